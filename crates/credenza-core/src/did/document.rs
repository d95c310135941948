//! DID documents (DID Core 1.0 §5, Controlled Identifiers 1.0 §2): who may use which key for what.

use super::method::{self, VerificationMethod};
use super::{Did, DidError, DidUrl, DocumentError, DocumentErrorKind, MethodKey};
use crate::encoding::excerpt;
use crate::encoding::json::{Map, Pointer, Value};
use crate::key::PublicKey;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A purpose for which a document lists verification methods (Controlled Identifiers 1.0 §2.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relationship {
    /// Making claims: signing credentials.
    AssertionMethod,
    /// Proving to be the subject: signing presentations.
    Authentication,
    /// Receiving encrypted messages.
    KeyAgreement,
    /// Using a capability.
    CapabilityInvocation,
    /// Passing a capability on.
    CapabilityDelegation,
}

impl Relationship {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::AssertionMethod, Self::Authentication, Self::KeyAgreement, Self::CapabilityInvocation, Self::CapabilityDelegation];

    /// Its name in documents and as `proofPurpose`: `assertionMethod`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AssertionMethod => "assertionMethod",
            Self::Authentication => "authentication",
            Self::KeyAgreement => "keyAgreement",
            Self::CapabilityInvocation => "capabilityInvocation",
            Self::CapabilityDelegation => "capabilityDelegation",
        }
    }

    /// The relationship of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relationship| relationship.as_str() == name)
    }
}

impl fmt::Display for Relationship {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// A DID document whose `id` is the DID it was asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    id: Did,
    methods: Vec<VerificationMethod>,
    /// Which method ids, absolute, stand under which relationship.
    authorizations: BTreeSet<(Relationship, String)>,
    value: Value,
}

impl Document {
    /// Reads the document of the DID `expected`. Members that this crate does not know are ignored but kept in [`to_value`](Self::to_value).
    ///
    /// Relative references (`#key-1`) are resolved against the DID. A verification method of an unknown kind is read as
    /// [`MethodKey::Unsupported`]; one of a known kind with a malformed or weak key makes the document unreadable.
    ///
    /// # Errors
    /// [`DocumentError`] with the JSON Pointer inside the document.
    pub fn parse(value: &Value, expected: &Did) -> Result<Self, DocumentError> {
        let root = Pointer::root();
        let members = object(Some(value), "a DID document (an object)", &root)?;
        check_id(members, expected)?;
        let mut reading = Reading { id: expected, methods: Vec::new(), ids: BTreeMap::new(), authorizations: BTreeSet::new() };

        let place = root.key("verificationMethod");
        for (index, entry) in array(members, "verificationMethod", &place)?.iter().enumerate() {
            reading.add_method(entry, &place.index(index))?;
        }
        for relationship in Relationship::ALL {
            let place = root.key(relationship.as_str());
            for (index, entry) in array(members, relationship.as_str(), &place)?.iter().enumerate() {
                reading.add_entry(relationship, entry, &place.index(index))?;
            }
        }
        let Reading { methods, authorizations, .. } = reading;
        Ok(Self { id: expected.clone(), methods, authorizations, value: value.clone() })
    }

    /// The document of `id` that lists each of `keys` once, as the Multikey `<id>#<multikey>`, under each of `relationships`.
    pub(super) fn of_keys(id: &Did, keys: &[PublicKey], relationships: &[Relationship]) -> Self {
        let mut methods: Vec<VerificationMethod> = Vec::new();
        let mut entries = Vec::new();
        for key in keys {
            let multikey = key.to_multikey();
            let method_id = format!("{id}#{multikey}");
            if methods.iter().any(|method| method.id == method_id) {
                continue;
            }
            entries.push(json!({"id": method_id, "type": "Multikey", "controller": id.as_str(), "publicKeyMultibase": multikey}));
            let key = MethodKey::Ed25519(*key);
            methods.push(VerificationMethod { id: method_id, controller: id.clone(), key, expires: None, revoked: None });
        }
        let mut value = Map::new();
        value.insert("@context".to_owned(), json!(["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"]));
        value.insert("id".to_owned(), json!(id.as_str()));
        value.insert("verificationMethod".to_owned(), Value::Array(entries));
        let mut authorizations = BTreeSet::new();
        for relationship in relationships {
            value.insert(relationship.as_str().to_owned(), methods.iter().map(|method| Value::from(method.id.as_str())).collect());
            authorizations.extend(methods.iter().map(|method| (*relationship, method.id.clone())));
        }
        Self { id: id.clone(), methods, authorizations, value: Value::Object(value) }
    }

    /// The document as JSON: the value it was read from.
    pub fn to_value(&self) -> Value {
        self.value.clone()
    }

    /// The DID that the document is about.
    pub fn id(&self) -> &Did {
        &self.id
    }

    /// Every verification method, embedded ones included, in the order of the document. Being listed here authorises a key for nothing: see
    /// [`method`](Self::method).
    pub fn methods(&self) -> &[VerificationMethod] {
        &self.methods
    }

    /// The verification method with the absolute id `id`, if the document authorises it for `relationship`.
    ///
    /// # Properties that are not checked
    /// `expires` and `revoked`: they need a time, which the caller has.
    ///
    /// # Errors
    /// [`DidError::MethodNotFound`], [`DidError::MethodNotAuthorized`] or [`DidError::MethodControllerMismatch`], in this order.
    pub fn method(&self, id: &str, relationship: Relationship) -> Result<&VerificationMethod, DidError> {
        let Some(method) = self.methods.iter().find(|method| method.id == id) else {
            return Err(DidError::MethodNotFound { id: excerpt(id), document: self.id.to_string() });
        };
        let authorized = |relationship| self.authorizations.contains(&(relationship, method.id.clone()));
        if !authorized(relationship) {
            let found = Relationship::ALL.into_iter().filter(|other| authorized(*other)).collect();
            return Err(DidError::MethodNotAuthorized { id: method.id.clone(), expected: relationship, found });
        }
        if method.controller != self.id {
            let (expected, found) = (self.id.to_string(), method.controller.to_string());
            return Err(DidError::MethodControllerMismatch { id: method.id.clone(), expected, found });
        }
        Ok(method)
    }
}

fn check_id(members: &Map<String, Value>, expected: &Did) -> Result<(), DocumentError> {
    let pointer = Pointer::root().key("id");
    let found = string(members, "id", "the DID of the document", &pointer)?;
    if found != expected.as_str() {
        let kind = DocumentErrorKind::IdMismatch { expected: expected.to_string(), found: excerpt(found) };
        return Err(DocumentError { pointer, kind });
    }
    Ok(())
}

/// What was read so far.
struct Reading<'a> {
    id: &'a Did,
    methods: Vec<VerificationMethod>,
    /// Where among the methods each id stands.
    ids: BTreeMap<String, usize>,
    authorizations: BTreeSet<(Relationship, String)>,
}

impl Reading<'_> {
    /// An entry of a relationship: a reference, or a method that serves this relationship only.
    fn add_entry(&mut self, relationship: Relationship, entry: &Value, place: &Pointer) -> Result<(), DocumentError> {
        let id = match entry {
            Value::String(reference) => absolute(reference, self.id, place)?,
            Value::Object(_) => self.add_method(entry, place)?,
            other => return Err(member_error("a verification method or its id", Some(other), place.clone())),
        };
        self.authorizations.insert((relationship, id));
        Ok(())
    }

    fn add_method(&mut self, entry: &Value, place: &Pointer) -> Result<String, DocumentError> {
        let members = object(Some(entry), "a verification method (an object)", place)?;
        let method = method::read(members, self.id, place)?;
        let id = method.id.clone();
        if let Some(earlier) = self.ids.insert(id.clone(), self.methods.len()) {
            // Some documents give a method in full wherever they name it. Twice the same is one; two of one name are two keys to choose from.
            if self.methods.get(earlier) == Some(&method) {
                self.ids.insert(id.clone(), earlier);
                return Ok(id);
            }
            return Err(DocumentError { pointer: place.key("id"), kind: DocumentErrorKind::DuplicateMethod { id } });
        }
        self.methods.push(method);
        Ok(id)
    }
}

/// The absolute form of a reference in the document of `base` (DID Core 1.0 §3.2.2): a DID URL, or a path, query or fragment of the DID itself.
pub(super) fn absolute(reference: &str, base: &Did, place: &Pointer) -> Result<String, DocumentError> {
    let text = if reference.starts_with(['#', '/', '?']) { format!("{base}{reference}") } else { reference.to_owned() };
    let url = DidUrl::parse(&text).map_err(|error| DocumentError { pointer: place.clone(), kind: DocumentErrorKind::Did(error) })?;
    Ok(url.as_str().to_owned())
}

/// The items of the array `name`; none if the member is missing.
fn array<'a>(members: &'a Map<String, Value>, name: &str, place: &Pointer) -> Result<&'a [Value], DocumentError> {
    match members.get(name) {
        None => Ok(&[]),
        Some(Value::Array(items)) => Ok(items),
        other => Err(member_error("an array", other, place.clone())),
    }
}

fn object<'a>(value: Option<&'a Value>, expected: &'static str, place: &Pointer) -> Result<&'a Map<String, Value>, DocumentError> {
    value.and_then(Value::as_object).ok_or_else(|| member_error(expected, value, place.clone()))
}

/// The text of the required member `name`, which lies at `place`.
pub(super) fn string<'a>(
    members: &'a Map<String, Value>,
    name: &str,
    expected: &'static str,
    place: &Pointer,
) -> Result<&'a str, DocumentError> {
    let value = members.get(name);
    value.and_then(Value::as_str).ok_or_else(|| member_error(expected, value, place.clone()))
}

pub(super) fn member_error(expected: &'static str, found: Option<&Value>, pointer: Pointer) -> DocumentError {
    let found = match found {
        None => "nothing".to_owned(),
        Some(Value::Array(_)) => "an array".to_owned(),
        Some(Value::Object(_)) => "an object".to_owned(),
        Some(plain) => excerpt(&plain.to_string()),
    };
    DocumentError { pointer, kind: DocumentErrorKind::Member { expected, found } }
}

#[cfg(test)]
mod tests {
    use super::{Document, Relationship};
    use crate::did::{Did, MethodKey};
    use crate::key::SecretKey;
    use serde_json::{Value, json};

    fn did() -> Did {
        Did::parse("did:web:uni.example").unwrap()
    }

    fn multikey(seed: u8) -> String {
        SecretKey::from_seed([seed; 32]).public_key().to_multikey()
    }

    fn method(id: &str, seed: u8) -> Value {
        json!({"id": id, "type": "Multikey", "controller": "did:web:uni.example", "publicKeyMultibase": multikey(seed)})
    }

    fn parse(document: &Value) -> Result<Document, (&'static str, String)> {
        Document::parse(document, &did()).map_err(|error| (error.code(), error.pointer.to_string()))
    }

    #[test]
    fn a_method_that_is_given_twice_the_same_is_one() {
        let document = parse(&json!({
            "id": "did:web:uni.example",
            "assertionMethod": [method("#a", 1)],
            "verificationMethod": [method("did:web:uni.example#a", 1)],
        }))
        .unwrap();
        assert_eq!(document.methods().len(), 1);
        assert!(document.method("did:web:uni.example#a", Relationship::AssertionMethod).is_ok());
    }

    #[test]
    fn a_method_counts_only_for_what_it_is_listed_under() {
        let document = parse(&json!({
            "id": "did:web:uni.example",
            "verificationMethod": [method("did:web:uni.example#a", 1), method("#b", 2)],
            "assertionMethod": ["#a", "did:web:uni.example#b", "did:web:other.example#c", "#missing"],
            "authentication": ["did:web:uni.example#b", method("#d", 3)],
            "capabilityInvocation": [],
            "service": [{"anything": true}],
        }))
        .unwrap();
        let code = |id: &str, relationship| document.method(id, relationship).map(|_| "found").unwrap_or_else(|error| error.code());
        use Relationship::{AssertionMethod, Authentication};
        for (id, asserts, authenticates) in [
            ("did:web:uni.example#a", "found", "method_not_authorized"),
            ("did:web:uni.example#b", "found", "found"),
            ("did:web:other.example#c", "method_not_found", "method_not_found"),
            ("did:web:uni.example#d", "method_not_authorized", "found"),
            ("did:web:uni.example#missing", "method_not_found", "method_not_found"),
            ("#a", "method_not_found", "method_not_found"),
            ("did:web:uni.example", "method_not_found", "method_not_found"),
        ] {
            assert_eq!((code(id, AssertionMethod), code(id, Authentication)), (asserts, authenticates), "{id}");
        }
        let ids: Vec<_> = document.methods().iter().map(|method| method.id.as_str()).collect();
        assert_eq!(ids, ["did:web:uni.example#a", "did:web:uni.example#b", "did:web:uni.example#d"]);
        let error = document.method("did:web:uni.example#d", AssertionMethod).unwrap_err();
        assert_eq!(error.to_string(), "expected \"did:web:uni.example#d\" to be authorised for assertionMethod, found authentication");
        assert_eq!(document.to_value()["service"], json!([{"anything": true}]));
    }

    #[test]
    fn the_key_of_another_controller_is_not_a_key_of_the_subject() {
        let mut foreign = method("#a", 1);
        foreign["controller"] = json!("did:web:other.example");
        let document = parse(&json!({"id": "did:web:uni.example", "assertionMethod": [foreign]})).unwrap();
        let error = document.method("did:web:uni.example#a", Relationship::AssertionMethod).unwrap_err();
        assert_eq!(error.code(), "method_controller_mismatch");
    }

    #[test]
    fn a_document_that_could_mislead_is_refused() {
        let methods = |methods: Value| json!({"id": "did:web:uni.example", "verificationMethod": methods});
        let with = |member: &str, value: Value| {
            let mut method = method("#a", 1);
            method[member] = value;
            methods(json!([method]))
        };
        let without = |member: &str| {
            let mut method = method("#a", 1);
            method.as_object_mut().unwrap().remove(member);
            methods(json!([method]))
        };
        for (document, code, pointer) in [
            (json!([]), "did_document_member", ""),
            (json!({}), "did_document_member", "/id"),
            (json!({"id": ["did:web:uni.example"]}), "did_document_member", "/id"),
            (json!({"id": "did:web:other.example"}), "did_document_id_mismatch", "/id"),
            (json!({"id": "did:web:uni.example "}), "did_document_id_mismatch", "/id"),
            (json!({"id": "did:web:uni.example#"}), "did_document_id_mismatch", "/id"),
            (methods(json!({})), "did_document_member", "/verificationMethod"),
            (methods(json!(["#a"])), "did_document_member", "/verificationMethod/0"),
            (
                methods(json!([method("#a", 1), method("did:web:uni.example#a", 2)])),
                "did_document_duplicate_method",
                "/verificationMethod/1/id",
            ),
            (
                json!({"id": "did:web:uni.example", "verificationMethod": [method("#a", 1)], "authentication": [method("#a", 2)]}),
                "did_document_duplicate_method",
                "/authentication/0/id",
            ),
            (json!({"id": "did:web:uni.example", "assertionMethod": "#a"}), "did_document_member", "/assertionMethod"),
            (json!({"id": "did:web:uni.example", "assertionMethod": [null]}), "did_document_member", "/assertionMethod/0"),
            (json!({"id": "did:web:uni.example", "assertionMethod": ["a"]}), "did_malformed", "/assertionMethod/0"),
            (without("id"), "did_document_member", "/verificationMethod/0/id"),
            (without("type"), "did_document_member", "/verificationMethod/0/type"),
            (without("controller"), "did_document_member", "/verificationMethod/0/controller"),
            (without("publicKeyMultibase"), "did_document_member", "/verificationMethod/0/publicKeyMultibase"),
            (with("id", json!("a")), "did_malformed", "/verificationMethod/0/id"),
            (with("id", json!("#")), "did_malformed", "/verificationMethod/0/id"),
            (with("controller", json!("https://uni.example")), "did_malformed", "/verificationMethod/0/controller"),
            (with("controller", json!(["did:web:uni.example"])), "did_document_member", "/verificationMethod/0/controller"),
            (with("type", json!(["Multikey"])), "did_document_member", "/verificationMethod/0/type"),
            (with("expires", json!("2026-01-01")), "date_malformed", "/verificationMethod/0/expires"),
            (with("revoked", json!("2026-01-01T00:00:00")), "date_offset_missing", "/verificationMethod/0/revoked"),
            (with("revoked", json!(null)), "did_document_member", "/verificationMethod/0/revoked"),
            (with("publicKeyJwk", json!({})), "did_document_key_ambiguous", "/verificationMethod/0/publicKeyJwk"),
            (with("type", json!("JsonWebKey")), "did_document_member", "/verificationMethod/0/publicKeyJwk"),
            (with("publicKeyMultibase", json!("z")), "multikey_prefix", "/verificationMethod/0/publicKeyMultibase"),
            (
                with("publicKeyMultibase", json!("z6MkeTG3bFFSLYVU7VqhgZxqr6YzpaGrQtFMh1uvqGy1vDnP")),
                "key_small_order",
                "/verificationMethod/0/publicKeyMultibase",
            ),
        ] {
            assert_eq!(parse(&document).unwrap_err(), (code, pointer.to_owned()), "{document}");
        }
    }

    #[test]
    fn every_form_of_a_key_is_read() {
        let key = SecretKey::from_seed([1; 32]).public_key();
        let base58 = crate::encoding::base58::encode(&key.to_bytes());
        for (kind, member, value, read) in [
            ("Multikey", "publicKeyMultibase", json!(key.to_multikey()), Ok(MethodKey::Ed25519(key))),
            ("Ed25519VerificationKey2020", "publicKeyMultibase", json!(key.to_multikey()), Ok(MethodKey::Ed25519(key))),
            ("JsonWebKey", "publicKeyJwk", key.to_jwk(), Ok(MethodKey::Ed25519(key))),
            ("JsonWebKey2020", "publicKeyJwk", key.to_jwk(), Ok(MethodKey::Ed25519(key))),
            ("Ed25519VerificationKey2018", "publicKeyBase58", json!(base58), Ok(MethodKey::Ed25519(key))),
            ("Ed25519VerificationKey2018", "publicKeyJwk", key.to_jwk(), Ok(MethodKey::Ed25519(key))),
            ("Ed25519VerificationKey2018", "publicKeyBase58", json!(key.to_multikey()), Err("key_length")),
            ("JsonWebKey", "publicKeyJwk", json!({"kty": "EC", "crv": "P-256"}), Ok(unsupported("JsonWebKey EC P-256"))),
            (
                "Multikey",
                "publicKeyMultibase",
                json!("zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169"),
                Ok(unsupported("Multikey p256-pub")),
            ),
            (
                "Ed25519VerificationKey2020",
                "publicKeyMultibase",
                json!("zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169"),
                Err("key_type_unsupported"),
            ),
            ("PostQuantumKey2031", "publicKey", json!(7), Ok(unsupported("PostQuantumKey2031"))),
        ] {
            let method =
                json!({"id": "#a", "type": kind, "controller": "did:web:uni.example", member: value, "expires": "2030-01-01T00:00:00Z"});
            let document = parse(&json!({"id": "did:web:uni.example", "verificationMethod": [method]}));
            let found = document.map(|document| document.methods()[0].clone());
            assert_eq!(
                found.as_ref().map(|method| &method.key).map_err(|error| error.0),
                read.as_ref().map_err(|code| *code),
                "{kind} {member}"
            );
            assert!(found.is_err() || found.unwrap().expires.is_some());
        }
    }

    fn unsupported(kind: &str) -> MethodKey {
        MethodKey::Unsupported { kind: kind.to_owned() }
    }
}
