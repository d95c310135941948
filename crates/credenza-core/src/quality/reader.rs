//! Reading of a document that may state anything anywhere, without ever failing.

use std::collections::BTreeMap;

use super::agreement::{Said, agree, contradictory};
use super::statement::{Statement, StatementValue, UNDETERMINED};
use crate::credential::{LanguageValue, Unsecured, language_values, lexical};
use crate::encoding::is_same_text;
use crate::encoding::json::{Kind, Node, Pointer};
use crate::micro::{Language, Text, Vocabulary};

/// A value of the document with its place; a missing value is one too, so that reading can go on.
#[derive(Clone)]
pub(super) struct Place<'a> {
    value: Option<Node<'a>>,
    pointer: Pointer,
}

impl<'a> Place<'a> {
    pub(super) fn member_of(document: &'a Unsecured, name: &str) -> Self {
        Self { value: document.get(name), pointer: Pointer::root().key(name) }
    }

    pub(super) fn get(&self, name: &str) -> Self {
        Self { value: self.value.and_then(|value| value.get(name)), pointer: self.pointer.key(name) }
    }

    /// The place of a member that is not to be read, whatever stands there.
    pub(super) fn without(&self, name: &str) -> Self {
        Self { value: None, pointer: self.pointer.key(name) }
    }

    pub(super) fn pointer(&self) -> &Pointer {
        &self.pointer
    }

    pub(super) fn is_there(&self) -> bool {
        self.value.is_some()
    }

    /// A string, blank or not, whatever language it says it is in.
    pub(super) fn string(&self) -> Option<&'a str> {
        lexical(self.value?)
    }

    pub(super) fn is_false(&self) -> bool {
        self.value.and_then(Node::as_bool) == Some(false)
    }

    pub(super) fn is_true(&self) -> bool {
        self.value.and_then(Node::as_bool) == Some(true)
    }

    /// The items of an array, the one value, or nothing.
    pub(super) fn each(&self) -> Vec<Self> {
        self.items().collect()
    }

    /// The same, one by one: of very many, most need not be held.
    pub(super) fn items(&self) -> impl Iterator<Item = Self> {
        let place = |(index, value): (Option<usize>, Node<'a>)| {
            let pointer = index.map_or_else(|| self.pointer.clone(), |index| self.pointer.index(index));
            Self { value: Some(value), pointer }
        };
        self.value.into_iter().flat_map(Node::one_or_many).map(place)
    }

    /// The first item of an array, or the one value.
    pub(super) fn first(&self) -> Self {
        self.each().into_iter().next().unwrap_or_else(|| self.clone())
    }

    /// A string that is not blank, whatever language it says it is in.
    pub(super) fn text(&self) -> Option<&'a str> {
        self.string().filter(|text| !text.trim().is_empty())
    }

    /// A number, or a string that is one.
    pub(super) fn number(&self) -> Option<f64> {
        match self.value?.kind() {
            Kind::Number => self.value?.as_f64(),
            // `parse` would also take `inf` and `NaN`.
            _ => self.string()?.trim().parse().ok().filter(|number: &f64| number.is_finite()),
        }
    }

    /// A statement of this place's text, where there is any.
    pub(super) fn plain(&self, role: &'static str) -> Option<Statement> {
        let text = self.text()?;
        Some(self.say(role, StatementValue::Plain(text.to_owned())))
    }

    /// The one statement of this place's text or number; several must not differ.
    pub(super) fn only(&self, role: &'static str) -> Said {
        self.only_of(|place| place.plain(role).or_else(|| Some(place.say(role, StatementValue::Plain(place.number()?.to_string())))))
    }

    /// The one statement of the word whose IRI stands here; an IRI outside the vocabulary is stated as it is.
    pub(super) fn word<V: Vocabulary>(&self, role: &'static str) -> Said {
        self.word_of::<V>(role, |_| true)
    }

    /// The same, of those values that count.
    pub(super) fn word_of<V: Vocabulary>(&self, role: &'static str, counts: impl Fn(&Self) -> bool) -> Said {
        self.only_of(|place| {
            let iri = place.text().filter(|_| counts(place))?;
            let value =
                V::from_iri(iri).map_or_else(|| StatementValue::Plain(iri.to_owned()), |member| StatementValue::Word(member.word()));
            Some(place.say(role, value))
        })
    }

    /// The one statement that `read` makes of this place's values; several must not differ.
    pub(super) fn only_of(&self, read: impl Fn(&Self) -> Option<Statement>) -> Said {
        let mut statements: Vec<_> = self.each().iter().filter_map(read).collect();
        // The values of a property have no order where statements are signed.
        statements.sort_by_cached_key(|statement| statement.value.to_string());
        agree(statements.into_iter().map(|statement| Ok(Some(statement))))
    }

    /// The statement of a name or another text that may stand in several languages (VCDM 2.0 §11.1). One without a language beside others with theirs stands under
    /// `und` (RFC 5646 §4.1). Two without a language, or two in one, contradict each other.
    pub(super) fn name(&self, role: &'static str) -> Said {
        let values = self.value.map(language_values).unwrap_or_default();
        self.in_languages(role, values.into_iter().map(|LanguageValue { language, text }| (language, text)))
    }

    /// The statement of a text that may also stand in language maps (JSON-LD 1.1 §4.2.4). All its texts are read, in whatever form: a text that is not signed as a
    /// statement of its own in this form may be in another, and one that was passed over could be the one that contradicts.
    pub(super) fn localised(&self, role: &'static str) -> Said {
        let Some(value) = self.value else { return Ok(None) };
        let maps = value.one_or_many().map(|(_, item)| item).filter(|item| item.is_object() && item.get("@value").is_none());
        let members = maps.flat_map(Node::members).filter(|(tag, _)| *tag == "@none" || !tag.starts_with('@'));
        // Two texts in one language stand in an array, where statements are signed.
        let in_maps = members.flat_map(|(tag, texts)| language_values(texts).into_iter().map(move |value| (Some(tag), value.text)));
        let others = language_values(value).into_iter().map(|LanguageValue { language, text }| (language, text));
        self.in_languages(role, others.chain(in_maps))
    }

    fn in_languages<'t>(&self, role: &'static str, values: impl Iterator<Item = (Option<&'t str>, &'t str)>) -> Said {
        let language = |tag: &str| Language::parse(tag).ok().filter(|language| language.as_str() != UNDETERMINED);
        let plain = |text: &str| self.say(role, StatementValue::Plain(text.to_owned()));
        let mut values: Vec<_> = values.map(|(tag, text)| (tag.and_then(language), text)).collect();
        // Members have no order, and tags none but that of their conventional case.
        values.sort_unstable();
        let mut texts: BTreeMap<Option<Language>, &str> = BTreeMap::new();
        for (language, text) in values {
            if let Some(other) = texts.insert(language, text).filter(|other| !is_same_text(other, text)) {
                return Err(contradictory(plain(other), plain(text)));
            }
        }
        if let Some(text) = texts.get(&None).copied() {
            if texts.len() == 1 {
                return Ok(Some(plain(text)));
            }
            if texts.iter().any(|(language, other)| language.is_some() && is_same_text(other, text)) {
                texts.remove(&None);
            }
        }
        let entries = texts.into_iter().map(|(language, text)| {
            let language = language.or_else(|| Language::parse(UNDETERMINED).ok());
            language.map(|language| (language, text.to_owned()))
        });
        Ok(Text::as_found(entries.flatten()).map(|texts| self.say(role, StatementValue::Text(texts))))
    }

    /// The texts of a name, in whatever language each is.
    pub(super) fn names(&self) -> Vec<&'a str> {
        self.value.map(language_values).unwrap_or_default().into_iter().map(|value| value.text).collect()
    }

    pub(super) fn say(&self, role: &'static str, value: StatementValue) -> Statement {
        Statement { role, value, pointer: self.pointer.clone(), group: None }
    }
}
