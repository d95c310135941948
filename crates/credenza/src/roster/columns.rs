//! Which column is which: headings in English and Italian, however they are spelt.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::problem::{CellError, CellErrorKind, Notice, several, shortened};
use super::{escaped, formula};

/// What a column of a roster can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Column {
    /// The learner's given name.
    GivenName,
    /// The learner's family name.
    FamilyName,
    /// The learner's whole name, in the order in which it is written.
    Name,
    /// The number under which the institution knows the learner.
    StudentNumber,
    /// The learner's date of birth.
    BirthDate,
    /// Where the credential is sent.
    Email,
    /// The learner's decentralized identifier.
    Did,
    /// The learner's proof of holding that identifier.
    DidProof,
    /// The grade, as text.
    Grade,
    /// The date of issuing.
    Date,
    /// The date on which the award expires.
    ValidUntil,
    /// The language that the learner is written to in.
    Language,
    /// A national identifier, such as the Italian `codice fiscale`.
    NationalId,
}

/// What a column's cells are taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ColumnClass {
    /// Text as typed.
    Text,
    /// An identifier: digits matter, leading zeros included.
    Id,
    /// A date.
    Date,
}

/// Canonical name and spellings of each column, folded as [`fold`] does.
const HEADINGS: [(Column, &str, &[&str]); 13] = [
    (Column::GivenName, "given_name", &["givenname", "givennames", "firstname", "forename", "forenames", "nome", "nomi"]),
    (Column::FamilyName, "family_name", &["familyname", "lastname", "surname", "cognome", "cognomi"]),
    (
        Column::Name,
        "name",
        &[
            "name",
            "fullname",
            "learnername",
            "studentname",
            "nominativo",
            "nomeecognome",
            "cognomeenome",
            "nomecognome",
            "cognomenome",
            "nomecompleto",
        ],
    ),
    (
        Column::StudentNumber,
        "student_number",
        &["studentnumber", "studentno", "studentid", "matricola", "nmatricola", "numeromatricola", "numerodimatricola"],
    ),
    (Column::BirthDate, "birth_date", &["birthdate", "birthday", "dateofbirth", "dob", "datadinascita", "datanascita", "natoil", "natail"]),
    (
        Column::Email,
        "email",
        &["email", "mail", "emailaddress", "indirizzoemail", "indirizzomail", "postaelettronica", "indirizzodipostaelettronica"],
    ),
    (Column::Did, "did", &["did"]),
    (Column::DidProof, "did_proof", &["didproof", "proofofdid", "provadid", "provadeldid"]),
    (Column::Grade, "grade", &["grade", "finalgrade", "mark", "finalmark", "voto", "votofinale", "votazione", "votazionefinale"]),
    (
        Column::Date,
        "date",
        &[
            "date",
            "issuedate",
            "dateissued",
            "dateofissue",
            "dateofissuing",
            "data",
            "datarilascio",
            "datadirilascio",
            "dataemissione",
            "datadiemissione",
        ],
    ),
    (
        Column::ValidUntil,
        "valid_until",
        &[
            "validuntil",
            "validto",
            "expires",
            "expiry",
            "expirydate",
            "expirationdate",
            "scadenza",
            "datascadenza",
            "datadiscadenza",
            "validofinoal",
            "validafinoal",
        ],
    ),
    (Column::Language, "language", &["language", "lang", "lingua"]),
    (Column::NationalId, "national_id", &["nationalid", "nationalidentifier", "taxcode", "fiscalcode", "codicefiscale", "cf"]),
];

/// The longest heading that is understood, in characters as a file of bad rows writes them: each error under it quotes it. What folds to "name" may have a megabyte of dots.
const MAX_HEADING: usize = 100;

/// The columns that the file of bad rows puts first: a corrected file that still begins with all three says nothing about learners in them. Elsewhere columns of
/// these names are the registrar's own.
pub(crate) const REPORT_COLUMNS: [&str; 3] = ["row", "column", "reason"];

impl Column {
    /// The column that `heading` names, whatever its case, accents, spaces, dots and underscores. One of more than [`MAX_HEADING`] characters names none.
    ///
    /// A roster's heading and what its file of bad rows makes of it name the same, or both nothing.
    pub(crate) fn named(heading: &str) -> Option<Self> {
        let restored = formula::restored(heading);
        let written = escaped::written(&restored);
        if written.trim().chars().nth(MAX_HEADING).is_some() {
            return None;
        }
        let folded = fold(&written);
        HEADINGS.iter().find(|(_, _, spellings)| spellings.contains(&folded.as_str())).map(|(column, _, _)| *column)
    }

    /// The canonical name: `student_number`.
    pub(crate) fn name(self) -> &'static str {
        HEADINGS.iter().find(|(column, _, _)| *column == self).map_or("", |(_, name, _)| name)
    }

    /// What its cells are taken for.
    pub(crate) fn class(self) -> ColumnClass {
        match self {
            Self::StudentNumber | Self::NationalId => ColumnClass::Id,
            Self::BirthDate | Self::Date | Self::ValidUntil => ColumnClass::Date,
            _ => ColumnClass::Text,
        }
    }

    /// Every column, in a fixed order.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        HEADINGS.iter().map(|(column, _, _)| *column)
    }
}

/// Whether `header` is that of a file of bad rows.
pub(super) fn is_report(header: &[String]) -> bool {
    header.len() >= REPORT_COLUMNS.len() && header.iter().zip(REPORT_COLUMNS).all(|(heading, ours)| heading.trim() == ours)
}

/// Lower-case letters and digits without accents: `"Data  di Nascità:"` becomes `datadinascita`. What hides is left out, also where a file of bad rows wrote it out:
/// such a file has the columns of its roster.
pub(super) fn fold(heading: &str) -> String {
    escaped::without(heading).nfkd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// Where each column is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    found: Vec<(Column, usize, String)>,
    /// How many columns at the start are those of a file of bad rows: their content is not looked at when a row is judged blank.
    report: usize,
    /// One more than the position of the last heading with text: what stands beyond has no column.
    width: usize,
}

impl Columns {
    /// Reads the header in row `row`. `key` is the learner-key column that the caller asked for.
    pub(crate) fn read(header: &[String], row: u32, key: Option<Column>) -> (Self, Vec<CellError>, Vec<Notice>) {
        let mut columns = Self::default();
        let (mut errors, mut notices, mut ignored) = (Vec::new(), Vec::new(), Vec::new());
        if is_report(header) {
            columns.report = REPORT_COLUMNS.len();
        }
        for (position, typed) in header.iter().enumerate() {
            let heading = typed.trim();
            if heading.is_empty() {
                continue;
            }
            columns.width = position + 1;
            if columns.is_report(position) {
                continue;
            }
            let Some(column) = Column::named(typed) else {
                ignored.push(shortened(heading));
                continue;
            };
            if let Some(first) = columns.heading(column) {
                let kind = CellErrorKind::ColumnDuplicate { name: column.name(), first: first.to_string(), second: heading.to_string() };
                errors.push(CellError { row, column: Some(heading.to_string()), kind });
                continue;
            }
            columns.found.push((column, position, heading.to_string()));
        }
        errors.extend(columns.missing(header, key).map(|kind| CellError { row, column: None, kind }));
        if !ignored.is_empty() && !columns.found.is_empty() {
            notices.push(Notice::ColumnsIgnored { headings: ignored });
        }
        if let (Some(heading), None, None) =
            (columns.heading(Column::GivenName), columns.heading(Column::FamilyName), columns.heading(Column::Name))
        {
            notices.push(Notice::GivenNameAlone { heading: heading.to_string() });
        }
        (columns, errors, notices)
    }

    fn missing(&self, header: &[String], key: Option<Column>) -> std::vec::IntoIter<CellErrorKind> {
        let found = || several(header.iter().map(|heading| heading.trim()).filter(|heading| !heading.is_empty()));
        let has = |wanted: &[Column]| wanted.iter().any(|column| self.position(*column).is_some());
        let mut missing = Vec::new();
        if self.found.is_empty() {
            missing.push(CellErrorKind::HeaderNotRecognised { found: found() });
            return missing.into_iter();
        }
        if !has(&[Column::GivenName, Column::FamilyName, Column::Name, Column::Did]) {
            missing.push(CellErrorKind::ColumnMissingName { found: found() });
        }
        if !has(&[Column::StudentNumber, Column::BirthDate, Column::Did]) {
            missing.push(CellErrorKind::ColumnMissingIdentifier { found: found() });
        }
        if let Some(key) = key.filter(|key| !has(&[*key])) {
            missing.push(CellErrorKind::ColumnMissingKey { name: key.name(), found: found() });
        }
        missing.into_iter()
    }

    /// The position of `column`, counted from 0.
    pub(crate) fn position(&self, column: Column) -> Option<usize> {
        self.found.iter().find(|(found, _, _)| *found == column).map(|(_, position, _)| *position)
    }

    /// The heading of `column` as it was typed.
    pub(crate) fn heading(&self, column: Column) -> Option<&str> {
        self.found.iter().find(|(found, _, _)| *found == column).map(|(_, _, heading)| heading.as_str())
    }

    /// How many fields a row has under a heading.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Whether the column at `position` is one that the file of bad rows added.
    pub(crate) fn is_report(&self, position: usize) -> bool {
        position < self.report
    }
}

/// The letters over the column at `position`, as a spreadsheet shows them: 0 is `A`, 26 is `AA`.
pub(crate) fn letters(position: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = position + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::Explain;

    fn header(text: &str) -> Vec<String> {
        text.split(';').map(ToString::to_string).collect()
    }

    fn codes(text: &str) -> Vec<&'static str> {
        Columns::read(&header(text), 1, None).1.iter().map(Explain::code).collect()
    }

    #[test]
    fn canonical_names_are_their_own_spelling() {
        for column in Column::all() {
            assert_eq!(Column::named(column.name()), Some(column));
        }
    }

    #[test]
    fn no_spelling_names_two_columns() {
        let mut spellings: Vec<_> = HEADINGS.iter().flat_map(|(_, _, spellings)| *spellings).collect();
        let count = spellings.len();
        spellings.sort_unstable();
        spellings.dedup();
        assert_eq!(spellings.len(), count);
    }

    #[test]
    fn spelling_does_not_matter() {
        for (heading, column) in [
            ("Nome", Column::GivenName),
            (" COGNOME ", Column::FamilyName),
            ("Nome e Cognome", Column::Name),
            ("Nominativo", Column::Name),
            ("N. matricola", Column::StudentNumber),
            ("Student-Number", Column::StudentNumber),
            ("Data\u{a0}di nascita", Column::BirthDate),
            ("data_di_nascita", Column::BirthDate),
            ("E-mail", Column::Email),
            ("DID", Column::Did),
            ("did proof", Column::DidProof),
            ("Voto", Column::Grade),
            ("Data", Column::Date),
            ("Scadenza", Column::ValidUntil),
            ("Lingua", Column::Language),
            ("Codice Fiscale", Column::NationalId),
            ("matrícola", Column::StudentNumber),
        ] {
            assert_eq!(Column::named(heading), Some(column), "{heading}");
        }
        assert_eq!(Column::named("telefono"), None);
        assert_eq!(Column::named(""), None);
    }

    #[test]
    fn a_heading_names_the_same_where_a_file_of_bad_rows_wrote_it() {
        let of = |length: usize, filler: &str| format!("name{}", filler.repeat(length));
        let named = Some(Column::Name);
        for (heading, column) in [
            (of(MAX_HEADING - 4, "."), named),
            (of(MAX_HEADING - 3, "."), None),
            (of((MAX_HEADING - 4) / 6, "\u{1D}"), named),
            (of((MAX_HEADING - 4) / 6 + 1, "\u{1D}"), None),
            (format!("={}", of(MAX_HEADING - 5, ".")), named),
            (format!("={}", of(MAX_HEADING - 4, ".")), None),
            (format!("  {}\u{a0}", of(MAX_HEADING - 4, ".")), named),
            (format!("\u{85}{}", of(MAX_HEADING - 10, ".")), named),
            (format!("\u{85}{}", of(MAX_HEADING - 9, ".")), None),
        ] {
            let written = formula::neutralised(&escaped::written(&formula::restored(&heading))).into_owned();
            assert_eq!((Column::named(&heading), Column::named(&written)), (column, column), "{heading:?} {written:?}");
        }
    }

    #[test]
    fn unknown_headings_are_a_notice() {
        let (columns, errors, notices) = Columns::read(&header("nome;cognome;telefono;matricola;note"), 1, None);
        assert!(errors.is_empty());
        assert_eq!(notices, [Notice::ColumnsIgnored { headings: vec!["telefono".into(), "note".into()] }]);
        assert_eq!(columns.position(Column::StudentNumber), Some(3));
    }

    #[test]
    fn columns_of_a_file_of_bad_rows_are_its_own_only_where_it_puts_them() {
        let read = |text: &str| {
            let (columns, errors, notices) = Columns::read(&header(text), 1, None);
            assert!(errors.is_empty());
            let ignored =
                notices.into_iter().find_map(|notice| if let Notice::ColumnsIgnored { headings } = notice { Some(headings) } else { None });
            ((0..9).filter(|position| columns.is_report(*position)).count(), ignored.unwrap_or_default().join(","))
        };
        assert_eq!(read("row; column ;reason;name;matricola"), (3, String::new()));
        for (own, ignored) in [
            ("row;name;matricola;reason", "row,reason"),
            ("row;column;name;matricola;reason", "row,column,reason"),
            ("column;row;reason;name;matricola", "column,row,reason"),
            ("name;matricola;row;column;reason", "row,column,reason"),
        ] {
            assert_eq!(read(own), (0, ignored.to_owned()));
        }
        assert_eq!(read("row;column;reason;name;matricola;reason"), (3, "reason".to_owned()));
    }

    #[test]
    fn two_headings_for_one_column_are_an_error_naming_both() {
        let (_, errors, _) = Columns::read(&header("nome;cognome;matricola;student number"), 1, None);
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].code(), "column_duplicate");
        assert!(errors[0].args().contains(&("first", "matricola".to_string())));
        assert!(errors[0].args().contains(&("second", "student number".to_string())));
    }

    #[test]
    fn what_is_missing_is_told() {
        assert_eq!(codes("nome;cognome;matricola"), [""; 0]);
        assert_eq!(codes("did"), [""; 0]);
        assert_eq!(codes("nome;cognome;did"), [""; 0]);
        assert_eq!(codes("matricola;voto"), ["column_missing_name"]);
        assert_eq!(codes("nome;cognome;voto"), ["column_missing_identifier"]);
        assert_eq!(codes("voto"), ["column_missing_name", "column_missing_identifier"]);
        assert_eq!(codes("alfa;beta"), ["header_not_recognised"]);
        let (_, errors, _) = Columns::read(&header("nome;matricola"), 1, Some(Column::Email));
        assert_eq!(errors[0].code(), "column_missing_key");
    }

    #[test]
    fn a_lone_nome_is_told() {
        let (_, errors, notices) = Columns::read(&header("nome;matricola"), 1, None);
        assert!(errors.is_empty());
        assert_eq!(notices, [Notice::GivenNameAlone { heading: "nome".into() }]);
    }

    #[test]
    fn letters_are_those_of_a_spreadsheet() {
        for (position, expected) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(position), expected);
        }
    }
}
