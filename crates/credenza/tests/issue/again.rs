//! Running again: after a run that ended, after one that did not, after a correction.

use std::fs;

use super::desk::{COURSE, Desk, PEOPLE};

fn issued() -> Desk {
    let desk = Desk::new();
    desk.put("people.csv", PEOPLE);
    desk.issue("").ends_with(0);
    desk
}

#[test]
fn a_second_run_signs_nothing_twice_and_takes_new_rows() {
    let desk = issued();
    let before = desk.read("awards/zoe-prova.json");
    desk.issue("").ends_with(0).says("0 issued, 3 issued before, 0 refused.");
    desk.put("people.csv", PEOPLE.to_owned() + "Nuova;Ada;0000044;1997-05-06;25;ada@uni.example\r\n");
    desk.issue("").ends_with(0).says("1 issued, 3 issued before, 0 refused.");
    assert_eq!(desk.read("awards/zoe-prova.json"), before);
    assert_eq!(desk.read("awards/issued.ndjson").lines().count(), 4);
    // A changed address changes no credential; it changes where it is sent.
    desk.put("people.csv", PEOPLE.replace("zoe@uni.example", "z.prova@uni.example"));
    desk.issue("").ends_with(0).says("3 issued before");
    assert!(desk.read("awards/delivery.csv").contains("z.prova@uni.example"));
}

#[test]
fn a_row_that_changed_is_refused_with_both_values() {
    let desk = issued();
    desk.put("people.csv", PEOPLE.replace(";28;", ";29;").to_owned() + "Nuova;Ada;0000044;1997-05-06;25;ada@uni.example\r\n");
    let said = desk.issue("").ends_with(1).says("it was \"28\", now it is \"29\"").says("at: row 2, column \"Voto\"");
    assert!(said.codes().contains(&"row_changed") && said.codes().contains(&"rows_refused_nothing_issued"));
    desk.issue("--errors bad.csv").ends_with(1).says("1 issued, 2 issued before, 1 refused.");
    assert_eq!(desk.json("awards/fiorella-inventata.json")["credentialSubject"]["provenBy"][0]["grade"], "28");
}

#[test]
fn a_roster_that_lost_its_leading_zeros_awards_nobody_twice() {
    let desk = issued();
    desk.put("people.csv", PEOPLE.replace(";00000", ";"));
    let said = desk.issue("").ends_with(1).says("at: row 2, column \"Matricola\"").says("0000041");
    assert_eq!(
        said.codes(),
        ["issuer_on_trial", "leading_zeros_issued", "leading_zeros_issued", "leading_zeros_issued", "rows_refused_nothing_issued"]
    );
    assert_eq!(desk.read("awards/issued.ndjson").lines().count(), 3);
    assert!(desk.issue("--dry-run").ends_with(1).codes().contains(&"leading_zeros_issued"));
}

#[test]
fn an_interrupted_run_is_taken_up_where_it_stopped() {
    let desk = issued();
    let whole = desk.read("awards/issued.ndjson");
    let signed = desk.read("awards/nicolo-fittizi.json");
    // The second line was being written, the third file never was.
    let first = whole.lines().next().unwrap();
    desk.put("awards/issued.ndjson", format!("{first}\n{{\"schema\":\"cred"));
    fs::remove_file(desk.path("awards/zoe-prova.json")).unwrap();
    desk.put("awards/.credenza-tmp-1-1", "half a credent");
    let said = desk.issue("").ends_with(0).says("1 issued, 1 taken over from an interrupted run, 1 issued before, 0 refused.");
    assert!(said.codes().contains(&"ledger_torn_line"));
    assert_eq!(desk.read("awards/nicolo-fittizi.json"), signed, "signed once");
    assert_eq!(desk.read("awards/issued.ndjson").lines().count(), 3);
    assert!(!desk.path("awards/.credenza-tmp-1-1").exists());
    let entry = |text: &str, name: &str| text.lines().find(|line| line.contains(name)).map(str::to_owned);
    assert_eq!(entry(&desk.read("awards/issued.ndjson"), "nicolo-fittizi"), entry(&whole, "nicolo-fittizi"));
}

/// An editor without "final newline" saved the ledger after the credential was sent and tidied away.
#[test]
fn a_ledger_whose_last_line_break_is_gone_says_the_same() {
    let desk = issued();
    let whole = desk.read("awards/issued.ndjson");
    desk.put("awards/issued.ndjson", whole.trim_end());
    fs::remove_file(desk.path("awards/zoe-prova.json")).unwrap();
    let said = desk.issue("").ends_with(0).says("0 issued, 3 issued before, 0 refused.");
    assert!(!said.codes().contains(&"ledger_torn_line") && said.codes().contains(&"issued_files_missing"));
    assert_eq!(desk.read("awards/issued.ndjson"), whole.trim_end());
    desk.put("people.csv", PEOPLE.to_owned() + "Nuova;Ada;0000044;1997-05-06;25;ada@uni.example\r\n");
    desk.issue("").ends_with(0).says("1 issued, 3 issued before, 0 refused.");
    assert!(desk.read("awards/issued.ndjson").starts_with(&whole));
    assert_eq!(desk.read("awards/issued.ndjson").lines().count(), 4);
}

#[test]
fn a_torn_line_whose_file_was_moved_away_is_not_signed_again() {
    let desk = issued();
    let whole = desk.read("awards/issued.ndjson");
    desk.put("awards/issued.ndjson", &whole[..whole.len() - 9]);
    fs::rename(desk.path("awards/zoe-prova.json"), desk.path("sent.json")).unwrap();
    for errors in ["", "--errors bad.csv"] {
        desk.put("people.csv", PEOPLE.to_owned() + "Nuova;Ada;0000044;1997-05-06;25;\r\nSenza;Voto;0000045;1997-05-06;1;\r\n");
        let said = desk.issue(errors).ends_with(1);
        assert!(said.codes().ends_with(&["ledger_torn_line", "ledger_torn_line_moved"]), "{:?}", said.codes());
        assert_eq!(desk.read("awards/issued.ndjson"), whole[..whole.len() - 9]);
    }
    desk.put("people.csv", PEOPLE);
    fs::rename(desk.path("sent.json"), desk.path("awards/zoe-prova.json")).unwrap();
    desk.issue("").ends_with(0).says("0 issued, 1 taken over from an interrupted run, 2 issued before");
    assert_eq!(desk.read("awards/issued.ndjson"), whole);
}

/// What a torn line says of a credential that was moved away is all that is known of it: no run cuts it off, whoever else it would issue to.
#[test]
fn a_torn_line_whose_file_was_moved_away_stops_every_run_that_would_add_a_line() {
    let desk = issued();
    let whole = desk.read("awards/issued.ndjson");
    let torn = &whole[..whole.len() - 9];
    desk.put("awards/issued.ndjson", torn);
    fs::rename(desk.path("awards/zoe-prova.json"), desk.path("sent.json")).unwrap();
    let (header, people) = PEOPLE.split_once("\r\n").unwrap();
    let other = format!("{header}\r\nNuova;Ada;0000044;1997-05-06;25;\r\n");
    let refused_now = PEOPLE.replace(";18;", ";17;") + "Nuova;Ada;0000044;1997-05-06;25;\r\n";
    for dry in ["", " --dry-run"] {
        for (roster, more, row) in [(&*other, "", None), (&*refused_now, "--errors bad.csv", None), (PEOPLE, "", Some("of row 4"))] {
            desk.put("people.csv", roster);
            let said = desk.issue(format!("{more}{dry}").trim_start()).ends_with(1).says(row.unwrap_or("of another roster"));
            assert!(said.codes().ends_with(&["ledger_torn_line", "ledger_torn_line_moved"]), "{roster}{dry}: {:?}", said.codes());
            assert_eq!((desk.read("awards/issued.ndjson").as_str(), desk.path("bad.csv").exists()), (torn, false));
        }
        // Nothing is added, nothing is lost.
        desk.put("people.csv", format!("{header}\r\n{}\r\n", people.lines().next().unwrap()));
        let said = desk.issue(dry.trim_start()).ends_with(0);
        assert!(said.codes().contains(&"ledger_torn_line"), "{:?}", said.codes());
        assert_eq!(desk.read("awards/issued.ndjson"), torn);
    }
    // Into a file of lines beside the same ledger.
    desk.put("people.csv", &other);
    let lines = desk.run("issue course.toml --roster people.csv --key ./key.pem --ndjson -o awards/all.ndjson").ends_with(1);
    assert_eq!(lines.codes().last(), Some(&"ledger_torn_line_moved"));
    // With the file back another roster goes through, and the credential is found after it.
    fs::rename(desk.path("sent.json"), desk.path("awards/zoe-prova.json")).unwrap();
    desk.issue("--dry-run").ends_with(0).says("1 would be issued");
    desk.issue("").ends_with(0).says("1 issued, 0 issued before, 0 refused.");
    desk.put("people.csv", PEOPLE);
    desk.issue("").ends_with(0).says("0 issued, 1 taken over from an interrupted run, 2 issued before");
    assert_eq!(desk.read("awards/issued.ndjson").lines().count(), 4);
}

/// What an interruption between the files of a batch and its lines leaves: the files, and the first line.
fn interrupted(desk: &Desk) -> String {
    let whole = desk.read("awards/issued.ndjson");
    let (first, rest) = whole.split_once('\n').unwrap();
    desk.put("awards/issued.ndjson", format!("{first}\n{}", rest.chars().take(40).collect::<String>()));
    fs::remove_file(desk.path("awards/delivery.csv")).unwrap();
    fs::remove_file(desk.path("awards/note-for-learners.txt")).unwrap();
    whole
}

#[test]
fn an_interrupted_run_is_taken_up_on_another_day() {
    // Yesterday "today" was another day; and an award whose day lay ahead then may be of the past by now.
    for first_run in ["--date 2026-01-31", "--date 2026-01-31 --valid-until 2040-12-31", "--date 2026-01-31 --valid-from 2026-02-01"] {
        let desk = Desk::new();
        desk.put("people.csv", PEOPLE);
        desk.issue(first_run).ends_with(0);
        let whole = interrupted(&desk);
        desk.issue("").ends_with(0).says("0 issued, 2 taken over from an interrupted run, 1 issued before, 0 refused.");
        assert_eq!(desk.read("awards/issued.ndjson"), whole, "the same lines, from the files themselves");
        assert_eq!(desk.json("awards/zoe-prova.json")["awardedDate"], "2026-01-31T00:00:00Z");
        // Nothing was interrupted, and it is another day again.
        desk.issue("").ends_with(0).says("0 issued, 3 issued before, 0 refused.");
        desk.issue("--date 2026-02-02").ends_with(0).says("0 issued, 3 issued before, 0 refused.");
    }
}

#[test]
fn a_day_that_is_stated_must_be_that_of_the_file() {
    let desk = Desk::new();
    desk.put("people.csv", PEOPLE);
    desk.issue("--date 2026-01-31").ends_with(0);
    interrupted(&desk);
    let said = desk.issue("--date 2026-02-01").ends_with(1).says("do not have it signed a second time");
    assert!(said.codes().contains(&"unlisted_file_differs"));
    desk.issue("--date 2026-01-31").ends_with(0).says("2 taken over");
    let dated = PEOPLE.replace("E-mail", "E-mail;Data").replace("@uni.example", "@uni.example;2026-03-01");
    let desk = Desk::new();
    desk.put("people.csv", &dated);
    desk.issue("").ends_with(0);
    interrupted(&desk);
    desk.put("people.csv", dated.replace("2026-03-01", "2026-03-02"));
    assert!(desk.issue("").ends_with(1).codes().contains(&"unlisted_file_differs"));
    desk.put("people.csv", dated);
    desk.issue("").ends_with(0).says("2 taken over");
}

#[test]
fn an_interrupted_file_of_lines_is_taken_up_too() {
    let desk = Desk::new();
    desk.put("people.csv", PEOPLE);
    let line = "issue course.toml --roster people.csv --key ./key.pem --ndjson -o all.ndjson";
    desk.run(line).ends_with(0);
    let lines = desk.read("all.ndjson");
    let second = lines.lines().nth(1).unwrap().to_owned();
    let first = desk.read("issued.ndjson").lines().next().unwrap().to_owned() + "\n";
    desk.put("issued.ndjson", first);
    desk.put("all.ndjson", lines.lines().take(2).map(|line| line.to_owned() + "\n").collect::<String>() + "{\"@context\":");
    desk.run(line).ends_with(0).says("1 issued, 1 taken over from an interrupted run, 1 issued before, 0 refused.");
    assert_eq!(desk.read("all.ndjson").lines().nth(1), Some(second.as_str()));
    assert_eq!(desk.read("all.ndjson").lines().count(), 3);
}

#[test]
fn a_file_that_claims_to_be_the_credential_and_is_not_stops_its_row() {
    let desk = issued();
    fs::remove_file(desk.path("awards/issued.ndjson")).unwrap();
    let forged = desk.read("awards/fiorella-inventata.json").replace("\"28\"", "\"30\"");
    desk.put("awards/fiorella-inventata.json", forged);
    let said = desk.issue("").ends_with(1).says("its signature is not genuine");
    assert!(said.codes().contains(&"unlisted_file_differs"));
    // The same award with another value: genuine, and not what the row says now.
    let desk = issued();
    fs::remove_file(desk.path("awards/issued.ndjson")).unwrap();
    desk.put("people.csv", PEOPLE.replace(";28;", ";29;"));
    desk.issue("").ends_with(1).says("its signature is genuine");
    // Without the ledger, and with nothing changed, everything is found again.
    desk.put("people.csv", PEOPLE);
    desk.issue("").ends_with(0).says("0 issued, 3 taken over from an interrupted run, 0 issued before, 0 refused.");
}

#[test]
fn files_of_others_keep_their_names() {
    let desk = Desk::new();
    desk.put("people.csv", PEOPLE);
    fs::create_dir(desk.path("awards")).unwrap();
    desk.put("awards/zoe-prova.json", "{\"not\": \"ours\"}");
    desk.issue("").ends_with(0).says("3 issued");
    assert_eq!(desk.read("awards/zoe-prova.json"), "{\"not\": \"ours\"}");
    assert!(desk.path("awards/zoe-prova-4.json").exists());
}

#[test]
fn a_file_that_is_gone_or_changed_is_told_and_not_signed_again() {
    let desk = issued();
    fs::remove_file(desk.path("awards/zoe-prova.json")).unwrap();
    desk.put("awards/nicolo-fittizi.json", "{}");
    let said = desk.issue("").ends_with(1).says("0 issued, 3 issued before");
    assert!(said.codes().contains(&"issued_files_missing") && said.codes().contains(&"issued_files_altered"));
    assert!(!desk.path("awards/zoe-prova.json").exists());
    // One that was sent and tidied away is no fault.
    fs::remove_file(desk.path("awards/nicolo-fittizi.json")).unwrap();
    assert_eq!(desk.issue("").ends_with(0).codes().last(), Some(&"issued_files_missing"));
}

#[test]
fn another_run_or_course_is_another_award() {
    let desk = issued();
    desk.issue("--run 2027").ends_with(0).says("3 issued, 0 issued before, 0 refused.");
    assert_eq!(desk.read("awards/issued.ndjson").lines().count(), 6);
    desk.put("course.toml", COURSE.replace("Verificare lo", "Accertare lo"));
    let said = desk.issue("").ends_with(0).says("3 issued before");
    assert!(said.codes().contains(&"course_changed_since"));
}

#[test]
fn a_ledger_that_cannot_be_read_stops_the_run() {
    let desk = issued();
    let ledger = desk.read("awards/issued.ndjson");
    desk.put("awards/issued.ndjson", ledger.replace("\"grade\":\"28\"", "\"grade\":\"30\""));
    assert!(desk.issue("").ends_with(1).codes().contains(&"ledger_row_altered"));
    desk.put("awards/issued.ndjson", format!("nonsense\n{ledger}"));
    let said = desk.issue("").ends_with(1).says("issued.ndjson: line 1");
    assert!(said.codes().iter().any(|code| code.starts_with("ledger_")), "{:?}", said.codes());
}

#[test]
fn what_the_registrar_wrote_is_left_alone() {
    let desk = issued();
    let ours = desk.read("awards/note-for-learners.txt");
    let unchanged = desk.run("--lang it issue course.toml --roster people.csv --key ./key.pem -o awards").ends_with(0);
    assert!(!unchanged.codes().contains(&"note_changed"));
    assert_eq!(desk.read("awards/note-for-learners.txt"), ours);
    desk.put("awards/note-for-learners.txt", "Cari corsisti");
    let said = desk.issue("").ends_with(0);
    assert!(said.codes().contains(&"note_changed"));
    assert_eq!(desk.read("awards/note-for-learners.txt"), "Cari corsisti");
}

#[test]
fn a_table_that_cannot_be_read_is_not_an_empty_one() {
    let desk = issued();
    fs::remove_file(desk.path("awards/delivery.csv")).unwrap();
    fs::create_dir(desk.path("awards/delivery.csv")).unwrap();
    desk.put("people.csv", PEOPLE.to_owned() + "Nuova;Ada;0000044;1997-05-06;25;ada@uni.example\r\n");
    assert_eq!(desk.issue("").ends_with(1).codes().last(), Some(&"not_a_file"));
    assert!(!desk.path("awards/ada-nuova.json").exists(), "nothing is signed");
    fs::remove_dir(desk.path("awards/delivery.csv")).unwrap();
    desk.issue("").ends_with(0).says("1 issued, 3 issued before");
    assert_eq!(desk.read("awards/delivery.csv").lines().count(), 5);
}

#[test]
fn two_files_of_one_credential_without_a_line_are_told() {
    let desk = issued();
    interrupted(&desk);
    fs::copy(desk.path("awards/zoe-prova.json"), desk.path("awards/zoe-prova (1).json")).unwrap();
    let said = desk.issue("").ends_with(1).says("zoe-prova (1).json, zoe-prova.json");
    assert!(said.codes().contains(&"unlisted_files_same_id"));
    fs::remove_file(desk.path("awards/zoe-prova (1).json")).unwrap();
    desk.issue("").ends_with(0).says("2 taken over");
}
