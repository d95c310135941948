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
