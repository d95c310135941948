//! The one learner of the command line or of a small file, read with the same care as a row of a roster.

use std::path::Path;

use credenza_core::encoding::json;
use credenza_core::time::Date;

use crate::app::App;
use crate::cli::Issue;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::roster::{self, Column, DateFormat, Options, Row};
use crate::storage::Links;

/// The largest file about one learner, in bytes.
const MAX_BYTES: u64 = 64 * 1024;

/// What is known of the learner: column, value and where it was said.
type Said = Vec<(Column, String, String)>;

/// The learner that the command line describes, itself or in the file of `--learner`; what it says itself outweighs the file.
///
/// # Errors
/// `learner_missing` where nobody is described; those of the file; every value that a roster would refuse, all but the last one shown already.
pub(super) fn row(app: &App, arguments: &Issue, today: Date) -> Result<Row, Failure> {
    let mut said = match &arguments.learner {
        Some(path) => from_file(app, path)?,
        None => Said::new(),
    };
    for (column, option, value) in flags(arguments) {
        if let Some(value) = value {
            said.retain(|(there, _, _)| *there != column);
            said.push((column, value.clone(), option.to_owned()));
        }
    }
    read(app, &said, super::date_format(arguments), today)
}

/// A learner that does not exist, to show what an award of the course looks like.
///
/// # Errors
/// None.
pub(super) fn specimen(app: &App, grade: Option<&str>, today: Date) -> Result<Row, Failure> {
    let mut said = vec![
        (Column::Name, app.messages.text("issue-specimen-name", &[]), String::new()),
        (Column::StudentNumber, "0000000".to_owned(), String::new()),
    ];
    said.extend(grade.map(|grade| (Column::Grade, grade.to_owned(), String::new())));
    read(app, &said, None, today)
}

/// Whether the command line describes somebody.
pub(super) fn is_described(arguments: &Issue) -> bool {
    let who = |column: &Column| !matches!(column, Column::Grade | Column::Email);
    arguments.learner.is_some() || flags(arguments).iter().any(|(column, _, value)| who(column) && value.is_some())
}

fn flags(arguments: &Issue) -> [(Column, &'static str, &Option<String>); 8] {
    [
        (Column::Did, "--to", &arguments.to),
        (Column::Name, "--name", &arguments.name),
        (Column::GivenName, "--given-name", &arguments.given_name),
        (Column::FamilyName, "--family-name", &arguments.family_name),
        (Column::StudentNumber, "--student-number", &arguments.student_number),
        (Column::BirthDate, "--birth-date", &arguments.birth_date),
        (Column::Email, "--email", &arguments.email),
        (Column::Grade, "--grade", &arguments.grade),
    ]
}

/// A roster of one row: the same values are right and wrong, for the same reasons.
fn read(app: &App, said: &Said, date_format: Option<DateFormat>, today: Date) -> Result<Row, Failure> {
    let has = |wanted: &[Column]| said.iter().any(|(column, value, _)| wanted.contains(column) && !value.trim().is_empty());
    let named = has(&[Column::Name, Column::GivenName, Column::FamilyName]) && has(&[Column::StudentNumber, Column::BirthDate]);
    if !named && !has(&[Column::Did]) {
        return Err(Failure::new("learner_missing").exit(Exit::Usage));
    }
    let mut text = String::new();
    let headings: Vec<&str> = said.iter().map(|(column, _, _)| column.name()).collect();
    let values: Vec<&str> = said.iter().map(|(_, value, _)| value.as_str()).collect();
    roster::write_line(&mut text, &headings, ';');
    roster::write_line(&mut text, &values, ';');
    let options = Options { encoding: Some("utf-8"), delimiter: Some(';'), sheet: None, date_format, key: None, today };
    let roster = roster::read(text.as_bytes(), "learner.csv", &options)?;
    let mut failures: Vec<Failure> = Vec::new();
    for error in roster.errors {
        let place = error.column.as_deref().and_then(Column::named);
        let place = said.iter().find(|(column, _, _)| Some(*column) == place).map(|(_, _, place)| place.clone());
        let mut failure = Failure::from(error);
        failure.place = place;
        failures.push(failure);
    }
    let last = failures.pop();
    for failure in failures {
        app.terminal.error(&app.messages, &failure);
        app.terminal.remark("");
    }
    match (last, roster.rows.into_iter().next()) {
        (None, Some(row)) => Ok(row),
        (Some(failure), _) => Err(failure),
        (None, None) => Err(Failure::new("learner_missing").exit(Exit::Usage)),
    }
}

/// The values of a JSON or TOML file whose keys are headings of a roster.
fn from_file(app: &App, path: &Path) -> Result<Said, Failure> {
    let bytes = app.storage().read_capped(path, MAX_BYTES, Links::Follow)?;
    let malformed =
        |detail: &str| Failure::new("learner_file_malformed").arg("path", path.display()).arg("detail", detail).at(path.display());
    let values = values(&bytes).map_err(|detail| malformed(&detail))?;
    let mut said = Said::new();
    for (key, value) in values {
        let Some(column) = Column::named(&key) else {
            let known: Vec<&str> = Column::all().map(Column::name).collect();
            return Err(Failure::new("learner_key_unknown").arg("key", key).arg("known", known.join(", ")).at(path.display()));
        };
        let Some(value) = value else { return Err(malformed(&key)) };
        said.push((column, value, format!("{}: {key}", path.display())));
    }
    Ok(said)
}

/// Keys and values; none for a value that is no text.
type Values = Vec<(String, Option<String>)>;

/// What a file of JSON or TOML says; else what is wrong with it.
pub(super) fn values(bytes: &[u8]) -> Result<Values, String> {
    let text = str::from_utf8(bytes).map_err(|_| "UTF-8".to_owned())?;
    let is_json = text.trim_start_matches('\u{feff}').trim_start().starts_with('{');
    if is_json { json_values(bytes) } else { toml_values(text) }
}

fn json_values(bytes: &[u8]) -> Result<Values, String> {
    let value = json::parse(bytes).map_err(|error| error.to_string())?;
    let members = value.as_object().ok_or_else(String::new)?;
    Ok(members.iter().map(|(key, value)| (key.clone(), value.as_str().map(str::to_owned))).collect())
}

fn toml_values(text: &str) -> Result<Values, String> {
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| error.message().to_owned())?;
    let text = |value: &toml::Value| match value {
        toml::Value::String(text) => Some(text.clone()),
        // `birth_date = 2001-12-31` without quotes is a date of TOML.
        toml::Value::Datetime(date) => Some(date.to_string()),
        _ => None,
    };
    Ok(table.iter().map(|(key, value)| (key.clone(), text(value))).collect())
}
