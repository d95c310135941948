//! A roster: what is read, refused, written.

use super::desk::{COURSE, Desk, PEOPLE};

#[test]
fn every_row_becomes_a_file_and_a_line_of_the_mail_merge() {
    let desk = Desk::new();
    desk.put("people.csv", PEOPLE);
    desk.issue("").ends_with(0).says("3 issued, 0 issued before, 0 refused.");
    assert_eq!(
        desk.names("awards"),
        ["delivery.csv", "fiorella-inventata.json", "issued.ndjson", "nicolo-fittizi.json", "note-for-learners.txt", "zoe-prova.json"]
    );
    let credential = desk.json("awards/nicolo-fittizi.json");
    assert_eq!(credential["credentialSubject"]["fullName"], "Nicolò Fittizi");
    assert_eq!(credential["credentialSubject"]["provenBy"][0]["grade"], "30 e lode");
    assert_eq!(
        desk.read("awards/delivery.csv"),
        "\u{feff}row;name;email;file\r\n\
         2;Fiorella Inventata;fiorella@uni.example;fiorella-inventata.json\r\n\
         3;Nicolò Fittizi;nicolo@uni.example;nicolo-fittizi.json\r\n\
         4;Zoë Prova;zoe@uni.example;zoe-prova.json\r\n"
    );
    let note = desk.read("awards/note-for-learners.txt");
    assert!(note.starts_with("Evaluation\nCentro Esempio\n") && note.contains("Conservarla") && !note.contains("did:"), "{note}");
    desk.run("verify awards/fiorella-inventata.json awards/zoe-prova.json --allow-unknown-issuer").ends_with(0);
}

#[test]
fn windows_spreadsheets_are_read_and_what_was_guessed_is_told() {
    let desk = Desk::new();
    let windows: Vec<u8> = PEOPLE.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    desk.put("people.csv", windows);
    let said = desk.issue("").ends_with(0).says("read as windows-1252").says("Nicolò");
    assert!(said.codes().contains(&"encoding_guessed"));
    assert_eq!(desk.json("awards/zoe-prova.json")["credentialSubject"]["givenName"], "Zoë");
    let said = desk.issue("--encoding utf-8").ends_with(1);
    assert!(said.codes().contains(&"encoding_invalid_bytes"));
    assert!(desk.issue("--encoding martian").ends_with(2).codes().contains(&"encoding_unknown"));
}

#[test]
fn one_bad_row_stops_all_and_nothing_is_left() {
    let desk = Desk::new();
    desk.put("people.csv", PEOPLE.replace(";28;", ";17;").replace("2000-02-29", "29/02/2000").replace("0000043", "2,02E+11"));
    let said = desk.issue("").ends_with(1);
    let refused: Vec<_> = said.codes().into_iter().filter(|code| *code != "issuer_on_trial").collect();
    assert_eq!(refused, ["grade_not_passed", "date_ambiguous", "id_spreadsheet_damage", "rows_refused_nothing_issued"]);
    said.says("at: row 2, column \"Voto\"").says("at: row 4, column \"Matricola\"").says("0 issued, 0 issued before, 3 refused.");
    assert!(!desk.path("awards").exists());
}

#[test]
fn with_a_file_for_bad_rows_the_others_are_issued_and_the_corrected_file_completes_them() {
    let desk = Desk::new();
    desk.put("people.csv", PEOPLE.replace("2000-02-29", "29/02/2000"));
    desk.put("course.toml", COURSE.replace("[grade]", "[further_information]\ntext = \"x\"\n[grade]"));
    let said = desk.issue("--errors bad.csv").ends_with(1).says("1 row was refused; the 2 others are issued.");
    assert!(said.codes().contains(&"date_ambiguous"));
    let bad = desk.read("bad.csv");
    assert!(bad.starts_with("row;column;reason;Cognome;Nome;Matricola;Data di nascita;Voto;E-mail\r\n3;Data di nascita;"), "{bad}");
    assert!(bad.contains("The date 29/02/2000 can mean 2000-02-29 (dmy).") && bad.contains("Nicolò"), "{bad}");
    assert!(desk.issue("--errors bad.csv").ends_with(1).codes().contains(&"file_exists"), "it may be half corrected");
    let corrected = bad.lines().map(|line| line.replace("The date 29/02/2000", "The date").replace("29/02/2000", "2000-02-29") + "\r\n");
    desk.put("people.csv", corrected.collect::<String>());
    desk.issue("").ends_with(0).says("1 issued, 0 issued before, 0 refused.");
    assert_eq!(desk.read("awards/delivery.csv").lines().count(), 4, "the lines of the first roster are still there");
    assert_eq!(desk.read("awards/issued.ndjson").lines().count(), 3);
}

#[test]
fn where_every_row_is_refused_nothing_is_left_but_the_bad_rows() {
    let desk = Desk::new();
    desk.put("people.csv", PEOPLE.replace(";28;", ";1;").replace(";30 e lode;", ";2;").replace(";18;", ";3;"));
    desk.issue("--errors bad.csv").ends_with(1).says("0 issued, 0 issued before, 3 refused.");
    assert_eq!(desk.names(""), ["bad.csv", "course.toml", "key.pem", "people.csv"]);
}

#[test]
fn a_header_that_cannot_be_understood_is_no_row_to_be_put_aside() {
    let desk = Desk::new();
    desk.put("people.csv", PEOPLE.replace("Matricola;Data di nascita", "Tessera;Nascita"));
    let said = desk.issue("--errors bad.csv").ends_with(1);
    assert!(said.codes().contains(&"header_refused_nothing_issued"), "{}", said.err);
    assert_eq!(desk.names(""), ["course.toml", "key.pem", "people.csv"], "a file of bad rows without the learners would lose them");
}

#[test]
fn formulas_do_not_run_in_the_file_of_bad_rows() {
    let desk = Desk::new();
    desk.put("people.csv", PEOPLE.replace("Inventata;Fiorella;0000041;1999-12-31", "=HYPERLINK(\"x\");Fiorella;0000041;boh"));
    desk.issue("--errors bad.csv").ends_with(1);
    assert!(desk.read("bad.csv").contains("\"'=HYPERLINK(\"\"x\"\")\""), "{}", desk.read("bad.csv"));
}

#[test]
fn a_dry_run_finds_everything_and_writes_nothing_but_the_bad_rows() {
    let desk = Desk::new();
    desk.put("people.csv", PEOPLE);
    desk.run("issue course.toml --roster people.csv --key ./key.pem --dry-run").ends_with(0).says("3 would be issued");
    desk.issue("--dry-run").ends_with(0);
    assert!(!desk.path("awards").exists());
    desk.put("people.csv", PEOPLE.replace(";28;", ";31;"));
    desk.issue("--dry-run --errors bad.csv").ends_with(1).says("grade_outside_scale").says("2 would be issued");
    assert!(desk.path("bad.csv").exists() && !desk.path("awards").exists());
}

#[test]
fn lines_of_one_file_instead_of_many_files() {
    let desk = Desk::new();
    desk.put("people.csv", PEOPLE);
    let line = "issue course.toml --roster people.csv --key ./key.pem --ndjson -o all.ndjson";
    desk.run(line).ends_with(0).says("3 issued");
    assert_eq!(desk.read("all.ndjson").lines().count(), 3);
    desk.run("verify --ndjson all.ndjson --allow-unknown-issuer").ends_with(0);
    desk.run(line).ends_with(0).says("0 issued, 3 issued before, 0 refused.");
    assert_eq!(desk.run(&line.replace("all.ndjson", "issued.ndjson")).ends_with(2).codes(), ["issue_output_is_ledger"]);
    assert_eq!(desk.run("issue course.toml --roster people.csv --key ./key.pem").ends_with(2).codes(), ["issue_output_missing"]);
    let forgotten = "issue course.toml --roster people.csv --key ./key.pem -o other.ndjson";
    assert_eq!(desk.run(forgotten).ends_with(2).codes(), ["issue_output_is_file"]);
    assert!(!desk.path("other.ndjson").exists());
}

#[test]
fn programs_read_what_became_of_each_row() {
    let desk = Desk::new();
    desk.put("people.csv", PEOPLE.replace(";28;", ";17;"));
    let said = desk.issue("--json --errors bad.csv").ends_with(1);
    let report: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(report["schema"], "credenza.issue/1");
    assert_eq!(report["issued"][0]["file"], "nicolo-fittizi.json");
    assert_eq!(report["issued"][0]["row"], 3);
    assert_eq!(report["refused"][0]["code"], "grade_not_passed");
    assert_eq!(report["refused"][0]["column"], "Voto");
    // Of one learner it is the same shape.
    let one = "--json issue course.toml --key ./key.pem --name Ada --student-number 0042";
    let signed: serde_json::Value = serde_json::from_str(&desk.run(&format!("{one} -o ada.json")).ends_with(0).out).unwrap();
    let members = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(members(&signed), members(&report));
    assert_eq!(members(&signed["issued"][0]), members(&report["issued"][0]));
    assert_eq!((&signed["issued"][0]["row"], &signed["issued"][0]["file"]), (&serde_json::Value::Null, &"ada.json".into()));
    let dry: serde_json::Value = serde_json::from_str(&desk.run(&format!("{one} --dry-run")).ends_with(0).out).unwrap();
    assert_eq!((&dry["dry_run"], &dry["issued"][0]["id"]), (&true.into(), &signed["issued"][0]["id"]));
}

/// What says who got which grade is for its owner; so is the ledger. A link in the ledger's place could have it written elsewhere.
#[cfg(unix)]
#[test]
fn only_the_owner_reads_what_was_issued_and_links_are_refused() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.put("people.csv", format!("{PEOPLE}Senza;Numero;;;;x\r\n"));
    desk.issue("--errors bad.csv").ends_with(1);
    let mode = |name: &str| std::fs::metadata(desk.path(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("awards"), 0o700);
    for name in desk.names("awards").iter().filter(|name| *name != "note-for-learners.txt") {
        assert_eq!(mode(&format!("awards/{name}")), 0o600, "{name}");
    }
    assert_eq!(mode("bad.csv"), 0o600);

    let victim = desk.path("victim");
    std::fs::rename(desk.path("awards/issued.ndjson"), &victim).unwrap();
    std::os::unix::fs::symlink(&victim, desk.path("awards/issued.ndjson")).unwrap();
    let before = std::fs::read(&victim).unwrap();
    desk.put("people.csv", PEOPLE);
    let refused = desk.issue("").ends_with(1);
    assert_eq!(refused.codes().last(), Some(&"is_symlink"), "{}", refused.err);
    assert_eq!(std::fs::read(&victim).unwrap(), before);
}

#[test]
fn an_earlier_file_of_bad_rows_goes_when_there_are_none() {
    let desk = Desk::new();
    desk.put("people.csv", PEOPLE.replace(";18;", ";17;"));
    desk.issue("--errors bad.csv").ends_with(1);
    desk.put("people.csv", PEOPLE);
    assert!(desk.issue("--errors bad.csv").ends_with(1).codes().contains(&"file_exists"));
    let bad = desk.read("bad.csv");
    desk.put("people.csv", "telefono\n1\n");
    assert!(desk.issue("--errors bad.csv --force").ends_with(1).codes().contains(&"header_refused_nothing_issued"));
    assert_eq!(desk.read("bad.csv"), bad, "nothing is known of the rows");
    desk.put("people.csv", PEOPLE);
    desk.issue("--errors bad.csv --force").ends_with(0).says("1 issued, 2 issued before, 0 refused.");
    assert!(!desk.path("bad.csv").exists());
}

/// `--force` is for what an earlier run left: a name that was mistyped leads to something else.
#[test]
fn only_a_file_of_bad_rows_is_replaced_or_removed() {
    let desk = Desk::new();
    let letter = "Dear row;column;reason\r\n";
    desk.put("letter.txt", letter);
    for (roster, dry) in [(PEOPLE.to_owned(), ""), (PEOPLE.replace(";18;", ";17;"), ""), (PEOPLE.to_owned(), " --dry-run")] {
        desk.put("people.csv", roster);
        let said = desk.issue(&format!("--errors letter.txt --force{dry}")).ends_with(1).says("letter.txt");
        assert_eq!(said.codes(), ["issue_errors_foreign"]);
        assert_eq!(desk.read("letter.txt"), letter);
    }
    assert!(!desk.path("awards").exists());
    std::fs::create_dir(desk.path("folder")).unwrap();
    assert_eq!(desk.issue("--errors folder --force").ends_with(1).codes(), ["not_a_file"]);
    // However a spreadsheet program saved it, and where nothing was left of it.
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let saved = "row,column,reason,Cognome\n3,Voto,boh,Neri\n";
    let others = [b"sep=|\r\nrow|column|reason\r\n".to_vec(), "\u{feff}\r\n\"row\"\tcolumn\treason\r\n".into(), Vec::new()];
    for earlier in [saved.into(), utf16(&format!("\u{feff}{saved}"))].into_iter().chain(others) {
        desk.put("people.csv", PEOPLE.replace(";18;", ";17;"));
        desk.put("bad.csv", &earlier);
        desk.issue("--errors bad.csv --force").ends_with(1).says("1 refused");
        assert!(desk.read("bad.csv").contains("Prova;Zoë;0000043"));
        desk.put("people.csv", PEOPLE.lines().take(3).map(|line| line.to_owned() + "\r\n").collect::<String>());
        desk.put("bad.csv", &earlier);
        desk.issue("--errors bad.csv --force").ends_with(0);
        assert!(!desk.path("bad.csv").exists(), "{earlier:?}");
    }
}

#[test]
fn a_passphrase_and_a_stored_key_are_no_place_to_write_to() {
    let desk = Desk::new();
    desk.put("people.csv", PEOPLE);
    desk.put("pass.txt", "row;column;reason\n");
    std::fs::create_dir_all(desk.path("home/keys")).unwrap();
    std::fs::rename(desk.path("key.pem"), desk.path("home/keys/registrar.pem")).unwrap();
    let key = desk.read("home/keys/registrar.pem");
    let roster = "issue course.toml --roster people.csv -o awards --force --errors";
    let one = "issue course.toml --name Ada --student-number 1 --force -o";
    for line in [
        format!("--passphrase-file pass.txt {roster} ./pass.txt"),
        format!("--passphrase-file pass.txt {one} pass.txt"),
        format!("{roster} home/keys/registrar.pem --key registrar"),
        format!("{roster} home/keys/registrar.pem"),
        format!("{roster} home/keys/registrar.json"),
        format!("{one} home/keys/registrar.pem --key registrar"),
        format!("{one} home/keys/registrar.pem"),
    ] {
        for dry in ["", " --dry-run"] {
            assert_eq!(desk.run(&format!("{line}{dry}")).ends_with(2).codes(), ["issue_file_named_twice"], "{line}");
        }
    }
    assert_eq!((desk.read("pass.txt").as_str(), desk.read("home/keys/registrar.pem")), ("row;column;reason\n", key));
    assert!(!desk.path("awards").exists());
    desk.run(&format!("{roster} bad.csv")).ends_with(0).says("3 issued");
}

#[test]
fn no_file_is_meant_twice() {
    let desk = Desk::new();
    desk.put("people.csv", PEOPLE.replace(";18;", ";17;"));
    desk.issue("--errors bad.csv").ends_with(1);
    let before: Vec<_> = desk.names("awards").iter().map(|name| desk.read(&format!("awards/{name}"))).collect();
    let roster = desk.read("people.csv");
    let ndjson = "issue course.toml --roster people.csv --key ./key.pem --ndjson -o";
    for (line, code) in [
        ("issue course.toml --roster people.csv --key ./key.pem -o awards --force --errors awards/delivery.csv", "issue_file_named_twice"),
        ("issue course.toml --roster people.csv --key ./key.pem -o awards --force --errors awards/issued.ndjson", "issue_file_named_twice"),
        ("issue course.toml --roster people.csv --key ./key.pem -o awards --force --errors awards/../people.csv", "issue_file_named_twice"),
        ("issue course.toml --roster people.csv --key ./key.pem -o new --force --errors new/delivery.csv", "issue_file_named_twice"),
        (
            "issue course.toml --roster people.csv --key ./key.pem -o awards --force --errors awards/nicolo-fittizi.json",
            "issue_errors_among_awards",
        ),
        ("issue course.toml --roster people.csv --key ./key.pem -o awards --force --errors -", "issue_errors_to_output"),
        (&format!("{ndjson} people.csv"), "issue_file_named_twice"),
        (&format!("{ndjson} course.toml"), "issue_file_named_twice"),
        (&format!("{ndjson} awards/../key.pem"), "issue_file_named_twice"),
        (&format!("{ndjson} all.ndjson --errors ./all.ndjson"), "issue_file_named_twice"),
        (&format!("{ndjson} issued.ndjson"), "issue_output_is_ledger"),
        ("issue course.toml --name Ada --student-number 1 --key ./key.pem --force -o course.toml", "issue_file_named_twice"),
    ] {
        for dry in ["", " --dry-run"] {
            let said = desk.run(&format!("{line}{dry}")).ends_with(2);
            assert_eq!(said.codes(), [code], "{line}");
        }
    }
    assert_eq!(desk.names("."), ["awards", "bad.csv", "course.toml", "key.pem", "people.csv"]);
    assert_eq!((desk.read("people.csv"), desk.read("course.toml").as_str()), (roster, COURSE));
    assert_eq!(desk.names("awards").iter().map(|name| desk.read(&format!("awards/{name}"))).collect::<Vec<_>>(), before);
}
