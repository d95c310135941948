//! The statements as canonical lines, written once, with the places in them where the label of a blank node stands.

use super::{CanonicalizationError, MAX_BYTES};
use crate::encoding::rdf::n_quads::{Escaping, iri, literal};
use crate::encoding::rdf::{Blank, Dataset, Object, Resource};

/// The label of a node in its own first-degree lines (RDFC-1.0 §4.6), behind `_:`.
const ITSELF: u8 = b'a';
/// The label of every other node there. Both have one byte, so a line need not be written again for each node.
const ANOTHER: u8 = b'z';

/// A node that is not there.
const NO_NODE: u32 = u32::MAX;

/// A place where a label stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Slot {
    /// Where in the text.
    at: usize,
    node: u32,
}

/// The positions that a blank node can have in a statement, as RDFC-1.0 §4.7 names them: subject, object, graph.
pub(super) const POSITIONS: [u8; 3] = *b"sog";

#[derive(Clone, Copy)]
struct Line {
    start: usize,
    end: usize,
    slots: [Slot; 3],
}

/// The mentions of a node: a range of [`Lines::mentions`].
#[derive(Clone, Copy)]
struct Node {
    blank: Blank,
    start: usize,
    end: usize,
}

/// The lines of a dataset, by statement, and the nodes that they mention. A node is an index from here on.
pub(super) struct Lines {
    text: Vec<u8>,
    lines: Vec<Line>,
    nodes: Vec<Node>,
    /// Statements: of the first node, of the second …
    mentions: Vec<u32>,
    has_other_form: bool,
}

impl Lines {
    pub(super) fn write(dataset: &Dataset, escaping: Escaping) -> Result<Self, CanonicalizationError> {
        let mut lines = Self {
            text: Vec::with_capacity(dataset.quads.len() * 192),
            lines: Vec::with_capacity(dataset.quads.len()),
            nodes: Vec::new(),
            mentions: Vec::new(),
            has_other_form: false,
        };
        let mut mentioned = Vec::new();
        for (quad, number) in dataset.quads.iter().zip(0..) {
            let start = lines.text.len();
            let out = &mut lines.text;
            let mut blanks = [None; 3];
            let mut slots = [Slot { at: 0, node: NO_NODE }; 3];
            let [subject, object, graph] = &mut slots;
            let [blank_subject, blank_object, blank_graph] = &mut blanks;
            *blank_subject = resource(out, &quad.subject, subject)?;
            out.push(b' ');
            iri(out, &quad.predicate)?;
            out.push(b' ');
            match &quad.object {
                Object::Resource(other) => *blank_object = resource(out, other, object)?,
                Object::Literal(value) => {
                    lines.has_other_form |= literal(out, &value.value, &value.datatype, value.language.as_deref(), escaping)?;
                }
            }
            out.push(b' ');
            if let Some(name) = &quad.graph {
                *blank_graph = resource(out, name, graph)?;
                out.push(b' ');
            }
            out.extend_from_slice(b".\n");
            mentioned.extend(blanks.into_iter().zip(0_u8..).filter_map(|(blank, position)| Some((blank?, number, position))));
            let end = out.len();
            lines.lines.push(Line { start, end, slots });
            if end > MAX_BYTES {
                return Err(CanonicalizationError::TooLarge { limit: MAX_BYTES });
            }
        }
        lines.number_nodes(mentioned);
        Ok(lines)
    }

    /// Numbers the nodes, and notes who is mentioned where: (node, statement, position).
    fn number_nodes(&mut self, mut mentioned: Vec<(Blank, u32, u8)>) {
        mentioned.sort_unstable();
        for group in mentioned.chunk_by(|one, other| one.0 == other.0) {
            let node = u32::try_from(self.nodes.len()).unwrap_or(NO_NODE);
            let start = self.mentions.len();
            for (_, quad, position) in group {
                let slots = self.lines.get_mut(*quad as usize).map(|line| &mut line.slots);
                if let Some(slot) = slots.and_then(|slots| slots.get_mut(usize::from(*position))) {
                    slot.node = node;
                }
                if self.mentions.get(start..).unwrap_or_default().last() != Some(quad) {
                    self.mentions.push(*quad);
                }
            }
            let blank = group.first().map_or(Blank(0), |(blank, _, _)| *blank);
            self.nodes.push(Node { blank, start, end: self.mentions.len() });
        }
    }

    pub(super) fn has_other_form(&self) -> bool {
        self.has_other_form
    }

    /// What the dataset calls the nodes.
    pub(super) fn blanks(&self) -> impl Iterator<Item = Blank> + '_ {
        self.nodes.iter().map(|node| node.blank)
    }

    pub(super) fn node_count(&self) -> u32 {
        u32::try_from(self.nodes.len()).unwrap_or(NO_NODE)
    }

    /// The statements that mention the node, each once.
    pub(super) fn mentions(&self, node: u32) -> &[u32] {
        self.nodes.get(node as usize).and_then(|node| self.mentions.get(node.start..node.end)).unwrap_or_default()
    }

    /// The nodes that a statement mentions, and the position of each.
    pub(super) fn nodes_in(&self, quad: u32) -> impl Iterator<Item = (u32, u8)> + '_ {
        let slots = self.lines.get(quad as usize).map(|line| line.slots).into_iter().flatten();
        slots.zip(POSITIONS).filter(|(slot, _)| slot.node != NO_NODE).map(|(slot, position)| (slot.node, position))
    }

    /// Writes the lines that mention `node` behind `out`, sorted: itself called `_:a` and all others `_:z`. RDFC-1.0 §4.6.3.
    ///
    /// A statement that was there twice is mentioned once from then on: a dataset is a set.
    pub(super) fn write_first_degree(&mut self, node: u32, out: &mut Vec<u8>) {
        let Self { text, lines, nodes, mentions, .. } = self;
        let Some(Node { start, end, .. }) = nodes.get_mut(node as usize) else { return };
        let Some(quads) = mentions.get_mut(*start..*end) else { return };
        call(text, lines, quads, node, ITSELF);
        quads.sort_unstable_by(|one, other| key(text, lines, *one).cmp(&key(text, lines, *other)));
        let mut last = None;
        let mut twice = 0;
        for quad in quads.iter() {
            let line = key(text, lines, *quad);
            if last == Some(line) {
                twice += 1;
            } else {
                out.extend_from_slice(line.0);
            }
            last = Some(line);
        }
        call(text, lines, quads, node, ANOTHER);
        if twice > 0 {
            let mut once = quads.to_vec();
            once.dedup_by_key(|quad| key(text, lines, *quad));
            quads.iter_mut().zip(once).for_each(|(place, quad)| *place = quad);
            *end -= twice;
        }
    }

    /// The lines with the numbers of the nodes in their labels, sorted, each once.
    pub(super) fn sorted(&self, numbers: &[u32]) -> Vec<u8> {
        let mut text = Vec::with_capacity(self.text.len() + self.mentions.len() * 8);
        let mut ends = Vec::with_capacity(self.lines.len());
        for line in &self.lines {
            let mut from = line.start;
            for slot in line.slots.iter().filter(|slot| slot.node != NO_NODE) {
                text.extend_from_slice(self.text.get(from..slot.at).unwrap_or_default());
                write_label(&mut text, b"c14n", numbers.get(slot.node as usize).copied().unwrap_or_default());
                from = slot.at + 1;
            }
            text.extend_from_slice(self.text.get(from..line.end).unwrap_or_default());
            ends.push(text.len());
        }
        let mut rest = text.as_slice();
        let mut from = 0;
        // How each line begins, as a number: most are about different nodes, and the first eight bytes tell them apart.
        let mut lines: Vec<(u64, &[u8])> = Vec::with_capacity(ends.len());
        for end in ends {
            let (line, behind) = rest.split_at_checked(end - from).unwrap_or_default();
            lines.push((line.first_chunk().map_or(0, |start| u64::from_be_bytes(*start)), line));
            (rest, from) = (behind, end);
        }
        lines.sort_unstable();
        lines.dedup();
        let mut sorted = Vec::with_capacity(text.len());
        lines.iter().for_each(|(_, line)| sorted.extend_from_slice(line));
        sorted
    }
}

/// Writes a label without `_:`.
pub(super) fn write_label(out: &mut Vec<u8>, prefix: &[u8], number: u32) {
    out.extend_from_slice(prefix);
    let mut digits = [0; 10];
    let mut first = digits.len();
    let mut rest = number;
    for (place, digit) in digits.iter_mut().enumerate().rev() {
        // A digit.
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
        first = place;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(digits.get(first..).unwrap_or_default());
}

/// Writes a resource. A blank node is called another for now; `slot` says where.
fn resource(out: &mut Vec<u8>, resource: &Resource, slot: &mut Slot) -> Result<Option<Blank>, CanonicalizationError> {
    match resource {
        Resource::Iri(name) => {
            iri(out, name)?;
            Ok(None)
        }
        Resource::Blank(blank) => {
            out.extend_from_slice(b"_:");
            slot.at = out.len();
            out.push(ANOTHER);
            Ok(Some(*blank))
        }
    }
}

/// What a line says: two with the same are one statement.
fn key<'a>(text: &'a [u8], lines: &[Line], quad: u32) -> (&'a [u8], [u32; 3]) {
    let Some(line) = lines.get(quad as usize) else { return (&[], [NO_NODE; 3]) };
    (text.get(line.start..line.end).unwrap_or_default(), line.slots.map(|slot| slot.node))
}

/// Calls `node` by `label` in these lines.
fn call(text: &mut [u8], lines: &[Line], quads: &[u32], node: u32, label: u8) {
    for line in quads.iter().filter_map(|quad| lines.get(*quad as usize)) {
        for slot in line.slots.iter().filter(|slot| slot.node == node) {
            if let Some(place) = text.get_mut(slot.at) {
                *place = label;
            }
        }
    }
}
