//! `wallet show`: one credential in full.

use super::{Collection, Judge, find};
use crate::app::App;
use crate::cli::WalletShow;
use crate::exit::Exit;
use crate::failure::Failure;

pub(super) fn run(app: &App, arguments: &WalletShow) -> Result<Exit, Failure> {
    let judge = Judge::new(app)?;
    let (unlocked, _) = app.unlocked()?;
    let collection = Collection::of(&unlocked)?;
    let item = find::find(&collection.items, &arguments.id)?;
    let Some(secured) = &item.secured else { return Err(Failure::new("not_a_credential").at(item.id())) };
    let standing = judge.judge(secured);
    if app.json {
        app.terminal.json(&standing.report.to_value());
        return Ok(Exit::Done);
    }
    Ok(Exit::Done)
}
