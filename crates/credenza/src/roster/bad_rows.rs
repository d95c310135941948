//! The file of bad rows, for `--errors`: what the registrar corrects and hands in again.
//!
//! It is written as the roster was, so that it opens where the roster opened; in UTF-8 with its mark where the encoding of the roster had to be said. The three columns `row`, `column` and `reason` come *first*:
//! a row with too many fields keeps its overhang at the end, where the next run sees it again, and not under a heading of ours.
//! One line a row, however many errors it has: two lines would be two learners.
//!
//! No cell runs as a formula ([`formula`]) and none hides anything or steers a terminal that shows the file ([`escaped`]). Read again, the cells
//! say what they said.

use std::collections::BTreeMap;

use super::columns::{self, REPORT_COLUMNS};
use super::delimited::{Layout, write_line};
use super::problem::CellError;
use super::sheet::trimmed;
use super::{MAX_CELLS, Roster, encoding, escaped, formula};
use crate::terminal::safe::safe;

/// A row that was read without fault and is refused all the same: its grade is on no scale, its award was issued with other values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refused<'a> {
    /// The row number that the spreadsheet shows.
    pub(crate) row: u32,
    /// The heading of the value that is to blame, if one is.
    pub(crate) column: Option<&'a str>,
    /// Why, in words.
    pub(crate) reason: String,
    /// The row's cells.
    pub(crate) cells: &'a [String],
}

/// The bytes of the file: header, then each bad row and each refused one. `reason` puts an error into words.
///
/// Errors of the header itself come as lines without cells.
pub(crate) fn write(roster: &Roster, refused: &[Refused<'_>], reason: &dyn Fn(&CellError) -> String) -> Vec<u8> {
    let format = &roster.format;
    let mut out = String::new();
    if format.sep_line {
        out.push_str("sep=");
        out.push(format.delimiter);
        out.push_str("\r\n");
    }
    // A row of a workbook ends with its last value: as text it would have lost delimiters.
    let width = if format.sheet.is_some() { roster.columns.width() } else { 0 };
    let width = if (roster.bad_rows.len() + refused.len()).saturating_mul(width) > MAX_CELLS { 0 } else { width };
    let mut line = |row: &str, column: &str, reason: &str, cells: &[String]| {
        // A cell that comes from such a file has its apostrophes already; they are not to grow from run to run.
        let cell = |cell: &str| formula::neutralised(&escaped::written(&formula::restored(cell))).into_owned();
        let missing = if cells.is_empty() { 0 } else { width.saturating_sub(cells.len()) };
        // A corrected file that still has our columns gets them anew.
        let cells = cells.iter().enumerate().filter(|(position, _)| !roster.columns.is_report(*position)).map(|(_, text)| cell(text));
        let cells = cells.chain(std::iter::repeat_n(String::new(), missing));
        let told = [row, column, reason].map(|text| formula::neutralised(&safe(text)).into_owned());
        write_line(&mut out, &told.into_iter().chain(cells).collect::<Vec<_>>(), format.delimiter);
    };
    let [row, column, reason_heading] = REPORT_COLUMNS;
    line(row, column, reason_heading, &format.header);

    let mut reasons: BTreeMap<u32, Vec<(Option<&str>, String)>> = BTreeMap::new();
    for error in &roster.errors {
        reasons.entry(error.row).or_default().push((error.column.as_deref(), reason(error)));
    }
    let mut cells = roster.bad_rows.iter().map(|bad| (bad.row, bad.cells.as_slice())).collect::<BTreeMap<_, _>>();
    for refused in refused {
        reasons.entry(refused.row).or_default().push((refused.column, refused.reason.clone()));
        cells.insert(refused.row, refused.cells);
    }
    for (row, reasons) in reasons {
        let mut columns: Vec<&str> = reasons.iter().filter_map(|(column, _)| *column).collect();
        columns.dedup();
        let reasons: Vec<String> = reasons.iter().map(|(_, reason)| reason.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        line(&row.to_string(), &columns.join(", "), &reasons.join(" | "), cells.remove(&row).unwrap_or_default());
    }
    format.encoding.encode_recognisably(&out)
}

/// Whether `bytes` are such a file, as its header says, read as that of a roster is; `delimiter` is that of the roster, where it had to be said. An empty file counts:
/// a crash may leave one in place of ours, and nobody misses it.
pub(crate) fn is_one(bytes: &[u8], delimiter: char) -> bool {
    let Ok(decoded) = encoding::decode(bytes, None) else { return false };
    let begins_as_ours = |said: Option<char>| {
        let mut records = Layout::of(&decoded.text, said).records();
        let header = records.find(|record| record.fields.iter().any(|field| !trimmed(field).is_empty()));
        header.is_some_and(|header| columns::is_report(&header.fields))
    };
    bytes.is_empty() || begins_as_ours(None) || begins_as_ours(Some(delimiter))
}
