//! Credentials inside credentials: what they cost, and that they change nothing about the one that holds them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail by panicking"
)]
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a test may look at the clock")]

use std::time::{Duration, Instant};

use credenza_core::credential::{EmbeddedKind, Secured};
use credenza_core::did::{Did, key_method};
use credenza_core::encoding::json::{Document, Value};
use credenza_core::encoding::json_ld::Contexts;
use credenza_core::key::SecretKey;
use credenza_core::micro::Element;
use credenza_core::present::Request;
use credenza_core::proof::Suite;
use credenza_core::time::Timestamp;
use credenza_core::trust::{TrustList, TrustedIssuer};
use credenza_core::verify::{Answer, Check, Code, Evidence, MAX_EMBEDDED, MAX_EMBEDDED_DEPTH, Policy, Question, Report, Verifier, needs};
use serde_json::json;

const ACHIEVEMENT: &str = "https://uni.example/courses/titles";
const SUITES: [Suite; 2] = [Suite::EddsaRdfc2022, Suite::EddsaJcs2022];

fn university() -> SecretKey {
    SecretKey::from_seed([1; 32])
}

fn college() -> SecretKey {
    SecretKey::from_seed([4; 32])
}

fn did(key: &SecretKey) -> Did {
    key_method::from_public_key(&key.public_key())
}

fn signed(suite: Suite, document: &Value, key: &SecretKey) -> Value {
    let method = key_method::method_id(&key.public_key());
    let options = json!({
        "type": "DataIntegrityProof",
        "cryptosuite": suite.name(),
        "created": "2026-07-01T09:00:00Z",
        "verificationMethod": method,
        "proofPurpose": "assertionMethod"
    });
    let table = |value: &Value| Document::from_value(value).unwrap();
    let proof = suite.sign(&table(document), table(&options).root(), &[], &Contexts::known(), key).unwrap();
    let mut document = document.clone();
    document["proof"] = proof.to_value();
    document
}

fn credential(id: &str, kind: &str, issuer: &SecretKey, subject: Value) -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": id,
        "type": ["VerifiableCredential", kind],
        "name": "x",
        "issuer": {"id": did(issuer).as_str(), "type": ["Profile"], "name": "Somebody"},
        "validFrom": "2026-07-01T09:00:00Z",
        "credentialSubject": subject
    })
}

fn endorsement(id: &str, of: &str) -> Value {
    credential(id, "EndorsementCredential", &college(), json!({"id": of, "type": ["EndorsementSubject"], "endorsementComment": "Good"}))
}

fn badge(endorsements: &[Value]) -> Value {
    let achievement = json!({
        "id": ACHIEVEMENT,
        "type": ["Achievement"],
        "name": "Evaluating foreign titles",
        "description": "A short course",
        "criteria": {"narrative": "Pass"}
    });
    let subject = json!({"id": "did:example:learner", "type": ["AchievementSubject"], "creditsEarned": 3, "achievement": achievement});
    let mut badge = credential("urn:uuid:00000000-0000-8000-8000-000000000001", "OpenBadgeCredential", &university(), subject);
    if !endorsements.is_empty() {
        badge["credentialSubject"]["achievement"]["endorsement"] = endorsements.into();
    }
    badge
}

fn verified(document: &Value, policy: &Policy) -> Report {
    let evidence = Evidence::new();
    let now = Timestamp::parse("2026-08-01T12:00:00Z").unwrap();
    Verifier::new(&evidence, policy).verify(&Secured::parse(document.to_string().as_bytes()).unwrap(), &now)
}

fn trusting(keys: &[&SecretKey]) -> Policy {
    Policy::default().trust("list", TrustList::new(keys.iter().map(|key| TrustedIssuer::new(did(key), "Listed"))))
}

fn codes(report: &Report) -> Vec<Code> {
    report.findings().iter().map(|finding| finding.code).collect()
}

/// Whoever does not name what it endorses endorses nothing that is known.
#[test]
fn an_endorsement_of_something_without_a_name() {
    let place = |subjects: Value| {
        let mut endorsement = endorsement("urn:e:1", ACHIEVEMENT);
        endorsement["credentialSubject"] = subjects;
        let endorsement = signed(Suite::EddsaJcs2022, &endorsement, &college());
        let report = verified(&signed(Suite::EddsaJcs2022, &badge(&[endorsement]), &university()), &trusting(&[&university()]));
        report.embedded()[0].endorses_its_place()
    };
    let of = |id: &str| json!({"id": id, "type": ["EndorsementSubject"], "endorsementComment": "Good"});
    let nameless = json!({"type": ["EndorsementSubject"], "endorsementComment": "Good"});
    assert_eq!(place(of(ACHIEVEMENT)), Some(Answer::Yes));
    assert_eq!(place(of("https://uni.example/other")), Some(Answer::No));
    assert_eq!(place(nameless.clone()), Some(Answer::Unknown));
    assert_eq!(place(json!([of(ACHIEVEMENT), nameless])), Some(Answer::Unknown));
    assert_eq!(place(json!([of(ACHIEVEMENT), of("https://uni.example/other")])), Some(Answer::No));
}

/// The answers, the elements and whatever decides are those of the badge without endorsements, whatever these are.
#[test]
fn no_endorsement_changes_what_is_said_of_the_credential() {
    let mut tampered = signed(Suite::EddsaRdfc2022, &endorsement("urn:e:1", ACHIEVEMENT), &college());
    tampered["credentialSubject"]["endorsementComment"] = "Best".into();
    let mut level = endorsement("urn:e:2", ACHIEVEMENT);
    level["credentialSubject"]["type"] = json!(["EndorsementSubject", "Achievement"]);
    level["credentialSubject"]["creditsAvailable"] = 180.into();
    let mut types = endorsement("urn:e:3", "urn:uuid:00000000-0000-8000-8000-000000000001");
    types["credentialSubject"]["type"] = json!(["EndorsementSubject", "DiplomaCredential", "OpenBadgeCredential"]);
    types["credentialSubject"]["type"].as_array_mut().unwrap().remove(1);
    let mut country = endorsement("urn:e:4", did(&university()).as_str());
    country["credentialSubject"]["type"] = json!(["EndorsementSubject", "Profile"]);
    country["credentialSubject"]["address"] = json!({"type": ["Address"], "addressCountryCode": "IT"});
    for outer in SUITES {
        for policy in [
            Policy::default(),
            trusting(&[&university()]),
            trusting(&[&college()]),
            trusting(&[&university(), &college()]),
            Policy::default().pin_issuer(did(&university())),
            Policy::default().pin_issuer(did(&college())),
            Policy::default().allow_unknown_issuer(),
        ] {
            let plain = verified(&signed(outer, &badge(&[]), &university()), &policy);
            for inner in [&level, &types, &country] {
                for suite in SUITES {
                    let report =
                        verified(&signed(outer, &badge(&[signed(suite, inner, &college()), tampered.clone()]), &university()), &policy);
                    assert_eq!(report.embedded().len(), 2);
                    for question in Question::ALL {
                        assert_eq!(report.answer(question), plain.answer(question), "{outer:?} {question:?} {}", inner["id"]);
                    }
                    assert_eq!(report.verdict(), plain.verdict());
                    assert_eq!(report.decisive(), plain.decisive());
                    assert_eq!(states(&report), states(&plain), "{outer:?} {}", inner["id"]);
                    let types = |report: &Report| {
                        let mut types = report.authentic().unwrap().types().to_vec();
                        types.sort();
                        types
                    };
                    assert_eq!(types(&report), types(&plain));
                }
            }
        }
    }
}

/// A pin names whom the credential must be by. What stands inside it is by somebody else.
#[test]
fn what_is_demanded_of_the_credential_is_not_demanded_of_what_stands_inside() {
    let document = signed(
        Suite::EddsaRdfc2022,
        &badge(&[signed(Suite::EddsaRdfc2022, &endorsement("urn:e:1", ACHIEVEMENT), &college())]),
        &university(),
    );
    let policy = trusting(&[&college()]).pin_issuer(did(&university()));
    let report = verified(&document, &policy);
    assert!(report.accepted().is_ok());
    assert!(report.embedded()[0].report().accepted().is_ok());
    assert_eq!(report.embedded()[0].comment(), Some("Good"));
    // An endorsement has no title.
    let demanding = verified(&document, &trusting(&[&university(), &college()]).require_element(Element::Title));
    assert!(demanding.accepted().is_ok() && demanding.embedded()[0].report().accepted().is_ok());
    let pinned = verified(&document, &Policy::default().pin_issuer(did(&university())));
    assert!(codes(pinned.embedded()[0].report()).contains(&Code::NoTrustSource));
}

#[test]
fn depth_and_number_are_bounded() {
    let id = |level: usize| format!("urn:e:{level}");
    let mut inner = endorsement(&id(9), &id(8));
    for level in (0..9).rev() {
        let mut outer = endorsement(&id(level), &if level == 0 { ACHIEVEMENT.to_owned() } else { id(level - 1) });
        outer["endorsement"] = json!([signed(Suite::EddsaJcs2022, &inner, &college())]);
        inner = outer;
    }
    let deep = signed(Suite::EddsaJcs2022, &badge(&[signed(Suite::EddsaJcs2022, &inner, &college())]), &university());
    let report = verified(&deep, &trusting(&[&university(), &college()]));
    let mut at = &report;
    for _ in 0..MAX_EMBEDDED_DEPTH {
        assert!(at.accepted().is_ok() && !codes(at).contains(&Code::EmbeddedTooDeep));
        at = at.embedded()[0].report();
    }
    assert!(at.accepted().is_ok() && at.embedded().is_empty() && codes(at).contains(&Code::EmbeddedTooDeep));

    // Of a tree, all levels count together.
    let mut branch = endorsement("urn:e:b", ACHIEVEMENT);
    branch["endorsement"] = vec![signed(Suite::EddsaJcs2022, &endorsement("urn:e:l", "urn:e:b"), &college()); 20].into();
    let branch = signed(Suite::EddsaJcs2022, &branch, &college());
    let report = verified(&signed(Suite::EddsaJcs2022, &badge(&vec![branch; 20]), &university()), &trusting(&[&university(), &college()]));
    let judged: usize = report.embedded().iter().map(|one| 1 + one.report().embedded().len()).sum();
    assert_eq!(judged, MAX_EMBEDDED);
    assert!(codes(&report).contains(&Code::EmbeddedTooMany));
}

/// Two hundred endorsements whose nodes each know all the others: telling them apart costs the more the more there are.
fn with_cliques_of(nodes: usize) -> Value {
    let others = |one: usize| (0..nodes).filter(move |other| *other != one).map(|other| json!({"id": format!("_:b{other}")}));
    let clique: Vec<Value> = (0..nodes).map(|one| json!({"id": format!("_:b{one}"), "beside": others(one).collect::<Vec<_>>()})).collect();
    let mut document = endorsement("urn:e:1", ACHIEVEMENT);
    let terms = json!({"beside": {"@id": "urn:x:beside"}, "clique": {"@id": "urn:x:clique"}});
    document["@context"].as_array_mut().unwrap().push(terms);
    document["clique"] = clique.into();
    document["proof"] = signed(Suite::EddsaRdfc2022, &endorsement("urn:e:1", ACHIEVEMENT), &college())["proof"].clone();
    signed(Suite::EddsaJcs2022, &badge(&vec![document; 200]), &university())
}

/// Each of them may cost as much as a file of its own; all together no more than that, give or take one.
#[test]
fn graphs_that_cost_much_end_the_work() {
    // Seven cost more than is spent on any file, six nearly as much, four next to nothing.
    for (nodes, judged, code) in [
        (12, 1..=1, Code::CanonicalizationTooComplex),
        (7, 1..=1, Code::CanonicalizationTooComplex),
        (6, 2..=3, Code::ProofInvalid),
        (4, MAX_EMBEDDED..=MAX_EMBEDDED, Code::ProofInvalid),
    ] {
        let document = with_cliques_of(nodes);
        let started = Instant::now();
        let report = verified(&document, &trusting(&[&university()]));
        assert!(started.elapsed() < Duration::from_secs(180), "{nodes}: {:?}", started.elapsed());
        assert!(report.accepted().is_ok() && codes(&report).contains(&Code::EmbeddedTooMany), "{nodes}");
        assert!(judged.contains(&report.embedded().len()), "{nodes}: {}", report.embedded().len());
        let first = report.embedded()[0].report();
        assert!(codes(first).contains(&code), "{nodes}: {:?}", first.findings());
    }
}

/// Nothing inside is shown of a credential that is not known to be genuine.
#[test]
fn nothing_stands_inside_what_is_not_authentic() {
    let mut document = signed(
        Suite::EddsaRdfc2022,
        &badge(&[signed(Suite::EddsaRdfc2022, &endorsement("urn:e:1", ACHIEVEMENT), &college())]),
        &university(),
    );
    document["credentialSubject"]["creditsEarned"] = 30.into();
    let report = verified(&document, &trusting(&[&university(), &college()]));
    assert_eq!(report.answer(Question::Authentic), Answer::No);
    assert!(report.embedded().is_empty() && report.to_value().get("embedded").is_none());
    // Whoever only looks sees it all the same.
    let (looked, _) = Secured::parse(document.to_string().as_bytes()).unwrap().embedded(MAX_EMBEDDED);
    let [(kind, place, inner)] = looked.as_slice() else { panic!("{looked:?}") };
    assert_eq!((*kind, place.as_str()), (EmbeddedKind::Endorsement, "/credentialSubject/achievement/endorsement/0"));
    assert_eq!(inner.unverified()["id"], "urn:e:1");
}

/// JSON around a credential is no credential: whoever moves statements about could wrap them so.
#[test]
fn json_around_a_credential_is_none_inside_another() {
    let jcs = Suite::EddsaJcs2022;
    let wrapped = json!({"vc": signed(jcs, &endorsement("urn:e:1", ACHIEVEMENT), &college())});
    let report = verified(&signed(jcs, &badge(&[wrapped]), &university()), &trusting(&[&university(), &college()]));
    assert_eq!(report.embedded()[0].report().answer(Question::Authentic), Answer::No);
    assert!(report.accepted().is_ok());
}

/// Nobody presented the file, so nobody is compared with its learner; the part is of the record's.
#[test]
fn a_part_of_the_records_learner_is_nobody_elses() {
    let jcs = Suite::EddsaJcs2022;
    let report = |learner: &str| {
        let mut part = badge(&[]);
        part["credentialSubject"]["id"] = learner.into();
        let subject =
            json!({"id": "did:example:learner", "type": ["ClrSubject"], "verifiableCredential": [signed(jcs, &part, &university())]});
        let mut record = credential("urn:r:1", "ClrCredential", &university(), subject);
        record["@context"].as_array_mut().unwrap().insert(1, "https://purl.imsglobal.org/spec/clr/v2p0/context.json".into());
        codes(&verified(&signed(jcs, &record, &university()), &trusting(&[&university()])))
    };
    let (own, anothers) = (report("did:example:learner"), report("did:example:another"));
    assert!(own.contains(&Code::EmbeddedAccepted) && !own.contains(&Code::PartOfAnother), "{own:?}");
    assert!(anothers.contains(&Code::PartOfAnother), "{anothers:?}");
}

#[test]
fn what_they_need_is_needed() {
    let mut inner = signed(Suite::EddsaRdfc2022, &endorsement("urn:e:1", ACHIEVEMENT), &college());
    inner["proof"]["verificationMethod"] = "did:web:college.example#1".into();
    let document = signed(Suite::EddsaRdfc2022, &badge(&[inner]), &university());
    let needed = needs(&Secured::parse(document.to_string().as_bytes()).unwrap());
    assert_eq!(needed.into_iter().collect::<Vec<_>>(), ["did:web:college.example"]);
}

fn states(report: &Report) -> Vec<&'static str> {
    report.elements().unwrap().iter().map(|(_, state)| state.name()).collect()
}

fn broken(endorsement: &Value) -> Value {
    let mut broken = signed(Suite::EddsaJcs2022, endorsement, &college());
    broken["name"] = "y".into();
    broken
}

/// A badge that names an agency without a name is not completed by what the agency says of itself.
#[test]
fn an_endorsers_description_of_itself_is_not_the_credentials() {
    let terms: Value = serde_json::from_str(include_str!("../src/credential/inline_context.json")).unwrap();
    let agency = did(&college());
    let badge_by_agency = |legal_name: bool, endorsements: &[Value]| {
        let mut badge = badge(endorsements);
        badge["@context"].as_array_mut().unwrap().push(terms.clone());
        let mut body = json!({"id": agency.as_str(), "type": ["Profile"]});
        if legal_name {
            body["legalName"] = json!({"en": "Famous Agency"});
        }
        badge["credentialSubject"]["awardingBody"] = json!([body]);
        badge["credentialSubject"]["achievement"]["accreditation"] = json!([{"accreditingAgent": {"id": agency.as_str()}}]);
        signed(Suite::EddsaRdfc2022, &badge, &university())
    };
    let mut says = endorsement("urn:e:1", ACHIEVEMENT);
    says["@context"].as_array_mut().unwrap().push(terms.clone());
    says["issuer"]["legalName"] = json!({"en": "Famous Agency"});
    let policy = trusting(&[&university(), &college()]);
    let plain = verified(&badge_by_agency(false, &[]), &policy);
    assert_ne!(states(&plain), states(&verified(&badge_by_agency(true, &[]), &policy)), "a name would make a difference");
    for endorsement in
        [signed(Suite::EddsaJcs2022, &says, &college()), signed(Suite::EddsaRdfc2022, &says, &college()), broken(&says), says.clone()]
    {
        let report = verified(&badge_by_agency(false, &[endorsement]), &policy);
        assert!(report.accepted().is_ok(), "{:?}", codes(&report));
        assert_eq!(states(&report), states(&plain));
        assert!(codes(&report).contains(&Code::EmbeddedAdds));
    }
}

/// An endorsement may give itself the name of anything. What the credential states of that thing stays.
#[test]
fn an_endorsement_named_as_a_thing_of_the_credential_hides_nothing() {
    let policy = trusting(&[&university(), &college()]);
    let plain = verified(&signed(Suite::EddsaRdfc2022, &badge(&[]), &university()), &policy);
    for id in [ACHIEVEMENT, "did:example:learner", did(&university()).as_str()] {
        let endorsement = endorsement(id, ACHIEVEMENT);
        let good = signed(Suite::EddsaJcs2022, &endorsement, &college());
        let report = verified(&signed(Suite::EddsaRdfc2022, &badge(&[good]), &university()), &policy);
        assert!(report.accepted().is_ok(), "{id} {:?}", codes(&report));
        assert_eq!(states(&report), states(&plain), "{id}");
        assert!(codes(&report).contains(&Code::EmbeddedAdds), "{id}");
        // What is about that thing and stands in a broken one may have been moved there.
        let report = verified(&signed(Suite::EddsaRdfc2022, &badge(&[broken(&endorsement)]), &university()), &policy);
        assert_eq!(report.answer(Question::Authentic), Answer::No, "{id}");
        assert!(codes(&report).contains(&Code::EmbeddedMixed), "{id} {:?}", codes(&report));
    }
    let root = endorsement("urn:uuid:00000000-0000-8000-8000-000000000001", ACHIEVEMENT);
    let report = verified(&signed(Suite::EddsaRdfc2022, &badge(&[signed(Suite::EddsaJcs2022, &root, &college())]), &university()), &policy);
    assert_eq!(report.answer(Question::Authentic), Answer::No);
}

/// What both say is told where they are two, of the first credential inside that says it, and where it stands in the outer one.
#[test]
fn what_an_endorser_says_too_is_told() {
    let policy = trusting(&[&university(), &college()]);
    let shared = |says: &Value, key: &SecretKey, judged: usize| {
        let mut says = says.clone();
        says["issuer"]["id"] = did(key).as_str().into();
        let one = signed(Suite::EddsaRdfc2022, &says, key);
        let others =
            (1..judged).map(|number| signed(Suite::EddsaRdfc2022, &endorsement(&format!("urn:o:{number}"), ACHIEVEMENT), &college()));
        let endorsements: Vec<_> = others.chain([one]).collect();
        let report = verified(&signed(Suite::EddsaRdfc2022, &badge(&endorsements), &university()), &policy);
        assert!(report.accepted().is_ok(), "{:?}", codes(&report));
        assert!(!codes(&report).contains(&Code::EmbeddedUnattributed) || judged > MAX_EMBEDDED);
        let found = report.findings().iter().filter(|finding| finding.code == Code::EmbeddedShared);
        found.map(|finding| finding.pointer.to_string()).collect::<Vec<_>>()
    };
    let mut says = endorsement("urn:e:1", ACHIEVEMENT);
    assert_eq!(shared(&says, &college(), 1), Vec::<String>::new());
    // What kind of thing it is, both say.
    says["credentialSubject"]["type"] = json!(["EndorsementSubject", "Achievement"]);
    assert_eq!(shared(&says, &college(), 1), Vec::<String>::new());
    says["credentialSubject"]["name"] = "Evaluating foreign titles".into();
    assert_eq!(shared(&says, &college(), 1), ["/credentialSubject/achievement/name"]);
    // Whichever of the two it stands in, the university said it.
    assert_eq!(shared(&says, &university(), 1), Vec::<String>::new());
    // Nothing is told of those that are only counted.
    assert_eq!(shared(&says, &college(), MAX_EMBEDDED + 1), Vec::<String>::new());
}

/// A status that issuer and endorser state cannot be taken out of the issuer's JSON, though the statements stay the same.
#[test]
fn no_status_is_an_endorsers_alone() {
    let entry = |number: usize| {
        json!({
            "id": format!("urn:s:{number}"),
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": number.to_string(),
            "statusListCredential": "https://uni.example/list"
        })
    };
    let mut says = endorsement("urn:e:1", "urn:uuid:00000000-0000-8000-8000-000000000001");
    says["credentialSubject"]["@included"] =
        json!([{"id": "urn:uuid:00000000-0000-8000-8000-000000000001", "type": ["VerifiableCredential"], "credentialStatus": entry(2)}]);
    let mut badge = badge(&[signed(Suite::EddsaJcs2022, &says, &college())]);
    badge["credentialStatus"] = json!([entry(1), entry(2)]);
    let mut document = signed(Suite::EddsaRdfc2022, &badge, &university());
    let policy = trusting(&[&university(), &college()]);
    let statuses = |report: &Report| report.findings().iter().filter(|finding| finding.check == Check::Status).count();
    let report = verified(&document, &policy);
    assert_eq!((report.answer(Question::Authentic), statuses(&report)), (Answer::Yes, 2), "{:?}", codes(&report));
    document["credentialStatus"] = json!([entry(1)]);
    let report = verified(&document, &policy);
    assert_eq!(report.answer(Question::Authentic), Answer::No);
    assert!(codes(&report).contains(&Code::JsonMisleads), "{:?}", codes(&report));
    // Nor what is said of one.
    document["credentialStatus"] = json!([entry(1), {"id": "urn:s:2", "type": "BitstringStatusListEntry"}]);
    let report = verified(&document, &policy);
    assert_eq!(report.answer(Question::Authentic), Answer::No);
    assert!(codes(&report).contains(&Code::JsonMisleads), "{:?}", codes(&report));
}

/// What an endorser says of who holds whom does not take the credential from itself.
#[test]
fn an_endorser_cannot_say_that_the_credential_stands_inside_something() {
    let policy = trusting(&[&university(), &college()]);
    for holder in ["urn:x:somebody", "urn:e:1", ACHIEVEMENT] {
        let mut says = endorsement("urn:e:1", ACHIEVEMENT);
        says["credentialSubject"]["@included"] = json!([{
            "id": holder,
            "https://www.w3.org/2018/credentials#verifiableCredential": {"id": "urn:uuid:00000000-0000-8000-8000-000000000001"}
        }]);
        says["credentialSubject"]["@included"][0]["type"] = json!(["Profile"]);
        let endorsement = signed(Suite::EddsaRdfc2022, &says, &college());
        let report = verified(&signed(Suite::EddsaRdfc2022, &badge(&[endorsement]), &university()), &policy);
        assert!(report.accepted().is_ok(), "{holder} {:?}", codes(&report));
        assert_eq!(report.embedded().len(), 1);
    }
}

/// Only those that are judged are looked for, and all share the name of what they stand in.
#[test]
fn any_number_costs_what_reading_them_costs() {
    let policy = trusting(&[&university()]);
    for suite in SUITES {
        let many: Vec<Value> =
            (0..40_000).map(|number| if suite == Suite::EddsaJcs2022 { json!(1) } else { json!({"id": format!("u:{number}")}) }).collect();
        let text = signed(suite, &badge(&many), &university()).to_string();
        let started = Instant::now();
        let document = Secured::parse(text.as_bytes()).unwrap();
        let (shown, count) = document.embedded(MAX_EMBEDDED);
        assert_eq!((shown.len(), count), (MAX_EMBEDDED, 40_000));
        assert_eq!(shown[63].1.as_str(), "/credentialSubject/achievement/endorsement/63");
        let report = Verifier::new(&Evidence::new(), &policy).verify(&document, &Timestamp::parse("2026-08-01T12:00:00Z").unwrap());
        assert_eq!(report.embedded().len(), MAX_EMBEDDED, "{:?}", codes(&report));
        assert!(codes(&report).contains(&Code::EmbeddedTooMany));
        assert!(started.elapsed() < Duration::from_secs(180), "{suite:?} {:?}", started.elapsed());
    }
}

/// Credentials by one issuer that each name a schema which takes a third of the work that there is for a file: 64 inside a record took as long as 64 files, and as many in
/// a presentation.
#[test]
fn schemas_cost_no_more_for_all_inside_a_file_than_for_one() {
    const URL: &str = "https://uni.example/schema.json";
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "allOf": vec![json!({"$ref": "#/$defs/it"}); 40_000],
        "$defs": {"it": {"allOf": vec![json!({"type": "object"}); 33]}}
    });
    let policy = trusting(&[&university(), &college()]).schema(URL, schema.to_string().as_bytes()).unwrap();
    let named = |mut document: Value| {
        document["credentialSchema"] = json!({"id": URL, "type": "JsonSchema"});
        document
    };
    let found = |report: &Report| report.findings().iter().find(|finding| finding.check == Check::Schema).map(|finding| finding.code);
    let endorsements: Vec<_> =
        (0..5).map(|index| signed(Suite::EddsaJcs2022, &named(endorsement(&format!("urn:e:{index}"), ACHIEVEMENT)), &college())).collect();
    let outer = signed(Suite::EddsaJcs2022, &named(badge(&endorsements)), &university());
    let report = verified(&outer, &policy);
    assert_eq!(found(&report), Some(Code::SchemaKept), "what stands inside takes nothing from the file itself");
    let inside: Vec<_> = report.embedded().iter().map(|embedded| found(embedded.report()).unwrap()).collect();
    assert_eq!(inside, [&[Code::SchemaKept; 2][..], &[Code::SchemaUnsupported; 3]].concat());

    let shown = signed(Suite::EddsaJcs2022, &named(badge(&[])), &university());
    let presentation = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiablePresentation"],
        "verifiableCredential": vec![shown; 5]
    });
    let (evidence, now) = (Evidence::new(), Timestamp::parse("2026-08-01T12:00:00Z").unwrap());
    let arrived = Secured::parse(presentation.to_string().as_bytes()).unwrap();
    let answer = Verifier::new(&evidence, &policy).presentation(&arrived, &Request::bare("challenge", "verifier.example"), &now);
    let shown: Vec<_> = answer.credentials().iter().map(|report| found(report).unwrap()).collect();
    assert_eq!(shown, inside);
}
