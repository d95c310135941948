//! Why a document is not JSON that this crate reads.

use super::Pointer;
use crate::encoding::printable;
use std::fmt;

/// A document that is not JSON, or not JSON with one meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseError {
    /// The value or member that could not be read.
    pub pointer: Pointer,
    /// Where it went wrong, in bytes from the start of the document.
    pub offset: usize,
    /// What went wrong.
    pub kind: ParseErrorKind,
}

impl ParseError {
    /// The stable code of the error.
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// The values that a sentence about the error quotes: (name, value). They come from the document and may be hostile.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let mut args = self.kind.args();
        args.push(("pointer", self.pointer.to_string()));
        args.push(("offset", self.offset.to_string()));
        args
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} (at byte {}", self.kind, self.offset)?;
        if self.pointer.as_str().is_empty() {
            formatter.write_str(")")
        } else {
            write!(formatter, ", {})", printable(self.pointer.as_str()))
        }
    }
}

impl std::error::Error for ParseError {}

/// What went wrong. Texts quoted from the document are cut to a readable length.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseErrorKind {
    /// A document longer than [`MAX_BYTES`](super::MAX_BYTES).
    #[error("expected at most {limit} bytes of JSON, found {bytes}")]
    TooLarge {
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        limit: usize,
    },
    /// Arrays and objects nested deeper than [`MAX_DEPTH`](super::MAX_DEPTH).
    #[error("expected at most {limit} arrays and objects inside each other, found more")]
    TooDeep {
        /// How deep they may nest.
        limit: usize,
    },
    /// More values than [`MAX_VALUES`](super::MAX_VALUES).
    #[error("expected at most {limit} values, found more")]
    TooManyValues {
        /// How many there may be.
        limit: usize,
    },
    /// A byte order mark, which RFC 8259 §8.1 forbids.
    #[error("expected JSON without a byte order mark, found one")]
    ByteOrderMark,
    /// Bytes that are not UTF-8.
    #[error("expected UTF-8, found the byte 0x{byte:02x}")]
    InvalidUtf8 {
        /// The first byte of the malformed sequence.
        byte: u8,
    },
    /// The second member of one name in one object, in whatever spelling (RFC 7493 §2.3). The offset is that of the second name.
    #[error("expected every member once, found a second {name:?}")]
    DuplicateMember {
        /// The name, escapes undone.
        name: String,
    },
    /// Half of a surrogate pair, which no UTF-8 text can hold (RFC 7493 §2.1).
    #[error("expected a character, found the lone surrogate \\u{unit:04x}")]
    LoneSurrogate {
        /// The UTF-16 code unit.
        unit: u16,
    },
    /// A character below U+0020 inside a string, not escaped.
    #[error("expected control characters to be escaped, found the byte 0x{byte:02x}")]
    ControlCharacter {
        /// The byte.
        byte: u8,
    },
    /// A backslash followed by something that is no escape.
    #[error("expected one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX, found {found:?}")]
    InvalidEscape {
        /// What stands there, the backslash included.
        found: String,
    },
    /// A number that RFC 8259 §6 does not allow, such as `01`, `+1` or `1.`.
    #[error("expected a JSON number, found {literal:?}")]
    NumberMalformed {
        /// The number as far as it was read.
        literal: String,
    },
    /// A number with more than [`MAX_NUMBER_BYTES`](super::MAX_NUMBER_BYTES).
    #[error("expected a number of at most {limit} characters, found {bytes}")]
    NumberTooLong {
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        limit: usize,
    },
    /// An integer beyond ±(2^53−1), which other readers round to another number.
    #[error("expected an integer between -9007199254740991 and 9007199254740991, found {literal}")]
    NumberNotExact {
        /// The number.
        literal: String,
    },
    /// A number beyond the largest double.
    #[error("expected a number that a double can hold, found {literal}")]
    NumberOverflow {
        /// The number.
        literal: String,
    },
    /// Something that cannot stand here.
    #[error("expected {expected}, found {found:?}")]
    Unexpected {
        /// What could stand here.
        expected: &'static str,
        /// The character that does.
        found: char,
    },
    /// The end of the document where it could not end.
    #[error("expected {expected}, found the end of the document")]
    UnexpectedEnd {
        /// What was due.
        expected: &'static str,
    },
    /// Something behind the value.
    #[error("expected nothing behind the JSON value, found {found:?}")]
    TrailingContent {
        /// The first character behind it.
        found: char,
    },
}

impl ParseErrorKind {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too_large",
            Self::TooDeep { .. } => "too_deep",
            Self::TooManyValues { .. } => "too_many_values",
            Self::ByteOrderMark => "byte_order_mark",
            Self::InvalidUtf8 { .. } => "invalid_utf8",
            Self::DuplicateMember { .. } => "duplicate_member",
            Self::LoneSurrogate { .. } => "lone_surrogate",
            Self::ControlCharacter { .. } => "control_character",
            Self::InvalidEscape { .. } => "invalid_escape",
            Self::NumberMalformed { .. } => "number_malformed",
            Self::NumberTooLong { .. } => "number_too_long",
            Self::NumberNotExact { .. } => "number_not_exact",
            Self::NumberOverflow { .. } => "number_overflow",
            Self::Unexpected { .. } => "json_unexpected",
            Self::UnexpectedEnd { .. } => "json_unexpected_end",
            Self::TrailingContent { .. } => "trailing_content",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge { bytes, limit } | Self::NumberTooLong { bytes, limit } => {
                vec![("bytes", bytes.to_string()), ("limit", limit.to_string())]
            }
            Self::TooDeep { limit } | Self::TooManyValues { limit } => vec![("limit", limit.to_string())],
            Self::ByteOrderMark => Vec::new(),
            Self::InvalidUtf8 { byte } | Self::ControlCharacter { byte } => vec![("byte", format!("0x{byte:02x}"))],
            Self::DuplicateMember { name } => vec![("name", name.clone())],
            Self::LoneSurrogate { unit } => vec![("unit", format!("{unit:04x}"))],
            Self::InvalidEscape { found } => vec![("found", found.clone())],
            Self::NumberMalformed { literal } | Self::NumberNotExact { literal } | Self::NumberOverflow { literal } => {
                vec![("literal", literal.clone())]
            }
            Self::Unexpected { expected, found } => vec![("expected", expected.to_string()), ("found", found.to_string())],
            Self::UnexpectedEnd { expected } => vec![("expected", expected.to_string())],
            Self::TrailingContent { found } => vec![("found", found.to_string())],
        }
    }
}
