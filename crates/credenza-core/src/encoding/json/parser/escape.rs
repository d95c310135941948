//! Strings in which something does not stand for itself: RFC 8259 §7.

use super::Parser;
use crate::encoding::json::ParseErrorKind;
use crate::encoding::json::document::Kind;
use crate::encoding::json::fault::{Fault, Parsed};
use crate::encoding::json::string::plain_run;

impl Parser<'_> {
    /// Goes on with the string that began at `start`, at the first byte that does not stand for itself.
    #[cold]
    pub(super) fn string_with_escapes(&mut self, start: usize) -> Parsed<bool> {
        let range_start = self.table.decoded.len();
        let mut canonical = true;
        let mut run_start = start + 1;
        loop {
            self.table.decoded.push_str(self.text.get(run_start..self.position).unwrap_or_default());
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    // A character that could stand for itself, or an escape with a shorter spelling, is not canonical.
                    canonical &= self.bytes.get(self.position + 1).is_some_and(|letter| !matches!(letter, b'/' | b'u'));
                    let character = self.escape()?;
                    self.table.decoded.push(character);
                }
                Some(byte) => return Err(self.fault(ParseErrorKind::ControlCharacter { byte })),
                None => return Err(self.unexpected("the closing quotation mark of a string")),
            }
            run_start = self.position;
            self.position += plain_run(self.bytes.get(self.position..).unwrap_or_default());
        }
        self.position += 1;
        let elsewhere = self.table.decoded_ranges.len() as u32;
        self.table.decoded_ranges.push((range_start as u32, self.table.decoded.len() as u32));
        self.push(Kind::String, start, canonical, elsewhere);
        Ok(canonical)
    }

    /// The character that the escape at the position stands for.
    fn escape(&mut self) -> Parsed<char> {
        let start = self.position;
        self.position += 1;
        let plain = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(start),
            Some(_) => return Err(self.invalid_escape(start)),
            None => return Err(self.unexpected("an escape")),
        };
        self.position += 1;
        Ok(plain)
    }

    /// The character of `\uXXXX`, or of two of them that form a surrogate pair. `start` is the offset of the backslash.
    fn unicode_escape(&mut self, start: usize) -> Parsed<char> {
        let first = self.code_unit(start)?;
        if !(0xd800..=0xdfff).contains(&first) {
            return char::from_u32(u32::from(first)).ok_or_else(|| self.fault_at(start, ParseErrorKind::LoneSurrogate { unit: first }));
        }
        let lone = |parser: &Self| parser.fault_at(start, ParseErrorKind::LoneSurrogate { unit: first });
        if first >= 0xdc00 || !self.rest().starts_with("\\u") {
            return Err(lone(self));
        }
        let low_start = self.position;
        self.position += 1;
        let second = self.code_unit(low_start)?;
        char::decode_utf16([first, second]).next().and_then(Result::ok).ok_or_else(|| lone(self))
    }

    /// The four hexadecimal digits behind the `u` at the position.
    fn code_unit(&mut self, start: usize) -> Parsed<u16> {
        self.position += 1;
        let digits = self.rest().as_bytes().get(..4).unwrap_or_default();
        // `from_str_radix` alone would take `+123`.
        let unit = digits.iter().try_fold(0u16, |unit, digit| Some(unit << 4 | u16::try_from(char::from(*digit).to_digit(16)?).ok()?));
        match (digits.len(), unit) {
            (4, Some(unit)) => {
                self.position += 4;
                Ok(unit)
            }
            _ if self.rest().len() < 4 && self.rest().bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                self.position = self.text.len();
                Err(self.unexpected("four hexadecimal digits"))
            }
            _ => Err(self.invalid_escape(start)),
        }
    }

    #[cold]
    fn invalid_escape(&self, start: usize) -> Box<Fault> {
        let found: String = self.slice(start, self.text.len()).chars().take(6).take_while(|character| *character != '"').collect();
        self.fault_at(start, ParseErrorKind::InvalidEscape { found })
    }
}
