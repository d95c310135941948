//! DIDs, DID URLs, the address of a did:web, keys in their texts, and DID documents.

use credenza_core::did::{Did, DidUrl, Document, MethodKey, Relationship, key_method, web};
use credenza_core::encoding::json::{self, Value};
use credenza_core::key::PublicKey;

use crate::sentence::sentence;

/// A text, and the same bytes as a document or a JWK.
pub(crate) fn did(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        identifier(text);
        url(text);
        address(text);
        multikey(text);
    }
    if let Ok(value) = json::parse(bytes) {
        document(&value);
        jwk(&value);
    }
}

fn identifier(text: &str) {
    let did = match Did::parse(text) {
        Ok(did) => did,
        Err(error) => return drop(sentence(&error)),
    };
    assert_eq!(did.as_str(), text);
    assert_eq!(format!("did:{}:{}", did.method(), did.method_specific_id()), text);
    assert_eq!(DidUrl::parse(text).expect("a DID is a DID URL").did(), did);
    match key_method::public_key(&did) {
        Ok(key) => {
            assert_eq!(key_method::from_public_key(&key), did, "a second DID of one key");
            let document = key_method::document(&did).expect("every did:key has a document");
            let method = document.method(&key_method::method_id(&key), Relationship::AssertionMethod).expect("its key may assert");
            assert_eq!(method.key, MethodKey::Ed25519(key));
        }
        Err(error) => drop(sentence(&error)),
    }
    match web::url(&did) {
        Ok(url) => https(&url),
        Err(error) => drop(sentence(&error)),
    }
}

fn url(text: &str) {
    match DidUrl::parse(text) {
        Ok(url) => {
            assert_eq!(url.as_str(), text);
            assert!(text.starts_with(url.did().as_str()));
            assert_ne!(url.fragment(), Some(""));
            assert!(Did::parse(url.did().as_str()).is_ok());
        }
        Err(error) => drop(sentence(&error)),
    }
}

/// `text` as the domain that somebody typed.
fn address(text: &str) {
    match web::from_domain(text) {
        Ok(did) => https(&web::url(&did).expect("a did:web that we made has an address")),
        Err(error) => drop(sentence(&error)),
    }
}

/// The address leads to the host that it shows, and to one document there.
fn https(url: &str) {
    let place = url.strip_prefix("https://").and_then(|place| place.strip_suffix("/did.json")).expect("an address of a DID document");
    let clean = |byte: u8| byte.is_ascii_alphanumeric() || b".-_:/%".contains(&byte);
    assert!(place.bytes().all(clean) && !place.split('/').any(|segment| matches!(segment, "" | "." | "..")), "{url:?}");
    // `/.well-known` is where the document of a whole host lies, whether the DID named it or not.
    let domain = place.split_once('/').filter(|(_, path)| *path == ".well-known").map_or(place, |(host, _)| host);
    assert_eq!(web::url(&web::from_domain(domain).expect("the host is one that we take")).as_deref(), Ok(url));
}

fn multikey(text: &str) {
    match PublicKey::from_multikey(text) {
        Ok(key) => {
            assert_eq!(key.to_multikey(), text, "a second spelling of one key");
            assert_eq!(PublicKey::from_bytes(&key.to_bytes()), Ok(key));
        }
        Err(error) => drop(sentence(&error)),
    }
}

fn jwk(value: &Value) {
    match PublicKey::from_jwk(value) {
        Ok(key) => assert_eq!(PublicKey::from_jwk(&key.to_jwk()), Ok(key)),
        Err(error) => drop(sentence(&error)),
    }
}

fn document(value: &Value) {
    let Some(did) = value.get("id").and_then(Value::as_str).and_then(|id| Did::parse(id).ok()) else { return };
    let document = match Document::parse(value, &did) {
        Ok(document) => document,
        Err(error) => return drop(sentence(&error)),
    };
    assert_eq!(*document.id(), did);
    assert_eq!(document.to_value(), *value, "nothing is lost");
    for listed in document.methods() {
        for relationship in Relationship::ALL {
            if let Ok(found) = document.method(&listed.id, relationship) {
                assert_eq!(found, listed, "one id, two methods");
            }
        }
    }
    let other = Did::parse("did:web:other.example").unwrap();
    assert!(did == other || Document::parse(value, &other).is_err(), "a document of one DID is none of another");
}
