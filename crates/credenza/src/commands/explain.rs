//! `credenza explain [CODE]`: what a code means and what to do, or the list of all codes.

use serde_json::json;

use crate::app::App;
use crate::cli::Explain;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::messages::{Messages, Value};
use crate::terminal::{Line, Tone};

pub(crate) fn run(app: &App, arguments: &Explain) -> Result<Exit, Failure> {
    match &arguments.code {
        Some(code) => one(app, code),
        None => all(app),
    }
}

fn one(app: &App, code: &str) -> Result<Exit, Failure> {
    let code = code.trim();
    // People copy codes from mail and paper.
    let wanted = code.to_ascii_lowercase().replace('-', "_");
    let Some(code) = Messages::codes().into_iter().find(|known| *known == wanted) else {
        let nearest = nearest(&wanted).unwrap_or("none");
        return Err(Failure::new("code_unknown").arg("wanted", code).arg("nearest", nearest).exit(Exit::Usage));
    };
    let part = |attribute: &str| app.messages.attribute(code, attribute, &blanks(code));
    let sentence = app.messages.text(code, &blanks(code));
    if app.json {
        app.terminal.json(&json!({ "code": code, "sentence": sentence, "hint": part("hint"), "more": part("more") }));
        return Ok(Exit::Done);
    }
    app.terminal.data(Line::new().tone(Tone::Strong, code));
    app.terminal.text(&app.terminal.filled(&sentence));
    if let Some(more) = part("more") {
        app.terminal.data("");
        app.terminal.text(&app.terminal.filled(&more));
    }
    if let Some(hint) = part("hint") {
        app.terminal.data("");
        app.terminal.text(&app.terminal.filled(&format!("{} {hint}", app.messages.text("label-hint", &[]))));
    }
    Ok(Exit::Done)
}

fn all(app: &App) -> Result<Exit, Failure> {
    let codes = Messages::codes();
    if app.json {
        let list = codes.iter().map(|code| json!({ "code": code, "sentence": app.messages.text(code, &blanks(code)) })).collect();
        app.terminal.json(&serde_json::Value::Array(list));
        return Ok(Exit::Done);
    }
    let column = codes.iter().map(|code| code.len()).max().unwrap_or_default();
    for code in codes {
        let sentence = app.messages.text(code, &blanks(code));
        app.terminal.data(
            Line::new().tone(Tone::Strong, &format!("{code:column$}")).plain("  ").plain(sentence.lines().next().unwrap_or_default()),
        );
    }
    Ok(Exit::Done)
}

/// A sentence told without an occasion has a gap for every value.
fn blanks(code: &str) -> Vec<Value<'static>> {
    Messages::variables(code).into_iter().map(|name| (name, &"…" as &dyn std::fmt::Display)).collect()
}

/// The code that shares most with a mistyped one, if any shares much: by pairs of neighbouring letters.
fn nearest(wanted: &str) -> Option<&'static str> {
    let pairs = |text: &str| text.as_bytes().windows(2).map(<[u8]>::to_vec).collect::<Vec<_>>();
    let sought = pairs(wanted);
    let score = |code: &str| {
        let found = pairs(code);
        let shared = sought.iter().filter(|pair| found.contains(pair)).count();
        200 * shared / (sought.len() + found.len()).max(1)
    };
    Messages::codes()
        .into_iter()
        .map(|code| (score(code), code))
        .filter(|(score, _)| *score >= 50)
        .max_by_key(|(score, _)| *score)
        .map(|(_, code)| code)
}
