//! NDJSON for standard output.

use serde_json::Value;

use super::safe::json_escape;
use super::{Terminal, locked};

/// JSON documents, one a line, with what steers a display escaped. Made on any thread, and written by one.
#[derive(Debug, Default)]
pub(crate) struct JsonLines {
    text: String,
}

impl JsonLines {
    /// Adds a document.
    pub(crate) fn push(&mut self, document: &Value) {
        // Serialising a `Value` cannot fail: its keys are strings and it writes to memory.
        let document = serde_json::to_string(document).unwrap_or_default();
        self.text.push_str(&json_escape(&document));
        self.text.push('\n');
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
