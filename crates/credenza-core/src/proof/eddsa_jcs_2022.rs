//! The cryptosuite `eddsa-jcs-2022`. Data Integrity EdDSA Cryptosuites 1.0 §3.3.

use thiserror::Error;

use super::data_integrity::Proof;
use super::proven::Proven;
use crate::credential::Unsecured;
use crate::encoding::ArrayError;
use crate::encoding::jcs::{self, Change};
use crate::encoding::json::{Document, Node, Value, writer};
use crate::encoding::multibase::{self, Base};
use crate::key::{PublicKey, SIGNATURE_LENGTH, SignatureError, Signer, SignerError};
use crate::micro::canonical_beginning;

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

/// The exact bytes that a proof of this suite signs. It can be made of anything; only [`Sealed::verify`] says that a key signed it.
#[derive(Clone, Debug, PartialEq)]
pub struct Canonical {
    document: Vec<u8>,
    options: Vec<u8>,
}

impl Canonical {
    /// Reconstructs what was signed: of `document` all but its proofs, but those in `previous`, which a proof of a chain builds on; `proof` with or without
    /// `proofValue`.
    ///
    /// # Errors
    /// [`SuiteError::ContextMismatch`], [`SuiteError::ContextSuffix`].
    pub fn new(document: &Document, proof: Node<'_>, previous: &[Node<'_>]) -> Result<Self, SuiteError> {
        Ok(Self::of(&covered(document, proof)?, proof, previous))
    }

    fn of(covered: &Unsecured, proof: Node<'_>, previous: &[Node<'_>]) -> Self {
        let without_value = |name: &str| if name == "proofValue" { Change::Omit } else { Change::Keep };
        Self { document: covered.canonicalize(previous), options: jcs::canonicalize_changed(proof, without_value) }
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
        // Contexts come first in the canonical form.
        options.copy_from_slice(&canonical_beginning().sha256(&self.options));
        document.copy_from_slice(&canonical_beginning().sha256(&self.document));
        hash
    }
}

/// One proof of a document, as far as it can be checked without a key: the contexts are those that the proof covers, and `proofValue` has the form of a signature.
#[derive(Clone, Debug)]
pub struct Sealed<'p> {
    proof: &'p Proof,
    covered: Unsecured,
    signature: [u8; SIGNATURE_LENGTH],
}

impl<'p> Sealed<'p> {
    /// Reads a proof of `document`.
    ///
    /// # Errors
    /// All of [`SuiteError`] but [`SuiteError::SignatureInvalid`].
    pub fn read(document: &Document, proof: &'p Proof) -> Result<Self, SuiteError> {
        Ok(Self { covered: covered(document, proof.members())?, signature: decode_value(proof.value())?, proof })
    }

    /// Checks the signature with a key that the caller has found and authorised. `previous` are the proofs that this one builds on.
    ///
    /// # Errors
    /// [`SuiteError::SignatureInvalid`].
    pub fn verify(self, previous: &[Node<'_>], key: &PublicKey) -> Result<Proven<Unsecured>, SuiteError> {
        let canonical = Canonical::of(&self.covered, self.proof.members(), previous);
        key.verify(&canonical.hash(), &self.signature).map_err(SuiteError::SignatureInvalid)?;
        Ok(Proven::new(self.covered, *key, self.proof.verification_method().to_owned(), self.proof.created().cloned()))
    }
}

/// Signs a document without its proofs, and returns the proof. `options` is an object with the proof's members but `proofValue` and `@context`, which is taken
/// from the document (§3.3.5).
///
/// # Errors
/// The signer's own; [`SignerError`] also where the options are no such object.
pub fn sign(document: &Document, options: Node<'_>, signer: &dyn Signer) -> Result<Document, SignerError> {
    let mut options = options.to_document();
    if let Some(context) = document.root().get("@context") {
        options = options.with_member("@context", &context.to_document()).map_err(SignerError::new)?;
    }
    let value = proof_value(&Canonical::new(document, options.root(), &[]).map_err(SignerError::new)?, signer)?;
    let value = Document::from_value(&Value::String(value)).map_err(SignerError::new)?;
    options.with_member("proofValue", &value).map_err(SignerError::new)
}

/// Signs a document that has no proof yet, and returns it with the proof, as text. `options` are the proof's members but `proofValue` and `@context`, in the order
/// in which a person reads them.
///
/// Nothing is parsed on the way: the document stands in a table already, and members that are strings are put in order at once.
///
/// # Errors
/// The signer's own.
pub(crate) fn secure(document: &Document, options: &[(&str, &str)], signer: &dyn Signer) -> Result<Vec<u8>, SignerError> {
    let root = document.root();
    let context = root.get("@context");
    let canonical =
        Canonical { document: Unsecured::new(document.clone()).canonicalize(&[]), options: canonical_options(options, context) };
    let value = proof_value(&canonical, signer)?;
    let proof = writer::object(|it| {
        options.iter().for_each(|(name, value)| it.text(name, value));
        if let Some(context) = context {
            it.json("@context", context.as_written());
        }
        it.text("proofValue", &value);
    });
    Ok(writer::with_member(root, "proof", &proof))
}

/// The canonical form of proof options that are strings, with a context.
fn canonical_options(options: &[(&str, &str)], context: Option<Node<'_>>) -> Vec<u8> {
    let mut options = options.to_vec();
    options.sort_unstable_by(|(one, _), (other, _)| jcs::compare_names(one.as_bytes(), other.as_bytes()));
    let context = context.map(jcs::canonicalize).and_then(|context| String::from_utf8(context).ok());
    writer::object(|it| {
        // `@` sorts before every letter.
        if let Some(context) = &context {
            it.json("@context", context);
        }
        options.iter().for_each(|(name, value)| it.text(name, value));
    })
}

fn proof_value(canonical: &Canonical, signer: &dyn Signer) -> Result<String, SignerError> {
    Ok(multibase::encode(Base::Base58Btc, &signer.sign(&canonical.hash())?))
}

/// What a proof covers of a document: all but its proofs, with the proof's own `@context`, which must be the document's. A document that was signed without one is
/// hashed as it arrived.
fn covered(document: &Document, proof: Node<'_>) -> Result<Unsecured, SuiteError> {
    let unsecured = Unsecured::new(document.clone());
    let Some(signed) = proof.get("@context") else { return Ok(unsecured) };
    let Some(arrived) = document.root().get("@context") else { return Err(SuiteError::ContextMismatch) };
    if arrived == signed {
        return Ok(unsecured);
    }
    let mut rest = arrived.one_or_many().map(|(_, item)| item);
    for (_, item) in signed.one_or_many() {
        if rest.next() != Some(item) {
            return Err(SuiteError::ContextMismatch);
        }
    }
    if rest.next().is_some() { Err(SuiteError::ContextSuffix) } else { Ok(unsecured.with_context(signed.to_document())) }
}

fn decode_value(value: &str) -> Result<[u8; SIGNATURE_LENGTH], SuiteError> {
    let found = match multibase::decode_array(value) {
        Ok((Base::Base58Btc, signature)) => return Ok(signature),
        Ok((Base::Base64Url, _)) => "another base".to_owned(),
        Err(ArrayError::Length { found, .. }) if value.starts_with(Base::Base58Btc.prefix()) => format!("{found} bytes"),
        Err(ArrayError::Length { .. }) => "another base".to_owned(),
        Err(error) => error.to_string(),
    };
    Err(SuiteError::ValueMalformed { found })
}
