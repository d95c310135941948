//! Cells that a spreadsheet would run as a formula (CWE-1236), on their way out and back in.
//!
//! A cell that starts with `=`, `+`, `-`, `@`, tab or a line break gets an apostrophe in front, also when white space, quotes or the
//! full-width forms of those characters come first. So does every part of it behind a character that *some* country's settings take for a
//! delimiter: opened with those, `Rossi,=cmd` falls apart, and quotes do not hold it together, because the cell does not begin with them there.
//! One exception: a plain signed number (`-5`, `+28,5`) is left alone, for it can't do anything and an apostrophe would turn it into text.
//! A telephone number with blanks or hyphens is not a plain number: `+39-06` is a subtraction to a spreadsheet, and the apostrophe is what
//! saves it.
//!
//! Reading takes exactly these apostrophes off again, so that a corrected file of bad rows says what the first roster said.

use std::borrow::Cow;

use super::values::decimal;

/// What some spreadsheet takes for the end of a cell.
const ENDS: [char; 6] = [';', ',', '\t', '|', '\r', '\n'];

/// `value` as a cell that no spreadsheet runs. [`restored`] gives `value` back.
pub(crate) fn neutralised(value: &str) -> Cow<'_, str> {
    if !value.contains(is_trigger) {
        return Cow::Borrowed(value);
    }
    let mut out = String::with_capacity(value.len() + 1);
    for (position, piece) in value.split_inclusive(ENDS).enumerate() {
        if runs(piece, position == 0) {
            out.push('\'');
        }
        out.push_str(piece);
    }
    if out.len() == value.len() { Cow::Borrowed(value) } else { Cow::Owned(out) }
}

/// `value` without the apostrophes that [`neutralised`] puts in.
pub(crate) fn restored(value: &str) -> Cow<'_, str> {
    if !value.contains('\'') {
        return Cow::Borrowed(value);
    }
    let mut out = String::with_capacity(value.len());
    for (position, piece) in value.split_inclusive(ENDS).enumerate() {
        match piece.strip_prefix('\'') {
            Some(rest) if runs(piece, position == 0) => out.push_str(rest),
            _ => out.push_str(piece),
        }
    }
    if out.len() == value.len() { Cow::Borrowed(value) } else { Cow::Owned(out) }
}

/// Whether a cell that is this piece could be run, apostrophes in front of it left aside: one that has some already gets one more, and so comes back with
/// those that it had.
fn runs(piece: &str, first: bool) -> bool {
    let bare = piece.trim_start_matches('\'');
    let start = bare.trim_start_matches(|c: char| c.is_whitespace() || c == '"');
    let plain = start.strip_prefix(['+', '-']).is_some_and(|rest| {
        let rest = rest.trim_end_matches(ENDS).trim_end();
        !rest.starts_with('-') && decimal(rest).is_some()
    });
    (start.starts_with(is_trigger) && !plain) || (first && bare.starts_with(is_trigger) && start.len() < bare.len())
}

fn is_trigger(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_neutralised() {
        for value in
            ["=1+1", "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\"=1", " =1", "\u{a0}=1", "＝1", "+39-06 1234", "-", "=", "--5", "+-5"]
        {
            assert_eq!(neutralised(value), format!("'{value}"));
        }
    }

    #[test]
    fn what_another_country_takes_for_a_cell_is_neutralised_too() {
        for (value, expected) in [
            ("Rossi,=1+1", "Rossi,'=1+1"),
            ("Rossi; @SUM(A1)|-x", "Rossi;' @SUM(A1)|'-x"),
            ("a\n=1", "a\n'=1"),
            ("\t=1", "'\t'=1"),
            ("\r=1", "'\r'=1"),
            ("Anna,\"=1", "Anna,'\"=1"),
            ("Anna, -5", "Anna, -5"),
            ("a\n\nb", "a\n\nb"),
        ] {
            assert_eq!(neutralised(value), expected);
            assert_eq!(restored(expected), value);
        }
    }

    #[test]
    fn the_rest_is_left_alone() {
        for value in ["", "Anna", "-5", "+28,5", "-0.5", "D'Amico", "a=b", "'quoted", "anna@example.org", "00123"] {
            assert_eq!(neutralised(value), value);
            assert_eq!(restored(value), value);
        }
    }

    /// Both directions, for every short text of the characters that matter.
    #[test]
    fn what_is_written_is_read_back_and_nothing_runs() {
        const LETTERS: [char; 9] = ['=', '-', '\'', ',', '"', ' ', '\t', '5', 'x'];
        let mut texts = vec![String::new()];
        for _ in 0..5 {
            let longer: Vec<String> = texts.iter().flat_map(|text| LETTERS.map(|letter| format!("{text}{letter}"))).collect();
            for text in &longer {
                let written = neutralised(text);
                assert_eq!(restored(&written), *text, "{written:?}");
                for (position, cell) in written.split([',', '\t']).enumerate() {
                    let start = cell.trim_start_matches([' ', '"']);
                    let plain = start
                        .strip_prefix('-')
                        .is_some_and(|rest| rest.trim_end().bytes().all(|byte| byte == b'5') && !rest.trim_end().is_empty());
                    assert!(plain || !start.starts_with(['=', '-']), "{text:?} as {written:?}, cell {position}");
                }
            }
            texts = longer;
        }
    }
}
