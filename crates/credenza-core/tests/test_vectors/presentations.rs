//! Presentations: who sends it, to whom, in answer to what, and whose the credentials in it are. VCDM 2.0 §4.13; Data Integrity 1.0 §2.1.

use crate::case::{Case, Expect};
use crate::fixtures::{
    Document, badge, badge_by, badge_with, college, did, issued, learner, members, options, other_learner, proof, set, signed, tampered,
    university, with_proof,
};
use credenza_core::encoding::json::Value;
use credenza_core::key::SecretKey;
use serde_json::json;

const AREA: &str = "presentations";
/// 128 random bits in base64url.
const CHALLENGE: &str = "xjKwxIxRQnqJZkBzBQWQ0g";
const DOMAIN: &str = "employer.example";

pub(crate) fn request() -> Value {
    json!({
        "schema": "credenza.request/1",
        "challenge": CHALLENGE,
        "domain": DOMAIN,
        "issued": "2026-07-25T12:00:00Z",
        "expires": "2026-08-08T12:00:00Z"
    })
}

fn presentation(credentials: Vec<Value>, holder: &SecretKey) -> Document {
    let mut document = members(json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiablePresentation"],
        "holder": did(holder).as_str()
    }));
    if !credentials.is_empty() {
        set(&mut document, "verifiableCredential", credentials.into());
    }
    document
}

fn answering(key: &SecretKey) -> Document {
    let mut options = options(key);
    set(&mut options, "created", json!("2026-08-01T09:00:00Z"));
    set(&mut options, "proofPurpose", json!("authentication"));
    set(&mut options, "challenge", CHALLENGE.into());
    set(&mut options, "domain", DOMAIN.into());
    options
}

/// These credentials, presented by this key in answer to the request.
pub(crate) fn presented(credentials: Vec<Value>, key: &SecretKey) -> Value {
    presented_with(credentials, key, |_| {})
}

fn presented_with(credentials: Vec<Value>, key: &SecretKey, change: impl FnOnce(&mut Document)) -> Value {
    let document = presentation(credentials, key);
    let mut options = answering(key);
    change(&mut options);
    let proof = proof(&document, options, key);
    with_proof(document, proof)
}

/// The same badge, bound to nobody.
fn unbound() -> Value {
    signed(
        badge_with(|badge| {
            badge["credentialSubject"].as_object_mut().unwrap().shift_remove("id");
            badge["credentialSubject"]["identifier"] =
                json!([{"type": "IdentityObject", "hashed": false, "identityHash": "Fiorella Inventata", "identityType": "name"}]);
        }),
        &university(),
    )
}

fn subjects(ids: &[Option<&SecretKey>]) -> Value {
    let subject = badge()["credentialSubject"].clone();
    let subject = |id: &Option<&SecretKey>| {
        let mut subject = subject.clone();
        match id {
            Some(key) => subject["id"] = did(key).as_str().into(),
            None => drop(subject.as_object_mut().unwrap().shift_remove("id")),
        }
        subject
    };
    let subjects: Vec<Value> = ids.iter().map(subject).collect();
    signed(badge_with(|badge| set(badge, "credentialSubject", subjects.into())), &university())
}

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = holders();
    cases.extend(requests());
    cases.extend(contents());
    cases.extend(forms());
    cases.into_iter().map(|case| case.request(request())).chain(bare_requests()).collect()
}

fn accepted(credentials: usize) -> Expect {
    Expect::presented("accept", "accepted", 0, "yes", &vec!["yes"; credentials]).with("holder", did(&learner()).as_str().into())
}

/// The presentation is not authentic, and of its credentials nothing is known.
fn refused(code: &'static str, credentials: usize, pointer: &str) -> Expect {
    Expect::presented(code, "rejected", 3, "no", &vec!["unknown"; credentials]).found(pointer).with("holder", Value::Null)
}

fn holders() -> Vec<Case> {
    let other = other_learner();
    let mixed = |code, answer| {
        Expect::presented(
            code,
            if answer == "no" { "rejected" } else { "undetermined" },
            if answer == "no" { 3 } else { 7 },
            "yes",
            &[answer],
        )
    };
    let without_holder = {
        let mut document = presentation(vec![issued()], &learner());
        document.shift_remove("holder");
        let proof = proof(&document, answering(&learner()), &learner());
        with_proof(document, proof)
    };
    let lying = {
        let document = presentation(vec![issued()], &learner());
        let proof = proof(&document, answering(&other), &other);
        with_proof(document, proof)
    };
    let two_signers = {
        let document = presentation(vec![issued()], &learner());
        let proofs = json!([proof(&document, answering(&learner()), &learner()), proof(&document, answering(&other), &other)]);
        with_proof(document, proofs)
    };
    let object = {
        let mut document = presentation(vec![issued()], &learner());
        set(&mut document, "holder", json!({"id": did(&learner()).as_str(), "name": "Fiorella Inventata"}));
        let proof = proof(&document, answering(&learner()), &learner());
        with_proof(document, proof)
    };
    vec![
        Case::new(AREA, "accept", "The learner presents a credential of their own.", presented(vec![issued()], &learner()), accepted(1)),
        Case::new(
            AREA,
            "accept-without-holder",
            "Who signs is the holder; a member that says so is not needed.",
            without_holder,
            accepted(1),
        ),
        Case::new(AREA, "accept-holder-object", "The holder as an object.", object, accepted(1)),
        Case::new(AREA, "stolen-credential", "Somebody presents another's credential as their own.", presented(vec![issued()], &other), {
            mixed("holder_mismatch", "no").found_in(0, "/credentialSubject/id").with("holder", did(&other).as_str().into())
        }),
        Case::new(
            AREA,
            "holder-not-signer",
            "Somebody signs, and names the learner as holder.",
            lying,
            refused("holder_mismatch", 1, "/holder"),
        ),
        Case::new(AREA, "two-signers", "Two people sign one presentation.", two_signers, refused("holder_mismatch", 1, "/holder")),
        Case::new(AREA, "unbound", "An unbound credential: nothing ties it to who presents it.", presented(vec![unbound()], &learner()), {
            mixed("holder_unbound", "unknown").found_in(0, "/credentialSubject")
        }),
        Case::new(
            AREA,
            "mixed-subjects",
            "One subject is the presenter, another is not.",
            presented(vec![subjects(&[Some(&learner()), Some(&other)])], &learner()),
            mixed("holder_mismatch", "no").found_in(0, "/credentialSubject/1/id"),
        ),
        Case::new(
            AREA,
            "mixed-subjects-unbound",
            "One subject is the presenter, another has no DID.",
            presented(vec![subjects(&[Some(&learner()), None])], &learner()),
            mixed("holder_unbound", "unknown").found_in(0, "/credentialSubject"),
        ),
        Case::new(
            AREA,
            "accept-two-subjects",
            "Both subjects are the presenter.",
            presented(vec![subjects(&[Some(&learner()), Some(&learner())])], &learner()),
            accepted(1),
        ),
        Case::new(
            AREA,
            "issuer-presents",
            "The issuer presents the credential that it issued to the learner.",
            presented(vec![issued()], &university()),
            mixed("holder_mismatch", "no").found_in(0, "/credentialSubject/id"),
        ),
    ]
}

fn requests() -> Vec<Case> {
    let case = |name: &str, fact: &str, code, member: &str, change: &dyn Fn(&mut Document)| {
        Case::new(AREA, name, fact, presented_with(vec![issued()], &learner(), change), refused(code, 1, &format!("/proof/{member}")))
    };
    let put = |member: &'static str, value: Value| move |options: &mut Document| set(options, member, value.clone());
    let without = |member: &'static str| move |options: &mut Document| drop(options.shift_remove(member));
    let at = |time: &str| put("created", time.into());
    vec![
        case("domain-wrong", "Made for another verifier.", "domain_mismatch", "domain", &put("domain", json!("evil.example"))),
        case("domain-missing", "Made for nobody in particular.", "domain_mismatch", "domain", &without("domain")),
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
        case("challenge-missing", "The answer to no request.", "challenge_mismatch", "challenge", &without("challenge")),
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
        case("created-missing", "Made nobody knows when.", "request_window", "created", &without("created")),
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

fn contents() -> Vec<Case> {
    let forged = || tampered(|document| document["credentialSubject"]["creditsEarned"] = json!(180));
    let expired = signed(badge_with(|badge| set(badge, "validUntil", json!("2026-07-31T12:00:00Z"))), &university());
    let stranger = signed(badge_by(did(&college()).as_str()), &college());
    let two = |code, conclusion, exit, second| Expect::presented(code, conclusion, exit, "yes", &["yes", second]);
    let swapped = {
        let mut document = presented(vec![issued()], &learner());
        let other = badge_with(|badge| set(badge, "id", json!("urn:uuid:00000000-0000-8000-8000-000000000099")));
        document["verifiableCredential"][0] = signed(other, &university());
        document
    };
    let removed = {
        let mut document = presented(vec![issued(), stranger.clone()], &learner());
        document["verifiableCredential"].as_array_mut().unwrap().pop();
        document
    };
    let many =
        presented(vec![json!({"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"]}); 257], &learner());
    let one = {
        let mut document = presentation(vec![], &learner());
        set(&mut document, "verifiableCredential", issued());
        let proof = proof(&document, answering(&learner()), &learner());
        with_proof(document, proof)
    };
    let status = signed(badge_with(|badge| set(badge, "credentialStatus", json!({"type": "BitstringStatusListEntry"}))), &university());
    let enveloped = json!({"@context": "https://www.w3.org/ns/credentials/v2", "type": "EnvelopedVerifiableCredential", "id": "data:application/vc+jwt,eyJ"});
    let changed = refused("proof_invalid", 1, "/proof").problem("signature_mismatch");
    vec![
        Case::new(AREA, "accept-two", "Two good credentials.", presented(vec![issued(), issued()], &learner()), accepted(2)),
        Case::new(AREA, "accept-single-object", "One credential, not in an array.", one, accepted(1)),
        Case::new(
            AREA,
            "one-good-one-forged",
            "One of two credentials was tampered with.",
            presented(vec![issued(), forged()], &learner()),
            two("proof_invalid", "rejected", 3, "no").found_in(1, "/proof").problem("signature_mismatch"),
        ),
        Case::new(
            AREA,
            "one-good-one-expired",
            "One of two credentials has expired.",
            presented(vec![issued(), expired.clone()], &learner()),
            two("valid_until_past", "rejected", 4, "yes").found_in(1, "/validUntil"),
        ),
        Case::new(
            AREA,
            "one-good-one-stranger",
            "One of two credentials is by an issuer that no list names.",
            presented(vec![issued(), stranger], &learner()),
            two("issuer_unknown", "undetermined", 6, "yes").found_in(1, "/issuer"),
        ),
        Case::new(
            AREA,
            "one-unknown-status-one-expired",
            "Expired outweighs a status that could not be checked, as in one credential.",
            presented(vec![status, expired], &learner()),
            two("valid_until_past", "rejected", 4, "yes").found_in(1, "/validUntil").also(&["status_unsupported"]),
        ),
        Case::new(
            AREA,
            "one-enveloped-one-expired",
            "Where one credential may be forged for all anyone knows, that another has expired comes second.",
            presented(
                vec![enveloped.clone(), signed(badge_with(|badge| set(badge, "validUntil", json!("2026-07-31T12:00:00Z"))), &university())],
                &learner(),
            ),
            Expect::presented("format_unsupported", "undetermined", 7, "yes", &["unknown", "yes"])
                .found_in(0, "")
                .also(&["valid_until_past"]),
        ),
        Case::new(
            AREA,
            "one-good-one-enveloped",
            "One of two credentials is of a format that is not judged yet.",
            presented(vec![issued(), enveloped], &learner()),
            two("format_unsupported", "undetermined", 7, "unknown").found_in(1, ""),
        ),
        Case::new(AREA, "credential-swapped", "A credential was exchanged for another after the holder signed.", swapped, changed),
        Case::new(
            AREA,
            "credential-removed",
            "A credential was removed after the holder signed.",
            removed,
            refused("proof_invalid", 1, "/proof").problem("signature_mismatch"),
        ),
        Case::new(
            AREA,
            "no-credentials",
            "A genuine presentation with nothing in it: it answers nothing.",
            presented(vec![], &learner()),
            Expect::presented("no_credentials", "rejected", 8, "yes", &[])
                .found("/verifiableCredential")
                .with("holder", did(&learner()).as_str().into()),
        ),
        Case::new(AREA, "too-many-credentials", "More credentials than are judged.", many, {
            refused("form_invalid", 0, "/verifiableCredential").problem("too_many_credentials")
        }),
    ]
}

fn forms() -> Vec<Case> {
    let unsigned = Value::Object(presentation(vec![issued()], &learner()));
    let case = |name: &str, fact: &str, problem: &str, pointer: &str, change: &dyn Fn(&mut Document)| {
        let mut document = presentation(vec![issued()], &learner());
        change(&mut document);
        let proof = proof(&document, answering(&learner()), &learner());
        Case::new(AREA, name, fact, with_proof(document, proof), refused("form_invalid", 0, pointer).problem(problem))
    };
    let suite = {
        let document = presentation(vec![issued()], &learner());
        let mut proof = proof(&document, answering(&learner()), &learner());
        proof["cryptosuite"] = json!("ecdsa-rdfc-2019");
        with_proof(document, proof)
    };
    let beside = {
        let document = presentation(vec![issued()], &learner());
        let good = proof(&document, answering(&learner()), &learner());
        let mut other = good.clone();
        other["cryptosuite"] = json!("ecdsa-rdfc-2019");
        with_proof(document, json!([other, good]))
    };
    vec![
        Case::new(AREA, "unsigned", "A presentation that nobody signed.", unsigned, refused("proof_missing", 1, "/proof")),
        Case::new(AREA, "suite-unsupported", "A presentation signed with a suite that is not supported yet.", suite, {
            Expect::presented("suite_unsupported", "undetermined", 7, "unknown", &["unknown"]).found("/proof")
        }),
        Case::new(
            AREA,
            "accept-beside-unknown-suite",
            "A proof of an unsupported suite beside the holder's good one.",
            beside,
            accepted(1).also(&["suite_unsupported"]),
        ),
        Case::new(
            AREA,
            "bare-credential",
            "A bare credential where a presentation was asked for.",
            issued(),
            refused("presentation_required", 0, "/type"),
        ),
        Case::new(
            AREA,
            "context-appended",
            "A context was appended to the presentation.",
            {
                let mut document = presented(vec![issued()], &learner());
                document["@context"].as_array_mut().unwrap().push(json!({"holder": "https://evil.example/terms#sender"}));
                document
            },
            refused("context_suffix_unsigned", 1, "/@context"),
        ),
        case("holder-null", "The holder is null.", "holder_invalid", "/holder", &|document| set(document, "holder", Value::Null)),
        case("holder-without-id", "The holder is an object without id.", "holder_invalid", "/holder/id", &|document| {
            set(document, "holder", json!({"name": "Fiorella Inventata"}))
        }),
        case("context-missing", "There is no @context.", "context_invalid", "/@context", &|document| {
            drop(document.shift_remove("@context"))
        }),
        case("credential-string", "A credential as a string.", "presented_credential_invalid", "/verifiableCredential/0", &|document| {
            set(document, "verifiableCredential", json!([issued().to_string()]));
        }),
    ]
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
            "empty-challenge",
            "An empty challenge is answered by nobody.",
            empty,
            refused("challenge_mismatch", 1, "/proof/challenge").also(&["domain_mismatch"]),
        )
        .request(json!({"challenge": "", "domain": ""})),
    ]
}
