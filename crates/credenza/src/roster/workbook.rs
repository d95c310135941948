//! The sheet of an `.xlsx` workbook.

use std::io::{Cursor, Read, copy, sink};

use calamine::{Data, DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};
use credenza_core::time::Date;

use super::contained::contained;
use super::problem::{Notice, Unreadable};
use super::sheet::{Cell, Record};
use super::{MAX_CELLS, MAX_COLUMNS, MAX_ROWS};

/// What a workbook may unpack to. Ten thousand learners take a few megabytes; a workbook of 40 kB can unpack to gigabytes.
pub(crate) const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

/// A sheet's records and its name.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// From the first row with content to the last, blank rows between them included.
    pub(crate) records: Vec<Record>,
    /// The sheet's name.
    pub(crate) name: String,
    /// Whether other sheets were passed over.
    pub(crate) notice: Option<Notice>,
}

/// Reads the sheet called `wanted`, else the first.
///
/// # Errors
/// A broken, locked or exploding workbook, or no such sheet.
pub(crate) fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Sheet, Unreadable> {
    check_unpacked_size(bytes)?;
    contained(|| read_sheet(bytes, wanted)).unwrap_or_else(|| Err(Unreadable::WorkbookDamaged { detail: "…".to_owned() }))
}

fn read_sheet(bytes: &[u8], wanted: Option<&str>) -> Result<Sheet, Unreadable> {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let names = workbook.sheet_names();
    let chosen = match wanted {
        Some(wanted) => names.iter().find(|name| *name == wanted),
        None => names.first(),
    };
    let Some(name) = chosen.cloned() else {
        return Err(Unreadable::SheetMissing { wanted: wanted.unwrap_or_default().to_string(), found: names });
    };
    let others: Vec<String> = names.into_iter().filter(|other| *other != name).collect();
    let notice = (wanted.is_none() && !others.is_empty()).then(|| Notice::SheetChosen { sheet: name.clone(), others });
    let records = records(&mut workbook, &name)?;
    Ok(Sheet { records, name, notice })
}

/// Unpacks everything into nothing first: calamine unpacks without a limit, and sizes that an archive declares can lie.
fn check_unpacked_size(bytes: &[u8]) -> Result<(), Unreadable> {
    let damaged = |detail: String| Unreadable::WorkbookDamaged { detail };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(error.to_string()))?;
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|error| damaged(error.to_string()))?;
        let unpacked = copy(&mut file.take(left + 1), &mut sink()).map_err(|error| damaged(error.to_string()))?;
        left = left.checked_sub(unpacked).ok_or(Unreadable::TooLarge { limit: MAX_UNPACKED })?;
    }
    Ok(())
}

/// Streams the cells: a workbook with one cell in its last corner would otherwise be laid out as seventeen thousand million.
fn records(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<Record>, Unreadable> {
    let mut reader = workbook.worksheet_cells_reader(name).map_err(broken)?;
    let padding: Vec<usize> =
        reader.styles().iter().map(|style| style.number_format.as_ref().map_or(0, |format| padded_digits(&format.format_code))).collect();
    let mut cells = Vec::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(broken)? {
        let (row, column) = cell.get_position();
        let cell = convert(cell.get_value(), padding.get(style).copied().unwrap_or(0));
        if cell.is_blank() {
            continue;
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if row >= MAX_ROWS {
            return Err(Unreadable::TooManyRows { limit: MAX_ROWS });
        }
        if column >= MAX_COLUMNS {
            return Err(Unreadable::TooManyColumns { limit: MAX_COLUMNS });
        }
        cells.push((row, column, cell));
        if cells.len() > MAX_CELLS {
            return Err(Unreadable::TooManyCells { limit: MAX_CELLS });
        }
    }
    cells.sort_by_key(|(row, column, _)| (*row, *column));
    let mut records: Vec<Record> = Vec::new();
    let mut laid_out = 0;
    let mut next = cells.first().map_or(0, |(row, _, _)| *row);
    for (row, column, cell) in cells {
        while next <= row {
            next += 1;
            records.push(Record { row: next, cells: Vec::new(), fault: None });
        }
        let Some(record) = records.last_mut() else { continue };
        if record.cells.len() <= column {
            laid_out += column + 1 - record.cells.len();
            if laid_out > MAX_CELLS {
                return Err(Unreadable::TooManyCells { limit: MAX_CELLS });
            }
            record.cells.resize(column + 1, Cell::Empty);
        }
        if let Some(place) = record.cells.get_mut(column) {
            *place = cell;
        }
    }
    Ok(records)
}

fn convert(value: &DataRef<'_>, digits: usize) -> Cell {
    match Data::from(value.clone()) {
        Data::Empty => Cell::Empty,
        Data::String(text) => Cell::Text(text),
        // Fifteen digits are exact in both directions; identifiers beyond are refused for their size.
        #[expect(clippy::cast_precision_loss, reason = "numbers of more than fifteen digits are refused as identifiers anyway")]
        Data::Int(value) => Cell::Number { value: value as f64, digits },
        Data::Float(value) => Cell::Number { value, digits },
        Data::Bool(value) => Cell::Bool(value),
        Data::DateTime(moment) => day(&moment),
        Data::DateTimeIso(text) => {
            let date = text.strip_suffix("T00:00:00").unwrap_or(&text);
            Date::parse(date).map_or_else(|_| Cell::Moment(text.clone()), Cell::Date)
        }
        Data::DurationIso(text) => Cell::Moment(text),
        Data::Error(error) => Cell::Error(error.to_string()),
    }
}

/// A date cell without a time of day. 1900-02-29, which Excel believes in, and days before its era stay what is shown.
fn day(moment: &ExcelDateTime) -> Cell {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let in_era = moment.as_f64() >= 1.0 && moment.is_datetime();
    match Date::new(year.into(), month.into(), day.into()) {
        Ok(date) if in_era && moment.as_f64().fract() == 0.0 => Cell::Date(date),
        _ if in_era => Cell::Moment(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")),
        _ => Cell::Moment(format!("{hour:02}:{minute:02}:{second:02}")),
    }
}

/// The digits that a number format of zeros alone (`00000`) shows at least; 0 for every other format.
fn padded_digits(format: &str) -> usize {
    let zeros = !format.is_empty() && format.len() <= 15 && format.bytes().all(|byte| byte == b'0');
    if zeros { format.len() } else { 0 }
}

fn broken(error: XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::WorkbookEncrypted,
        other => Unreadable::WorkbookDamaged { detail: other.to_string() },
    }
}
