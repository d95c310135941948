//! N-Quads: a dataset as lines of text, one statement a line. RDF 1.1 N-Quads, and its canonical form of RDFC-1.0, appendix A.

mod error;
mod parser;
mod writer;

pub use error::{NQuadsError, TermError};
pub use parser::{Parsed, parse};
pub use writer::{Escaping, write};
pub(crate) use writer::{iri, literal};

/// The most statements that are read: each costs memory, and canonicalising them time.
pub const MAX_QUADS: usize = 100_000;
