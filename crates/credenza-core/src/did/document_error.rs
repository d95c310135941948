//! Why a JSON value is not the DID document that it should be.

use super::DidError;
use crate::encoding::json::Pointer;
use crate::encoding::printable;
use crate::key::KeyError;
use crate::time::TimeError;
use std::fmt;

/// A DID document that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentError {
    /// The member that is wrong.
    pub pointer: Pointer,
    /// What is wrong with it.
    pub kind: DocumentErrorKind,
}

impl DocumentError {
    /// The stable code of the error.
    pub fn code(&self) -> &'static str {
        match &self.kind {
            DocumentErrorKind::Member { .. } => "did_document_member",
            DocumentErrorKind::IdMismatch { .. } => "did_document_id_mismatch",
            DocumentErrorKind::DuplicateMethod { .. } => "did_document_duplicate_method",
            DocumentErrorKind::KeyAmbiguous { .. } => "did_document_key_ambiguous",
            DocumentErrorKind::Did(error) => error.code(),
            DocumentErrorKind::Key(error) => error.code(),
            DocumentErrorKind::Time(error) => error.code(),
        }
    }

    /// The values that a sentence about the error quotes: (name, value).
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let mut args = match &self.kind {
            DocumentErrorKind::Member { expected, found } => vec![("expected", expected.to_string()), ("found", found.clone())],
            DocumentErrorKind::IdMismatch { expected, found } => vec![("expected", expected.clone()), ("found", found.clone())],
            DocumentErrorKind::DuplicateMethod { id } => vec![("id", id.clone())],
            DocumentErrorKind::KeyAmbiguous { first, second } => vec![("first", first.to_string()), ("second", second.to_string())],
            DocumentErrorKind::Did(error) => error.args(),
            DocumentErrorKind::Key(error) => error.args(),
            DocumentErrorKind::Time(error) => error.args(),
        };
        args.push(("pointer", self.pointer.to_string()));
        args
    }
}

impl fmt::Display for DocumentError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.pointer.as_str().is_empty() { "the DID document" } else { self.pointer.as_str() };
        write!(formatter, "{} (at {})", self.kind, printable(place))
    }
}

impl std::error::Error for DocumentError {}

/// What is wrong with a member of a DID document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DocumentErrorKind {
    /// A required member that is missing, or one of another type.
    #[error("expected {expected}, found {}", printable(found))]
    Member {
        /// What should stand there.
        expected: &'static str,
        /// What does.
        found: String,
    },
    /// The document of somebody else (DID Core 1.0 §5.1.1).
    #[error("expected the DID document of {expected}, found the one of {found:?}")]
    IdMismatch {
        /// The DID that was resolved.
        expected: String,
        /// The `id` of the document.
        found: String,
    },
    /// Two verification methods of one id (DID Core 1.0 §5.2): readers differ in which they take.
    #[error("expected every verification method once, found a second {id:?}")]
    DuplicateMethod {
        /// The id.
        id: String,
    },
    /// A verification method with two keys (DID Core 1.0 §5.2.1).
    #[error("expected one key in the verification method, found {first} and {second}")]
    KeyAmbiguous {
        /// A member with key material.
        first: &'static str,
        /// Another one.
        second: &'static str,
    },
    /// A malformed DID or DID URL.
    #[error("{0}")]
    Did(DidError),
    /// A malformed or dangerous key.
    #[error("{0}")]
    Key(KeyError),
    /// A malformed date.
    #[error("{0}")]
    Time(TimeError),
}
