//! Cells that a spreadsheet would run as a formula (CWE-1236), on their way out and back in.
//!
//! A cell that starts with `=`, `+`, `-`, `@`, tab or a line break gets an apostrophe in front, also when white space or the
//! full-width forms of those characters come first. One exception: a plain signed number (`-5`, `+28,5`) is left alone, for it can't do
//! anything and an apostrophe would turn it into text. A telephone number with blanks or hyphens is not a plain number: `+39-06` is a
//! subtraction to a spreadsheet, and the apostrophe is what saves it.
//!
//! Reading takes the apostrophe off again, so that a corrected file of bad rows says what the first roster said.

use std::borrow::Cow;

use super::values::decimal;

/// `value` as a cell that no spreadsheet runs.
pub(crate) fn neutralised(value: &str) -> Cow<'_, str> {
    let starts = |text: &str| text.starts_with(is_trigger);
    let plain_number = || value.strip_prefix(['+', '-']).is_some_and(|rest| !rest.starts_with('-') && decimal(rest).is_some());
    if !(starts(value) || starts(value.trim_start())) || plain_number() {
        return Cow::Borrowed(value);
    }
    Cow::Owned(["'", value].concat())
}

/// `value` without the apostrophe that [`neutralised`] puts in front.
pub(crate) fn restored(value: &str) -> &str {
    match value.strip_prefix('\'') {
        Some(rest) if matches!(neutralised(rest), Cow::Owned(_)) => rest.trim(),
        _ => value,
    }
}

fn is_trigger(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_neutralised() {
        for value in [
            "=1+1",
            "+1+1",
            "-1+cmd|' /C calc'!A0",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            " =1",
            "\u{a0}=1",
            "＝1",
            "+39-06 1234",
            "-",
            "=",
            "--5",
            "+-5",
        ] {
            assert_eq!(neutralised(value), format!("'{value}"));
        }
    }

    #[test]
    fn the_rest_is_left_alone() {
        for value in ["", "Anna", "-5", "+28,5", "-0.5", "D'Amico", "a=b", "'quoted", "anna@example.org", "00123"] {
            assert_eq!(neutralised(value), value);
            assert_eq!(restored(value), value);
        }
    }

    #[test]
    fn reading_restores() {
        for value in ["=1+1", "+39-06 1234", "@x", "-", "＝1"] {
            assert_eq!(restored(&neutralised(value)), value);
        }
        assert_eq!(restored("''=1"), "''=1");
    }
}
