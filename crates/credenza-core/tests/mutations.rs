//! Any change to a signed document is refused, or gives the very same report.
//!
//! Reports are compared, not acceptance: a change that leaves the signature valid and moves a claim would be the worst bug this crate can have.
//! `CREDENZA_CASES=100000` tries more than the everyday run.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test may fail by panicking, and says what it tried"
)]

mod award;
#[path = "mutations/change.rs"]
mod change;

use std::sync::{LazyLock, Mutex};

use credenza_core::credential::{Secured, Uri};
use credenza_core::did::{Did, key_method};
use credenza_core::encoding::json::{Document, Map, Value};
use credenza_core::encoding::json_ld::Contexts;
use credenza_core::issue::{IssueOptions, Issuer};
use credenza_core::key::{SecretKey, Signer};
use credenza_core::micro::open_badge::IssuerProfile;
use credenza_core::micro::*;
use credenza_core::present::{Holder, Request};
use credenza_core::proof::Suite;
use credenza_core::time::Timestamp;
use credenza_core::trust::{TrustList, TrustedIssuer};
use credenza_core::verify::{Answer, Conclusion, Evidence, Policy, Question, Verifier};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{TestCaseError, TestRunner};
use serde_json::json;

use change::{change, changed, restated};

fn time(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn now() -> Timestamp {
    time("2026-08-01T12:00:00Z")
}

fn holder_key() -> SecretKey {
    SecretKey::from_seed([9; 32])
}

fn profile() -> IssuerProfile {
    let name = Text::new(Language::parse("en").unwrap(), "Example University").unwrap();
    IssuerProfile { did: award::issuer_did(), name, country: Country::parse("IT").unwrap(), region: None, url: None }
}

fn issued(suite: Suite) -> Secured {
    issued_until(suite, "2031-07-01T09:00:00Z")
}

fn issued_until(suite: Suite, until: &str) -> Secured {
    let (signer, profile) = (award::signer(), profile());
    let id = Uri::parse("urn:uuid:00000000-0000-8000-8000-000000000001").unwrap();
    let options = IssueOptions::new(id, time("2026-07-01T09:00:00Z")).valid_until(time(until));
    Issuer::new(&profile, &signer)
        .unwrap()
        .with_suite(suite)
        .issue(&award::full::award(&award::issuer_did(), &key_method::from_public_key(&holder_key().public_key())), &options)
        .unwrap()
}

static CREDENTIAL: LazyLock<Value> = LazyLock::new(|| issued(Suite::EddsaJcs2022).unverified().clone());

/// Signed by what they state, with each suite that does so.
static STATED: LazyLock<[Value; 2]> =
    LazyLock::new(|| [Suite::EddsaRdfc2022, Suite::Ed25519Signature2020].map(|suite| issued(suite).unverified().clone()));

/// The same with proofs that no longer let themselves count.
static STATED_ONCE: LazyLock<[Value; 2]> = LazyLock::new(|| {
    let expires = ("expires", "2026-07-15T00:00:00Z");
    [Suite::EddsaRdfc2022, Suite::Ed25519Signature2020]
        .map(|suite| signed_again(suite, &issued(suite), &award::signer(), None, Some(expires)))
});

/// The document signed once more by this key, with one member more in it, or in its proof.
fn signed_again(suite: Suite, signed: &Secured, key: &SecretKey, member: Option<(&str, &str)>, option: Option<(&str, &str)>) -> Value {
    let mut document = signed.unverified().as_object().unwrap().clone();
    let mut options = document.shift_remove("proof").unwrap().as_object().unwrap().clone();
    options.shift_remove("proofValue");
    document.extend(member.map(|(name, value)| (name.to_owned(), value.into())));
    options.extend(option.map(|(name, value)| (name.to_owned(), value.into())));
    let [table, options] = [document, options].map(|members| Document::from_value(&Value::Object(members)).unwrap());
    let proof = suite.sign(&table, options.root(), &[], &Contexts::known(), key).unwrap();
    let mut document = table.to_value();
    document["proof"] = proof.to_value();
    document
}

/// Not at random: each member of a proof is put where a reader of proofs does not look, and the signature is as whole as before.
#[test]
fn what_is_said_deeper_in_a_proof_is_refused_or_says_the_same() {
    for document in STATED_ONCE.iter().chain(&*STATED_PRESENTATIONS) {
        let report = |text: &str| authentic_report(text).or_else(|| authentic_answer(text));
        let original = report(&document.to_string()).unwrap();
        for (name, value) in document["proof"].as_object().unwrap() {
            let mut document = document.clone();
            document["proof"].as_object_mut().unwrap().shift_remove(name);
            document["proof"]["@nest"] = json!({ name: value });
            if let Some(report) = report(&document.to_string()) {
                assert_eq!(report, original, "{name}");
            }
        }
    }
    assert_eq!(authentic_report(&STATED_ONCE[0].to_string()).unwrap()["conclusion"], "rejected");
}

/// Two proofs side by side, the second by somebody else.
static PROOF_SET: LazyLock<Value> = LazyLock::new(|| {
    let mut document = CREDENTIAL.as_object().unwrap().clone();
    let first = document.shift_remove("proof").unwrap();
    let other = SecretKey::from_seed([11; 32]);
    let mut options: Map<String, Value> = first.as_object().unwrap().clone();
    options.insert("verificationMethod".to_owned(), key_method::method_id(&Signer::public_key(&other)).into());
    options.insert("cryptosuite".to_owned(), "eddsa-jcs-2022".into());
    let second = award::sign(&document, &options, &other);
    document.insert("proof".to_owned(), json!([first, second]));
    Value::Object(document)
});

static PRESENTATION: LazyLock<Value> =
    LazyLock::new(|| Holder::new(&holder_key()).present(&[issued(Suite::EddsaRdfc2022)], &request(), &now()).unwrap().unverified().clone());

/// A presentation with a name, of a credential that holds and one that has expired, signed by what it states.
static STATED_PRESENTATIONS: LazyLock<[Value; 2]> = LazyLock::new(|| {
    let expired = issued_until(Suite::EddsaRdfc2022, "2026-07-02T09:00:00Z");
    [Suite::EddsaRdfc2022, Suite::Ed25519Signature2020].map(|suite| {
        let credentials = [issued(Suite::EddsaRdfc2022), expired.clone()];
        let unnamed = Holder::new(&holder_key()).with_suite(suite).present(&credentials, &request(), &now()).unwrap();
        signed_again(suite, &unnamed, &holder_key(), Some(("id", "urn:uuid:00000000-0000-8000-8000-000000000002")), None)
    })
});

fn request() -> Request {
    Request::new([5; 16], "employer.example", time("2026-07-31T12:00:00Z"), time("2026-08-14T12:00:00Z"))
}

fn policy() -> Policy {
    let issuer = TrustedIssuer::new(Did::parse(profile().did.as_str()).unwrap(), "Example University");
    Policy::default().trust("mine", TrustList::new([issuer]))
}

/// The report where the document is authentic, whatever else it is.
fn authentic_report(text: &str) -> Option<Value> {
    let (evidence, policy) = (Evidence::new(), policy());
    let report = Verifier::new(&evidence, &policy).verify(&Secured::parse(text.as_bytes()).ok()?, &now());
    assert_eq!(report.accepted().is_ok(), report.conclusion() == Conclusion::Accepted);
    (report.answer(Question::Authentic) == Answer::Yes).then(|| report.to_value())
}

fn authentic_answer(text: &str) -> Option<Value> {
    let (evidence, policy) = (Evidence::new(), policy());
    let answer = Verifier::new(&evidence, &policy).presentation(&Secured::parse(text.as_bytes()).ok()?, &request(), &now());
    // Not `verdict`: a presentation that became empty, say, must not become authentic either.
    let credentials_are = answer.credentials().iter().all(|report| report.answer(Question::Authentic) == Answer::Yes);
    (answer.report().answer(Question::Authentic) == Answer::Yes && credentials_are).then(|| answer.to_value())
}

#[test]
fn the_originals_are_accepted() {
    for document in [&*CREDENTIAL, &*PROOF_SET, &STATED[0], &STATED[1]] {
        let report = authentic_report(&document.to_string()).unwrap();
        assert_eq!((&report["conclusion"], &report["answers"]["complete"]), (&json!("accepted"), &json!("yes")), "{report:#}");
    }
    assert_eq!(authentic_answer(&PRESENTATION.to_string()).unwrap()["conclusion"], "accepted");
}

/// What a report says, without where in the file each proof stood: all members, and of the findings, check, outcome and code. A proof that could be removed without a trace may
/// be, and an inline context that changes nothing may be there.
fn claims(report: &Value) -> Value {
    let mut claims = report.clone();
    let said = |finding: &Value| finding["check"] != "proof";
    let mut findings: Vec<_> = report["findings"].as_array().unwrap().iter().filter(|finding| said(finding)).cloned().collect();
    for finding in &mut findings {
        *finding = [&finding["check"], &finding["outcome"], &finding["code"]].map(Value::to_string).join(" ").into();
    }
    findings.sort_by_key(Value::to_string);
    claims["findings"] = findings.into();
    claims
}

/// The same without the places: who moves a statement or gives it twice says the same thing in another place.
fn placeless(mut claims: Value) -> Value {
    match &mut claims {
        Value::Object(members) => {
            members.retain(|name, _| name != "pointer");
            members.values_mut().for_each(|value| *value = placeless(value.take()));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = placeless(item.take())),
        _ => {}
    }
    claims
}

/// What the statements say. `@context` is how the file spells them: one more context that defines nothing leaves every statement as it was.
fn stated(report: &Value) -> Value {
    let mut claims = placeless(claims(report));
    if let Some(credential) = claims.get_mut("credential").and_then(Value::as_object_mut) {
        credential.shift_remove("@context");
    }
    claims
}

/// What is said of each credential of a presentation, in any order, for none was signed.
fn each(answer: &Value) -> Vec<Value> {
    let mut each: Vec<_> = answer["credentials"].as_array().unwrap().iter().map(stated).collect();
    each.sort_by_key(Value::to_string);
    each
}

#[test]
fn a_context_that_defines_nothing_changes_nothing() {
    for document in &*STATED {
        let mut document = document.clone();
        let original = authentic_report(&document.to_string()).unwrap();
        document["@context"].as_array_mut().unwrap().push(json!({}));
        assert_eq!(stated(&authentic_report(&document.to_string()).unwrap()), stated(&original));
    }
}

/// Tries random changes to these documents: each is refused, or `is_kept` compares what is left with the original of that number. Says how many were made, and how many of
/// them left the document authentic.
fn every_change(
    name: &str,
    cases: u32,
    documents: &[&Value],
    report: fn(&str) -> Option<Value>,
    is_kept: impl Fn(&Value, &Value, &str) -> Result<(), TestCaseError>,
) {
    let originals: Vec<Value> = documents.iter().map(|document| report(&document.to_string()).unwrap()).collect();
    let (mut made, mut kept) = (0, 0);
    let counts = Mutex::new((&mut made, &mut kept));
    let changes = (0..documents.len(), any::<Index>(), change());
    let done = TestRunner::new(award::config(cases)).run(&changes, |(number, place, change)| {
        let text = changed(documents[number], &place, &change);
        let report = report(&text);
        let mut counts = counts.lock().unwrap();
        *counts.0 += 1;
        if let Some(report) = report {
            *counts.1 += 1;
            is_kept(&report, &originals[number], &text)?;
        }
        Ok(())
    });
    done.unwrap_or_else(|error| panic!("{error}"));
    println!("random changes: {name}: {made}, of which {kept} left the document authentic, and what is said of it the same");
    assert!(kept > 0 && kept < made / 2, "a test of changes should meet both, and mostly refusals");
}

#[test]
fn a_changed_credential_whose_statements_are_signed_is_refused_or_says_the_same() {
    every_change("a credential whose statements are signed", 300, &[&STATED[0], &STATED[1]], authentic_report, |report, original, text| {
        prop_assert_eq!(stated(report), stated(original), "{}", text);
        Ok(())
    });
}

#[test]
fn a_changed_credential_is_refused_or_says_the_same() {
    every_change("a credential", 2000, &[&CREDENTIAL], authentic_report, |report, original, text| {
        prop_assert_eq!(claims(report), claims(original), "{}", text);
        // One proof in an array of one stands elsewhere; everything else is the same to the last pointer.
        if !text.contains(r#""proof":["#) {
            prop_assert_eq!(report, original, "{}", text);
        }
        Ok(())
    });
}

#[test]
fn a_changed_proof_set_is_refused_or_says_the_same() {
    every_change("a proof set", 2000, &[&PROOF_SET], authentic_report, |report, original, text| {
        prop_assert_eq!(claims(report), claims(original), "{}", text);
        Ok(())
    });
}

#[test]
fn a_changed_presentation_is_refused_or_says_the_same() {
    every_change("a presentation", 2000, &[&PRESENTATION], authentic_answer, |report, original, text| {
        prop_assert_eq!(stated(&report["credentials"][0]), stated(&original["credentials"][0]), "{}", text);
        prop_assert_eq!(report["credentials"].as_array().unwrap().len(), 1);
        prop_assert_eq!((&report["holder"], &report["conclusion"]), (&original["holder"], &original["conclusion"]));
        Ok(())
    });
}

#[test]
fn a_changed_presentation_whose_statements_are_signed_is_refused_or_says_the_same() {
    let [current, older] = &*STATED_PRESENTATIONS;
    every_change("a presentation whose statements are signed", 100, &[current, older], authentic_answer, |report, original, text| {
        prop_assert_eq!(each(report), each(original), "{}", text);
        prop_assert_eq!((&report["holder"], &report["conclusion"]), (&original["holder"], &original["conclusion"]), "{}", text);
        Ok(())
    });
}

/// Not at random: every member of everything that has a name.
#[test]
fn what_is_said_elsewhere_is_refused_or_says_the_same() {
    let mut kept = 0;
    for document in &*STATED {
        let original = stated(&authentic_report(&document.to_string()).unwrap());
        for text in restated(document) {
            let Some(report) = authentic_report(&text) else { continue };
            assert_eq!(stated(&report), original, "{text}");
            kept += 1;
        }
    }
    assert!(kept > 100, "{kept}");
    for document in &*STATED_PRESENTATIONS {
        let original = authentic_answer(&document.to_string()).unwrap();
        for answer in restated(document).iter().filter_map(|text| authentic_answer(text)) {
            assert_eq!(each(&answer), each(&original));
            kept += 1;
        }
    }
    assert!(kept > 200, "{kept}");
}

proptest! {
    #![proptest_config(award::config(2000))]

    /// The report depends on its arguments only.
    #[test]
    fn a_report_is_the_same_byte_for_byte(place in any::<Index>(), change in change()) {
        let text = changed(&CREDENTIAL, &place, &change);
        if let Ok(secured) = Secured::parse(text.as_bytes()) {
            let (evidence, policy) = (Evidence::new(), policy());
            let verifier = Verifier::new(&evidence, &policy);
            let again = Secured::parse(text.as_bytes()).unwrap();
            prop_assert_eq!(verifier.verify(&secured, &now()).to_value().to_string(), verifier.verify(&again, &now()).to_value().to_string());
        }
    }
}
