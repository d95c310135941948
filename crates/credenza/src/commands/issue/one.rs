//! One credential, or its preview.

use credenza_core::credential::Credential;
use credenza_core::issue::Issuer;
use credenza_core::key::SecretKey;
use credenza_core::quality::Elements;

use super::did_proof::{self, Demand};
use super::draft::{Draft, Refusal, Terms};
use super::learner;
use super::outcome::{Given, Outcome};
use super::rows;
use super::signatory::{self, Signatory, of_issue};
use crate::app::App;
use crate::cli::Issue;
use crate::course::Course;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::report::elements;
use crate::storage::Mode;
use crate::terminal::{Line, Tone};

pub(super) fn run(app: &App, arguments: &Issue, course: &Course) -> Result<Exit, Failure> {
    let now = app.now()?;
    let terms = Terms::of(arguments, course, &now)?;
    if arguments.preview {
        return preview(app, arguments, course, &terms);
    }
    let row = learner::row(app, arguments, now.date())?;
    let signatory = if arguments.dry_run { None } else { Some(Signatory::load(app, arguments, course)?) };
    let did = match &signatory {
        Some(signatory) => signatory.did().clone(),
        None => signatory::did_without_key(app, arguments, course)?,
    };
    let draft = Draft::new(course, &terms, &did, &row, &now).map_err(|refusals| shown(app, refusals))?;
    // The DID of `--to` was typed by whoever signs; one that came with a proof has to be worth it.
    let demand = Demand { nonce: arguments.nonce.as_deref(), optional: true, issuer: &did };
    did_proof::check(&row, &demand, &now).map_err(|refusal| refusal.failure)?;
    let Some(signatory) = signatory else {
        tell_programs(app, &draft, String::new(), true);
        app.terminal.note(app.messages.text("issue-one-checked", &[]));
        return Ok(Exit::Done);
    };
    let secured = signatory.signer()?.issue(&draft, &now)?;
    let bytes = file_of(secured.unverified());
    app.write_result(arguments.output.as_deref(), arguments.force, &bytes, Mode::Secret)?;
    if let Some(path) = arguments.output.as_deref().filter(|path| path.as_os_str() != "-") {
        tell_programs(app, &draft, path.display().to_string(), false);
        app.terminal.note(app.messages.text("issue-one-written", &[("path", &path.display())]));
    }
    Ok(Exit::Done)
}

/// The outcome as JSON where that was asked for: that of a roster with one learner in it.
fn tell_programs(app: &App, draft: &Draft, file: String, dry_run: bool) {
    if app.json {
        let issued = vec![Given { row: None, id: draft.id.to_string(), file }];
        app.terminal.json(&Outcome { issued, ..Outcome::default() }.to_value(app, dry_run));
    }
}

/// The bytes of a credential in a file of its own: indented, for people open it.
pub(super) fn file_of(credential: &serde_json::Value) -> Vec<u8> {
    // Serialising a `Value` to memory cannot fail.
    let mut bytes = serde_json::to_vec_pretty(credential).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The credential as its learner will see it; of a roster that of the first row. Nothing is signed, and no key is opened.
fn preview(app: &App, arguments: &Issue, course: &Course, terms: &Terms) -> Result<Exit, Failure> {
    let now = app.now()?;
    let row = match &arguments.roster {
        Some(path) => rows::first(app, arguments, path, &now)?,
        None if learner::is_described(arguments) => learner::row(app, arguments, now.date())?,
        None => learner::specimen(app, arguments.grade.as_deref(), now.date())?,
    };
    // Any key will do to show what would be signed: the draft does not depend on it.
    let stand_in = SecretKey::from_seed([0; 32]);
    let did = signatory::did_without_key(app, arguments, course)
        .unwrap_or_else(|_| credenza_core::did::key_method::from_public_key(&stand_in.public_key()));
    let draft = Draft::new(course, terms, &did, &row, &now).map_err(|refusals| shown(app, refusals))?;
    let profile = signatory::profile(course, did)?;
    let document = credenza_core::did::web::document(&profile.did, &[stand_in.public_key()]);
    let issuer = Issuer::with_document(&profile, &stand_in, &document).map_err(of_issue)?;
    let credential = issuer.draft(&draft.micro, &draft.options(&now)).map_err(of_issue)?;
    if app.json {
        app.terminal.json(&credential.document().to_value());
        return Ok(Exit::Done);
    }
    let title = match &arguments.roster {
        Some(_) => app.messages.text("issue-preview-row", &[("row", &row.row)]),
        None => app.messages.text("issue-preview", &[]),
    };
    show(app, title, &credential);
    Ok(Exit::Done)
}

fn show(app: &App, title: String, credential: &Credential) {
    app.terminal.data(Line::new().tone(Tone::Strong, &title));
    app.terminal.data("");
    let mut fields: Vec<(String, Vec<String>)> = Vec::new();
    for field in elements::fields(&app.messages, &Elements::of(credential), elements::Issuer::Confirmed) {
        fields.push((field.label, field.values));
    }
    let dates = [("issue-valid-from", credential.valid_from()), ("issue-valid-until", credential.valid_until())];
    for (key, time) in dates {
        if let Some(time) = time {
            fields.push((app.messages.text(key, &[]), vec![crate::report::dates::time(&app.messages, time)]));
        }
    }
    let fields: Vec<_> = fields.into_iter().map(|(label, values)| crate::report::fields::Field { label, values }).collect();
    for line in crate::report::fields::lines(&app.terminal, &fields) {
        app.terminal.data(line);
    }
}

/// Shows every reason but the last one, which ends the run.
fn shown(app: &App, mut refusals: Vec<Refusal>) -> Failure {
    let last = refusals.pop();
    for refusal in refusals {
        app.terminal.error(&app.messages, &refusal.failure);
        app.terminal.remark("");
    }
    last.map_or_else(|| Failure::new("learner_missing"), |refusal| refusal.failure)
}
