//! What is wrong with a document, up to a number that somebody reads.

use crate::credential::FormError;

/// How many violations are listed. A document of a million empty entries has one too many for anyone; listed, each would take more memory than it did.
pub const MAX_VIOLATIONS: usize = 32;

#[derive(Default)]
pub(super) struct Violations(Vec<FormError>);

impl Violations {
    pub(super) fn push(&mut self, error: FormError) {
        if !self.is_full() {
            self.0.push(error);
        }
    }

    /// The value, or its error on the list.
    pub(super) fn take<T>(&mut self, result: Result<T, FormError>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    pub(super) fn is_full(&self) -> bool {
        self.0.len() >= MAX_VIOLATIONS
    }

    pub(super) fn into_vec(self) -> Vec<FormError> {
        self.0
    }
}
