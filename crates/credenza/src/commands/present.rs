//! `credenza present`: answers a verifier's request with credentials from the wallet.
//!
//! Nothing is signed before the learner has seen what is sent, to whom and what for.

use std::collections::BTreeSet;
use std::path::Path;

use credenza_core::credential::{Format, Secured};
use credenza_core::did::Did;
use credenza_core::present::{Holder, Request, RequestError};
use credenza_core::time::Timestamp;

use crate::app::App;
use crate::cli::Present;
use crate::commands::wallet::{Collection, Item, Judge, find_each, holder_named};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::storage::{Links, Mode};
use crate::terminal::{Line, Tone};

/// Largest request file that is read, in bytes; real ones have some hundred.
const MAX_REQUEST: u64 = 64 << 10;

/// How far this clock and the verifier's may differ: a request from a little in the future is answered.
const CLOCK_SKEW_SECONDS: i64 = 300;

pub(crate) fn run(app: &App, arguments: &Present) -> Result<Exit, Failure> {
    let request = request(app, arguments)?;
    let now = app.now()?;
    check_window(&request, &now)?;
    let judge = Judge::new(app)?;
    let (unlocked, _) = app.unlocked()?;
    let collection = Collection::of(&unlocked)?;
    let items = find_each(&collection.items, &arguments.ids)?;
    let credentials = items.iter().map(|item| presentable(item)).collect::<Result<Vec<_>, _>>()?;
    let holder = holder_named(unlocked.holders(), bound_to(&items)?.as_ref().map(Did::as_str))?;

    announce(app, &request, &holder.did);
    for (item, credential) in items.iter().zip(&credentials) {
        describe(app, &judge, item, credential);
    }
    if !arguments.yes
        && !app.terminal.confirm(&app.messages, &app.messages.text("ask-present", &[("domain", &request.domain())]), "--yes")?
    {
        app.terminal.note(app.messages.text("present-nothing-sent", &[]));
        return Ok(Exit::Done);
    }

    let credentials: Vec<Secured> = credentials.into_iter().cloned().collect();
    let answer = Holder::new(&holder.key).present(&credentials, &request, &now);
    let answer = answer.map_err(|error| Failure::new("signing_failed").arg("reason", error))?;
    let mut bytes = serde_json::to_vec_pretty(answer.unverified()).unwrap_or_default();
    bytes.push(b'\n');
    let output = arguments.output.output.as_deref();
    app.write_result(output, arguments.output.force, &bytes, Mode::Secret)?;
    if let Some(path) = output.filter(|path| *path != Path::new("-")) {
        app.terminal.note(app.messages.text("present-done", &[("path", &path.display()), ("domain", &request.domain())]));
    }
    Ok(Exit::Done)
}

/// What is answered. Without one there is no presentation: it could be passed on to anybody.
fn request(app: &App, arguments: &Present) -> Result<Request, Failure> {
    match (&arguments.request, &arguments.challenge, &arguments.domain) {
        (Some(path), _, _) => {
            let bytes = app.storage().read_capped(path, MAX_REQUEST, Links::Follow)?;
            Request::parse(&bytes).map_err(|error| unreadable(path, &error))
        }
        (None, Some(challenge), Some(domain)) if !challenge.trim().is_empty() && !domain.trim().is_empty() => {
            Ok(Request::bare(challenge, domain))
        }
        _ => Err(Failure::new("request_needed").exit(Exit::Usage)),
    }
}

fn unreadable(path: &Path, error: &RequestError) -> Failure {
    let place = format!("{} {}", path.display(), error.pointer());
    let args = match error {
        RequestError::Json(error) => error.args(),
        RequestError::Form { expected, found, .. } => vec![("expected", expected.clone()), ("found", found.clone())],
        _ => Vec::new(),
    };
    args.into_iter().fold(Failure::new(error.code()), |failure, (name, value)| failure.arg(name, value)).at(place.trim())
}

/// A verifier refuses what is made outside the time of its request; so it is not made.
fn check_window(request: &Request, now: &Timestamp) -> Result<(), Failure> {
    let Some((issued, expires)) = request.window() else { return Ok(()) };
    if expires < now {
        return Err(Failure::new("request_expired").arg("until", expires).arg("domain", request.domain()));
    }
    if now.unix_seconds() + CLOCK_SKEW_SECONDS < issued.unix_seconds() {
        return Err(Failure::new("request_not_yet").arg("from", issued).arg("now", now));
    }
    Ok(())
}

/// The credential as it goes into a presentation, which takes JSON documents only.
fn presentable(item: &Item) -> Result<&Secured, Failure> {
    match item.secured.as_ref().map(|secured| (secured, secured.format())) {
        Some((secured, Format::Credential | Format::Version1 | Format::Enveloped)) => Ok(secured),
        Some((_, format)) => Err(Failure::new("present_format").arg("id", item.id()).arg("format", format.name())),
        None => Err(Failure::new("not_a_credential").at(item.id())),
    }
}

/// The DID that the credentials are bound to; `None` where none of them is bound.
fn bound_to(items: &[&Item]) -> Result<Option<Did>, Failure> {
    let mut dids: BTreeSet<Did> = items.iter().flat_map(|item| item.subjects()).collect();
    if dids.len() > 1 {
        let dids: Vec<_> = dids.iter().map(Did::as_str).collect();
        return Err(Failure::new("holders_mixed").arg("dids", dids.join(", ")).exit(Exit::Usage));
    }
    Ok(dids.pop_first())
}

/// Who asks, what for, until when, and as whom the learner answers.
fn announce(app: &App, request: &Request, did: &str) {
    let text = |key: &str| app.messages.text(key, &[]);
    let mut fields = vec![(text("present-to"), request.domain().to_owned())];
    // The verifier's own words, which nobody checked.
    fields
        .push((text("present-purpose"), request.purpose().map_or_else(|| text("present-no-purpose"), |purpose| format!("\"{purpose}\""))));
    fields.extend(request.window().map(|(_, expires)| (text("present-until"), expires.to_string())));
    fields.push((text("present-as"), did.to_owned()));
    app.terminal.remarks(&fields);
}

/// What one credential tells the verifier, and what the learner should know before it is sent.
fn describe(app: &App, judge: &Judge, item: &Item, credential: &Secured) {
    let messages = &app.messages;
    let standing = judge.judge(credential);
    app.terminal.remark(Line::new());
    app.terminal
        .remark(Line::new().tone(Tone::Strong, &messages.text("present-credential", &[("title", &standing.title(messages, credential))])));
    app.terminal.remark(Line::new().plain("  ").tone(standing.tone(), &standing.words(messages)));
    if standing.is_refused() {
        app.terminal.warning(messages, &Failure::new("present_refused").arg("id", item.id()));
    }
    if item.subjects().is_empty() {
        app.terminal.warning(messages, &Failure::new("present_unbound").arg("id", item.id()));
    }
}
