//! `wallet did`: the learner's DIDs, and the proof to an issuer that one of them is theirs.

use credenza_core::did::Did;
use credenza_core::encoding::base64url;
use credenza_core::key::SecretKey;
use credenza_core::present::{Holder, Request};
use serde_json::json;

use super::secrets::new_key;
use crate::app::App;
use crate::cli::WalletDid;
use crate::commands::present::unsigned;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::wallet::PublicHolder;

pub(super) fn run(app: &App, arguments: &WalletDid) -> Result<Exit, Failure> {
    match (&arguments.issuer, &arguments.nonce) {
        (Some(issuer), Some(nonce)) => prove(app, arguments, issuer, nonce),
        _ if arguments.new => {
            let (did, _) = another(app)?;
            if app.json {
                app.terminal.json(&json!({ "did": did }));
            } else {
                app.terminal.data(did);
            }
            Ok(Exit::Done)
        }
        _ => list(app),
    }
}

/// The DIDs lie in the clear: no passphrase is asked for. Where one is at hand they are those of the keys, whatever somebody wrote in the clear.
fn list(app: &App) -> Result<Exit, Failure> {
    let wallet = app.wallet()?;
    wallet.require()?;
    let holders = match app.passphrase_at_hand()? {
        Some(passphrase) => app.open(&wallet, &passphrase)?.holders().iter().map(PublicHolder::from).collect(),
        None => wallet.holders()?,
    };
    if app.json {
        let values: Vec<_> = holders.iter().map(|holder| json!({ "did": holder.did, "created": holder.created })).collect();
        app.terminal.json(&values);
        return Ok(Exit::Done);
    }
    for holder in holders {
        app.terminal.data(holder.did);
    }
    Ok(Exit::Done)
}

/// Adds a holder key; with its DID.
fn another(app: &App) -> Result<(String, SecretKey), Failure> {
    let wallet = app.wallet()?;
    wallet.require()?;
    let passphrase = app.passphrase(&app.messages.text("ask-wallet-passphrase", &[]))?;
    let key = new_key()?;
    let (did, kept) = wallet.add_holder(&passphrase, key.clone(), &app.now()?)?;
    app.warn_of_kept("recovery_kept", kept.as_deref());
    app.terminal.note(app.messages.text("wallet-did-made", &[]));
    Ok((did, key))
}

/// Signs what `issue --roster` checks: a presentation without credentials that answers the issuer's nonce, meant for the issuer's DID.
fn prove(app: &App, arguments: &WalletDid, issuer: &str, nonce: &str) -> Result<Exit, Failure> {
    let issuer = Did::parse(issuer.trim()).map_err(|_| Failure::new("did_malformed").at(issuer).exit(Exit::Usage))?;
    let nonce = nonce.trim();
    if nonce.is_empty() {
        return Err(Failure::new("nonce_empty").exit(Exit::Usage));
    }
    let now = app.now()?;
    let (did, key) = if arguments.new {
        another(app)?
    } else {
        let (unlocked, _) = app.unlocked()?;
        let holder = unlocked.holder(arguments.did.as_deref())?;
        (holder.did.clone(), holder.key.clone())
    };
    let answer = Holder::new(&key).present(&[], &Request::bare(nonce, issuer.as_str()), &now);
    let answer = answer.map_err(|error| unsigned(&error))?;
    let proof = base64url::encode(answer.as_text().as_bytes());
    if app.json {
        app.terminal.json(&json!({ "did": did, "did_proof": proof, "issuer": issuer.as_str(), "nonce": nonce }));
        return Ok(Exit::Done);
    }
    // The names are those of the spreadsheet's columns.
    app.terminal.fields(&[("did".to_owned(), did), ("did_proof".to_owned(), proof)]);
    app.terminal.note(app.messages.text("wallet-did-proved", &[("issuer", &issuer)]));
    Ok(Exit::Done)
}
