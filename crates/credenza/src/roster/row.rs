//! A learner's row, typed.

use std::borrow::Cow;
use std::collections::BTreeSet;

use credenza_core::did::{Did, DidError, key_method};
use credenza_core::time::Date;

use super::columns::{self, Column, Columns};
use super::learner::LearnerKey;
use super::problem::{CellError, CellErrorKind};
use super::sheet::{Cell, Record};
use super::{Options, values};

/// One learner and what is to be said in their credential. Every value is as typed, trimmed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// The row number that the spreadsheet shows.
    pub(crate) row: u32,
    /// The given name.
    pub(crate) given_name: Option<String>,
    /// The family name.
    pub(crate) family_name: Option<String>,
    /// The whole name, where the roster has it in one column.
    pub(crate) name: Option<String>,
    /// The student number.
    pub(crate) student_number: Option<String>,
    /// The date of birth, plausible.
    pub(crate) birth_date: Option<Date>,
    /// The e-mail address.
    pub(crate) email: Option<String>,
    /// The DID: the award is bound to its holder.
    pub(crate) did: Option<Did>,
    /// The proof of holding the DID, unchecked.
    pub(crate) did_proof: Option<String>,
    /// The grade.
    pub(crate) grade: Option<String>,
    /// The date of issuing.
    pub(crate) date: Option<Date>,
    /// The last day on which the award is valid.
    pub(crate) valid_until: Option<Date>,
    /// The language that the learner is written to in.
    pub(crate) language: Option<String>,
    /// A national identifier.
    pub(crate) national_id: Option<String>,
    /// Who the row is about, in the form in which two rows about one learner are equal.
    pub(crate) key: LearnerKey,
    /// The original cells, for the file of bad rows.
    pub(crate) record: Vec<String>,
}

impl Row {
    /// The row that `record` says, or everything that is wrong with it.
    pub(crate) fn read(record: &Record, columns: &Columns, options: &Options<'_>) -> Result<Self, Vec<CellError>> {
        let shape = |kind| vec![CellError { row: record.row, column: None, kind }];
        if let Some(fault) = &record.fault {
            return Err(shape(fault.clone()));
        }
        // In a row of the wrong length no value is sure to be under its heading: one error says more than ten.
        let width = columns.width();
        let used = record.cells.iter().rposition(|cell| !cell.is_blank()).map_or(0, |last| last + 1);
        if used > width {
            return Err(shape(CellErrorKind::RowTooLong { expected: width, found: used }));
        }
        let mut reading = Reading { record, columns, errors: Vec::new() };
        let mut row = reading.row(options);
        match LearnerKey::of(&row, options.key) {
            Some(key) if reading.errors.is_empty() => {
                row.key = key;
                Ok(row)
            }
            None if reading.errors.is_empty() => Err(shape(CellErrorKind::IdentifierMissing)),
            _ => Err(reading.errors),
        }
    }

    /// The name in one line: as written in one column, else given name and family name.
    pub(crate) fn full_name(&self) -> Option<Cow<'_, str>> {
        match (&self.name, &self.given_name, &self.family_name) {
            (Some(name), _, _) => Some(Cow::Borrowed(name)),
            (None, Some(given), Some(family)) => Some(Cow::Owned([given.as_str(), family.as_str()].join(" "))),
            (None, Some(name), None) | (None, None, Some(name)) => Some(Cow::Borrowed(name)),
            (None, None, None) => None,
        }
    }

    /// The value of `column` as text; dates as ISO 8601.
    pub(crate) fn value(&self, column: Column) -> Option<String> {
        let date = |date: Option<Date>| date.map(|date| date.to_string());
        match column {
            Column::GivenName => self.given_name.clone(),
            Column::FamilyName => self.family_name.clone(),
            Column::Name => self.name.clone(),
            Column::StudentNumber => self.student_number.clone(),
            Column::BirthDate => date(self.birth_date),
            Column::Email => self.email.clone(),
            Column::Did => self.did.as_ref().map(ToString::to_string),
            Column::DidProof => self.did_proof.clone(),
            Column::Grade => self.grade.clone(),
            Column::Date => date(self.date),
            Column::ValidUntil => date(self.valid_until),
            Column::Language => self.language.clone(),
            Column::NationalId => self.national_id.clone(),
        }
    }
}

/// A row while it is being read.
struct Reading<'a> {
    record: &'a Record,
    columns: &'a Columns,
    errors: Vec<CellError>,
}

impl Reading<'_> {
    fn row(&mut self, options: &Options<'_>) -> Row {
        let row = Row {
            row: self.record.row,
            given_name: self.text(Column::GivenName),
            family_name: self.text(Column::FamilyName),
            name: self.text(Column::Name),
            student_number: self.text(Column::StudentNumber),
            birth_date: self.date(Column::BirthDate, options),
            email: self.checked(Column::Email, values::is_email, |value| CellErrorKind::EmailInvalid { value }),
            did: self.did(),
            did_proof: self.text(Column::DidProof),
            grade: self.text(Column::Grade),
            date: self.date(Column::Date, options),
            valid_until: self.date(Column::ValidUntil, options),
            language: self.checked(Column::Language, values::is_language, |value| CellErrorKind::LanguageInvalid { value }),
            national_id: self.text(Column::NationalId),
            key: LearnerKey::NOT_YET,
            record: self.record.cells.iter().map(Cell::shown).collect(),
        };
        self.check_birth_date(&row, options);
        // What a faulty cell would have said is unknown: "missing" would be a second error for one mistake.
        if self.errors.is_empty() {
            self.check_whole(&row, options);
        }
        row
    }

    fn check_birth_date(&mut self, row: &Row, options: &Options<'_>) {
        let Ok(earliest) = Date::new(1900, 1, 1) else { return };
        let latest = options.today;
        if let Some(value) = row.birth_date.filter(|value| !(earliest..=latest).contains(value)) {
            self.refuse(Some(Column::BirthDate), CellErrorKind::BirthDateImplausible { value, earliest, latest });
        }
    }

    fn check_whole(&mut self, row: &Row, options: &Options<'_>) {
        if row.full_name().is_none() && row.did.is_none() {
            self.refuse(None, CellErrorKind::NameMissing);
        }
        let parts: Vec<&str> = [&row.given_name, &row.family_name].into_iter().flatten().map(String::as_str).collect();
        if let Some(name) = row.name.as_deref().filter(|name| !parts.is_empty() && !is_one_name(name, &parts)) {
            self.refuse(Some(Column::Name), CellErrorKind::NameContradicted { name: name.to_owned(), parts: parts.join(" ") });
        }
        if row.student_number.is_none() && row.birth_date.is_none() && row.did.is_none() {
            self.refuse(None, CellErrorKind::IdentifierMissing);
        }
        if row.did_proof.is_some() && row.did.is_none() {
            self.refuse(Some(Column::DidProof), CellErrorKind::DidProofWithoutDid);
        }
        if let (Some(date), Some(valid_until)) = (row.date, row.valid_until)
            && valid_until < date
        {
            self.refuse(Some(Column::ValidUntil), CellErrorKind::ValidUntilBeforeDate { date, valid_until });
        }
        if let Some(key) = options.key.filter(|key| row.value(*key).is_none()) {
            self.refuse(Some(key), CellErrorKind::KeyMissing { name: key.name() });
        }
    }

    fn text(&mut self, column: Column) -> Option<String> {
        let limit = if column == Column::DidProof { values::MAX_PROOF_CHARACTERS } else { values::MAX_CHARACTERS };
        let read = values::text(self.cell(column), column.class(), limit);
        self.keep(column, read)
    }

    fn did(&mut self) -> Option<Did> {
        let value = self.text(Column::Did)?;
        let read = Did::parse(&value).ok().filter(names_a_key).map(Some).ok_or(CellErrorKind::DidInvalid { value });
        self.keep(Column::Did, read)
    }

    fn checked(&mut self, column: Column, fits: fn(&str) -> bool, error: fn(String) -> CellErrorKind) -> Option<String> {
        let value = self.text(column)?;
        if fits(&value) {
            return Some(value);
        }
        self.refuse(Some(column), error(value));
        None
    }

    fn date(&mut self, column: Column, options: &Options<'_>) -> Option<Date> {
        let read = values::date(self.cell(column), options.date_format);
        self.keep(column, read)
    }

    fn cell(&self, column: Column) -> &Cell {
        self.columns.position(column).and_then(|position| self.record.cells.get(position)).unwrap_or(&Cell::Empty)
    }

    fn keep<T>(&mut self, column: Column, read: Result<Option<T>, CellErrorKind>) -> Option<T> {
        read.unwrap_or_else(|kind| {
            self.refuse(Some(column), kind);
            None
        })
    }

    fn refuse(&mut self, column: Option<Column>, kind: CellErrorKind) {
        let heading = column.and_then(|column| self.columns.heading(column)).map(ToString::to_string);
        self.errors.push(CellError { row: self.record.row, column: heading, kind });
    }
}

/// Whether a whole name and its parts can be one name: all words of one are words of the other, in any order, or it is the parts run together, in either order, for a
/// part may be two words and Chinese names are written without spaces. Case, accents and hyphens make no difference.
fn is_one_name(name: &str, parts: &[&str]) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        let words = text.split(|c: char| c.is_whitespace() || c == '-').map(columns::fold);
        words.filter(|word| !word.is_empty()).collect()
    };
    let parted: BTreeSet<String> = parts.iter().flat_map(|part| words(part)).collect();
    let (whole, letters) = (words(name), columns::fold(name));
    let runs_together = |parts: Vec<&str>| letters == columns::fold(&parts.concat());
    whole.is_subset(&parted)
        || parted.is_subset(&whole)
        || runs_together(parts.to_vec())
        || runs_together(parts.iter().rev().copied().collect())
}

/// Whether a did:key is one: a credential bound to a mistyped key could never be presented. Keys of kinds that are not read here are believed; what begins as
/// every Ed25519 key does is one, and a letter that is missing makes it look like another kind.
fn names_a_key(did: &Did) -> bool {
    const ED25519: &str = "z6Mk";
    match key_method::public_key(did) {
        Ok(_) => true,
        Err(DidError::KeyTypeUnsupported { .. }) => !did.method_specific_id().starts_with(ED25519),
        Err(_) => did.method() != "key",
    }
}
