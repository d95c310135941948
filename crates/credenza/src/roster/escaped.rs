//! Invisible characters in a file of bad rows: written out, so that they can be seen, and known again when the file comes back.

use std::borrow::Cow;
use std::fmt::Write as _;

use credenza_core::encoding::display::{effect, hidden};

/// `cell` with what steers a display or hides written as `\u{1B}`. Line breaks and tabs stay: they are the layout of a cell, and are told as errors anyway.
pub(crate) fn written(cell: &str) -> Cow<'_, str> {
    let layout = |(offset, c): &(usize, char)| match c {
        '\n' | '\t' => true,
        '\r' => cell.get(offset + 1..).is_some_and(|rest| rest.starts_with('\n')),
        _ => false,
    };
    let mut out = String::new();
    let mut done = 0;
    for (offset, c) in hidden(cell).filter(|found| !layout(found)) {
        out.push_str(cell.get(done..offset).unwrap_or_default());
        let _ = write!(out, "\\u{{{:X}}}", u32::from(c));
        done = offset + c.len_utf8();
    }
    if done == 0 {
        return Cow::Borrowed(cell);
    }
    out.push_str(cell.get(done..).unwrap_or_default());
    Cow::Owned(out)
}

/// The first character that [`written`] wrote out.
pub(super) fn first(value: &str) -> Option<char> {
    let parts = value.split("\\u{").skip(1);
    let read = |part: &str| char::from_u32(u32::from_str_radix(part.split_once('}')?.0, 16).ok()?);
    parts.filter_map(read).find(|c| effect(*c).is_some())
}

/// `text` without the characters that [`written`] writes out, whether they are written out already or not.
pub(super) fn without(text: &str) -> String {
    let text = written(text);
    let mut parts = text.split("\\u{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('}') {
            Some((digits, rest)) if u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).and_then(effect).is_some() => {
                out.push_str(rest)
            }
            _ => {
                out.push_str("\\u{");
                out.push_str(part);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_can_be_left_out_written_out_or_not() {
        for (text, expected) in [("\u{8D}di\\u{200B}d\\u{8d}", "did"), ("C:\\u{41} \\u{x} \\u{", "C:\\u{41} \\u{x} \\u{"), ("nome", "nome")]
        {
            assert_eq!(without(text), expected);
        }
    }

    #[test]
    fn what_hides_is_seen_and_known_again() {
        for (cell, expected, character) in [
            ("An\u{1B}[2Jna", "An\\u{1B}[2Jna", Some('\u{1B}')),
            ("\u{202E}x\u{200B}", "\\u{202E}x\\u{200B}", Some('\u{202E}')),
            ("a\rb", "a\\u{D}b", Some('\r')),
            ("one\r\ntwo\tthree\n", "one\r\ntwo\tthree\n", None),
            ("می\u{200C}خواهم è", "می\u{200C}خواهم è", None),
            ("C:\\u{41} \\u{x} \\u{", "C:\\u{41} \\u{x} \\u{", None),
        ] {
            assert_eq!(written(cell), expected);
            assert_eq!(first(expected), character);
        }
    }
}
