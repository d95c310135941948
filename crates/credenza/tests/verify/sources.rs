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

#[test]
fn when_a_file_was_obtained_is_stated_where_it_does_not_say_so_itself() {
    let world = world();
    world.json("did.json", &did_document());
    let verify = |line: &str| world.run(&format!("verify --json --at 2026-07-02 award.json --trust universities.json {line}"));
    let report = |line: &str| serde_json::from_str::<Value>(&verify(line).out).unwrap();
    // A judgement as of an earlier day uses nothing that nobody had then, and takes the verifier's word for when that was.
    let now = verify("--evidence did.json");
    assert!(now.exit == 7 && now.err.contains("evidence_later"), "{now:?}");
    let stated = report("--evidence did.json --obtained 2025-03-01");
    assert_eq!(stated["exit"], 0, "{stated:#}");
    let times = |report: &Value| report["evidence"].as_array().unwrap().iter().map(|piece| piece["obtained"].clone()).collect::<Vec<_>>();
    assert_eq!(times(&stated), ["2025-03-01T23:59:59Z", "2025-03-01T23:59:59Z"]);
    // What the index says stands; what it does not say is stated.
    let index = |world: &World, obtained: Value| {
        let mut piece = json!({"id": web_did().as_str(), "file": "did.json"});
        if !obtained.is_null() {
            piece["obtained"] = obtained;
        }
        world.json("evidence/index.json", &json!([piece]));
    };
    index(&world, "2024-12-24T18:00:00Z".into());
    assert_eq!(
        times(&report("--evidence evidence --obtained 2025-03-01T10:00:00+01:00")),
        ["2024-12-24T18:00:00Z", "2025-03-01T10:00:00+01:00"]
    );
    index(&world, Value::Null);
    let undated = verify("--evidence evidence");
    assert!(undated.exit == 7 && undated.err.contains("evidence_undated"), "{undated:?}");
    assert_eq!(times(&report("--evidence evidence --obtained 2025-03-01T10:00:00Z")), ["2025-03-01T10:00:00Z"; 2]);
    // Schemas and contexts as well, the own list never.
    assert_eq!(world.run("trust import universities.json --yes").exit, 0);
    let all = report(&format!("{BROUGHT} --obtained 2025-03-01T10:00:00Z"));
    let of_kind = |kind: &str| all["evidence"].as_array().unwrap().iter().filter(|piece| piece["kind"] == kind).collect::<Vec<_>>();
    for kind in ["context", "schema"] {
        assert_eq!(of_kind(kind)[0]["obtained"], "2025-03-01T10:00:00Z");
    }
    assert_eq!((&of_kind("trust-list")[0]["file"], &of_kind("trust-list")[0]["obtained"]), (&json!("own"), &Value::Null));
}

#[test]
fn what_cannot_have_been_obtained_then_is_refused() {
    let world = world();
    world.json("did.json", &did_document());
    for (line, code) in [
        ("award.json --obtained 2025-03-01", "obtained_of_nothing"),
        ("award.json --evidence did.json --obtained 2190-01-01", "time_in_future"),
        ("award.json --evidence did.json --obtained 2190-01-01T00:00:00Z", "time_in_future"),
        ("award.json --evidence did.json --obtained yesterday", "--obtained"),
    ] {
        let run = world.verify(line);
        assert!(run.exit == 2 && run.err.contains(code), "{line}: {run:?}");
    }
    let today = credenza_core::time::Timestamp::from_unix(
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs() as i64,
    );
    let day = today.unwrap().to_string();
    let (day, _) = day.split_once('T').unwrap();
    let run = world.run(&format!("verify award.json --trust universities.json --evidence did.json --obtained {day}"));
    assert_eq!(run.exit, 0, "{run:?}");
}
