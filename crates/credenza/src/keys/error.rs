//! Why the key store could not do what it was asked.

use std::path::PathBuf;

use credenza_core::key::KeyError;

use crate::exit::Exit;
use crate::failure::Explain;
use crate::storage::StorageError;

/// A failed operation on the key store or a key file.
#[derive(Debug)]
#[non_exhaustive]
pub(crate) enum KeyStoreError {
    /// This can't be the name of a key.
    NameInvalid { name: String },
    /// There is no key of this name.
    NotFound { name: String },
    /// There is a key of this name; its fingerprint, or its file where it can't be read without a passphrase.
    Exists { name: String, found: String },
    /// The passphrase is not the key's, or the file is damaged.
    LockedOrDamaged { path: PathBuf },
    /// The part of the key in the clear names another public key (multibase) than the secret has.
    PublicPartDiffers { path: PathBuf, stated: String, actual: String },
    /// The part of the key in the clear can't be read.
    PublicPartDamaged { path: PathBuf },
    /// The passphrase of the backup is another one, or the file is damaged.
    BackupLockedOrDamaged { path: PathBuf },
    /// This build of the program has no age encryption and can't open the file.
    #[cfg_attr(feature = "wallet", expect(dead_code, reason = "this build opens them"))]
    SealedUnsupported { path: PathBuf },
    /// The file holds no key in PEM, but `found` ([`instead_of_pem`](crate::secret_form::instead_of_pem)).
    NotPem { path: PathBuf, found: &'static str },
    /// The file is no backup of a key, but `found`.
    #[cfg_attr(not(feature = "wallet"), expect(dead_code, reason = "this build restores none"))]
    NotABackup { path: PathBuf, found: &'static str },
    /// The file does not hold a key that the program can use.
    Malformed { path: PathBuf, error: KeyError },
    /// Enciphering failed.
    SealFailed { reason: String },
    /// A file could not be read or written.
    Storage(StorageError),
}

impl From<StorageError> for KeyStoreError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

impl From<std::io::Error> for KeyStoreError {
    fn from(error: std::io::Error) -> Self {
        Self::SealFailed { reason: error.to_string() }
    }
}

impl Explain for KeyStoreError {
    fn code(&self) -> &'static str {
        match self {
            Self::NameInvalid { .. } => "key_name_invalid",
            Self::NotFound { .. } => "key_not_found",
            Self::Exists { .. } => "key_exists",
            Self::LockedOrDamaged { .. } => "key_locked_or_damaged",
            Self::PublicPartDiffers { .. } => "key_public_part_differs",
            Self::PublicPartDamaged { .. } => "key_public_part_damaged",
            Self::BackupLockedOrDamaged { .. } => "backup_locked_or_damaged",
            Self::SealedUnsupported { .. } => "sealed_unsupported",
            Self::NotPem { .. } => KeyError::NoPem.code(),
            Self::NotABackup { .. } => "not_a_key_backup",
            Self::Malformed { error, .. } => error.code(),
            Self::SealFailed { .. } => "seal_failed",
            Self::Storage(error) => error.code(),
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NameInvalid { name } | Self::NotFound { name } => vec![("name", name.clone())],
            Self::Exists { name, found } => vec![("name", name.clone()), ("found", found.clone())],
            Self::PublicPartDiffers { path, stated, actual } => {
                vec![("path", path.display().to_string()), ("stated", stated.clone()), ("actual", actual.clone())]
            }
            Self::LockedOrDamaged { path }
            | Self::PublicPartDamaged { path }
            | Self::BackupLockedOrDamaged { path }
            | Self::SealedUnsupported { path } => vec![("path", path.display().to_string())],
            Self::NotPem { path, found } | Self::NotABackup { path, found } => {
                vec![("path", path.display().to_string()), ("found", (*found).to_owned())]
            }
            Self::Malformed { error: KeyError::PemLabel { found }, .. } => {
                vec![("found", found.clone()), ("kind", kind_of_block(found).to_owned())]
            }
            Self::Malformed { error, .. } => error.args(),
            Self::SealFailed { reason } => vec![("reason", reason.clone())],
            Self::Storage(error) => error.args(),
        }
    }

    fn place(&self) -> Option<String> {
        match self {
            Self::LockedOrDamaged { path }
            | Self::PublicPartDiffers { path, .. }
            | Self::PublicPartDamaged { path }
            | Self::BackupLockedOrDamaged { path }
            | Self::SealedUnsupported { path }
            | Self::NotPem { path, .. }
            | Self::NotABackup { path, .. }
            | Self::Malformed { path, .. } => Some(path.display().to_string()),
            Self::Storage(error) => error.place(),
            _ => None,
        }
    }

    fn exit(&self) -> Exit {
        match self {
            Self::NameInvalid { .. } => Exit::Usage,
            Self::LockedOrDamaged { .. } | Self::BackupLockedOrDamaged { .. } => Exit::Locked,
            Self::PublicPartDiffers { .. } => Exit::InputsDiffer,
            Self::Storage(error) => error.exit(),
            _ => Exit::Failed,
        }
    }
}

/// What is in a PEM block of this label, which is not PKCS#8: the name that its hint selects by.
fn kind_of_block(label: &str) -> &'static str {
    match label.strip_suffix(" KEY") {
        Some("OPENSSH PRIVATE") => "openssh",
        Some(kind) if kind.ends_with("PRIVATE") => "private",
        Some(kind) if kind.ends_with("PUBLIC") => "public",
        None if label.contains("CERTIFICATE") => "certificate",
        _ => "other",
    }
}
