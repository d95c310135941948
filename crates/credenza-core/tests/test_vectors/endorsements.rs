//! Credentials inside credentials: endorsements (Open Badges 3.0) and the parts of a record (CLR 2.0). Each is judged by itself; the outer one
//! is neither better for a good endorsement nor worse for a bad one, unless that may hold what was moved out of it.

use crate::case::{Case, Expect};
use crate::endorsement_statements;
use crate::endorsements_alone;
use crate::fixtures::{
    self, Document, SIGNED, UNIVERSITY, badge_by, badge_with, clr, college, did, learner, members, other_learner, set, trusting, university,
};
use crate::stated::{self, CONTEXT_2020, OF_2020, RDFC, with_context};
use credenza_core::encoding::json::Value;
use credenza_core::key::SecretKey;
use serde_json::json;

const AREA: &str = "endorsements";
pub(crate) const ACHIEVEMENT: &str = "https://uni.example/courses/titles";
pub(crate) const BADGE: &str = "urn:uuid:00000000-0000-8000-8000-000000000001";
pub(crate) const HOLDS: &str = "https://www.w3.org/2018/credentials#verifiableCredential";
pub(crate) const ON_ACHIEVEMENT: &str = "/credentialSubject/achievement/endorsement/0";

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = plain();
    cases.extend(places());
    cases.extend(not_valid());
    cases.extend(not_endorsing());
    cases.extend(many());
    cases.extend(endorsement_statements::cases());
    cases.extend(parts());
    cases.extend(endorsements_alone::cases());
    cases.into_iter().map(|case| case.policy(policy())).collect()
}

/// Trusts the university, and the college that endorses.
fn policy() -> Value {
    trusting(json!([
        {"id": did(&university()).as_str(), "name": UNIVERSITY},
        {"id": did(&college()).as_str(), "name": "Example College"}
    ]))
}

/// What the college says of a thing, not signed.
pub(crate) fn endorsement(of: &str) -> Document {
    members(json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": "urn:uuid:00000000-0000-8000-8000-0000000000e1",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "Endorsement",
        "issuer": {"id": did(&college()).as_str(), "type": ["Profile"], "name": "Example College"},
        "validFrom": SIGNED,
        "credentialSubject": {"id": of, "type": ["EndorsementSubject"], "endorsementComment": "We send our own evaluators there"}
    }))
}

pub(crate) fn endorsement_with(change: impl FnOnce(&mut Document)) -> Document {
    let mut endorsement = endorsement(ACHIEVEMENT);
    change(&mut endorsement);
    endorsement
}

pub(crate) fn by(key: &SecretKey, suite: &str, document: Document) -> Value {
    if suite == "eddsa-jcs-2022" {
        return fixtures::signed(document, key);
    }
    let proof = stated::proof(&document, stated::options(suite, key), key);
    fixtures::with_proof(document, proof)
}

/// Signed by the college.
pub(crate) fn endorsed(suite: &str, document: Document) -> Value {
    by(&college(), suite, document)
}

/// The university's badge with these endorsements of its achievement.
pub(crate) fn holding(suite: &str, endorsements: &[Value]) -> Value {
    by(&university(), suite, badge_with(|badge| badge["credentialSubject"]["achievement"]["endorsement"] = endorsements.into()))
}

pub(crate) fn inside(pointer: &str, conclusion: &str, endorses: &str) -> Value {
    json!({"kind": "endorsement", "pointer": pointer, "conclusion": conclusion, "endorses_its_place": endorses})
}

pub(crate) fn because(mut embedded: Value, code: &str) -> Value {
    embedded["code"] = code.into();
    embedded
}

/// The outer credential is what it would be without; this stands inside it.
pub(crate) fn accepted(embedded: &[Value], also: &[&str]) -> Expect {
    Expect::accepted().with("embedded", embedded.into()).also(also)
}

pub(crate) fn case(name: impl Into<String>, fact: &str, document: Value, expect: Expect) -> Case {
    Case::new(AREA, name, fact, document, expect)
}

/// Signed by the one suite inside the other.
fn plain() -> Vec<Case> {
    let mut cases = Vec::new();
    for outer in [RDFC, "eddsa-jcs-2022"] {
        for inner in [RDFC, "eddsa-jcs-2022"] {
            let fact = format!("A badge signed with {outer}; the college endorses its achievement with {inner}.");
            let document = holding(outer, &[endorsed(inner, endorsement(ACHIEVEMENT))]);
            let expect = accepted(&[inside(ON_ACHIEVEMENT, "accepted", "yes")], &["embedded_accepted"]);
            cases.push(case(format!("accept-{inner}-in-{outer}"), &fact, document, expect));
        }
    }
    let older = endorsed(OF_2020, with_context(endorsement(ACHIEVEMENT), json!(CONTEXT_2020)));
    cases.push(case(
        "accept-2020",
        "The endorsement has a proof of the older suite, and the context that it needs.",
        holding(RDFC, &[older]),
        accepted(&[inside(ON_ACHIEVEMENT, "accepted", "yes")], &["embedded_accepted"]),
    ));
    cases
}

/// What an endorsement may stand in.
fn places() -> Vec<Case> {
    let college_endorses = |of: &str| json!([endorsed(RDFC, endorsement(of))]);
    let university_did = did(&university()).to_string();
    let accepted_at = |pointer: &str| accepted(&[inside(pointer, "accepted", "yes")], &["embedded_accepted"]);
    vec![
        case(
            "accept-of-credential",
            "The credential itself is endorsed.",
            by(&university(), RDFC, badge_with(|badge| set(badge, "endorsement", college_endorses(BADGE)))),
            accepted_at("/endorsement/0"),
        ),
        case(
            "accept-of-issuer",
            "The issuer is endorsed.",
            by(&university(), RDFC, badge_with(|badge| badge["issuer"]["endorsement"] = college_endorses(&university_did))),
            accepted_at("/issuer/endorsement/0"),
        ),
        case(
            "accept-of-creator",
            "The profile of who created the achievement is endorsed.",
            by(
                &university(),
                "eddsa-jcs-2022",
                badge_with(|badge| {
                    badge["credentialSubject"]["achievement"]["creator"] = json!({"id": "https://creator.example", "type": ["Profile"], "endorsement": college_endorses("https://creator.example")});
                }),
            ),
            accepted_at("/credentialSubject/achievement/creator/endorsement/0"),
        ),
        case(
            "accept-single",
            "One endorsement, not in an array.",
            by(
                &university(),
                "eddsa-jcs-2022",
                badge_with(|badge| set(badge, "endorsement", endorsed("eddsa-jcs-2022", endorsement(BADGE)))),
            ),
            accepted_at("/endorsement"),
        ),
    ]
}

/// Endorsements that count for nothing. The badge is none the worse.
fn not_valid() -> Vec<Case> {
    let mut cases = Vec::new();
    let remarked = |name: &str, fact: &str, endorsement: Value, conclusion: &str, code: &str| {
        let embedded = because(inside(ON_ACHIEVEMENT, conclusion, "unknown"), code);
        let remark = if conclusion == "rejected" { "embedded_rejected" } else { "embedded_undetermined" };
        case(name, fact, holding(RDFC, &[endorsement]), accepted(&[embedded], &[remark]))
    };
    let mut tampered = endorsed(RDFC, endorsement(ACHIEVEMENT));
    tampered["credentialSubject"]["endorsementComment"] = "The best course in the world".into();
    cases.push(remarked("accept-tampered", "The endorsement was changed after it was signed.", tampered, "rejected", "proof_invalid"));
    cases.push(remarked(
        "accept-unsigned",
        "The endorsement has no proof.",
        Value::Object(endorsement(ACHIEVEMENT)),
        "rejected",
        "proof_missing",
    ));
    cases.push(remarked(
        "accept-by-another",
        "The endorsement names the college as its issuer, and the learner signed it.",
        by(&learner(), RDFC, endorsement(ACHIEVEMENT)),
        "rejected",
        "issuer_mismatch",
    ));
    cases.push(remarked(
        "accept-unsupported-suite",
        "The endorsement has a proof of a suite that is not judged.",
        {
            let mut document = endorsed(RDFC, endorsement(ACHIEVEMENT));
            document["proof"]["cryptosuite"] = "ecdsa-rdfc-2019".into();
            document
        },
        "undetermined",
        "suite_unsupported",
    ));
    let text = because(inside(ON_ACHIEVEMENT, "rejected", "unknown"), "form_invalid");
    cases.push(case(
        "accept-text",
        "A text stands in the place of an endorsement.",
        holding("eddsa-jcs-2022", &["A fine course".into()]),
        accepted(&[text], &["embedded_rejected"]),
    ));
    // Known to be genuine: what it endorses can be told.
    let genuine = |name: &str, fact: &str, document: Value, conclusion: &str, code: &str, also: &[&str]| {
        let embedded = because(inside(ON_ACHIEVEMENT, conclusion, "yes"), code);
        case(name, fact, holding(RDFC, &[document]), accepted(&[embedded], also))
    };
    cases.push(genuine(
        "accept-expired",
        "The endorsement has expired.",
        endorsed(RDFC, endorsement_with(|it| set(it, "validUntil", "2026-07-15T00:00:00Z".into()))),
        "rejected",
        "valid_until_past",
        &["embedded_rejected"],
    ));
    let stranger = |key: &SecretKey| endorsement_with(|it| it["issuer"]["id"] = did(key).as_str().into());
    cases.push(genuine(
        "accept-by-stranger",
        "The endorser is on no list.",
        by(&learner(), RDFC, stranger(&learner())),
        "undetermined",
        "issuer_unknown",
        &["embedded_undetermined"],
    ));
    cases.push(genuine(
        "accept-status",
        "The endorsement names a status list, which is not read yet.",
        endorsed(
            RDFC,
            endorsement_with(|it| {
                set(it, "credentialStatus", json!({"id": "https://college.example/status/1#7", "type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListIndex": "7", "statusListCredential": "https://college.example/status/1"}));
            }),
        ),
        "undetermined",
        "status_unsupported",
        &["embedded_undetermined"],
    ));
    cases.push(case(
        "accept-by-issuer",
        "The university endorses its own course.",
        holding(
            RDFC,
            &[by(
                &university(),
                RDFC,
                endorsement_with(|it| it["issuer"] = json!({"id": did(&university()).as_str(), "type": ["Profile"], "name": UNIVERSITY})),
            )],
        ),
        accepted(&[inside(ON_ACHIEVEMENT, "accepted", "yes")], &["embedded_accepted", "endorsement_by_issuer"]),
    ));
    let token = because(
        json!({"kind": "endorsement", "pointer": "/credentialSubject/achievement/endorsementJwt/0", "conclusion": "undetermined", "endorses_its_place": "unknown"}),
        "format_unsupported",
    );
    cases.push(case(
        "accept-jwt",
        "The endorsement is a JSON Web Token, which is not judged yet.",
        by(
            &university(),
            "eddsa-jcs-2022",
            badge_with(|badge| badge["credentialSubject"]["achievement"]["endorsementJwt"] = json!(["eyJhbGciOiJSUzI1NiJ9.e30.c2ln"])),
        ),
        accepted(&[token], &["embedded_undetermined"]),
    ));
    // The outer signature covers what stands inside.
    for suite in [RDFC, "eddsa-jcs-2022"] {
        let mut document = holding(suite, &[endorsed(RDFC, endorsement(ACHIEVEMENT))]);
        document["credentialSubject"]["achievement"]["endorsement"][0]["credentialSubject"]["endorsementComment"] = "Changed".into();
        let expect = Expect::not_authentic("proof_invalid", "/proof").problem("signature_mismatch");
        cases.push(case(format!("tampered-after-{suite}"), "The endorsement was changed after the badge was signed.", document, expect));
    }
    cases
}

/// Genuine, and no endorsement of what it stands in.
fn not_endorsing() -> Vec<Case> {
    let nameless = by(
        &university(),
        "eddsa-jcs-2022",
        badge_with(|badge| {
            let achievement = badge["credentialSubject"]["achievement"].as_object_mut().unwrap();
            achievement.shift_remove("id");
            set(achievement, "endorsement", json!([endorsed(RDFC, endorsement(ACHIEVEMENT))]));
        }),
    );
    let two = endorsement_with(|it| {
        let other =
            json!({"id": "https://uni.example/courses/other", "type": ["EndorsementSubject"], "endorsementComment": "This one too"});
        let one = it["credentialSubject"].take();
        it["credentialSubject"] = json!([one, other]);
    });
    let unknown_context = |suite: &str| {
        let context = json!("https://college.example/terms/v1");
        fixtures::with_proof(
            with_context(endorsement(ACHIEVEMENT), context.clone()),
            if suite == RDFC {
                fixtures::options(&college()).into_iter().chain([("proofValue".to_owned(), json!("z"))]).collect()
            } else {
                fixtures::proof(&with_context(endorsement(ACHIEVEMENT), context), fixtures::options(&college()), &college())
            },
        )
    };
    vec![
        case(
            "accept-other-achievement",
            "The endorsement is of another course.",
            holding(RDFC, &[endorsed(RDFC, endorsement("https://uni.example/courses/other"))]),
            accepted(&[inside(ON_ACHIEVEMENT, "accepted", "no")], &["embedded_accepted", "endorsement_mismatch"]),
        ),
        case(
            "accept-achievement-at-issuer",
            "The endorsement of the course stands at the issuer, as if the issuer were endorsed.",
            by(&university(), RDFC, badge_with(|badge| badge["issuer"]["endorsement"] = json!([endorsed(RDFC, endorsement(ACHIEVEMENT))]))),
            accepted(&[inside("/issuer/endorsement/0", "accepted", "no")], &["embedded_accepted", "endorsement_mismatch"]),
        ),
        case(
            "accept-several-subjects",
            "The endorsement is of this course and of another.",
            holding(RDFC, &[endorsed(RDFC, two)]),
            accepted(&[inside(ON_ACHIEVEMENT, "accepted", "no")], &["embedded_accepted", "endorsement_mismatch"]),
        ),
        case(
            "accept-nameless",
            "The achievement has no id, so that nobody can tell whether the endorsement is of it.",
            nameless,
            accepted(&[inside(ON_ACHIEVEMENT, "accepted", "unknown")], &["embedded_accepted", "endorsement_mismatch"]),
        ),
        case(
            "accept-badge-as-endorsement",
            "A badge of the college stands in the place of an endorsement.",
            holding("eddsa-jcs-2022", &[by(&college(), "eddsa-jcs-2022", badge_by(did(&college()).as_str()))]),
            accepted(&[inside(ON_ACHIEVEMENT, "accepted", "unknown")], &["embedded_accepted", "endorsement_unknown"]),
        ),
        case(
            "accept-context-unknown",
            "The endorsement, signed as JSON, has a context that nobody knows: its names may mean anything.",
            holding("eddsa-jcs-2022", &[unknown_context("eddsa-jcs-2022")]),
            accepted(&[inside(ON_ACHIEVEMENT, "accepted", "unknown")], &["embedded_accepted", "endorsement_unknown"]),
        ),
        case(
            "accept-context-unavailable",
            "The endorsement, signed as statements, has a context that is not at hand.",
            holding(
                "eddsa-jcs-2022",
                &[{
                    let mut document = unknown_context("eddsa-jcs-2022");
                    document["proof"]["cryptosuite"] = RDFC.into();
                    document
                }],
            ),
            accepted(&[because(inside(ON_ACHIEVEMENT, "undetermined", "unknown"), "context_unavailable")], &["embedded_undetermined"]),
        ),
        case(
            "context-unavailable",
            "The same in a badge that is signed as statements: what the badge states cannot be told either.",
            {
                let mut document = holding(RDFC, &[endorsed(RDFC, endorsement(ACHIEVEMENT))]);
                document["credentialSubject"]["achievement"]["endorsement"][0]["@context"]
                    .as_array_mut()
                    .unwrap()
                    .push("https://college.example/terms/v1".into());
                document
            },
            Expect::undetermined("context_unavailable", "/credentialSubject/achievement/endorsement/0/@context/2"),
        ),
    ]
}

/// Numbers and depths.
fn many() -> Vec<Case> {
    const MANY: usize = 1000;
    let one = endorsed("eddsa-jcs-2022", endorsement(ACHIEVEMENT));
    let text = holding("eddsa-jcs-2022", &vec![one.clone(); MANY]).to_string();
    let one = one.to_string();
    let (before, rest) = text.split_once(&one).unwrap();
    let after = rest.rsplit_once(&one).unwrap().1;
    let leak = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    let parts =
        vec![(leak(before.to_owned()), 1), (leak(format!("{one},")), MANY - 1), (leak(one.clone()), 1), (leak(after.to_owned()), 1)];
    let judged: Vec<_> =
        (0..64).map(|index| inside(&format!("/credentialSubject/achievement/endorsement/{index}"), "accepted", "yes")).collect();
    // Each but the innermost is endorsed; each is of the one around it.
    let nested = |levels: usize| {
        let id = |level: usize| format!("urn:uuid:00000000-0000-8000-8000-0000000000e{level}");
        (1..=levels).rev().fold(None, |inner: Option<Value>, level| {
            let of = if level == 1 { ACHIEVEMENT.to_owned() } else { id(level - 1) };
            let mut outer = endorsement(&of);
            set(&mut outer, "id", id(level).into());
            if let Some(inner) = inner {
                set(&mut outer, "endorsement", json!([inner]));
            }
            Some(endorsed(RDFC, outer))
        })
    };
    vec![
        Case::new(
            AREA,
            "accept-thousand",
            "A thousand endorsements, of which 64 are judged.",
            crate::case::Input::Parts(parts),
            accepted(&judged, &["embedded_too_many"]),
        ),
        case(
            "accept-endorsement-endorsed",
            "The endorsement is endorsed itself.",
            holding("eddsa-jcs-2022", &[nested(2).unwrap()]),
            accepted(&[inside(ON_ACHIEVEMENT, "accepted", "yes")], &["embedded_accepted"]),
        ),
        case(
            "accept-nested",
            "Endorsements of endorsements, five deep, of which two are judged.",
            holding("eddsa-jcs-2022", &[nested(5).unwrap()]),
            accepted(&[inside(ON_ACHIEVEMENT, "accepted", "yes")], &["embedded_accepted"]),
        ),
    ]
}

/// The college's badge for this learner.
fn stated_for(learner: &str) -> Document {
    let mut badge = badge_by(did(&college()).as_str());
    badge["credentialSubject"]["id"] = learner.into();
    badge
}

/// The record of a learner, made of badges.
fn parts() -> Vec<Case> {
    let record = |suite: &str, context: &str, parts: &[Value]| {
        let mut record = clr(did(&university()).as_str(), did(&learner()).as_str(), parts.to_vec());
        record["@context"][1] = format!("https://purl.imsglobal.org/spec/clr/v2p0/{context}").into();
        by(&university(), suite, record)
    };
    let part = |index: usize, conclusion: &str| {
        let pointer = format!("/credentialSubject/verifiableCredential/{index}");
        json!({"kind": "part", "pointer": pointer, "conclusion": conclusion, "endorses_its_place": null})
    };
    let endorsed_badge = holding(RDFC, &[endorsed(RDFC, endorsement(ACHIEVEMENT))]);
    let mut tampered = by(&college(), "eddsa-jcs-2022", badge_by(did(&college()).as_str()));
    tampered["credentialSubject"]["creditsEarned"] = 180.into();
    let unsupported = {
        let mut part = by(&college(), RDFC, badge_by(did(&college()).as_str()));
        part["proof"]["cryptosuite"] = "ecdsa-rdfc-2019".into();
        part
    };
    let title = |state: &str| json!({"title": state});
    let other = || stated_for(did(&other_learner()).as_str());
    vec![
        case(
            "accept-record-part-of-another",
            "A record of one learner holds the badge of another.",
            record("eddsa-jcs-2022", "context.json", &[by(&college(), "eddsa-jcs-2022", other())]),
            accepted(&[part(0, "accepted")], &["embedded_accepted", "part_of_another"]).with("elements", title("absent")),
        ),
        case(
            "accept-record-of-statements-part-of-another",
            "The same, where statements are signed.",
            record(RDFC, "context.json", &[by(&college(), RDFC, other())]),
            accepted(&[part(0, "accepted")], &["embedded_accepted", "part_of_another"]).with("elements", title("absent")),
        ),
        case(
            "accept-record-of-nobody-part-of-another",
            "A record that is bound to nobody holds a badge that is bound to somebody.",
            {
                let mut document = clr(did(&university()).as_str(), "", vec![by(&college(), "eddsa-jcs-2022", other())]);
                document["credentialSubject"].as_object_mut().unwrap().shift_remove("id");
                by(&university(), "eddsa-jcs-2022", document)
            },
            accepted(&[part(0, "accepted")], &["embedded_accepted", "part_of_another"]).with("elements", title("absent")),
        ),
        case(
            "accept-record-of-statements",
            "A record that is signed as statements: what its part says of the learner is the part's.",
            record(RDFC, "context.json", std::slice::from_ref(&endorsed_badge)),
            accepted(&[part(0, "accepted")], &["embedded_accepted"]).with("elements", title("absent")),
        ),
        case(
            "accept-record-part-unsupported-suite",
            "A record that is signed as statements, with a part by a suite that is not judged: the record's issuer signed those statements too.",
            record(RDFC, "context.json", &[unsupported]),
            accepted(&[because(part(0, "undetermined"), "suite_unsupported")], &["embedded_undetermined"])
                .with("elements", title("stated")),
        ),
        case(
            "accept-record",
            "A record of two badges: an endorsed one, and one that was changed after it was signed.",
            record("eddsa-jcs-2022", "context-2.0.1.json", &[endorsed_badge, tampered]),
            accepted(
                &[part(0, "accepted"), because(part(1, "rejected"), "proof_invalid")],
                &["embedded_accepted", "embedded_rejected", "context_unknown"],
            )
            .complete("unknown"),
        ),
    ]
}
