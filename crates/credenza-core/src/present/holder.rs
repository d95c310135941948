//! The holder: presents credentials in answer to a request.

use serde_json::json;
use thiserror::Error;

use super::request::Request;
use crate::credential::{CONTEXT_V2, FormError, Format, Secured};
use crate::did::{Did, key_method};
use crate::encoding::json::{Document, Map, Node, Value};
use crate::encoding::json_ld::Contexts;
use crate::issue::ProofOptions;
use crate::key::{Signer, SignerError};
use crate::proof::{Purpose, Suite};
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
    /// The presentation would be too large to be read.
    #[error(transparent)]
    Form(#[from] FormError),
    /// The suite signs statements, and something in a credential would be none of them: it would not be signed.
    #[error("this cannot be presented as statements: {0}")]
    NotStatements(FormError),
    /// The signer failed.
    #[error(transparent)]
    Signer(#[from] SignerError),
}

impl HolderError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotTheSubject { .. } => "holder_not_subject",
            Self::Form(error) => error.code(),
            Self::NotStatements(_) => "present_not_statements",
            Self::Signer(error) => error.code(),
        }
    }
}

/// A learner with a did:key.
#[derive(Clone)]
pub struct Holder<'a> {
    did: Did,
    signer: &'a dyn Signer,
    suite: Suite,
}

impl<'a> Holder<'a> {
    /// The holder whose DID is the key's did:key.
    pub fn new(signer: &'a dyn Signer) -> Self {
        // Not the suite of credentials: statements can only be signed where every context is known, and a holder must be able to present what it was given.
        Self { did: key_method::from_public_key(&signer.public_key()), signer, suite: Suite::EddsaJcs2022 }
    }

    /// The same holder, signing with another suite than `eddsa-jcs-2022`.
    #[must_use]
    pub fn with_suite(self, suite: Suite) -> Self {
        Self { suite, ..self }
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
        let mut presentation = Map::new();
        let mut put = |name: &str, value: Value| presentation.insert(name.to_owned(), value);
        put("@context", json!([CONTEXT_V2]));
        put("type", json!(["VerifiablePresentation"]));
        put("holder", self.did.as_str().into());
        if !credentials.is_empty() {
            put("verifiableCredential", credentials.iter().map(|credential| credential.unverified().clone()).collect());
        }
        let method = key_method::method_id(&self.signer.public_key());
        let options = ProofOptions::new(self.suite, &method, Purpose::Authentication, now).answering(request.challenge(), request.domain());
        let presentation = Document::from_value(&Value::Object(presentation)).map_err(FormError::from)?;
        let presentation = self.suite.with_its_context(&presentation)?;
        options.secure(&presentation, Format::Presentation, &Contexts::known(), self.signer).map_err(|error| match error {
            HolderError::Form(error) if self.suite != Suite::EddsaJcs2022 => HolderError::NotStatements(error),
            other => other,
        })
    }

    /// Of several subjects too, each must be the holder. What is no DID ties a credential to nobody, for the verifier as well.
    fn check_subject(&self, index: usize, credential: &Secured) -> Result<(), HolderError> {
        let subjects = credential.document().root().get("credentialSubject").into_iter().flat_map(Node::one_or_many);
        let mut ids = subjects.filter_map(|(_, subject)| subject.get("id")?.as_str());
        match ids.find(|id| *id != self.did.as_str() && Did::parse(id).is_ok()) {
            None => Ok(()),
            Some(subject) => Err(HolderError::NotTheSubject { index, subject: subject.to_owned(), holder: self.did.to_string() }),
        }
    }
}
