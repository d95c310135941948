//! Many inputs at once: folders, files, lines.

use super::documents::*;
use super::world::{NOW, World};
use serde_json::{Value, json};

fn world() -> World {
    let world = World::new();
    world.json("universities.json", &trusts(&[&did_of(&university_key())]));
    world.json("inbox/a-good.json", &Issue::new().signed());
    world.json("inbox/b-expired.json", &Issue::new().valid("2026-07-01T09:00:00Z", Some("2026-08-01T09:00:00Z")).signed());
    world.json("inbox/c-unknown.json", &Issue::new().by(did_of(&stranger_key()), stranger_key()).signed());
    world.write("inbox/.hidden.json", "{}");
    world.write("inbox/readme.txt", "not looked at");
    world.write("inbox/deeper/d.json", "not looked at");
    world
}

#[test]
fn a_folder() {
    let world = world();
    world.snapshot("folder", "inbox --trust universities.json");
    assert_eq!(world.verify("inbox --trust universities.json").exit, 4);
    let mut tampered = Issue::new().signed();
    tampered["name"] = json!("Another");
    world.json("inbox/d-tampered.json", &tampered);
    assert_eq!(world.verify("inbox --trust universities.json").exit, 3);
}

/// Documents of every ending that is known are judged, and nobody takes the rest for checked.
#[test]
fn what_a_folder_holds_beside_is_counted() {
    let world = World::new();
    let award = Issue::new().signed();
    for ending in ["json", "jsonld", "vc", "JSONLD"] {
        world.json(&format!("inbox/award.{ending}"), &award);
    }
    world.write("inbox/token.jwt", "eyJhbGciOiJub25lIn0.e30.");
    world.write("inbox/token.sdjwt", "eyJhbGciOiJub25lIn0.e30.~");
    for name in ["lines.ndjson", "diploma.pdf", "all.zip", "deeper/award.json", ".hidden"] {
        world.write(&format!("inbox/{name}"), "{}");
    }
    let run = world.verify("inbox --allow-unknown-issuer");
    assert!(run.exit == 7 && run.out.contains("Checked: 6.") && run.out.contains("Not looked at: 4 other"), "{run:?}");
    let reports: Value = serde_json::from_str(&world.verify("--json inbox --allow-unknown-issuer").out).unwrap();
    assert_eq!((&reports["summary"]["passed_over"], reports["reports"].as_array().unwrap().len()), (&json!(4), 6));
    let lines = world.verify("--ndjson inbox --allow-unknown-issuer");
    assert!(lines.out.lines().count() == 6 && lines.err.contains("Not looked at: 4 other"), "{lines:?}");
    world.write("others/diploma.pdf", "%PDF-1.7");
    let none = world.verify("others");
    assert!(none.exit == 1 && none.err.contains("nothing_to_check") && none.out.contains("Not looked at: 1 other"), "{none:?}");
}

#[test]
fn the_rest_is_checked_where_one_cannot_be_read() {
    let world = world();
    world.snapshot("folder-and-missing", "inbox/a-good.json missing.json inbox/b-expired.json --trust universities.json");
    assert_eq!(world.verify("inbox/a-good.json missing.json inbox/b-expired.json --trust universities.json").exit, 1);
    std::fs::create_dir(world.path("empty")).unwrap();
    let empty = world.verify("empty");
    assert!(empty.exit == 1 && empty.err.contains("nothing_to_check"), "{empty:?}");
}

#[cfg(unix)]
#[test]
fn a_pipe_in_a_folder_is_not_waited_for() {
    let world = world();
    let made = std::process::Command::new("mkfifo").arg(world.path("inbox/pipe.json")).status();
    if made.is_ok_and(|status| status.success()) {
        let run = world.verify("inbox --trust universities.json");
        assert!(run.exit == 1 && run.err.contains("not_a_file"), "{run:?}");
    }
}

#[test]
fn a_presentation_among_files_is_a_usage_error_and_never_a_success() {
    let world = world();
    world.json("inbox/e-answer.json", &answer(&learner_key(), &[Issue::new().to(bound()).signed()], &request()));
    let run = world.verify("inbox/a-good.json inbox/e-answer.json --trust universities.json");
    assert!(run.exit == 2 && run.err.contains("request_missing"), "{run:?}");
    let lines = world.run(&format!("verify --at {NOW} --ndjson --trust universities.json inbox"));
    let last: Value = serde_json::from_str(lines.out.lines().last().unwrap()).unwrap();
    assert_eq!((lines.exit, lines.out.lines().count(), &last["conclusion"]), (2, 4, &json!("undetermined")), "{lines:?}");
}

#[test]
fn lines() {
    let world = world();
    let line = |value: &Value| serde_json::to_string(value).unwrap();
    let expired = Issue::new().valid("2026-07-01T09:00:00Z", Some("2026-08-01T09:00:00Z")).signed();
    let text = format!("{}\n\n{}\nnot JSON\r\n{}", line(&Issue::new().signed()), line(&expired), line(&json!({})));
    world.write("all.ndjson", &text);
    let command = format!("verify --at {NOW} --ndjson --trust universities.json");
    for run in [world.run(&format!("{command} all.ndjson")), world.run_with(&command, text.as_bytes())] {
        let reports: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let said: Vec<_> = reports.iter().map(|report| (report["line"].as_u64().unwrap(), report["exit"].as_u64().unwrap())).collect();
        assert_eq!((run.exit, said), (3, vec![(1, 0), (3, 4), (4, 3), (5, 3)]), "{run:?}");
        assert!(reports.iter().all(|report| report["schema"] == "credenza.report/1" && report["at"] == NOW));
    }
    let folder = world.run(&format!("{command} inbox"));
    assert!(folder.exit == 4 && folder.out.lines().count() == 3 && !folder.out.contains("\"line\""), "{folder:?}");
}

#[test]
fn a_line_without_end_is_passed_over() {
    let world = world();
    let mut text = vec![b'x'; (16 << 20) + 10];
    text.extend_from_slice(b"\n{}\n");
    let run = world.run_with("verify --ndjson", &text);
    let codes: Vec<Value> =
        run.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["findings"][0]["code"].clone()).collect();
    assert_eq!(codes, ["too_large", "form_invalid"]);
}

#[test]
fn a_list_that_cannot_be_read_never_ends_in_success() {
    let world = world();
    world.write("broken.json", r#"{"issuers": [{"id": "did:web:a.example", "name": "A", "untill": "2026-01-01T00:00:00Z"}]}"#);
    let alone = world.verify("inbox/a-good.json --trust broken.json");
    assert!(alone.exit == 7 && alone.err.contains("trust_list_malformed") && alone.out.contains("no_trust_source"), "{alone:?}");
    let beside = world.verify("inbox/a-good.json --trust universities.json --trust broken.json");
    assert!(beside.exit == 1 && beside.err.contains("untill"), "{beside:?}");
}

#[test]
fn pieces_of_evidence_stay_in_their_folder() {
    let world = world();
    world.json("award.json", &Issue::new().by(web_did(), university_key()).signed());
    world.json("did.json", &did_document());
    world.json("evidence/did.json", &did_document());
    let check = |file: &str, code: &str| {
        world.json("evidence/index.json", &json!([{"id": web_did().as_str(), "file": file, "obtained": "2026-08-31T08:00:00Z"}]));
        let run = world.verify("award.json --allow-unknown-issuer --evidence evidence");
        assert!(run.exit == 7 && run.err.contains(code), "{file}: {run:?}");
    };
    let absolute = world.path("did.json").display().to_string();
    for file in ["../did.json", "sub/../../did.json", "./did.json/..", absolute.as_str(), "a\\b.json"] {
        check(file, "evidence_path");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(world.path("did.json"), world.path("evidence/link.json")).unwrap();
        std::os::unix::fs::symlink(world.path(""), world.path("evidence/folder")).unwrap();
        check("link.json", "evidence_path");
        check("folder/did.json", "evidence_path");
    }
    check("missing.json", "evidence_unreadable");
    world.write("evidence/large.json", vec![b' '; (1 << 20) + 1]);
    check("large.json", "evidence_unreadable");
    world.json("evidence/other.json", &json!({"id": "did:web:other.example"}));
    check("other.json", "did_document_id_mismatch");
    let none = world.verify("award.json --evidence nowhere");
    assert!(none.exit == 1 && none.err.contains("evidence_not_found"), "{none:?}");
    for index in [
        "{}",
        "[1]",
        "[{\"id\": \"did:web:a.example\"}]",
        "[{\"id\": \"did:web:a.example\", \"file\": \"x\", \"obtained\": \"now\"}]",
        "[1",
    ] {
        world.write("evidence/index.json", index);
        assert_eq!(world.verify("award.json --evidence evidence").exit, 1, "{index}");
    }
}

#[test]
fn what_is_clearly_no_credential_is_passed_over_and_counted() {
    let world = world();
    let did = json!({"id": "did:web:university.example", "verificationMethod": [], "assertionMethod": []});
    world.json("inbox/did.json", &did);
    world.json("inbox/trust.json", &trusts(&[&did_of(&university_key())]));
    std::fs::remove_file(world.path("inbox/b-expired.json")).unwrap();
    std::fs::remove_file(world.path("inbox/c-unknown.json")).unwrap();
    let beside = [
        ("course.toml", "[course]\ntitle = \"T\"\n"),
        ("delivery.csv", "file;name\r\na;b\r\n"),
        ("issued.ndjson", "{\"schema\":\"credenza.ledger/1\",\"id\":\"x\"}\n{\"schema\":\"credenza.ledger/1\",\"id\":\"y\"}\n"),
        ("note-for-learners.txt", "Dear learner"),
        (".DS_Store", "Bud1"),
        ("Thumbs.db", "\0"),
    ];
    beside.iter().for_each(|(name, text)| world.write(&format!("inbox/{name}"), text));
    let names: Vec<String> = beside.iter().map(|(name, _)| format!("inbox/{name}")).collect();
    // The folder: four of other endings and the folder in it are not looked at, `.DS_Store` is hidden, two are told by what they are.
    let options = "--trust universities.json";
    let folder = world.verify(&format!("inbox {options}"));
    assert!(folder.exit == 0 && folder.out.contains("Checked: 1.") && folder.out.contains("Passed over: 2 files"), "{folder:?}");
    assert!(folder.err.contains("inbox/did.json (a DID document)") && folder.err.contains("inbox/trust.json (a trust list)"), "{folder:?}");
    // By a pattern of the shell, each is named.
    let named = format!("inbox/a-good.json inbox/did.json {} {options}", names.join(" "));
    for language in ["en", "it"] {
        let run = world.verify(&format!("--lang {language} {named}"));
        assert!(run.exit == 0 && run.err.lines().count() == 7 && names.iter().all(|name| run.err.contains(name)), "{run:?}");
    }
    let reports = world.report(&named);
    assert_eq!((&reports["summary"]["passed_over"], reports["reports"].as_array().unwrap().len()), (&json!(7), 1));
    let lines = world.verify(&format!("--ndjson inbox {} {options}", names.join(" ")));
    assert!(lines.exit == 0 && lines.out.lines().count() == 1 && lines.err.contains("Passed over: 8 files"), "{lines:?}");
}

#[test]
fn nothing_that_may_be_a_credential_is_passed_over() {
    let world = world();
    let award = Issue::new().signed();
    // Under a name that is none of a credential's, broken, missing, or a report that somebody takes for one.
    world.json("award.csv", &award);
    world.write("broken.json", "{\"type\": [\"VerifiableCredential\"");
    world.json("report.json", &world.report("inbox/a-good.json"));
    for (name, exit) in [("broken.json", 3), ("report.json", 3), ("missing.csv", 1)] {
        let run = world.verify(&format!("inbox/a-good.json {name} --trust universities.json"));
        assert!(run.exit == exit && !run.err.contains("Passed over"), "{name}: {run:?}");
    }
    let run = world.verify("award.csv inbox/a-good.json --trust universities.json");
    assert!(run.exit == 0 && run.out.contains("Checked: 2."), "{run:?}");
    // By itself it is told what it is; and a run that judged nothing is no success.
    world.write("delivery.csv", "file;name\n");
    assert_eq!(world.verify("delivery.csv").exit, 3);
    world.write("course.toml", "a = 1\n");
    for options in ["", "--json", "--ndjson"] {
        let run = world.verify(&format!("{options} delivery.csv course.toml"));
        assert!(run.exit == 1 && run.err.contains("nothing_to_check"), "{run:?}");
    }
}
