//! How much one document may cost.

/// What one document may make of a processor's time and memory, however short it is: contexts can be made so that every object copies a hundred thousand terms, and
/// a prefix of a megabyte on a hundred thousand names is a hundred gigabytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many terms its contexts may define or copy. The contexts of an Open Badge take 20,000 the first time and none later.
    pub terms: usize,
    /// How many statements it may make. The largest credential that was seen makes a few thousand.
    pub statements: usize,
    /// How long the statements may be together when they are written out, in bytes. They share their IRIs, so that a document can make far longer ones than it is
    /// itself. Half as much may be put together by prefixes and vocabularies.
    pub bytes: usize,
}

impl Default for Limits {
    /// A million terms; 100,000 statements, of 64 MiB together.
    fn default() -> Self {
        Self { terms: 1_000_000, statements: 100_000, bytes: 64 * 1024 * 1024 }
    }
}
