//! What is wrong with a document, up to a number that somebody reads.

use crate::credential::FormError;

/// How many violations are listed. A document of a million empty entries has one too many for anyone; listed, each would take more memory than it did.
pub const MAX_VIOLATIONS: usize = 32;

/// How long what they say may be together, in bytes, the last one left out. A place is as long as the names on the way there, and a document may have long ones.
const MAX_TEXT: usize = 64 * 1024;

#[derive(Default)]
pub(super) struct Violations {
    listed: Vec<FormError>,
    text: usize,
}

impl Violations {
    pub(super) fn push(&mut self, error: FormError) {
        if !self.is_full() {
            self.text += error.pointer().as_str().len() + error.expected().len() + error.found().len();
            self.listed.push(error);
        }
    }

    /// The value, or its error on the list.
    pub(super) fn take<T>(&mut self, result: Result<T, FormError>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    pub(super) fn is_full(&self) -> bool {
        self.listed.len() >= MAX_VIOLATIONS || self.text > MAX_TEXT
    }

    pub(super) fn into_vec(self) -> Vec<FormError> {
        self.listed
    }
}
