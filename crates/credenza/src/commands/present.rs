//! `credenza present`: answers a verifier's request with credentials from the wallet.
//!
//! Nothing is signed before the learner has seen what is sent, to whom and what for.

use std::collections::BTreeSet;
use std::path::Path;

use credenza_core::credential::{Format, Secured};
use credenza_core::did::Did;
use credenza_core::present::{Holder, HolderError, Request};
use credenza_core::time::Timestamp;

use crate::app::App;
use crate::cli::Present;
use crate::commands::wallet::{Collection, Item, Judge, claims, find_each, personal, stated};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::report::{dates, fields};
use crate::requests;
use crate::storage::Mode;
use crate::terminal::{Line, Tone};
use crate::wallet::{self, Unlocked};

/// How far this clock and the verifier's may differ: a request from a little in the future is answered.
const CLOCK_SKEW_SECONDS: i64 = 300;

pub(crate) fn run(app: &App, arguments: &Present) -> Result<Exit, Failure> {
    let request = request(app, arguments)?;
    let now = app.now()?;
    check_window(app, &request, &now)?;
    let judge = Judge::new(app, arguments.evidence.as_deref())?;
    let (unlocked, _) = app.unlocked()?;
    let collection = Collection::of(&unlocked)?;
    let items = find_each(&collection.items, &arguments.ids)?;
    let credentials = items.iter().map(|item| presentable(item)).collect::<Result<Vec<_>, _>>()?;
    let holder = bound_to(&items, &unlocked)?;

    announce(app, &request, &holder.did);
    for (item, credential) in items.iter().zip(&credentials) {
        describe(app, &judge, item, credential);
    }
    if !arguments.yes
        && !app.terminal.confirm(&app.messages, &app.messages.text("ask-present", &[("domain", &request.domain())]), "--yes")?
    {
        app.terminal.note(app.messages.text("present-nothing-sent", &[]));
        return Ok(Exit::Failed);
    }

    let credentials: Vec<Secured> = credentials.into_iter().cloned().collect();
    let answer = Holder::new(&holder.key).with_suite(arguments.suite.into()).present(&credentials, &request, &now);
    let answer = answer.map_err(|error| unsigned(&error))?;
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
        (Some(path), _, _) => requests::read(&app.storage(), path, &app.messages),
        (None, Some(challenge), Some(domain)) if !challenge.trim().is_empty() && !domain.trim().is_empty() => {
            Ok(Request::bare(challenge, domain))
        }
        _ => Err(Failure::new("request_needed").exit(Exit::Usage)),
    }
}

/// Why an answer was not signed.
pub(crate) fn unsigned(error: &HolderError) -> Failure {
    match error {
        HolderError::NotTheSubject { subject, holder, .. } => {
            Failure::with(error.code(), vec![("subject", subject.clone()), ("holder", holder.clone())])
        }
        HolderError::Form(form) => Failure::of_form(form, form.pointer()).at(form.pointer()),
        // What would not be signed is no fault of the credential, whose issuer may have signed JSON.
        HolderError::NotStatements(form) => Failure::with(error.code(), vec![("found", form.found().to_owned())]).at(form.pointer()),
        HolderError::Signer(signer) => Failure::with(signer.code(), signer.args()),
        other => Failure::with(other.code(), vec![("reason", other.to_string())]),
    }
}

/// A verifier refuses what is made outside the time of its request; so it is not made.
fn check_window(app: &App, request: &Request, now: &Timestamp) -> Result<(), Failure> {
    let Some((issued, expires)) = request.window() else { return Ok(()) };
    if expires < now {
        return Err(Failure::new("request_expired").arg("until", dates::time(&app.messages, expires)).arg("domain", request.domain()));
    }
    if now.unix_seconds() + CLOCK_SKEW_SECONDS < issued.unix_seconds() {
        return Err(Failure::new("request_not_yet")
            .arg("from", dates::time(&app.messages, issued))
            .arg("now", dates::time(&app.messages, now)));
    }
    Ok(())
}

/// The credential as it goes into a presentation, which takes JSON documents only.
fn presentable(item: &Item) -> Result<&Secured, Failure> {
    match item.secured.as_ref().map(|secured| (secured, secured.format())) {
        Some((secured, Format::Credential | Format::Enveloped)) => Ok(secured),
        Some((_, format)) => Err(Failure::new("present_format").arg("id", item.id()).arg("format", format.name())),
        None => Err(Failure::new("not_a_credential").at(item.id())),
    }
}

/// Whose key the credentials are bound to; where none of them is bound, the newest.
fn bound_to<'w>(items: &[&Item], unlocked: &'w Unlocked) -> Result<&'w wallet::Holder, Failure> {
    let mut all = BTreeSet::new();
    for item in items {
        let dids: BTreeSet<Did> = item.subjects().into_iter().collect();
        if dids.len() > 1 {
            return Err(Failure::new("holders_several").arg("id", item.id()).arg("dids", listed(&dids)).exit(Exit::Usage));
        }
        all.extend(dids);
    }
    // A DID that is not the learner's own is no reason to make several answers.
    let holders = all.iter().map(|did| unlocked.holder(Some(did.as_str()))).collect::<Result<Vec<_>, _>>()?;
    match holders.as_slice() {
        [] => Ok(unlocked.holder(None)?),
        [holder] => Ok(holder),
        _ => Err(Failure::new("holders_mixed").arg("dids", listed(&all)).exit(Exit::Usage)),
    }
}

fn listed(dids: &BTreeSet<Did>) -> String {
    dids.iter().map(Did::as_str).collect::<Vec<_>>().join(", ")
}

/// Who asks, what for, until when, and as whom the learner answers.
fn announce(app: &App, request: &Request, did: &str) {
    let text = |key: &str| app.messages.text(key, &[]);
    let mut fields = vec![(text("present-to"), request.domain().to_owned())];
    // The verifier's own words, which nobody checked.
    fields
        .push((text("present-purpose"), request.purpose().map_or_else(|| text("present-no-purpose"), |purpose| format!("\"{purpose}\""))));
    fields.extend(request.window().map(|(_, expires)| (text("present-until"), dates::time(&app.messages, expires))));
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
    for reason in standing.reasons(messages) {
        remark(app, &reason);
    }
    match stated(credential) {
        Some(elements) => {
            let (personal, rest) = personal(messages, claims(app, &standing, &elements));
            for line in fields::lines(&app.terminal, &personal) {
                app.terminal.remark(line);
            }
            remark(app, &messages.text("present-also", &[("elements", &rest.join(", "))]));
        }
        None => remark(app, &messages.text("present-uninterpreted", &[("id", &item.id())])),
    }
    remark(app, &messages.text("present-whole", &[]));
    if standing.is_refused() {
        app.terminal.warning(messages, &Failure::new("present_refused").arg("id", item.id()));
    }
    if item.subjects().is_empty() {
        app.terminal.warning(messages, &Failure::new("present_unbound").arg("id", item.id()));
    }
}

fn remark(app: &App, text: &str) {
    for line in fields::paragraph(&app.terminal, 2, text) {
        app.terminal.remark(line);
    }
}
