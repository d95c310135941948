//! Who takes part, and how documents are signed. Every key comes from a fixed seed: they are public, and nobody should trust them.

use credenza_core::did::{Did, key_method};
use credenza_core::encoding::json::{self, Map, Value};
use credenza_core::key::SecretKey;
use credenza_core::proof::eddsa_jcs_2022;
use serde_json::json;

/// When the vectors are judged, unless they say otherwise.
pub(crate) const NOW: &str = "2026-08-01T12:00:00Z";
/// When the vectors' credentials were signed.
pub(crate) const SIGNED: &str = "2026-07-01T09:00:00Z";
pub(crate) const UNIVERSITY: &str = "Example University";

pub(crate) type Document = Map<String, Value>;

/// The Example University, a did:key issuer that the policy trusts.
pub(crate) fn university() -> SecretKey {
    SecretKey::from_seed([1; 32])
}

/// The learner.
pub(crate) fn learner() -> SecretKey {
    SecretKey::from_seed([2; 32])
}

/// Another learner, who is not honest in every vector.
pub(crate) fn other_learner() -> SecretKey {
    SecretKey::from_seed([3; 32])
}

/// The Example College, another issuer.
pub(crate) fn college() -> SecretKey {
    SecretKey::from_seed([4; 32])
}

/// The key of the did:web issuer.
pub(crate) fn web_key() -> SecretKey {
    SecretKey::from_seed([5; 32])
}

pub(crate) fn did(key: &SecretKey) -> Did {
    key_method::from_public_key(&key.public_key())
}

pub(crate) fn method(key: &SecretKey) -> String {
    key_method::method_id(&key.public_key())
}

/// Trusts the Example University.
pub(crate) fn policy() -> Value {
    trusting(json!([{"id": did(&university()).as_str(), "name": UNIVERSITY}]))
}

pub(crate) fn trusting(issuers: Value) -> Value {
    json!({"trust": [{"source": "list", "issuers": issuers}]})
}

/// A small Open Badge, not signed: the university awards it to the learner.
pub(crate) fn badge() -> Document {
    badge_by(did(&university()).as_str())
}

pub(crate) fn badge_by(issuer: &str) -> Document {
    let badge = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": "urn:uuid:00000000-0000-8000-8000-000000000001",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Evaluating foreign titles",
        "issuer": {"id": issuer, "type": ["Profile"], "name": UNIVERSITY, "address": {"type": ["Address"], "addressCountryCode": "IT"}},
        "validFrom": SIGNED,
        "validUntil": "2031-07-01T09:00:00Z",
        "credentialSubject": {
            "id": did(&learner()).as_str(),
            "type": ["AchievementSubject"],
            "creditsEarned": 3,
            "achievement": {
                "id": "https://uni.example/courses/titles",
                "type": ["Achievement"],
                "achievementType": "MicroCredential",
                "name": "Evaluating foreign titles",
                "description": "A short course for credential evaluators",
                "criteria": {"narrative": "Pass the examination"}
            }
        }
    });
    members(badge)
}

/// A record of studies (CLR 2.0) with these parts, not signed.
pub(crate) fn clr(issuer: &str, learner: &str, parts: Vec<Value>) -> Document {
    members(json!({
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/clr/v2p0/context.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
        ],
        "id": "urn:uuid:00000000-0000-8000-8000-0000000000c1",
        "type": ["VerifiableCredential", "ClrCredential"],
        "name": "Record of studies",
        "issuer": {"id": issuer, "type": ["Profile"], "name": UNIVERSITY},
        "validFrom": SIGNED,
        "credentialSubject": {"id": learner, "type": ["ClrSubject"], "verifiableCredential": parts}
    }))
}

pub(crate) fn members(value: Value) -> Document {
    let Value::Object(members) = value else { panic!("no object: {value}") };
    members
}

/// The badge after a change.
pub(crate) fn badge_with(change: impl FnOnce(&mut Document)) -> Document {
    let mut badge = badge();
    change(&mut badge);
    badge
}

/// The members of an honest proof by this key.
pub(crate) fn options(key: &SecretKey) -> Document {
    members(json!({
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": SIGNED,
        "verificationMethod": method(key),
        "proofPurpose": "assertionMethod"
    }))
}

pub(crate) fn proof(document: &Document, options: Document, key: &SecretKey) -> Value {
    let table = |members: &Document| json::Document::from_value(&Value::Object(members.clone())).unwrap();
    eddsa_jcs_2022::sign(&table(document), table(&options).root(), &[], key).unwrap().to_value()
}

pub(crate) fn with_proof(mut document: Document, proof: Value) -> Value {
    document.insert("proof".to_owned(), proof);
    Value::Object(document)
}

/// The 64 bytes that a proof of `eddsa-jcs-2022` with these members signs; of a chain, `document` has the proofs that it builds on.
pub(crate) fn hash(document: &Document, options: &Document) -> [u8; 64] {
    let table = |members: &Document| json::Document::from_value(&Value::Object(members.clone())).unwrap();
    let document = table(document);
    let previous: Vec<_> = document.root().get("proof").map(|earlier| earlier.items().collect()).unwrap_or_default();
    eddsa_jcs_2022::Canonical::new(&document, table(options).root(), &previous).unwrap().hash()
}

/// The document signed honestly by this key.
pub(crate) fn signed(document: Document, key: &SecretKey) -> Value {
    signed_with(document, key, |_| {})
}

/// The document signed by this key, with other proof options: the signature covers them.
pub(crate) fn signed_with(document: Document, key: &SecretKey, change: impl FnOnce(&mut Document)) -> Value {
    let mut options = options(key);
    change(&mut options);
    let proof = proof(&document, options, key);
    with_proof(document, proof)
}

/// The university's badge, signed honestly.
pub(crate) fn issued() -> Value {
    signed(badge(), &university())
}

/// The university's badge, signed honestly and then changed.
pub(crate) fn tampered(change: impl FnOnce(&mut Value)) -> Value {
    let mut document = issued();
    change(&mut document);
    document
}

pub(crate) fn set(document: &mut Document, name: &str, value: Value) {
    document.insert(name.to_owned(), value);
}
