//! `wallet init`, `passwd` and `recover`: passphrase and recovery key.

use credenza_core::did::key_method;
use credenza_core::key::SecretKey;
use serde_json::json;
use zeroize::Zeroizing;

use crate::app::App;
use crate::cli::{WalletPasswd, WalletRecover};
use crate::contract::Secret;
use crate::entropy::{self, NoRandomness};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::passphrase::{self, Passphrase, RECOVERY_OPTION, Sources};
use crate::wallet::{Birth, WalletError, has_recovery_key};

pub(super) fn init(app: &App) -> Result<Exit, Failure> {
    let wallet = app.wallet()?;
    wallet.require_none()?;
    let now = app.now()?;
    app.terminal.note(app.messages.text("wallet-advice-passphrase", &[]));
    let passphrase = app.new_passphrase(&app.messages.text("ask-new-wallet-passphrase", &[]))?;
    let key = new_key()?;
    let did = key_method::from_public_key(&key.public_key()).to_string();
    let birth = Birth { holder: key, name_key: Zeroizing::new(entropy::bytes()?) };
    let folder = wallet.folder().display().to_string();
    wallet.init(&passphrase, birth, &now, |recovery| {
        if app.json {
            app.terminal.json(&json!({ "recovery_key": recovery, "did": did, "folder": folder }));
        } else {
            let label = |key: &str| app.messages.text(key, &[]);
            app.terminal.fields(&[
                (label("wallet-label-recovery"), recovery.to_owned()),
                (label("wallet-label-did"), did),
                (label("wallet-label-folder"), folder),
            ]);
        }
        app.terminal.deliver()
    })?;
    advise_on_recovery_key(app);
    app.terminal.note(app.messages.text("wallet-advice-next", &[]));
    Ok(Exit::Done)
}

pub(super) fn recover(app: &App, arguments: &WalletRecover) -> Result<Exit, Failure> {
    let wallet = app.wallet()?;
    wallet.require()?;
    let text = recovery_text(app, arguments.recovery_file.as_deref())?;
    let new = chosen(app, arguments.new_passphrase_file.as_deref())?;
    let kept = wallet.recover(&text, &new)?;
    app.warn_of_kept("wallet_secrets_kept", kept.as_deref());
    app.terminal.note(app.messages.text("wallet-recovered", &[]));
    Ok(Exit::Done)
}

pub(super) fn change(app: &App, arguments: &WalletPasswd) -> Result<Exit, Failure> {
    let wallet = app.wallet()?;
    wallet.require()?;
    let old = app.passphrase(&app.messages.text("ask-wallet-passphrase", &[]))?;
    if arguments.new_recovery_key {
        let kept = wallet.renew_recovery(&old, |recovery| {
            if app.json {
                app.terminal.json(&json!({ "recovery_key": recovery }));
            } else {
                app.terminal.fields(&[(app.messages.text("wallet-label-recovery", &[]), recovery.to_owned())]);
            }
            app.terminal.deliver()
        })?;
        for path in &kept {
            app.warn_of_kept("recovery_kept_older", Some(path));
        }
        advise_on_recovery_key(app);
        return Ok(Exit::Done);
    }
    let new = chosen(app, arguments.new_passphrase_file.as_deref())?;
    let kept = wallet.change_passphrase(&old, &new)?;
    app.warn_of_kept("recovery_kept", kept.as_deref());
    app.terminal.note(app.messages.text("wallet-passphrase-changed", &[]));
    Ok(Exit::Done)
}

/// The text in which the recovery key stands.
pub(super) fn recovery_text(app: &App, file: Option<&std::path::Path>) -> Result<Zeroizing<String>, Failure> {
    let sources = Sources::of(RECOVERY_OPTION, file, Secret::RecoveryKey.variable(), app.no_input);
    let question = format!("{} ", app.messages.text("ask-recovery-key", &[]));
    let text = sources.text_with_key(&app.storage(), &mut passphrase::Terminal, &question)?;
    // A typing error is told before a new passphrase has to be thought of.
    if has_recovery_key(&text) { Ok(text) } else { Err(WalletError::RecoveryKeyMalformed.into()) }
}

/// A new key for a holder.
pub(super) fn new_key() -> Result<SecretKey, NoRandomness> {
    let seed = Zeroizing::new(entropy::bytes::<32>()?);
    Ok(SecretKey::from_seed(*seed))
}

/// The new passphrase of a wallet that has one.
fn chosen(app: &App, file: Option<&std::path::Path>) -> Result<Passphrase, Failure> {
    app.replacing_passphrase(file, &app.messages.text("ask-new-wallet-passphrase", &[]))
}

fn advise_on_recovery_key(app: &App) {
    app.terminal.note("");
    for line in app.terminal.filled(&app.messages.text("wallet-advice-recovery", &[])).lines() {
        app.terminal.note(line);
    }
}
