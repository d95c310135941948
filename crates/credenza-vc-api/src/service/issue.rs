//! Issuing: any credential that keeps the rules of the data model, in the name of this server's key and of nobody else.

use credenza_core::credential::{FormError, Unsecured, rules};
use credenza_core::encoding::json::{Document, Node, Pointer, Value};
use credenza_core::issue::{SignError, Signing, sign_credential};
use serde_json::json;

use super::options::Options;
use super::{Service, known, member};
use crate::problem::{Cause, Kind, Problem};

impl Service {
    /// `{credential, options}` → `{verifiableCredential}`.
    pub(crate) fn issue_request(&self, request: Node<'_>) -> Result<Value, Problem> {
        let (credential, place) = member(request, "credential")?;
        let options = Options::read(request)?;
        let document = credential.to_document();
        // The core would put the signer's DID in. Whoever calls a server may have been sent a document by others: that it is issued in this name has to be said, and the
        // official suite of VC API issuers demands it.
        if credential.get("issuer").is_none() {
            return Err(malformed(&rules::credential(&Unsecured::new(document), &known), &place));
        }
        // What is wrong with the credential comes before what is wrong with the options: it is wrong whatever they are.
        let suite = match options.suite() {
            Ok(suite) => suite,
            Err(problem) => return Err(self.broken(document, &place).unwrap_or(problem)),
        };
        let signing = Signing::new(&self.method, self.time()?).suite(suite);
        let secured =
            sign_credential(&document, &signing, self.policy.contexts(), &self.key).map_err(|error| self.unsigned(&error, &place))?;
        Ok(json!({"verifiableCredential": secured.unverified()}))
    }

    /// The rules of the data model that a document breaks, if it breaks any.
    fn broken(&self, document: Document, place: &Pointer) -> Option<Problem> {
        let violations = rules::credential(&Unsecured::new(document), &known);
        (!violations.is_empty()).then(|| malformed(&violations, place))
    }

    fn unsigned(&self, error: &SignError, place: &Pointer) -> Problem {
        match error {
            SignError::Form(errors) => malformed(errors, place),
            SignError::NotTheIssuer { issuer, .. } => {
                let cause = Cause::new(Kind::Other, "key_not_of_issuer").with("key", self.key.public_key().to_multikey());
                Cause { detail: Some(error.to_string()), ..cause.with("did", issuer).at(place.key("issuer")) }.into()
            }
            other => {
                let cause = Cause::new(Kind::Other, other.code()).with("reason", other);
                Problem::new(500, Cause { detail: Some(other.to_string()), ..cause })
            }
        }
    }
}

fn malformed(errors: &[FormError], place: &Pointer) -> Problem {
    let causes = errors.iter().map(|error| Cause::of_form(error, place)).collect();
    Problem::of(causes).unwrap_or_else(|| Cause::new(Kind::Malformed, "form_invalid").at(place.clone()).into())
}
