//! What a presentation answers: the request's challenge, domain and time, those of a request that is known in part, and no request at all.

use crate::case::{Case, Expect};
use crate::fixtures::{Document, issued, learner, set};
use crate::presentations::{AREA, CHALLENGE, DOMAIN, accepted, presentation, presented, presented_with, refused};
use credenza_core::encoding::json::Value;
use serde_json::json;

pub(crate) fn cases() -> Vec<Case> {
    let case = |name: &str, fact: &str, code, member: &str, change: &dyn Fn(&mut Document)| {
        Case::new(AREA, name, fact, presented_with(vec![issued()], &learner(), change), refused(code, 1, &format!("/proof/{member}")))
    };
    let put = |member: &'static str, value: Value| move |options: &mut Document| set(options, member, value.clone());
    let without = |member: &'static str| move |options: &mut Document| drop(options.shift_remove(member));
    let at = |time: &str| put("created", time.into());
    vec![
        case("domain-wrong", "Made for another verifier.", "domain_mismatch", "domain", &put("domain", json!("evil.example"))),
        case("domain-missing", "Made for nobody in particular.", "domain_absent", "domain", &without("domain")),
        case(
            "domain-superset",
            "Made for two verifiers: either could pass it on to the other.",
            "domain_mismatch",
            "domain",
            &put("domain", json!([DOMAIN, "evil.example"])),
        ),
        case(
            "domain-subdomain",
            "Made for a name below the verifier's.",
            "domain_mismatch",
            "domain",
            &put("domain", json!("www.employer.example")),
        ),
        case(
            "domain-case",
            "The same name in capitals is another text.",
            "domain_mismatch",
            "domain",
            &put("domain", json!("EMPLOYER.example")),
        ),
        case(
            "challenge-wrong",
            "The answer to another request.",
            "challenge_mismatch",
            "challenge",
            &put("challenge", json!("AAAAAAAAAAAAAAAAAAAAAA")),
        ),
        case("challenge-missing", "The answer to no request.", "challenge_absent", "challenge", &without("challenge")),
        case(
            "challenge-prefix",
            "The challenge and more.",
            "challenge_mismatch",
            "challenge",
            &put("challenge", format!("{CHALLENGE}0").into()),
        ),
        case("created-before", "Made before the request.", "request_window", "created", &at("2026-07-25T11:00:00Z")),
        case("created-after", "Made after the request had expired.", "request_window", "created", &at("2026-08-08T12:00:01Z")),
        case("created-in-future", "Made tomorrow.", "proof_from_future", "created", &at("2026-08-02T12:00:00Z")),
        case("created-missing", "Made nobody knows when.", "created_absent", "created", &without("created")),
        case("proof-expired", "The answer itself has expired.", "proof_expired", "expires", &put("expires", json!("2026-08-01T10:00:00Z"))),
        case(
            "purpose-assertion",
            "A proof for making claims, not for authentication.",
            "purpose_mismatch",
            "proofPurpose",
            &put("proofPurpose", json!("assertionMethod")),
        ),
        Case::new(
            AREA,
            "accept-clock-skew",
            "A presenter whose clock is four minutes fast.",
            presented_with(vec![issued()], &learner(), at("2026-08-01T12:04:00Z")),
            accepted(1),
        ),
        Case::new(
            AREA,
            "accept-domain-array-of-one",
            "The domain in an array.",
            presented_with(vec![issued()], &learner(), put("domain", json!([DOMAIN]))),
            accepted(1),
        ),
        Case::new(
            AREA,
            "accept-judged-later",
            "An answer made in time is judged after the request expired.",
            presented(vec![issued()], &learner()),
            accepted(1),
        )
        .now("2026-09-01T12:00:00Z"),
    ]
}

/// Those with another request than the usual one.
pub(crate) fn other_cases() -> Vec<Case> {
    bare_requests().into_iter().chain(without_request()).collect()
}

/// Requests known by challenge and domain only, such as another system's.
fn bare_requests() -> Vec<Case> {
    let empty = presented_with(vec![issued()], &learner(), |options| {
        set(options, "challenge", json!(""));
        set(options, "domain", json!(""));
    });
    vec![
        Case::new(
            AREA,
            "accept-bare-request",
            "Challenge and domain are enough; the time is then not checked.",
            presented_with(vec![issued()], &learner(), |options| {
                set(options, "created", json!("2020-01-01T00:00:00Z"));
            }),
            accepted(1),
        )
        .request(json!({"challenge": CHALLENGE, "domain": DOMAIN})),
        Case::new(
            AREA,
            "accept-bare-request-created-missing",
            "Where the time is not checked, an answer need not say when it was made.",
            presented_with(vec![issued()], &learner(), |options| drop(options.shift_remove("created"))),
            accepted(1),
        )
        .request(json!({"challenge": CHALLENGE, "domain": DOMAIN})),
        Case::new(
            AREA,
            "bare-request-created-in-future",
            "Whatever the request, no answer is made in the future.",
            presented_with(vec![issued()], &learner(), |options| set(options, "created", json!("2099-01-01T00:00:00Z"))),
            refused("proof_from_future", 1, "/proof/created"),
        )
        .request(json!({"challenge": CHALLENGE, "domain": DOMAIN})),
        Case::new(
            AREA,
            "empty-challenge",
            "An empty challenge is answered by nobody.",
            empty,
            refused("challenge_mismatch", 1, "/proof/challenge").also(&["domain_mismatch"]),
        )
        .request(json!({"challenge": "", "domain": ""})),
    ]
}

/// Without the request an answer cannot be judged, and there are presentations that no request can help.
fn without_request() -> Vec<Case> {
    let unsigned = Value::Object(presentation(vec![issued()], &learner()));
    let unchallenged = presented_with(vec![issued()], &learner(), |options| drop(options.shift_remove("challenge")));
    let blank = presented_with(vec![issued()], &learner(), |options| set(options, "challenge", json!("")));
    let case = |name: &str, fact: &str, document: Value, expect: Expect| Case::new(AREA, name, fact, document, expect);
    vec![
        case(
            "without-request-unsigned",
            "A presentation that nobody signed: it answers no request, whatever that may be.",
            unsigned,
            Expect::not_authentic("presentation_unsigned", "/proof"),
        ),
        case(
            "without-request-challenge-missing",
            "A presentation that is signed for no request.",
            unchallenged,
            Expect::not_authentic("challenge_absent", "/proof"),
        ),
        case(
            "without-request-challenge-empty",
            "A presentation that is signed for an empty challenge.",
            blank,
            Expect::not_authentic("challenge_absent", "/proof"),
        ),
    ]
}
