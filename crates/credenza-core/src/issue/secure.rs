//! A document with a proof of ours.

use crate::credential::Secured;
use crate::encoding::jcs::write_string;
use crate::encoding::json::Document;
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

    /// The members, as JSON, in the order in which a person reads them.
    fn to_json(self) -> Vec<u8> {
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
        let mut json = Vec::with_capacity(512);
        for (index, (name, value)) in members.into_iter().enumerate() {
            json.push(if index == 0 { b'{' } else { b',' });
            write_string(name, &mut json);
            json.push(b':');
            write_string(value, &mut json);
        }
        json.push(b'}');
        json
    }
}

/// Signs a document that has no proof yet.
///
/// # Errors
/// The signer's own.
pub(crate) fn secure(document: &Document, options: ProofOptions<'_>, signer: &dyn Signer) -> Result<Secured, SignerError> {
    let options = Document::parse(&options.to_json()).map_err(SignerError::new)?;
    let proof = eddsa_jcs_2022::sign(document, options.root(), signer)?;
    let secured = document.with_member("proof", &proof).map_err(SignerError::new)?;
    Ok(Secured::from_document(secured))
}
