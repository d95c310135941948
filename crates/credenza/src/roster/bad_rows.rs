//! The file of bad rows, for `--errors`: what the registrar corrects and hands in again.
//!
//! It is written as the roster was, so that it opens where the roster opened. The three columns `row`, `column` and `reason` come *first*:
//! a row with too many fields keeps its overhang at the end, where the next run sees it again, and not under a heading of ours.
//! One line a row, however many errors it has: two lines would be two learners.

use std::collections::BTreeMap;

use super::columns::REPORT_COLUMNS;
use super::delimited::write_line;
use super::problem::CellError;
use super::{Roster, formula};

/// The bytes of the file: header, then each bad row. `reason` puts an error into words.
///
/// Errors of the header itself come as lines without cells.
pub(crate) fn write(roster: &Roster, reason: &dyn Fn(&CellError) -> String) -> Vec<u8> {
    let format = &roster.format;
    let mut out = String::new();
    if format.sep_line {
        out.push_str("sep=");
        out.push(format.delimiter);
        out.push_str("\r\n");
    }
    // A corrected file that still has our columns gets them anew.
    let ours = |position: usize| format.header.get(position).is_some_and(|heading| REPORT_COLUMNS.contains(&heading.trim()));
    let mut line = |row: &str, column: &str, reason: &str, cells: &[String]| {
        let cells = cells.iter().enumerate().filter(|(position, _)| !ours(*position)).map(|(_, cell)| cell.as_str());
        let fields: Vec<_> = [row, column, reason].into_iter().chain(cells).map(formula::neutralised).collect();
        write_line(&mut out, &fields, format.delimiter);
    };
    let [row, column, reason_heading] = REPORT_COLUMNS;
    line(row, column, reason_heading, &format.header);

    let mut errors: BTreeMap<u32, Vec<&CellError>> = BTreeMap::new();
    for error in &roster.errors {
        errors.entry(error.row).or_default().push(error);
    }
    let mut cells = roster.bad_rows.iter().map(|bad| (bad.row, bad.cells.as_slice())).collect::<BTreeMap<_, _>>();
    for (row, errors) in errors {
        let mut columns: Vec<&str> = errors.iter().filter_map(|error| error.column.as_deref()).collect();
        columns.dedup();
        let reasons: Vec<String> = errors.iter().map(|error| reason(error).split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        line(&row.to_string(), &columns.join(", "), &reasons.join(" | "), cells.remove(&row).unwrap_or_default());
    }
    format.encoding.encode(&out)
}
