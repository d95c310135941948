//! Errors of form: a document that is not what it must be.

use thiserror::Error;

use crate::encoding::json::{Pointer, Value};
use crate::encoding::printable;

/// A member that does not have the form its specification demands.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("at `{}`: expected {}, found {}", printable(pointer.as_str()), printable(expected), printable(found))]
pub struct FormError {
    pointer: Pointer,
    code: &'static str,
    expected: String,
    found: String,
}

impl FormError {
    /// An error at a place, with a stable code and both sides.
    pub fn new(pointer: Pointer, code: &'static str, expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self { pointer, code, expected: expected.into(), found: found.into() }
    }

    /// An error about a JSON value, which is named by its kind and, where short, quoted.
    pub fn of_value(pointer: Pointer, code: &'static str, expected: impl Into<String>, found: Option<&Value>) -> Self {
        Self::new(pointer, code, expected, describe(found))
    }

    /// The same error, at a place below which it was found.
    #[must_use]
    pub fn at(mut self, pointer: Pointer) -> Self {
        self.pointer = pointer;
        self
    }

    /// Where. RFC 6901.
    pub fn pointer(&self) -> &Pointer {
        &self.pointer
    }

    /// The stable code, in snake case.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// What was expected, in plain English.
    pub fn expected(&self) -> &str {
        &self.expected
    }

    /// What was found instead.
    pub fn found(&self) -> &str {
        &self.found
    }
}

/// Names a value by its kind; a scalar is quoted up to a length that fits a line.
pub(crate) fn describe(value: Option<&Value>) -> String {
    const QUOTED: usize = 60;
    match value {
        None => "nothing".to_owned(),
        Some(Value::Null) => "null".to_owned(),
        Some(Value::Array(items)) if items.is_empty() => "an empty array".to_owned(),
        Some(Value::Array(items)) => format!("an array of {}", items.len()),
        Some(Value::Object(members)) if members.is_empty() => "an empty object".to_owned(),
        Some(Value::Object(_)) => "an object".to_owned(),
        Some(Value::String(text)) if text.chars().count() > QUOTED => format!("\"{}…\"", text.chars().take(QUOTED).collect::<String>()),
        Some(Value::String(text)) => format!("\"{text}\""),
        Some(scalar) => scalar.to_string(),
    }
}
