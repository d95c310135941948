//! What a registrar gets back, corrects and hands in again.

use super::*;

fn written(roster: &Roster) -> Vec<u8> {
    bad_rows::write(roster, &[], &|error| error.code().to_string())
}

#[test]
fn it_looks_like_the_roster_and_says_why() {
    let roster = roster("nome,cognome,matricola,email\r\nAnna,Neri,1,a@example.org\r\nBruno,\"Neri, Jr\",\"2,02E+11\",x\r\n");
    assert_eq!(
        String::from_utf8(written(&roster)).unwrap(),
        "row,column,reason,nome,cognome,matricola,email\r\n\
         3,\"matricola, email\",id_spreadsheet_damage | email_invalid,Bruno,\"Neri, Jr\",\"2,02E+11\",x\r\n"
    );
}

#[test]
fn it_keeps_encoding_delimiter_and_sep_line() {
    let bytes = b"sep=;\r\nnome;cognome;matricola\r\nNicol\xf2;Neri;\r\n";
    let roster = read(bytes, "people.csv", &options()).unwrap();
    assert_eq!(written(&roster), b"sep=;\r\nrow;column;reason;nome;cognome;matricola\r\n2;;identifier_missing;Nicol\xf2;Neri;\r\n");
    let utf16 = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let roster = read(&utf16("\u{feff}nome\tcognome\tmatricola\r\nAnna\tNeri\t\r\n"), "people.txt", &options()).unwrap();
    assert_eq!(
        written(&roster),
        utf16("\u{feff}row\tcolumn\treason\tnome\tcognome\tmatricola\r\n2\t\tidentifier_missing\tAnna\tNeri\t\r\n")
    );
}

/// Whoever follows "issue that file" names no encoding.
#[test]
fn it_is_read_again_without_its_encoding_being_said() {
    for (label, name) in [("macintosh", b"Nicol\x98".as_slice()), ("windows-1251", b"\xcd\xe8\xea\xee\xeb\xe0"), ("ansi", b"Nicol\xf2")] {
        let bytes = [b"nome;cognome;matricola\r\n".as_slice(), name, b";Neri;\r\n"].concat();
        let first = read(&bytes, "people.csv", &Options { encoding: Some(label), ..options() }).unwrap();
        let corrected = [written(&first).strip_suffix(b"\r\n").unwrap(), b"7\r\n"].concat();
        let again = read(&corrected, "bad.csv", &options()).unwrap();
        assert_eq!(again.rows[0].given_name, Some(first.bad_rows[0].cells[0].clone()), "{label}");
    }
}

/// A roster's own columns may be called as ours are.
#[test]
fn columns_of_the_registrars_own_stay() {
    let first = roster("row;nome;cognome;matricola;reason\n77;Anna;Neri;;work\n");
    assert_eq!(notices(&first), ["columns_ignored"]);
    let bytes = written(&first);
    let expected = "row;column;reason;row;nome;cognome;matricola;reason\r\n2;;identifier_missing;77;Anna;Neri;;work\r\n";
    assert_eq!(String::from_utf8(bytes.clone()).unwrap(), expected);
    let again = read(&bytes, "bad.csv", &options()).unwrap();
    assert_eq!((written(&again), notices(&again)), (bytes, vec!["columns_ignored"]));
}

#[test]
fn a_workbook_becomes_marked_utf_8_with_semicolons() {
    let bytes = workbook(|sheet| {
        sheet.write_row(0, 0, ["nome", "cognome", "matricola"])?;
        sheet.write_row(1, 0, ["Nicolò", "Neri"])?;
        Ok(())
    });
    let roster = read(&bytes, "people.xlsx", &options()).unwrap();
    let expected = "\u{feff}row;column;reason;nome;cognome;matricola\r\n2;;identifier_missing;Nicolò;Neri;\r\n";
    assert_eq!(String::from_utf8(written(&roster)).unwrap(), expected);
}

#[test]
fn formulas_are_dead_on_the_way_out_and_restored_on_the_way_in() {
    let first = roster("nome;cognome;matricola;voto\n=cmd|' /C calc'!A0;@Neri;;-5\n");
    let bytes = written(&first);
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.ends_with("2;;identifier_missing;'=cmd|' /C calc'!A0;'@Neri;;-5\r\n"), "{text}");
    let corrected = text.replace(";;-5", ";77;-5");
    let again = roster(&corrected);
    assert_eq!(codes(&again), []);
    assert_eq!(again.rows[0].given_name.as_deref(), Some("=cmd|' /C calc'!A0"));
    assert_eq!(again.rows[0].family_name.as_deref(), Some("@Neri"));
    assert_eq!(notices(&again), [""; 0]);
}

#[test]
fn handed_in_again_uncorrected_it_has_the_same_errors() {
    let first = roster("nome;cognome;matricola;email\nAnna;Neri;1\nBruno;Neri;2;;;x\nCarla;Neri;;\nDario;\"Neri\nRossi\";4;\n");
    let again = read(&written(&first), "bad.csv", &options()).unwrap();
    let only = |roster: &Roster| codes(roster).iter().map(|(_, code)| *code).collect::<Vec<_>>();
    assert_eq!(only(&first), ["row_too_short", "row_too_long", "identifier_missing", "cell_control_character"]);
    assert_eq!(only(&again), only(&first));
    // And a third time: our three columns are replaced, not repeated.
    assert_eq!(written(&again), written(&read(&written(&again), "bad.csv", &options()).unwrap()));
    assert!(written(&again).starts_with(b"row;column;reason;nome;cognome;matricola;email\r\n"));
}

#[test]
fn an_error_of_the_header_is_a_line_too() {
    let roster = roster("nome;cognome\nAnna;Neri\n");
    let expected = "row;column;reason;nome;cognome\r\n1;;column_missing_identifier\r\n";
    assert_eq!(String::from_utf8(written(&roster)).unwrap(), expected);
}

#[test]
fn a_reason_in_several_lines_stays_one() {
    let roster = roster("nome;cognome;matricola\nAnna;Neri;\n");
    let bytes = bad_rows::write(&roster, &[], &|_| "=first\n\tsecond; third".to_string());
    assert!(String::from_utf8(bytes).unwrap().ends_with("2;;\"'=first second; third\";Anna;Neri;\r\n"));
}
