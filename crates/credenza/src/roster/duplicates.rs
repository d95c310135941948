//! The same learner twice.

use std::collections::HashMap;

use super::columns::{Column, Columns};
use super::learner::LearnerKey;
use super::problem::{CellError, CellErrorKind, Notice};
use super::row::Row;

/// The columns whose values belong to one learner, whatever the key is: of one row known by DID and one by student number
/// neither has the other's key.
const IDENTIFYING: [Column; 3] = [Column::Did, Column::StudentNumber, Column::NationalId];

/// An error at each of two rows about one learner, naming the other: which of them is right only the registrar knows.
pub(super) fn find(rows: &[Row], columns: &Columns) -> Vec<CellError> {
    let mut first_rows: HashMap<LearnerKey, usize> = HashMap::new();
    let mut partners: HashMap<usize, (usize, &'static str)> = HashMap::new();
    for (position, row) in rows.iter().enumerate() {
        let identifiers = IDENTIFYING.iter().filter_map(|column| row.value(*column).map(|value| LearnerKey::from_column(*column, &value)));
        for key in std::iter::once(row.key.clone()).chain(identifiers) {
            let kind = key.kind();
            let first = *first_rows.entry(key).or_insert(position);
            if first != position {
                partners.entry(position).or_insert((first, kind));
                partners.entry(first).or_insert((position, kind));
            }
        }
    }
    let error = |(position, row): (usize, &Row)| {
        let (other, by) = partners.get(&position)?;
        let column = Column::all().find(|column| column.name() == *by);
        let value = column.and_then(|column| row.value(column)).unwrap_or_else(|| row.key.value().to_string());
        Some(CellError {
            row: row.row,
            column: column.and_then(|column| columns.heading(column)).map(ToString::to_string),
            kind: CellErrorKind::DuplicateLearner { by, value, other_row: rows.get(*other)?.row },
        })
    };
    rows.iter().enumerate().filter_map(error).collect()
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
