//! JSON Schemas that the user brings: `--schema URL=FILE`.

use serde_json::{Value, json};

use crate::documents::{Issue, did_of, trusts, university_key};
use crate::world::World;

const URL: &str = "https://university.example/schemas/award.json";

/// An award that states every mandatory element, and names its university's schema.
fn award() -> Value {
    Issue::new().signed_after(|award| {
        award.insert("credentialSchema".to_owned(), json!({"id": URL, "type": "JsonSchema"}));
    })
}

fn schema(demands: &Value) -> Value {
    let mut schema = demands.clone();
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    schema
}

fn world(demands: &Value) -> World {
    let world = World::new();
    world.json("award.json", &award());
    world.json("list.json", &trusts(&[&did_of(&university_key())]));
    world.json("schema.json", &schema(demands));
    world
}

fn line(options: &str) -> String {
    format!("award.json --trust list.json {options}--schema {URL}=schema.json")
}

#[test]
fn a_schema_that_is_not_at_hand_leaves_open_what_it_would_say_and_nothing_else() {
    let world = world(&json!({}));
    world.snapshot("schema-missing", "award.json --trust list.json");
    let report = world.report("award.json --trust list.json");
    assert_eq!(
        (&report["conclusion"], &report["exit"], &report["answers"]["complete"]),
        (&json!("accepted"), &json!(0), &json!("unknown"))
    );
}

#[test]
fn a_credential_that_keeps_its_schema_is_told_so() {
    let world = world(&json!({"required": ["issuer"], "properties": {"type": {"contains": {"const": "OpenBadgeCredential"}}}}));
    let run = world.verify(&line(""));
    assert!(run.exit == 0 && run.out.contains("It has the form that its schema demands."), "{run:?}");
    assert_eq!(world.report(&line(""))["answers"]["complete"], "yes");
}

#[test]
fn one_that_does_not_is_told_where_and_stays_accepted() {
    let demands = json!({
        "required": ["expires"],
        "properties": {
            "name": {"oneOf": [{"type": "string"}, {"type": "object"}]},
            "credentialSubject": {"properties": {"achievement": {"properties": {"achievementType": {"enum": ["Badge", "Course"]}}}}}
        }
    });
    let world = world(&demands);
    world.snapshot("schema-violated", &line(""));
    let report = world.report(&line(""));
    assert_eq!((&report["conclusion"], &report["exit"], &report["answers"]["complete"]), (&json!("accepted"), &json!(0), &json!("no")));
}

#[test]
fn a_schema_that_asks_for_what_is_not_supported_leaves_the_answer_open() {
    let world = world(&json!({"unevaluatedProperties": false}));
    world.snapshot("schema-unsupported", &line(""));
}

#[test]
fn what_is_no_schema_is_refused() {
    let world = world(&json!({}));
    world.write("broken.json", "{");
    world.write("number.json", "7");
    for (argument, code) in [
        ("schema.json".to_owned(), "schema_argument"),
        (format!("{URL}=broken.json"), "schema_file"),
        (format!("{URL}=number.json"), "schema_file"),
        ("schema=schema.json".to_owned(), "schema_file"),
    ] {
        let run = world.run(&format!("verify award.json --schema {argument}"));
        assert!(run.exit == 2 && run.err.contains(code) && run.out.is_empty(), "{argument}: {run:?}");
    }
    assert_eq!(world.run(&format!("verify award.json --schema {URL}=missing.json")).exit, 1);
}

/// Of two files for one URL the last counts.
#[test]
fn a_schema_can_be_given_again() {
    let world = world(&json!({"required": ["expires"]}));
    world.json("true.json", &schema(&json!({})));
    let report = world.report(&format!("{} --schema {URL}=true.json", line("")));
    assert_eq!(report["answers"]["complete"], "yes");
}
