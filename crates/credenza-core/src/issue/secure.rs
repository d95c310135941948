//! A document with a proof of ours.

use crate::credential::{FormError, Format, Secured};
use crate::encoding::json::{Document, MAX_VALUES};
use crate::key::{Signer, SignerError};
use crate::proof::{Purpose, eddsa_jcs_2022};
use crate::time::Timestamp;

/// What every proof of ours says beside the signature. Data Integrity 1.0 §2.1.
#[derive(Clone, Copy)]
pub(crate) struct ProofOptions<'a> {
    method: &'a str,
    purpose: Purpose,
    created: &'a Timestamp,
    /// The challenge and the domain that a presentation answers.
    answers: Option<(&'a str, &'a str)>,
}

impl<'a> ProofOptions<'a> {
    /// A proof by the key of that name, made now.
    pub(crate) fn new(method: &'a str, purpose: Purpose, created: &'a Timestamp) -> Self {
        Self { method, purpose, created, answers: None }
    }

    /// The same proof, in answer to this challenge of this domain.
    pub(crate) fn answering(self, challenge: &'a str, domain: &'a str) -> Self {
        Self { answers: Some((challenge, domain)), ..self }
    }

    /// Signs a document that has no proof yet.
    ///
    /// # Errors
    /// The signer's own; those of strict JSON where nobody would read the result.
    pub(crate) fn secure<E>(self, document: &Document, format: Format, signer: &dyn Signer) -> Result<Secured, E>
    where
        E: From<SignerError> + From<FormError>,
    {
        let mut members = vec![
            ("type", "DataIntegrityProof"),
            ("cryptosuite", eddsa_jcs_2022::NAME),
            ("created", self.created.as_str()),
            ("verificationMethod", self.method),
            ("proofPurpose", self.purpose.name()),
        ];
        if let Some((challenge, domain)) = self.answers {
            members.extend([("challenge", challenge), ("domain", domain)]);
        }
        let text = eddsa_jcs_2022::secure(document, &members, signer)?;
        // A text of so few bytes has fewer values still, so it will be read when it is asked for. A longer one may be too much: better said now.
        if text.len() > MAX_VALUES {
            let document = Document::parse(&text).map_err(FormError::from)?;
            return Ok(Secured::from_document(document));
        }
        Ok(Secured::written(text, format))
    }
}
