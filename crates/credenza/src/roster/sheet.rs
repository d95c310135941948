//! A table as it came out of a file, before anyone asks what it means.

use super::problem::CellErrorKind;
use credenza_core::time::Date;

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    /// Nothing.
    Empty,
    /// Text as typed.
    Text(String),
    /// A number of a workbook. `digits` is the least number of digits shown, when the cell's format pads with zeros (`00000`).
    Number { value: f64, digits: usize },
    /// A date of a workbook.
    Date(Date),
    /// A date with a time of day, or one that the calendar does not have, as the workbook shows it.
    Moment(String),
    /// True or false.
    Bool(bool),
    /// A failed formula: `#REF!`.
    Error(String),
    /// A formula that nobody calculated: what it would say is not in the file. Programs that are no spreadsheets write such workbooks.
    Uncalculated,
}

/// What stands for a formula without its value in a file of bad rows; read again, it is refused as the formula was.
pub(crate) const UNCALCULATED: &str = "#FORMULA!";

impl Cell {
    /// What the person sees in the cell, as far as we know.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Moment(text) | Self::Error(text) => text.clone(),
            Self::Number { value, digits } => number(*value, *digits),
            Self::Date(date) => date.to_string(),
            Self::Bool(true) => "TRUE".to_string(),
            Self::Bool(false) => "FALSE".to_string(),
            Self::Uncalculated => UNCALCULATED.to_string(),
        }
    }

    /// The text, if it was typed as such.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether there is nothing to see in it.
    pub(crate) fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => trimmed(text).is_empty(),
            _ => false,
        }
    }
}

/// A row of cells.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Record {
    /// The row number that the spreadsheet shows.
    pub(crate) row: u32,
    /// The cells, from the first column.
    pub(crate) cells: Vec<Cell>,
    /// What is wrong with the row before any cell of it is read.
    pub(crate) fault: Option<CellErrorKind>,
}

impl Record {
    /// Whether there is nothing to see in any cell.
    pub(crate) fn is_blank(&self) -> bool {
        self.fault.is_none() && self.cells.iter().all(Cell::is_blank)
    }
}

/// `text` without the white space, byte order marks and zero-width spaces around it.
pub(crate) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'))
}

/// Spreadsheets show 15 significant digits: 28.3 and not 28.300000000000001.
pub(crate) fn number(value: f64, digits: usize) -> String {
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    if rounded.fract() == 0.0 && rounded.abs() < 1e15 {
        let shown = format!("{:.0}", rounded.abs());
        let sign = if rounded < 0.0 { "-" } else { "" };
        return format!("{sign}{shown:0>digits$}");
    }
    if rounded.abs() >= 1e15 { format!("{rounded:E}") } else { rounded.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_a_spreadsheet_does() {
        assert_eq!(number(28.0, 0), "28");
        assert_eq!(number(1.1 * 3.0, 0), "3.3");
        assert_eq!(number(0.1 + 0.2, 0), "0.3");
        assert_eq!(number(123.0, 6), "000123");
        assert_eq!(number(-5.0, 0), "-5");
        assert_eq!(number(202_000_000_000.0, 0), "202000000000");
        assert_eq!(number(2.02e17, 0), "2.02E17");
    }

    #[test]
    fn trimming_takes_what_can_not_be_seen() {
        assert_eq!(trimmed("\u{a0} Anna \u{202f}\u{feff}\u{200b}\r\n"), "Anna");
    }
}
