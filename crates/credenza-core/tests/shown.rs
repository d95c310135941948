//! What a report says that a document states: each value with what belongs to it, whichever suite signed it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail by panicking"
)]

#[path = "shown/names.rs"]
mod names;
#[path = "shown/parts.rs"]
mod parts;
#[path = "shown/results.rs"]
mod results;

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
fn a_national_level_with_two_notations_contradicts_itself() {
    let level = |notation: Value| european(json!({}), json!({"nqfLevel": [{"schemeName": "NQF", "notation": notation}]}));
    expect(&level(json!(["7", "6"])), &SUITES, "level", "contradictory national=NQF 6 national=NQF 7");
    expect(&level(json!("6")), &SUITES, "level", "national=NQF 6");
}
