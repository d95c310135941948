//! Whether a learner's DID is theirs: the proof that `wallet did --for ISSUER --nonce N` makes.
//!
//! A DID in a spreadsheet is a claim. A credential bound to somebody else's key, by a slip or on purpose, can be presented by that other person and not by the
//! learner. So a row with a DID is issued only with its proof: a presentation without credentials, signed by the DID's key, that answers the issuer's nonce and is
//! meant for the issuer's DID (base64url of its JSON).

use credenza_core::credential::Secured;
use credenza_core::did::Did;
use credenza_core::encoding::base64url;
use credenza_core::present::Request;
use credenza_core::time::Timestamp;
use credenza_core::verify::{Answer, Evidence, Outcome, Policy, Question, Verifier};

use super::draft::Refusal;
use crate::failure::Failure;
use crate::roster::{Column, Row};

/// What the awarding body asks of rows with a DID.
#[derive(Clone, Copy, Debug)]
pub(super) struct Demand<'a> {
    /// The random text that it gave to its learners.
    pub(super) nonce: Option<&'a str>,
    /// `--allow-unproven-did`: a DID without proof is taken as it is. A wrong proof is refused all the same.
    pub(super) optional: bool,
    /// The DID that issues.
    pub(super) issuer: &'a Did,
}

/// Checks the proof of the row's DID, where it has one.
///
/// # Errors
/// `did_proof_missing`, `did_nonce_missing`, `did_proof_malformed`, `did_proof_refused`, `did_proof_of_another`.
pub(super) fn check(row: &Row, demand: &Demand<'_>, now: &Timestamp) -> Result<(), Refusal> {
    let Some(did) = &row.did else { return Ok(()) };
    let refusal = |column, failure: Failure| Err(Refusal { column: Some(column), failure: failure.arg("did", did) });
    let Some(proof) = &row.did_proof else {
        return if demand.optional { Ok(()) } else { refusal(Column::Did, Failure::new("did_proof_missing")) };
    };
    let Some(nonce) = demand.nonce else { return refusal(Column::DidProof, Failure::new("did_nonce_missing")) };
    let decoded = base64url::decode(proof).map_err(|error| error.code());
    let presentation = decoded.and_then(|bytes| Secured::parse(&bytes).map_err(|error| error.code()));
    let presentation = match presentation {
        Ok(presentation) => presentation,
        Err(reason) => return refusal(Column::DidProof, Failure::new("did_proof_malformed").arg("reason", reason)),
    };
    let (evidence, policy) = (Evidence::new(), Policy::default());
    let answer = Verifier::new(&evidence, &policy).presentation(&presentation, &Request::bare(nonce, demand.issuer.as_str()), now);
    if answer.report().answer(Question::Authentic) != Answer::Yes {
        let reason = answer.report().findings().iter().find(|finding| matches!(finding.outcome, Outcome::Fail | Outcome::Unknown));
        let reason = reason.map(|finding| finding.code.as_str()).unwrap_or_default();
        return refusal(Column::DidProof, Failure::new("did_proof_refused").arg("reason", reason));
    }
    match answer.holder() {
        Some(holder) if holder == did => Ok(()),
        holder => {
            let holder = holder.map(ToString::to_string).unwrap_or_default();
            refusal(Column::DidProof, Failure::new("did_proof_of_another").arg("holder", holder))
        }
    }
}

#[cfg(test)]
mod tests {
    use credenza_core::key::SecretKey;
    use credenza_core::present::Holder;

    use super::*;
    use crate::roster::{self, Options};

    const NONCE: &str = "q0w9e8r7t6y5u4i3o2p1a0";

    fn row(did: &str, proof: &str) -> Row {
        let text = format!("name;did;did_proof\nFiorella Inventata;{did};{proof}\n");
        let today = credenza_core::time::Date::parse("2026-06-30").unwrap();
        let options = Options { encoding: None, delimiter: None, sheet: None, date_format: None, key: None, today };
        roster::read(text.as_bytes(), "r.csv", &options).unwrap().rows.remove(0)
    }

    fn proof(seed: u8, nonce: &str, issuer: &str, now: &Timestamp) -> (String, String) {
        let key = SecretKey::from_seed([seed; 32]);
        let holder = Holder::new(&key);
        let answer = holder.present(&[], &Request::bare(nonce, issuer), now).unwrap();
        (holder.did().to_string(), base64url::encode(&serde_json::to_vec(answer.unverified()).unwrap()))
    }

    #[test]
    fn only_the_proof_of_this_did_for_this_issuer_and_nonce_counts() {
        let now = Timestamp::parse("2026-06-30T09:00:00Z").unwrap();
        let issuer = Did::parse("did:web:centre.example").unwrap();
        let judged = |did: &str, proof: &str, nonce, optional| {
            let demand = Demand { nonce, optional, issuer: &issuer };
            check(&row(did, proof), &demand, &now).map_err(|refusal| refusal.failure.code)
        };
        let (did, right) = proof(1, NONCE, issuer.as_str(), &now);
        let (other, _) = proof(2, NONCE, issuer.as_str(), &now);
        let (_, old) = proof(1, "another-nonce-altogether", issuer.as_str(), &now);
        let (_, elsewhere) = proof(1, NONCE, "did:web:evil.example", &now);
        assert_eq!(judged(&did, &right, Some(NONCE), false), Ok(()));
        assert_eq!(judged(&did, "", Some(NONCE), false), Err("did_proof_missing"));
        assert_eq!(judged(&did, "", None, true), Ok(()));
        assert_eq!(judged(&did, &right, None, true), Err("did_nonce_missing"));
        assert_eq!(judged(&other, &right, Some(NONCE), false), Err("did_proof_of_another"));
        assert_eq!(judged(&did, &old, Some(NONCE), true), Err("did_proof_refused"));
        assert_eq!(judged(&did, &elsewhere, Some(NONCE), false), Err("did_proof_refused"));
        assert_eq!(judged(&did, "%%%", Some(NONCE), false), Err("did_proof_malformed"));
        assert_eq!(judged(&did, "e30", Some(NONCE), false), Err("did_proof_refused"));
    }
}
