//! What a node is by its own statements. RDFC-1.0 §4.6.

use sha2::{Digest, digest::Output};

use super::lines::Lines;

/// The hash of each node.
pub(super) fn hashes<D: Digest>(lines: &mut Lines) -> Vec<Output<D>> {
    let mut text = Vec::new();
    let nodes = 0..lines.node_count();
    let hash = |node| {
        text.clear();
        lines.write_first_degree(node, &mut text);
        D::digest(&text)
    };
    nodes.map(hash).collect()
}
