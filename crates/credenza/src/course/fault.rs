//! What can be wrong with a course file, with its place.

use std::path::Path;

use credenza_core::micro::ModelError;

use super::words::List;
use crate::failure::Failure;
use crate::messages::Messages;

/// One thing wrong in a course file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Where it is; none where something is missing from the file as a whole.
    pub(super) position: Option<Position>,
    /// The key, with the tables around it: `learning_outcome[2].kind`.
    pub(crate) key: String,
    pub(super) kind: FaultKind,
}

/// A place in the text, both counted from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Position {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// What a value of the file may have to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// `"text"`
    Text,
    /// `"text"` or `{ it = "testo", en = "text" }`
    Texts,
    /// A number.
    Number,
    /// A heading with keys below it.
    Table,
    /// Headings in double brackets.
    Tables,
}

impl Expected {
    /// The word by which the catalogue chooses its own.
    fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Texts => "texts",
            Self::Number => "number",
            Self::Table => "table",
            Self::Tables => "tables",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// The bytes are not UTF-8.
    NotUtf8,
    /// Not TOML; `detail` in the words of the TOML reader.
    Syntax { detail: String },
    /// No course file has this key here.
    KeyUnknown { nearest: Option<String> },
    /// The key belongs at the top of the file and stands under a heading.
    KeyMisplaced { table: String },
    /// The key must be there.
    KeyMissing,
    /// A value of another kind.
    Type { expected: Expected, found: &'static str },
    /// A gap of the template that nobody filled.
    Placeholder { text: String },
    /// Not a word of the list.
    WordUnknown { list: List, found: String, nearest: Option<&'static str> },
    /// Not a length of time.
    PeriodMalformed { found: String },
    /// What the model refuses.
    Model(ModelError),
    /// A value that another layer refuses: its code and what was found.
    Value { code: &'static str, found: String },
    /// So many faults more.
    Beyond { count: usize },
}

impl Fault {
    /// The stable code.
    pub(crate) fn code(&self) -> &'static str {
        match &self.kind {
            FaultKind::NotUtf8 => "course_not_utf8",
            FaultKind::Syntax { .. } => "course_syntax",
            FaultKind::KeyUnknown { .. } => "course_key_unknown",
            FaultKind::KeyMisplaced { .. } => "course_key_misplaced",
            FaultKind::KeyMissing => "course_key_missing",
            FaultKind::Type { .. } => "course_type",
            FaultKind::Placeholder { .. } => "course_placeholder",
            FaultKind::WordUnknown { .. } => "course_word_unknown",
            FaultKind::PeriodMalformed { .. } => "course_period_malformed",
            FaultKind::Model(error) => error.code(),
            FaultKind::Value { code, .. } => code,
            FaultKind::Beyond { .. } => "course_faults_beyond",
        }
    }

    /// The fault as it is told: the words of a list come in the reader's language.
    pub(crate) fn failure(&self, file: &Path, messages: &Messages) -> Failure {
        let failure = Failure::with(self.code(), vec![("key", self.key.clone())]).at(self.place(file));
        match &self.kind {
            FaultKind::NotUtf8 | FaultKind::KeyMissing => failure,
            FaultKind::Syntax { detail } => failure.arg("detail", detail),
            FaultKind::KeyUnknown { nearest } => failure.arg("nearest", nearest.as_deref().unwrap_or("none")),
            FaultKind::KeyMisplaced { table } => failure.arg("table", table),
            FaultKind::Type { expected, found } => failure.arg("expected", expected.word()).arg("found", found),
            FaultKind::Placeholder { text } => failure.arg("text", text),
            FaultKind::WordUnknown { list, found, nearest } => {
                failure.arg("found", found).arg("words", list.described(messages)).arg("nearest", nearest.unwrap_or("none"))
            }
            FaultKind::PeriodMalformed { found } => failure.arg("found", found),
            FaultKind::Model(error) => failure.arg("expected", error.expected()).arg("found", error.found()),
            FaultKind::Value { found, .. } => failure.arg("found", found),
            FaultKind::Beyond { count } => failure.arg("count", count),
        }
    }

    /// How many faults it stands for.
    pub(crate) fn count(&self) -> usize {
        match &self.kind {
            FaultKind::Beyond { count } => *count,
            _ => 1,
        }
    }

    /// `course.toml:12:5`, as editors understand it.
    fn place(&self, file: &Path) -> String {
        match self.position {
            Some(Position { line, column }) => format!("{}:{line}:{column}", file.display()),
            None => file.display().to_string(),
        }
    }
}
