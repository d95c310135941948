//! Presentations: who sends it, to whom, in answer to what, and whose the credentials in it are. VCDM 2.0 §4.13; Data Integrity 1.0 §2.1.

use crate::case::{Case, Expect};
use crate::fixtures::{
    Document, badge, badge_by, badge_with, clr, college, did, issued, learner, members, method, options, other_learner, proof, set, signed,
    tampered, university, with_proof,
};
use crate::presentation_requests;
use credenza_core::encoding::json::Value;
use credenza_core::key::SecretKey;
use serde_json::json;

pub(crate) const AREA: &str = "presentations";
/// A DID of a method that is not judged.
const JWK: &str = "did:jwk:eyJrdHkiOiJPS1AiLCJjcnYiOiJFZDI1NTE5IiwieCI6Il9fIn0";
/// 128 random bits in base64url.
pub(crate) const CHALLENGE: &str = "xjKwxIxRQnqJZkBzBQWQ0g";
pub(crate) const DOMAIN: &str = "employer.example";

pub(crate) fn request() -> Value {
    json!({
        "schema": "credenza.request/1",
        "challenge": CHALLENGE,
        "domain": DOMAIN,
        "issued": "2026-07-25T12:00:00Z",
        "expires": "2026-08-08T12:00:00Z"
    })
}

pub(crate) fn presentation(credentials: Vec<Value>, holder: &SecretKey) -> Document {
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

pub(crate) fn presented_with(credentials: Vec<Value>, key: &SecretKey, change: impl FnOnce(&mut Document)) -> Value {
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
    named(ids.iter().map(|id| id.map(|key| did(key).to_string())))
}

/// The badge for subjects of these identifiers.
fn bound_to(ids: &[&str]) -> Value {
    named(ids.iter().map(|id| Some((*id).to_owned())))
}

fn named(ids: impl ExactSizeIterator<Item = Option<String>>) -> Value {
    let is_one = ids.len() == 1;
    let subject = |id: Option<String>| {
        let mut subject = badge()["credentialSubject"].clone();
        match id {
            Some(id) => subject["id"] = id.into(),
            None => drop(subject.as_object_mut().unwrap().shift_remove("id")),
        }
        subject
    };
    let mut subjects: Vec<Value> = ids.map(subject).collect();
    let subjects = if is_one { subjects.remove(0) } else { subjects.into() };
    signed(badge_with(|badge| set(badge, "credentialSubject", subjects)), &university())
}

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = holders();
    cases.extend(presentation_requests::cases());
    cases.extend(contents());
    cases.extend(forms());
    cases.extend(records());
    cases.into_iter().map(|case| case.request(request())).chain(presentation_requests::other_cases()).collect()
}

pub(crate) fn accepted(credentials: usize) -> Expect {
    Expect::presented("accept", "accepted", 0, "yes", &vec!["yes"; credentials]).with("holder", did(&learner()).as_str().into())
}

/// The presentation is not authentic, and of its credentials nothing is known.
pub(crate) fn refused(code: &'static str, credentials: usize, pointer: &str) -> Expect {
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
    let signed_by = |names_holder: bool, keys: &[&SecretKey]| {
        let mut document = presentation(vec![issued()], &learner());
        if !names_holder {
            document.shift_remove("holder");
        }
        let proofs = keys.iter().map(|key| proof(&document, answering(key), key)).collect();
        with_proof(document, proofs)
    };
    let two_signers = signed_by(false, &[&learner(), &other]);
    let one_named = signed_by(true, &[&learner(), &other]);
    let two_proofs = signed_by(true, &[&learner(), &learner()]);
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
            refused("holder_named_differs", 1, "/holder"),
        ),
        Case::new(AREA, "two-signers", "Two people sign one presentation, which names neither as its holder.", two_signers, {
            refused("signers_differ", 1, "/proof")
        }),
        Case::new(AREA, "two-signers-one-named", "Two people sign one presentation, which names one of them as its holder.", one_named, {
            refused("holder_named_differs", 1, "/holder").also(&["signers_differ"])
        }),
        Case::new(AREA, "accept-two-proofs-by-one", "The holder signs twice.", two_proofs, accepted(1).also(&["proofs_independent"])),
        Case::new(
            AREA,
            "subject-unresolved",
            "The subject is a DID of a method that cannot be resolved: whether its key is the presenter's, nobody can tell.",
            presented(vec![bound_to(&[JWK])], &learner()),
            mixed("holder_unresolved", "unknown").found_in(0, "/credentialSubject/id"),
        ),
        Case::new(
            AREA,
            "subject-unresolved-beside-another",
            "One subject is a DID that cannot be resolved, another is certainly not the presenter.",
            presented(vec![bound_to(&[JWK, did(&other).as_str()])], &learner()),
            mixed("holder_mismatch", "no").found_in(0, "/credentialSubject/1/id"),
        ),
        Case::new(
            AREA,
            "subject-did-url",
            "The subject is a DID URL and no DID: the credential is bound to nobody.",
            presented(vec![bound_to(&[method(&learner()).as_str()])], &learner()),
            mixed("holder_unbound", "unknown").found_in(0, "/credentialSubject"),
        ),
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
            refused("presentation_malformed", 0, "/verifiableCredential").problem("too_many_credentials")
        }),
    ]
}

fn forms() -> Vec<Case> {
    let unsigned = Value::Object(presentation(vec![issued()], &learner()));
    let case = |name: &str, fact: &str, problem: &str, pointer: &str, change: &dyn Fn(&mut Document)| {
        let mut document = presentation(vec![issued()], &learner());
        change(&mut document);
        let proof = proof(&document, answering(&learner()), &learner());
        Case::new(AREA, name, fact, with_proof(document, proof), refused("presentation_malformed", 0, pointer).problem(problem))
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

/// Records (CLR 2.0) in presentations: their parts are the presenter's, or not, as if each were presented by itself. They decide nothing about the record.
fn records() -> Vec<Case> {
    let other = other_learner();
    let of =
        |subject: &SecretKey| signed(badge_with(|badge| badge["credentialSubject"]["id"] = did(subject).as_str().into()), &university());
    let record = |issuer: &SecretKey, subject: &SecretKey, parts: Vec<Value>| {
        signed(clr(did(issuer).as_str(), did(subject).as_str(), parts), issuer)
    };
    let endorsement = |of: &str| {
        let document = badge_with(|badge| {
            badge["type"] = json!(["VerifiableCredential", "EndorsementCredential"]);
            badge["credentialSubject"] = json!({"id": of, "type": ["EndorsementSubject"], "endorsementComment": "Good"});
        });
        signed(document, &university())
    };
    let endorsed = |endorsement: Value| {
        let mut document = clr(did(&university()).as_str(), did(&learner()).as_str(), vec![]);
        document.insert("endorsement".into(), json!([endorsement]));
        signed(document, &university())
    };
    let inside = |conclusion: &str, in_place: &str, code: Option<&str>| {
        let mut one = json!({"kind": "endorsement", "pointer": "/endorsement/0", "conclusion": conclusion, "endorses_its_place": in_place});
        one.as_object_mut().unwrap().extend(code.map(|code| ("code".to_owned(), code.into())));
        json!([one])
    };
    let part = |conclusion: &str, code: Option<&str>| {
        let mut part = json!({"kind": "part", "pointer": "/credentialSubject/verifiableCredential/0", "conclusion": conclusion, "endorses_its_place": null});
        part.as_object_mut().unwrap().extend(code.map(|code| ("code".to_owned(), code.into())));
        json!([part])
    };
    vec![
        Case::new(
            AREA,
            "accept-record",
            "A record with a part, both of the presenter.",
            presented(vec![record(&university(), &learner(), vec![of(&learner())])], &learner()),
            accepted(1).with("embedded", part("accepted", None)).also(&["embedded_accepted"]),
        ),
        Case::new(
            AREA,
            "accept-record-part-of-another",
            "The university's record of the presenter holds a credential of somebody else.",
            presented(vec![record(&university(), &learner(), vec![of(&other)])], &learner()),
            accepted(1).with("embedded", part("rejected", Some("holder_mismatch"))).also(&["embedded_rejected", "part_of_another"]),
        ),
        Case::new(
            AREA,
            "accept-record-part-unbound",
            "The part is bound to nobody: nothing ties it to the presenter, whoever put it there.",
            presented(vec![record(&university(), &learner(), vec![unbound()])], &learner()),
            accepted(1).with("embedded", part("undetermined", Some("holder_unbound"))).also(&["embedded_undetermined"]),
        ),
        Case::new(
            AREA,
            "record-of-ones-own-with-stolen-part",
            "Somebody issues a record to himself and puts another's credential into it.",
            presented(vec![record(&other, &other, vec![of(&learner())])], &other),
            Expect::presented("issuer_unknown", "undetermined", 6, "yes", &["yes"])
                .found_in(0, "/issuer")
                .with("embedded", part("rejected", Some("holder_mismatch")))
                .also(&["embedded_rejected", "part_of_another"]),
        ),
        Case::new(
            AREA,
            "endorsement-of-another",
            "Somebody presents an endorsement of somebody else: it says nothing against them, and nothing for them.",
            presented(vec![endorsement(did(&other).as_str())], &learner()),
            Expect::presented("holder_of_none", "undetermined", 7, "yes", &["unknown"]).found_in(0, "/credentialSubject"),
        ),
        Case::new(
            AREA,
            "accept-endorsement-of-presenter",
            "The endorsement is of the very presenter.",
            presented(vec![endorsement(did(&learner()).as_str())], &learner()),
            accepted(1),
        ),
        Case::new(
            AREA,
            "accept-record-endorsed",
            "An endorsement of something in a record has no holder, whoever presents the record.",
            presented(vec![endorsed(endorsement("https://uni.example/courses/titles"))], &learner()),
            accepted(1).with("embedded", inside("accepted", "no", None)).also(&["embedded_accepted", "endorsement_mismatch"]),
        ),
        Case::new(
            AREA,
            "accept-record-with-endorsement-as-part",
            "An endorsement of somebody else is a part of a record: it is nobody's, and nobody is shown to be its holder.",
            presented(vec![record(&university(), &learner(), vec![endorsement(did(&other).as_str())])], &learner()),
            accepted(1).with("embedded", part("accepted", None)).also(&["embedded_accepted"]),
        ),
        Case::new(
            AREA,
            "accept-record-with-award-as-endorsement",
            "What calls itself an endorsement and states an achievement is an award, and somebody else's.",
            {
                let award = badge_with(|badge| {
                    badge["type"] = json!(["VerifiableCredential", "OpenBadgeCredential", "EndorsementCredential"]);
                    badge["credentialSubject"]["id"] = did(&other).as_str().into();
                });
                presented(vec![endorsed(signed(award, &university()))], &learner())
            },
            accepted(1)
                .with("embedded", inside("rejected", "unknown", Some("holder_mismatch")))
                .also(&["embedded_rejected", "part_of_another"]),
        ),
        Case::new(
            AREA,
            "record-of-ones-own-with-stolen-endorsement",
            "The same, and it stands in the place of an endorsement, which it is not.",
            presented(
                vec![signed(
                    {
                        let mut document = clr(did(&other).as_str(), did(&other).as_str(), vec![]);
                        document.insert("endorsement".into(), json!([of(&learner())]));
                        document
                    },
                    &other,
                )],
                &other,
            ),
            Expect::presented("issuer_unknown", "undetermined", 6, "yes", &["yes"])
                .found_in(0, "/issuer")
                .with("embedded", json!([{"kind": "endorsement", "pointer": "/endorsement/0", "conclusion": "rejected", "endorses_its_place": "unknown", "code": "holder_mismatch"}]))
                .also(&["embedded_rejected", "part_of_another"]),
        ),
    ]
}
