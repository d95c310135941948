//! The third question: who says so, and does the verifier know them?

use super::code::Code;
use super::finding::{Check, Finding, Outcome};
use super::policy::Policy;
use super::report::Verified;
use crate::credential::Credential;
use crate::did::Did;
use crate::encoding::json::{Node, Pointer};
use crate::micro::Terms;
use crate::time::Timestamp;
use crate::trust::{Standing, TrustedIssuer};

/// What the verifier's sources say of an issuer.
pub(super) struct Trust {
    pub(super) findings: Vec<Finding>,
    /// The name under which a list of the verifier's knows it.
    pub(super) name: Option<String>,
}

/// Judges the issuer of an authentic credential. The date is the signature's, which the issuer asserts; without one, `validFrom`.
///
/// Where somebody else signed (which only [`super::IssuerBinding::Reported`] lets through), whoever the document names as issuer has said nothing: whether the
/// verifier trusts it stays unknown, and no list lends it a name.
pub(super) fn judge(credential: &Verified<Credential>, policy: &Policy) -> Trust {
    let issuer = credential.signer();
    if issuer.as_str() != credential.issuer().as_str() {
        let finding = Finding::new(Check::Trust, Outcome::Unknown, Code::IssuerMismatch, Pointer::fixed("/issuer"));
        return Trust { findings: vec![finding.with("issuer", credential.issuer()).with("signer", issuer)], name: None };
    }
    let signed = credential.signed().or(credential.valid_from());
    let country = country(credential);
    let mut findings = Vec::new();
    let mut name = None;
    for (source, list) in &policy.trust {
        let standing = list.standing(issuer, credential.key(), signed, credential.types(), country);
        let Some((outcome, code, entry)) = verdict(&standing) else { continue };
        findings.push(finding(source, outcome, code, entry, issuer, signed, country));
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

/// A finding with both sides: what the list says and what the credential says.
fn finding(
    source: &str,
    outcome: Outcome,
    code: Code,
    entry: &TrustedIssuer,
    issuer: &Did,
    signed: Option<&Timestamp>,
    country: Option<&str>,
) -> Finding {
    let finding = Finding::new(Check::Trust, outcome, code, Pointer::fixed("/issuer"))
        .with("did", issuer.as_str())
        .with("name", entry.name.as_str())
        .with("list", source);
    let or_none = |time: Option<&Timestamp>| time.map_or_else(|| "-".to_owned(), ToString::to_string);
    match code {
        Code::IssuerOutsidePeriod | Code::IssuerClosed | Code::IssuerCompromised => {
            finding.with("from", or_none(entry.from.as_ref())).with("until", or_none(entry.until.as_ref())).with("signed", or_none(signed))
        }
        Code::IssuerOutsideCountry => {
            finding.with("expected", entry.country.as_deref().unwrap_or("-")).with("found", country.unwrap_or("-"))
        }
        Code::IssuerOutsideTypes => finding.with("expected", entry.types.join(", ")),
        _ => finding,
    }
}

/// The country that the issuer states in the signed document, under contexts that give the term its meaning. Open Badges 3.0 §B.1.1 (`Address`).
fn country(credential: &Credential) -> Option<&str> {
    Terms::within(credential.document(), "issuer")?;
    credential.document().get("issuer")?.get("address")?.get("addressCountryCode").and_then(Node::as_str)
}
