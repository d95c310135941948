//! How a credential stands, and what the wallet says of files that do not open.

use std::fs;

use serde_json::Value;

use crate::award::{Course, ISSUER, issuer_did, signed_at};
use crate::home::Home;

/// What `wallet list --json` says of the only credential.
fn only(home: &Home) -> Value {
    home.json(&["wallet", "list", "--json"])[0].clone()
}

#[test]
fn a_state_has_the_date_of_its_period_never_one_of_its_own() {
    let cases = [
        // A clock that is slow: of this machine, most often.
        (signed_at("2090-03-01T10:00:00Z", None), "from_future", "proof_from_future", "signed on 1 March 2090", "clock"),
        (signed_at("2026-01-31T09:00:00Z", Some("2026-04-01T00:00:00Z")), "expired", "proof_expired", "EXPIRED on 1 April 2026", ""),
        (
            Course { until: Some("2026-07-31T00:00:00Z"), ..Course::new("x") }.award(),
            "expired",
            "valid_until_past",
            "EXPIRED on 31 July 2026",
            "",
        ),
        (Course { day: "2090-01-01", ..Course::new("x") }.award(), "not_yet_valid", "valid_from_future", "only from 1 January 2090", ""),
        (signed_at("2026-01-31T09:00:00Z", None), "valid", "", "valid", ""),
    ];
    for (bytes, state, code, words, further) in cases {
        let (home, _, _) = Home::new();
        home.file("a.json", &bytes);
        let added = home.ok(&["wallet", "add", "a.json"]).out;
        assert!(added.contains(words) && added.contains(further), "{state}: {added}");
        let found = only(&home);
        assert_eq!((found["state"].as_str(), found["code"].as_str().unwrap_or_default()), (Some(state), code));
        assert!(home.ok(&["wallet", "show", "1"]).out.contains(words));
    }
}

#[test]
fn what_the_own_list_has_against_the_issuer_is_said_beside_the_state() {
    let did = issuer_did(ISSUER);
    let other = issuer_did(9).as_str().trim_start_matches("did:key:").to_owned();
    let entry = |more: &str| format!(r#"{{"issuers":[{{"id":"{did}","name":"Known"{more}}}]}}"#);
    let pinned = entry(&format!(r#","keys":["{other}"]"#));
    let cases = [
        (entry(r#","ended":"compromised""#), "no", "issuer_compromised", "your list has something against it", "has been in other hands"),
        (pinned, "no", "issuer_key_not_listed", "your list has something against it", "not with the key that signed"),
        (entry(r#","country":"FR""#), "no", "issuer_outside_country", "on your list, but not trusted for this", "for FR only"),
        (entry(""), "yes", "issuer_trusted", "Known\n", "valid"),
        (r#"{"issuers":[]}"#.to_owned(), "unknown", "issuer_unknown", "it is not on your list", "valid"),
    ];
    for (list, trusted, code, issuer, reason) in cases {
        let (home, _, _) = Home::new();
        fs::write(home.path("home/trust.json"), list).unwrap();
        home.file("a.json", &Course::new("One").award());
        let added = home.ok(&["wallet", "add", "a.json"]).out;
        let (listed, shown) = (home.ok(&["wallet", "list"]).out, home.ok(&["wallet", "show", "1"]).out);
        let sent = home.ok(&["present", "1", "--challenge", "c", "--domain", "e.example", "--yes", "-o", "answer.json"]).err;
        for said in [&listed, &shown] {
            assert!(said.contains(issuer), "{code}: {said}");
        }
        for said in [added, listed, shown, sent] {
            let unfilled = said.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(unfilled.contains(reason), "{code}: {said}");
        }
        let found = only(&home);
        assert_eq!(
            (found["state"].as_str(), found["trusted"].as_str(), found["trusted_code"].as_str()),
            (Some("valid"), Some(trusted), Some(code))
        );
    }
}

#[test]
fn a_trust_list_that_cannot_be_read_locks_nobody_out_and_can_be_put_aside() {
    for damage in ["", r#"{"issuers":[{"id":"did:web:a.example","name":"A","untill":"x"}]}"#] {
        let (home, _, _) = Home::new();
        fs::write(home.path("home/trust.json"), damage).unwrap();
        home.file("a.json", &Course::new("One").award());
        for arguments in [
            &["wallet", "add", "a.json"][..],
            &["wallet", "list"],
            &["wallet", "show", "1"],
            &["present", "1", "--challenge", "c", "--domain", "e.example", "--yes", "-o", "answer.json"],
        ] {
            let run = home.ok(arguments);
            assert!(run.err.contains("code: trust_list_unread") && run.err.contains("trust.json"), "{arguments:?}: {}", run.err);
            assert!(!run.out.contains("not on your list"), "{}", run.out);
        }
        // What is the same whoever is trusted asks for no list.
        assert!(!home.ok(&["wallet", "remove", "1", "--yes"]).err.contains("trust_list_unread"));
        let verified = home.run(&["verify", "a.json"]);
        assert!(!verified.err.contains("trust_list_unread") && verified.exit != 0, "a verdict is strict: {}", verified.err);
        home.fails(2, "input_needed", &["trust", "remove", "--damaged"]);
        let kept = home.ok(&["trust", "remove", "--damaged", "--yes"]).err;
        assert!(kept.contains("trust-damaged.json"), "{kept}");
        assert_eq!(fs::read_to_string(home.path("home/trust-damaged.json")).unwrap(), damage);
        assert!(home.ok(&["trust", "remove", "--damaged"]).err.contains("can be read"));
        home.ok(&["trust", "add", issuer_did(ISSUER).as_str(), "--name", "Known", "--yes"]);
    }
}

/// A link stands for whatever can't be read now: a file without the rights, a network that is gone, a broken disk.
#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_neither_removed_nor_passed_over() {
    let (home, _, _) = Home::new();
    home.file("a.json", &Course::new("One").award());
    home.ok(&["wallet", "add", "a.json"]);
    let credential = home.credential_files().remove(0);
    fs::rename(&credential, home.path("elsewhere.age")).unwrap();
    std::os::unix::fs::symlink(home.path("elsewhere.age"), &credential).unwrap();
    let name = credential.to_str().unwrap();
    let list = home.fails(1, "is_symlink", &["wallet", "list"]);
    assert!(!list.err.contains("is empty"), "{}", list.err);
    let values: Value = serde_json::from_str(&home.fails(1, "is_symlink", &["wallet", "list", "--json"]).out).unwrap();
    assert_eq!(values, serde_json::json!([{ "file": name, "state": "unreadable", "code": "is_symlink" }]));
    let kept = serde_json::json!({ "file": name, "outcome": "kept", "code": "is_symlink" });
    let run = home.fails(1, "is_symlink", &["wallet", "remove", "--damaged", "--yes", "--json"]);
    assert_eq!(serde_json::from_str::<Value>(&run.out).unwrap(), serde_json::json!([kept]));
    assert!(credential.is_symlink());
    // Beside it what was read, and does not open, goes.
    let damaged = credential.with_file_name("in-0.age");
    fs::write(&damaged, b"not age").unwrap();
    let run = home.fails(1, "is_symlink", &["wallet", "remove", "--damaged", "--yes", "--json"]);
    let removed = serde_json::json!({ "file": damaged.to_str().unwrap(), "outcome": "removed" });
    assert_eq!(serde_json::from_str::<Value>(&run.out).unwrap(), serde_json::json!([kept, removed]));
    assert!(credential.is_symlink() && !damaged.exists());
    fs::rename(home.path("elsewhere.age"), &credential).unwrap();
    assert_eq!(only(&home)["title"], "One");
    let digest = only(&home)["id"].clone();
    let run = home.ok(&["wallet", "remove", "1", "--yes", "--json"]);
    let removed = serde_json::json!([{ "number": 1, "id": digest, "outcome": "removed" }]);
    assert_eq!(serde_json::from_str::<Value>(&run.out).unwrap(), removed);
}

#[test]
fn a_slip_with_o_costs_neither_passphrase_nor_keys() {
    let (home, _, _) = Home::new();
    home.file("a.json", &Course::new("One").award());
    home.ok(&["wallet", "add", "a.json"]);
    let passphrase = home.file("pp", crate::home::PASSPHRASE.as_bytes());
    let export = ["wallet", "export", "1", "--passphrase-file", &passphrase, "-o", "./pp", "--force"];
    home.fails(2, "output_is_passphrase", &export);
    assert_eq!(fs::read_to_string(&passphrase).unwrap(), crate::home::PASSPHRASE);
    let present = ["present", "1", "--challenge", "c", "--domain", "e.example", "--yes", "--force"];
    for own in ["home/wallet/wallet.age", "home/wallet/../wallet/recovery.age", "home/wallet/credentials/new.age", "home/trust.json"] {
        home.fails(2, "output_is_own", &["wallet", "backup", "-o", own, "--force"]);
        home.fails(2, "output_is_own", &["wallet", "export", "1", "-o", own, "--force"]);
        home.fails(2, "output_is_own", &present.into_iter().chain(["-o", own]).collect::<Vec<_>>());
    }
    // Neither under a free name, where it would be taken for a damaged one.
    home.fails(2, "output_is_own", &["wallet", "backup", "-o", "home/wallet/credentials/new.age"]);
    home.fails(2, "output_is_own", &["trust", "export", "-o", "home/keys/new.age"]);
    assert_eq!(home.json(&["wallet", "list", "--json"])[0]["title"], "One");
    home.ok(&["wallet", "backup", "-o", "home/backup.age", "--force"]);
}

#[test]
fn an_older_wallet_age_is_told_with_a_way_on_that_costs_no_key() {
    let (home, recovery, _) = Home::new();
    let secrets = home.path("home/wallet/wallet.age");
    let monday = fs::read(&secrets).unwrap();
    let tuesday = home.ok(&["wallet", "did", "--new"]).out.trim().to_owned();
    fs::write(&secrets, monday).unwrap();
    let run = home.fails(1, "wallet_secrets_older", &["wallet", "list"]);
    assert!(run.err.contains(&tuesday) && run.err.contains("wallet recover") && !run.err.contains("damaged"), "{}", run.err);
    let home = home.variable("CREDENZA_NEW_PASSPHRASE", crate::home::PASSPHRASE).variable("CREDENZA_RECOVERY_KEY", &recovery);
    home.fails(1, "wallet_secrets_older", &["wallet", "passwd"]);
    home.fails(1, "wallet_secrets_older", &["wallet", "did", "--new"]);
    home.ok(&["wallet", "recover"]);
    assert!(home.ok(&["wallet", "did"]).out.contains(&tuesday));
    // And a recovery file that went missing is told at once, not when it is needed.
    fs::remove_file(home.path("home/wallet/recovery.age")).unwrap();
    assert!(home.ok(&["wallet", "list"]).err.contains("code: recovery_missing"));
    home.fails(1, "recovery_missing", &["wallet", "recover"]);
    home.ok(&["wallet", "passwd"]);
    assert!(!home.ok(&["wallet", "list"]).err.contains("recovery"));
    home.ok(&["wallet", "recover"]);
}
