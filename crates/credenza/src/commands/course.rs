//! `credenza course new|lint`.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::app::App;
use crate::cli::{Course as Arguments, CourseLint, CourseNew, Output};
use crate::course::template::{self, Answers};
use crate::course::{self, Course, Fault, interview};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::storage::{Existing, Links, Mode, StorageError};

pub(crate) fn run(app: &App, arguments: &Arguments) -> Result<Exit, Failure> {
    match arguments {
        Arguments::New(arguments) => new(app, arguments),
        Arguments::Lint(arguments) => lint(app, arguments),
    }
}

fn new(app: &App, CourseNew { output: Output { output, force } }: &CourseNew) -> Result<Exit, Failure> {
    let file = output.as_deref().filter(|path| *path != Path::new("-"));
    // Before the first question: thirty answers must not end at a file that is there.
    if let Some(path) = file.filter(|path| !force && path.symlink_metadata().is_ok()) {
        return Err(StorageError::FileExists { path: path.to_path_buf() }.into());
    }
    let (answers, draft) = match file {
        _ if !app.terminal.asks() => (Answers::default(), None),
        None => (interview::conduct(app, &|_| Ok(()))?, None),
        Some(file) => {
            let draft = Draft::start(app, file, *force)?;
            (interview::conduct(app, &|answers| draft.keep(answers))?, Some(draft))
        }
    };
    app.write_result(file, *force, template::file(&answers, &app.messages).as_bytes(), Mode::Public)?;
    if let Some(draft) = draft {
        draft.discard()?;
    }
    if let Some(path) = file {
        app.terminal.note(app.messages.text("course-written", &[("path", &path.display())]));
    }
    Ok(Exit::Done)
}

/// The answers so far, in a file beside the one that is to be written: an interview of thirty questions is sometimes interrupted.
struct Draft<'a> {
    app: &'a App,
    path: PathBuf,
}

impl<'a> Draft<'a> {
    /// Says where the answers are kept.
    ///
    /// # Errors
    /// `course_draft_exists`: somebody's answers are there already.
    fn start(app: &'a App, file: &Path, force: bool) -> Result<Self, Failure> {
        let mut name = file.as_os_str().to_owned();
        name.push(".draft");
        let path = PathBuf::from(name);
        if !force && path.symlink_metadata().is_ok() {
            return Err(Failure::new("course_draft_exists").arg("path", file.display()).arg("draft", path.display()).at(path.display()));
        }
        app.terminal.remark(app.messages.text("course-draft-kept", &[("path", &path.display())]));
        Ok(Self { app, path })
    }

    fn keep(&self, answers: &Answers) -> Result<(), Failure> {
        let bytes = template::file(answers, &self.app.messages);
        Ok(self.app.storage().write_atomic(&self.path, bytes.as_bytes(), Mode::Public, Existing::Replace)?)
    }

    fn discard(&self) -> Result<(), Failure> {
        Ok(self.app.storage().remove(&self.path)?)
    }
}

fn lint(app: &App, arguments: &CourseLint) -> Result<Exit, Failure> {
    let storage = app.storage();
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
        let Judged { faults, count, advice } = judged(app, path, &bytes);
        if !faults.is_empty() {
            exit = Exit::Failed;
        }
        if app.json {
            let told = |failures: &[Failure]| failures.iter().map(|failure| told(app, failure)).collect::<Vec<_>>();
            reports.push(json!({ "file": path.display().to_string(), "faults": told(&faults), "advice": told(&advice) }));
        } else {
            show(app, path, &faults, count, &advice);
        }
    }
    if app.json {
        app.terminal.json(&json!({ "schema": "credenza.course-lint/1", "files": reports }));
    }
    Ok(exit)
}

/// What is said of a course file.
#[derive(Default)]
struct Judged {
    faults: Vec<Failure>,
    /// How many faults there are, which may be more than are told.
    count: usize,
    advice: Vec<Failure>,
}

/// Every fault; where there is none, what would make the file better.
fn judged(app: &App, path: &Path, bytes: &[u8]) -> Judged {
    match Course::read(bytes) {
        Err(faults) => Judged {
            faults: faults.iter().map(|fault| fault.failure(path, &app.messages)).collect(),
            count: faults.iter().map(Fault::count).sum(),
            advice: Vec::new(),
        },
        Ok(course) => {
            let advice = course.advice().into_iter().map(Failure::from).map(|failure| named(app, failure).at(path.display()));
            Judged { advice: advice.collect(), ..Judged::default() }
        }
    }
}

/// Elements are told by their names in the reader's language.
fn named(app: &App, mut failure: Failure) -> Failure {
    for (name, value) in &mut failure.args {
        if *name == "elements" {
            let names = value.split(", ").map(|element| app.messages.text(&format!("element-{element}"), &[]));
            *value = names.collect::<Vec<_>>().join(", ");
        }
    }
    failure
}

fn show(app: &App, path: &Path, faults: &[Failure], count: usize, advice: &[Failure]) {
    for failure in faults {
        app.terminal.error(&app.messages, failure);
        app.terminal.remark("");
    }
    for failure in advice {
        app.terminal.warning(&app.messages, failure);
        app.terminal.remark("");
    }
    let (key, count) = match (count, advice.len()) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::Storage;

    fn app(typed: &str) -> App {
        App::in_memory(&Storage::default(), Path::new(""), Some(typed))
    }

    #[test]
    fn an_interview_that_is_interrupted_leaves_its_answers() {
        let folder = tempfile::tempdir().unwrap();
        let output = Output { output: Some(folder.path().join("course.toml")), force: false };
        let arguments = CourseNew { output };
        // The first section whole, and the input ends in the second.
        let typed = "it\n\nhttps://centre.example/c/1\nValutazione\ncourse\n\n\nCentro\n";
        assert_eq!(new(&app(typed), &arguments).unwrap_err().code, "input_ended");
        let draft = std::fs::read_to_string(folder.path().join("course.toml.draft")).unwrap();
        assert!(draft.contains("Valutazione") && draft.contains("https://centre.example/c/1"), "{draft}");
        assert!(!folder.path().join("course.toml").exists());
        // They are not thrown away by starting again.
        let again = new(&app(typed), &arguments).unwrap_err();
        assert_eq!(again.code, "course_draft_exists");
        assert_eq!(std::fs::read_to_string(folder.path().join("course.toml.draft")).unwrap(), draft);
    }
}
