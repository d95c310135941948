//! The witness of a verified signature.

use crate::key::PublicKey;
use crate::time::Timestamp;

/// Content that a signature covers, with the key that made it. Only a cryptosuite of this module can build one, and nobody can put other content into it.
#[derive(Clone, Debug, PartialEq)]
pub struct Proven<T> {
    content: T,
    key: PublicKey,
    verification_method: String,
    created: Option<Timestamp>,
}

impl<T> Proven<T> {
    pub(super) fn new(content: T, key: PublicKey, verification_method: String, created: Option<Timestamp>) -> Self {
        Self { content, key, verification_method, created }
    }

    /// What was signed: the document as the suite reconstructed it, not as it arrived.
    pub fn content(&self) -> &T {
        &self.content
    }

    /// The key whose signature held.
    pub fn key(&self) -> &PublicKey {
        &self.key
    }

    /// The DID URL under which the proof names that key.
    pub fn verification_method(&self) -> &str {
        &self.verification_method
    }

    /// When the signer says it signed.
    pub fn created(&self) -> Option<&Timestamp> {
        self.created.as_ref()
    }

    /// The same witness for another view of the content.
    pub(crate) fn map<U>(self, read: impl FnOnce(T) -> U) -> Proven<U> {
        let Self { content, key, verification_method, created } = self;
        Proven { content: read(content), key, verification_method, created }
    }

    /// The same witness for what `read` makes of the content.
    ///
    /// # Errors
    /// Whatever `read` refuses.
    pub(crate) fn try_map<U, E>(self, read: impl FnOnce(T) -> Result<U, E>) -> Result<Proven<U>, E> {
        let Self { content, key, verification_method, created } = self;
        Ok(Proven { content: read(content)?, key, verification_method, created })
    }
}
