//! Issuing: any credential that keeps the rules of the data model, in the name of this server's key and of nobody else.

use credenza_core::credential::{FormError, Secured, Unsecured, rules};
use credenza_core::encoding::json::{Document, Node, Pointer, Value};
use credenza_core::encoding::json_ld::Contexts;
use credenza_core::proof::{Purpose, SecureError, Suite, SuiteError};
use credenza_core::time::Timestamp;
use serde_json::{Map, json};

use super::options::Options;
use super::{Service, known, member};
use crate::problem::{Cause, Kind, Problem};

impl Service {
    /// `{credential, options}` → `{verifiableCredential}`.
    pub(crate) fn issue_request(&self, request: Node<'_>) -> Result<Value, Problem> {
        let (credential, place) = member(request, "credential")?;
        let options = Options::read(request)?;
        let document = credential.to_document();
        self.check(&document, &place)?;
        let secured = self.issue(&document, &place, options.suite()?, &self.time()?)?;
        Ok(json!({"verifiableCredential": secured.unverified()}))
    }

    /// Everything about the document that keeps it from being signed.
    fn check(&self, document: &Document, place: &Pointer) -> Result<(), Problem> {
        let unsecured = Unsecured::new(document.clone());
        let violations = rules::credential(&unsecured, &known);
        if let Some(problem) = Problem::of(violations.iter().map(|error| Cause::of_form(error, place)).collect()) {
            return Err(problem);
        }
        if document.root().get("proof").is_some() {
            return Err(Cause::new(Kind::Other, "proof_present").at(place.key("proof")).into());
        }
        let issuer = document.root().get("issuer");
        let named = issuer.and_then(|issuer| issuer.as_str().or_else(|| issuer.get("id")?.as_str())).unwrap_or_default();
        if named != self.did.as_str() {
            let cause = Cause::new(Kind::Other, "key_not_of_issuer").with("key", self.signer().public_key().to_multikey());
            return Err(cause.with("did", named).at(place.key("issuer")).into());
        }
        Ok(())
    }

    /// Signs a document that may be signed.
    fn issue(&self, document: &Document, place: &Pointer, suite: Suite, now: &Timestamp) -> Result<Secured, Problem> {
        let lossy = |error: &FormError| Problem::from(Cause::of_form(error, place));
        let document = suite.with_its_context(document).map_err(|error| lossy(&error))?;
        let (kind, cryptosuite) =
            if suite == Suite::Ed25519Signature2020 { (suite.name(), None) } else { ("DataIntegrityProof", Some(suite.name())) };
        let mut options = Map::from_iter([("type".to_owned(), Value::from(kind))]);
        options.extend(cryptosuite.map(|name| ("cryptosuite".to_owned(), Value::from(name))));
        options.extend([
            ("created".to_owned(), now.as_str().into()),
            ("verificationMethod".to_owned(), self.method.as_str().into()),
            ("proofPurpose".to_owned(), Purpose::AssertionMethod.name().into()),
        ]);
        let options = Document::from_value(&Value::Object(options))?;
        let proof = suite.sign(&document, options.root(), &[], &Contexts::known(), self.signer()).map_err(|error| match error {
            SecureError::Suite(SuiteError::Lossy(error)) => lossy(&error),
            other => {
                let cause = Cause::new(Kind::Other, "signer_failed").with("reason", &other);
                Problem::new(500, Cause { detail: Some(other.to_string()), ..cause })
            }
        })?;
        Ok(Secured::from_document(with_member(&document, "proof", proof.to_value())?))
    }
}

/// The document with this member, where it stands or at its end.
fn with_member(document: &Document, name: &str, value: Value) -> Result<Document, Problem> {
    let mut members: Map<String, Value> = document.root().members().map(|(name, value)| (name.to_owned(), value.to_value())).collect();
    members.insert(name.to_owned(), value);
    Ok(Document::from_value(&Value::Object(members))?)
}
