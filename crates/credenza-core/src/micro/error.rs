//! What is wrong with a value that was to become part of a micro-credential.

use thiserror::Error;

use super::element::Element;
use crate::encoding::json::Pointer;
use crate::encoding::printable;

/// A value that the model refuses: what was expected, what was found, and, where known, in which standard element and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected {}, found {}", printable(expected), printable(found))]
pub struct ModelError {
    code: &'static str,
    expected: String,
    found: String,
    element: Option<Element>,
    pointer: Option<Pointer>,
}

impl ModelError {
    /// A refusal with a stable code and both sides.
    pub fn new(code: &'static str, expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self { code, expected: expected.into(), found: found.into(), element: None, pointer: None }
    }

    /// The same, said of this element.
    #[must_use]
    pub fn of(mut self, element: Element) -> Self {
        self.element.get_or_insert(element);
        self
    }

    /// The same, at this place of a document.
    #[must_use]
    pub fn at(mut self, pointer: Pointer) -> Self {
        self.pointer.get_or_insert(pointer);
        self
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

    /// The standard element it belongs to.
    pub fn element(&self) -> Option<Element> {
        self.element
    }

    /// Where in a document, when it was read from one.
    pub fn pointer(&self) -> Option<&Pointer> {
        self.pointer.as_ref()
    }
}
