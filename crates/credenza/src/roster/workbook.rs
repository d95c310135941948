//! The sheet of an `.xlsx` workbook.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, Xlsx, XlsxError};
use credenza_core::time::Date;

use super::contained::contained;
use super::problem::{Unreadable, shortened};
use super::screen::{self, Seen};
use super::sheet::{Cell, Record};
use super::{MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT, hidden};

/// A sheet's records and its name.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// From the first row with content to the last, blank rows between them included.
    pub(crate) records: Vec<Record>,
    /// The sheet's name.
    pub(crate) name: String,
    /// The numbers of its hidden rows, in order.
    pub(crate) hidden: Vec<u32>,
    /// The names of the other ones that hold cells.
    pub(crate) others: Vec<String>,
}

/// Reads the sheet called `wanted`, else the first that holds cells.
///
/// # Errors
/// A broken, locked, exploding or heavy workbook, or no such sheet.
pub(crate) fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Sheet, Unreadable> {
    let seen = screen::screen(bytes)?;
    contained(|| read_sheet(bytes, wanted, seen)).unwrap_or_else(|| Err(Unreadable::WorkbookDamaged { detail: "…".to_owned() }))
}

fn read_sheet(bytes: &[u8], wanted: Option<&str>, seen: Seen) -> Result<Sheet, Unreadable> {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
    // Charts have sheets of their own, and no cells.
    let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    let chosen = match wanted {
        Some(wanted) => names.iter().find(|name| *name == wanted),
        None => names.first(),
    };
    let Some(name) = chosen.cloned() else {
        return Err(Unreadable::SheetMissing { wanted: wanted.unwrap_or_default().to_string(), found: names });
    };
    let others: Vec<String> = names.into_iter().filter(|other| *other != name).collect();
    let uncalculated = if seen.formulas { uncalculated(&mut workbook, &name)? } else { Vec::new() };
    let records = records(&mut workbook, &name, &uncalculated)?;
    let index = workbook.sheets_metadata().iter().position(|sheet| sheet.name == name);
    let hidden = index.map(|index| hidden::rows(bytes, index)).unwrap_or_default();
    Ok(Sheet { records, name, hidden, others })
}

/// The places of formulas that were never calculated, in order. A text that is empty was calculated.
fn uncalculated(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<(u32, u32)>, Unreadable> {
    let mut reader = workbook.worksheet_cells_reader(name).map_err(broken)?;
    let mut places = Vec::new();
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(broken)? {
        if cell.formula.is_none() || cell.value != DataRef::Empty {
            continue;
        }
        if places.len() >= MAX_CELLS {
            return Err(Unreadable::TooManyCells { limit: MAX_CELLS });
        }
        places.push(cell.pos);
    }
    places.sort_unstable();
    Ok(places)
}

/// Streams the cells: a workbook with one cell in its last corner would otherwise be laid out as seventeen thousand million.
fn records(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, uncalculated: &[(u32, u32)]) -> Result<Vec<Record>, Unreadable> {
    let mut reader = workbook.worksheet_cells_reader(name).map_err(broken)?;
    let padding: Vec<usize> =
        reader.styles().iter().map(|style| style.number_format.as_ref().map_or(0, |format| padded_digits(&format.format_code))).collect();
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    let (mut laid_out, mut text) = (0, 0);
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(broken)? {
        let (row, column) = cell.get_position();
        // A text that all cells have in common is in the workbook once.
        text += text_of(cell.get_value()).len();
        if text > MAX_TEXT {
            return Err(Unreadable::TooMuchText { limit: MAX_TEXT });
        }
        let cell = match cell.get_value() {
            DataRef::Empty if uncalculated.binary_search(&(row, column)).is_ok() => Cell::Uncalculated,
            value => convert(value, padding.get(style).copied().unwrap_or(0)),
        };
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
        let cells = rows.entry(row).or_default();
        if cells.len() <= column {
            laid_out += column + 1 - cells.len();
            if laid_out > MAX_CELLS {
                return Err(Unreadable::TooManyCells { limit: MAX_CELLS });
            }
            cells.resize(column + 1, Cell::Empty);
        }
        if let Some(place) = cells.get_mut(column) {
            *place = cell;
        }
    }
    let (Some(first), Some(last)) = (rows.keys().next().copied(), rows.keys().next_back().copied()) else { return Ok(Vec::new()) };
    // Spreadsheets count rows from 1.
    let record = |row: u32| Record { row: row + 1, cells: rows.remove(&row).unwrap_or_default(), fault: None };
    Ok((first..=last).map(record).collect())
}

/// The text of a cell; empty where it has none.
fn text_of<'a>(value: &'a DataRef<'_>) -> &'a str {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text,
        DataRef::SharedString(text) => text,
        _ => "",
    }
}

fn convert(value: &DataRef<'_>, digits: usize) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        // Fifteen digits are exact in both directions; identifiers beyond are refused for their size.
        #[expect(clippy::cast_precision_loss, reason = "numbers of more than fifteen digits are refused as identifiers anyway")]
        DataRef::Int(value) => Cell::Number { value: *value as f64, digits },
        DataRef::Float(value) => Cell::Number { value: *value, digits },
        DataRef::Bool(value) => Cell::Bool(*value),
        DataRef::DateTime(moment) => day(moment),
        DataRef::DateTimeIso(text) => {
            let date = text.strip_suffix("T00:00:00").unwrap_or(text);
            Date::parse(date).map_or_else(|_| Cell::Moment(text.clone()), Cell::Date)
        }
        DataRef::DurationIso(text) => Cell::Moment(text.clone()),
        DataRef::Error(error) => Cell::Error(error.to_string()),
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
        // It may quote the file, and at length.
        other => Unreadable::WorkbookDamaged { detail: shortened(&other.to_string()) },
    }
}
