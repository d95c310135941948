//! The program dies, or the disk fails, before every step of a registrar's run. Nothing that was issued is lost, nothing is signed twice, and the next run
//! brings the folder to where an undisturbed one would have brought it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use credenza_core::credential::Secured;
use credenza_core::key::SecretKey;
use credenza_core::time::Timestamp;
use credenza_core::verify::{Evidence, Policy, Verifier};

use super::place::{DELIVERY, LEDGER};
use crate::app::App;
use crate::delivery;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::ledger::{Entry, Ledger, is_whole_line};
use crate::storage::Storage;
use crate::storage::campaign::{every_fault, files};

const COURSE: &str = r#"
language = "it"
id = "https://centre.example/c/1"
title = { it = "Valutazione", en = "Evaluation" }
award_kind = "course"
participation = "blended"

[[awarding_body]]
name = "Centro Esempio"
country = "IT"

[[learning_outcome]]
statement = "Verificare lo status di un'istituzione"
kind = "skill"

[workload]
ects = 3

[level]
eqf = 6

[[assessment]]
kind = "written-examination"

[[quality_assurance]]
kind = "programme"
"#;

const HEADER: &str = "Cognome;Nome;Matricola;Data di nascita;E-mail\r\n";
const FIRST: &str = "Inventata;Fiorella;0000041;1999-12-31;fiorella@uni.example\r\n";
const OTHERS: &str = "Fittizi;Nicolò;0000042;2000-02-29;nicolo@uni.example\r\nProva;Zoë;0000043;1998-01-02;zoe@uni.example\r\n";
const BAD: &str = "Senza;Numero;;;x\r\n";

/// A desk at which the first learner has her credential, and the roster has two more.
fn desk(more: &[&str]) -> tempfile::TempDir {
    let desk = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| std::fs::write(desk.path().join(name), text).unwrap();
    put("course.toml", COURSE);
    put("key.pem", &SecretKey::from_seed([7; 32]).to_pkcs8_pem());
    put("people.csv", &[HEADER, FIRST].concat());
    assert_eq!(issue(&Storage::default(), desk.path(), more).unwrap(), Exit::Done);
    put("people.csv", &[HEADER, FIRST, OTHERS].concat());
    desk
}

fn issue(storage: &Storage, desk: &Path, more: &[&str]) -> Result<Exit, Failure> {
    let path = |name: &str| desk.join(name).to_str().unwrap().to_owned();
    let (course, roster, key) = (path("course.toml"), path("people.csv"), path("key.pem"));
    let output = path(if more.contains(&"--ndjson") { "awards/all.ndjson" } else { "awards" });
    let errors = path("bad.csv");
    let more = more.iter().map(|word| if *word == "ERRORS" { errors.as_str() } else { word });
    let arguments: Vec<&str> =
        ["issue", &course, "--roster", &roster, "--key", &key, "-o", &output, "--quiet"].into_iter().chain(more).collect();
    App::in_memory(storage, &desk.join("home"), None).run(&arguments)
}

/// The credentials in the folder by their ids, in files of their own or in lines; every one of them whole and genuine.
fn credentials(awards: &Path) -> BTreeMap<String, Vec<u8>> {
    let (evidence, policy) = (Evidence::default(), Policy::default());
    let verifier = Verifier::new(&evidence, &policy);
    let now = Timestamp::from_unix(crate::clock::now()).unwrap();
    let mut found = BTreeMap::new();
    for (path, bytes) in files(awards) {
        let documents: Vec<Vec<u8>> = match path.to_str().unwrap() {
            LEDGER => continue,
            name if name.ends_with(".json") => vec![bytes],
            name if name.ends_with(".ndjson") => {
                crate::storage::lines(&bytes).filter(|line| is_whole_line(line)).map(<[u8]>::to_vec).collect()
            }
            _ => continue,
        };
        for document in documents {
            let secured = Secured::parse(&document).unwrap_or_else(|error| panic!("{path:?} is not whole: {error}"));
            assert!(verifier.verify(&secured, &now).authentic().is_some(), "{path:?} is not genuine");
            let id = secured.unverified()["id"].as_str().unwrap().to_owned();
            assert_eq!(found.insert(id, document), None, "{path:?} is there twice");
        }
    }
    found
}

fn entries(awards: &Path) -> Vec<Entry> {
    let bytes = std::fs::read(awards.join(LEDGER)).unwrap_or_default();
    let (ledger, _) = Ledger::parse(&bytes).unwrap();
    ledger.entries().to_vec()
}

/// Checks what a disturbed run left, and then that the next run completes it without touching what is there.
fn check(desk: &Path, done: bool, case: &str, issued_before: &BTreeMap<String, Vec<u8>>, more: &[&str], rows: usize) {
    let awards = desk.join("awards");
    let left = credentials(&awards);
    for (id, bytes) in issued_before {
        assert_eq!(left.get(id), Some(bytes), "{case}: what was issued is there, byte for byte");
    }
    let listed = entries(&awards);
    for entry in &listed {
        assert!(left.get(entry.id()).is_some_and(|bytes| entry.is_of(bytes)), "{case}: a line is never before its file");
    }
    assert!(!done || (left.len(), listed.len()) == (rows, rows), "{case}");

    let again = issue(&Storage::default(), desk, more);
    assert!(again.as_ref().map_or_else(|failure| failure.code == "rows_refused", |exit| *exit == Exit::Done), "{case}: {again:?}");
    let complete = credentials(&awards);
    assert_eq!(complete.len(), rows, "{case}");
    for (id, bytes) in &left {
        assert_eq!(complete.get(id), Some(bytes), "{case}: nothing was signed again");
    }
    let listed = entries(&awards);
    assert_eq!(listed.iter().map(Entry::id).collect::<BTreeSet<_>>(), complete.keys().map(String::as_str).collect(), "{case}");
    assert!(listed.iter().all(|entry| entry.is_of(&complete[entry.id()])), "{case}");
    if !more.contains(&"--ndjson") {
        let lines = delivery::lines(&std::fs::read(awards.join(DELIVERY)).unwrap()).unwrap();
        let files: BTreeSet<_> = lines.iter().map(|line| line.file.as_str()).collect();
        assert_eq!((lines.len(), files.len()), (rows, rows), "{case}");
        assert!(files.iter().all(|file| awards.join(file).is_file()), "{case}");
    }
    if more.contains(&"ERRORS") {
        assert!(std::fs::read_to_string(desk.join("bad.csv")).unwrap().contains("Senza;Numero"), "{case}");
    }
}

fn campaign(name: &str, fewest: usize, more: &[&str], desk: &tempfile::TempDir) {
    let before = credentials(&desk.path().join("awards"));
    assert_eq!(before.len(), 1);
    every_fault(
        name,
        fewest,
        desk.path(),
        // That a row was refused and told is how such a run ends well.
        |storage, desk| {
            issue(storage, desk, more).or_else(|failure| if failure.code == "rows_refused" { Ok(Exit::Failed) } else { Err(failure) })
        },
        |desk, done, case| check(desk, done, case, &before, more, 3),
    );
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn every_fault_while_issuing_a_roster_into_a_folder() {
    campaign("issue --roster, files", 31, &[], &desk(&[]));
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn every_fault_while_issuing_a_roster_into_lines() {
    campaign("issue --roster, lines", 17, &["--ndjson"], &desk(&["--ndjson"]));
}

/// An editor took the last line break of the ledger and of the credentials.
#[test]
#[ignore = "slow: part of scripts/slow"]
fn every_fault_while_issuing_into_lines_whose_last_break_is_gone() {
    let desk = desk(&["--ndjson"]);
    for file in ["awards/issued.ndjson", "awards/all.ndjson"] {
        let path = desk.path().join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.trim_end()).unwrap();
    }
    campaign("issue --roster, lines without the last break", 17, &["--ndjson"], &desk);
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn every_fault_while_issuing_with_a_file_of_bad_rows() {
    let desk = desk(&[]);
    std::fs::write(desk.path().join("people.csv"), [HEADER, FIRST, OTHERS, BAD].concat()).unwrap();
    campaign("issue --roster, bad rows", 36, &["--errors", "ERRORS", "--force"], &desk);
}

#[test]
fn every_fault_while_issuing_one_credential() {
    let desk = desk(&[]);
    let path = |desk: &Path, name: &str| -> String { desk.join(name).to_str().unwrap().to_owned() };
    every_fault(
        "issue, one",
        8,
        desk.path(),
        |storage, desk| {
            let (course, key, output) = (path(desk, "course.toml"), path(desk, "key.pem"), path(desk, "one.json"));
            let learner = ["--name", "Fiorella Inventata", "--student-number", "1", "--quiet"];
            let arguments: Vec<&str> = ["issue", &course, "--key", &key, "-o", &output].into_iter().chain(learner).collect();
            App::in_memory(storage, &desk.join("home"), None).run(&arguments)
        },
        |desk, done, case| {
            let file: PathBuf = desk.join("one.json");
            let whole = std::fs::read(file).is_ok_and(|bytes| Secured::parse(&bytes).is_ok());
            assert!(whole || !(done || desk.join("one.json").exists()), "{case}");
        },
    );
}
