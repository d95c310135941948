//! The program is killed while it adds, changes the passphrase, restores, makes a key. The wallet opens with all that was in it, or with all that was to come.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Duration;

use crate::award::Course;
use crate::home::{Home, PASSPHRASE};
use crate::kill::{Moment, kill_after, kill_at, moments, told};

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

/// Each time into a wallet that has none of them yet.
#[test]
#[ignore = "slow: part of scripts/slow"]
fn killed_while_adding_nothing_is_lost() {
    let (home, _, _) = Home::new();
    let (old, new) = (awards(&home, "old", 2), awards(&home, "new", 30));
    home.ok(&with(&["wallet", "add"], &old));
    let before = held(&home);
    let arguments = with(&["wallet", "add"], &new);
    // Without the passphrase no key is derived: nearly all of the run is writing.
    let home = home.with(None);
    let undisturbed = home.twin();
    let moments = moments(&mut undisturbed.command(&arguments), &folders(&undisturbed), 16, 8);
    let all = held(&undisturbed.with(Some(PASSPHRASE)));
    assert_eq!((before.len(), all.len()), (2, 32));
    let (mut killed, mut halfway) = (0, 0);
    for moment in &moments {
        let home = home.twin();
        killed += usize::from(kill_at(*moment, &mut home.command(&arguments), &folders(&home)));
        let opened = home.with(Some(PASSPHRASE));
        let found = held(&opened);
        assert!(found.is_superset(&before) && found.is_subset(&all), "{moment:?}");
        halfway += usize::from(found != before && found != all);
        opened.with(None).ok(&arguments);
    }
    told("wallet add", killed, moments.len());
    assert!(halfway > 0, "it was never killed between two credentials");
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn killed_while_removing_the_rest_is_there() {
    let (home, _, _) = Home::new();
    home.ok(&with(&["wallet", "add"], &awards(&home, "kept", 2)));
    let kept = held(&home);
    home.ok(&with(&["wallet", "add"], &awards(&home, "gone", 40)));
    let all = held(&home);
    let gone: Vec<String> = all.difference(&kept).cloned().collect();
    let arguments: Vec<&str> = ["wallet", "remove", "--yes"].into_iter().chain(gone.iter().map(String::as_str)).collect();
    let count = home.credential_files().len();
    let (mut killed, mut halfway) = (0, 0);
    const MOMENTS: u32 = 12;
    for number in 0..MOMENTS {
        let home = home.twin();
        // Nearly all of a run is the derivation of a key; when the first file is gone it is at work.
        let begun = || home.credential_files().len() < count;
        killed += usize::from(kill_after(Duration::from_millis(u64::from(number)), begun, &mut home.command(&arguments)));
        let found = held(&home);
        assert!(found.is_superset(&kept) && found.is_subset(&all), "killed {number} ms after the first");
        halfway += usize::from(found != kept && found != all);
    }
    told("wallet remove", killed, MOMENTS as usize);
    assert!(halfway > 0, "it was never killed between two credentials");
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn killed_while_recovering_it_opens_with_the_old_or_the_new_passphrase() {
    const NEW: &str = "five large blue whales";
    let (home, recovery, _) = Home::new();
    home.ok(&with(&["wallet", "add"], &awards(&home, "old", 2)));
    let all = held(&home);
    let home = home.variable("CREDENZA_RECOVERY_KEY", &recovery).variable("CREDENZA_NEW_PASSPHRASE", NEW);
    let undisturbed = home.twin();
    let moments = moments(&mut undisturbed.command(&["wallet", "recover"]), &folders(&undisturbed), 4, 8);
    let mut killed = 0;
    for moment in &moments {
        let mut home = home.twin();
        killed += usize::from(kill_at(*moment, &mut home.command(&["wallet", "recover"]), &folders(&home)));
        if home.run(&["wallet", "list"]).exit != 0 {
            home = home.with(Some(NEW));
        }
        assert_eq!(held(&home), all, "{moment:?}");
        // And the recovery key still recovers it.
        home.ok(&["wallet", "recover"]);
        assert_eq!(held(&home.with(Some(NEW))), all, "{moment:?}");
    }
    told("wallet recover", killed, moments.len());
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
