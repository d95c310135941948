//! Our own vectors, `test-vectors/`: one file, one fact or one failure, its class named. See `test-vectors/README.md`.
//!
//! The files are made here, from fixed seeds, and committed; each is then judged from what the file says and nothing else. A file that differs from what is made
//! here, and one that nothing here makes, is a failure: `CREDENZA_BLESS=1` writes what is made. Expectations stand beside each case, never taken from a run.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail by panicking"
)]
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "tests read and write files; the core does not")]
#![allow(clippy::print_stdout, reason = "a harness of its own prints")]

#[path = "test_vectors/baked.rs"]
mod baked;
#[path = "test_vectors/case.rs"]
mod case;
#[path = "test_vectors/data_integrity.rs"]
mod data_integrity;
#[path = "test_vectors/dids.rs"]
mod dids;
#[path = "test_vectors/display.rs"]
mod display;
#[path = "test_vectors/ed25519.rs"]
mod ed25519;
#[path = "test_vectors/elements.rs"]
mod elements;
#[path = "test_vectors/endorsement_statements.rs"]
mod endorsement_statements;
#[path = "test_vectors/endorsements.rs"]
mod endorsements;
#[path = "test_vectors/endorsements_alone.rs"]
mod endorsements_alone;
#[path = "test_vectors/fixtures.rs"]
mod fixtures;
#[path = "test_vectors/form.rs"]
mod form;
#[path = "award/full.rs"]
mod full;
#[path = "test_vectors/identity.rs"]
mod identity;
#[path = "test_vectors/json.rs"]
mod json;
#[path = "test_vectors/names.rs"]
mod names;
#[path = "test_vectors/presentation_requests.rs"]
mod presentation_requests;
#[path = "test_vectors/presentations.rs"]
mod presentations;
#[path = "test_vectors/rules.rs"]
mod rules;
#[path = "test_vectors/run.rs"]
mod run;
#[path = "test_vectors/schema.rs"]
mod schema;
#[path = "test_vectors/shown.rs"]
mod shown;
#[path = "test_vectors/stated.rs"]
mod stated;
#[path = "test_vectors/statement_contexts.rs"]
mod statement_contexts;
#[path = "test_vectors/statement_forms.rs"]
mod statement_forms;
#[path = "test_vectors/statement_presentations.rs"]
mod statement_presentations;
#[path = "test_vectors/statement_proofs.rs"]
mod statement_proofs;
#[path = "test_vectors/statements.rs"]
mod statements;
#[path = "vectors/tally.rs"]
#[allow(dead_code, reason = "every test that includes this module uses another part of it")]
mod tally;
#[path = "test_vectors/time.rs"]
mod time;
#[path = "test_vectors/trust.rs"]
mod trust;
#[path = "test_vectors/wrappings.rs"]
mod wrappings;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use case::Case;
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let arguments = Arguments::from_args();
    if std::env::var_os("CREDENZA_BLESS").is_some() {
        bless(&made());
    }
    let files = files(&folder());
    let mut tests: Vec<_> = files.iter().map(|path| judged(path)).collect();
    tests.push(Trial::test("the_files_are_those_made_here", move || same(&made(), &files)));
    let conclusion = libtest_mimic::run(&arguments, tests);
    tally::print_tallies("ours");
    conclusion.exit();
}

/// The text of each vector, by its path.
fn made() -> BTreeMap<String, String> {
    cases().into_iter().map(|case| (case.path(), case.to_text())).collect()
}

fn cases() -> Vec<Case> {
    let areas = [
        json::cases(),
        form::cases(),
        wrappings::cases(),
        baked::cases(),
        rules::cases(),
        ed25519::cases(),
        data_integrity::cases(),
        statements::cases(),
        statement_contexts::cases(),
        names::cases(),
        statement_proofs::cases(),
        statement_presentations::cases(),
        statement_forms::cases(),
        dids::cases(),
        presentations::cases(),
        time::cases(),
        trust::cases(),
        elements::cases(),
        shown::cases(),
        identity::cases(),
        schema::cases(),
        display::cases(),
        endorsements::cases(),
    ];
    let cases: Vec<Case> = areas.into_iter().flatten().collect();
    let names: BTreeMap<_, _> = cases.iter().map(|case| (case.path(), ())).collect();
    assert_eq!(names.len(), cases.len(), "two cases have one name");
    cases
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../test-vectors")
}

/// The vector files, relative to their folder, sorted.
fn files(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    for area in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).filter(|path| path.is_dir()) {
        for file in std::fs::read_dir(&area).unwrap().map(|entry| entry.unwrap().path()) {
            files.push(file.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/"));
        }
    }
    files.sort();
    files
}

fn judged(path: &str) -> Trial {
    let file = folder().join(path);
    let (class, name) = path.trim_end_matches(".json").split_once('/').expect("a file is in a folder");
    let (class, name) = (class.to_owned(), name.to_owned());
    Trial::test(format!("{class}::{name}"), move || {
        let judged = |accepted, due| tally::count_in(&class, accepted, due, &name);
        run::run(&std::fs::read(&file)?, &judged).map_err(|problem| Failed::from(format!("{}: {problem}", file.display())))
    })
}

fn bless(made: &BTreeMap<String, String>) {
    for stale in files(&folder()).into_iter().filter(|path| !made.contains_key(path)) {
        std::fs::remove_file(folder().join(stale)).unwrap();
    }
    for (path, text) in made {
        let path = folder().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

fn same(made: &BTreeMap<String, String>, files: &[String]) -> Result<(), Failed> {
    if let Some(path) = files.iter().find(|path| !made.contains_key(*path)) {
        return Err(format!("{path} is made by no case").into());
    }
    for (path, text) in made {
        match std::fs::read_to_string(folder().join(path)) {
            Ok(found) if found == *text => {}
            Ok(_) => return Err(format!("{path} is not what its case makes; CREDENZA_BLESS=1 writes it").into()),
            Err(error) => return Err(format!("{path}: {error}; CREDENZA_BLESS=1 writes it").into()),
        }
    }
    Ok(())
}
