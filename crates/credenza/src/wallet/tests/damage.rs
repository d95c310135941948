//! Files that somebody changed, or the disk did.

use super::*;
use crate::sealed::hostile::{at_once, damaged_versions, hostile_headers};

#[test]
fn any_changed_byte_of_the_secrets_is_one_error() {
    let (home, _) = furnished();
    let path = home.path().join("wallet/wallet.age");
    let original = fs::read(&path).unwrap();
    for (case, bytes) in damaged_versions(&original) {
        fs::write(&path, bytes).unwrap();
        let error = wallet(home.path()).unlock(&passphrase("first")).err();
        let error = error.unwrap_or_else(|| panic!("{case} opens"));
        assert_eq!((error.code(), error.exit()), ("wallet_locked_or_damaged", crate::exit::Exit::Locked), "{case}");
    }
    fs::write(&path, &original).unwrap();
    // The same as for another passphrase, to the letter.
    let wrong = wallet(home.path()).unlock(&passphrase("wrong")).err().unwrap();
    assert_eq!(wrong, WalletError::LockedOrDamaged { path: path.clone() });
    fs::write(&path, vec![b'a'; 2 << 20]).unwrap();
    assert_eq!(wallet(home.path()).unlock(&passphrase("first")).err(), Some(wrong));
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn any_changed_byte_of_the_recovery_file_is_one_error() {
    let (home, recovery) = furnished();
    let path = home.path().join("wallet/recovery.age");
    let original = fs::read(&path).unwrap();
    for (case, bytes) in damaged_versions(&original) {
        fs::write(&path, bytes).unwrap();
        let error = wallet(home.path()).recover(&recovery, &passphrase("second")).unwrap_err();
        assert_eq!(error.code(), "recovery_failed", "{case}");
    }
    assert_eq!(contents(home.path(), "first").unwrap(), sorted(&[ONE, TWO]));
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn any_changed_byte_of_a_backup_is_one_error() {
    let (home, recovery) = furnished();
    let path = backed_up(home.path());
    for (case, bytes) in damaged_versions(&fs::read(&path).unwrap()) {
        fs::write(&path, &bytes).unwrap();
        let read = || ClosedBackup::read(&Storage::default(), &path);
        let errors =
            [read().and_then(|closed| closed.open(&passphrase("backup"))).err(), read().and_then(|closed| closed.recover(&recovery)).err()];
        // Of an empty file nothing is left that could be a backup.
        let expected = if bytes.is_empty() { "not_a_wallet_backup" } else { "backup_locked_or_damaged" };
        assert_eq!(errors.map(|error| error.map(|error| error.code())), [Some(expected); 2], "{case}");
    }
}

#[test]
fn a_damaged_credential_is_listed_and_kept_and_the_others_open() {
    let (home, _) = furnished();
    let open = wallet(home.path()).unlock(&passphrase("first")).unwrap();
    let damaged = home.path().join(format!("wallet/credentials/{}.age", open.secrets.content_name(ONE)));
    for (case, bytes) in damaged_versions(&fs::read(&damaged).unwrap()) {
        fs::write(&damaged, &bytes).unwrap();
        let listing = open.list().unwrap();
        assert_eq!(listing.entries.len(), 1, "{case}");
        assert_eq!(*listing.entries[0].bytes, TWO);
        assert_eq!(listing.damaged.len(), 1);
        assert_eq!(listing.damaged[0].path, damaged);
        assert_eq!(fs::read(&damaged).unwrap(), bytes);
    }
    let backup = open.back_up(&passphrase("backup")).unwrap();
    assert_eq!((backup.credentials, backup.damaged.len()), (1, 1));
    assert_eq!(open.add(ONE).unwrap(), Added::Repaired);
    assert_eq!(contents(home.path(), "first").unwrap(), sorted(&[ONE, TWO]));
    fs::write(&damaged, b"").unwrap();
    wallet(home.path()).add(ONE).unwrap();
    assert_eq!(contents(home.path(), "first").unwrap(), sorted(&[ONE, TWO]));
    fs::write(&damaged, b"").unwrap();
    assert!(open.discard(&open.list().unwrap().damaged[0]).unwrap());
    assert_eq!(contents(home.path(), "first").unwrap(), sorted(&[TWO]));
}

/// The rights, a network, a broken disk: what can't be read may be whole.
#[test]
fn what_could_not_be_read_or_was_repaired_is_not_discarded() {
    let (home, _) = furnished();
    let open = wallet(home.path()).unlock(&passphrase("first")).unwrap();
    let path = home.path().join(format!("wallet/credentials/{}.age", open.secrets.content_name(ONE)));
    let whole = fs::read(&path).unwrap();
    fs::write(&path, b"").unwrap();
    let damaged = open.list().unwrap().damaged.remove(0);
    assert!(damaged.unread.is_none());
    fs::write(&path, &whole).unwrap();
    assert!(!open.discard(&damaged).unwrap(), "repaired meanwhile");
    let oversized = vec![b'a'; usize::try_from(MAX_CREDENTIAL).unwrap() + (2 << 20)];
    fs::write(&path, &oversized).unwrap();
    let unread = open.list().unwrap().damaged.remove(0);
    assert!(matches!(unread.unread, Some(StorageError::FileTooLarge { .. })));
    assert_eq!(open.discard(&unread).unwrap_err().code(), "file_too_large");
    fs::write(&path, &whole).unwrap();
    let broken = wallet_on(&Storage::faulty(0, crate::storage::Fault::From(crate::storage::Disk::Broken)), home.path());
    let broken = Unlocked::new(broken, open.secrets.clone(), None);
    assert_eq!(broken.discard(&damaged).unwrap_err().code(), "file_io");
    assert_eq!(contents(home.path(), "first").unwrap(), sorted(&[ONE, TWO]));
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn a_changed_part_in_the_clear_never_passes_for_another() {
    let (home, _) = furnished();
    let path = home.path().join("wallet/wallet.json");
    let original = fs::read(&path).unwrap();
    for (case, bytes) in damaged_versions(&original) {
        fs::write(&path, &bytes).unwrap();
        match wallet(home.path()).unlock(&passphrase("first")) {
            // White space only.
            Ok(_) => assert_eq!(serde_json::from_slice::<PublicPart>(&bytes).unwrap(), serde_json::from_slice(&original).unwrap()),
            Err(error) => assert_eq!(error.code(), "wallet_public_part_damaged", "{case}"),
        }
    }
}

/// Nobody opens the wallet, so nothing is compared with the secrets: whatever the disk did, another DID is never told, and nothing is closed for another key.
#[test]
fn any_changed_byte_of_the_part_in_the_clear_is_found_without_the_passphrase() {
    let (home, _) = furnished();
    let path = home.path().join("wallet/wallet.json");
    let original = fs::read(&path).unwrap();
    let (told, recipient) =
        (wallet(home.path()).holders().unwrap(), PublicPart::decode(&original).unwrap().recipient().unwrap().to_string());
    let (mut found, mut as_good) = (0, 0);
    for (case, bytes) in damaged_versions(&original) {
        fs::write(&path, &bytes).unwrap();
        match wallet(home.path()).holders() {
            // White space only.
            Ok(holders) => {
                as_good += 1;
                assert_eq!(holders, told, "{case}");
                assert_eq!(PublicPart::decode(&bytes).unwrap().recipient().unwrap().to_string(), recipient, "{case}");
            }
            Err(error) => {
                found += 1;
                assert_eq!(error, WalletError::PublicPartDamaged { path: path.clone() }, "{case}");
                assert_eq!(wallet(home.path()).add(THREE), Err(error), "{case}");
            }
        }
    }
    assert!(found > 50 * as_good, "{found} found, {as_good} as good");
    fs::write(&path, &original).unwrap();
    assert_eq!(contents(home.path(), "first").unwrap(), sorted(&[ONE, TWO]), "nothing was added");
}

/// A part in the clear as the first wallets have it.
fn without_checksum(part: &[u8]) -> Vec<u8> {
    let mut old: serde_json::Value = serde_json::from_slice(part).unwrap();
    old["schema"] = "credenza.wallet/1".into();
    assert!(old.as_object_mut().unwrap().remove("checksum").is_some());
    serde_json::to_vec_pretty(&old).unwrap()
}

#[test]
fn an_old_wallet_opens_and_gets_its_checksum() {
    let (home, _) = furnished();
    let path = home.path().join("wallet/wallet.json");
    let new = fs::read(&path).unwrap();
    let told = wallet(home.path()).holders().unwrap();
    let old = without_checksum(&new);
    fs::write(&path, &old).unwrap();
    assert_eq!(wallet(home.path()).holders().unwrap(), told);
    wallet(home.path()).add(THREE).unwrap();
    assert_eq!(fs::read(&path).unwrap(), old, "it takes a passphrase to know what belongs there");
    assert_eq!(contents(home.path(), "first").unwrap(), sorted(&[ONE, TWO, THREE]));
    assert_eq!(fs::read(&path).unwrap(), new);
    // One with a checksum is not taken for an old one, nor the other way round.
    let text = String::from_utf8(new).unwrap();
    assert!(PublicPart::decode(text.replace("wallet/2", "wallet/1").as_bytes()).is_err());
    assert!(PublicPart::decode(String::from_utf8(old).unwrap().replace("wallet/1", "wallet/2").as_bytes()).is_err());
}

#[test]
fn what_is_no_did_of_a_key_is_not_told_even_without_a_checksum() {
    let (home, _) = furnished();
    let path = home.path().join("wallet/wallet.json");
    let told = wallet(home.path()).holders().unwrap().remove(0).did;
    let old = String::from_utf8(without_checksum(&fs::read(&path).unwrap())).unwrap();
    for other in ["did>key:z6Mk", "dif:key:z6Mk", "did:kex:z6Mk", "did:key:z6Mm", "did:web:z6Mk", "did:key:z6M0"] {
        fs::write(&path, old.replace("did:key:z6Mk", other)).unwrap();
        assert_eq!(wallet(home.path()).holders().unwrap_err().code(), "wallet_public_part_damaged", "{other}");
    }
    fs::write(&path, old.replace(&told, &told.replacen("did:key:", "did:key:z#", 1))).unwrap();
    assert_eq!(wallet(home.path()).holders().unwrap_err().code(), "wallet_public_part_damaged");
}

#[test]
fn a_foreign_recipient_is_found_out_and_put_right() {
    let (home, _) = furnished();
    let path = home.path().join("wallet/wallet.json");
    let original = fs::read_to_string(&path).unwrap();
    // With its checksum: anybody can compute that.
    let elsewhere = tempfile::tempdir().unwrap();
    init(&wallet(elsewhere.path()), "theirs", 7).unwrap();
    let planted = fs::read(elsewhere.path().join("wallet/wallet.json")).unwrap();
    fs::write(&path, &planted).unwrap();
    assert_eq!(wallet(home.path()).holders(), wallet(elsewhere.path()).holders(), "without the passphrase nothing is known of it");
    assert_eq!(wallet(home.path()).unlock(&passphrase("first")).err().unwrap().code(), "wallet_public_part_damaged");
    wallet(home.path()).change_passphrase(&passphrase("first"), &passphrase("first")).unwrap();
    assert_eq!(contents(home.path(), "first").unwrap(), sorted(&[ONE, TWO]));
    assert_eq!(fs::read_to_string(&path).unwrap(), original);
}

/// A planted credential, a wallet, a recovery file and a backup whose headers ask for endless work are refused like any that is damaged, and as soon.
#[test]
fn a_header_that_asks_for_endless_work_is_refused_at_once() {
    let (home, recovery) = furnished();
    let backup = backed_up(home.path());
    let folder = home.path().join("wallet");
    let open = wallet(home.path()).unlock(&passphrase("first")).unwrap();
    let (secrets, recovery_file) = (folder.join(SECRETS), folder.join(RECOVERY));
    let (sound, sound_recovery) = (fs::read(&secrets).unwrap(), fs::read(&recovery_file).unwrap());
    for (case, bytes) in hostile_headers(&sound) {
        fs::write(&secrets, &bytes).unwrap();
        fs::write(&backup, &bytes).unwrap();
        at_once(&case, || {
            assert_eq!(wallet(home.path()).unlock(&passphrase("first")).err().unwrap().code(), "wallet_locked_or_damaged", "{case}");
            let error =
                ClosedBackup::read(&Storage::default(), &backup).and_then(|closed| closed.open(&passphrase("backup"))).err().unwrap();
            assert_eq!(error.code(), "backup_locked_or_damaged", "{case}");
        });
    }
    fs::write(&secrets, &sound).unwrap();
    let planted = folder.join("credentials/planted.age");
    for (case, bytes) in hostile_headers(&sound_recovery) {
        fs::write(&recovery_file, &bytes).unwrap();
        fs::write(&planted, &bytes).unwrap();
        at_once(&case, || {
            assert_eq!(wallet(home.path()).recover(&recovery, &passphrase("x")).unwrap_err().code(), "recovery_failed", "{case}");
            let listing = open.list().unwrap();
            assert_eq!((listing.entries.len(), listing.damaged.len()), (2, 1), "{case}");
        });
    }
}
