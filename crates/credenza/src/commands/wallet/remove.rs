//! `wallet remove`: credentials, or files that no longer open, deleted for good.

use super::{Collection, Item, Judge, find_each};
use crate::app::App;
use crate::cli::WalletRemove;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::wallet::{Damaged, Unlocked};

pub(super) fn run(app: &App, arguments: &WalletRemove) -> Result<Exit, Failure> {
    let judge = Judge::new(app, None)?;
    let (unlocked, _) = app.unlocked()?;
    let collection = Collection::of(&unlocked)?;
    if arguments.damaged {
        return damaged(app, &unlocked, &collection.damaged, arguments.yes);
    }
    let items = find_each(&collection.items, &arguments.ids)?;
    for item in &items {
        app.terminal.data(format!("{}  {}  {}", item.number, described(app, &judge, item), item.id()));
    }
    if !agreed(app, arguments.yes, "ask-remove", items.len())? {
        return Ok(Exit::Done);
    }
    for item in items {
        unlocked.remove(&item.entry)?;
        app.terminal.note(app.messages.text("wallet-removed", &[("id", &item.id())]));
    }
    Ok(Exit::Done)
}

fn damaged(app: &App, unlocked: &Unlocked, damaged: &[Damaged], yes: bool) -> Result<Exit, Failure> {
    if damaged.is_empty() {
        app.terminal.note(app.messages.text("wallet-nothing-damaged", &[]));
        return Ok(Exit::Done);
    }
    for one in damaged {
        app.terminal.data(one.path.display().to_string());
    }
    if !agreed(app, yes, "ask-remove-damaged", damaged.len())? {
        return Ok(Exit::Done);
    }
    for one in damaged {
        unlocked.discard(one)?;
    }
    app.terminal.note(app.messages.text("wallet-damaged-removed", &[("count", &damaged.len())]));
    Ok(Exit::Done)
}

/// Whether the user wants it. A no is an answer, not a failure.
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
