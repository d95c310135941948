//! The holder: presents credentials in answer to a request.

use serde_json::json;
use thiserror::Error;

use super::request::Request;
use crate::credential::{CONTEXT_V2, Secured};
use crate::did::{Did, key_method};
use crate::encoding::json::{Map, Value};
use crate::issue::proof_options;
use crate::key::{Signer, SignerError};
use crate::proof::{Purpose, eddsa_jcs_2022};
use crate::time::Timestamp;

/// Why a presentation was not made.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum HolderError {
    /// The credential belongs to another, so that the verifier would refuse it.
    #[error("the credential belongs to {subject}, and {holder} would present it")]
    NotTheSubject {
        /// Which of the credentials, counted from 0.
        index: usize,
        /// Whose it is.
        subject: String,
        /// Who would present it.
        holder: String,
    },
    /// The signer failed.
    #[error(transparent)]
    Signer(#[from] SignerError),
}

impl HolderError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotTheSubject { .. } => "holder_not_subject",
            Self::Signer(error) => error.code(),
        }
    }
}

/// A learner with a did:key.
#[derive(Clone)]
pub struct Holder<'a> {
    did: Did,
    signer: &'a dyn Signer,
}

impl<'a> Holder<'a> {
    /// The holder whose DID is the key's did:key.
    pub fn new(signer: &'a dyn Signer) -> Self {
        Self { did: key_method::from_public_key(&signer.public_key()), signer }
    }

    /// The holder's DID.
    pub fn did(&self) -> &Did {
        &self.did
    }

    /// Presents credentials, none included: then it proves only that the holder controls its DID. VCDM 2.0 §4.13.
    ///
    /// Unbound credentials may be presented: the verifier will know that nothing ties them to the presenter.
    ///
    /// # Errors
    /// See [`HolderError`].
    pub fn present(&self, credentials: &[Secured], request: &Request, now: &Timestamp) -> Result<Secured, HolderError> {
        for (index, credential) in credentials.iter().enumerate() {
            self.check_subject(index, credential)?;
        }
        let mut document = Map::new();
        let mut put = |name: &str, value: Value| document.insert(name.to_owned(), value);
        put("@context", json!([CONTEXT_V2]));
        put("type", json!(["VerifiablePresentation"]));
        put("holder", self.did.as_str().into());
        if !credentials.is_empty() {
            put("verifiableCredential", credentials.iter().map(|credential| credential.unverified().clone()).collect());
        }
        let mut options = proof_options(&key_method::method_id(&self.signer.public_key()), Purpose::Authentication, now);
        options.insert("challenge".to_owned(), request.challenge().into());
        options.insert("domain".to_owned(), request.domain().into());
        let proof = eddsa_jcs_2022::sign(&document, options, self.signer)?;
        document.insert("proof".to_owned(), Value::Object(proof));
        Ok(Secured::from_value(Value::Object(document)))
    }

    /// Of several subjects too, each must be the holder.
    fn check_subject(&self, index: usize, credential: &Secured) -> Result<(), HolderError> {
        let subjects = match credential.unverified().get("credentialSubject") {
            Some(Value::Array(subjects)) => subjects.as_slice(),
            Some(subject) => std::slice::from_ref(subject),
            None => &[],
        };
        let ids = subjects.iter().filter_map(|subject| subject.get("id").and_then(Value::as_str));
        match ids.into_iter().find(|id| id.starts_with("did:") && *id != self.did.as_str()) {
            None => Ok(()),
            Some(subject) => Err(HolderError::NotTheSubject { index, subject: subject.to_owned(), holder: self.did.to_string() }),
        }
    }
}
