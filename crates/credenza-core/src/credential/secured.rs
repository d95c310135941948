//! What arrived, before anyone believes it.

use super::envelope::{CONTEXT_V1, CONTEXT_V2};
use crate::encoding::json::{self, Map, ParseError, Pointer, Value};

/// Which format a document is in, as far as a first look tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A credential of VCDM 2.0 with embedded proof.
    Credential,
    /// A presentation of VCDM 2.0 with embedded proof.
    Presentation,
    /// A credential or presentation of VCDM 1.1, which is not judged yet.
    Version1,
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
            Self::Version1 => "vcdm-1.1",
            Self::Enveloped => "enveloped",
            Self::Jwt => "vc+jwt",
            Self::SdJwt => "sd-jwt",
            Self::Unknown => "unknown",
        }
    }
}

/// A document that arrived: parsed strictly, not believed. Any format; only verification makes a credential of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Secured {
    format: Format,
    value: Value,
}

impl Secured {
    /// Reads a document from bytes, white space around it allowed.
    ///
    /// # Errors
    /// A [`ParseError`] where it is neither strict JSON nor shaped like a token.
    pub fn parse(bytes: &[u8]) -> Result<Self, ParseError> {
        if let Some((token, format)) = token(bytes) {
            return Ok(Self { format, value: Value::String(token.to_owned()) });
        }
        json::parse(bytes).map(Self::from_value)
    }

    /// Takes a document that strict parsing has already read, such as one inside a presentation.
    pub fn from_value(value: Value) -> Self {
        Self { format: format(&value), value }
    }

    /// The format.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The document as it arrived. NOT VERIFIED: for looking at, never for deciding.
    pub fn unverified(&self) -> &Value {
        &self.value
    }

    /// The document's members, where it is an object.
    pub(crate) fn members(&self) -> Option<&Map<String, Value>> {
        self.value.as_object()
    }

    /// The proofs with their places: none where `proof` is missing, null or an empty array.
    pub(crate) fn proofs(&self) -> Vec<(Pointer, &Value)> {
        let pointer = Pointer::root().key("proof");
        match self.value.get("proof") {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(many)) => many.iter().enumerate().map(|(index, proof)| (pointer.index(index), proof)).collect(),
            Some(one) => vec![(pointer, one)],
        }
    }
}

fn token(bytes: &[u8]) -> Option<(&str, Format)> {
    let text = std::str::from_utf8(bytes).ok().filter(|text| text.len() <= json::MAX_BYTES)?.trim_ascii();
    let is_base64url = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    let jwt = text.split('~').next()?;
    let shaped = text.starts_with("eyJ") && jwt.split('.').count() == 3 && jwt.split('.').all(is_base64url);
    shaped.then_some((text, if text.contains('~') { Format::SdJwt } else { Format::Jwt }))
}

fn format(value: &Value) -> Format {
    let Some(members) = value.as_object() else { return Format::Unknown };
    let mentions = |name: &str, wanted: &str| match members.get(name) {
        Some(Value::String(one)) => one == wanted,
        Some(Value::Array(many)) => many.iter().any(|item| item.as_str() == Some(wanted)),
        _ => false,
    };
    if mentions("type", "EnvelopedVerifiableCredential") || mentions("type", "EnvelopedVerifiablePresentation") {
        Format::Enveloped
    } else if mentions("@context", CONTEXT_V1) && !mentions("@context", CONTEXT_V2) {
        Format::Version1
    } else if mentions("type", "VerifiablePresentation") {
        Format::Presentation
    } else if mentions("type", "VerifiableCredential") || mentions("@context", CONTEXT_V2) {
        Format::Credential
    } else {
        Format::Unknown
    }
}
