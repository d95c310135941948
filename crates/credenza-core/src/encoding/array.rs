//! Values of a fixed length: keys and signatures.

use super::DecodeError;

/// Why a text is not the encoding of so many bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArrayError {
    /// It is the encoding of no bytes at all.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// It is the encoding of another number of bytes.
    #[error("expected {expected} bytes, found {found}")]
    Length {
        /// How many bytes were wanted.
        expected: usize,
        /// How many the text stands for.
        found: usize,
    },
}
