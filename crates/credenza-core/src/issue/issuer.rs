//! The issuer: profile and key, checked once, then any number of credentials.

use thiserror::Error;

use super::secure::ProofOptions;
use crate::credential::{Credential, FormError, Format, Secured, Uri};
use crate::did::{Document, MethodKey, Relationship, key_method};
use crate::encoding::json_ld::Contexts;
use crate::key::{Signer, SignerError};
use crate::micro::MicroCredential;
use crate::micro::open_badge::{CredentialDates, IssuerProfile, write};
use crate::proof::{Purpose, Suite};
use crate::time::Timestamp;

/// Why a credential was not issued.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum IssueError {
    /// The issuer's DID is not one under which this key can sign.
    #[error("the key {key} is not a key of {did}")]
    KeyNotOfIssuer {
        /// The issuer's DID.
        did: String,
        /// The key, as Multikey.
        key: String,
    },
    /// The award cannot be written as a credential.
    #[error(transparent)]
    Form(#[from] FormError),
    /// The signer failed.
    #[error(transparent)]
    Signer(#[from] SignerError),
}

impl IssueError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::KeyNotOfIssuer { .. } => "key_not_of_issuer",
            Self::Form(error) => error.code(),
            Self::Signer(error) => error.code(),
        }
    }
}

/// What differs from one credential to the next, beside the award.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueOptions {
    id: Uri,
    created: Timestamp,
    dates: CredentialDates,
}

impl IssueOptions {
    /// A credential with this id, signed now and valid from now on.
    pub fn new(id: Uri, now: Timestamp) -> Self {
        Self { id, dates: CredentialDates { valid_from: now.clone(), valid_until: None }, created: now }
    }

    /// Valid from another time on.
    #[must_use]
    pub fn valid_from(mut self, from: Timestamp) -> Self {
        self.dates.valid_from = from;
        self
    }

    /// Valid until then.
    #[must_use]
    pub fn valid_until(mut self, until: Timestamp) -> Self {
        self.dates.valid_until = Some(until);
        self
    }
}

/// Signs credentials in the name of one profile, with `eddsa-rdfc-2022` unless it is told otherwise.
#[derive(Clone, Copy)]
pub struct Issuer<'a> {
    profile: &'a IssuerProfile,
    signer: &'a dyn Signer,
    method: Method<'a>,
    suite: Suite,
}

/// Where the name of the key comes from.
#[derive(Clone, Copy)]
enum Method<'a> {
    /// From the key itself: `did:key:z6Mk…#z6Mk…`, or `did:web:…#z6Mk…` as [`crate::did::web::document`] writes it.
    FromKey,
    /// From the DID document.
    Named(&'a str),
}

impl<'a> Issuer<'a> {
    /// An issuer that signs with this key. Its DID is the key's did:key, or a did:web whose document names the key as [`crate::did::web::document`] does.
    ///
    /// # Errors
    /// [`IssueError::KeyNotOfIssuer`].
    pub fn new(profile: &'a IssuerProfile, signer: &'a dyn Signer) -> Result<Self, IssueError> {
        let key = signer.public_key();
        let fits = match profile.did.method() {
            "key" => key_method::from_public_key(&key) == profile.did,
            "web" => true,
            _ => false,
        };
        if !fits {
            return Err(IssueError::KeyNotOfIssuer { did: profile.did.to_string(), key: key.to_multikey() });
        }
        Ok(Self { profile, signer, method: Method::FromKey, suite: Suite::default() })
    }

    /// An issuer whose DID document is at hand: the key must be in it, for assertions.
    ///
    /// # Errors
    /// [`IssueError::KeyNotOfIssuer`].
    pub fn with_document(profile: &'a IssuerProfile, signer: &'a dyn Signer, document: &'a Document) -> Result<Self, IssueError> {
        let key = signer.public_key();
        let named = document.methods().iter().find(|method| {
            let is_key = matches!(&method.key, MethodKey::Ed25519(other) if *other == key);
            is_key && method.revoked.is_none() && document.method(&method.id, Relationship::AssertionMethod).is_ok()
        });
        match named.filter(|_| *document.id() == profile.did) {
            Some(method) => Ok(Self { profile, signer, method: Method::Named(&method.id), suite: Suite::default() }),
            None => Err(IssueError::KeyNotOfIssuer { did: profile.did.to_string(), key: key.to_multikey() }),
        }
    }

    /// The same issuer, signing with another suite than `eddsa-rdfc-2022`.
    #[must_use]
    pub fn with_suite(self, suite: Suite) -> Self {
        Self { suite, ..self }
    }

    /// The credential as it will be signed: to be shown beforehand.
    ///
    /// # Errors
    /// [`IssueError::Form`].
    pub fn draft(&self, award: &MicroCredential, options: &IssueOptions) -> Result<Credential, IssueError> {
        Ok(write(award, &options.id, self.profile, &options.dates)?)
    }

    /// Issues a credential.
    ///
    /// # Errors
    /// [`IssueError::Form`], [`IssueError::Signer`].
    pub fn issue(&self, award: &MicroCredential, options: &IssueOptions) -> Result<Secured, IssueError> {
        let draft = self.draft(award, options)?;
        let method = match self.method {
            Method::Named(id) => id.to_owned(),
            Method::FromKey => format!("{}#{}", self.profile.did, self.signer.public_key().to_multikey()),
        };
        let proof = ProofOptions::new(self.suite, &method, Purpose::AssertionMethod, &options.created);
        let document = self.suite.with_its_context(draft.document().as_document())?;
        proof.secure(&document, Format::Credential, &Contexts::known(), self.signer)
    }
}
