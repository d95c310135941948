//! The credentials of an opened wallet.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use credenza_core::encoding::digest::{hex, sha256};
use zeroize::Zeroizing;

use super::sameness::canonical;
use super::secrets::{Holder, Secrets};
use super::{MAX_CREDENTIAL, Wallet, WalletError, seal_credential};
use crate::storage::{Existing, Links, Mode, Storage, StorageError};

/// Files of this prefix were added without the passphrase and have no name of their own yet.
pub(super) const INCOMING: &str = "in-";

/// Files of this prefix are named after what they say. Those of the first versions have none, and are named after their bytes.
pub(super) const NAMED: &str = "c-";

/// How often the folder is read anew where a file went away while it was listed.
const MOST_READINGS: usize = 8;

/// Largest credential file that is read: what the age format adds is far less than this.
const MAX_FILE: u64 = MAX_CREDENTIAL + (1 << 20);

/// An opened wallet. Its secrets are wiped when it is dropped.
pub(crate) struct Unlocked {
    pub(super) wallet: Wallet,
    pub(super) secrets: Secrets,
    doubt: Option<WalletError>,
}

/// What became of a credential that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Added {
    /// It is new.
    New,
    /// It was there already, however it was written: what was stored first stays.
    Duplicate,
    /// Its file was there but damaged; now it is whole.
    Repaired,
}

/// A credential in the wallet.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// What its file is called, without ending: the same for whatever says the same.
    pub(crate) id: String,
    /// SHA-256 of its bytes, lower-case hex: its name anywhere.
    pub(crate) digest: String,
    /// As it was issued, byte for byte.
    pub(crate) bytes: Zeroizing<Vec<u8>>,
    files: Vec<PathBuf>,
}

/// A file among the credentials that does not open. It is kept: another copy of it may be added, and a tool may yet read it.
#[derive(Clone, Debug)]
pub(crate) struct Damaged {
    /// The file.
    pub(crate) path: PathBuf,
    /// Why it could not even be read; `None` where it was read and does not open.
    pub(crate) unread: Option<StorageError>,
}

/// Everything in the wallet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Listing {
    /// What opens, each once, in the order of its id.
    pub(crate) entries: Vec<Entry>,
    /// What does not.
    pub(crate) damaged: Vec<Damaged>,
}

impl Unlocked {
    pub(super) fn new(wallet: Wallet, secrets: Secrets, doubt: Option<WalletError>) -> Self {
        Self { wallet, secrets, doubt }
    }

    /// What its owner should be warned of: the recovery file is missing, can't be read, or is not the one that was written last.
    pub(crate) fn doubt(&self) -> Option<&WalletError> {
        self.doubt.as_ref()
    }

    /// The holder keys, oldest first.
    pub(crate) fn holders(&self) -> &[Holder] {
        &self.secrets.holders
    }

    /// The holder of this DID, else the newest.
    ///
    /// # Errors
    /// [`WalletError::HolderNotFound`].
    pub(crate) fn holder(&self, did: Option<&str>) -> Result<&Holder, WalletError> {
        let found = match did {
            Some(did) => self.holders().iter().find(|holder| holder.did == did),
            None => self.holders().last(),
        };
        found.ok_or_else(|| WalletError::HolderNotFound { did: did.unwrap_or_default().to_owned() })
    }

    /// Keeps a credential under the name that what it says has in this wallet.
    ///
    /// # Errors
    /// [`WalletError::CredentialTooLarge`]; those of the disk.
    pub(crate) fn add(&self, credential: &[u8]) -> Result<Added, WalletError> {
        let sealed = seal_credential(&self.secrets.identity.recipient(), credential)?;
        let path = self.path_of(&self.secrets.content_name(credential));
        self.storage().create_dir(&self.wallet.credentials())?;
        match self.storage().write_atomic(&path, &sealed, Mode::Secret, Existing::Refuse) {
            Ok(()) => Ok(Added::New),
            Err(StorageError::FileExists { .. }) if self.opens_to(&path, credential) => Ok(Added::Duplicate),
            Err(StorageError::FileExists { .. }) => {
                self.storage().write_atomic(&path, &sealed, Mode::Secret, Existing::Replace)?;
                Ok(Added::Repaired)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Opens every file: 0.3 ms each.
    ///
    /// # Errors
    /// Only where the folder itself can't be read: a file that does not open is listed as damaged.
    pub(crate) fn list(&self) -> Result<Listing, WalletError> {
        let (mut listing, mut is_whole) = self.list_once()?;
        // What another run gave its name meanwhile is there under that: a backup must not lack it.
        for _ in 1..MOST_READINGS {
            if is_whole {
                break;
            }
            (listing, is_whole) = self.list_once()?;
        }
        Ok(listing)
    }

    /// What is listed, and whether every file was still there when it was opened.
    fn list_once(&self) -> Result<(Listing, bool), WalletError> {
        let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
        let mut damaged = Vec::new();
        let mut is_whole = true;
        let mut files = self.files()?;
        // Of two spellings the one under its own name was stored first, and the one that just came in last.
        files.sort_by_key(|path| (!has_prefix(path, NAMED), has_prefix(path, INCOMING)));
        for path in files {
            match self.open(&path) {
                Ok(bytes) => {
                    let id = self.secrets.content_name(&bytes);
                    let entry = entries.entry(id).or_insert_with_key(|id| Entry {
                        id: id.clone(),
                        digest: hex(&sha256(&bytes)),
                        bytes,
                        files: Vec::new(),
                    });
                    entry.files.push(path);
                }
                // Another run removed or renamed it since the folder was read.
                Err(Some(StorageError::FileNotFound { .. })) => is_whole = false,
                Err(unread) => damaged.push(Damaged { path, unread }),
            }
        }
        damaged.sort_by(|one: &Damaged, other| one.path.cmp(&other.path));
        Ok((Listing { entries: entries.into_values().collect(), damaged }, is_whole))
    }

    /// Deletes a credential for good.
    ///
    /// # Errors
    /// [`WalletError::CredentialNotFound`] where it is gone already; those of the disk, and then it may be there still.
    pub(crate) fn remove(&self, entry: &Entry) -> Result<(), WalletError> {
        let named = self.path_of(&entry.id);
        let mut removed = false;
        // Under its own name last: meanwhile another run may have given that to a file that had none when it was listed.
        for path in entry.files.iter().filter(|path| **path != named).chain([&named]) {
            match self.storage().remove(path) {
                Ok(()) => removed = true,
                Err(StorageError::FileNotFound { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        if removed { Ok(()) } else { Err(WalletError::CredentialNotFound { id: entry.id.clone() }) }
    }

    /// Deletes a damaged file for good, if it still is when it is read again: what can't be read may be whole, and another run may have repaired it.
    /// Says whether it is gone.
    ///
    /// # Errors
    /// Those of the disk, also on reading it.
    pub(crate) fn discard(&self, damaged: &Damaged) -> Result<bool, WalletError> {
        match self.open(&damaged.path) {
            Err(None) => self.storage().remove(&damaged.path)?,
            Ok(_) => return Ok(false),
            Err(Some(StorageError::FileNotFound { .. })) => {}
            Err(Some(error)) => return Err(error.into()),
        }
        Ok(true)
    }

    /// Gives the files their names that were added without the passphrase, or by the first versions. What came in and is there already is dropped; two spellings that an old wallet has both stay,
    /// and are listed as one.
    ///
    /// Best effort: on a disk that can't be written they stay as they are, and are listed all the same.
    pub(super) fn settle(&self) {
        self.storage().clean(&self.wallet.credentials());
        self.storage().clean(&self.wallet.folder);
        for path in self.files().unwrap_or_default() {
            if has_prefix(&path, NAMED) {
                continue;
            }
            let Ok(bytes) = self.open(&path) else { continue };
            let named = self.path_of(&self.secrets.content_name(&bytes));
            // A rename replaces; what it can replace is the same credential, or a damaged copy of it.
            let _ = match self.open(&named) {
                Ok(there) if there == bytes || (has_prefix(&path, INCOMING) && canonical(&there) == canonical(&bytes)) => {
                    self.storage().remove(&path)
                }
                Ok(there) if canonical(&there) == canonical(&bytes) => Ok(()),
                // It may be whole as soon as it can be read.
                Err(Some(error)) if !matches!(error, StorageError::FileNotFound { .. }) => Ok(()),
                _ => self.storage().rename(&path, &named),
            };
        }
    }

    /// The files of credentials, by their ending; a folder that is missing has none.
    fn files(&self) -> Result<Vec<PathBuf>, WalletError> {
        match self.storage().list(&self.wallet.credentials()) {
            Ok(paths) => Ok(paths.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "age")).collect()),
            Err(StorageError::FileNotFound { .. }) => Ok(Vec::new()),
            Err(error) => Err(error.into()),
        }
    }

    /// The content of a credential file; `Err(None)` where it does not open.
    fn open(&self, path: &Path) -> Result<Zeroizing<Vec<u8>>, Option<StorageError>> {
        let file = self.storage().read_capped(path, MAX_FILE, Links::Refuse)?;
        self.secrets.identity.open(&file).map_err(|_| None)
    }

    fn opens_to(&self, path: &Path, expected: &[u8]) -> bool {
        self.open(path).is_ok_and(|bytes| *bytes == expected || canonical(&bytes) == canonical(expected))
    }

    fn path_of(&self, id: &str) -> PathBuf {
        self.wallet.credentials().join(format!("{id}.age"))
    }

    fn storage(&self) -> &Storage {
        &self.wallet.storage
    }
}

fn has_prefix(path: &Path, prefix: &str) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(prefix))
}
