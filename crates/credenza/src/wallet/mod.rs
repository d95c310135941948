//! The learner's wallet: a folder that keeps credentials and the keys they are issued to.
//!
//! ```text
//! wallet.age            the secrets, closed with the passphrase           (secrets.rs)
//! recovery.age          the same, closed for the recovery key
//! wallet.json           in the clear: the age recipient, the DIDs          (public.rs)
//! credentials/c-H.age   a credential; H = HMAC-SHA-256(name key, its JCS form) (credentials.rs, sameness.rs)
//! credentials/H.age     the same in a wallet of the first versions; H = HMAC-SHA-256(name key, bytes)
//! credentials/in-R.age  a credential added without the passphrase, not yet named
//! ```
//!
//! A backup is one file with all of it (backup.rs), which the passphrase or the recovery key opens (envelope.rs). Why it is so: `docs/adr/0002-wallet-at-rest.md`.
//!
//! **Invariants.** A credential is deleted only by [`Unlocked::remove`] or [`Unlocked::discard`]. What changes the secrets (changes.rs) holds the folder's
//! lock, and writes the recovery file first: it always holds at least the keys that `wallet.age` holds. There is no index: what is listed is what opens.

mod backup;
mod changes;
mod credentials;
mod envelope;
mod error;
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) mod fuzzing;
mod public;
mod recovery_key;
mod sameness;
mod secrets;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use credenza_core::encoding::digest::{hex, sha256};
use credenza_core::key::SecretKey;
use credenza_core::time::Timestamp;
use zeroize::Zeroizing;

pub(crate) use backup::{Backup, ClosedBackup, Merged};
pub(crate) use credentials::{Added, Damaged, Entry, Unlocked};
pub(crate) use envelope::MAGIC as BACKUP_MAGIC;
pub(crate) use error::WalletError;
pub(crate) use public::PublicHolder;
pub(crate) use sameness::canonical;
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
    ///
    /// # Errors
    /// Where that can't be seen: what nobody may look into is not taken for empty.
    pub(crate) fn exists(&self) -> Result<bool, WalletError> {
        for name in [SECRETS, RECOVERY, PUBLIC] {
            if self.has(name)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn has(&self, name: &str) -> Result<bool, WalletError> {
        self.storage.is_there(&self.folder.join(name)).map_err(|error| match error {
            StorageError::NotAFolder { .. } => StorageError::NotAFolder { path: self.folder.clone() }.into(),
            error => error.into(),
        })
    }

    /// That there is a wallet, before anybody is asked for a passphrase.
    ///
    /// # Errors
    /// [`WalletError::NotFound`]; those of [`Wallet::exists`].
    pub(crate) fn require(&self) -> Result<(), WalletError> {
        if self.exists()? { Ok(()) } else { Err(self.not_found()) }
    }

    /// That there is room for one, before anybody is asked to choose a passphrase.
    ///
    /// # Errors
    /// [`WalletError::Exists`] where there is one, [`WalletError::FolderUsed`] where there is anything else; those of [`Wallet::exists`].
    pub(crate) fn require_none(&self) -> Result<(), WalletError> {
        if self.exists()? {
            return Err(WalletError::Exists { path: self.folder.clone() });
        }
        match self.storage.list(&self.folder) {
            Ok(files) if files.is_empty() => Ok(()),
            Ok(_) => Err(WalletError::FolderUsed { path: self.folder.clone() }),
            Err(StorageError::FileNotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// The folder it is in.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes a new wallet, whole or not at all. Its recovery key (`AGE-SECRET-KEY-1…`) is kept nowhere: `tell` says it to the learner, when everything else is
    /// done and before there is a wallet.
    ///
    /// # Errors
    /// [`WalletError::Exists`], [`WalletError::FolderUsed`] where the folder is not empty; those of `tell`: then there is no wallet.
    pub(crate) fn init<E: From<WalletError>>(
        &self,
        passphrase: &Passphrase,
        birth: Birth,
        created: &Timestamp,
        tell: impl FnOnce(&str) -> Result<(), E>,
    ) -> Result<(), E> {
        let recovery = Identity::generate();
        let mut secrets = Secrets {
            identity: Identity::generate(),
            name_key: birth.name_key,
            recovery: recovery.recipient(),
            seal_key: secrets::seal_key(&recovery),
            holders: vec![Holder::new(birth.holder, created.as_str().to_owned())],
            recovery_file: None,
        };
        let staged = self.stage(&mut secrets, passphrase, &[])?;
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
        if !self.has(SECRETS)? && !self.has(RECOVERY)? {
            return Err(self.not_found());
        }
        let sealed = seal_credential(&recipient, credential)?;
        // The name must be new and tell nothing. The sealed bytes are random already.
        let name = hex(sha256(&sealed).get(..16).unwrap_or_default());
        let path = self.credentials().join(format!("{}{name}.age", credentials::INCOMING));
        self.storage.create_dir(&self.credentials())?;
        Ok(self.storage.write_atomic(&path, &sealed, Mode::Secret, Existing::Refuse)?)
    }

    /// Opens the wallet: about 0.4 s, on purpose. Names what was added without the passphrase.
    ///
    /// # Errors
    /// [`WalletError::LockedOrDamaged`], [`WalletError::SecretsMissing`], [`WalletError::SecretsOlder`], [`WalletError::PublicPartDamaged`],
    /// [`WalletError::VersionUnknown`], [`WalletError::NotFound`]; those of the disk.
    pub(crate) fn unlock(&self, passphrase: &Passphrase) -> Result<Unlocked, WalletError> {
        let secrets = self.complete_secrets(passphrase)?;
        self.settled(secrets, passphrase)
    }

    /// The same, also where the secrets lack keys that the wallet had: a backup that is merged may bring them back.
    ///
    /// # Errors
    /// Those of [`Wallet::unlock`] without [`WalletError::SecretsOlder`].
    pub(crate) fn unlock_to_merge(&self, passphrase: &Passphrase) -> Result<Unlocked, WalletError> {
        let (secrets, _) = self.compared_secrets(passphrase)?;
        self.settled(secrets, passphrase)
    }

    /// The secrets, which have every key that the part in the clear names.
    fn complete_secrets(&self, passphrase: &Passphrase) -> Result<Secrets, WalletError> {
        let (secrets, lacking) = self.compared_secrets(passphrase)?;
        if lacking.is_empty() { Ok(secrets) } else { Err(self.secrets_older(lacking)) }
    }

    /// The secrets, and the DIDs that the part in the clear names and whose keys they lack. Both were read at one time: compared later, with a part in the clear that
    /// another run has written since, sound secrets would seem older.
    fn compared_secrets(&self, passphrase: &Passphrase) -> Result<(Secrets, Vec<String>), WalletError> {
        let secrets = self.open_secrets(passphrase)?;
        match self.public_part().and_then(|public| Ok(public.agreement(&secrets)?)) {
            Ok(Agreement::Complete) => Ok((secrets, Vec::new())),
            Ok(Agreement::Behind) => {
                self.catch_up(&secrets);
                Ok((secrets, Vec::new()))
            }
            Ok(Agreement::Ahead(_) | Agreement::Foreign) | Err(WalletError::PublicPartDamaged { .. }) => {
                // Another run may have written the one before and the other after they were read. Under the lock they stand still.
                let _lock = self.lock()?;
                let secrets = self.open_secrets(passphrase)?;
                match self.public_part()?.agreement(&secrets)? {
                    Agreement::Complete | Agreement::Behind => Ok((secrets, Vec::new())),
                    Agreement::Ahead(dids) => Ok((secrets, dids)),
                    Agreement::Foreign => Err(self.public_part_damaged()),
                }
            }
            Err(error) => Err(error),
        }
    }

    /// The wallet that these secrets open, with what came in named.
    fn settled(&self, mut secrets: Secrets, passphrase: &Passphrase) -> Result<Unlocked, WalletError> {
        let mut doubt = self.doubt_of_recovery(&secrets);
        if doubt.is_some()
            && let Ok(_lock) = self.lock()
        {
            secrets = self.open_secrets(passphrase)?;
            doubt = self.doubt_of_recovery(&secrets);
        }
        let unlocked = Unlocked::new(self.clone(), secrets, doubt);
        unlocked.settle();
        Ok(unlocked)
    }

    /// Makes the folder of a wallet with these secrets and credentials, beside its place.
    fn stage(
        &self,
        secrets: &mut Secrets,
        passphrase: &Passphrase,
        credentials: &[Zeroizing<Vec<u8>>],
    ) -> Result<StagedFolder<'_>, WalletError> {
        if self.exists()? {
            return Err(WalletError::Exists { path: self.folder.clone() });
        }
        let staged = self.storage.stage_dir(&self.folder)?;
        let prepared = Self::at(self.storage.clone(), staged.path().to_path_buf());
        self.storage.create_dir(&prepared.credentials())?;
        prepared.write_recovery(&secrets.seal_for_recovery()?)?;
        prepared.write_secrets(secrets, passphrase)?;
        prepared.write_public_part(secrets)?;
        let recipient = secrets.identity.recipient();
        for credential in credentials {
            let path = prepared.credentials().join(format!("{}.age", secrets.content_name(credential)));
            match self.storage.write_atomic(&path, &seal_credential(&recipient, credential)?, Mode::Secret, Existing::Refuse) {
                // Two equal credentials in a backup are one in a wallet: the first.
                Ok(()) | Err(StorageError::FileExists { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(staged)
    }

    /// Gives the folder of a new wallet its name.
    fn publish(&self, staged: StagedFolder<'_>) -> Result<(), WalletError> {
        staged.publish().map_err(|error| match error {
            StorageError::FileExists { .. } => self.require_none().err().unwrap_or_else(|| error.into()),
            error => error.into(),
        })
    }

    fn open_secrets(&self, passphrase: &Passphrase) -> Result<Secrets, WalletError> {
        let path = self.folder.join(SECRETS);
        let damaged = || WalletError::LockedOrDamaged { path: path.clone() };
        let file = self.read(&path, || WalletError::SecretsMissing { path: path.clone() }, damaged)?;
        let text = passphrase.open(&file).map_err(|_| damaged())?;
        Secrets::decode(&text).map_err(|why| unreadable(why, &path, damaged))
    }

    fn public_part(&self) -> Result<PublicPart, WalletError> {
        let (path, damaged) = (self.folder.join(PUBLIC), || self.public_part_damaged());
        let file = self.read(&path, damaged, damaged)?;
        PublicPart::decode(&file).map_err(|why| unreadable(why, &path, damaged))
    }

    /// Reads one of the wallet's own files. Too large, it counts as `damaged`; `missing` is for one that a wallet lacks which is otherwise there.
    fn read(
        &self,
        path: &Path,
        missing: impl Fn() -> WalletError,
        damaged: impl Fn() -> WalletError,
    ) -> Result<Zeroizing<Vec<u8>>, WalletError> {
        match self.storage.read_capped(path, MAX_SECRETS, Links::Refuse) {
            Err(StorageError::FileNotFound { .. }) => Err(if self.exists()? { missing() } else { self.not_found() }),
            Err(StorageError::FileTooLarge { .. }) => Err(damaged()),
            result => Ok(result?),
        }
    }

    fn write_secrets(&self, secrets: &Secrets, passphrase: &Passphrase) -> Result<(), WalletError> {
        let text = secrets.encode()?;
        let sealed = passphrase.seal(|writer| writer.write_all(&text))?;
        Ok(self.storage.write_atomic(&self.folder.join(SECRETS), &sealed, Mode::Secret, Existing::Replace)?)
    }

    fn write_recovery(&self, sealed: &[u8]) -> Result<(), WalletError> {
        Ok(self.storage.write_atomic(&self.folder.join(RECOVERY), sealed, Mode::Secret, Existing::Replace)?)
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
        self.require()?;
        Ok(self.storage.lock(&self.folder)?)
    }

    fn credentials(&self) -> PathBuf {
        self.folder.join(CREDENTIALS)
    }

    fn not_found(&self) -> WalletError {
        WalletError::NotFound { path: self.folder.clone() }
    }

    fn secrets_older(&self, dids: Vec<String>) -> WalletError {
        WalletError::SecretsOlder { path: self.folder.join(SECRETS), dids }
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
