//! Text in one or more languages.

use std::collections::BTreeMap;
use std::fmt;

use super::error::ModelError;
use crate::encoding::display::{Effect, effect, hidden};

/// A well-formed language tag in its conventional case (`it`, `en`, `de-AT`). BCP 47 (RFC 5646 §2.1).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(String);

impl Language {
    /// Reads a tag; case is normalised as RFC 5646 §2.1.1 recommends.
    ///
    /// # Errors
    /// `language_malformed` where the tag is not well-formed.
    pub fn parse(tag: &str) -> Result<Self, ModelError> {
        oxilangtag::LanguageTag::parse_and_normalize(tag)
            .map(|tag| Self(tag.into_inner()))
            .map_err(|_| ModelError::new("language_malformed", "a language tag such as `it`, `en` or `de-AT`", tag))
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without region, script or variant: `de` of `de-AT`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The same text in one or more languages; never empty, no language twice, no empty string.
///
/// In a credential it is a JSON-LD language map (JSON-LD 1.1 §4.2.4): `{"en": "Evaluation", "it": "Valutazione"}`. Only where [`crate::quality::Elements`]
/// reports what a foreign document states may the characters be any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(BTreeMap<Language, String>);

impl Text {
    /// Text in one language.
    ///
    /// # Errors
    /// `text_empty`, `text_control_character`.
    pub fn new(language: Language, text: impl Into<String>) -> Result<Self, ModelError> {
        Self::from_entries([(language, text.into())])
    }

    /// Text in several languages.
    ///
    /// # Errors
    /// `text_empty` where there is no language or a text is blank, `text_control_character`, `language_repeated`.
    pub fn from_entries(entries: impl IntoIterator<Item = (Language, String)>) -> Result<Self, ModelError> {
        let mut texts = BTreeMap::new();
        for (language, text) in entries {
            check_text(&text)?;
            let tag = language.as_str().to_owned();
            if texts.insert(language, text).is_some() {
                return Err(ModelError::new("language_repeated", "each language once", tag));
            }
        }
        if texts.is_empty() {
            return Err(ModelError::new("text_empty", "a text in at least one language", "none"));
        }
        Ok(Self(texts))
    }

    /// What somebody's document says, to be reported as it is: any characters. Nothing where the languages repeat or there are none.
    ///
    /// A text that only [`check_text`] objects to is still stated; calling it absent would be a false claim. Whoever shows it makes it safe.
    pub(crate) fn as_found(entries: impl IntoIterator<Item = (Language, String)>) -> Option<Self> {
        let mut texts = BTreeMap::new();
        let each_once = entries.into_iter().all(|(language, text)| texts.insert(language, text).is_none());
        (each_once && !texts.is_empty()).then_some(Self(texts))
    }

    /// The text in exactly this language.
    pub fn get(&self, language: &Language) -> Option<&str> {
        self.0.get(language).map(String::as_str)
    }

    /// The text in this language, else in another variety of it, else in English, else in the first language there is.
    pub fn best(&self, language: &Language) -> &str {
        self.get(language)
            .or_else(|| self.variety_of(language.primary()))
            .or_else(|| self.variety_of("en"))
            .or_else(|| self.0.values().next().map(String::as_str))
            .unwrap_or_default()
    }

    /// The languages and texts, by tag.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &str)> {
        self.0.iter().map(|(language, text)| (language, text.as_str()))
    }

    fn variety_of(&self, primary: &str) -> Option<&str> {
        self.0.iter().find(|(language, _)| language.primary() == primary).map(|(_, text)| text.as_str())
    }
}

/// Refuses blank text and characters that could make one line look like another, or two names look alike.
///
/// What an issuer writes is what a reader sees. Newline and tab are text. Everything else that acts on a display or hides where it stands is not
/// ([`hidden`]): C0 and C1 controls, bidirectional embeddings, overrides and isolates (CVE-2021-42574), zero-width and other invisible characters. Joiners stay
/// between the letters that need them and between emoji; the marks U+200E, U+200F and U+061C stay, for honest Arabic and Hebrew needs them.
///
/// # Errors
/// `text_empty`, `text_control_character`.
pub fn check_text(text: &str) -> Result<(), ModelError> {
    if text.trim().is_empty() {
        return Err(ModelError::new("text_empty", "some text", "nothing but white space"));
    }
    let is_text = |c: char| matches!(c, '\n' | '\t') || effect(c) == Some(Effect::DirectionMark);
    match hidden(text).map(|(_, c)| c).find(|c| !is_text(*c)) {
        None => Ok(()),
        Some(c) => Err(ModelError::new("text_control_character", "text without invisible characters", format!("U+{:04X}", u32::from(c)))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        Language::parse(tag).unwrap()
    }

    #[test]
    fn the_best_text_falls_back_by_language_then_english_then_any() {
        let text = Text::from_entries([(language("it"), "uno".into()), (language("en-GB"), "one".into())]).unwrap();
        assert_eq!(text.best(&language("it-CH")), "uno");
        assert_eq!(text.best(&language("fr")), "one");
        assert_eq!(Text::new(language("it"), "uno").unwrap().best(&language("fr")), "uno");
    }

    #[test]
    fn blank_and_disguised_texts_are_refused() {
        for (text, code) in [
            (" \n", "text_empty"),
            ("a\u{1b}[31m", "text_control_character"),
            ("a\u{202e}b", "text_control_character"),
            ("An\u{200b}na", "text_control_character"),
            ("An\u{200d}na", "text_control_character"),
            ("\u{ad}\u{2060}", "text_control_character"),
        ] {
            assert_eq!(Text::new(language("it"), text).unwrap_err().code(), code);
        }
        for honest in ["شهادة\u{200f} 1", "می\u{200c}خواهم", "क्\u{200d}ष", "👩\u{200d}🎓 ❤\u{fe0f}", "Universita\u{300}", "one\ntwo\tthree"]
        {
            assert!(Text::new(language("ar"), honest).is_ok(), "{honest:?}");
        }
    }

    #[test]
    fn tags_are_normalised_and_never_twice() {
        assert_eq!(language("DE-at").as_str(), "de-AT");
        assert_eq!(Language::parse("not a tag").unwrap_err().code(), "language_malformed");
        let twice = Text::from_entries([(language("IT"), "a".into()), (language("it"), "b".into())]);
        assert_eq!(twice.unwrap_err().code(), "language_repeated");
    }
}
