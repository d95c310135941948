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
    assert_eq!(rows.len(), 15, "an answer has a row");
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

/// The public readers of bytes from outside, and the fuzz target that reaches each.
const PARSERS: [(&str, &str); 15] = [
    ("Secured::parse", "secured"),
    ("json::Document::parse and jcs::canonicalize", "jcs"),
    ("Did::parse, DidUrl::parse, did::Document::parse", "did"),
    ("baked::extract", "baked"),
    ("Schema::read", "schema"),
    ("base58, base64url, multibase", "encoding"),
    ("TrustList::parse", "trust_file"),
    ("Request::parse", "request"),
    ("the course file", "course"),
    ("the roster as text", "roster"),
    ("the roster as a workbook", "workbook"),
    ("the ledger", "ledger"),
    ("the index of evidence", "evidence"),
    ("the files of a wallet", "wallet_file"),
    ("key files", "key_file"),
];

#[test]
fn every_parser_has_a_fuzz_target_with_a_corpus() {
    let listed = |folder: &str| -> BTreeSet<String> {
        let entries = std::fs::read_dir(root().join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
        entries.map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned()).collect()
    };
    let (targets, corpora) = (listed("fuzz/targets"), listed("fuzz/corpus"));
    assert_eq!(targets, corpora, "a target has a corpus of its own");
    for (parser, target) in PARSERS {
        assert!(targets.contains(target), "{parser} has no target {target}");
        let inputs = std::fs::read_dir(root().join("fuzz/corpus").join(target)).unwrap().count();
        assert!(inputs > 3, "{target} has {inputs} inputs");
    }
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
