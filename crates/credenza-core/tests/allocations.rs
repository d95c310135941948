//! How often an operation allocates: counted, so that an allocation more is seen where time on a busy machine would not show it.
//!
//! `cargo test -p credenza-core --test allocations -- --nocapture` prints the figures, in lines `allocations: NAME: COUNT (BYTES bytes)`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test may fail by panicking, and this one prints its figures"
)]

#[allow(dead_code, reason = "the benches use more of it")]
#[path = "../benches/speed/fixtures.rs"]
mod fixtures;
mod signed;

use std::hint::black_box;

use allocation_counter::measure;
use credenza_core::credential::Secured;
use credenza_core::encoding::{baked, base58, multibase};
use credenza_core::issue::Issuer;
use credenza_core::key::{PublicKey, SecretKey, Signer as _};
use credenza_core::proof::Suite;
use credenza_core::time::Timestamp;
use credenza_core::verify::{Evidence, Policy, Verifier};
use fixtures::Fixtures;
use serde_json::{Value, json};

/// How many allocations a verification, bytes to report, and an issuing may make.
const VERIFY: u64 = 45;
const ISSUE: u64 = 60;
/// The same where statements are signed; the badge has 2.2 KB.
const VERIFY_STATED: u64 = 490;
const VERIFY_BADGE_STATED: u64 = 330;
const ISSUE_STATED: u64 = 350;

/// Runs `operation` once to warm it up and once to count.
fn allocations<T>(name: &str, operation: impl Fn() -> T) -> u64 {
    black_box(operation());
    let counted = measure(|| drop(black_box(operation())));
    println!("allocations: {name}: {} ({} bytes)", counted.count_total, counted.bytes_total);
    counted.count_total
}

#[test]
fn keys_and_signatures_are_read_and_checked_without_allocating() {
    let secret = SecretKey::from_seed([7; 32]);
    let key = secret.public_key();
    let (bytes, multikey) = (key.to_bytes(), key.to_multikey());
    let signature = secret.sign(b"message").unwrap();
    let value = multibase::encode(multibase::Base::Base58Btc, &signature);
    assert_eq!(allocations("PublicKey::from_bytes", || PublicKey::from_bytes(&bytes).unwrap()), 0);
    assert_eq!(allocations("PublicKey::from_multikey", || PublicKey::from_multikey(&multikey).unwrap()), 0);
    assert_eq!(allocations("PublicKey::verify", || key.verify(b"message", &signature).unwrap()), 0);
    assert_eq!(allocations("SecretKey::sign", || secret.sign(b"message").unwrap()), 0);
    assert_eq!(allocations("multibase::decode_array", || multibase::decode_array::<64>(&value).unwrap()), 0);
    assert_eq!(allocations("base58::decode", || base58::decode(&value[1..]).unwrap()), 1);
    assert_eq!(allocations("multibase::encode", || multibase::encode(multibase::Base::Base58Btc, &signature)), 1);
    assert_eq!(allocations("PublicKey::to_multikey", || key.to_multikey()), 1);
}

#[test]
fn a_credential_is_verified_and_issued_with_few_allocations() {
    let fixtures = Fixtures::new(1);
    let verifier = Verifier::new(&fixtures.evidence, &fixtures.one.policy);
    let issuer = Issuer::new(&fixtures.profile, &fixtures.signer).unwrap();
    let verify = |credential: &[u8]| {
        let report = verifier.verify(&Secured::parse(credential).unwrap(), &fixtures.now);
        assert!(report.accepted().is_ok());
        report
    };
    let issue = |suite| issuer.with_suite(suite).issue(&fixtures.award, &fixtures.options).unwrap();
    let counted = [
        ("verify", allocations("verify", || verify(&fixtures.credential)), VERIFY),
        ("verify, by its statements", allocations("verify, by its statements", || verify(&fixtures.stated[0])), VERIFY_STATED),
        (
            "verify a badge, by its statements",
            allocations("verify a badge, by its statements", || verify(&fixtures.stated[1])),
            VERIFY_BADGE_STATED,
        ),
        (
            "verify a badge, Ed25519Signature2020",
            allocations("verify a badge, Ed25519Signature2020", || verify(&fixtures.badge_2020)),
            VERIFY_BADGE_STATED,
        ),
        ("issue", allocations("issue", || issue(Suite::EddsaJcs2022)), ISSUE),
        ("issue, by its statements", allocations("issue, by its statements", || issue(Suite::EddsaRdfc2022)), ISSUE_STATED),
    ];
    let over: Vec<_> = counted.iter().filter(|(_, found, most)| found > most).collect();
    assert!(over.is_empty(), "{over:?}");
}

/// What may be held beside a picture while it is read, in bytes: of these, each a few megabytes long, one held a hundred and more.
const BESIDE_A_PICTURE: u64 = 4 << 20;

#[test]
fn hostile_pictures_are_read_in_bounded_memory() {
    let many = |one: fn(usize) -> String| (0..250_000).map(one).collect::<String>();
    let credential = |_| "<o:credential/>".to_owned();
    let pictures = [
        ("attributes", format!("<svg{}/>", many(|number| format!(" a{number}=''")))),
        ("namespaces in one tag", format!("<svg{}/>", many(|number| format!(" xmlns:a{number}=''")))),
        ("namespaces in a tag each", format!("<svg>{}</svg>", many(|number| format!("<g xmlns:a{number}=''/>")))),
        ("credentials", format!("<svg xmlns:o='https://purl.imsglobal.org/ob/v3p0'>{}</svg>", many(credential))),
    ];
    for (name, picture) in pictures {
        let held = measure(|| drop(black_box(baked::extract(picture.as_bytes())))).bytes_max;
        println!("allocations: {name}: {held} bytes at most, for a picture of {}", picture.len());
        assert!(held < BESIDE_A_PICTURE, "{name}: {held}");
    }
}

/// How many allocations, and bytes held at once, reading may take for each of very many things that an authentic credential states.
const FOR_EACH: (u64, u64) = (15, 600);

/// What belongs to all parts is read once, not for each part or result again.
#[test]
fn the_elements_of_very_many_achievements_and_levels_are_read_once() {
    const COUNT: usize = 4_000;
    let level = json!({"id": "urn:level", "name": "Merit"});
    let rubric = json!({"resultDescription": [{"id": "urn:description", "rubricCriterionLevel": vec![level; COUNT]}]});
    let results = vec![json!({"achievedLevel": "urn:level"}); 100];
    for (name, subject) in [
        ("achievements", json!({"achievement": vec![json!({}); COUNT]})),
        ("subjects", (0..COUNT).map(|number| json!({"id": format!("urn:{number}")})).collect::<Value>()),
        ("levels", json!({"achievement": rubric, "result": results})),
    ] {
        let text = signed::badge(&[], json!({"credentialSubject": subject}));
        let now = Timestamp::parse("2026-09-01T09:00:00Z").unwrap();
        let (evidence, policy) = (Evidence::new(), Policy::default().allow_unknown_issuer());
        let report = Verifier::new(&evidence, &policy).verify(&Secured::parse(text.as_bytes()).unwrap(), &now);
        assert!(report.authentic().is_some(), "{name}");
        let counted = measure(|| drop(black_box(report.elements().cloned())));
        let each = (counted.count_total / COUNT as u64, counted.bytes_max / COUNT as u64);
        println!("allocations: elements of {COUNT} {name}: {} each ({} bytes at most)", each.0, each.1);
        assert!(each.0 <= FOR_EACH.0 && each.1 <= FOR_EACH.1, "{name}: {each:?}");
    }
}
