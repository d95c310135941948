//! Strict JSON (RFC 8259, RFC 7493): what is signed must say one thing to every reader.
//!
//! `serde_json`'s own deserializer keeps the last of two equal members and rounds integers in silence. Another reader keeps the first, or refuses.
//! So this module has its own parser into [`Value`], and nothing in the crate reads JSON from bytes in another way.
//!
//! What [`parse`] refuses is a constant or a [`ParseErrorKind`]. Noncharacters are accepted: RFC 7493 §2.1 discourages them, RFC 8785 signs them.

mod error;
mod parser;
mod pointer;
#[cfg(test)]
mod tests;

pub use error::{ParseError, ParseErrorKind};
pub use parser::parse;
pub use pointer::Pointer;
pub use serde_json::{Map, Number, Value};

/// The longest document that [`parse`] reads, in bytes. A learner's largest real credential has 2 MiB, nearly all of it an image.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// How deep arrays and objects may nest. Reading, canonicalising and dropping a value all recurse; an unlimited depth is a crash (CWE-674).
pub const MAX_DEPTH: usize = 128;

/// How many values a document may hold, each item, member value, array and object counted once. A value takes 30 to 200 bytes of memory, so `[[],[],…]` of
/// [`MAX_BYTES`] would take a gigabyte. A real credential has a few hundred, a national trust list a hundred thousand.
pub const MAX_VALUES: usize = 1 << 20;

/// The longest number in bytes. A double written out in full has fewer than 1,100 characters; longer ones only cost time.
pub const MAX_NUMBER_BYTES: usize = 4096;

/// The largest integer that every JSON reader represents exactly: 2^53 − 1 (RFC 7493 §2.2).
pub const MAX_SAFE_INTEGER: i64 = 9_007_199_254_740_991;
