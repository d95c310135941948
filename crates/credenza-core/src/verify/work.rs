//! What may be spent on one file, in numbers that do not depend on a clock.

use std::cell::Cell;

use crate::encoding::json_schema::MAX_WORK;
use crate::encoding::rdfc::MAX_HASH_BLOCKS;

/// What may still be spent on one file, or on all the credentials of one presentation: as much on it itself as on any file, and as much on all that stands inside it
/// together. So what stands inside leaves the file itself what any file has.
pub(crate) struct Work {
    pub(super) itself: Share,
    pub(super) inside: Share,
}

impl Work {
    /// What there is for a file.
    pub(crate) fn new() -> Self {
        Self { itself: Share::new(), inside: Share::new() }
    }
}

/// What one document may take, or several together.
pub(crate) struct Share {
    /// Of what comparisons with schemas may take.
    pub(super) schemas: Cell<u64>,
    /// The blocks that were hashed to tell nodes of statements apart: graphs that nearly cost too much, and proofs of one such graph, are no more than one together.
    pub(super) hashed: Cell<usize>,
}

impl Share {
    /// What there is for one document.
    pub(crate) fn new() -> Self {
        Self { schemas: Cell::new(MAX_WORK), hashed: Cell::new(0) }
    }

    /// Whether nodes may still be told apart.
    pub(super) fn can_hash(&self) -> bool {
        self.hashed.get() < MAX_HASH_BLOCKS
    }
}
