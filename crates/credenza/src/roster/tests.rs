//! Whole rosters, as registrars' programs write them.

mod bad_rows_file;
mod encodings;
mod names;
mod workbooks;

use rust_xlsxwriter::{Format, Workbook};

use super::*;
use crate::failure::Explain;

fn options() -> Options<'static> {
    Options { encoding: None, delimiter: None, sheet: None, date_format: None, key: None, today: Date::parse("2026-11-23").unwrap() }
}

fn roster(text: &str) -> Roster {
    read(text.as_bytes(), "people.csv", &options()).unwrap()
}

fn codes(roster: &Roster) -> Vec<(u32, &'static str)> {
    roster.errors.iter().map(|error| (error.row, error.code())).collect()
}

fn notices(roster: &Roster) -> Vec<&'static str> {
    roster.notices.iter().map(Explain::code).collect()
}

fn unreadable(bytes: &[u8], name: &str) -> &'static str {
    read(bytes, name, &options()).unwrap_err().code()
}

fn workbook(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet) -> Result<(), rust_xlsxwriter::XlsxError>) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet()).unwrap();
    workbook.save_to_buffer().unwrap()
}

#[test]
fn an_italian_roster_is_read_whole() {
    let roster = roster(
        "\u{feff}Nome;Cognome;Matricola;Data di nascita;E-mail;Voto;Data;Scadenza;Lingua;Codice fiscale\r\n\
         Nicolò;D'Amico;0000123;1999-02-28;nicolo@example.org;30 e lode;2026-06-01;2029-06-01;it;DMCNCL99B28X000Y\r\n",
    );
    assert_eq!((codes(&roster), notices(&roster)), (vec![], vec![]));
    let [row] = roster.rows.as_slice() else { panic!() };
    assert_eq!(row.row, 2);
    assert_eq!(row.full_name().unwrap(), "Nicolò D'Amico");
    assert_eq!(row.student_number.as_deref(), Some("0000123"));
    assert_eq!(row.birth_date.unwrap().to_string(), "1999-02-28");
    assert_eq!(row.email.as_deref(), Some("nicolo@example.org"));
    assert_eq!(row.grade.as_deref(), Some("30 e lode"));
    assert_eq!(row.date.unwrap().to_string(), "2026-06-01");
    assert_eq!(row.valid_until.unwrap().to_string(), "2029-06-01");
    assert_eq!((row.language.as_deref(), row.national_id.as_deref()), (Some("it"), Some("DMCNCL99B28X000Y")));
    assert_eq!((row.key.kind(), row.key.value()), ("student_number", "0000123"));
    assert_eq!(row.record.len(), 10);
}

#[test]
fn an_english_roster_is_read_whole() {
    let roster = roster(
        "name,birth_date,did,did_proof,grade\nAnna Neri,2000-01-01,did:key:z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX,proof,\"28,5\"\n",
    );
    assert_eq!(codes(&roster), vec![]);
    let row = &roster.rows[0];
    assert_eq!(
        (row.did.as_ref().map(|did| did.as_str()), row.did_proof.as_deref()),
        (Some("did:key:z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX"), Some("proof"))
    );
    assert_eq!(row.grade.as_deref(), Some("28,5"));
    assert_eq!(row.key.kind(), "did");
    assert_eq!(roster.format.delimiter, ',');
}

#[test]
fn what_is_no_did_is_refused() {
    let roster = roster("name,did\nAnna,key:z6MkExample\nBruno,did:key:\nDora,did:key:z6Mk\nCarla,did:key:z6Mk#key\n");
    assert_eq!(codes(&roster), [(2, "did_invalid"), (3, "did_invalid"), (4, "did_invalid"), (5, "did_invalid")]);
}

#[test]
fn a_did_alone_is_a_pseudonym() {
    let roster = roster("did\ndid:key:z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX\n");
    assert_eq!(codes(&roster), vec![]);
    assert_eq!(roster.rows[0].full_name(), None);
}

#[test]
fn the_same_roster_in_every_encoding() {
    let text = "nome;cognome;matricola\r\nNicolò;Però;01\r\n";
    let utf16 = |little: bool| -> Vec<u8> {
        format!("\u{feff}{text}").encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    };
    for (bytes, name, told) in [
        (text.as_bytes().to_vec(), "UTF-8", 0),
        (format!("\u{feff}{text}").into_bytes(), "UTF-8", 0),
        (utf16(true), "UTF-16LE", 0),
        (utf16(false), "UTF-16BE", 0),
        (text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect(), "windows-1252", 1),
    ] {
        let roster = read(&bytes, "people.csv", &options()).unwrap();
        assert_eq!(roster.rows[0].given_name.as_deref(), Some("Nicolò"), "{name}");
        assert_eq!((roster.format.encoding.name(), roster.notices.len()), (name, told));
    }
}

#[test]
fn a_guess_quotes_the_first_distinct_values() {
    let bytes: Vec<u8> = "nome;cognome;matricola\nNicolò;Rossi;1\nAnna;Però;2\nNicolò;Bianchi;3\nJosé;Neri;4\n"
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let roster = read(&bytes, "people.csv", &options()).unwrap();
    assert_eq!(roster.notices[0].code(), "encoding_guessed");
    assert_eq!(
        roster.notices[0].args(),
        [("encoding", "windows-1252".to_string()), ("examples", "2:nome: Nicolò; 3:cognome: Però; 5:nome: José".to_string())]
    );
}

#[test]
fn an_encoding_that_was_said_is_not_a_guess_and_must_fit() {
    let said = Options { encoding: Some("macintosh"), ..options() };
    let roster = read(b"nome;cognome;matricola\nNicol\x98;Rossi;1\n", "people.csv", &said).unwrap();
    assert_eq!((roster.rows[0].given_name.as_deref(), roster.notices.len()), (Some("Nicolò"), 0));
    let said = Options { encoding: Some("utf-8"), ..options() };
    let refused = read(b"nome;cognome;matricola\nAnna;Neri;1\nNicol\xf2;Rossi;2\n", "people.csv", &said).unwrap_err();
    assert_eq!((refused.code(), refused.place().as_deref()), ("encoding_invalid_bytes", Some("row 3")));
}

#[test]
fn text_that_was_misread_before_us_is_told() {
    assert_eq!(notices(&roster("nome;cognome;matricola\nNicolÃ²;Rossi;1\n")), ["text_misread"]);
    assert_eq!(notices(&roster("nome;cognome;matricola\nSÃO;Rossi;1\n")), [""; 0]);
}

#[test]
fn every_error_comes_in_one_pass() {
    let roster = roster(
        "nome;cognome;matricola;nascita;email;data di nascita\n\
         Anna;Neri;2,02E+11;;anna;31/12/1999\n\
         Bruno;Neri;2;;bruno@example.org;2030-01-01\n\
         ;;3;;;\n\
         Carla;Neri;;;;\n\
         Dario;Neri;4\n\
         Elena;Neri;5;;;;;x\n\
         Fa\u{202e}bio;Ne\u{7}ri;6;;;\n\
         Gaia;Neri;7;;;1990-01-01\n",
    );
    assert_eq!(
        codes(&roster),
        [
            (2, "id_spreadsheet_damage"),
            (2, "date_ambiguous"),
            (2, "email_invalid"),
            (3, "birth_date_implausible"),
            (4, "name_missing"),
            (5, "identifier_missing"),
            (6, "row_too_short"),
            (7, "row_too_long"),
            (8, "bidi_character"),
            (8, "cell_control_character"),
        ]
    );
    assert_eq!(roster.rows.len(), 1);
    assert_eq!(roster.bad_rows.len(), 7);
    let error = &roster.errors[0];
    assert_eq!(error.place().as_deref(), Some("row 2, column \"matricola\""));
    assert_eq!(error.args(), [("row", "2".into()), ("column", "matricola".into()), ("value", "2,02E+11".to_string())]);
}

#[test]
fn rows_are_numbered_as_the_spreadsheet_does() {
    let roster = roster("sep=;\r\nnome;cognome;matricola;note\r\nAnna;Neri;1;\"due\r\nrighe\"\r\n\r\nBruno;Neri;;\r\n");
    assert_eq!((roster.format.header_row, roster.rows[0].row), (1, 2));
    assert_eq!(codes(&roster), [(4, "identifier_missing")]);
    assert!(roster.format.sep_line);
    assert!(roster.notices.contains(&Notice::BlankRows { rows: vec![3] }));
}

#[test]
fn blank_rows_are_named_unless_they_trail() {
    let roster = roster("\n\nnome;cognome;matricola\nAnna;Neri;1\n;;\n\u{a0};;\nBruno;Neri;2\n;;\n\n;;\n");
    assert_eq!(roster.notices, [Notice::BlankRows { rows: vec![5, 6] }]);
    assert_eq!((roster.format.header_row, roster.rows.len()), (3, 2));
    assert_eq!(roster.rows[1].row, 7);
}

#[test]
fn two_rows_about_one_learner_name_each_other() {
    for (text, by) in [
        ("nome;cognome;matricola\nAnna;Neri;A1\nBruno;Neri;2\nCarla;Neri; a1\n", "student_number"),
        ("name,birth_date\nAnna Neri,2000-01-01\nBruno Neri,2000-01-01\nANNA  NERI,2000-01-01\n", "name+birth_date"),
        ("name,birth_date\nNicol\u{f2},2000-01-01\nBruno,2000-01-01\nNicolo\u{300},2000-01-01\n", "name+birth_date"),
        ("did\ndid:key:z6A\ndid:key:z6B\ndid:key:z6A\n", "did"),
        ("name,student_number,did\nAnna,1,did:key:z6A\nBruno,2,\nAnna,1,\n", "student_number"),
        // Neither row has the other's key.
        ("name,student_number,birth_date\nAnna,1,2000-01-01\nBruno,2,2000-01-01\nAnna,,2000-01-01\n", "name+birth_date"),
        ("name,student_number,did,birth_date\nAnna,1,,2000-01-01\nBruno,2,,\nAnna,,did:key:z6A,2000-01-01\n", "name+birth_date"),
    ] {
        let roster = roster(text);
        assert_eq!(codes(&roster), [(2, "duplicate_learner"), (4, "duplicate_learner")], "{text}");
        let args = roster.errors[0].args();
        assert!(args.contains(&("other_row", "4".into())) && args.contains(&("by", by.into())), "{args:?}");
        assert!(roster.errors[1].args().contains(&("other_row", "2".into())));
        assert_eq!((roster.rows.len(), roster.bad_rows.len()), (1, 2));
    }
    let distinct = roster("did\ndid:key:z6a\ndid:key:z6A\n");
    assert_eq!(codes(&distinct), []);
}

#[test]
fn two_people_of_one_name_and_birth_date_are_told_apart_by_a_number_that_both_have() {
    let namesakes = "name,student_number,national_id,birth_date\nAnna,1,,2000-01-01\nAnna,2,,2000-01-01\nAnna,3,X,2000-01-01\n";
    assert_eq!(codes(&roster(namesakes)), []);
    // A fourth without any could be each of them.
    let fourth = roster(&[namesakes, "Anna,,,2000-01-01\n"].concat());
    assert_eq!(codes(&fourth), [2, 3, 4, 5].map(|row| (row, "duplicate_learner")));
    let others: Vec<_> = fourth.errors.iter().map(|error| error.args().last().unwrap().1.clone()).collect();
    assert_eq!(others, ["5", "5", "5", "2"]);
    // One number in common is one person, whatever else differs.
    let changed = roster("name,student_number,national_id\nAnna,1,X\nAnna,2,X\n");
    assert_eq!(codes(&changed), [(2, "duplicate_learner"), (3, "duplicate_learner")]);
}

#[test]
fn the_key_column_can_be_chosen() {
    let by_mail = Options { key: Some(Column::Email), ..options() };
    let text = b"name,birth_date,email\nAnna Neri,2000-01-01,a@example.org\nAnna Neri,2000-01-02,b@example.org\nCarla,2000-01-01,\n";
    let roster = read(text, "people.csv", &by_mail).unwrap();
    assert_eq!(codes(&roster), [(4, "key_missing")]);
    assert_eq!(roster.rows[0].key.kind(), "email");
}

#[test]
fn a_shared_address_is_told() {
    let roster = roster("name,student_number,email\nAnna,1,x@example.org\nBruno,2,X@example.org\nCarla,3,c@example.org\n");
    assert_eq!(roster.notices, [Notice::EmailShared { email: "x@example.org".into(), rows: vec![2, 3] }]);
}

#[test]
fn nothing_to_read_is_told_apart() {
    assert_eq!(unreadable(b"", "a.csv"), "roster_empty");
    assert_eq!(unreadable(b"\n;;\n  \n", "a.csv"), "roster_empty");
    assert_eq!(unreadable(b"nome;cognome;matricola\n;;\n\n", "a.csv"), "roster_no_rows");
    assert_eq!(unreadable(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xls"), "roster_kind_unsupported");
    assert_eq!(unreadable(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xlsx"), "workbook_encrypted");
    assert_eq!(unreadable(b"<html><table>", "a.xls"), "roster_kind_unsupported");
    assert_eq!(unreadable(b"%PDF-1.7", "a.csv"), "roster_kind_unsupported");
    assert_eq!(unreadable(b"PK\x03\x04 broken", "a.xlsx"), "workbook_damaged");
    assert_eq!(unreadable(b"PK\x03\x04", "a.ods"), "roster_kind_unsupported");
    let sheet = Options { sheet: Some("Foglio1"), ..options() };
    assert_eq!(read(b"nome\n", "a.csv", &sheet).unwrap_err().code(), "sheet_of_text");
}

#[test]
fn a_header_that_does_not_fit_is_the_only_error() {
    let roster = roster("alfa;beta\n1;2\n3;4\n");
    assert_eq!(codes(&roster), [(1, "header_not_recognised")]);
    assert_eq!(roster.errors[0].args().last(), Some(&("found", "alfa, beta".to_string())));
}

#[test]
fn dates_contradicting_each_other_are_refused() {
    let ended = roster("name,student_number,date,valid_until\nAnna,1,2026-06-01,2026-05-31\nBruno,2,2026-06-01,2026-06-01\n");
    assert_eq!(codes(&ended), [(2, "valid_until_before_date")]);
    let proof = roster("name,student_number,did,did_proof\nAnna,1,,proof\n");
    assert_eq!(codes(&proof), [(2, "did_proof_without_did")]);
}

#[test]
fn content_without_a_heading_is_told() {
    let roster = roster("nome;;cognome;matricola\nAnna;x;Neri;1\nBruno;;Neri;2\n");
    assert_eq!(roster.notices, [Notice::ColumnsUnnamed { letters: vec!["B".into()] }]);
}

#[test]
fn a_quote_that_swallows_the_rest_is_told_where_it_opened() {
    assert_eq!(codes(&roster("nome;cognome;matricola\nAnna;\"Neri;1\nBruno;Neri;2\n")), [(2, "quote_not_closed")]);
    assert_eq!(codes(&roster("nome;cognome;matricola\n\"Anna\" B;Neri;1\nBruno;Neri;2\n")), [(2, "quote_misplaced")]);
}

#[test]
fn a_workbook_is_read_whole() {
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let bytes = workbook(|sheet| {
        sheet.write_row(0, 0, ["Nome", "Cognome", "Matricola", "Data di nascita", "Voto"])?;
        sheet.write_row(1, 0, ["Nicolò", "Però", "00123"])?;
        sheet.write_with_format(1, 3, 36_219, &date)?; // 1999-02-28
        sheet.write(1, 4, 28.5)?;
        sheet.write_row(3, 0, ["Anna", "Neri"])?;
        sheet.write(3, 2, 202_000_000_123_u64)?;
        sheet.write(3, 3, "2000-01-01")?;
        Ok(())
    });
    let roster = read(&bytes, "people.xlsx", &options()).unwrap();
    assert_eq!(codes(&roster), []);
    assert_eq!(
        roster.notices,
        [Notice::BlankRows { rows: vec![3] }, Notice::IdFromNumbers { heading: "Matricola".into(), first_row: 4, count: 1 }]
    );
    let [first, second] = roster.rows.as_slice() else { panic!() };
    assert_eq!((first.row, first.student_number.as_deref()), (2, Some("00123")));
    assert_eq!(first.birth_date.unwrap().to_string(), "1999-02-28");
    assert_eq!(first.grade.as_deref(), Some("28.5"));
    assert_eq!((second.row, second.student_number.as_deref()), (4, Some("202000000123")));
    assert_eq!((roster.format.delimiter, roster.format.encoding), (';', TextEncoding::UTF_8_MARKED));
}

#[test]
fn what_a_workbook_did_to_its_values_is_refused() {
    let date = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    let bytes = workbook(|sheet| {
        sheet.write_row(0, 0, ["name", "student_number", "birth_date", "grade"])?;
        sheet.write(1, 0, "Float")?;
        sheet.write(1, 1, 12.5)?;
        sheet.write(2, 0, "Long")?;
        sheet.write(2, 1, 2.02e17)?;
        sheet.write(3, 0, "Formula")?;
        sheet.write_formula(3, 1, rust_xlsxwriter::Formula::new("=A1/0").set_result("#DIV/0!"))?;
        sheet.write_row(4, 0, ["Serial", "4"])?;
        sheet.write(4, 2, 36_219)?;
        sheet.write_row(5, 0, ["Time", "5"])?;
        sheet.write_with_format(5, 2, 36_219.5, &date)?;
        sheet.write_row(6, 0, ["Grade", "6"])?;
        sheet.write_with_format(6, 3, 45_994, &date)?;
        sheet.write_row(7, 0, ["Leap", "7"])?;
        sheet.write_with_format(7, 2, 60, &date)?;
        sheet.write_row(8, 0, ["Good", "8"])?;
        sheet.write_row(9, 0, ["Text", "2,02E+11"])?;
        Ok(())
    });
    let roster = read(&bytes, "people.xlsx", &options()).unwrap();
    assert_eq!(
        codes(&roster),
        [
            (2, "id_spreadsheet_damage"),
            (3, "id_spreadsheet_damage"),
            (4, "formula_error"),
            (5, "date_is_number"),
            (6, "date_invalid"),
            (7, "text_became_date"),
            (8, "date_invalid"),
            (10, "id_spreadsheet_damage"),
        ]
    );
    assert_eq!(roster.rows.len(), 1);
    assert_eq!(roster.errors[3].args().last(), Some(&("reading", "1999-02-28".to_string())));
}

#[test]
fn a_format_of_zeros_shows_the_zeros() {
    let padded = Format::new().set_num_format("000000");
    let bytes = workbook(|sheet| {
        sheet.write_row(0, 0, ["name", "student_number"])?;
        sheet.write(1, 0, "Anna")?;
        sheet.write_with_format(1, 1, 123, &padded)?;
        Ok(())
    });
    let roster = read(&bytes, "people.xlsx", &options()).unwrap();
    assert_eq!((roster.rows[0].student_number.as_deref(), roster.notices.len()), (Some("000123"), 0));
}

#[test]
fn sheets_are_chosen_by_name() {
    let mut workbook = Workbook::new();
    for (name, learner) in [("Corso", "Anna"), ("Prova", "Bruno")] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        sheet.write_row(0, 0, ["name", "student_number"]).unwrap();
        sheet.write_row(1, 0, [learner, "1"]).unwrap();
    }
    let bytes = workbook.save_to_buffer().unwrap();
    let first = read(&bytes, "people.xlsx", &options()).unwrap();
    assert_eq!(first.rows[0].name.as_deref(), Some("Anna"));
    assert_eq!(first.notices, [Notice::SheetChosen { sheet: "Corso".into(), others: vec!["Prova".into()] }]);
    let second = read(&bytes, "people.xlsx", &Options { sheet: Some("Prova"), ..options() }).unwrap();
    assert_eq!((second.rows[0].name.as_deref(), second.notices.len()), (Some("Bruno"), 0));
    let missing = read(&bytes, "people.xlsx", &Options { sheet: Some("Altro"), ..options() }).unwrap_err();
    assert_eq!(missing, Unreadable::SheetMissing { wanted: "Altro".into(), found: vec!["Corso".into(), "Prova".into()] });
}

#[test]
fn a_stray_cell_in_the_last_corner_costs_nothing() {
    let bytes = workbook(|sheet| {
        sheet.write_row(0, 0, ["name", "student_number"])?;
        sheet.write(1_048_575, 16_383, "x")?;
        Ok(())
    });
    assert_eq!(unreadable(&bytes, "people.xlsx"), "roster_too_many_rows");
    let bytes = workbook(|sheet| {
        sheet.write(0, 16_383, "x")?;
        Ok(())
    });
    assert_eq!(unreadable(&bytes, "people.xlsx"), "roster_too_many_columns");
}

#[test]
fn a_stray_value_at_the_end_of_every_row_costs_nothing() {
    let bytes = workbook(|sheet| {
        (0..4_100).try_for_each(|row| sheet.write(row, 999, "x").map(drop))?;
        Ok(())
    });
    assert!(bytes.len() < 100_000);
    assert_eq!(unreadable(&bytes, "people.xlsx"), "roster_too_many_cells");
    let text = format!("name;student_number\n{}", (";".repeat(999) + "\n").repeat(4_100));
    assert_eq!(unreadable(text.as_bytes(), "people.csv"), "roster_too_many_cells");
}

#[test]
fn what_would_be_kept_of_a_workbook_is_weighed() {
    let parts = |sheet: &str, strings: &str, styles: &str| {
        let rows = r#"<row><c t="str"><v>name</v></c><c t="str"><v>student_number</v></c></row><row><c t="str"><v>Anna</v></c><c><v>1</v></c></row>"#;
        let sheet = format!("<worksheet>{sheet}<sheetData>{rows}</sheetData></worksheet>");
        let (strings, styles) = (format!("<sst>{strings}</sst>"), format!("<styleSheet>{styles}</styleSheet>"));
        crate::fuzzing::packed(&[sheet.as_bytes(), strings.as_bytes(), styles.as_bytes()].join(&0xff))
    };
    let styles = |count: usize| format!("<cellXfs>{}</cellXfs>", "<xf/>".repeat(count));
    // As many styles as a spreadsheet program keeps, and as many strings as a hundred thousand learners have.
    let honest = parts("", &"<si><t>di nessun altro</t></si>".repeat(1_000_000), &styles(65_490));
    assert_eq!(read(&honest, "people.xlsx", &options()).unwrap().rows.len(), 1);
    let long = "&#x41;".repeat(32_767);
    assert!(read(&parts("", &format!("<si><t>{long}</t></si>"), ""), "people.xlsx", &options()).is_ok());
    for (name, heavy) in [
        ("styles", parts("", "", &styles(300_000))),
        ("strings", parts("", &"<si/>".repeat(2_000_000), "")),
        ("strings under another name", parts("", &"<x:si></x:si>".repeat(2_000_000), "")),
        ("strings in a string", parts("", &format!("<si>{}<x:si/>", "<x:si/>".repeat(2_000_000)), "")),
        ("fonts", parts("", "", &format!("<fonts>{}</fonts>", "<font/>".repeat(600_000)))),
        ("names of fonts", parts("", "", &format!("<name val='{}'/>{}", "a".repeat(10_000), styles(20_000)))),
        ("sheets", parts(&"<sheet/>".repeat(600_000), "", "")),
        ("levels", parts(&"<a>".repeat(1_100), "", "")),
        ("a text that does not end", parts("", &format!("<si><t>{}</t></si>", "a<!---->".repeat(200_000)), "")),
        ("one tag", parts(&format!("<a b='{}'/>", "a".repeat(17 << 20)), "", "")),
    ] {
        assert_eq!(unreadable(&heavy, "people.xlsx"), "workbook_heavy", "{name}");
    }
}

#[test]
fn parts_are_counted_before_there_is_room_for_them() {
    let archive = |count: usize| {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        (0..count).for_each(|number| archive.start_file(format!("{number}"), zip::write::SimpleFileOptions::default()).unwrap());
        archive.finish().unwrap().into_inner()
    };
    assert_eq!(unreadable(&archive(screen::MAX_PARTS + 1), "people.xlsx"), "workbook_many_parts");
    assert_eq!(unreadable(&archive(screen::MAX_PARTS), "people.xlsx"), "workbook_damaged");
    // An end that announces sixteen million.
    let mut announced = archive(1);
    announced.extend(b"PK\x06\x06");
    announced.extend([44_u64, 0, 0, 1 << 24, 1 << 24, 0, 0].iter().flat_map(|number| number.to_le_bytes()));
    assert_eq!(unreadable(&announced, "people.xlsx"), "workbook_many_parts");
}

#[test]
fn text_that_cells_share_is_counted_for_each() {
    let bytes = workbook(|sheet| {
        let long = "a".repeat(32_767);
        (0..4_000).try_for_each(|row| sheet.write(row, 0, &long).map(drop))
    });
    assert!(bytes.len() < 100_000, "{}", bytes.len());
    assert_eq!(unreadable(&bytes, "people.xlsx"), "roster_too_much_text");
}

#[test]
fn a_cell_that_comes_twice_or_late_is_laid_out_where_it_says() {
    let cell = |place: &str, text: &str| format!(r#"<c r="{place}" t="str"><v>{text}</v></c>"#);
    let rows: String = [("B4", "2"), ("A4", "Bruno"), ("A1", "name"), ("B1", "student_number"), ("A2", "Old"), ("B2", "1"), ("A2", "Anna")]
        .map(|(place, text)| format!("<row>{}</row>", cell(place, text)))
        .concat();
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let roster = read(&crate::fuzzing::packed(sheet.as_bytes()), "people.xlsx", &options()).unwrap();
    let read: Vec<_> = roster.rows.iter().map(|row| (row.row, row.name.as_deref(), row.student_number.as_deref())).collect();
    assert_eq!(read, [(2, Some("Anna"), Some("1")), (4, Some("Bruno"), Some("2"))]);
    assert_eq!(roster.notices, [Notice::BlankRows { rows: vec![3] }]);
}

#[test]
fn a_workbook_with_its_extent_the_wrong_way_round_is_damaged_or_read() {
    // The reader of workbooks overflows on it, and panics where overflows are looked for.
    let sheet =
        br#"<worksheet><dimension ref="C3:A1"/><sheetData><row r="1"><c r="A1" t="str"><v>name</v></c></row></sheetData></worksheet>"#;
    let refused = unreadable(&crate::fuzzing::packed(sheet), "people.xlsx");
    assert!(["workbook_damaged", "sheet_no_rows"].contains(&refused), "{refused}");
}

#[test]
fn a_workbook_that_explodes_is_refused() {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let zeros = vec![0_u8; 1 << 20];
    for _ in 0..257 {
        std::io::Write::write_all(&mut archive, &zeros).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    assert_eq!(unreadable(&bytes, "people.xlsx"), "roster_too_large");
}

#[test]
fn no_bytes_make_it_panic() {
    let csv = b"sep=;\nnome;cognome;matricola;data di nascita\n\"Anna\";Neri;0001;31/12/1999\n".to_vec();
    let xlsx = workbook(|sheet| {
        sheet.write_row(0, 0, ["name", "student_number"])?;
        sheet.write_row(1, 0, ["Anna", "1"])?;
        Ok(())
    });
    let mut seed = 1_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    for (bytes, rounds) in [(csv, 3_000), (xlsx, 1_000)] {
        for round in 0..rounds {
            let mut damaged = bytes.clone();
            for _ in 0..=random(4) {
                let place = random(damaged.len());
                damaged[place] = u8::try_from(random(256)).unwrap();
            }
            if round % 3 == 0 {
                damaged.truncate(random(damaged.len()));
            }
            if let Ok(roster) = read(&damaged, "people", &options()) {
                bad_rows::write(&roster, &[], &|error| error.code().to_string());
            }
        }
    }
}
