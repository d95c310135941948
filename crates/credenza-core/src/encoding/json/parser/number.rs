//! Numbers: RFC 8259 §6, and no integer that a double rounds (RFC 7493 §2.2).

use super::Parser;
use crate::encoding::excerpt;
use crate::encoding::json::document::{Kind, NOWHERE};
use crate::encoding::json::fault::{Fault, Parsed};
use crate::encoding::json::{MAX_NUMBER_BYTES, MAX_SAFE_INTEGER, ParseErrorKind};

impl Parser<'_> {
    /// Reads the number at the position, and says whether it stands there in its canonical form.
    #[inline(never)]
    pub(super) fn number(&mut self) -> Parsed<bool> {
        let start = self.position;
        self.take(b'-');
        let integer_start = self.position;
        if !self.take(b'0') {
            self.digits(start)?;
        } else if self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(self.malformed_number(start));
        }
        let integer_digits = self.position - integer_start;
        let mut integer = true;
        if self.take(b'.') {
            integer = false;
            self.digits(start)?;
        }
        if self.take(b'e') || self.take(b'E') {
            integer = false;
            let _ = self.take(b'+') || self.take(b'-');
            self.digits(start)?;
        }
        let literal = self.slice(start, self.position);
        if integer {
            self.check_integer(literal, start, integer_digits)?;
        } else {
            self.check_real(literal, start)?;
        }
        // ECMAScript writes a whole number without point and exponent, and no minus in front of zero.
        let canonical = integer && literal != "-0";
        self.push(Kind::Number, start, canonical, NOWHERE);
        Ok(canonical)
    }

    fn check_integer(&self, literal: &str, start: usize, digits: usize) -> Parsed<()> {
        let not_exact = || self.fault_at(start, ParseErrorKind::NumberNotExact { literal: excerpt(literal) });
        // 15 digits are always exact, 16 are enough for 2^53 − 1. Not reading longer ones bounds the time.
        if digits < 16 {
            return Ok(());
        }
        if digits > 16 {
            return Err(not_exact());
        }
        let value: i64 = literal.parse().map_err(|_| not_exact())?;
        if value.abs() > MAX_SAFE_INTEGER { Err(not_exact()) } else { Ok(()) }
    }

    fn check_real(&self, literal: &str, start: usize) -> Parsed<()> {
        if literal.len() > MAX_NUMBER_BYTES {
            return Err(self.fault_at(start, ParseErrorKind::NumberTooLong { bytes: literal.len(), limit: MAX_NUMBER_BYTES }));
        }
        let overflow = || self.fault_at(start, ParseErrorKind::NumberOverflow { literal: excerpt(literal) });
        // The standard library rounds to nearest, ties to even, in time linear in the literal.
        let value: f64 = literal.parse().map_err(|_| overflow())?;
        if value.is_finite() { Ok(()) } else { Err(overflow()) }
    }

    /// Steps over one or more digits of the number that began at `start`.
    fn digits(&mut self, start: usize) -> Parsed<()> {
        let rest = self.bytes.get(self.position..).unwrap_or_default();
        let run = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if run == 0 {
            return Err(if self.peek().is_none() { self.unexpected("a digit") } else { self.malformed_number(start) });
        }
        self.position += run;
        Ok(())
    }

    #[cold]
    fn malformed_number(&self, start: usize) -> Box<Fault> {
        let end = self.position + self.next_char().map_or(0, char::len_utf8);
        self.fault_at(start, ParseErrorKind::NumberMalformed { literal: excerpt(self.slice(start, end)) })
    }
}
