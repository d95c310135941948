//! Foreign text made safe to show.
//!
//! Credentials, spreadsheets, file names and command lines are written by others. A title may hold an escape sequence that repaints the
//! screen (CWE-150), a carriage return that overwrites the verdict, a bidirectional override that turns a name around (CVE-2021-42574)
//! or an invisible character that makes two names look alike. Everything foreign passes through [`safe`] before a terminal, a log or a
//! plain file, and through [`json_escape`] before JSON: what is invisible or steers the display becomes a visible escape, `\u{202E}`.
//! Genuine Arabic, Hebrew, Persian, Hindi, emoji and decomposed (NFD) text stays as it is. Which characters those are, and where they
//! stand rightly, is the core's table ([`credenza_core::encoding::display`]).

use std::borrow::Cow;
use std::fmt::Write as _;

use credenza_core::encoding::display::hidden;

/// `text` on one line with nothing in it that steers a display or hides: such characters become `\u{…}`.
///
/// Applying it twice changes nothing more. A backslash is left alone, so a text may *look* escaped; it cannot act.
pub(crate) fn safe(text: &str) -> Cow<'_, str> {
    escaped(text, |character, out| {
        let _ = write!(out, "\\u{{{:X}}}", u32::from(character));
    })
}

/// A serialised JSON document with the same characters written as `\uXXXX`: it parses back to the original values.
///
/// It must be JSON already: a serialiser escapes C0 inside strings, so those left (line feed, tab) are layout and stay.
pub(crate) fn json_escape(document: &str) -> Cow<'_, str> {
    escaped(document, |character, out| {
        if character.is_ascii() && character != '\u{7F}' {
            out.push(character);
            return;
        }
        for unit in character.encode_utf16(&mut [0; 2]) {
            let _ = write!(out, "\\u{unit:04x}");
        }
    })
}

/// A JSON document that somebody else wrote, for a terminal: [`json_escape`], and the layout without carriage returns and tabs, which go back in the line.
pub(crate) fn json_shown(document: &str) -> String {
    json_escape(document).replace(['\r', '\t'], " ")
}

fn escaped(text: &str, escape: impl Fn(char, &mut String)) -> Cow<'_, str> {
    let mut out = String::new();
    let mut rest = text;
    for (offset, character) in hidden(text) {
        // `offset` counts from the start of `text`, and `rest` is its end.
        let Some((before, after)) = rest.split_at_checked(offset - (text.len() - rest.len())) else { break };
        out.push_str(before);
        escape(character, &mut out);
        rest = after.get(character.len_utf8()..).unwrap_or_default();
    }
    if rest.len() == text.len() {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_becomes_visible() {
        for (hostile, shown) in [
            ("a\u{1B}[2Jb", "a\\u{1B}[2Jb"),
            ("\u{1B}]8;;https://evil.example\u{7}x", "\\u{1B}]8;;https://evil.example\\u{7}x"),
            ("\u{9B}31mred", "\\u{9B}31mred"),
            ("one\ntwo\r\tthree", "one\\u{A}two\\u{D}\\u{9}three"),
            ("\u{7F}\u{85}\u{2028}\u{2029}", "\\u{7F}\\u{85}\\u{2028}\\u{2029}"),
            ("Uni\u{202E}ytisrev", "Uni\\u{202E}ytisrev"),
            ("\u{2066}a\u{2069}\u{200E}\u{200F}\u{061C}", "\\u{2066}a\\u{2069}\\u{200E}\\u{200F}\\u{61C}"),
            ("Uni\u{200B}\u{2060}\u{FEFF}\u{AD}ty", "Uni\\u{200B}\\u{2060}\\u{FEFF}\\u{AD}ty"),
            ("Uni\u{200D}versity", "Uni\\u{200D}versity"),
            ("A\u{E0041}\u{FE0F}", "A\\u{E0041}\\u{FE0F}"),
            ("\u{1F3F4}\u{E0078}\u{E007F}", "\u{1F3F4}\\u{E0078}\\u{E007F}"),
        ] {
            assert_eq!(safe(hostile), shown);
        }
    }

    #[test]
    fn genuine_text_stays() {
        for genuine in [
            "Università di Esempio",
            "Universita\u{300}",
            "جامعة المثال",
            "נִקּוּד",
            "می\u{200C}خواهم",
            "क्\u{200D}ष",
            "👩\u{200D}👩\u{200D}👧 👍🏽 ❤\u{FE0F} 1\u{FE0F}\u{20E3} 🇮🇹",
            "🏳\u{FE0F}\u{200D}🌈",
            "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
            "葛\u{E0100}飾",
            "日本語 Ελληνικά Кириллица",
            "C:\\Users\\u{41}",
        ] {
            assert!(matches!(safe(genuine), Cow::Borrowed(_)), "{genuine:?} became {}", safe(genuine));
        }
    }

    #[test]
    fn no_character_gets_through_that_hides_and_twice_is_once() {
        for code in 0..=0x10_FFFF {
            let Some(character) = char::from_u32(code) else { continue };
            for text in [format!("a{character}b"), format!("ا{character}ب"), format!("{character}")] {
                let once = safe(&text).into_owned();
                assert_eq!(safe(&once), once);
                // Not the table that it escapes by.
                let steers = |shown: char| {
                    shown.is_control()
                        || matches!(shown, '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
                };
                assert!(!once.chars().any(steers), "{once:?}");
            }
        }
    }

    #[test]
    fn json_parses_back_to_what_it_was() {
        let value =
            serde_json::json!({ "title\u{202E}": "a\u{1B}\n\u{7F}\u{9B}\u{2028}\u{E0041}\u{10FFFF}é 👩\u{200D}👩", "n": [1, "\t"] });
        for document in [serde_json::to_string(&value).unwrap(), serde_json::to_string_pretty(&value).unwrap()] {
            let shown = json_escape(&document).into_owned();
            assert!(shown.contains("\\u202e") && shown.contains("\\u007f") && shown.contains("\\udb40\\udc41"), "{shown}");
            assert!(shown.chars().all(|character| character == '\n' || !character.is_control()));
            assert_eq!(serde_json::from_str::<serde_json::Value>(&shown).unwrap(), value);
        }
    }
}
