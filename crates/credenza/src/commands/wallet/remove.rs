//! `wallet remove`: credentials, or files that no longer open, deleted for good.

use serde_json::{Value, json};

use super::{Collection, Item, Judge, find_each, why_closed};
use crate::app::App;
use crate::cli::WalletRemove;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::wallet::{Damaged, Unlocked};

pub(super) fn run(app: &App, arguments: &WalletRemove) -> Result<Exit, Failure> {
    let (unlocked, _) = app.unlocked()?;
    let collection = Collection::of(&unlocked)?;
    if arguments.damaged {
        return damaged(app, &unlocked, &collection.damaged, arguments.yes);
    }
    let judge = Judge::of_any_issuer(app)?;
    let items = find_each(&collection.items, &arguments.ids)?;
    for item in &items {
        about(app, format!("{}  {}  {}", item.number, described(app, &judge, item), item.id()));
    }
    let mut done = Done::new(app);
    let agreed = agreed(app, arguments.yes, "ask-remove", items.len())?;
    if agreed {
        for item in items {
            if let Err(error) = unlocked.remove(&item.entry) {
                done.tell();
                return Err(error.into());
            }
            app.terminal.note(app.messages.text("wallet-removed", &[("id", &item.id())]));
            done.values.push(json!({ "number": item.number, "id": item.entry.digest, "outcome": "removed" }));
        }
    }
    done.tell();
    Ok(if agreed { Exit::Done } else { Exit::Failed })
}

/// Removes what was read and does not open. What could not be read may be whole as soon as it can: it is named, and stays.
fn damaged(app: &App, unlocked: &Unlocked, all: &[Damaged], yes: bool) -> Result<Exit, Failure> {
    let (unread, damaged): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.unread.is_some());
    let (mut done, mut is_refused) = (Done::new(app), false);
    for one in &unread {
        done.kept(one);
    }
    if damaged.is_empty() {
        app.terminal.note(app.messages.text(if unread.is_empty() { "wallet-nothing-damaged" } else { "wallet-nothing-changed" }, &[]));
    } else {
        for one in &damaged {
            about(app, one.path.display().to_string());
        }
        if agreed(app, yes, "ask-remove-damaged", damaged.len())? {
            let mut removed = 0_usize;
            for one in damaged {
                match unlocked.discard(one) {
                    Ok(true) => {
                        removed += 1;
                        done.values.push(json!({ "file": one.path.display().to_string(), "outcome": "removed" }));
                    }
                    // Another run has repaired it.
                    Ok(false) => {}
                    Err(error) => {
                        done.tell();
                        return Err(error.into());
                    }
                }
            }
            app.terminal.note(app.messages.text("wallet-damaged-removed", &[("count", &removed)]));
        } else {
            is_refused = true;
        }
    }
    done.tell();
    // A script must not take the wallet for sound that is not.
    Ok(if unread.is_empty() && !is_refused { Exit::Done } else { Exit::Failed })
}

/// What was done, for `--json`.
struct Done<'a> {
    app: &'a App,
    values: Vec<Value>,
}

impl<'a> Done<'a> {
    fn new(app: &'a App) -> Self {
        Self { app, values: Vec::new() }
    }

    fn kept(&mut self, one: &Damaged) {
        let why = why_closed(one);
        self.app.terminal.warning(&self.app.messages, &why);
        self.values.push(json!({ "file": one.path.display().to_string(), "outcome": "kept", "code": why.code }));
    }

    fn tell(self) {
        if self.app.json {
            self.app.terminal.json(&Value::Array(self.values));
        }
    }
}

/// What the question is about: data, but where that is to be JSON.
fn about(app: &App, line: String) {
    if app.json { app.terminal.remark(line) } else { app.terminal.data(line) }
}

/// Whether the user wants it. After a no nothing is done, and the run ends with 1: a script must not take it for done.
fn agreed(app: &App, yes: bool, question: &str, count: usize) -> Result<bool, Failure> {
    if yes {
        return Ok(true);
    }
    let agreed = app.terminal.confirm(&app.messages, &app.messages.text(question, &[("count", &count)]), "--yes")?;
    if !agreed {
        app.terminal.note(app.messages.text("wallet-nothing-changed", &[]));
    }
    Ok(agreed)
}

fn described(app: &App, judge: &Judge, item: &Item) -> String {
    match &item.secured {
        Some(secured) => judge.judge(secured).title(&app.messages, secured),
        None => app.messages.text("wallet-not-readable", &[]),
    }
}
