//! A "no" at a question: nothing is done, and the exit code says so.

use std::fs;
use std::path::Path;

use crate::app::App;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::storage::Storage;

const COURSE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/credential-evaluators/course.toml");

/// Runs the command in `home`, with `typed` at the terminal.
fn run(home: &Path, typed: &str, arguments: &[&str]) -> Result<Exit, Failure> {
    let mut app = App::in_memory(&Storage::default(), home, Some(typed));
    app.passphrase_file = Some(home.join("passphrase"));
    app.run(arguments)
}

#[test]
fn a_no_ends_with_1_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    fs::write(home.join("passphrase"), "seven small green tigers").unwrap();
    let path = |name: &str| home.join(name).to_str().unwrap().to_owned();
    let (key, award, answer) = (path("k.pem"), path("award.json"), path("answer.json"));
    for arguments in [
        &["key", "generate", "--plain", "-o", &key][..],
        &["issue", COURSE, "--key", &key, "--name", "Fiorella Inventata", "--student-number", "1", "--grade", "28/30", "-o", &award],
        &["wallet", "init"],
        &["wallet", "add", &award],
    ] {
        assert_eq!(run(home, "", arguments).unwrap(), Exit::Done, "{arguments:?}");
    }
    fs::write(home.join("wallet/credentials/c-0.age"), b"damaged").unwrap();
    let did = ["did:web:university.example", "did:web:other.example"];
    assert_eq!(run(home, "y\n", &["trust", "add", did[0], "--name", "University"]).unwrap(), Exit::Done);
    let list = path("list.json");
    fs::write(&list, format!(r#"{{"issuers":[{{"id":"{}","name":"Other"}}]}}"#, did[1])).unwrap();
    let state = || {
        let mut files: Vec<_> = fs::read_dir(home.join("wallet/credentials")).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        (files, fs::read(home.join("trust.json")).unwrap(), home.join("answer.json").exists())
    };
    let before = state();
    for arguments in [
        &["trust", "add", did[1], "--name", "Other"][..],
        &["trust", "remove", did[0]],
        &["trust", "import", &list],
        &["wallet", "remove", "1"],
        &["wallet", "remove", "--damaged"],
        &["present", "1", "--challenge", "c", "--domain", "employer.example", "-o", &answer],
    ] {
        for no in ["n\n", "\n"] {
            assert_eq!(run(home, no, arguments).unwrap(), Exit::Failed, "{arguments:?}");
            assert_eq!(state(), before, "{arguments:?}");
        }
    }
    fs::write(home.join("trust.json"), b"damaged").unwrap();
    assert_eq!(run(home, "n\n", &["trust", "remove", "--damaged"]).unwrap(), Exit::Failed);
    assert_eq!(fs::read(home.join("trust.json")).unwrap(), b"damaged");
}
