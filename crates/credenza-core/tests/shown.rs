//! What a report says that a document states: each value with what belongs to it, whichever suite signed it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail by panicking"
)]

use credenza_core::credential::Secured;
use credenza_core::did::{Did, key_method};
use credenza_core::encoding::json::{Document, Value};
use credenza_core::encoding::json_ld::Contexts;
use credenza_core::key::SecretKey;
use credenza_core::proof::Suite;
use credenza_core::quality::MAX_PARTS;
use credenza_core::time::Timestamp;
use credenza_core::trust::TrustList;
use credenza_core::verify::{Code, Evidence, LearnerIdentity, Policy, Report, Verifier};
use serde_json::json;

const SUITES: [Suite; 2] = [Suite::EddsaRdfc2022, Suite::EddsaJcs2022];
const STATED: [Suite; 1] = [Suite::EddsaRdfc2022];

fn university() -> SecretKey {
    SecretKey::from_seed([1; 32])
}

fn did() -> Did {
    key_method::from_public_key(&university().public_key())
}

/// An Open Badge of the university's.
fn badge() -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": "urn:uuid:00000000-0000-8000-8000-000000000001",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "x",
        "issuer": {"id": did().as_str(), "type": ["Profile"], "name": "Example University"},
        "validFrom": "2026-07-01T09:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [identity("name", "Fiorella Inventata")],
            "achievement": {
                "id": "https://uni.example/courses/titles",
                "type": ["Achievement"],
                "name": "Evaluating foreign titles",
                "description": "A short course",
                "criteria": {"narrative": "Pass"}
            }
        }
    })
}

fn identity(kind: &str, value: &str) -> Value {
    json!({"type": "IdentityObject", "identityType": kind, "hashed": false, "identityHash": value})
}

fn with(change: impl FnOnce(&mut Value)) -> Value {
    let mut document = badge();
    change(&mut document);
    document
}

fn signed(document: &Value, suite: Suite) -> Value {
    let options = json!({
        "type": "DataIntegrityProof",
        "cryptosuite": suite.name(),
        "created": "2026-07-01T09:00:00Z",
        "verificationMethod": key_method::method_id(&university().public_key()),
        "proofPurpose": "assertionMethod"
    });
    let table = |value: &Value| Document::from_value(value).unwrap();
    let proof = suite.sign(&table(document), table(&options).root(), &[], &Contexts::known(), &university()).unwrap();
    let mut document = document.clone();
    document["proof"] = proof.to_value();
    document
}

fn verified(document: &Value, policy: &Policy) -> Report {
    let now = Timestamp::parse("2026-09-01T09:00:00Z").unwrap();
    let secured = Secured::parse(&serde_json::to_vec(document).unwrap()).unwrap();
    Verifier::new(&Evidence::default(), policy).verify(&secured, &now)
}

fn report(document: &Value, suite: Suite) -> Report {
    let report = verified(&signed(document, suite), &Policy::default().allow_unknown_issuer());
    assert!(report.authentic().is_some(), "{suite:?}: {:#}", report.to_value());
    report
}

/// An element in one line: its statements as `role=value`, `;` between groups.
fn line(element: &Value) -> String {
    let value = |value: &Value| match &value["text"] {
        Value::Object(texts) => texts.iter().map(|(tag, text)| format!("{tag}:{}", text.as_str().unwrap())).collect::<Vec<_>>().join("/"),
        _ => value.as_str().unwrap_or_default().to_owned(),
    };
    let statements = element["statements"].as_array().cloned().unwrap_or_default();
    let mut line = String::new();
    let mut group = &Value::Null;
    for statement in &statements {
        let separator = if line.is_empty() {
            ""
        } else if &statement["group"] == group {
            " "
        } else {
            "; "
        };
        group = &statement["group"];
        line += &format!("{separator}{}={}", statement["role"].as_str().unwrap(), value(&statement["value"]));
    }
    match element["state"].as_str().unwrap() {
        "stated" => line,
        state => format!("{state} {line}").trim().to_owned(),
    }
}

fn said(document: &Value, suite: Suite, element: &str) -> String {
    line(&report(document, suite).to_value()["elements"][element])
}

fn expect(document: &Value, suites: &[Suite], element: &str, expected: &str) {
    for suite in suites {
        assert_eq!(said(document, *suite, element), expected, "{suite:?}");
    }
}

fn descriptions() -> Value {
    json!([
        {"id": "urn:uuid:a0000000-0000-4000-8000-000000000001", "type": ["ResultDescription"], "name": "Attendance (percent)", "resultType": "Percent"},
        {"id": "urn:uuid:b0000000-0000-4000-8000-000000000002", "type": ["ResultDescription"], "name": "Final examination (18-30)", "resultType": "RawScore",
         "rubricCriterionLevel": [{"id": "urn:uuid:c0000000-0000-4000-8000-000000000003", "type": ["RubricCriterionLevel"], "name": "Merit"}]},
    ])
}

fn result(members: Value) -> Value {
    let mut result = members;
    result["type"] = json!(["Result"]);
    result
}

const ATTENDANCE: &str = "urn:uuid:a0000000-0000-4000-8000-000000000001";
const EXAMINATION: &str = "urn:uuid:b0000000-0000-4000-8000-000000000002";

fn with_results(results: Value) -> Value {
    with(|badge| {
        badge["credentialSubject"]["achievement"]["resultDescription"] = descriptions();
        badge["credentialSubject"]["result"] = results;
    })
}

#[test]
fn a_result_stands_under_its_own_scale() {
    let examined = with_results(json!([result(json!({"resultDescription": EXAMINATION, "value": "19"}))]));
    expect(&examined, &SUITES, "grade", "grade=19 scale=Final examination (18-30)");
    let undescribed = with_results(json!([result(json!({"value": "19"}))]));
    expect(&undescribed, &SUITES, "grade", "grade=19");
    expect(&with_results(json!([])), &SUITES, "grade", "absent");
}

#[test]
fn every_result_is_told_in_one_order() {
    let both =
        [result(json!({"resultDescription": ATTENDANCE, "value": "100"})), result(json!({"resultDescription": EXAMINATION, "value": "C"}))];
    let expected = "grade=100 scale=Attendance (percent); grade=C scale=Final examination (18-30)";
    expect(&with_results(json!(both)), &SUITES, "grade", expected);
    let [one, other] = both;
    expect(&with_results(json!([other, one])), &SUITES, "grade", expected);
}

#[test]
fn what_became_of_a_result_is_told() {
    let failed = with_results(json!([result(json!({"status": "Failed", "value": "3"}))]));
    expect(&failed, &SUITES, "grade", "grade=3 result_status=Failed");
    let under_way = with_results(json!([result(json!({"resultDescription": EXAMINATION, "status": "InProgress"}))]));
    expect(&under_way, &SUITES, "grade", "scale=Final examination (18-30) result_status=InProgress");
    let level = json!({"resultDescription": EXAMINATION, "achievedLevel": "urn:uuid:c0000000-0000-4000-8000-000000000003"});
    expect(&with_results(json!([result(level)])), &SUITES, "grade", "achieved_level=Merit scale=Final examination (18-30)");
    let unknown = with_results(json!([result(json!({"achievedLevel": "urn:uuid:c0000000-0000-4000-8000-000000000009"}))]));
    expect(&unknown, &SUITES, "grade", "achieved_level=urn:uuid:c0000000-0000-4000-8000-000000000009");
}

#[test]
fn very_many_results_are_counted() {
    let many: Vec<_> = (0..103).map(|number| result(json!({"value": number.to_string()}))).collect();
    for suite in SUITES {
        let said = said(&with_results(json!(many)), suite, "grade");
        assert!(said.ends_with("further_results=3") && said.matches("grade=").count() == 100, "{said}");
    }
}

#[test]
fn a_name_may_stand_in_any_language() {
    let text = |text: &str, language: &str| json!({"@value": text, "@language": language});
    let issuer = |name: Value| with(|badge| badge["issuer"]["name"] = name);
    let universities = issuer(json!([text("Università di Esempio", "it"), text("Example University", "en")]));
    expect(&universities, &SUITES, "awarding_body", "name=en:Example University/it:Università di Esempio");
    for suite in SUITES {
        assert_eq!(report(&universities, suite).to_value()["issuer"]["self_asserted_name"], "Example University / Università di Esempio");
    }
    let mut directed = text("جامعة", "ar");
    directed["@direction"] = json!("rtl");
    expect(&issuer(directed), &SUITES, "awarding_body", "name=ar:جامعة");
    expect(&issuer(json!([text("Universität", "de"), "Universität"])), &SUITES, "awarding_body", "name=de:Universität");
    expect(&issuer(json!([text("Universität", "de"), "University"])), &SUITES, "awarding_body", "name=de:Universität/und:University");
    expect(&issuer(json!(["B", "A"])), &SUITES, "awarding_body", "contradictory name=A name=B");
    let titled = with(|badge| badge["credentialSubject"]["achievement"]["name"] = text("Datenkompetenz", "de"));
    expect(&titled, &SUITES, "title", "title=de:Datenkompetenz");
}

#[test]
fn a_default_language_hides_nothing() {
    let italian = with(|badge| badge["@context"].as_array_mut().unwrap().push(json!({"@language": "it"})));
    expect(&italian, &STATED, "learner", "name=Fiorella Inventata");
    expect(&italian, &STATED, "title", "title=it:Evaluating foreign titles");
    expect(&italian, &STATED, "awarding_body", "name=it:Example University");
    assert!(matches(&italian, STATED[0], "name", "Fiorella Inventata"));
    // A list that trusts the issuer for one country reads it, too.
    let mut in_italy = italian;
    in_italy["issuer"]["address"] = json!({"type": ["Address"], "addressCountryCode": "IT"});
    for (country, expected) in [("IT", Code::IssuerTrusted), ("FR", Code::IssuerOutsideCountry)] {
        let list = json!({"issuers": [{"id": did().as_str(), "name": "University", "country": country}]});
        let policy = Policy::default().trust("list", TrustList::parse(list.to_string().as_bytes()).unwrap());
        let report = verified(&signed(&in_italy, STATED[0]), &policy);
        assert!(report.findings().iter().any(|finding| finding.code == expected), "{country}");
    }
}

#[test]
fn an_issuer_under_two_names_is_told_with_both() {
    let creator = json!({"id": did().as_str(), "type": ["Profile"], "name": "Università di Esempio"});
    let two = with(|badge| badge["credentialSubject"]["achievement"]["creator"] = creator);
    expect(&two, &SUITES, "awarding_body", "contradictory name=Example University name=Università di Esempio");
    let another = json!({"id": "https://college.example", "type": ["Profile"], "name": "College"});
    let two = with(|badge| badge["credentialSubject"]["achievement"]["creator"] = another);
    expect(&two, &SUITES, "awarding_body", "name=Example University");
}

fn identified(document: &Value, suite: Suite, kind: &str, value: &str) -> Report {
    let policy = Policy::default().allow_unknown_issuer().learner_identity(LearnerIdentity::of_type(kind, value));
    verified(&signed(document, suite), &policy)
}

fn matches(document: &Value, suite: Suite, kind: &str, value: &str) -> bool {
    identified(document, suite, kind, value).findings().iter().any(|finding| finding.code == Code::IdentityMatched)
}

#[test]
fn the_name_of_the_subject_is_the_learners() {
    let named = with(|badge| {
        badge["credentialSubject"]["identifier"] = json!([]);
        badge["credentialSubject"]["name"] = json!("Parker Pearl");
    });
    expect(&named, &SUITES, "learner", "name=Parker Pearl");
    for suite in SUITES {
        assert!(matches(&named, suite, "name", "Parker Pearl") && !matches(&named, suite, "name", "Parker"));
    }
    let twice = with(|badge| badge["credentialSubject"]["name"] = json!("Fiorella Inventata"));
    expect(&twice, &SUITES, "learner", "name=Fiorella Inventata");
    let other = with(|badge| badge["credentialSubject"]["name"] = json!("Parker Pearl"));
    expect(&other, &SUITES, "learner", "contradictory name=Fiorella Inventata name=Parker Pearl");
}

#[test]
fn who_has_two_names_is_not_known_to_have_either() {
    let two =
        with(|badge| badge["credentialSubject"]["identifier"] = json!([identity("name", "Zoe Zeta"), identity("name", "Ada Esempio")]));
    expect(&two, &SUITES, "learner", "contradictory name=Ada Esempio name=Zoe Zeta");
    for suite in SUITES {
        for name in ["Zoe Zeta", "Ada Esempio"] {
            let report = identified(&two, suite, "name", name);
            assert!(report.findings().iter().any(|finding| finding.code == Code::IdentityContradictory), "{name}");
            assert!(report.accepted().is_err() && report.authentic().is_some());
        }
        assert!(identified(&two, suite, "name", "Bob").findings().iter().any(|finding| finding.code == Code::IdentityMismatch));
    }
    // Of addresses anybody may have several, and a name may stand in several languages.
    let addresses =
        json!([identity("emailAddress", "a@example.com"), identity("emailAddress", "b@example.com"), identity("name", "Ada Esempio")]);
    let languages = json!([{"@value": "Ada Esempio", "@language": "en"}, {"@value": "Ада", "@language": "ru"}]);
    let several = with(|badge| {
        badge["credentialSubject"]["identifier"] = addresses;
        badge["credentialSubject"]["name"] = languages;
    });
    for suite in SUITES {
        assert!(matches(&several, suite, "emailAddress", "b@example.com") && matches(&several, suite, "name", "Ada Esempio"));
        assert!(matches(&several, suite, "name", "Ада"));
    }
}

#[test]
fn a_name_is_the_same_however_its_accents_are_spelled() {
    let (composed, decomposed) = ("Jos\u{e9} Garc\u{ed}a", "Jose\u{301} Garci\u{301}a");
    for (stated, known) in [(composed, decomposed), (decomposed, composed), (composed, composed)] {
        let document = with(|badge| {
            badge["credentialSubject"]["identifier"] = json!([identity("name", stated), identity("emailAddress", stated)]);
            badge["credentialSubject"]["name"] = json!(known);
        });
        for suite in SUITES {
            assert!(matches(&document, suite, "name", known));
            assert!(!matches(&document, suite, "name", "Jose Garcia"));
            // Anything else is compared to the byte.
            assert_eq!(matches(&document, suite, "emailAddress", known), stated == known);
        }
        expect(&document, &SUITES, "learner", &format!("name={stated} email={stated}"));
    }
}

#[test]
fn each_of_several_subjects_is_told_by_itself() {
    let two = with(|badge| {
        let subject = |name: &str, achievement: &str| {
            let mut subject = badge["credentialSubject"].clone();
            subject["identifier"] = json!([identity("name", name)]);
            subject["achievement"]["id"] = achievement.into();
            subject
        };
        badge["credentialSubject"] = json!([subject("Zoe Zeta", "urn:z:1"), subject("Bob Beta", "https://uni.example/a/1")]);
    });
    for suite in SUITES {
        let report = report(&two, suite);
        let value = report.to_value();
        assert_eq!(line(&value["elements"]["learner"]), "absent");
        assert_eq!(line(&value["elements"]["title"]), "title=Evaluating foreign titles");
        let parts: Vec<_> = value["parts"].as_array().unwrap().iter().map(|part| line(&part["elements"]["learner"])).collect();
        assert_eq!(parts, ["name=Bob Beta", "name=Zoe Zeta"]);
        for (part, learner) in value["parts"].as_array().unwrap().iter().zip(&parts) {
            let place = if learner.ends_with("Beta") { "/credentialSubject/1" } else { "/credentialSubject/0" };
            assert_eq!(part["pointer"], place, "{suite:?}");
        }
        let codes: Vec<_> = report.findings().iter().map(|finding| finding.code).collect();
        assert!(codes.contains(&Code::SeveralSubjects) && !codes.contains(&Code::ElementAbsent), "{codes:?}");
    }
    assert!(report(&badge(), STATED[0]).to_value().get("parts").is_none());
}

#[test]
fn each_of_several_achievements_is_told_with_its_results() {
    let two = with_results(json!([result(json!({"resultDescription": EXAMINATION, "value": "19"}))]));
    let two = {
        let mut two = two;
        let subject = &mut two["credentialSubject"];
        let mut other = badge()["credentialSubject"]["achievement"].clone();
        (other["id"], other["name"]) = (json!("urn:a:2"), json!("Another"));
        other["resultDescription"] = json!([{"id": "urn:r:2", "type": ["ResultDescription"], "name": "Points", "resultType": "RawScore"}]);
        subject["achievement"] = json!([subject["achievement"], other]);
        two
    };
    for suite in SUITES {
        let value = report(&two, suite).to_value();
        let mut parts: Vec<_> = value["parts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|part| (line(&part["elements"]["title"]), line(&part["elements"]["grade"])))
            .collect();
        parts.sort_unstable();
        let expected = [("title=Another", "absent"), ("title=Evaluating foreign titles", "grade=19 scale=Final examination (18-30)")];
        assert_eq!(parts, expected.map(|(title, grade)| (title.to_owned(), grade.to_owned())));
        assert!(value["findings"].as_array().unwrap().iter().any(|finding| finding["code"] == "several_achievements"));
    }
}

#[test]
fn a_day_is_cut_out_of_a_point_in_time_only() {
    for (awarded, expected) in [
        ("2026-06-30T23:30:00-05:00", "date=2026-06-30"),
        ("last TUESDAY", "date=last TUESDAY"),
        ("2026-06-30", "date=2026-06-30"),
        ("2026-13-01T00:00:00Z", "date=2026-13-01T00:00:00Z"),
    ] {
        expect(&with(|badge| badge["awardedDate"] = json!(awarded)), &SUITES, "date_of_issuing", expected);
    }
}

#[test]
fn the_date_of_vcdm_1_1_is_read_and_its_places_are_those_of_the_document() {
    let old = |expires: &str| {
        with(|badge| {
            badge["@context"] = json!([
                "https://www.w3.org/2018/credentials/v1",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
                "https://w3id.org/security/data-integrity/v2"
            ]);
            badge.as_object_mut().unwrap().remove("validFrom");
            badge["issuanceDate"] = json!("2026-07-01T09:00:00Z");
            badge["expirationDate"] = json!(expires);
        })
    };
    expect(&old("2031-07-01T09:00:00Z"), &STATED, "date_of_issuing", "date=2026-07-01");
    let place = |document: &Value, code: Code| {
        let report = report(document, STATED[0]);
        let finding = report.findings().iter().find(|finding| finding.code == code).cloned();
        finding.unwrap().pointer.as_str().to_owned()
    };
    assert_eq!(place(&old("2031-07-01T09:00:00Z"), Code::PeriodOk), "/expirationDate");
    assert_eq!(place(&old("2026-08-01T09:00:00Z"), Code::ValidUntilPast), "/expirationDate");
    let mut future = old("2031-07-01T09:00:00Z");
    future["issuanceDate"] = json!("2030-07-01T09:00:00Z");
    assert_eq!(place(&future, Code::ValidFromFuture), "/issuanceDate");
    assert_eq!(place(&with(|badge| badge["validUntil"] = json!("2026-08-01T09:00:00Z")), Code::ValidUntilPast), "/validUntil");
}

#[test]
fn a_signature_that_expired_is_pointed_at_among_others() {
    let document = badge();
    let proof = |members: Value| {
        let mut options = json!({
            "type": "DataIntegrityProof",
            "cryptosuite": "eddsa-jcs-2022",
            "created": "2026-07-01T09:00:00Z",
            "verificationMethod": key_method::method_id(&university().public_key()),
            "proofPurpose": "assertionMethod"
        });
        options.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        let table = |value: &Value| Document::from_value(value).unwrap();
        let suite = Suite::EddsaJcs2022;
        suite.sign(&table(&document), table(&options).root(), &[], &Contexts::known(), &university()).unwrap().to_value()
    };
    let of_another = json!({"type": "DataIntegrityProof", "cryptosuite": "unknown-2030", "proofValue": "z1"});
    let mut set = document.clone();
    set["proof"] = json!([of_another, proof(json!({"expires": "2026-08-01T09:00:00Z"}))]);
    let report = verified(&set, &Policy::default().allow_unknown_issuer());
    let expired = report.findings().iter().find(|finding| finding.code == Code::ProofExpired).unwrap();
    assert_eq!(expired.pointer.as_str(), "/proof/1");
}

/// A long name that many results would repeat, and very many subjects: what is told of them stays in proportion to the document.
#[test]
fn what_is_told_is_no_longer_than_the_document() {
    let mut long =
        with_results(json!((0..50).map(|_| result(json!({"resultDescription": EXAMINATION, "value": "1"}))).collect::<Vec<_>>()));
    long["credentialSubject"]["achievement"]["resultDescription"][1]["name"] = "x".repeat(300_000).into();
    let many = with(|badge| badge["credentialSubject"] = (0..5_000).map(|number| json!({"id": format!("urn:{number}")})).collect());
    for document in [long, many] {
        let value = report(&document, Suite::EddsaJcs2022).to_value();
        let told = value["elements"].to_string().len() + value["parts"].to_string().len();
        assert!(told < 4 * document.to_string().len(), "{told} of {}", document.to_string().len());
    }
    let counted = report(
        &with(|badge| badge["credentialSubject"] = (0..20).map(|number| json!({"id": format!("urn:{number}")})).collect()),
        STATED[0],
    );
    let elements = counted.elements().unwrap();
    assert_eq!((elements.parts().len(), elements.count_of_parts()), (MAX_PARTS, 20));
}

/// A badge under our own inline context, whose subject and achievement have these members too.
fn european(subject: Value, achievement: Value) -> Value {
    with(|badge| {
        let contexts = badge["@context"].as_array_mut().unwrap();
        contexts.push(credenza_core::micro::inline_context());
        badge["credentialSubject"]["identifier"] = json!([]);
        let add = |place: &mut Value, members: Value| place.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        add(&mut badge["credentialSubject"]["achievement"], achievement);
        add(&mut badge["credentialSubject"], subject);
    })
}

/// `results` of value and id of a description, whose names are those of `scales`.
fn graded(scales: &[(&str, &str)], results: &[(&str, &str)], proven: Value) -> Value {
    let description = |(id, name): &(&str, &str)| json!({"id": id, "type": ["ResultDescription"], "name": name, "resultType": "RawScore"});
    let results: Vec<_> = results.iter().map(|(value, id)| result(json!({"value": value, "resultDescription": id}))).collect();
    let descriptions: Vec<_> = scales.iter().map(description).collect();
    european(json!({"result": results, "provenBy": proven}), json!({"resultDescription": descriptions}))
}

fn proven(grade: &str, scale: &str) -> Value {
    json!({"grade": grade, "gradingScheme": {"title": {"en": scale}}})
}

#[test]
fn a_proven_grade_is_that_of_the_result_on_its_scale() {
    let scales = [("urn:d:1", "Percent"), ("urn:d:2", "Trentesimi")];
    let both = [("30", "urn:d:1"), ("30", "urn:d:2")];
    let expected = "grade=30 scale=Percent; grade=30 scale=en:Trentesimi";
    expect(&graded(&scales, &both, json!([proven("30", "Trentesimi")])), &SUITES, "grade", expected);
    let each = json!([{"grade": "30"}, proven("30", "Trentesimi"), proven("30", "Percent"), proven("30", "Percent")]);
    expect(&graded(&scales, &both, each), &SUITES, "grade", "grade=30 scale=en:Percent; grade=30 scale=en:Trentesimi");
    let another = graded(&scales[..1], &both[..1], json!([proven("30", "Trentesimi")]));
    expect(&another, &SUITES, "grade", "contradictory scale=en:Trentesimi scale=Percent");
    let other = graded(&scales[..1], &both[..1], json!([proven("28", "Percent")]));
    expect(&other, &SUITES, "grade", "contradictory grade=28 grade=30");
    let alone = graded(&scales, &[], json!([proven("30", "Trentesimi"), proven("28", "Percent")]));
    expect(&alone, &SUITES, "grade", "grade=28 scale=en:Percent; grade=30 scale=en:Trentesimi");
}

#[test]
fn a_proven_grade_of_one_achievement_does_not_contradict_another() {
    let mut two =
        graded(&[("urn:d:1", "First")], &[("30", "urn:d:1"), ("25", "urn:d:2")], json!([proven("30", "First"), proven("25", "Second")]));
    let first = two["credentialSubject"]["achievement"].clone();
    let mut second = first.clone();
    (second["id"], second["name"]) = (json!("urn:a:2"), json!("Another"));
    second["resultDescription"] = json!([{"id": "urn:d:2", "type": ["ResultDescription"], "name": "Second", "resultType": "RawScore"}]);
    two["credentialSubject"]["achievement"] = json!([first, second]);
    for suite in SUITES {
        let value = report(&two, suite).to_value();
        let mut grades: Vec<_> = value["parts"].as_array().unwrap().iter().map(|part| line(&part["elements"]["grade"])).collect();
        grades.sort_unstable();
        assert_eq!(grades, ["grade=25 scale=en:Second", "grade=30 scale=en:First"]);
    }
}

#[test]
fn an_identity_that_the_document_contradicts_in_one_place_is_not_matched() {
    let anna = || json!([identity("name", "Anna")]);
    let with_names = |names: Value, identifiers: Value| {
        with(|badge| {
            badge["credentialSubject"]["identifier"] = identifiers;
            badge["credentialSubject"]["name"] = names;
        })
    };
    let languages = json!({"fullName": [{"@value": "Anna", "@language": "en"}, {"@value": "Berta", "@language": "it"}]});
    let in_one = json!({"type": "IdentityObject", "identityType": "name", "hashed": false, "identityHash": ["Anna", "Berta"]});
    let mut both = european(languages, json!({}));
    both["credentialSubject"]["name"] = json!(["Anna", "Berta"]);
    for document in [
        with_names(json!(["Anna", "Berta"]), anna()),
        with_names(json!(["Anna", "Berta"]), json!([])),
        with_names(json!("Anna"), json!([in_one])),
        both,
    ] {
        for suite in SUITES {
            assert!(said(&document, suite, "learner").starts_with("contradictory "), "{suite:?}");
            let codes: Vec<_> = identified(&document, suite, "name", "Anna").findings().iter().map(|finding| finding.code).collect();
            assert!(codes.contains(&Code::IdentityContradictory), "{suite:?}: {codes:?}");
        }
    }
}

#[test]
fn two_kinds_of_supervision_contradict_each_other_in_any_order() {
    let on_site = "urn:credenza:micro:supervised-on-site";
    let unsupervised = "http://data.europa.eu/snb/supervision-verification/c598449d64";
    let mut lines = std::collections::BTreeSet::new();
    for kinds in [[on_site, unsupervised], [unsupervised, on_site]] {
        let document = european(json!({"provenBy": [{"idVerification": kinds}]}), json!({}));
        lines.extend(SUITES.map(|suite| said(&document, suite, "supervision")));
    }
    assert!(lines.len() == 1 && lines.iter().all(|line| line.starts_with("contradictory ")), "{lines:?}");
}

#[test]
fn no_text_of_a_language_map_is_passed_over() {
    let titled = |title: Value| {
        let mut document = european(json!({}), json!({"title": title}));
        document["credentialSubject"]["achievement"]["name"] = "Course A".into();
        document
    };
    let two = "contradictory title=Course A title=Course B";
    expect(&titled(json!({"en": "Course A", "EN": "Course B"})), &SUITES, "title", two);
    expect(&titled(json!({"en": ["Course A", "Course B"]})), &SUITES, "title", two);
    expect(&titled(json!({"en": "Course A", "@none": "C"})), &SUITES, "title", "title=en:Course A/und:C");
    expect(&titled(json!([{"en": "Course A"}, {"it": "Corso A"}])), &SUITES[1..], "title", "title=en:Course A/it:Corso A");
    let maps = titled(json!([{"en": "Course A"}, {"en": "Course B"}]));
    expect(&maps, &SUITES[1..], "title", two);
    let eqf = "http://data.europa.eu/snb/eqf/6";
    let none = european(json!({}), json!({"eqfLevel": eqf, "levelNotApplicable": {"en": "no level"}}));
    expect(&none, &SUITES, "level", "contradictory not_applicable=en:no level eqf=6");
    let reasons = european(json!({}), json!({"eqfLevel": eqf, "levelNotApplicable": {"en": ["none", "no level"]}}));
    expect(&reasons, &SUITES, "level", "contradictory not_applicable=no level not_applicable=none");
}

#[test]
fn names_in_several_languages_are_told_together_and_each_is_compared() {
    let name = |text: &str, language: &str| json!([{"@value": text, "@language": language}]);
    let document = european(json!({"fullName": name("Anna", "en"), "name": name("Berta", "it")}), json!({}));
    expect(&document, &SUITES, "learner", "name=en:Anna/it:Berta");
    // Neither differs from the first; one from the other.
    let mut three = european(json!({"fullName": name("Anna", "en"), "name": name("Berta", "it")}), json!({}));
    three["credentialSubject"]["identifier"] = json!([identity("name", "Anna")]);
    for suite in SUITES {
        assert!(said(&three, suite, "learner").starts_with("contradictory "));
    }
}

#[test]
fn what_an_awarding_body_and_the_issuer_of_its_id_say_is_said_of_one() {
    let address = |country: &str| json!({"type": ["Address"], "addressCountryCode": country});
    let document = |body: Option<&str>, issuer: Option<&str>| {
        let mut listed = json!({"id": did().as_str(), "type": ["Profile"], "legalName": {"en": "University B"}});
        if let Some(country) = body {
            listed["address"] = address(country);
        }
        let mut document = european(json!({"awardingBody": [listed]}), json!({}));
        if let Some(country) = issuer {
            document["issuer"]["address"] = address(country);
        }
        document
    };
    for (body, issuer, expected) in [
        (None, None, "absent"),
        (None, Some("IT"), "country=IT"),
        (Some("IT"), None, "country=IT"),
        (Some("IT"), Some("IT"), "country=IT"),
        (Some("DE"), Some("IT"), "contradictory"),
    ] {
        let document = document(body, issuer);
        expect(&document, &SUITES, "awarding_body", "name=en:University B");
        for suite in SUITES {
            let said = said(&document, suite, "country");
            assert!(said == expected || said.starts_with("contradictory ") && expected == "contradictory", "{suite:?}: {said}");
        }
    }
}

#[test]
fn a_national_level_with_two_notations_contradicts_itself() {
    let level = |notation: Value| european(json!({}), json!({"nqfLevel": [{"schemeName": "NQF", "notation": notation}]}));
    expect(&level(json!(["7", "6"])), &SUITES, "level", "contradictory national=NQF 6 national=NQF 7");
    expect(&level(json!("6")), &SUITES, "level", "national=NQF 6");
}
