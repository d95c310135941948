//! The text of a course file, taken apart: every value with its place and its key, every fault collected.
//!
//! A [`Table`] remembers which keys were asked for, so that the rest can be named as unknown: a misspelt optional key would else be lost in silence.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use credenza_core::credential::Uri;
use credenza_core::micro::{Language, ModelError, Text};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Expected, Fault, FaultKind, Position};
use super::words::{Listed, nearest};

/// How many faults are told one by one. Nobody corrects more before looking again, and a file of a megabyte can have ninety thousand.
pub(super) const MAX_FAULTS: usize = 500;

/// The whole file.
pub(super) struct Source<'a> {
    text: &'a str,
    faults: RefCell<Vec<Found>>,
    /// How many faults are not among them.
    beyond: Cell<usize>,
    /// The keys that belong at the top, to tell a misplaced key from an unknown one.
    top: &'static [&'static str],
}

/// A fault by the offset at which it stands. Line and column are counted for all of them in one pass at the end: a pass for each would take minutes.
struct Found {
    offset: Option<usize>,
    key: String,
    kind: FaultKind,
}

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str, top: &'static [&'static str]) -> Self {
        Self { text, faults: RefCell::default(), beyond: Cell::default(), top }
    }

    /// The tables of the file; none where it is not TOML: then every fault of syntax is noted.
    pub(super) fn parse(&self) -> Option<Spanned<DeTable<'a>>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in &errors {
            self.fault(error.span().as_ref(), "", FaultKind::Syntax { detail: error.message().to_owned() });
        }
        errors.is_empty().then_some(table)
    }

    pub(super) fn root<'s>(&'s self, table: &'s Spanned<DeTable<'a>>) -> Table<'s> {
        Table { source: self, path: String::new(), table: table.get_ref(), span: None, asked: RefCell::default() }
    }

    /// The faults, in the order of the file; those without a place come last.
    pub(super) fn into_faults(self) -> Vec<Fault> {
        let mut found = self.faults.into_inner();
        found.sort_by_key(|found| (found.offset.is_none(), found.offset));
        let mut places = Places { rest: self.text.as_bytes(), offset: 0, position: Position { line: 1, column: 1 } };
        let told = |found: Found| Fault { position: found.offset.map(|offset| places.at(offset)), key: found.key, kind: found.kind };
        let mut faults: Vec<Fault> = found.into_iter().map(told).collect();
        if self.beyond.get() > 0 {
            faults.push(Fault { position: None, key: String::new(), kind: FaultKind::Beyond { count: self.beyond.get() } });
        }
        faults
    }

    /// Whether a further fault would only be counted.
    fn is_full(&self) -> bool {
        self.faults.borrow().len() >= MAX_FAULTS
    }

    pub(super) fn is_at_fault(&self) -> bool {
        !self.faults.borrow().is_empty()
    }

    fn fault(&self, span: Option<&Range<usize>>, key: &str, kind: FaultKind) {
        if self.is_full() {
            self.beyond.set(self.beyond.get() + 1);
            return;
        }
        self.faults.borrow_mut().push(Found { offset: span.map(|span| span.start), key: key.to_owned(), kind });
    }
}

/// The places of offsets that never go back.
struct Places<'a> {
    /// The text from `offset` on, which is at `position`.
    rest: &'a [u8],
    offset: usize,
    position: Position,
}

impl Places<'_> {
    fn at(&mut self, offset: usize) -> Position {
        let (passed, rest) = self.rest.split_at_checked(offset.saturating_sub(self.offset)).unwrap_or((self.rest, &[]));
        for byte in passed {
            match byte {
                b'\n' => self.position = Position { line: self.position.line + 1, column: 1 },
                // A byte inside a character.
                0x80..=0xbf => {}
                _ => self.position.column += 1,
            }
        }
        (self.rest, self.offset) = (rest, self.offset + passed.len());
        self.position
    }
}

/// A table of the file.
pub(super) struct Table<'s> {
    source: &'s Source<'s>,
    path: String,
    table: &'s DeTable<'s>,
    /// Its heading; none for the file itself.
    span: Option<Range<usize>>,
    asked: RefCell<Vec<&'static str>>,
}

/// A value of the file.
pub(super) struct Value<'s> {
    source: &'s Source<'s>,
    path: String,
    value: &'s Spanned<DeValue<'s>>,
}

impl<'s> Table<'s> {
    /// The value under `key`.
    pub(super) fn get(&self, key: &'static str) -> Option<Value<'s>> {
        self.asked.borrow_mut().push(key);
        let value = self.table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)?;
        Some(Value { source: self.source, path: self.key(key), value })
    }

    /// The value under `key`, which must be there.
    pub(super) fn need(&self, key: &'static str) -> Option<Value<'s>> {
        let value = self.get(key);
        if value.is_none() {
            self.missing(key);
        }
        value
    }

    /// Notes that `key` is missing.
    pub(super) fn missing(&self, key: &str) {
        self.source.fault(self.span.as_ref(), &self.key(key), FaultKind::KeyMissing);
    }

    /// The tables under `key`; a single one counts as the only one.
    pub(super) fn tables(&self, key: &'static str) -> Vec<Table<'s>> {
        self.get(key).map(|value| value.tables()).unwrap_or_default()
    }

    /// Notes what the model refuses about what stands under `key`, or does not.
    pub(super) fn refuse_at(&self, key: &str, error: ModelError) {
        let span = self.table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value.span());
        self.source.fault(span.as_ref(), &self.key(key), FaultKind::Model(error));
    }

    /// Notes what the model refuses about this table.
    pub(super) fn refuse<T>(&self, error: ModelError) -> Option<T> {
        self.source.fault(self.span.as_ref(), &self.path, FaultKind::Model(error));
        None
    }

    /// Notes every key that nobody asked for.
    pub(super) fn unknown(&self) {
        let asked = self.asked.borrow();
        for (name, _) in self.table.iter().filter(|(name, _)| !asked.contains(&name.get_ref().as_ref())) {
            let misplaced = self.span.is_some() && self.source.top.contains(&name.get_ref().as_ref());
            let kind = if misplaced {
                FaultKind::KeyMisplaced { table: self.path.clone() }
            } else {
                let wanted = Some(name.get_ref()).filter(|_| !self.source.is_full());
                let nearest = wanted.and_then(|wanted| nearest(wanted, asked.iter().copied()));
                FaultKind::KeyUnknown { nearest: nearest.map(str::to_owned) }
            };
            self.source.fault(Some(&name.span()), &self.key(name.get_ref()), kind);
        }
    }

    fn key(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}

impl<'s> Value<'s> {
    /// A text that is not blank and not a gap of the template.
    pub(super) fn string(&self) -> Option<&'s str> {
        match self.value.get_ref() {
            DeValue::String(text) if is_placeholder(text) => self.fault(FaultKind::Placeholder { text: text.to_string() }),
            DeValue::String(text) => Some(text),
            _ => self.wrong(Expected::Text),
        }
    }

    /// What `read` makes of a text.
    pub(super) fn read<T>(&self, read: impl FnOnce(&str) -> Result<T, ModelError>) -> Option<T> {
        let text = self.string()?;
        read(text).map_or_else(|error| self.fault(FaultKind::Model(error)), Some)
    }

    /// An address or other absolute IRI.
    pub(super) fn uri(&self) -> Option<Uri> {
        let text = self.string()?;
        Uri::parse(text).map_or_else(|error| self.refused(error.code(), text), Some)
    }

    /// The member of a list that a word means.
    pub(super) fn word<V: Listed>(&self) -> Option<V> {
        let text = self.string()?;
        V::named(text).or_else(|| {
            let nearest = Some(text).filter(|_| !self.source.is_full()).and_then(|text| V::LIST.nearest(text));
            self.fault(FaultKind::WordUnknown { list: V::LIST, found: text.to_owned(), nearest })
        })
    }

    /// Text in `primary`, or in several languages.
    pub(super) fn texts(&self, primary: &Language) -> Option<Text> {
        let DeValue::Table(table) = self.value.get_ref() else {
            if !self.value.get_ref().is_str() {
                return self.wrong(Expected::Texts);
            }
            return self.read(|text| Text::new(primary.clone(), text));
        };
        let entries = table.iter().map(|(tag, text)| {
            let value = Value { source: self.source, path: format!("{}.{}", self.path, tag.get_ref()), value: text };
            let language = Language::parse(tag.get_ref()).map_err(|error| value.fault::<()>(FaultKind::Model(error))).ok();
            // Checked here, so that each fault has its own line.
            let text = value.read(|text| credenza_core::micro::check_text(text).map(|()| text.to_owned()));
            language.zip(text)
        });
        let entries: Option<Vec<_>> = entries.collect::<Vec<_>>().into_iter().collect();
        Text::from_entries(entries?).map_or_else(|error| self.fault(FaultKind::Model(error)), Some)
    }

    /// A number, whole or not; a text such as `"3,5"` counts.
    pub(super) fn number(&self) -> Option<f64> {
        let digits = match self.value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_owned(),
            DeValue::Float(number) => number.as_str().to_owned(),
            DeValue::String(text) if is_placeholder(text) => return self.fault(FaultKind::Placeholder { text: text.to_string() }),
            DeValue::String(text) => text.trim().replace(',', "."),
            _ => return self.wrong(Expected::Number),
        };
        digits.parse().ok().or_else(|| self.wrong(Expected::Number))
    }

    /// What `read` makes of a number.
    pub(super) fn read_number<T>(&self, read: impl FnOnce(f64) -> Result<T, ModelError>) -> Option<T> {
        read(self.number()?).map_or_else(|error| self.fault(FaultKind::Model(error)), Some)
    }

    /// A text, or a number as it is written: `"30"` and `30`.
    pub(super) fn mark(&self) -> Option<String> {
        match self.value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str().to_owned()),
            DeValue::Float(number) => Some(number.as_str().to_owned()),
            _ => self.read(|text| credenza_core::micro::check_text(text).map(|()| text.to_owned())),
        }
    }

    /// The items of a list; a single value counts as the only one.
    pub(super) fn items(&self) -> Vec<Value<'s>> {
        let DeValue::Array(items) = self.value.get_ref() else {
            return vec![Value { source: self.source, path: self.path.clone(), value: self.value }];
        };
        let item = |(index, value)| Value { source: self.source, path: format!("{}[{}]", self.path, index + 1), value };
        items.iter().enumerate().map(item).collect()
    }

    pub(super) fn table(&self) -> Option<Table<'s>> {
        match self.value.get_ref() {
            DeValue::Table(table) => Some(Table {
                source: self.source,
                path: self.path.clone(),
                table,
                span: Some(self.value.span()),
                asked: RefCell::default(),
            }),
            _ => self.wrong(Expected::Table),
        }
    }

    pub(super) fn tables(&self) -> Vec<Table<'s>> {
        match self.value.get_ref() {
            DeValue::Array(_) => self.items().iter().filter_map(Value::table).collect(),
            DeValue::Table(_) => self.table().into_iter().collect(),
            _ => self.wrong::<()>(Expected::Tables).map(|()| Vec::new()).unwrap_or_default(),
        }
    }

    /// Notes what another layer than the model refuses.
    pub(super) fn refused<T>(&self, code: &'static str, found: &str) -> Option<T> {
        self.fault(FaultKind::Value { code, found: found.to_owned() })
    }

    pub(super) fn fault<T>(&self, kind: FaultKind) -> Option<T> {
        self.source.fault(Some(&self.value.span()), &self.path, kind);
        None
    }

    fn wrong<T>(&self, expected: Expected) -> Option<T> {
        let found = match self.value.get_ref() {
            DeValue::String(_) => "text",
            DeValue::Integer(_) | DeValue::Float(_) => "number",
            DeValue::Boolean(_) => "boolean",
            DeValue::Datetime(_) => "date",
            DeValue::Array(_) => "list",
            DeValue::Table(_) => "table",
        };
        self.fault(FaultKind::Type { expected, found })
    }
}

/// `"<title of the course>"`: the gaps of the template stand between angle brackets, which no real value begins and ends with.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    text.starts_with('<') && text.ends_with('>')
}
