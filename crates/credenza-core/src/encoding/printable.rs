//! Foreign text inside an error's sentence.

use std::fmt::{self, Write as _};

use super::display::{Effect, effect};

/// `text` with what steers a display or hides written as escapes. An error's sentence ends in a log or on a terminal, and must not steer either
/// (CWE-150, CVE-2021-42574). Everything else stays as it is.
pub(crate) fn printable(text: &str) -> impl fmt::Display + '_ {
    Printable(text)
}

struct Printable<'a>(&'a str);

impl fmt::Display for Printable<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            if steers(character) {
                write!(formatter, "{}", character.escape_unicode())?;
            } else {
                formatter.write_char(character)?;
            }
        }
        Ok(())
    }
}

/// Whether it is escaped wherever it stands. Joiners and selectors are not: in an error's sentence they do no harm, and honest text is full of them.
fn steers(character: char) -> bool {
    !matches!(effect(character), None | Some(Effect::Joiner | Effect::GraphemeJoiner | Effect::Selector))
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn what_steers_a_terminal_is_escaped_and_honest_text_stays() {
        assert_eq!(printable("a\u{1b}]8;;x\u{7}\n\u{9b}\u{202e}b").to_string(), r"a\u{1b}]8;;x\u{7}\u{a}\u{9b}\u{202e}b");
        assert_eq!(printable("a\u{200b}\u{ad}b").to_string(), r"a\u{200b}\u{ad}b");
        let honest = "perché “no” — شهادة e\u{301} 👩\u{200d}🎓";
        assert_eq!(printable(honest).to_string(), honest);
    }
}
