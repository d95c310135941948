//! What a verdict will ask for.

use std::collections::BTreeSet;

use crate::credential::Secured;
use crate::did::DidUrl;
use crate::encoding::json::Value;

/// The DIDs and addresses that the verdict on a document depends on and that it does not carry: to be put into the evidence beforehand.
///
/// Read from an unverified document: a caller that fetches them must treat each as hostile, and fetch nothing but DID documents before the proofs hold.
pub fn needs(secured: &Secured) -> BTreeSet<String> {
    let mut needs = BTreeSet::new();
    collect(secured.unverified(), &mut needs);
    // A credential inside a presentation; what lies inside that is not judged, so nothing of it is needed.
    for inner in one_or_many(secured.unverified().get("verifiableCredential")) {
        collect(inner, &mut needs);
    }
    needs
}

fn collect(document: &Value, needs: &mut BTreeSet<String>) {
    for proof in one_or_many(document.get("proof")) {
        let method = proof.get("verificationMethod").and_then(Value::as_str).and_then(|method| DidUrl::parse(method).ok());
        // A did:key is its own document.
        needs.extend(method.filter(|method| method.did().method() != "key").map(|method| method.did().to_string()));
    }
    for entry in one_or_many(document.get("credentialStatus")) {
        needs.extend(entry.get("statusListCredential").and_then(Value::as_str).map(str::to_owned));
    }
}

fn one_or_many(value: Option<&Value>) -> &[Value] {
    match value {
        None => &[],
        Some(Value::Array(items)) => items,
        Some(one) => std::slice::from_ref(one),
    }
}
