//! What must hold whatever else changes: a name is not an identity, and a presentation counts only as the answer to its request.

use super::documents::*;
use super::world::World;
use credenza_core::present::Request;
use serde_json::json;

#[test]
fn an_untrusted_did_with_a_famous_name_is_refused_and_a_trusted_one_has_the_name_of_the_list() {
    let world = World::new();
    let university = did_of(&university_key());
    world.json("list.json", &json!({"issuers": [{"id": university.as_str(), "name": "The one I know"}]}));
    world.json("impostor.json", &Issue::new().by(did_of(&stranger_key()), stranger_key()).signed());
    world.json("genuine.json", &Issue::new().by(university, university_key()).signed());

    let impostor = world.everywhere(&format!("verify --at {} impostor.json --trust list.json", super::world::NOW));
    assert_eq!(impostor.exit, 6, "{}", impostor.out);
    assert!(!impostor.out.contains("The one I know"), "{}", impostor.out);
    for line in impostor.out.lines().filter(|line| line.contains(UNIVERSITY)) {
        assert!(line.contains("calls itself") || line.contains("so the issuer says"), "shown as if it were trusted: {line}");
    }
    let report = world.report("impostor.json --trust list.json");
    assert!(report["issuer"]["trusted_name"].is_null() && report["conclusion"] != "accepted");

    let genuine = world.verify("genuine.json --trust list.json");
    assert!(genuine.exit == 0 && genuine.out.contains("The one I know"), "{}", genuine.out);
}

#[test]
fn a_presentation_without_its_request_is_a_usage_error_one_made_outside_its_time_is_refused_and_a_stolen_one_too() {
    let world = World::new();
    world.json("list.json", &trusts(&[&did_of(&university_key())]));
    world.json("request.json", &request().to_value());
    let credential = Issue::new().to(bound()).signed();
    world.json("answer.json", &answer(&learner_key(), std::slice::from_ref(&credential), &request()));

    for incomplete in ["answer.json", "answer.json --challenge abc", "answer.json --domain employer.example"] {
        let run = world.verify(&format!("{incomplete} --trust list.json"));
        assert!(run.exit == 2 && run.out.is_empty(), "{incomplete}: {run:?}");
    }
    let untold = world.verify("answer.json --trust list.json");
    assert!(untold.err.contains("--challenge TEXT --domain DOMAIN"), "it says what to pass: {}", untold.err);
    assert_eq!(world.verify("answer.json --request request.json --trust list.json").exit, 0);

    let earlier = Request::new([7; 16], "employer.example", time("2026-08-01T12:00:00Z"), time("2026-08-30T12:00:00Z"));
    world.json("earlier.json", &earlier.to_value());
    let late = world.verify("answer.json --request earlier.json --trust list.json");
    assert!(late.exit == 3 && late.out.contains("request_window"), "{late:?}");

    let thief = did_of(&stranger_key());
    let presentation = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiablePresentation"],
        "holder": thief.as_str(),
        "verifiableCredential": [credential],
    });
    let challenge = request().challenge().to_owned();
    let more = [("challenge", challenge.as_str()), ("domain", "employer.example"), ("created", "2026-08-31T12:00:00Z")];
    world.json("stolen.json", &sign(presentation.as_object().unwrap().clone(), &thief, &stranger_key(), "authentication", &more));
    let stolen = world.verify("stolen.json --request request.json --trust list.json");
    assert!(stolen.exit == 3 && stolen.out.contains("holder_mismatch"), "{stolen:?}");
    let report = world.report("stolen.json --request request.json --trust list.json");
    let credential = &report["credentials"][0];
    let binding = credential["findings"].as_array().unwrap().iter().find(|finding| finding["check"] == "holder_binding").unwrap();
    assert_eq!((&binding["outcome"], &binding["code"]), (&"fail".into(), &"holder_mismatch".into()));
}
