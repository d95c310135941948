//! `credenza course new|lint`.

use std::path::Path;

use serde_json::json;

use super::output;
use crate::app::App;
use crate::cli::{Course as Arguments, CourseLint, CourseNew};
use crate::course::template::{self, Answers};
use crate::course::{self, Course, interview};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::storage::{Links, Mode, Storage};

pub(crate) fn run(app: &App, arguments: &Arguments) -> Result<Exit, Failure> {
    match arguments {
        Arguments::New(arguments) => new(app, arguments),
        Arguments::Lint(arguments) => lint(app, arguments),
    }
}

fn new(app: &App, arguments: &CourseNew) -> Result<Exit, Failure> {
    let storage = Storage::default();
    // Before the first question: thirty answers must not end at a file that is there.
    output::check(&arguments.output)?;
    let answers = if app.terminal.asks() { interview::conduct(app)? } else { Answers::default() };
    let file = template::file(&answers, &app.messages);
    if let Some(path) = output::write(app, &storage, &arguments.output, file.as_bytes(), Mode::Public)? {
        app.terminal.note(app.messages.text("course-written", &[("path", &path.display())]));
    }
    Ok(Exit::Done)
}

fn lint(app: &App, arguments: &CourseLint) -> Result<Exit, Failure> {
    let storage = Storage::default();
    let mut exit = Exit::Done;
    let mut reports = Vec::new();
    for path in &arguments.courses {
        let bytes = match storage.read_capped(path, course::MAX_BYTES, Links::Follow) {
            Ok(bytes) => bytes,
            Err(error) => {
                app.terminal.error(&app.messages, &error.into());
                exit = Exit::Failed;
                continue;
            }
        };
        let (faults, advice) = judged(app, path, &bytes);
        if !faults.is_empty() {
            exit = Exit::Failed;
        }
        if app.json {
            let told = |failures: &[Failure]| failures.iter().map(|failure| told(app, failure)).collect::<Vec<_>>();
            reports.push(json!({ "file": path.display().to_string(), "faults": told(&faults), "advice": told(&advice) }));
        } else {
            show(app, path, &faults, &advice);
        }
    }
    if app.json {
        app.terminal.json(&json!({ "schema": "credenza.course-lint/1", "files": reports }));
    }
    Ok(exit)
}

/// Every fault; where there is none, what would make the file better.
fn judged(app: &App, path: &Path, bytes: &[u8]) -> (Vec<Failure>, Vec<Failure>) {
    match Course::read(bytes) {
        Err(faults) => (faults.iter().map(|fault| fault.failure(path, &app.messages)).collect(), Vec::new()),
        Ok(course) => {
            let advice = course.advice().into_iter().map(Failure::from).map(|failure| named(app, failure).at(path.display()));
            (Vec::new(), advice.collect())
        }
    }
}

/// An element is told by its name in the reader's language.
fn named(app: &App, mut failure: Failure) -> Failure {
    for (name, value) in &mut failure.args {
        if *name == "element" {
            *value = app.messages.text(&format!("element-{value}"), &[]);
        }
    }
    failure
}

fn show(app: &App, path: &Path, faults: &[Failure], advice: &[Failure]) {
    for failure in faults {
        app.terminal.error(&app.messages, failure);
        app.terminal.prompt("");
    }
    for failure in advice {
        app.terminal.warning(&app.messages, failure);
        app.terminal.prompt("");
    }
    let (key, count) = match (faults.len(), advice.len()) {
        (0, 0) => ("course-fine", 0),
        (0, count) => ("course-advice", count),
        (count, _) => ("course-faults", count),
    };
    if faults.is_empty() && !advice.is_empty() {
        app.terminal.data(app.messages.text("course-fine", &[("path", &path.display()), ("count", &0)]));
    }
    app.terminal.data(app.messages.text(key, &[("path", &path.display()), ("count", &count)]));
}

fn told(app: &App, failure: &Failure) -> serde_json::Value {
    json!({
        "code": failure.code,
        "at": failure.place,
        "sentence": app.messages.sentence(failure),
        "hint": app.messages.hint_for(failure),
        "detail": failure.args.iter().map(|(name, value)| ((*name).to_owned(), value.as_str().into())).collect::<serde_json::Map<_, _>>(),
    })
}
