//! The inline JSON-LD context of a micro-credential.
//!
//! Open Badges has no term for most of the European elements; these are mapped to the European Learning Model by a small context that every credential carries
//! itself: no server can vanish, nobody can change it later. It is the same bytes in every credential and known by digest. See `docs/adr/0001-inline-context.md`.

use crate::credential::{CONTEXT_OPEN_BADGES, CONTEXT_V1, CONTEXT_V2, Unsecured};
use crate::encoding::digest::Beginning;
use crate::encoding::jcs;
use crate::encoding::json::{Document, Node, Value};
use std::sync::OnceLock;

/// SHA-256 of the JCS form of [`inline_context`].
#[rustfmt::skip]
pub const CONTEXT_DIGEST: [u8; 32] = [
    0x48, 0xf9, 0x11, 0xd1, 0xf0, 0xd9, 0xa1, 0xd8, 0x2d, 0x66, 0x37, 0xc7, 0xf2, 0x9b, 0x22, 0xe8,
    0x84, 0xb8, 0xeb, 0x85, 0xe2, 0x08, 0x2b, 0x63, 0x85, 0x65, 0x84, 0x99, 0x09, 0xcd, 0x0a, 0xc3,
];

const SOURCE: &str = include_str!("context.json");

/// The context as a JSON value.
pub fn inline_context() -> Value {
    context().to_value()
}

/// Whether this is that context. It nearly always stands there as we write it, and texts are quickly compared.
pub(crate) fn is_inline_context(node: Node<'_>) -> bool {
    node.as_written() == canonical_context() || node == context().root()
}

/// The context, parsed once a process.
fn context() -> &'static Document {
    static PARSED: OnceLock<Document> = OnceLock::new();
    PARSED.get_or_init(|| Document::parse(SOURCE.as_bytes()).unwrap_or_default())
}

/// The contexts of a credential of ours, in their order and in canonical form: VCDM, Open Badges, ours.
pub(crate) fn canonical_contexts() -> &'static str {
    static FORM: OnceLock<String> = OnceLock::new();
    FORM.get_or_init(|| format!("[\"{CONTEXT_V2}\",\"{CONTEXT_OPEN_BADGES}\",{}]", canonical_context()))
}

/// The context in canonical form, as it stands in every credential of ours.
fn canonical_context() -> &'static str {
    static FORM: OnceLock<String> = OnceLock::new();
    FORM.get_or_init(|| String::from_utf8(jcs::canonicalize(context().root())).unwrap_or_default())
}

/// How the canonical forms of every credential of ours and of its proof options begin: two kilobytes that need not be hashed again and again.
pub(crate) fn canonical_beginning() -> &'static Beginning {
    static BEGINNING: OnceLock<Beginning> = OnceLock::new();
    BEGINNING.get_or_init(|| Beginning::new(format!("{{\"@context\":{},", canonical_contexts()).into_bytes()))
}

/// The contexts of Open Badges 3.0 under all the addresses at which 1EdTech publishes them.
const OPEN_BADGES: [&str; 5] = [
    "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.0.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
];

/// Which terms the contexts of a credential define, where they are contexts that we know.
///
/// Under any other list a term may mean anything: a foreign context may have mapped `creditsEarned` to something else (the term-swap attack,
/// w3c/vc-data-integrity#272).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Terms {
    /// Open Badges only.
    OpenBadges,
    /// Open Badges and the European elements of our inline context.
    European,
}

impl Terms {
    /// The terms of a document. Statements carry the IRIs of their terms, so whatever contexts they arrived with, ours mean what they say.
    pub(crate) fn of(document: &Unsecured) -> Option<Self> {
        if document.is_graph() { Some(Self::European) } else { Self::of_contexts(document.contexts()) }
    }

    /// The terms of exactly these contexts, in this order.
    fn of_contexts<'d>(mut contexts: impl Iterator<Item = Node<'d>>) -> Option<Self> {
        let is_base = contexts.next()?.as_str().is_some_and(|url| url == CONTEXT_V2 || url == CONTEXT_V1);
        let is_open_badges = contexts.next()?.as_str().is_some_and(|url| OPEN_BADGES.contains(&url));
        if !is_base || !is_open_badges {
            return None;
        }
        match (contexts.next(), contexts.next()) {
            (None, _) => Some(Self::OpenBadges),
            (Some(third), None) if is_inline_context(third) => Some(Self::European),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::digest::sha256;

    #[test]
    fn the_digest_is_that_of_the_context() {
        let ours = jcs::canonicalize(context().root());
        assert_eq!(sha256(&ours), CONTEXT_DIGEST);
        assert!(canonical_contexts().ends_with(&format!("{}]", String::from_utf8(ours).unwrap())));
    }
}
