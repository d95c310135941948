//! Model → credential → bytes → model: nothing is lost, nothing is added, and every element that was awarded is read from the document.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail by panicking"
)]

mod award;

use credenza_core::credential::{Credential, Secured, Uri};
use credenza_core::did::key_method;
use credenza_core::encoding::json::{Document, Value};
use credenza_core::issue::{IssueOptions, Issuer};
use credenza_core::micro::open_badge::{IssuerProfile, read, write};
use credenza_core::micro::*;
use credenza_core::proof::Suite;
use credenza_core::quality::{Elements, State};
use credenza_core::time::Timestamp;
use credenza_core::verify::{Evidence, Policy, Verifier};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use serde_json::json;

proptest! {
    #![proptest_config(award::config(512))]

    #[test]
    fn an_award_comes_back_as_it_was((issuer, micro) in award::issuer_and_award()) {
        let id = Uri::parse("urn:uuid:00000000-0000-8000-8000-000000000001").unwrap();
        let written = write(&micro, &id, &issuer, &award::dates()).unwrap();
        let bytes = written.document().to_value().to_string();
        let parsed = Document::parse(bytes.as_bytes()).unwrap();
        // Writing and strict parsing change nothing: what is signed is what arrives.
        prop_assert_eq!(&parsed.to_value(), &written.document().to_value());
        let arrived = Credential::read(parsed).unwrap();
        prop_assert_eq!(read(&arrived).unwrap(), micro.clone());
        prop_assert_eq!(arrived.valid_until().cloned(), award::dates().valid_until);
        elements_are_those_awarded(&Elements::of(&arrived), &micro)?;
    }

    #[test]
    fn unknown_signed_properties_survive((issuer, micro) in award::issuer_and_award(), name in award::line(), text in award::line()) {
        let signer = award::signer();
        let now = Timestamp::parse("2026-07-01T09:00:00Z").unwrap();
        let id = Uri::parse("urn:uuid:00000000-0000-8000-8000-000000000001").unwrap();
        // Only JSON can be signed with a name that no context defines.
        let issuer = Issuer::new(&issuer, &signer).unwrap().with_suite(Suite::EddsaJcs2022);
        let secured = issuer.issue(&micro, &IssueOptions::new(id, now.clone())).unwrap();
        let mut document = secured.unverified().as_object().unwrap().clone();
        let proof = document.shift_remove("proof").unwrap();
        let unknown = format!("x{name}");
        document.insert(unknown.clone(), json!({"inner": [text.clone(), 1.5, null, {"@id": text}]}));
        let proof = award::sign(&document, proof.as_object().unwrap(), &signer);
        let mut signed = document.clone();
        signed.insert("proof".to_owned(), proof);
        let bytes = serde_json::to_vec(&Value::Object(signed)).unwrap();

        let (evidence, policy) = (Evidence::new(), Policy::default().allow_unknown_issuer());
        let report = Verifier::new(&evidence, &policy).verify(&Secured::parse(&bytes).unwrap(), &now);
        let credential = report.accepted().unwrap();
        prop_assert_eq!(credential.document().to_value(), Value::Object(document.clone()));
        prop_assert_eq!(&report.to_value()["credential"][&unknown], &document[&unknown]);
        prop_assert_eq!(credential.micro().unwrap(), micro);
    }
}

/// The limits of a scale are those of the description that the result names, wherever it stands, and of no other.
#[test]
fn a_grade_has_the_limits_of_its_own_description() {
    let did = key_method::from_public_key(&award::signer().public_key());
    let micro = award::full::award(&did, &did);
    let name = Text::new(Language::parse("en").unwrap(), "Example University").unwrap();
    let profile = IssuerProfile { did, name, country: Country::parse("IT").unwrap(), region: None, url: None };
    let id = Uri::parse("urn:uuid:00000000-0000-8000-8000-000000000001").unwrap();
    let written = write(&micro, &id, &profile, &award::dates()).unwrap().document().to_value();
    let read_with = |change: &dyn Fn(&mut Vec<Value>)| {
        let mut document = written.clone();
        change(document["credentialSubject"]["achievement"]["resultDescription"].as_array_mut().unwrap());
        read(&Credential::read(Document::from_value(&document).unwrap()).unwrap())
            .map(|micro| micro.grade.as_ref().unwrap().scale().max.clone())
    };
    let other = json!({"id": "urn:other", "type": ["ResultDescription"], "name": "Attendance", "resultType": "Percent", "valueMax": "100"});
    assert_eq!(read_with(&|_| {}).unwrap().as_deref(), Some("30"));
    assert_eq!(read_with(&|all| all.insert(0, other.clone())).unwrap().as_deref(), Some("30"));
    assert_eq!(read_with(&|all| all[0] = other.clone()).unwrap(), None);
    assert_eq!(read_with(&|all| all.push(all[0].clone())).unwrap_err()[0].code(), "member_malformed");
}

/// A context that swaps a term, and one too many: the same members are no micro-credential under them.
#[test]
fn under_other_contexts_nothing_is_read() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (issuer, micro) = award::issuer_and_award().new_tree(&mut runner).unwrap().current();
    let id = Uri::parse("urn:uuid:00000000-0000-8000-8000-000000000001").unwrap();
    let written = write(&micro, &id, &issuer, &award::dates()).unwrap();
    let swap = |document: &mut Value| document["@context"][2]["title"] = json!("https://evil.example/terms#nickname");
    let append =
        |document: &mut Value| document["@context"].as_array_mut().unwrap().push(json!({"title": "https://evil.example/terms#nickname"}));
    let remove = |document: &mut Value| drop(document["@context"].as_array_mut().unwrap().pop());
    for change in [&swap as &dyn Fn(&mut Value), &append, &remove] {
        let mut document = written.document().to_value();
        change(&mut document);
        let changed = Credential::read(Document::from_value(&document).unwrap()).unwrap();
        let errors = read(&changed).unwrap_err();
        assert_eq!((errors[0].code(), errors[0].pointer().unwrap().as_str()), ("context_unknown", "/@context"));
    }
    assert!(read(&written).is_ok());
}

fn elements_are_those_awarded(elements: &Elements, micro: &MicroCredential) -> Result<(), TestCaseError> {
    prop_assert!(elements.context_is_known());
    let optional = [
        (Element::Prerequisites, micro.prerequisites.is_some()),
        (Element::Supervision, micro.supervision.is_some()),
        (Element::Grade, micro.grade.is_some()),
        (Element::Stackability, micro.stackability.is_some()),
        (Element::FurtherInformation, micro.further_information.is_some()),
    ];
    for (element, state) in elements.iter() {
        let awarded = optional.iter().find(|(other, _)| *other == element).is_none_or(|(_, awarded)| *awarded);
        let not_applicable = element == Element::Level && matches!(micro.level, Level::NotApplicable(_));
        let expected = if not_applicable {
            "not_applicable"
        } else if awarded {
            "stated"
        } else {
            "absent"
        };
        prop_assert_eq!(state.name(), expected, "{}: {:?}", element, state);
        if let State::Stated(statements) = state {
            prop_assert!(statements.iter().all(|statement| !statement.pointer.as_str().is_empty()));
        }
    }
    Ok(())
}
