//! The parser: one pass, by recursive descent, no deeper than [`MAX_DEPTH`].

mod escape;
mod number;

use super::document::{Entry, Kind, NOWHERE, Table, WALKED};
use super::fault::{Fault, Parsed, Step};
use super::name_start::NameStart;
use super::repeat::{Familiar, REMEMBERED, Remembered, Size};
use super::string::plain_run;
use super::{MAX_BYTES, MAX_DEPTH, MAX_VALUES, ParseError, ParseErrorKind, Pointer};
use crate::encoding::excerpt;
use crate::encoding::jcs::compare_names;
use std::cmp::Ordering;

/// Reads one JSON document, in which what is `familiar` may stand, into a table; and says what it takes. What is refused: see [`super::parse`].
///
/// # Errors
/// [`ParseError`] with the place: the JSON Pointer of the value or member and the offset in bytes.
pub(super) fn table(bytes: &[u8], familiar: Option<&Familiar>) -> Result<(Table, Size), ParseError> {
    let at_start = |kind| ParseError { pointer: Pointer::root(), offset: 0, kind };
    if bytes.len() > MAX_BYTES {
        return Err(at_start(ParseErrorKind::TooLarge { bytes: bytes.len(), limit: MAX_BYTES }));
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        return Err(at_start(ParseErrorKind::ByteOrderMark));
    }
    let (text, malformed) = valid_prefix(bytes);
    Parser::new(text, malformed, familiar).document().map_err(|fault| fault.into_error())
}

/// The text up to the first byte that is not UTF-8, and that byte. The text in front of it is parsed all the same: an error there comes first,
/// and reaching its end gives the malformed byte a JSON Pointer.
fn valid_prefix(bytes: &[u8]) -> (&str, Option<u8>) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text, None);
    }
    let mut chunks = bytes.utf8_chunks();
    match chunks.next() {
        None => ("", None),
        Some(first) => (first.valid(), first.invalid().first().copied()),
    }
}

struct Parser<'a> {
    text: &'a str,
    /// The same.
    bytes: &'a [u8],
    /// In bytes; always on a character boundary.
    position: usize,
    /// How many values were begun.
    values: usize,
    /// How deep arrays and objects nested so far.
    deepest: usize,
    /// The first long array or object, the outermost of those that begin there.
    remembered: Option<Remembered>,
    /// What may stand there and was read beforehand.
    familiar: Option<&'a Familiar>,
    /// The byte behind `text` if it is not the end of the document.
    malformed: Option<u8>,
    /// What was read; its own text is still empty.
    table: Table,
    /// The names of the objects that are open, the innermost last: how each begins, and its entry.
    names: Vec<(NameStart, u32)>,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, malformed: Option<u8>, familiar: Option<&'a Familiar>) -> Self {
        // A credential has an entry for every 8 to 10 bytes; the bound keeps a hostile text from reserving what it does not fill.
        let entries = Vec::with_capacity((text.len() / 8 + 8).min(4096));
        let sorted = Vec::with_capacity(entries.capacity() / 4);
        Self {
            text,
            bytes: text.as_bytes(),
            position: 0,
            values: 0,
            deepest: 0,
            remembered: None,
            familiar,
            malformed,
            table: Table { entries, sorted, ..Table::default() },
            names: Vec::with_capacity(32),
        }
    }

    fn document(mut self) -> Parsed<(Table, Size)> {
        self.skip_white_space();
        self.value(0)?;
        self.skip_white_space();
        match (self.next_char(), self.malformed) {
            (Some(found), _) => Err(self.fault(ParseErrorKind::TrailingContent { found })),
            (None, Some(byte)) => Err(self.fault(ParseErrorKind::InvalidUtf8 { byte })),
            (None, None) => {
                let size = Size { values: self.values - 1, levels: self.deepest };
                Ok((Table { text: self.text.into(), ..self.table }, size))
            }
        }
    }

    /// Reads the value at the position, `depth` arrays and objects down, and says whether it stands there in its canonical form.
    ///
    /// It is part of whatever reads a member or an item, so that only arrays and objects are calls: most values are strings.
    #[inline(always)]
    fn value(&mut self, depth: usize) -> Parsed<bool> {
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(self.fault(ParseErrorKind::TooManyValues { limit: MAX_VALUES }));
        }
        match self.peek() {
            Some(b'"') => self.string(),
            Some(b'{') => self.container(Kind::Object, depth),
            Some(b'[') => self.container(Kind::Array, depth),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.literal("true", Kind::Bool),
            Some(b'f') => self.literal("false", Kind::Bool),
            Some(b'n') => self.literal("null", Kind::Null),
            _ => Err(self.unexpected("a JSON value")),
        }
    }

    /// Reads the array or object at the position, unless the same text was read before.
    #[inline(never)]
    fn container(&mut self, kind: Kind, depth: usize) -> Parsed<bool> {
        if let Some(canonical) = self.again(depth) {
            return Ok(canonical);
        }
        let place = self.open(kind, depth)?;
        let (start, sorted, values) = (self.offset() - 1, self.table.sorted.len() as u32, self.values);
        let canonical = if kind == Kind::Object { self.object(place, depth) } else { self.array(place, depth) }?;
        let text = start..self.offset();
        let is_inside = self.remembered.as_ref().is_none_or(|inner| start <= inner.text.start);
        if is_inside && REMEMBERED.contains(&(text.end - start)) {
            self.remembered = Some(Remembered {
                text,
                entries: place..self.next_entry(),
                sorted: sorted..self.table.sorted.len() as u32,
                size: Size { values: self.values - values, levels: self.deepest - depth },
            });
        }
        Ok(canonical)
    }

    /// Steps over a text that was read before, in this document or beforehand, if that is what stands at the position and there is room for all that it holds; says
    /// whether it is canonical.
    fn again(&mut self, depth: usize) -> Option<bool> {
        let rest = self.bytes.get(self.position..)?;
        let is_next = |text: &[u8]| rest.starts_with(text);
        let earlier = self.remembered.as_ref().filter(|earlier| self.bytes.get(earlier.place()).is_some_and(is_next));
        let familiar = self.familiar.filter(|familiar| is_next(familiar.text()));
        let earlier_size = earlier.map(|earlier| (earlier.place().len(), earlier.size));
        let (bytes, size) = earlier_size.or(familiar.map(|familiar| (familiar.text().len(), familiar.size())))?;
        if depth + size.levels >= MAX_DEPTH || self.values + size.values > MAX_VALUES {
            return None;
        }
        let start = self.offset();
        self.position += bytes;
        self.values += size.values;
        self.deepest = self.deepest.max(depth + size.levels);
        match (earlier, familiar) {
            (Some(earlier), _) => Some(self.table.repeat(earlier, start)),
            (None, familiar) => Some(self.table.copy(familiar?, start)),
        }
    }

    fn object(&mut self, place: u32, depth: usize) -> Parsed<bool> {
        let mut canonical = !self.skip_white_space();
        if self.take(b'}') {
            return Ok(self.close(place, canonical, NOWHERE));
        }
        let first = self.names.len();
        let (mut in_order, mut before) = (true, None);
        loop {
            if self.peek() != Some(b'"') {
                return Err(self.unexpected("a member name in quotation marks"));
            }
            let entry = self.next_entry();
            canonical &= self.string()?;
            let name = (NameStart::of(self.content(entry)), entry);
            in_order = in_order && before.is_none_or(|before| self.compare(&before, &name) == Ordering::Less);
            before = Some(name);
            self.names.push(name);
            canonical &= self.member_value(depth).map_err(|fault| fault.inside(Step::Key(self.name(entry))))?;
            self.close_member(entry);
            canonical &= !self.skip_white_space();
            match self.peek() {
                Some(b',') => {
                    self.position += 1;
                    canonical &= !self.skip_white_space();
                }
                Some(b'}') => break,
                _ => return Err(self.unexpected("',' or '}'")),
            }
        }
        self.position += 1;
        let listed = !in_order || self.names.len() - first > WALKED;
        let elsewhere = if listed { self.sort(first)? } else { NOWHERE };
        self.names.truncate(first);
        Ok(self.close(place, canonical && in_order, elsewhere))
    }

    fn member_value(&mut self, depth: usize) -> Parsed<bool> {
        let before = self.skip_white_space();
        if !self.take(b':') {
            return Err(self.unexpected("':'"));
        }
        let behind = self.skip_white_space();
        Ok(self.value(depth + 1)? && !before && !behind)
    }

    fn array(&mut self, place: u32, depth: usize) -> Parsed<bool> {
        let space = self.skip_white_space();
        if self.take(b']') {
            return Ok(self.close(place, !space, NOWHERE));
        }
        let mut canonical = !space;
        for index in 0.. {
            canonical &= self.value(depth + 1).map_err(|fault| fault.inside(Step::Index(index)))?;
            canonical &= !self.skip_white_space();
            match self.peek() {
                Some(b',') => {
                    self.position += 1;
                    canonical &= !self.skip_white_space();
                }
                Some(b']') => break,
                _ => return Err(self.unexpected("',' or ']'")),
            }
        }
        self.position += 1;
        Ok(self.close(place, canonical, NOWHERE))
    }

    /// Steps over the opening bracket, unless `depth` containers are open already and no more are allowed.
    fn open(&mut self, kind: Kind, depth: usize) -> Parsed<u32> {
        if depth >= MAX_DEPTH {
            return Err(self.fault(ParseErrorKind::TooDeep { limit: MAX_DEPTH }));
        }
        self.deepest = self.deepest.max(depth);
        let place = self.next_entry();
        self.push(kind, self.position, false, NOWHERE);
        self.position += 1;
        Ok(place)
    }

    /// Completes the entry of a name whose value was read.
    fn close_member(&mut self, name: u32) {
        let next = self.next_entry();
        if let Some(entry) = self.table.entries.get_mut(name as usize) {
            entry.next = next;
        }
    }

    /// Completes the entry of a container whose closing bracket was stepped over.
    fn close(&mut self, place: u32, canonical: bool, elsewhere: u32) -> bool {
        let (end, next) = (self.offset(), self.next_entry());
        if let Some(entry) = self.table.entries.get_mut(place as usize) {
            *entry = Entry { canonical, end, next, elsewhere, ..*entry };
        }
        canonical
    }

    /// An entry for a value without inner values that begins at `start` and ends at the position.
    fn push(&mut self, kind: Kind, start: usize, canonical: bool, elsewhere: u32) {
        let next = self.next_entry() + 1;
        self.table.entries.push(Entry { kind, canonical, start: start as u32, end: self.offset(), next, elsewhere });
    }

    /// Where the next entry will stand. Both this and [`Self::offset`] stay far below 2^32 within [`MAX_BYTES`].
    fn next_entry(&self) -> u32 {
        self.table.entries.len() as u32
    }

    fn offset(&self) -> u32 {
        self.position as u32
    }

    /// Sorts the names of the innermost object, of which the first is at `first`, and refuses a second member of one name. The names are compared as texts, so
    /// `"a"` and `"\u0061"` are one.
    fn sort(&mut self, first: usize) -> Parsed<u32> {
        // Taken out while they are compared with what the parser holds.
        let mut open = std::mem::take(&mut self.names);
        let names = open.get_mut(first..).unwrap_or_default();
        // Stable: of equal names the later one in the document comes second.
        let mut repeated = false;
        names.sort_by(|one, other| {
            let order = self.compare(one, other);
            repeated |= order == Ordering::Equal;
            order
        });
        if repeated {
            return Err(self.repeated(names));
        }
        let start = self.table.sorted.len() as u32;
        self.table.sorted.push(names.len() as u32);
        self.table.sorted.extend(names.iter().map(|(_, entry)| *entry));
        self.names = open;
        Ok(start)
    }

    /// The fault of the first second member that a reader of the document meets.
    #[cold]
    fn repeated(&self, sorted: &[(NameStart, u32)]) -> Box<Fault> {
        let pairs = sorted.iter().zip(sorted.iter().skip(1));
        let second = pairs.filter(|(one, other)| self.compare(one, other) == Ordering::Equal).map(|(_, (_, entry))| *entry).min();
        let second = second.unwrap_or_default();
        let name = self.name(second);
        let kind = ParseErrorKind::DuplicateMember { name: excerpt(&name) };
        let offset = self.table.entry(second).start as usize;
        Fault::at(offset, kind).inside(Step::Key(name))
    }

    #[inline]
    fn compare(&self, (start, one): &(NameStart, u32), (other_start, other): &(NameStart, u32)) -> Ordering {
        start.cmp(other_start).then_with(|| compare_names(self.content(*one), self.content(*other)))
    }

    /// The bytes of a name, escapes undone. The table has no text of its own yet.
    #[inline]
    fn content(&self, name: u32) -> &[u8] {
        let entry = self.table.entry(name);
        if entry.elsewhere == NOWHERE {
            return self.bytes.get(entry.start as usize + 1..(entry.end as usize).saturating_sub(1)).unwrap_or_default();
        }
        let (start, end) = self.table.decoded_ranges.get(entry.elsewhere as usize).copied().unwrap_or_default();
        self.table.decoded.as_bytes().get(start as usize..end as usize).unwrap_or_default()
    }

    fn name(&self, name: u32) -> String {
        String::from_utf8_lossy(self.content(name)).into_owned()
    }

    /// Reads the string at the position, which is a quotation mark, and says whether it stands there in its canonical form.
    #[inline]
    fn string(&mut self) -> Parsed<bool> {
        let start = self.position;
        let content = self.bytes.get(start + 1..).unwrap_or_default();
        let run = plain_run(content);
        self.position = start + 1 + run;
        if content.get(run) == Some(&b'"') {
            self.position += 1;
            self.push(Kind::String, start, true, NOWHERE);
            return Ok(true);
        }
        self.string_with_escapes(start)
    }

    #[inline(never)]
    fn literal(&mut self, word: &'static str, kind: Kind) -> Parsed<bool> {
        let start = self.position;
        let common = word.bytes().zip(self.rest().bytes()).take_while(|(due, found)| due == found).count();
        self.position += common;
        if common == word.len() {
            self.push(kind, start, true, NOWHERE);
            return Ok(true);
        }
        Err(self.unexpected(word))
    }

    /// Whether there was any: mostly there is none.
    #[inline]
    fn skip_white_space(&mut self) -> bool {
        self.peek().is_some_and(|byte| byte <= b' ') && self.skip_some_white_space()
    }

    #[inline(never)]
    fn skip_some_white_space(&mut self) -> bool {
        let start = self.position;
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.position += 1;
        }
        self.position > start
    }

    #[inline]
    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.position += usize::from(found);
        found
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.position).copied()
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

    #[cold]
    fn unexpected(&self, expected: &'static str) -> Box<Fault> {
        self.fault(match (self.next_char(), self.malformed) {
            (Some(found), _) => ParseErrorKind::Unexpected { expected, found },
            (None, Some(byte)) => ParseErrorKind::InvalidUtf8 { byte },
            (None, None) => ParseErrorKind::UnexpectedEnd { expected },
        })
    }

    #[cold]
    fn fault(&self, kind: ParseErrorKind) -> Box<Fault> {
        self.fault_at(self.position, kind)
    }

    #[cold]
    fn fault_at(&self, offset: usize, kind: ParseErrorKind) -> Box<Fault> {
        Fault::at(offset, kind)
    }
}
