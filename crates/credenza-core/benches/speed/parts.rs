//! The parts of a verification, each beside the crate that would do it otherwise.

use std::hint::black_box;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use credenza_core::encoding::{base58, base64url, digest, jcs, json};
use credenza_core::key::{PublicKey, Signer as _};
use ed25519_dalek::{Signature, Signer as _, SigningKey, Verifier as _, VerifyingKey};

use crate::fixtures::Fixtures;
use crate::measure::Item;

/// What every verification needs: one Ed25519 signature over 64 bytes, the key decoded.
pub(crate) const RAW_VERIFY: &str = "ed25519-dalek verify";
/// What every issuing needs.
pub(crate) const RAW_SIGN: &str = "ed25519-dalek sign";

/// 64 bytes, like the two hashes that a Data Integrity proof signs.
const MESSAGE: [u8; 64] = [0x5a; 64];

pub(crate) fn items(fixtures: &Fixtures) -> Vec<Item<'_>> {
    let mut items = signatures(fixtures);
    items.extend(encodings(fixtures));
    items.extend(documents(fixtures));
    items
}

fn signatures(fixtures: &Fixtures) -> Vec<Item<'_>> {
    let raw_signer = SigningKey::from_bytes(&fixtures.signer.seed());
    let raw_key = raw_signer.verifying_key();
    let signature: Signature = raw_signer.sign(&MESSAGE);
    let signature_bytes = signature.to_bytes();
    let key = fixtures.signer.public_key();
    let key_bytes = key.to_bytes();
    let multikey = key.to_multikey();
    vec![
        Item::new(RAW_VERIFY, move || raw_key.verify(black_box(&MESSAGE), black_box(&signature)).unwrap()),
        Item::new("ed25519-dalek verify_strict", move || raw_key.verify_strict(black_box(&MESSAGE), black_box(&signature)).unwrap())
            .against(RAW_VERIFY),
        Item::new("PublicKey::verify", move || key.verify(black_box(&MESSAGE), black_box(&signature_bytes)).unwrap()).against(RAW_VERIFY),
        Item::new(RAW_SIGN, move || {
            black_box(raw_signer.sign(black_box(&MESSAGE)));
        }),
        Item::new("SecretKey::sign", || {
            black_box(fixtures.signer.sign(black_box(&MESSAGE)).unwrap());
        })
        .against(RAW_SIGN),
        Item::new("ed25519-dalek key from bytes", move || {
            black_box(VerifyingKey::from_bytes(black_box(&key_bytes)).unwrap());
        }),
        Item::new("PublicKey::from_bytes", move || {
            black_box(PublicKey::from_bytes(black_box(&key_bytes)).unwrap());
        })
        .against("ed25519-dalek key from bytes"),
        Item::new("PublicKey::from_multikey", move || {
            black_box(PublicKey::from_multikey(black_box(&multikey)).unwrap());
        })
        .against("ed25519-dalek key from bytes"),
        Item::new("PublicKey::to_multikey", move || {
            black_box(black_box(&key).to_multikey());
        })
        .against("ed25519-dalek key from bytes"),
    ]
}

fn encodings(fixtures: &Fixtures) -> Vec<Item<'_>> {
    let signature = SigningKey::from_bytes(&fixtures.signer.seed()).sign(&MESSAGE).to_bytes();
    let digits = base58::encode(&signature);
    let digits_again = digits.clone();
    let bytes = fixtures.credential.get(..2_100).unwrap();
    let text = base64url::encode(bytes);
    let text_again = text.clone();
    vec![
        Item::new("bs58 decode, 64 bytes", move || {
            black_box(bs58::decode(black_box(&digits)).into_vec().unwrap());
        }),
        Item::new("base58::decode, 64 bytes", move || {
            black_box(base58::decode(black_box(&digits_again)).unwrap());
        })
        .against("bs58 decode, 64 bytes"),
        Item::new("bs58 encode, 64 bytes", move || {
            black_box(bs58::encode(black_box(&signature)).into_string());
        }),
        Item::new("base58::encode, 64 bytes", move || {
            black_box(base58::encode(black_box(&signature)));
        })
        .against("bs58 encode, 64 bytes"),
        Item::new("base64 decode, 2,800 characters", move || {
            black_box(URL_SAFE_NO_PAD.decode(black_box(&text)).unwrap());
        }),
        Item::new("base64url::decode, 2,800 characters", move || {
            black_box(base64url::decode(black_box(&text_again)).unwrap());
        })
        .against("base64 decode, 2,800 characters"),
        Item::new("base64url::encode, 2,100 bytes", || {
            black_box(base64url::encode(black_box(bytes)));
        }),
        Item::new("SHA-256, 2,048 bytes", || {
            black_box(digest::sha256(black_box(&bytes[..2_048])));
        })
        .against(RAW_VERIFY),
        Item::new("SHA-256 of the whole credential", || {
            black_box(digest::sha256(black_box(&fixtures.credential)));
        })
        .against(RAW_VERIFY),
    ]
}

fn documents(fixtures: &Fixtures) -> Vec<Item<'_>> {
    let bytes = &fixtures.credential;
    vec![
        Item::new("serde_json to Value", || {
            black_box(serde_json::from_slice::<serde_json::Value>(black_box(bytes)).unwrap());
        }),
        Item::new("json::Document::parse", || {
            black_box(json::Document::parse(black_box(bytes)).unwrap());
        })
        .against("serde_json to Value"),
        Item::new("serde_json to Value, then canonicalizer", || {
            let value: serde_json::Value = serde_json::from_slice(black_box(bytes)).unwrap();
            black_box(serde_json_canonicalizer::to_vec(&value).unwrap());
        }),
        Item::new("json::Document::parse, then jcs::canonicalize", || {
            black_box(jcs::canonicalize(json::Document::parse(black_box(bytes)).unwrap().root()));
        })
        .against("serde_json to Value, then canonicalizer"),
    ]
}
