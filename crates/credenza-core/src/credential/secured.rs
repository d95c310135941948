//! What arrived, before anyone believes it.

use super::envelope::{CONTEXT_V1, CONTEXT_V2};
use crate::encoding::json::{self, Document, Node, ParseError, Pointer, Value};
use std::sync::OnceLock;

/// Which format a document is in, as far as a first look tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A credential of VCDM 2.0 or 1.1 with embedded proof.
    Credential,
    /// A presentation of VCDM 2.0 or 1.1 with embedded proof.
    Presentation,
    /// An enveloped credential or presentation of VCDM 2.0 (§4.12), which is not judged yet.
    Enveloped,
    /// A compact JSON Web Token, which is not judged yet.
    Jwt,
    /// An SD-JWT, which is not judged yet.
    SdJwt,
    /// JSON of another kind.
    Unknown,
}

impl Format {
    /// The stable name, as reports give it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Credential => "vc+ld+json",
            Self::Presentation => "vp+ld+json",
            Self::Enveloped => "enveloped",
            Self::Jwt => "vc+jwt",
            Self::SdJwt => "sd-jwt",
            Self::Unknown => "unknown",
        }
    }
}

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
        Document::parse(bytes).map(Self::from_document)
    }

    /// Takes a document that strict parsing has already read, such as one inside a presentation.
    pub fn from_document(document: Document) -> Self {
        let format = format(document.root());
        Self { format, written: String::new(), document: document.into(), tree: OnceLock::new() }
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
        self.document.get_or_init(|| Document::parse(self.written.as_bytes()).unwrap_or_default())
    }

    /// The text of the document as it arrived, or as it was written. NOT VERIFIED.
    pub fn as_text(&self) -> &str {
        if self.written.is_empty() { self.document().root().as_written() } else { &self.written }
    }

    /// The document as it arrived, as a tree. NOT VERIFIED: for looking at, never for deciding.
    pub fn unverified(&self) -> &Value {
        self.tree.get_or_init(|| self.document().to_value())
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
    let text = std::str::from_utf8(bytes).ok().filter(|text| text.len() <= json::MAX_BYTES)?.trim_ascii();
    let is_base64url = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    let jwt = text.split('~').next()?;
    let shaped = jwt.split('.').count() == 3 && jwt.split('.').all(is_base64url);
    shaped.then_some((text, if text.contains('~') { Format::SdJwt } else { Format::Jwt }))
}

fn format(document: Node<'_>) -> Format {
    if !document.is_object() {
        return Format::Unknown;
    }
    let mentions = |name: &str, wanted: &str| {
        let items = document.get(name).into_iter().flat_map(Node::one_or_many);
        items.into_iter().any(|(_, item)| item.as_str() == Some(wanted))
    };
    if mentions("type", "EnvelopedVerifiableCredential") || mentions("type", "EnvelopedVerifiablePresentation") {
        Format::Enveloped
    } else if mentions("type", "VerifiablePresentation") {
        Format::Presentation
    } else if mentions("type", "VerifiableCredential") || mentions("@context", CONTEXT_V2) || mentions("@context", CONTEXT_V1) {
        Format::Credential
    } else {
        Format::Unknown
    }
}
