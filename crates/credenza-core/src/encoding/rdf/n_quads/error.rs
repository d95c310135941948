//! Why a text is not N-Quads, and why a term cannot be written as N-Quads.

/// A text that is not N-Quads. What it quotes comes from the text and may be hostile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NQuadsError {
    /// Something that cannot stand here.
    #[error("line {line}: expected {expected}, found {}", found.map_or_else(|| "the end".to_owned(), |found| format!("{found:?}")))]
    Unexpected {
        /// The line, counted from 1.
        line: usize,
        /// Where it went wrong, in bytes from the start of the text.
        offset: usize,
        /// What could stand here.
        expected: &'static str,
        /// The character that does; none at the end of the text.
        found: Option<char>,
    },
    /// More statements than [`MAX_QUADS`](super::MAX_QUADS).
    #[error("expected at most {limit} statements, found more")]
    TooManyQuads {
        /// How many there may be.
        limit: usize,
    },
}

impl NQuadsError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unexpected { .. } => "n_quads_unexpected",
            Self::TooManyQuads { .. } => "too_many_quads",
        }
    }

    /// The values that a sentence about the error quotes: (name, value).
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Unexpected { line, offset, expected, found } => vec![
                ("line", line.to_string()),
                ("offset", offset.to_string()),
                ("expected", expected.to_string()),
                ("found", found.map_or_else(String::new, String::from)),
            ],
            Self::TooManyQuads { limit } => vec![("limit", limit.to_string())],
        }
    }
}

/// A term that has no form in N-Quads. Written all the same, it could end early and begin another statement: two datasets would have one form, and one
/// signature would cover both.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TermError {
    /// An IRI with a character that no IRI has: a space, a control character or one of <code>&lt;&gt;"{}|^`\\</code>.
    #[error("expected an IRI, found the character {found:?} in {iri:?}")]
    IriCharacter {
        /// The IRI, cut to a readable length.
        iri: String,
        /// The character.
        found: char,
    },
    /// A language tag that is not letters, then letters and digits, with hyphens between.
    #[error("expected a language tag, found {tag:?}")]
    LanguageTag {
        /// The tag, cut to a readable length.
        tag: String,
    },
}

impl TermError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::IriCharacter { .. } => "iri_character",
            Self::LanguageTag { .. } => "language_tag_malformed",
        }
    }

    /// The values that a sentence about the error quotes: (name, value).
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::IriCharacter { iri, found } => vec![("iri", iri.clone()), ("found", found.to_string())],
            Self::LanguageTag { tag } => vec![("tag", tag.clone())],
        }
    }
}
