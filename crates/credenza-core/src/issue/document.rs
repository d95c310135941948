//! Signing a credential that somebody else has written.

use thiserror::Error;

use super::secure::ProofOptions;
use crate::credential::{FormError, Format, Secured, Unsecured, rules};
use crate::did::DidUrl;
use crate::encoding::json::{Document, Pointer, Value};
use crate::encoding::json_ld::{self, Contexts, Source};
use crate::key::{Signer, SignerError};
use crate::proof::{Purpose, Suite};
use crate::time::Timestamp;

/// Why a document was not signed.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum SignError {
    /// It is not a credential, or not one that its readers would all read alike: everything that is wrong with it, at least one thing.
    #[error("the document breaks {} rules, the first: {}", .0.len(), .0.first().map(ToString::to_string).unwrap_or_default())]
    Form(Vec<FormError>),
    /// It names another issuer than the one whose key would sign.
    #[error("the credential names {issuer} as its issuer, and {signer} would sign it")]
    NotTheIssuer {
        /// The issuer that it names.
        issuer: String,
        /// The DID of the key.
        signer: String,
    },
    /// The signer failed.
    #[error(transparent)]
    Signer(#[from] SignerError),
}

impl SignError {
    /// The stable code, of several the first.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Form(errors) => errors.first().map_or("form_invalid", FormError::code),
            Self::NotTheIssuer { .. } => "key_not_of_issuer",
            Self::Signer(error) => error.code(),
        }
    }
}

impl From<FormError> for SignError {
    fn from(error: FormError) -> Self {
        Self::Form(vec![error])
    }
}

/// How a document is signed.
#[derive(Clone, Debug)]
pub struct Signing<'a> {
    method: &'a DidUrl,
    suite: Suite,
    created: Timestamp,
}

impl<'a> Signing<'a> {
    /// With the key of that name, now, with `eddsa-rdfc-2022`.
    pub fn new(method: &'a DidUrl, now: Timestamp) -> Self {
        Self { method, suite: Suite::default(), created: now }
    }

    /// With another suite.
    #[must_use]
    pub fn suite(mut self, suite: Suite) -> Self {
        self.suite = suite;
        self
    }
}

/// Signs a credential of VCDM 1.1 or 2.0. Where it names no issuer, the signer's DID is put in; where its contexts do not define the members of the proof, the
/// context that does is added.
///
/// Whatever the suite, nothing is signed that JSON-LD would lose: a term or type that no context defines, a relative IRI, a context that is not in `contexts`.
///
/// # Errors
/// [`SignError`]; `already_signed` where the document has a proof.
pub fn sign_credential(document: &Document, signing: &Signing<'_>, contexts: &Contexts, signer: &dyn Signer) -> Result<Secured, SignError> {
    let root = document.root();
    if let Some(proof) = root.get("proof") {
        return Err(FormError::of_value(Pointer::root().key("proof"), "already_signed", "a credential without proof", Some(proof)).into());
    }
    let did = signing.method.did();
    let document = if root.is_object() && root.get("issuer").is_none() {
        let issuer = Document::from_value(&Value::String(did.to_string())).map_err(FormError::from)?;
        document.with_member("issuer", &issuer).map_err(FormError::from)?
    } else {
        document.clone()
    };
    let unsecured = Unsecured::new(document.clone());
    let violations = rules::credential(&unsecured, &rules::well_known);
    if !violations.is_empty() {
        return Err(SignError::Form(violations));
    }
    let issuer = document.root().get("issuer");
    let issuer = issuer.and_then(|issuer| issuer.get("id").unwrap_or(issuer).as_str()).unwrap_or_default();
    if issuer != did.as_str() {
        return Err(SignError::NotTheIssuer { issuer: issuer.to_owned(), signer: did.to_string() });
    }
    let document = signing.suite.with_its_context(&document)?;
    if signing.suite == Suite::EddsaJcs2022 {
        // The other suites find out by themselves.
        json_ld::to_rdf(&Source::Value(document.root()), contexts).map_err(FormError::from)?;
    }
    let proof = ProofOptions::new(signing.suite, signing.method.as_str(), Purpose::AssertionMethod, &signing.created);
    proof.secure(&document, Format::Credential, contexts, signer)
}
