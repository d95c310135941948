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
    collect(secured, &mut needs);
    needs
}

fn collect(secured: &Secured, needs: &mut BTreeSet<String>) {
    for (_, proof) in secured.proofs() {
        let method = proof.get("verificationMethod").and_then(Value::as_str).and_then(|method| DidUrl::parse(method).ok());
        // A did:key is its own document.
        needs.extend(method.filter(|method| method.did().method() != "key").map(|method| method.did().to_string()));
    }
    let value = secured.unverified();
    for entry in one_or_many(value.get("credentialStatus")) {
        needs.extend(entry.get("statusListCredential").and_then(Value::as_str).map(str::to_owned));
    }
    for inner in one_or_many(value.get("verifiableCredential")) {
        collect(&Secured::from_value(inner.clone()), needs);
    }
}

fn one_or_many(value: Option<&Value>) -> &[Value] {
    match value {
        None => &[],
        Some(Value::Array(items)) => items,
        Some(one) => std::slice::from_ref(one),
    }
}
