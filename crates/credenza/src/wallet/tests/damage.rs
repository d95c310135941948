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
    let (home, _) = furnished();
    let path = backed_up(home.path());
    for (case, bytes) in damaged_versions(&fs::read(&path).unwrap()) {
        fs::write(&path, bytes).unwrap();
        let error = Backup::read(&Storage::default(), &path, &passphrase("backup")).err();
        assert_eq!(error.map(|error| error.code()), Some("backup_locked_or_damaged"), "{case}");
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
    open.discard(&open.list().unwrap().damaged[0]).unwrap();
    assert_eq!(contents(home.path(), "first").unwrap(), sorted(&[TWO]));
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

#[test]
fn a_foreign_recipient_is_found_out_and_put_right() {
    let (home, _) = furnished();
    let path = home.path().join("wallet/wallet.json");
    let original = fs::read_to_string(&path).unwrap();
    let own = PublicPart::decode(original.as_bytes()).unwrap().recipient().unwrap().to_string();
    let foreign = Identity::generate().recipient().to_string();
    fs::write(&path, original.replace(&own, &foreign)).unwrap();
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
            let error = Backup::read(&Storage::default(), &backup, &passphrase("backup")).err().unwrap();
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
