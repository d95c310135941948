//! The third question: who says so, and does the verifier know them?

use super::code::Code;
use super::finding::{Check, Finding, Outcome};
use super::policy::Policy;
use crate::credential::{Credential, lexical};
use crate::did::Did;
use crate::encoding::json::Pointer;
use crate::key::PublicKey;
use crate::micro::Terms;
use crate::time::Timestamp;
use crate::trust::{Standing, TrustedIssuer};

/// What the verifier's sources say of an issuer.
pub(super) struct Trust {
    pub(super) findings: Vec<Finding>,
    /// The name under which a list of the verifier's knows it.
    pub(super) name: Option<String>,
}

/// Who signed, with which key, and when they say they did.
#[derive(Clone, Copy)]
pub(super) struct SignedBy<'a> {
    pub(super) signer: &'a Did,
    pub(super) key: &'a PublicKey,
    pub(super) created: Option<&'a Timestamp>,
}

/// Judges the issuer of an authentic credential. The date is the signature's, which the issuer asserts; without one, `validFrom`, which it asserts as well.
///
/// Where somebody else signed (which only [`super::IssuerBinding::Reported`] lets through), whoever the document names as issuer has said nothing: whether the
/// verifier trusts it stays unknown, and no list lends it a name.
pub(super) fn judge(credential: &Credential, by: SignedBy<'_>, policy: &Policy) -> Trust {
    let issuer = by.signer;
    if issuer.as_str() != credential.issuer().as_str() {
        let finding = Finding::new(Check::Trust, Outcome::Unknown, Code::IssuerMismatch, Pointer::fixed("/issuer"));
        return Trust { findings: vec![finding.with("issuer", credential.issuer()).with("signer", issuer)], name: None };
    }
    let claim = Claim {
        issuer,
        time: by.created.or(credential.valid_from()),
        dated_by: if by.created.is_some() { "signature" } else { "credential" },
        types: credential.types(),
        country: country(credential),
    };
    let mut findings = Vec::new();
    let mut name = None;
    for (source, list) in &policy.trust {
        let standing = list.standing(issuer, by.key, claim.time, claim.types, claim.country);
        let Some((outcome, code, entry)) = verdict(&standing) else { continue };
        findings.push(finding(source, outcome, code, entry, &claim));
        // A key that is not the issuer's, or is no longer only the issuer's, does not speak under its name.
        if !matches!(code, Code::IssuerKeyNotListed | Code::IssuerCompromised) {
            name.get_or_insert_with(|| entry.name.clone());
        }
    }
    // One list that calls the issuer compromised outweighs all; then one that names it for something else; then one that trusts it.
    findings.sort_by_key(|finding| (finding.code != Code::IssuerCompromised, finding.outcome != Outcome::Fail));
    let refused = findings.iter().any(|finding| finding.outcome == Outcome::Fail);
    let decided = |outcome, code| Finding::new(Check::Trust, outcome, code, Pointer::fixed("/issuer")).with("did", issuer.as_str());
    let is_pinned = policy.pinned.contains(issuer);
    if !policy.pinned.is_empty() && !is_pinned && !policy.is_inside {
        let pinned: Vec<_> = policy.pinned.iter().map(Did::as_str).collect();
        findings.insert(0, decided(Outcome::Fail, Code::IssuerNotPinned).with("expected", pinned.join(", ")));
    } else if is_pinned && !refused {
        // A pin stands in for a list that does not name the issuer. It lifts nothing that a list says: a domain that was taken over has the pinned DID too.
        findings.insert(0, decided(Outcome::Pass, Code::IssuerPinned));
    } else if findings.is_empty() {
        findings.push(match (policy.allow_unknown_issuer, policy.trust.is_empty()) {
            (true, _) => decided(Outcome::Pass, Code::IssuerAllowed),
            (false, true) => decided(Outcome::Unknown, Code::NoTrustSource),
            (false, false) => decided(Outcome::Unknown, Code::IssuerUnknown),
        });
    }
    Trust { findings, name }
}

fn verdict<'a>(standing: &Standing<'a>) -> Option<(Outcome, Code, &'a TrustedIssuer)> {
    Some(match standing {
        Standing::Absent => return None,
        Standing::Trusted(entry) => (Outcome::Pass, Code::IssuerTrusted, entry),
        Standing::TrustedByItsOwnDate(entry) => (Outcome::Pass, Code::IssuerClosed, entry),
        Standing::OutsidePeriod(entry) => (Outcome::Fail, Code::IssuerOutsidePeriod, entry),
        Standing::OutsideCountry(entry) => (Outcome::Fail, Code::IssuerOutsideCountry, entry),
        Standing::OutsideTypes(entry) => (Outcome::Fail, Code::IssuerOutsideTypes, entry),
        Standing::KeyNotListed(entry) => (Outcome::Fail, Code::IssuerKeyNotListed, entry),
        Standing::Compromised(entry) => (Outcome::Fail, Code::IssuerCompromised, entry),
    })
}

/// What a credential says that a list has a word on.
struct Claim<'a> {
    issuer: &'a Did,
    /// When it was signed.
    time: Option<&'a Timestamp>,
    /// What says so: the `signature`, or where that has no date the `credential`.
    dated_by: &'static str,
    types: &'a [String],
    country: Option<&'a str>,
}

/// A finding with both sides: what the list says and what the credential says.
fn finding(source: &str, outcome: Outcome, code: Code, entry: &TrustedIssuer, claim: &Claim<'_>) -> Finding {
    let finding = Finding::new(Check::Trust, outcome, code, Pointer::fixed("/issuer"))
        .with("did", claim.issuer.as_str())
        .with("name", entry.name.as_str())
        .with("list", source);
    let or_none = |time: Option<&Timestamp>| time.map_or_else(|| "-".to_owned(), ToString::to_string);
    match code {
        Code::IssuerOutsidePeriod | Code::IssuerClosed | Code::IssuerCompromised => {
            let finding = finding.with("from", or_none(entry.from.as_ref())).with("until", or_none(entry.until.as_ref()));
            finding.with("signed", or_none(claim.time)).with("dated_by", claim.dated_by)
        }
        Code::IssuerOutsideCountry => {
            finding.with("expected", entry.country.as_deref().unwrap_or("-")).with("found", claim.country.unwrap_or("-"))
        }
        Code::IssuerOutsideTypes => finding.with("expected", entry.types.join(", ")).with("found", claim.types.join(", ")),
        _ => finding,
    }
}

/// The country that the issuer states in the signed document, under contexts that give the term its meaning. Open Badges 3.0 §B.1.1 (`Address`).
fn country(credential: &Credential) -> Option<&str> {
    Terms::within(credential.document(), "issuer")?;
    credential.document().get("issuer")?.get("address")?.get("addressCountryCode").and_then(lexical)
}
