//! Verification methods: the keys of a DID document (Controlled Identifiers 1.0 §2.2).

use super::document::{absolute, member_error, string};
use super::{Did, DocumentError, DocumentErrorKind};
use crate::encoding::json::{Map, Pointer, Value};
use crate::encoding::{base58, excerpt};
use crate::key::{KeyError, PublicKey};
use crate::time::Timestamp;

/// A key that a document lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerificationMethod {
    /// Its absolute DID URL.
    pub id: String,
    /// Who controls the key.
    pub controller: Did,
    /// The key.
    pub key: MethodKey,
    /// When it stops being usable.
    pub expires: Option<Timestamp>,
    /// When it stopped being usable.
    pub revoked: Option<Timestamp>,
}

/// The key of a verification method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MethodKey {
    /// An Ed25519 key.
    Ed25519(PublicKey),
    /// A key that this crate does not use. A signature by it is neither valid nor invalid: it is unknown.
    Unsupported {
        /// The `type` of the method, with the kind of key where the type leaves it open: `Multikey p256-pub`, `JsonWebKey EC P-384`.
        kind: String,
    },
}

/// The method that the object `members` at `place` describes, in the document of `base`.
pub(super) fn read(members: &Map<String, Value>, base: &Did, place: &Pointer) -> Result<VerificationMethod, DocumentError> {
    let at = place.key("id");
    let id = absolute(string(members, "id", "the DID URL of the verification method", &at)?, base, &at)?;
    let kind = string(members, "type", "the type of the verification method", &place.key("type"))?;
    let at = place.key("controller");
    // Required (DID Core 1.0 §5.2). Assuming the subject of the document would hand a key over to whoever forgot to name its owner.
    let controller = Did::parse(string(members, "controller", "the DID that controls the key", &at)?)
        .map_err(|error| DocumentError { pointer: at, kind: DocumentErrorKind::Did(error) })?;
    let key = read_key(kind, members, place)?;
    Ok(VerificationMethod {
        id,
        controller,
        key,
        expires: read_time(members, "expires", place)?,
        revoked: read_time(members, "revoked", place)?,
    })
}

fn read_key(kind: &str, members: &Map<String, Value>, place: &Pointer) -> Result<MethodKey, DocumentError> {
    refuse_two_keys(members, place)?;
    let text = |name, expected| string(members, name, expected, &place.key(name));
    let multikey = || Ok(("publicKeyMultibase", PublicKey::from_multikey(text("publicKeyMultibase", "a Multikey")?)));
    let jwk = || match members.get("publicKeyJwk") {
        Some(jwk) => Ok(("publicKeyJwk", PublicKey::from_jwk(jwk))),
        None => Err(member_error("a JWK", None, place.key("publicKeyJwk"))),
    };
    // Where the type leaves the kind of key open, another kind is a key we do not use yet; where it does not, it is a contradiction.
    let ((member, key), open) = match kind {
        "Multikey" => (multikey()?, true),
        "Ed25519VerificationKey2020" => (multikey()?, false),
        "JsonWebKey" | "JsonWebKey2020" => (jwk()?, true),
        "Ed25519VerificationKey2018" if members.contains_key("publicKeyJwk") => (jwk()?, false),
        "Ed25519VerificationKey2018" => {
            let bytes = base58::decode(text("publicKeyBase58", "a key in base58btc")?);
            (("publicKeyBase58", bytes.map_err(KeyError::from).and_then(|bytes| PublicKey::from_bytes(&bytes))), false)
        }
        other => return Ok(MethodKey::Unsupported { kind: excerpt(other) }),
    };
    match key {
        Ok(key) => Ok(MethodKey::Ed25519(key)),
        Err(KeyError::TypeUnsupported { found }) if open => Ok(MethodKey::Unsupported { kind: format!("{kind} {found}") }),
        Err(error) => Err(DocumentError { pointer: place.key(member), kind: DocumentErrorKind::Key(error) }),
    }
}

fn refuse_two_keys(members: &Map<String, Value>, place: &Pointer) -> Result<(), DocumentError> {
    let mut present = ["publicKeyMultibase", "publicKeyJwk", "publicKeyBase58"].into_iter().filter(|name| members.contains_key(*name));
    match (present.next(), present.next()) {
        (Some(first), Some(second)) => {
            Err(DocumentError { pointer: place.key(second), kind: DocumentErrorKind::KeyAmbiguous { first, second } })
        }
        _ => Ok(()),
    }
}

fn read_time(members: &Map<String, Value>, name: &str, place: &Pointer) -> Result<Option<Timestamp>, DocumentError> {
    if !members.contains_key(name) {
        return Ok(None);
    }
    let pointer = place.key(name);
    let text = string(members, name, "a point in time", &pointer)?;
    Timestamp::parse(text).map(Some).map_err(|error| DocumentError { pointer, kind: DocumentErrorKind::Time(error) })
}
