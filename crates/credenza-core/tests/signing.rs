//! Signing a credential that somebody else wrote: it must be one, by the issuer whose key signs, and its contexts must define the proof.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail by panicking"
)]

use credenza_core::credential::Secured;
use credenza_core::did::{DidUrl, key_method};
use credenza_core::encoding::json::{Document, Value};
use credenza_core::encoding::json_ld::{Contexts, Limits};
use credenza_core::issue::{SignError, Signing, sign_credential};
use credenza_core::key::SecretKey;
use credenza_core::proof::Suite;
use credenza_core::time::Timestamp;
use credenza_core::verify::{Evidence, Policy, Verifier};
use serde_json::json;

const V1: &str = "https://www.w3.org/2018/credentials/v1";
const V2: &str = "https://www.w3.org/ns/credentials/v2";
const DATA_INTEGRITY: &str = "https://w3id.org/security/data-integrity/v2";
const DATA_INTEGRITY_V1: &str = "https://w3id.org/security/data-integrity/v1";
const ED25519_2020: &str = "https://w3id.org/security/suites/ed25519-2020/v1";

fn key() -> SecretKey {
    SecretKey::from_seed([1; 32])
}

fn now() -> Timestamp {
    Timestamp::parse("2026-08-01T12:00:00Z").unwrap()
}

fn credential(contexts: Value) -> Value {
    let begins = if contexts.to_string().contains(V1) { "issuanceDate" } else { "validFrom" };
    json!({
        "@context": contexts,
        "type": ["VerifiableCredential"],
        "issuer": key_method::from_public_key(&key().public_key()).as_str(),
        begins: "2026-07-01T09:00:00Z",
        "credentialSubject": {"id": "did:example:learner"}
    })
}

fn sign(document: &Value, suite: Suite) -> Result<Secured, SignError> {
    let method = DidUrl::parse(&key_method::method_id(&key().public_key())).unwrap();
    let signing = Signing::new(&method, now()).suite(suite);
    sign_credential(&Document::from_value(document).unwrap(), &signing, &Contexts::known(), &key())
}

/// Who signs statements may bound them too.
#[test]
fn what_contexts_allow_is_what_is_signed() {
    let method = DidUrl::parse(&key_method::method_id(&key().public_key())).unwrap();
    let document = Document::from_value(&credential(json!([V2]))).unwrap();
    let signed = |statements: usize| {
        let contexts = Contexts::with_known().within(Limits { statements, ..Limits::default() });
        sign_credential(&document, &Signing::new(&method, now()), &contexts, &key()).map_err(|error| error.code())
    };
    assert_eq!(signed(5).unwrap_err(), "json_ld_limit");
    assert!(signed(50).is_ok());
}

/// The proof's members must be among the statements that are signed, so a context must define them; none is given twice.
#[test]
fn a_context_is_added_where_none_defines_the_proof() {
    use Suite::{Ed25519Signature2020, EddsaJcs2022, EddsaRdfc2022};
    for (suite, contexts, expected) in [
        (EddsaRdfc2022, json!([V2]), json!([V2])),
        (EddsaJcs2022, json!([V2]), json!([V2])),
        (EddsaRdfc2022, json!([V1]), json!([V1, DATA_INTEGRITY])),
        (EddsaJcs2022, json!([V1]), json!([V1, DATA_INTEGRITY])),
        (EddsaRdfc2022, json!(V1), json!([V1, DATA_INTEGRITY])),
        (EddsaRdfc2022, json!([V1, DATA_INTEGRITY]), json!([V1, DATA_INTEGRITY])),
        (EddsaRdfc2022, json!([V1, DATA_INTEGRITY_V1]), json!([V1, DATA_INTEGRITY_V1])),
        (Ed25519Signature2020, json!([V2]), json!([V2, ED25519_2020])),
        (Ed25519Signature2020, json!([V1]), json!([V1, ED25519_2020])),
        (Ed25519Signature2020, json!([V1, ED25519_2020]), json!([V1, ED25519_2020])),
    ] {
        let secured = sign(&credential(contexts.clone()), suite).unwrap();
        assert_eq!(secured.unverified()["@context"], expected, "{suite:?} {contexts}");
        let (evidence, policy) = (Evidence::new(), Policy::default().allow_unknown_issuer());
        let report = Verifier::new(&evidence, &policy).verify(&secured, &now());
        assert!(report.accepted().is_ok(), "{suite:?} {contexts}: {:#}", report.to_value());
    }
}

#[test]
fn the_issuer_is_the_signer() {
    let mut without = credential(json!([V2]));
    without.as_object_mut().unwrap().shift_remove("issuer");
    let secured = sign(&without, Suite::EddsaRdfc2022).unwrap();
    assert_eq!(secured.unverified()["issuer"], key_method::from_public_key(&key().public_key()).as_str());
    let mut other = credential(json!([V2]));
    other["issuer"] = json!({"id": "did:example:other", "name": "Somebody"});
    let error = sign(&other, Suite::EddsaRdfc2022).unwrap_err();
    assert!(matches!(&error, SignError::NotTheIssuer { issuer, .. } if issuer == "did:example:other"), "{error}");
}

#[test]
fn what_is_no_credential_is_not_signed() {
    for suite in [Suite::EddsaRdfc2022, Suite::EddsaJcs2022, Suite::Ed25519Signature2020] {
        let signed = sign(&credential(json!([V2])), suite).unwrap();
        assert_eq!(sign(signed.unverified(), suite).unwrap_err().code(), "already_signed");
        let mut broken = credential(json!([V2]));
        broken["type"] = json!(["Something"]);
        broken["validFrom"] = "yesterday".into();
        match sign(&broken, suite).unwrap_err() {
            SignError::Form(violations) => assert_eq!(violations.len(), 2, "{violations:?}"),
            other => panic!("{other}"),
        }
        let mut undefined = credential(json!([V2]));
        undefined["credentialSubject"]["unheardOf"] = true.into();
        assert_eq!(sign(&undefined, suite).unwrap_err().code(), "undefined_term", "{suite:?}");
    }
    let no_context = json!({"type": ["VerifiableCredential"]});
    assert!(matches!(sign(&no_context, Suite::EddsaRdfc2022).unwrap_err(), SignError::Form(_)));
}
