use credenza_core::time::{Date, Timestamp};

use super::*;
use crate::roster::{self, Options};

const AWARD: Award<'static> = Award { issuer: "did:web:uni.example", course: "https://uni.example/courses/ce", run: "2026" };

fn rows(text: &str) -> Vec<Row> {
    let options =
        Options { encoding: None, delimiter: None, sheet: None, date_format: None, key: None, today: Date::parse("2026-11-23").unwrap() };
    let roster = roster::read(text.as_bytes(), "people.csv", &options).unwrap();
    assert_eq!(roster.errors, []);
    roster.rows
}

fn row(text: &str) -> Row {
    rows(&format!("name;student_number;birth_date;did;grade;email;national_id\n{text}\n")).remove(0)
}

fn entry(row: &Row) -> Entry {
    let issued = Timestamp::parse("2026-11-23T12:00:00Z").unwrap();
    Entry::new(&AWARD, row, &"c".repeat(64), "anna-neri.json", b"{}", &issued)
}

fn ledger(rows: &[Row]) -> Ledger {
    let text: String = rows.iter().map(|row| entry(row).render() + "\n").collect();
    let (ledger, notice) = Ledger::parse(text.as_bytes()).unwrap();
    assert_eq!(notice, None);
    ledger
}

fn changes(decision: Decision<'_>) -> Vec<(&'static str, String, String)> {
    match decision {
        Decision::Changed(changes) => changes.into_iter().map(|change| (change.field, change.was, change.now)).collect(),
        other => panic!("{other:?}"),
    }
}

fn change(field: &'static str, was: &str, now: &str) -> (&'static str, String, String) {
    (field, was.to_string(), now.to_string())
}

#[test]
fn an_id_is_a_uuid_of_version_8_and_never_changes() {
    let key = row("Anna Neri;0001;;;;;").key;
    let id = AWARD.credential_id(&key);
    // Frozen: another id would be another credential to everyone who holds one.
    assert_eq!(id, "urn:uuid:03088410-bafd-8ccc-90de-3b283b33a37a");
    assert_eq!(id.len(), "urn:uuid:".len() + 36);
    assert_eq!(id.chars().nth("urn:uuid:".len() + 14), Some('8'));
    assert!(id.chars().nth("urn:uuid:".len() + 19).is_some_and(|c| "89ab".contains(c)));
}

#[test]
fn every_part_of_an_award_makes_another_id() {
    let key = row("Anna Neri;0001;;;;;").key;
    let id = AWARD.credential_id(&key);
    for award in [
        Award { issuer: "did:web:other.example", ..AWARD },
        Award { course: "other", ..AWARD },
        Award { run: "2027", ..AWARD },
        // The same characters, divided elsewhere.
        Award { issuer: "did:web:uni.exampleh", course: "ttps://uni.example/courses/ce", ..AWARD },
    ] {
        assert_ne!(award.credential_id(&key), id);
        assert_ne!(award.key_digest(&key), AWARD.key_digest(&key));
    }
    assert_ne!(AWARD.credential_id(&row("Anna Neri;0002;;;;;").key), id);
    assert_ne!(AWARD.credential_id(&row("Anna Neri;001;;;;;").key), id, "leading zeros count");
    assert_eq!(AWARD.credential_id(&row("Anna Rossi;0001;;;30;;").key), id, "values do not");
}

#[test]
fn a_kind_of_key_is_part_of_it() {
    let by_number = LearnerKey::from_column(Column::StudentNumber, "1");
    let by_national_id = LearnerKey::from_column(Column::NationalId, "1");
    assert_ne!(AWARD.credential_id(&by_number), AWARD.credential_id(&by_national_id));
}

#[test]
fn what_is_written_is_read_back() {
    let row = row("Nicolò \"Nic\" Però;0001;1999-02-28;;30 e lode;;");
    let entry = entry(&row);
    let line = entry.render();
    assert!(!line.contains('\n'));
    assert_eq!(Entry::parse(line.as_bytes(), 1).unwrap(), entry);
    assert!(entry.is_of(b"{}") && !entry.is_of(b"{ }"));
}

#[test]
fn a_row_is_new_unchanged_or_changed() {
    let first = row("Anna Neri;0001;1999-02-28;;30;a@example.org;");
    let ledger = ledger(std::slice::from_ref(&first));
    assert_eq!(ledger.decide(&AWARD, &row("Bruno Neri;0002;;;;;")), Decision::New);
    assert_eq!(ledger.decide(&Award { run: "2027", ..AWARD }, &first), Decision::New);
    assert!(matches!(ledger.decide(&AWARD, &first), Decision::Unchanged(entry) if entry.file() == "anna-neri.json"));
    let changed = row("Anna Rossi;0001;1999-02-28;;;a@example.org;");
    let expected = [change("name", "Anna Neri", "Anna Rossi"), change("grade", "30", "")];
    assert_eq!(changes(ledger.decide(&AWARD, &changed)), expected);
}

#[test]
fn a_change_is_explained_with_both_values() {
    let ledger = ledger(&[row("Anna Neri;0001;;;30;;")]);
    let Decision::Changed(changes) = ledger.decide(&AWARD, &row("Anna Neri;0001;;;28;;")) else { panic!() };
    assert_eq!((changes[0].code(), changes[0].place().as_deref()), ("row_changed", Some("row 2, column \"grade\"")));
    for expected in [("was", "30"), ("now", "28"), ("file", "anna-neri.json"), ("issued", "2026-11-23T12:00:00Z")] {
        assert!(changes[0].args().contains(&(expected.0, expected.1.to_string())));
    }
}

#[test]
fn what_the_credential_does_not_state_changes_nothing() {
    let ledger = ledger(&[row("Nicol\u{f2};0001;;;30;a@example.org;")]);
    assert!(matches!(ledger.decide(&AWARD, &row("Nicol\u{f2};0001;;;30;b@example.org;")), Decision::Unchanged(_)));
    // Another program, another composition of the same letter.
    assert!(matches!(ledger.decide(&AWARD, &row("Nicolo\u{300};0001;;;30;;")), Decision::Unchanged(_)));
}

#[test]
fn a_learner_whose_key_changed_is_still_the_same() {
    let ledger = ledger(&[row("Anna Neri;0001;1999-02-28;;;;"), row("Bruno Neri;;1999-02-28;;;;")]);
    let with_did = row("Anna Neri;0001;1999-02-28;did:key:z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX;;;");
    assert_eq!(with_did.key.kind(), "did");
    assert_eq!(changes(ledger.decide(&AWARD, &with_did)), [change("did", "", "did:key:z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX")]);
    let with_number = row("Bruno Neri;0002;1999-02-28;;;;");
    assert_eq!(changes(ledger.decide(&AWARD, &with_number)), [change("student_number", "", "0002")]);
    // Same name and birthday, another number: another person.
    assert_eq!(ledger.decide(&AWARD, &row("Anna Neri;0009;1999-02-28;;;;")), Decision::New);
}

#[test]
fn another_key_column_does_not_issue_twice() {
    let text = "name;student_number;email\nAnna Neri;0001;a@example.org\n";
    let ledger = ledger(&rows(text));
    let options = Options {
        encoding: None,
        delimiter: None,
        sheet: None,
        date_format: None,
        key: Some(Column::Email),
        today: Date::parse("2026-11-23").unwrap(),
    };
    let again = roster::read(text.as_bytes(), "people.csv", &options).unwrap().rows.remove(0);
    assert_eq!(again.key.kind(), "email");
    assert!(matches!(ledger.decide(&AWARD, &again), Decision::Unchanged(_)));
}

#[test]
fn a_torn_last_line_is_told_and_does_not_count() {
    let (first, second) = (entry(&row("Anna Neri;0001;;;;;")).render(), entry(&row("Bruno Neri;0002;;;;;")).render());
    for cut in 1..second.len() {
        let bytes = [first.as_bytes(), b"\n", &second.as_bytes()[..cut]].concat();
        let (ledger, notice) = Ledger::parse(&bytes).unwrap();
        assert_eq!((ledger.entries().len(), notice), (1, Some(LedgerNotice::TornLine { line: 2 })));
        let id = AWARD.credential_id(&row("Bruno Neri;0002;;;;;").key);
        let end = second.find(&id).unwrap() + id.len() + 1;
        assert_eq!(ledger.torn(), (cut >= end).then_some(id.as_str()), "{cut}");
    }
    let (ledger, notice) = Ledger::parse(b"").unwrap();
    assert_eq!((ledger.entries().len(), notice), (0, None));
    // A power cut can leave zeros.
    for end in ["\0\0\0".to_owned(), second.split_at(90).0.to_owned() + "\0\0", format!("{second}\0")] {
        let (ledger, notice) = Ledger::parse(format!("{first}\n{end}").as_bytes()).unwrap();
        assert_eq!((ledger.entries().len(), notice), (1, Some(LedgerNotice::TornLine { line: 2 })));
    }
}

/// An editor without "final newline" saved it.
#[test]
fn a_whole_last_line_counts_without_its_line_break() {
    let (first, second) = (row("Anna Neri;0001;;;;;"), row("Bruno Neri;0002;;;;;"));
    let lines = [entry(&first).render(), entry(&second).render()];
    for text in [lines.join("\n"), lines.join("\r\n"), lines.join("\n") + "\r"] {
        let (ledger, notice) = Ledger::parse(text.as_bytes()).unwrap();
        assert_eq!((ledger.entries().len(), notice), (2, None));
        assert!(matches!(ledger.decide(&AWARD, &second), Decision::Unchanged(_)));
    }
    // What is wrong with it is what would be wrong with it elsewhere.
    for (end, code) in [
        (lines[1].replace("Bruno", "Bruna"), "ledger_row_altered"),
        (lines[1].replace("ledger/1", "ledger/2"), "ledger_schema_unknown"),
        (lines[0].clone(), "ledger_duplicate"),
        ("nonsense".to_owned(), "ledger_malformed"),
    ] {
        assert_eq!(Ledger::parse(format!("{}\n{end}", lines[0]).as_bytes()).unwrap_err().code(), code);
    }
}

#[test]
fn ids_of_ours_are_told_from_others() {
    assert!(is_credential_id(&AWARD.credential_id(&row("Anna Neri;0001;;;;;").key)));
    for id in [
        "",
        "urn:uuid:",
        "urn:uuid:03088410-bafd-4ccc-90de-3b283b33a37a",
        "urn:uuid:03088410-bafd-8ccc-90de-3b283b33a37",
        "https://x.example/8",
    ] {
        assert!(!is_credential_id(id), "{id}");
    }
}

#[test]
fn any_other_broken_line_is_an_error_with_its_number() {
    let good = entry(&row("Anna Neri;0001;;;;;")).render();
    let refused = |line: &str| {
        let error = Ledger::parse(format!("{good}\n{line}\n").as_bytes()).unwrap_err();
        assert_eq!(error.place().as_deref(), Some("line 2"), "{line}");
        error.code()
    };
    let other = entry(&row("Bruno Neri;0002;;;;;")).render();
    assert_eq!(refused(""), "ledger_malformed");
    assert_eq!(refused(other.strip_suffix('}').unwrap()), "ledger_malformed");
    assert_eq!(refused(&other.replace("\"run\"", "\"ran\"")), "ledger_malformed");
    assert_eq!(refused(&other.replace("\"run\":", "\"run\":\"x\",\"run\":")), "ledger_malformed");
    assert_eq!(refused(&other.replace("anna-neri.json", "../anna-neri.json")), "ledger_malformed");
    assert_eq!(refused(&other.replace("2026-11-23T12:00:00Z", "yesterday")), "ledger_malformed");
    assert_eq!(refused(&other.replace("ledger/1", "ledger/2")), "ledger_schema_unknown");
    assert_eq!(refused("{}"), "ledger_schema_unknown");
    assert_eq!(refused(&other.replace("Bruno", "Bruna")), "ledger_row_altered");
    assert_eq!(refused(&good), "ledger_duplicate");
}

#[test]
fn a_course_that_changed_is_told() {
    let ledger = ledger(&[row("Anna Neri;0001;;;;;")]);
    assert_eq!(ledger.course_notice(&AWARD, &"c".repeat(64)), None);
    assert_eq!(ledger.course_notice(&AWARD, &"d".repeat(64)), Some(LedgerNotice::CourseChanged { count: 1 }));
    assert_eq!(ledger.course_notice(&Award { run: "2027", ..AWARD }, &"d".repeat(64)), None);
}

#[test]
fn a_file_that_no_line_names_is_adopted_only_if_it_is_the_credential() {
    let found = |id, authentic, same_content| Found { id, authentic, same_content }.reconcile("urn:uuid:1");
    assert_eq!(found(Some("urn:uuid:1"), true, true), Reconciled::Adopt);
    assert_eq!(found(Some("urn:uuid:1"), true, false), Reconciled::Differs);
    assert_eq!(found(Some("urn:uuid:1"), false, true), Reconciled::Differs);
    assert_eq!(found(Some("urn:uuid:2"), true, true), Reconciled::Unrelated);
    assert_eq!(found(None, false, false), Reconciled::Unrelated);
}

/// A spreadsheet program saved the roster again.
#[test]
fn a_number_without_its_leading_zeros_is_refused() {
    let ledger = ledger(&[row("Anna Neri;0012345;1999-02-28;;;;"), row("Bruno Neri;0012346;;;;;007")]);
    let differs = |text: &str| match ledger.decide(&AWARD, &row(text)) {
        Decision::ZerosDiffer(differ) => Some((differ.code(), differ.column.name(), differ.was, differ.now)),
        Decision::New => None,
        other => panic!("{other:?}"),
    };
    let number = |was: &str, now: &str| Some(("leading_zeros_issued", "student_number", was.to_owned(), now.to_owned()));
    assert_eq!(differs("Anna Neri;12345;1999-02-28;;;;"), number("0012345", "12345"));
    assert_eq!(differs("ANNA  neri;00012345;;;;;"), number("0012345", "00012345"), "it is not stated how old she is");
    assert_eq!(differs("Bruno Neri;12346;2001-01-01;;;;"), number("0012346", "12346"));
    assert_eq!(differs("Bruno Neri;5;;;;;7"), Some(("leading_zeros_issued", "national_id", "007".to_owned(), "7".to_owned())));
    // Somebody else: by birth date, by name, by more than zeros.
    assert_eq!(differs("Anna Neri;12345;1999-03-01;;;;"), None);
    assert_eq!(differs("Carla Neri;12345;;;;;"), None);
    assert_eq!(differs("Anna Neri;123450;;;;;"), None);
    assert_eq!(differs("Anna Neri;A12345;;;;;"), None);
    assert_eq!(ledger.decide(&Award { run: "2027", ..AWARD }, &row("Anna Neri;12345;1999-02-28;;;;")), Decision::New);
}
