//! The text of a source file, and what is put into it.

use proc_macro2::LineColumn;

/// Where text is put in, or takes the place of other text.
pub(super) struct Edit {
    pub start: usize,
    pub end: usize,
    pub rank: Rank,
    pub text: String,
}

/// What goes first at one place: what closes inside before outside, then what opens outside before inside, then what takes a token's place.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Rank {
    Close(std::cmp::Reverse<usize>),
    Open(usize),
    Replace,
}

pub(super) fn apply(source: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| (edit.start, edit.rank));
    let mut text = String::with_capacity(source.len() * 2);
    let mut position = 0;
    for edit in edits {
        text.push_str(&source[position..edit.start]);
        text.push_str(&edit.text);
        position = edit.end;
    }
    text.push_str(&source[position..]);
    text
}

/// Where the lines of a file begin, in bytes.
pub(super) struct Lines<'a> {
    source: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub fn new(source: &'a str) -> Self {
        let starts = std::iter::once(0).chain(source.match_indices('\n').map(|(index, _)| index + 1)).collect();
        Self { source, starts }
    }

    pub fn offset(&self, place: LineColumn) -> usize {
        let start = self.starts[place.line - 1];
        self.source[start..].char_indices().nth(place.column).map_or(self.source.len(), |(index, _)| start + index)
    }
}
