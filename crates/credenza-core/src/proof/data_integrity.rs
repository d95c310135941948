//! A proof as it stands in a document. Data Integrity 1.0 §2.1.

use crate::credential::{FormError, read_timestamp};
use crate::encoding::json::{Document, Node, Pointer};
use crate::time::Timestamp;

/// What a proof is for. Data Integrity 1.0 §2.1, `proofPurpose`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// To make claims: credentials.
    AssertionMethod,
    /// To authenticate: presentations.
    Authentication,
}

impl Purpose {
    /// The value of `proofPurpose`.
    pub fn name(self) -> &'static str {
        match self {
            Self::AssertionMethod => "assertionMethod",
            Self::Authentication => "authentication",
        }
    }
}

/// The members of a proof that every suite of Ed25519 has, and all the others, unread but hashed.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    document: Document,
    pointer: Pointer,
    created: Option<Timestamp>,
    expires: Option<Timestamp>,
}

impl Proof {
    /// Reads a proof found at `pointer`.
    ///
    /// # Errors
    /// `proof_malformed` at the member that is missing or not of its type, or a code of [`crate::time`] for a date.
    pub fn parse(found: Node<'_>, pointer: Pointer) -> Result<Self, FormError> {
        Self::suite_of(found, &pointer)?;
        for name in ["verificationMethod", "proofPurpose", "proofValue"] {
            required(found, name, &pointer)?;
        }
        for name in ["id", "challenge", "nonce"] {
            if let Some(member) = found.get(name).filter(|member| !member.is_string()) {
                return Err(malformed(&pointer, name, "a string", Some(member)));
            }
        }
        if let Some(member) = found.get("previousProof").filter(|member| !member.one_or_many().all(|(_, id)| id.is_string())) {
            return Err(malformed(&pointer, "previousProof", "the id of a proof, or an array of them", Some(member)));
        }
        let date = |name: &str| read_timestamp(found.get(name), || pointer.key(name));
        let (created, expires) = (date("created")?, date("expires")?);
        Ok(Self { document: found.to_document(), pointer, created, expires })
    }

    /// The cryptosuite of a proof of which nothing else is known: of a `DataIntegrityProof` its `cryptosuite`, of any other its type.
    ///
    /// # Errors
    /// `proof_malformed` where that is no string.
    pub fn suite_of<'d>(found: Node<'d>, pointer: &Pointer) -> Result<&'d str, FormError> {
        if !found.is_object() {
            return Err(FormError::of_value(pointer.clone(), "proof_malformed", "an object", Some(found)));
        }
        let kind = required(found, "type", pointer)?;
        if kind == DATA_INTEGRITY_PROOF { required(found, "cryptosuite", pointer) } else { Ok(kind) }
    }

    /// The proof as it stands in the document.
    pub fn members(&self) -> Node<'_> {
        self.document.root()
    }

    /// Where it stands.
    pub fn pointer(&self) -> &Pointer {
        &self.pointer
    }

    /// The cryptosuite; for proofs older than `DataIntegrityProof`, the type.
    pub fn suite(&self) -> &str {
        match self.text("type") {
            Some(DATA_INTEGRITY_PROOF) => self.text("cryptosuite"),
            kind => kind,
        }
        .unwrap_or_default()
    }

    /// The DID URL of the key.
    pub fn verification_method(&self) -> &str {
        self.text("verificationMethod").unwrap_or_default()
    }

    /// The `proofPurpose`, as written.
    pub fn purpose(&self) -> &str {
        self.text("proofPurpose").unwrap_or_default()
    }

    /// The `proofValue`, as written.
    pub fn value(&self) -> &str {
        self.text("proofValue").unwrap_or_default()
    }

    /// When the signer says it signed.
    pub fn created(&self) -> Option<&Timestamp> {
        self.created.as_ref()
    }

    /// Until when the signer lets the proof count.
    pub fn expires(&self) -> Option<&Timestamp> {
        self.expires.as_ref()
    }

    /// The challenge it answers.
    pub fn challenge(&self) -> Option<&str> {
        self.text("challenge")
    }

    /// The ids of the proofs that it builds on. Data Integrity 1.0 §2.1.2.
    pub fn previous(&self) -> impl Iterator<Item = &str> {
        self.each("previousProof")
    }

    /// The domains it is meant for: none, one, or a set. What is no string counts as an empty one.
    pub fn domains(&self) -> Vec<&str> {
        self.each("domain").collect()
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.members().get(name)?.as_str()
    }

    fn each(&self, name: &str) -> impl Iterator<Item = &str> {
        let values = self.members().get(name).into_iter().flat_map(Node::one_or_many);
        values.map(|(_, value)| value.as_str().unwrap_or_default())
    }
}

/// The type of every proof that names its suite in `cryptosuite`. Data Integrity 1.0 §3.1.
pub(super) const DATA_INTEGRITY_PROOF: &str = "DataIntegrityProof";

fn required<'d>(proof: Node<'d>, name: &str, pointer: &Pointer) -> Result<&'d str, FormError> {
    let found = proof.get(name);
    found.and_then(Node::as_str).filter(|text| !text.is_empty()).ok_or_else(|| malformed(pointer, name, "a string", found))
}

fn malformed(pointer: &Pointer, name: &str, expected: &str, found: Option<Node<'_>>) -> FormError {
    FormError::of_value(pointer.key(name), "proof_malformed", expected, found)
}
