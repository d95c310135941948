//! A report names what was judged, and by what: to the byte.

use credenza_core::encoding::digest::{hex, sha256};
use serde_json::{Value, json};

use super::documents::*;
use super::world::{NOW, World};

/// The digest of a file, as `sha256sum` has it.
fn digest(world: &World, name: &str) -> String {
    hex(&sha256(&std::fs::read(world.path(name)).unwrap()))
}

fn world() -> World {
    let world = World::new();
    world.json("universities.json", &trusts(&[&web_did()]));
    world.json("award.json", &Issue::new().by(web_did(), university_key()).signed());
    world.json("evidence/did.json", &did_document());
    world.json("evidence/other.json", &json!({"id": "did:web:other.example"}));
    let piece = |did: &str, file: &str| json!({"id": did, "file": file, "obtained": "2026-08-31T08:00:00Z"});
    world.json("evidence/index.json", &json!([piece(web_did().as_str(), "did.json"), piece("did:web:other.example", "other.json")]));
    world.json("form.json", &json!({"type": "object"}));
    world.json("terms.json", &json!({"@context": {"extra": "https://terms.example/extra"}}));
    world
}

const BROUGHT: &str = "--trust universities.json --evidence evidence --schema https://schemas.example/form=form.json \
                       --context https://terms.example/v1=terms.json";

fn expected(world: &World) -> Value {
    let piece = |kind: &str, id: Value, file: &str, obtained: Value| json!({"kind": kind, "id": id, "file": file, "sha256": digest(world, file), "obtained": obtained});
    json!([
        piece("did-document", web_did().as_str().into(), "evidence/did.json", "2026-08-31T08:00:00Z".into()),
        piece("trust-list", Value::Null, "universities.json", Value::Null),
        piece("context", "https://terms.example/v1".into(), "terms.json", Value::Null),
        piece("schema", "https://schemas.example/form".into(), "form.json", Value::Null),
    ])
}

#[test]
fn a_report_names_the_file_and_what_the_verdict_goes_by() {
    let world = world();
    let report = world.report(&format!("award.json {BROUGHT}"));
    assert_eq!(report["conclusion"], "accepted");
    assert_eq!(report["sha256"], digest(&world, "award.json"));
    assert_eq!(report["evidence"], expected(&world), "{:#}", report["evidence"]);
    // Of a credential whose signature does not hold, too.
    let mut tampered: Value = serde_json::from_slice(&std::fs::read(world.path("award.json")).unwrap()).unwrap();
    tampered["name"] = json!("Another");
    world.json("tampered.json", &tampered);
    let report = world.report(&format!("tampered.json {BROUGHT}"));
    assert_eq!((&report["exit"], &report["evidence"]), (&json!(3), &expected(&world)));
    // Nothing that no proof names.
    world.json("plain.json", &Issue::new().signed());
    let report = world.report("plain.json --evidence evidence");
    assert_eq!(report["evidence"], json!([]));
}

#[test]
fn so_do_several_and_lines_and_presentations() {
    let world = world();
    let several = world.report(&format!("award.json award.json {BROUGHT}"));
    let report = &several["reports"][1];
    assert_eq!((&report["sha256"], &report["evidence"]), (&json!(digest(&world, "award.json")), &expected(&world)));
    let line = serde_json::to_string(&Issue::new().by(web_did(), university_key()).signed()).unwrap();
    let run = world.run_with(&format!("verify --ndjson --at {NOW} {BROUGHT}"), format!("\n \t{line} \r\nnot JSON\n").as_bytes());
    let reports: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&reports[0]["sha256"], &reports[0]["evidence"]), (&json!(hex(&sha256(line.as_bytes()))), &expected(&world)));
    assert_eq!(reports[1]["sha256"], hex(&sha256(b"not JSON")));
    let long = world.run_with("verify --ndjson", &vec![b'x'; (2 << 20) + 1]);
    assert_eq!(serde_json::from_str::<Value>(&long.out).unwrap()["sha256"], Value::Null);
    world.json("request.json", &request().to_value());
    world.json("answer.json", &answer(&learner_key(), &[Issue::new().by(web_did(), university_key()).to(bound()).signed()], &request()));
    let answer = world.report(&format!("answer.json --request request.json {BROUGHT}"));
    assert_eq!((&answer["sha256"], &answer["evidence"]), (&json!(digest(&world, "answer.json")), &expected(&world)));
}

#[test]
fn the_own_list_and_the_last_of_several_are_told_and_said_in_words() {
    let world = world();
    assert_eq!(world.run("trust import universities.json --yes").exit, 0);
    let own = std::fs::read(world.home().join("trust.json")).unwrap();
    let report = world.report("award.json --evidence evidence");
    assert_eq!(
        report["evidence"][1],
        json!({"kind": "trust-list", "id": null, "file": "own", "sha256": hex(&sha256(&own)), "obtained": null})
    );
    world.json("evidence/newer.json", &did_document());
    world.json(
        "evidence/index.json",
        &json!([
            {"id": web_did().as_str(), "file": "newer.json", "obtained": "2026-08-31T09:00:00Z"},
            {"id": web_did().as_str(), "file": "did.json", "obtained": "2026-08-31T08:00:00Z"},
        ]),
    );
    assert_eq!(world.report("award.json --evidence evidence")["evidence"][0]["file"], "evidence/newer.json");
    let run = world.verify("-v award.json --evidence evidence");
    for said in [digest(&world, "award.json"), digest(&world, "evidence/newer.json"), "Trust list: your own".to_owned()] {
        assert!(run.out.contains(&said), "{said} is not in\n{}", run.out);
    }
    assert!(!world.verify("award.json --evidence evidence").out.contains("SHA-256"));
}
