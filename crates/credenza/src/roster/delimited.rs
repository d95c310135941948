//! Delimited text as spreadsheets write it: RFC 4180, with the delimiter of the country and Excel's `sep=` line.
//!
//! The published readers skip blank lines, close an open quote at the end of the file in silence and count physical lines;
//! a registrar needs the row number that the spreadsheet shows, the blank rows by name, and to be told of a quote that swallowed half the list.

use std::iter::Peekable;
use std::str::Chars;

use super::MAX_COLUMNS;
use super::columns::Column;

/// The delimiters that spreadsheets write, in the order in which a tie is decided.
pub(crate) const DELIMITERS: [char; 3] = [';', ',', '\t'];

/// One record, as read: its fields and what was wrong with its quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RawRecord {
    /// The row number that the spreadsheet shows: a quoted line break does not count, a blank line does.
    pub(crate) row: u32,
    /// At least one field; a blank line is one empty field. Of more than [`MAX_COLUMNS`], some are left out.
    pub(crate) fields: Vec<String>,
    /// What was wrong with the quotes.
    pub(crate) fault: Option<QuoteFault>,
}

/// Something wrong with the quotes of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QuoteFault {
    /// A quoted field is still open at the end of the file: everything after it was swallowed.
    NotClosed,
    /// Text stands between a closing quote and the next delimiter.
    TextAfter,
}

/// How a delimited text is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Layout<'a> {
    /// Between two fields.
    pub(crate) delimiter: char,
    /// Whether Excel's `sep=` line came first.
    pub(crate) sep_line: bool,
    /// The text after the `sep=` line.
    body: &'a str,
}

impl<'a> Layout<'a> {
    /// Finds the delimiter: the one that was said, else that of the `sep=` line if there is one, else the candidate under which the header names most columns that we know, then most fields.
    pub(crate) fn of(text: &'a str, said: Option<char>) -> Self {
        if let Some((delimiter, body)) = sep_line(text) {
            return Self { delimiter: said.unwrap_or(delimiter), sep_line: true, body };
        }
        if let Some(delimiter) = said {
            return Self { delimiter, sep_line: false, body: text };
        }
        let mut best = (';', (0, 0));
        // A line of nothing but delimiters is blank whichever of them is ours.
        let says = |c: char| !c.is_whitespace() && !DELIMITERS.contains(&c);
        for delimiter in DELIMITERS {
            let header = Records::new(text, delimiter).find(|record| record.fields.iter().any(|field| field.contains(says)));
            let fields = header.map(|record| record.fields).unwrap_or_default();
            let known = fields.iter().filter(|field| Column::named(field).is_some()).count();
            if (known, fields.len()) > best.1 {
                best = (delimiter, (known, fields.len()));
            }
        }
        Self { delimiter: best.0, sep_line: false, body: text }
    }

    /// The records, the header among them. A spreadsheet program takes the `sep=` line for itself and shows the next one as row 1, so it has no number.
    pub(crate) fn records(&self) -> Records<'a> {
        Records::new(self.body, self.delimiter)
    }
}

/// The delimiter that a first line `sep=;` declares, and the text after that line.
fn sep_line(text: &str) -> Option<(char, &str)> {
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    let (line, rest) = text.split_at_checked(end)?;
    let line = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).unwrap_or(line);
    let (label, declared) = line.split_at_checked(4)?;
    let mut declared = declared.chars();
    let delimiter = declared.next()?;
    let shape = label.eq_ignore_ascii_case("sep=") && declared.next().is_none();
    if !shape || !delimiter.is_ascii() || delimiter.is_ascii_alphanumeric() || matches!(delimiter, '"' | ' ') {
        return None;
    }
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r'])).unwrap_or(rest);
    Some((delimiter, rest))
}

/// The records of a text, one at a time.
pub(crate) struct Records<'a> {
    chars: Peekable<Chars<'a>>,
    delimiter: char,
    next_row: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    FieldStart,
    Bare,
    Quoted,
    QuoteEnd,
}

impl<'a> Records<'a> {
    fn new(text: &'a str, delimiter: char) -> Self {
        Self { chars: text.chars().peekable(), delimiter, next_row: 1 }
    }

    fn ends_line(&mut self, read: char) -> bool {
        if read == '\r' {
            self.chars.next_if_eq(&'\n');
        }
        matches!(read, '\r' | '\n')
    }
}

impl Iterator for Records<'_> {
    type Item = RawRecord;

    fn next(&mut self) -> Option<RawRecord> {
        self.chars.peek()?;
        let mut record = RawRecord { row: self.next_row, fields: Vec::new(), fault: None };
        self.next_row = self.next_row.saturating_add(1);
        let mut field = String::new();
        let mut state = State::FieldStart;
        while let Some(read) = self.chars.next() {
            match (state, read) {
                (State::Quoted, '"') => state = State::QuoteEnd,
                (State::Quoted, _) => field.push(read),
                (State::QuoteEnd, '"') => {
                    field.push('"');
                    state = State::Quoted;
                }
                (State::FieldStart, '"') => state = State::Quoted,
                (_, _) if read == self.delimiter => {
                    // A line of sixty million commas is refused for its columns; until then it needs no more of them.
                    let read = std::mem::take(&mut field);
                    if record.fields.len() <= MAX_COLUMNS {
                        record.fields.push(read);
                    }
                    state = State::FieldStart;
                }
                (_, '\r' | '\n') if self.ends_line(read) => {
                    record.fields.push(field);
                    return Some(record);
                }
                (State::QuoteEnd, _) => {
                    record.fault = Some(QuoteFault::TextAfter);
                    field.push(read);
                    state = State::Bare;
                }
                (State::FieldStart | State::Bare, _) => {
                    field.push(read);
                    state = State::Bare;
                }
            }
        }
        if state == State::Quoted {
            record.fault = Some(QuoteFault::NotClosed);
        }
        record.fields.push(field);
        Some(record)
    }
}

/// Appends one line, ended by CR LF as RFC 4180 has it.
///
/// A field is quoted when it holds any character that *some* spreadsheet takes for a delimiter, not only ours. That alone keeps no formula from
/// running where another country's settings take the line apart: [`super::formula::neutralised`] does.
pub(crate) fn write_line<S: AsRef<str>>(out: &mut String, fields: &[S], delimiter: char) {
    for (position, field) in fields.iter().enumerate() {
        if position > 0 {
            out.push(delimiter);
        }
        let field = field.as_ref();
        let special = |c: char| c == delimiter || DELIMITERS.contains(&c) || matches!(c, '"' | '\r' | '\n');
        if field.contains(special) {
            out.push('"');
            out.push_str(&field.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(field);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(u32, Vec<String>)> {
        Layout::of(text, None).records().map(|record| (record.row, record.fields)).collect()
    }

    fn row(number: u32, fields: &[&str]) -> (u32, Vec<String>) {
        (number, fields.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn finds_each_delimiter() {
        for (text, delimiter) in [("nome;cognome\n", ';'), ("nome,cognome\n", ','), ("nome\tcognome\n", '\t'), ("nome\n", ';'), ("", ';')] {
            assert_eq!(Layout::of(text, None).delimiter, delimiter, "{text:?}");
        }
    }

    #[test]
    fn delimiters_inside_quotes_do_not_vote() {
        let layout = Layout::of("\"nome; cognome; note; altro\",matricola\n", None);
        assert_eq!(layout.delimiter, ',');
    }

    #[test]
    fn known_headings_outvote_commas_in_prose() {
        assert_eq!(Layout::of("nome;cognome;note, varie, eventuali, altre\n", None).delimiter, ';');
    }

    #[test]
    fn the_sep_line_decides_and_has_no_number() {
        assert_eq!(read("sep=,\r\nnome,cognome\r\n"), [row(1, &["nome", "cognome"])]);
        assert_eq!(read("\"SEP=;\"\nnome;cognome"), [row(1, &["nome", "cognome"])]);
        assert_eq!(read("sep=|\nnome|cognome"), [row(1, &["nome", "cognome"])]);
        assert_eq!(read("sep=\t\nnome\tcognome"), [row(1, &["nome", "cognome"])]);
        assert!(!Layout::of("sep=ab\n", None).sep_line);
        assert!(!Layout::of("sep=\n", None).sep_line);
    }

    #[test]
    fn quoted_line_breaks_are_one_row_and_blank_lines_are_one_each() {
        let rows = read("nome;note\r\nAnna;\"due\r\nrighe\"\r\n\r\nBruno;x\r\n");
        assert_eq!(rows, [row(1, &["nome", "note"]), row(2, &["Anna", "due\r\nrighe"]), row(3, &[""]), row(4, &["Bruno", "x"])]);
    }

    #[test]
    fn every_line_ending_ends_a_row() {
        for ending in ["\n", "\r\n", "\r"] {
            let text = ["a;b", "c;d"].join(ending);
            assert_eq!(read(&text), [row(1, &["a", "b"]), row(2, &["c", "d"])]);
            assert_eq!(read(&(text + ending)).len(), 2);
        }
    }

    #[test]
    fn quotes_are_undone() {
        assert_eq!(read("a;b\n\"say \"\"hi\"\"\";\"\"\n"), [row(1, &["a", "b"]), row(2, &["say \"hi\"", ""])]);
        assert_eq!(read("a;b\nx\"y;z\n").get(1), Some(&row(2, &["x\"y", "z"])));
        assert_eq!(read("a;b\nx;\n").get(1), Some(&row(2, &["x", ""])));
    }

    #[test]
    fn broken_quotes_are_told() {
        let faults = |text| Layout::of(text, None).records().map(|record| (record.row, record.fault)).collect::<Vec<_>>();
        assert_eq!(faults("a;b\n\"x;y\nz;w\n"), [(1, None), (2, Some(QuoteFault::NotClosed))]);
        assert_eq!(faults("a;b\n\"x\"y;z\n"), [(1, None), (2, Some(QuoteFault::TextAfter))]);
    }

    #[test]
    fn what_is_written_is_read_back() {
        let fields = ["plain", "semi;colon", "a,b", "a\tb", "quote\"", "line\r\nbreak", "", "è"];
        for delimiter in DELIMITERS {
            let mut out = String::new();
            write_line(&mut out, &fields, delimiter);
            let back: Vec<_> = Records::new(&out, delimiter).collect();
            assert_eq!(back.len(), 1);
            assert_eq!(back[0].fields, fields);
        }
    }

    #[test]
    fn a_foreign_delimiter_is_quoted_too() {
        let mut out = String::new();
        write_line(&mut out, &["Rossi,=1+1"], ';');
        assert_eq!(out, "\"Rossi,=1+1\"\r\n");
    }
}
