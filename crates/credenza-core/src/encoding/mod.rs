//! Bytes and the texts that stand for them: strict JSON and its canonical form; JSON-LD, RDF and its canonical form; JSON Schema; badges in pictures; base58,
//! base64url, multibase, digests; IRIs, and the characters that steer a display.
//!
//! Every decoder here is strict: one value has one spelling, and everything else is refused with a code and a place.
//! A lenient decoder lets two readers see two different documents in the same signed bytes.

pub mod baked;
pub mod base58;
pub mod base64url;
pub mod digest;
pub mod display;
pub mod jcs;
pub mod json;
pub mod json_ld;
pub mod json_schema;
pub mod multibase;
pub mod rdf;
pub mod rdfc;

mod array;
mod describe;
mod excerpt;
mod iri;
mod printable;
mod same_text;

pub use array::ArrayError;
pub(crate) use describe::{describe, quote};
pub(crate) use excerpt::excerpt;
pub(crate) use iri::is_excluded_from_iris;
pub(crate) use printable::printable;
pub(crate) use same_text::{is_same_text, spellings};

/// Why a text is not the encoding of any bytes. The values quoted come from the input and may be hostile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecodeError {
    /// A character that is not in the alphabet.
    #[error("expected a character of the {encoding} alphabet, found {found:?} at byte {offset}")]
    Character {
        /// `base58btc` or `base64url`.
        encoding: &'static str,
        /// The character.
        found: char,
        /// Its offset in bytes from the start of the encoded text.
        offset: usize,
    },
    /// A number of characters that no bytes encode to.
    #[error("expected a length that {encoding} can have, found {length} characters")]
    Length {
        /// The encoding.
        encoding: &'static str,
        /// How many characters there are.
        length: usize,
    },
    /// Base64url with `=` at its end, which the encoding without padding (RFC 4648 §5, RFC 7515 §2) does not have.
    #[error("expected base64url without padding, found '=' at byte {offset}")]
    Padding {
        /// The offset of the first `=` in bytes.
        offset: usize,
    },
    /// Base64url whose last character carries bits that belong to no byte: a second spelling of the same bytes.
    #[error("expected the unused bits of the last character to be zero, found {found:?} at byte {offset}")]
    TrailingBits {
        /// The last character.
        found: char,
        /// Its offset in bytes.
        offset: usize,
    },
    /// A text longer than the decoder reads.
    #[error("expected at most {limit} characters of {encoding}, found {length}")]
    TooLong {
        /// The encoding.
        encoding: &'static str,
        /// How many bytes there are.
        length: usize,
        /// How many are read at most.
        limit: usize,
    },
    /// An empty text where a multibase prefix was due.
    #[error("expected a multibase prefix ('z' or 'u'), found nothing")]
    MultibaseEmpty,
    /// A multibase prefix other than `z` and `u`.
    #[error("expected the multibase prefix 'z' or 'u', found {found:?}")]
    MultibaseUnsupported {
        /// The prefix.
        found: char,
    },
}

impl DecodeError {
    /// The stable code of the error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Character { .. } => "encoding_character",
            Self::Length { .. } => "encoding_length",
            Self::Padding { .. } => "encoding_padding",
            Self::TrailingBits { .. } => "encoding_trailing_bits",
            Self::TooLong { .. } => "encoding_too_long",
            Self::MultibaseEmpty => "multibase_empty",
            Self::MultibaseUnsupported { .. } => "multibase_unsupported",
        }
    }

    /// The values that a sentence about the error quotes: (name, value).
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Character { encoding, found, offset } => {
                vec![("encoding", encoding.to_string()), ("found", found.to_string()), ("offset", offset.to_string())]
            }
            Self::Length { encoding, length } => vec![("encoding", encoding.to_string()), ("length", length.to_string())],
            Self::Padding { offset } => vec![("offset", offset.to_string())],
            Self::TrailingBits { found, offset } => vec![("found", found.to_string()), ("offset", offset.to_string())],
            Self::TooLong { encoding, length, limit } => {
                vec![("encoding", encoding.to_string()), ("length", length.to_string()), ("limit", limit.to_string())]
            }
            Self::MultibaseEmpty => Vec::new(),
            Self::MultibaseUnsupported { found } => vec![("found", found.to_string())],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DecodeError, base58, base64url, multibase};

    #[test]
    fn an_error_names_what_it_found_and_where() {
        let args =
            |error: DecodeError| error.args().into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" ");
        assert_eq!(args(base64url::decode("A\u{e9}AA").unwrap_err()), "encoding=base64url found=\u{e9} offset=1");
        assert_eq!(args(base58::decode("1O").unwrap_err()), "encoding=base58btc found=O offset=1");
        assert_eq!(args(base64url::decode("A").unwrap_err()), "encoding=base64url length=1");
        assert_eq!(args(base64url::decode("AA==").unwrap_err()), "offset=2");
        assert_eq!(args(base64url::decode("AB").unwrap_err()), "found=B offset=1");
        assert_eq!(args(base58::decode(&"1".repeat(base58::MAX_LENGTH + 1)).unwrap_err()), "encoding=base58btc length=8193 limit=8192");
        assert_eq!(args(multibase::decode("m").unwrap_err()), "found=m");
        assert_eq!(args(multibase::decode("").unwrap_err()), "");
    }
}
