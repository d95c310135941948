//! `credenza verify`: is it authentic, is it current, who says so, and what does it say?

mod ndjson;

use std::cell::Cell;

use serde_json::json;

use crate::app::App;
use crate::bystander;
use crate::cli::Verify;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::inputs::{self, Input, Inputs};
use crate::report::{self, Judged, Occasion, REPORTS_SCHEMA, Rank, Summary, dates};
use crate::requests::{self, Use};
use crate::sources::Origin;
use crate::storage::Storage;
use crate::verification::{Judge, Verification};

pub(crate) fn run(app: &App, arguments: &Verify) -> Result<Exit, Failure> {
    let storage = app.storage();
    let Inputs { inputs, passed_over, beside } = inputs::gather(&storage, &arguments.inputs)?;
    // A folder is several inputs, even if only one file is in it: what the output looks like must not depend on what is there today.
    let several = arguments.ndjson || arguments.inputs.len() > 1 || arguments.inputs.iter().any(|path| path.is_dir());
    // Only the answer that is judged by itself uses its request up: see `Run::one`.
    if arguments.once && several {
        return Err(Failure::new("once_needs_one").exit(Exit::Usage));
    }
    let verification = Verification::prepare(app, &storage, arguments)?;
    let judge = verification.judge();
    let run = Run { app, arguments, storage, verification: &verification, judge, request_missing: Cell::new(false) };
    // Of several inputs, at most one is the answer that was accepted.
    if several && run.verification.request_use(app, &run.storage, None) != Use::Open {
        return Err(requests::used());
    }
    let mut summary = Summary::of_search(passed_over);
    if run.verification.list_missing {
        summary.weigh(Rank::ListMissing);
    }
    for (path, kind) in &beside {
        run.pass_over(&path.display().to_string(), kind, &mut summary);
    }
    match (arguments.ndjson, several) {
        (true, _) => run.lines(inputs, &mut summary),
        (false, true) => run.several(inputs, &mut summary),
        (false, false) => run.one(inputs, &mut summary)?,
    }
    if several && summary.is_of_nothing() && !app.terminal.reader_gone() {
        let names = arguments.inputs.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ");
        let names = if names.is_empty() { "-".to_owned() } else { names };
        run.could_not(&mut summary, inputs::nothing_to_check(&names), "");
    }
    // A line a report has no room for a summary.
    for said in summary.passed_over(app).into_iter().filter(|_| arguments.ndjson) {
        app.terminal.remark(said);
    }
    if run.request_missing.get() {
        app.terminal.error(&app.messages, &request_missing());
    }
    Ok(summary.exit())
}

fn request_missing() -> Failure {
    Failure::new("request_missing").exit(Exit::Usage)
}

struct Run<'a> {
    app: &'a App,
    arguments: &'a Verify,
    storage: Storage,
    verification: &'a Verification,
    judge: Judge<'a>,
    request_missing: Cell<bool>,
}

impl Run<'_> {
    /// One input: the report in full.
    fn one(&self, inputs: Vec<Result<Input, Failure>>, summary: &mut Summary) -> Result<(), Failure> {
        for input in inputs {
            let input = input?;
            let name = input.name();
            let (content, digest) = input.content_and_digest(&self.storage)?;
            let used = self.verification.request_use(self.app, &self.storage, digest.as_ref());
            if used == Use::ByAnother {
                return Err(requests::used());
            }
            let origin = self.judge.origin(&content, &name, digest);
            let judged = self.judge.judge(content);
            if judged.lacks_request() {
                if self.app.json {
                    self.app.terminal.json(&self.judge.report(&judged, &origin));
                }
                return Err(request_missing().at(&name));
            }
            summary.judged(&judged);
            if let (true, Exit::Done, Some(digest)) = (self.arguments.once, summary.exit(), &digest) {
                // Before anything is said: an answer that would count again is not accepted.
                self.verification.use_up(self.app, &self.storage, digest)?;
            }
            if used == Use::ByThis {
                self.app.terminal.remark(self.app.messages.text("verdict-already-counted", &[]));
            }
            if self.app.json {
                self.app.terminal.json(&self.judge.report(&judged, &origin));
            } else {
                let at = self.arguments.at.is_some().then(|| dates::time(&self.app.messages, self.verification.now()));
                let occasion = Occasion { origin, judged_at: at, verbose: self.arguments.verbose };
                report::show(self.app, &judged, &occasion);
            }
        }
        Ok(())
    }

    /// Several inputs: a line each, and what they come to.
    fn several(&self, inputs: Vec<Result<Input, Failure>>, summary: &mut Summary) {
        let mut reports = Vec::new();
        for input in inputs {
            if self.app.terminal.reader_gone() {
                break;
            }
            let name = input.as_ref().map(Input::name).unwrap_or_default();
            match input.and_then(|input| self.judge(&input, &name, summary)) {
                Ok(None) => {}
                Ok(Some((judged, origin))) => {
                    summary.judged(&judged);
                    self.remember(&judged);
                    if self.app.json {
                        reports.push(json!(self.judge.report(&judged, &origin)));
                    } else {
                        self.app.terminal.data(report::summary_line(self.app, &judged, &name));
                    }
                }
                Err(failure) => self.could_not(summary, failure, &name),
            }
        }
        if self.app.json {
            let exit = summary.exit() as u8;
            self.app.terminal.json(&json!({"schema": REPORTS_SCHEMA, "exit": exit, "summary": summary.to_value(), "reports": reports}));
        } else {
            summary.show(self.app);
        }
    }

    /// The judgement on one of several inputs; none where that is clearly no credential.
    fn judge<'b>(&'b self, input: &Input, name: &'b str, summary: &mut Summary) -> Result<Option<(Judged, Origin<'b>)>, Failure> {
        let (content, digest) = input.content_and_digest(&self.storage)?;
        if let Some(kind) = bystander::by_content(&content) {
            self.pass_over(name, kind, summary);
            return Ok(None);
        }
        let origin = self.judge.origin(&content, name, digest);
        Ok(Some((self.judge.judge(content), origin)))
    }

    /// Says what is not judged, and counts it: nobody may take it for checked.
    fn pass_over(&self, name: &str, kind: &str, summary: &mut Summary) {
        summary.pass_over();
        self.app.terminal.note(self.app.messages.text("verdict-passed-over", &[("file", &name), ("kind", &kind)]));
    }

    /// Among several inputs a presentation without its request is reported as open; what is missing is said once, at the end.
    fn remember(&self, judged: &Judged) {
        self.request_missing.set(self.request_missing.get() || judged.lacks_request());
    }

    fn could_not(&self, summary: &mut Summary, failure: Failure, place: &str) {
        summary.failed(failure.exit);
        let failure = if failure.place.is_none() && !place.is_empty() { failure.at(place) } else { failure };
        self.app.terminal.error(&self.app.messages, &failure);
    }
}
