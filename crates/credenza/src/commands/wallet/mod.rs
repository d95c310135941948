//! `credenza wallet`: the learner's credentials and keys.

mod add;
mod backup;
mod collection;
mod contents;
mod did;
mod export;
mod find;
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) mod fuzzing;
mod intake;
mod list;
mod remove;
mod secrets;
mod show;
mod standing;

pub(crate) use collection::{Collection, Item};
use contents::issuer;
pub(crate) use contents::{claims, personal, stated};
pub(crate) use find::find_each;
pub(crate) use standing::{Judge, Standing};

use std::path::Path;

use crate::app::App;
use crate::cli::Wallet as Command;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::passphrase::Passphrase;
use crate::wallet::{Damaged, Unlocked, Wallet};

pub(crate) fn run(app: &App, command: &Command) -> Result<Exit, Failure> {
    match command {
        Command::Init => secrets::init(app),
        Command::Did(arguments) => did::run(app, arguments),
        Command::Add(arguments) => add::run(app, arguments),
        Command::List(arguments) => list::run(app, arguments),
        Command::Show(arguments) => show::run(app, arguments),
        Command::Export(arguments) => export::run(app, arguments),
        Command::Remove(arguments) => remove::run(app, arguments),
        Command::Backup(arguments) => backup::back_up(app, arguments),
        Command::Restore(arguments) => backup::restore(app, arguments),
        Command::Recover(arguments) => secrets::recover(app, arguments),
        Command::Passwd(arguments) => secrets::change(app, arguments),
    }
}

impl App {
    /// The learner's wallet, whether or not there is one.
    ///
    /// # Errors
    /// `no_home`.
    pub(crate) fn wallet(&self) -> Result<Wallet, Failure> {
        Ok(Wallet::at(self.storage(), self.home()?.join("wallet")))
    }

    /// The wallet, opened, and its passphrase for whatever writes the secrets anew. About 0.4 s: once a command.
    ///
    /// # Errors
    /// `wallet_not_found`, before anybody is asked; those of [`App::passphrase`] and of [`Wallet::unlock`].
    pub(crate) fn unlocked(&self) -> Result<(Unlocked, Passphrase), Failure> {
        let wallet = self.wallet()?;
        wallet.require()?;
        let passphrase = self.passphrase(&self.messages.text("ask-wallet-passphrase", &[]))?;
        Ok((self.open(&wallet, &passphrase)?, passphrase))
    }

    /// The wallet, opened with a passphrase that is at hand.
    ///
    /// # Errors
    /// Those of [`Wallet::unlock`].
    fn open(&self, wallet: &Wallet, passphrase: &Passphrase) -> Result<Unlocked, Failure> {
        let unlocked = wallet.unlock(passphrase)?;
        self.warn_of_doubt(&unlocked);
        Ok(unlocked)
    }

    /// Says what is wrong with the recovery file: nobody would find out before it is needed.
    fn warn_of_doubt(&self, unlocked: &Unlocked) {
        if let Some(doubt) = unlocked.doubt() {
            self.terminal.warning(&self.messages, &doubt.clone().into());
        }
    }

    /// Says where a file is kept that may have keys which the wallet lacks, or may be opened with what was changed.
    fn warn_of_kept(&self, code: &'static str, kept: Option<&Path>) {
        if let Some(path) = kept {
            self.terminal.warning(&self.messages, &Failure::new(code).arg("path", path.display()).at(path.display()));
        }
    }

    /// Says which files of the wallet do not open; nothing of them is lost as long as they stay.
    fn warn_of_damaged(&self, damaged: &[Damaged]) {
        for one in damaged {
            self.terminal.warning(&self.messages, &why_closed(one));
        }
    }
}

/// Why a file of the wallet does not open: it is damaged, or could not be read and may be whole.
fn why_closed(damaged: &Damaged) -> Failure {
    match &damaged.unread {
        Some(error) => error.clone().into(),
        None => Failure::new("credential_damaged").arg("path", damaged.path.display()),
    }
}
