//! Foreign text on its way to a terminal or into JSON.

use crate::terminal::safe::{json_escape, safe};

/// Any text.
pub fn foreign_text(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let shown = safe(&text);
    assert!(!shown.contains(steers), "{shown:?}");
    assert_eq!(safe(&shown), shown, "making it safe twice is making it safe once");

    let value = serde_json::json!({ text.as_ref(): [text.as_ref()] });
    for document in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
        let escaped = json_escape(&document);
        assert!(!escaped.contains(|c| c != '\n' && steers(c)), "{escaped:?}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&escaped).unwrap(), value, "it says what it said");
    }
}

/// C0, C1, line and paragraph separators, bidirectional formatting.
fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{61C}')
}
