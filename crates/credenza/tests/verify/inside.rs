//! Credentials inside credentials, as people and programs read the verdict on them.

use serde_json::{Value, json};

use crate::world::{NOW, World};

/// The document and the trust list of a vector, and its request if it has one, as files.
pub(crate) fn vector(world: &World, name: &str) {
    vector_of(world, "endorsements", name);
}

/// The same of any area.
pub(crate) fn vector_of(world: &World, area: &str, name: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../test-vectors/{area}/{name}.json"));
    let vector: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    world.json(&format!("{name}.json"), &vector["document"]);
    world.json("trust.json", &json!({"issuers": vector["policy"]["trust"][0]["issuers"]}));
    if let Some(request) = vector.get("request") {
        world.json("request.json", request);
    }
}

#[test]
fn an_endorsement_that_holds_and_one_of_something_else() {
    let world = World::new();
    vector(&world, "accept-of-issuer");
    world.snapshot("endorsed", "--trust trust.json accept-of-issuer.json");
    vector(&world, "accept-other-achievement");
    world.snapshot("endorsement-mismatch", "--trust trust.json accept-other-achievement.json");
}

#[test]
fn an_endorsement_that_does_not_hold_is_not_missed_and_rejects_nothing() {
    let world = World::new();
    vector(&world, "accept-tampered");
    world.snapshot("endorsement-tampered", "--trust trust.json accept-tampered.json");
    let run = world.verify("--trust trust.json accept-tampered.json accept-tampered.json");
    assert!(run.exit == 0 && run.out.contains("Evaluating foreign titles, 1 credential or endorsement inside it does not hold"), "{run:?}");
    let verbose = world.verify("--verbose --trust trust.json accept-tampered.json");
    assert!(
        verbose.exit == 0 && verbose.out.contains("code: embedded_rejected  at: /credentialSubject/achievement/endorsement/0"),
        "{verbose:?}"
    );
}

#[test]
fn a_record_is_shown_with_its_parts_and_their_endorsements() {
    let world = World::new();
    vector(&world, "accept-record");
    let run = world.verify("--trust trust.json accept-record.json");
    let places: Vec<_> = run.out.lines().filter(|line| line.contains("/credentialSubject/verifiableCredential")).map(str::trim).collect();
    let (first, second) = ("/credentialSubject/verifiableCredential/0", "/credentialSubject/verifiableCredential/1");
    let endorsement = format!("Endorsement  {first}/credentialSubject/achievement/endorsement/0");
    assert_eq!(places, [format!("Credential  {first}"), endorsement, format!("Credential  {second}")], "{run:?}");
    let looked = world.run("inspect accept-record.json");
    assert!(looked.exit == 0 && looked.out.contains(second) && looked.out.contains("NOT VERIFIED"), "{looked:?}");
}

/// A record can be made by anybody, with anybody's credentials in it.
#[test]
fn a_part_of_another_is_not_shown_as_the_learners() {
    let world = World::new();
    vector(&world, "accept-record-part-of-another");
    let file = "--trust trust.json accept-record-part-of-another.json";
    let alone = world.verify(file);
    assert!(alone.exit == 0 && alone.out.contains("! Something that stands inside it was issued to another DID"), "{alone:?}");
    let listed = world.verify(&format!("{file} accept-record-part-of-another.json"));
    assert!(listed.exit == 0 && listed.out.matches("1 credential inside it was issued to another DID").count() == 2, "{listed:?}");

    let world = World::new();
    vector_of(&world, "presentations", "record-of-ones-own-with-stolen-part");
    let line = "--trust trust.json --request request.json record-of-ones-own-with-stolen-part.json";
    world.snapshot("presentation-own-record", line);
    for options in ["", "--allow-unknown-issuer"] {
        let run = world.verify(&format!("{line} {options}"));
        assert!(run.exit == if options.is_empty() { 6 } else { 0 }, "{run:?}");
        // The thief's own record calls the part whatever it likes; what the university said of the learner is not shown as the thief's.
        let (_, inside) = run.out.split_once("What stands inside it").unwrap();
        assert!(inside.contains("REJECTED") && inside.contains("somebody else's key"), "{run:?}");
        assert!(!inside.contains("ACCEPTED") && !inside.contains("Evaluating foreign titles"), "{run:?}");
    }
}

/// In a file of its own, an endorsement is no award with a learner whom one could compare with anything.
#[test]
fn an_endorsement_by_itself_is_told_as_one() {
    let world = World::new();
    vector(&world, "accept-alone-eddsa-rdfc-2022");
    let file = "accept-alone-eddsa-rdfc-2022.json";
    world.snapshot("endorsement-alone", &format!("--trust trust.json {file}"));
    let run = world.verify(&format!("--trust trust.json {file}"));
    assert!(run.exit == 0 && !run.out.contains("Learner") && !run.out.contains("mandatory") && !run.out.contains("birth date"), "{run:?}");
    let inspected = world.run(&format!("inspect {file}"));
    assert!(inspected.out.contains("Endorses") && inspected.out.contains("We send our own evaluators there"), "{inspected:?}");
    let several = world.verify(&format!("--trust trust.json {file} {file}"));
    assert!(several.out.contains("Endorses https://uni.example/courses/titles"), "{several:?}");
    let hidden = world.verify(&format!("--trust trust.json --require title {file}"));
    assert_eq!(hidden.exit, 8, "{hidden:?}");
}

/// What an endorser writes is text like any other.
#[test]
fn an_endorsers_words_steer_no_terminal() {
    let world = World::new();
    vector(&world, "accept-of-issuer");
    let text = std::fs::read_to_string(world.path("accept-of-issuer.json")).unwrap();
    world.write("hostile.json", text.replace("We send our own evaluators there", "\\u001b[2J\\u202e ACCEPTED"));
    for line in ["verify --at", "inspect"] {
        let at = if line.starts_with("verify") { NOW } else { "" };
        world.everywhere(format!("{line} {at} hostile.json").replace("  ", " ").as_str());
    }
}

/// Of any number inside, as many are shown as are judged, here one at the issuer and then the others; the rest is counted.
#[test]
fn inspecting_shows_no_more_than_is_judged() {
    let world = World::new();
    vector(&world, "accept-of-issuer");
    let mut document: Value = serde_json::from_slice(&std::fs::read(world.path("accept-of-issuer.json")).unwrap()).unwrap();
    document["id"] = format!("urn:x:{}", "i".repeat(100_000)).into();
    document["endorsement"] = vec![1; 40_000].into();
    world.json("many.json", &document);
    let looked = world.run("inspect many.json");
    assert!(looked.exit == 0 && looked.out.contains("/endorsement/62") && !looked.out.contains("/endorsement/63"), "{}", looked.exit);
    assert!(looked.out.contains("40001 credentials stand inside it"), "{}", looked.out.len());
}
