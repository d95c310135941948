//! One line of a ledger.

use std::collections::BTreeMap;

use credenza_core::encoding::digest::{hex, sha256};
use credenza_core::encoding::json;
use credenza_core::time::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Award, LedgerError, STATED, is_credential_id, tagged_digest};
use crate::roster::{Column, Row};

/// What every line says it is.
pub(crate) const SCHEMA: &str = "credenza.ledger/1";
/// How every line begins, those of later versions too.
pub(crate) const START: &[u8] = br#"{"schema":"credenza.ledger/"#;

/// One credential that was issued. An entry that exists was written by us: its digests and its time are sound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    schema: String,
    /// `urn:uuid:…`
    id: String,
    /// Digest of award and learner key.
    key: String,
    issuer: String,
    course: String,
    run: String,
    /// SHA-256 of the course file.
    course_digest: String,
    /// Digest of `row`.
    row_digest: String,
    /// What the row said, by canonical column name: [`STATED`] columns with a value.
    row: BTreeMap<String, String>,
    /// The file's name in the output folder.
    file: String,
    /// SHA-256 of the bytes issued.
    sha256: String,
    /// When they were issued.
    issued: String,
}

impl Entry {
    /// The entry of a credential whose `bytes` are in `file`, issued for `row` at `issued`.
    pub(crate) fn new(award: &Award<'_>, row: &Row, course_digest: &str, file: &str, bytes: &[u8], issued: &Timestamp) -> Self {
        let values: BTreeMap<String, String> =
            STATED.iter().filter_map(|column| row.value(*column).map(|value| (column.name().to_string(), value))).collect();
        Self {
            schema: SCHEMA.to_string(),
            id: award.credential_id(&row.key),
            key: award.key_digest(&row.key),
            issuer: award.issuer.to_string(),
            course: award.course.to_string(),
            run: award.run.to_string(),
            course_digest: course_digest.to_string(),
            row_digest: row_digest(&values),
            row: values,
            file: file.to_string(),
            sha256: Self::digest_of(bytes),
            issued: issued.to_string(),
        }
    }

    /// Reads the line with number `line`.
    ///
    /// # Errors
    /// [`LedgerError`] with the line's number.
    pub(crate) fn parse(bytes: &[u8], line: usize) -> Result<Self, LedgerError> {
        let malformed = |detail: String| LedgerError::Malformed { line, detail };
        let value = json::parse(bytes).map_err(|error| malformed(error.to_string()))?;
        let schema = value.get("schema").and_then(json::Value::as_str).unwrap_or_default();
        if schema != SCHEMA {
            return Err(LedgerError::SchemaUnknown { line, found: schema.to_string() });
        }
        let entry: Self = serde_json::from_value(value).map_err(|error| malformed(error.to_string()))?;
        let digest = |text: &str| text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        for (name, sound) in [
            ("id", entry.id.starts_with("urn:uuid:")),
            ("key", digest(&entry.key)),
            ("sha256", digest(&entry.sha256)),
            ("issued", Timestamp::parse(&entry.issued).is_ok()),
            // The name is joined to the output folder: it must not lead out of it.
            ("file", !entry.file.is_empty() && !entry.file.contains(['/', '\\', '\0']) && !matches!(entry.file.as_str(), "." | "..")),
        ] {
            if !sound {
                return Err(malformed(name.to_string()));
            }
        }
        if entry.row_digest != row_digest(&entry.row) {
            return Err(LedgerError::RowAltered { line });
        }
        Ok(entry)
    }

    /// The line, without its line break.
    pub(crate) fn render(&self) -> String {
        // Strings under fixed names: there is nothing in it that JSON can't say.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What was awarded.
    pub(crate) fn award(&self) -> Award<'_> {
        Award { issuer: &self.issuer, course: &self.course, run: &self.run }
    }

    /// The value that the row had in `column`.
    pub(crate) fn value(&self, column: Column) -> Option<String> {
        self.row.get(column.name()).cloned()
    }

    /// Whether `bytes` are those that were issued.
    pub(crate) fn is_of(&self, bytes: &[u8]) -> bool {
        self.sha256 == Self::digest_of(bytes)
    }

    /// The digest by which an entry knows the bytes that were issued.
    pub(crate) fn digest_of(bytes: &[u8]) -> String {
        hex(&sha256(bytes))
    }

    /// The digest of the bytes that were issued.
    pub(crate) fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The credential's id.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// The digest of award and learner key.
    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// The digest of the course file.
    pub(crate) fn course_digest(&self) -> &str {
        &self.course_digest
    }

    /// The file's name.
    pub(crate) fn file(&self) -> &str {
        &self.file
    }

    /// When it was issued.
    pub(crate) fn issued(&self) -> &str {
        &self.issued
    }
}

/// The id in a line that breaks off behind it.
pub(super) fn id_of_torn(line: &[u8]) -> Option<String> {
    const ID: &str = r#","id":""#;
    let written = String::from_utf8_lossy(line);
    let (_, behind) = written.split_once(ID)?;
    let (id, _) = behind.split_once('"')?;
    is_credential_id(id).then(|| id.to_owned())
}

fn row_digest(values: &BTreeMap<String, String>) -> String {
    let parts = values.iter().flat_map(|(name, value)| [name.as_str(), value.as_str()]);
    hex(&tagged_digest("credenza.row/1", parts))
}
