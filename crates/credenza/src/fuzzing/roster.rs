//! The roster: every row is taken or told, a formula never gets out, and a second run signs nothing twice.

use std::collections::BTreeSet;

use credenza_core::time::{Date, Timestamp};

use super::told;
use crate::ledger::{Award, Decision, Entry, Ledger};
use crate::roster::{DateFormat, Layout, Options, Roster, bad_rows, formula, read};

/// A text file with a table in it.
pub fn roster(bytes: &[u8]) {
    for (date_format, encoding) in [(None, None), (Some(DateFormat::Dmy), None), (None, Some("macintosh")), (None, Some("utf-16be"))] {
        judged(bytes, "people.csv", date_format, encoding);
    }
}

/// Reads the table in `bytes` and holds what came out to its promises.
pub(super) fn judged(bytes: &[u8], file_name: &str, date_format: Option<DateFormat>, encoding: Option<&str>) {
    let today = Date::parse("2026-11-23").unwrap();
    let options = Options { encoding, delimiter: None, sheet: None, date_format, key: None, today };
    let roster = match read(bytes, file_name, &options) {
        Ok(roster) => roster,
        Err(unreadable) => return told(unreadable),
    };
    every_row_counts_once(&roster);
    nothing_is_signed_twice(&roster);
    bad_rows_come_back(&roster, &options);
}

fn every_row_counts_once(roster: &Roster) {
    let header = roster.format.header_row;
    let taken: Vec<u32> = roster.rows.iter().map(|row| row.row).collect();
    let bad: Vec<u32> = roster.bad_rows.iter().map(|row| row.row).collect();
    assert!(taken.is_sorted_by(|a, b| a < b) && bad.is_sorted_by(|a, b| a < b));
    let rows: BTreeSet<u32> = taken.iter().chain(&bad).copied().collect();
    assert!(rows.len() == taken.len() + bad.len() && rows.iter().all(|row| *row > header));
    let at_fault: BTreeSet<u32> = roster.errors.iter().map(|error| error.row).filter(|row| *row != header).collect();
    assert_eq!(at_fault, bad.into_iter().collect(), "a row is refused for a reason, and only for one");
    for error in &roster.errors {
        told(error.clone());
    }
    roster.notices.iter().cloned().for_each(told);
}

/// What the ledger notes of a row is read back, and found again for the same row.
fn nothing_is_signed_twice(roster: &Roster) {
    let award = Award { issuer: "did:web:uni.example", course: "https://uni.example/c/1", run: "2026" };
    let issued = Timestamp::parse("2026-11-23T12:00:00Z").unwrap();
    let mut ledger = Ledger::default();
    for row in &roster.rows {
        assert!(matches!(ledger.decide(&award, row), Decision::New), "row {} is somebody else's", row.row);
        let entry = Entry::new(&award, row, &"0".repeat(64), "award.json", b"", &issued);
        assert_eq!(Entry::parse(entry.render().as_bytes(), 1).as_ref(), Ok(&entry));
        ledger.insert(entry).unwrap();
    }
    for row in &roster.rows {
        assert!(matches!(ledger.decide(&award, row), Decision::Unchanged(_)), "row {} would be signed again", row.row);
    }
}

/// The file of bad rows opens where the roster did, also for somebody who does not know its encoding, and no cell of it is a formula.
fn bad_rows_come_back(roster: &Roster, options: &Options<'_>) {
    let written = bad_rows::write(roster, &[], &|error| format!("{error:?}"));
    assert!(bad_rows::is_one(&written, roster.format.delimiter), "an earlier file would not be known");
    let text = crate::roster::decoded(&written, None).expect("what we write is recognised");
    let layout = Layout::of(&text, None);
    assert_eq!(layout.sep_line, roster.format.sep_line);
    for record in Layout::of(&text, Some(roster.format.delimiter)).records() {
        assert_eq!(record.fault, None, "{text:?}");
        for field in &record.fields {
            assert_eq!(formula::neutralised(&formula::restored(field)), field.as_str(), "a formula got out");
        }
    }
    if roster.bad_rows.is_empty() {
        return;
    }
    let again = Options { encoding: None, delimiter: Some(roster.format.delimiter), ..*options };
    let again = read(&written, "bad.csv", &again).unwrap_or_else(|error| panic!("{error:?}: {text:?}"));
    assert_eq!(again.rows.len() + again.bad_rows.len(), roster.bad_rows.len(), "{text:?}");
}
