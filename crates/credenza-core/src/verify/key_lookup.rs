//! From the name of a key to the key, and to whose it is.

use super::code::Code;
use super::evidence::{DidEvidence, Provenance};
use super::policy::Policy;
use super::verifier::Verifier;
use crate::did::{Did, DidError, DidUrl, Document, MethodKey, Relationship, key_method};
use crate::key::PublicKey;
use crate::time::Timestamp;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// A key and the DID whose document authorises it.
pub(super) struct FoundKey {
    pub(super) key: PublicKey,
    pub(super) controller: Did,
    /// When the DID document was obtained, for a method without history such as did:web.
    pub(super) document_obtained: Option<Timestamp>,
    /// Until when it counted, where that is over by now.
    pub(super) expired: Option<Timestamp>,
}

/// Why there is no key: something that cannot be decided here, or something that is wrong.
pub(super) enum NoKey {
    Unknown(Code, Vec<(&'static str, String)>),
    Wrong(Code, Vec<(&'static str, String)>),
}

/// How many keys of did:key issuers a verifier remembers, decoded. One costs some 300 bytes; of more issuers than that, each is decoded again.
const KNOWN_KEYS: usize = 1024;

/// The keys of did:key issuers, by verification method: decoding one costs a tenth of checking a signature. The key is in the name, so nothing can go stale.
#[derive(Clone, Debug, Default)]
pub(super) struct KnownKeys(Arc<Mutex<BTreeMap<String, (PublicKey, Did)>>>);

impl KnownKeys {
    fn get(&self, method: &str) -> Option<FoundKey> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(method).map(|(key, did)| FoundKey { key: *key, controller: did.clone(), document_obtained: None, expired: None })
    }

    fn insert(&self, method: &str, found: &FoundKey) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= KNOWN_KEYS {
            known.clear();
        }
        known.insert(method.to_owned(), (found.key, found.controller.clone()));
    }
}

/// Whether the keys of this DID can be known at all.
pub(super) fn is_resolved(did: &Did) -> bool {
    matches!(did.method(), "key" | "web")
}

impl Verifier<'_> {
    /// Finds the key that a proof names, authorised for `relationship`, for a signature dated `signed`, as seen at `now`: evidence obtained later is not looked at.
    pub(super) fn find_key(
        &self,
        method: &str,
        relationship: Relationship,
        signed: Option<&Timestamp>,
        now: &Timestamp,
    ) -> Result<FoundKey, NoKey> {
        // Remembered is whose key it is, not what for.
        if let Some(known) = self.known_keys.get(method).filter(|_| key_method::allows(relationship)) {
            return Ok(known);
        }
        let Ok(url) = DidUrl::parse(method) else { return Err(NoKey::Unknown(Code::KeyUnknown, vec![("method", method.to_owned())])) };
        let did = url.did();
        match did.method() {
            "key" => {
                let found = did_key(did, &url, relationship, now)?;
                self.known_keys.insert(method, &found);
                Ok(found)
            }
            "web" => self.did_web(did, method, relationship, signed, now),
            other => Err(NoKey::Unknown(Code::DidMethodUnsupported, vec![("method", other.to_owned())])),
        }
    }

    fn did_web(
        &self,
        did: Did,
        method: &str,
        relationship: Relationship,
        signed: Option<&Timestamp>,
        now: &Timestamp,
    ) -> Result<FoundKey, NoKey> {
        let piece = self.evidence.did_document(&did).filter(|piece| piece.obtained.as_ref().is_none_or(|obtained| obtained <= now));
        let Some(DidEvidence { document, provenance, obtained }) = piece else {
            return Err(NoKey::Unknown(Code::DidDocumentMissing, vec![("did", did.to_string())]));
        };
        let document = document
            .as_ref()
            .map_err(|problem| NoKey::Unknown(Code::DidDocumentInvalid, vec![("did", did.to_string()), ("problem", problem.clone())]))?;
        let (key, expired) =
            key_in(document, &did, method, relationship, signed, now).map_err(|none| outdated(none, &did, obtained.as_ref(), signed))?;
        if *provenance == Provenance::Presented && !is_vouched(&did, &key, self.policy) {
            return Err(NoKey::Unknown(Code::DidDocumentUnvouched, vec![("did", did.to_string())]));
        }
        Ok(FoundKey { key, controller: did, document_obtained: obtained.clone(), expired })
    }
}

/// The key of a did:key. Its document names it under itself, `did:key:z6Mk…#z6Mk…`, for every relationship that a proof can have.
fn did_key(did: Did, url: &DidUrl, relationship: Relationship, now: &Timestamp) -> Result<FoundKey, NoKey> {
    let key = key_method::public_key(&did).map_err(|error| key_method_error(&did, &error))?;
    let fragment = url.as_str().strip_prefix(did.as_str()).and_then(|rest| rest.strip_prefix('#'));
    // Without a fragment it names the one key there is all the same.
    let is_bare = url.as_str() == did.as_str();
    if (is_bare || fragment == Some(did.method_specific_id())) && key_method::allows(relationship) {
        return Ok(FoundKey { key, controller: did, document_obtained: None, expired: None });
    }
    let document = key_method::document(&did).map_err(|error| key_method_error(&did, &error))?;
    let (key, expired) = key_in(&document, &did, url.as_str(), relationship, None, now)?;
    Ok(FoundKey { key, controller: did, document_obtained: None, expired })
}

/// A key that a document of an earlier day does not have may have been added since: that is not wrong, only unknown.
fn outdated(none: NoKey, did: &Did, obtained: Option<&Timestamp>, signed: Option<&Timestamp>) -> NoKey {
    match (none, obtained, signed) {
        (NoKey::Wrong(Code::MethodNotFound, _), Some(obtained), Some(signed)) if obtained < signed => {
            let detail = vec![("did", did.to_string()), ("obtained", obtained.to_string()), ("signed", signed.to_string())];
            NoKey::Unknown(Code::DidDocumentOutdated, detail)
        }
        (none, ..) => none,
    }
}

/// The key, and until when it counted where that is over. Controlled Identifiers 1.0 §2.2.
///
/// A key that ran out in the ordinary course still counts for what it signed before, by the signature's own date: credentials last longer than keys. A signature
/// without date is taken to be made now.
fn key_in(
    document: &Document,
    did: &Did,
    method: &str,
    relationship: Relationship,
    signed: Option<&Timestamp>,
    now: &Timestamp,
) -> Result<(PublicKey, Option<Timestamp>), NoKey> {
    let entry = document.method(method, relationship).map_err(|error| {
        let names = [("did", did.to_string()), ("method", method.to_owned())];
        match error {
            DidError::MethodNotFound { .. } => NoKey::Wrong(Code::MethodNotFound, names.into()),
            DidError::MethodControllerMismatch { found, .. } => {
                NoKey::Wrong(Code::ControllerMismatch, names.into_iter().chain([("controller", found)]).collect())
            }
            _ => NoKey::Wrong(Code::MethodNotAuthorized, names.into()),
        }
    })?;
    let key = match &entry.key {
        MethodKey::Ed25519(key) => *key,
        MethodKey::Unsupported { kind } => return Err(NoKey::Unknown(Code::KeyTypeUnsupported, vec![("type", kind.clone())])),
    };
    // A revoked key may be in other hands, which can write any date: no signature of its own tells when it was made.
    if let Some(revoked) = entry.revoked.as_ref().filter(|revoked| now >= *revoked) {
        return Err(NoKey::Wrong(Code::KeyRevoked, vec![("when", revoked.to_string())]));
    }
    match &entry.expires {
        Some(expires) if signed.unwrap_or(now) >= expires => {
            let signed = signed.map_or_else(|| "-".to_owned(), ToString::to_string);
            Err(NoKey::Wrong(Code::KeyExpired, vec![("when", expires.to_string()), ("signed", signed)]))
        }
        expires => Ok((key, expires.clone().filter(|expires| now >= expires))),
    }
}

fn key_method_error(did: &Did, error: &DidError) -> NoKey {
    let detail = vec![("did", did.to_string()), ("problem", error.code().to_owned()), ("reason", error.to_string())];
    if matches!(error, DidError::KeyTypeUnsupported { .. }) {
        NoKey::Unknown(Code::KeyTypeUnsupported, detail)
    } else {
        NoKey::Wrong(Code::KeyInvalid, detail)
    }
}

/// Whether a list of the verifier's names this very key for this DID.
fn is_vouched(did: &Did, key: &PublicKey, policy: &Policy) -> bool {
    policy.trust.iter().any(|(_, list)| list.get(did).is_some_and(|issuer| issuer.keys.contains(key)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::SecretKey;
    use crate::verify::{Evidence, Policy};

    /// A key is decoded once, and a flood of issuers does not fill the memory.
    #[test]
    fn keys_are_known_again_and_only_so_many() {
        let (evidence, policy) = (Evidence::new(), Policy::default());
        let verifier = Verifier::new(&evidence, &policy);
        let now = Timestamp::parse("2026-09-01T12:00:00Z").unwrap();
        let method = |number: usize| {
            let mut seed = [9; 32];
            seed[..8].copy_from_slice(&(number as u64).to_le_bytes());
            key_method::method_id(&SecretKey::from_seed(seed).public_key())
        };
        let known = || verifier.known_keys.0.lock().unwrap().len();
        for number in 0..KNOWN_KEYS {
            let method = method(number);
            let found = verifier.find_key(&method, Relationship::AssertionMethod, None, &now).ok().unwrap();
            assert_eq!(verifier.known_keys.get(&method).unwrap().key, found.key);
        }
        assert_eq!(known(), KNOWN_KEYS);
        // Of one that is known nothing changes; one more makes room for itself.
        assert!(verifier.find_key(&method(0), Relationship::Authentication, None, &now).is_ok());
        assert_eq!(known(), KNOWN_KEYS);
        assert!(verifier.find_key(&method(KNOWN_KEYS), Relationship::AssertionMethod, None, &now).is_ok());
        assert_eq!(known(), 1);
    }
}
