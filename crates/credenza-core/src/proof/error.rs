//! Why a proof does not hold.

use thiserror::Error;

use crate::credential::FormError;
use crate::key::SignatureError;

/// Why a proof of one of the suites does not hold, or cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SuiteError {
    /// The signature is not the key's over these bytes, or is none at all.
    #[error("the signature does not match the document and this key: {0}")]
    SignatureInvalid(#[source] SignatureError),
    /// `proofValue` is no base58btc multibase string of 64 bytes.
    #[error("proofValue: expected z and base58 of 64 bytes, found {found}")]
    ValueMalformed {
        /// What was found.
        found: String,
    },
    /// The proof's `@context` is not the beginning of the document's. Data Integrity EdDSA Cryptosuites 1.0 §3.3.2, step 3.
    #[error("the document's @context does not begin with the proof's")]
    ContextMismatch,
    /// The document has contexts after those that the proof covers. The suite would drop them (§3.3.2, step 3); whoever appended them wants them read.
    #[error("the document's @context goes on after the proof's")]
    ContextSuffix,
    /// The document, or the proof, says something that would not be among the statements that are signed, or says it in a way that two readers read differently.
    #[error(transparent)]
    Lossy(#[from] FormError),
}
