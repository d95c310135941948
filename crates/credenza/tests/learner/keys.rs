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
    // Without the passphrase nothing is known of what it would open.
    home.with(Some("wrong")).fails(9, "backup_locked_or_damaged", &["key", "restore", "wallet.age"]);
}
