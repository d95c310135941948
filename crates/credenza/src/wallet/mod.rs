//! The learner's wallet: a folder that keeps credentials and the keys they are issued to.
//!
//! ```text
//! wallet.age            the secrets, closed with the passphrase           (secrets.rs)
//! recovery.age          the same, closed for the recovery key
//! wallet.json           in the clear: the age recipient, the DIDs          (public.rs)
//! credentials/H.age     a credential; H = HMAC-SHA-256(name key, bytes)    (credentials.rs)
//! credentials/in-R.age  a credential added without the passphrase, not yet named
//! ```
//!
//! A backup is one file with all of it (backup.rs). Why it is so: `docs/adr/0002-wallet-at-rest.md`.
//!
//! **Invariants.** A credential is deleted only by [`Unlocked::remove`] or [`Unlocked::discard`]. What changes the secrets holds the folder's lock, and
//! writes the recovery file first: it always holds at least the keys that `wallet.age` holds. There is no index: what is listed is what opens.

mod backup;
mod credentials;
mod error;
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) mod fuzzing;
mod public;
mod recovery_key;
mod secrets;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use credenza_core::encoding::digest::sha256;
use credenza_core::key::SecretKey;
use credenza_core::time::Timestamp;
use zeroize::Zeroizing;

pub(crate) use backup::{Backup, ClosedBackup, Merged};
pub(crate) use credentials::{Added, Damaged, Entry, Unlocked};
pub(crate) use error::WalletError;
pub(crate) use public::PublicHolder;
pub(crate) use secrets::Holder;

use crate::passphrase::Passphrase;
use crate::sealed::Identity;
use crate::storage::{Existing, Links, Mode, StagedFolder, Storage, StorageError};
use public::{Agreement, PublicPart};
use secrets::{Secrets, Unreadable};

/// Largest credential that is kept, in bytes: the largest document that the core reads.
pub(crate) const MAX_CREDENTIAL: u64 = 16 << 20;

/// Largest `wallet.age`, `recovery.age` or `wallet.json` that is read, in bytes: some thousands of holder keys.
const MAX_SECRETS: u64 = 1 << 20;

const SECRETS: &str = "wallet.age";
const RECOVERY: &str = "recovery.age";
const PUBLIC: &str = "wallet.json";
const CREDENTIALS: &str = "credentials";

/// What is drawn at random for a new wallet, besides the keys that the age crate draws itself.
pub(crate) struct Birth {
    /// The first holder's key.
    pub(crate) holder: SecretKey,
    /// Names the credentials' files.
    pub(crate) name_key: Zeroizing<[u8; 32]>,
}

/// A wallet, closed: what it can do without its passphrase, and what opens it.
#[derive(Clone, Debug)]
pub(crate) struct Wallet {
    storage: Storage,
    folder: PathBuf,
}

impl Wallet {
    /// The wallet in `folder`, whether or not there is one.
    pub(crate) fn at(storage: Storage, folder: PathBuf) -> Self {
        Self { storage, folder }
    }

    /// Whether there is a wallet in the folder.
    pub(crate) fn exists(&self) -> bool {
        [SECRETS, RECOVERY, PUBLIC].iter().any(|name| self.folder.join(name).exists())
    }

    /// That there is a wallet, before anybody is asked for a passphrase.
    ///
    /// # Errors
    /// [`WalletError::NotFound`].
    pub(crate) fn require(&self) -> Result<(), WalletError> {
        if self.exists() { Ok(()) } else { Err(self.not_found()) }
    }

    /// That there is none, before anybody is asked to choose a passphrase.
    ///
    /// # Errors
    /// [`WalletError::Exists`].
    pub(crate) fn require_none(&self) -> Result<(), WalletError> {
        if self.exists() { Err(WalletError::Exists { path: self.folder.clone() }) } else { Ok(()) }
    }

    /// The folder it is in.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes a new wallet, whole or not at all. Its recovery key (`AGE-SECRET-KEY-1…`) is kept nowhere: `tell` says it to the learner, when everything else is
    /// done and before there is a wallet.
    ///
    /// # Errors
    /// [`WalletError::Exists`] where the folder is not empty; those of `tell`: then there is no wallet.
    pub(crate) fn init<E: From<WalletError>>(
        &self,
        passphrase: &Passphrase,
        birth: Birth,
        created: &Timestamp,
        tell: impl FnOnce(&str) -> Result<(), E>,
    ) -> Result<(), E> {
        let recovery = Identity::generate();
        let secrets = Secrets {
            identity: Identity::generate(),
            name_key: birth.name_key,
            recovery: recovery.recipient(),
            seal_key: secrets::seal_key(&recovery),
            holders: vec![Holder::new(birth.holder, created.as_str().to_owned())],
        };
        let staged = self.stage(&secrets, passphrase, &[])?;
        tell(&recovery.reveal())?;
        Ok(self.publish(staged)?)
    }

    /// The DIDs of the wallet, oldest first, as the part in the clear states them: undamaged, and as good as the rights on the folder. Those that
    /// the keys have are [`Unlocked::holders`].
    ///
    /// # Errors
    /// [`WalletError::NotFound`], [`WalletError::PublicPartDamaged`].
    pub(crate) fn holders(&self) -> Result<Vec<PublicHolder>, WalletError> {
        Ok(self.public_part()?.holders)
    }

    /// Keeps a credential, without the passphrase. Whether it is a duplicate comes out at the next [`Wallet::unlock`], which then drops one.
    ///
    /// # Errors
    /// [`WalletError::CredentialTooLarge`]; those of [`Wallet::holders`] and of the disk.
    pub(crate) fn add(&self, credential: &[u8]) -> Result<(), WalletError> {
        let public = self.public_part()?;
        let recipient = public.recipient().ok_or_else(|| self.public_part_damaged())?;
        // Closed for a key that nothing opens any more it would be lost.
        if !self.folder.join(SECRETS).is_file() && !self.folder.join(RECOVERY).is_file() {
            return Err(self.not_found());
        }
        let sealed = seal_credential(&recipient, credential)?;
        // The name must be new and tell nothing. The sealed bytes are random already.
        let name = secrets::hex(sha256(&sealed).get(..16).unwrap_or_default());
        let path = self.credentials().join(format!("{}{name}.age", credentials::INCOMING));
        self.storage.create_dir(&self.credentials())?;
        Ok(self.storage.write_atomic(&path, &sealed, Mode::Secret, Existing::Refuse)?)
    }

    /// Opens the wallet: about 0.4 s, on purpose. Names what was added without the passphrase.
    ///
    /// # Errors
    /// [`WalletError::LockedOrDamaged`], [`WalletError::PublicPartDamaged`], [`WalletError::NotFound`]; those of the disk.
    pub(crate) fn unlock(&self, passphrase: &Passphrase) -> Result<Unlocked, WalletError> {
        let mut secrets = self.open_secrets(passphrase)?;
        match self.public_part().and_then(|public| Ok(public.agreement(&secrets)?)) {
            Ok(Agreement::Complete) => {}
            Ok(Agreement::Behind) => self.catch_up(&secrets),
            Ok(Agreement::Foreign) | Err(WalletError::PublicPartDamaged { .. }) => {
                // Another run may have written the one before and the other after they were read. Under the lock they stand still.
                let _lock = self.lock()?;
                secrets = self.open_secrets(passphrase)?;
                if self.public_part()?.agreement(&secrets)? == Agreement::Foreign {
                    return Err(self.public_part_damaged());
                }
            }
            Err(error) => return Err(error),
        }
        let unlocked = Unlocked::new(self.clone(), secrets);
        unlocked.settle();
        Ok(unlocked)
    }

    /// Adds a holder key and returns its DID.
    ///
    /// # Errors
    /// Those of [`Wallet::unlock`].
    pub(crate) fn add_holder(&self, passphrase: &Passphrase, key: SecretKey, created: &Timestamp) -> Result<String, WalletError> {
        let holder = Holder::new(key, created.as_str().to_owned());
        let did = holder.did.clone();
        self.adopt_holders(passphrase, &[holder])?;
        Ok(did)
    }

    /// Changes the passphrase. A damaged part in the clear is made anew.
    ///
    /// # Errors
    /// [`WalletError::LockedOrDamaged`] where `old` is not the passphrase.
    pub(crate) fn change_passphrase(&self, old: &Passphrase, new: &Passphrase) -> Result<(), WalletError> {
        let _lock = self.lock()?;
        let secrets = self.open_secrets(old)?;
        self.write_secrets(&secrets, new)?;
        self.write_public_part(&secrets)
    }

    /// Sets a new passphrase with the recovery key that stands in `text`; of several, with the one that fits. A damaged `wallet.age` or part in the clear is made anew.
    ///
    /// # Errors
    /// [`WalletError::RecoveryKeyMalformed`], [`WalletError::RecoveryFailed`].
    pub(crate) fn recover(&self, text: &str, new: &Passphrase) -> Result<(), WalletError> {
        let keys = recovery_key::all_in(text);
        if keys.is_empty() {
            return Err(WalletError::RecoveryKeyMalformed);
        }
        let _lock = self.lock()?;
        let path = self.folder.join(RECOVERY);
        let damaged = || WalletError::RecoveryFailed { path: path.clone() };
        let file = self.read(&path, damaged)?;
        let opened = keys.iter().map(|key| Secrets::open_recovery(key, &file)).find(|opened| !matches!(opened, Err(Unreadable::Damaged)));
        let secrets = opened.unwrap_or(Err(Unreadable::Damaged)).map_err(|why| unreadable(why, &path, damaged))?;
        self.write_secrets(&secrets, new)?;
        self.write_public_part(&secrets)
    }

    /// Makes a new recovery key, for one that was lost or seen; the old one opens nothing any more. `tell` says the new one to the learner, while the old one
    /// still works.
    ///
    /// # Errors
    /// Those of [`Wallet::unlock`]; those of `tell`: then nothing has changed.
    pub(crate) fn renew_recovery<E: From<WalletError>>(
        &self,
        passphrase: &Passphrase,
        tell: impl FnOnce(&str) -> Result<(), E>,
    ) -> Result<(), E> {
        let _lock = self.lock()?;
        let mut secrets = self.open_secrets(passphrase)?;
        let recovery = Identity::generate();
        secrets.recover_by(&recovery);
        tell(&recovery.reveal())?;
        // The other way round than elsewhere: if the run dies in between, the old recovery key, the only one anybody knows, still works.
        self.write_secrets(&secrets, passphrase)?;
        Ok(self.write_recovery(&secrets)?)
    }

    /// Adds those of `holders` that the wallet lacks; returns how many.
    fn adopt_holders(&self, passphrase: &Passphrase, holders: &[Holder]) -> Result<usize, WalletError> {
        let _lock = self.lock()?;
        let mut secrets = self.open_secrets(passphrase)?;
        let adopted = secrets.adopt_holders(holders);
        if adopted > 0 {
            self.write_recovery(&secrets)?;
            self.write_secrets(&secrets, passphrase)?;
            self.write_public_part(&secrets)?;
        }
        Ok(adopted)
    }

    /// Makes the folder of a wallet with these secrets and credentials, beside its place.
    fn stage(
        &self,
        secrets: &Secrets,
        passphrase: &Passphrase,
        credentials: &[Zeroizing<Vec<u8>>],
    ) -> Result<StagedFolder<'_>, WalletError> {
        self.require_none()?;
        self.storage.clean(self.folder.parent().unwrap_or(Path::new(".")));
        let staged = self.storage.stage_dir(&self.folder)?;
        let prepared = Self::at(self.storage.clone(), staged.path().to_path_buf());
        self.storage.create_dir(&prepared.credentials())?;
        prepared.write_recovery(secrets)?;
        prepared.write_secrets(secrets, passphrase)?;
        prepared.write_public_part(secrets)?;
        let recipient = secrets.identity.recipient();
        for credential in credentials {
            let path = prepared.credentials().join(format!("{}.age", secrets.content_name(credential)));
            // Two equal credentials in a backup are one in a wallet.
            self.storage.write_atomic(&path, &seal_credential(&recipient, credential)?, Mode::Secret, Existing::Replace)?;
        }
        Ok(staged)
    }

    /// Gives the folder of a new wallet its name.
    fn publish(&self, staged: StagedFolder<'_>) -> Result<(), WalletError> {
        staged.publish(&self.folder).map_err(|error| match error {
            StorageError::FileExists { .. } => WalletError::Exists { path: self.folder.clone() },
            error => error.into(),
        })
    }

    fn open_secrets(&self, passphrase: &Passphrase) -> Result<Secrets, WalletError> {
        let path = self.folder.join(SECRETS);
        let damaged = || WalletError::LockedOrDamaged { path: path.clone() };
        let file = self.read(&path, damaged)?;
        let text = passphrase.open(&file).map_err(|_| damaged())?;
        Secrets::decode(&text).map_err(|why| unreadable(why, &path, damaged))
    }

    fn public_part(&self) -> Result<PublicPart, WalletError> {
        let file = self.read(&self.folder.join(PUBLIC), || self.public_part_damaged())?;
        PublicPart::decode(&file).ok_or_else(|| self.public_part_damaged())
    }

    /// Reads one of the wallet's own files. Missing from a wallet that is otherwise there, or too large, it counts as `damaged`.
    fn read(&self, path: &Path, damaged: impl Fn() -> WalletError) -> Result<Zeroizing<Vec<u8>>, WalletError> {
        match self.storage.read_capped(path, MAX_SECRETS, Links::Refuse) {
            Err(StorageError::FileNotFound { .. }) if !self.exists() => Err(self.not_found()),
            Err(StorageError::FileNotFound { .. } | StorageError::FileTooLarge { .. }) => Err(damaged()),
            result => Ok(result?),
        }
    }

    fn write_secrets(&self, secrets: &Secrets, passphrase: &Passphrase) -> Result<(), WalletError> {
        let text = secrets.encode()?;
        let sealed = passphrase.seal(|writer| writer.write_all(&text))?;
        Ok(self.storage.write_atomic(&self.folder.join(SECRETS), &sealed, Mode::Secret, Existing::Replace)?)
    }

    fn write_recovery(&self, secrets: &Secrets) -> Result<(), WalletError> {
        let sealed = secrets.seal_for_recovery()?;
        Ok(self.storage.write_atomic(&self.folder.join(RECOVERY), &sealed, Mode::Secret, Existing::Replace)?)
    }

    fn write_public_part(&self, secrets: &Secrets) -> Result<(), WalletError> {
        let bytes = PublicPart::of(secrets)?.encode()?;
        Ok(self.storage.write_atomic(&self.folder.join(PUBLIC), &bytes, Mode::Secret, Existing::Replace)?)
    }

    /// Brings the part in the clear up to date, if it can be written; nothing depends on it.
    fn catch_up(&self, secrets: &Secrets) {
        let Ok(_lock) = self.lock() else { return };
        // Another run may have written both meanwhile, with more holders than were read here.
        if self.public_part().is_ok_and(|now| now.agreement(secrets).is_ok_and(|is| is == Agreement::Behind)) {
            let _ = self.write_public_part(secrets);
        }
    }

    fn lock(&self) -> Result<crate::storage::Lock, WalletError> {
        if !self.exists() {
            return Err(self.not_found());
        }
        Ok(self.storage.lock(&self.folder)?)
    }

    fn credentials(&self) -> PathBuf {
        self.folder.join(CREDENTIALS)
    }

    fn not_found(&self) -> WalletError {
        WalletError::NotFound { path: self.folder.clone() }
    }

    fn public_part_damaged(&self) -> WalletError {
        WalletError::PublicPartDamaged { path: self.folder.join(PUBLIC) }
    }
}

/// Whether a recovery key stands in `text`, its checksum included.
pub(crate) fn has_recovery_key(text: &str) -> bool {
    !recovery_key::all_in(text).is_empty()
}

fn unreadable(why: Unreadable, path: &Path, damaged: impl Fn() -> WalletError) -> WalletError {
    match why {
        Unreadable::Damaged => damaged(),
        Unreadable::Version(found) => WalletError::VersionUnknown { path: path.to_path_buf(), found },
    }
}

fn seal_credential(recipient: &crate::sealed::Recipient, credential: &[u8]) -> Result<Vec<u8>, WalletError> {
    let size = credential.len() as u64;
    if size > MAX_CREDENTIAL {
        return Err(WalletError::CredentialTooLarge { size, limit: MAX_CREDENTIAL });
    }
    Ok(recipient.seal(credential)?)
}
