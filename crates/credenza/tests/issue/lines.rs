//! One file of lines instead of many files: what is in it stays in it.

use std::fs;

use super::desk::{Desk, PEOPLE, Said};

const ISSUE: &str = "issue course.toml --roster people.csv --key ./key.pem --ndjson -o all.ndjson";

fn issued() -> Desk {
    let desk = Desk::new();
    desk.put("people.csv", PEOPLE);
    desk.run(ISSUE).ends_with(0);
    desk
}

fn more(desk: &Desk) -> Said {
    desk.put("people.csv", PEOPLE.to_owned() + "Nuova;Ada;0000044;1997-05-06;25;ada@uni.example\r\n");
    desk.run(ISSUE)
}

#[test]
fn a_last_line_without_its_break_is_kept() {
    let desk = issued();
    let whole = desk.read("all.ndjson");
    desk.put("all.ndjson", whole.trim_end());
    let said = desk.run(ISSUE).ends_with(0).says("0 issued, 3 issued before");
    assert!(!said.codes().contains(&"issued_files_missing"), "{:?}", said.codes());
    assert_eq!(desk.read("all.ndjson"), whole.trim_end(), "a run that issues nothing touches nothing");
    more(&desk).ends_with(0).says("1 issued, 3 issued before");
    assert!(desk.read("all.ndjson").starts_with(&whole));
    assert_eq!(desk.read("all.ndjson").lines().count(), 4);
    // A whole last line that no entry names is taken over, with or without its break.
    let ledger = desk.read("issued.ndjson");
    desk.put("issued.ndjson", ledger.lines().take(3).map(|line| line.to_owned() + "\n").collect::<String>());
    let whole = desk.read("all.ndjson");
    desk.put("all.ndjson", whole.trim_end());
    desk.run(ISSUE).ends_with(0).says("0 issued, 1 taken over from an interrupted run, 3 issued before");
    assert_eq!((desk.read("issued.ndjson"), desk.read("all.ndjson").as_str()), (ledger, whole.trim_end()));
}

#[test]
fn what_an_editor_made_of_the_line_breaks_is_no_change() {
    let desk = issued();
    let whole = desk.read("all.ndjson");
    desk.put("all.ndjson", whole.replace('\n', "\r\n") + "\r\n");
    let said = more(&desk).ends_with(0).says("1 issued, 3 issued before");
    assert!(!said.codes().contains(&"issued_files_missing"));
    let lines = desk.read("all.ndjson");
    assert_eq!(lines.lines().filter(|line| !line.is_empty()).take(3).collect::<Vec<_>>(), whole.lines().collect::<Vec<_>>());
}

#[test]
fn a_file_of_somebody_elses_is_refused_untouched() {
    let desk = issued();
    let one = desk.read("all.ndjson").lines().next().unwrap().to_owned();
    let pretty = serde_json::to_string_pretty(&serde_json::from_str::<serde_json::Value>(&one).unwrap()).unwrap();
    let pem = desk.read("key.pem");
    for (content, line) in [
        ("line 1\nline 2", 1),
        ("precious", 1),
        ("{\"one\": \"line\"}", 1),
        ("{\"one\": \"line\"}\n", 1),
        (pem.as_str(), 1),
        (pretty.as_str(), 1),
        (&format!("{one}\nmy own remark\n"), 2),
        (&format!("{one}\n{{\"@context\": \"mine\""), 2),
        ("\0\0binary\0", 1),
    ] {
        for force in ["", " --force", " --dry-run"] {
            desk.put("theirs.json", content);
            let roster = desk.read("people.csv") + &format!("Nuova;Ada;1{};1997-05-06;25;\r\n", content.len());
            desk.put("more.csv", roster);
            let ledger = desk.read("issued.ndjson");
            let said = desk.run(&format!("issue course.toml --roster more.csv --key ./key.pem --ndjson -o theirs.json{force}"));
            let said = said.ends_with(1).says(&format!("theirs.json: line {line}"));
            assert_eq!(said.codes().last(), Some(&"issue_output_foreign"), "{content}");
            assert_eq!((desk.read("theirs.json").as_str(), desk.read("issued.ndjson")), (content, ledger));
        }
    }
    // Beside no ledger too, and then none is begun.
    fs::create_dir(desk.path("new")).unwrap();
    desk.put("new/notes.txt", "line 1\nline 2");
    desk.run("issue course.toml --roster people.csv --key ./key.pem --ndjson -o new/notes.txt").ends_with(1);
    assert_eq!(desk.names("new"), ["notes.txt"]);
    assert_eq!(desk.read("new/notes.txt"), "line 1\nline 2");
}

#[test]
fn a_run_that_adds_nothing_makes_no_file() {
    let desk = issued();
    let said = desk.run("issue course.toml --roster people.csv --key ./key.pem --ndjson -o other.ndjson").ends_with(0);
    assert!(said.codes().contains(&"issued_elsewhere"));
    assert!(!desk.path("other.ndjson").exists());
    // Under another name it is still the same file.
    fs::rename(desk.path("all.ndjson"), desk.path("other.ndjson")).unwrap();
    let said =
        desk.run("issue course.toml --roster people.csv --key ./key.pem --ndjson -o other.ndjson").ends_with(0).says("3 issued before");
    assert!(!said.codes().contains(&"issued_elsewhere") && !said.codes().contains(&"issued_files_missing"));
}

#[test]
fn a_torn_first_line_is_one_of_ours() {
    let desk = issued();
    let whole = desk.read("all.ndjson");
    for length in [1, 20, 60, 500] {
        fs::remove_file(desk.path("issued.ndjson")).unwrap();
        desk.put("issued.ndjson", "");
        desk.put("all.ndjson", &whole[..length]);
        desk.run(ISSUE).ends_with(0).says("3 issued, 0 issued before");
        assert_eq!(desk.read("all.ndjson").lines().count(), 3);
    }
}
