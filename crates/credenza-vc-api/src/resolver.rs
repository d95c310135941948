//! did:key, resolved: the DID Resolution result of an identifier, with the error names that the official suite of did:key asks for. did:key §3.1.

use credenza_core::did::{Did, DidError, DidUrl, key_method};
use credenza_core::encoding::json::Value;
use credenza_core::key::KeyError;
use serde_json::json;

/// The formats of keys that did:key §3.1.2 names. We write the first.
const FORMATS: [&str; 7] = [
    "Multikey",
    "JsonWebKey2020",
    "Ed25519VerificationKey2020",
    "X25519KeyAgreementKey2020",
    "Ed25519VerificationKey2018",
    "X25519KeyAgreementKey2019",
    "JsonWebKey",
];
/// Those that are not experimental.
const STABLE: [&str; 4] = ["Multikey", "JsonWebKey2020", "Ed25519VerificationKey2020", "X25519KeyAgreementKey2020"];

/// Resolves a DID, or dereferences a DID URL with a fragment: HTTP status and body. `query` is the query of the request, as it was sent.
///
/// Errors of a DID stand in `didResolutionMetadata`, those of a DID URL in `didDereferencingMetadata`; `didDocument` is never null.
pub fn resolve(identifier: &str, query: &str) -> (u16, Value) {
    let is_url = identifier.contains(['/', '?', '#']);
    match resolved(identifier, query) {
        Ok(document) => (200, result(document, "didResolutionMetadata", json!({"contentType": "application/did+ld+json"}))),
        Err(error) => {
            let metadata = if is_url { "didDereferencingMetadata" } else { "didResolutionMetadata" };
            (400, result(json!({}), metadata, json!({"error": error})))
        }
    }
}

fn result(document: Value, metadata: &str, value: Value) -> Value {
    json!({"@context": "https://w3id.org/did-resolution/v1", "didDocument": document, "didDocumentMetadata": {}, metadata: value})
}

fn resolved(identifier: &str, query: &str) -> Result<Value, &'static str> {
    let did_text = identifier.split(['/', '?', '#']).next().unwrap_or_default();
    let did = Did::parse(did_text).map_err(|_| "invalidDid")?;
    if did.method() != "key" {
        return Err("methodNotSupported");
    }
    let document = key_method::document(&did).map_err(|error| name(&error))?;
    let url = DidUrl::parse(identifier).map_err(|_| "invalidDidUrl")?;
    check_format(query)?;
    let document = document.to_value();
    match url.as_str().strip_prefix(did_text) {
        None | Some("") => Ok(document),
        Some(rest) if rest.starts_with('#') => {
            let methods = document.get("verificationMethod").and_then(Value::as_array).into_iter().flatten();
            let named = methods.into_iter().find(|method| method.get("id").and_then(Value::as_str) == Some(url.as_str()));
            named.cloned().ok_or("notFound")
        }
        // A did:key has no service and no path.
        Some(_) => Err("notFound"),
    }
}

fn check_format(query: &str) -> Result<(), &'static str> {
    let parameter = |name: &str| query.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name);
    let Some((_, format)) = parameter("publicKeyFormat") else { return Ok(()) };
    let experimental = parameter("enableExperimentalPublicKeyTypes").is_some_and(|(_, value)| value == "true");
    match format {
        "Multikey" => Ok(()),
        format if !FORMATS.contains(&format) => Err("unsupportedPublicKeyType"),
        format if !experimental && !STABLE.contains(&format) => Err("invalidPublicKeyType"),
        _ => Err("unsupportedPublicKeyType"),
    }
}

fn name(error: &DidError) -> &'static str {
    match error {
        DidError::KeyTypeUnsupported { .. } => "unsupportedPublicKeyType",
        DidError::Key(KeyError::Length { .. }) => "invalidPublicKeyLength",
        DidError::Key(KeyError::NotCanonical { .. } | KeyError::NotOnCurve { .. } | KeyError::SmallOrder { .. }) => "invalidPublicKey",
        _ => "invalidDid",
    }
}

#[cfg(test)]
mod tests {
    use super::resolve;

    const DID: &str = "did:key:z6MktKwz7Ge1Yxzr4JHavN33wiwa8y81QdcMRLXQsrH9T53b";

    #[test]
    fn a_did_is_resolved_and_its_method_dereferenced() {
        let (status, result) = resolve(DID, "");
        assert_eq!((status, &result["didDocument"]["id"]), (200, &DID.into()));
        let method = format!("{DID}#{}", DID.trim_start_matches("did:key:"));
        let (status, result) = resolve(&method, "publicKeyFormat=Multikey");
        assert_eq!((status, &result["didDocument"]["id"], &result["didDocument"]["type"]), (200, &method.into(), &"Multikey".into()));
    }

    #[test]
    fn errors_have_their_names() {
        let error = |identifier: &str, query: &str| {
            let (status, result) = resolve(identifier, query);
            assert_eq!((status, &result["didDocument"]), (400, &serde_json::json!({})));
            let metadata = result.get("didResolutionMetadata").or(result.get("didDereferencingMetadata")).unwrap();
            metadata["error"].as_str().unwrap().to_owned()
        };
        let small_order = "did:key:z6MkeTG3bFFSLYVU7VqhgZxqr6YzpaGrQtFMh1uvqGy1vDnP";
        for (identifier, query, name) in [
            ("", "", "invalidDid"),
            ("did:web:uni.example", "", "methodNotSupported"),
            ("did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169", "", "unsupportedPublicKeyType"),
            (small_order, "", "invalidPublicKey"),
            (&format!("{DID}#z6Mkother"), "", "notFound"),
            (&format!("{DID}/path"), "", "notFound"),
            (DID, "publicKeyFormat=JsonWebKey2020", "unsupportedPublicKeyType"),
            (DID, "publicKeyFormat=Ed25519VerificationKey2018&enableExperimentalPublicKeyTypes=true", "unsupportedPublicKeyType"),
            (DID, "publicKeyFormat=Ed25519VerificationKey2018", "invalidPublicKeyType"),
        ] {
            assert_eq!(error(identifier, query), name, "{identifier} {query}");
        }
    }
}
