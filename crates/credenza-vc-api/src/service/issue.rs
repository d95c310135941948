//! Issuing: any credential that keeps the rules of the data model, in the name of this server's key and of nobody else.

use credenza_core::credential::{Secured, Unsecured, Version, rules};
use credenza_core::encoding::json::{Document, Node, Pointer, Value};
use credenza_core::proof::{Purpose, eddsa_jcs_2022};
use credenza_core::time::Timestamp;
use serde_json::{Map, json};

use super::options::{Options, Suite};
use super::{Service, known, member};
use crate::problem::{Cause, Kind, Problem};

/// The context of proofs, which credentials of VCDM 1.1 need beside theirs. Data Integrity 1.0 §2.4.1.
const CONTEXT_DATA_INTEGRITY: &str = "https://w3id.org/security/data-integrity/v2";

impl Service {
    /// `{credential, options}` → `{verifiableCredential}`.
    pub(crate) fn issue_request(&self, request: Node<'_>) -> Result<Value, Problem> {
        let (credential, place) = member(request, "credential")?;
        let options = Options::read(request)?;
        let document = credential.to_document();
        self.check(&document, &place)?;
        let secured = self.issue(&document, options.suite()?, &self.time()?)?;
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
    fn issue(&self, document: &Document, suite: Suite, now: &Timestamp) -> Result<Secured, Problem> {
        let failed = |detail: String| {
            let cause = Cause::new(Kind::Other, "signer_failed").with("reason", &detail);
            Problem::new(500, Cause { detail: Some(detail), ..cause })
        };
        let document = with_context(document)?;
        match suite {
            Suite::EddsaJcs2022 => {
                let options = json!({
                    "type": "DataIntegrityProof",
                    "cryptosuite": suite.name(),
                    "created": now.as_str(),
                    "verificationMethod": self.method,
                    "proofPurpose": Purpose::AssertionMethod.name(),
                });
                let options = Document::from_value(&options)?;
                let proof = eddsa_jcs_2022::sign(&document, options.root(), self.signer()).map_err(|error| failed(error.to_string()))?;
                Ok(Secured::from_document(with_member(&document, "proof", proof.to_value())?))
            }
        }
    }
}

/// The document with the context that a proof of its version needs.
fn with_context(document: &Document) -> Result<Document, Problem> {
    let root = document.root();
    let contexts: Vec<Node<'_>> = root.get("@context").into_iter().flat_map(Node::one_or_many).map(|(_, item)| item).collect();
    let has = |url: &str| contexts.iter().any(|item| item.as_str() == Some(url));
    if !has(Version::V1.context()) || has(CONTEXT_DATA_INTEGRITY) {
        return Ok(document.clone());
    }
    let contexts = contexts.iter().map(|item| item.to_value()).chain([CONTEXT_DATA_INTEGRITY.into()]).collect();
    with_member(document, "@context", contexts)
}

/// The document with this member, where it stands or at its end.
fn with_member(document: &Document, name: &str, value: Value) -> Result<Document, Problem> {
    let mut members: Map<String, Value> = document.root().members().map(|(name, value)| (name.to_owned(), value.to_value())).collect();
    members.insert(name.to_owned(), value);
    Ok(Document::from_value(&Value::Object(members))?)
}
