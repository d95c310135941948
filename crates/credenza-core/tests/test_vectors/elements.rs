//! What a credential states of the sixteen standard elements, and whether it agrees with itself. It informs; it rejects only where the policy asks.

use crate::case::{Case, Expect};
use crate::fixtures::{Document, NOW, SIGNED, UNIVERSITY, badge_with, did, issued, learner, members, set, signed, trusting, university};
use credenza_core::credential::Uri;
use credenza_core::encoding::json::{Map, Value};
use credenza_core::micro::open_badge::{CredentialDates, IssuerProfile, write};
use credenza_core::micro::*;
use credenza_core::time::Timestamp;
use serde_json::json;

const AREA: &str = "elements";

/// Every element of a complete micro-credential, as a vector expects it.
fn stated() -> Map<String, Value> {
    Element::ALL.iter().map(|element| (element.name().to_owned(), json!("stated"))).collect()
}

fn stated_but(element: &str, state: &str) -> Value {
    let mut elements = stated();
    elements.insert(element.to_owned(), state.into());
    Value::Object(elements)
}

/// A micro-credential of the university's, every element stated, not signed.
pub(crate) fn full() -> Document {
    full_with(|_| {})
}

fn full_with(change: impl FnOnce(&mut Award)) -> Document {
    let language = Language::parse("en").unwrap();
    let name = Text::new(language, UNIVERSITY).unwrap();
    let profile = IssuerProfile { did: did(&university()), name, country: Country::parse("IT").unwrap(), region: None, url: None };
    let mut award = crate::full::award(&profile.did, &did(&learner())).into_award();
    change(&mut award);
    let micro = MicroCredential::new(award).unwrap();
    let id = Uri::parse("urn:uuid:00000000-0000-8000-8000-000000000002").unwrap();
    let dates =
        CredentialDates { valid_from: Timestamp::parse(SIGNED).unwrap(), valid_until: Timestamp::parse("2031-07-01T09:00:00Z").ok() };
    members(write(&micro, &id, &profile, &dates).unwrap().document().to_value())
}

pub(crate) fn cases() -> Vec<Case> {
    assert!(Timestamp::parse(NOW).is_ok());
    let mut cases = complete();
    cases.extend(contradictions());
    cases.extend(contexts());
    cases
}

fn complete() -> Vec<Case> {
    let case = |name: &str, fact: &str, change: &dyn Fn(&mut Award), element: &str, state: &str, expect: Expect| {
        let document = signed(full_with(change), &university());
        Case::new(AREA, name, fact, document, expect.with("elements", stated_but(element, state)))
    };
    let no = |_: &mut Award| {};
    let not_applicable = |award: &mut Award| {
        award.level = Level::NotApplicable(Text::new(Language::parse("en").unwrap(), "No framework covers it").unwrap());
    };
    let badge_elements = json!({
        "learner": "stated", "title": "stated", "country": "stated", "awarding_body": "stated", "date_of_issuing": "stated", "workload": "stated",
        "learning_outcomes": "absent", "level": "absent", "assessment": "absent", "participation": "absent", "quality_assurance": "absent",
        "prerequisites": "absent", "supervision": "absent", "grade": "absent", "stackability": "absent", "further_information": "absent"
    });
    let several = |award: &mut Award| {
        award.title = Text::from_entries([
            (Language::parse("en").unwrap(), "Evaluating foreign titles".to_owned()),
            (Language::parse("de-AT").unwrap(), "Ausländische Abschlüsse bewerten".to_owned()),
            (
                Language::parse("ar").unwrap(),
                "\u{62a}\u{642}\u{64a}\u{64a}\u{645} \u{627}\u{644}\u{634}\u{647}\u{627}\u{62f}\u{627}\u{62a}".to_owned(),
            ),
        ])
        .unwrap();
    };
    vec![
        case(
            "accept-complete",
            "A micro-credential that states all sixteen elements.",
            &no,
            "title",
            "stated",
            Expect::accepted_complete(),
        ),
        case(
            "accept-level-not-applicable",
            "Declared not applicable is not the same as absent.",
            &not_applicable,
            "level",
            "not_applicable",
            Expect::accepted_complete(),
        ),
        case(
            "accept-without-grade",
            "An optional element may be absent.",
            &|award| award.grade = None,
            "grade",
            "absent",
            Expect::accepted_complete(),
        ),
        case("accept-languages", "Titles in several languages and scripts.", &several, "title", "stated", Expect::accepted_complete()),
        Case::new(
            AREA,
            "accept-plain-badge",
            "An Open Badge states few of the elements.",
            issued(),
            Expect::accepted().with("elements", badge_elements),
        ),
    ]
}

fn contradictions() -> Vec<Case> {
    let case = |name: &str, fact: &str, element: &str, change: &dyn Fn(&mut Value)| {
        let mut document = Value::Object(full());
        change(&mut document);
        let expect = Expect::accepted().also(&["element_contradictory"]).with("elements", stated_but(element, "contradictory"));
        Case::new(AREA, name, fact, signed(members(document), &university()), expect)
    };
    let achievement = "/credentialSubject/achievement";
    let replace = |pointer: String, value: Value| move |document: &mut Value| *document.pointer_mut(&pointer).unwrap() = value.clone();
    vec![
        case(
            "accept-contradictory-title",
            "The badge's name is none of its titles.",
            "title",
            &replace(format!("{achievement}/name"), json!("Master of Arts")),
        ),
        case(
            "accept-contradictory-credits",
            "Three credits are available, and 180 were earned.",
            "workload",
            &replace("/credentialSubject/creditsEarned".into(), json!(180)),
        ),
        case(
            "accept-contradictory-credits-available",
            "Three ECTS credits, and 180 are available.",
            "workload",
            &replace(format!("{achievement}/creditsAvailable"), json!(180)),
        ),
        case(
            "accept-contradictory-level",
            "EQF level 6, and aligned with level 8.",
            "level",
            &replace(format!("{achievement}/alignment/0/targetUrl"), json!("http://data.europa.eu/snb/eqf/8")),
        ),
        case("accept-contradictory-level-not-applicable", "A level, and that none applies.", "level", &|document| {
            document["credentialSubject"]["achievement"]["levelNotApplicable"] = json!({"en": "No framework covers it"});
        }),
        case(
            "accept-contradictory-grade",
            "28/30, and 30/30 as the result.",
            "grade",
            &replace("/credentialSubject/result/0/value".into(), json!("30/30")),
        ),
        case(
            "accept-contradictory-name",
            "One name as text, another as an identifier.",
            "learner",
            &replace("/credentialSubject/fullName".into(), json!("Gualtiero Fittizio")),
        ),
        case(
            "accept-contradictory-birth-date",
            "Two birth dates.",
            "learner",
            &replace("/credentialSubject/dateOfBirth".into(), json!("2001-01-01")),
        ),
    ]
}

/// Under a context that is not known a term may mean anything, so that no element is read.
fn contexts() -> Vec<Case> {
    let unread = || {
        let elements: Map<_, _> = Element::ALL.iter().map(|element| (element.name().to_owned(), json!("absent"))).collect();
        Expect::authentic("accept", "", "accepted", 0, ["yes", "yes", "unknown"])
            .with("elements", Value::Object(elements))
            .also(&["context_unknown"])
            .without_code()
    };
    let case = |name: &str, fact: &str, change: &dyn Fn(&mut Document)| {
        let mut document = full();
        change(&mut document);
        Case::new(AREA, name, fact, signed(document, &university()), unread())
    };
    let known = |name: &str, fact: &str, change: &dyn Fn(&mut Document)| {
        let mut document = full();
        change(&mut document);
        Case::new(AREA, name, fact, signed(document, &university()), Expect::accepted_complete().with("elements", Value::Object(stated())))
    };
    vec![
        case("accept-context-term-swapped", "The inline context maps a term to another meaning, and is signed so.", &|document| {
            document["@context"][2]["title"] = json!("https://evil.example/terms#nickname");
        }),
        case("accept-context-after-ours", "A further context follows, which nobody knows: it may redefine any term.", &|document| {
            document["@context"].as_array_mut().unwrap().push(json!({"remark": "https://uni.example/terms#remark"}));
        }),
        Case::new(AREA, "context-redefines", "A further context follows, which gives the credits another meaning.", {
            let mut document = full();
            document["@context"].as_array_mut().unwrap().push(json!({"creditsEarned": "https://evil.example/terms#penaltyPoints"}));
            signed(document, &university())
        }, Expect::not_authentic("inline_context_redefines", "/@context/3")),
        case("accept-context-within", "A thing in it has a context of its own.", &|document| {
            document["credentialSubject"]["achievement"]["@context"] = json!({"remark": "https://uni.example/terms#remark"});
        }),
        case("accept-context-unknown-address", "A context at an address that is not known.", &|document| {
            document["@context"][1] = json!("https://evil.example/ob/v3p0/context-3.0.3.json");
        }),
        known("accept-context-order", "Our context before that of Open Badges: no name means two things in them.", &|document| {
            document["@context"].as_array_mut().unwrap().swap(1, 2);
        }),
        known("accept-context-of-proofs", "The context of the members of a proof, which VCDM 1.1 needs.", &|document| {
            document["@context"].as_array_mut().unwrap().insert(1, json!("https://w3id.org/security/data-integrity/v2"));
        }),
        known("accept-context-of-extensions", "The context of the extensions of Open Badges.", &|document| {
            document["@context"].as_array_mut().unwrap().push(json!("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"));
        }),
        Case::new(AREA, "accept-context-only-open-badges", "Without our context its terms mean nothing: only what Open Badges knows is read.", {
            let mut document = full();
            document["@context"].as_array_mut().unwrap().pop();
            signed(document, &university())
        }, Expect::accepted().with("elements", json!({"title": "stated", "learning_outcomes": "absent", "participation": "absent", "workload": "stated", "level": "stated"}))),
        Case::new(AREA, "accept-older-open-badges-context", "Another address of the same context.", signed(
            badge_with(|badge| set(badge, "@context", json!(["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context.json"]))),
            &university(),
        ), Expect::accepted().with("elements", json!({"title": "stated"}))),
        Case::new(AREA, "context-unknown-element-required", "An element that is asked for, under a context that is not known.", {
            let mut document = full();
            document["@context"][2]["title"] = json!("https://evil.example/terms#nickname");
            signed(document, &university())
        }, Expect::authentic("element_required", "", "rejected", 8, ["yes", "yes", "no"]))
        .policy({
            let mut policy = trusting(json!([{"id": did(&university()).as_str(), "name": UNIVERSITY}]));
            policy["required"] = json!(["title"]);
            policy
        }),
    ]
}
