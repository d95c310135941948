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

use std::sync::{LazyLock, Mutex};

use credenza_core::credential::{Secured, Uri};
use credenza_core::did::{Did, key_method};
use credenza_core::encoding::json::{Map, Value};
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
use proptest::sample::{Index, select};
use proptest::test_runner::{TestCaseError, TestRunner};
use serde_json::json;

/// One change at the place of `place`.
#[derive(Clone, Debug)]
enum Change {
    Replace(Value),
    Edit(Index),
    Rename(String),
    Delete,
    DuplicateItem,
    DuplicateMember(Value),
    Reorder(Index),
    Insert(String, Value),
    Move(Index),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        scalar().prop_map(Change::Replace),
        any::<Index>().prop_map(Change::Edit),
        name().prop_map(Change::Rename),
        Just(Change::Delete),
        Just(Change::DuplicateItem),
        scalar().prop_map(Change::DuplicateMember),
        any::<Index>().prop_map(Change::Reorder),
        (name(), scalar()).prop_map(|(name, value)| Change::Insert(name, value)),
        any::<Index>().prop_map(Change::Move),
    ]
}

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-2i64..400).prop_map(Value::from),
        Just(json!(0.5)),
        select(
            &[
                "",
                "3",
                "2999-01-01T00:00:00Z",
                "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
                "assertionMethod",
                "eddsa-rdfc-2022"
            ][..]
        )
        .prop_map(Value::from),
        award::line().prop_map(Value::from),
        select(
            [json!([]), json!({}), json!([null]), json!({"id": "https://evil.example"}), json!("https://evil.example/context")].to_vec()
        ),
    ]
}

/// Names that mean something, their IRIs, and others.
fn name() -> impl Strategy<Value = String> {
    let known = [
        "@context",
        "id",
        "@id",
        "type",
        "@type",
        "issuer",
        "validFrom",
        "validUntil",
        "credentialSubject",
        "credentialStatus",
        "proof",
        "achievement",
        "creditsEarned",
        "title",
        "proofValue",
        "previousProof",
        "expires",
        "domain",
        "challenge",
        "@index",
        "@included",
        "@graph",
        "holder",
        "vc:validUntil",
        "https://www.w3.org/2018/credentials#validUntil",
        "__proto__",
    ];
    prop_oneof![select(known.to_vec()).prop_map(str::to_owned), award::line()]
}

/// The document after the change, as text, because a change may be one that no parsed value can hold: there, or at the first place behind it where it changes anything.
fn changed(document: &Value, place: &Index, change: &Change) -> String {
    let mut places = Vec::new();
    collect(document, String::new(), &mut places);
    let original = document.to_string();
    let first = place.index(places.len());
    places.rotate_left(first);
    let change = |pointer: &String| changed_at(document, pointer, change).filter(|text| *text != original);
    places.iter().find_map(change).expect("a change that applies somewhere")
}

/// `None` where the change does not apply.
fn changed_at(document: &Value, pointer: &str, change: &Change) -> Option<String> {
    let mut document = document.clone();
    match change {
        Change::Replace(value) => *document.pointer_mut(pointer)? = value.clone(),
        Change::Edit(at) => edit(document.pointer_mut(pointer)?, at)?,
        Change::Insert(name, value) => match document.pointer_mut(pointer)? {
            Value::Object(members) => {
                // Over an existing member it would be a replacement.
                if members.contains_key(name) {
                    return None;
                }
                members.insert(name.clone(), value.clone());
            }
            Value::Array(items) => items.push(value.clone()),
            _ => return None,
        },
        Change::DuplicateItem => match document.pointer_mut(pointer)? {
            Value::Array(items) if !items.is_empty() => items.insert(0, items.last()?.clone()),
            _ => return None,
        },
        Change::DuplicateMember(value) => return duplicate(&document, pointer, value),
        Change::Reorder(at) => match document.pointer_mut(pointer)? {
            Value::Array(items) if items.len() > 1 => {
                let steps = 1 + at.index(items.len() - 1);
                items.rotate_left(steps);
            }
            Value::Object(members) => {
                let mut entries: Vec<_> = std::mem::take(members).into_iter().collect();
                let steps = at.index(entries.len().max(1));
                entries.rotate_left(steps);
                *members = entries.into_iter().collect();
            }
            _ => return None,
        },
        Change::Delete => drop(remove(&mut document, pointer)?),
        Change::Rename(name) => {
            let (parent, _) = pointer.rsplit_once('/')?;
            let value = remove(&mut document, pointer)?;
            document.pointer_mut(parent)?.as_object_mut()?.insert(name.clone(), value);
        }
        Change::Move(to) => {
            let value = remove(&mut document, pointer)?;
            let mut places = Vec::new();
            collect(&document, String::new(), &mut places);
            places.retain(|place| document.pointer(place).is_some_and(|value| value.is_object() || value.is_array()));
            match document.pointer_mut(&places[to.index(places.len())])? {
                Value::Object(members) => drop(members.insert("moved".to_owned(), value)),
                Value::Array(items) => items.push(value),
                _ => return None,
            }
        }
    }
    Some(document.to_string())
}

fn collect(value: &Value, pointer: String, places: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            members
                .iter()
                .for_each(|(name, value)| collect(value, format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")), places));
        }
        Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| collect(item, format!("{pointer}/{index}"), places)),
        _ => {}
    }
    places.push(pointer);
}

/// A small change of a scalar: a character, a case, a step, a type.
fn edit(value: &mut Value, at: &Index) -> Option<()> {
    *value = match &*value {
        Value::String(text) => {
            let mut characters: Vec<char> = text.chars().collect();
            let index = at.index(characters.len().max(1));
            match characters.get(index).copied() {
                None => characters.push(' '),
                Some(character) if character.is_ascii_lowercase() => characters[index] = character.to_ascii_uppercase(),
                Some('0') => characters[index] = '1',
                Some(_) => drop(characters.remove(index)),
            }
            Value::from(characters.into_iter().collect::<String>())
        }
        Value::Number(number) => match at.index(2) {
            0 => Value::from(number.to_string()),
            _ => Value::from(number.as_f64()? + 0.5),
        },
        Value::Bool(truth) => Value::from(!truth),
        Value::Null => Value::from(false),
        Value::Array(items) => items.first()?.clone(),
        Value::Object(_) => Value::Array(vec![value.clone()]),
    };
    Some(())
}

fn remove(document: &mut Value, pointer: &str) -> Option<Value> {
    let (parent, last) = pointer.rsplit_once('/')?;
    match document.pointer_mut(parent)? {
        Value::Object(members) => members.shift_remove(&last.replace("~1", "/").replace("~0", "~")),
        Value::Array(items) => Some(items.remove(last.parse().ok()?)),
        _ => None,
    }
}

/// The text with a second member beside the one at the pointer, of the same name in another spelling.
fn duplicate(document: &Value, pointer: &str, value: &Value) -> Option<String> {
    const MARK: &str = "the-mark-of-the-duplicate";
    let (parent, last) = pointer.rsplit_once('/')?;
    let mut marked = document.clone();
    marked.pointer_mut(parent)?.as_object_mut()?.insert(MARK.to_owned(), value.clone());
    let name: String = last.replace("~1", "/").replace("~0", "~").encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    Some(marked.to_string().replace(MARK, &name))
}

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
    let (signer, profile) = (award::signer(), profile());
    let id = Uri::parse("urn:uuid:00000000-0000-8000-8000-000000000001").unwrap();
    let options = IssueOptions::new(id, time("2026-07-01T09:00:00Z")).valid_until(time("2031-07-01T09:00:00Z"));
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

/// The claims and answers of a report: what it says, without where in the file each proof stood.
fn claims(report: &Value) -> Value {
    json!([report["conclusion"], report["exit"], report["answers"], report["issuer"], report["credential"], report["elements"]])
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
    if let Some(credential) = claims.get_mut(4).and_then(Value::as_object_mut) {
        credential.shift_remove("@context");
    }
    claims
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
        prop_assert_eq!(placeless(claims(&report["credentials"][0])), placeless(claims(&original["credentials"][0])), "{}", text);
        prop_assert_eq!(report["credentials"].as_array().unwrap().len(), 1);
        prop_assert_eq!((&report["holder"], &report["conclusion"]), (&original["holder"], &original["conclusion"]));
        Ok(())
    });
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
