//! The one module that decides which Ed25519 keys and signatures are accepted (RFC 8032; eprint 2020/1244).
//!
//! Acceptance criteria. A public key is accepted if its encoding is canonical (y < 2^255−19, and no sign bit on x = 0), it is a point of the
//! curve, and its order is not 1, 2, 4 or 8. A signature R‖S is accepted if it has 64 bytes, S < ℓ, R is the canonical encoding of a point that
//! is not of small order, and the equation without cofactor R = \[S\]B − \[k\]A holds. Points with a component of small order besides the large one
//! are accepted in both places: they admit no forgery, and RFC 8032 does not exclude them.
//!
//! For a key that exists this is exactly what `VerifyingKey::verify_strict` of the library below accepts, at the price of its `verify` (docs/adr/0013-signature-check.md;
//! `tests/ed25519.rs` compares them). Its `verify` alone accepts forged signatures for 14 public keys that these criteria refuse; lints ban it elsewhere.

use super::KeyError;
use crate::encoding::digest::{hex, sha256};
use ed25519_dalek::{Signature, SigningKey, VerifyingKey};
use std::fmt;
use std::hash::{Hash, Hasher};
use zeroize::Zeroizing;

/// The length of a signature in bytes.
pub const SIGNATURE_LENGTH: usize = 64;

const KEY_LENGTH: usize = 32;

/// 2^255 − 19 in little-endian bytes, the prime of the field.
const FIELD_PRIME: [u8; KEY_LENGTH] = {
    let mut prime = [0xff; KEY_LENGTH];
    prime[0] = 0xed;
    prime[KEY_LENGTH - 1] = 0x7f;
    prime
};

/// ℓ = 2^252 + 27742317777372353535851937790883648493 in little-endian bytes, the order of the group.
const ORDER: [u8; KEY_LENGTH] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0x10,
];

/// The points of order 1, 2, 4 and 8, in their canonical encodings: table 1 of eprint 2020/1244, and `EIGHT_TORSION` of curve25519-dalek.
/// Whoever may choose such a point for a key or for R signs without a secret, or makes one signature hold for many messages.
const SMALL_ORDER: [[u8; KEY_LENGTH]; 8] = {
    let y_of_order_8 = [
        0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0, 0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6,
        0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05,
    ];
    let minus_y_of_order_8 = [
        0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f, 0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39,
        0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a,
    ];
    [
        ONE,
        MINUS_ONE,
        [0; KEY_LENGTH],
        negative([0; KEY_LENGTH]),
        y_of_order_8,
        negative(y_of_order_8),
        minus_y_of_order_8,
        negative(minus_y_of_order_8),
    ]
};

/// y = 1, with x = 0.
const ONE: [u8; KEY_LENGTH] = {
    let mut one = [0; KEY_LENGTH];
    one[0] = 1;
    one
};

/// y = −1, with x = 0.
const MINUS_ONE: [u8; KEY_LENGTH] = {
    let mut minus_one = FIELD_PRIME;
    minus_one[0] -= 1;
    minus_one
};

/// The same y with the other x.
const fn negative(mut point: [u8; KEY_LENGTH]) -> [u8; KEY_LENGTH] {
    point[KEY_LENGTH - 1] |= 0x80;
    point
}

/// An Ed25519 public key that is canonical, on the curve and not of small order. No other value of this type exists.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// Reads the 32 bytes of RFC 8032 §5.1.5.
    ///
    /// # Errors
    /// [`KeyError::Length`], [`KeyError::NotCanonical`], [`KeyError::SmallOrder`] or [`KeyError::NotOnCurve`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        let bytes: &[u8; KEY_LENGTH] = bytes.try_into().map_err(|_| KeyError::Length { found: bytes.len() })?;
        if !is_canonical(bytes) {
            return Err(KeyError::NotCanonical { found: hex(bytes) });
        }
        if SMALL_ORDER.contains(bytes) {
            return Err(KeyError::SmallOrder { found: hex(bytes) });
        }
        VerifyingKey::from_bytes(bytes).map(Self).map_err(|_| KeyError::NotOnCurve { found: hex(bytes) })
    }

    /// The 32 bytes of RFC 8032 §5.1.5.
    pub fn to_bytes(&self) -> [u8; KEY_LENGTH] {
        self.0.to_bytes()
    }

    /// Checks that `signature` over `message` was made with the secret half of this key. See the criteria of acceptance at the top of this module:
    /// strict, without cofactor.
    ///
    /// # Errors
    /// [`SignatureError`]; its variants tell a broken signature from one that does not match.
    #[allow(clippy::disallowed_methods, reason = "the one place where a signature is checked")]
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), SignatureError> {
        let bytes: &[u8; SIGNATURE_LENGTH] = signature.try_into().map_err(|_| SignatureError::Length { found: signature.len() })?;
        let signature = Signature::from_bytes(bytes);
        if !is_reduced(signature.s_bytes()) {
            return Err(SignatureError::ScalarNotReduced);
        }
        // `verify` computes R and compares encodings, and what it computes is encoded canonically: no other encoding gets past it, and of those of small
        // order only these eight could. That leaves `verify_strict` nothing to refuse, whose decoding of R costs a tenth of the whole.
        if SMALL_ORDER.contains(signature.r_bytes()) || ed25519_dalek::Verifier::verify(&self.0, message, &signature).is_err() {
            return Err(refusal(signature.r_bytes()));
        }
        Ok(())
    }

    /// What people compare: the first 16 bytes of the SHA-256 of the 32 key bytes, as lower-case hexadecimal digits in groups of four.
    pub fn fingerprint(&self) -> String {
        let digits = hex(sha256(&self.to_bytes()).get(..16).unwrap_or_default());
        let mut text = String::with_capacity(digits.len() + digits.len() / 4);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && index % 4 == 0 {
                text.push(' ');
            }
            text.push(digit);
        }
        text
    }
}

impl Hash for PublicKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.to_bytes().hash(state);
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "PublicKey({})", self.to_multikey())
    }
}

/// An Ed25519 secret key. It is overwritten when dropped, and does not show in `Debug`.
///
/// The public key is always derived from it and never taken from elsewhere: a signature made with a foreign public key discloses the secret
/// (RUSTSEC-2022-0093).
#[derive(Clone)]
pub struct SecretKey(pub(super) SigningKey);

impl SecretKey {
    /// The key of the 32 secret bytes of RFC 8032 §5.1.5. They must come from a cryptographic source of randomness.
    pub fn from_seed(seed: [u8; KEY_LENGTH]) -> Self {
        let seed = Zeroizing::new(seed);
        Self(SigningKey::from_bytes(&seed))
    }

    /// The 32 secret bytes.
    pub fn seed(&self) -> Zeroizing<[u8; KEY_LENGTH]> {
        Zeroizing::new(self.0.to_bytes())
    }

    /// The public half.
    pub fn public_key(&self) -> PublicKey {
        // A clamped scalar is never a multiple of 8ℓ, so the point has large order, and the library encodes canonically.
        PublicKey(self.0.verifying_key())
    }

    pub(super) fn sign_message(&self, message: &[u8]) -> [u8; SIGNATURE_LENGTH] {
        use ed25519_dalek::Signer as _;
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SecretKey(hidden)")
    }
}

/// Why a signature is not one by this key over this message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignatureError {
    /// Not 64 bytes.
    #[error("expected an Ed25519 signature of 64 bytes, found {found}")]
    Length {
        /// How many bytes there are.
        found: usize,
    },
    /// S is not below the order of the group: a second signature made from a known one.
    #[error("expected S below the order of the group, found a larger one")]
    ScalarNotReduced,
    /// R is a second encoding of its point.
    #[error("expected R in its canonical encoding, found another encoding of its point")]
    PointNotCanonical,
    /// R is no point of the curve.
    #[error("expected R to be a point of edwards25519, found something else")]
    PointNotOnCurve,
    /// R has order 1, 2, 4 or 8.
    #[error("expected R to be of large order, found a point of small order")]
    PointSmallOrder,
    /// The signature was made by another key or over another message.
    #[error("expected a signature by this key over these bytes, found one by another key or over other bytes")]
    Mismatch,
}

impl SignatureError {
    /// The stable code of the error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Length { .. } => "signature_length",
            Self::ScalarNotReduced | Self::PointNotCanonical => "signature_not_canonical",
            Self::PointNotOnCurve => "signature_not_on_curve",
            Self::PointSmallOrder => "signature_small_order",
            Self::Mismatch => "signature_mismatch",
        }
    }

    /// The values that a sentence about the error quotes: (name, value).
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Length { found } => vec![("found", found.to_string())],
            _ => Vec::new(),
        }
    }
}

/// Why a signature with this R was refused. Only the reason is looked for here: the answer was no already.
fn refusal(r: &[u8]) -> SignatureError {
    match PublicKey::from_bytes(r) {
        Ok(_) => SignatureError::Mismatch,
        Err(KeyError::SmallOrder { .. }) => SignatureError::PointSmallOrder,
        Err(KeyError::NotCanonical { .. }) => SignatureError::PointNotCanonical,
        Err(_) => SignatureError::PointNotOnCurve,
    }
}

/// Whether `encoded` is the only encoding of its point. The library below does not ask.
fn is_canonical(encoded: &[u8; KEY_LENGTH]) -> bool {
    let mut y = *encoded;
    let [.., last] = &mut y;
    let sign = *last & 0x80 != 0;
    *last &= 0x7f;
    // x is 0 for y = ±1 only; then there is no −x that a sign bit could mean.
    below(&y, &FIELD_PRIME) && !(sign && (y == ONE || y == MINUS_ONE))
}

/// Whether `scalar` is below the order of the group.
fn is_reduced(scalar: &[u8; KEY_LENGTH]) -> bool {
    below(scalar, &ORDER)
}

/// `left < right` as little-endian numbers. Public values only: the time depends on them.
fn below(left: &[u8; KEY_LENGTH], right: &[u8; KEY_LENGTH]) -> bool {
    left.iter().rev().lt(right.iter().rev())
}

#[cfg(test)]
mod tests {
    use super::{FIELD_PRIME, ORDER, PublicKey, SMALL_ORDER, SecretKey, is_canonical};
    use curve25519_dalek::constants::EIGHT_TORSION;
    use proptest::prelude::*;

    fn bytes(first: u8, middle: u8, last: u8) -> [u8; 32] {
        let mut bytes = [middle; 32];
        bytes[0] = first;
        bytes[31] = last;
        bytes
    }

    #[test]
    fn what_was_wrong_is_quoted() {
        let short = SecretKey::from_seed([1; 32]).public_key().verify(b"", &[0; 63]).unwrap_err();
        assert_eq!(short.args(), [("found", "63".to_owned())]);
        assert_eq!(SecretKey::from_seed([1; 32]).public_key().verify(b"", &[0; 64]).unwrap_err().args(), []);
        // The y of no point, as it is written in RFC 8032: its bytes in their order.
        let error = PublicKey::from_bytes(&bytes(2, 0, 0)).unwrap_err();
        assert_eq!(error.code(), "key_not_on_curve");
        let quoted: Vec<_> = error.args().into_iter().map(|(_, value)| value).collect();
        assert!(quoted.contains(&format!("02{}", "00".repeat(31))), "{quoted:?}");
    }

    #[test]
    fn dangerous_keys_do_not_exist() {
        for (key, code) in [
            (bytes(1, 0, 0), "key_small_order"),            // order 1
            (bytes(0xec, 0xff, 0x7f), "key_small_order"),   // order 2
            (bytes(0, 0, 0), "key_small_order"),            // order 4
            (bytes(0, 0, 0x80), "key_small_order"),         // order 4
            (bytes(1, 0, 0x80), "key_not_canonical"),       // x = 0 with a sign
            (bytes(0xec, 0xff, 0xff), "key_not_canonical"), // x = 0 with a sign
            (FIELD_PRIME, "key_not_canonical"),             // y = p
            (bytes(0xee, 0xff, 0x7f), "key_not_canonical"), // y = p + 1
            (bytes(0xee, 0xff, 0xff), "key_not_canonical"), // y = p + 1
            (bytes(0xff, 0xff, 0xff), "key_not_canonical"), // y = 2^255 - 1
            (bytes(0xf0, 0xff, 0x7f), "key_not_canonical"), // y = p + 3, of large order
            (bytes(2, 0, 0), "key_not_on_curve"),
        ] {
            assert_eq!(PublicKey::from_bytes(&key).unwrap_err().code(), code, "{key:02x?}");
        }
        for length in [0, 31, 33, 64] {
            assert_eq!(PublicKey::from_bytes(&vec![9; length]).unwrap_err().code(), "key_length");
        }
        assert!(PublicKey::from_bytes(&bytes(3, 0, 0)).is_ok(), "y = 3, the canonical twin of y = p + 3");
    }

    #[test]
    fn the_points_of_small_order_are_those_of_the_library() {
        let mut ours = SMALL_ORDER.to_vec();
        let mut theirs = EIGHT_TORSION.map(|point| point.compress().to_bytes()).to_vec();
        ours.sort_unstable();
        theirs.sort_unstable();
        assert_eq!(ours, theirs);
        assert!(ours.iter().all(is_canonical));
    }

    #[test]
    fn a_changed_signature_is_told_from_a_broken_one() {
        let secret = SecretKey::from_seed([5; 32]);
        let key = secret.public_key();
        let signature = secret.sign_message(b"message");
        assert_eq!(key.verify(b"message", &signature), Ok(()));
        let code = |message: &[u8], signature: &[u8]| key.verify(message, signature).unwrap_err().code();
        let changed = |from: usize, part: &[u8]| {
            let mut changed = signature;
            changed[from..from + part.len()].copy_from_slice(part);
            changed
        };
        assert_eq!(code(b"massage", &signature), "signature_mismatch");
        assert_eq!(code(b"message", &signature[..63]), "signature_length");
        assert_eq!(code(b"message", &[]), "signature_length");
        assert_eq!(code(b"message", &changed(0, &bytes(1, 0, 0))), "signature_small_order");
        assert_eq!(code(b"message", &changed(0, &FIELD_PRIME)), "signature_not_canonical");
        assert_eq!(code(b"message", &changed(0, &bytes(2, 0, 0))), "signature_not_on_curve");
        assert_eq!(code(b"message", &changed(32, &[0; 32])), "signature_mismatch");
        // S + l is the same scalar to a careless verifier.
        let mut malleable = signature;
        let mut carry = 0;
        for (byte, order) in malleable[32..].iter_mut().zip(ORDER) {
            let sum = u16::from(*byte) + u16::from(order) + carry;
            *byte = (sum & 0xff) as u8;
            carry = sum >> 8;
        }
        assert_eq!(code(b"message", &malleable), "signature_not_canonical");
    }

    #[test]
    fn a_secret_does_not_show() {
        let secret = SecretKey::from_seed([0xab; 32]);
        assert_eq!(format!("{secret:?} {:?}", Some(&secret)), "SecretKey(hidden) Some(SecretKey(hidden))");
        assert_eq!(*secret.seed(), [0xab; 32]);
    }

    #[test]
    fn a_fingerprint_is_eight_groups_of_four() {
        let fingerprint = SecretKey::from_seed([5; 32]).public_key().fingerprint();
        assert_eq!(fingerprint.split(' ').map(str::len).collect::<Vec<_>>(), [4; 8], "{fingerprint}");
        assert!(fingerprint.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b' ')));
    }

    proptest! {
        #[test]
        fn canonical_is_what_the_point_encodes_to(low in 0xe0_u8.., sign: bool, random: [u8; 32]) {
            for candidate in [bytes(low, 0xff, if sign { 0xff } else { 0x7f }), bytes(low & 0x1f, 0, if sign { 0x80 } else { 0 }), random] {
                if let Ok(key) = ed25519_dalek::VerifyingKey::from_bytes(&candidate) {
                    prop_assert_eq!(is_canonical(&candidate), key.to_edwards().compress().to_bytes() == candidate);
                }
            }
        }

        #[test]
        fn a_key_exists_if_the_library_calls_it_strong(low in 0xe0_u8.., sign: bool, random: [u8; 32], torsion in 0_usize..8) {
            let sign = if sign { 0x80 } else { 0 };
            let edge = [bytes(low, 0xff, 0x7f | sign), bytes(low & 0x1f, 0, sign), SMALL_ORDER[torsion], random];
            for candidate in edge {
                let strong = ed25519_dalek::VerifyingKey::from_bytes(&candidate).is_ok_and(|key| !key.is_weak());
                prop_assert_eq!(PublicKey::from_bytes(&candidate).is_ok(), strong && is_canonical(&candidate));
            }
        }

        #[test]
        fn signatures_verify_and_no_changed_bit_does(seed: [u8; 32], message: Vec<u8>, bit in 0_usize..512) {
            let secret = SecretKey::from_seed(seed);
            let key = secret.public_key();
            prop_assert_eq!(PublicKey::from_bytes(&key.to_bytes()).unwrap(), key);
            let mut signature = secret.sign_message(&message);
            prop_assert_eq!(key.verify(&message, &signature), Ok(()));
            signature[bit / 8] ^= 1 << (bit % 8);
            prop_assert!(key.verify(&message, &signature).is_err());
        }
    }
}
