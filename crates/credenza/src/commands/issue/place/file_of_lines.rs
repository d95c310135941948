//! One file with a credential in each line: what is in it, and whether it is one that the program wrote.
//!
//! Credentials are added to such a file. So nothing is added to one with anything else in it, and of its last line nothing is taken away but what a dying run left of one.

use std::collections::HashSet;
use std::path::Path;

use credenza_core::encoding::json;

use super::{Audit, Unlisted};
use crate::failure::Failure;
use crate::ledger::{Entry, Ledger, is_credential_id, is_whole_line};
use crate::storage::{Links, Storage, StorageError, is_torn, lines, unended};

/// The largest file of lines that is read, for it is held in memory: the credentials of the longest roster with 10 KiB each.
const MAX_BYTES: u64 = 2 << 30;
/// How each line begins, whatever suite signed it.
const START: &[u8] = br#"{"@context":["https://www.w3.org/ns/credentials/v2","#;

/// A file of lines that was deleted holds none of them; one of another name may hold them still.
pub(super) fn audit(storage: &Storage, path: &Path, file: &str, entries: &[&Entry]) -> Audit {
    let bytes = storage.read_capped(path, MAX_BYTES, Links::Refuse).unwrap_or_default();
    let there: HashSet<String> = lines(&bytes).map(Entry::digest_of).collect();
    let mut audit = Audit::default();
    for entry in entries.iter().filter(|entry| !there.contains(entry.sha256())) {
        if entry.file() == file { &mut audit.missing } else { &mut audit.elsewhere }.push(entry.file().to_owned());
    }
    audit
}

/// The credentials in `path` that no entry has. A torn last line is none.
///
/// # Errors
/// Those of the disk; `issue_output_foreign` where a line is nothing that the program wrote.
pub(super) fn unlisted(storage: &Storage, path: &Path, file: &str, ledger: &Ledger) -> Result<Vec<Unlisted>, Failure> {
    let bytes = match storage.read_capped(path, MAX_BYTES, Links::Refuse) {
        Ok(bytes) => bytes,
        Err(StorageError::FileNotFound { .. }) => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let listed: HashSet<&str> = ledger.entries().iter().map(Entry::sha256).collect();
    let last = unended(&bytes);
    let torn = !last.is_empty() && !is_whole_line(last) && is_torn(last, START);
    let whole = bytes.get(..bytes.len() - if torn { last.len() } else { 0 }).unwrap_or_default();
    let mut unlisted = Vec::new();
    for (position, line) in lines(whole).enumerate() {
        if line.trim_ascii().is_empty() || listed.contains(Entry::digest_of(line).as_str()) {
            continue;
        }
        if !is_credential(line) {
            let number = position + 1;
            let failure = Failure::new("issue_output_foreign").arg("file", path.display()).arg("line", number);
            return Err(failure.at(format!("{}: line {number}", path.display())));
        }
        unlisted.push(Unlisted { file: file.to_owned(), bytes: line.to_vec() });
    }
    Ok(unlisted)
}

/// Whether the line is a whole credential under an id that the program gave it: an interrupted run left it, or the ledger was lost.
fn is_credential(line: &[u8]) -> bool {
    let Ok(document) = json::parse(line) else { return false };
    let has = |name: &str| document.get(name).is_some();
    let id = document.get("id").and_then(json::Value::as_str).unwrap_or_default();
    is_credential_id(id) && ["@context", "credentialSubject", "proof"].into_iter().all(has)
}
