//! What a node is by the statements of its neighbours, and of theirs. RDFC-1.0 §4.7 and §4.8.
//!
//! The specification copies the issuer of temporary labels for each order that it tries. Here there is one issuer: what an order has issued is forgotten before
//! the next one is tried, and issued again if it was the best. An order is given up at the first byte in which its path is greater than the best path, which is
//! never too early: the best path is the least one, and nothing that follows makes a greater one less.

use sha2::{Digest, digest::Output};

use super::issuer::Issuer;
use super::lines::{Lines, write_label};
use super::work::Work;
use super::{CanonicalizationError, Dataset};

/// The prefix of temporary labels (RDFC-1.0 §4.4.3, step 5.2.2), and that of the canonical ones.
const TEMPORARY: &[u8] = b"b";
const CANONICAL: &[u8] = b"c14n";

pub(super) struct NDegree<'a, D: Digest> {
    dataset: &'a Dataset,
    lines: &'a Lines,
    /// The first-degree hash of each node.
    first: &'a [Output<D>],
    canonical: Issuer,
    temporary: Issuer,
    work: Work,
    /// Room for the texts of related hashes.
    scratch: Vec<u8>,
}

/// A neighbour by its related hash.
type Related<D> = (Output<D>, u32);

impl<'a, D: Digest> NDegree<'a, D>
where
    Output<D>: Copy,
{
    pub(super) fn new(dataset: &'a Dataset, lines: &'a Lines, first: &'a [Output<D>], canonical: Issuer) -> Self {
        let temporary = Issuer::new(first.len());
        Self { dataset, lines, first, canonical, temporary, work: Work::default(), scratch: Vec::new() }
    }

    /// Labels nodes that look alike by their own statements, and those that are met on the way. RDFC-1.0 §4.4.3, step 5.
    pub(super) fn label(&mut self, group: impl Iterator<Item = u32>) -> Result<(), CanonicalizationError> {
        let mut results: Vec<(Output<D>, Vec<u32>)> = Vec::new();
        for node in group {
            if self.canonical.number(node).is_none() {
                self.temporary.forget_since(0);
                self.temporary.issue(node);
                let hash = self.hash(node)?;
                results.push((hash, self.temporary.issued_since(0).to_vec()));
            }
        }
        results.sort_by_key(|(hash, _)| *hash);
        results.iter().flat_map(|(_, nodes)| nodes).for_each(|node| self.canonical.issue(*node));
        Ok(())
    }

    /// What was spent.
    pub(super) fn effort(&self) -> usize {
        self.work.blocks()
    }

    pub(super) fn into_canonical(self) -> Issuer {
        self.canonical
    }

    /// The hash of the node with all that is around it. RDFC-1.0 §4.8.3.
    fn hash(&mut self, node: u32) -> Result<Output<D>, CanonicalizationError> {
        self.work.enter()?;
        let mut related = self.related(node)?;
        related.sort_unstable();
        let mut text = Vec::new();
        for group in related.chunk_by_mut(|one, other| one.0 == other.0) {
            group.first().into_iter().for_each(|(hash, _)| write_hash::<D>(&mut text, hash));
            text.extend(self.best_path(group)?);
        }
        self.work.hash(text.len())?;
        self.work.leave();
        Ok(D::digest(&text))
    }

    /// The neighbours, each as often as it is mentioned. Step 3.
    fn related(&mut self, node: u32) -> Result<Vec<Related<D>>, CanonicalizationError> {
        let mut related = Vec::new();
        for quad in self.lines.mentions(node) {
            for (other, position) in self.lines.nodes_in(*quad).filter(|(other, _)| *other != node) {
                related.push((self.related_hash(other, *quad, position)?, other));
            }
        }
        Ok(related)
    }

    /// What a neighbour is to a node. RDFC-1.0 §4.7.3.
    fn related_hash(&mut self, other: u32, quad: u32, position: u8) -> Result<Output<D>, CanonicalizationError> {
        self.scratch.clear();
        self.scratch.push(position);
        if position != b'g' {
            let predicate = self.dataset.quads.get(quad as usize).map_or("", |quad| &quad.predicate);
            self.scratch.push(b'<');
            self.scratch.extend_from_slice(predicate.as_bytes());
            self.scratch.push(b'>');
        }
        if let Some(number) = self.canonical.number(other) {
            write_identifier(&mut self.scratch, CANONICAL, number);
        } else if let Some(number) = self.temporary.number(other) {
            write_identifier(&mut self.scratch, TEMPORARY, number);
        } else if let Some(hash) = self.first.get(other as usize) {
            write_hash::<D>(&mut self.scratch, hash);
        }
        self.work.hash(self.scratch.len())?;
        Ok(D::digest(&self.scratch))
    }

    /// The least path over all orders of neighbours that are related alike; the temporary issuer is left as that one leaves it. Step 5.
    fn best_path(&mut self, group: &mut [Related<D>]) -> Result<Vec<u8>, CanonicalizationError> {
        let before = self.temporary.len();
        let mut best = Vec::new();
        // What the best order issued, unless it is the one at hand.
        let mut issued = None;
        loop {
            if let Some(path) = self.path(group, &best)? {
                best = path;
                issued = None;
            }
            let at_hand = issued.is_none();
            if !next_order(group) {
                break;
            }
            if at_hand {
                issued = Some(self.temporary.issued_since(before).to_vec());
            }
            self.temporary.forget_since(before);
        }
        if let Some(issued) = issued {
            self.temporary.forget_since(before);
            issued.iter().for_each(|node| self.temporary.issue(*node));
        }
        Ok(best)
    }

    /// The path of this order, if it is less than the best. Steps 5.4.1 to 5.4.6.
    fn path(&mut self, group: &[Related<D>], best: &[u8]) -> Result<Option<Vec<u8>>, CanonicalizationError> {
        self.work.order(group.len())?;
        let mut path = Path::against(best);
        let before = self.temporary.len();
        for (_, node) in group {
            if let Some(number) = self.canonical.number(*node) {
                write_identifier(&mut path.text, CANONICAL, number);
            } else {
                self.temporary.issue(*node);
                write_identifier(&mut path.text, TEMPORARY, self.temporary.number(*node).unwrap_or_default());
            }
            if path.is_greater() {
                return Ok(None);
            }
        }
        // Those without label before, in the order in which they got one: step 5.4.5 visits each of them.
        let visited = self.temporary.issued_since(before).to_vec();
        for node in visited {
            let hash = self.hash(node)?;
            write_identifier(&mut path.text, TEMPORARY, self.temporary.number(node).unwrap_or_default());
            path.text.push(b'<');
            write_hash::<D>(&mut path.text, &hash);
            path.text.push(b'>');
            if path.is_greater() {
                return Ok(None);
            }
        }
        Ok(path.less())
    }
}

/// A path that grows, beside the best one so far.
struct Path<'a> {
    text: Vec<u8>,
    /// Empty if there is none.
    best: &'a [u8],
    /// As far as both are equal; none if this one is less already.
    equal: Option<usize>,
}

impl<'a> Path<'a> {
    fn against(best: &'a [u8]) -> Self {
        Self { text: Vec::with_capacity(best.len()), best, equal: if best.is_empty() { None } else { Some(0) } }
    }

    /// Whether it is greater by now, whatever follows. What was compared before is not compared again.
    fn is_greater(&mut self) -> bool {
        let Some(equal) = self.equal else { return false };
        let (new, old) = (self.text.get(equal..).unwrap_or_default(), self.best.get(equal..).unwrap_or_default());
        let (start, _) = old.split_at(new.len().min(old.len()));
        match new.cmp(start) {
            std::cmp::Ordering::Less => self.equal = None,
            std::cmp::Ordering::Equal => self.equal = Some(self.text.len()),
            std::cmp::Ordering::Greater => return true,
        }
        false
    }

    /// The path, if it is less than the best one.
    fn less(self) -> Option<Vec<u8>> {
        (self.equal.is_none() || self.text.len() < self.best.len()).then_some(self.text)
    }
}

/// The next order of the nodes, as dictionaries have them; none behind the last. Equal nodes are not told apart: exchanging them changes nothing.
fn next_order<H>(group: &mut [(H, u32)]) -> bool {
    let node = |group: &[(H, u32)], index: usize| group.get(index).map(|(_, node)| *node);
    let Some(descent) = (1..group.len()).rev().find(|index| node(group, index - 1) < node(group, *index)) else { return false };
    let pivot = node(group, descent - 1);
    let Some(successor) = (descent..group.len()).rev().find(|index| node(group, *index) > pivot) else { return false };
    group.swap(descent - 1, successor);
    group.get_mut(descent..).into_iter().for_each(<[_]>::reverse);
    true
}

/// Writes an identifier as N-Quads do.
fn write_identifier(out: &mut Vec<u8>, prefix: &[u8], number: u32) {
    out.extend_from_slice(b"_:");
    write_label(out, prefix, number);
}

/// Writes a hash in hexadecimal digits.
fn write_hash<D: Digest>(out: &mut Vec<u8>, hash: &Output<D>) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| DIGITS.get(usize::from(nibble)).copied().unwrap_or_default();
    out.extend(hash.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]));
}
