//! Names, in whatever language and however often they are stated, and whom they let a learner be.

use super::*;

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
