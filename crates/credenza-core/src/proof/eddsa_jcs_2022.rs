//! The cryptosuite `eddsa-jcs-2022`. Data Integrity EdDSA Cryptosuites 1.0 §3.3.

use thiserror::Error;

use super::data_integrity::Proof;
use super::proven::Proven;
use crate::encoding::digest::sha256;
use crate::encoding::jcs;
use crate::encoding::json::{Map, Value};
use crate::encoding::multibase::{self, Base};
use crate::key::{PublicKey, Signer, SignerError};

/// The suite's name, the value of `cryptosuite`.
pub const NAME: &str = "eddsa-jcs-2022";

/// Why a proof of this suite does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SuiteError {
    /// The signature is not the key's over these bytes.
    #[error("the signature does not match the document and this key")]
    SignatureInvalid,
    /// `proofValue` is no base58btc multibase string of 64 bytes.
    #[error("proofValue: expected z and base58 of 64 bytes, found {found}")]
    ValueMalformed {
        /// What was found.
        found: String,
    },
    /// The proof's `@context` is not the beginning of the document's. §3.3.2, step 3.
    #[error("the document's @context does not begin with the proof's")]
    ContextMismatch,
}

/// The exact bytes that a proof of this suite signs, and the document that they stand for.
#[derive(Clone, Debug, PartialEq)]
pub struct Canonical {
    /// The JCS form of the document, without proof.
    pub document: Vec<u8>,
    /// The JCS form of the proof options: every member of the proof but `proofValue`.
    pub options: Vec<u8>,
    /// The document that the first field stands for, with the proof's `@context`.
    pub content: Map<String, Value>,
    /// Whether the document arrived with further contexts after those the proof covers.
    pub context_suffix: bool,
}

impl Canonical {
    /// Reconstructs what was signed. `document` has no `proof`, or, in a chain, the proofs that this one builds on.
    ///
    /// # Errors
    /// [`SuiteError::ContextMismatch`].
    pub fn new(document: &Map<String, Value>, proof: &Map<String, Value>) -> Result<Self, SuiteError> {
        let mut content = document.clone();
        let mut context_suffix = false;
        if let Some(signed) = proof.get("@context") {
            let arrived = items(document.get("@context"));
            let covered = items(Some(signed));
            if !arrived.starts_with(covered) {
                return Err(SuiteError::ContextMismatch);
            }
            context_suffix = arrived.len() > covered.len();
            content.insert("@context".to_owned(), signed.clone());
        }
        let mut options = proof.clone();
        options.remove("proofValue");
        let canonical = |members: &Map<String, Value>| jcs::canonicalize(&Value::Object(members.clone()));
        Ok(Self { document: canonical(&content), options: canonical(&options), content, context_suffix })
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

/// Checks one proof with a key that the caller has found and authorised.
///
/// # Errors
/// See [`SuiteError`].
pub fn verify(canonical: Canonical, proof: &Proof, key: &PublicKey) -> Result<Proven<Map<String, Value>>, SuiteError> {
    let signature = decode_value(proof.value())?;
    key.verify(&canonical.hash(), &signature).map_err(|_| SuiteError::SignatureInvalid)?;
    let mut content = canonical.content;
    content.remove("proof");
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
    options.remove("proofValue");
    // The proof's context is the document's own, so it is its beginning.
    let Ok(canonical) = Canonical::new(document, &options) else {
        return Err(SignerError::new("the document changed while it was signed"));
    };
    let signature = signer.sign(&canonical.hash())?;
    options.insert("proofValue".to_owned(), Value::String(multibase::encode(Base::Base58Btc, &signature)));
    Ok(options)
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
