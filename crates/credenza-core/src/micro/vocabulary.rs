//! Controlled vocabularies: people say a word, documents state an IRI.

use super::error::ModelError;

/// A closed list whose members have a word (for people and course files), an IRI (for documents) and an English label.
pub trait Vocabulary: Copy + Sized + 'static {
    /// Every member, in the order in which a person should be offered them.
    const ALL: &'static [Self];
    /// The stable code of the error for a word outside the list.
    const CODE: &'static str;

    /// The word: lower case, hyphens.
    fn word(self) -> &'static str;

    /// The IRI that states it in a document.
    fn iri(self) -> &'static str;

    /// A short English label.
    fn label(self) -> &'static str;

    /// The member of that word; case does not matter, `_` and space count as `-`.
    ///
    /// # Errors
    /// The vocabulary's own code, naming every word of the list.
    fn from_word(word: &str) -> Result<Self, ModelError> {
        let folded = word.trim().to_lowercase().replace(['_', ' '], "-");
        Self::ALL.iter().copied().find(|member| member.word() == folded).ok_or_else(|| {
            let words: Vec<_> = Self::ALL.iter().map(|member| member.word()).collect();
            ModelError::new(Self::CODE, format!("one of: {}", words.join(", ")), word)
        })
    }

    /// The member of that IRI.
    fn from_iri(iri: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|member| member.iri() == iri)
    }
}

/// Declares an enum and its vocabulary from one table, so that word, IRI and label cannot drift apart.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident, $code:literal, { $($(#[$doc:meta])* $variant:ident = $word:literal, $iri:expr, $label:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $crate::micro::vocabulary::Vocabulary for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)+];
            const CODE: &'static str = $code;
            fn word(self) -> &'static str { match self { $(Self::$variant => $word,)+ } }
            fn iri(self) -> &'static str { match self { $(Self::$variant => $iri,)+ } }
            fn label(self) -> &'static str { match self { $(Self::$variant => $label,)+ } }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str($crate::micro::vocabulary::Vocabulary::word(*self))
            }
        }
    };
}
pub(crate) use vocabulary;
