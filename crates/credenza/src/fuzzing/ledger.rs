//! The ledger: what was read writes back and reads the same.

use super::told;
use crate::ledger::{Entry, Ledger};

/// A ledger.
pub fn ledger(bytes: &[u8]) {
    let (ledger, notice) = match Ledger::parse(bytes) {
        Ok(read) => read,
        Err(error) => return told(error),
    };
    let lines: String = ledger.entries().iter().map(|entry| entry.render() + "\n").collect();
    let (again, none) = Ledger::parse(lines.as_bytes()).expect("what we write can be read");
    assert_eq!(again.entries(), ledger.entries());
    assert_eq!(none, None);
    // A line that was not finished counts for nothing, and is told.
    assert_eq!(notice.is_some(), !bytes.is_empty() && !bytes.ends_with(b"\n"));
    if let Some(notice) = notice {
        told(notice);
    }
    for entry in ledger.entries() {
        assert!(!entry.file().contains(['/', '\\', '\0']), "it leads out of the folder");
        assert_eq!(Entry::parse(entry.render().as_bytes(), 1).as_ref(), Ok(entry));
    }
}
