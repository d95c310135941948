//! What was issued already: `issued.ndjson` beside the output, one line a credential, and what a row means in its light.
//!
//! Pure functions over bytes. The reasoning, and the order in which a run writes files and lines, is in `docs/adr/0003-ledger.md`.

mod entry;

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;

use credenza_core::encoding::digest::{hex, sha256};
use credenza_core::encoding::json;
use unicode_normalization::UnicodeNormalization;

use entry::START;
pub(crate) use entry::{Entry, SCHEMA};

use crate::failure::Explain;
use crate::roster::{Column, Identity, LearnerKey, Row};
use crate::storage::is_torn;

/// Whether a file begins as a ledger does, of whatever version.
pub(crate) fn is_ledger(bytes: &[u8]) -> bool {
    bytes.starts_with(START)
}

/// Whether a line is as long as it was written: one that breaks off is no JSON.
pub(crate) fn is_whole_line(line: &[u8]) -> bool {
    json::parse(line).is_ok()
}

/// Whether `id` is of the kind that the program gives to credentials: [`Award::credential_id`].
pub(crate) fn is_credential_id(id: &str) -> bool {
    let digits = id.strip_prefix("urn:uuid:").filter(|digits| digits.len() == 36);
    digits.is_some_and(|digits| {
        digits.bytes().enumerate().all(|(position, byte)| match position {
            8 | 13 | 18 | 23 => byte == b'-',
            14 => byte == b'8',
            _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
        })
    })
}

/// What is being awarded: the part of a credential's identity that all rows of a roster share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Award<'a> {
    /// The issuer's DID.
    pub(crate) issuer: &'a str,
    /// The course's identifier, from its file.
    pub(crate) course: &'a str,
    /// The run of the course, from its file or the command line.
    pub(crate) run: &'a str,
}

impl Award<'_> {
    /// The id of the credential that the learner gets: `urn:uuid:` and a UUID of version 8 (RFC 9562 §5.8) made of the first 128 bits of SHA-256.
    /// The same award to the same learner has the same id, on every machine and in every run.
    pub(crate) fn credential_id(&self, key: &LearnerKey) -> String {
        let digest = self.digest("credenza.credential-id/1", key);
        let mut hexadecimal = String::from("urn:uuid:");
        for (position, byte) in digest.iter().take(16).enumerate() {
            let byte = match position {
                6 => byte & 0x0f | 0x80,
                8 => byte & 0x3f | 0x80,
                _ => *byte,
            };
            if matches!(position, 4 | 6 | 8 | 10) {
                hexadecimal.push('-');
            }
            hexadecimal.push_str(&hex(&[byte]));
        }
        hexadecimal
    }

    /// The learner's key as the ledger writes it.
    pub(crate) fn key_digest(&self, key: &LearnerKey) -> String {
        hex(&self.digest("credenza.learner-key/1", key))
    }

    fn digest(&self, domain: &str, key: &LearnerKey) -> [u8; 32] {
        tagged_digest(domain, [self.issuer, self.course, self.run, key.kind(), key.value()])
    }
}

/// SHA-256 over a domain tag and parts, each behind its length in 64 bits: no two lists of parts run together into the same bytes.
pub(crate) fn tagged_digest<'a>(domain: &'a str, parts: impl IntoIterator<Item = &'a str>) -> [u8; 32] {
    let mut bytes = Vec::new();
    for part in std::iter::once(domain).chain(parts) {
        bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bytes.extend_from_slice(part.as_bytes());
    }
    sha256(&bytes)
}

/// The columns whose values a credential states. E-mail, language and the proof of a DID can change without changing it.
pub(crate) const STATED: [Column; 10] = [
    Column::GivenName,
    Column::FamilyName,
    Column::Name,
    Column::StudentNumber,
    Column::BirthDate,
    Column::Did,
    Column::Grade,
    Column::Date,
    Column::ValidUntil,
    Column::NationalId,
];

/// What a ledger says.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    entries: Vec<Entry>,
    by_key: HashMap<String, usize>,
    /// By digest of any identifier, within an award: a learner whose key changed is still the same learner.
    by_identifier: HashMap<String, Vec<usize>>,
    /// The id in a last line that breaks off, if it goes so far.
    torn: Option<String>,
}

/// What a row means in the light of the ledger.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Decision<'a> {
    /// Nothing was issued to this learner in this award.
    New,
    /// It was issued, with the same values.
    Unchanged(&'a Entry),
    /// It was issued with other values.
    Changed(Vec<RowChanged<'a>>),
    /// It was issued to somebody of this name under a number that differs in leading zeros only: a spreadsheet program took them away, or they are two people.
    ZerosDiffer(ZerosDiffer<'a>),
}

/// A number of a row that is one of the ledger but for leading zeros, under one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ZerosDiffer<'a> {
    /// The row number that the spreadsheet shows.
    pub(crate) row: u32,
    /// The column of the number.
    pub(crate) column: Column,
    /// The number issued.
    pub(crate) was: String,
    /// The number now.
    pub(crate) now: String,
    /// What was issued.
    pub(crate) entry: &'a Entry,
}

impl Explain for ZerosDiffer<'_> {
    fn code(&self) -> &'static str {
        "leading_zeros_issued"
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        vec![
            ("was", self.was.clone()),
            ("now", self.now.clone()),
            ("file", self.entry.file().to_string()),
            ("issued", self.entry.issued().to_string()),
        ]
    }

    fn place(&self) -> Option<String> {
        Some([format!("row {}", self.row), format!("column {:?}", self.column.name())].join(", "))
    }
}

/// One value of a row that is not the one in the credential that was issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RowChanged<'a> {
    /// The row number that the spreadsheet shows.
    pub(crate) row: u32,
    /// The column's canonical name.
    pub(crate) field: &'static str,
    /// The value issued; empty if there was none.
    pub(crate) was: String,
    /// The value now; empty if there is none.
    pub(crate) now: String,
    /// What was issued.
    pub(crate) entry: &'a Entry,
}

impl Explain for RowChanged<'_> {
    fn code(&self) -> &'static str {
        "row_changed"
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        vec![
            ("row", self.row.to_string()),
            ("field", self.field.to_string()),
            ("was", self.was.clone()),
            ("now", self.now.clone()),
            ("file", self.entry.file().to_string()),
            ("issued", self.entry.issued().to_string()),
            ("id", self.entry.id().to_string()),
        ]
    }

    fn place(&self) -> Option<String> {
        Some([format!("row {}", self.row), format!("column {:?}", self.field)].join(", "))
    }
}

/// Why a ledger can't be read. Signing on beside a ledger that can't be read could sign twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LedgerError {
    /// A line that is not an entry.
    Malformed { line: usize, detail: String },
    /// A line of a later version.
    SchemaUnknown { line: usize, found: String },
    /// The values of a line are not those that it was written with.
    RowAltered { line: usize },
    /// Two lines for one credential.
    Duplicate { line: usize, first: usize, id: String },
}

impl Explain for LedgerError {
    fn code(&self) -> &'static str {
        match self {
            Self::Malformed { .. } => "ledger_malformed",
            Self::SchemaUnknown { .. } => "ledger_schema_unknown",
            Self::RowAltered { .. } => "ledger_row_altered",
            Self::Duplicate { .. } => "ledger_duplicate",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Malformed { line, detail } => vec![("line", line.to_string()), ("detail", detail.clone())],
            Self::SchemaUnknown { line, found } => {
                vec![("line", line.to_string()), ("found", found.clone()), ("expected", SCHEMA.to_string())]
            }
            Self::RowAltered { line } => vec![("line", line.to_string())],
            Self::Duplicate { line, first, id } => vec![("line", line.to_string()), ("first", first.to_string()), ("id", id.clone())],
        }
    }

    fn place(&self) -> Option<String> {
        let (Self::Malformed { line, .. } | Self::SchemaUnknown { line, .. } | Self::RowAltered { line } | Self::Duplicate { line, .. }) =
            self;
        Some(format!("line {line}"))
    }
}

/// What the registrar should know about the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LedgerNotice {
    /// The last line breaks off, and does not count.
    TornLine { line: usize },
    /// So many credentials of this award were issued from another version of the course file.
    CourseChanged { count: usize },
}

impl Explain for LedgerNotice {
    fn code(&self) -> &'static str {
        match self {
            Self::TornLine { .. } => "ledger_torn_line",
            Self::CourseChanged { .. } => "course_changed_since",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TornLine { line } => vec![("line", line.to_string())],
            Self::CourseChanged { count } => vec![("count", count.to_string())],
        }
    }
}

impl Ledger {
    /// Reads a ledger; none at all is the empty one. A last line that breaks off is one that an interrupted run did not finish, and does not count; one that is whole and
    /// only lacks its line break, which an editor took away, is a line like the others.
    ///
    /// # Errors
    /// Any other line that is not an entry, with its number.
    pub(crate) fn parse(bytes: &[u8]) -> Result<(Self, Option<LedgerNotice>), LedgerError> {
        let mut ledger = Self::default();
        let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
        let torn = lines.pop_if(|last| !is_whole_line(last) && is_torn(last, START)).filter(|last| !last.is_empty());
        ledger.torn = torn.and_then(entry::id_of_torn);
        for (position, line) in lines.iter().enumerate() {
            ledger.insert(Entry::parse(line, position + 1)?)?;
        }
        Ok((ledger, torn.map(|_| LedgerNotice::TornLine { line: lines.len() + 1 })))
    }

    /// Takes one more entry in, after its line was written or adopted.
    ///
    /// # Errors
    /// [`LedgerError::Duplicate`]: the credential is there already.
    pub(crate) fn insert(&mut self, entry: Entry) -> Result<(), LedgerError> {
        let position = self.entries.len();
        match self.by_key.entry(entry.key().to_string()) {
            Slot::Occupied(first) => {
                return Err(LedgerError::Duplicate { line: position + 1, first: first.get() + 1, id: entry.id().to_string() });
            }
            Slot::Vacant(slot) => slot.insert(position),
        };
        let identity = Identity::of(|column| entry.value(column));
        for key in identity.keys().chain(identity.without_zeros().map(|(_, key)| key)) {
            self.by_identifier.entry(entry.award().key_digest(key)).or_default().push(position);
        }
        self.entries.push(entry);
        Ok(())
    }

    /// The id of the credential that a last line is about which breaks off. Its file was on the disk before: where it is no longer, somebody may hold it.
    pub(crate) fn torn(&self) -> Option<&str> {
        self.torn.as_deref()
    }

    /// The entries, in the order in which they were issued.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What `row` means. A learner is found by key, and else by any identifier: giving a DID or another key column
    /// to someone who has the credential already must not make a second one.
    pub(crate) fn decide(&self, award: &Award<'_>, row: &Row) -> Decision<'_> {
        let Some(entry) = self.by_key(award, &row.key).or_else(|| self.by_identifier(award, row)) else {
            return self.but_for_zeros(award, row).map_or(Decision::New, Decision::ZerosDiffer);
        };
        let same = |was: &str, now: &str| was == now || was.nfc().eq(now.nfc());
        let changed = |column: &Column| {
            let (was, now) = (entry.value(*column).unwrap_or_default(), row.value(*column).unwrap_or_default());
            (!same(&was, &now)).then(|| RowChanged { row: row.row, field: column.name(), was, now, entry })
        };
        let changes: Vec<_> = STATED.iter().filter_map(changed).collect();
        if changes.is_empty() { Decision::Unchanged(entry) } else { Decision::Changed(changes) }
    }

    fn by_key(&self, award: &Award<'_>, key: &LearnerKey) -> Option<&Entry> {
        self.by_key.get(&award.key_digest(key)).and_then(|position| self.entries.get(*position))
    }

    fn by_identifier(&self, award: &Award<'_>, row: &Row) -> Option<&Entry> {
        let identity = Identity::of(|column| row.value(column));
        let positions = identity.keys().filter_map(|key| self.by_identifier.get(&award.key_digest(key))).flatten();
        let mut entries = positions.filter_map(|position| self.entries.get(*position));
        entries.find(|entry| Identity::of(|column| entry.value(column)).is_same_learner(&identity))
    }

    fn but_for_zeros(&self, award: &Award<'_>, row: &Row) -> Option<ZerosDiffer<'_>> {
        let identity = Identity::of(|column| row.value(column));
        identity.without_zeros().find_map(|(column, key)| {
            let positions = self.by_identifier.get(&award.key_digest(key))?;
            let mut entries = positions.iter().filter_map(|position| self.entries.get(*position));
            let entry = entries.find(|entry| Identity::of(|column| entry.value(column)).may_be_as_old_as(&identity))?;
            Some(ZerosDiffer { row: row.row, column, was: entry.value(column)?, now: row.value(column)?, entry })
        })
    }

    /// A notice if credentials of this award were issued from a course file with another digest: skipping their rows leaves them as they are.
    pub(crate) fn course_notice(&self, award: &Award<'_>, course_digest: &str) -> Option<LedgerNotice> {
        let other = |entry: &&Entry| entry.award() == *award && entry.course_digest() != course_digest;
        let count = self.entries.iter().filter(other).count();
        (count > 0).then_some(LedgerNotice::CourseChanged { count })
    }
}

/// What the caller found out about a file in the output folder that no entry names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found<'a> {
    /// The credential's id, read after its proof was checked.
    pub(crate) id: Option<&'a str>,
    /// Whether its proof verifies under the issuer's key.
    pub(crate) authentic: bool,
    /// Whether it says what the row and the course would say now, proof and time of signing apart.
    pub(crate) same_content: bool,
}

/// What to do about such a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reconciled {
    /// An earlier run signed it and was interrupted before it wrote the line: write the line, sign nothing.
    Adopt,
    /// It is about something else: leave it, and choose another name.
    Unrelated,
    /// It claims to be this credential and is not: refuse the row (`unlisted_file_differs`).
    Differs,
}

impl Found<'_> {
    /// Whether the file is the credential `id` that the row would get.
    pub(crate) fn reconcile(&self, id: &str) -> Reconciled {
        match (self.id == Some(id), self.authentic && self.same_content) {
            (true, true) => Reconciled::Adopt,
            (true, false) => Reconciled::Differs,
            (false, _) => Reconciled::Unrelated,
        }
    }
}

/// A file in the way that claims to be the credential of a row: [`Reconciled::Differs`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnlistedFileDiffers {
    /// The row number that the spreadsheet shows.
    pub(crate) row: u32,
    /// The file's name.
    pub(crate) file: String,
    /// The id that it has.
    pub(crate) id: String,
    /// Whether its proof verifies: then it was issued for other values.
    pub(crate) authentic: bool,
}

impl Explain for UnlistedFileDiffers {
    fn code(&self) -> &'static str {
        "unlisted_file_differs"
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        let authentic = if self.authentic { "yes" } else { "no" };
        vec![("row", self.row.to_string()), ("file", self.file.clone()), ("id", self.id.clone()), ("authentic", authentic.to_string())]
    }

    fn place(&self) -> Option<String> {
        Some(self.file.clone())
    }
}

#[cfg(test)]
mod tests;
