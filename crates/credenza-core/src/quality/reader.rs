//! Reading of a document that may state anything anywhere, without ever failing.

use super::statement::{Statement, StatementValue};
use crate::credential::Unsecured;
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

    /// A string, blank or not.
    pub(super) fn string(&self) -> Option<&'a str> {
        self.value?.as_str()
    }

    pub(super) fn is_false(&self) -> bool {
        self.value.and_then(Node::as_bool) == Some(false)
    }

    pub(super) fn is_true(&self) -> bool {
        self.value.and_then(Node::as_bool) == Some(true)
    }

    /// The items of an array, the one value, or nothing.
    pub(super) fn each(&self) -> Vec<Self> {
        let place = |(index, value): (Option<usize>, Node<'a>)| {
            let pointer = index.map_or_else(|| self.pointer.clone(), |index| self.pointer.index(index));
            Self { value: Some(value), pointer }
        };
        self.value.into_iter().flat_map(Node::one_or_many).map(place).collect()
    }

    /// The first item of an array, or the one value.
    pub(super) fn first(&self) -> Self {
        self.each().into_iter().next().unwrap_or_else(|| self.clone())
    }

    pub(super) fn text(&self) -> Option<&'a str> {
        self.value?.as_str().filter(|text| !text.trim().is_empty())
    }

    /// A number, or a string that is one.
    pub(super) fn number(&self) -> Option<f64> {
        let value = self.value?;
        match value.kind() {
            Kind::Number => value.as_f64(),
            // `parse` would also take `inf` and `NaN`.
            Kind::String => value.as_str()?.trim().parse().ok().filter(|number: &f64| number.is_finite()),
            _ => None,
        }
    }

    /// A language map, whatever its texts hold; blank ones say nothing.
    pub(super) fn texts(&self) -> Option<Text> {
        let entries = self
            .value
            .filter(|value| value.is_object())?
            .members()
            .map(|(tag, text)| Some((Language::parse(tag).ok()?, text.as_str()?.to_owned())));
        let entries = entries.collect::<Option<Vec<_>>>()?;
        Text::as_found(entries.into_iter().filter(|(_, text)| !text.trim().is_empty()))
    }

    /// The first text of a map that is no language map, such as one with `it_IT` for a tag.
    fn any_text(&self) -> Option<&'a str> {
        self.value?.members().filter_map(|(_, text)| text.as_str()).find(|text| !text.trim().is_empty())
    }

    /// A statement of this place's text, where there is any.
    pub(super) fn plain(&self, role: &'static str) -> Option<Statement> {
        let text = self.text()?;
        Some(self.say(role, StatementValue::Plain(text.to_owned())))
    }

    /// A statement of this place's language map, or else of its plain text.
    pub(super) fn localised(&self, role: &'static str) -> Option<Statement> {
        let texts = self.texts().map(|texts| self.say(role, StatementValue::Text(texts)));
        texts.or_else(|| self.plain(role)).or_else(|| Some(self.say(role, StatementValue::Plain(self.any_text()?.to_owned()))))
    }

    /// A statement of the word whose IRI stands here; an IRI outside the vocabulary is stated as it is.
    pub(super) fn word<V: Vocabulary>(&self, role: &'static str) -> Option<Statement> {
        let iri = self.text()?;
        let value = V::from_iri(iri).map_or_else(|| StatementValue::Plain(iri.to_owned()), |member| StatementValue::Word(member.word()));
        Some(self.say(role, value))
    }

    pub(super) fn say(&self, role: &'static str, value: StatementValue) -> Statement {
        Statement { role, value, pointer: self.pointer.clone() }
    }
}
