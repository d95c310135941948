//! Names in one column, in two, in all three.

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
        ("李小华", "李", "小华"),
        ("Anna Neri", "Neri", ""),
        ("Anna Neri", "", ""),
        ("", "Neri", "Anna"),
    ] {
        assert_eq!(of(name, family, given), [], "{name}");
    }
    for (name, family, given) in
        [("Mario Rossi", "Bianchi", "Ugo"), ("Mario Rossi", "Bianchi", "Mario"), ("Mario Rossi", "", "Ugo"), ("李小华", "王", "小华")]
    {
        assert_eq!(of(name, family, given), [("nominativo".to_owned(), "name_contradicted")], "{name}");
    }
}
