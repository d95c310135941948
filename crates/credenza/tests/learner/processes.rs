//! Several processes at one wallet.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::award::Course;
use crate::home::{Home, PASSPHRASE};

/// Half of them add without the passphrase, half with it; nobody waits for anybody.
#[test]
#[ignore = "slow: part of scripts/slow"]
fn eight_processes_add_two_hundred_credentials_each() {
    let (home, _, _) = Home::new();
    let mut home = home;
    let mut adders = Vec::new();
    for process in 0..8 {
        let files: Vec<String> = (0..200)
            .map(|number| home.file(&format!("{process}-{number}.json"), &Course::new(&format!("{process}-{number}")).award()))
            .collect();
        let arguments: Vec<&str> = ["wallet", "add"].into_iter().chain(files.iter().map(String::as_str)).collect();
        home = home.with((process % 2 == 0).then_some(PASSPHRASE));
        let mut command = home.command(&arguments);
        adders.push((command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap(), files.len()));
    }
    let mut added = 0;
    for (mut adder, count) in adders {
        assert!(adder.wait().unwrap().success());
        added += count;
    }
    let home = home.with(Some(PASSPHRASE));
    let run = home.ok(&["wallet", "list", "--json"]);
    assert!(!run.err.contains("credential_damaged"), "{}", run.err);
    let list: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let list = list.as_array().unwrap();
    assert_eq!((added, list.len()), (1600, 1600));
    assert!(list.iter().all(|item| item["state"] == "valid"), "none was torn or mixed with another");
}

#[test]
fn who_waits_for_another_run_says_so() {
    let (home, _, _) = Home::new();
    let home = home.variable("CREDENZA_NEW_PASSPHRASE", "another one");
    let lock = File::options().create(true).write(true).truncate(false).open(home.path("home/wallet/.lock")).unwrap();
    lock.lock().unwrap();
    let mut command = home.command(&["wallet", "passwd"]);
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
    let first = said.next().unwrap().unwrap();
    assert!(first.starts_with("Another run of Credenza is changing") && first.contains("wallet"), "{first}");
    drop(lock);
    assert!(child.wait().unwrap().success());
    home.with(Some("another one")).ok(&["wallet", "list"]);
}
