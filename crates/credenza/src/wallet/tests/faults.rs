//! The program dies, or the disk fails, before every step of every operation: the old or the new complete wallet opens.

use super::*;
use crate::storage::campaign::every_fault;

/// Checks that with one of `secrets` the wallet opens, to one of `states`, and to the last of them if the operation reported success.
fn opens_to(home: &Path, succeeded: bool, case: &str, secrets: &[&str], states: &[Vec<Vec<u8>>]) {
    let found = secrets.iter().find_map(|secret| contents(home, secret));
    let found = found.unwrap_or_else(|| panic!("nothing opens: {case}"));
    assert!(states.contains(&found), "{case}");
    assert!(!succeeded || Some(&found) == states.last(), "{case}");
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn while_adding_without_the_passphrase() {
    let (before, _) = furnished();
    let cases = every_fault(
        before.path(),
        |storage, home| wallet_on(storage, home).add(THREE),
        |home, done, case| opens_to(home, done, case, &["first"], &[sorted(&[ONE, TWO]), sorted(&[ONE, TWO, THREE])]),
    );
    assert!(cases >= 7 * 7);
}

#[test]
fn while_adding_and_naming_with_the_passphrase() {
    let (before, _) = furnished();
    wallet(before.path()).add(TWO).unwrap();
    wallet(before.path()).add(b"four").unwrap();
    every_fault(
        before.path(),
        |storage, home| wallet_on(storage, home).unlock(&passphrase("first"))?.add(THREE),
        |home, done, case| {
            opens_to(home, done, case, &["first"], &[sorted(&[ONE, TWO, b"four"]), sorted(&[ONE, TWO, THREE, b"four"])]);
        },
    );
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn while_removing() {
    let (before, _) = furnished();
    every_fault(
        before.path(),
        |storage, home| {
            let open = wallet_on(storage, home).unlock(&passphrase("first"))?;
            let listing = open.list()?;
            let entry = listing.entries.iter().find(|entry| *entry.bytes == ONE);
            open.remove(entry.ok_or_else(|| WalletError::CredentialNotFound { id: String::new() })?)
        },
        |home, done, case| opens_to(home, done, case, &["first"], &[sorted(&[ONE, TWO]), sorted(&[TWO])]),
    );
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn while_changing_the_passphrase() {
    let (before, recovery) = furnished();
    every_fault(
        before.path(),
        |storage, home| wallet_on(storage, home).change_passphrase(&passphrase("first"), &passphrase("second")),
        |home, done, case| {
            let secrets: &[&str] = if done { &["second"] } else { &["first", "second"] };
            opens_to(home, done, case, secrets, &[sorted(&[ONE, TWO])]);
            wallet(home).recover(&recovery, &passphrase("third")).unwrap();
        },
    );
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn while_recovering() {
    let (before, recovery) = furnished();
    every_fault(
        before.path(),
        |storage, home| wallet_on(storage, home).recover(&recovery, &passphrase("second")),
        |home, done, case| {
            let secrets: &[&str] = if done { &["second"] } else { &["first", "second"] };
            opens_to(home, done, case, secrets, &[sorted(&[ONE, TWO])]);
            wallet(home).recover(&recovery, &passphrase("third")).unwrap();
            opens_to(home, true, case, &["third"], &[sorted(&[ONE, TWO])]);
        },
    );
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn while_renewing_the_recovery_key() {
    let (before, recovery) = furnished();
    every_fault(
        before.path(),
        |storage, home| wallet_on(storage, home).renew_recovery(&passphrase("first")),
        |home, done, case| {
            opens_to(home, done, case, &["first"], &[sorted(&[ONE, TWO])]);
            if done {
                assert!(wallet(home).recover(&recovery, &passphrase("x")).is_err(), "{case}");
            }
            let renewed = wallet(home).renew_recovery(&passphrase("first")).unwrap();
            wallet(home).recover(&renewed, &passphrase("second")).unwrap();
        },
    );
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn while_adding_a_holder() {
    let (before, recovery) = furnished();
    every_fault(
        before.path(),
        |storage, home| wallet_on(storage, home).add_holder(&passphrase("first"), SecretKey::from_seed([9; 32]), &now()),
        |home, done, case| {
            opens_to(home, done, case, &["first"], &[sorted(&[ONE, TWO])]);
            let holders = wallet(home).unlock(&passphrase("first")).unwrap().holders().len();
            assert!(holders == 2 || (holders == 1 && !done), "{case}");
            assert_eq!(wallet(home).holders().unwrap().len(), holders, "{case}");
            wallet(home).recover(&recovery, &passphrase("second")).unwrap();
            assert!(wallet(home).unlock(&passphrase("second")).unwrap().holders().len() >= holders, "{case}");
        },
    );
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn while_making_a_wallet() {
    let before = tempfile::tempdir().unwrap();
    every_fault(
        before.path(),
        |storage, home| wallet_on(storage, home).init(&passphrase("first"), birth(1), &now()),
        |home, done, case| {
            assert!(wallet(home).exists() || !done, "{case}");
            if !wallet(home).exists() {
                wallet(home).init(&passphrase("first"), birth(1), &now()).unwrap();
            }
            opens_to(home, done, case, &["first"], &[Vec::new()]);
        },
    );
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn while_restoring() {
    let (source, _) = furnished();
    let backup = opened(&backed_up(source.path()));
    let before = tempfile::tempdir().unwrap();
    every_fault(
        before.path(),
        |storage, home| wallet_on(storage, home).restore(&backup, &passphrase("new")),
        |home, done, case| {
            assert!(wallet(home).exists() || !done, "{case}");
            if !wallet(home).exists() {
                wallet(home).restore(&backup, &passphrase("new")).unwrap();
            }
            opens_to(home, done, case, &["new"], &[sorted(&[ONE, TWO])]);
        },
    );
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn while_merging_a_backup() {
    let (source, _) = furnished();
    let backup = opened(&backed_up(source.path()));
    let before = tempfile::tempdir().unwrap();
    wallet(before.path()).init(&passphrase("own"), birth(7), &now()).unwrap();
    wallet(before.path()).unlock(&passphrase("own")).unwrap().add(THREE).unwrap();
    every_fault(
        before.path(),
        |storage, home| wallet_on(storage, home).unlock(&passphrase("own"))?.merge(&backup, &passphrase("own")),
        |home, done, case| {
            // What was there is there, whatever came in so far; and a second try brings in the rest.
            let found = contents(home, "own").unwrap();
            assert!(found.contains(&THREE.to_vec()), "{case}");
            assert!(!done || found == sorted(&[ONE, TWO, THREE]), "{case}");
            let mut open = wallet(home).unlock(&passphrase("own")).unwrap();
            open.merge(&backup, &passphrase("own")).unwrap();
            assert_eq!(contents(home, "own").unwrap(), sorted(&[ONE, TWO, THREE]), "{case}");
            assert_eq!(open.holders().len(), 2, "{case}");
        },
    );
}

/// The disk fails before anything is written: not a byte of the wallet changes.
#[test]
#[ignore = "slow: part of scripts/slow"]
fn a_full_or_read_only_disk_changes_nothing() {
    let (before, _) = furnished();
    let snapshot = |home: &Path| -> Vec<(PathBuf, Vec<u8>)> {
        let mut files = credential_files(home);
        files.extend([SECRETS, RECOVERY, PUBLIC].map(|name| home.join("wallet").join(name)));
        files.into_iter().map(|path| (path.strip_prefix(home).unwrap().to_owned(), fs::read(&path).unwrap())).collect()
    };
    let old = snapshot(before.path());
    for kind in [std::io::ErrorKind::StorageFull, std::io::ErrorKind::ReadOnlyFilesystem] {
        let storage = Storage::faulty(0, crate::storage::Fault::From(kind));
        let error = wallet_on(&storage, before.path()).add(THREE).unwrap_err();
        assert!(["disk_full", "read_only"].contains(&error.code()), "{error:?}");
        let open = wallet_on(&storage, before.path()).unlock(&passphrase("first")).unwrap();
        assert_eq!(open.list().unwrap().entries.len(), 2, "reading goes on");
        assert!(open.add(THREE).is_err());
        assert!(wallet_on(&storage, before.path()).change_passphrase(&passphrase("first"), &passphrase("x")).is_err());
        assert_eq!(snapshot(before.path()), old);
    }
}
