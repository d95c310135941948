//! The text of a view under way, and which quad each value in it comes from.

use crate::encoding::jcs::{write_number, write_string};
use crate::encoding::json::Node;

/// A dataset as a document.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// The text of an object.
    pub(super) text: Vec<u8>,
    /// For each value and each name of a member, in the order of the text, the number of the quad that it comes from, or [`NO_QUAD`].
    pub(super) quads: Vec<u32>,
}

/// It comes from no quad of its own.
pub(super) const NO_QUAD: u32 = u32::MAX;
/// Of a language map: with the number of the quad of its first text, beside which it stands. There are not as many quads.
pub(super) const AROUND: u32 = 1 << 31;

impl Written {
    /// Begins an object or array.
    pub(super) fn open(&mut self, bracket: u8, quad: u32) {
        self.text.push(bracket);
        self.quads.push(quad);
    }

    pub(super) fn close(&mut self, bracket: u8) {
        self.text.push(bracket);
    }

    /// What stands before the next member or item.
    pub(super) fn separate(&mut self) {
        if !matches!(self.text.last(), None | Some(b'{' | b'[' | b':')) {
            self.text.push(b',');
        }
    }

    pub(super) fn name(&mut self, name: &str) {
        self.separate();
        self.string(name, NO_QUAD);
        self.text.push(b':');
    }

    pub(super) fn string(&mut self, value: &str, quad: u32) {
        write_string(value, &mut self.text);
        self.quads.push(quad);
    }

    /// `true`, `false`, `[]`.
    pub(super) fn bare(&mut self, value: &[u8], quad: u32) {
        self.text.extend_from_slice(value);
        self.quads.push(quad);
    }

    pub(super) fn number(&mut self, value: f64, quad: u32) {
        write_number(value, &mut self.text);
        self.quads.push(quad);
    }

    /// JSON as it is: what is in it comes from no quads of its own.
    pub(super) fn json(&mut self, value: Node<'_>, quad: u32) {
        self.text.extend_from_slice(value.as_written().as_bytes());
        self.quads.push(quad);
        self.quads.extend(std::iter::repeat_n(NO_QUAD, value.count_below()));
    }

    /// An object of strings that are no statements of their own.
    pub(super) fn strings(&mut self, members: &[(&str, &str)], quad: u32) {
        self.open(b'{', quad);
        for (name, value) in members {
            self.name(name);
            self.string(value, NO_QUAD);
        }
        self.close(b'}');
    }

    /// Where the next value begins.
    pub(super) fn end(&self) -> (usize, usize) {
        (self.text.len(), self.quads.len())
    }

    /// Makes a set of the values that begin at these places, the last thing that was written: sorted by their texts, each once; in an array where there are several, or
    /// `always`.
    pub(super) fn make_set(&mut self, begins: &[(usize, usize)], always: bool) {
        let Some(first) = begins.first().copied() else {
            if always {
                self.bare(b"[]", NO_QUAD);
            }
            return;
        };
        if begins.len() == 1 && !always {
            return;
        }
        let (text, quads) = (self.text.split_off(first.0), self.quads.split_off(first.1));
        let ends = begins.iter().skip(1).copied().chain([(first.0 + text.len(), first.1 + quads.len())]);
        let mut values: Vec<(&[u8], &[u32])> = begins
            .iter()
            .zip(ends)
            .map(|(from, to)| {
                let text = text.get(from.0 - first.0..to.0 - first.0).unwrap_or_default();
                (text, quads.get(from.1 - first.1..to.1 - first.1).unwrap_or_default())
            })
            .collect();
        values.sort_by_key(|(text, _)| *text);
        values.dedup_by_key(|(text, _)| *text);
        let is_array = always || values.len() > 1;
        if is_array {
            self.open(b'[', NO_QUAD);
        }
        for (text, quads) in values {
            if is_array {
                self.separate();
            }
            self.text.extend_from_slice(text);
            self.quads.extend_from_slice(quads);
        }
        if is_array {
            self.close(b']');
        }
    }
}
