//! The controlled lists as people write them: by a word, in English or Italian, never by an IRI.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use credenza_core::micro::{
    AssessmentType, AwardKind, Cycle, Integration, OutcomeKind, Participation, QualityAssuranceKind, Supervision, Vocabulary,
};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::messages::{Language, Messages};

/// The lists that a course file chooses from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum List {
    AwardKind,
    OutcomeKind,
    Cycle,
    Assessment,
    Participation,
    QualityAssurance,
    Supervision,
    Stackability,
}

/// A list whose members a course file may name.
pub(crate) trait Listed: Vocabulary {
    /// Which list.
    const LIST: List;

    /// The member that `text` means: its word, its name in the catalogue in either language, or another Italian word for it.
    fn named(text: &str) -> Option<Self> {
        let word = Self::LIST.word(text)?;
        Self::ALL.iter().copied().find(|member| member.word() == word)
    }
}

macro_rules! listed {
    ($($vocabulary:ty => $list:ident),+ $(,)?) => {
        $(impl Listed for $vocabulary { const LIST: List = List::$list; })+

        impl List {
            /// Every list.
            pub(crate) const ALL: [Self; 8] = [$(Self::$list),+];

            /// Its words, in the order in which a person should be offered them.
            pub(crate) fn words(self) -> Vec<&'static str> {
                match self { $(Self::$list => <$vocabulary>::ALL.iter().map(|member| member.word()).collect(),)+ }
            }
        }
    };
}
listed! {
    AwardKind => AwardKind,
    OutcomeKind => OutcomeKind,
    Cycle => Cycle,
    AssessmentType => Assessment,
    Participation => Participation,
    QualityAssuranceKind => QualityAssurance,
    Supervision => Supervision,
    Integration => Stackability,
}

impl List {
    /// The word that `text` means.
    pub(crate) fn word(self, text: &str) -> Option<&'static str> {
        let wanted = folded(text);
        let words = self.words();
        let exact = words.iter().copied().find(|word| *word == wanted);
        let synonym = || self.synonyms().iter().find(|(other, _)| *other == wanted).map(|(_, word)| *word);
        exact.or_else(synonym).or_else(|| self.named(&wanted))
    }

    /// The word whose name in either language is `wanted`. The names are put together once: a course file may ask forty thousand times.
    fn named(self, wanted: &str) -> Option<&'static str> {
        static NAMES: LazyLock<BTreeMap<(List, String), &'static str>> = LazyLock::new(|| {
            let mut names = BTreeMap::new();
            for messages in [Language::English, Language::Italian].map(Messages::new) {
                for list in List::ALL {
                    for word in list.words() {
                        names.entry((list, folded(&list.name(word, &messages)))).or_insert(word);
                    }
                }
            }
            names
        });
        NAMES.get(&(self, wanted.to_owned())).copied()
    }

    /// The name of a word in the reader's language.
    pub(crate) fn name(self, word: &str, messages: &Messages) -> String {
        messages.text(&format!("word-{word}"), &[])
    }

    /// Every word with its name: `online, blended (partly online, partly on site), …`.
    pub(crate) fn described(self, messages: &Messages) -> String {
        let described = |word: &'static str| {
            let name = self.name(word, messages);
            if folded(&name) == word { word.to_owned() } else { format!("{word} ({name})") }
        };
        self.words().into_iter().map(described).collect::<Vec<_>>().join(", ")
    }

    /// The word of the list that `text` was probably meant to be.
    pub(crate) fn nearest(self, text: &str) -> Option<&'static str> {
        nearest(&folded(text), self.words().into_iter())
    }

    /// Further words that registrars use, folded.
    fn synonyms(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::AwardKind => {
                &[("esame-singolo", "single-examination"), ("esame", "single-examination"), ("crediti", "credits"), ("cfu", "credits")]
            }
            Self::OutcomeKind => &[
                ("conoscenze", "knowledge"),
                ("abilita", "skill"),
                ("skills", "skill"),
                ("autonomia-e-responsabilita", "responsibility-and-autonomy"),
            ],
            Self::Cycle => &[
                ("breve", "short"),
                ("primo", "first"),
                ("secondo", "second"),
                ("terzo", "third"),
                ("1", "first"),
                ("2", "second"),
                ("3", "third"),
            ],
            Self::Assessment => &[
                ("written-exam", "written-examination"),
                ("prova-scritta", "written-examination"),
                ("scritto", "written-examination"),
                ("oral-exam", "oral-examination"),
                ("prova-orale", "oral-examination"),
                ("colloquio", "oral-examination"),
                ("orale", "oral-examination"),
                ("project", "project-work"),
                ("progetto", "project-work"),
                ("portafoglio", "portfolio"),
                ("assignment", "marked-assignment"),
                ("elaborato", "marked-assignment"),
                ("presenza", "attendance"),
            ],
            Self::Participation => &[
                ("on-site", "presential"),
                ("in-person", "presential"),
                ("presenza", "presential"),
                ("a-distanza", "online"),
                ("distance", "online"),
                ("misto", "blended"),
                ("mista", "blended"),
                ("modalita-mista", "blended"),
                ("hybrid", "blended"),
                ("ibrida", "blended"),
                ("in-the-workplace", "work-based"),
                ("sul-lavoro", "work-based"),
            ],
            Self::QualityAssurance => &[
                ("istituzionale", "institutional"),
                ("institution", "institutional"),
                ("program", "programme"),
                ("programma", "programme"),
                ("del-corso", "programme"),
            ],
            Self::Supervision => &[
                ("senza-supervisione", "unsupervised"),
                ("supervised", "supervised-without-identity"),
                ("on-site", "supervised-on-site"),
                ("in-presenza", "supervised-on-site"),
                ("online", "supervised-online"),
                ("a-distanza", "supervised-online"),
            ],
            Self::Stackability => &[("autonoma", "stand-alone"), ("standalone", "stand-alone"), ("cumulabile", "stackable")],
        }
    }
}

/// Lower case without accents, every run of other characters than letters and digits as one hyphen.
fn folded(text: &str) -> String {
    let mut folded = String::new();
    for c in text.trim().nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            folded.push(c);
        } else if !folded.ends_with('-') {
            folded.push('-');
        }
    }
    folded.trim_matches('-').to_owned()
}

/// The candidate that `wanted` was probably meant to be: at most a third of its letters wrong.
pub(super) fn nearest<'a>(wanted: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = wanted.chars().count();
    let alike = |candidate: &&str| {
        let other = candidate.chars().count();
        // At least so many letters are wrong, whichever they are: a key of a megabyte is compared with none.
        length.abs_diff(other) * 3 <= length.max(other)
    };
    let distances = candidates.filter(alike).map(|candidate| (distance(wanted, candidate), candidate));
    distances.filter(|(distance, candidate)| distance * 3 <= candidate.chars().count().max(length)).min().map(|(_, candidate)| candidate)
}

/// How many letters must be added, taken away, exchanged, or swapped with their neighbours (optimal string alignment).
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut above: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    let mut before = None;
    for (line, a) in left.chars().enumerate() {
        let mut next = vec![line + 1];
        let mut last = line + 1;
        for (column, b) in right.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX - 1);
            last = (at(&row, column + 1) + 1).min(last + 1).min(at(&row, column) + usize::from(a != *b));
            let swapped = column.checked_sub(1).filter(|left| before == Some(*b) && right.get(*left) == Some(&a));
            if let Some(left) = swapped {
                last = last.min(at(&above, left) + 1);
            }
            next.push(last);
        }
        above = std::mem::replace(&mut row, next);
        before = Some(a);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_its_name_in_both_languages() {
        for language in [Language::English, Language::Italian] {
            let messages = Messages::new(language);
            for list in List::ALL {
                for word in list.words() {
                    let name = list.name(word, &messages);
                    assert!(!name.starts_with("word-"), "{name}");
                    assert_eq!(list.word(&name), Some(word), "{language:?}: {name:?} must mean {word:?}");
                }
                for (synonym, word) in list.synonyms() {
                    assert!(list.words().contains(word), "{synonym}");
                    assert_eq!(*synonym, folded(synonym));
                    assert_eq!(list.word(synonym), Some(*word));
                }
            }
        }
    }

    #[test]
    fn words_are_taken_in_any_writing() {
        for (text, word) in [
            ("blended", "blended"),
            ("Work_Based", "work-based"),
            ("in presenza", "presential"),
            ("Modalità mista", "blended"),
            (" On site ", "presential"),
        ] {
            assert_eq!(List::Participation.word(text), Some(word), "{text}");
        }
        assert_eq!(List::Participation.word("elsewhere"), None);
        assert_eq!(List::Participation.nearest("blendet"), Some("blended"));
        assert_eq!(List::Participation.nearest("somewhere else"), None);
    }

    #[test]
    fn distances() {
        for (left, right, expected) in
            [("", "", 0), ("abc", "", 3), ("kitten", "sitting", 3), ("ects", "etcs", 1), ("ca", "abc", 3), ("ab", "ba", 1)]
        {
            assert_eq!(distance(left, right), expected);
        }
    }
}
