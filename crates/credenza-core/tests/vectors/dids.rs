//! did:key vectors, and documents that other implementations of did:key and did:web returned.

use crate::shared::{Outcome, check, equal, files, read, trial, unhex};
use credenza_core::did::{Did, Document, MethodKey, key_method, web};
use credenza_core::encoding::base58;
use credenza_core::encoding::json::{Map, Value, parse};
use credenza_core::key::{PublicKey, SecretKey};
use libtest_mimic::{Failed, Trial};
use std::path::Path;

pub(crate) fn tests() -> Vec<Trial> {
    vec![
        trial("did_key::ed25519", "vectors/did-key/test-vectors/ed25519-x25519.json", did_key_ed25519),
        trial("did_key::x25519_is_another_kind", "vectors/did-key/test-vectors/x25519.json", did_key_of_another_kind),
        trial("did_key::secp256k1_is_another_kind", "vectors/did-key/test-vectors/secp256k1.json", did_key_of_another_kind),
        trial("did_key::nist_curves_are_another_kind", "vectors/did-key/test-vectors/nist-curves.json", did_key_of_another_kind),
        trial("did_key::documents_of_others", "vectors/did-key/did-test-suite", documents_of_others),
        trial("did_web::documents_of_others", "vectors/did-web", documents_of_others),
    ]
}

/// From the seed to the identifier, and the same raw key in the (older) document.
fn did_key_ed25519(path: &Path) -> Outcome {
    let vectors = parse(&read(path)?)?;
    let vectors = object(&vectors)?;
    for (id, vector) in vectors {
        let seed = unhex(vector["seed"].as_str().ok_or("no seed")?)?;
        let key = SecretKey::from_seed(seed.as_slice().try_into()?).public_key();
        let did = key_method::from_public_key(&key);
        equal(did.as_str(), id.as_str(), "DID of the seed")?;
        equal(key_method::public_key(&Did::parse(id)?)?, key, "key of the DID")?;

        let pair = &vector["verificationKeyPair"];
        let raw = match pair["publicKeyBase58"].as_str() {
            Some(base58) => PublicKey::from_bytes(&base58::decode(base58)?)?,
            None => PublicKey::from_jwk(&pair["publicKeyJwk"])?,
        };
        equal(raw, key, "raw key")?;

        let document = Document::parse(&vector["didDocument"], &did)?;
        let listed =
            document.methods().iter().any(|method| method.id == key_method::method_id(&key) && method.key == MethodKey::Ed25519(key));
        check(listed, || format!("{id}: the key is not in its document"))?;
    }
    equal(vectors.len(), 5, "number of vectors")
}

fn did_key_of_another_kind(path: &Path) -> Outcome {
    let vectors = parse(&read(path)?)?;
    // The files differ: pairs of DID and document lie at the top or one level below.
    for (id, vector) in object(vectors.get("didDocument").unwrap_or(&vectors))? {
        let did = Did::parse(id)?;
        equal(key_method::document(&did).map_err(|error| error.code()), Err("did_key_type_unsupported"), id)?;
        let document = vector.get("didDocument").unwrap_or(vector);
        for method in Document::parse(document, &did)?.methods() {
            check(matches!(method.key, MethodKey::Unsupported { .. }), || format!("{}: {:?}", method.id, method.key))?;
        }
    }
    Ok(())
}

fn documents_of_others(folder: &Path) -> Outcome {
    let mut read_documents = 0;
    for (name, bytes) in files(folder)?.into_iter().filter(|(name, _)| name.starts_with("did-")) {
        let implementation = parse(&bytes).map_err(|error| format!("{name}: {error}"))?;
        for id in implementation["dids"].as_array().ok_or("no DIDs")?.iter().filter_map(Value::as_str) {
            let did = Did::parse(id)?;
            if did.method() == "web" {
                let address = web::url(&did)?;
                check(address.starts_with("https://") && address.ends_with("/did.json"), || address.clone())?;
            }
            for representation in object(&implementation[id])?.values().filter_map(|entry| entry["representation"].as_str()) {
                read_documents += 1;
                let document = parse(representation.as_bytes()).map_err(|error| format!("{name} {id}: {error}"))?;
                Document::parse(&document, &did).map_err(|error| format!("{name} {id}: {error}"))?;
            }
        }
    }
    check(read_documents > 0, || "no documents".to_owned())
}

fn object(value: &Value) -> Result<&Map<String, Value>, Failed> {
    value.as_object().ok_or_else(|| Failed::from(format!("expected an object, found {value}")))
}
