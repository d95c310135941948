//! Reading a registrar's spreadsheet into typed rows.
//!
//! Bytes go in, rows come out, with every error in one pass and in the words of the spreadsheet: the row number that it shows, the heading as typed.
//! What can't be read without guessing is refused; what was guessed (an encoding) is told. Nothing here touches a file.
//!
//! bytes → [`encoding`] → [`delimited`], or [`workbook`] → [`sheet`] → [`columns`] → [`values`] → [`row`] → [`duplicates`]

pub(crate) mod bad_rows;
mod columns;
mod contained;
mod delimited;
mod duplicates;
mod encoding;
pub(crate) mod escaped;
pub(crate) mod formula;
mod hidden;
mod learner;
mod problem;
mod row;
mod screen;
mod sheet;
mod values;
mod workbook;

use std::collections::BTreeSet;

use credenza_core::time::Date;

pub(crate) use columns::Column;
pub(crate) use delimited::{Layout, RawRecord, write_line};
pub(crate) use encoding::TextEncoding;
pub(crate) use learner::{Identity, LearnerKey};
pub(crate) use problem::{CellError, CellErrorKind, Example, Notice, Unreadable};
pub(crate) use row::Row;
pub(crate) use values::DateFormat;

use columns::Columns;
use delimited::QuoteFault;
use sheet::{Cell, Record, trimmed};

/// The longest file. A hundred thousand learners with every column take about 30 MB.
pub(crate) const MAX_BYTES: u64 = 64 * 1024 * 1024;
/// The most rows; beyond, it is not a roster, or a stray cell far below it.
pub(crate) const MAX_ROWS: u32 = 200_000;
/// The most columns.
pub(crate) const MAX_COLUMNS: usize = 1_000;
/// The most cells: a hundred thousand learners with forty columns. A cell takes 30 bytes of memory and one of the file, or none: a stray value at the end of each
/// row makes a workbook of a megabyte as large as all its columns.
pub(crate) const MAX_CELLS: usize = 4_000_000;
/// How many bytes of text the cells may hold together. A hundred thousand learners with every column have 30 MB; one text that all cells of a workbook have in common
/// takes no room in the file.
pub(crate) const MAX_TEXT: usize = 96 * 1024 * 1024;
/// How many values a notice about the encoding quotes.
const MAX_EXAMPLES: usize = 5;

/// What the person who hands over a roster may say about it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options<'a> {
    /// The encoding's label, for a text file.
    pub(crate) encoding: Option<&'a str>,
    /// What stands between two fields, for a text file.
    pub(crate) delimiter: Option<char>,
    /// The sheet's name, for a workbook.
    pub(crate) sheet: Option<&'a str>,
    /// The order of day and month.
    pub(crate) date_format: Option<DateFormat>,
    /// The column that tells learners apart; by default the DID, else the student number, else name and birth date.
    pub(crate) key: Option<Column>,
    /// No learner is born after it.
    pub(crate) today: Date,
}

/// A roster as read. Every row of the spreadsheet below the header is in `rows`, in `bad_rows`, or blank.
#[derive(Debug)]
pub(crate) struct Roster {
    /// The rows that say who, without fault, in the order of the spreadsheet.
    pub(crate) rows: Vec<Row>,
    /// The rows with at least one error, as they stand.
    pub(crate) bad_rows: Vec<BadRow>,
    /// Every error, in the order of the spreadsheet.
    pub(crate) errors: Vec<CellError>,
    /// What the registrar should know.
    pub(crate) notices: Vec<Notice>,
    /// How the file was written.
    pub(crate) format: RosterFormat,
    /// Which column is where.
    pub(crate) columns: Columns,
}

/// A row that could not be taken, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BadRow {
    /// The row number that the spreadsheet shows.
    pub(crate) row: u32,
    /// Its cells.
    pub(crate) cells: Vec<String>,
}

/// How a roster was written: what a file for the same person should look like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RosterFormat {
    /// Between two fields. `;` for a workbook.
    pub(crate) delimiter: char,
    /// Whether Excel's `sep=` line came first.
    pub(crate) sep_line: bool,
    /// The encoding. UTF-8 with a byte order mark for a workbook.
    pub(crate) encoding: TextEncoding,
    /// The sheet, of a workbook.
    pub(crate) sheet: Option<String>,
    /// The headings as typed.
    pub(crate) header: Vec<String>,
    /// The row number of the header.
    pub(crate) header_row: u32,
}

/// Reads the roster in `bytes`. `file_name` tells kinds of files apart that their bytes do not; nothing is opened.
///
/// # Errors
/// [`Unreadable`] if there are no rows to speak of. What is wrong in rows and header is in [`Roster::errors`].
pub(crate) fn read(bytes: &[u8], file_name: &str, options: &Options<'_>) -> Result<Roster, Unreadable> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_BYTES {
        return Err(Unreadable::TooLarge { limit: MAX_BYTES });
    }
    let table = match Kind::of(bytes, file_name)? {
        Kind::Workbook => Table::of_workbook(bytes, options)?,
        Kind::Delimited => Table::of_text(bytes, options)?,
    };
    table.read(options)
}

/// The text in `bytes`, for a look at a file that was written in the encoding of that name.
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) fn decoded(bytes: &[u8], encoding: Option<&str>) -> Option<String> {
    encoding::decode(bytes, encoding).ok().map(|decoded| decoded.text)
}

/// The kinds of files that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Delimited,
    Workbook,
}

impl Kind {
    /// The bytes decide; the name only says which of two kinds with the same first bytes it is.
    fn of(bytes: &[u8], file_name: &str) -> Result<Self, Unreadable> {
        let name = file_name.to_ascii_lowercase();
        let named = |extensions: &[&str]| extensions.iter().any(|extension| name.ends_with(extension));
        if bytes.starts_with(b"PK\x03\x04") {
            let open_document = bytes.get(30..).is_some_and(|rest| rest.starts_with(b"mimetypeapplication/vnd.oasis."));
            return match () {
                () if open_document || named(&[".ods"]) => Err(Unreadable::KindUnsupported { kind: ".ods" }),
                () if named(&[".xlsb"]) => Err(Unreadable::KindUnsupported { kind: ".xlsb" }),
                () if named(&[".numbers"]) => Err(Unreadable::KindUnsupported { kind: ".numbers" }),
                () => Ok(Self::Workbook),
            };
        }
        // A locked .xlsx is wrapped in the container format of the old .xls.
        if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            return Err(if named(&[".xlsx", ".xlsm"]) {
                Unreadable::WorkbookEncrypted
            } else {
                Unreadable::KindUnsupported { kind: ".xls" }
            });
        }
        if bytes.starts_with(b"%PDF") {
            return Err(Unreadable::KindUnsupported { kind: "PDF" });
        }
        // Campus systems export HTML tables and XML under the name of .xls.
        let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        if start.first() == Some(&b'<') {
            return Err(Unreadable::KindUnsupported { kind: "HTML/XML" });
        }
        Ok(Self::Delimited)
    }
}

/// A table with its header found.
struct Table {
    records: Vec<Record>,
    format: RosterFormat,
    notices: Vec<Notice>,
    guessed: bool,
    /// The numbers of rows that the spreadsheet does not show, in order.
    hidden: Vec<u32>,
}

impl Table {
    fn of_workbook(bytes: &[u8], options: &Options<'_>) -> Result<Self, Unreadable> {
        let sheet = workbook::read(bytes, options.sheet)?;
        let (name, others) = (sheet.name.clone(), sheet.others.clone());
        let format = RosterFormat {
            delimiter: ';',
            sep_line: false,
            encoding: TextEncoding::UTF_8_MARKED,
            sheet: Some(sheet.name.clone()),
            header: Vec::new(),
            header_row: 0,
        };
        let chosen = options.sheet.is_none() && !others.is_empty();
        let notice = chosen.then(|| Notice::SheetChosen { sheet: name.clone(), others: others.clone() });
        let table = Self { records: sheet.records, format, notices: notice.into_iter().collect(), guessed: false, hidden: sheet.hidden };
        table.with_header().map_err(|_| Unreadable::SheetNoRows { sheet: name, others })
    }

    fn of_text(bytes: &[u8], options: &Options<'_>) -> Result<Self, Unreadable> {
        if let Some(wanted) = options.sheet {
            return Err(Unreadable::SheetOfText { wanted: wanted.to_string() });
        }
        let decoded = encoding::decode(bytes, options.encoding)?;
        if decoded.text.len() > MAX_TEXT {
            return Err(Unreadable::TooMuchText { limit: MAX_TEXT });
        }
        let layout = Layout::of(&decoded.text, options.delimiter);
        let (mut records, mut cells) = (Vec::new(), 0);
        for raw in layout.records() {
            if raw.row > MAX_ROWS {
                return Err(Unreadable::TooManyRows { limit: MAX_ROWS });
            }
            if raw.fields.len() > MAX_COLUMNS {
                return Err(Unreadable::TooManyColumns { limit: MAX_COLUMNS });
            }
            cells += raw.fields.len();
            if cells > MAX_CELLS {
                return Err(Unreadable::TooManyCells { limit: MAX_CELLS });
            }
            let fault = raw.fault.map(|fault| match fault {
                QuoteFault::NotClosed => CellErrorKind::QuoteNotClosed,
                QuoteFault::TextAfter => CellErrorKind::QuoteMisplaced,
            });
            records.push(Record { row: raw.row, cells: raw.fields.into_iter().map(Cell::Text).collect(), fault });
        }
        let format = RosterFormat {
            delimiter: layout.delimiter,
            sep_line: layout.sep_line,
            encoding: decoded.encoding,
            sheet: None,
            header: Vec::new(),
            header_row: 0,
        };
        let table = Self { records, format, notices: Vec::new(), guessed: decoded.guessed, hidden: Vec::new() };
        let looks = || decoded.encoding.looks_utf16(&decoded.text).map(|label| Unreadable::LooksUtf16 { label });
        let mut table = table.with_header().map_err(|error| looks().unwrap_or(error))?;
        let header = &table.format.header;
        if (header.iter().any(|heading| heading.contains('\0')) || header.iter().all(|heading| Column::named(heading).is_none()))
            && let Some(utf16) = looks()
        {
            return Err(utf16);
        }
        table.mark_short_rows();
        Ok(table)
    }

    /// Takes the first row with content for the header.
    fn with_header(mut self) -> Result<Self, Unreadable> {
        let Some(position) = self.records.iter().position(|record| !record.is_blank()) else { return Err(Unreadable::Empty) };
        let below = self.records.split_off(position + 1);
        if let Some(header) = self.records.pop() {
            self.format.header = header.cells.iter().map(Cell::shown).collect();
            self.format.header_row = header.row;
        }
        self.records = below;
        if self.records.iter().all(Record::is_blank) {
            return Err(Unreadable::NoRows);
        }
        Ok(self)
    }

    /// A text row with fewer fields than headings lost a delimiter somewhere: its values may stand under the wrong headings.
    fn mark_short_rows(&mut self) {
        let expected = self.format.header.iter().rposition(|heading| !trimmed(heading).is_empty()).map_or(0, |last| last + 1);
        for record in &mut self.records {
            let found = record.cells.len();
            if found < expected && record.fault.is_none() && !record.is_blank() {
                record.fault = Some(CellErrorKind::RowTooShort { expected, found });
            }
        }
    }

    fn read(mut self, options: &Options<'_>) -> Result<Roster, Unreadable> {
        let (columns, mut errors, notices) = Columns::read(&self.format.header, self.format.header_row, options.key);
        if self.guessed {
            self.notices.push(self.encoding_notice());
        }
        self.notices.extend(notices);
        if !errors.is_empty() {
            // Under a header that does not fit every row would be wrong in the same way.
            return Ok(Roster { rows: Vec::new(), bad_rows: Vec::new(), errors, notices: self.notices, format: self.format, columns });
        }
        self.notices.extend(self.unnamed_columns());
        let records = self.without_blank_rows(&columns);
        let mut rows = Vec::new();
        for record in &records {
            match Row::read(record, &columns, options) {
                Ok(row) => rows.push(row),
                Err(wrong) => errors.extend(wrong),
            }
        }
        errors.extend(duplicates::find(&rows, &columns));
        errors.sort_by_key(|error| error.row);
        let bad: BTreeSet<u32> = errors.iter().map(|error| error.row).collect();
        rows.retain(|row| !bad.contains(&row.row));
        let bad_rows = records.iter().filter(|record| bad.contains(&record.row));
        let bad_rows = bad_rows.map(|record| BadRow { row: record.row, cells: record.cells.iter().map(Cell::shown).collect() }).collect();
        let hidden: Vec<u32> = rows.iter().map(|row| row.row).filter(|row| self.hidden.binary_search(row).is_ok()).collect();
        if !hidden.is_empty() {
            self.notices.push(Notice::RowsHidden { rows: hidden });
        }
        self.notices.extend(half_names(&rows, &columns));
        self.notices.extend(duplicates::shared_addresses(&rows));
        self.notices.extend(numeric_ids(&records, &columns));
        self.notices.extend(misread_text(&rows));
        Ok(Roster { rows, bad_rows, errors, notices: self.notices, format: self.format, columns })
    }

    /// Takes the blank rows out and names those that have rows below them.
    fn without_blank_rows(&mut self, columns: &Columns) -> Vec<Record> {
        let blank = |record: &Record| {
            let mut cells = record.cells.iter().enumerate().filter(|(position, _)| !columns.is_report(*position));
            record.fault.is_none() && cells.all(|(_, cell)| cell.is_blank())
        };
        let mut records = std::mem::take(&mut self.records);
        let end = records.iter().rposition(|record| !blank(record)).map_or(0, |last| last + 1);
        records.truncate(end);
        let rows: Vec<u32> = records.iter().filter(|record| blank(record)).map(|record| record.row).collect();
        records.retain(|record| !blank(record));
        if !rows.is_empty() {
            self.notices.push(Notice::BlankRows { rows });
        }
        records
    }

    fn encoding_notice(&self) -> Notice {
        let mut examples: Vec<Example> = Vec::new();
        for (record, position, text) in self.texts() {
            if text.is_ascii() || examples.iter().any(|example| example.value == trimmed(text)) {
                continue;
            }
            examples.push(Example { row: record.row, column: self.heading(position), value: trimmed(text).to_string() });
            if examples.len() == MAX_EXAMPLES {
                break;
            }
        }
        // Letters that are only in the header are shown too.
        if examples.is_empty() {
            let headings = self.format.header.iter().filter(|heading| !heading.is_ascii()).take(MAX_EXAMPLES);
            examples.extend(headings.map(|heading| Example {
                row: self.format.header_row,
                column: heading.clone(),
                value: heading.clone(),
            }));
        }
        Notice::EncodingGuessed { encoding: self.format.encoding.name().to_string(), examples }
    }

    fn unnamed_columns(&self) -> Option<Notice> {
        let headed = |position: usize| self.format.header.get(position).is_some_and(|heading| !trimmed(heading).is_empty());
        let last = (0..self.format.header.len()).rfind(|position| headed(*position)).unwrap_or(0);
        let unnamed: BTreeSet<usize> = self
            .texts()
            .filter(|(_, position, text)| *position < last && !headed(*position) && !trimmed(text).is_empty())
            .map(|(_, position, _)| position)
            .collect();
        let letters: Vec<String> = unnamed.into_iter().map(columns::letters).collect();
        (!letters.is_empty()).then_some(Notice::ColumnsUnnamed { letters })
    }

    fn texts(&self) -> impl Iterator<Item = (&Record, usize, &str)> {
        self.records.iter().flat_map(move |record| {
            record.cells.iter().enumerate().filter_map(move |(position, cell)| cell.as_text().map(|text| (record, position, text)))
        })
    }

    fn heading(&self, position: usize) -> String {
        match self.format.header.get(position).map(|heading| trimmed(heading)) {
            Some(heading) if !heading.is_empty() => heading.to_string(),
            _ => columns::letters(position),
        }
    }
}

/// Rows that leave one of two columns for the name empty: some people have one name, and some cells were forgotten.
fn half_names(rows: &[Row], columns: &Columns) -> Vec<Notice> {
    let notice = |missing: Column, other: Column| {
        let heading = columns.heading(missing)?;
        let half = |row: &&Row| row.name.is_none() && row.value(missing).is_none() && row.value(other).is_some();
        let rows: Vec<u32> = rows.iter().filter(half).map(|row| row.row).collect();
        (columns.position(other).is_some() && !rows.is_empty()).then(|| Notice::NameHalf { heading: heading.to_string(), rows })
    };
    [(Column::GivenName, Column::FamilyName), (Column::FamilyName, Column::GivenName)]
        .into_iter()
        .filter_map(|(missing, other)| notice(missing, other))
        .collect()
}

/// Identifiers kept as numbers have lost their leading zeros, if they had any: nobody can tell from the file.
fn numeric_ids(records: &[Record], columns: &Columns) -> Vec<Notice> {
    let notice = |column: Column| {
        let position = columns.position(column)?;
        let numeric = |record: &&Record| matches!(record.cells.get(position), Some(Cell::Number { digits: 0, .. }));
        let first_row = records.iter().find(numeric)?.row;
        Some(Notice::IdFromNumbers {
            heading: columns.heading(column)?.to_string(),
            first_row,
            count: records.iter().filter(numeric).count(),
        })
    };
    [Column::StudentNumber, Column::NationalId].into_iter().filter_map(notice).collect()
}

/// `NicolÃ²`: UTF-8 that someone, before us or by order, read as Windows-1252. The first one is told.
fn misread_text(rows: &[Row]) -> Option<Notice> {
    let misread = |value: &str| {
        let following = value.chars().skip(1);
        value.chars().zip(following).any(|(first, second)| matches!(first, 'Ã' | 'Â') && ('\u{80}'..='\u{bf}').contains(&second))
    };
    rows.iter().find_map(|row| {
        [Column::GivenName, Column::FamilyName, Column::Name, Column::Grade].into_iter().find_map(|column| {
            let value = row.value(column).filter(|value| misread(value))?;
            Some(Notice::TextMisread { example: Example { row: row.row, column: column.name().to_string(), value } })
        })
    })
}

#[cfg(test)]
mod tests;
