//! What a report states of a credential is read from the bytes that were hashed, and from no others; where statements were, from these.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests read files")]

mod award;

use std::collections::BTreeSet;
use std::path::Path;

use credenza_core::credential::{Secured, Uri};
use credenza_core::did::key_method;
use credenza_core::encoding::json::{Document, Map, Value};
use credenza_core::encoding::json_ld::Contexts;
use credenza_core::issue::{IssueOptions, Issuer};
use credenza_core::key::SecretKey;
use credenza_core::proof::eddsa_jcs_2022::{self, Canonical};
use credenza_core::proof::{SecureError, Suite};
use credenza_core::time::Timestamp;
use credenza_core::verify::{Evidence, Policy, Report, Verifier};
use proptest::prelude::*;
use serde_json::json;

fn document(value: &Value) -> Document {
    Document::from_value(value).unwrap()
}

/// A credential whose subject says anything, signed.
fn signed(claims: &Map<String, Value>, context: Value) -> Value {
    let key = SecretKey::from_seed([5; 32]);
    let mut credential = json!({
        "@context": context,
        "type": ["VerifiableCredential"],
        "issuer": key_method::from_public_key(&key.public_key()).as_str(),
        "credentialSubject": {"id": "urn:example:learner", "says": claims},
    });
    let options = json!({
        "type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022", "proofPurpose": "assertionMethod",
        "verificationMethod": key_method::method_id(&key.public_key()),
    });
    let proof = eddsa_jcs_2022::sign(&document(&credential), document(&options).root(), &[], &key).unwrap();
    credential["proof"] = proof.to_value();
    credential
}

fn report(text: &str) -> Report {
    report_at(text, "2026-08-01T12:00:00Z")
}

fn report_at(text: &str, now: &str) -> Report {
    let (evidence, policy) = (Evidence::new(), Policy::default().allow_unknown_issuer());
    let now = Timestamp::parse(now).unwrap();
    Verifier::new(&evidence, &policy).verify(&Secured::parse(text.as_bytes()).unwrap(), &now)
}

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        (-1e9..1e9_f64).prop_map(Value::from),
        any::<String>().prop_map(Value::from)
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec((any::<String>(), inner), 0..4).prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    /// The document of a report, canonicalised once more from nothing but itself, is the document whose hash was signed: however the members were ordered and the
    /// strings and numbers spelled in the text that arrived.
    #[test]
    fn claims_are_read_from_the_bytes_that_were_hashed(
        claims in proptest::collection::vec((any::<String>(), json_value()), 0..6),
        pretty in any::<bool>(),
        lone_context in any::<bool>(),
    ) {
        let claims: Map<String, Value> = claims.into_iter().collect();
        let base = "https://www.w3.org/ns/credentials/v2";
        let mut credential = signed(&claims, json!([base]));
        if lone_context {
            // One context by itself and an array of it are the same to the suite (§3.3.2, step 3): what is read has the proof's spelling.
            credential["@context"] = json!(base);
        }
        let text = if pretty { serde_json::to_string_pretty(&credential).unwrap() } else { credential.to_string() };
        let report = report(&text);
        let accepted = report.accepted().unwrap();
        let stated = report.to_value()["credential"].clone();
        prop_assert_eq!(&stated, &accepted.document().to_value());
        prop_assert_eq!(&stated["@context"], &json!([base]));
        prop_assert!(stated.get("proof").is_none());
        let proof = document(&credential["proof"]);
        let hashed = Canonical::new(&document(&credential), proof.root(), &[]).unwrap();
        prop_assert_eq!(Document::parse(hashed.document()).unwrap().to_value(), document(&stated).to_value());
        prop_assert_eq!(Value::Object(claims), stated["credentialSubject"]["says"].clone());
    }
}

/// A report without the places in it.
fn placeless(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            members.iter().filter(|(name, _)| *name != "pointer").map(|(name, member)| (name.clone(), placeless(member))).collect()
        }
        Value::Array(items) => items.iter().map(placeless).collect(),
        other => other.clone(),
    }
}

/// A document in which each node is described where it is named first, and only named afterwards. Claims that were written from statements describe it wherever
/// it is named; what has no name in the description, an address, would be another one each time.
fn described_once(value: Value, seen: &mut BTreeSet<String>) -> Value {
    match value {
        Value::Object(mut members) => {
            if let Some(id) = members.get("id").and_then(Value::as_str).map(str::to_owned)
                && !seen.insert(id)
            {
                members.retain(|name, _| name == "id");
            }
            members.into_iter().map(|(name, member)| (name, described_once(member, seen))).collect()
        }
        Value::Array(items) => items.into_iter().map(|item| described_once(item, seen)).collect(),
        other => other,
    }
}

/// Puts what the report states of this document back under its proof: it must be what was signed, and nothing else may be claimed of it. `None` where the
/// document is not authentic, so that nothing is stated; else what is not as it was.
fn put_back(document: &Value, now: &str) -> Option<Vec<&'static str>> {
    let before = report_at(&document.to_string(), now).to_value();
    let stated = Some(before["credential"].clone()).filter(Value::is_object)?;
    let differing = |mut stated: Value| {
        stated["proof"] = document["proof"].clone();
        let after = report_at(&stated.to_string(), now).to_value();
        let claims = ["answers", "conclusion", "issuer", "credential", "elements", "award", "parts"];
        claims.into_iter().filter(|member| placeless(&before[member]) != placeless(&after[member])).collect::<Vec<_>>()
    };
    let as_stated = differing(stated.clone());
    let signs_json = document["proof"]["cryptosuite"] == "eddsa-jcs-2022";
    if as_stated.is_empty() || signs_json { Some(as_stated) } else { Some(differing(described_once(stated, &mut BTreeSet::new()))) }
}

/// A value without what an array of it says a second time: two nameless things that are alike are two for a proof over statements, and one for who reads them.
fn said_once(value: Value) -> Value {
    match value {
        Value::Object(members) => members.into_iter().map(|(name, member)| (name, said_once(member))).collect(),
        Value::Array(items) => {
            let mut kept = Vec::new();
            for item in items.into_iter().map(said_once) {
                if !kept.contains(&item) {
                    kept.push(item);
                }
            }
            Value::Array(kept)
        }
        other => other,
    }
}

proptest! {
    #![proptest_config(award::config(48))]

    /// A proof over statements covers no spelling: what is stated is written from them, and stands under the same signature again.
    #[test]
    fn claims_are_written_from_the_statements_that_were_signed((issuer, micro) in award::issuer_and_award(), second in any::<bool>()) {
        let suite = if second { Suite::Ed25519Signature2020 } else { Suite::EddsaRdfc2022 };
        let (signer, now) = (award::signer(), Timestamp::parse("2026-07-01T09:00:00Z").unwrap());
        let id = Uri::parse("urn:uuid:00000000-0000-8000-8000-000000000001").unwrap();
        let issuer = Issuer::new(&issuer, &signer).unwrap().with_suite(suite);
        let secured = issuer.issue(&micro, &IssueOptions::new(id, now)).unwrap();
        let mut credential = said_once(secured.unverified().clone());
        let mut options = credential.as_object_mut().unwrap().shift_remove("proof").unwrap();
        options.as_object_mut().unwrap().shift_remove("proofValue");
        let proof = suite.sign(&document(&credential), document(&options).root(), &[], &Contexts::known(), &signer).unwrap();
        credential["proof"] = proof.to_value();
        prop_assert_eq!(put_back(&credential, "2026-08-01T12:00:00Z"), Some(Vec::new()));
    }
}

/// The beginnings of names of vectors that do not stand under their proof again as they are stated, and why.
const NOT_PUT_BACK: [(&str, &str); 2] = [
    ("endorsements/", "what stands inside is judged by itself, and is no claim of the outer issuer"),
    ("statements/accept-inline-", "claims have our names for things, and full IRIs where we have none, not those of an inline context"),
];

/// Every test vector that is authentic without a DID document or a context at hand, whatever suite signed it.
#[test]
fn what_is_stated_of_every_vector_stands_under_its_proof_again() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../test-vectors");
    let (mut tried, mut others) = (0, BTreeSet::<String>::new());
    for folder in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        for path in std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            let vector: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
            let document = &vector["document"];
            if document["proof"].is_null() || vector.get("request").is_some() || Secured::parse(document.to_string().as_bytes()).is_err() {
                continue;
            }
            let Some(differing) = put_back(document, vector["now"].as_str().unwrap_or("2026-09-01T12:00:00Z")) else { continue };
            tried += 1;
            if !differing.is_empty() {
                others.insert(vector["name"].as_str().unwrap().to_owned());
            }
        }
    }
    for (begin, why) in NOT_PUT_BACK {
        let before = others.len();
        others.retain(|name| !name.starts_with(begin));
        assert!(others.len() < before, "{begin}: {why}: is not true of any");
    }
    assert!(others.is_empty(), "claimed, and not covered by the proof: {others:?}");
    assert!(tried > 200, "{tried} vectors");
}

fn refused(badge: &Value, options: &Value, previous: &Value, key: &SecretKey) -> &'static str {
    let previous = document(previous);
    let contexts = Contexts::known();
    match Suite::EddsaRdfc2022.sign(&document(badge), document(options).root(), &[previous.root()], &contexts, key) {
        Err(SecureError::Form(error)) => error.code(),
        other => panic!("{other:?}"),
    }
}

/// A proof of a chain covers another document than the one that arrived, with other members and in another order. The places in a report are those of the one that
/// arrived.
#[test]
fn every_place_of_a_report_on_a_chain_is_in_the_document_that_arrived() {
    let key = SecretKey::from_seed([5; 32]);
    let did = key_method::from_public_key(&key.public_key());
    let mut badge = json!({
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "validFrom": "2026-07-01T09:00:00Z",
        "name": "Evaluating foreign titles",
        "issuer": {"type": ["Profile"], "name": "Example University", "id": did.as_str()},
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "creditsEarned": 3,
            "achievement": {
                "type": ["Achievement"], "id": "https://uni.example/courses/titles", "name": "Evaluating foreign titles",
                "description": "A short course", "criteria": {"narrative": "Pass the examination"}
            }
        }
    });
    let options = |id: &str| {
        json!({
            "type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022", "proofPurpose": "assertionMethod", "id": id,
            "verificationMethod": key_method::method_id(&key.public_key())
        })
    };
    let sign = |badge: &Value, options: &Value, previous: &[Value]| {
        let previous: Vec<_> = previous.iter().map(document).collect();
        let previous: Vec<_> = previous.iter().map(Document::root).collect();
        let proof = Suite::EddsaRdfc2022.sign(&document(badge), document(options).root(), &previous, &Contexts::known(), &key);
        proof.unwrap().to_value()
    };
    let first = sign(&badge, &options("urn:example:1"), &[]);
    let mut second = options("urn:example:2");
    second["previousProof"] = json!("urn:example:1");
    // What the new proof builds on must be there.
    assert_eq!(refused(&badge, &second, &first, &key), "proof_missing");
    badge["proof"] = first.clone();
    let second = sign(&badge, &second, std::slice::from_ref(&first));
    // The proof of the chain comes first, so that the credential is read from what it covers.
    badge["proof"] = json!([second, first]);
    let report = report(&badge.to_string());
    assert!(report.accepted().is_ok(), "{:?}", report.findings());
    let places: Vec<_> = report.findings().iter().map(|finding| finding.pointer.as_str().to_owned()).collect();
    assert!(places.contains(&"/credentialSubject/creditsEarned".to_owned()), "{places:?}");
    for place in places.iter().filter(|place| *place != "/validUntil") {
        assert!(badge.pointer(place).is_some(), "{place}");
    }
}
