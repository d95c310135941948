//! `wallet backup` and `restore`: the whole wallet in one file, and back.

use std::path::Path;

use serde_json::json;

use super::secrets::recovery_text;
use crate::app::App;
use crate::cli::{WalletBackup, WalletRestore};
use crate::contract::Secret;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::passphrase::{self, Passphrase, PassphraseError, Sources};
use crate::storage::Mode;
use crate::wallet::{Backup, ClosedBackup, Merged, WalletError};

pub(super) fn back_up(app: &App, arguments: &WalletBackup) -> Result<Exit, Failure> {
    let (unlocked, passphrase) = app.unlocked()?;
    let file = unlocked.back_up(&passphrase)?;
    let output = &arguments.output.output;
    // What is there may be the only copy of what does not open here.
    if !file.damaged.is_empty() && output != Path::new("-") && app.storage().is_there(output)? {
        app.warn_of_damaged(&file.damaged);
        return Err(Failure::new("backup_incomplete").arg("path", output.display()).arg("count", file.damaged.len()).at(output.display()));
    }
    app.write_result(Some(&arguments.output.output), arguments.output.force, &file.bytes, Mode::Secret)?;
    app.warn_of_damaged(&file.damaged);
    let path = arguments.output.output.display();
    app.terminal.note(app.messages.text("wallet-backed-up", &[("count", &file.credentials), ("path", &path)]));
    // A script must not take a backup for complete that is not.
    Ok(if file.damaged.is_empty() { Exit::Done } else { Exit::Failed })
}

pub(super) fn restore(app: &App, arguments: &WalletRestore) -> Result<Exit, Failure> {
    let wallet = app.wallet()?;
    let closed = ClosedBackup::read(&app.storage(), &arguments.file)?;
    let by_recovery = arguments.recovery_key || arguments.recovery_file.is_some();
    if by_recovery {
        closed.require_way_for_recovery()?;
    }
    let merged = if wallet.exists()? {
        let passphrase = app.passphrase(&app.messages.text("ask-wallet-passphrase", &[]))?;
        let mut unlocked = wallet.unlock_to_merge(&passphrase)?;
        app.warn_of_doubt(&unlocked);
        let backup = if by_recovery { recovered(app, arguments, &closed)? } else { open(app, arguments, &closed, &passphrase)? };
        unlocked.merge(&backup, &passphrase)?
    } else {
        wallet.require_none()?;
        let (backup, of_wallet) = if by_recovery {
            let backup = recovered(app, arguments, &closed)?;
            (backup, Passphrases::Own(app.new_passphrase(&app.messages.text("ask-new-wallet-passphrase", &[]))?))
        } else {
            let (of_backup, of_wallet) = passphrases_of_new(app, arguments)?;
            (closed.open(&of_backup)?, of_wallet.map_or(Passphrases::Backups(of_backup), Passphrases::Own))
        };
        let said = match &of_wallet {
            Passphrases::Own(_) => "wallet-restored-new-passphrase",
            Passphrases::Backups(_) => "wallet-restored-new",
        };
        let (Passphrases::Own(passphrase) | Passphrases::Backups(passphrase)) = &of_wallet;
        wallet.restore(&backup, passphrase)?;
        app.terminal.note(app.messages.text(said, &[]));
        Merged { added: backup.len(), duplicates: 0, holders: backup.holders().len(), kept: None }
    };
    app.warn_of_kept("recovery_kept", merged.kept.as_deref());
    if app.json {
        app.terminal.json(&json!({ "added": merged.added, "duplicates": merged.duplicates, "dids": merged.holders }));
        return Ok(Exit::Done);
    }
    let counts: [(&str, &dyn std::fmt::Display); 3] =
        [("added", &merged.added), ("duplicates", &merged.duplicates), ("dids", &merged.holders)];
    app.terminal.data(app.messages.text("wallet-restored", &counts));
    Ok(Exit::Done)
}

/// The backup, opened with the wallet's passphrase, which most often is its own; else with another that is handed over or asked for: a backup
/// keeps the passphrase that it was made with.
fn open(app: &App, arguments: &WalletRestore, closed: &ClosedBackup, wallets: &Passphrase) -> Result<Backup, Failure> {
    let sources = sources(app, arguments);
    if let Some(passphrase) = sources.at_hand(&app.storage())? {
        return Ok(closed.open(&passphrase)?);
    }
    match closed.open(wallets) {
        Err(WalletError::BackupLockedOrDamaged { path }) => match ask(app, &sources, &arguments.file) {
            Ok(passphrase) => Ok(closed.open(&passphrase)?),
            // Nobody to ask: that it does not open is the better answer.
            Err(PassphraseError::Needed { .. }) => Err(WalletError::BackupLockedOrDamaged { path }.into()),
            Err(error) => Err(error.into()),
        },
        result => Ok(result?),
    }
}

/// The backup, opened with the recovery key: from the file, `CREDENZA_RECOVERY_KEY` or the terminal.
fn recovered(app: &App, arguments: &WalletRestore, closed: &ClosedBackup) -> Result<Backup, Failure> {
    Ok(closed.recover(&recovery_text(app, arguments.recovery_file.as_deref())?)?)
}

/// Whose passphrase a new wallet has.
enum Passphrases {
    /// One of its own.
    Own(Passphrase),
    /// The backup's.
    Backups(Passphrase),
}

/// The passphrase of the backup, and the new wallet's where another one was handed over. What was handed over for the backup opens it, and what was handed over for the wallet closes the new one; where there is one only, it does both.
fn passphrases_of_new(app: &App, arguments: &WalletRestore) -> Result<(Passphrase, Option<Passphrase>), Failure> {
    match sources(app, arguments).at_hand(&app.storage())? {
        Some(of_backup) => {
            let of_wallet = app.passphrase_at_hand()?.filter(|other| *other != of_backup);
            Ok((of_backup, of_wallet))
        }
        None => {
            let question = app.messages.text("ask-backup-passphrase", &[("path", &arguments.file.display())]);
            Ok((app.passphrase(&question)?, None))
        }
    }
}

fn sources<'a>(app: &App, arguments: &'a WalletRestore) -> Sources<'a> {
    let file = arguments.backup_passphrase_file.as_deref();
    Sources::of("--backup-passphrase-file", file, Secret::BackupPassphrase.variable(), app.no_input)
}

fn ask(app: &App, sources: &Sources<'_>, file: &Path) -> Result<Passphrase, PassphraseError> {
    let question = format!("{} ", app.messages.text("ask-backup-passphrase", &[("path", &file.display())]));
    sources.obtain(&app.storage(), &mut passphrase::Terminal, &question)
}
