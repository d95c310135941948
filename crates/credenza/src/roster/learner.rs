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

/// The columns whose value belongs to one learner only, the strongest first.
const IDENTIFYING: [Column; 3] = [Column::Did, Column::StudentNumber, Column::NationalId];

/// The numbers of which a spreadsheet program takes the leading zeros away, and the kind of key that each makes without them.
const NUMBERS: [(Column, &str); 2] = [(Column::StudentNumber, "student_number-zeros"), (Column::NationalId, "national_id-zeros")];

/// Everything that a learner can be found by, whatever the key of a row is: of one row known by DID and one by student number neither has the
/// other's key. Rosters and ledgers ask the same question, and have the same answer from here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Identity {
    /// In the order of [`IDENTIFYING`].
    own: [Option<LearnerKey>; IDENTIFYING.len()],
    /// Name and birth date together.
    by_name: Option<LearnerKey>,
    /// The name with a number that has lost its leading zeros, for each of [`NUMBERS`].
    without_zeros: [Option<LearnerKey>; NUMBERS.len()],
    birth_date: Option<String>,
}

impl Identity {
    /// The identity that the values of columns make.
    pub(crate) fn of(value: impl Fn(Column) -> Option<String>) -> Self {
        let own = IDENTIFYING.map(|column| value(column).map(|value| LearnerKey::from_column(column, &value)));
        let name = value(Column::Name).or_else(|| {
            let parts: Vec<String> = [Column::GivenName, Column::FamilyName].into_iter().filter_map(&value).collect();
            (!parts.is_empty()).then(|| parts.join(" "))
        });
        let birth_date = value(Column::BirthDate);
        let by_name = name.as_ref().zip(birth_date.as_ref()).map(|(name, birth_date)| LearnerKey::from_name(name, birth_date));
        let without_zeros = NUMBERS.map(|(column, kind)| {
            let (name, number) = (name.as_ref()?, value(column)?);
            let digits = number.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| LearnerKey { kind, value: [number.trim_start_matches('0'), &folded(name)].join(" ") })
        });
        Self { own, by_name, without_zeros, birth_date }
    }

    /// The columns of numbers of digits that the learner has, each with a key that two learners of one name share whose numbers differ in leading zeros only.
    pub(crate) fn without_zeros(&self) -> impl Iterator<Item = (Column, &LearnerKey)> {
        NUMBERS.iter().zip(&self.without_zeros).filter_map(|((column, _), key)| Some((*column, key.as_ref()?)))
    }

    /// The birth date as ISO 8601.
    pub(crate) fn birth_date(&self) -> Option<&str> {
        self.birth_date.as_deref()
    }

    /// Whether the birth dates, where both are stated, are one.
    pub(crate) fn may_be_as_old_as(&self, other: &Self) -> bool {
        self.birth_date.is_none() || other.birth_date.is_none() || self.birth_date == other.birth_date
    }

    /// The keys of values that belong to one learner only.
    pub(crate) fn own(&self) -> impl Iterator<Item = &LearnerKey> {
        self.own.iter().flatten()
    }

    /// The key of name and birth date, which two people can share.
    pub(crate) fn by_name(&self) -> Option<&LearnerKey> {
        self.by_name.as_ref()
    }

    /// Every key, the strongest first.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &LearnerKey> {
        self.own().chain(&self.by_name)
    }

    /// Which of the values of one's own are known: a bit for each.
    pub(super) fn known(&self) -> u8 {
        self.own.iter().fold(0, |known, key| known << 1 | u8::from(key.is_some()))
    }

    /// Whether two identities that share some key are one learner's. Two people can have one name and one birth date; then a DID, student number or
    /// national identifier that both have, and that differs, tells them apart. One that only one of them has tells nothing: they count as one person,
    /// for to ask once too often costs less than to sign twice.
    pub(crate) fn is_same_learner(&self, other: &Self) -> bool {
        let both = self.own.iter().zip(&other.own).filter_map(|(one, other)| Some(one.as_ref()? == other.as_ref()?));
        let agree: Vec<bool> = both.collect();
        agree.is_empty() || agree.contains(&true)
    }
}

/// NFC, lower case, single blanks.
pub(crate) fn folded(text: &str) -> String {
    let lower: String = text.nfc().flat_map(char::to_lowercase).nfc().collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}
