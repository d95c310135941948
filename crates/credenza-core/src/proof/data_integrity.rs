//! A proof as it stands in a document. Data Integrity 1.0 §2.1.

use crate::credential::{FormError, read_timestamp};
use crate::encoding::json::{Map, Pointer, Value};
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
    members: Map<String, Value>,
    pointer: Pointer,
    suite: String,
    verification_method: String,
    purpose: String,
    value: String,
    created: Option<Timestamp>,
    expires: Option<Timestamp>,
    previous: Vec<String>,
}

impl Proof {
    /// Reads a proof found at `pointer`.
    ///
    /// # Errors
    /// `proof_malformed` at the member that is missing or not of its type, or a code of [`crate::time`] for a date.
    pub fn parse(value: &Value, pointer: Pointer) -> Result<Self, FormError> {
        let Some(members) = value.as_object() else {
            return Err(FormError::of_value(pointer, "proof_malformed", "an object", Some(value)));
        };
        let required = |name: &str| match members.get(name) {
            Some(Value::String(text)) if !text.is_empty() => Ok(text.clone()),
            found => Err(FormError::of_value(pointer.key(name), "proof_malformed", "a string", found)),
        };
        for name in ["id", "challenge", "nonce"] {
            if let Some(found) = members.get(name).filter(|found| !found.is_string()) {
                return Err(FormError::of_value(pointer.key(name), "proof_malformed", "a string", Some(found)));
            }
        }
        Ok(Self {
            suite: Self::suite_of(value, &pointer)?.to_owned(),
            verification_method: required("verificationMethod")?,
            purpose: required("proofPurpose")?,
            value: required("proofValue")?,
            created: read_timestamp(members, "created", &pointer)?,
            expires: read_timestamp(members, "expires", &pointer)?,
            previous: previous(members, &pointer)?,
            members: members.clone(),
            pointer,
        })
    }

    /// The cryptosuite of a proof of which nothing else is known: of a `DataIntegrityProof` its `cryptosuite`, of any other its type.
    ///
    /// # Errors
    /// `proof_malformed` where that is no string.
    pub fn suite_of<'a>(value: &'a Value, pointer: &Pointer) -> Result<&'a str, FormError> {
        let required = |name: &str| match value.get(name) {
            Some(Value::String(text)) if !text.is_empty() => Ok(text.as_str()),
            found => Err(FormError::of_value(pointer.key(name), "proof_malformed", "a string", found)),
        };
        if !value.is_object() {
            return Err(FormError::of_value(pointer.clone(), "proof_malformed", "an object", Some(value)));
        }
        let kind = required("type")?;
        if kind == "DataIntegrityProof" { required("cryptosuite") } else { Ok(kind) }
    }

    /// The proof's members, all of them.
    pub fn members(&self) -> &Map<String, Value> {
        &self.members
    }

    /// Where it stands.
    pub fn pointer(&self) -> &Pointer {
        &self.pointer
    }

    /// The cryptosuite; for proofs older than `DataIntegrityProof`, the type.
    pub fn suite(&self) -> &str {
        &self.suite
    }

    /// The DID URL of the key.
    pub fn verification_method(&self) -> &str {
        &self.verification_method
    }

    /// The `proofPurpose`, as written.
    pub fn purpose(&self) -> &str {
        &self.purpose
    }

    /// The `proofValue`, as written.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// When the signer says it signed.
    pub fn created(&self) -> Option<&Timestamp> {
        self.created.as_ref()
    }

    /// Until when the signer lets the proof count.
    pub fn expires(&self) -> Option<&Timestamp> {
        self.expires.as_ref()
    }

    /// The proof's `id`.
    pub fn id(&self) -> Option<&str> {
        self.members.get("id")?.as_str()
    }

    /// The challenge it answers.
    pub fn challenge(&self) -> Option<&str> {
        self.members.get("challenge")?.as_str()
    }

    /// The ids of the proofs that it builds on. Data Integrity 1.0 §2.1.2.
    pub fn previous(&self) -> &[String] {
        &self.previous
    }

    /// The domains it is meant for: none, one, or a set.
    pub fn domains(&self) -> Vec<&str> {
        match self.members.get("domain") {
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(many)) => many.iter().map(|item| item.as_str().unwrap_or_default()).collect(),
            _ => Vec::new(),
        }
    }
}

fn previous(members: &Map<String, Value>, pointer: &Pointer) -> Result<Vec<String>, FormError> {
    let found = members.get("previousProof");
    let ids = match found {
        None => Some(Vec::new()),
        Some(Value::String(one)) => Some(vec![one.clone()]),
        Some(Value::Array(many)) => many.iter().map(|item| item.as_str().map(str::to_owned)).collect(),
        Some(_) => None,
    };
    ids.ok_or_else(|| FormError::of_value(pointer.key("previousProof"), "proof_malformed", "the id of a proof, or an array of them", found))
}
