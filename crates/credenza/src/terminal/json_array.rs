//! A JSON array for standard output, written while it is made: it may be longer than memory.

use serde_json::Value;

use super::safe::json_escape;
use super::{Terminal, locked};

/// An array of which some values may be written already. It looks like one that was written at once by [`Terminal::json`].
pub(crate) struct JsonArray<'t> {
    terminal: &'t Terminal,
    is_begun: bool,
}

impl Terminal {
    /// The beginning of an array on standard output. Nothing else may be written there before [`JsonArray::end`].
    pub(crate) fn json_array(&self) -> JsonArray<'_> {
        JsonArray { terminal: self, is_begun: false }
    }
}

impl JsonArray<'_> {
    /// Adds a value, with what steers a display escaped.
    pub(crate) fn push(&mut self, value: &Value) {
        // Serialising a `Value` cannot fail: its keys are strings and it writes to memory. A line feed in it is never inside a string.
        let value = serde_json::to_string_pretty(value).unwrap_or_default().replace('\n', "\n  ");
        let before = if self.is_begun { ",\n  " } else { "[\n  " };
        self.is_begun = true;
        locked(&self.terminal.out).raw([before, &json_escape(&value)].concat().as_bytes());
    }

    /// Ends the array.
    pub(crate) fn end(self) {
        locked(&self.terminal.out).raw(if self.is_begun { b"\n]\n" } else { b"[]\n" });
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::terminal::capture::Captured;

    #[test]
    fn an_array_in_pieces_is_the_array_at_once() {
        for values in [json!([]), json!([1]), json!([{ "a": "x\ny\u{202E}", "b": [] }, {}, [[null, 2]], "\n"])] {
            let (whole, pieces) = (Captured::new(""), Captured::new(""));
            whole.terminal.json(&values);
            let mut array = pieces.terminal.json_array();
            for value in values.as_array().unwrap() {
                array.push(value);
            }
            array.end();
            assert_eq!(pieces.out(), whole.out());
        }
    }
}
