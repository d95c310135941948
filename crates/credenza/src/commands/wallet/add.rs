//! `wallet add`: puts credentials into the wallet.
//!
//! No passphrase is asked for: the wallet takes credentials while it is closed. Where one is at hand (a file, the environment) the wallet is opened, once, and
//! then it can be said at once which credentials it had; else that comes out when it is next opened, and one of two is dropped.

use std::collections::HashSet;

use credenza_core::encoding::digest::sha256;
use serde_json::{Value, json};

use super::intake::{self, Arrived};
use super::{Judge, Standing};
use crate::app::App;
use crate::cli::WalletAdd;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::report::fields::paragraph;
use crate::terminal::{Line, Tone};
use crate::wallet::{Added, Unlocked, Wallet};

/// What became of one credential.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Added,
    /// Its damaged file is whole again.
    Repaired,
    /// The wallet had it, or it came twice.
    Duplicate,
}

/// Whereto.
enum Target {
    Closed(Wallet),
    Open(Box<Unlocked>),
}

pub(super) fn run(app: &App, arguments: &WalletAdd) -> Result<Exit, Failure> {
    let wallet = app.wallet()?;
    wallet.require()?;
    let judge = Judge::new(app, arguments.evidence.as_deref())?;
    let target = match app.passphrase_at_hand()? {
        Some(passphrase) => Target::Open(Box::new(wallet.unlock(&passphrase)?)),
        None => Target::Closed(wallet),
    };
    let mut seen = HashSet::new();
    let mut values = Vec::new();
    let mut refused = 0;
    let mut added = 0;
    for found in intake::read(app, &arguments.files) {
        match found.content {
            Ok(arrived) => {
                let standing = judge.judge(&arrived.secured);
                let outcome = if seen.insert(sha256(&arrived.bytes)) { target.add(&arrived.bytes)? } else { Outcome::Duplicate };
                added += usize::from(outcome != Outcome::Duplicate);
                if app.json {
                    values.push(value(app, &found.place, outcome, &arrived, &standing));
                } else {
                    say(app, &found.place, outcome, &arrived, &standing);
                }
            }
            Err(failure) => {
                refused += 1;
                values.push(json!({ "file": found.place, "outcome": "refused", "code": failure.code }));
                app.terminal.error(&app.messages, &at(failure, &found.place));
            }
        }
    }
    if app.json {
        app.terminal.json(&Value::Array(values));
    }
    if added > 0 && matches!(target, Target::Closed(_)) {
        app.terminal.note(app.messages.text("wallet-added-closed", &[]));
    }
    // The others are in: what was refused is said, and a script can tell.
    Ok(if refused == 0 { Exit::Done } else { Exit::Failed })
}

impl Target {
    fn add(&self, bytes: &[u8]) -> Result<Outcome, Failure> {
        Ok(match self {
            Self::Closed(wallet) => {
                wallet.add(bytes)?;
                Outcome::Added
            }
            Self::Open(unlocked) => match unlocked.add(bytes)? {
                Added::New => Outcome::Added,
                Added::Repaired => Outcome::Repaired,
                Added::Duplicate => Outcome::Duplicate,
            },
        })
    }
}

/// `added  Title: how it stands`, and the file.
fn say(app: &App, place: &str, outcome: Outcome, arrived: &Arrived, standing: &Standing) {
    let messages = &app.messages;
    let (key, tone) = match outcome {
        Outcome::Added => ("wallet-outcome-added", Tone::Good),
        Outcome::Repaired => ("wallet-outcome-repaired", Tone::Good),
        Outcome::Duplicate => ("wallet-outcome-duplicate", Tone::Faint),
    };
    let title = standing.title(messages, &arrived.secured);
    app.terminal.data(Line::new().tone(tone, &messages.text(key, &[])).plain("  ").tone(Tone::Strong, &title));
    app.terminal.data(Line::new().plain("  ").tone(standing.tone(), &standing.words(messages)));
    for line in standing.reason(messages).iter().flat_map(|reason| paragraph(&app.terminal, 2, reason)) {
        app.terminal.data(line);
    }
    let from = if arrived.unpacked { "wallet-from-presentation" } else { "wallet-from" };
    app.terminal.data(Line::new().plain("  ").faint(&messages.text(from, &[("file", &place)])));
}

fn value(app: &App, place: &str, outcome: Outcome, arrived: &Arrived, standing: &Standing) -> Value {
    json!({
        "file": place,
        "outcome": match outcome {
            Outcome::Added => "added",
            Outcome::Repaired => "repaired",
            Outcome::Duplicate => "duplicate",
        },
        "title": standing.title(&app.messages, &arrived.secured),
        "state": standing.name(),
        "code": standing.code().map(|code| code.as_str()),
        "taken_out_of_presentation": arrived.unpacked,
    })
}

/// The failure, with the place where it has none.
fn at(failure: Failure, place: &str) -> Failure {
    if failure.place.is_some() { failure } else { failure.at(place) }
}
