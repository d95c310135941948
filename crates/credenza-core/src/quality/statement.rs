//! What a document says of one element.

use crate::credential::Unsecured;
use crate::encoding::json::Pointer;
use crate::micro::{Language, Text};

/// The language that is not known (RFC 5646 §4.1).
pub(super) const UNDETERMINED: &str = "und";

/// What a document says of one standard element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It states it.
    Stated(Vec<Statement>),
    /// It declares that the element does not apply, and says why.
    NotApplicable {
        /// The reason.
        reason: Text,
        /// Where.
        pointer: Pointer,
    },
    /// It says nothing.
    Absent,
    /// It says two things that cannot both be true.
    Contradictory {
        /// One.
        one: Statement,
        /// The other.
        other: Statement,
    },
}

impl State {
    /// The stable name: `stated`, `not_applicable`, `absent`, `contradictory`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Stated(_) => "stated",
            Self::NotApplicable { .. } => "not_applicable",
            Self::Absent => "absent",
            Self::Contradictory { .. } => "contradictory",
        }
    }
}

impl State {
    /// It states these, or says nothing.
    pub(super) fn of(statements: impl IntoIterator<Item = Option<Statement>>) -> Self {
        let statements: Vec<_> = statements.into_iter().flatten().collect();
        if statements.is_empty() { Self::Absent } else { Self::Stated(statements) }
    }

    /// Whether the two say the same, wherever it stands.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let same = |one: &Statement, other: &Statement| (one.role, &one.value, one.group) == (other.role, &other.value, other.group);
        match (self, other) {
            (Self::Absent, Self::Absent) => true,
            (Self::Stated(one), Self::Stated(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
            }
            (Self::NotApplicable { reason: one, .. }, Self::NotApplicable { reason: other, .. }) => one == other,
            (Self::Contradictory { one, other }, Self::Contradictory { one: same_one, other: same_other }) => {
                same(one, same_one) && same(other, same_other)
            }
            _ => false,
        }
    }

    /// The same, with the places of the document that arrived.
    pub(super) fn arrived(mut self, document: &Unsecured) -> Self {
        match &mut self {
            Self::Stated(statements) => {
                statements.iter_mut().for_each(|statement| statement.pointer = document.arrived(&statement.pointer))
            }
            Self::NotApplicable { pointer, .. } => *pointer = document.arrived(pointer),
            Self::Contradictory { one, other } => {
                one.pointer = document.arrived(&one.pointer);
                other.pointer = document.arrived(&other.pointer);
            }
            Self::Absent => {}
        }
        self
    }
}

/// One thing stated: in which role, with which value, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What the value is, in snake case: `name`, `credits`, `eqf`.
    pub role: &'static str,
    /// The value.
    pub value: StatementValue,
    /// Where it stands.
    pub pointer: Pointer,
    /// Of which of several things it is said, counted from 0, where an element is about several: the results of a learner. Statements with one number belong together.
    pub group: Option<usize>,
}

impl Statement {
    /// The same, with its place in the document that arrived.
    pub(super) fn arrived(self, document: &Unsecured) -> Self {
        Self { pointer: document.arrived(&self.pointer), ..self }
    }
}

/// A stated value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementValue {
    /// Text as it is: a name, a number, an address.
    Plain(String),
    /// Text in several languages.
    Text(Text),
    /// A word of a controlled vocabulary, to be said in the reader's language.
    Word(&'static str),
}

impl StatementValue {
    /// The text, under `und` where it says no language.
    pub(super) fn into_text(self) -> Option<Text> {
        match self {
            Self::Text(text) => Some(text),
            plain => Text::as_found([(Language::parse(UNDETERMINED).ok()?, plain.to_string())]),
        }
    }
}

impl std::fmt::Display for StatementValue {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Plain(text) => formatter.write_str(text),
            Self::Word(word) => formatter.write_str(word),
            Self::Text(text) => {
                for (index, (language, text)) in text.iter().enumerate() {
                    let separator = if index == 0 { "" } else { " / " };
                    write!(formatter, "{separator}{text} ({language})")?;
                }
                Ok(())
            }
        }
    }
}
