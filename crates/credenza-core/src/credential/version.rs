//! The two versions of the data model.

use super::envelope::{CONTEXT_V1, CONTEXT_V2};
use super::form::FormError;
use super::unsecured::Unsecured;
use crate::encoding::json::{Node, Pointer};

/// A version of the Verifiable Credentials Data Model. A document is of the version whose base context stands first in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// VCDM 1.1: `issuanceDate` and `expirationDate`.
    V1,
    /// VCDM 2.0: `validFrom` and `validUntil`.
    V2,
}

impl Version {
    /// Its base context.
    pub fn context(self) -> &'static str {
        match self {
            Self::V1 => CONTEXT_V1,
            Self::V2 => CONTEXT_V2,
        }
    }

    /// The version of a document whose `@context` is this value.
    ///
    /// # Errors
    /// `context_invalid` where neither base context stands first, nor alone.
    pub fn of(document: &Unsecured) -> Result<Self, FormError> {
        let error = |pointer, found| {
            Err(FormError::of_value(pointer, "context_invalid", format!("an array that begins with {CONTEXT_V2} or {CONTEXT_V1}"), found))
        };
        let place = Pointer::fixed("/@context");
        let named = |found: Option<Node<'_>>| match found.and_then(Node::as_str) {
            Some(CONTEXT_V2) => Some(Self::V2),
            Some(CONTEXT_V1) => Some(Self::V1),
            _ => None,
        };
        match document.get("@context") {
            Some(contexts) if contexts.is_array() => {
                let first = contexts.items().next();
                named(first).map_or_else(|| error(place.index(0), first), Ok)
            }
            only => named(only).map_or_else(|| error(place, only), Ok),
        }
    }
}
