//! Backups: the two ways into one, and those of the first versions.

use super::*;
use crate::sealed::hostile::{at_once, hostile_headers};
use crate::wallet::envelope::{lengths, put_together};

fn read(path: &Path) -> ClosedBackup {
    ClosedBackup::read(&Storage::default(), path).unwrap()
}

fn code(result: Result<Backup, WalletError>) -> Option<&'static str> {
    result.err().map(|error| error.code())
}

/// The three files that stand in a backup.
fn parts(file: &[u8]) -> [Vec<u8>; 3] {
    let [line, first, second, _] = lengths(file);
    let (ways, content) = file[line..].split_at(first + second);
    [ways[..first].to_vec(), ways[first..].to_vec(), content.to_vec()]
}

#[test]
fn the_recovery_key_opens_a_backup_when_nothing_else_is_left() {
    let (home, recovery) = furnished();
    wallet(home.path()).add(THREE).unwrap();
    let path = backed_up(home.path());
    fs::remove_dir_all(home.path().join("wallet")).unwrap();
    let told = format!("Recovery key: {}\r\n", recovery.to_lowercase());
    let backup = read(&path).recover(&told).unwrap();
    wallet(home.path()).restore(&backup, &passphrase("new")).unwrap();
    assert_eq!(contents(home.path(), "new").unwrap(), sorted(&[ONE, TWO, THREE]));
    // It still is the recovery key of the wallet, and of its next backup.
    wallet(home.path()).recover(&recovery, &passphrase("first")).unwrap();
    assert_eq!(read(&backed_up(home.path())).recover(&recovery).unwrap().len(), 3);

    let error = read(&path).recover(&Identity::generate().reveal()).err().unwrap();
    assert_eq!((error.code(), error.exit()), ("backup_locked_or_damaged", crate::exit::Exit::Locked));
    // To the letter the error for another passphrase.
    assert_eq!(Some(error), read(&path).open(&passphrase("wrong")).err());
    assert_eq!(code(read(&path).recover("AGE-SECRET-KEY-1QQ")), Some("recovery_key_malformed"));
}

#[test]
fn a_backup_has_the_recovery_key_that_the_wallet_had() {
    let (home, old) = furnished();
    let renewed = renew(&wallet(home.path()), &passphrase("first")).unwrap();
    let path = backed_up(home.path());
    assert_eq!(code(read(&path).recover(&old)), Some("backup_locked_or_damaged"));
    // Of several the one that fits.
    assert_eq!(read(&path).recover(&format!("old: {}\nnew: {}\n", *old, *renewed)).unwrap().len(), 2);
}

#[test]
fn a_backup_of_the_first_versions_opens_with_its_passphrase() {
    let (home, recovery) = furnished();
    let open = wallet(home.path()).unlock(&passphrase("first")).unwrap();
    let secrets = String::from_utf8(open.secrets.encode_alone().unwrap().to_vec()).unwrap();
    let texts = [ONE, TWO].map(|bytes| serde_json::json!({ "text": str::from_utf8(bytes).unwrap() }));
    let document = serde_json::json!({ "schema": "credenza.backup/1", "secrets": secrets, "credentials": texts }).to_string();
    let path = home.path().join("old.age");
    fs::write(&path, passphrase("backup").seal(|writer| writer.write_all(document.as_bytes())).unwrap()).unwrap();
    let backup = read(&path).open(&passphrase("backup")).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    wallet(elsewhere.path()).restore(&backup, &passphrase("new")).unwrap();
    assert_eq!(contents(elsewhere.path(), "new").unwrap(), sorted(&[ONE, TWO]));
    assert_eq!(code(read(&path).recover(&recovery)), Some("backup_without_recovery"));
    // The two do not mix.
    for document in [document.replace("backup/1", "backup/2"), document.replace("\"schema\"", "\"ways\":\"00\",\"schema\"")] {
        fs::write(&path, passphrase("backup").seal(|writer| writer.write_all(document.as_bytes())).unwrap()).unwrap();
        assert_eq!(code(read(&path).open(&passphrase("backup"))), Some("backup_locked_or_damaged"));
    }
}

/// What nobody opens on the way is covered all the same: a way of another backup, or one that was left out.
#[test]
fn a_way_that_is_not_taken_cannot_be_exchanged() {
    let (home, recovery) = furnished();
    let path = backed_up(home.path());
    let file = fs::read(&path).unwrap();
    let [by_passphrase, by_recovery, content] = parts(&file);
    assert_eq!(put_together(&by_passphrase, &by_recovery, &content), file);
    let (elsewhere, their_recovery) = furnished();
    let [their_passphrase, theirs, their_content] = parts(&fs::read(backed_up(elsewhere.path())).unwrap());
    for (case, ways) in [("exchanged", (&by_passphrase, &theirs)), ("left out", (&by_passphrase, &Vec::new()))] {
        fs::write(&path, put_together(ways.0, ways.1, &content)).unwrap();
        assert_eq!(code(read(&path).open(&passphrase("backup"))), Some("backup_locked_or_damaged"), "{case}");
    }
    for ways in [&their_passphrase, &Vec::new()] {
        fs::write(&path, put_together(ways, &by_recovery, &content)).unwrap();
        assert_eq!(code(read(&path).recover(&recovery)), Some("backup_locked_or_damaged"));
    }
    fs::write(&path, put_together(&by_passphrase, &by_recovery, &their_content)).unwrap();
    for result in [read(&path).open(&passphrase("backup")), read(&path).recover(&recovery), read(&path).recover(&their_recovery)] {
        assert_eq!(code(result), Some("backup_locked_or_damaged"));
    }
}

/// The recipient is no secret to whoever once saw the wallet open; what a backup has for it must come from an opened wallet.
#[test]
fn a_backup_that_somebody_else_made_for_the_recovery_key_is_refused() {
    let (home, recovery) = furnished();
    let (elsewhere, _) = furnished();
    let mut theirs = wallet(elsewhere.path()).unlock(&passphrase("first")).unwrap();
    theirs.secrets.recovery = wallet(home.path()).unlock(&passphrase("first")).unwrap().secrets.recovery;
    let path = home.path().join("planted.age");
    fs::write(&path, theirs.back_up(&passphrase("theirs")).unwrap().bytes).unwrap();
    assert!(read(&path).open(&passphrase("theirs")).is_ok());
    assert_eq!(code(read(&path).recover(&recovery)), Some("backup_locked_or_damaged"));
}

#[test]
fn a_way_in_that_asks_for_endless_work_is_refused_at_once() {
    let (home, recovery) = furnished();
    let path = backed_up(home.path());
    let [by_passphrase, by_recovery, content] = parts(&fs::read(&path).unwrap());
    let as_passphrase = hostile_headers(&by_passphrase).into_iter().map(|(case, way)| (case, put_together(&way, &by_recovery, &content)));
    let as_recovery = hostile_headers(&by_recovery).into_iter().map(|(case, way)| (case, put_together(&by_passphrase, &way, &content)));
    let as_content = hostile_headers(&content).into_iter().map(|(case, more)| (case, put_together(&by_passphrase, &by_recovery, &more)));
    for (case, file) in as_passphrase.chain(as_recovery).chain(as_content) {
        fs::write(&path, &file).unwrap();
        at_once(&case, || {
            for result in [read(&path).open(&passphrase("backup")), read(&path).recover(&recovery)] {
                assert_eq!(code(result), Some("backup_locked_or_damaged"), "{case}");
            }
        });
    }
}

#[test]
fn a_later_version_is_told_from_damage() {
    let (home, recovery) = furnished();
    let path = backed_up(home.path());
    let file = fs::read(&path).unwrap();
    for later in [&b"credenza.backup/3 in another manner\n"[..], b"credenza.backup/17 0 0\n"] {
        fs::write(&path, later).unwrap();
        assert_eq!(code(read(&path).open(&passphrase("backup"))), Some("wallet_version_unknown"));
        assert_eq!(code(read(&path).recover(&recovery)), Some("wallet_version_unknown"));
    }
    // A number that a disk changed.
    let at = "credenza.backup/".len();
    fs::write(&path, [&file[..at], b"3", &file[at + 1..]].concat()).unwrap();
    assert_eq!(code(read(&path).recover(&recovery)), Some("backup_locked_or_damaged"));
}

/// What a learner does with the stock age tools if this program is gone: the key out of either way, with it the content.
#[test]
fn the_parts_of_a_backup_are_files_of_the_age_tools() {
    let (home, recovery) = furnished();
    let [by_passphrase, by_recovery, content] = parts(&fs::read(backed_up(home.path())).unwrap());
    let by_recovery = Identity::parse(&recovery).unwrap().open(&by_recovery).unwrap();
    for identity in [passphrase("backup").open(&by_passphrase).unwrap(), by_recovery] {
        let identities = age::IdentityFile::from_buffer(&identity[..]).unwrap().into_identities().unwrap();
        let decryptor = age::Decryptor::new(&content[..]).unwrap();
        let mut bytes = Vec::new();
        let mut reader = decryptor.decrypt(identities.iter().map(|identity| &**identity as &dyn age::Identity)).unwrap();
        std::io::Read::read_to_end(&mut reader, &mut bytes).unwrap();
        let document: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(document["schema"], "credenza.backup/2");
        assert_eq!(document["credentials"].as_array().unwrap().len(), 2);
    }
}
