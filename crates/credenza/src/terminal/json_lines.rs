//! NDJSON for standard output.

use serde::Serialize;

use super::safe::json_escape;
use super::{Terminal, locked};

/// JSON documents, one a line, with what steers a display escaped. Made on any thread, and written by one.
#[derive(Debug, Default)]
pub(crate) struct JsonLines {
    text: String,
}

impl JsonLines {
    /// Adds a document.
    pub(crate) fn push(&mut self, document: &impl Serialize) {
        // Serialising cannot fail: keys are strings, and it writes to memory.
        let document = serde_json::to_string(document).unwrap_or_default();
        self.text.push_str(&json_escape(&document));
        self.text.push('\n');
    }

    /// The same text in pieces of about so many bytes, in their order; one piece where it is empty.
    pub(crate) fn pieces(&self, length: usize) -> impl Iterator<Item = Self> {
        let mut rest = Some(self.text.as_str());
        std::iter::from_fn(move || {
            let text = rest.take()?;
            let end = (length..text.len()).find(|end| text.is_char_boundary(*end));
            let (piece, after) = end.and_then(|end| text.split_at_checked(end)).map_or((text, None), |(piece, after)| (piece, Some(after)));
            rest = after;
            Some(Self { text: piece.to_owned() })
        })
    }

    #[cfg(test)]
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// How many bytes they are.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }
}

impl Terminal {
    /// Documents on standard output, at once: who reads them may be waiting for just these.
    pub(crate) fn json_lines(&self, lines: &JsonLines) {
        if !lines.text.is_empty() {
            let mut out = locked(&self.out);
            out.raw(lines.text.as_bytes());
            out.flush();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_the_whole_text_and_no_character_is_cut() {
        for text in ["", "a", "abc", "aèèè\u{1F600}b"] {
            for length in 1..8 {
                let lines = JsonLines { text: text.to_owned() };
                let pieces: Vec<_> = lines.pieces(length).map(|piece| piece.text).collect();
                assert_eq!(pieces.concat(), text);
                assert!(!pieces.is_empty() && pieces.iter().all(|piece| piece.len() < length + 4), "{pieces:?}");
            }
        }
    }
}
