//! Strict JSON (RFC 8259, RFC 7493): what is signed must say one thing to every reader.
//!
//! `serde_json`'s own deserializer keeps the last of two equal members and rounds integers in silence. Another reader keeps the first, or refuses.
//! So this module has its own parser, and nothing in the crate reads JSON from bytes in another way. What it makes is a [`Document`]: a table over the text, read
//! through [`Node`]s and hashed in its canonical form ([`crate::encoding::jcs`]) without a tree in between. Whoever wants a tree asks for a [`Value`].
//!
//! What [`parse`] refuses is a constant or a [`ParseErrorKind`]. Noncharacters are accepted: RFC 7493 §2.1 discourages them, RFC 8785 signs them.

mod document;
mod error;
mod fault;
mod name_start;
mod parser;
mod pointer;
mod repeat;
mod string;
#[cfg(test)]
mod tests;
pub(crate) mod writer;

pub use document::{Document, Items, Kind, Members, Node};
pub(in crate::encoding) use document::{Member, number_of};
pub use error::{ParseError, ParseErrorKind};
pub use pointer::Pointer;
pub(crate) use repeat::Familiar;
pub use serde_json::{Map, Number, Value};
pub(in crate::encoding) use string::plain_run;

/// The longest document that [`parse`] reads, in bytes. A learner's largest real credential has 2 MiB, nearly all of it an image.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// How deep arrays and objects may nest. Reading, canonicalising and dropping a value all recurse; an unlimited depth is a crash (CWE-674).
pub const MAX_DEPTH: usize = 128;

/// How many values a document may hold, each item, member value, array and object counted once. In a tree a value takes 30 to 200 bytes of memory, so
/// `[[],[],…]` of [`MAX_BYTES`] would take a gigabyte. A real credential has a few hundred, a national trust list a hundred thousand.
pub const MAX_VALUES: usize = 1 << 20;

/// The longest number in bytes. A double written out in full has fewer than 1,100 characters; longer ones only cost time.
pub const MAX_NUMBER_BYTES: usize = 4096;

/// The largest integer that every JSON reader represents exactly: 2^53 − 1 (RFC 7493 §2.2).
pub const MAX_SAFE_INTEGER: i64 = 9_007_199_254_740_991;

/// Reads one JSON document into a tree.
///
/// Numbers: an integer literal (no `.`, no exponent) must lie within ±(2^53−1); every other literal is rounded to the nearest double. A number
/// whose value is an integer within those bounds is stored as one however it was spelled, so `3`, `3.0` and `30e-1` give equal values; −0 is 0.
///
/// # Errors
/// [`ParseError`] with the place: the JSON Pointer of the value or member and the offset in bytes.
pub fn parse(bytes: &[u8]) -> Result<Value, ParseError> {
    Document::parse(bytes).map(|document| document.to_value())
}
