//! `wallet list`: every credential in a few lines.

use credenza_core::verify::Question;
use serde_json::{Value, json};

use super::{Collection, Item, Judge, Standing, why_closed};
use crate::app::App;
use crate::cli::WalletList;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::report::dates;
use crate::report::fields::paragraph;
use crate::terminal::{Line, Tone};
use crate::wallet::Damaged;

pub(super) fn run(app: &App, arguments: &WalletList) -> Result<Exit, Failure> {
    let judge = Judge::new(app, arguments.evidence.as_deref())?;
    let (unlocked, _) = app.unlocked()?;
    let collection = Collection::of(&unlocked)?;
    app.warn_of_damaged(&collection.damaged);
    // A script must not take a list for complete that is not.
    let exit = if collection.damaged.is_empty() { Exit::Done } else { Exit::Failed };
    if app.json {
        let values = collection.items.iter().map(|item| value(app, &judge, item)).chain(collection.damaged.iter().map(value_of_damaged));
        app.terminal.json(&Value::Array(values.collect()));
        return Ok(exit);
    }
    if collection.items.is_empty() && collection.damaged.is_empty() {
        app.terminal.note(app.messages.text("wallet-empty", &[]));
    }
    let column = collection.items.len().to_string().len();
    for item in &collection.items {
        for line in lines(app, &judge, item, column) {
            app.terminal.data(line);
        }
        if app.terminal.reader_gone() {
            break;
        }
    }
    Ok(exit)
}

/// `3  Title`, and under it who, when, how it stands, and its id: every foreign text ends where its line ends.
fn lines(app: &App, judge: &Judge, item: &Item, column: usize) -> Vec<Line> {
    let messages = &app.messages;
    let number = format!("{:>column$}  ", item.number);
    let indent = " ".repeat(number.len());
    let id = messages.text("wallet-line-id", &[("id", &item.id())]);
    let Some(secured) = &item.secured else {
        return vec![
            Line::new().plain(&number).tone(Tone::Bad, &messages.text("wallet-not-readable", &[])),
            Line::new().plain(&indent).faint(&id),
        ];
    };
    let standing = judge.judge(secured);
    let date = standing.date(secured).map_or_else(|| messages.text("wallet-no-date", &[]), |date| dates::day(messages, date));
    let mut lines = vec![
        Line::new().plain(&number).tone(Tone::Strong, &standing.title(messages, secured)),
        Line::new().plain(&indent).plain(&standing.issuer(messages, secured)),
        Line::new().plain(&indent).plain(&date).plain("  ").tone(standing.tone(), &standing.words(messages)).plain("  ").faint(&id),
    ];
    lines.extend(standing.reasons(messages).iter().flat_map(|reason| paragraph(&app.terminal, indent.len(), reason)));
    lines
}

/// A file that does not open: which credential it is can't be known.
fn value_of_damaged(damaged: &Damaged) -> Value {
    let state = if damaged.unread.is_some() { "unreadable" } else { "damaged" };
    json!({ "file": damaged.path.display().to_string(), "state": state, "code": why_closed(damaged).code })
}

fn value(app: &App, judge: &Judge, item: &Item) -> Value {
    let Some(secured) = &item.secured else {
        return json!({ "number": item.number, "id": item.entry.digest, "state": "not_readable" });
    };
    let standing: Standing = judge.judge(secured);
    let credential = standing.report.authentic();
    json!({
        "number": item.number,
        "id": item.entry.digest,
        "title": standing.title(&app.messages, secured),
        "authentic": credential.is_some(),
        "issuer": credential.map(|credential| credential.issuer().as_str()),
        "issuer_name": standing.report.trusted_name(),
        "trusted": standing.report.answer(Question::Trusted).name(),
        "trusted_code": standing.trust().map(|finding| finding.code.as_str()),
        "issuer_calls_itself": credential.and_then(|credential| credential.issuer_name()),
        "awarded": standing.date(secured).map(|date| date.to_string()),
        "valid_until": credential.and_then(|credential| credential.valid_until()).map(|until| until.as_str()),
        "state": standing.name(),
        "code": standing.code().map(|code| code.as_str()),
        "bound_to": item.subjects().iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}
