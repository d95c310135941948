//! The program dies, or the disk fails, before every step of every operation: the old or the new complete wallet opens.

use super::*;
use crate::storage::campaign::{every_fault, every_fault_on, files};
use crate::storage::{Disk, Fault};

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
    every_fault(
        "wallet add, closed",
        7,
        before.path(),
        |storage, home| wallet_on(storage, home).add(THREE),
        |home, done, case| opens_to(home, done, case, &["first"], &[sorted(&[ONE, TWO]), sorted(&[ONE, TWO, THREE])]),
    );
}

#[test]
fn while_adding_and_naming_with_the_passphrase() {
    let (before, _) = furnished();
    wallet(before.path()).add(TWO).unwrap();
    wallet(before.path()).add(b"four").unwrap();
    every_fault(
        "wallet add, open",
        17,
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
        "wallet remove",
        8,
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
fn while_discarding_what_is_damaged() {
    let (before, _) = furnished();
    let planted = Path::new("wallet/credentials/planted.age");
    fs::write(before.path().join(planted), b"not age").unwrap();
    every_fault(
        "wallet remove, damaged",
        4,
        before.path(),
        |storage, home| {
            let open = wallet_on(storage, home).unlock(&passphrase("first"))?;
            open.list()?.damaged.iter().try_for_each(|damaged| open.discard(damaged).map(|_| ()))
        },
        |home, done, case| {
            // A disk that fails to be read shows other files as damaged too: those stay.
            assert!(!done || !home.join(planted).exists(), "{case}");
            let listing = wallet(home).unlock(&passphrase("first")).unwrap().list().unwrap();
            assert_eq!(listing.entries.len(), 2, "{case}");
            assert!(listing.damaged.len() <= usize::from(!done), "{case}");
        },
    );
}

/// On a stick, where a crash may leave the reserved name: it counts as damaged, and adding again repairs it.
#[test]
#[ignore = "slow: part of scripts/slow"]
fn while_adding_where_there_are_no_hard_links() {
    let (before, _) = furnished();
    every_fault_on(
        Storage::without_links,
        "wallet add, open, no hard links",
        8,
        before.path(),
        |storage, home| wallet_on(storage, home).unlock(&passphrase("first"))?.add(THREE),
        |home, done, case| {
            let open = wallet(home).unlock(&passphrase("first")).unwrap();
            let listing = open.list().unwrap();
            assert!(listing.entries.len() == 3 || (listing.entries.len() == 2 && !done), "{case}");
            assert!(listing.damaged.len() <= usize::from(!done), "{case}");
            open.add(THREE).unwrap();
            assert_eq!(contents(home, "first").unwrap(), sorted(&[ONE, TWO, THREE]), "{case}");
        },
    );
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn while_changing_the_passphrase() {
    let (before, recovery) = furnished();
    every_fault(
        "wallet passwd",
        12,
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
        "wallet recover",
        12,
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
        "wallet passwd, new recovery key",
        12,
        before.path(),
        |storage, home| renew(&wallet_on(storage, home), &passphrase("first")),
        |home, done, case| {
            opens_to(home, done, case, &["first"], &[sorted(&[ONE, TWO])]);
            if done {
                assert!(wallet(home).recover(&recovery, &passphrase("x")).is_err(), "{case}");
            }
            let renewed = renew(&wallet(home), &passphrase("first")).unwrap();
            wallet(home).recover(&renewed, &passphrase("second")).unwrap();
        },
    );
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn while_adding_a_holder() {
    let (before, recovery) = furnished();
    every_fault(
        "wallet did, new",
        17,
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
        "wallet init",
        23,
        before.path(),
        |storage, home| init(&wallet_on(storage, home), "first", 1),
        |home, done, case| {
            assert!(wallet(home).exists().unwrap() || !done, "{case}");
            if !wallet(home).exists().unwrap() {
                init(&wallet(home), "first", 1).unwrap();
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
        "wallet restore, new",
        33,
        before.path(),
        |storage, home| wallet_on(storage, home).restore(&backup, &passphrase("new")),
        |home, done, case| {
            assert!(wallet(home).exists().unwrap() || !done, "{case}");
            if !wallet(home).exists().unwrap() {
                wallet(home).restore(&backup, &passphrase("new")).unwrap();
            }
            opens_to(home, done, case, &["new"], &[sorted(&[ONE, TWO])]);
        },
    );
}

#[test]
fn while_restoring_with_the_recovery_key() {
    let (source, recovery) = furnished();
    let backup = backed_up(source.path());
    let before = tempfile::tempdir().unwrap();
    let restore = |storage: &Storage, home: &Path| {
        let opened = ClosedBackup::read(storage, &backup)?.recover(&recovery)?;
        wallet_on(storage, home).restore(&opened, &passphrase("new"))
    };
    every_fault("wallet restore, by the recovery key", 33, before.path(), restore, |home, done, case| {
        assert!(wallet(home).exists().unwrap() || !done, "{case}");
        if !wallet(home).exists().unwrap() {
            restore(&Storage::default(), home).unwrap();
        }
        opens_to(home, done, case, &["new"], &[sorted(&[ONE, TWO])]);
        // The printed key opens the new wallet too.
        wallet(home).recover(&recovery, &passphrase("newer")).unwrap();
    });
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn while_merging_a_backup() {
    let (source, _) = furnished();
    let backup = opened(&backed_up(source.path()));
    let before = tempfile::tempdir().unwrap();
    init(&wallet(before.path()), "own", 7).unwrap();
    wallet(before.path()).unlock(&passphrase("own")).unwrap().add(THREE).unwrap();
    every_fault(
        "wallet restore, merged",
        32,
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

/// A full or read-only disk and a broken one: a clear error, and not a byte of the wallet changes, whatever was tried.
#[test]
#[ignore = "slow: part of scripts/slow"]
fn a_full_read_only_or_broken_disk_changes_nothing() {
    let (before, recovery) = furnished();
    let backup = opened(&backed_up(before.path()));
    let elsewhere = tempfile::tempdir().unwrap();
    let old = files(before.path());
    for (disk, code) in [(Disk::Full, "disk_full"), (Disk::ReadOnly, "read_only"), (Disk::Broken, "file_io")] {
        let failing = || wallet_on(&Storage::faulty(0, Fault::From(disk)), before.path());
        let (first, second) = (passphrase("first"), passphrase("second"));
        let refused = [
            ("add", failing().add(THREE).err()),
            ("passwd", failing().change_passphrase(&first, &second).err()),
            ("recover", failing().recover(&recovery, &second).err()),
            ("renew", renew(&failing(), &first).err()),
            ("did", failing().add_holder(&first, SecretKey::from_seed([9; 32]), &now()).err()),
            ("restore", wallet_on(&Storage::faulty(0, Fault::From(disk)), elsewhere.path()).restore(&backup, &second).err()),
        ];
        for (operation, error) in refused {
            assert_eq!(error.unwrap_or_else(|| panic!("{operation} on {disk:?}")).code(), code, "{operation}");
        }
        match failing().unlock(&first) {
            Ok(mut open) => {
                let listing = open.list().unwrap();
                assert_eq!(listing.entries.len(), 2, "reading goes on");
                assert_eq!(open.add(THREE).unwrap_err().code(), code);
                assert_eq!(open.remove(&listing.entries[0]).unwrap_err().code(), code);
                assert_eq!(open.merge(&backup, &first).unwrap().added, 0, "what is there is not written again");
            }
            Err(error) => assert_eq!((error.code(), disk), (code, Disk::Broken)),
        }
        assert_eq!(files(before.path()), old, "{disk:?}");
        assert_eq!(files(elsewhere.path()), Default::default(), "{disk:?}");
    }
}
