//! Whole operations, from the bytes to the report and from the award to the signed credential.

use std::hint::black_box;
use std::time::{Duration, Instant};

use credenza_core::credential::Secured;
use credenza_core::issue::Issuer;
use credenza_core::proof::Suite;
use credenza_core::time::Timestamp;
use credenza_core::verify::Verifier;

use crate::fixtures::{Crowd, Fixtures};
use crate::measure::{Effort, Item};
use crate::parts::{RAW_SIGN, RAW_VERIFY};

pub(crate) fn items(fixtures: &Fixtures) -> Vec<Item<'_>> {
    let Fixtures { evidence, now, one, many, .. } = fixtures;
    let credential = fixtures.credential.as_slice();
    let issuer = Issuer::new(&fixtures.profile, &fixtures.signer).unwrap();
    let (by_json, by_statements) = (issuer.with_suite(Suite::EddsaJcs2022), issuer);
    let [ours, small] = [fixtures.stated[0].as_slice(), fixtures.stated[1].as_slice()];
    let (badge, badge_2020) = (fixtures.badge.as_slice(), fixtures.badge_2020.as_slice());
    let [badges, known, read, stated, stated_badge, older_badge] = std::array::from_fn(|_| Verifier::new(evidence, &one.policy));
    vec![
        Item::new("Secured::parse", move || {
            black_box(Secured::parse(black_box(credential)).unwrap());
        })
        .against(RAW_VERIFY),
        Item::new("verify a badge of 2.2 KB, known key", move || check(&badges, badge, now)).against(RAW_VERIFY).gate(1.15),
        Item::new("verify a badge of 2.2 KB, cold key", move || check(&Verifier::new(evidence, &one.policy), badge, now))
            .against(RAW_VERIFY)
            .gate(1.3),
        Item::new("verify, known key", move || check(&known, credential, now)).against(RAW_VERIFY).gate(1.15),
        Item::new("verify, cold key", move || check(&Verifier::new(evidence, &one.policy), credential, now)).against(RAW_VERIFY).gate(1.3),
        Item::new("verify, and every finding", move || {
            let report = read.verify(&Secured::parse(black_box(credential)).unwrap(), now);
            assert!(black_box(report.findings()).len() > 16);
        })
        .against(RAW_VERIFY),
        Item::new("verify, bulk of one issuer", in_turn(fixtures, one)).against(RAW_VERIFY).gate(1.15),
        Item::new("verify, bulk of many issuers", in_turn(fixtures, many)).against(RAW_VERIFY).gate(1.15),
        Item::new("verify a badge of 2.2 KB, by its statements", move || check(&stated_badge, small, now)).against(RAW_VERIFY).gate(4.0),
        Item::new("verify a badge of 2.2 KB, Ed25519Signature2020", move || check(&older_badge, badge_2020, now))
            .against(RAW_VERIFY)
            .gate(4.0),
        Item::new("verify, by its statements", move || check(&stated, ours, now)).against(RAW_VERIFY).gate(4.0),
        Item::new("issue, by its statements", move || {
            black_box(by_statements.issue(black_box(&fixtures.award), &fixtures.options).unwrap());
        })
        .against(RAW_SIGN),
        Item::new("issue", move || {
            black_box(by_json.issue(black_box(&fixtures.award), &fixtures.options).unwrap());
        })
        .against(RAW_SIGN)
        .gate(1.5),
        Item::new("issue, to text", move || {
            black_box(by_json.issue(black_box(&fixtures.award), &fixtures.options).unwrap().unverified().to_string());
        })
        .against(RAW_SIGN),
    ]
}

/// Verifies another credential at every run, with one verifier for all.
fn in_turn<'a>(fixtures: &'a Fixtures, crowd: &'a Crowd) -> impl FnMut() + 'a {
    let verifier = Verifier::new(&fixtures.evidence, &crowd.policy);
    let mut turn = crowd.credentials.iter().cycle();
    move || check(&verifier, turn.next().unwrap(), &fixtures.now)
}

fn check(verifier: &Verifier<'_>, credential: &[u8], now: &Timestamp) {
    let report = verifier.verify(&Secured::parse(black_box(credential)).unwrap(), now);
    assert!(black_box(&report).accepted().is_ok());
}

/// Credentials of one issuer on one thread, then on two: by the clock on the wall, because waiting counts here.
pub(crate) fn two_threads(fixtures: &Fixtures, effort: Effort) {
    let credentials = fixtures.one.credentials.get(..2_000).unwrap_or(&fixtures.one.credentials);
    let run = |credentials: &[Vec<u8>]| {
        let verifier = Verifier::new(&fixtures.evidence, &fixtures.one.policy);
        credentials.iter().for_each(|credential| check(&verifier, credential, &fixtures.now));
    };
    let (mut alone, mut together) = (Duration::MAX, Duration::MAX);
    for _ in 0..effort.rounds.div_ceil(20) {
        alone = alone.min(wall(|| run(credentials)));
        together = together.min(wall(|| {
            let (first, second) = credentials.split_at(credentials.len() / 2);
            std::thread::scope(|scope| {
                scope.spawn(|| run(first));
                run(second);
            });
        }));
    }
    let each = |time: Duration| time.as_nanos() as f64 / credentials.len() as f64;
    println!("bench: verify, one thread, by the wall clock: {:.0} ns", each(alone));
    println!("bench: verify, two threads, by the wall clock: {:.0} ns, {:.2} x as many", each(together), each(alone) / each(together));
}

fn wall(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}
