//! Another passphrase for a key of the store, a first one, or none any more.
//!
//! Where a secret moves from one file to the other, the new file is whole before the old one goes. Of two `NAME.age` counts, so a run that dies in between leaves the key behind the new passphrase where
//! one was set, behind the old one where it was to be taken off; the next run does the rest.

use credenza_core::key::SecretKey;

use super::{KeyName, KeyStore, KeyStoreError, Protection, PublicPart, SCHEMA, Stored};
use crate::passphrase::Passphrase;
use crate::storage::{Existing, Mode, StorageError};

/// How a key was protected, and how it is to be: each a passphrase, or none but the rights on its file.
#[derive(Clone, Copy)]
pub(crate) struct Change<'a> {
    pub(crate) from: Option<&'a Passphrase>,
    pub(crate) to: Option<&'a Passphrase>,
}

impl KeyStore {
    /// What protects the key `name`.
    ///
    /// # Errors
    /// [`KeyStoreError::NotFound`].
    pub(crate) fn protection(&self, name: &KeyName) -> Result<Protection, KeyStoreError> {
        Ok(self.secret_file(name)?.1)
    }

    /// Changes what protects the key `name`. The key stays what it is.
    ///
    /// # Errors
    /// [`KeyStoreError::LockedOrDamaged`] where `from` does not open it; [`KeyStoreError::Exists`] where another key lies under the name that its file would get; those of the disk: then it opens as before,
    /// or as it was to.
    pub(crate) fn change_protection(&self, name: &KeyName, change: Change<'_>) -> Result<(), KeyStoreError> {
        self.secret_file(name)?;
        self.storage.clean(&self.folder);
        let _lock = self.storage.lock(&self.folder)?;
        let key = match (self.find_named(name)?, change.from) {
            (Stored::Open(key), _) => key,
            (Stored::Sealed(sealed), Some(passphrase)) => sealed.open(passphrase)?,
            (Stored::Sealed(_), None) => return Err(KeyStoreError::LockedOrDamaged { path: self.path(name, "age") }),
        };
        self.require_none_other(name, &key)?;
        match change.to {
            Some(passphrase) => self.close(name, &key, passphrase),
            None => self.lay_open(name, &key),
        }
    }

    fn close(&self, name: &KeyName, key: &SecretKey, passphrase: &Passphrase) -> Result<(), KeyStoreError> {
        self.mend_public_part(name, key)?;
        let pem = key.to_pkcs8_pem();
        let sealed = passphrase.seal(|writer| writer.write_all(pem.as_bytes()))?;
        self.storage.write_atomic(&self.path(name, "age"), &sealed, Mode::Secret, Existing::Replace)?;
        self.remove_old(name, "pem")
    }

    fn lay_open(&self, name: &KeyName, key: &SecretKey) -> Result<(), KeyStoreError> {
        self.storage.write_atomic(&self.path(name, "pem"), key.to_pkcs8_pem().as_bytes(), Mode::Secret, Existing::Replace)?;
        self.remove_old(name, "age")
    }

    fn remove_old(&self, name: &KeyName, ending: &str) -> Result<(), KeyStoreError> {
        let path = self.path(name, ending);
        if !self.storage.is_there(&path)? {
            return Ok(());
        }
        match self.storage.remove(&path) {
            Ok(()) | Err(StorageError::FileNotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// That no other key lies in `NAME.pem`, which would be replaced or removed: one that somebody put there beside `NAME.age`.
    fn require_none_other(&self, name: &KeyName, key: &SecretKey) -> Result<(), KeyStoreError> {
        match self.read_pem(&self.path(name, "pem")) {
            Ok(found) if found.public_key() == key.public_key() => Ok(()),
            Ok(found) => Err(KeyStoreError::Exists { name: name.as_str().to_owned(), found: found.public_key().fingerprint() }),
            Err(KeyStoreError::Storage(StorageError::FileNotFound { .. })) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Behind a passphrase nobody sees which key it is, unless the part in the clear says so; a key that was put there by hand has none.
    fn mend_public_part(&self, name: &KeyName, key: &SecretKey) -> Result<(), KeyStoreError> {
        match self.public_part(name) {
            Ok(Some(_)) => return Ok(()),
            Ok(None) | Err(KeyStoreError::PublicPartDamaged { .. }) => {}
            Err(error) => return Err(error),
        }
        let part = PublicPart { schema: SCHEMA.to_owned(), public_key: key.public_key().to_multikey(), created: None };
        let mut json = serde_json::to_vec_pretty(&part).map_err(std::io::Error::from)?;
        json.push(b'\n');
        Ok(self.storage.write_atomic(&self.path(name, "json"), &json, Mode::Public, Existing::Replace)?)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use credenza_core::time::Timestamp;
    use zeroize::Zeroizing;

    use super::*;
    use crate::failure::Explain;
    use crate::keys::KeyArgument;
    use crate::storage::Storage;
    use crate::storage::campaign::{every_fault, files};

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(Zeroizing::new(text.to_owned())).unwrap()
    }

    fn store(storage: &Storage, home: &Path) -> KeyStore {
        KeyStore::at(storage.clone(), home.join("keys"))
    }

    fn name() -> KeyName {
        KeyName::parse("registrar").unwrap()
    }

    fn key() -> SecretKey {
        SecretKey::from_seed([1; 32])
    }

    /// A home with the key behind this passphrase, or none.
    fn home(secret: Option<&str>) -> tempfile::TempDir {
        let home = tempfile::tempdir().unwrap();
        let (store, now) = (store(&Storage::default(), home.path()), Timestamp::parse("2027-01-31T09:00:00Z").unwrap());
        match secret {
            Some(secret) => store.keep_sealed(&name(), &key(), &now, &passphrase(secret)).unwrap(),
            None => store.keep_unprotected(&name(), &key(), &now).unwrap(),
        }
        home
    }

    fn change(storage: &Storage, home: &Path, from: Option<&str>, to: Option<&str>) -> Result<(), KeyStoreError> {
        let (from, to) = (from.map(passphrase), to.map(passphrase));
        store(storage, home).change_protection(&name(), Change { from: from.as_ref(), to: to.as_ref() })
    }

    /// Whether exactly this opens the key.
    fn opens(home: &Path, secret: Option<&str>) -> bool {
        let found = store(&Storage::default(), home).find(&KeyArgument::Name(name())).unwrap();
        let opened = match (found, secret) {
            (Stored::Open(key), None) => key,
            (Stored::Sealed(sealed), Some(secret)) => match sealed.open(&passphrase(secret)) {
                Ok(key) => key,
                Err(_) => return false,
            },
            _ => return false,
        };
        assert_eq!(opened.public_key(), key().public_key());
        true
    }

    const CASES: [(Option<&str>, Option<&str>); 4] = [(Some("old"), Some("new")), (None, Some("new")), (Some("old"), None), (None, None)];

    #[test]
    fn a_passphrase_is_changed_set_and_taken_off() {
        for (from, to) in CASES {
            let home = home(from);
            change(&Storage::default(), home.path(), from, to).unwrap();
            assert!(opens(home.path(), to) && (from == to || !opens(home.path(), from)), "{from:?} {to:?}");
            let info = store(&Storage::default(), home.path()).info(&name()).unwrap();
            assert_eq!((info.public_key, info.created.is_some()), (key().public_key(), true));
            // The secret is in one file, and no copy stays.
            assert_eq!(files(home.path()).len(), 2, "{from:?} {to:?}: {:?}", files(home.path()).keys());
        }
    }

    #[test]
    fn every_fault_leaves_the_key_as_it_was_or_as_it_is_to_be() {
        for ((from, to), steps) in CASES.into_iter().zip([6, 8, 8, 6]) {
            let before = home(from);
            every_fault(
                "key passwd",
                steps,
                before.path(),
                |storage, home| change(storage, home, from, to),
                |home, done, case| {
                    let is_new = opens(home, to);
                    assert!(is_new || (!done && opens(home, from)), "{from:?} {to:?} {case}");
                    // Another run does the rest.
                    change(&Storage::default(), home, if is_new { to } else { from }, to).unwrap();
                    assert!(opens(home, to), "{from:?} {to:?} {case}");
                    let old = home.join("keys").join(if to.is_some() { "registrar.pem" } else { "registrar.age" });
                    assert!(!old.exists(), "{from:?} {to:?} {case}");
                },
            );
        }
    }

    #[test]
    fn what_does_not_open_or_is_another_key_stays() {
        let home = home(Some("old"));
        let before = files(home.path());
        for from in [None, Some("wrong")] {
            for to in [None, Some("new")] {
                let error = change(&Storage::default(), home.path(), from, to).unwrap_err();
                assert_eq!((error.code(), error.exit()), ("key_locked_or_damaged", crate::exit::Exit::Locked));
            }
        }
        assert_eq!(files(home.path()), before);
        let other = home.path().join("keys/registrar.pem");
        fs::write(&other, SecretKey::from_seed([2; 32]).to_pkcs8_pem().as_bytes()).unwrap();
        let before = files(home.path());
        for to in [None, Some("new")] {
            assert_eq!(change(&Storage::default(), home.path(), Some("old"), to).unwrap_err().code(), "key_exists");
        }
        assert_eq!(files(home.path()), before);
    }

    #[test]
    fn a_key_that_was_put_there_by_hand_is_known_behind_its_passphrase() {
        let home = home(None);
        fs::remove_file(home.path().join("keys/registrar.json")).unwrap();
        change(&Storage::default(), home.path(), None, Some("new")).unwrap();
        assert_eq!(store(&Storage::default(), home.path()).info(&name()).unwrap().public_key, key().public_key());
    }
}
