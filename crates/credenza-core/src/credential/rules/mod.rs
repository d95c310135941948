//! Every rule of the data model on the form of a credential or presentation. VCDM 2.0 §4 and §5, VCDM 1.1 §4 and §5.
//!
//! [`Credential::read`](super::Credential::read) asks only for what decides how an envelope reads, so that as much as possible of what others wrote can be judged.
//! An issuer keeps all the rules, and a verifier may ask whether another did. What JSON-LD says of terms and types is not known here.
//!
//! Everything that is wrong is listed, each with its place, up to [`MAX_VIOLATIONS`].

mod digests;
mod enveloped;
mod language;
mod presentation;
mod related_resource;
mod violations;

#[cfg(test)]
mod tests;

pub(crate) use digests::states_digest;
pub use digests::{Digests, Known, well_known};
pub use enveloped::enveloped;
pub use presentation::presentation;
pub use violations::MAX_VIOLATIONS;

use super::envelope::{
    CONTEXT_V1, CONTEXT_V2, Credential, Period, TYPED, check_contexts, check_names, id, issuer, items, status_entries, subjects, types,
    untyped, uri,
};
use super::form::FormError;
use super::unsecured::Unsecured;
use super::version::Version;
use crate::encoding::json::{Node, Pointer};
use violations::Violations;

/// Everything in which a credential is not what the data model of its version demands; nothing where it keeps every rule. A proof in it is passed over.
///
/// `known` gives the digests of resources that the caller knows, by URL ([`well_known`] where it knows no others): a related resource that it knows must have one of
/// them, any other only a digest of the right form.
///
/// Codes: those of [`Credential::read`](super::Credential::read), `date_missing`, `property_id_invalid`, `language_value_invalid`, `related_resource_invalid`,
/// `related_resource_repeated`, `digest_missing`, `digest_malformed`, `digest_mismatch`.
pub fn credential(document: &Unsecured, known: Known<'_>) -> Vec<FormError> {
    let mut found = Violations::default();
    let version = envelope(document, "VerifiableCredential", &mut found);
    found.take(issuer(document));
    found.take(Period::read(document, version));
    found.take(subjects(document));
    found.take(status_entries(document));
    beyond_the_envelope(document, version, known, &mut found);
    found.into_vec()
}

/// The same of a credential whose envelope was read: what reading it refuses it does not have.
pub(crate) fn of_read(credential: &Credential, known: Known<'_>) -> Vec<FormError> {
    let mut found = Violations::default();
    let (document, version) = (credential.document(), credential.version());
    one_base_context(document, &mut found);
    beyond_the_envelope(document, version, known, &mut found);
    found.into_vec()
}

/// The rules on what [`Credential::read`] reads over.
fn beyond_the_envelope(document: &Unsecured, version: Version, known: Known<'_>, found: &mut Violations) {
    if version == Version::V1 && document.get("issuanceDate").is_none() {
        let expected = "the date and time from which it is valid";
        found.push(FormError::of_value(Pointer::fixed("/issuanceDate"), "date_missing", expected, None));
    }
    status_ids(document, version, found);
    typed(document, version, found);
    // VCDM 1.1 defines neither: what stands there is a matter of the other contexts.
    if version == Version::V2 {
        language::check(document, found);
        related_resource::check(document, known, found);
    }
}

/// What a credential and a presentation have in common: contexts, names, types, id. Where no version stands in the contexts, the rest is held to 2.0.
fn envelope(document: &Unsecured, required: &str, found: &mut Violations) -> Version {
    let version = found.take(check_contexts(document)).or_else(|| Version::of(document).ok()).unwrap_or(Version::V2);
    one_base_context(document, found);
    found.take(check_names(document, version));
    found.take(types(document, required));
    found.take(id(document));
    version
}

/// Each base context protects its terms from the other.
fn one_base_context(document: &Unsecured, found: &mut Violations) {
    let is_other = |item: &Node<'_>| matches!(item.as_str(), Some(CONTEXT_V1 | CONTEXT_V2));
    if let Some((index, item)) = document.contexts().enumerate().skip(1).find(|(_, item)| is_other(item)) {
        let place = Pointer::fixed("/@context").index(index);
        found.push(FormError::of_value(place, "context_invalid", "one base context", Some(item)));
    }
}

/// VCDM 2.0 §4.10: an id only if there is one; VCDM 1.1 §5.4 demands it.
fn status_ids(document: &Unsecured, version: Version, found: &mut Violations) {
    const PROPERTY: &str = "credentialStatus";
    if version == Version::V1
        && let Some((step, item)) = items(document, PROPERTY).find(|(_, item)| item.is_object() && item.get("id").is_none())
    {
        found.push(FormError::of_value(step.place(PROPERTY).key("id"), "status_invalid", "an absolute URI", item.get("id")));
    }
}

/// Whatever must say of which type it is. VCDM 2.0 §4.11, §5.4 to §5.6; VCDM 1.1 §5.5 to §5.7.
fn typed(document: &Unsecured, version: Version, found: &mut Violations) {
    for property in TYPED {
        for (step, item) in items(document, property) {
            if found.is_full() {
                return;
            }
            if let Some(error) = untyped(step, property, item) {
                found.push(error);
            }
            let is_required = property == "credentialSchema" || (version == Version::V1 && property == "refreshService");
            if item.is_object() && (is_required || item.get("id").is_some()) {
                found.take(uri(item.get("id"), || step.place(property).key("id"), "property_id_invalid"));
            }
        }
    }
}
