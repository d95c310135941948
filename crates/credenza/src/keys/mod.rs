//! The issuer's keys: one folder, for every key `NAME.json` in the clear and its secret in `NAME.age` (closed with a passphrase) or `NAME.pem`
//! (for machines, 0600).
//!
//! Both hold a PKCS#8 `PRIVATE KEY` block, so that `age -d NAME.age | openssl pkey -text` reads a key without this program.
//!
//! **Invariants.** The secret file is what makes a key exist: it is written last, and never replaced by another key's (passwd.rs closes the same one anew). What the part in the clear says is shown,
//! never signed with: the public key always comes from the secret, and if the two differ nothing is signed.

mod error;
#[cfg(all(feature = "wallet", any(test, feature = "fuzzing")))]
pub(crate) mod fuzzing;
mod name;
#[cfg(feature = "wallet")]
mod passwd;
#[cfg(feature = "wallet")]
mod sealed;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use credenza_core::key::{KeyError, PublicKey, SecretKey};
use credenza_core::time::Timestamp;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

pub(crate) use error::KeyStoreError;
pub(crate) use name::{KeyArgument, KeyName};
#[cfg(feature = "wallet")]
pub(crate) use passwd::Change;
#[cfg(feature = "wallet")]
pub(crate) use sealed::{ClosedKeyBackup, Restored, SealedKey};

use crate::secret_form::instead_of_pem;
use crate::storage::{Existing, Links, Mode, Storage, StorageError};

/// Largest key file that is read, in bytes.
const MAX_FILE: u64 = 64 << 10;

const SCHEMA: &str = "credenza.key/1";

/// How the files of the age format begin.
const AGE_MAGIC: &[u8] = b"age-encryption.org/";

/// The issuer's keys in a folder.
#[derive(Clone, Debug)]
pub(crate) struct KeyStore {
    storage: Storage,
    folder: PathBuf,
}

/// What keeps a key's secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Protection {
    /// A passphrase.
    Passphrase,
    /// The rights on the file.
    FileRights,
}

/// What can be said of a key without its passphrase.
#[derive(Clone, Debug)]
pub(crate) struct KeyInfo {
    /// Its name.
    pub(crate) name: KeyName,
    /// Its public key, as its part in the clear states it.
    pub(crate) public_key: PublicKey,
    /// When it was made; not known of a PEM file that was put there by hand.
    pub(crate) created: Option<Timestamp>,
    /// What keeps its secret.
    pub(crate) protection: Protection,
}

/// A key that was found: open, or still closed.
#[derive(Debug)]
pub(crate) enum Stored {
    /// The secret itself.
    Open(SecretKey),
    /// The secret behind a passphrase.
    #[cfg(feature = "wallet")]
    Sealed(SealedKey),
}

/// The file `NAME.json`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PublicPart {
    schema: String,
    /// Multikey.
    public_key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<String>,
}

impl KeyStore {
    /// The store in `folder`, which need not exist yet.
    pub(crate) fn at(storage: Storage, folder: PathBuf) -> Self {
        Self { storage, folder }
    }

    /// Keeps a new key in a PEM file that only its owner can read: for machines that sign unattended.
    ///
    /// # Errors
    /// [`KeyStoreError::Exists`]; those of the disk.
    pub(crate) fn keep_unprotected(&self, name: &KeyName, key: &SecretKey, created: &Timestamp) -> Result<(), KeyStoreError> {
        self.keep(name, key, Some(created), Protection::FileRights, key.to_pkcs8_pem().as_bytes())
    }

    /// What can be said of the key without its passphrase.
    ///
    /// # Errors
    /// [`KeyStoreError::NotFound`], [`KeyStoreError::PublicPartDamaged`].
    pub(crate) fn info(&self, name: &KeyName) -> Result<KeyInfo, KeyStoreError> {
        let (path, protection) = self.secret_file(name)?;
        let (public_key, created) = match (self.public_part(name)?, protection) {
            (Some((public_key, created)), _) => (public_key, created),
            (None, Protection::FileRights) => (self.read_pem(&path)?.public_key(), None),
            (None, Protection::Passphrase) => return Err(KeyStoreError::PublicPartDamaged { path: self.path(name, "json") }),
        };
        Ok(KeyInfo { name: name.clone(), public_key, created, protection })
    }

    /// The names of all keys, in order. A folder that is missing has none.
    ///
    /// # Errors
    /// Those of the disk.
    pub(crate) fn names(&self) -> Result<Vec<KeyName>, KeyStoreError> {
        let paths = match self.storage.list(&self.folder) {
            Ok(paths) => paths,
            Err(StorageError::FileNotFound { .. }) => Vec::new(),
            Err(error) => return Err(error.into()),
        };
        let secret = |path: &&PathBuf| path.extension().is_some_and(|ending| ending == "age" || ending == "pem");
        let name = |path: &PathBuf| KeyName::parse(path.file_stem()?.to_str()?).ok();
        let mut names: Vec<_> = paths.iter().filter(secret).filter_map(name).collect();
        names.sort();
        names.dedup();
        Ok(names)
    }

    /// The files that a key of this name has, or would have.
    pub(crate) fn files(&self, name: &KeyName) -> [PathBuf; 3] {
        ["age", "pem", "json"].map(|ending| self.path(name, ending))
    }

    /// The file of a key of the store that nothing but the rights on it protects. Of any other key nothing is to be said.
    pub(crate) fn unprotected(&self, name: &KeyName) -> Option<PathBuf> {
        match self.secret_file(name) {
            Ok((path, Protection::FileRights)) => Some(path),
            _ => None,
        }
    }

    /// The key that `argument` means.
    ///
    /// # Errors
    /// [`KeyStoreError::NotFound`], [`KeyStoreError::Malformed`], [`KeyStoreError::PublicPartDiffers`]; those of the disk.
    pub(crate) fn find(&self, argument: &KeyArgument) -> Result<Stored, KeyStoreError> {
        match argument {
            KeyArgument::Name(name) => self.find_named(name),
            KeyArgument::File(path) => read_file(&self.storage, path),
        }
    }

    fn find_named(&self, name: &KeyName) -> Result<Stored, KeyStoreError> {
        let (path, protection) = self.secret_file(name)?;
        // A damaged one states nothing: then the secret alone decides.
        let stated = match self.public_part(name) {
            Ok(part) => part.map(|(public_key, _)| public_key),
            Err(KeyStoreError::PublicPartDamaged { .. }) => None,
            Err(error) => return Err(error),
        };
        let stated = stated.map(|public_key| Stated { public_key, path: self.path(name, "json") });
        match protection {
            Protection::FileRights => checked(self.read_pem(&path)?, stated).map(Stored::Open),
            Protection::Passphrase => match self.storage.read_capped(&path, MAX_FILE, Links::Refuse) {
                Err(StorageError::FileTooLarge { .. }) => Err(KeyStoreError::LockedOrDamaged { path }),
                bytes => sealed(&path, bytes?, stated),
            },
        }
    }

    /// Writes the part in the clear, then the secret, whose appearance makes the key exist. Without the second the first is nothing.
    fn keep(
        &self,
        name: &KeyName,
        key: &SecretKey,
        created: Option<&Timestamp>,
        protection: Protection,
        secret: &[u8],
    ) -> Result<(), KeyStoreError> {
        self.storage.create_dir(&self.folder)?;
        self.storage.clean(&self.folder);
        let _lock = self.storage.lock(&self.folder)?;
        if let Ok((path, _)) = self.secret_file(name) {
            let found = self.info(name).map_or_else(|_| path.display().to_string(), |info| info.public_key.fingerprint());
            return Err(KeyStoreError::Exists { name: name.as_str().to_owned(), found });
        }
        let part = PublicPart {
            schema: SCHEMA.to_owned(),
            public_key: key.public_key().to_multikey(),
            created: created.map(|created| created.as_str().to_owned()),
        };
        let mut json = serde_json::to_vec_pretty(&part).map_err(std::io::Error::from)?;
        json.push(b'\n');
        self.storage.write_atomic(&self.path(name, "json"), &json, Mode::Public, Existing::Replace)?;
        let ending = match protection {
            Protection::Passphrase => "age",
            Protection::FileRights => "pem",
        };
        Ok(self.storage.write_atomic(&self.path(name, ending), secret, Mode::Secret, Existing::Refuse)?)
    }

    /// Where the key's secret is.
    fn secret_file(&self, name: &KeyName) -> Result<(PathBuf, Protection), KeyStoreError> {
        let candidates = [(self.path(name, "age"), Protection::Passphrase), (self.path(name, "pem"), Protection::FileRights)];
        // A link counts: it is refused where it is read, and never taken for a free name.
        let found = candidates.into_iter().find(|(path, _)| path.symlink_metadata().is_ok());
        found.ok_or_else(|| KeyStoreError::NotFound { name: name.as_str().to_owned() })
    }

    /// What `NAME.json` says, if there is one.
    fn public_part(&self, name: &KeyName) -> Result<Option<(PublicKey, Option<Timestamp>)>, KeyStoreError> {
        let path = self.path(name, "json");
        let bytes = match self.storage.read_capped(&path, MAX_FILE, Links::Refuse) {
            Ok(bytes) => bytes,
            Err(StorageError::FileNotFound { .. }) => return Ok(None),
            Err(StorageError::FileTooLarge { .. }) => return Err(KeyStoreError::PublicPartDamaged { path }),
            Err(error) => return Err(error.into()),
        };
        PublicPart::decode(&bytes).map(Some).ok_or(KeyStoreError::PublicPartDamaged { path })
    }

    fn read_pem(&self, path: &Path) -> Result<SecretKey, KeyStoreError> {
        pem(path, &self.storage.read_capped(path, MAX_FILE, Links::Refuse)?)
    }

    fn path(&self, name: &KeyName, ending: &str) -> PathBuf {
        self.folder.join(format!("{}.{ending}", name.as_str()))
    }
}

impl PublicPart {
    fn decode(bytes: &[u8]) -> Option<(PublicKey, Option<Timestamp>)> {
        let part: Self = serde_json::from_slice(bytes).ok()?;
        let created = part.created.as_deref().map(Timestamp::parse).transpose().ok()?;
        let public_key = PublicKey::from_multikey(&part.public_key).ok()?;
        (part.schema == SCHEMA).then_some((public_key, created))
    }
}

/// A public key that is stated beside a secret, and where.
#[derive(Clone, Debug)]
struct Stated {
    public_key: PublicKey,
    path: PathBuf,
}

/// `key`, if it is the one that is stated. Somebody who exchanged the part in the clear could otherwise have documents published under a key
/// that is not the one that signs.
fn checked(key: SecretKey, stated: Option<Stated>) -> Result<SecretKey, KeyStoreError> {
    let actual = key.public_key();
    match stated {
        Some(Stated { public_key, path }) if public_key != actual => {
            Err(KeyStoreError::PublicPartDiffers { path, stated: public_key.to_multikey(), actual: actual.to_multikey() })
        }
        _ => Ok(key),
    }
}

/// The key in a file that was named by its path: no store is needed for that, nor a home folder.
///
/// # Errors
/// [`KeyStoreError::Malformed`], [`KeyStoreError::NotPem`]; those of the disk.
pub(crate) fn read_file(storage: &Storage, path: &Path) -> Result<Stored, KeyStoreError> {
    let bytes = storage.read_capped(path, MAX_FILE, Links::Follow)?;
    if bytes.starts_with(AGE_MAGIC) { sealed(path, bytes, None) } else { Ok(Stored::Open(pem(path, &bytes)?)) }
}

#[cfg(feature = "wallet")]
fn sealed(path: &Path, bytes: Zeroizing<Vec<u8>>, stated: Option<Stated>) -> Result<Stored, KeyStoreError> {
    Ok(Stored::Sealed(SealedKey::new(path.to_path_buf(), bytes, stated)))
}

#[cfg(not(feature = "wallet"))]
fn sealed(path: &Path, _: Zeroizing<Vec<u8>>, _: Option<Stated>) -> Result<Stored, KeyStoreError> {
    Err(KeyStoreError::SealedUnsupported { path: path.to_path_buf() })
}

fn pem(path: &Path, bytes: &[u8]) -> Result<SecretKey, KeyStoreError> {
    // A name in an older encoding may stand around the block (RFC 7468 §2). In a block no such character is right, and none is dropped: the key would be another.
    let ascii: Zeroizing<Vec<u8>>;
    let text = match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => {
            ascii = Zeroizing::new(bytes.iter().map(|byte| if byte.is_ascii() { *byte } else { b'?' }).collect());
            str::from_utf8(&ascii).unwrap_or_default()
        }
    };
    let path = || path.to_path_buf();
    SecretKey::from_pkcs8_pem(text).map_err(|error| match error {
        KeyError::NoPem => KeyStoreError::NotPem { path: path(), found: instead_of_pem(bytes) },
        error => KeyStoreError::Malformed { path: path(), error },
    })
}
