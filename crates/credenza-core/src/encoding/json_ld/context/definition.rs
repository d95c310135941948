//! What a context comes to once it is processed. JSON-LD 1.1 API §4.1, §4.2.

use super::super::keyword::{Keyword, has_form_of_keyword};
use crate::encoding::iri;
use crate::encoding::json::Document;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// A base direction. JSON-LD 1.1 §4.2.4.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    pub(in crate::encoding::json_ld) fn parse(text: &str) -> Option<Self> {
        match text {
            "ltr" => Some(Self::Ltr),
            "rtl" => Some(Self::Rtl),
            _ => None,
        }
    }

    /// `ltr` or `rtl`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// What a term stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mapping {
    /// Nothing: what it names is left out.
    Null,
    /// A keyword.
    Keyword(Keyword),
    /// An IRI, or the identifier of a blank node. Where there is no base it may be relative.
    Iri(Arc<str>),
}

/// What the values of a term are. JSON-LD 1.1 §4.2.3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypeMapping {
    /// `@id`
    Id,
    /// `@vocab`
    Vocab,
    /// `@json`
    Json,
    /// `@none`
    None,
    /// A datatype.
    Iri(Arc<str>),
}

/// How the values of a term are held together: a set of keywords. JSON-LD 1.1 §4.3.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Container(u8);

impl Container {
    const ALL: [Keyword; 7] = [Keyword::Graph, Keyword::Id, Keyword::Index, Keyword::Language, Keyword::List, Keyword::Set, Keyword::Type];

    fn bit(keyword: Keyword) -> u8 {
        Self::ALL.iter().position(|member| *member == keyword).map_or(0, |place| 1 << place)
    }

    /// The container of these keywords; nothing where one of them is none for containers.
    pub(super) fn of(keywords: &[Keyword]) -> Option<Self> {
        keywords.iter().try_fold(Self(0), |container, keyword| {
            let bit = Self::bit(*keyword);
            (bit != 0).then_some(Self(container.0 | bit))
        })
    }

    /// Whether there is no container.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the keyword is one of its own.
    pub fn contains(self, keyword: Keyword) -> bool {
        self.0 & Self::bit(keyword) != 0
    }

    /// Its keywords.
    pub fn keywords(self) -> impl Iterator<Item = Keyword> {
        Self::ALL.into_iter().filter(move |keyword| self.contains(*keyword))
    }

    /// Whether it has none but these.
    pub(super) fn is_within(self, keywords: &[Keyword]) -> bool {
        self.keywords().all(|keyword| keywords.contains(&keyword))
    }
}

/// A term definition. JSON-LD 1.1 API §4.2.
#[derive(Clone, Debug)]
pub(in crate::encoding::json_ld) struct Term {
    pub(in crate::encoding::json_ld) mapping: Mapping,
    pub(in crate::encoding::json_ld) coercion: Option<TypeMapping>,
    pub(in crate::encoding::json_ld) container: Container,
    pub(in crate::encoding::json_ld) reverse: bool,
    pub(in crate::encoding::json_ld) prefix: bool,
    pub(in crate::encoding::json_ld) protected: bool,
    /// `Some(None)` takes a default language away.
    pub(in crate::encoding::json_ld) language: Option<Option<Arc<str>>>,
    pub(in crate::encoding::json_ld) direction: Option<Option<Direction>>,
    pub(in crate::encoding::json_ld) index: Option<Arc<str>>,
    pub(in crate::encoding::json_ld) nest: Option<Arc<str>>,
    pub(in crate::encoding::json_ld) scoped: Option<Arc<Scoped>>,
    /// Whether its IRI and its datatype can stand in a statement. Looked at once, and not at every use.
    pub(in crate::encoding::json_ld) sound: bool,
    /// Whether it was defined by a context that stands in the document.
    pub(in crate::encoding::json_ld) inline: bool,
}

impl Term {
    /// The term, and whether it is sound.
    pub(super) fn judged(mut self) -> Self {
        let is_sound = |iri: &str| iri::is_well_formed(iri);
        self.sound = matches!(&self.mapping, Mapping::Iri(iri) if is_sound(iri))
            && match &self.coercion {
                Some(TypeMapping::Iri(iri)) => is_sound(iri),
                _ => true,
            };
        self
    }

    /// Whether both say the same, protected or not. JSON-LD 1.1 API §4.2.2, step 27.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        self.mapping == other.mapping
            && self.coercion == other.coercion
            && self.container == other.container
            && self.reverse == other.reverse
            && self.prefix == other.prefix
            && self.language == other.language
            && self.direction == other.direction
            && self.index == other.index
            && self.nest == other.nest
            && match (&self.scoped, &other.scoped) {
                (None, None) => true,
                (Some(one), Some(other)) => one.local == other.local,
                _ => false,
            }
    }
}

/// A context that a term brings with it. It stays what it was until the term is used. JSON-LD 1.1 §4.1.8.
#[derive(Debug)]
pub(in crate::encoding::json_ld) struct Scoped {
    /// Its number among all contexts of the registry.
    pub(super) id: u64,
    pub(super) local: Document,
    /// Where the context around it was found.
    pub(super) base: Option<Arc<str>>,
    pub(super) inline: bool,
}

/// An active context. JSON-LD 1.1 API §4.1.
#[derive(Debug)]
pub(in crate::encoding::json_ld) struct Active {
    /// Its number among all contexts of the registry.
    pub(super) id: u64,
    /// How many steps away from the initial context it is.
    pub(super) depth: u32,
    pub(super) state: State,
    /// The terms again, sorted by a hash of their names: a document looks terms up far more often than anything else.
    by_hash: Vec<(u64, Arc<str>, Arc<Term>)>,
    /// The terms that stand for a keyword, sorted.
    aliases: Vec<(Arc<str>, Keyword)>,
    inverse: OnceLock<BTreeMap<Arc<str>, Arc<str>>>,
}

/// What an active context consists of while it is being made.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    pub(super) terms: BTreeMap<Arc<str>, Arc<Term>>,
    pub(super) vocab: Option<Arc<str>>,
    pub(super) base: Option<Arc<str>>,
    pub(super) original_base: Option<Arc<str>>,
    pub(super) language: Option<Arc<str>>,
    pub(super) direction: Option<Direction>,
    pub(super) previous: Option<Arc<Active>>,
}

/// What a key or value expands to.
pub(in crate::encoding::json_ld) type Expanded = Mapping;

impl Active {
    pub(super) fn new(id: u64, depth: u32, state: State) -> Self {
        let keyword = |(name, term): (&Arc<str>, &Arc<Term>)| match term.mapping {
            Mapping::Keyword(keyword) => Some((Arc::clone(name), keyword)),
            _ => None,
        };
        let aliases = state.terms.iter().filter_map(keyword).collect();
        let mut by_hash: Vec<_> = state.terms.iter().map(|(name, term)| (hash(name), Arc::clone(name), Arc::clone(term))).collect();
        by_hash.sort_unstable_by_key(|(hash, _, _)| *hash);
        Self { id, depth, state, by_hash, aliases, inverse: OnceLock::new() }
    }

    pub(in crate::encoding::json_ld) fn term(&self, name: &str) -> Option<&Arc<Term>> {
        /// How many names of one hash are looked at. There are more only where somebody made them so.
        const SAME: usize = 4;
        let hash = hash(name);
        let first = self.by_hash.partition_point(|(other, _, _)| *other < hash);
        let mut same = self.by_hash.iter().skip(first).take_while(|(other, _, _)| *other == hash);
        match same.by_ref().take(SAME).find(|(_, other, _)| **other == *name) {
            Some((_, _, term)) => Some(term),
            None => same.next().and_then(|_| self.state.terms.get(name)),
        }
    }

    pub(in crate::encoding::json_ld) fn previous(&self) -> Option<&Arc<Active>> {
        self.state.previous.as_ref()
    }

    pub(in crate::encoding::json_ld) fn language(&self) -> Option<&Arc<str>> {
        self.state.language.as_ref()
    }

    pub(in crate::encoding::json_ld) fn direction(&self) -> Option<Direction> {
        self.state.direction
    }

    /// The keyword that a key is or stands for.
    pub(in crate::encoding::json_ld) fn keyword(&self, key: &str) -> Option<Keyword> {
        if key.starts_with('@') {
            return Keyword::parse(key);
        }
        let place = self.aliases.binary_search_by(|(alias, _)| (**alias).cmp(key)).ok()?;
        self.aliases.get(place).map(|(_, keyword)| *keyword)
    }

    /// A term that stands for the keyword.
    pub(in crate::encoding::json_ld) fn alias(&self, keyword: Keyword) -> Option<&Arc<str>> {
        self.aliases.iter().find(|(_, own)| *own == keyword).map(|(alias, _)| alias)
    }

    /// A term that stands for the IRI. Made when first asked for: only documents with keys that are no terms ask.
    pub(in crate::encoding::json_ld) fn term_of_iri(&self, iri: &str) -> Option<&Arc<str>> {
        let inverse = self.inverse.get_or_init(|| {
            let iri = |(name, term): (&Arc<str>, &Arc<Term>)| match &term.mapping {
                Mapping::Iri(iri) => Some((Arc::clone(iri), Arc::clone(name))),
                _ => None,
            };
            self.state.terms.iter().filter_map(iri).collect()
        });
        inverse.get(iri)
    }

    /// IRI expansion of a value of the document. JSON-LD 1.1 API §5.2.
    pub(in crate::encoding::json_ld) fn expand(&self, value: &str, vocab: bool, relative: bool) -> Expanded {
        if value.starts_with('@') {
            if let Some(keyword) = Keyword::parse(value) {
                return Mapping::Keyword(keyword);
            }
            if has_form_of_keyword(value) {
                return Mapping::Null;
            }
        }
        self.state.expand_term(value, vocab).unwrap_or_else(|| self.state.expand_text(value, vocab, relative))
    }
}

impl State {
    /// Steps 4 and 5: the value is a term.
    pub(super) fn expand_term(&self, value: &str, vocab: bool) -> Option<Expanded> {
        let term = self.terms.get(value)?;
        (vocab || matches!(term.mapping, Mapping::Keyword(_))).then(|| term.mapping.clone())
    }

    /// Steps 6 to 9: it is none.
    pub(super) fn expand_text(&self, value: &str, vocab: bool, relative: bool) -> Expanded {
        Mapping::Iri(self.expand_compact(value).unwrap_or_else(|| {
            if vocab && let Some(vocab) = &self.vocab {
                return [vocab, value].concat().into();
            }
            match &self.base {
                Some(base) if relative => iri::resolve(base, value).into(),
                _ => value.into(),
            }
        }))
    }

    fn expand_compact(&self, value: &str) -> Option<Arc<str>> {
        let (prefix, suffix) = split_compact(value)?;
        if prefix == "_" || suffix.starts_with("//") {
            return Some(value.into());
        }
        if let Some(term) = self.terms.get(prefix)
            && term.prefix
            && let Mapping::Iri(iri) = &term.mapping
        {
            return Some([iri, suffix].concat().into());
        }
        iri::is_absolute(value).then(|| value.into())
    }
}

/// A hash of a name, eight bytes at a time. Names can be made that have the same one; whoever uses it bounds what that costs.
fn hash(name: &str) -> u64 {
    const SPREAD: u64 = 0x517c_c1b7_2722_0a95;
    let add = |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(SPREAD);
    let (words, rest) = name.as_bytes().as_chunks::<8>();
    let hash = words.iter().fold(name.len() as u64, |hash, word| add(hash, u64::from_le_bytes(*word)));
    add(hash, rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)))
}

/// The parts of what may be a compact IRI: before and behind the first colon that is not the first character.
pub(super) fn split_compact(value: &str) -> Option<(&str, &str)> {
    let at = value.bytes().skip(1).position(|byte| byte == b':')? + 1;
    let (prefix, rest) = value.split_at_checked(at)?;
    Some((prefix, rest.strip_prefix(':')?))
}
