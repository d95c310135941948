//! Keys behind a passphrase, and their backup.

use std::path::{Path, PathBuf};

use credenza_core::key::SecretKey;
use credenza_core::time::Timestamp;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{KeyName, KeyStore, KeyStoreError, MAX_FILE, Protection, Stated, Stored, checked, pem};
use crate::backup_kind::{KEY_BACKUP, kind_of_file, kind_of_opened};
use crate::passphrase::Passphrase;
use crate::storage::{Links, Storage, StorageError};

/// The first line of a backup; the rest is the key's PEM block, which tools read in spite of the line before it (RFC 7468 §2).
const BACKUP: &str = "# credenza.key-backup/1 ";

/// A key that a passphrase opens.
pub(crate) struct SealedKey {
    path: PathBuf,
    sealed: Zeroizing<Vec<u8>>,
    stated: Option<Stated>,
}

/// A backup of one key, as its file has it.
pub(crate) struct ClosedKeyBackup {
    path: PathBuf,
    file: Zeroizing<Vec<u8>>,
}

/// A backup of one key, opened.
#[derive(Debug)]
pub(crate) struct KeyBackup {
    /// What the key was called.
    pub(crate) name: KeyName,
    key: SecretKey,
    created: Option<Timestamp>,
}

/// What became of a key that was restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Restored {
    /// It is new here.
    New,
    /// The same key was there already.
    Unchanged,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BackupHead {
    name: String,
    created: Option<String>,
}

impl SealedKey {
    pub(super) fn new(path: PathBuf, sealed: Zeroizing<Vec<u8>>, stated: Option<Stated>) -> Self {
        Self { path, sealed, stated }
    }

    /// The key: about 0.4 s.
    ///
    /// # Errors
    /// [`KeyStoreError::LockedOrDamaged`], [`KeyStoreError::PublicPartDiffers`].
    pub(crate) fn open(self, passphrase: &Passphrase) -> Result<SecretKey, KeyStoreError> {
        let damaged = || KeyStoreError::LockedOrDamaged { path: self.path.clone() };
        let text = passphrase.open(&self.sealed).map_err(|_| damaged())?;
        checked(pem(&self.path, &text)?, self.stated)
    }
}

impl std::fmt::Debug for SealedKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("SealedKey").field("path", &self.path).finish_non_exhaustive()
    }
}

impl KeyStore {
    /// Keeps a new key behind a passphrase.
    ///
    /// # Errors
    /// [`KeyStoreError::Exists`]; those of the disk.
    pub(crate) fn keep_sealed(
        &self,
        name: &KeyName,
        key: &SecretKey,
        created: &Timestamp,
        passphrase: &Passphrase,
    ) -> Result<(), KeyStoreError> {
        self.seal_and_keep(name, key, Some(created), passphrase)
    }

    /// The key `name`, opened before, in one file closed with `passphrase`.
    ///
    /// # Errors
    /// [`KeyStoreError::NotFound`].
    pub(crate) fn back_up(&self, name: &KeyName, key: &SecretKey, passphrase: &Passphrase) -> Result<Vec<u8>, KeyStoreError> {
        self.secret_file(name)?;
        let created = self.public_part(name).ok().flatten().and_then(|(_, created)| created);
        let head = BackupHead { name: name.as_str().to_owned(), created: created.map(|created| created.as_str().to_owned()) };
        let pem = key.to_pkcs8_pem();
        Ok(passphrase.seal(|writer| {
            writer.write_all(BACKUP.as_bytes())?;
            serde_json::to_writer(&mut *writer, &head)?;
            writer.write_all(b"\n")?;
            writer.write_all(pem.as_bytes())
        })?)
    }

    /// Keeps the key of a backup as `name`, behind `passphrase`. A key of that name is never replaced; if it is the same one and `passphrase`
    /// opens it, nothing is to be done.
    ///
    /// # Errors
    /// [`KeyStoreError::Exists`] where a key has the name that is another one, or does not open; those of the disk.
    pub(crate) fn restore(&self, backup: &KeyBackup, name: &KeyName, passphrase: &Passphrase) -> Result<Restored, KeyStoreError> {
        match self.seal_and_keep(name, &backup.key, backup.created.as_ref(), passphrase) {
            Ok(()) => Ok(Restored::New),
            Err(KeyStoreError::Exists { .. }) if self.holds(name, backup, passphrase) => Ok(Restored::Unchanged),
            Err(error) => Err(error),
        }
    }

    /// Whether the secret of the key `name`, opened with `passphrase` if need be, is the one of the backup. The part in the clear does not
    /// count: who believes it may throw the backup away.
    fn holds(&self, name: &KeyName, backup: &KeyBackup, passphrase: &Passphrase) -> bool {
        let key = match self.find_named(name) {
            Ok(Stored::Open(key)) => Some(key),
            Ok(Stored::Sealed(sealed)) => sealed.open(passphrase).ok(),
            Err(_) => None,
        };
        key.is_some_and(|key| key.public_key() == backup.key.public_key())
    }

    fn seal_and_keep(
        &self,
        name: &KeyName,
        key: &SecretKey,
        created: Option<&Timestamp>,
        passphrase: &Passphrase,
    ) -> Result<(), KeyStoreError> {
        let pem = key.to_pkcs8_pem();
        let sealed = passphrase.seal(|writer| writer.write_all(pem.as_bytes()))?;
        self.keep(name, key, created, Protection::Passphrase, &sealed)
    }
}

impl ClosedKeyBackup {
    /// Reads the backup at `path`.
    ///
    /// # Errors
    /// [`KeyStoreError::NotABackup`] where it is known to be something else; [`KeyStoreError::BackupLockedOrDamaged`] where it is too large for one; those of
    /// the disk.
    pub(crate) fn read(storage: &Storage, path: &Path) -> Result<Self, KeyStoreError> {
        let path = path.to_path_buf();
        let file = match storage.read_capped(&path, MAX_FILE, Links::Follow) {
            Err(StorageError::FileTooLarge { .. }) => return Err(KeyStoreError::BackupLockedOrDamaged { path }),
            result => result?,
        };
        match kind_of_file(&file) {
            Some(found) => Err(KeyStoreError::NotABackup { path, found }),
            None => Ok(Self { path, file }),
        }
    }

    /// The backup: about 0.4 s.
    ///
    /// # Errors
    /// [`KeyStoreError::BackupLockedOrDamaged`]; [`KeyStoreError::NotABackup`] where the passphrase opened something else.
    pub(crate) fn open(&self, passphrase: &Passphrase) -> Result<KeyBackup, KeyStoreError> {
        let damaged = || KeyStoreError::BackupLockedOrDamaged { path: self.path.clone() };
        let text = passphrase.open(&self.file).map_err(|_| damaged())?;
        KeyBackup::decode(&text).ok_or_else(|| match kind_of_opened(&text) {
            Some(found) if found != KEY_BACKUP => KeyStoreError::NotABackup { path: self.path.clone(), found },
            _ => damaged(),
        })
    }
}

impl KeyBackup {
    pub(super) fn decode(text: &[u8]) -> Option<Self> {
        let (first, pem) = str::from_utf8(text).ok()?.split_once('\n')?;
        let head: BackupHead = serde_json::from_str(first.strip_prefix(BACKUP)?).ok()?;
        let created = head.created.as_deref().map(Timestamp::parse).transpose().ok()?;
        Some(Self { name: KeyName::parse(&head.name).ok()?, key: SecretKey::from_pkcs8_pem(pem).ok()?, created })
    }
}
