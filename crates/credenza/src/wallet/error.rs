//! Why the wallet could not do what it was asked.

use std::path::PathBuf;

use crate::exit::Exit;
use crate::failure::Explain;
use crate::storage::StorageError;

/// A failed operation on a wallet.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub(crate) enum WalletError {
    /// There is no wallet in this folder.
    NotFound { path: PathBuf },
    /// There is a wallet in this folder.
    Exists { path: PathBuf },
    /// There is something else than a wallet in this folder.
    FolderUsed { path: PathBuf },
    /// The passphrase is not the wallet's, or the file is damaged: an error that told which would help whoever guesses.
    LockedOrDamaged { path: PathBuf },
    /// The wallet was written by a later version of the program, which may keep something in it that this one would lose.
    VersionUnknown { path: PathBuf, found: String },
    /// The part in the clear is missing, damaged, or does not belong to what the passphrase opens. New credentials may have been closed for
    /// somebody else's key.
    PublicPartDamaged { path: PathBuf },
    /// `wallet.age` is missing from a wallet that is otherwise there.
    SecretsMissing { path: PathBuf },
    /// `path`, which is `wallet.age`, is older than the part in the clear: it lacks the keys of `dids`.
    SecretsOlder { path: PathBuf, dids: Vec<String> },
    /// The recovery file is missing.
    RecoveryMissing { path: PathBuf },
    /// The recovery file is not the one that the secrets know: damaged, older or newer.
    RecoveryDiffers { path: PathBuf },
    /// The recovery file is older than the part in the clear: it lacks the keys of `dids`.
    RecoveryOlder { path: PathBuf, dids: Vec<String> },
    /// This is not the form of a recovery key, or it has a typing error.
    RecoveryKeyMalformed,
    /// The recovery key is another one, or the file is damaged.
    RecoveryFailed { path: PathBuf },
    /// The backup is of the first versions, which nothing but its passphrase opens.
    BackupWithoutRecovery { path: PathBuf },
    /// The backup's passphrase, or the recovery key, is another one, or the file is damaged.
    BackupLockedOrDamaged { path: PathBuf },
    /// The file is no backup of a wallet, but `found` ([`backup_kind`](crate::backup_kind)).
    NotABackup { path: PathBuf, found: &'static str },
    /// A backup of everything would be larger than a restore reads; `limit` in bytes.
    BackupTooLarge { size: u64, limit: u64 },
    /// Larger than a credential can be; sizes in bytes.
    CredentialTooLarge { size: u64, limit: u64 },
    /// There is no such credential in the wallet.
    CredentialNotFound { id: String },
    /// The wallet has no key for this DID.
    HolderNotFound { did: String },
    /// Enciphering failed.
    SealFailed { reason: String },
    /// A file could not be read or written.
    Storage(StorageError),
}

impl From<StorageError> for WalletError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

impl From<std::io::Error> for WalletError {
    fn from(error: std::io::Error) -> Self {
        Self::SealFailed { reason: error.to_string() }
    }
}

impl Explain for WalletError {
    fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "wallet_not_found",
            Self::Exists { .. } => "wallet_exists",
            Self::FolderUsed { .. } => "wallet_folder_used",
            Self::LockedOrDamaged { .. } => "wallet_locked_or_damaged",
            Self::VersionUnknown { .. } => "wallet_version_unknown",
            Self::PublicPartDamaged { .. } => "wallet_public_part_damaged",
            Self::SecretsMissing { .. } => "wallet_secrets_missing",
            Self::SecretsOlder { .. } => "wallet_secrets_older",
            Self::RecoveryMissing { .. } => "recovery_missing",
            Self::RecoveryDiffers { .. } => "recovery_differs",
            Self::RecoveryOlder { .. } => "recovery_older",
            Self::RecoveryKeyMalformed => "recovery_key_malformed",
            Self::RecoveryFailed { .. } => "recovery_failed",
            Self::BackupWithoutRecovery { .. } => "backup_without_recovery",
            Self::BackupLockedOrDamaged { .. } => "backup_locked_or_damaged",
            Self::NotABackup { .. } => "not_a_wallet_backup",
            Self::BackupTooLarge { .. } => "backup_too_large",
            Self::CredentialTooLarge { .. } => "credential_too_large",
            Self::CredentialNotFound { .. } => "credential_not_found",
            Self::HolderNotFound { .. } => "holder_not_found",
            Self::SealFailed { .. } => "seal_failed",
            Self::Storage(error) => error.code(),
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotFound { path }
            | Self::Exists { path }
            | Self::FolderUsed { path }
            | Self::LockedOrDamaged { path }
            | Self::PublicPartDamaged { path }
            | Self::SecretsMissing { path }
            | Self::RecoveryMissing { path }
            | Self::RecoveryDiffers { path }
            | Self::RecoveryFailed { path }
            | Self::BackupWithoutRecovery { path }
            | Self::BackupLockedOrDamaged { path } => vec![("path", path.display().to_string())],
            Self::VersionUnknown { path, found } => vec![("path", path.display().to_string()), ("found", found.clone())],
            Self::NotABackup { path, found } => vec![("path", path.display().to_string()), ("found", (*found).to_owned())],
            Self::SecretsOlder { path, dids } | Self::RecoveryOlder { path, dids } => {
                vec![("path", path.display().to_string()), ("dids", dids.join(", "))]
            }
            Self::BackupTooLarge { size, limit } | Self::CredentialTooLarge { size, limit } => {
                vec![("size", size.to_string()), ("limit", limit.to_string())]
            }
            Self::CredentialNotFound { id } => vec![("id", id.clone())],
            Self::HolderNotFound { did } => vec![("did", did.clone())],
            Self::SealFailed { reason } => vec![("reason", reason.clone())],
            Self::RecoveryKeyMalformed => Vec::new(),
            Self::Storage(error) => error.args(),
        }
    }

    fn place(&self) -> Option<String> {
        match self {
            Self::NotFound { path }
            | Self::Exists { path }
            | Self::FolderUsed { path }
            | Self::LockedOrDamaged { path }
            | Self::VersionUnknown { path, .. }
            | Self::PublicPartDamaged { path }
            | Self::SecretsMissing { path }
            | Self::SecretsOlder { path, .. }
            | Self::RecoveryMissing { path }
            | Self::RecoveryDiffers { path }
            | Self::RecoveryOlder { path, .. }
            | Self::RecoveryFailed { path }
            | Self::NotABackup { path, .. }
            | Self::BackupWithoutRecovery { path }
            | Self::BackupLockedOrDamaged { path } => Some(path.display().to_string()),
            Self::Storage(error) => error.place(),
            _ => None,
        }
    }

    fn exit(&self) -> Exit {
        match self {
            Self::LockedOrDamaged { .. } | Self::RecoveryFailed { .. } | Self::BackupLockedOrDamaged { .. } => Exit::Locked,
            Self::RecoveryKeyMalformed => Exit::Usage,
            Self::Storage(error) => error.exit(),
            _ => Exit::Failed,
        }
    }
}
