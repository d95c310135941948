//! A credential about any subject, authentic whatever it states.

use credenza_core::did::key_method;
use credenza_core::encoding::json::{Document, Value};
use credenza_core::key::SecretKey;
use credenza_core::proof::eddsa_jcs_2022;
use serde_json::json;

/// The key that signs it. Its did:key is the issuer.
pub(crate) fn key() -> SecretKey {
    SecretKey::from_seed([7; 32])
}

/// The text of an Open Badge with these members, signed over its JSON. `contexts` stand behind those of VCDM and Open Badges.
pub(crate) fn badge(contexts: &[Value], members: Value) -> String {
    let key = key();
    let mut document = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": key_method::from_public_key(&key.public_key()).as_str()
    });
    document["@context"].as_array_mut().unwrap().extend_from_slice(contexts);
    document.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    let options = json!({
        "type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022", "proofPurpose": "assertionMethod",
        "verificationMethod": key_method::method_id(&key.public_key())
    });
    let table = |value: &Value| Document::from_value(value).unwrap();
    let proof = eddsa_jcs_2022::sign(&table(&document), table(&options).root(), &[], &key).unwrap();
    document["proof"] = proof.to_value();
    document.to_string()
}
