//! The words that JSON-LD keeps for itself. JSON-LD 1.1 §1.7.

/// A keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Keyword {
    /// `@base`
    Base,
    /// `@container`
    Container,
    /// `@context`
    Context,
    /// `@direction`
    Direction,
    /// `@graph`
    Graph,
    /// `@id`
    Id,
    /// `@import`
    Import,
    /// `@included`
    Included,
    /// `@index`
    Index,
    /// `@json`
    Json,
    /// `@language`
    Language,
    /// `@list`
    List,
    /// `@nest`
    Nest,
    /// `@none`
    None,
    /// `@prefix`
    Prefix,
    /// `@propagate`
    Propagate,
    /// `@protected`
    Protected,
    /// `@reverse`
    Reverse,
    /// `@set`
    Set,
    /// `@type`
    Type,
    /// `@value`
    Value,
    /// `@version`
    Version,
    /// `@vocab`
    Vocab,
}

use Keyword as K;

/// Each keyword with its spelling, in the order of the spellings.
const SPELLINGS: [(&str, Keyword); 23] = [
    ("@base", K::Base),
    ("@container", K::Container),
    ("@context", K::Context),
    ("@direction", K::Direction),
    ("@graph", K::Graph),
    ("@id", K::Id),
    ("@import", K::Import),
    ("@included", K::Included),
    ("@index", K::Index),
    ("@json", K::Json),
    ("@language", K::Language),
    ("@list", K::List),
    ("@nest", K::Nest),
    ("@none", K::None),
    ("@prefix", K::Prefix),
    ("@propagate", K::Propagate),
    ("@protected", K::Protected),
    ("@reverse", K::Reverse),
    ("@set", K::Set),
    ("@type", K::Type),
    ("@value", K::Value),
    ("@version", K::Version),
    ("@vocab", K::Vocab),
];

impl Keyword {
    /// The keyword that is spelled so.
    pub fn parse(text: &str) -> Option<Self> {
        if !text.starts_with('@') {
            return None;
        }
        let place = SPELLINGS.binary_search_by(|(spelling, _)| (*spelling).cmp(text)).ok()?;
        SPELLINGS.get(place).map(|(_, keyword)| *keyword)
    }

    /// Its spelling.
    pub fn as_str(self) -> &'static str {
        SPELLINGS.iter().find(|(_, keyword)| *keyword == self).map_or("", |(spelling, _)| spelling)
    }
}

/// Whether a text has the form of a keyword, `@` and letters, which JSON-LD keeps for its own future. JSON-LD 1.1 §4.1.
pub(super) fn has_form_of_keyword(text: &str) -> bool {
    text.strip_prefix('@').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::{Keyword, SPELLINGS, has_form_of_keyword};

    #[test]
    fn every_spelling_is_found_and_no_other() {
        for (spelling, keyword) in SPELLINGS {
            assert_eq!((Keyword::parse(spelling), keyword.as_str()), (Some(keyword), spelling));
            assert!(has_form_of_keyword(spelling));
        }
        for text in ["", "@", "id", "@ids", "@Id", "@foo.bar", "@1"] {
            assert_eq!(Keyword::parse(text), None, "{text}");
        }
        assert!(has_form_of_keyword("@ids") && !has_form_of_keyword("@") && !has_form_of_keyword("@foo.bar"));
    }
}
