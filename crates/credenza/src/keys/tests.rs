use std::fs;

use super::*;
use crate::failure::Explain;
use crate::storage::campaign::every_fault;

fn store(home: &Path) -> KeyStore {
    store_on(&Storage::default(), home)
}

fn store_on(storage: &Storage, home: &Path) -> KeyStore {
    KeyStore::at(storage.clone(), home.join("keys"))
}

fn name(text: &str) -> KeyName {
    KeyName::parse(text).unwrap()
}

fn key(seed: u8) -> SecretKey {
    SecretKey::from_seed([seed; 32])
}

fn now() -> Timestamp {
    Timestamp::parse("2027-01-31T09:00:00Z").unwrap()
}

fn open(home: &Path, argument: &str) -> Result<SecretKey, KeyStoreError> {
    match store(home).find(&KeyArgument::parse(argument).unwrap())? {
        Stored::Open(key) => Ok(key),
        #[cfg(feature = "wallet")]
        Stored::Sealed(_) => panic!("sealed"),
    }
}

#[test]
fn a_machine_key_is_a_pem_file() {
    let home = tempfile::tempdir().unwrap();
    store(home.path()).keep_unprotected(&name("registrar"), &key(1), &now()).unwrap();
    assert_eq!(open(home.path(), "registrar").unwrap().public_key(), key(1).public_key());
    let path = home.path().join("keys/registrar.pem");
    assert_eq!(open(home.path(), path.to_str().unwrap()).unwrap().public_key(), key(1).public_key());
    assert_eq!(fs::read_to_string(&path).unwrap(), *key(1).to_pkcs8_pem());
    let info = store(home.path()).info(&name("registrar")).unwrap();
    assert_eq!((info.public_key, info.protection), (key(1).public_key(), Protection::FileRights));
    assert_eq!(info.created.unwrap().as_str(), now().as_str());
    assert_eq!(store(home.path()).names().unwrap(), [name("registrar")]);
}

#[test]
fn a_key_is_never_replaced() {
    let home = tempfile::tempdir().unwrap();
    store(home.path()).keep_unprotected(&name("registrar"), &key(1), &now()).unwrap();
    let error = store(home.path()).keep_unprotected(&name("registrar"), &key(2), &now()).unwrap_err();
    assert_eq!(error.code(), "key_exists");
    assert!(error.args().contains(&("found", key(1).public_key().fingerprint())));
    assert_eq!(open(home.path(), "registrar").unwrap().public_key(), key(1).public_key());
    assert_eq!(store(home.path()).info(&name("registrar")).unwrap().public_key, key(1).public_key());
}

#[test]
fn what_is_not_there_or_no_key_is_said_so() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(store(home.path()).names().unwrap(), []);
    assert_eq!(open(home.path(), "nobody").unwrap_err().code(), "key_not_found");
    assert_eq!(open(home.path(), "./nobody.pem").unwrap_err().code(), "file_not_found");
    let path = home.path().join("text.pem");
    fs::write(&path, "not a key").unwrap();
    let error = open(home.path(), path.to_str().unwrap()).unwrap_err();
    assert_eq!(error.place(), Some(path.display().to_string()));
    assert!(matches!(error, KeyStoreError::NotPem { found: "other", .. }));
}

#[test]
fn a_key_is_read_whatever_encoding_the_text_around_it_has() {
    let home = tempfile::tempdir().unwrap();
    let (path, block) = (home.path().join("k.pem"), key(1).to_pkcs8_pem());
    let opened = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        open(home.path(), path.to_str().unwrap())
    };
    let around = [b"friendlyName: perch\xe9\r\n", block.as_bytes(), b"\xff\xfe \x80"].concat();
    assert_eq!(opened(&around).unwrap().public_key(), key(1).public_key());
    // Inside nothing is passed over.
    let inside = block.as_bytes().iter().flat_map(|byte| if *byte == b'M' { vec![0xe9, b'M'] } else { vec![*byte] });
    assert_eq!(opened(&inside.collect::<Vec<_>>()).unwrap_err().code(), "key_pem");
    assert!(matches!(opened(b"perch\xe9"), Err(KeyStoreError::NotPem { found: "other", .. })));
    assert!(matches!(opened(b"\xff\xfe-\0-\0"), Err(KeyStoreError::NotPem { found: "utf-16", .. })));
}

#[test]
fn a_public_part_that_differs_stops_the_signing() {
    let home = tempfile::tempdir().unwrap();
    store(home.path()).keep_unprotected(&name("registrar"), &key(1), &now()).unwrap();
    let json = home.path().join("keys/registrar.json");
    let original = fs::read_to_string(&json).unwrap();
    fs::write(&json, original.replace(&key(1).public_key().to_multikey(), &key(2).public_key().to_multikey())).unwrap();
    let error = open(home.path(), "registrar").unwrap_err();
    assert_eq!((error.code(), error.exit()), ("key_public_part_differs", crate::exit::Exit::InputsDiffer));
    fs::write(&json, "{}").unwrap();
    assert_eq!(store(home.path()).info(&name("registrar")).unwrap_err().code(), "key_public_part_damaged");
    assert!(open(home.path(), "registrar").is_ok());
    // A PEM file put there by hand says itself what it is.
    fs::remove_file(&json).unwrap();
    assert_eq!(store(home.path()).info(&name("registrar")).unwrap().public_key, key(1).public_key());
}

#[test]
fn every_fault_leaves_no_key_or_a_whole_one() {
    let before = tempfile::tempdir().unwrap();
    store(before.path()).keep_unprotected(&name("old"), &key(1), &now()).unwrap();
    every_fault(
        "key generate, plain",
        12,
        before.path(),
        |storage, home| store_on(storage, home).keep_unprotected(&name("new"), &key(2), &now()),
        |home, done, case| {
            assert_eq!(open(home, "old").unwrap().public_key(), key(1).public_key(), "{case}");
            let names = store(home).names().unwrap();
            assert!(names.contains(&name("new")) || !done, "{case}");
            if !names.contains(&name("new")) {
                // A part in the clear that a dead run left does not stand in the way.
                store(home).keep_unprotected(&name("new"), &key(3), &now()).unwrap();
                assert_eq!(open(home, "new").unwrap().public_key(), key(3).public_key(), "{case}");
            } else {
                assert_eq!(open(home, "new").unwrap().public_key(), key(2).public_key(), "{case}");
                assert_eq!(store(home).info(&name("new")).unwrap().public_key, key(2).public_key(), "{case}");
            }
        },
    );
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_a_secret_and_links_are_refused() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    store(home.path()).keep_unprotected(&name("registrar"), &key(1), &now()).unwrap();
    let mode = |path: &str| fs::metadata(home.path().join(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("keys"), mode("keys/registrar.pem")), (0o700, 0o600));
    std::os::unix::fs::symlink(home.path().join("keys/registrar.pem"), home.path().join("keys/other.pem")).unwrap();
    assert_eq!(open(home.path(), "other").unwrap_err().code(), "is_symlink");
    assert_eq!(store(home.path()).keep_unprotected(&name("other"), &key(2), &now()).unwrap_err().code(), "key_exists");
    // A file that the user names may be a link: secrets are handed to machines that way.
    assert!(open(home.path(), home.path().join("keys/other.pem").to_str().unwrap()).is_ok());
}

#[cfg(feature = "wallet")]
mod sealed {
    use zeroize::Zeroizing;

    use super::*;
    use crate::passphrase::Passphrase;
    use crate::sealed::hostile::{at_once, damaged_versions, hostile_headers};

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(Zeroizing::new(text.to_owned())).unwrap()
    }

    fn unseal(home: &Path, argument: &str, secret: &str) -> Result<SecretKey, KeyStoreError> {
        match store(home).find(&KeyArgument::parse(argument).unwrap())? {
            Stored::Sealed(sealed) => sealed.open(&passphrase(secret)),
            Stored::Open(_) => panic!("open"),
        }
    }

    #[test]
    fn a_key_is_opened_by_its_passphrase_and_shown_without() {
        let home = tempfile::tempdir().unwrap();
        store(home.path()).keep_sealed(&name("registrar"), &key(1), &now(), &passphrase("one")).unwrap();
        assert_eq!(store(home.path()).info(&name("registrar")).unwrap().public_key, key(1).public_key());
        assert_eq!(unseal(home.path(), "registrar", "one").unwrap().public_key(), key(1).public_key());
        let error = unseal(home.path(), "registrar", "two").unwrap_err();
        assert_eq!((error.code(), error.exit()), ("key_locked_or_damaged", crate::exit::Exit::Locked));
        let path = home.path().join("keys/registrar.age");
        assert!(unseal(home.path(), path.to_str().unwrap(), "one").is_ok());
        // One name, one key, whatever keeps it.
        assert_eq!(store(home.path()).keep_unprotected(&name("registrar"), &key(2), &now()).unwrap_err().code(), "key_exists");
        let text = passphrase("one").open(&fs::read(path).unwrap()).unwrap();
        assert_eq!(*text, key(1).to_pkcs8_pem().as_bytes());
    }

    #[test]
    fn any_changed_byte_is_one_error() {
        let home = tempfile::tempdir().unwrap();
        store(home.path()).keep_sealed(&name("registrar"), &key(1), &now(), &passphrase("one")).unwrap();
        let path = home.path().join("keys/registrar.age");
        let backup = home.path().join("backup.age");
        fs::write(&backup, store(home.path()).back_up(&name("registrar"), &key(1), &passphrase("one")).unwrap()).unwrap();
        for (case, bytes) in damaged_versions(&fs::read(&path).unwrap()) {
            fs::write(&path, &bytes).unwrap();
            assert_eq!(unseal(home.path(), "registrar", "one").unwrap_err().code(), "key_locked_or_damaged", "{case}");
        }
        for (case, bytes) in damaged_versions(&fs::read(&backup).unwrap()) {
            fs::write(&backup, &bytes).unwrap();
            let error = ClosedKeyBackup::read(&Storage::default(), &backup).and_then(|closed| closed.open(&passphrase("one"))).unwrap_err();
            // Of an empty file nothing is left that could be a backup.
            assert_eq!(error.code(), if bytes.is_empty() { "not_a_key_backup" } else { "backup_locked_or_damaged" }, "{case}");
        }
    }

    #[test]
    fn a_header_that_asks_for_endless_work_is_refused_at_once() {
        let home = tempfile::tempdir().unwrap();
        store(home.path()).keep_sealed(&name("registrar"), &key(1), &now(), &passphrase("one")).unwrap();
        let path = home.path().join("keys/registrar.age");
        let backup = home.path().join("backup.age");
        for (case, bytes) in hostile_headers(&fs::read(&path).unwrap()) {
            fs::write(&path, &bytes).unwrap();
            fs::write(&backup, &bytes).unwrap();
            at_once(&case, || {
                assert_eq!(unseal(home.path(), "registrar", "one").unwrap_err().code(), "key_locked_or_damaged", "{case}");
                let error =
                    ClosedKeyBackup::read(&Storage::default(), &backup).and_then(|closed| closed.open(&passphrase("one"))).unwrap_err();
                assert_eq!(error.code(), "backup_locked_or_damaged", "{case}");
            });
        }
    }

    #[test]
    fn a_part_in_the_clear_that_was_exchanged_is_found_out() {
        let home = tempfile::tempdir().unwrap();
        store(home.path()).keep_sealed(&name("registrar"), &key(1), &now(), &passphrase("one")).unwrap();
        store(home.path()).keep_sealed(&name("attacker"), &key(2), &now(), &passphrase("two")).unwrap();
        fs::copy(home.path().join("keys/attacker.json"), home.path().join("keys/registrar.json")).unwrap();
        assert_eq!(unseal(home.path(), "registrar", "one").unwrap_err().code(), "key_public_part_differs");
    }

    #[test]
    fn a_backup_comes_back_and_replaces_nothing() {
        let home = tempfile::tempdir().unwrap();
        let here = store(home.path());
        here.keep_sealed(&name("registrar"), &key(1), &now(), &passphrase("one")).unwrap();
        let path = home.path().join("backup.age");
        fs::write(&path, here.back_up(&name("registrar"), &key(1), &passphrase("backup")).unwrap()).unwrap();
        let read = |secret| ClosedKeyBackup::read(&Storage::default(), &path).and_then(|closed| closed.open(&passphrase(secret)));
        assert_eq!(read("other").unwrap_err().code(), "backup_locked_or_damaged");
        let backup = read("backup").unwrap();
        assert_eq!(backup.name, name("registrar"));
        assert_eq!(here.restore(&backup, &name("registrar"), &passphrase("one")).unwrap(), Restored::Unchanged);
        assert_eq!(here.restore(&backup, &name("registrar"), &passphrase("other")).unwrap_err().code(), "key_exists");
        assert!(unseal(home.path(), "registrar", "one").is_ok(), "with its own passphrase");

        let elsewhere = tempfile::tempdir().unwrap();
        assert_eq!(store(elsewhere.path()).restore(&backup, &backup.name, &passphrase("new")).unwrap(), Restored::New);
        assert_eq!(unseal(elsewhere.path(), "registrar", "new").unwrap().public_key(), key(1).public_key());
        assert_eq!(store(elsewhere.path()).info(&name("registrar")).unwrap().created.unwrap().as_str(), now().as_str());
        store(elsewhere.path()).keep_unprotected(&name("other"), &key(2), &now()).unwrap();
        let error = store(elsewhere.path()).restore(&backup, &name("other"), &passphrase("new")).unwrap_err();
        assert_eq!(error.code(), "key_exists");
        assert_eq!(open(elsewhere.path(), "other").unwrap().public_key(), key(2).public_key());
    }

    #[test]
    fn every_fault_leaves_no_sealed_key_or_a_whole_one() {
        let before = tempfile::tempdir().unwrap();
        store(before.path()).keep_sealed(&name("old"), &key(1), &now(), &passphrase("one")).unwrap();
        every_fault(
            "key generate, sealed",
            12,
            before.path(),
            |storage, home| store_on(storage, home).keep_sealed(&name("new"), &key(2), &now(), &passphrase("two")),
            |home, done, case| {
                assert_eq!(unseal(home, "old", "one").unwrap().public_key(), key(1).public_key(), "{case}");
                match unseal(home, "new", "two") {
                    Ok(found) => assert_eq!(found.public_key(), key(2).public_key(), "{case}"),
                    Err(error) => assert_eq!((error.code(), done), ("key_not_found", false), "{case}"),
                }
            },
        );
    }

    #[test]
    fn every_fault_in_a_restore_leaves_no_key_or_a_whole_one() {
        let home = tempfile::tempdir().unwrap();
        let here = store(home.path());
        here.keep_sealed(&name("registrar"), &key(1), &now(), &passphrase("one")).unwrap();
        let path = home.path().join("backup.age");
        fs::write(&path, here.back_up(&name("registrar"), &key(1), &passphrase("backup")).unwrap()).unwrap();
        let backup = ClosedKeyBackup::read(&Storage::default(), &path).and_then(|closed| closed.open(&passphrase("backup"))).unwrap();
        let before = tempfile::tempdir().unwrap();
        every_fault(
            "key restore",
            14,
            before.path(),
            |storage, home| store_on(storage, home).restore(&backup, &backup.name, &passphrase("new")),
            |home, done, case| {
                let again = store(home).restore(&backup, &backup.name, &passphrase("new")).unwrap();
                assert!(again == Restored::Unchanged || !done, "{case}");
                assert_eq!(unseal(home, "registrar", "new").unwrap().public_key(), key(1).public_key(), "{case}");
            },
        );
    }
}
