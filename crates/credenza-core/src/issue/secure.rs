//! A document with a proof of ours.

use crate::credential::{FormError, Format, Secured};
use crate::encoding::json::{Document, MAX_VALUES};
use crate::encoding::json_ld::Contexts;
use crate::key::{Signer, SignerError};
use crate::proof::{Purpose, SecureError, Suite};
use crate::time::Timestamp;

/// What every proof of ours says beside the signature. Data Integrity 1.0 §2.1.
#[derive(Clone, Copy)]
pub(crate) struct ProofOptions<'a> {
    suite: Suite,
    method: &'a str,
    purpose: Purpose,
    created: &'a Timestamp,
    /// The challenge and the domain that a presentation answers.
    answers: Option<(&'a str, &'a str)>,
}

impl<'a> ProofOptions<'a> {
    /// A proof by the key of that name, made now.
    pub(crate) fn new(suite: Suite, method: &'a str, purpose: Purpose, created: &'a Timestamp) -> Self {
        Self { suite, method, purpose, created, answers: None }
    }

    /// The same proof, in answer to this challenge of this domain.
    pub(crate) fn answering(self, challenge: &'a str, domain: &'a str) -> Self {
        Self { answers: Some((challenge, domain)), ..self }
    }

    /// Signs a document that has no proof yet.
    ///
    /// # Errors
    /// The signer's own; those of strict JSON where nobody would read the result; where statements are signed, whatever would not be among them.
    pub(crate) fn secure<E>(self, document: &Document, format: Format, contexts: &Contexts, signer: &dyn Signer) -> Result<Secured, E>
    where
        E: From<SignerError> + From<FormError>,
    {
        let (kind, cryptosuite) = self.suite.members();
        let mut members = vec![("type", kind)];
        members.extend(cryptosuite.map(|name| ("cryptosuite", name)));
        members.extend([("created", self.created.as_str()), ("verificationMethod", self.method), ("proofPurpose", self.purpose.name())]);
        if let Some((challenge, domain)) = self.answers {
            members.extend([("challenge", challenge), ("domain", domain)]);
        }
        let text = self.suite.secure(document, &members, contexts, signer).map_err(|error| match error {
            SecureError::Signer(error) => E::from(error),
            SecureError::Form(error) => E::from(error),
        })?;
        // A text of so few bytes has fewer values still, so it will be read when it is asked for. A longer one may be too much: better said now.
        if text.len() > MAX_VALUES {
            let document = Document::parse(&text).map_err(FormError::from)?;
            return Ok(Secured::from_document(document));
        }
        Ok(Secured::written(text, format))
    }
}
