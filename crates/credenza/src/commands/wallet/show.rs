//! `wallet show`: one credential in full, as its owner sees it.

use credenza_core::credential::Secured;
use serde_json::json;

use super::standing::CredentialState;
use super::{Collection, Item, Judge, Standing, find, issuer, stated};
use crate::app::App;
use crate::cli::WalletShow;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::report::{elements, fields, said};
use crate::terminal::{Line, Tone};
use crate::wallet::Holder;

pub(super) fn run(app: &App, arguments: &WalletShow) -> Result<Exit, Failure> {
    let judge = Judge::new(app, arguments.evidence.as_deref())?;
    let (unlocked, _) = app.unlocked()?;
    let collection = Collection::of(&unlocked)?;
    let item = find::find(&collection.items, &arguments.id)?;
    let Some(secured) = &item.secured else { return Err(Failure::new("not_a_credential").at(item.id())) };
    let standing = judge.judge(secured);
    if app.json {
        let value = json!({
            "number": item.number,
            "id": item.entry.digest,
            "state": standing.name(),
            "bound_to": item.subjects().iter().map(ToString::to_string).collect::<Vec<_>>(),
            "report": standing.report,
        });
        app.terminal.json(&value);
        return Ok(Exit::Done);
    }
    for line in lines(app, item, secured, &standing, unlocked.holders()) {
        app.terminal.data(line);
    }
    Ok(Exit::Done)
}

fn lines(app: &App, item: &Item, secured: &Secured, standing: &Standing, holders: &[Holder]) -> Vec<Line> {
    let messages = &app.messages;
    let heading = |key: &str| Line::new().tone(Tone::Strong, &messages.text(key, &[]));
    let mut lines = vec![Line::new().tone(Tone::Strong, &standing.title(messages, secured))];
    lines.push(Line::new().plain("  ").plain(&standing.issuer(messages, secured)));
    if let Some(credential) = standing.report.authentic() {
        lines.push(Line::new().plain("  ").faint(credential.issuer().as_str()));
    }
    lines.push(Line::new().plain("  ").tone(standing.tone(), &standing.words(messages)));
    for finding in standing.deciding().into_iter().chain(standing.distrust()) {
        lines.push(Line::new());
        lines.extend(said(app, finding));
    }
    lines.push(Line::new());
    lines.extend(contents(app, secured, standing));
    lines.push(Line::new());
    lines.push(heading("wallet-heading-kept"));
    for subject in item.subjects() {
        let mine = holders.iter().any(|holder| holder.did == subject.as_str());
        let key = if mine { "wallet-bound" } else { "wallet-bound-elsewhere" };
        lines.push(Line::new().plain("  ").plain(&messages.text(key, &[("did", &subject)])));
    }
    if item.subjects().is_empty() {
        lines.push(Line::new().plain("  ").plain(&messages.text("wallet-unbound", &[])));
    }
    lines.push(Line::new().plain("  ").faint(&messages.text("wallet-line-id", &[("id", &item.entry.digest)])));
    lines
}

/// What was signed; where it could not be checked, what the file says, under a heading that says so; where it does not verify, nothing.
fn contents(app: &App, secured: &Secured, standing: &Standing) -> Vec<Line> {
    let text = |key: &str| fields::paragraph(&app.terminal, 2, &app.messages.text(key, &[]));
    let heading = |key: &str| Line::new().tone(Tone::Strong, &app.messages.text(key, &[]));
    let (key, elements) = match &standing.state {
        CredentialState::Broken => return text("wallet-contents-withheld"),
        CredentialState::Unchecked => ("wallet-heading-unverified", stated(secured)),
        _ => ("verdict-heading-claims", standing.report.elements().cloned().filter(|elements| elements.context_is_known())),
    };
    let mut lines = vec![heading(key)];
    match elements {
        Some(elements) => lines.extend(elements::lines(app, &elements, issuer(standing))),
        None => lines.extend(text("verdict-claims-uninterpreted")),
    }
    lines
}
