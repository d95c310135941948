//! The machine around the program: where its folders are, and where its output goes.

use std::fs::OpenOptions;
use std::process::Stdio;

use crate::home::{Home, PASSPHRASE};

/// Runs the command with its output going to `out`; its exit code and what it said.
fn into(home: &Home, arguments: &[&str], out: Stdio) -> (i32, String) {
    let output = home.command(arguments).stdin(Stdio::null()).stdout(out).stderr(Stdio::piped()).spawn().unwrap().wait_with_output();
    let output = output.unwrap();
    (output.status.code().unwrap(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn a_recovery_key_that_nobody_sees_opens_nothing() {
    let gone = || {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        Stdio::from(writer)
    };
    let full = || Stdio::from(OpenOptions::new().write(true).open("/dev/full").unwrap());
    for (case, out, code) in
        [("full", full as fn() -> Stdio, "output_failed"), ("gone", gone, "output_unread"), ("null", Stdio::null, "output_unread")]
    {
        let home = Home::empty();
        let (exit, said) = into(&home, &["wallet", "init"], out());
        assert!(exit == 1 && said.contains(&format!("code: {code}")), "{case}: {exit}\n{said}");
        assert_eq!(said.matches("code:").count(), 1, "{case}\n{said}");
        assert!(!home.path("home/wallet").exists(), "{case}");
        let made = home.json(&["wallet", "init", "--json"]);

        let (exit, said) = into(&home, &["wallet", "passwd", "--new-recovery-key"], out());
        assert!(exit == 1 && said.contains(&format!("code: {code}")), "{case}: {exit}\n{said}");
        let key = home.file("key", made["recovery_key"].as_str().unwrap().as_bytes());
        let new = home.file("new", b"another");
        home.ok(&["wallet", "recover", "--recovery-file", &key, "--new-passphrase-file", &new]);
    }
}

#[test]
fn a_home_whose_name_is_not_unicode_is_the_one_that_is_used() {
    use std::os::unix::ffi::OsStringExt;
    let home = Home::empty();
    let odd = home.path("").join(std::ffi::OsString::from_vec(b"lav\xe0".to_vec()));
    let run = home.command(&["wallet", "init"]).env("CREDENZA_HOME", &odd).env("HOME", home.path("usual")).output().unwrap();
    assert!(run.status.success() && odd.join("wallet/wallet.age").exists());
    assert!(!home.path("usual").exists());
    let user = home.path("").join(std::ffi::OsString::from_vec(b"utent\xe9".to_vec()));
    let run = home.command(&["wallet", "init"]).env_remove("CREDENZA_HOME").env("HOME", &user).output().unwrap();
    assert!(run.status.success() && user.join(".local/share/credenza/wallet/wallet.age").exists());
}

#[test]
fn standard_input_is_asked_for_once() {
    let (home, ..) = Home::new();
    for arguments in [
        &["wallet", "passwd", "--passphrase-file", "-", "--new-passphrase-file", "-"][..],
        &["wallet", "add", "--passphrase-file", "-", "-"],
        &["--passphrase-file", "-", "wallet", "add", "-"],
        &["wallet", "recover", "--recovery-file", "-", "--new-passphrase-file", "-"],
        &["verify", "-", "-"],
    ] {
        home.fails(2, "standard_input_twice", arguments);
    }
    // What goes out there is another matter.
    let run = home.run_with(&["wallet", "export", "1", "--passphrase-file", "-", "-o", "-"], PASSPHRASE.as_bytes());
    assert!(run.err.contains("credential_not_found"), "{}", run.err);
}

#[test]
fn where_nothing_can_be_written_the_reason_is_told() {
    let home = Home::empty().with(None);
    let generate = |output| ["key", "generate", "--plain", "-o", output];
    home.fails(1, "folder_not_found", &generate("nowhere/key.pem"));
    home.fails(1, "not_a_file", &generate("home/"));
    home.fails(1, "not_a_file", &generate("."));
    home.fails(1, "not_a_file", &generate("/dev/stdout"));
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    let (exit, said) = into(&home, &["--version"], full.into());
    assert!(exit == 1 && said.contains("code: output_failed"), "{said}");
}
