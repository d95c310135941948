//! did:key: the identifier is the key (did:key §3). Only Ed25519; nothing is fetched, and nothing can be rotated.

use super::{Did, DidError, Document, Relationship};
use crate::key::{KeyError, PublicKey};

/// What a did:key document of an Ed25519 key allows. Key agreement would take an X25519 key.
const RELATIONSHIPS: [Relationship; 4] =
    [Relationship::AssertionMethod, Relationship::Authentication, Relationship::CapabilityInvocation, Relationship::CapabilityDelegation];

/// The DID of `key`: `did:key:z6Mk…`.
pub fn from_public_key(key: &PublicKey) -> Did {
    Did::from_trusted(format!("did:key:{}", key.to_multikey()))
}

/// The key of a did:key.
///
/// # Errors
/// [`DidError::MethodUnsupported`] for another method, [`DidError::KeyTypeUnsupported`] for another kind of key,
/// [`DidError::Key`] for a malformed or weak key.
pub fn public_key(did: &Did) -> Result<PublicKey, DidError> {
    if did.method() != "key" {
        return Err(DidError::MethodUnsupported { expected: "key", found: did.method().to_owned() });
    }
    PublicKey::from_multikey(did.method_specific_id()).map_err(|error| match error {
        KeyError::TypeUnsupported { found } => DidError::KeyTypeUnsupported { found },
        other => DidError::Key(other),
    })
}

/// Whether the document of a did:key allows its key to be used so.
pub(crate) fn allows(relationship: Relationship) -> bool {
    RELATIONSHIPS.contains(&relationship)
}

/// The document of a did:key: one Multikey for everything but key agreement.
///
/// # Errors
/// Those of [`public_key`].
pub fn document(did: &Did) -> Result<Document, DidError> {
    Ok(Document::of_keys(did, &[public_key(did)?], &RELATIONSHIPS))
}

/// The id of the verification method in the did:key document of `key`: `did:key:z6Mk…#z6Mk…`.
pub fn method_id(key: &PublicKey) -> String {
    let multikey = key.to_multikey();
    format!("did:key:{multikey}#{multikey}")
}

#[cfg(test)]
mod tests {
    use super::{document, from_public_key, method_id, public_key};
    use crate::did::{Did, Document, Relationship};
    use crate::key::SecretKey;

    #[test]
    fn the_document_lists_the_key() {
        let key = SecretKey::from_seed([3; 32]).public_key();
        let did = from_public_key(&key);
        assert_eq!(Did::parse(did.as_str()).unwrap(), did);
        assert_eq!(public_key(&did).unwrap(), key);
        let document = document(&did).unwrap();
        assert_eq!(document.method(&method_id(&key), Relationship::AssertionMethod).unwrap().key, crate::did::MethodKey::Ed25519(key));
        assert_eq!(document.method(&method_id(&key), Relationship::KeyAgreement).unwrap_err().code(), "method_not_authorized");
        assert_eq!(Document::parse(&document.to_value(), &did).unwrap(), document);
    }

    #[test]
    fn other_dids_are_refused() {
        for (text, code) in [
            ("did:web:uni.example", "did_method_unsupported"),
            ("did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169", "did_key_type_unsupported"),
            ("did:key:z6LSeu9HkTHSfLLeUs2nnzUSNedgDUevfNQgQjQC23ZCit6F", "did_key_type_unsupported"),
            ("did:key:1.1:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp", "multibase_unsupported"),
            ("did:key:u7QEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "multikey_base"),
            ("did:key:z", "multikey_prefix"),
            ("did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooW0", "encoding_character"),
        ] {
            assert_eq!(document(&Did::parse(text).unwrap()).unwrap_err().code(), code, "{text}");
        }
    }
}
