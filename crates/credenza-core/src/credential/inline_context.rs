//! The inline JSON-LD context of our credentials, as it stands in each of them: read once, and compared from then on.
//!
//! What it means is told in [`crate::micro`].

use super::envelope::{CONTEXT_OPEN_BADGES, CONTEXT_V2};
use crate::encoding::digest::Beginning;
use crate::encoding::jcs;
use crate::encoding::json::{Document, Familiar, Node, ParseError};
use std::sync::OnceLock;

/// The context as it was written.
pub(crate) const SOURCE: &str = include_str!("inline_context.json");

/// The context, parsed once a process.
pub(crate) fn inline_context() -> &'static Document {
    static PARSED: OnceLock<Document> = OnceLock::new();
    PARSED.get_or_init(|| Document::parse(SOURCE.as_bytes()).unwrap_or_default())
}

/// Whether this is that context. It nearly always stands there as we write it, and texts are quickly compared.
pub(crate) fn is_inline_context(node: Node<'_>) -> bool {
    node.as_written() == canonical_context() || node == inline_context().root()
}

/// The contexts of a credential of ours, in their order and in canonical form: VCDM, Open Badges, ours.
pub(crate) fn canonical_contexts() -> &'static str {
    static FORM: OnceLock<String> = OnceLock::new();
    FORM.get_or_init(|| format!("[\"{CONTEXT_V2}\",\"{CONTEXT_OPEN_BADGES}\",{}]", canonical_context()))
}

/// The context in canonical form, as it stands in every credential of ours.
pub(crate) fn canonical_context() -> &'static str {
    static FORM: OnceLock<String> = OnceLock::new();
    FORM.get_or_init(|| String::from_utf8(jcs::canonicalize(inline_context().root())).unwrap_or_default())
}

/// How the canonical forms of every credential of ours and of its proof options begin: two kilobytes that need not be hashed again and again.
pub(crate) fn canonical_beginning() -> &'static Beginning {
    static BEGINNING: OnceLock<Beginning> = OnceLock::new();
    BEGINNING.get_or_init(|| Beginning::new(format!("{{\"@context\":{},", canonical_contexts()).into_bytes()))
}

/// Reads a document in which the context may stand: then two kilobytes need not be read again and again.
///
/// # Errors
/// Those of [`Document::parse`].
pub(crate) fn parse(bytes: &[u8]) -> Result<Document, ParseError> {
    static FAMILIAR: OnceLock<Option<Familiar>> = OnceLock::new();
    let familiar = FAMILIAR.get_or_init(|| Familiar::of(canonical_context().as_bytes()));
    Document::parse_with(bytes, familiar.as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever stands around the context, and whatever is done to it: it is what is read without knowing it.
    #[test]
    fn a_document_with_the_context_is_what_it_is_without_knowing_it() {
        let (context, all) = (canonical_context(), canonical_contexts());
        let source = SOURCE.trim();
        let changed = context.replacen(':', ": ", 1);
        let other = context.replacen("Credit", "Debit", 1);
        assert_ne!(context, other);
        for text in [
            context.to_owned(),
            all.to_owned(),
            format!("{{\"@context\":{all},\"n\":1,\"proof\":{{\"@context\":{all}}}}}"),
            format!("{{\"n\":[{context},{context}],\"\\u0061\":{{\"z\":{context},\"b\":\"\\n\"}}}}"),
            format!("[{source},{context},{changed},{other},{context}]"),
            format!("{{\"b\":1,\"a\":{context}}}"),
        ] {
            let (known, unknown) = (parse(text.as_bytes()).unwrap(), Document::parse(text.as_bytes()).unwrap());
            assert_eq!(known.to_value(), unknown.to_value());
            assert_eq!(jcs::canonicalize(known.root()), jcs::canonicalize(unknown.root()));
            assert_eq!(known.root().range(), unknown.root().range());
            for number in known.root().range() {
                assert_eq!(known.node_of(number).unwrap().as_written(), unknown.node_of(number).unwrap().as_written(), "{number}");
            }
        }
        for broken in
            [format!("[{context}"), format!("[{context}x]"), format!("{{\"a\":{context},\"a\":{context}}}"), context.replacen("{", "", 1)]
        {
            assert_eq!(parse(broken.as_bytes()).unwrap_err(), Document::parse(broken.as_bytes()).unwrap_err());
        }
    }
}
