//! What reading the proofs of a file has taken of what it may.

use std::cell::Cell;

use crate::encoding::json_ld::{Limits, Work};
use crate::encoding::rdfc::MAX_HASH_BLOCKS;

/// What is spent on the proofs of one file, or of several that share it. Each proof covers the whole document: what is allowed once must not be had once for each of them.
#[derive(Debug)]
pub(crate) struct Spent {
    /// The blocks that were hashed to tell nodes of statements apart: graphs that nearly cost too much, and proofs of one such graph, are no more than one together.
    hashed: Cell<usize>,
    /// What is left for contexts and statements.
    statements: Work,
}

impl Spent {
    /// Nothing yet, of so much.
    pub(crate) fn within(limits: Limits) -> Self {
        Self { hashed: Cell::new(0), statements: Work::within(limits) }
    }

    /// Whether nodes may still be told apart.
    pub(crate) fn can_hash(&self) -> bool {
        self.hashed.get() < MAX_HASH_BLOCKS
    }

    /// Whether contexts or statements would have cost more than was left.
    pub(crate) fn is_exceeded(&self) -> bool {
        self.statements.is_exceeded()
    }

    /// So many blocks were hashed.
    pub(super) fn hashed(&self, blocks: usize) {
        self.hashed.set(self.hashed.get() + blocks);
    }

    /// What is left for contexts and statements.
    pub(super) fn statements(&self) -> &Work {
        &self.statements
    }
}
