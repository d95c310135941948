use std::fs;

use crate::award::Course;
use crate::home::{Home, bytes};

#[test]
fn what_is_no_credential_is_refused_and_the_rest_is_added() {
    let (home, _, did) = Home::new();
    let home = home.with(None);
    let good = home.file("good.json", &Course::new("Good").award());
    let wrapped = format!(
        r#"{{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiablePresentation"],"verifiableCredential":[{}]}}"#,
        String::from_utf8(Course::new("Wrapped").line()).unwrap()
    );
    let wrapped = home.file("wrapped.json", wrapped.as_bytes());
    let empty = home.file("empty.json", br#"{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiablePresentation"]}"#);
    let course = home.file("course.json", br#"{"title":"A course"}"#);
    let picture = home.file("picture.png", b"\x89PNG\r\n\x1a\n");
    let twice = home.file("twice.json", br#"{"type":["VerifiableCredential"],"type":[]}"#);
    let run = home.run(&["wallet", "add", &empty, &course, &picture, &twice, "missing.json", &wrapped, &good]);
    assert_eq!(run.exit, 1, "{}", run.err);
    for code in ["presentation_empty", "not_a_credential", "png_truncated", "duplicate_member", "file_not_found"] {
        assert!(run.err.contains(&format!("code: {code}\n")), "{code} not in\n{}", run.err);
    }
    assert!(run.out.contains("added  Good") && run.out.contains("added  Wrapped"), "{}", run.out);
    assert!(run.out.contains("taken out of what is around it"), "{}", run.out);
    assert_eq!(home.credential_files().len(), 2);
    // What is given by mistake is called what it is.
    for (name, bytes, code) in [
        ("key.pem", b"-----BEGIN PRIVATE KEY-----\n".as_slice(), "file_of_another_kind"),
        ("backup.age", b"age-encryption.org/v1\n", "file_of_another_kind"),
        ("empty.txt", b"\n", "file_of_another_kind"),
        ("diploma.pdf", b"%PDF-1.7\n", "format_unsupported"),
        ("badge.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "picture_bare"),
    ] {
        let file = home.file(name, bytes);
        home.fails(1, code, &["wallet", "add", &file]);
    }
    // Standard input and a folder.
    let folder = home.path("inbox");
    fs::create_dir(&folder).unwrap();
    home.fails(1, "folder_empty", &["wallet", "add", "inbox"]);
    fs::write(folder.join("a.json"), Course::new("In a folder").award()).unwrap();
    for (name, bytes) in [
        ("delivery.csv", &b"row;name\n"[..]),
        ("course.toml", b"title = 1\n"),
        (".DS_Store", b"\0\0\0\x01Bud1"),
        ("._a.json", b"\0\x05\x16\x07"),
        ("issued.ndjson", b"{\"schema\":\"credenza.ledger/1\",\"id\":\"urn:uuid:0\"}\n{\"schema\":\"credenza.ledger/1\"}\n"),
        ("did.json", br#"{"id":"did:web:uni.example","verificationMethod":[]}"#),
        ("trust.json", br#"{"issuers":[]}"#),
    ] {
        fs::write(folder.join(name), bytes).unwrap();
    }
    let added = home.ok(&["wallet", "add", "inbox"]);
    assert!(added.err.contains("5 other files or folders in there were passed over"), "{}", added.err);
    assert!(!added.err.contains("error"), "{}", added.err);
    // Named by itself it is refused, and what may be a damaged credential is told from a folder too.
    home.fails(1, "file_of_another_kind", &["wallet", "add", "inbox/did.json"]);
    fs::write(folder.join("b.json"), b"{\"type\":[\"VerifiableCre").unwrap();
    assert_eq!(home.run(&["wallet", "add", "inbox"]).exit, 1);
    fs::remove_file(folder.join("b.json")).unwrap();
    fs::remove_file(folder.join("a.json")).unwrap();
    home.fails(1, "folder_empty", &["wallet", "add", "inbox"]);
    let piped = home.run_with(&["wallet", "add", "-"], &Course { holder: Some(&did), ..Course::new("Piped") }.award());
    assert_eq!(piped.exit, 0, "{}", piped.err);
    // The folder was added twice, closed: that comes out when the wallet is opened.
    assert_eq!(home.credential_files().len(), 5);
}

#[test]
fn one_message_for_a_wrong_passphrase_and_for_damage() {
    let (home, _, _) = Home::new();
    let file = home.file("one.json", &Course::new("One").award());
    home.ok(&["wallet", "add", &file]);
    let home = home.with(Some("wrong"));
    let wrong = home.fails(9, "wallet_locked_or_damaged", &["wallet", "list"]);
    home.fails(9, "wallet_locked_or_damaged", &["wallet", "add", &file]);
    let home = home.with(Some(crate::home::PASSPHRASE));

    // A damaged credential hides nothing but itself, and is whole again when it is added again.
    let credential = home.credential_files().remove(0);
    let whole = bytes(&credential);
    fs::write(&credential, &whole[..whole.len() - 1]).unwrap();
    let run = home.fails(1, "credential_damaged", &["wallet", "list"]);
    assert!(run.out.is_empty() && !run.err.contains("is empty"), "{}{}", run.out, run.err);
    assert_eq!(home.run(&["wallet", "backup", "-o", "part.age"]).exit, 1);
    // A whole backup is not replaced with a poorer one.
    let good = home.file("good.age", b"whole");
    for arguments in [&["wallet", "backup", "-o", &good, "--force"][..], &["wallet", "backup", "-o", &good]] {
        let run = home.fails(1, "backup_incomplete", arguments);
        assert!(run.err.contains("credential_damaged"), "{}", run.err);
        assert_eq!(bytes(std::path::Path::new(&good)), b"whole");
    }
    assert!(home.ok(&["wallet", "add", &file]).out.contains("repaired  One"));
    assert_eq!(home.ok(&["wallet", "export", "1"]).bytes, bytes(std::path::Path::new(&file)));

    let secrets = home.path("home/wallet/wallet.age");
    let mut flipped = bytes(&secrets);
    let last = flipped.len() - 1;
    flipped[last] ^= 1;
    fs::write(&secrets, flipped).unwrap();
    let damaged = home.fails(9, "wallet_locked_or_damaged", &["wallet", "list"]);
    assert_eq!(damaged.err, wrong.err);
}

/// Somebody who can write to the folder puts the part in the clear of a wallet of theirs in its place.
#[test]
fn with_the_passphrase_no_foreign_did_is_shown_and_nothing_is_closed_for_a_foreign_key() {
    let (home, _, did) = Home::new();
    let (theirs, _, their_did) = Home::new();
    let file = home.file("one.json", &Course::new("One").award());
    let part = "home/wallet/wallet.json";
    fs::write(home.path(part), bytes(&theirs.path(part))).unwrap();
    home.fails(1, "wallet_public_part_damaged", &["wallet", "did"]);
    home.fails(1, "wallet_public_part_damaged", &["wallet", "add", &file]);
    assert!(home.credential_files().is_empty());
    let closed = home.with(None);
    assert_eq!(closed.ok(&["wallet", "did"]).out.trim(), their_did, "as SECURITY.md says");
    let home = closed.with(Some(crate::home::PASSPHRASE)).variable("CREDENZA_NEW_PASSPHRASE", crate::home::PASSPHRASE);
    home.ok(&["wallet", "passwd"]);
    assert_eq!(home.ok(&["wallet", "did"]).out.trim(), did);
    home.with(Some("wrong")).fails(9, "wallet_locked_or_damaged", &["wallet", "did"]);
}

#[test]
fn damaged_files_are_removed_only_when_asked() {
    let (home, _, _) = Home::new();
    let planted = home.path("home/wallet/credentials/planted.age");
    fs::write(&planted, b"not age").unwrap();
    home.fails(2, "input_needed", &["wallet", "remove", "--damaged"]);
    assert!(planted.exists());
    home.ok(&["wallet", "remove", "--damaged", "--yes"]);
    assert!(!planted.exists());
}

#[test]
fn without_a_wallet_or_a_place_for_one_the_way_out_is_named() {
    let home = Home::empty().with(None);
    for arguments in [
        &["wallet", "list"][..],
        &["wallet", "add", "x.json"],
        &["wallet", "did"],
        &["wallet", "passwd"],
        &["wallet", "backup", "-o", "b"],
        &["present", "1", "--challenge", "c", "--domain", "d.example"],
    ] {
        let run = home.fails(1, "wallet_not_found", arguments);
        assert!(run.err.contains("credenza wallet init"), "{}", run.err);
    }
    home.fails(9, "passphrase_needed", &["wallet", "init"]);
    // Where the folder should be, there is a file: like a disk that can't be written.
    let home = home.with(Some("one"));
    home.file("home", b"");
    home.fails(1, "not_a_folder", &["wallet", "init"]);
    home.fails(1, "not_a_folder", &["wallet", "list"]);
    let home = Home::new().0;
    home.fails(1, "wallet_exists", &["wallet", "init"]);
    // Where only the credentials are left, that is told before the backup has to be opened.
    home.ok(&["wallet", "backup", "-o", "whole.age"]);
    for name in ["wallet.age", "recovery.age", "wallet.json"] {
        fs::remove_file(home.path("home/wallet").join(name)).unwrap();
    }
    home.with(None).fails(1, "wallet_folder_used", &["wallet", "restore", "whole.age"]);
    let home = Home::new().0;
    let wrong = home.with(Some("")).fails(9, "passphrase_needed", &["wallet", "list"]);
    assert!(wrong.out.is_empty());
}

#[test]
fn what_fits_several_credentials_is_not_guessed() {
    let (home, _, _) = Home::new();
    let titles = ["Level 1", "Level 2", "Level 2 again", "Perché no"];
    for (index, title) in titles.iter().enumerate() {
        let day = format!("2026-01-0{}", index + 1);
        home.file(&format!("{index}.json"), &Course { day: &day, ..Course::new(title) }.award());
    }
    let home = home.with(None);
    home.ok(&["wallet", "add", "0.json", "1.json", "2.json", "3.json"]);
    let home = home.with(Some(crate::home::PASSPHRASE));
    let run = home.fails(2, "credential_ambiguous", &["wallet", "export", "level"]);
    assert!(run.err.contains("1 (") && run.err.contains("\"Level 2 again\"") && !run.err.contains("Perch"), "{}", run.err);
    // An exact title and a number come before part of a title; an accent may be typed either way.
    for (id, expected) in [("level 2", "1.json"), ("2", "1.json"), ("again", "2.json"), ("perche\u{301}", "3.json")] {
        assert_eq!(home.ok(&["wallet", "export", id]).bytes, bytes(&home.path(expected)), "{id}");
    }
    home.fails(2, "credential_not_found", &["wallet", "show", "9"]);
    home.fails(2, "folder_needed", &["wallet", "export", "1", "2"]);
    home.fails(2, "input_needed", &["wallet", "remove", "1"]);
    assert_eq!(home.credential_files().len(), 4);
}

/// A wallet and a backup that somebody prepared ask for 2^40 of work, or are nothing but headers. The program is given less memory than any of that would take.
#[cfg(target_os = "linux")]
#[test]
fn a_hostile_header_costs_neither_time_nor_memory() {
    let (home, _, _) = Home::new();
    home.ok(&["wallet", "backup", "-o", "backup.age"]);
    let (wallet, backup) = (home.path("home/wallet/wallet.age"), home.path("backup.age"));
    let whole = bytes(&wallet);
    let head: Vec<u8> = whole.iter().copied().take_while(|byte| *byte != b'\n').collect();
    let greedy = String::from_utf8_lossy(&whole).replacen(" 17\n", " 40\n", 1).into_bytes();
    assert_ne!(greedy, whole);
    let stanzas = [head, b"\n".to_vec(), b"-> x\n\n".repeat(5 << 20)].concat();
    for (hostile, name) in [(&greedy, "2^40"), (&stanzas, "30 MB of stanzas")] {
        fs::write(&wallet, hostile).unwrap();
        fs::write(&backup, hostile).unwrap();
        let fresh = Home::empty();
        for command in [home.command(&["wallet", "list"]), fresh.command(&["wallet", "restore", backup.to_str().unwrap()])] {
            let start = std::time::Instant::now();
            // 300 MB of addresses: an honest wallet takes 128 MiB of work, and a limit reached would end the program otherwise than with 9.
            let mut limited = std::process::Command::new("sh");
            limited.args(["-c", "ulimit -v 300000; exec \"$0\" \"$@\""]).arg(command.get_program()).args(command.get_args()).env_clear();
            limited.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?)))).current_dir(home.path(""));
            let output = limited.output().unwrap();
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(9), "{name}: {told}");
            assert!(told.contains("locked_or_damaged"), "{name}: {told}");
            assert!(start.elapsed() < std::time::Duration::from_secs(5), "{name}: {:?}", start.elapsed());
        }
    }
}
