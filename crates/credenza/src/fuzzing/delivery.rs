//! The table of what is sent: what was read writes back and reads the same, and no cell of it runs.

use crate::delivery::{lines, table};

/// A `delivery.csv` of an earlier run, which somebody may have opened, changed and saved.
pub fn delivery(bytes: &[u8]) {
    let Some(read) = lines(bytes) else { return };
    let written = table(&read);
    let again = lines(&written).expect("what we write can be read");
    assert_eq!(again.len(), read.len());
    for (again, read) in again.iter().zip(&read) {
        // What hides in a cell is written out, once and for all.
        assert_eq!(again.row, read.row);
    }
    assert_eq!(table(&again), written);
    assert_eq!(lines(&table(&again)).as_ref(), Some(&again));
}
