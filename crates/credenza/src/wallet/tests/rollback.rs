//! Single files that a disk, a sync client or a restore set back, took away or changed: no key is lost by what is done next.

use super::*;

/// What the wallet's file of this name holds.
fn file(home: &Path, name: &str) -> Vec<u8> {
    fs::read(home.join("wallet").join(name)).unwrap()
}

fn set(home: &Path, name: &str, bytes: &[u8]) {
    fs::write(home.join("wallet").join(name), bytes).unwrap();
}

fn add_holder(home: &Path, seed: u8) -> Result<String, WalletError> {
    wallet(home).add_holder(&passphrase("first"), SecretKey::from_seed([seed; 32]), &now()).map(|(did, _)| did)
}

/// The DIDs whose keys the wallet has.
fn dids(home: &Path, secret: &str) -> Vec<String> {
    wallet(home).unlock(&passphrase(secret)).unwrap().holders().iter().map(|holder| holder.did.clone()).collect()
}

fn doubt(home: &Path, secret: &str) -> Option<&'static str> {
    wallet(home).unlock(&passphrase(secret)).unwrap().doubt().map(Explain::code)
}

#[test]
fn secrets_that_were_set_back_are_told_from_damage_and_nothing_newer_is_overwritten() {
    let (home, recovery) = furnished();
    let backup = {
        let monday = file(home.path(), SECRETS);
        let tuesday = add_holder(home.path(), 9).unwrap();
        let backup = opened(&backed_up(home.path()));
        set(home.path(), SECRETS, &monday);
        let older = WalletError::SecretsOlder { path: home.path().join("wallet").join(SECRETS), dids: vec![tuesday.clone()] };
        let before = crate::storage::campaign::files(home.path());
        assert_eq!(wallet(home.path()).unlock(&passphrase("first")).err(), Some(older.clone()));
        assert_eq!(wallet(home.path()).change_passphrase(&passphrase("first"), &passphrase("x")).err(), Some(older.clone()));
        assert_eq!(renew(&wallet(home.path()), &passphrase("first")).err(), Some(older.clone()));
        assert_eq!(add_holder(home.path(), 10), Err(older.clone()));
        let mut open = wallet(home.path()).unlock_to_merge(&passphrase("first")).unwrap();
        let poor = ClosedBackup::read(&Storage::default(), &backed_up_elsewhere(&home))
            .and_then(|closed| closed.open(&passphrase("backup")))
            .unwrap();
        assert_eq!(open.merge(&poor, &passphrase("first")), Err(older));
        assert_eq!(crate::storage::campaign::files(home.path()), before);
        // What is added without the passphrase is closed for the same key as ever.
        wallet(home.path()).add(THREE).unwrap();
        wallet(home.path()).recover(&recovery, &passphrase("first")).unwrap();
        assert!(dids(home.path(), "first").contains(&tuesday));
        assert_eq!(contents(home.path(), "first").unwrap(), sorted(&[ONE, TWO, THREE]));
        set(home.path(), SECRETS, &monday);
        backup
    };
    // A backup that has the key brings it back as well.
    let mut open = wallet(home.path()).unlock_to_merge(&passphrase("first")).unwrap();
    assert_eq!(open.merge(&backup, &passphrase("first")).unwrap().holders, 1);
    assert_eq!(dids(home.path(), "first").len(), 2);
}

/// A backup of another wallet: it has no key that this one misses.
fn backed_up_elsewhere(home: &tempfile::TempDir) -> PathBuf {
    let elsewhere = home.path().parent().unwrap().join(format!("{}-elsewhere", home.path().file_name().unwrap().to_str().unwrap()));
    fs::create_dir(&elsewhere).unwrap();
    init(&wallet(&elsewhere), "first", 7).unwrap();
    let path = home.path().with_extension("backup");
    fs::rename(backed_up(&elsewhere), &path).unwrap();
    fs::remove_dir_all(&elsewhere).unwrap();
    path
}

#[test]
fn a_part_in_the_clear_that_is_moved_away_lets_one_go_on() {
    let (home, _) = furnished();
    let monday = file(home.path(), SECRETS);
    add_holder(home.path(), 9).unwrap();
    set(home.path(), SECRETS, &monday);
    fs::rename(home.path().join("wallet/wallet.json"), home.path().join("kept.json")).unwrap();
    let richer = file(home.path(), RECOVERY);
    wallet(home.path()).change_passphrase(&passphrase("first"), &passphrase("first")).unwrap();
    assert_eq!(dids(home.path(), "first").len(), 1);
    // The recovery file still has the key, also after something else took its place.
    assert_eq!((file(home.path(), RECOVERY), doubt(home.path(), "first")), (richer.clone(), Some("recovery_differs")));
    add_holder(home.path(), 10).unwrap();
    let kept = format!("recovery-{}.age", hex(&sha256(&richer)[..8]));
    assert_eq!((file(home.path(), &kept), doubt(home.path(), "first")), (richer, None));
}

#[test]
fn a_recovery_file_that_was_set_back_overwrites_no_newer_secrets() {
    let (home, recovery) = furnished();
    let monday = file(home.path(), RECOVERY);
    let tuesday = add_holder(home.path(), 9).unwrap();
    set(home.path(), RECOVERY, &monday);
    let secrets = file(home.path(), SECRETS);
    let path = home.path().join("wallet").join(RECOVERY);
    let older = WalletError::RecoveryOlder { path, dids: vec![tuesday] };
    assert_eq!(wallet(home.path()).recover(&recovery, &passphrase("second")), Err(older));
    assert_eq!((file(home.path(), SECRETS), doubt(home.path(), "first")), (secrets, Some("recovery_differs")));
    let renewed = renew(&wallet(home.path()), &passphrase("first")).unwrap();
    assert_eq!(doubt(home.path(), "first"), None);
    wallet(home.path()).recover(&renewed, &passphrase("second")).unwrap();
    assert_eq!(dids(home.path(), "second").len(), 2);
}

#[test]
fn any_change_of_the_recovery_file_is_told_when_the_wallet_is_opened() {
    let (home, recovery) = furnished();
    let sound = file(home.path(), RECOVERY);
    assert_eq!(doubt(home.path(), "first"), None);
    for (at, bit) in [(0, 1), (sound.len() / 2, 16), (sound.len() - 1, 128)] {
        let mut changed = sound.clone();
        changed[at] ^= bit;
        set(home.path(), RECOVERY, &changed);
        assert_eq!(doubt(home.path(), "first"), Some("recovery_differs"), "{at}");
    }
    for changed in [&b""[..], &vec![b'a'; 2 << 20]] {
        set(home.path(), RECOVERY, changed);
        assert_eq!(doubt(home.path(), "first"), Some("recovery_differs"));
    }
    // One that is missing is made anew, for the same recovery key.
    fs::remove_file(home.path().join("wallet").join(RECOVERY)).unwrap();
    assert_eq!(doubt(home.path(), "first"), Some("recovery_missing"));
    assert_eq!(wallet(home.path()).recover(&recovery, &passphrase("x")).unwrap_err().code(), "recovery_missing");
    wallet(home.path()).change_passphrase(&passphrase("first"), &passphrase("second")).unwrap();
    assert_eq!(doubt(home.path(), "second"), None);
    wallet(home.path()).recover(&recovery, &passphrase("third")).unwrap();
    assert_eq!((contents(home.path(), "third").unwrap(), doubt(home.path(), "third")), (sorted(&[ONE, TWO]), None));
}

/// The first wallets do not know their recovery file: a change of passphrase makes it known.
#[test]
fn the_recovery_file_of_an_old_wallet_is_watched_from_the_next_passphrase_on() {
    let (home, _) = furnished();
    let mut secrets = wallet(home.path()).open_secrets(&passphrase("first")).unwrap();
    secrets.recovery_file = None;
    wallet(home.path()).write_secrets(&secrets, &passphrase("first")).unwrap();
    let sound = file(home.path(), RECOVERY);
    set(home.path(), RECOVERY, b"changed");
    assert_eq!(doubt(home.path(), "first"), None);
    set(home.path(), RECOVERY, &sound);
    wallet(home.path()).change_passphrase(&passphrase("first"), &passphrase("second")).unwrap();
    set(home.path(), RECOVERY, b"changed");
    assert_eq!(doubt(home.path(), "second"), Some("recovery_differs"));
}

/// The first wallets do not know their recovery file, nor does an old `wallet.age` that was put back: what they find may have a key that they lack.
#[test]
fn the_recovery_file_of_an_old_wallet_is_kept_before_another_takes_its_place() {
    let (home, recovery) = furnished();
    let forget = |secret| {
        let mut secrets = wallet(home.path()).open_secrets(&passphrase(secret)).unwrap();
        secrets.recovery_file = None;
        wallet(home.path()).write_secrets(&secrets, &passphrase(secret)).unwrap();
    };
    forget("first");
    let monday = [SECRETS, PUBLIC].map(|name| (name, file(home.path(), name)));
    let tuesday = add_holder(home.path(), 9).unwrap();
    let richer = file(home.path(), RECOVERY);
    let kept = format!("recovery-{}.age", hex(&sha256(&richer)[..8]));
    let changes: [fn(&Path); 3] = [
        |home| assert!(add_holder(home, 10).is_ok()),
        |home| assert!(renew(&wallet(home), &passphrase("first")).is_ok()),
        |home| assert!(wallet(home).change_passphrase(&passphrase("first"), &passphrase("first")).unwrap().is_some()),
    ];
    for change in changes {
        monday.iter().for_each(|(name, bytes)| set(home.path(), name, bytes));
        set(home.path(), RECOVERY, &richer);
        let _ = fs::remove_file(home.path().join("wallet").join(&kept));
        change(home.path());
        assert_eq!(file(home.path(), &kept), richer);
        assert_eq!(doubt(home.path(), "first"), None);
        // From now on the wallet knows its recovery file, and keeps no more copies.
        let files = || Storage::default().list(&home.path().join("wallet")).unwrap().len();
        let before = files();
        add_holder(home.path(), 11).unwrap();
        assert_eq!(files(), before);
    }
    // The copy brings the key back.
    set(home.path(), RECOVERY, &richer);
    fs::remove_file(home.path().join("wallet").join(PUBLIC)).unwrap();
    wallet(home.path()).recover(&recovery, &passphrase("first")).unwrap();
    assert!(dids(home.path(), "first").contains(&tuesday));
}

/// An older recovery file, and nothing that says so: `wallet.age` may have a key that it lacks.
#[test]
fn secrets_that_nothing_vouches_for_are_kept_when_others_take_their_place() {
    let (home, recovery) = furnished();
    let monday = file(home.path(), RECOVERY);
    let tuesday = add_holder(home.path(), 9).unwrap();
    let (richer, public) = (file(home.path(), SECRETS), file(home.path(), PUBLIC));
    let foreign = {
        let elsewhere = tempfile::tempdir().unwrap();
        init(&wallet(elsewhere.path()), "first", 7).unwrap();
        file(elsewhere.path(), PUBLIC)
    };
    let kept = home.path().join("wallet").join(format!("wallet-{}.age", hex(&sha256(&richer)[..8])));
    for damaged in [&b""[..], &public[..public.len() / 2], &foreign] {
        set(home.path(), SECRETS, &richer);
        set(home.path(), RECOVERY, &monday);
        set(home.path(), PUBLIC, damaged);
        assert_eq!(wallet(home.path()).recover(&recovery, &passphrase("second")), Ok(Some(kept.clone())));
        assert_eq!((dids(home.path(), "second").len(), fs::read(&kept).unwrap()), (1, richer.clone()));
    }
    // Nothing is kept where the part in the clear says that no key is lost, or there is nothing to keep.
    assert_eq!(wallet(home.path()).recover(&recovery, &passphrase("third")), Ok(None));
    fs::remove_file(home.path().join("wallet").join(SECRETS)).unwrap();
    fs::remove_file(home.path().join("wallet").join(PUBLIC)).unwrap();
    assert_eq!(wallet(home.path()).recover(&recovery, &passphrase("third")), Ok(None));
    // In its old place the copy has the key.
    fs::rename(&kept, home.path().join("wallet").join(SECRETS)).unwrap();
    assert!(dids(home.path(), "first").contains(&tuesday));
}

/// Whoever makes a new recovery key because the old one was seen has to know what that one still opens.
#[test]
fn what_an_older_recovery_key_still_opens_is_told() {
    let (home, recovery) = furnished();
    let renewed = || wallet(home.path()).renew_recovery(&passphrase("first"), |_| Ok::<_, WalletError>(())).unwrap();
    let monday = file(home.path(), RECOVERY);
    add_holder(home.path(), 9).unwrap();
    set(home.path(), RECOVERY, &monday);
    let (_, kept) = wallet(home.path()).add_holder(&passphrase("first"), SecretKey::from_seed([10; 32]), &now()).unwrap();
    let kept = kept.unwrap();
    // Also at the second time, and whenever it was kept.
    for _ in 0..2 {
        assert_eq!(renewed(), std::slice::from_ref(&kept));
    }
    assert!(matches!(Identity::parse(&recovery), Some(key) if Secrets::open_recovery(&key, &fs::read(&kept).unwrap()).is_ok()));
    fs::remove_file(kept).unwrap();
    assert!(renewed().is_empty());
}

#[test]
fn a_part_in_the_clear_of_a_later_version_is_neither_damaged_nor_written_back() {
    let (home, recovery) = furnished();
    let sound = String::from_utf8(file(home.path(), PUBLIC)).unwrap();
    let later = sound.replace("\"schema\": \"credenza.wallet/2\",", "\"schema\": \"credenza.wallet/3\", \"new\": [1],");
    assert_ne!(later, sound);
    set(home.path(), PUBLIC, later.as_bytes());
    let error = WalletError::VersionUnknown { path: home.path().join("wallet/wallet.json"), found: "3".to_owned() };
    assert_eq!(wallet(home.path()).holders().err(), Some(error.clone()));
    assert_eq!(wallet(home.path()).unlock(&passphrase("first")).err(), Some(error.clone()));
    assert_eq!(wallet(home.path()).change_passphrase(&passphrase("first"), &passphrase("x")).err(), Some(error.clone()));
    assert_eq!(wallet(home.path()).recover(&recovery, &passphrase("x")).err(), Some(error.clone()));
    assert_eq!(add_holder(home.path(), 9).err(), Some(error));
    assert_eq!(file(home.path(), PUBLIC), later.as_bytes());
    // A letter that a disk changed makes no later version.
    set(home.path(), PUBLIC, sound.replace("wallet/2", "wallet/3").as_bytes());
    assert_eq!(wallet(home.path()).holders().unwrap_err().code(), "wallet_public_part_damaged");
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_looked_into_is_not_taken_for_an_empty_one() {
    use std::os::unix::fs::PermissionsExt;
    let (home, _) = furnished();
    let folder = home.path().join("wallet");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o600)).unwrap();
    // Whoever may look into everything (root) sees it.
    let sees = fs::metadata(folder.join(SECRETS)).is_ok();
    let outcomes = [wallet(home.path()).require().err(), wallet(home.path()).require_none().err(), wallet(home.path()).exists().err()];
    let told: Vec<_> = outcomes.iter().map(|error| error.as_ref().map(Explain::code)).collect();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
    let expected = if sees { [None, Some("wallet_exists"), None] } else { [Some("file_permission"); 3] };
    assert_eq!(told, expected);
}

#[test]
fn a_file_in_the_place_of_the_folder_is_told() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("wallet"), b"").unwrap();
    for error in [wallet(home.path()).require().unwrap_err(), wallet(home.path()).require_none().unwrap_err()] {
        assert_eq!(error, WalletError::Storage(StorageError::NotAFolder { path: home.path().join("wallet") }));
    }
}

/// Folders may be links: the keys and the wallet of one who keeps them on another disk.
#[cfg(unix)]
#[test]
fn a_wallet_is_made_where_a_link_leads() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir_all(home.path().join("disk/mine")).unwrap();
    std::os::unix::fs::symlink(home.path().join("disk/mine"), home.path().join("wallet")).unwrap();
    wallet(home.path()).require_none().unwrap();
    init(&wallet(home.path()), "first", 1).unwrap();
    assert!(home.path().join("wallet").is_symlink() && home.path().join("disk/mine/wallet.age").is_file());
    assert_eq!(contents(home.path(), "first").unwrap(), sorted(&[]));
    fs::write(home.path().join("disk/thesis.txt"), b"").unwrap();
    fs::remove_file(home.path().join("wallet")).unwrap();
    std::os::unix::fs::symlink(home.path().join("disk"), home.path().join("wallet")).unwrap();
    assert_eq!(wallet(home.path()).require_none().unwrap_err().code(), "wallet_folder_used");
}
