//! The whole wallet in one file, and back.
//!
//! The passphrase or the recovery key opens it (envelope.rs). Inside it is one JSON document, so that the stock age tools and any JSON reader get everything out:
//!
//! ```text
//! {"schema": "credenza.backup/2", "ways": digest of what stands before it, "secrets": the text of wallet.age in its version 1,
//!  "credentials": [{"text": …} or {"base64url": …}]}
//! ```
//!
//! Those of the first versions, `credenza.backup/1`, are the same without `ways`, closed with the passphrase and nothing else.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use credenza_core::encoding::base64url;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use super::envelope::{self, Envelope, MAGIC, RecoveryWay};
use super::secrets::{Secrets, Unreadable};
use super::{Added, Damaged, Holder, MAX_CREDENTIAL, Unlocked, Wallet, WalletError, recovery_key, unreadable};
use crate::backup_kind::{WALLET_BACKUP, kind_of_file, kind_of_opened};
use crate::passphrase::Passphrase;
use crate::storage::{Links, Storage, StorageError};

const SCHEMA: &str = "credenza.backup/2";

/// As the first versions wrote it, without a way for the recovery key.
const SCHEMA_ALONE: &str = "credenza.backup/1";

/// Largest backup that is written or read, in bytes.
const MAX_BACKUP: u64 = 256 << 20;

/// A backup, ready to be written.
pub(crate) struct BackupFile {
    /// The file.
    pub(crate) bytes: Vec<u8>,
    /// How many credentials are in it.
    pub(crate) credentials: usize,
    /// What did not open and is not in it.
    pub(crate) damaged: Vec<Damaged>,
}

/// A backup, as its file has it.
pub(crate) struct ClosedBackup {
    path: PathBuf,
    file: Zeroizing<Vec<u8>>,
}

/// A backup, opened.
pub(crate) struct Backup {
    secrets: Secrets,
    credentials: Vec<Zeroizing<Vec<u8>>>,
}

/// What came into a wallet from a backup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Merged {
    /// Credentials that the wallet lacked, or had damaged.
    pub(crate) added: usize,
    /// Credentials that it had.
    pub(crate) duplicates: usize,
    /// Holder keys that it lacked.
    pub(crate) holders: usize,
    /// Where a recovery file is kept that the wallet did not know.
    pub(crate) kept: Option<PathBuf>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire<'a> {
    schema: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ways: Option<Cow<'a, str>>,
    secrets: Cow<'a, str>,
    credentials: Vec<Item<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Item<'a> {
    Text(Cow<'a, str>),
    Base64url(Cow<'a, str>),
}

impl<'a> Item<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        match str::from_utf8(bytes) {
            Ok(text) => Self::Text(Cow::Borrowed(text)),
            Err(_) => Self::Base64url(Cow::Owned(base64url::encode(bytes))),
        }
    }

    fn into_bytes(self) -> Option<Zeroizing<Vec<u8>>> {
        let bytes = match self {
            Self::Text(text) => text.into_owned().into_bytes(),
            Self::Base64url(text) => base64url::decode(&text).ok()?,
        };
        (bytes.len() as u64 <= MAX_CREDENTIAL).then(|| Zeroizing::new(bytes))
    }
}

impl Unlocked {
    /// Everything in the wallet that opens, closed with `passphrase` and for the recovery key.
    ///
    /// # Errors
    /// [`WalletError::BackupTooLarge`]: a backup that could not be restored is none.
    pub(crate) fn back_up(&self, passphrase: &Passphrase) -> Result<BackupFile, WalletError> {
        let listing = self.list()?;
        let secrets = self.secrets.encode_alone()?;
        let recovery = RecoveryWay { recipient: &self.secrets.recovery, seal_key: &self.secrets.seal_key };
        let bytes = envelope::seal(passphrase, &recovery, |ways, writer| {
            let wire = Wire {
                schema: Cow::Borrowed(SCHEMA),
                ways: Some(Cow::Borrowed(ways)),
                secrets: String::from_utf8_lossy(&secrets),
                credentials: listing.entries.iter().map(|entry| Item::of(&entry.bytes)).collect(),
            };
            Ok(serde_json::to_writer(writer, &wire)?)
        })?;
        let size = bytes.len() as u64;
        if size > MAX_BACKUP {
            return Err(WalletError::BackupTooLarge { size, limit: MAX_BACKUP });
        }
        Ok(BackupFile { bytes, credentials: listing.entries.len(), damaged: listing.damaged })
    }

    /// Brings in what a backup has and this wallet lacks. Nothing here is replaced or removed. `passphrase` is this wallet's.
    ///
    /// Run again after a failure it brings in the rest.
    ///
    /// # Errors
    /// [`WalletError::SecretsOlder`] where keys are missing that the backup does not have either, and the others of [`Wallet::unlock`]: then nothing came in. Those of the
    /// disk.
    pub(crate) fn merge(&mut self, backup: &Backup, passphrase: &Passphrase) -> Result<Merged, WalletError> {
        // The keys first: where some are missing, nothing has been changed. Those of the wallet are read anew, since another run may have added some; where the backup has
        // no others, nothing is written, so that a full disk is no obstacle.
        let own = &self.secrets.holders;
        let mut merged = Merged::default();
        if backup.holders().iter().all(|holder| own.iter().any(|own| own.did == holder.did)) {
            self.secrets = self.wallet.complete_secrets(passphrase)?;
        } else {
            (merged.holders, merged.kept) = self.wallet.adopt_holders(passphrase, backup.holders())?;
            self.secrets.adopt_holders(backup.holders());
        }
        for credential in &backup.credentials {
            match self.add(credential)? {
                Added::New | Added::Repaired => merged.added += 1,
                Added::Duplicate => merged.duplicates += 1,
            }
        }
        Ok(merged)
    }
}

impl Wallet {
    /// Makes a new wallet of a backup, whole or not at all. The recovery key is the one that the backed-up wallet had.
    ///
    /// # Errors
    /// [`WalletError::Exists`]: into a wallet that exists a backup is merged, [`Unlocked::merge`].
    pub(crate) fn restore(&self, backup: &Backup, passphrase: &Passphrase) -> Result<(), WalletError> {
        self.publish(self.stage(&mut backup.secrets.clone(), passphrase, &backup.credentials)?)
    }
}

impl ClosedBackup {
    /// Reads the backup at `path`.
    ///
    /// # Errors
    /// [`WalletError::NotABackup`] where it is known to be something else; [`WalletError::BackupLockedOrDamaged`] where it is too large for one; those of the
    /// disk.
    pub(crate) fn read(storage: &Storage, path: &Path) -> Result<Self, WalletError> {
        let file = match storage.read_capped(path, MAX_BACKUP, Links::Follow) {
            Err(StorageError::FileTooLarge { .. }) => return Err(damaged(path)),
            result => result?,
        };
        let path = path.to_path_buf();
        match kind_of_file(&file) {
            Some(found) if found != WALLET_BACKUP => Err(WalletError::NotABackup { path, found }),
            _ => Ok(Self { path, file }),
        }
    }

    /// The backup, opened.
    ///
    /// # Errors
    /// [`WalletError::BackupLockedOrDamaged`]; [`WalletError::NotABackup`] where the passphrase opened something else; [`WalletError::VersionUnknown`].
    pub(crate) fn open(&self, passphrase: &Passphrase) -> Result<Backup, WalletError> {
        if self.has_two_ways() {
            let opened = Envelope::of(&self.file).and_then(|envelope| envelope.open(passphrase));
            return self.decoded(opened);
        }
        let document = passphrase.open(&self.file).map_err(|_| damaged(&self.path))?;
        match kind_of_opened(&document) {
            Some(found) if found != WALLET_BACKUP => Err(WalletError::NotABackup { path: self.path.clone(), found }),
            _ => Backup::decode(&document, None, &self.path),
        }
    }

    /// The backup, opened with the recovery key that stands in `text`; of several, with the one that fits.
    ///
    /// # Errors
    /// [`WalletError::RecoveryKeyMalformed`]; [`WalletError::BackupWithoutRecovery`]; [`WalletError::BackupLockedOrDamaged`]; [`WalletError::VersionUnknown`].
    pub(crate) fn recover(&self, text: &str) -> Result<Backup, WalletError> {
        let keys = recovery_key::all_in(text);
        if keys.is_empty() {
            return Err(WalletError::RecoveryKeyMalformed);
        }
        self.require_way_for_recovery()?;
        let opened = Envelope::of(&self.file).and_then(|envelope| {
            let opened = keys.iter().map(|key| envelope.recover(key)).find(Result::is_ok);
            opened.unwrap_or_else(|| keys.first().map_or(Err(Unreadable::Damaged), |key| envelope.recover(key)))
        });
        self.decoded(opened)
    }

    /// That a recovery key can open it, before anybody is asked for one.
    ///
    /// # Errors
    /// [`WalletError::BackupWithoutRecovery`] where it is of the first versions.
    pub(crate) fn require_way_for_recovery(&self) -> Result<(), WalletError> {
        // What is neither is damaged, which is told once a key was tried.
        let is_of_first_version = self.file.starts_with(b"age-encryption.org/");
        if is_of_first_version { Err(WalletError::BackupWithoutRecovery { path: self.path.clone() }) } else { Ok(()) }
    }

    fn has_two_ways(&self) -> bool {
        self.file.starts_with(MAGIC.as_bytes())
    }

    fn decoded(&self, opened: Result<(Zeroizing<Vec<u8>>, String), Unreadable>) -> Result<Backup, WalletError> {
        let (document, ways) = opened.map_err(|why| unreadable(why, &self.path, || damaged(&self.path)))?;
        Backup::decode(&document, Some(&ways), &self.path)
    }
}

impl Backup {
    /// Reads the document inside; `ways` is the digest of what stands before it, where that opens two ways.
    pub(super) fn decode(document: &[u8], ways: Option<&str>, path: &Path) -> Result<Self, WalletError> {
        let wire: Wire<'_> = serde_json::from_slice(document).map_err(|_| damaged(path))?;
        let schema = if ways.is_some() { SCHEMA } else { SCHEMA_ALONE };
        if wire.schema == SCHEMA || wire.schema == SCHEMA_ALONE {
            // The two do not mix, and a way that was changed is found though another was taken.
            if wire.schema != schema || wire.ways.as_deref() != ways {
                return Err(damaged(path));
            }
        } else {
            return Err(unreadable(Unreadable::Version(wire.schema.into_owned()), path, || damaged(path)));
        }
        let mut text = wire.secrets.into_owned().into_bytes();
        let secrets = Secrets::decode(&text);
        text.zeroize();
        let secrets = secrets.map_err(|why| unreadable(why, path, || damaged(path)))?;
        let credentials: Option<Vec<_>> = wire.credentials.into_iter().map(Item::into_bytes).collect();
        Ok(Self { secrets, credentials: credentials.ok_or_else(|| damaged(path))? })
    }

    /// How many credentials it has.
    pub(crate) fn len(&self) -> usize {
        self.credentials.len()
    }

    /// Its holder keys.
    pub(crate) fn holders(&self) -> &[Holder] {
        &self.secrets.holders
    }
}

fn damaged(path: &Path) -> WalletError {
    WalletError::BackupLockedOrDamaged { path: PathBuf::from(path) }
}
