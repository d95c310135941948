//! The rows of a roster, as the command line says they are to be read.

use std::path::Path;

use credenza_core::time::Timestamp;

use crate::app::App;
use crate::cli::{self, Issue};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::roster::{self, Column, Options, Roster, Row};
use crate::storage::Links;

/// The roster.
///
/// # Errors
/// `learner_key_column_unknown`; those of the disk, and of a file that holds no rows.
pub(super) fn read(app: &App, arguments: &Issue, path: &Path, now: &Timestamp) -> Result<Roster, Failure> {
    let bytes = app.storage().read_capped(path, roster::MAX_BYTES, Links::Follow)?;
    let key = match &arguments.learner_key {
        None => None,
        Some(heading) => Some(Column::named(heading).ok_or_else(|| {
            let known: Vec<&str> = Column::all().map(Column::name).collect();
            Failure::new("learner_key_column_unknown").arg("key", heading).arg("known", known.join(", ")).exit(Exit::Usage)
        })?),
    };
    let options = Options {
        encoding: arguments.encoding.as_deref(),
        delimiter: arguments.delimiter.map(|delimiter| match delimiter {
            cli::Delimiter::Semicolon => ';',
            cli::Delimiter::Comma => ',',
            cli::Delimiter::Tab => '\t',
        }),
        sheet: arguments.sheet.as_deref(),
        date_format: super::date_format(arguments),
        key,
        today: now.date(),
    };
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    roster::read(&bytes, name, &options).map_err(|error| {
        let mut failure = Failure::from(error);
        let within = failure.place.map(|place| format!(": {place}")).unwrap_or_default();
        failure.place = Some(format!("{}{within}", path.display()));
        failure
    })
}

/// The first row of a roster that can be issued as it stands: what a preview shows.
///
/// # Errors
/// `preview_no_row`; those of reading the roster.
pub(super) fn first(app: &App, arguments: &Issue, path: &Path, now: &Timestamp) -> Result<Row, Failure> {
    read(app, arguments, path, now)?.rows.into_iter().next().ok_or_else(|| Failure::new("preview_no_row").at(path.display()))
}
