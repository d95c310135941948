//! What can be wrong with a roster: the file, its cells, and what the registrar should merely know.

use crate::exit::Exit;
use crate::failure::Explain;

use credenza_core::time::Date;

/// The file as a whole can't be read as a roster: there are no rows to speak of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// Nothing in it.
    Empty,
    /// A header and nothing below.
    NoRows,
    /// The sheet of a workbook has a header and nothing below, or nothing at all; the other sheets.
    SheetNoRows { sheet: String, others: Vec<String> },
    /// Longer than we read.
    TooLarge { limit: u64 },
    /// More rows, or a stray cell further down, than we read.
    TooManyRows { limit: u32 },
    /// More columns than we read.
    TooManyColumns { limit: usize },
    /// More cells than we read, empty ones between others included.
    TooManyCells { limit: usize },
    /// More bytes of text in its cells than we read.
    TooMuchText { limit: usize },
    /// More parts of a workbook than we unpack.
    WorkbookManyParts { limit: usize },
    /// A workbook of which more than so many bytes would be kept beside its cells; `part` is where.
    WorkbookHeavy { part: String, limit: u64 },
    /// No encoding has this label.
    EncodingUnknown { label: String },
    /// The file starts with the byte order mark of another encoding than the one that was asked for.
    EncodingContradictsBom { said: String, found: String },
    /// Bytes that do not exist in the encoding.
    BytesInvalid { encoding: String, row: u32, offset: usize, bytes: String },
    /// Text full of NUL, or of another byte order than was said: UTF-16 without its byte order mark. `label` is what to say instead.
    LooksUtf16 { label: &'static str },
    /// A kind of file that we don't read.
    KindUnsupported { kind: &'static str },
    /// The workbook is locked with a password.
    WorkbookEncrypted,
    /// The workbook is broken.
    WorkbookDamaged { detail: String },
    /// The workbook has no sheet of this name.
    SheetMissing { wanted: String, found: Vec<String> },
    /// A sheet was asked for, of a text file.
    SheetOfText { wanted: String },
}

impl Explain for Unreadable {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "roster_empty",
            Self::NoRows => "roster_no_rows",
            Self::SheetNoRows { .. } => "sheet_no_rows",
            Self::TooLarge { .. } => "roster_too_large",
            Self::TooManyRows { .. } => "roster_too_many_rows",
            Self::TooManyColumns { .. } => "roster_too_many_columns",
            Self::TooManyCells { .. } => "roster_too_many_cells",
            Self::TooMuchText { .. } => "roster_too_much_text",
            Self::WorkbookManyParts { .. } => "workbook_many_parts",
            Self::WorkbookHeavy { .. } => "workbook_heavy",
            Self::EncodingUnknown { .. } => "encoding_unknown",
            Self::EncodingContradictsBom { .. } => "encoding_contradicts_bom",
            Self::BytesInvalid { .. } => "encoding_invalid_bytes",
            Self::LooksUtf16 { .. } => "encoding_looks_utf16",
            Self::KindUnsupported { .. } => "roster_kind_unsupported",
            Self::WorkbookEncrypted => "workbook_encrypted",
            Self::WorkbookDamaged { .. } => "workbook_damaged",
            Self::SheetMissing { .. } => "sheet_missing",
            Self::SheetOfText { .. } => "sheet_of_text",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Empty | Self::NoRows | Self::WorkbookEncrypted => Vec::new(),
            Self::LooksUtf16 { label } => vec![("label", (*label).to_string())],
            Self::SheetNoRows { sheet, others } => {
                vec![("sheet", shortened(sheet)), ("others", none_or(several(others.iter().map(String::as_str))))]
            }
            Self::TooLarge { limit } => vec![("limit", limit.to_string())],
            Self::TooManyRows { limit } => vec![("limit", limit.to_string())],
            Self::TooManyColumns { limit } | Self::TooManyCells { limit } => vec![("limit", limit.to_string())],
            Self::TooMuchText { limit } | Self::WorkbookManyParts { limit } => vec![("limit", limit.to_string())],
            Self::WorkbookHeavy { part, limit } => vec![("part", shortened(part)), ("limit", limit.to_string())],
            Self::EncodingUnknown { label } => vec![("label", label.clone())],
            Self::EncodingContradictsBom { said, found } => vec![("said", said.clone()), ("found", found.clone())],
            Self::BytesInvalid { encoding, row, offset, bytes } => {
                vec![("encoding", encoding.clone()), ("row", row.to_string()), ("offset", offset.to_string()), ("bytes", bytes.clone())]
            }
            Self::KindUnsupported { kind } => vec![("kind", (*kind).to_string())],
            Self::WorkbookDamaged { detail } => vec![("detail", detail.clone())],
            Self::SheetMissing { wanted, found } => vec![("wanted", wanted.clone()), ("found", several(found.iter().map(String::as_str)))],
            Self::SheetOfText { wanted } => vec![("wanted", wanted.clone())],
        }
    }

    fn place(&self) -> Option<String> {
        match self {
            Self::BytesInvalid { row, .. } => Some(place(*row, None)),
            Self::WorkbookHeavy { part, .. } => Some(shortened(part)),
            _ => None,
        }
    }

    fn exit(&self) -> Exit {
        match self {
            Self::EncodingUnknown { .. } | Self::SheetOfText { .. } => Exit::Usage,
            _ => Exit::Failed,
        }
    }
}

/// Something wrong in one row, or in the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CellError {
    /// The row number that the spreadsheet shows.
    pub(crate) row: u32,
    /// The heading as it was typed, or the letters over the column when it has none; none when the whole row is meant.
    pub(crate) column: Option<String>,
    /// What is wrong.
    pub(crate) kind: CellErrorKind,
}

/// What is wrong in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CellErrorKind {
    /// No heading is one that we know.
    HeaderNotRecognised { found: String },
    /// Two headings mean the same column.
    ColumnDuplicate { name: &'static str, first: String, second: String },
    /// No column for names, and none for DIDs.
    ColumnMissingName { found: String },
    /// No student number, birth date or DID.
    ColumnMissingIdentifier { found: String },
    /// The learner-key column that was asked for is not there.
    ColumnMissingKey { name: &'static str, found: String },
    /// Fewer fields than headings.
    RowTooShort { expected: usize, found: usize },
    /// Text beyond the last heading.
    RowTooLong { expected: usize, found: usize },
    /// A quoted field is never closed.
    QuoteNotClosed,
    /// Text after a closing quote.
    QuoteMisplaced,
    /// No name, and no DID to do without.
    NameMissing,
    /// The whole name is another one than that of the columns for its parts.
    NameContradicted { name: String, parts: String },
    /// No student number, birth date or DID.
    IdentifierMissing,
    /// The learner-key column is empty here.
    KeyMissing { name: &'static str },
    /// Digits that a spreadsheet rounded away.
    IdSpreadsheetDamage { value: String },
    /// A formula that failed.
    FormulaError { value: String },
    /// A formula that was never calculated.
    FormulaWithoutValue,
    /// A spreadsheet turned the text into a date.
    TextBecameDate { value: String },
    /// A date whose order of day and month was not said. Readings as `2025-04-03 (dmy)`.
    DateAmbiguous { value: String, readings: String },
    /// Not a date.
    DateInvalid { value: String, expected: &'static str },
    /// A year of two digits.
    DateTwoDigitYear { value: String },
    /// A number where a date is due; `reading` is the date that it would be.
    DateIsNumber { value: String, reading: String },
    /// A learner not yet born, or too old.
    BirthDateImplausible { value: Date, earliest: Date, latest: Date },
    /// The award would expire before it is given.
    ValidUntilBeforeDate { date: Date, valid_until: Date },
    /// A control character, as `U+000A`.
    ControlCharacter { character: String },
    /// A character that turns the direction of the text around it, as `U+202E`.
    BidiCharacter { character: String },
    /// U+FFFD: a letter was lost before the file reached us.
    CharacterLost { value: String },
    /// Longer than any real value.
    ValueTooLong { limit: usize, found: usize },
    /// Not an e-mail address.
    EmailInvalid { value: String },
    /// Not a DID.
    DidInvalid { value: String },
    /// A proof for no DID.
    DidProofWithoutDid,
    /// Not a language tag.
    LanguageInvalid { value: String },
    /// A number that is that of another row but for leading zeros, under one name.
    LeadingZerosDiffer { value: String, other_value: String, other_row: u32 },
    /// Another row is about the same learner.
    DuplicateLearner { by: &'static str, value: String, other_row: u32 },
}

impl Explain for CellError {
    fn code(&self) -> &'static str {
        match &self.kind {
            CellErrorKind::HeaderNotRecognised { .. } => "header_not_recognised",
            CellErrorKind::ColumnDuplicate { .. } => "column_duplicate",
            CellErrorKind::ColumnMissingName { .. } => "column_missing_name",
            CellErrorKind::ColumnMissingIdentifier { .. } => "column_missing_identifier",
            CellErrorKind::ColumnMissingKey { .. } => "column_missing_key",
            CellErrorKind::RowTooShort { .. } => "row_too_short",
            CellErrorKind::RowTooLong { .. } => "row_too_long",
            CellErrorKind::QuoteNotClosed => "quote_not_closed",
            CellErrorKind::QuoteMisplaced => "quote_misplaced",
            CellErrorKind::NameMissing => "name_missing",
            CellErrorKind::NameContradicted { .. } => "name_contradicted",
            CellErrorKind::IdentifierMissing => "identifier_missing",
            CellErrorKind::KeyMissing { .. } => "key_missing",
            CellErrorKind::IdSpreadsheetDamage { .. } => "id_spreadsheet_damage",
            CellErrorKind::FormulaError { .. } => "formula_error",
            CellErrorKind::FormulaWithoutValue => "formula_without_value",
            CellErrorKind::TextBecameDate { .. } => "text_became_date",
            CellErrorKind::DateAmbiguous { .. } => "date_ambiguous",
            CellErrorKind::DateInvalid { .. } => "date_invalid",
            CellErrorKind::DateTwoDigitYear { .. } => "date_two_digit_year",
            CellErrorKind::DateIsNumber { .. } => "date_is_number",
            CellErrorKind::BirthDateImplausible { .. } => "birth_date_implausible",
            CellErrorKind::ValidUntilBeforeDate { .. } => "valid_until_before_date",
            CellErrorKind::ControlCharacter { .. } => "cell_control_character",
            CellErrorKind::BidiCharacter { .. } => "bidi_character",
            CellErrorKind::CharacterLost { .. } => "character_lost",
            CellErrorKind::ValueTooLong { .. } => "value_too_long",
            CellErrorKind::EmailInvalid { .. } => "email_invalid",
            CellErrorKind::DidInvalid { .. } => "did_invalid",
            CellErrorKind::DidProofWithoutDid => "did_proof_without_did",
            CellErrorKind::LanguageInvalid { .. } => "language_invalid",
            CellErrorKind::LeadingZerosDiffer { .. } => "leading_zeros_differ",
            CellErrorKind::DuplicateLearner { .. } => "duplicate_learner",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        let mut args = vec![("row", self.row.to_string()), ("column", self.column.clone().unwrap_or_default())];
        match &self.kind {
            CellErrorKind::HeaderNotRecognised { found }
            | CellErrorKind::ColumnMissingName { found }
            | CellErrorKind::ColumnMissingIdentifier { found } => args.push(("found", found.clone())),
            CellErrorKind::ColumnDuplicate { name, first, second } => {
                args.extend([("name", (*name).to_string()), ("first", first.clone()), ("second", second.clone())]);
            }
            CellErrorKind::ColumnMissingKey { name, found } => args.extend([("name", (*name).to_string()), ("found", found.clone())]),
            CellErrorKind::RowTooShort { expected, found } | CellErrorKind::RowTooLong { expected, found } => {
                args.extend([("expected", expected.to_string()), ("found", found.to_string())]);
            }
            CellErrorKind::QuoteNotClosed
            | CellErrorKind::QuoteMisplaced
            | CellErrorKind::NameMissing
            | CellErrorKind::IdentifierMissing
            | CellErrorKind::FormulaWithoutValue
            | CellErrorKind::DidProofWithoutDid => {}
            CellErrorKind::NameContradicted { name, parts } => args.extend([("name", name.clone()), ("parts", parts.clone())]),
            CellErrorKind::KeyMissing { name } => args.push(("name", (*name).to_string())),
            CellErrorKind::IdSpreadsheetDamage { value }
            | CellErrorKind::FormulaError { value }
            | CellErrorKind::TextBecameDate { value }
            | CellErrorKind::DateTwoDigitYear { value }
            | CellErrorKind::CharacterLost { value }
            | CellErrorKind::EmailInvalid { value }
            | CellErrorKind::DidInvalid { value }
            | CellErrorKind::LanguageInvalid { value } => args.push(("value", value.clone())),
            CellErrorKind::DateAmbiguous { value, readings } => args.extend([("value", value.clone()), ("readings", readings.clone())]),
            CellErrorKind::DateInvalid { value, expected } => {
                args.extend([("value", value.clone()), ("expected", (*expected).to_string())])
            }
            CellErrorKind::DateIsNumber { value, reading } => {
                args.extend([("value", value.clone()), ("reading", none_or(reading.clone()))]);
            }
            CellErrorKind::BirthDateImplausible { value, earliest, latest } => {
                args.extend([("value", value.to_string()), ("earliest", earliest.to_string()), ("latest", latest.to_string())]);
            }
            CellErrorKind::ValidUntilBeforeDate { date, valid_until } => {
                args.extend([("date", date.to_string()), ("valid_until", valid_until.to_string())]);
            }
            CellErrorKind::ControlCharacter { character } | CellErrorKind::BidiCharacter { character } => {
                args.push(("character", character.clone()));
            }
            CellErrorKind::ValueTooLong { limit, found } => args.extend([("limit", limit.to_string()), ("found", found.to_string())]),
            CellErrorKind::LeadingZerosDiffer { value, other_value, other_row } => {
                args.extend([("value", value.clone()), ("other_value", other_value.clone()), ("other_row", other_row.to_string())]);
            }
            CellErrorKind::DuplicateLearner { by, value, other_row } => {
                args.extend([("by", (*by).to_string()), ("value", value.clone()), ("other_row", other_row.to_string())]);
            }
        }
        args
    }

    fn place(&self) -> Option<String> {
        Some(place(self.row, self.column.as_deref()))
    }
}

/// Something that the registrar should know, and that stops nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Notice {
    /// The encoding was guessed: some of the values that show whether it was guessed right.
    EncodingGuessed { encoding: String, examples: Vec<Example> },
    /// A value looks like UTF-8 that was read as something else.
    TextMisread { example: Example },
    /// The first of several sheets was read.
    SheetChosen { sheet: String, others: Vec<String> },
    /// Columns that we have no use for.
    ColumnsIgnored { headings: Vec<String> },
    /// Columns with content and no heading, by their letters.
    ColumnsUnnamed { letters: Vec<String> },
    /// `nome` without `cognome`: it was taken for the given name.
    GivenNameAlone { heading: String },
    /// Rows with nothing in them, between rows with something.
    BlankRows { rows: Vec<u32> },
    /// Identifiers stored as numbers: leading zeros, if there were any, are gone.
    IdFromNumbers { heading: String, first_row: u32, count: usize },
    /// Rows that a filter or a person hid, and that are read like the others.
    RowsHidden { rows: Vec<u32> },
    /// Rows in which one of the two columns for the name is empty.
    NameHalf { heading: String, rows: Vec<u32> },
    /// Several learners would be written to at one address.
    EmailShared { email: String, rows: Vec<u32> },
}

/// A value, quoted with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Example {
    /// The row number that the spreadsheet shows.
    pub(crate) row: u32,
    /// The heading.
    pub(crate) column: String,
    /// The value as read.
    pub(crate) value: String,
}

impl Example {
    fn quoted(&self) -> String {
        [&self.row.to_string(), ":", &shortened(&self.column), ": ", &shortened(&self.value)].concat()
    }
}

impl Explain for Notice {
    fn code(&self) -> &'static str {
        match self {
            Self::EncodingGuessed { .. } => "encoding_guessed",
            Self::TextMisread { .. } => "text_misread",
            Self::SheetChosen { .. } => "sheet_chosen",
            Self::ColumnsIgnored { .. } => "columns_ignored",
            Self::ColumnsUnnamed { .. } => "columns_unnamed",
            Self::GivenNameAlone { .. } => "given_name_alone",
            Self::BlankRows { .. } => "blank_rows",
            Self::IdFromNumbers { .. } => "id_from_numbers",
            Self::RowsHidden { .. } => "rows_hidden",
            Self::NameHalf { .. } => "name_half",
            Self::EmailShared { .. } => "email_shared",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::EncodingGuessed { encoding, examples } => {
                vec![("encoding", encoding.clone()), ("examples", examples.iter().map(Example::quoted).collect::<Vec<_>>().join("; "))]
            }
            Self::TextMisread { example } => {
                vec![("row", example.row.to_string()), ("column", example.column.clone()), ("value", example.value.clone())]
            }
            Self::SheetChosen { sheet, others } => vec![("sheet", sheet.clone()), ("others", several(others.iter().map(String::as_str)))],
            Self::ColumnsIgnored { headings } => vec![("headings", several(headings.iter().map(String::as_str)))],
            Self::ColumnsUnnamed { letters } => vec![("letters", letters.join(", "))],
            Self::GivenNameAlone { heading } => vec![("heading", heading.clone())],
            Self::RowsHidden { rows } => vec![("rows", list(rows)), ("count", rows.len().to_string())],
            Self::NameHalf { heading, rows } => {
                vec![("heading", heading.clone()), ("rows", list(rows)), ("count", rows.len().to_string())]
            }
            Self::BlankRows { rows } => vec![("rows", list(rows)), ("count", rows.len().to_string())],
            Self::IdFromNumbers { heading, first_row, count } => {
                vec![("heading", heading.clone()), ("first_row", first_row.to_string()), ("count", count.to_string())]
            }
            Self::EmailShared { email, rows } => vec![("email", email.clone()), ("rows", list(rows))],
        }
    }

    fn place(&self) -> Option<String> {
        match self {
            Self::TextMisread { example } => Some(place(example.row, Some(&example.column))),
            _ => None,
        }
    }

    fn exit(&self) -> Exit {
        Exit::Done
    }
}

/// `row 3, column "birth_date"`.
fn place(row: u32, column: Option<&str>) -> String {
    let row = format!("row {row}");
    match column {
        Some(column) => [row, format!("column {column:?}")].join(", "),
        None => row,
    }
}

/// What a sentence chooses its words by where there may be nothing to quote.
fn none_or(text: String) -> String {
    if text.is_empty() { "none".to_owned() } else { text }
}

/// How many row numbers a sentence quotes before it breaks off.
const LISTED: usize = 20;
/// How many names of sheets or columns it quotes.
const NAMED: usize = 100;
/// How many characters of a name a sentence quotes. Sheets have at most 31, if a spreadsheet program named them.
const QUOTED: usize = 200;

/// What a stranger's file calls something, so short that it can be told.
pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The first of many names, each [`shortened`].
pub(super) fn several<'a>(mut names: impl Iterator<Item = &'a str>) -> String {
    let mut listed: Vec<String> = names.by_ref().take(NAMED).map(shortened).collect();
    if names.next().is_some() {
        listed.push("…".to_owned());
    }
    listed.join(", ")
}

fn list(rows: &[u32]) -> String {
    let mut listed: Vec<String> = rows.iter().take(LISTED).map(ToString::to_string).collect();
    if rows.len() > LISTED {
        listed.push("…".to_string());
    }
    listed.join(", ")
}
