//! The suites, and one proof of any of them.

use super::data_integrity::{DATA_INTEGRITY_PROOF, Proof};
use super::error::SuiteError;
use super::proven::Proven;
use super::spent::Spent;
use super::{eddsa_jcs_2022, names, statements};
use crate::credential::{CONTEXT_V2, FormError, Unsecured};
use crate::encoding::ArrayError;
use crate::encoding::json::{Document, Node, ParseError, Pointer, writer};
use crate::encoding::json_ld::{Contexts, Limits};
use crate::encoding::multibase::{self, Base};
use crate::key::{PublicKey, SIGNATURE_LENGTH, Signer, SignerError};

/// The context of the members of `Ed25519Signature2020`.
const CONTEXT_ED25519_2020: &str = "https://w3id.org/security/suites/ed25519-2020/v1";
/// The contexts of the members of a `DataIntegrityProof`.
const CONTEXT_DATA_INTEGRITY: &str = "https://w3id.org/security/data-integrity/v2";
const CONTEXT_DATA_INTEGRITY_V1: &str = "https://w3id.org/security/data-integrity/v1";
const CONTEXT: &str = "@context";
const PROOF: &str = "proof";

/// A way to canonicalise, hash and sign a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Suite {
    /// Statements, canonicalised by RDFC-1.0: what most verifiers of Open Badges know. Data Integrity EdDSA Cryptosuites 1.0 §3.2.
    #[default]
    EddsaRdfc2022,
    /// JSON, canonicalised by JCS. Data Integrity EdDSA Cryptosuites 1.0 §3.3.
    EddsaJcs2022,
    /// The suite before Data Integrity, over the same statements. Data Integrity EdDSA Cryptosuites 1.0 §A.1.
    Ed25519Signature2020,
}

impl Suite {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::EddsaRdfc2022, Self::EddsaJcs2022, Self::Ed25519Signature2020];

    /// The name: the value of `cryptosuite`, or the `type` of the older proof.
    pub fn name(self) -> &'static str {
        match self {
            Self::EddsaRdfc2022 => "eddsa-rdfc-2022",
            Self::EddsaJcs2022 => eddsa_jcs_2022::NAME,
            Self::Ed25519Signature2020 => "Ed25519Signature2020",
        }
    }

    /// The suite of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|suite| suite.name() == name)
    }

    /// The suite that had that name while its specification was a draft, and was the same.
    pub(crate) fn of_older_name(name: &str) -> Option<Self> {
        (name == "eddsa-2022").then_some(Self::EddsaRdfc2022)
    }

    /// Whether it signs statements, and not JSON.
    pub(crate) fn signs_statements(self) -> bool {
        match self {
            Self::EddsaRdfc2022 | Self::Ed25519Signature2020 => true,
            Self::EddsaJcs2022 => false,
        }
    }

    /// The `type` of its proofs, and their `cryptosuite`.
    pub(crate) fn members(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Ed25519Signature2020 => (self.name(), None),
            Self::EddsaRdfc2022 | Self::EddsaJcs2022 => (DATA_INTEGRITY_PROOF, Some(self.name())),
        }
    }

    /// Signs a document, and returns the proof. `options` is an object with the proof's members but `proofValue`; `previous` are the proofs of the document that
    /// this one builds on. Data Integrity EdDSA Cryptosuites 1.0 §3.2.1, §3.3.1.
    ///
    /// # Errors
    /// [`SecureError::Signer`]; [`SecureError::Form`] where statements are signed, and the document or the options say something that would not be among them.
    pub fn sign(
        self,
        document: &Document,
        options: Node<'_>,
        previous: &[Node<'_>],
        contexts: &Contexts,
        signer: &dyn Signer,
    ) -> Result<Document, SecureError> {
        // They stand in the place of the document's own proofs. Where it has none there is no such place, and the new proof would build on nothing.
        if !previous.is_empty() && document.root().get(PROOF).is_none() {
            return Err(
                FormError::of_value(Pointer::fixed("/proof"), "proof_missing", "the proofs that the new one builds on", None).into()
            );
        }
        match self {
            Self::EddsaJcs2022 => Ok(eddsa_jcs_2022::sign(document, options, previous, signer)?),
            Self::EddsaRdfc2022 | Self::Ed25519Signature2020 => statements::sign(document, options, previous, contexts, signer),
        }
    }

    /// The document with the context that defines the members of this suite's proofs, where its own do not: VCDM 2.0 defines those of Data Integrity, 1.1 none.
    ///
    /// # Errors
    /// `context_invalid` where there is no `@context`; those of strict JSON.
    pub(crate) fn with_its_context(self, document: &Document) -> Result<Document, FormError> {
        let Some(contexts) = document.root().get(CONTEXT) else {
            return Err(FormError::of_value(Pointer::fixed("/@context"), "context_invalid", "a context", None));
        };
        let has = |url: &str| contexts.one_or_many().any(|(_, item)| item.as_str() == Some(url));
        let needed = match self {
            Self::Ed25519Signature2020 => Some(CONTEXT_ED25519_2020),
            Self::EddsaRdfc2022 | Self::EddsaJcs2022 => {
                (!has(CONTEXT_V2) && !has(CONTEXT_DATA_INTEGRITY_V1)).then_some(CONTEXT_DATA_INTEGRITY)
            }
        };
        let Some(url) = needed.filter(|url| !has(url)) else { return Ok(document.clone()) };
        let items = contexts.one_or_many().map(|(_, item)| item.as_written());
        let list = format!("[{},\"{url}\"]", items.collect::<Vec<_>>().join(","));
        Ok(Document::parse(&writer::with_value(document.root(), CONTEXT, list.as_bytes()))?)
    }

    /// Signs a document that has no proof yet, and returns it with the proof, as text. `options` are the proof's members but `proofValue` and `@context`, in the
    /// order in which a person reads them.
    ///
    /// # Errors
    /// [`SecureError::Signer`]; [`SecureError::Form`] where statements are signed, and the document says something that would not be among them.
    pub(crate) fn secure(
        self,
        document: &Document,
        options: &[(&str, &str)],
        contexts: &Contexts,
        signer: &dyn Signer,
    ) -> Result<Vec<u8>, SecureError> {
        match self {
            Self::EddsaJcs2022 => Ok(eddsa_jcs_2022::secure(document, options, signer)?),
            Self::EddsaRdfc2022 | Self::Ed25519Signature2020 => statements::secure(document, options, contexts, signer),
        }
    }
}

/// Why a document was not signed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SecureError {
    /// The signer failed.
    #[error(transparent)]
    Signer(#[from] SignerError),
    /// The document cannot be signed as it stands.
    #[error(transparent)]
    Form(#[from] FormError),
}

impl From<ParseError> for SecureError {
    fn from(error: ParseError) -> Self {
        Self::Form(error.into())
    }
}

/// One proof of a document, as far as it can be checked without a key.
#[derive(Clone, Debug)]
pub struct Sealed<'p> {
    proof: &'p Proof,
    form: Form,
    signature: [u8; SIGNATURE_LENGTH],
}

#[derive(Clone, Debug)]
enum Form {
    Json(Unsecured),
    Statements(Box<statements::Covered>),
}

impl<'p> Sealed<'p> {
    /// Reads a proof of `document`, made by `suite`; `previous` are the proofs that this one builds on.
    ///
    /// # Errors
    /// All of [`SuiteError`] but [`SuiteError::SignatureInvalid`].
    pub fn read(
        suite: Suite,
        document: &Document,
        proof: &'p Proof,
        previous: &[Node<'_>],
        contexts: &Contexts,
    ) -> Result<Self, SuiteError> {
        Self::read_within(suite, document, proof, previous, contexts, &Spent::within(contexts.limits()))
    }

    /// The same, as far as what `spent` has left goes.
    pub(crate) fn read_within(
        suite: Suite,
        document: &Document,
        proof: &'p Proof,
        previous: &[Node<'_>],
        contexts: &Contexts,
        spent: &Spent,
    ) -> Result<Self, SuiteError> {
        let signature = decode_value(proof.value())?;
        let form = match suite {
            Suite::EddsaJcs2022 => {
                let covered = eddsa_jcs_2022::covered(document, proof.members())?;
                names::check_json(&covered, contexts, spent.statements())?;
                Form::Json(covered)
            }
            Suite::EddsaRdfc2022 | Suite::Ed25519Signature2020 => {
                Form::Statements(Box::new(statements::Covered::read(document, proof, previous, contexts, spent)?))
            }
        };
        Ok(Self { proof, form, signature })
    }

    /// Checks the signature with a key that the caller has found and authorised.
    ///
    /// # Errors
    /// [`SuiteError::SignatureInvalid`]; [`SuiteError::Lossy`] where the statements that were signed are not those of one credential.
    pub fn verify(self, previous: &[Node<'_>], key: &PublicKey) -> Result<Opened, SuiteError> {
        self.verify_within(previous, key, &Spent::within(Limits::default()))
    }

    /// The same, which counts in `spent` what the other forms cost that statements have.
    pub(crate) fn verify_within(self, previous: &[Node<'_>], key: &PublicKey, spent: &Spent) -> Result<Opened, SuiteError> {
        let (covered, remarks) = match self.form {
            Form::Json(covered) => {
                let canonical = eddsa_jcs_2022::Canonical::of(&covered, self.proof.members(), previous);
                key.verify(&canonical.hash(), &self.signature).map_err(SuiteError::SignatureInvalid)?;
                (covered, Remarks::default())
            }
            Form::Statements(covered) => covered.verify(key, &self.signature, spent)?,
        };
        let proof = self.proof;
        let proven = Proven::new(covered, *key, proof.verification_method().to_owned(), proof.created().cloned());
        Ok(Opened { proven, remarks })
    }
}

/// A signature that held.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What it covers.
    pub proven: Proven<Unsecured>,
    /// What is worth saying of how it was made.
    pub remarks: Remarks,
}

/// What is worth saying of a signature that held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remarks {
    /// The signature holds over the form that libraries wrote before RDFC-1.0 settled how control characters are escaped.
    pub older_escaping: bool,
    /// The signature holds over the form in which a number that is exactly between two is the one further from zero, as processors in JavaScript write it.
    pub rounded_up: bool,
    /// Contexts that stand in the document itself and that we do not know; they touch nothing that the verdict reads.
    pub inline_contexts: Vec<Pointer>,
}

/// The `proofValue` of a signature.
pub(super) fn encode_value(signature: &[u8; SIGNATURE_LENGTH]) -> String {
    multibase::encode(Base::Base58Btc, signature)
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
