//! What a cell means, or why it can't be said.

use super::columns::ColumnClass;
use super::problem::{CellErrorKind, shortened};
use super::sheet::{Cell, UNCALCULATED, number, trimmed};
use super::{escaped, formula};
use credenza_core::encoding::display::{Effect, effect, hidden};
use credenza_core::time::Date;

/// Which of day and month comes first in `03/04/2025`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateFormat {
    /// The day.
    Dmy,
    /// The month.
    Mdy,
}

/// The longest value, in characters. Real names stay under 200; a field that swallowed half the file does not.
pub(crate) const MAX_CHARACTERS: usize = 500;
/// The longest proof of a DID, in characters: a signed presentation as text.
pub(crate) const MAX_PROOF_CHARACTERS: usize = 16_384;

/// The text in `cell`, as typed but for the white space around it. None: the cell is empty.
///
/// # Errors
/// What a spreadsheet did to the value, or a character that no value may hold.
pub(crate) fn text(cell: &Cell, class: ColumnClass, limit: usize) -> Result<Option<String>, CellErrorKind> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Text(typed) => typed_text(typed, class, limit),
        Cell::Number { value, digits } if class == ColumnClass::Id => whole_number(*value, *digits).map(Some),
        Cell::Number { value, digits } => Ok(Some(number(*value, *digits))),
        Cell::Bool(_) => Ok(Some(cell.shown())),
        Cell::Date(_) | Cell::Moment(_) => Err(CellErrorKind::TextBecameDate { value: cell.shown() }),
        Cell::Error(value) => Err(CellErrorKind::FormulaError { value: value.clone() }),
        Cell::Uncalculated => Err(CellErrorKind::FormulaWithoutValue),
    }
}

fn typed_text(typed: &str, class: ColumnClass, limit: usize) -> Result<Option<String>, CellErrorKind> {
    let restored = formula::restored(trimmed(typed));
    let value = trimmed(&restored);
    // Some exports keep the apostrophe that marks digits as text: '00123
    let quoted_digits = value.strip_prefix('\'').filter(|rest| class == ColumnClass::Id && rest.starts_with(|c: char| c.is_ascii_digit()));
    let value = quoted_digits.unwrap_or(value);
    if value.is_empty() {
        return Ok(None);
    }
    check_characters(value)?;
    let found = value.chars().count();
    if found > limit {
        return Err(CellErrorKind::ValueTooLong { limit, found });
    }
    if value == UNCALCULATED {
        return Err(CellErrorKind::FormulaWithoutValue);
    }
    if is_formula_error(value) {
        return Err(CellErrorKind::FormulaError { value: value.to_string() });
    }
    if class == ColumnClass::Id && is_damaged_id(value) {
        return Err(CellErrorKind::IdSpreadsheetDamage { value: value.to_string() });
    }
    Ok(Some(value.to_string()))
}

/// Spreadsheets hold 15 digits exactly; what is longer, broken or negative was never an identifier, or is one no more.
fn whole_number(value: f64, digits: usize) -> Result<String, CellErrorKind> {
    if value.fract() == 0.0 && (0.0..1e15).contains(&value) {
        return Ok(number(value, digits));
    }
    Err(CellErrorKind::IdSpreadsheetDamage { value: number(value, digits) })
}

/// `2,02E+11`, `2.02E+11`, `2E-3`, and `2024001.0` as data tools write whole numbers. A number such as `12E5`, unsigned, is someone's.
fn is_damaged_id(value: &str) -> bool {
    let value = value.strip_prefix(['+', '-']).unwrap_or(value);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let decimal = |text: &str| digits(text) || text.split_once(['.', ',']).is_some_and(|(whole, part)| digits(whole) && digits(part));
    if let Some((mantissa, exponent)) = value.split_once(['E', 'e']) {
        return decimal(mantissa) && exponent.strip_prefix(['+', '-']).is_some_and(digits);
    }
    value.split_once(['.', ',']).is_some_and(|(whole, part)| digits(whole) && part == "0")
}

/// What a failed formula leaves in an exported text, in English and Italian, and the `####` of a column that was too narrow.
fn is_formula_error(value: &str) -> bool {
    const ERRORS: [&str; 13] =
        ["#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#N/D", "#RIF!", "#NOME?", "#VALORE!", "#NULLO!", "#SPILL!"];
    ERRORS.contains(&value) || (value.len() >= 3 && value.bytes().all(|byte| byte == b'#'))
}

/// Refuses characters that no name, number or grade needs and that hide or reorder what a reader sees (CVE-2021-42574, CWE-150).
/// Arabic and Hebrew letters carry their own direction and pass; so do the joiners that Persian or an emoji needs.
///
/// `\u{1B}` in letters is refused like the character: so a file of bad rows, in which such a character is written out, has the same errors when it is
/// handed in uncorrected.
fn check_characters(value: &str) -> Result<(), CellErrorKind> {
    if value.contains('\u{fffd}') {
        return Err(CellErrorKind::CharacterLost { value: shortened(value) });
    }
    let Some(c) = hidden(value).map(|(_, c)| c).next().or_else(|| escaped::first(value)) else { return Ok(()) };
    let character = format!("U+{:04X}", u32::from(c));
    match effect(c) {
        Some(Effect::Direction | Effect::DirectionMark) => Err(CellErrorKind::BidiCharacter { character }),
        _ => Err(CellErrorKind::ControlCharacter { character }),
    }
}

/// The date in `cell`. ISO 8601 always; day and month in figures only in the order that `format` says. None: the cell is empty.
///
/// # Errors
/// [`CellErrorKind::DateAmbiguous`] with the possible readings when no order was said, and what else is wrong.
pub(crate) fn date(cell: &Cell, format: Option<DateFormat>) -> Result<Option<Date>, CellErrorKind> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Date(date) => Ok(Some(*date)),
        Cell::Text(typed) => match typed_text(typed, ColumnClass::Date, MAX_CHARACTERS)? {
            Some(value) => typed_date(&value, format).map(Some),
            None => Ok(None),
        },
        Cell::Number { value, .. } => Err(CellErrorKind::DateIsNumber { value: cell.shown(), reading: serial_date(*value) }),
        Cell::Moment(_) | Cell::Bool(_) => Err(CellErrorKind::DateInvalid { value: cell.shown(), expected: expected(format) }),
        Cell::Error(value) => Err(CellErrorKind::FormulaError { value: value.clone() }),
        Cell::Uncalculated => Err(CellErrorKind::FormulaWithoutValue),
    }
}

fn typed_date(value: &str, format: Option<DateFormat>) -> Result<Date, CellErrorKind> {
    if let Ok(date) = Date::parse(value) {
        return Ok(date);
    }
    let invalid = || CellErrorKind::DateInvalid { value: value.to_string(), expected: expected(format) };
    let separator = value.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '.' | '-')).ok_or_else(invalid)?;
    let figures: Vec<&str> = value.split(separator).collect();
    let [first, second, year] = figures.as_slice() else { return Err(invalid()) };
    let shape = |text: &str, lengths: [usize; 2]| lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if !shape(first, [1, 2]) || !shape(second, [1, 2]) || !shape(year, [2, 4]) {
        return Err(invalid());
    }
    if year.len() == 2 {
        return Err(CellErrorKind::DateTwoDigitYear { value: value.to_string() });
    }
    let (Ok(first), Ok(second), Ok(year)) = (first.parse(), second.parse(), year.parse()) else { return Err(invalid()) };
    let (dmy, mdy) = (Date::new(year, second, first).ok(), Date::new(year, first, second).ok());
    match (format, dmy, mdy) {
        (Some(DateFormat::Dmy), Some(date), _) | (Some(DateFormat::Mdy), _, Some(date)) => Ok(date),
        (Some(_), _, _) | (None, None, None) => Err(invalid()),
        (None, _, _) => {
            let named = |reading: Option<Date>, order: &str| reading.map(|date| format!("{date} ({order})"));
            let readings: Vec<_> = [named(dmy, "dmy"), named(mdy, "mdy")].into_iter().flatten().collect();
            Err(CellErrorKind::DateAmbiguous { value: value.to_string(), readings: readings.join(", ") })
        }
    }
}

/// What a date of this column looks like.
fn expected(format: Option<DateFormat>) -> &'static str {
    match format {
        None => "YYYY-MM-DD",
        Some(DateFormat::Dmy) => "YYYY-MM-DD, DD/MM/YYYY",
        Some(DateFormat::Mdy) => "YYYY-MM-DD, MM/DD/YYYY",
    }
}

/// The date that a workbook of the 1900 era means by a day number, or nothing if it is none.
fn serial_date(value: f64) -> String {
    if value.fract() != 0.0 || !(61.0..2_958_466.0).contains(&value) {
        return String::new();
    }
    let (year, month, day, ..) = calamine::ExcelDateTime::new(value, calamine::ExcelDateTimeType::DateTime, false).to_ymd_hms_milli();
    Date::new(year.into(), month.into(), day.into()).map(|date| date.to_string()).unwrap_or_default()
}

/// A number as a registrar types it: `28`, `28.5`, `28,5`. None: it is something else (`30 e lode`), or has thousands separators.
pub(crate) fn decimal(value: &str) -> Option<f64> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = value.strip_prefix('-').unwrap_or(value);
    let shape = digits(unsigned) || unsigned.split_once(['.', ',']).is_some_and(|(whole, part)| digits(whole) && digits(part));
    if !shape {
        return None;
    }
    value.replace(',', ".").parse().ok()
}

/// Whether `value` can be written to: one `@`, something before it, a dotted name after it, nothing that ends a header line or a list.
pub(crate) fn is_email(value: &str) -> bool {
    let Some((local, domain)) = value.split_once('@') else { return false };
    let forbidden = |c: char| c.is_whitespace() || matches!(c, '@' | '<' | '>' | '(' | ')' | ',' | ';' | ':' | '"' | '\\' | '[' | ']');
    let labels = domain.split('.').count() >= 2 && domain.split('.').all(|label| !label.is_empty());
    let dots = !local.starts_with('.') && !local.ends_with('.') && !local.contains("..");
    !local.is_empty() && labels && dots && value.len() <= 254 && !local.contains(forbidden) && !domain.contains(forbidden)
}

/// Whether `value` has the shape of a language tag (BCP 47): subtags of one to eight letters or digits, the first of letters.
pub(crate) fn is_language(value: &str) -> bool {
    let first = value.split('-').next().unwrap_or_default();
    (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && value.split('-').all(|subtag| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(value: &str, class: ColumnClass) -> Result<Option<String>, CellErrorKind> {
        text(&Cell::Text(value.to_string()), class, MAX_CHARACTERS)
    }

    fn day(value: &str) -> Date {
        Date::parse(value).unwrap()
    }

    fn typed_day(value: &str, format: Option<DateFormat>) -> Result<Option<Date>, CellErrorKind> {
        date(&Cell::Text(value.to_string()), format)
    }

    #[test]
    fn text_is_kept_as_typed_but_for_the_space_around_it() {
        assert_eq!(typed("\u{a0}Nicolo\u{300}  De Bello ", ColumnClass::Text), Ok(Some("Nicolo\u{300}  De Bello".into())));
        assert_eq!(typed(" \u{a0}", ColumnClass::Text), Ok(None));
        assert_eq!(typed("00123", ColumnClass::Id), Ok(Some("00123".into())));
        assert_eq!(typed("'00123", ColumnClass::Id), Ok(Some("00123".into())));
        assert_eq!(typed("'Ndrangheta", ColumnClass::Text), Ok(Some("'Ndrangheta".into())));
        assert_eq!(typed("'=1", ColumnClass::Text), Ok(Some("=1".into())));
    }

    #[test]
    fn damaged_identifiers_are_refused() {
        for damaged in ["2,02E+11", "2.02E+11", "2E+11", "2,02e+11", "1.5E-3", "-2,02E+11", "2024001.0", "2024001,0"] {
            assert_eq!(typed(damaged, ColumnClass::Id), Err(CellErrorKind::IdSpreadsheetDamage { value: damaged.into() }));
            assert_eq!(typed(damaged, ColumnClass::Text), Ok(Some(damaged.into())));
        }
        for sound in ["0000123", "12E5", "E12", "A-12", "123456789012345678", "MAT/2025/12", "12.5.3", "1.10"] {
            assert_eq!(typed(sound, ColumnClass::Id), Ok(Some(sound.into())));
        }
    }

    #[test]
    fn numbers_in_identifier_columns_are_whole_or_refused() {
        let id = |value| text(&Cell::Number { value, digits: 0 }, ColumnClass::Id, MAX_CHARACTERS);
        assert_eq!(id(202_000_000_123.0), Ok(Some("202000000123".into())));
        for value in [12.5, 2.02e17, -3.0, 1e15] {
            assert!(matches!(id(value), Err(CellErrorKind::IdSpreadsheetDamage { .. })), "{value}");
        }
        let padded = text(&Cell::Number { value: 123.0, digits: 6 }, ColumnClass::Id, MAX_CHARACTERS);
        assert_eq!(padded, Ok(Some("000123".into())));
        let grade = text(&Cell::Number { value: 28.5, digits: 0 }, ColumnClass::Text, MAX_CHARACTERS);
        assert_eq!(grade, Ok(Some("28.5".into())));
    }

    #[test]
    fn what_a_spreadsheet_did_is_refused() {
        for value in ["#REF!", "#RIF!", "#N/D", "######"] {
            assert_eq!(typed(value, ColumnClass::Text), Err(CellErrorKind::FormulaError { value: value.into() }));
        }
        assert!(typed("#1", ColumnClass::Text).is_ok());
        let turned = text(&Cell::Date(day("2025-12-03")), ColumnClass::Text, MAX_CHARACTERS);
        assert_eq!(turned, Err(CellErrorKind::TextBecameDate { value: "2025-12-03".into() }));
    }

    #[test]
    fn control_characters_are_named() {
        for (c, name) in [
            ('\n', "U+000A"),
            ('\u{7}', "U+0007"),
            ('\u{1b}', "U+001B"),
            ('\u{7f}', "U+007F"),
            ('\u{85}', "U+0085"),
            ('\u{9b}', "U+009B"),
            ('\u{2028}', "U+2028"),
            ('\0', "U+0000"),
        ] {
            assert_eq!(typed(&format!("An{c}na"), ColumnClass::Text), Err(CellErrorKind::ControlCharacter { character: name.into() }));
        }
    }

    #[test]
    fn direction_controls_are_named_and_genuine_text_passes() {
        for c in ['\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}', '\u{200e}', '\u{200f}', '\u{61c}'] {
            let expected = CellErrorKind::BidiCharacter { character: format!("U+{:04X}", u32::from(c)) };
            assert_eq!(typed(&format!("An{c}na"), ColumnClass::Text), Err(expected));
        }
        for name in ["ليلى مراد", "יעל כהן", "李小华", "می‌خواهم", "👩‍🎓 Anna", "D’Amico"] {
            assert_eq!(typed(name, ColumnClass::Text), Ok(Some(name.into())));
        }
    }

    #[test]
    fn lost_letters_and_endless_values_are_refused() {
        assert_eq!(typed("Nicol\u{fffd}", ColumnClass::Text), Err(CellErrorKind::CharacterLost { value: "Nicol\u{fffd}".into() }));
        assert_eq!(typed(&"x".repeat(501), ColumnClass::Text), Err(CellErrorKind::ValueTooLong { limit: 500, found: 501 }));
        assert!(typed(&"è".repeat(500), ColumnClass::Text).is_ok());
    }

    #[test]
    fn iso_dates_are_always_read() {
        for format in [None, Some(DateFormat::Dmy), Some(DateFormat::Mdy)] {
            assert_eq!(typed_day(" 2025-12-31 ", format), Ok(Some(day("2025-12-31"))));
        }
        assert_eq!(typed_day("", None), Ok(None));
        assert_eq!(date(&Cell::Date(day("2024-02-29")), None), Ok(Some(day("2024-02-29"))));
    }

    #[test]
    fn a_said_order_is_followed() {
        for value in ["03/04/2025", "3/4/2025", "03.04.2025", "03-04-2025"] {
            assert_eq!(typed_day(value, Some(DateFormat::Dmy)), Ok(Some(day("2025-04-03"))));
            assert_eq!(typed_day(value, Some(DateFormat::Mdy)), Ok(Some(day("2025-03-04"))));
        }
    }

    #[test]
    fn an_unsaid_order_is_an_error_with_the_readings() {
        let readings = |value| match typed_day(value, None) {
            Err(CellErrorKind::DateAmbiguous { readings, .. }) => readings,
            other => panic!("{other:?}"),
        };
        assert_eq!(readings("03/04/2025"), "2025-04-03 (dmy), 2025-03-04 (mdy)");
        assert_eq!(readings("31/12/2025"), "2025-12-31 (dmy)");
        assert_eq!(readings("12.31.2025"), "2025-12-31 (mdy)");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for value in [
            "31/02/2025",
            "2025-02-30",
            "2025/12/31",
            "2025-1-5",
            "31/12-2025",
            "domani",
            "٢٠٢٥-١٢-٣١",
            "0000-01-01",
            "31/12/202",
            "1/2/3/2025",
            "2025-12-31T00:00:00",
        ] {
            assert!(matches!(typed_day(value, None), Err(CellErrorKind::DateInvalid { .. })), "{value}");
        }
        assert!(matches!(typed_day("12/31/2025", Some(DateFormat::Dmy)), Err(CellErrorKind::DateInvalid { .. })));
        assert_eq!(typed_day("31/12/25", Some(DateFormat::Dmy)), Err(CellErrorKind::DateTwoDigitYear { value: "31/12/25".into() }));
        assert_eq!(
            date(&Cell::Number { value: 45_943.0, digits: 0 }, None),
            Err(CellErrorKind::DateIsNumber { value: "45943".into(), reading: "2025-10-13".into() })
        );
        assert!(matches!(date(&Cell::Moment("2025-12-31 12:00".into()), None), Err(CellErrorKind::DateInvalid { .. })));
    }

    #[test]
    fn decimals_take_comma_or_point() {
        assert_eq!(decimal("28,5"), Some(28.5));
        assert_eq!(decimal("28.5"), Some(28.5));
        assert_eq!(decimal("30"), Some(30.0));
        assert_eq!(decimal("-1,5"), Some(-1.5));
        for text in ["30 e lode", "30/30", "1.234,5", "1e3", "", ",5", "5,", "inf"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn email_addresses() {
        for good in ["anna@example.org", "a.b+c@mail.example.com", "d'amico@example.it", "λ@παράδειγμα.example"] {
            assert!(is_email(good), "{good}");
        }
        for bad in [
            "anna",
            "@example.org",
            "anna@",
            "anna@localhost",
            "a@b@example.org",
            "a b@example.org",
            "Anna <a@example.org>",
            "a@example..org",
            "a@example.org,b@example.org",
            ".a@example.org",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }

    #[test]
    fn languages() {
        assert!(is_language("it") && is_language("de-CH") && is_language("zh-Hant-TW"));
        assert!(!is_language("italiano vero") && !is_language("i") && !is_language("") && !is_language("it_IT") && !is_language("it-"));
    }
}
