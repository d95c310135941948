//! Several processes on one wallet, and processes that are killed.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::*;

const HOME: &str = "CREDENZA_TEST_HOME";
const FIRST: &str = "CREDENZA_TEST_FIRST";
const COUNT: &str = "CREDENZA_TEST_COUNT";

fn credential(number: u32) -> Vec<u8> {
    format!("{{\"number\": {number}}}").into_bytes()
}

/// The same, written otherwise.
fn spelt_otherwise(number: u32) -> Vec<u8> {
    format!("{{ \"number\":{number}}}\n").into_bytes()
}

/// Starts this test program again, as a process that only adds `count` credentials from number `first`.
fn adder(home: &Path, first: u32, count: u32) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "wallet::tests::processes::a_process_that_adds", "--quiet"])
        .env(HOME, home)
        .env(FIRST, first.to_string())
        .env(COUNT, count.to_string())
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

/// Does nothing unless [`adder`] started it. Every other credential is added with the passphrase.
#[test]
fn a_process_that_adds() {
    let Some(home) = std::env::var_os(HOME) else { return };
    let number = |name| std::env::var(name).unwrap().parse::<u32>().unwrap();
    let wallet = wallet(Path::new(&home));
    let open = wallet.unlock(&passphrase("first")).unwrap();
    for number in number(FIRST)..number(FIRST) + number(COUNT) {
        if number % 2 == 0 {
            wallet.add(&credential(number)).unwrap();
        } else {
            open.add(&credential(number)).unwrap();
        }
    }
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn eight_processes_add_at_once() {
    let home = tempfile::tempdir().unwrap();
    init(&wallet(home.path()), "first", 1).unwrap();
    let adders: Vec<_> = (0..8).map(|process| adder(home.path(), process * 200, 200)).collect();
    // Meanwhile the wallet is opened, which names what came in, and gets a holder key.
    let (did, _) = wallet(home.path()).add_holder(&passphrase("first"), SecretKey::from_seed([9; 32]), &now()).unwrap();
    wallet(home.path()).unlock(&passphrase("first")).unwrap();
    for mut adder in adders {
        assert!(adder.wait().unwrap().success());
    }
    let mut expected: Vec<_> = (0..1600).map(credential).collect();
    expected.sort();
    assert_eq!(contents(home.path(), "first").unwrap(), expected);
    assert!(wallet(home.path()).unlock(&passphrase("first")).unwrap().holder(Some(&did)).is_ok());
}

/// Eight that add the same, each in a spelling of its own, closed and open: each is there once.
#[test]
fn threads_add_the_same_in_other_spellings_at_once() {
    let (home, _) = furnished();
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let home = &home;
            scope.spawn(move || {
                let closed = wallet(home.path());
                let open = closed.unlock(&passphrase("first")).unwrap();
                for number in 0..20 {
                    let bytes = if thread % 2 == 0 { credential(number) } else { spelt_otherwise(number) };
                    if (thread / 2) % 2 == 0 {
                        closed.add(&bytes).unwrap();
                    } else {
                        open.add(&bytes).unwrap();
                    }
                }
            });
        }
    });
    let contents = contents(home.path(), "first").unwrap();
    assert_eq!(contents.len(), 22);
    for number in 0..20 {
        assert!(contents.contains(&credential(number)) != contents.contains(&spelt_otherwise(number)), "{number}");
    }
    assert_eq!(credential_files(home.path()).len(), 22);
}

#[test]
fn a_wallet_opens_while_others_write_its_parts() {
    let (home, _) = furnished();
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            for seed in 10..60 {
                wallet(home.path()).add_holder(&passphrase("first"), SecretKey::from_seed([seed; 32]), &now()).unwrap();
            }
        });
        while !writer.is_finished() {
            wallet(home.path()).unlock(&passphrase("first")).unwrap();
        }
    });
    assert_eq!(wallet(home.path()).unlock(&passphrase("first")).unwrap().holders().len(), 51);
}

/// Naming what came in takes long, and another run may add a key meanwhile: what is compared was read at one time.
#[test]
fn a_key_that_comes_while_a_wallet_is_opened_makes_it_no_older() {
    let (home, _) = furnished();
    let another = |seed| wallet(home.path()).add_holder(&passphrase("first"), SecretKey::from_seed([seed; 32]), &now()).unwrap();
    for number in 0..400 {
        wallet(home.path()).add(&credential(number)).unwrap();
    }
    std::thread::scope(|scope| {
        let opener = scope.spawn(|| wallet(home.path()).unlock(&passphrase("first")).map(|_| ()));
        let mut seed = 10;
        while !opener.is_finished() {
            another(seed);
            seed += 1;
        }
        opener.join().unwrap().unwrap();
    });
}

/// Between the opening of a wallet and a merge the owner types the passphrase of the backup.
#[test]
fn a_key_that_comes_before_a_merge_makes_the_wallet_no_older() {
    let (home, _) = furnished();
    let backup = opened(&backed_up(home.path()));
    let mut open = wallet(home.path()).unlock_to_merge(&passphrase("first")).unwrap();
    let (did, _) = wallet(home.path()).add_holder(&passphrase("first"), SecretKey::from_seed([9; 32]), &now()).unwrap();
    let merged = open.merge(&backup, &passphrase("first"));
    assert_eq!(merged, Ok(Merged { added: 0, duplicates: 2, holders: 0, kept: None }));
    assert!(wallet(home.path()).unlock(&passphrase("first")).unwrap().holder(Some(&did)).is_ok());
}

#[test]
fn threads_add_the_same_credential_at_once() {
    let (home, _) = furnished();
    let added: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    let open = wallet(home.path()).unlock(&passphrase("first")).unwrap();
                    open.add(THREE).unwrap()
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(added.iter().filter(|added| **added == Added::New).count(), 1);
    assert_eq!(contents(home.path(), "first").unwrap(), sorted(&[ONE, TWO, THREE]));
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn a_killed_process_leaves_a_wallet_that_opens() {
    let (home, _) = furnished();
    for round in 0..12u32 {
        let mut adder = adder(home.path(), round * 10_000, 10_000);
        std::thread::sleep(Duration::from_millis(60 + u64::from(round) * 17));
        adder.kill().unwrap();
        adder.wait().unwrap();
        let found = contents(home.path(), "first").unwrap();
        assert!(found.contains(&ONE.to_vec()) && found.contains(&TWO.to_vec()));
    }
    let left = fs::read_dir(home.path().join("wallet/credentials")).unwrap();
    let unfinished = left.filter(|entry| entry.as_ref().unwrap().file_name().to_str().unwrap().starts_with('.')).count();
    assert_eq!(unfinished, 0, "the next unlock cleaned up");
}
