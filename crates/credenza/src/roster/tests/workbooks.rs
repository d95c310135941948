//! Workbooks that no spreadsheet program wrote, or that one left in a state.

use super::*;

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
    assert_eq!(unreadable(&formula(8_192), "people.xlsx"), "roster_no_rows");
}
