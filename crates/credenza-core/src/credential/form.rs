//! Errors of form: a document that is not what it must be.

use thiserror::Error;

use crate::encoding::json::{Node, ParseError, Pointer};
use crate::encoding::json_ld::JsonLdError;
use crate::encoding::{describe, printable};

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
    pub fn of_value(pointer: Pointer, code: &'static str, expected: impl Into<String>, found: Option<Node<'_>>) -> Self {
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

/// A document put together by hand that would not be read if it arrived.
impl From<ParseError> for FormError {
    fn from(error: ParseError) -> Self {
        Self::new(error.pointer.clone(), error.code(), "JSON with one meaning, within the limits", error.kind.to_string())
    }
}

/// A document that says something which no statement would.
impl From<JsonLdError> for FormError {
    fn from(error: JsonLdError) -> Self {
        Self::new(error.pointer().clone(), error.code(), error.expected(), error.found())
    }
}
