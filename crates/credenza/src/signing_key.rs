//! Which key signs: the KEY of a command line, opened.

use credenza_core::key::SecretKey;

use crate::app::App;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::keys::{self, KeyArgument, KeyName, KeyStore, Stored};
use crate::storage::Others;

impl App {
    /// The issuer's keys.
    ///
    /// # Errors
    /// `no_home`.
    pub(crate) fn key_store(&self) -> Result<KeyStore, Failure> {
        Ok(KeyStore::at(self.storage(), self.home()?.join("keys")))
    }

    /// The key that KEY means, ready to sign: the name of a key in the store or the path of a key file; nothing means the only key there is.
    ///
    /// The passphrase is asked for only where one protects the key, and costs about 0.4 s: call this once a command and keep the key.
    ///
    /// # Errors
    /// `key_none`, `key_ambiguous`, and those of the key store and of [`App::passphrase`].
    pub(crate) fn signing_key(&self, argument: Option<&str>) -> Result<SecretKey, Failure> {
        let argument = match argument {
            Some(text) => KeyArgument::parse(text)?,
            None => KeyArgument::Name(self.only_key()?),
        };
        if let KeyArgument::File(path) = &argument {
            self.key_files.borrow_mut().push(path.clone());
        }
        let stored = self.find_key(&argument)?;
        if matches!(stored, Stored::Open(_)) {
            self.warn_of_rights(&argument)?;
        }
        self.opened_key(stored, &argument)
    }

    /// The key that `argument` means, open or still closed. One in a file needs no home folder.
    ///
    /// # Errors
    /// `no_home` for one of the store; those of [`KeyStore::find`].
    pub(crate) fn find_key(&self, argument: &KeyArgument) -> Result<Stored, Failure> {
        match argument {
            KeyArgument::Name(_) => Ok(self.key_store()?.find(argument)?),
            KeyArgument::File(path) => Ok(keys::read_file(&self.storage, path)?),
        }
    }

    /// Says of a key that nothing but the rights on its file protects whether they let others in; what they are.
    ///
    /// # Errors
    /// `no_home` for one of the store.
    pub(crate) fn warn_of_rights(&self, argument: &KeyArgument) -> Result<Others, Failure> {
        let path = match argument {
            KeyArgument::Name(name) => self.key_store()?.unprotected(name),
            KeyArgument::File(path) => Some(path.clone()),
        };
        let Some(path) = path else { return Ok(Others::Unknown) };
        let others = self.storage.others(&path);
        if let Others::LetIn(mode) = others {
            let failure = Failure::new("key_file_open_to_others").arg("path", path.display()).arg("mode", format!("{mode:04o}"));
            self.terminal.warning(&self.messages, &failure);
        }
        Ok(others)
    }

    /// A key that was found, opened: the passphrase is asked for where one protects it. `argument` is how the question names it.
    ///
    /// # Errors
    /// `key_locked_or_damaged`, `key_public_part_differs`; those of [`App::passphrase`].
    #[cfg_attr(not(feature = "wallet"), allow(unused_variables, reason = "without passphrases nothing is asked"))]
    pub(crate) fn opened_key(&self, stored: Stored, argument: &KeyArgument) -> Result<SecretKey, Failure> {
        match stored {
            Stored::Open(key) => Ok(key),
            #[cfg(feature = "wallet")]
            Stored::Sealed(sealed) => {
                let question = self.messages.text("ask-key-passphrase", &[("key", argument)]);
                Ok(sealed.open(&self.passphrase(&question)?)?)
            }
        }
    }

    /// The name of the only key in the store.
    ///
    /// # Errors
    /// `key_none` where there is none; `key_ambiguous`, naming them, where there are several.
    pub(crate) fn only_key(&self) -> Result<KeyName, Failure> {
        let mut names = self.key_store()?.names()?;
        if names.len() > 1 {
            let names: Vec<_> = names.iter().map(KeyName::as_str).collect();
            return Err(Failure::new("key_ambiguous").arg("names", names.join(", ")).exit(Exit::Usage));
        }
        names.pop().ok_or_else(|| Failure::new("key_none"))
    }
}
