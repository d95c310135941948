//! The parser: one pass, by recursive descent, no deeper than [`MAX_DEPTH`].

use super::{
    MAX_BYTES, MAX_DEPTH, MAX_NUMBER_BYTES, MAX_SAFE_INTEGER, MAX_VALUES, Map, Number, ParseError, ParseErrorKind, Pointer, Value,
};
use crate::encoding::excerpt;
use serde_json::map::Entry;

/// Reads one JSON document.
///
/// Numbers: an integer literal (no `.`, no exponent) must lie within ±(2^53−1); every other literal is rounded to the nearest double. A number
/// whose value is an integer within those bounds is stored as one however it was spelled, so `3`, `3.0` and `30e-1` give equal values; −0 is 0.
///
/// # Errors
/// [`ParseError`] with the place: the JSON Pointer of the value or member and the offset in bytes.
pub fn parse(bytes: &[u8]) -> Result<Value, ParseError> {
    let at_start = |kind| ParseError { pointer: Pointer::root(), offset: 0, kind };
    if bytes.len() > MAX_BYTES {
        return Err(at_start(ParseErrorKind::TooLarge { bytes: bytes.len(), limit: MAX_BYTES }));
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        return Err(at_start(ParseErrorKind::ByteOrderMark));
    }
    let (text, malformed) = valid_prefix(bytes);
    Parser { text, position: 0, values: 0, malformed }.document().map_err(Fault::into_error)
}

/// The text up to the first byte that is not UTF-8, and that byte. The text in front of it is parsed all the same: an error there comes first,
/// and reaching its end gives the malformed byte a JSON Pointer.
fn valid_prefix(bytes: &[u8]) -> (&str, Option<u8>) {
    let mut chunks = bytes.utf8_chunks();
    match chunks.next() {
        None => ("", None),
        Some(first) => (first.valid(), first.invalid().first().copied()),
    }
}

struct Parser<'a> {
    text: &'a str,
    /// In bytes; always on a character boundary.
    position: usize,
    /// How many values were begun.
    values: usize,
    /// The byte behind `text` if it is not the end of the document.
    malformed: Option<u8>,
}

impl<'a> Parser<'a> {
    fn document(mut self) -> Parsed<Value> {
        self.skip_white_space();
        let value = self.value(0)?;
        self.skip_white_space();
        match (self.next_char(), self.malformed) {
            (Some(found), _) => Err(self.fault(ParseErrorKind::TrailingContent { found })),
            (None, Some(byte)) => Err(self.fault(ParseErrorKind::InvalidUtf8 { byte })),
            (None, None) => Ok(value),
        }
    }

    /// The value at the position, `depth` arrays and objects down.
    fn value(&mut self, depth: usize) -> Parsed<Value> {
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(self.fault(ParseErrorKind::TooManyValues { limit: MAX_VALUES }));
        }
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => Ok(Value::String(self.string()?)),
            Some(b'-' | b'0'..=b'9') => Ok(Value::Number(self.number()?)),
            Some(b't') => self.literal("true", Value::Bool(true)),
            Some(b'f') => self.literal("false", Value::Bool(false)),
            Some(b'n') => self.literal("null", Value::Null),
            _ => Err(self.unexpected("a JSON value")),
        }
    }

    fn object(&mut self, depth: usize) -> Parsed<Value> {
        self.descend(depth)?;
        let mut members = Map::new();
        if self.take_after_space(b'}') {
            return Ok(Value::Object(members));
        }
        loop {
            self.skip_white_space();
            let start = self.position;
            if self.peek() != Some(b'"') {
                return Err(self.unexpected("a member name in quotation marks"));
            }
            // The names are compared as texts, so `"a"` and `"\u0061"` are one.
            match members.entry(self.string()?) {
                Entry::Occupied(first) => {
                    let kind = ParseErrorKind::DuplicateMember { name: excerpt(first.key()) };
                    return Err(Fault { offset: start, kind, path: vec![Step::Key(first.key().clone())] });
                }
                Entry::Vacant(slot) => match self.member_value(depth) {
                    Ok(value) => {
                        slot.insert(value);
                    }
                    Err(fault) => return Err(fault.inside(Step::Key(slot.key().clone()))),
                },
            }
            self.skip_white_space();
            match self.peek() {
                Some(b',') => self.position += 1,
                Some(b'}') => {
                    self.position += 1;
                    return Ok(Value::Object(members));
                }
                _ => return Err(self.unexpected("',' or '}'")),
            }
        }
    }

    fn member_value(&mut self, depth: usize) -> Parsed<Value> {
        if !self.take_after_space(b':') {
            return Err(self.unexpected("':'"));
        }
        self.skip_white_space();
        self.value(depth + 1)
    }

    fn array(&mut self, depth: usize) -> Parsed<Value> {
        self.descend(depth)?;
        let mut items = Vec::new();
        if self.take_after_space(b']') {
            return Ok(Value::Array(items));
        }
        loop {
            self.skip_white_space();
            let item = self.value(depth + 1).map_err(|fault| fault.inside(Step::Index(items.len())))?;
            items.push(item);
            self.skip_white_space();
            match self.peek() {
                Some(b',') => self.position += 1,
                Some(b']') => {
                    self.position += 1;
                    return Ok(Value::Array(items));
                }
                _ => return Err(self.unexpected("',' or ']'")),
            }
        }
    }

    /// Steps over the opening bracket, unless `depth` containers are open already and no more are allowed.
    fn descend(&mut self, depth: usize) -> Parsed<()> {
        if depth >= MAX_DEPTH {
            return Err(self.fault(ParseErrorKind::TooDeep { limit: MAX_DEPTH }));
        }
        self.position += 1;
        Ok(())
    }

    /// The string at the position, which is a quotation mark.
    fn string(&mut self) -> Parsed<String> {
        self.position += 1;
        let mut content = String::new();
        loop {
            let run = self.rest().bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f));
            let Some(run) = run else {
                self.position = self.text.len();
                return Err(self.unexpected("the closing quotation mark of a string"));
            };
            content.push_str(self.slice(self.position, self.position + run));
            self.position += run;
            match self.peek() {
                Some(b'"') => {
                    self.position += 1;
                    return Ok(content);
                }
                Some(b'\\') => content.push(self.escape()?),
                Some(byte) => return Err(self.fault(ParseErrorKind::ControlCharacter { byte })),
                None => return Err(self.unexpected("the closing quotation mark of a string")),
            }
        }
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
        let lone = self.fault_at(start, ParseErrorKind::LoneSurrogate { unit: first });
        if first >= 0xdc00 || !self.rest().starts_with("\\u") {
            return Err(lone);
        }
        let low_start = self.position;
        self.position += 1;
        let second = self.code_unit(low_start)?;
        char::decode_utf16([first, second]).next().and_then(Result::ok).ok_or(lone)
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

    fn number(&mut self) -> Parsed<Number> {
        let start = self.position;
        let negative = self.take(b'-');
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
        if integer { self.integer(literal, start, negative, integer_digits) } else { self.real(literal, start) }
    }

    fn integer(&self, literal: &str, start: usize, negative: bool, digits: usize) -> Parsed<Number> {
        let not_exact = || self.fault_at(start, ParseErrorKind::NumberNotExact { literal: excerpt(literal) });
        // 16 digits are enough for 2^53 − 1. Not reading longer ones bounds the time.
        if digits > 16 {
            return Err(not_exact());
        }
        let value: i64 = literal.parse().map_err(|_| not_exact())?;
        debug_assert!(!negative || value <= 0);
        if value.abs() > MAX_SAFE_INTEGER {
            return Err(not_exact());
        }
        Ok(Number::from(value))
    }

    fn real(&self, literal: &str, start: usize) -> Parsed<Number> {
        if literal.len() > MAX_NUMBER_BYTES {
            return Err(self.fault_at(start, ParseErrorKind::NumberTooLong { bytes: literal.len(), limit: MAX_NUMBER_BYTES }));
        }
        let overflow = || self.fault_at(start, ParseErrorKind::NumberOverflow { literal: excerpt(literal) });
        // The standard library rounds to nearest, ties to even, in time linear in the literal.
        let value: f64 = literal.parse().map_err(|_| overflow())?;
        exact_integer(value).map(Number::from).or_else(|| Number::from_f64(value)).ok_or_else(overflow)
    }

    /// Steps over one or more digits of the number that began at `start`.
    fn digits(&mut self, start: usize) -> Parsed<()> {
        let run = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        if run == 0 {
            return Err(if self.peek().is_none() { self.unexpected("a digit") } else { self.malformed_number(start) });
        }
        self.position += run;
        Ok(())
    }

    fn literal(&mut self, word: &'static str, value: Value) -> Parsed<Value> {
        let common = word.bytes().zip(self.rest().bytes()).take_while(|(due, found)| due == found).count();
        self.position += common;
        if common == word.len() {
            return Ok(value);
        }
        Err(self.unexpected(word))
    }

    fn skip_white_space(&mut self) {
        self.position += self.rest().bytes().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).count();
    }

    fn take_after_space(&mut self, byte: u8) -> bool {
        self.skip_white_space();
        self.take(byte)
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.position += usize::from(found);
        found
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    fn next_char(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn rest(&self) -> &'a str {
        self.slice(self.position, self.text.len())
    }

    /// Every cut lies beside an ASCII character, so the slice always exists.
    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn unexpected(&self, expected: &'static str) -> Fault {
        self.fault(match (self.next_char(), self.malformed) {
            (Some(found), _) => ParseErrorKind::Unexpected { expected, found },
            (None, Some(byte)) => ParseErrorKind::InvalidUtf8 { byte },
            (None, None) => ParseErrorKind::UnexpectedEnd { expected },
        })
    }

    fn invalid_escape(&self, start: usize) -> Fault {
        let found: String = self.slice(start, self.text.len()).chars().take(6).take_while(|character| *character != '"').collect();
        self.fault_at(start, ParseErrorKind::InvalidEscape { found })
    }

    fn malformed_number(&self, start: usize) -> Fault {
        let end = self.position + self.next_char().map_or(0, char::len_utf8);
        self.fault_at(start, ParseErrorKind::NumberMalformed { literal: excerpt(self.slice(start, end)) })
    }

    fn fault(&self, kind: ParseErrorKind) -> Fault {
        self.fault_at(self.position, kind)
    }

    fn fault_at(&self, offset: usize, kind: ParseErrorKind) -> Fault {
        Fault { offset, kind, path: Vec::new() }
    }
}

/// `value` as an integer if it is one within ±(2^53−1); −0 becomes 0.
fn exact_integer(value: f64) -> Option<i64> {
    let bound = MAX_SAFE_INTEGER as f64;
    (value.trunc() == value && (-bound..=bound).contains(&value)).then_some(value as i64)
}

type Parsed<T> = Result<T, Fault>;

/// An error on its way up: the path is collected while the calls return, so that a document without errors pays nothing for it.
struct Fault {
    offset: usize,
    kind: ParseErrorKind,
    /// Innermost step first.
    path: Vec<Step>,
}

enum Step {
    Key(String),
    Index(usize),
}

impl Fault {
    fn inside(mut self, step: Step) -> Self {
        self.path.push(step);
        self
    }

    fn into_error(self) -> ParseError {
        let mut pointer = Pointer::root();
        for step in self.path.iter().rev() {
            match step {
                Step::Key(name) => pointer.push_key(name),
                Step::Index(index) => pointer.push_index(*index),
            }
        }
        ParseError { pointer, offset: self.offset, kind: self.kind }
    }
}
