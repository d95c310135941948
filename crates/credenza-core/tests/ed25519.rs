//! The signature check answers exactly as `verify_strict` of the library does, for keys and signatures made to tell two checks apart.
//!
//! `CREDENZA_CASES=100000` tries more than the everyday run.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail by panicking"
)]

mod award;

use std::cell::RefCell;
use std::collections::BTreeMap;

use credenza_core::key::PublicKey;
use curve25519_dalek::constants::EIGHT_TORSION;
use curve25519_dalek::{EdwardsPoint, Scalar};
use ed25519_dalek::{Signature, Verifier as _, VerifyingKey};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestRunner;
use sha2::{Digest as _, Sha512};

/// A key, a message and a signature, as bytes.
type Case = ([u8; 32], Vec<u8>, [u8; 64]);

/// ℓ, the order of the group, in little-endian bytes.
const ORDER: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0x10,
];

/// Makes a signature for which the equation holds, but for points of small order: A = aB + T, R = rB + U, S = r + ka. With a = 0 or r = 0, A or R is of small
/// order. Whether the equation holds without cofactor depends on k, thus on the message.
fn craft(a: u64, torsion_a: usize, r: u64, torsion_r: usize, message: &[u8]) -> Case {
    let (a, r) = (Scalar::from(a), Scalar::from(r));
    let key = (EdwardsPoint::mul_base(&a) + EIGHT_TORSION[torsion_a]).compress().to_bytes();
    let point = (EdwardsPoint::mul_base(&r) + EIGHT_TORSION[torsion_r]).compress().to_bytes();
    sign(key, point, |k| r + k * a, message)
}

fn sign(key: [u8; 32], point: [u8; 32], s: impl FnOnce(Scalar) -> Scalar, message: &[u8]) -> Case {
    let k = Sha512::new().chain_update(point).chain_update(key).chain_update(message).finalize();
    let s = s(Scalar::from_bytes_mod_order_wide(&k.into()));
    (key, message.to_vec(), [point, s.to_bytes()].concat().try_into().unwrap())
}

/// The same, with a message for which the equation holds without cofactor too, if one of a few does: what only the strict check refuses is mostly of this kind.
fn grind(a: u64, torsion_a: usize, r: u64, torsion_r: usize, message: &[u8]) -> Case {
    let crafted = |suffix: u8| craft(a, torsion_a, r, torsion_r, &[message, &[suffix]].concat());
    let holds = |(key, message, signature): &Case| plain(key, message, &Signature::from_bytes(signature));
    (0..16).map(crafted).find(holds).unwrap_or_else(|| crafted(16))
}

/// Secrets: often none.
fn scalar() -> impl Strategy<Value = u64> {
    prop_oneof![1 => Just(0_u64), 3 => any::<u64>()]
}

fn message() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![Just(Vec::new()), any::<[u8; 64]>().prop_map(Vec::from), proptest::collection::vec(any::<u8>(), 0..200)]
}

/// Encodings that are none, second encodings, and points of small order.
fn encoding() -> impl Strategy<Value = [u8; 32]> {
    // y from 2^255 − 32 up, among which are the 19 that are not below p; and y from 0 up.
    let high = (0xe0_u8.., any::<bool>()).prop_map(|(low, sign)| edge(low, 0xff, if sign { 0xff } else { 0x7f }));
    let low = (0_u8..0x20, any::<bool>()).prop_map(|(low, sign)| edge(low, 0, if sign { 0x80 } else { 0 }));
    let torsion = (0_usize..8).prop_map(|index| EIGHT_TORSION[index].compress().to_bytes());
    prop_oneof![high, low, torsion, any::<[u8; 32]>()]
}

fn edge(first: u8, middle: u8, last: u8) -> [u8; 32] {
    let mut bytes = [middle; 32];
    bytes[0] = first;
    bytes[31] = last;
    bytes
}

/// What happens to a signature on its way.
#[derive(Clone, Debug)]
enum Change {
    Nothing,
    /// S + ℓ, as often as it fits into 32 bytes or less.
    AddOrder(u8),
    Bit(usize),
    OtherMessage(Index),
    Point([u8; 32]),
    Key([u8; 32]),
    Scalar([u8; 32]),
    /// −R, or the second encoding of an R with x = 0.
    FlipSign,
}

fn change() -> impl Strategy<Value = Change> {
    let scalar = prop_oneof![Just([0; 32]), Just([0xff; 32]), Just(ORDER), any::<[u8; 32]>()];
    prop_oneof![
        8 => Just(Change::Nothing),
        2 => (1_u8..16).prop_map(Change::AddOrder),
        1 => (0_usize..512).prop_map(Change::Bit),
        1 => any::<Index>().prop_map(Change::OtherMessage),
        1 => encoding().prop_map(Change::Point),
        1 => encoding().prop_map(Change::Key),
        1 => scalar.prop_map(Change::Scalar),
        1 => Just(Change::FlipSign),
    ]
}

fn apply(change: &Change, (mut key, mut message, mut signature): Case) -> Case {
    match change {
        Change::Nothing => {}
        Change::AddOrder(times) => {
            for _ in 0..*times {
                let mut carry = 0;
                let sum: Vec<u8> = signature[32..]
                    .iter()
                    .zip(ORDER)
                    .map(|(left, right)| {
                        carry += u16::from(*left) + u16::from(right);
                        let byte = carry as u8;
                        carry >>= 8;
                        byte
                    })
                    .collect();
                if carry == 0 {
                    signature[32..].copy_from_slice(&sum);
                }
            }
        }
        Change::Bit(bit) => signature[bit / 8] ^= 1 << (bit % 8),
        Change::OtherMessage(index) if !message.is_empty() => {
            let index = index.index(message.len());
            message[index] ^= 1;
        }
        Change::OtherMessage(_) => message.push(0),
        Change::Point(point) => signature[..32].copy_from_slice(point),
        Change::Key(other) => key = *other,
        Change::Scalar(scalar) => signature[32..].copy_from_slice(scalar),
        Change::FlipSign => signature[31] ^= 0x80,
    }
    (key, message, signature)
}

/// S for an encoding of R that is not canonical, or a key that is not: the equation holds for the points, and k is of the bytes as they stand.
fn reencoded() -> impl Strategy<Value = Case> {
    // y = p, p + 1 and p − 1 with a sign: second encodings of points of order 4, 1 and 2.
    let second = [edge(0xed, 0xff, 0x7f), edge(0xed, 0xff, 0xff), edge(0xee, 0xff, 0x7f), edge(0xee, 0xff, 0xff), edge(0xec, 0xff, 0xff)];
    (select(second.to_vec()), any::<u64>(), 0_usize..8, any::<bool>(), message()).prop_map(|(second, a, torsion, is_key, message)| {
        let a = Scalar::from(a);
        let first = (EdwardsPoint::mul_base(&a) + EIGHT_TORSION[torsion]).compress().to_bytes();
        if is_key { sign(second, first, |_| a, &message) } else { sign(first, second, |k| k * a, &message) }
    })
}

fn case() -> impl Strategy<Value = Case> {
    let crafted = (scalar(), 0_usize..8, scalar(), 0_usize..8, message(), change())
        .prop_map(|(a, torsion_a, r, torsion_r, message, change)| apply(&change, craft(a, torsion_a, r, torsion_r, &message)));
    let ground = (scalar(), 0_usize..8, scalar(), 0_usize..8, message(), prop_oneof![4 => Just(Change::Nothing), 1 => change()])
        .prop_map(|(a, torsion_a, r, torsion_r, message, change)| apply(&change, grind(a, torsion_a, r, torsion_r, &message)));
    let plain =
        (any::<u64>(), any::<u64>(), message(), change()).prop_map(|(a, r, message, change)| apply(&change, craft(a, 0, r, 0, &message)));
    let constant = select(&[0, 1, 0x7f, 0x80, 0xff][..]).prop_map(|byte| ([byte; 32], Vec::new(), [byte; 64]));
    prop_oneof![4 => crafted, 8 => ground, 4 => plain, 4 => reencoded(), 1 => constant]
}

/// What the library says: its strict check, and that a key is the only encoding of its point, which it does not ask.
#[allow(clippy::disallowed_methods, reason = "compared with our own check")]
fn strict(key: &[u8; 32], message: &[u8], signature: &Signature) -> bool {
    VerifyingKey::from_bytes(key)
        .is_ok_and(|point| point.to_edwards().compress().as_bytes() == key && point.verify_strict(message, signature).is_ok())
}

/// What its plain check says.
#[allow(clippy::disallowed_methods, reason = "to count the cases that tell the checks apart")]
fn plain(key: &[u8; 32], message: &[u8], signature: &Signature) -> bool {
    VerifyingKey::from_bytes(key).is_ok_and(|point| point.verify(message, signature).is_ok())
}

#[test]
fn the_check_accepts_what_the_strict_one_accepts() {
    let seen = RefCell::new(BTreeMap::new());
    let config = award::config(4_000);
    let cases = config.cases;
    TestRunner::new(config)
        .run(&case(), |(key, message, signature)| {
            let ours = match PublicKey::from_bytes(&key) {
                Err(error) => Err(error.code()),
                Ok(key) => key.verify(&message, &signature).map_err(|error| error.code()),
            };
            let signature = Signature::from_bytes(&signature);
            let strict = strict(&key, &message, &signature);
            prop_assert_eq!(ours.is_ok(), strict, "{:?}", ours);
            let only_plain = plain(&key, &message, &signature) && !strict;
            *seen.borrow_mut().entry((ours.err().unwrap_or("accepted"), only_plain)).or_insert(0_u32) += 1;
            Ok(())
        })
        .unwrap();
    let seen = seen.into_inner();
    for ((answer, only_plain), count) in &seen {
        println!("signatures: {count:>7} {answer}{}", if *only_plain { ", accepted by the plain check" } else { "" });
    }
    // Cases that no check could get wrong would prove nothing.
    for (answer, only_plain, share) in [
        ("accepted", false, 16),
        ("key_small_order", true, 80),
        ("key_not_canonical", true, 400),
        ("signature_small_order", true, 80),
        ("signature_mismatch", false, 80),
        ("signature_not_canonical", false, 80),
        ("signature_small_order", false, 80),
        ("key_not_on_curve", false, 400),
        ("signature_not_on_curve", false, 400),
    ] {
        let count = seen.get(&(answer, only_plain)).copied().unwrap_or(0);
        assert!(count * share >= cases, "only {count} of {cases} cases are {answer}, {only_plain}: {seen:?}");
    }
    // The plain check is no more than small order away from the strict one.
    for (answer, only_plain) in seen.keys() {
        assert!(!only_plain || ["key_small_order", "key_not_canonical", "signature_small_order"].contains(answer), "{answer}");
    }
}
