//! Workbooks that no spreadsheet program wrote, or that one left in a state.

use super::*;
use rust_xlsxwriter::{Chart, ChartType};

/// A workbook whose sheet has these rows.
fn packed(rows: &str) -> Vec<u8> {
    crate::fuzzing::packed(format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").as_bytes())
}

fn row(cells: &[&str]) -> String {
    let cell = |cell: &&str| if cell.starts_with('<') { (*cell).to_owned() } else { format!(r#"<c t="str"><v>{cell}</v></c>"#) };
    format!("<row>{}</row>", cells.iter().map(cell).collect::<String>())
}

#[test]
fn a_formula_without_its_value_is_refused() {
    let header = row(&["cognome", "nome", "matricola", "voto", "data", "note"]);
    let rows = [
        // As openpyxl writes them: a grade, a name, a date; a shared formula; without the element of the value.
        row(&["Rossi", "Anna", "1", "<c><f>ROUND(1,0)</f><v></v></c>", "2026-06-30", "-"]),
        row(&["Bianchi", "<c><f>PROPER(\"ugo\")</f><v/></c>", "2", "27", "<c><f>DATE(2026,6,30)</f></c>", "-"]),
        row(&["Verdi", "Ada", "3", r#"<c><f t="shared" si="0"/><v/></c>"#, "", "-"]),
        // Calculated: a number, an empty text in two spellings. And one that nobody asks for.
        row(&["Neri", "Lia", "4", "<c><f>27+1</f><v>28</v></c>", r#"<c t="str"><f>""</f><v></v></c>"#]),
        row(&["Viola", "Zoe", "5", "28", r#"<c t="str"><f>""</f><v/></c>"#, "<c><f>A1</f></c>"]),
    ];
    let roster = read(&packed(&(header + &rows.concat())), "people.xlsx", &options()).unwrap();
    let at: Vec<_> = roster.errors.iter().map(|error| (error.row, error.column.as_deref().unwrap(), error.code())).collect();
    let code = "formula_without_value";
    assert_eq!(at, [(2, "voto", code), (3, "nome", code), (3, "data", code), (4, "voto", code)]);
    let grades: Vec<_> = roster.rows.iter().map(|row| (row.row, row.grade.as_deref(), row.date)).collect();
    assert_eq!(grades, [(5, Some("28"), None), (6, Some("28"), None)]);
    // In the file of bad rows such a cell is not empty: handed in uncorrected, it is refused again.
    let again = read(&bad_rows::write(&roster, &[], &|_| String::new()), "bad.csv", &options()).unwrap();
    let at: Vec<_> = again.errors.iter().map(|error| (error.column.as_deref().unwrap(), error.code())).collect();
    assert_eq!(at, [("voto", code), ("nome", code), ("data", code), ("voto", code)]);
}

#[test]
fn a_long_formula_is_weighed() {
    let formula = |length: usize| packed(&row(&["name", &format!("<c><f>{}</f><v>1</v></c>", "A&amp;".repeat(length / 6))]));
    assert_eq!(unreadable(&formula(2 << 20), "people.xlsx"), "workbook_heavy");
    assert_eq!(unreadable(&formula(8_192), "people.xlsx"), "sheet_no_rows");
}

#[test]
fn a_sheet_without_rows_is_named_with_the_others() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Istruzioni").unwrap().write(0, 0, "Compilare il foglio dati").unwrap();
    workbook.add_worksheet().set_name("vuoto").unwrap();
    let sheet = workbook.add_worksheet().set_name("dati").unwrap();
    sheet.write_row(0, 0, ["nominativo", "matricola"]).unwrap();
    sheet.write_row(1, 0, ["Anna", "1"]).unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let of = |sheet: Option<&'static str>| read(&bytes, "people.xlsx", &Options { sheet, ..options() });
    let no_rows =
        |sheet: &str, others: [&str; 2]| Unreadable::SheetNoRows { sheet: sheet.to_owned(), others: others.map(str::to_owned).to_vec() };
    assert_eq!(of(None).unwrap_err(), no_rows("Istruzioni", ["vuoto", "dati"]));
    assert_eq!(of(Some("vuoto")).unwrap_err(), no_rows("vuoto", ["Istruzioni", "dati"]));
    assert_eq!(of(Some("dati")).unwrap().rows.len(), 1);
    let alone = workbook_alone();
    let refused = read(&alone, "people.xlsx", &options()).unwrap_err();
    assert_eq!(refused.args(), [("sheet", "Sheet1".to_owned()), ("others", "none".to_owned())]);
}

fn workbook_alone() -> Vec<u8> {
    workbook(|sheet| sheet.write_row(0, 0, ["nominativo", "matricola"]).map(drop))
}

#[test]
fn a_sheet_that_is_a_chart_is_passed_over() {
    let mut workbook = Workbook::new();
    let mut chart = Chart::new(ChartType::Line);
    chart.add_series().set_values(("dati", 1, 1, 1, 1));
    workbook.add_chartsheet().set_name("grafico").unwrap().insert_chart(0, 0, &chart).unwrap();
    let sheet = workbook.add_worksheet().set_name("dati").unwrap();
    sheet.write_row(0, 0, ["nominativo", "matricola"]).unwrap();
    sheet.write_row(1, 0, ["Anna", "1"]).unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let roster = read(&bytes, "people.xlsx", &options()).unwrap();
    assert_eq!((roster.rows.len(), roster.format.sheet.as_deref(), notices(&roster)), (1, Some("dati"), vec![]));
    let chart = read(&bytes, "people.xlsx", &Options { sheet: Some("grafico"), ..options() }).unwrap_err();
    assert_eq!(chart, Unreadable::SheetMissing { wanted: "grafico".into(), found: vec!["dati".into()] });
}

#[test]
fn hidden_rows_are_read_and_told() {
    let mut workbook = Workbook::new();
    let other = workbook.add_worksheet().set_name("altro").unwrap();
    other.write(0, 0, "x").unwrap();
    other.set_row_hidden(1).unwrap();
    let sheet = workbook.add_worksheet().set_name("dati").unwrap();
    for (row, cells) in [["nominativo", "matricola"], ["Anna", "1"], ["Bruno", "2"], ["Carla", ""], ["Dario", "4"]].into_iter().enumerate()
    {
        sheet.write_row(u32::try_from(row).unwrap(), 0, cells).unwrap();
    }
    for row in [2, 3, 4, 9] {
        sheet.set_row_hidden(row).unwrap();
    }
    let bytes = workbook.save_to_buffer().unwrap();
    let roster = read(&bytes, "people.xlsx", &Options { sheet: Some("dati"), ..options() }).unwrap();
    assert_eq!(codes(&roster), [(4, "identifier_missing")]);
    assert_eq!(roster.notices, [Notice::RowsHidden { rows: vec![3, 5] }]);
    // Rows that are numbered by where they stand.
    let row = |row: &str| row.replace("<row>", "<row hidden=\"true\">");
    let rows = [self::row(&["nominativo", "matricola"]), self::row(&["Anna", "1"]), row(&self::row(&["Bruno", "2"]))].concat();
    let roster = read(&packed(&rows), "people.xlsx", &options()).unwrap();
    assert_eq!(roster.notices, [Notice::RowsHidden { rows: vec![3] }]);
}
