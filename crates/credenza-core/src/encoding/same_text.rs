//! Whether two texts are the same to whoever reads them: canonical equivalence. Unicode Standard, annex 15.

use unicode_normalization::UnicodeNormalization as _;

/// Whether two texts are canonically equivalent: the same letters, whether an accent is part of its letter (`é`, as most keyboards write it) or stands behind it
/// (`e` and U+0301, as file names of macOS do). Case, spaces, other accents and letters that only look alike make another text.
pub(crate) fn is_same_text(one: &str, other: &str) -> bool {
    one == other || one.nfc().eq(other.nfc())
}

/// The spellings of a text that are canonically equivalent and that people's programs write: as it is, composed (NFC), decomposed (NFD); each once.
pub(crate) fn spellings(text: &str) -> Vec<String> {
    let mut spellings = vec![text.to_owned()];
    for other in [text.nfc().collect::<String>(), text.nfd().collect()] {
        if !spellings.contains(&other) {
            spellings.push(other);
        }
    }
    spellings
}

#[cfg(test)]
mod tests {
    use super::{is_same_text, spellings};

    #[test]
    fn accents_may_be_part_of_their_letter_or_stand_behind_it() {
        assert!(is_same_text("Jos\u{e9} Garc\u{ed}a", "Jose\u{301} Garci\u{301}a"));
        assert!(is_same_text("\u{1ec7}", "e\u{302}\u{323}"));
        for (one, other) in [
            ("José", "Jose"),
            ("José", "josé"),
            ("José ", "José"),
            ("Jose\u{301}", "Jose\u{300}"),
            ("A", "\u{391}"),
            ("ﬁ", "fi"),
            ("２", "2"),
        ] {
            assert!(!is_same_text(one, other), "{one} {other}");
        }
        assert_eq!(spellings("Jos\u{e9}"), ["Jos\u{e9}", "Jose\u{301}"]);
        assert_eq!(spellings("Jose\u{301}"), ["Jose\u{301}", "Jos\u{e9}"]);
        assert_eq!(spellings("Ada"), ["Ada"]);
    }
}
