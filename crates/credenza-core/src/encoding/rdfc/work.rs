//! What may be spent on telling blank nodes apart.
//!
//! The numbers are chosen so that the published poison graphs that must succeed do (a test), with room, and everything else is over in well under two seconds
//! also without optimisation. A credential needs none of this: its nodes are told apart by their own statements.

use super::CanonicalizationError;

/// The most hashes of a node and its neighbourhood (RDFC-1.0 §4.8).
pub const MAX_N_DEGREE_HASHES: usize = 25_000;

/// The most blocks of 64 bytes that are hashed for them, and neighbours that are put into some order. A hash of a long IRI costs more than one of a short one.
pub const MAX_HASH_BLOCKS: usize = 250_000;

/// The most neighbours of neighbours: each is a call inside a call, and the stack is finite.
pub const MAX_DEPTH: usize = 256;

/// What was spent.
#[derive(Default)]
pub(super) struct Work {
    n_degree_hashes: usize,
    blocks: usize,
    depth: usize,
}

impl Work {
    /// A call for another node begins.
    pub(super) fn enter(&mut self) -> Result<(), CanonicalizationError> {
        self.n_degree_hashes += 1;
        self.depth += 1;
        limit("hashes of neighbourhoods", self.n_degree_hashes, MAX_N_DEGREE_HASHES)?;
        limit("nodes in a row", self.depth, MAX_DEPTH)
    }

    /// And ends.
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// So many bytes are hashed.
    pub(super) fn hash(&mut self, bytes: usize) -> Result<(), CanonicalizationError> {
        self.add_blocks(1 + bytes / 64)
    }

    /// So many neighbours are put into an order.
    pub(super) fn order(&mut self, nodes: usize) -> Result<(), CanonicalizationError> {
        self.add_blocks(nodes)
    }

    /// The blocks that were hashed.
    pub(super) fn blocks(&self) -> usize {
        self.blocks
    }

    fn add_blocks(&mut self, blocks: usize) -> Result<(), CanonicalizationError> {
        self.blocks += blocks;
        limit("blocks to hash", self.blocks, MAX_HASH_BLOCKS)
    }
}

fn limit(work: &'static str, spent: usize, limit: usize) -> Result<(), CanonicalizationError> {
    if spent > limit { Err(CanonicalizationError::TooComplex { work, limit }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::{MAX_DEPTH, MAX_HASH_BLOCKS, MAX_N_DEGREE_HASHES, Work};

    #[test]
    fn as_much_may_be_spent_as_is_said_and_no_more() {
        let mut work = Work::default();
        assert!(work.order(MAX_HASH_BLOCKS - 1).is_ok() && work.hash(63).is_ok());
        assert_eq!(work.blocks(), MAX_HASH_BLOCKS);
        assert!(work.hash(0).is_err());
        let mut work = Work::default();
        assert!((0..MAX_DEPTH).all(|_| work.enter().is_ok()));
        assert!(work.enter().is_err());
        let mut work = Work::default();
        let mut in_and_out = || work.enter().map(|()| work.leave());
        assert!((0..MAX_N_DEGREE_HASHES).all(|_| in_and_out().is_ok()));
        assert!(in_and_out().is_err());
    }
}
