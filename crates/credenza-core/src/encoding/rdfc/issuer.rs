//! Numbers for nodes in the order in which they are asked for. RDFC-1.0 §4.5.

/// A node that has no number. There are not as many nodes.
const NONE: u32 = u32::MAX;

/// The identifier issuer, without the prefix. A node is its index in [`Lines`](super::lines::Lines).
pub(super) struct Issuer {
    /// By node.
    numbers: Vec<u32>,
    /// The nodes that have a number, in order.
    issued: Vec<u32>,
}

impl Issuer {
    pub(super) fn new(nodes: usize) -> Self {
        Self { numbers: vec![NONE; nodes], issued: Vec::with_capacity(nodes) }
    }

    pub(super) fn number(&self, node: u32) -> Option<u32> {
        self.numbers.get(node as usize).copied().filter(|number| *number != NONE)
    }

    /// Gives the node the next number, unless it has one.
    pub(super) fn issue(&mut self, node: u32) {
        let next = self.issued.len();
        if let Some(number) = self.numbers.get_mut(node as usize).filter(|number| **number == NONE) {
            *number = u32::try_from(next).unwrap_or(NONE);
            self.issued.push(node);
        }
    }

    /// How many nodes have a number.
    pub(super) fn len(&self) -> usize {
        self.issued.len()
    }

    /// The nodes that got a number after `length` others had one.
    pub(super) fn issued_since(&self, length: usize) -> &[u32] {
        self.issued.get(length..).unwrap_or_default()
    }

    /// Forgets them.
    pub(super) fn forget_since(&mut self, length: usize) {
        for node in self.issued.drain(length..) {
            if let Some(number) = self.numbers.get_mut(node as usize) {
                *number = NONE;
            }
        }
    }

    /// The number of each node.
    pub(super) fn into_numbers(self) -> Vec<u32> {
        self.numbers
    }
}
