//! Inputs that are as large as they may be, and shaped to cost more than they weigh. Each is answered, in time linear in its size.
//!
//! The bound is wide, for slow machines and unoptimised builds; what it would not bear is anything quadratic.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail by panicking"
)]
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a test may look at the clock")]

mod signed;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use credenza_core::credential::Secured;
use credenza_core::did::key_method;
use credenza_core::encoding::json::{Document, MAX_BYTES, MAX_VALUES, Value, parse};
use credenza_core::encoding::json_ld::{Contexts, Limits};
use credenza_core::key::SecretKey;
use credenza_core::micro::inline_context;
use credenza_core::present::{MAX_CREDENTIALS, Request};
use credenza_core::proof::Suite;
use credenza_core::time::Timestamp;
use credenza_core::trust::{TrustList, TrustedIssuer};
use credenza_core::verify::{Code, Conclusion, Evidence, MAX_PROOFS, Policy, Report, Verifier, needs};
use serde_json::json;

const BOUND: Duration = Duration::from_secs(180);

/// Judges the text as a credential and as a presentation. It must not be accepted, and the report must not be out of proportion.
fn judged(text: &str) -> Vec<&'static str> {
    assert!(text.len() <= MAX_BYTES, "{} bytes", text.len());
    let started = Instant::now();
    let now = Timestamp::parse("2026-08-01T12:00:00Z").unwrap();
    let (evidence, policy) = (Evidence::new(), Policy::default().allow_unknown_issuer());
    let verifier = Verifier::new(&evidence, &policy);
    let arrived = Secured::parse(text.as_bytes()).unwrap();
    let report = verifier.verify(&arrived, &now);
    let answer = verifier.presentation(&arrived, &Request::bare("challenge", "verifier.example"), &now);
    let _ = needs(&arrived);
    let length = report.to_value().to_string().len() + answer.to_value().to_string().len();
    assert!(length < 4 * text.len() + 500_000, "a report of {length} bytes on {} bytes", text.len());
    assert!(started.elapsed() < BOUND, "{:?} for {} bytes", started.elapsed(), text.len());
    assert!(report.conclusion() != Conclusion::Accepted && answer.conclusion() != Conclusion::Accepted);
    let findings = report.findings().iter().chain(answer.report().findings());
    findings.map(|finding| finding.code.as_str()).collect()
}

fn credential(members: &str) -> String {
    let did = key_method::from_public_key(&SecretKey::from_seed([1; 32]).public_key());
    format!(
        r#"{{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],"issuer":"{did}","credentialSubject":{{"name":"x"}},{members}}}"#
    )
}

fn proof(more: &str) -> String {
    let method = key_method::method_id(&SecretKey::from_seed([1; 32]).public_key());
    let value = "z3ACF7VvbbNPaBdmR7FQtGfSPR3yzSs6yCwyrLRV8ZSJyhm9KSiJHGWk4aqCBwFAAFP58U2V2JXPFGLtuXw4dmwNJ";
    format!(
        r#"{{"type":"DataIntegrityProof","cryptosuite":"eddsa-jcs-2022","verificationMethod":"{method}","proofPurpose":"assertionMethod",{more}"proofValue":"{value}"}}"#
    )
}

fn list(item: &str, count: usize) -> String {
    format!("[{}]", vec![item; count].join(","))
}

#[test]
fn a_hundred_thousand_proofs_are_counted_and_not_checked() {
    let codes = judged(&credential(&format!(r#""proof":{}"#, list(r#"{"type":"DataIntegrityProof"}"#, 100_000))));
    assert!(codes.contains(&"too_many_proofs") && codes.len() < 50);
}

#[test]
fn as_many_proofs_as_are_checked_over_a_long_document() {
    let long = format!(r#""note":"{}","proof":{}"#, "x".repeat(12 << 20), list(&proof(""), MAX_PROOFS));
    assert!(judged(&credential(&long)).contains(&"proof_invalid"));
}

#[test]
fn a_proof_named_again_and_again_is_not_hashed_again_and_again() {
    let long = proof(&format!(r#""id":"a","note":"{}","#, "x".repeat(4 << 20)));
    let naming = proof(&format!(r#""previousProof":{},"#, list(r#""a""#, 500_000)));
    assert!(judged(&credential(&format!(r#""proof":[{long},{naming}]"#))).contains(&"previous_proof_missing"));
}

#[test]
fn many_credentials_in_a_presentation_are_counted_and_not_judged() {
    let small = credential(r#""proof":{}"#);
    let presentation = |count| {
        let credentials = list(&small, count);
        format!(
            r#"{{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiablePresentation"],"verifiableCredential":{credentials}}}"#
        )
    };
    assert!(judged(&presentation(40_000)).contains(&"presentation_malformed"));
    assert!(judged(&presentation(MAX_CREDENTIALS)).contains(&"proof_missing"));
}

/// Six things without names, each of which knows all others, cost nearly as much as may be spent on a file: so many proofs of them cost no more together, nor so many
/// credentials of one presentation.
#[test]
fn statements_that_cost_much_are_looked_at_once_or_twice_and_not_for_every_proof() {
    let others = |one: usize| (0..6).filter(move |other| *other != one).map(|other| json!({"id": format!("_:n{other}")})).collect();
    let node = |one: usize| json!({"id": format!("_:n{one}"), "urn:knows": Value::Array(others(one))});
    let clique = Value::Array((0..6).map(node).collect());
    let over_statements = proof("").replace("eddsa-jcs-2022", "eddsa-rdfc-2022");
    let costly = |proofs: &str| credential(&format!(r#""urn:clique":{clique},"proof":{proofs}"#));
    let presentation = format!(
        r#"{{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiablePresentation"],"verifiableCredential":{}}}"#,
        list(&costly(&over_statements), MAX_CREDENTIALS)
    );
    let now = Timestamp::parse("2026-08-01T12:00:00Z").unwrap();
    let (evidence, policy) = (Evidence::new(), Policy::default());
    let verifier = Verifier::new(&evidence, &policy);
    let parsed = |text: &str| Secured::parse(text.as_bytes()).unwrap();
    let set = verifier.verify(&parsed(&costly(&list(&over_statements, MAX_PROOFS))), &now);
    let answer = verifier.presentation(&parsed(&presentation), &Request::bare("challenge", "verifier.example"), &now);
    for (reports, count) in [(vec![&set], MAX_PROOFS), (answer.credentials().iter().collect(), MAX_CREDENTIALS)] {
        let findings: Vec<_> = reports.into_iter().flat_map(Report::findings).collect();
        let with = |code: Code| findings.iter().filter(|finding| finding.code == code).count();
        let (looked_at, left) = (with(Code::ProofInvalid), with(Code::CanonicalizationTooComplex));
        assert!((2..=3).contains(&looked_at) && looked_at + left == count, "{looked_at} looked at, {left} left");
    }
}

/// A signature over JSON needs no statements told apart: it is checked, whatever others have used up.
#[test]
fn what_statements_used_up_is_no_matter_of_signatures_over_json() {
    let others = |one: usize| (0..6).filter(move |other| *other != one).map(|other| json!({"id": format!("_:n{other}")})).collect();
    let clique = Value::Array((0..6).map(|one| json!({"id": format!("_:n{one}"), "urn:knows": Value::Array(others(one))})).collect());
    let over_statements = vec![proof("").replace("eddsa-jcs-2022", "eddsa-rdfc-2022"); MAX_PROOFS - 1].join(",");
    let codes = judged(&credential(&format!(r#""urn:clique":{clique},"proof":[{over_statements},{}]"#, proof(""))));
    let of_proofs: Vec<_> = codes.iter().filter(|code| matches!(**code, "proof_invalid" | "canonicalization_too_complex")).collect();
    assert_eq!(of_proofs.get(MAX_PROOFS - 2..MAX_PROOFS), Some(&[&"canonicalization_too_complex", &"proof_invalid"][..]), "{codes:?}");
}

/// What one document may state is not had once for each of its proofs; and whoever allows more gets the report on the same document.
#[test]
fn proofs_share_what_one_document_may_state() {
    let university = SecretKey::from_seed([1; 32]);
    let did = key_method::from_public_key(&university.public_key());
    let document = json!({"@context": "https://www.w3.org/ns/credentials/v2", "type": ["VerifiableCredential"], "issuer": did.as_str(),
        "credentialSubject": {"id": "urn:x:1"}});
    let table = |value: &Value| Document::from_value(value).unwrap();
    let options = json!({"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022", "proofPurpose": "assertionMethod",
        "verificationMethod": key_method::method_id(&university.public_key())});
    let proof = Suite::EddsaRdfc2022.sign(&table(&document), table(&options).root(), &[], &Contexts::known(), &university).unwrap();
    let report = |proofs: usize, statements: usize| {
        let mut document = document.clone();
        document["proof"] = Value::from(vec![proof.to_value(); proofs]);
        let policy = Policy::default().allow_unknown_issuer().within(Limits { statements, ..Limits::default() });
        let now = Timestamp::parse("2026-08-01T12:00:00Z").unwrap();
        Verifier::new(&Evidence::new(), &policy).verify(&Secured::parse(document.to_string().as_bytes()).unwrap(), &now)
    };
    let valid = |report: &Report| report.findings().iter().filter(|finding| finding.code == Code::ProofValid).count();
    // Of the document three, of each proof's options four.
    assert!(report(1, 7).accepted().is_ok() && !report(1, 7).exceeded_limits());
    assert!(report(1, 6).accepted().is_err() && report(1, 6).exceeded_limits());
    assert_eq!((valid(&report(2, 13)), valid(&report(2, 14)), valid(&report(16, 7 * 16))), (1, 2, 16));
    assert!(report(2, 13).exceeded_limits() && !report(2, 14).exceeded_limits());
}

/// Names mean what the contexts of the document make of them. What was not looked at to its end may give them any meaning, also where JSON is signed.
#[test]
fn names_that_cost_too_much_to_look_at_are_refused() {
    let document = credential(&format!(r#""proof":{}"#, proof(""))).replacen(
        r#"credentials/v2"]"#,
        r#"credentials/v2",{"x":"https://own.example/x"}]"#,
        1,
    );
    let report = |statements: usize| {
        let policy = Policy::default().within(Limits { statements, ..Limits::default() });
        let now = Timestamp::parse("2026-08-01T12:00:00Z").unwrap();
        Verifier::new(&Evidence::new(), &policy).verify(&Secured::parse(document.as_bytes()).unwrap(), &now)
    };
    let is_refused = |report: &Report| {
        report.findings().iter().any(|finding| finding.detail.iter().any(|(name, value)| *name == "problem" && value == "json_ld_limit"))
    };
    assert!(is_refused(&report(2)) && report(2).exceeded_limits());
    assert!(!is_refused(&report(9)) && !report(9).exceeded_limits());
}

#[test]
fn presentations_inside_presentations_are_not_judged() {
    let mut text = credential(&format!(r#""note":"{}","proof":{}"#, "x".repeat(8 << 20), proof("")));
    for _ in 0..60 {
        text = format!(
            r#"{{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiablePresentation"],"verifiableCredential":[{text}]}}"#
        );
    }
    judged(&text);
}

#[test]
fn many_subjects_status_entries_and_identifiers() {
    let subjects = list(r#"{"id":"did:example:a","identifier":[{"identityType":"name","identityHash":"x"}]}"#, 60_000);
    let status = list(r#"{"type":"BitstringStatusListEntry"}"#, 100_000);
    let text = format!(
        r#"{{"@context":["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],"type":["VerifiableCredential"],"issuer":"did:example:a","credentialSubject":{subjects},"credentialStatus":{status},"proof":{}}}"#,
        proof("")
    );
    judged(&text);
}

#[test]
fn a_long_text_comes_back_once_and_not_in_every_finding() {
    let long = "x".repeat(10 << 20);
    let codes = judged(&credential(&format!(r#""validFrom":"{long}","proof":{}"#, proof(""))));
    assert!(codes.contains(&"form_invalid"));
    let method = proof("").replace("did:key:", &format!("https://{long}"));
    judged(&credential(&format!(r#""proof":{}"#, list(&method, 1))));
}

/// An authentic document may be as large as any: what its issuer wrote is read in linear time too.
#[test]
fn many_elements_of_an_authentic_credential() {
    let did = key_method::from_public_key(&signed::key().public_key());
    let alignment = json!({"type": ["Alignment"], "targetUrl": "http://data.europa.eu/snb/eqf/6", "targetName": "EQF 6"});
    let identifier = json!({"type": "IdentityObject", "hashed": false, "identityHash": "1", "identityType": "ext:studentNumber"});
    let subject = json!({"identifier": vec![identifier; 40_000], "achievement": {"name": "x", "alignment": vec![alignment; 40_000]}});
    let issuer = json!({"id": did.as_str(), "name": "Example University"});
    let text = signed::badge(&[], json!({"issuer": issuer, "credentialSubject": subject}));
    in_time(&text, |report| assert!(report.to_value().to_string().len() < 4 * text.len()));
}

/// Judges an authentic credential, and looks at what came of it, within the bound.
fn in_time<T>(text: &str, look: impl FnOnce(&Report) -> T) -> T {
    let started = Instant::now();
    let (evidence, policy) = (Evidence::new(), Policy::default().allow_unknown_issuer());
    let now = Timestamp::parse("2026-08-01T12:00:00Z").unwrap();
    let report = Verifier::new(&evidence, &policy).verify(&Secured::parse(text.as_bytes()).unwrap(), &now);
    assert!(report.accepted().is_ok());
    let seen = look(&report);
    assert!(started.elapsed() < BOUND, "{:?} for {} bytes", started.elapsed(), text.len());
    seen
}

/// Forty thousand awarding bodies that may each be the issuer, whose id stands behind as many other members.
#[test]
fn a_member_of_a_large_object_is_not_looked_for_again_and_again() {
    let did = key_method::from_public_key(&signed::key().public_key());
    let mut issuer = serde_json::Map::new();
    (0..40_000).for_each(|number| drop(issuer.insert(format!("m{number:05}"), number.into())));
    issuer.insert("id".to_owned(), did.as_str().into());
    let bodies = vec![json!({"id": did.as_str()}); 40_000];
    let subject = json!({"id": "urn:example:learner", "awardingBody": bodies, "achievement": {"name": "x"}});
    let text = signed::badge(&[inline_context()], json!({"issuer": issuer, "credentialSubject": subject}));
    in_time(&text, |report| assert!(report.findings().len() > 16 && report.accepted().unwrap().micro().is_err()));
}

/// Signs a credential about this subject and judges it, elements and all.
fn authentic(subject: &Value) -> Value {
    let text = signed::badge(&[inline_context()], json!({"credentialSubject": subject}));
    let value = in_time(&text, Report::to_value);
    assert!(value.to_string().len() < 4 * text.len());
    value
}

/// Twenty thousand achievements, and as many ids of descriptions that stand in none of them.
#[test]
fn results_are_not_looked_for_in_every_other_achievement() {
    let ids = |result: usize| (0..200).map(move |number| format!("u{result}.{number}")).collect::<Vec<_>>();
    let results: Vec<_> = (0..100).map(|result| json!({"resultDescription": ids(result)})).collect();
    let value = authentic(&json!({"achievement": vec![json!({}); 20_000], "result": results}));
    assert_eq!(value["parts"].as_array().unwrap().len(), 16);
}

/// Two hundred thousand assessments that prove the last of a hundred results.
#[test]
fn assessments_that_say_the_same_are_compared_once() {
    // Alike for long, so that it takes long to compare them.
    let grade = |number: usize| format!("{}{number}", "x".repeat(40));
    let results: Vec<_> = (0..100).map(|number| json!({"value": grade(number)})).collect();
    let value = authentic(&json!({"achievement": {}, "result": results, "provenBy": vec![json!({"grade": grade(99)}); 200_000]}));
    assert_eq!(value["elements"]["grade"]["statements"].as_array().unwrap().len(), 100);
}

#[test]
fn a_batch_gives_the_reports_of_one_by_one() {
    let folders = ["data-integrity", "statements", "endorsements", "elements"];
    let vectors = folders.map(|folder| format!("{}/../../test-vectors/{folder}", env!("CARGO_MANIFEST_DIR")));
    let documents: Vec<_> = vectors
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap())
        .filter_map(|entry| parse(&std::fs::read(entry.unwrap().path()).unwrap()).ok()?.get("document").cloned())
        .filter_map(|document| Some(Secured::from_document(Document::from_value(&document).ok()?)))
        .collect();
    assert!(documents.len() > 250);
    let (evidence, policy) = (Evidence::new(), Policy::default().allow_unknown_issuer());
    let now = Timestamp::parse("2026-08-01T12:00:00Z").unwrap();
    let one_by_one: Vec<_> = documents.iter().map(|document| Verifier::new(&evidence, &policy).verify(document, &now)).collect();
    let batch: Vec<_> = Verifier::new(&evidence, &policy).batch(&documents, &now).collect();
    assert_eq!(batch, one_by_one);
    assert!(batch.iter().any(|report| report.accepted().is_ok()) && batch.iter().any(|report| report.accepted().is_err()));
}

#[test]
fn a_trust_list_of_a_hundred_thousand_issuers() {
    let mut text = String::from(r#"{"issuers":["#);
    for number in 0..100_000 {
        let comma = if number == 0 { "" } else { "," };
        write!(text, r#"{comma}{{"id":"did:web:uni{number}.example","name":"University {number}"}}"#).unwrap();
    }
    text.push_str("]}");
    let started = Instant::now();
    let mut list = TrustList::parse(text.as_bytes()).unwrap();
    let last = list.issuers().last().unwrap().id.clone();
    for _ in 0..10_000 {
        assert!(list.get(&last).is_some());
    }
    let removed = list.remove(&list.issuers()[0].id.clone()).unwrap();
    assert_eq!((removed.name.as_str(), list.get(&last).map(|issuer| issuer.name.as_str())), ("University 0", Some("University 99999")));
    assert_eq!(list.get(&removed.id), None);
    let twice = TrustList::new([TrustedIssuer::new(last.clone(), "earlier"), TrustedIssuer::new(last.clone(), "later")]);
    assert_eq!((twice.issuers().len(), twice.get(&last).unwrap().name.as_str()), (1, "later"));
    assert!(started.elapsed() < BOUND, "{:?}", started.elapsed());
}

#[test]
fn as_many_values_as_may_be_and_one_more() {
    let values = |count: usize| format!("[{}]", vec!["0"; count].join(","));
    assert!(parse(values(MAX_VALUES - 1).as_bytes()).is_ok());
    assert_eq!(parse(values(MAX_VALUES).as_bytes()).unwrap_err().code(), "too_many_values");
    let members: String = (0..200_000).map(|number| format!(r#""{number}":{{}},"#)).collect();
    assert!(parse(format!("{{{}}}", members.trim_end_matches(',')).as_bytes()).is_ok());
}

/// A verifier is shared between threads, and so is everything that goes in and comes out.
#[test]
fn verifiers_and_reports_are_shared_between_threads() {
    fn is_shared<T: Send + Sync>() {}
    is_shared::<Verifier<'static>>();
    is_shared::<Report>();
    is_shared::<credenza_core::present::AnswerReport>();
    is_shared::<Secured>();
    is_shared::<Policy>();
    is_shared::<Evidence>();
}
