//! What a registrar sends: a file name that shows whose credential it is, and the table for the mail merge.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::roster::{Layout, RawRecord, TextEncoding, escaped, formula, write_line};

/// The longest stem of a file name, in ASCII characters. With folder and suffix it stays far from the 255 bytes of file systems and the 260 of Windows.
const MAX_STEM: usize = 80;

/// The stem for a name that leaves no Latin letter: with the row number it still says whose it is.
const NAMELESS: &str = "learner";

/// Names that Windows keeps for devices, whatever their suffix.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4",
    "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// A learner who gets a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Addressee<'a> {
    /// The row number that the spreadsheet shows.
    pub(crate) row: u32,
    /// The name in one line; none for a pseudonym.
    pub(crate) name: Option<&'a str>,
    /// The name of the file that an earlier run wrote: it stays.
    pub(crate) already: Option<&'a str>,
}

/// A file name for each learner, in their order: the name in ASCII, `suffix` (`.json`) behind it.
///
/// The row number is added only where a name is not the learner's alone: another learner of the roster has it, or `taken` does (files that are not ours,
/// in any case of letters), or Windows does not allow it. Learners with a file take part in this, so that a run that was interrupted gives the rest
/// the names that an uninterrupted one would have given.
pub(crate) fn file_names(learners: &[Addressee<'_>], suffix: &str, taken: &[String]) -> Vec<String> {
    let stems: Vec<String> = learners.iter().map(|learner| learner.name.map(stem).unwrap_or_default()).collect();
    let mut bearers: HashMap<&str, usize> = HashMap::new();
    for stem in &stems {
        *bearers.entry(stem).or_default() += 1;
    }
    let already = learners.iter().filter_map(|learner| learner.already);
    let mut used: HashSet<String> = taken.iter().map(String::as_str).chain(already).map(str::to_lowercase).collect();
    let mut names = Vec::with_capacity(learners.len());
    for (learner, stem) in learners.iter().zip(&stems) {
        if let Some(already) = learner.already {
            names.push(already.to_string());
            continue;
        }
        let stem_alone = bearers.get(stem.as_str()) == Some(&1) && !stem.is_empty() && !RESERVED.contains(&stem.as_str());
        let plain = stem_alone.then(|| [stem.as_str(), suffix].concat());
        let shown = if stem.is_empty() { NAMELESS } else { stem };
        let numbered = std::iter::once(format!("{shown}-{}{suffix}", learner.row));
        let further = (2_u32..).map(|count| format!("{shown}-{}-{count}{suffix}", learner.row));
        let name = plain.into_iter().chain(numbered).chain(further).find(|name| !used.contains(&name.to_lowercase())).unwrap_or_default();
        used.insert(name.to_lowercase());
        names.push(name);
    }
    names
}

/// `Nicolò D'Amico` becomes `nicolo-damico`: lower-case ASCII letters and digits with single hyphens between, possibly nothing.
pub(crate) fn stem(name: &str) -> String {
    let mut stem = String::new();
    for c in name.nfkd().filter(|c| !is_combining_mark(*c) && !matches!(c, '\'' | '’' | 'ʼ' | '`' | '´')) {
        let folded = without_decomposition(c);
        let letters = folded.chars().chain(folded.is_empty().then_some(c));
        for letter in letters {
            if letter.is_ascii_alphanumeric() {
                stem.push(letter.to_ascii_lowercase());
            } else if !stem.is_empty() && !stem.ends_with('-') {
                stem.push('-');
            }
        }
    }
    if stem.len() > MAX_STEM {
        stem.truncate(MAX_STEM);
        // Not in the middle of a word, if there is another place.
        if let Some(end) = stem.rfind('-') {
            stem.truncate(end);
        }
    }
    stem.trim_end_matches('-').to_string()
}

/// Latin letters that Unicode does not take apart.
fn without_decomposition(c: char) -> &'static str {
    match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        'ŋ' | 'Ŋ' => "ng",
        'ə' | 'Ə' => "e",
        _ => "",
    }
}

/// The headings of the table.
const HEADER: [&str; 4] = ["row", "name", "email", "file"];

/// One line of the mail merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Delivery {
    /// The row number that the spreadsheet shows.
    pub(crate) row: u32,
    /// The learner's name; empty for a pseudonym.
    pub(crate) name: String,
    /// The address; empty where the roster has none.
    pub(crate) email: String,
    /// The file's name.
    pub(crate) file: String,
}

/// The bytes of `delivery.csv`: `row;name;email;file` in UTF-8 with a byte order mark, as spreadsheets and mail merges in most of Europe open it.
pub(crate) fn table(deliveries: &[Delivery]) -> Vec<u8> {
    let mut out = String::new();
    write_line(&mut out, &HEADER, ';');
    for delivery in deliveries {
        let row = delivery.row.to_string();
        // No row that was issued has a character that hides; a table that somebody changed by hand may.
        let fields = [row.as_str(), &delivery.name, &delivery.email, &delivery.file]
            .map(|field| formula::neutralised(&escaped::written(field)).into_owned());
        write_line(&mut out, &fields, ';');
    }
    TextEncoding::UTF_8_MARKED.encode(&out)
}

/// The lines of an earlier table, so that those of another roster are not lost; none if it is no such table any more.
pub(crate) fn lines(bytes: &[u8]) -> Option<Vec<Delivery>> {
    let text = str::from_utf8(bytes).ok()?;
    let layout = Layout::of(text.strip_prefix('\u{feff}').unwrap_or(text), Some(';'));
    let mut records = layout.records();
    let header = records.next()?;
    if header.fields != HEADER {
        return None;
    }
    let line = |record: RawRecord| match record.fields.as_slice() {
        [row, name, email, file] if record.fault.is_none() => {
            let [name, email, file] = [name, email, file].map(|field| formula::restored(field).into_owned());
            Some(Delivery { row: row.parse().ok()?, name, email, file })
        }
        _ => None,
    };
    records.filter(|record| record.fields.iter().any(|field| !field.is_empty())).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn learner(row: u32, name: &str) -> Addressee<'_> {
        Addressee { row, name: Some(name), already: None }
    }

    fn names(learners: &[Addressee<'_>]) -> Vec<String> {
        file_names(learners, ".json", &[])
    }

    #[test]
    fn names_are_readable_in_ascii() {
        for (name, expected) in [
            ("Nicolò D'Amico", "nicolo-damico"),
            ("Nicolo\u{300} D’Amico", "nicolo-damico"),
            ("José Ángel Ñúñez-Pérez", "jose-angel-nunez-perez"),
            ("Jürgen Groß", "jurgen-gross"),
            ("Łukasz Æbelø", "lukasz-aebelo"),
            ("  Anna   Neri (2) ", "anna-neri-2"),
            ("Ａｎｎａ", "anna"),
            ("李 Wei", "wei"),
            ("../../etc/passwd", "etc-passwd"),
            ("李小华", ""),
            ("ليلى", ""),
        ] {
            assert_eq!(stem(name), expected, "{name}");
        }
    }

    #[test]
    fn long_names_end_with_a_word() {
        let name = "Anna Maria ".repeat(20);
        let stem = stem(&name);
        assert!(stem.len() <= MAX_STEM && stem.ends_with("anna") || stem.ends_with("maria"), "{stem}");
        assert_eq!(super::stem(&"x".repeat(300)).len(), MAX_STEM);
    }

    #[test]
    fn a_name_of_ones_own_has_no_number() {
        assert_eq!(names(&[learner(2, "Anna Neri"), learner(3, "Bruno Neri")]), ["anna-neri.json", "bruno-neri.json"]);
    }

    #[test]
    fn namesakes_have_their_row_numbers() {
        let learners = [learner(2, "Anna Neri"), learner(3, "Bruno"), learner(9, "ÀNNA NERI")];
        assert_eq!(names(&learners), ["anna-neri-2.json", "bruno.json", "anna-neri-9.json"]);
    }

    #[test]
    fn a_namesake_of_a_numbered_name_gets_another() {
        let learners = [learner(2, "Anna"), learner(9, "Anna"), learner(3, "Anna 9")];
        assert_eq!(names(&learners), ["anna-2.json", "anna-9.json", "anna-9-3.json"]);
    }

    #[test]
    fn no_letters_no_name() {
        let nameless = Addressee { row: 4, name: None, already: None };
        assert_eq!(names(&[learner(2, "李小华"), learner(3, "ليلى"), nameless]), ["learner-2.json", "learner-3.json", "learner-4.json"]);
    }

    #[test]
    fn windows_devices_are_avoided() {
        for name in ["Con", "NUL", "Aux", "COM1", "com¹", "LPT9"] {
            let name = names(&[learner(7, name)]).remove(0);
            assert!(name.ends_with("-7.json"), "{name}");
        }
        assert_eq!(names(&[learner(7, "Conny")]), ["conny.json"]);
    }

    #[test]
    fn files_that_are_there_keep_their_names() {
        let taken = ["ANNA-NERI.JSON".to_string()];
        assert_eq!(file_names(&[learner(2, "Anna Neri")], ".json", &taken), ["anna-neri-2.json"]);
        let learners = [Addressee { already: Some("old name.json"), ..learner(2, "Anna Neri") }, learner(5, "Bruno")];
        assert_eq!(names(&learners), ["old name.json", "bruno.json"]);
    }

    #[test]
    fn an_interrupted_run_goes_on_with_the_same_names() {
        let whole = [learner(2, "Anna"), learner(5, "Bruno"), learner(9, "Anna"), learner(11, "李小华")];
        let uninterrupted = names(&whole);
        for done in 0..=whole.len() {
            let learners: Vec<_> = whole
                .iter()
                .zip(&uninterrupted)
                .enumerate()
                .map(|(position, (learner, name))| Addressee { already: (position < done).then_some(name.as_str()), ..*learner })
                .collect();
            assert_eq!(names(&learners), uninterrupted);
        }
    }

    #[test]
    fn the_table_opens_in_a_spreadsheet_and_runs_nothing() {
        let delivery =
            |row, name: &str, email: &str, file: &str| Delivery { row, name: name.into(), email: email.into(), file: file.into() };
        let bytes = table(&[
            delivery(2, "Nicolò; Neri", "nicolo@example.org", "nicolo-neri.json"),
            delivery(3, "=HYPERLINK(\"https://evil.example\")", "+a@example.org", "hyperlink.json"),
            delivery(4, "", "", "learner-4.json"),
        ]);
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "\u{feff}row;name;email;file\r\n\
             2;\"Nicolò; Neri\";nicolo@example.org;nicolo-neri.json\r\n\
             3;\"'=HYPERLINK(\"\"https://evil.example\"\")\";'+a@example.org;hyperlink.json\r\n\
             4;;;learner-4.json\r\n"
        );
    }

    #[test]
    fn a_table_reads_back_and_one_that_was_changed_does_not() {
        let delivery = Delivery { row: 2, name: "Nicolò \"N\"; Neri".into(), email: "=x@example.org".into(), file: "n.json".into() };
        assert_eq!(lines(&table(std::slice::from_ref(&delivery))), Some(vec![delivery]));
        assert_eq!(lines("row;name;email\r\n".as_bytes()), None);
        assert_eq!(lines("row;name;email;file\r\nx;a;b;c\r\n".as_bytes()), None);
        assert_eq!(lines(b"\xff"), None);
    }
}
