//! Who verifies what: the same Open Badge under each suite, by Credenza and by `ssi`.

use std::hint::black_box;

use credenza_bench_peers::Ssi;
use credenza_core::credential::Secured;
use credenza_core::time::Timestamp;
use credenza_core::verify::{Evidence, Policy, Verifier};

use crate::fixtures::Fixtures;

/// A way to verify one document.
pub(crate) struct Subject<'a> {
    pub(crate) name: &'static str,
    pub(crate) badge: &'a [u8],
    verify: Box<dyn Fn(&[u8]) -> Result<(), String> + 'a>,
}

impl<'a> Subject<'a> {
    fn new(name: &'static str, badge: &'a [u8], verify: impl Fn(&[u8]) -> Result<(), String> + 'a) -> Self {
        Self { name, badge, verify: Box::new(verify) }
    }

    /// Verifies the badge.
    pub(crate) fn run(&self) {
        (self.verify)(black_box(self.badge)).unwrap();
    }
}

/// Everyone, each shown first to accept the badge and to refuse what was changed in it: a peer that checks nothing would be fast.
pub(crate) fn all<'a>(fixtures: &'a Fixtures, ssi: &'a Ssi) -> Vec<Subject<'a>> {
    let (by_json, by_statements, older) = (fixtures.badge.as_slice(), fixtures.stated[1].as_slice(), fixtures.badge_2020.as_slice());
    let (evidence, policy, now) = (&fixtures.evidence, &fixtures.one.policy, &fixtures.now);
    let subjects = vec![
        Subject::new("Credenza, eddsa-jcs-2022", by_json, known_key(evidence, policy, now)),
        Subject::new("Credenza, eddsa-rdfc-2022", by_statements, known_key(evidence, policy, now)),
        Subject::new("Credenza, eddsa-rdfc-2022, cold key", by_statements, move |badge| {
            accepts(&Verifier::new(evidence, policy), badge, now)
        }),
        Subject::new("Credenza, Ed25519Signature2020", older, known_key(evidence, policy, now)),
        Subject::new("ssi, eddsa-rdfc-2022", by_statements, |badge| ssi.verify(badge)),
        Subject::new("ssi, Ed25519Signature2020", older, |badge| ssi.verify(badge)),
    ];
    subjects.iter().for_each(tells_apart);
    let refused = ssi.verify(by_json).expect_err("ssi knows no eddsa-jcs-2022");
    println!("peers: ssi, eddsa-jcs-2022: not measured: {refused}");
    subjects
}

/// Verifies with one verifier for all, which remembers the key.
fn known_key<'a>(evidence: &'a Evidence, policy: &'a Policy, now: &'a Timestamp) -> impl Fn(&[u8]) -> Result<(), String> + 'a {
    let verifier = Verifier::new(evidence, policy);
    move |badge| accepts(&verifier, badge, now)
}

/// The whole verdict: signature, validity, binding of the issuer, trust.
fn accepts(verifier: &Verifier<'_>, badge: &[u8], now: &Timestamp) -> Result<(), String> {
    let report = verifier.verify(&Secured::parse(badge).map_err(|error| error.to_string())?, now);
    black_box(&report).accepted().map(drop).map_err(|_| format!("{:?}", report.findings()))
}

/// Changes that only the signature tells: a word of the criteria, a number, a name.
const CHANGES: [(&str, &str); 3] = [
    ("Pass the written", "Miss the written"),
    ("\"creditsEarned\":3", "\"creditsEarned\":180"),
    ("\"name\":\"Evaluating foreign titles\"", "\"name\":\"Evaluating every title\""),
];

fn tells_apart(subject: &Subject<'_>) {
    let Subject { name, badge, verify } = subject;
    verify(badge).unwrap_or_else(|error| panic!("{name} refuses the badge: {error}"));
    let badge = std::str::from_utf8(badge).unwrap();
    let mut tampered: Vec<String> = CHANGES.iter().map(|(original, changed)| badge.replacen(original, changed, 1)).collect();
    tampered.push(with_another_signature(badge));
    for tampered in &tampered {
        assert_ne!(tampered, badge);
        assert!(verify(tampered.as_bytes()).is_err(), "{name} accepts {tampered}");
    }
    println!("peers: {name}: accepts the badge of {} bytes, refuses {} changed ones", badge.len(), tampered.len());
}

/// The badge with one digit of its signature changed for another.
fn with_another_signature(badge: &str) -> String {
    let at = badge.find("\"proofValue\":\"z").unwrap() + 40;
    let other = if badge[at..].starts_with('A') { "B" } else { "A" };
    [&badge[..at], other, &badge[at + 1..]].concat()
}
