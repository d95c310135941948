//! `credenza issue`: a course and one learner, or a whole roster, become signed credentials.

mod did_proof;
mod draft;
#[cfg(test)]
mod faults;
mod files;
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) mod fuzzing;
mod learner;
mod many;
mod note;
mod one;
mod outcome;
mod place;
mod rows;
mod signatory;

use std::path::Path;

use crate::app::App;
use crate::cli::{self, Issue};
use crate::course::{self, Course};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::roster::DateFormat;
use crate::storage::Links;

pub(crate) fn run(app: &App, arguments: &Issue) -> Result<Exit, Failure> {
    if !arguments.preview {
        files::distinct(app, arguments)?;
    }
    let course = course(app, &arguments.course)?;
    match &arguments.roster {
        Some(roster) if !arguments.preview => many::run(app, arguments, &course, roster),
        _ => one::run(app, arguments, &course),
    }
}

/// Which of day and month comes first in a date, where the command line says so.
fn date_format(arguments: &Issue) -> Option<DateFormat> {
    arguments.date_format.map(|format| match format {
        cli::DateFormat::Dmy => DateFormat::Dmy,
        cli::DateFormat::Mdy => DateFormat::Mdy,
    })
}

/// The course; where it has faults they are all shown first.
fn course(app: &App, path: &Path) -> Result<Course, Failure> {
    let bytes = app.storage().read_capped(path, course::MAX_BYTES, Links::Follow)?;
    Course::read(&bytes).map_err(|faults| {
        for fault in faults {
            app.terminal.error(&app.messages, &fault.failure(path, &app.messages));
            app.terminal.remark("");
        }
        Failure::new("course_not_valid").arg("path", path.display()).at(path.display())
    })
}
