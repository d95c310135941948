//! Many lines: the same reports as one by one, whatever stands beside them, and no waiting for nothing.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use super::documents::*;
use super::world::{NOW, World};
use credenza_core::encoding::digest::{hex, sha256};
use serde_json::{Value, json};

/// A document, or its bytes, of every test vector of these folders.
fn vectors() -> Vec<Vec<u8>> {
    let mut documents = Vec::new();
    for folder in ["data-integrity", "statements", "endorsements", "elements", "form", "time", "trust"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../test-vectors").join(folder);
        let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let vector: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
            documents.extend(vector.get("document").map(|document| serde_json::to_vec(document).unwrap()));
        }
    }
    documents
}

/// The vectors, and lines that are none: malformed, not UTF-8, blank, of another kind, too long.
fn mix() -> Vec<Vec<u8>> {
    let mut lines = vectors();
    let others: [&[u8]; 8] = [b"not JSON", b"{\"a\":1", b"\xff{}", b"", b" \r", b"%PDF-1.7", b"{\"a\":1,\"a\":2}", b"\xEF\xBB\xBF{}"];
    for (place, other) in others.iter().enumerate() {
        lines.insert(place * 9 + 1, other.to_vec());
    }
    lines.insert(20, vec![b'x'; (16 << 20) + 5000]);
    lines
}

fn reports(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_reports_are_those_of_one_by_one() {
    let world = World::new();
    let lines = mix();
    let mut alone = Vec::new();
    for (number, line) in (1..).zip(&lines) {
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let run = world.run_with(&format!("verify --json --allow-unknown-issuer --at {NOW}"), line);
        let mut report: Value = serde_json::from_str(&run.out).unwrap();
        (report["file"], report["line"]) = (json!("mix.ndjson"), json!(number));
        // Of a line less is read than of a file.
        if report["findings"][0]["code"] == "too_large" {
            report["findings"][0]["detail"] = json!({"bytes": "2097154", "limit": "2097152", "offset": "0"});
            report["sha256"] = Value::Null;
        } else {
            report["sha256"] = json!(hex(&sha256(line.trim_ascii())));
        }
        alone.push(report);
    }
    assert!(alone.len() > 100 && lines.iter().map(Vec::len).sum::<usize>() > (16 << 20) + (256 << 10), "several blocks");
    world.write("mix.ndjson", lines.join(&b'\n'));
    let run = world.run(&format!("verify --ndjson --allow-unknown-issuer --at {NOW} mix.ndjson"));
    let mut together = reports(&run.out);
    together.retain(|report| alone.iter().any(|other| other["line"] == report["line"]));
    assert_eq!(together.len(), alone.len());
    for (one, other) in together.iter().zip(&alone) {
        assert_eq!(one, other);
    }
}

#[test]
fn json_over_several_lines_is_refused_as_a_whole_and_the_rest_is_judged() {
    let world = World::new();
    world.json("pretty.json", &Issue::new().signed());
    world.json("array.json", &json!([Issue::new().signed()]));
    world.write("lines.ndjson", serde_json::to_vec(&Issue::new().signed()).unwrap());
    let run = world.run(&format!("verify --ndjson --allow-unknown-issuer --at {NOW} pretty.json lines.ndjson array.json"));
    let places: Vec<_> = run.err.lines().filter(|line| line.trim_start().starts_with("at:")).map(str::trim).collect();
    assert_eq!((run.exit, places, reports(&run.out).len()), (2, vec!["at: pretty.json", "at: array.json"], 1), "{run:?}");
    assert!(run.err.contains("ndjson_spread") && run.err.contains("jq -c . FILE") && run.err.contains("jq -c \".[]\" FILE"), "{run:?}");
    let italian = world.run("verify --lang it --ndjson pretty.json");
    assert!(italian.exit == 2 && italian.out.is_empty() && italian.err.contains("Togliere --ndjson"), "{italian:?}");
}

/// A child that verifies what is written to it.
fn verifying(world: &World) -> std::process::Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_credenza"));
    command.args(["verify", "--ndjson", "--allow-unknown-issuer", "--at", NOW]).env_clear().env("CREDENZA_HOME", world.home());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

#[test]
fn a_line_is_answered_before_the_next_is_there() {
    let world = World::new();
    let mut child = verifying(&world);
    let (mut to, mut from) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()).lines());
    for number in 1..=3 {
        to.write_all(b"{}\n").unwrap();
        let report: Value = serde_json::from_str(&from.next().unwrap().unwrap()).unwrap();
        assert_eq!(report["line"], number);
    }
    drop(to);
    assert_eq!((child.wait().unwrap().code(), from.count()), (Some(3), 0));
}

#[test]
fn it_stops_when_nobody_reads_any_more() {
    let world = World::new();
    let mut child = verifying(&world);
    let mut to = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        let lines = b"{}\n".repeat(1000);
        // Without end, unless the reader goes.
        while to.write_all(&lines).is_ok() {}
    });
    let mut from = BufReader::new(child.stdout.take().unwrap());
    from.read_line(&mut String::new()).unwrap();
    drop(from);
    assert_eq!(child.wait().unwrap().code(), Some(3));
    writer.join().unwrap();
}
