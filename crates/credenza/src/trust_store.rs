//! The verifier's own trust list: a plain trust file in the home folder.

use std::path::{Path, PathBuf};

use credenza_core::encoding::json::MAX_BYTES;
use credenza_core::trust::{TrustList, TrustListError, TrustedIssuer};

use crate::failure::{Explain, Failure};
use crate::sources::{Kind, Source};
use crate::storage::{Existing, Links, Mode, Storage, StorageError};

/// A trust file could not be read.
#[derive(Debug)]
pub(crate) enum TrustFileError {
    /// Its bytes could not be read.
    Storage(StorageError),
    /// It is not a trust file.
    Malformed {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        error: TrustListError,
    },
}

impl Explain for TrustFileError {
    fn code(&self) -> &'static str {
        match self {
            Self::Storage(error) => error.code(),
            Self::Malformed { error, .. } => error.code(),
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Storage(error) => error.args(),
            Self::Malformed { error: TrustListError::Json(error), .. } => error.args(),
            Self::Malformed { error: TrustListError::Form { expected, found, .. }, .. } => {
                vec![("expected", expected.clone()), ("found", found.clone())]
            }
            // The enum may grow; then its own words stand in.
            Self::Malformed { error, .. } => vec![("expected", "…".to_owned()), ("found", error.to_string())],
        }
    }

    fn place(&self) -> Option<String> {
        match self {
            Self::Storage(error) => error.place(),
            Self::Malformed { path, error } => Some(format!("{}: {}", path.display(), error.pointer())),
        }
    }
}

/// The trust file at `path`.
///
/// # Errors
/// See [`TrustFileError`].
pub(crate) fn read(storage: &Storage, path: &Path, links: Links) -> Result<TrustList, TrustFileError> {
    read_as(storage, path, links, "").map(|(list, _)| list)
}

/// The same, and the file as the source that a report calls `name`.
///
/// # Errors
/// See [`TrustFileError`].
pub(crate) fn read_as(storage: &Storage, path: &Path, links: Links, name: &str) -> Result<(TrustList, Source), TrustFileError> {
    let bytes = storage.read_capped(path, MAX_BYTES as u64, links).map_err(TrustFileError::Storage)?;
    let list = TrustList::parse(&bytes).map_err(|error| TrustFileError::Malformed { path: path.to_owned(), error })?;
    Ok((list, Source::of(Kind::TrustList, None, name, &bytes)))
}

/// The list with `changed` in place of the entries of the same DIDs, each where it stood; new ones come last.
pub(crate) fn with(list: &TrustList, changed: impl IntoIterator<Item = TrustedIssuer>) -> TrustList {
    TrustList::new(list.issuers().iter().cloned().chain(changed))
}

/// A trust list as the bytes of its file.
pub(crate) fn to_bytes(list: &TrustList) -> Vec<u8> {
    // Serialising a `Value` cannot fail: its keys are strings and it writes to memory.
    let mut bytes = serde_json::to_vec_pretty(&list.to_value()).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The own list, `trust.json` in the home folder.
#[derive(Clone, Debug)]
pub(crate) struct TrustStore {
    storage: Storage,
    home: PathBuf,
}

impl TrustStore {
    /// The store below `home`, which need not exist yet.
    pub(crate) fn at(storage: Storage, home: PathBuf) -> Self {
        Self { storage, home }
    }

    /// The list; none where there is no file.
    ///
    /// # Errors
    /// See [`TrustFileError`].
    pub(crate) fn read(&self) -> Result<Option<TrustList>, TrustFileError> {
        Ok(self.read_as("")?.map(|(list, _)| list))
    }

    /// The same, and its file as the source that a report calls `name`.
    ///
    /// # Errors
    /// See [`TrustFileError`].
    pub(crate) fn read_as(&self, name: &str) -> Result<Option<(TrustList, Source)>, TrustFileError> {
        match read_as(&self.storage, &self.path(), Links::Refuse, name) {
            Ok(list) => Ok(Some(list)),
            Err(TrustFileError::Storage(StorageError::FileNotFound { .. })) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Changes the list at one stroke; no other process changes it meanwhile. `change` sees the list as it is now, which may be another one than when the user
    /// was asked, and refuses what it must.
    ///
    /// # Errors
    /// Those of `change` and of the disk, and a list of more than [`MAX_BYTES`]; then the file is as it was.
    pub(crate) fn change(&self, change: impl FnOnce(TrustList) -> Result<TrustList, Failure>) -> Result<(), Failure> {
        self.storage.create_dir(&self.home)?;
        let _lock = self.storage.lock(&self.home)?;
        let bytes = to_bytes(&change(self.read()?.unwrap_or_default())?);
        // What could not be read again would take the list away.
        if bytes.len() > MAX_BYTES {
            return Err(Failure::new("trust_list_too_large").arg("limit", MAX_BYTES).at(self.path().display()));
        }
        Ok(self.storage.write_atomic(&self.path(), &bytes, Mode::Public, Existing::Replace)?)
    }

    /// Gives a list that is damaged, or larger than any that was written, another name, so that another can be begun; which name, or `None` where it is not damaged. What it said may still be read out of it.
    ///
    /// # Errors
    /// Those of the disk: a list that can't be read, for want of the rights, may be whole.
    pub(crate) fn set_aside(&self) -> Result<Option<PathBuf>, Failure> {
        let _lock = self.storage.lock(&self.home)?;
        match self.read() {
            Ok(_) => return Ok(None),
            Err(TrustFileError::Malformed { .. } | TrustFileError::Storage(StorageError::FileTooLarge { .. })) => {}
            Err(error) => return Err(error.into()),
        }
        let mut kept = self.home.join("trust-damaged.json");
        let mut number = 1_u32;
        while self.storage.is_there(&kept)? {
            number = number.saturating_add(1);
            kept = self.home.join(format!("trust-damaged-{number}.json"));
        }
        self.storage.rename(&self.path(), &kept)?;
        Ok(Some(kept))
    }

    fn path(&self) -> PathBuf {
        self.home.join("trust.json")
    }
}

#[cfg(test)]
mod tests {
    use credenza_core::did::Did;

    use super::*;
    use crate::storage::campaign::every_fault;

    fn issuer(did: &str, name: &str) -> TrustedIssuer {
        TrustedIssuer::new(Did::parse(did).unwrap(), name)
    }

    #[test]
    fn a_change_is_whole_or_not_at_all() {
        let home = tempfile::tempdir().unwrap();
        let store = TrustStore::at(Storage::default(), home.path().join("new"));
        assert!(store.read().unwrap().is_none());
        store.change(|list| Ok(with(&list, [issuer("did:web:a.example", "A"), issuer("did:web:b.example", "B")]))).unwrap();
        store.change(|list| Ok(with(&list, [issuer("did:web:a.example", "New A")]))).unwrap();
        assert!(store.change(|_| Err(Failure::new("trust_entry_missing"))).is_err());
        let names: Vec<_> = store.read().unwrap().unwrap().issuers().iter().map(|issuer| issuer.name.clone()).collect();
        assert_eq!(names, ["New A", "B"]);
    }

    #[test]
    fn a_damaged_file_is_never_taken_for_an_empty_one() {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join("trust.json"), r#"{"issuers": [{"id": "did:web:a.example", "name": "A", "untill": "x"}]}"#)
            .unwrap();
        let store = TrustStore::at(Storage::default(), home.path().to_owned());
        assert_eq!(store.read().unwrap_err().code(), "trust_list_malformed");
        assert_eq!(store.change(Ok).unwrap_err().code, "trust_list_malformed");
    }

    #[test]
    fn a_damaged_list_is_put_aside_and_never_lost() {
        let home = tempfile::tempdir().unwrap();
        let store = TrustStore::at(Storage::default(), home.path().to_owned());
        assert!(store.set_aside().unwrap().is_none(), "there is none");
        store.change(|list| Ok(with(&list, [issuer("did:web:a.example", "A")]))).unwrap();
        assert!(store.set_aside().unwrap().is_none(), "it is sound");
        for (damage, name) in [("", "trust-damaged.json"), ("{\"issuers\"", "trust-damaged-2.json")] {
            std::fs::write(home.path().join("trust.json"), damage).unwrap();
            assert_eq!(store.set_aside().unwrap(), Some(home.path().join(name)));
            assert_eq!(std::fs::read_to_string(home.path().join(name)).unwrap(), damage);
            assert!(store.read().unwrap().is_none());
        }
        std::fs::write(home.path().join("trust.json"), vec![b' '; MAX_BYTES + 1]).unwrap();
        assert_eq!(store.read().unwrap_err().code(), "file_too_large");
        assert_eq!(store.set_aside().unwrap(), Some(home.path().join("trust-damaged-3.json")));
        std::fs::create_dir(home.path().join("trust.json")).unwrap();
        assert_eq!(store.set_aside().unwrap_err().code, "not_a_file");
    }

    #[test]
    fn a_list_that_could_not_be_read_again_is_not_written() {
        let home = tempfile::tempdir().unwrap();
        let store = TrustStore::at(Storage::default(), home.path().to_owned());
        store.change(|list| Ok(with(&list, [issuer("did:web:a.example", "A")]))).unwrap();
        let long = "x".repeat(MAX_BYTES);
        assert_eq!(store.change(|list| Ok(with(&list, [issuer("did:web:b.example", &long)]))).unwrap_err().code, "trust_list_too_large");
        assert_eq!(store.read().unwrap().unwrap().issuers().len(), 1);
    }

    /// Each would be looked for among all before it: forty thousand million comparisons.
    #[test]
    fn a_national_list_is_merged_at_once() {
        let many: Vec<TrustedIssuer> = (0..200_000).map(|number| issuer(&format!("did:web:i{number}.example"), "Old")).collect();
        let list = with(&TrustList::default(), many.clone());
        let renamed = many.into_iter().rev().map(|entry| TrustedIssuer { name: "New".to_owned(), ..entry });
        let merged = with(&list, renamed);
        assert_eq!(merged.issuers().len(), 200_000);
        for (place, entry) in merged.issuers().iter().enumerate().step_by(20_011) {
            assert_eq!((entry.id.as_str(), entry.name.as_str()), (format!("did:web:i{place}.example").as_str(), "New"));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_its_place_is_refused() {
        let home = tempfile::tempdir().unwrap();
        let victim = home.path().join("victim.json");
        std::fs::write(&victim, r#"{"issuers": []}"#).unwrap();
        std::os::unix::fs::symlink(&victim, home.path().join("trust.json")).unwrap();
        let store = TrustStore::at(Storage::default(), home.path().to_owned());
        assert_eq!(store.read().unwrap_err().code(), "is_symlink");
        assert_eq!(store.change(|list| Ok(with(&list, [issuer("did:web:a.example", "A")]))).unwrap_err().code, "is_symlink");
        assert_eq!(std::fs::read_to_string(&victim).unwrap(), r#"{"issuers": []}"#);
    }

    #[test]
    fn every_fault_leaves_the_old_or_the_new_list() {
        let before = tempfile::tempdir().unwrap();
        let at = |storage: &Storage, home: &Path| TrustStore::at(storage.clone(), home.to_owned());
        at(&Storage::default(), before.path()).change(|list| Ok(with(&list, [issuer("did:web:a.example", "A")]))).unwrap();
        every_fault(
            "trust add",
            7,
            before.path(),
            |storage, home| at(storage, home).change(|list| Ok(with(&list, [issuer("did:web:b.example", "B")]))),
            |home, done, case| {
                let list = at(&Storage::default(), home).read().unwrap().unwrap();
                let names: Vec<_> = list.issuers().iter().map(|issuer| issuer.name.as_str()).collect();
                assert!(names == ["A", "B"] || (names == ["A"] && !done), "{case}: {names:?}");
            },
        );
    }
}
