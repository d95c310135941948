//! From a course and a row to what will be signed, or everything that keeps it from being signed.

use credenza_core::credential::{Credential, Uri};
use credenza_core::did::Did;
use credenza_core::encoding::json::Node;
use credenza_core::issue::IssueOptions;
use credenza_core::micro::{Identifier, IdentifierKind, Learner, MicroCredential, ModelError, PersonName};
use credenza_core::time::{Date, Timestamp};

use crate::cli::Issue;
use crate::course::Course;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::instant::{self, Edge};
use crate::ledger::Award;
use crate::roster::{Column, Row};

/// What the command line says of every award of a run.
pub(super) struct Terms {
    /// The run of the course; empty where nobody named one.
    pub(super) run: String,
    /// The date of issuing, for rows that have none of their own.
    date: Date,
    /// Whether the command line says that date: today is only what is meant by saying none.
    date_stated: bool,
    valid_from: Option<Timestamp>,
    valid_until: Option<Timestamp>,
}

impl Terms {
    /// # Errors
    /// Dates that are none, as usage errors.
    pub(super) fn of(arguments: &Issue, course: &Course, now: &Timestamp) -> Result<Self, Failure> {
        let date = match &arguments.date {
            Some(text) => Date::parse(text).map_err(|error| {
                let failure = Failure::with(error.code(), error.args());
                failure.at("--date").exit(Exit::Usage)
            })?,
            None => now.date(),
        };
        let time = |text: &Option<String>, edge, option| text.as_deref().map(|text| instant::read(text, edge, option)).transpose();
        Ok(Self {
            run: arguments.run.clone().or_else(|| course.run.clone()).unwrap_or_default(),
            date,
            date_stated: arguments.date.is_some(),
            valid_from: time(&arguments.valid_from, Edge::Start, "--valid-from")?,
            // What is valid until a day is valid on that day.
            valid_until: time(&arguments.valid_until, Edge::End, "--valid-until")?,
        })
    }

    /// The terms of the run that issued `found`, as far as the command line says nothing else. A run that is taken up the next day must not hold today's date
    /// against a credential of yesterday.
    pub(super) fn of_earlier_run(&self, found: &Credential) -> Self {
        let day = |text: &str| text.get(.."2000-12-31".len()).and_then(|day| Date::parse(day).ok());
        let awarded = found.document().get("awardedDate").and_then(Node::as_str).and_then(day);
        Self {
            run: self.run.clone(),
            date: awarded.filter(|_| !self.date_stated).unwrap_or(self.date),
            date_stated: self.date_stated,
            valid_from: self.valid_from.clone().or_else(|| found.valid_from().cloned()),
            valid_until: self.valid_until.clone().or_else(|| found.valid_until().cloned()),
        }
    }
}

/// What one learner will get.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) id: Uri,
    pub(super) micro: MicroCredential,
    valid_from: Option<Timestamp>,
    valid_until: Option<Timestamp>,
}

/// Why a row is not issued, and under which column the reason stands.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) column: Option<Column>,
    pub(super) failure: Failure,
}

impl Draft {
    /// The award of `course` to the learner of `row`, issued by `issuer`.
    ///
    /// # Errors
    /// Every reason against it.
    pub(super) fn new(course: &Course, terms: &Terms, issuer: &Did, row: &Row, now: &Timestamp) -> Result<Self, Vec<Refusal>> {
        let mut refusals = Vec::new();
        let mut keep = |column, failure: Failure| refusals.push(Refusal { column, failure });
        let learner = learner(row).map_err(|error| keep(None, of_model(&error))).ok();
        let grade =
            row.grade.as_deref().and_then(|grade| course.grade(grade).map_err(|error| keep(Some(Column::Grade), error.into())).ok());
        let date = row.date.unwrap_or(terms.date);
        let valid_until = match (row.valid_until, &terms.valid_until, course.valid_for) {
            (Some(day), _, _) => end_of(day),
            (None, Some(time), _) => Some(time.clone()),
            (None, None, Some(period)) => period.after(date).and_then(end_of),
            (None, None, None) => None,
        };
        let from = Self::valid_from(terms, date, now);
        if let Some(until) = valid_until.as_ref().filter(|until| **until < from.clone().unwrap_or_else(|| now.clone())) {
            let column = row.valid_until.is_some().then_some(Column::ValidUntil);
            keep(column, Failure::new("award_expired").arg("until", until));
        }
        let micro = learner.map(|learner| course.award(learner, date, grade, issuer));
        let micro = match micro {
            Some(Err(errors)) => {
                errors.iter().for_each(|error| keep(None, of_model(error)));
                None
            }
            other => other.and_then(Result::ok),
        };
        let award = Award { issuer: issuer.as_str(), course: course.id.as_str(), run: &terms.run };
        let id = Uri::parse(&award.credential_id(&row.key)).map_err(|error| keep(None, Failure::of_form(&error, "id")));
        match (micro, id) {
            (Some(micro), Ok(id)) if refusals.is_empty() => Ok(Self { id, micro, valid_from: from, valid_until }),
            _ => Err(refusals),
        }
    }

    /// From when the award is valid, where that is not the time of signing: an award can be signed before its day.
    fn valid_from(terms: &Terms, date: Date, now: &Timestamp) -> Option<Timestamp> {
        terms.valid_from.clone().or_else(|| start_of(date).filter(|start| start > now))
    }

    /// The options of a credential signed at `time`. It is valid from then on, unless the award lies ahead or the command line says otherwise.
    pub(super) fn options(&self, time: &Timestamp) -> IssueOptions {
        let from = self.valid_from.clone().unwrap_or_else(|| time.clone());
        let options = IssueOptions::new(self.id.clone(), time.clone()).valid_from(from);
        match &self.valid_until {
            Some(until) => options.valid_until(until.clone()),
            None => options,
        }
    }
}

/// Element 1, from what the row says.
fn learner(row: &Row) -> Result<Learner, ModelError> {
    let name = row.full_name().map(|full| PersonName::new(full, row.given_name.clone(), row.family_name.clone())).transpose()?;
    let identifiers = [(IdentifierKind::StudentNumber, &row.student_number), (IdentifierKind::NationalId, &row.national_id)];
    let identifiers = identifiers.into_iter().filter_map(|(kind, value)| Some(Identifier { kind, value: value.clone()? })).collect();
    Learner::new(row.did.clone(), name, row.birth_date, identifiers)
}

pub(super) fn of_model(error: &ModelError) -> Failure {
    let key = error.element().map(|element| element.name()).unwrap_or_default();
    Failure::of_model(error, key)
}

fn start_of(day: Date) -> Option<Timestamp> {
    instant::read(&day.to_string(), Edge::Start, "").ok()
}

fn end_of(day: Date) -> Option<Timestamp> {
    instant::read(&day.to_string(), Edge::End, "").ok()
}
