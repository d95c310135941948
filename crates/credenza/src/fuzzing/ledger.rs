//! The ledger: what was read writes back and reads the same.

use super::told;
use crate::ledger::{Entry, Ledger};
use crate::storage::lines as lines_of;

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
    // Every line counts, or was not finished and is told.
    assert_eq!(ledger.entries().len() + usize::from(notice.is_some()), lines_of(bytes).count());
    assert!(notice.is_none() || !bytes.ends_with(b"\n"));
    if let Some(notice) = notice {
        told(notice);
    }
    for entry in ledger.entries() {
        assert!(!entry.file().contains(['/', '\\', '\0']), "it leads out of the folder");
        assert_eq!(Entry::parse(entry.render().as_bytes(), 1).as_ref(), Ok(entry));
    }
}
