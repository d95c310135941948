//! What changes the secrets: another holder key, another passphrase, another recovery key.
//!
//! **No key is lost.** Three files know the keys or name them, and a disk, a sync client or a restore of single files can set back any of them. So nothing is
//! written while the part in the clear names a DID whose key would be missing from it; and a recovery file that the secrets do not know, which may have keys that
//! they lack, is kept under another name before it is replaced; `recover` keeps `wallet.age` where nothing says which keys it has. What is kept is told, since it opens
//! with what it was closed with.

use std::path::PathBuf;

use credenza_core::encoding::digest::{hex, sha256};
use credenza_core::key::SecretKey;
use credenza_core::time::Timestamp;

use super::secrets::{Secrets, Unreadable};
use super::{Holder, MAX_SECRETS, RECOVERY, SECRETS, Wallet, WalletError, recovery_key, unreadable};
use crate::passphrase::Passphrase;
use crate::sealed::Identity;
use crate::storage::{Existing, Links, Mode, StorageError};

/// What the names of sealed files end in.
const ENDING: &str = ".age";

impl Wallet {
    /// Adds a holder key and returns its DID, and where a recovery file is kept that the wallet did not know.
    ///
    /// # Errors
    /// Those of [`Wallet::unlock`].
    pub(crate) fn add_holder(
        &self,
        passphrase: &Passphrase,
        key: SecretKey,
        created: &Timestamp,
    ) -> Result<(String, Option<PathBuf>), WalletError> {
        let holder = Holder::new(key, created.as_str().to_owned());
        let did = holder.did.clone();
        // The last, whatever the clock said when the others were made.
        let (_, kept) = self.add_to_secrets(passphrase, |secrets| {
            secrets.holders.push(holder);
            1
        })?;
        Ok((did, kept))
    }

    /// Adds those of `holders` that the wallet lacks; returns how many, and where a recovery file is kept that the wallet did not know.
    ///
    /// # Errors
    /// Those of [`Wallet::unlock`]: of the keys that the wallet had none may be missing then.
    pub(super) fn adopt_holders(&self, passphrase: &Passphrase, holders: &[Holder]) -> Result<(usize, Option<PathBuf>), WalletError> {
        self.add_to_secrets(passphrase, |secrets| secrets.adopt_holders(holders))
    }

    /// Writes the secrets with the holders that `add` adds, and returns how many it says those are, and where the recovery file is kept.
    fn add_to_secrets(
        &self,
        passphrase: &Passphrase,
        add: impl FnOnce(&mut Secrets) -> usize,
    ) -> Result<(usize, Option<PathBuf>), WalletError> {
        let _lock = self.lock()?;
        let mut secrets = self.open_secrets(passphrase)?;
        let added = add(&mut secrets);
        self.require_every_key(&secrets)?;
        if added == 0 {
            return Ok((0, None));
        }
        let kept = self.keep_unknown_recovery(&secrets)?;
        self.write_recovery(&secrets.seal_for_recovery()?)?;
        self.write_secrets(&secrets, passphrase)?;
        self.write_public_part(&secrets)?;
        Ok((added, kept))
    }

    /// Changes the passphrase. A damaged part in the clear and a missing recovery file are made anew. Returns where a copy of the recovery file is kept, in a wallet that
    /// knew none.
    ///
    /// # Errors
    /// [`WalletError::LockedOrDamaged`] where `old` is not the passphrase; [`WalletError::SecretsOlder`].
    pub(crate) fn change_passphrase(&self, old: &Passphrase, new: &Passphrase) -> Result<Option<PathBuf>, WalletError> {
        let _lock = self.lock()?;
        let mut secrets = self.open_secrets(old)?;
        self.require_every_key(&secrets)?;
        let mut kept = None;
        match self.recovery_digest() {
            Err(StorageError::FileNotFound { .. }) => self.write_recovery(&secrets.seal_for_recovery()?)?,
            // In the first wallets: what happens to it from now on is found. Nobody says that it is the one that was written last.
            Ok(digest) if secrets.recovery_file.is_none() => {
                kept = self.keep_unknown_recovery(&secrets)?;
                secrets.recovery_file = Some(digest);
            }
            // One that differs may be for another recovery key than the secrets have, and this run shows none.
            _ => {}
        }
        self.write_secrets(&secrets, new)?;
        self.write_public_part(&secrets)?;
        Ok(kept)
    }

    /// Sets a new passphrase with the recovery key that stands in `text`; of several, with the one that fits. A damaged `wallet.age` or part in the clear is made anew.
    /// Where nothing says which keys `wallet.age` has, it is kept under another name; returns which.
    ///
    /// # Errors
    /// [`WalletError::RecoveryKeyMalformed`], [`WalletError::RecoveryFailed`], [`WalletError::RecoveryMissing`]; [`WalletError::RecoveryOlder`]: then `wallet.age`
    /// may be the only file that has a key.
    pub(crate) fn recover(&self, text: &str, new: &Passphrase) -> Result<Option<PathBuf>, WalletError> {
        let keys = recovery_key::all_in(text);
        if keys.is_empty() {
            return Err(WalletError::RecoveryKeyMalformed);
        }
        let _lock = self.lock()?;
        let path = self.folder.join(RECOVERY);
        let damaged = || WalletError::RecoveryFailed { path: path.clone() };
        let file = self.read(&path, || WalletError::RecoveryMissing { path: path.clone() }, damaged)?;
        let opened = keys.iter().map(|key| Secrets::open_recovery(key, &file)).find(|opened| !matches!(opened, Err(Unreadable::Damaged)));
        let mut secrets = opened.unwrap_or(Err(Unreadable::Damaged)).map_err(|why| unreadable(why, &path, damaged))?;
        let dids = self.lacking(&secrets)?;
        if !dids.is_empty() {
            return Err(WalletError::RecoveryOlder { path, dids });
        }
        // A damaged part in the clear, or one of another wallet, names no key that only `wallet.age` has; there may be one all the same.
        let is_vouched = self.public_part().is_ok_and(|public| public.is_of(&secrets));
        let kept = if is_vouched { None } else { self.keep(SECRETS, None)? };
        secrets.recovery_file = Some(hex(&sha256(&file)));
        self.write_secrets(&secrets, new)?;
        self.write_public_part(&secrets)?;
        Ok(kept)
    }

    /// Makes a new recovery key, for one that was lost or seen. `tell` says the new one to the learner, while the old one still works. Returns the recovery files that
    /// are kept under other names: an older recovery key opens those as before, and nothing else.
    ///
    /// # Errors
    /// Those of [`Wallet::unlock`]; those of `tell`: then nothing has changed.
    pub(crate) fn renew_recovery<E: From<WalletError>>(
        &self,
        passphrase: &Passphrase,
        tell: impl FnOnce(&str) -> Result<(), E>,
    ) -> Result<Vec<PathBuf>, E> {
        let _lock = self.lock()?;
        let mut secrets = self.open_secrets(passphrase)?;
        self.require_every_key(&secrets)?;
        self.keep_unknown_recovery(&secrets)?;
        let kept = self.kept_recoveries()?;
        let recovery = Identity::generate();
        secrets.recover_by(&recovery);
        let sealed = secrets.seal_for_recovery().map_err(WalletError::from)?;
        tell(&recovery.reveal())?;
        // The other way round than elsewhere: if the run dies in between, the old recovery key, the only one anybody knows, still works.
        self.write_secrets(&secrets, passphrase)?;
        self.write_recovery(&sealed)?;
        Ok(kept)
    }

    /// That the secrets have every key that the part in the clear names.
    ///
    /// # Errors
    /// [`WalletError::SecretsOlder`]; those of reading the part in the clear, but one that is damaged names nothing.
    fn require_every_key(&self, secrets: &Secrets) -> Result<(), WalletError> {
        let dids = self.lacking(secrets)?;
        if dids.is_empty() { Ok(()) } else { Err(self.secrets_older(dids)) }
    }

    fn lacking(&self, secrets: &Secrets) -> Result<Vec<String>, WalletError> {
        match self.public_part() {
            Ok(public) => Ok(public.lacking(secrets)),
            Err(WalletError::PublicPartDamaged { .. }) => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    /// What is wrong with the recovery file, as far as the secrets know it.
    pub(super) fn doubt_of_recovery(&self, secrets: &Secrets) -> Option<WalletError> {
        let path = self.folder.join(RECOVERY);
        match self.recovery_digest() {
            Ok(found) => {
                secrets.recovery_file.as_ref().is_some_and(|known| *known != found).then_some(WalletError::RecoveryDiffers { path })
            }
            Err(StorageError::FileNotFound { .. }) => Some(WalletError::RecoveryMissing { path }),
            Err(StorageError::FileTooLarge { .. }) => Some(WalletError::RecoveryDiffers { path }),
            Err(error) => Some(error.into()),
        }
    }

    fn recovery_digest(&self) -> Result<String, StorageError> {
        Ok(hex(&sha256(&self.storage.read_capped(&self.folder.join(RECOVERY), MAX_SECRETS, Links::Refuse)?)))
    }

    /// Copies a recovery file that the secrets do not know to a name of its own, before another takes its place; returns which. Those of the first wallets know none:
    /// theirs is copied once.
    fn keep_unknown_recovery(&self, secrets: &Secrets) -> Result<Option<PathBuf>, WalletError> {
        self.keep(RECOVERY, secrets.recovery_file.as_deref())
    }

    /// Copies the file of this name, unless it has the digest `known`, to a name of its own, and returns that.
    fn keep(&self, name: &str, known: Option<&str>) -> Result<Option<PathBuf>, WalletError> {
        let file = match self.storage.read_capped(&self.folder.join(name), MAX_SECRETS, Links::Refuse) {
            // None, or none that this program wrote.
            Err(StorageError::FileNotFound { .. } | StorageError::FileTooLarge { .. }) => return Ok(None),
            result => result?,
        };
        let digest = hex(&sha256(&file));
        if known == Some(digest.as_str()) {
            return Ok(None);
        }
        let kept = self.folder.join(format!("{}-{}{ENDING}", name.trim_end_matches(ENDING), digest.get(..16).unwrap_or(&digest)));
        match self.storage.write_atomic(&kept, &file, Mode::Secret, Existing::Refuse) {
            Err(StorageError::FileExists { .. }) => Ok(Some(kept)),
            result => Ok(result.map(|()| Some(kept))?),
        }
    }

    /// The recovery files that [`Wallet::keep_unknown_recovery`] made.
    fn kept_recoveries(&self) -> Result<Vec<PathBuf>, WalletError> {
        let start = format!("{}-", RECOVERY.trim_end_matches(ENDING));
        let is_kept = |path: &PathBuf| {
            let name = path.file_name().and_then(|name| name.to_str());
            name.is_some_and(|name| name.starts_with(&start) && name.ends_with(ENDING))
        };
        Ok(self.storage.list(&self.folder)?.into_iter().filter(is_kept).collect())
    }
}
