//! Why a dataset has no canonical form here.

use crate::encoding::rdf::n_quads::TermError;

/// Why a dataset was not canonicalised.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CanonicalizationError {
    /// More statements than [`MAX_QUADS`](crate::encoding::rdf::n_quads::MAX_QUADS).
    #[error("expected at most {limit} statements, found {quads}")]
    TooManyQuads {
        /// How many there are.
        quads: usize,
        /// How many there may be.
        limit: usize,
    },
    /// A canonical form longer than [`MAX_BYTES`](super::MAX_BYTES).
    #[error("expected at most {limit} bytes of N-Quads, found more")]
    TooLarge {
        /// How many there may be.
        limit: usize,
    },
    /// Blank nodes that look so much alike that telling them apart takes more work than is done. RDFC-1.0 §7.1 (dataset poisoning).
    #[error("expected to tell blank nodes apart with at most {limit} {work}, found that more are needed")]
    TooComplex {
        /// The work that there is too much of.
        work: &'static str,
        /// How much of it is done at most.
        limit: usize,
    },
    /// A term that N-Quads cannot hold.
    #[error(transparent)]
    Term(#[from] TermError),
}

impl CanonicalizationError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooManyQuads { .. } => "too_many_quads",
            Self::TooLarge { .. } => "n_quads_too_large",
            Self::TooComplex { .. } => "canonicalization_too_complex",
            Self::Term(error) => error.code(),
        }
    }

    /// The values that a sentence about the error quotes: (name, value).
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooManyQuads { quads, limit } => vec![("quads", quads.to_string()), ("limit", limit.to_string())],
            Self::TooLarge { limit } => vec![("limit", limit.to_string())],
            Self::TooComplex { work, limit } => vec![("work", work.to_string()), ("limit", limit.to_string())],
            Self::Term(error) => error.args(),
        }
    }
}
