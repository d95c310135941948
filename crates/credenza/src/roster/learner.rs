//! Who a row is about: the learner's key, which makes ids stable and finds the same learner twice.

use unicode_normalization::UnicodeNormalization;

use super::columns::Column;
use super::row::Row;

/// What tells one learner from another, in the form in which two spellings of it are equal.
///
/// Upper and lower case, composed and decomposed accents and repeated blanks make no difference, except in a DID, which is exact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct LearnerKey {
    kind: &'static str,
    value: String,
}

/// The key of a learner known only by name and birth date.
const NAME_AND_BIRTH_DATE: &str = "name+birth_date";

impl LearnerKey {
    /// Of a row whose cells are still being read.
    pub(super) const NOT_YET: Self = Self { kind: "", value: String::new() };

    /// The row's key: the cell of `column` if one was asked for, else the DID, else the student number, else name and birth date.
    /// None: the row does not have it.
    pub(crate) fn of(row: &Row, column: Option<Column>) -> Option<Self> {
        match column {
            Some(column) => row.value(column).map(|value| Self::from_column(column, &value)),
            None => [Column::Did, Column::StudentNumber]
                .iter()
                .find_map(|column| row.value(*column).map(|value| Self::from_column(*column, &value)))
                .or_else(|| Some(Self::from_name(&row.full_name()?, &row.value(Column::BirthDate)?))),
        }
    }

    /// The key that a value of `column` makes.
    pub(crate) fn from_column(column: Column, value: &str) -> Self {
        let value = if column == Column::Did { value.to_string() } else { folded(value) };
        Self { kind: column.name(), value }
    }

    /// The key that a name and an ISO 8601 birth date make.
    pub(crate) fn from_name(name: &str, birth_date: &str) -> Self {
        Self { kind: NAME_AND_BIRTH_DATE, value: [&folded(name), birth_date].join(" ") }
    }

    /// The column or columns that it comes from: `student_number`, `name+birth_date`.
    pub(crate) fn kind(&self) -> &'static str {
        self.kind
    }

    /// Its value, folded.
    pub(crate) fn value(&self) -> &str {
        &self.value
    }
}

/// NFC, lower case, single blanks.
pub(crate) fn folded(text: &str) -> String {
    let lower: String = text.nfc().flat_map(char::to_lowercase).nfc().collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}
