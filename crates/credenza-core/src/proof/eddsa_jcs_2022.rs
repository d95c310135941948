//! The cryptosuite `eddsa-jcs-2022`. Data Integrity EdDSA Cryptosuites 1.0 §3.3.

use super::error::SuiteError;
use super::suite::encode_value;
use crate::credential::Unsecured;
use crate::credential::inline_context::canonical_beginning;
use crate::encoding::jcs::{self, Change};
use crate::encoding::json::{Document, Node, Value, writer};
use crate::key::{Signer, SignerError};

/// The suite's name, the value of `cryptosuite`.
pub const NAME: &str = "eddsa-jcs-2022";

/// The exact bytes that a proof of this suite signs. It can be made of anything; only [`super::Sealed::verify`] says that a key signed it.
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

    pub(super) fn of(covered: &Unsecured, proof: Node<'_>, previous: &[Node<'_>]) -> Self {
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

/// Signs a document without its proofs but those that this one builds on, and returns the proof. `options` is an object with the proof's members but `proofValue` and `@context`, which is taken
/// from the document (§3.3.5).
///
/// # Errors
/// The signer's own; [`SignerError`] also where the options are no such object.
pub fn sign(document: &Document, options: Node<'_>, previous: &[Node<'_>], signer: &dyn Signer) -> Result<Document, SignerError> {
    let mut options = options.to_document();
    if let Some(context) = document.root().get("@context") {
        options = options.with_member("@context", &context.to_document()).map_err(SignerError::new)?;
    }
    let value = proof_value(&Canonical::new(document, options.root(), previous).map_err(SignerError::new)?, signer)?;
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
    Ok(encode_value(&signer.sign(&canonical.hash())?))
}

/// What a proof covers of a document: all but its proofs, with the proof's own `@context`, which must be the document's. A document that was signed without one is
/// hashed as it arrived.
pub(super) fn covered(document: &Document, proof: Node<'_>) -> Result<Unsecured, SuiteError> {
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
