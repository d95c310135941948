//! Which of several signatures a credential is judged by.

use super::finding::Outcome;
use super::policy::Policy;
use super::proofs::Signature;
use super::trusted::{self, Trust};
use super::verifier::CLOCK_SKEW_SECONDS;
use crate::credential::Credential;
use crate::time::Timestamp;
use std::cmp::Reverse;

/// The place of the signature that a credential is judged by, if one is the issuer's; with `of_anybody`, of whoever signed.
///
/// The proofs of a set have no order that anything protects (Data Integrity 1.0 §2.1.1), so where they stand decides nothing. Of several the one counts that speaks for
/// the credential most: an issuer that changed its keys signs with both, and a list names one of them.
pub(super) fn choose(signatures: &[Signature], arrived: &Credential, policy: &Policy, now: &Timestamp, of_anybody: bool) -> Option<usize> {
    let may_count = |signature: &Signature| of_anybody || is_issuers(signature, arrived);
    if let [one] = signatures {
        return may_count(one).then_some(0);
    }
    let candidates = signatures.iter().enumerate().filter(|(_, signature)| may_count(signature));
    let weight = |signature| weight(signature, arrived, policy, now);
    candidates.min_by(|(_, one), (_, other)| weight(one).cmp(&weight(other))).map(|(index, _)| index)
}

/// The less of it, the more a signature speaks for the credential. The last two tell signatures of one weight apart, so that the same one is taken wherever they stand.
fn weight<'s>(signature: &'s Signature, arrived: &'s Credential, policy: &Policy, now: &Timestamp) -> impl Ord + use<'s> {
    let distrust = distrust(&trusted::judge(signature.credential(arrived), signature.signed_by(), policy));
    let proof = &signature.proof;
    let newest_first = Reverse(proof.created().map(Timestamp::unix_seconds));
    let has_flaws = (!is_issuers(signature, arrived), is_late(signature, now), distrust, signature.key_expired.is_some());
    (has_flaws, newest_first, proof.suite(), proof.value())
}

fn is_issuers(signature: &Signature, arrived: &Credential) -> bool {
    signature.signer.as_str() == signature.credential(arrived).issuer().as_str()
}

/// Whether the signature has run out, or is dated in the future.
fn is_late(signature: &Signature, now: &Timestamp) -> bool {
    let is_future = |created: &Timestamp| created.unix_seconds() > now.unix_seconds() + CLOCK_SKEW_SECONDS;
    signature.proof.expires().is_some_and(|expires| now > expires) || signature.proof.created().is_some_and(is_future)
}

/// How little the verifier's lists make of the signature.
fn distrust(trust: &Trust) -> u8 {
    let each = trust.findings.iter().map(|finding| match finding.outcome {
        Outcome::Fail => 2,
        Outcome::Unknown => 1,
        Outcome::Pass | Outcome::Skip => 0,
    });
    each.max().unwrap_or_default()
}
