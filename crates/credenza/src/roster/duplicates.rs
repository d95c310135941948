//! The same learner twice.

use std::collections::{BTreeMap, HashMap};

use super::columns::{Column, Columns};
use super::learner::{Identity, LearnerKey};
use super::problem::{CellError, CellErrorKind, Notice};
use super::row::Row;

/// An error at each of two rows about one learner, naming the other: which of them is right only the registrar knows.
///
/// Rows are about one learner if they have one key, or if [`Identity`] says so, by the rule that also finds a learner in the ledger.
pub(super) fn find(rows: &[Row], columns: &Columns) -> Vec<CellError> {
    let identities: Vec<Identity> = rows.iter().map(|row| Identity::of(|column| row.value(column))).collect();
    let mut partners: HashMap<usize, (usize, LearnerKey)> = HashMap::new();
    let mut first_rows: HashMap<&LearnerKey, usize> = HashMap::new();
    for (position, (row, identity)) in rows.iter().zip(&identities).enumerate() {
        for key in std::iter::once(&row.key).chain(identity.own()) {
            let first = *first_rows.entry(key).or_insert(position);
            if first != position {
                partners.entry(position).or_insert_with(|| (first, key.clone()));
                partners.entry(first).or_insert_with(|| (position, key.clone()));
            }
        }
    }
    let namesakes = Namesakes::of(&identities);
    for (position, identity) in identities.iter().enumerate() {
        if let (Some(key), Some(other)) = (identity.by_name(), namesakes.same_learner(position, identity)) {
            partners.entry(position).or_insert_with(|| (other, key.clone()));
        }
    }
    let zeros = WithoutZeros::of(&identities);
    let error = |(position, row): (usize, &Row)| {
        let Some((other, key)) = partners.get(&position) else { return zeros.error(position, rows, &identities, columns) };
        let column = Column::all().find(|column| column.name() == key.kind());
        let value = column.and_then(|column| row.value(column)).unwrap_or_else(|| key.value().to_string());
        Some(CellError {
            row: row.row,
            column: column.and_then(|column| columns.heading(column)).map(ToString::to_string),
            kind: CellErrorKind::DuplicateLearner { by: key.kind(), value, other_row: rows.get(*other)?.row },
        })
    };
    rows.iter().enumerate().filter_map(error).collect()
}

/// Rows of one name and birth date: by those, and by which values of one's own they have, the first two rows.
///
/// Namesakes that have such a value in common are found by it. All others are one learner exactly if none of them has a value of a kind that the other one has too,
/// so that the kinds are all that needs to be compared: a column full of one name does not make the comparison quadratic.
struct Namesakes<'a>(HashMap<&'a LearnerKey, BTreeMap<u8, Vec<usize>>>);

impl<'a> Namesakes<'a> {
    fn of(identities: &'a [Identity]) -> Self {
        let mut rows: HashMap<&LearnerKey, BTreeMap<u8, Vec<usize>>> = HashMap::new();
        for (position, identity) in identities.iter().enumerate() {
            let Some(key) = identity.by_name() else { continue };
            let first = rows.entry(key).or_default().entry(identity.known()).or_default();
            if first.len() < 2 {
                first.push(position);
            }
        }
        Self(rows)
    }

    /// The first other row that nothing tells apart from the row at `position`.
    fn same_learner(&self, position: usize, identity: &Identity) -> Option<usize> {
        let namesakes = self.0.get(identity.by_name()?)?;
        let alike = namesakes.iter().filter(|(known, _)| **known & identity.known() == 0);
        alike.flat_map(|(_, rows)| rows).copied().filter(|other| *other != position).min()
    }
}

/// Rows of one name whose numbers are one when leading zeros are taken away: the first two rows, and the first two of each birth date, or of none.
///
/// Two of them are enough for every other one to find one, so that a column full of zeros does not make the comparison quadratic.
struct WithoutZeros<'a>(HashMap<&'a LearnerKey, BTreeMap<Option<&'a str>, Vec<usize>>>);

impl<'a> WithoutZeros<'a> {
    fn of(identities: &'a [Identity]) -> Self {
        let mut rows: HashMap<&LearnerKey, BTreeMap<Option<&str>, Vec<usize>>> = HashMap::new();
        for (position, identity) in identities.iter().enumerate() {
            for (_, key) in identity.without_zeros() {
                let first = rows.entry(key).or_default().entry(identity.birth_date()).or_default();
                if first.len() < 2 {
                    first.push(position);
                }
            }
        }
        Self(rows)
    }

    fn error(&self, position: usize, rows: &[Row], identities: &[Identity], columns: &Columns) -> Option<CellError> {
        let (row, identity) = (rows.get(position)?, identities.get(position)?);
        identity.without_zeros().find_map(|(column, key)| {
            let other = rows.get(self.other(position, identity, key)?)?;
            let (value, other_value) = (row.value(column)?, other.value(column)?);
            Some(CellError {
                row: row.row,
                column: columns.heading(column).map(ToString::to_string),
                kind: CellErrorKind::LeadingZerosDiffer { value, other_value, other_row: other.row },
            })
        })
    }

    /// Another row with this key whose birth date is the same or not stated, or any if the row states none.
    fn other(&self, position: usize, identity: &Identity, key: &LearnerKey) -> Option<usize> {
        let by_birth_date = self.0.get(key)?;
        let others = |rows: &Vec<usize>| rows.iter().copied().find(|other| *other != position);
        match identity.birth_date() {
            None => by_birth_date.values().find_map(others),
            stated => [stated, None].iter().filter_map(|date| by_birth_date.get(date)).find_map(others),
        }
    }
}

/// A notice for each address that several learners share: one of them would receive another's credential.
pub(super) fn shared_addresses(rows: &[Row]) -> Vec<Notice> {
    let mut by_address: HashMap<String, Vec<u32>> = HashMap::new();
    for row in rows {
        if let Some(email) = &row.email {
            by_address.entry(email.to_lowercase()).or_default().push(row.row);
        }
    }
    let mut shared: Vec<(String, Vec<u32>)> = by_address.into_iter().filter(|(_, rows)| rows.len() > 1).collect();
    shared.sort_by(|a, b| a.1.cmp(&b.1));
    shared.into_iter().map(|(email, rows)| Notice::EmailShared { email, rows }).collect()
}
