//! The program is killed while it adds, changes the passphrase, restores, makes a key. The wallet opens with all that was in it, or with all that was to come.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::award::Course;
use crate::home::{Home, PASSPHRASE};
use crate::kill::{Moment, kill_at, moments, told};

/// The digests of what the wallet holds; nothing of it may be damaged.
fn held(home: &Home) -> BTreeSet<String> {
    let run = home.ok(&["wallet", "list", "--json"]);
    assert!(!run.err.contains("credential_damaged"), "{}", run.err);
    let list: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    list.as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

/// Where the program prepares what it writes.
fn folders(home: &Home) -> Vec<PathBuf> {
    ["home", "home/wallet", "home/wallet/credentials", "home/keys"].map(|name| home.path(name)).into()
}

fn awards(home: &Home, prefix: &str, count: usize) -> Vec<String> {
    (0..count).map(|number| home.file(&format!("{prefix}{number}.json"), &Course::new(&format!("{prefix} {number}")).award())).collect()
}

fn with<'a>(command: &[&'a str], more: &'a [String]) -> Vec<&'a str> {
    command.iter().copied().chain(more.iter().map(String::as_str)).collect()
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn killed_while_adding_nothing_is_lost() {
    let (home, _, _) = Home::new();
    let (old, new) = (awards(&home, "old", 2), awards(&home, "new", 30));
    home.ok(&with(&["wallet", "add"], &old));
    let before = held(&home);
    // Without the passphrase no key is derived: nearly all of the run is writing.
    let closed = home.with(None);
    let arguments = with(&["wallet", "add"], &new);
    let (over_all, writing) = (24, 12);
    let moments = moments(&mut closed.command(&arguments), &folders(&closed), over_all, writing);
    let mut home = closed;
    let mut killed = 0;
    let all = {
        home = home.with(Some(PASSPHRASE));
        held(&home)
    };
    assert_eq!((before.len(), all.len()), (2, 32));
    for (number, moment) in moments.iter().enumerate() {
        home = home.with(None);
        killed += usize::from(kill_at(*moment, &mut home.command(&arguments), &folders(&home)));
        home = home.with(Some(PASSPHRASE));
        if number % 4 == 3 {
            assert_eq!(held(&home), all, "{moment:?}");
        }
    }
    told("wallet add", killed, moments.len());
    // And into a wallet that had none of them.
    let (fresh, _, _) = Home::new();
    let fresh = fresh.with(None);
    for moment in moments.iter().step_by(3) {
        kill_at(*moment, &mut fresh.command(&arguments), &folders(&fresh));
    }
    let fresh = fresh.with(Some(PASSPHRASE));
    assert!(held(&fresh).is_subset(&all));
    fresh.ok(&arguments);
    assert_eq!(held(&fresh).len(), 30);
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn killed_while_changing_the_passphrase_it_opens_with_the_old_or_the_new_one() {
    let (home, _, _) = Home::new();
    home.ok(&with(&["wallet", "add"], &awards(&home, "old", 2)));
    let all = held(&home);
    let (mut now, mut next) = (PASSPHRASE, "five large blue whales");
    let mut home = home.variable("CREDENZA_NEW_PASSPHRASE", next);
    let moments = moments(&mut home.command(&["wallet", "passwd"]), &folders(&home), 3, 8);
    std::mem::swap(&mut now, &mut next);
    let mut killed = 0;
    for moment in &moments {
        home = home.with(Some(now)).variable("CREDENZA_NEW_PASSPHRASE", next);
        killed += usize::from(kill_at(*moment, &mut home.command(&["wallet", "passwd"]), &folders(&home)));
        if home.run(&["wallet", "list"]).exit != 0 {
            std::mem::swap(&mut now, &mut next);
            home = home.with(Some(now));
        }
        assert_eq!(held(&home), all, "{moment:?}");
    }
    told("wallet passwd", killed, moments.len());
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn killed_while_restoring_there_is_the_whole_wallet_or_none() {
    let (source, _, _) = Home::new();
    source.ok(&with(&["wallet", "add"], &awards(&source, "old", 20)));
    source.ok(&["wallet", "backup", "-o", "backup.age"]);
    let all = held(&source);
    let backup = source.path("backup.age").to_str().unwrap().to_owned();
    let arguments = ["wallet", "restore", &backup];
    let first = Home::empty();
    let moments = moments(&mut first.command(&arguments), &folders(&first), 2, 6);
    let mut killed = 0;
    for moment in &moments {
        let home = Home::empty();
        killed += usize::from(kill_at(*moment, &mut home.command(&arguments), &folders(&home)));
        if home.run(&["wallet", "did"]).exit != 0 {
            home.fails(1, "wallet_not_found", &["wallet", "did"]);
            home.ok(&arguments);
        }
        assert_eq!(held(&home), all, "{moment:?}");
    }
    told("wallet restore", killed, moments.len());
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn killed_while_a_key_is_made_there_is_the_whole_key_or_none() {
    let home = Home::empty().with(None);
    let moments = moments(&mut home.command(&["key", "generate", "--plain", "first"]), &folders(&home), 20, 20);
    let first = home.json(&["key", "show", "first", "--json"]);
    let mut killed = 0;
    for (number, moment) in moments.iter().enumerate() {
        let name = format!("key{number}");
        let arguments = ["key", "generate", "--plain", &name];
        killed += usize::from(kill_at(*moment, &mut home.command(&arguments), &folders(&home)));
        // No key of that name, and it can be made; or a whole one.
        if !home.path(&format!("home/keys/{name}.pem")).exists() {
            home.ok(&arguments);
        }
        home.ok(&["key", "show", &name]);
        home.ok(&["key", "show", home.path(&format!("home/keys/{name}.pem")).to_str().unwrap()]);
        assert_eq!(home.json(&["key", "show", "first", "--json"]), first, "{moment:?}");
    }
    told("key generate", killed, moments.len());
    assert!(matches!(moments.first(), Some(Moment::Started(_))));
}
