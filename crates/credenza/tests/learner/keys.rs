use crate::home::{Home, PASSPHRASE, bytes};

#[test]
fn an_issuers_key_is_made_shown_backed_up_and_restored() {
    let home = Home::empty();
    let made = home.json(&["key", "generate", "registry", "--json"]);
    home.fails(1, "key_exists", &["key", "generate", "registry"]);
    let home = home.with(None);
    assert_eq!(home.json(&["key", "show", "registry", "--json"]), made);
    assert!(made["did"].as_str().unwrap().starts_with("did:key:z6Mk"));
    home.fails(9, "passphrase_needed", &["key", "backup", "registry", "-o", "backup.age"]);
    home.fails(2, "key_name_invalid", &["key", "generate", "--plain", "../registry"]);
    home.fails(1, "key_not_found", &["key", "show", "other"]);
    let home = home.with(Some(PASSPHRASE));
    home.ok(&["key", "backup", "-o", "backup.age"]);

    let fresh = Home::empty().with(Some("wrong"));
    let backup = home.path("backup.age").to_str().unwrap().to_owned();
    fresh.fails(9, "backup_locked_or_damaged", &["key", "restore", &backup]);
    let fresh = fresh.with(Some(PASSPHRASE));
    let restored = fresh.json(&["key", "restore", &backup, "--json"]);
    assert_eq!(restored, made);
}

#[test]
fn the_passphrase_of_a_key_is_changed_taken_off_and_set() {
    let home = Home::empty();
    let made = home.json(&["key", "generate", "registry", "--json"]);
    let new = home.file("new", b"another sentence");
    let home = home.with(None);
    home.fails(9, "passphrase_needed", &["key", "passwd", "registry"]);
    home.fails(2, "usage_conflict", &["key", "passwd", "registry", "--plain", "--new-passphrase-file", &new]);
    home.fails(1, "key_not_found", &["key", "passwd", "other", "--new-passphrase-file", &new]);
    let home = home.with(Some("wrong"));
    home.fails(9, "key_locked_or_damaged", &["key", "passwd", "--new-passphrase-file", &new]);
    let home = home.with(Some(PASSPHRASE));
    assert_eq!(home.json(&["key", "passwd", "--new-passphrase-file", &new, "--json"]), made);
    home.fails(9, "key_locked_or_damaged", &["key", "backup", "registry", "-o", "backup.age"]);
    let home = home.with(Some("another sentence"));
    home.ok(&["key", "backup", "registry", "-o", "backup.age"]);
    let plain = home.json(&["key", "passwd", "--plain", "--json"]);
    assert_eq!((&plain["did"], plain["protection"].as_str()), (&made["did"], Some("file_rights")));
    // Out of the variable, and no old one is needed.
    let home = home.with(None).variable("CREDENZA_NEW_PASSPHRASE", "a third one");
    home.ok(&["key", "passwd", "registry"]);
    home.with(Some("a third one")).ok(&["key", "backup", "registry", "-o", "again.age"]);
}

/// On a machine that signs unattended nothing but the file need be there.
#[test]
fn a_key_file_needs_no_home_folder() {
    let home = Home::empty();
    home.ok(&["key", "generate", "--plain", "-o", "key.pem"]);
    home.ok(&["key", "generate", "-o", "closed.age"]);
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/credential-evaluators/course.toml"), home.path("c.toml")).unwrap();
    let learner = ["--name", "Fiorella Inventata", "--student-number", "1", "--grade", "28/30"];
    for (key, number) in [("./key.pem", "1"), ("./closed.age", "2")] {
        let (did, award) = (format!("did-{number}.json"), format!("award-{number}.json"));
        let issue: Vec<_> = ["issue", "c.toml", "--key", key].into_iter().chain(learner).collect();
        let signed: Vec<_> = issue.iter().copied().chain(["-o", &award]).collect();
        let preview: Vec<_> = issue.iter().copied().chain(["--preview"]).collect();
        let mut runs = vec![vec!["key", "show", key], vec!["did", "web", "--domain", "uni.example", "--key", key, "-o", &did], signed];
        if key.ends_with(".pem") {
            runs.push(preview);
        }
        for arguments in runs {
            let output = home.command(&arguments).env_remove("CREDENZA_HOME").output().unwrap();
            assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        }
    }
    let made = home.command(&["key", "generate", "--plain", "-o", "new.pem"]).env_remove("CREDENZA_HOME").output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let named = home.command(&["did", "web", "--domain", "uni.example", "--key", "name"]).env_remove("CREDENZA_HOME").output().unwrap();
    assert_eq!(named.status.code(), Some(2), "a name means a key of the store");
}

#[test]
fn a_plain_key_is_a_file_that_only_its_owner_reads() {
    let home = Home::empty().with(None);
    assert!(home.ok(&["key", "show"]).out.is_empty());
    home.fails(9, "passphrase_needed", &["key", "generate"]);
    let made = home.json(&["key", "generate", "--plain", "--json"]);
    assert_eq!((made["name"].as_str(), made["protection"].as_str()), (Some("default"), Some("file_rights")));
    home.fails(2, "usage_conflict", &["key", "generate", "name", "--plain", "-o", "key.pem"]);
    let file = home.json(&["key", "generate", "--plain", "-o", "key.pem", "--json"]);
    let key = String::from_utf8(bytes(&home.path("key.pem"))).unwrap();
    assert!(key.starts_with("-----BEGIN PRIVATE KEY-----"));
    assert_eq!(home.json(&["key", "show", "./key.pem", "--json"])["did"], file["did"]);
    #[cfg(unix)]
    for path in ["key.pem", "home/keys/default.pem"] {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(home.path(path)).unwrap().permissions().mode() & 0o777, 0o600, "{path}");
    }
    let list = home.ok(&["key", "show"]).out;
    assert!(list.contains(made["fingerprint"].as_str().unwrap()) && !list.contains("PRIVATE"), "{list}");
}

#[cfg(unix)]
#[test]
fn a_key_file_that_lets_others_in_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::empty().with(None);
    home.ok(&["key", "generate", "--plain"]);
    let (shown, file) = (home.ok(&["key", "show", "default"]), home.path("home/keys/default.pem"));
    assert!(shown.out.contains("only you can read it") && shown.err.is_empty(), "{}{}", shown.out, shown.err);
    let path = file.to_str().unwrap().to_owned();
    for mode in [0o640, 0o644, 0o606, 0o666] {
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
        for argument in ["default", &path] {
            let shown = home.ok(&["key", "show", argument]);
            assert!(!shown.out.contains("only you") && shown.err.contains("code: key_file_open_to_others"), "{}{}", shown.out, shown.err);
            assert!(shown.err.contains(&format!("{mode:04o}")), "{}", shown.err);
            assert_eq!(home.json(&["key", "show", argument, "--json"])["open_to_others"], true);
            let used = home.ok(&["did", "web", "--domain", "a.example", "--key", argument]);
            assert!(used.err.contains("code: key_file_open_to_others"), "{}", used.err);
        }
    }
}

#[test]
fn a_key_in_another_form_is_called_by_its_name() {
    let home = Home::empty().with(None);
    home.ok(&["key", "generate", "--plain", "-o", "key.pem"]);
    let pem = String::from_utf8(bytes(&home.path("key.pem"))).unwrap();
    let did = home.json(&["key", "show", "./key.pem", "--json"])["did"].clone();
    let certificate = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";
    for text in [format!("{pem}\n"), format!("\u{feff}{pem}"), format!("{pem}{certificate}"), pem.replace('\n', " \r\n")] {
        let file = home.file("read.pem", text.as_bytes());
        assert_eq!(home.json(&["key", "show", &file, "--json"])["did"], did, "{text:?}");
    }
    let relabelled = |label: &str| pem.replace("PRIVATE KEY", label).into_bytes();
    for (bytes, code, said) in [
        (format!("{pem}{pem}").into_bytes(), "key_pem_several", "of its own"),
        (relabelled("OPENSSH PRIVATE KEY"), "key_pem_label", "ssh-keygen"),
        (relabelled("EC PRIVATE KEY"), "key_pem_label", "openssl pkcs8 -topk8"),
        (relabelled("PUBLIC KEY"), "key_pem_label", "private half"),
        (certificate.into(), "key_pem_label", "certificate"),
        (relabelled("ENCRYPTED PRIVATE KEY"), "key_pem_encrypted", "openssl pkey"),
        (pem.replace("MC4CAQAwBQYDK2Vw", "MC4CAQAwBQYDK2Vu").into_bytes(), "key_pem_algorithm", "X25519"),
        (pem.get(..60).unwrap().into(), "key_pem", "cut off"),
        (Vec::new(), "key_no_pem", "empty"),
        (br#"{"kty": "OKP", "crv": "Ed25519", "d": "AA", "x": "AA"}"#.into(), "key_no_pem", "JWK"),
        (b"\xff\xfe-\0-\0".into(), "key_no_pem", "UTF-16"),
        (b"\x30\x2e\x02\x01\x00\x30\x05".into(), "key_no_pem", "openssl pkey -inform DER"),
    ] {
        let file = home.file("refused.pem", &bytes);
        let run = home.fails(1, code, &["key", "show", &file]);
        assert!(run.err.contains(said), "{said} not in\n{}", run.err);
    }
    let run = home.fails(1, "key_not_found", &["key", "show", "id_ed25519"]);
    assert!(run.err.contains("./id_ed25519"), "{}", run.err);
}

#[test]
fn what_is_no_backup_is_not_called_locked() {
    let (home, ..) = Home::new();
    home.ok(&["key", "generate"]);
    home.ok(&["key", "backup", "-o", "key.age"]);
    home.ok(&["wallet", "backup", "-o", "wallet.age"]);
    home.file("empty.age", b"");
    home.file("credential.json", br#"{"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"]}"#);
    home.ok(&["key", "generate", "--plain", "-o", "plain.pem"]);
    let (secrets, recovery) = ("home/wallet/wallet.age", "home/wallet/recovery.age");
    let sealed = "home/keys/default.age";
    for (file, word) in [
        ("key.age", "key restore"),
        ("empty.age", "empty"),
        ("credential.json", "wallet add"),
        (secrets, "keeps its keys"),
        (recovery, "opens with a key"),
        (sealed, "key that signs"),
    ] {
        let run = home.fails(1, "not_a_wallet_backup", &["wallet", "restore", file]);
        assert!(run.err.contains(word), "{word} not in\n{}", run.err);
    }
    for (file, word) in [("wallet.age", "wallet restore"), ("plain.pem", "--key FILE"), (sealed, "--key FILE"), (secrets, "keeps its keys")]
    {
        let run = home.fails(1, "not_a_key_backup", &["key", "restore", file]);
        assert!(run.err.contains(word), "{word} not in\n{}", run.err);
    }
    // Without the passphrase nothing is known of what it would open; the backup of a wallet says itself what it is.
    let home = home.with(Some("wrong"));
    home.fails(9, "backup_locked_or_damaged", &["key", "restore", secrets]);
    home.fails(1, "not_a_key_backup", &["key", "restore", "wallet.age"]);
}
