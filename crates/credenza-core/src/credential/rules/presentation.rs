//! Presentations. VCDM 2.0 §4.13, VCDM 1.1 §4.10.

use super::digests::Known;
use super::enveloped::enveloped;
use super::violations::Violations;
use super::{credential, envelope};
use crate::credential::envelope::{items, untyped, uri};
use crate::credential::{FormError, Unsecured};
use crate::encoding::json::Node;
use crate::encoding::json::Pointer;

/// Everything in which a presentation, and each credential in it, is not what the data model demands. There need not be any credential in it, nor a holder.
///
/// Codes: those of [`credential`] and [`enveloped`], `holder_invalid`, `presented_credential_invalid`.
pub fn presentation(document: &Unsecured, known: Known<'_>) -> Vec<FormError> {
    let mut found = Violations::default();
    envelope(document, "VerifiablePresentation", &mut found);
    match document.get("holder") {
        None => {}
        Some(holder) if holder.is_object() => {
            found.take(uri(holder.get("id"), || Pointer::fixed("/holder/id"), "holder_invalid"));
        }
        holder => {
            found.take(uri(holder, || Pointer::fixed("/holder"), "holder_invalid"));
        }
    }
    for (step, item) in items(document, "termsOfUse") {
        if let Some(error) = untyped(step, "termsOfUse", item) {
            found.push(error);
        }
    }
    const PROPERTY: &str = "verifiableCredential";
    for (step, item) in items(document, PROPERTY) {
        if found.is_full() {
            break;
        }
        let place = step.place(PROPERTY);
        presented(item, &place, known).into_iter().for_each(|error| found.push(error));
    }
    found.into_vec()
}

fn presented(item: Node<'_>, place: &Pointer, known: Known<'_>) -> Vec<FormError> {
    const ENVELOPE: &str = "EnvelopedVerifiableCredential";
    if !item.is_object() {
        return vec![FormError::of_value(place.clone(), "presented_credential_invalid", "a credential", Some(item))];
    }
    let document = Unsecured::new(item.to_document());
    let is_envelope = item.get("type").into_iter().flat_map(Node::one_or_many).any(|(_, kind)| kind.as_str() == Some(ENVELOPE));
    let errors = if is_envelope { enveloped(&document, ENVELOPE) } else { credential(&document, known) };
    errors
        .into_iter()
        .map(|error| {
            let inner = error.pointer().within(place);
            error.at(inner)
        })
        .collect()
}
