//! What a verdict will ask for.

use std::collections::BTreeSet;

use super::embedded::MAX_EMBEDDED_DEPTH;
use crate::credential::{Format, Secured, in_json};
use crate::did::DidUrl;
use crate::encoding::json::Node;

/// The DIDs and addresses that the verdict on a document depends on and that it does not carry: to be put into the evidence beforehand.
///
/// Read from an unverified document: a caller that fetches them must treat each as hostile, and fetch nothing but DID documents before the proofs hold.
pub fn needs(secured: &Secured) -> BTreeSet<String> {
    let mut needs = BTreeSet::new();
    let document = secured.document().root();
    collect(document, &mut needs);
    let is_presentation = secured.format() == Format::Presentation;
    collect_inside(document, if is_presentation { MAX_EMBEDDED_DEPTH + 1 } else { MAX_EMBEDDED_DEPTH }, &mut needs);
    needs
}

/// The credentials in a presentation or inside another credential, so many levels deep: what lies deeper is not judged, so nothing of it is needed.
fn collect_inside(document: Node<'_>, levels: usize, needs: &mut BTreeSet<String>) {
    for inner in in_json(document, document.members()) {
        collect(inner.document.root(), needs);
        if levels > 1 {
            collect_inside(inner.document.root(), levels - 1, needs);
        }
    }
}

fn collect(document: Node<'_>, needs: &mut BTreeSet<String>) {
    for proof in each(document, "proof") {
        let method = proof.get("verificationMethod").and_then(Node::as_str).and_then(|method| DidUrl::parse(method).ok());
        // A did:key is its own document.
        needs.extend(method.filter(|method| method.did().method() != "key").map(|method| method.did().to_string()));
    }
    for entry in each(document, "credentialStatus") {
        needs.extend(entry.get("statusListCredential").and_then(Node::as_str).map(str::to_owned));
    }
}

fn each<'d>(document: Node<'d>, name: &str) -> impl Iterator<Item = Node<'d>> {
    document.get(name).into_iter().flat_map(Node::one_or_many).map(|(_, item)| item)
}
