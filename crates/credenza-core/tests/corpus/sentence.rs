//! The sentence of an error or a finding ends in a log or on a terminal, whatever it quotes.

use std::fmt::Display;

/// The sentence of `told`, in which nothing steers a terminal (CWE-150, CVE-2021-42574).
pub(crate) fn sentence(told: &dyn Display) -> String {
    let sentence = told.to_string();
    let steers =
        |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}');
    assert!(!sentence.is_empty() && !sentence.contains(steers), "{sentence:?}");
    sentence
}
