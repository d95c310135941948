use std::fs;

use credenza_core::credential::Secured;
use credenza_core::did::{self, Did};
use credenza_core::encoding::base64url;
use credenza_core::key::SecretKey;
use credenza_core::present::Request;
use credenza_core::time::Timestamp;
use credenza_core::verify::{Conclusion, Evidence, Policy, Verifier};

use crate::award::{Course, ISSUER, issuer_did};
use crate::home::{Home, PASSPHRASE, bytes};

/// Now, as the core's verifier sees it in tests: answers are made at the machine's time.
fn now() -> Timestamp {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    Timestamp::from_unix(i64::try_from(now).unwrap()).unwrap()
}

#[test]
fn a_learner_keeps_finds_presents_and_takes_away() {
    let (home, recovery, did) = Home::new();
    assert!(recovery.starts_with("AGE-SECRET-KEY-1") && recovery.len() == 74);
    let bound = Course { holder: Some(&did), ..Course::new("Evaluating foreign titles") }.award();
    let first = home.file("first.json", &bound);
    let second = Course { day: "2026-03-01", ..Course::new("Reading archives") }.award();
    let lines = [Course { day: "2025-01-01", ..Course::new("Paper") }.line(), Course { day: "2026-07-01", ..Course::new("Ink") }.line()]
        .concat_lines();
    let (second_file, lines) = (home.file("second.json", &second), home.file("many.ndjson", &lines));

    // In without the passphrase, told of duplicates with it.
    let closed = home.with(None);
    let added = closed.ok(&["wallet", "add", &first, &second_file, &lines, &first]);
    assert_eq!(added.out.matches("added  ").count(), 4, "{}", added.out);
    assert_eq!(added.out.matches("there already  ").count(), 1, "{}", added.out);
    assert_eq!(closed.ok(&["wallet", "did"]).out.trim(), did);
    closed.fails(9, "passphrase_needed", &["wallet", "list"]);
    let home = closed.with(Some(PASSPHRASE));
    assert_eq!(home.json(&["wallet", "add", "--json", &first])[0]["outcome"], "duplicate");

    // Numbered by date, named by digest, found by title.
    let list = home.json(&["wallet", "list", "--json"]);
    let titles: Vec<_> = list.as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Paper", "Reading archives", "Evaluating foreign titles", "Ink"]);
    assert_eq!(list[2]["state"], "valid");
    assert_eq!(list[2]["bound_to"][0], did.as_str());
    let digest = list[2]["id"].as_str().unwrap();
    for id in ["3", digest.get(..8).unwrap(), digest, "foreign TITLES", "evaluating foreign titles"] {
        assert_eq!(home.ok(&["wallet", "export", id]).bytes, bound, "{id}");
    }
    let shown = home.ok(&["wallet", "show", "3"]).out;
    for said in [
        "Evaluating foreign titles",
        "University of Example (so it calls itself",
        "Fiorella Inventata",
        "3 February 2001",
        "3 ECTS",
        "Tied to your DID",
        digest,
    ] {
        assert!(shown.contains(said), "{said} not in\n{shown}");
    }

    // All of it to a folder.
    home.ok(&["wallet", "export", "2", "3", "-o", "out"]);
    let mut out: Vec<_> = fs::read_dir(home.path("out")).unwrap().map(|entry| bytes(&entry.unwrap().path())).collect();
    out.sort();
    let mut expected = [second, bound.clone()];
    expected.sort();
    assert_eq!(out, expected);

    // The proof of a DID is what the core accepts.
    let issuer = issuer_did(3);
    let proof = home.json(&["wallet", "did", "--for", issuer.as_str(), "--nonce", "n-1", "--json"]);
    assert_eq!(proof["did"], did.as_str());
    let answer = Secured::parse(&base64url::decode(proof["did_proof"].as_str().unwrap()).unwrap()).unwrap();
    let (evidence, policy) = (Evidence::new(), Policy::default().allow_unknown_issuer());
    let verifier = Verifier::new(&evidence, &policy);
    let judged = verifier.presentation(&answer, &Request::bare("n-1", issuer.as_str()), &now());
    assert_eq!(judged.holder().unwrap().as_str(), did);
    let elsewhere = verifier.presentation(&answer, &Request::bare("n-1", "did:web:other.example"), &now());
    assert_eq!(elsewhere.holder(), None);

    // And so is the answer to an employer.
    home.ok(&["present", "3", "--challenge", "c-1", "--domain", "employer.example", "--yes", "-o", "answer.json"]);
    let answer = Secured::parse(&bytes(&home.path("answer.json"))).unwrap();
    let judged = verifier.presentation(&answer, &Request::bare("c-1", "employer.example"), &now());
    assert_eq!((judged.conclusion(), judged.credentials().len()), (Conclusion::Accepted, 1));
    assert_eq!(verifier.presentation(&answer, &Request::bare("c-2", "employer.example"), &now()).conclusion(), Conclusion::Rejected);

    home.ok(&["wallet", "remove", "Ink", "--yes"]);
    assert_eq!(home.json(&["wallet", "list", "--json"]).as_array().unwrap().len(), 3);
}

#[test]
fn a_credential_that_comes_again_in_another_dress_is_there_already() {
    let (home, ..) = Home::new();
    let course = Course::new("È \"one\"");
    let (first, line) = (course.award(), String::from_utf8(course.line()).unwrap());
    let file = home.file("first.json", &first);
    home.ok(&["wallet", "add", &file]);
    let escaped = home.file("escaped.json", format!(" {}\r\n", line.replace('È', "\\u00C8")).as_bytes());
    // serde_json's maps are sorted: what a naive tool makes of it.
    let members: std::collections::BTreeMap<String, serde_json::Value> = serde_json::from_str(&line).unwrap();
    let reversed: Vec<_> = members.iter().rev().map(|(name, value)| format!("\"{name}\": {value}")).collect();
    let reversed = home.file("reversed.json", format!("{{{}}}", reversed.join(",\n")).as_bytes());
    let wrapped = format!(
        r#"{{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiablePresentation"],"verifiableCredential":[{line}]}}"#
    );
    let wrapped = home.file("wrapped.json", wrapped.as_bytes());
    let image = home.file("blank.svg", br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>"#);
    home.ok(&["bake", &escaped, "--image", &image, "-o", "baked.svg"]);
    for again in [&escaped, &reversed, &wrapped, "baked.svg"] {
        let said = home.ok(&["wallet", "add", again]).out;
        assert!(said.contains("there already  È") && !said.contains("added"), "{again}: {said}");
        // And where no passphrase is at hand it comes out when the wallet is next opened.
        let mut closed = home.command(&["wallet", "add", again]);
        assert!(closed.env_remove("CREDENZA_PASSPHRASE").output().unwrap().status.success());
    }
    assert_eq!(home.json(&["wallet", "list", "--json"]).as_array().unwrap().len(), 1);
    assert_eq!(home.ok(&["wallet", "export", "1"]).bytes, first);
    assert_eq!(home.credential_files().len(), 1);
    // Another proof over the same makes another credential.
    let other = home.file("other.json", &course.award_by(8));
    assert!(home.ok(&["wallet", "add", &other]).out.contains("added  "));
}

#[test]
fn a_backup_comes_back_byte_for_byte_and_merges() {
    let (home, _, did) = Home::new();
    let (one, two) = (Course::new("One").award(), Course::new("Two").award());
    // What no longer verifies is kept and comes back too.
    let broken = String::from_utf8(one.clone()).unwrap().replace("Fiorella", "Ottavia").into_bytes();
    let files = [home.file("1.json", &one), home.file("2.json", &two), home.file("3.json", &broken)];
    let added = home.run(&["wallet", "add", &files[0], &files[1], &files[2]]);
    assert_eq!(added.exit, 3, "{}", added.err);
    assert!(added.err.contains("1 credential does not verify. It is kept all the same"), "{}", added.err);
    home.ok(&["wallet", "backup", "-o", "backup.age"]);
    home.fails(1, "file_exists", &["wallet", "backup", "-o", "backup.age"]);
    let backup = home.path("backup.age").to_str().unwrap().to_owned();

    let fresh = Home::empty();
    let counts = fresh.json(&["wallet", "restore", &backup, "--json"]);
    assert_eq!((counts["added"].as_u64(), counts["dids"].as_u64()), (Some(3), Some(1)));
    assert_eq!(fresh.ok(&["wallet", "did"]).out.trim(), did);
    let list = fresh.json(&["wallet", "list", "--json"]);
    let states: Vec<_> = list.as_array().unwrap().iter().map(|item| item["state"].as_str().unwrap()).collect();
    assert_eq!(states.iter().filter(|state| **state == "not_authentic").count(), 1, "{states:?}");
    let mut exported: Vec<_> = ["1", "2", "3"].iter().map(|id| fresh.ok(&["wallet", "export", id]).bytes).collect();
    exported.sort();
    let mut expected = vec![one, two, broken];
    expected.sort();
    assert_eq!(exported, expected);

    // Into a wallet that exists it merges: another passphrase, another DID, one credential in common.
    let other = Home::empty().with(Some("another passphrase"));
    other.ok(&["wallet", "init"]);
    other.ok(&["wallet", "add", &files[0]]);
    other.fails(9, "backup_locked_or_damaged", &["wallet", "restore", &backup]);
    let other = other.variable("CREDENZA_BACKUP_PASSPHRASE", PASSPHRASE);
    let counts = other.json(&["wallet", "restore", &backup, "--json"]);
    assert_eq!((counts["added"].as_u64(), counts["duplicates"].as_u64(), counts["dids"].as_u64()), (Some(2), Some(1), Some(1)));
    assert_eq!(other.ok(&["wallet", "did"]).out.lines().count(), 2);
}

#[test]
fn a_forgotten_passphrase_is_replaced_with_the_recovery_key() {
    let (home, recovery, _) = Home::new();
    let file = home.file("one.json", &Course::new("One").award());
    home.ok(&["wallet", "add", &file]);
    let home = home.with(None);
    home.fails(9, "recovery_key_needed", &["wallet", "recover"]);
    let home = home.variable("CREDENZA_RECOVERY_KEY", &recovery.replace('1', "2")).variable("CREDENZA_NEW_PASSPHRASE", "new one");
    home.fails(2, "recovery_key_malformed", &["wallet", "recover"]);
    let (_, foreign, _) = Home::new();
    let home = home.variable("CREDENZA_RECOVERY_KEY", &foreign);
    home.fails(9, "recovery_failed", &["wallet", "recover"]);
    let home = home.variable("CREDENZA_RECOVERY_KEY", "");
    let key = home.file("recovery.txt", format!("{recovery}\n").as_bytes());
    home.ok(&["wallet", "recover", "--recovery-file", &key]);
    let home = home.with(Some("new one"));
    assert_eq!(home.json(&["wallet", "list", "--json"])[0]["title"], "One");

    // A recovery key that somebody saw is replaced.
    let renewed = home.json(&["wallet", "passwd", "--new-recovery-key", "--json"]);
    assert_ne!(renewed["recovery_key"], recovery.as_str());
    home.fails(9, "recovery_failed", &["wallet", "recover", "--recovery-file", &key]);
    // The passphrase is changed with the old one.
    let home = home.variable("CREDENZA_NEW_PASSPHRASE", "newest");
    home.ok(&["wallet", "passwd"]);
    home.fails(9, "wallet_locked_or_damaged", &["wallet", "list"]);
    home.with(Some("newest")).ok(&["wallet", "list"]);
}

#[test]
fn an_institutions_signature_is_checked_with_its_did_document() {
    let (home, _, _) = Home::new();
    let web = Did::parse("did:web:uni.example").unwrap();
    home.file("a.json", &Course { issuer: Some(web.as_str()), ..Course::new("By an institution") }.award());
    let unchecked = home.run(&["wallet", "add", "a.json"]);
    assert_eq!(unchecked.exit, 7, "{}", unchecked.err);
    assert!(unchecked.err.contains("1 credential could not be checked. It is kept all the same"), "{}", unchecked.err);
    let unchecked = unchecked.out;
    assert!(
        unchecked.contains("could not be checked\n") && unchecked.contains("The keys of did:web:uni.example are not at hand."),
        "{unchecked}"
    );
    let shown = home.ok(&["wallet", "show", "1"]).out;
    assert!(shown.contains("NOT VERIFIED") && shown.contains("Fiorella Inventata") && shown.contains("--evidence"), "{shown}");

    fs::create_dir(home.path("evidence")).unwrap();
    let document = did::web::document(&web, &[SecretKey::from_seed([ISSUER; 32]).public_key()]);
    home.file("evidence/did.json", document.to_value().to_string().as_bytes());
    home.file("evidence/index.json", br#"[{"id":"did:web:uni.example","file":"did.json","obtained":"2026-01-31T12:00:00Z"}]"#);
    let list = home.json(&["wallet", "list", "--evidence", "evidence", "--json"]);
    assert_eq!((&list[0]["state"], &list[0]["issuer"]), (&"valid".into(), &web.as_str().into()));
    assert!(!home.ok(&["wallet", "show", "1", "--evidence", "evidence"]).out.contains("NOT VERIFIED"));
}

#[test]
fn a_backup_and_the_printed_recovery_key_are_enough() {
    let (home, recovery, did) = Home::new();
    let file = home.file("one.json", &Course::new("One").award());
    home.ok(&["wallet", "add", &file]);
    home.ok(&["wallet", "backup", "-o", "backup.age"]);
    let backup = home.path("backup.age").to_str().unwrap().to_owned();
    let fresh = Home::empty().with(None);
    let (key, new) = (fresh.file("recovery-key.txt", recovery.as_bytes()), fresh.file("new", b"another sentence"));
    fresh.fails(9, "recovery_key_needed", &["wallet", "restore", &backup, "--recovery-key"]);
    fresh.fails(9, "passphrase_needed", &["wallet", "restore", &backup, "--recovery-file", &key]);
    let wrong = fresh.file("wrong.txt", Home::new().1.as_bytes());
    fresh.fails(9, "backup_locked_or_damaged", &["wallet", "restore", &backup, "--recovery-file", &wrong, "--passphrase-file", &new]);
    fresh.ok(&["wallet", "restore", &backup, "--recovery-file", &key, "--passphrase-file", &new]);
    let fresh = fresh.with(Some("another sentence"));
    assert_eq!(fresh.json(&["wallet", "list", "--json"])[0]["title"], "One");
    assert_eq!(fresh.ok(&["wallet", "did"]).out.trim(), did);
    // Into a wallet that is there, and out of the environment.
    let other = Home::new().0.variable("CREDENZA_RECOVERY_KEY", &recovery);
    let merged = other.json(&["wallet", "restore", &backup, "--recovery-key", "--json"]);
    assert_eq!((merged["added"].as_u64(), merged["dids"].as_u64()), (Some(1), Some(1)));
}

trait Lines {
    fn concat_lines(self) -> Vec<u8>;
}

impl<const N: usize> Lines for [Vec<u8>; N] {
    fn concat_lines(self) -> Vec<u8> {
        self.join(&b'\n')
    }
}

#[test]
fn what_was_written_by_our_own_command_opens_the_wallet() {
    let home = Home::empty();
    home.ok(&["wallet", "init"]);
    let told = home.ok(&["wallet", "passwd", "--new-recovery-key", "--json"]).out;
    let new = home.file("new", b"another one");
    let json = home.file("key.json", format!("\u{feff}{told}").as_bytes());
    home.ok(&["wallet", "recover", "--recovery-file", &json, "--new-passphrase-file", &new]);
    let (other, recovery, _) = Home::new();
    let (start, rest) = recovery.split_at(40);
    let both = other.file("both.txt", format!("old: {told}\nnew:\n{start}\n{rest}\n").as_bytes());
    let new = other.file("new", b"another one");
    other.ok(&["wallet", "recover", "--recovery-file", &both, "--new-passphrase-file", &new]);
    for bytes in [&b""[..], b"\xff\xfe", b"no key"] {
        let nothing = other.file("nothing.txt", bytes);
        other.fails(2, "recovery_key_malformed", &["wallet", "recover", "--recovery-file", &nothing, "--new-passphrase-file", &new]);
    }
}

#[test]
fn a_passphrase_is_the_same_however_it_was_saved() {
    let home = Home::empty().with(None);
    let file = |name: &str, bytes: &[u8]| home.file(name, bytes);
    let marked = file("marked", "\u{feff}perch\u{e9}\r\n".as_bytes());
    home.ok(&["wallet", "init", "--passphrase-file", &marked]);
    for (name, text) in [("typed", "perch\u{e9}"), ("decomposed", "perche\u{301}\n"), ("marked", "\u{feff}perch\u{e9}")] {
        home.ok(&["wallet", "list", "--passphrase-file", &file(name, text.as_bytes())]);
    }
    home.fails(9, "wallet_locked_or_damaged", &["wallet", "list", "--passphrase-file", &file("other", b"perche")]);
    let empty = home.fails(2, "passphrase_empty", &["wallet", "list", "--passphrase-file", &file("empty", b"")]);
    assert!(empty.err.contains("--passphrase-file"), "{}", empty.err);
    // Set to nothing it is not set: these need none.
    home.variable("CREDENZA_PASSPHRASE", "").ok(&["wallet", "did"]);
}

#[test]
fn a_new_wallet_out_of_a_backup_has_the_passphrase_that_was_handed_over_for_it() {
    let (home, ..) = Home::new();
    home.ok(&["wallet", "backup", "-o", "backup.age"]);
    let backup = home.path("backup.age").to_str().unwrap().to_owned();
    let fresh = Home::empty().with(Some("my new one"));
    let old = fresh.file("old", PASSPHRASE.as_bytes());
    fresh.ok(&["wallet", "restore", &backup, "--backup-passphrase-file", &old]);
    fresh.ok(&["wallet", "list"]);
    let only = Home::empty().with(None);
    let old = only.file("old", PASSPHRASE.as_bytes());
    only.ok(&["wallet", "restore", &backup, "--backup-passphrase-file", &old]);
    only.ok(&["wallet", "list", "--passphrase-file", &old]);
}
