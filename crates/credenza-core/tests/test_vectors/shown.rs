//! What is told of what a credential states: each value with what belongs to it, and the same whichever suite signed it.

use serde_json::{Value, json};

use crate::case::{Case, Expect};
use crate::fixtures::{Document, badge, badge_with, did, policy, set, signed, university};
use crate::stated::stated;

const AREA: &str = "elements";
const ATTENDANCE: &str = "urn:uuid:a0000000-0000-4000-8000-000000000001";
const EXAMINATION: &str = "urn:uuid:b0000000-0000-4000-8000-000000000002";

/// One fact in two files: signed as JSON, and as statements.
fn twice(name: &str, fact: &str, document: &Document, expect: &Expect) -> [Case; 2] {
    let case = |name: String, document: Value| Case::new(AREA, name, fact, document, expect.clone());
    [case(name.to_owned(), signed(document.clone(), &university())), case(format!("{name}-rdfc"), stated(document.clone()))]
}

/// The statements of an element: role and value.
fn told(element: &str, statements: &[(&str, Value)]) -> Value {
    let statements: Vec<_> = statements.iter().map(|(role, value)| json!({"role": role, "value": value})).collect();
    json!({element: statements})
}

fn stating(element: &str, state: &str, statements: &[(&str, Value)]) -> Expect {
    let expect = Expect::accepted().with("elements", json!({element: state})).with("statements", told(element, statements));
    if state == "contradictory" { expect.also(&["element_contradictory"]) } else { expect }
}

fn identity(value: &str) -> Value {
    json!({"type": "IdentityObject", "identityType": "name", "hashed": false, "identityHash": value})
}

fn with_results(results: &Value) -> Document {
    let described = |id: &str, name: &str| json!({"id": id, "type": ["ResultDescription"], "name": name, "resultType": "Result"});
    badge_with(|badge| {
        badge["credentialSubject"]["achievement"]["resultDescription"] =
            json!([described(ATTENDANCE, "Attendance in per cent"), described(EXAMINATION, "Final examination")]);
        badge["credentialSubject"]["result"] = results.clone();
    })
}

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = results();
    cases.extend(names());
    cases.extend(several());
    cases.extend(records());
    cases
}

fn results() -> Vec<Case> {
    let result = |id: &str, value: &str| json!({"type": ["Result"], "resultDescription": id, "value": value});
    let mut several = told(
        "grade",
        &[
            ("grade", "100".into()),
            ("scale", "Attendance in per cent".into()),
            ("grade", "C".into()),
            ("scale", "Final examination".into()),
        ],
    );
    for (index, statement) in several["grade"].as_array_mut().unwrap().iter_mut().enumerate() {
        statement["group"] = (index / 2).into();
    }
    let several = Expect::accepted().with("elements", json!({"grade": "stated"})).with("statements", several);
    [
        twice(
            "accept-result-of-second-description",
            "A result stands under the scale of the description that it names, which is not the first.",
            &with_results(&json!([result(EXAMINATION, "19")])),
            &stating("grade", "stated", &[("grade", "19".into()), ("scale", "Final examination".into())]),
        ),
        twice(
            "accept-two-results",
            "Two results, each under its own scale.",
            &with_results(&json!([result(EXAMINATION, "C"), result(ATTENDANCE, "100")])),
            &several,
        ),
        twice(
            "accept-result-failed",
            "A result that says that the learner failed.",
            &with_results(&json!([{"type": ["Result"], "value": "3", "status": "Failed"}])),
            &stating("grade", "stated", &[("grade", "3".into()), ("result_status", "Failed".into())]),
        ),
        twice(
            "accept-description-without-result",
            "A scale without a result is no grade.",
            &with_results(&json!([])),
            &stating("grade", "absent", &[]),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn names() -> Vec<Case> {
    let text = |text: &str, language: &str| json!({"@value": text, "@language": language});
    let languages =
        badge_with(|badge| badge["issuer"]["name"] = json!([text("Example University", "en"), text("Università di Esempio", "it")]));
    let title = badge_with(|badge| badge["credentialSubject"]["achievement"]["name"] = text("Datenkompetenz", "de"));
    let subject = badge_with(|badge| {
        badge["credentialSubject"]["identifier"] = json!([]);
        badge["credentialSubject"]["name"] = json!("Fiorella Inventata");
    });
    let two = badge_with(|badge| badge["credentialSubject"]["identifier"] = json!([identity("Zoe Zeta"), identity("Ada Esempio")]));
    let creator = badge_with(|badge| {
        badge["issuer"]["name"] = json!("Example University");
        badge["credentialSubject"]["achievement"]["creator"] =
            json!({"id": did(&university()).as_str(), "type": ["Profile"], "name": "Università di Esempio"});
    });
    let mut default_language = badge();
    default_language["@context"].as_array_mut().unwrap().push(json!({"@language": "it"}));
    default_language["credentialSubject"]["identifier"] = json!([identity("Fiorella Inventata")]);
    let mut cases: Vec<Case> = [
        twice(
            "accept-issuer-name-in-languages",
            "The issuer's name in two languages (VCDM 2.0 §11.1).",
            &languages,
            &stating("awarding_body", "stated", &[("name", json!({"text": {"en": "Example University", "it": "Università di Esempio"}}))]),
        ),
        twice(
            "accept-title-in-a-language",
            "A title that says in which language it is.",
            &title,
            &stating("title", "stated", &[("title", json!({"text": {"de": "Datenkompetenz"}}))]),
        ),
        twice(
            "accept-name-of-the-subject",
            "The learner's name as the name of the subject.",
            &subject,
            &Expect::accepted().with("elements", json!({"learner": "stated"})),
        ),
        twice(
            "accept-contradictory-two-names",
            "Two names for one learner.",
            &two,
            &stating("learner", "contradictory", &[("name", "Ada Esempio".into()), ("name", "Zoe Zeta".into())]),
        ),
        twice(
            "accept-contradictory-creator",
            "The achievement's creator is the issuer under another name.",
            &creator,
            &stating("awarding_body", "contradictory", &[("name", "Example University".into()), ("name", "Università di Esempio".into())]),
        ),
        twice(
            "accept-date-malformed",
            "A date that is none is told as it stands.",
            &badge_with(|badge| set(badge, "awardedDate", json!("last TUESDAY"))),
            &stating("date_of_issuing", "stated", &[("date", "last TUESDAY".into())]),
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    cases.push(
        Case::new(
            AREA,
            "accept-default-language-rdfc",
            "Under a default language every text that is signed as a statement has that language, names and codes too.",
            stated(default_language),
            Expect::accepted()
                .with("elements", json!({"learner": "stated", "title": "stated", "awarding_body": "stated"}))
                .also(&["identity_matched"]),
        )
        .policy({
            let mut policy = policy();
            policy["learner_identities"] = json!([{"type": "name", "value": "Fiorella Inventata"}]);
            policy
        }),
    );
    cases
}

/// What is said of one of several is not said of the others.
fn several() -> Vec<Case> {
    let unknown = |code: &str| {
        Expect::authentic("accept", "", "accepted", 0, ["yes", "yes", "unknown"])
            .without_code()
            .also(&[code])
            .with("elements", json!({"learner": "absent", "title": "stated", "awarding_body": "stated"}))
    };
    let subjects = badge_with(|badge| {
        let named = |name: &str| {
            let mut subject = badge["credentialSubject"].clone();
            subject.as_object_mut().unwrap().shift_remove("id");
            subject["identifier"] = json!([identity(name)]);
            subject
        };
        badge["credentialSubject"] = json!([named("Zoe Zeta"), named("Ada Esempio")]);
    });
    let achievements = badge_with(|badge| {
        let subject = &mut badge["credentialSubject"];
        let mut other = subject["achievement"].clone();
        (other["id"], other["name"]) = (json!("urn:uuid:d0000000-0000-4000-8000-000000000004"), json!("Another course"));
        subject["achievement"] = json!([subject["achievement"], other]);
    });
    let differing = unknown("several_achievements").with("elements", json!({"learner": "stated", "title": "absent"}));
    [
        twice("accept-several-subjects", "Of two subjects only what is said of both is stated.", &subjects, &unknown("several_subjects")),
        twice("accept-several-achievements", "Of two achievements only what is said of both is stated.", &achievements, &differing),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A record of CLR 2.0 states what its signer says of the learner, beside the credentials in it.
fn records() -> Vec<Case> {
    const CLR: &str = "https://purl.imsglobal.org/spec/clr/v2p0/context.json";
    let record = |place: usize| {
        badge_with(|badge| {
            badge["@context"].as_array_mut().unwrap().insert(place, json!(CLR));
            badge["type"] = json!(["VerifiableCredential", "ClrCredential"]);
            let subject = badge["credentialSubject"].clone();
            badge["credentialSubject"] = json!({"id": subject["id"], "type": ["ClrSubject"], "achievement": [subject["achievement"]]});
        })
    };
    let expect = Expect::accepted().with("elements", json!({"learner": "stated", "title": "stated", "awarding_body": "stated"}));
    [
        twice("accept-record", "A record of CLR 2.0, whose context stands before that of Open Badges.", &record(1), &expect),
        twice("accept-record-behind", "A record of CLR 2.0, whose context stands behind that of Open Badges.", &record(2), &expect),
    ]
    .into_iter()
    .flatten()
    .collect()
}
