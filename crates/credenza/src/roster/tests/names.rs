//! Names in one column, in two, in all three; numbers that make two people of one.

use super::*;

#[test]
fn rows_with_half_a_name_are_told() {
    let told = |text: &str| {
        let halves = roster(text).notices.into_iter().filter_map(|notice| match notice {
            Notice::NameHalf { heading, rows } => Some((heading, rows)),
            _ => None,
        });
        halves.collect::<Vec<_>>()
    };
    let text = "Cognome;Nome;matricola\nRossi;;1\n;Anna;2\nNeri;Ugo;3\nVerdi; ;4\n";
    assert_eq!(told(text), [("Nome".to_owned(), vec![2, 5]), ("Cognome".to_owned(), vec![3])]);
    assert_eq!(codes(&roster(text)), [], "some people have one name");
    assert_eq!(told("nome;matricola\nAnna;1\n"), []);
    assert_eq!(told("nominativo;cognome;nome;matricola\nAnna Neri;Neri;;1\n"), []);
    assert_eq!(told("cognome;nome;did\n;;did:key:z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX\n"), []);
}

#[test]
fn a_whole_name_and_its_parts_are_one_name() {
    let of = |name: &str, family: &str, given: &str| {
        let roster = roster(&format!("nominativo;cognome;nome;matricola\n{name};{family};{given};1\n"));
        roster.errors.iter().map(|error| (error.column.clone().unwrap(), error.code())).collect::<Vec<_>>()
    };
    for (name, family, given) in [
        ("Anna Neri", "Neri", "Anna"),
        ("NERI, Anna", "Neri", "Anna"),
        ("Anna Maria Neri", "Neri", "Anna"),
        ("Anna Neri", "Neri", "Anna Maria"),
        ("Nicolo De Luca", "Deluca", "Nicolò"),
        ("Anna Neri Verdi", "Neri-Verdi", "Anna"),
        ("Luigi D'Amico", "D’Amico", "Luigi"),
        ("De Luca Nicolò", "Deluca", "Nicolo"),
        ("李小华", "李", "小华"),
        ("小华李", "李", "小华"),
        ("Anna Neri", "Neri", ""),
        ("Anna Neri", "", ""),
        ("", "Neri", "Anna"),
    ] {
        assert_eq!(of(name, family, given), [], "{name}");
    }
    for (name, family, given) in [
        ("Mario Rossi", "Bianchi", "Ugo"),
        ("Mario Rossi", "Bianchi", "Mario"),
        ("Mario Rossi", "", "Ugo"),
        ("李小华", "王", "小华"),
        // The same letters in another order are another name.
        ("Marco Bianchi", "Bianchi", "Mraco"),
        ("Anna Neri", "Reni", "Anna"),
        ("李小华", "李", "华小"),
    ] {
        assert_eq!(of(name, family, given), [("nominativo".to_owned(), "name_contradicted")], "{name}");
    }
}

#[test]
fn numbers_that_differ_in_leading_zeros_under_one_name_are_told_in_both_rows() {
    let header = "nominativo;matricola;data di nascita;codice fiscale\n";
    let of = |text: &str| {
        let roster = roster(&[header, text].concat());
        assert_eq!(roster.rows.len() + roster.errors.len(), text.lines().count());
        let told = roster.errors.iter().map(|error| match &error.kind {
            CellErrorKind::LeadingZerosDiffer { other_value, other_row, .. } => {
                (error.row, error.column.clone().unwrap(), *other_row, other_value.clone())
            }
            other => panic!("{other:?}"),
        });
        told.collect::<Vec<_>>()
    };
    let number = |row, other_row, other: &str| (row, "matricola".to_owned(), other_row, other.to_owned());
    assert_eq!(of("Anna;0012;;\nBruno;13;;\nanna;12;;\n"), [number(2, 4, "12"), number(4, 2, "0012")]);
    let dated = "Anna;012;1999-01-01;\nAnna;0012;2000-01-01;\nAnna;12;2000-01-01;\n";
    assert_eq!(of(dated), [number(3, 4, "12"), number(4, 3, "0012")], "the first one is somebody else");
    assert_eq!(of("Anna;012;1999-01-01;\nAnna;0012;2000-01-01;\nAnna;12;;\n").len(), 3, "the last one may be either");
    assert_eq!(of("Anna;1;;007\nAnna;2;;7\n").len(), 2);
    assert_eq!(of("Anna;012;1999-01-01;\nAnna;12;2000-01-01;\nAnna;A12;;\nAnna;120;;\n"), []);
    assert_eq!(of("Anna;0;;\n"), []);
    // The same number twice is a duplicate, as before.
    assert_eq!(codes(&roster(&[header, "Anna;12;;\nAnna;12;;\n"].concat())), [(2, "duplicate_learner"), (3, "duplicate_learner")]);
}

#[test]
fn every_one_of_many_such_numbers_is_found() {
    let rows: String = (1..400).map(|length| format!("Anna;{}1;{:04}-01-01\n", "0".repeat(length), 1900 + length % 100)).collect();
    let roster = roster(&format!("nominativo;matricola;data di nascita\n{rows}"));
    assert_eq!(roster.errors.len(), 399);
}
