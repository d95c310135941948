//! What arrived, before anyone believes it.

use super::format::{self, Format};
use super::inline_context;
use crate::encoding::json::{Document, Node, ParseError, Pointer, Value};
use std::sync::OnceLock;

/// A document that arrived: parsed strictly, not believed. Any format; only verification makes a credential of it.
#[derive(Clone)]
pub struct Secured {
    format: Format,
    /// What we have just written and nobody has looked into yet; empty for what arrived.
    written: String,
    document: OnceLock<Document>,
    tree: OnceLock<Value>,
}

impl Secured {
    /// Reads a document from bytes, white space around it allowed.
    ///
    /// # Errors
    /// A [`ParseError`] where it is neither strict JSON nor shaped like a token.
    pub fn parse(bytes: &[u8]) -> Result<Self, ParseError> {
        if let Some((token, format)) = token(bytes) {
            let document = Document::from_value(&Value::String(token.to_owned()))?;
            return Ok(Self { format, ..Self::from_document(document) });
        }
        inline_context::parse(bytes).map(Self::from_document)
    }

    /// Takes a document that strict parsing has already read, such as one inside a presentation.
    pub fn from_document(document: Document) -> Self {
        let format = Format::of(document.root());
        Self { format, written: String::new(), document: document.into(), tree: OnceLock::new() }
    }

    /// Takes what stands inside another document as if it had arrived by itself: a text there may be a token, or a document in writing.
    pub(super) fn inside(document: Document) -> Self {
        let written = document.root().as_str().and_then(|text| Self::parse(text.as_bytes()).ok());
        written.unwrap_or_else(|| Self::from_document(document))
    }

    /// Takes a document that this crate has just put together, no deeper and no longer than it reads. It is parsed when somebody looks into it.
    pub(crate) fn written(text: Vec<u8>, format: Format) -> Self {
        Self { format, written: String::from_utf8(text).unwrap_or_default(), document: OnceLock::new(), tree: OnceLock::new() }
    }

    /// The format.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The document as it arrived. NOT VERIFIED: for looking at, never for deciding.
    pub fn document(&self) -> &Document {
        self.document.get_or_init(|| inline_context::parse(self.written.as_bytes()).unwrap_or_default())
    }

    /// The text of the document as it arrived, or as it was written. NOT VERIFIED.
    pub fn as_text(&self) -> &str {
        if self.written.is_empty() { self.document().root().as_written() } else { &self.written }
    }

    /// The document as it arrived, as a tree. NOT VERIFIED: for looking at, never for deciding.
    pub fn unverified(&self) -> &Value {
        self.tree.get_or_init(|| self.document().to_value())
    }

    /// What a presentation presents, and the outermost credentials, presentations and tokens inside a [`Format::Container`], in the order of the document, each as if
    /// it had arrived by itself; nothing in a document of another format. NOT VERIFIED: for taking them out.
    pub fn contained(&self) -> impl Iterator<Item = Self> {
        let nodes: Vec<_> = match self.format {
            Format::Presentation => {
                let presented = self.document().root().get("verifiableCredential");
                presented.into_iter().flat_map(Node::one_or_many).map(|(_, item)| item).collect()
            }
            Format::Container => format::contained(self.document().root()),
            _ => Vec::new(),
        };
        nodes.into_iter().map(|node| Self::inside(node.to_document()))
    }

    /// Where the first of what is inside a [`Format::Container`] stands, and how many there are.
    pub fn first_contained(&self) -> Option<(Pointer, usize)> {
        let root = Some(self.document().root()).filter(|_| self.format == Format::Container)?;
        let nodes = format::contained(root);
        let first = nodes.first()?;
        Some((first.pointer_below(root), nodes.len()))
    }

    /// The proofs, each with its index where it is one of an array: none where `proof` is missing, null or an empty array.
    pub(crate) fn proofs(&self) -> Vec<(Pointer, Node<'_>)> {
        const PROOF: Pointer = Pointer::fixed("/proof");
        let found = self.document().root().get("proof").filter(|proof| !proof.is_null());
        let place = |index: Option<usize>| index.map_or(PROOF, |index| PROOF.index(index));
        found.into_iter().flat_map(Node::one_or_many).map(|(index, proof)| (place(index), proof)).collect()
    }
}

impl PartialEq for Secured {
    fn eq(&self, other: &Self) -> bool {
        self.format == other.format && self.document() == other.document()
    }
}

impl std::fmt::Debug for Secured {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Secured({}, {:?})", self.format.name(), self.document())
    }
}

fn token(bytes: &[u8]) -> Option<(&str, Format)> {
    if !bytes.trim_ascii_start().starts_with(b"eyJ") {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?.trim_ascii();
    Format::of_token(text).map(|format| (text, format))
}
