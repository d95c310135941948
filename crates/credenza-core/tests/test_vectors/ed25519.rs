//! Keys for which anyone can sign, and signatures that are a second spelling of another. RFC 8032; eprint 2020/1244.

use std::ops::{Add, Mul};

use crate::case::{Case, Expect};
use crate::fixtures::{badge, badge_by, hash, issued, options, set, signed, tampered, university, with_proof};
use credenza_core::encoding::digest::sha256;
use credenza_core::encoding::json::Value;
use credenza_core::encoding::multibase::{self, Base};
use ed25519_dalek::{Signature, SigningKey, Verifier as _, VerifyingKey};
use sha2::{Digest as _, Sha512};

const AREA: &str = "ed25519";

/// The 14 encodings of the points of order 1, 2, 4 and 8: what each is, and how it is refused. y in little-endian bytes, the sign of x in the top bit.
const SMALL_ORDER: [(&str, &str, &str); 14] = [
    ("order-1", "key_small_order", "0100000000000000000000000000000000000000000000000000000000000000"),
    ("order-2", "key_small_order", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
    ("order-4", "key_small_order", "0000000000000000000000000000000000000000000000000000000000000000"),
    ("order-4-negative", "key_small_order", "0000000000000000000000000000000000000000000000000000000000000080"),
    ("order-8-a", "key_small_order", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    ("order-8-a-negative", "key_small_order", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85"),
    ("order-8-b", "key_small_order", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
    ("order-8-b-negative", "key_small_order", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"),
    ("order-1-sign-of-zero", "key_not_canonical", "0100000000000000000000000000000000000000000000000000000000000080"),
    ("order-2-sign-of-zero", "key_not_canonical", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"),
    ("order-4-not-reduced", "key_not_canonical", "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
    ("order-4-not-reduced-negative", "key_not_canonical", "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"),
    ("order-1-not-reduced", "key_not_canonical", "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
    ("order-1-not-reduced-sign-of-zero", "key_not_canonical", "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"),
];

pub(crate) fn cases() -> Vec<Case> {
    let mut cases: Vec<_> = SMALL_ORDER.iter().map(|(name, problem, hex)| small_order(name, problem, unhex(hex))).collect();
    cases.extend(signatures());
    cases.extend(keys());
    cases
}

/// A credential whose issuer is the did:key of the point, with a signature that a lenient verifier accepts although no secret key exists.
fn small_order(name: &str, problem: &str, point: [u8; 32]) -> Case {
    let multikey = multikey(&[0xed, 0x01], &point);
    let did = format!("did:key:{multikey}");
    let document = badge_by(&did);
    let mut options = options(&university());
    set(&mut options, "verificationMethod", format!("{did}#{multikey}").into());
    set(&mut options, "@context", document["@context"].clone());
    let message = hash(&document, &options);
    let forged = forge(&point, &message);
    set(&mut options, "proofValue", multibase::encode(Base::Base58Btc, &forged).into());
    let fact = "Anyone can sign for this key: its order is 8 or less. A lenient verifier accepts the signature.";
    let expect = Expect::not_authentic("key_invalid", "/proof/verificationMethod").problem(problem);
    Case::new(AREA, format!("key-{name}"), fact, with_proof(document, Value::Object(options)), expect)
}

/// R = \[S\]B satisfies \[S\]B = R + \[k\]A as soon as k is a multiple of the order of A, which one hash in eight is. Pairs (S, \[S\]B) are key pairs.
fn forge(point: &[u8; 32], message: &[u8]) -> [u8; 64] {
    let key = VerifyingKey::from_bytes(point).unwrap();
    let attempts = (0u32..).map(|attempt| SigningKey::from_bytes(&sha256(&attempt.to_be_bytes())));
    let forged = attempts.map(|pair| Signature::from_components(pair.verifying_key().to_bytes(), pair.to_scalar().to_bytes()));
    // The lenient check: what many implementations run.
    let accepted = forged.into_iter().take(1000).find(|signature| key.verify(message, signature).is_ok());
    accepted.expect("one attempt in eight succeeds").to_bytes()
}

fn signatures() -> Vec<Case> {
    let refused = |name: &str, fact: &str, problem: &str, document: Value| {
        Case::new(AREA, name, fact, document, Expect::not_authentic("proof_invalid", "/proof").problem(problem))
    };
    let replaced = |change: &dyn Fn(&mut [u8; 64])| {
        tampered(|document| {
            let (_, bytes) = multibase::decode(document["proof"]["proofValue"].as_str().unwrap()).unwrap();
            let mut signature: [u8; 64] = bytes.try_into().unwrap();
            change(&mut signature);
            document["proof"]["proofValue"] = multibase::encode(Base::Base58Btc, &signature).into();
        })
    };
    vec![
        refused(
            "signature-s-plus-order",
            "S + ℓ in place of S: a second signature made from a known one.",
            "signature_not_canonical",
            replaced(&|signature| {
                add_order(&mut signature[32..]);
            }),
        ),
        refused("signature-s-high-bit", "S with its top bit set.", "signature_not_canonical", replaced(&|signature| signature[63] |= 0x80)),
        refused(
            "signature-r-small-order",
            "R is the neutral element: anyone who knows the secret scalar makes it, and some verifiers accept it.",
            "signature_small_order",
            small_order_r(),
        ),
        refused(
            "signature-r-not-canonical",
            "R is not reduced.",
            "signature_not_canonical",
            replaced(&|signature| {
                signature[..32].copy_from_slice(&unhex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"));
            }),
        ),
        refused(
            "signature-r-not-on-curve",
            "R is no point of the curve.",
            "signature_not_on_curve",
            replaced(&|signature| {
                signature[..32].copy_from_slice(&unhex("0200000000000000000000000000000000000000000000000000000000000000"));
            }),
        ),
        refused("signature-bit-flipped", "One bit of S is flipped.", "signature_mismatch", replaced(&|signature| signature[32] ^= 1)),
        refused("signature-zero", "64 zero bytes.", "signature_small_order", replaced(&|signature| signature.fill(0))),
    ]
}

/// A signature by the university's own key with R = 0: S = k·a.
fn small_order_r() -> Value {
    let document = badge();
    let mut options = options(&university());
    set(&mut options, "@context", document["@context"].clone());
    let message = hash(&document, &options);
    let pair = SigningKey::from_bytes(&university().seed());
    let r = unhex("0100000000000000000000000000000000000000000000000000000000000000");
    let k = Sha512::new().chain_update(r).chain_update(university().public_key().to_bytes()).chain_update(message).finalize();
    let scalar = pair.to_scalar();
    let signature = Signature::from_components(r, (from_little_endian(scalar, &k) * scalar).to_bytes());
    assert!(pair.verifying_key().verify(&message, &signature).is_ok(), "a lenient verifier accepts it");
    set(&mut options, "proofValue", multibase::encode(Base::Base58Btc, &signature.to_bytes()).into());
    with_proof(document, Value::Object(options))
}

/// The scalar of these bytes, in the arithmetic of `like`.
fn from_little_endian<S: From<u64> + Add<Output = S> + Mul<Output = S> + Copy>(_like: S, bytes: &[u8]) -> S {
    bytes.iter().rev().fold(S::from(0u64), |scalar, byte| scalar * S::from(256u64) + S::from(u64::from(*byte)))
}

fn keys() -> Vec<Case> {
    let p256 = "zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv";
    let by = |multikey: &str| {
        let did = format!("did:key:{multikey}");
        let mut proof = options(&university());
        set(&mut proof, "verificationMethod", format!("{did}#{multikey}").into());
        set(&mut proof, "proofValue", issued()["proof"]["proofValue"].clone());
        with_proof(badge_by(&did), Value::Object(proof))
    };
    let invalid = |name: &str, fact: &str, problem: &str, multikey: &str| {
        Case::new(AREA, name, fact, by(multikey), Expect::not_authentic("key_invalid", "/proof/verificationMethod").problem(problem))
    };
    let key = university().public_key().to_bytes();
    vec![
        invalid(
            "key-not-on-curve",
            "The key is no point of the curve.",
            "key_not_on_curve",
            &multikey(&[0xed, 0x01], &unhex("0200000000000000000000000000000000000000000000000000000000000000")),
        ),
        invalid("key-too-short", "The key has 31 bytes.", "key_length", &multikey(&[0xed, 0x01], &key[..31])),
        invalid("key-too-long", "The key has 33 bytes.", "key_length", &multikey(&[0xed, 0x01], &[&key[..], &[0]].concat())),
        invalid(
            "key-varint-not-minimal",
            "The multicodec is spelled with a byte too many.",
            "multikey_prefix",
            &multikey(&[0xed, 0x81, 0x00], &key),
        ),
        invalid("key-is-secret", "The multicodec says that the key is secret.", "key_is_secret", &multikey(&[0x80, 0x26], &key)),
        invalid(
            "key-base64url",
            "The Multikey is not in base58btc.",
            "multikey_base",
            &multibase::encode(Base::Base64Url, &[&[0xed, 0x01], &key[..]].concat()),
        ),
        Case::new(
            AREA,
            "key-p256",
            "A P-256 key is sound, and not supported yet.",
            by(p256),
            Expect::undetermined("key_type_unsupported", "/proof/verificationMethod"),
        ),
        Case::new(AREA, "accept", "A key that was made honestly.", signed(badge(), &university()), Expect::accepted()),
    ]
}

fn multikey(codec: &[u8], key: &[u8]) -> String {
    multibase::encode(Base::Base58Btc, &[codec, key].concat())
}

/// ℓ, the order of the group, added to a little-endian number.
fn add_order(scalar: &mut [u8]) {
    let order = unhex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
    let mut carry = 0;
    for (byte, addend) in scalar.iter_mut().zip(order) {
        let sum = u16::from(*byte) + u16::from(addend) + carry;
        *byte = (sum & 0xff) as u8;
        carry = sum >> 8;
    }
    assert_eq!(carry, 0);
}

fn unhex(digits: &str) -> [u8; 32] {
    let bytes: Vec<u8> = (0..64).step_by(2).map(|index| u8::from_str_radix(&digits[index..index + 2], 16).unwrap()).collect();
    bytes.try_into().unwrap()
}
