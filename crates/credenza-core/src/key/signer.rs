//! The one joint that others implement: signing with a key held elsewhere.

use super::{PublicKey, SIGNATURE_LENGTH, SecretKey};
use std::error::Error;
use std::fmt;

/// Something that signs with Ed25519: a [`SecretKey`], a smart card, a key management service.
pub trait Signer {
    /// The public half of the key that [`sign`](Self::sign) uses.
    fn public_key(&self) -> PublicKey;

    /// The Ed25519 signature (RFC 8032 §5.1.6, neither `ph` nor `ctx`) over `message`.
    ///
    /// # Errors
    /// [`SignerError`] if the key cannot be reached or refuses.
    fn sign(&self, message: &[u8]) -> Result<[u8; SIGNATURE_LENGTH], SignerError>;
}

impl Signer for SecretKey {
    fn public_key(&self) -> PublicKey {
        self.public_key()
    }

    fn sign(&self, message: &[u8]) -> Result<[u8; SIGNATURE_LENGTH], SignerError> {
        Ok(self.sign_message(message))
    }
}

impl<S: Signer + ?Sized> Signer for &S {
    fn public_key(&self) -> PublicKey {
        (**self).public_key()
    }

    fn sign(&self, message: &[u8]) -> Result<[u8; SIGNATURE_LENGTH], SignerError> {
        (**self).sign(message)
    }
}

/// A signer that did not sign. It keeps the cause as its source.
#[derive(Debug)]
pub struct SignerError(Box<dyn Error + Send + Sync>);

impl SignerError {
    /// An error with its cause, or with a text that says why.
    pub fn new(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(cause.into())
    }

    /// The stable code of the error: `signer_failed`.
    pub fn code(&self) -> &'static str {
        "signer_failed"
    }

    /// The values that a sentence about the error quotes: (name, value).
    pub fn args(&self) -> Vec<(&'static str, String)> {
        vec![("reason", self.0.to_string())]
    }
}

impl fmt::Display for SignerError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "expected a signature from the signer, found: {}", self.0)
    }
}

impl Error for SignerError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.0.as_ref())
    }
}
