//! The cryptosuite `eddsa-jcs-2022`. Data Integrity EdDSA Cryptosuites 1.0 §3.3.

use thiserror::Error;

use super::data_integrity::Proof;
use super::proven::Proven;
use crate::encoding::digest::sha256;
use crate::encoding::jcs;
use crate::encoding::json::{Map, Value};
use crate::encoding::multibase::{self, Base};
use crate::key::{PublicKey, SignatureError, Signer, SignerError};

/// The suite's name, the value of `cryptosuite`.
pub const NAME: &str = "eddsa-jcs-2022";

/// Why a proof of this suite does not hold.
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
    /// The proof's `@context` is not the beginning of the document's. §3.3.2, step 3.
    #[error("the document's @context does not begin with the proof's")]
    ContextMismatch,
    /// The document has contexts after those that the proof covers. The suite would drop them (§3.3.2, step 3); whoever appended them wants them read.
    #[error("the document's @context goes on after the proof's")]
    ContextSuffix,
}

/// The exact bytes that a proof of this suite signs. It can be made of anything; only [`verify`] says that a key signed it.
#[derive(Clone, Debug, PartialEq)]
pub struct Canonical {
    document: Vec<u8>,
    options: Vec<u8>,
    content: Map<String, Value>,
}

impl Canonical {
    /// Reconstructs what was signed. `document` has no `proof`, or, in a chain, the proofs that this one builds on; `proof` is a proof's members, with or
    /// without `proofValue`.
    ///
    /// # Errors
    /// [`SuiteError::ContextMismatch`], [`SuiteError::ContextSuffix`].
    pub fn new(document: &Map<String, Value>, proof: &Map<String, Value>) -> Result<Self, SuiteError> {
        check_context(document, proof)?;
        let mut content = document.clone();
        if let Some(signed) = proof.get("@context") {
            content.insert("@context".to_owned(), signed.clone());
        }
        let mut options = proof.clone();
        options.shift_remove("proofValue");
        let content = Value::Object(content);
        let document = jcs::canonicalize(&content);
        let content = if let Value::Object(members) = content { members } else { Map::new() };
        Ok(Self { document, options: jcs::canonicalize(&Value::Object(options)), content })
    }

    /// The JCS form of the document, with the proof's `@context` and without proof.
    pub fn document(&self) -> &[u8] {
        &self.document
    }

    /// The JCS form of the proof options: every member of the proof but `proofValue`, unknown ones included.
    pub fn options(&self) -> &[u8] {
        &self.options
    }

    /// The 64 bytes that are signed: SHA-256 of the options, then SHA-256 of the document.
    pub fn hash(&self) -> [u8; 64] {
        let mut hash = [0; 64];
        let (options, document) = hash.split_at_mut(32);
        options.copy_from_slice(&sha256(&self.options));
        document.copy_from_slice(&sha256(&self.document));
        hash
    }
}

/// Checks what needs no key: that the contexts are those that the proof covers, and that `proofValue` has the form of a signature.
///
/// # Errors
/// All of [`SuiteError`] but [`SuiteError::SignatureInvalid`].
pub fn check_form(document: &Map<String, Value>, proof: &Proof) -> Result<(), SuiteError> {
    check_context(document, proof.members())?;
    decode_value(proof.value()).map(drop)
}

/// Checks one proof of `document` with a key that the caller has found and authorised.
///
/// # Errors
/// See [`SuiteError`].
pub fn verify(document: &Map<String, Value>, proof: &Proof, key: &PublicKey) -> Result<Proven<Map<String, Value>>, SuiteError> {
    let signature = decode_value(proof.value())?;
    let canonical = Canonical::new(document, proof.members())?;
    key.verify(&canonical.hash(), &signature).map_err(SuiteError::SignatureInvalid)?;
    let mut content = canonical.content;
    content.shift_remove("proof");
    Ok(Proven::new(content, *key, proof.verification_method().to_owned(), proof.created().cloned()))
}

/// Signs a document; `options` are the proof's members without `proofValue` and `@context`, which is taken from the document (§3.3.5).
///
/// # Errors
/// The signer's own.
pub fn sign(
    document: &Map<String, Value>,
    mut options: Map<String, Value>,
    signer: &dyn Signer,
) -> Result<Map<String, Value>, SignerError> {
    if let Some(context) = document.get("@context") {
        options.insert("@context".to_owned(), context.clone());
    }
    options.shift_remove("proofValue");
    // The proof's context is the document's own, so it is its beginning.
    let Ok(canonical) = Canonical::new(document, &options) else {
        return Err(SignerError::new("the document changed while it was signed"));
    };
    let signature = signer.sign(&canonical.hash())?;
    options.insert("proofValue".to_owned(), Value::String(multibase::encode(Base::Base58Btc, &signature)));
    Ok(options)
}

/// The proof's `@context`, where it has one, must be the document's. A document signed without one is hashed as it arrived.
fn check_context(document: &Map<String, Value>, proof: &Map<String, Value>) -> Result<(), SuiteError> {
    let Some(signed) = proof.get("@context") else { return Ok(()) };
    let (arrived, covered) = (items(document.get("@context")), items(Some(signed)));
    if !arrived.starts_with(covered) {
        return Err(SuiteError::ContextMismatch);
    }
    if arrived.len() > covered.len() { Err(SuiteError::ContextSuffix) } else { Ok(()) }
}

fn items(context: Option<&Value>) -> &[Value] {
    match context {
        None => &[],
        Some(Value::Array(items)) => items,
        Some(one) => std::slice::from_ref(one),
    }
}

fn decode_value(value: &str) -> Result<[u8; 64], SuiteError> {
    let malformed = |found: String| SuiteError::ValueMalformed { found };
    match multibase::decode(value) {
        Ok((Base::Base58Btc, bytes)) => {
            let length = bytes.len();
            bytes.try_into().map_err(|_| malformed(format!("{length} bytes")))
        }
        Ok(_) => Err(malformed("another base".to_owned())),
        Err(error) => Err(malformed(error.to_string())),
    }
}
