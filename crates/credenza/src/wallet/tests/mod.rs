mod backups;
mod damage;
mod faults;
mod processes;
mod rollback;

use std::fs;
use std::path::Path;

use super::*;
use crate::failure::Explain;

const ONE: &[u8] = br#"{"name": "one"}"#;
const TWO: &[u8] = b"{\"name\": \"two\", \"text\": \"\xc3\xa8 \\u0000\"}\n";
/// Not even text: the wallet keeps what it is given.
const THREE: &[u8] = b"\x89PNG\r\n\x1a\n\x00\xff";

fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(Zeroizing::new(text.to_owned())).unwrap()
}

fn now() -> Timestamp {
    Timestamp::parse("2027-01-31T09:00:00Z").unwrap()
}

fn wallet(home: &Path) -> Wallet {
    wallet_on(&Storage::default(), home)
}

fn wallet_on(storage: &Storage, home: &Path) -> Wallet {
    Wallet::at(storage.clone(), home.join("wallet"))
}

fn birth(seed: u8) -> Birth {
    Birth { holder: SecretKey::from_seed([seed; 32]), name_key: Zeroizing::new([seed; 32]) }
}

/// Makes a wallet; its recovery key.
fn init(wallet: &Wallet, secret: &str, seed: u8) -> Result<Zeroizing<String>, WalletError> {
    let mut told = Zeroizing::new(String::new());
    wallet.init(&passphrase(secret), birth(seed), &now(), |recovery| {
        told.push_str(recovery);
        Ok::<_, WalletError>(())
    })?;
    Ok(told)
}

/// Makes a new recovery key.
fn renew(wallet: &Wallet, passphrase: &Passphrase) -> Result<Zeroizing<String>, WalletError> {
    let mut told = Zeroizing::new(String::new());
    wallet.renew_recovery(passphrase, |recovery| {
        told.push_str(recovery);
        Ok::<_, WalletError>(())
    })?;
    Ok(told)
}

/// A home with a wallet closed with `first`, in which there are [`ONE`] and [`TWO`]; and its recovery key.
fn furnished() -> (tempfile::TempDir, Zeroizing<String>) {
    let home = tempfile::tempdir().unwrap();
    let recovery = init(&wallet(home.path()), "first", 1).unwrap();
    let open = wallet(home.path()).unlock(&passphrase("first")).unwrap();
    assert_eq!(open.add(ONE).unwrap(), Added::New);
    assert_eq!(open.add(TWO).unwrap(), Added::New);
    (home, recovery)
}

/// What is in the wallet at `home`, sorted; `None` where `secret` does not open it.
fn contents(home: &Path, secret: &str) -> Option<Vec<Vec<u8>>> {
    let open = match wallet(home).unlock(&passphrase(secret)) {
        Ok(open) => open,
        Err(WalletError::LockedOrDamaged { .. }) => return None,
        Err(error) => panic!("{error:?}"),
    };
    let listing = open.list().unwrap();
    assert!(listing.damaged.is_empty(), "{:?}", listing.damaged);
    let mut contents: Vec<_> = listing.entries.iter().map(|entry| entry.bytes.to_vec()).collect();
    contents.sort();
    Some(contents)
}

fn sorted(credentials: &[&[u8]]) -> Vec<Vec<u8>> {
    let mut sorted: Vec<_> = credentials.iter().map(|bytes| bytes.to_vec()).collect();
    sorted.sort();
    sorted
}

fn credential_files(home: &Path) -> Vec<PathBuf> {
    Storage::default().list(&home.join("wallet/credentials")).unwrap()
}

#[test]
fn what_goes_in_comes_out_byte_for_byte() {
    let (home, _) = furnished();
    let open = wallet(home.path()).unlock(&passphrase("first")).unwrap();
    assert_eq!(open.add(THREE).unwrap(), Added::New);
    assert_eq!(open.add(THREE).unwrap(), Added::Duplicate);
    assert_eq!(contents(home.path(), "first").unwrap(), sorted(&[ONE, TWO, THREE]));
    for entry in open.list().unwrap().entries {
        assert_eq!(entry.digest, hex(&sha256(&entry.bytes)));
        assert!(home.path().join(format!("wallet/credentials/{}.age", entry.id)).is_file());
    }
}

#[test]
fn nothing_of_a_credential_is_in_the_clear() {
    let (home, _) = furnished();
    for path in credential_files(home.path()) {
        let bytes = fs::read(&path).unwrap();
        assert!(bytes.starts_with(b"age-encryption.org/v1\n"));
        assert!(!bytes.windows(4).any(|window| window == b"name"));
        // Neither the digest nor anything else that can be computed without the wallet.
        assert!(!path.to_str().unwrap().contains(&hex(&sha256(ONE))));
    }
}

#[test]
fn a_wallet_is_made_once() {
    let (home, _) = furnished();
    let error = init(&wallet(home.path()), "other", 2).unwrap_err();
    assert_eq!(error.code(), "wallet_exists");
    fs::create_dir(home.path().join("empty")).unwrap();
    let empty = Wallet::at(Storage::default(), home.path().join("empty"));
    assert_eq!(empty.unlock(&passphrase("first")).err().unwrap().code(), "wallet_not_found");
    assert_eq!(empty.add(ONE).unwrap_err().code(), "wallet_not_found");
    assert_eq!(empty.change_passphrase(&passphrase("a"), &passphrase("b")).unwrap_err().code(), "wallet_not_found");
    init(&empty, "first", 3).unwrap();
    assert!(empty.unlock(&passphrase("first")).is_ok());
    fs::create_dir(home.path().join("used")).unwrap();
    fs::write(home.path().join("used/thesis.txt"), b"").unwrap();
    let used = Wallet::at(Storage::default(), home.path().join("used"));
    assert_eq!(init(&used, "first", 3).unwrap_err().code(), "wallet_folder_used");
}

#[test]
fn dids_are_told_without_the_passphrase() {
    let (home, recovery) = furnished();
    let (second, _) = wallet(home.path()).add_holder(&passphrase("first"), SecretKey::from_seed([9; 32]), &now()).unwrap();
    let told = wallet(home.path()).holders().unwrap();
    assert_eq!(told.len(), 2);
    assert_eq!(told[1].did, second);
    assert!(second.starts_with("did:key:z6Mk"));
    let open = wallet(home.path()).unlock(&passphrase("first")).unwrap();
    assert_eq!(open.holder(Some(&second)).unwrap().key.seed(), Zeroizing::new([9; 32]));
    assert_eq!(open.holder(None).unwrap().did, second);
    assert_eq!(open.holder(Some("did:key:z6Mkother")).unwrap_err().code(), "holder_not_found");
    // The recovery key gives the new one too.
    wallet(home.path()).recover(&recovery, &passphrase("second")).unwrap();
    assert_eq!(wallet(home.path()).unlock(&passphrase("second")).unwrap().holders().len(), 2);
}

#[test]
fn what_is_added_without_the_passphrase_is_named_at_the_next_unlock() {
    let (home, _) = furnished();
    wallet(home.path()).add(ONE).unwrap();
    wallet(home.path()).add(THREE).unwrap();
    wallet(home.path()).add(THREE).unwrap();
    assert_eq!(credential_files(home.path()).len(), 5);
    assert_eq!(contents(home.path(), "first").unwrap(), sorted(&[ONE, TWO, THREE]));
    let files = credential_files(home.path());
    assert_eq!(files.len(), 3);
    assert!(files.iter().all(|path| path.file_stem().unwrap().to_str().unwrap().starts_with("c-")));
}

/// [`ONE`] in another spelling.
const ONE_AGAIN: &[u8] = b"\r\n{\"\\u006eame\" : \"one\"}\n";

#[test]
fn a_credential_is_one_however_it_is_spelt() {
    let (home, _) = furnished();
    let open = wallet(home.path()).unlock(&passphrase("first")).unwrap();
    assert_eq!(open.add(ONE_AGAIN).unwrap(), Added::Duplicate);
    assert_eq!(open.add(br#"{"name": "one", "proof": {}}"#).unwrap(), Added::New, "it says something else");
    wallet(home.path()).add(ONE_AGAIN).unwrap();
    // Before it is named, and after: the bytes that were stored first stay.
    for _ in 0..2 {
        assert_eq!(open.list().unwrap().entries.len(), 3);
        assert!(open.list().unwrap().entries.iter().any(|entry| *entry.bytes == ONE));
        assert_eq!(contents(home.path(), "first").unwrap(), sorted(&[ONE, TWO, br#"{"name": "one", "proof": {}}"#]));
    }
    assert_eq!(credential_files(home.path()).len(), 3);
    // A damaged file is made whole by any spelling.
    let path = home.path().join(format!("wallet/credentials/{}.age", open.secrets.content_name(ONE)));
    fs::write(path, b"not age").unwrap();
    assert_eq!(open.add(ONE_AGAIN).unwrap(), Added::Repaired);
}

/// A wallet as the first versions wrote it: files without a prefix, named after their bytes.
fn aged(home: &Path, credentials: &[&[u8]]) {
    let open = wallet(home).unlock(&passphrase("first")).unwrap();
    for path in credential_files(home) {
        let bytes = open.list().unwrap().entries.into_iter().find(|entry| path.to_str().unwrap().contains(&entry.id)).unwrap().bytes;
        fs::rename(&path, path.with_file_name(format!("{}.age", hex(&sha256(&bytes))))).unwrap();
    }
    for credential in credentials {
        let sealed = open.secrets.identity.recipient().seal(credential).unwrap();
        fs::write(home.join(format!("wallet/credentials/{}.age", hex(&sha256(credential)))), sealed).unwrap();
    }
}

#[test]
fn what_the_first_versions_stored_is_the_same_too() {
    let (home, _) = furnished();
    aged(home.path(), &[]);
    let open = wallet(home.path()).unlock(&passphrase("first")).unwrap();
    assert_eq!(open.add(ONE_AGAIN).unwrap(), Added::Duplicate);
    assert_eq!(open.add(TWO).unwrap(), Added::Duplicate);
    assert_eq!(contents(home.path(), "first").unwrap(), sorted(&[ONE, TWO]));

    // Two spellings of one: nothing is deleted, one is listed, and removed with the other.
    let (home, _) = furnished();
    aged(home.path(), &[ONE_AGAIN]);
    let open = wallet(home.path()).unlock(&passphrase("first")).unwrap();
    assert_eq!(credential_files(home.path()).len(), 3);
    assert_eq!(open.list().unwrap().entries.len(), 2);
    let entry = open.list().unwrap().entries.into_iter().find(|entry| canonical(&entry.bytes) == canonical(ONE)).unwrap();
    open.remove(&entry).unwrap();
    assert_eq!(contents(home.path(), "first").unwrap(), sorted(&[TWO]));
}

#[test]
fn what_is_removed_is_gone_whatever_its_file_is_called() {
    let (home, _) = furnished();
    let open = wallet(home.path()).unlock(&passphrase("first")).unwrap();
    wallet(home.path()).add(ONE).unwrap();
    let entry = open.list().unwrap().entries.into_iter().find(|entry| *entry.bytes == ONE).unwrap();
    open.remove(&entry).unwrap();
    assert_eq!(contents(home.path(), "first").unwrap(), sorted(&[TWO]));
    assert_eq!(open.remove(&entry).unwrap_err().code(), "credential_not_found");
}

#[test]
fn the_passphrase_changes() {
    let (home, recovery) = furnished();
    let wallet = wallet(home.path());
    assert_eq!(wallet.change_passphrase(&passphrase("wrong"), &passphrase("second")).unwrap_err().code(), "wallet_locked_or_damaged");
    wallet.change_passphrase(&passphrase("first"), &passphrase("second")).unwrap();
    assert_eq!(contents(home.path(), "first"), None);
    assert_eq!(contents(home.path(), "second").unwrap(), sorted(&[ONE, TWO]));
    wallet.recover(&recovery, &passphrase("third")).unwrap();
    assert_eq!(contents(home.path(), "second"), None);
    assert_eq!(contents(home.path(), "third").unwrap(), sorted(&[ONE, TWO]));
}

#[test]
fn the_recovery_key_opens_what_is_left() {
    let (home, recovery) = furnished();
    let wallet = wallet(home.path());
    assert_eq!(wallet.recover("AGE-SECRET-KEY-1QQ", &passphrase("x")).unwrap_err().code(), "recovery_key_malformed");
    let other = Identity::generate().reveal();
    let error = wallet.recover(&other, &passphrase("x")).unwrap_err();
    assert_eq!((error.code(), error.exit()), ("recovery_failed", crate::exit::Exit::Locked));
    fs::remove_file(home.path().join("wallet/wallet.age")).unwrap();
    fs::write(home.path().join("wallet/wallet.json"), b"{}").unwrap();
    assert_eq!(wallet.unlock(&passphrase("first")).err().unwrap().code(), "wallet_secrets_missing");
    wallet.recover(&recovery, &passphrase("second")).unwrap();
    assert_eq!(contents(home.path(), "second").unwrap(), sorted(&[ONE, TWO]));
    let renewed = renew(&wallet, &passphrase("second")).unwrap();
    assert_eq!(wallet.recover(&recovery, &passphrase("x")).unwrap_err().code(), "recovery_failed");
    wallet.recover(&renewed, &passphrase("third")).unwrap();
    assert_eq!(contents(home.path(), "third").unwrap(), sorted(&[ONE, TWO]));
}

#[test]
fn a_recovery_key_that_nobody_was_told_changes_nothing() {
    let unheard = || WalletError::SealFailed { reason: "the pipe is closed".to_owned() };
    let nowhere = tempfile::tempdir().unwrap();
    let error = wallet(nowhere.path()).init(&passphrase("first"), birth(1), &now(), |_| Err(unheard())).unwrap_err();
    assert_eq!(error, unheard());
    assert!(fs::read_dir(nowhere.path()).unwrap().next().is_none(), "there is no wallet, nor a part of one");

    let (home, recovery) = furnished();
    let error = wallet(home.path()).renew_recovery(&passphrase("first"), |_| Err(unheard())).unwrap_err();
    assert_eq!(error, unheard());
    wallet(home.path()).recover(&recovery, &passphrase("second")).unwrap();
}

fn backed_up(home: &Path) -> PathBuf {
    let open = wallet(home).unlock(&passphrase("first")).unwrap();
    let file = open.back_up(&passphrase("backup")).unwrap();
    assert!(file.damaged.is_empty());
    let path = home.join("backup.age");
    fs::write(&path, file.bytes).unwrap();
    path
}

fn opened(path: &Path) -> Backup {
    ClosedBackup::read(&Storage::default(), path).and_then(|closed| closed.open(&passphrase("backup"))).unwrap()
}

#[test]
fn a_backup_is_a_whole_wallet() {
    let (home, recovery) = furnished();
    wallet(home.path()).add(THREE).unwrap();
    let backup = opened(&backed_up(home.path()));
    assert_eq!(backup.len(), 3);
    let elsewhere = tempfile::tempdir().unwrap();
    wallet(elsewhere.path()).restore(&backup, &passphrase("new")).unwrap();
    assert_eq!(contents(elsewhere.path(), "new").unwrap(), sorted(&[ONE, TWO, THREE]));
    assert_eq!(wallet(elsewhere.path()).holders().unwrap(), wallet(home.path()).holders().unwrap());
    wallet(elsewhere.path()).recover(&recovery, &passphrase("newer")).unwrap();
    assert_eq!(contents(elsewhere.path(), "newer").unwrap(), sorted(&[ONE, TWO, THREE]));
    assert_eq!(wallet(elsewhere.path()).restore(&backup, &passphrase("x")).unwrap_err().code(), "wallet_exists");
}

#[test]
fn a_backup_merges_into_a_wallet_that_exists_even_a_foreign_one() {
    let (home, _) = furnished();
    let backup = opened(&backed_up(home.path()));
    let elsewhere = tempfile::tempdir().unwrap();
    init(&wallet(elsewhere.path()), "own", 7).unwrap();
    let own = passphrase("own");
    let mut open = wallet(elsewhere.path()).unlock(&own).unwrap();
    open.add(TWO).unwrap();
    open.add(THREE).unwrap();
    assert_eq!(open.merge(&backup, &own).unwrap(), Merged { added: 1, duplicates: 1, holders: 1, kept: None });
    assert_eq!(open.merge(&backup, &own).unwrap(), Merged { added: 0, duplicates: 2, holders: 0, kept: None });
    assert_eq!(open.holders().len(), 2);
    assert_eq!(contents(elsewhere.path(), "own").unwrap(), sorted(&[ONE, TWO, THREE]));
    let told = wallet(elsewhere.path()).holders().unwrap();
    // Of keys of one time the own one stays the newest.
    assert_eq!(told[0], wallet(home.path()).holders().unwrap()[0]);
}

#[test]
fn what_is_too_large_to_be_read_again_is_not_kept() {
    let (home, _) = furnished();
    let open = wallet(home.path()).unlock(&passphrase("first")).unwrap();
    let mut large = vec![b'a'; usize::try_from(MAX_CREDENTIAL).unwrap()];
    assert_eq!(open.add(&large).unwrap(), Added::New);
    assert_eq!(open.list().unwrap().entries.len(), 3);
    large.push(b'a');
    assert_eq!(open.add(&large).unwrap_err().code(), "credential_too_large");
    assert_eq!(wallet(home.path()).add(&large).unwrap_err().code(), "credential_too_large");
}

/// What a learner does with the stock age tools if this program is gone: `age -d -i wallet.age credentials/….age`.
#[test]
fn the_secrets_are_an_identity_file_of_the_age_tools() {
    let (home, _) = furnished();
    let text = passphrase("first").open(&fs::read(home.path().join("wallet/wallet.age")).unwrap()).unwrap();
    let identities = age::IdentityFile::from_buffer(&text[..]).unwrap().into_identities().unwrap();
    for path in credential_files(home.path()) {
        let sealed = fs::read(path).unwrap();
        let decryptor = age::Decryptor::new(&sealed[..]).unwrap();
        let mut bytes = Vec::new();
        let mut reader = decryptor.decrypt(identities.iter().map(|identity| &**identity as &dyn age::Identity)).unwrap();
        std::io::Read::read_to_end(&mut reader, &mut bytes).unwrap();
        assert!(bytes == ONE || bytes == TWO);
    }
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_anything() {
    use std::os::unix::fs::PermissionsExt;
    fn check(folder: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
            if entry.file_type().unwrap().is_dir() {
                assert_eq!(mode, 0o700, "{:?}", entry.path());
                check(&entry.path());
            } else {
                assert_eq!(mode, 0o600, "{:?}", entry.path());
            }
        }
    }
    let (home, _) = furnished();
    wallet(home.path()).add(THREE).unwrap();
    wallet(home.path()).change_passphrase(&passphrase("first"), &passphrase("second")).unwrap();
    check(home.path());
}

#[cfg(unix)]
#[test]
fn links_in_the_wallet_are_refused() {
    let (home, recovery) = furnished();
    let folder = home.path().join("wallet");
    let victim = home.path().join("victim");
    for name in [SECRETS, RECOVERY, PUBLIC] {
        fs::rename(folder.join(name), &victim).unwrap();
        std::os::unix::fs::symlink(&victim, folder.join(name)).unwrap();
        let before = fs::read(&victim).unwrap();
        let outcomes = [
            wallet(home.path()).unlock(&passphrase("first")).err().map(|error| error.code()),
            wallet(home.path()).change_passphrase(&passphrase("first"), &passphrase("first")).err().map(|error| error.code()),
            wallet(home.path()).recover(&recovery, &passphrase("first")).err().map(|error| error.code()),
        ];
        assert!(outcomes.contains(&Some("is_symlink")), "{name}: {outcomes:?}");
        assert_eq!(fs::read(&victim).unwrap(), before);
        fs::rename(&victim, folder.join(name)).unwrap();
    }
    let credential = credential_files(home.path()).remove(0);
    fs::rename(&credential, &victim).unwrap();
    std::os::unix::fs::symlink(&victim, &credential).unwrap();
    let listing = wallet(home.path()).unlock(&passphrase("first")).unwrap().list().unwrap();
    assert_eq!(listing.entries.len(), 1);
    assert!(matches!(listing.damaged[0].unread, Some(StorageError::IsSymlink { .. })));
}
