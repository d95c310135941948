//! What a report states of a credential is read from the bytes that were hashed, and from no others.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use credenza_core::credential::Secured;
use credenza_core::did::key_method;
use credenza_core::encoding::json::{Document, Map, Value};
use credenza_core::encoding::json_ld::Contexts;
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
    let (evidence, policy) = (Evidence::new(), Policy::default().allow_unknown_issuer());
    let now = Timestamp::parse("2026-08-01T12:00:00Z").unwrap();
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
