//! Credentials and presentations that are envelopes around a token. VCDM 2.0 §4.12.1 and §4.13.1.

use super::violations::Violations;
use crate::credential::envelope::{CONTEXT_V2, check_contexts, types};
use crate::credential::{FormError, Unsecured, Version};
use crate::encoding::json::{Node, Pointer};

const CODE: &str = "envelope_invalid";

/// Everything in which an envelope is not what the data model demands of its form: contexts, type, and an `id` that is a `data:` URL with something in it. What is in
/// it is not looked at.
///
/// `kind` is `EnvelopedVerifiableCredential` or `EnvelopedVerifiablePresentation`.
///
/// Codes: `context_invalid`, `type_missing`, `envelope_invalid`.
pub fn enveloped(document: &Unsecured, kind: &str) -> Vec<FormError> {
    let mut found = Violations::default();
    if found.take(check_contexts(document)).is_some_and(|version| version != Version::V2) {
        let expected = format!("an array that begins with {CONTEXT_V2}");
        found.push(FormError::of_value(Pointer::fixed("/@context"), "context_invalid", expected, document.get("@context")));
    }
    found.take(types(document, kind));
    let id = document.get("id");
    if !id.and_then(Node::as_str).is_some_and(is_data_url) {
        found.push(FormError::of_value(Pointer::fixed("/id"), CODE, "a data: URL with a media type and a token", id));
    }
    found.into_vec()
}

/// `data:` media type `,` data (RFC 2397), where neither is missing.
fn is_data_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let Some((media_type, data)) = rest.split_once(',') else { return false };
    let kind = media_type.split(';').next().unwrap_or_default();
    let is_name =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.' | b'_'));
    scheme.eq_ignore_ascii_case("data")
        && kind.split_once('/').is_some_and(|(kind, subtype)| is_name(kind) && is_name(subtype))
        && !data.is_empty()
        && data.bytes().all(|b| b.is_ascii_graphic())
}
