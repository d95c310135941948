//! What docs/quality.md and docs/threat-answers.md rest on is there.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The texts between backquotes.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn every_test_that_an_answer_names_is_there() {
    let page = read("docs/threat-answers.md");
    let rows: Vec<_> = page.lines().filter(|line| line.starts_with("| ") && line.as_bytes()[2].is_ascii_digit()).collect();
    assert_eq!(rows.len(), 16, "an answer has a row");
    for row in rows {
        let shown_by = row.trim_end_matches(['|', ' ']).rsplit('|').next().unwrap();
        for name in quoted(shown_by) {
            match name.split_once("::") {
                None => assert!(root().join(name).exists(), "{name} is not there"),
                Some((path, test)) => {
                    let source = read(path);
                    let is_function = source.contains(&format!("fn {test}("));
                    let is_trial = source.contains(&format!("\"{test}\""));
                    assert!(is_function || is_trial, "{path} has no test {test}");
                }
            }
        }
    }
}

/// The files with a reader of bytes or texts from outside, and the fuzz target that reaches it. A file that gets one and is not here fails the test below.
const READERS: [(&str, &str); 28] = [
    ("crates/credenza-core/src/credential/secured.rs", "secured"),
    ("crates/credenza-core/src/credential/uri.rs", "secured"),
    ("crates/credenza-core/src/did/identifier.rs", "did"),
    ("crates/credenza-core/src/did/web.rs", "did"),
    ("crates/credenza-core/src/encoding/baked/mod.rs", "baked"),
    ("crates/credenza-core/src/encoding/base58.rs", "encoding"),
    ("crates/credenza-core/src/encoding/base64url.rs", "encoding"),
    ("crates/credenza-core/src/encoding/json/document.rs", "jcs"),
    ("crates/credenza-core/src/encoding/json/mod.rs", "jcs"),
    ("crates/credenza-core/src/encoding/multibase.rs", "encoding"),
    ("crates/credenza-core/src/encoding/rdf/n_quads/parser.rs", "n_quads"),
    ("crates/credenza-core/src/key/ed25519.rs", "did"),
    ("crates/credenza-core/src/key/multikey.rs", "did"),
    ("crates/credenza-core/src/key/pkcs8.rs", "key_file"),
    ("crates/credenza-core/src/micro/awarding_body.rs", "course"),
    ("crates/credenza-core/src/micro/level.rs", "course"),
    ("crates/credenza-core/src/micro/text.rs", "course"),
    ("crates/credenza-core/src/micro/workload.rs", "secured"),
    ("crates/credenza-core/src/present/request.rs", "request"),
    ("crates/credenza-core/src/time/mod.rs", "timestamp"),
    ("crates/credenza-core/src/trust/list.rs", "trust_file"),
    ("crates/credenza/src/course/mod.rs", "course"),
    ("crates/credenza/src/evidence.rs", "evidence"),
    ("crates/credenza/src/ledger.rs", "ledger"),
    ("crates/credenza/src/ledger/entry.rs", "ledger"),
    ("crates/credenza/src/roster/encoding.rs", "roster"),
    ("crates/credenza/src/roster/mod.rs", "roster"),
    ("crates/credenza/src/roster/workbook.rs", "workbook"),
];

/// Targets for more than one reader in one file, or for what is no reader by its name.
const OTHER_TARGETS: [&str; 5] = ["foreign_text", "recovery_key", "schema", "statements", "wallet_file"];

/// Readers of what a person types into a command line of their own.
const ARGUMENTS: [&str; 2] = ["crates/credenza/src/instant.rs", "crates/credenza/src/keys/name.rs"];

/// Whether a line begins a function that makes something of a text or bytes, or refuses them.
fn is_reader(line: &str) -> bool {
    let line = line.trim_start();
    let Some(rest) = line.strip_prefix("pub fn ").or_else(|| line.strip_prefix("pub(crate) fn ")) else { return false };
    let Some((name, parameters)) = rest.split_once('(') else { return false };
    let is_named = ["parse", "decode", "extract", "read", "pieces", "from_"].iter().any(|begin| name.starts_with(begin));
    let first = parameters.split_once(": ").map_or("", |(_, kind)| kind);
    is_named && (first.starts_with("&str") || first.starts_with("&[u8]")) && parameters.contains("-> Result<")
}

/// The sources below a folder, without tests, by their paths from the root.
fn sources(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root().join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}")) {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            found.extend(sources(&path));
        } else if path.ends_with(".rs") && !path.contains("test") {
            found.push(path);
        }
    }
    found
}

#[test]
fn every_parser_has_a_fuzz_target_with_a_corpus() {
    let listed = |folder: &str| -> BTreeSet<String> {
        let entries = std::fs::read_dir(root().join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
        entries.map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned()).collect()
    };
    let (targets, corpora) = (listed("fuzz/targets"), listed("fuzz/corpus"));
    assert_eq!(targets, corpora, "a target has a corpus of its own");
    let manifest = read("fuzz/Cargo.toml");
    for target in &targets {
        assert!(manifest.contains(&format!("path = \"targets/{target}.rs\"")), "fuzz/Cargo.toml does not build {target}");
        let inputs = std::fs::read_dir(root().join("fuzz/corpus").join(target)).unwrap().count();
        assert!(inputs > 3, "{target} has {inputs} inputs");
    }
    let readers: BTreeSet<String> = ["crates/credenza-core/src", "crates/credenza/src"]
        .into_iter()
        .flat_map(sources)
        .filter(|path| read(path).lines().any(is_reader))
        .collect();
    let known: BTreeSet<String> = READERS.iter().map(|(path, _)| *path).chain(ARGUMENTS).map(str::to_owned).collect();
    assert_eq!(readers, known, "a reader has a fuzz target, and a row here");
    let reached: BTreeSet<String> = READERS.iter().map(|(_, target)| *target).chain(OTHER_TARGETS).map(str::to_owned).collect();
    assert_eq!(targets, reached, "a target is for a reader");
}

#[test]
fn unsafe_code_is_forbidden_and_panics_on_input_are_denied() {
    let workspace = read("Cargo.toml");
    assert!(workspace.contains("unsafe_code = \"forbid\""));
    for lint in ["unwrap_used", "expect_used", "panic", "indexing_slicing", "string_slice", "unreachable", "todo", "unimplemented"] {
        assert!(workspace.contains(&format!("{lint} = \"deny\"")), "{lint}");
    }
    for member in ["crates/credenza-core/Cargo.toml", "crates/credenza/Cargo.toml"] {
        assert!(read(member).contains("[lints]\nworkspace = true"), "{member} has other lints");
    }
}
