//! A document as one table over its own bytes: nothing is copied out of it, and nothing is read twice.
//!
//! Parsing writes one [`Entry`] for each value and each member name, in the order of the text. A [`Node`] is a place in that table. Texts without escapes are
//! slices of the document; the others were decoded once into a buffer beside it.

use super::repeat::Familiar;
use super::{MAX_SAFE_INTEGER, Number, ParseError, Pointer, Value, parser, writer};
use crate::encoding::jcs::compare_names;
use serde_core::ser::{Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

/// A JSON document, or one value inside it, that strict parsing has read. Cloning shares the text. The default is `null`.
#[derive(Clone, Default)]
pub struct Document {
    table: Arc<Table>,
    root: u32,
}

/// A value of a [`Document`].
#[derive(Clone, Copy)]
pub struct Node<'d> {
    table: &'d Arc<Table>,
    index: u32,
}

/// What kind of value a [`Node`] is. RFC 8259 §3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// The text of a document and what stands where in it.
#[derive(Default)]
pub(super) struct Table {
    pub(super) text: Box<str>,
    pub(super) entries: Vec<Entry>,
    /// Of objects whose members do not stand in canonical order, and of large ones, the number of members and then their names, sorted.
    pub(super) sorted: Vec<u32>,
    /// The content of strings with escapes, decoded, one after the other, and where each begins and ends.
    pub(super) decoded: String,
    pub(super) decoded_ranges: Vec<(u32, u32)>,
}

/// A value, or the name of a member. Offsets are in bytes; a document is shorter than 4 GiB ([`super::MAX_BYTES`]).
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) kind: Kind,
    /// Whether the text between `start` and `end` is the canonical form of the value (RFC 8785).
    pub(super) canonical: bool,
    pub(super) start: u32,
    pub(super) end: u32,
    /// The entry after this value and all that is in it; of a name, the entry after its value.
    pub(super) next: u32,
    /// Of a string with escapes its range in `decoded_ranges`, of an object that is listed there its place in `sorted`; else [`NOWHERE`].
    pub(super) elsewhere: u32,
}

/// How many members an object may have to be looked up in by walking it, which is faster: names mostly differ in length. Larger ones are listed in order and searched,
/// or whoever names a thousand members could make a reader walk them a thousand times.
pub(super) const WALKED: usize = 16;

/// No place beside the text.
pub(super) const NOWHERE: u32 = u32::MAX;

impl Document {
    /// Reads one JSON document. See [`super::parse`] for what is refused.
    ///
    /// # Errors
    /// [`ParseError`] with the place.
    pub fn parse(bytes: &[u8]) -> Result<Self, ParseError> {
        Self::parse_with(bytes, None)
    }

    /// The same, where a text that is known may stand in it.
    ///
    /// # Errors
    /// Those of [`Self::parse`].
    pub(crate) fn parse_with(bytes: &[u8], familiar: Option<&Familiar>) -> Result<Self, ParseError> {
        Ok(Self { table: Arc::new(parser::table(bytes, familiar)?.0), root: 0 })
    }

    /// A document of a value that was put together by hand. It must pass as if it had arrived.
    ///
    /// # Errors
    /// [`ParseError`], whose offsets count in the value's compact form.
    pub fn from_value(value: &Value) -> Result<Self, ParseError> {
        Self::parse(value.to_string().as_bytes())
    }

    /// The value.
    pub fn root(&self) -> Node<'_> {
        Node { table: &self.table, index: self.root }
    }

    /// The value as a tree.
    pub fn to_value(&self) -> Value {
        self.root().to_value()
    }

    /// Where the value with this number stands: a number of [`Node::index`].
    pub(crate) fn pointer_of(&self, number: u32) -> Option<Pointer> {
        self.table.entries.get(number as usize)?;
        Some(Node { table: &self.table, index: number }.pointer_below(self.root()))
    }

    /// The value with this number: a number of [`Node::index`].
    pub(crate) fn node_of(&self, number: u32) -> Option<Node<'_>> {
        self.table.entries.get(number as usize)?;
        Some(Node { table: &self.table, index: number })
    }

    /// The object with one member more, which it does not have yet.
    ///
    /// # Errors
    /// [`ParseError`] where it is too large then, or has that member.
    pub(crate) fn with_member(&self, name: &str, value: &Self) -> Result<Self, ParseError> {
        Self::parse(&writer::with_member(self.root(), name, value.root().as_written().as_bytes()))
    }

    /// Whether both are the same place in the same text.
    pub(crate) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.table, &other.table) && self.root == other.root
    }
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.is(other) || self.root() == other.root()
    }
}

impl fmt::Debug for Document {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root().fmt(formatter)
    }
}

impl<'d> Node<'d> {
    /// What kind of value it is.
    pub fn kind(self) -> Kind {
        self.entry().kind
    }

    /// Whether it is `null`.
    pub fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    /// Whether it is a string.
    pub fn is_string(self) -> bool {
        self.kind() == Kind::String
    }

    /// Whether it is an array.
    pub fn is_array(self) -> bool {
        self.kind() == Kind::Array
    }

    /// Whether it is an object.
    pub fn is_object(self) -> bool {
        self.kind() == Kind::Object
    }

    /// The text of a string, escapes undone.
    pub fn as_str(self) -> Option<&'d str> {
        let entry = self.entry();
        (entry.kind == Kind::String).then(|| self.table.content(entry))
    }

    /// `true` or `false`.
    pub fn as_bool(self) -> Option<bool> {
        (self.kind() == Kind::Bool).then(|| self.as_written().starts_with('t'))
    }

    /// A number as the nearest double.
    pub fn as_f64(self) -> Option<f64> {
        if self.kind() == Kind::Number { self.as_written().parse().ok() } else { None }
    }

    /// A number that is a whole one and not negative, within 2^53−1, however it was spelled.
    pub fn as_u64(self) -> Option<u64> {
        exact_integer(self.as_f64()?).and_then(|integer| u64::try_from(integer).ok())
    }

    /// The member of that name, of an object.
    pub fn get(self, name: &str) -> Option<Self> {
        let entry = self.entry();
        if entry.kind != Kind::Object {
            return None;
        }
        let names = self.table.sorted_names(entry);
        // A small one: walking it is faster than searching.
        if names.len() > WALKED {
            let place =
                names.binary_search_by(|member| compare_names(self.table.content(self.table.entry(*member)).as_bytes(), name.as_bytes()));
            let member = names.get(place.ok()?)?;
            return Some(Node { table: self.table, index: member + 1 });
        }
        let mut at = self.index + 1;
        while at < entry.next {
            let member = self.table.entry(at);
            if self.table.is_named(member, name) {
                return Some(Node { table: self.table, index: at + 1 });
            }
            at = member.next;
        }
        None
    }

    /// The members of an object in the order of the document; of anything else, none.
    pub fn members(self) -> Members<'d> {
        let entry = self.entry();
        let first = self.index + 1;
        Members { table: self.table, position: first, end: if entry.kind == Kind::Object { entry.next } else { first } }
    }

    /// The items of an array in their order; of anything else, none.
    pub fn items(self) -> Items<'d> {
        let entry = self.entry();
        let first = self.index + 1;
        Items { table: self.table, position: first, end: if entry.kind == Kind::Array { entry.next } else { first } }
    }

    /// The items of an array, or the one value that stands for an array of one, each with its step below the place of this value.
    pub fn one_or_many(self) -> impl Iterator<Item = (Option<usize>, Self)> {
        let one = (!self.is_array()).then_some((None, self));
        one.into_iter().chain(self.items().enumerate().map(|(index, item)| (Some(index), item)))
    }

    /// The value with the text that it stands in.
    pub fn to_document(self) -> Document {
        Document { table: Arc::clone(self.table), root: self.index }
    }

    /// The value as a tree. A number that is an integer within ±(2^53−1) becomes one however it was spelled; −0 becomes 0.
    pub fn to_value(self) -> Value {
        // Nothing in it can fail to be a value: names are texts, numbers are finite.
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Where the value stands below `root`. RFC 6901.
    pub fn pointer_below(self, root: Self) -> Pointer {
        root.pointer_behind(Pointer::root(), self.index).unwrap_or_default()
    }

    /// The value as it stands in the document.
    pub fn as_written(self) -> &'d str {
        self.table.slice(self.entry())
    }

    /// The canonical form, where that is what stands in the document.
    pub(in crate::encoding) fn as_canonical(self) -> Option<&'d str> {
        self.entry().canonical.then(|| self.as_written())
    }

    /// The members of an object sorted by name as UTF-16 code units.
    pub(in crate::encoding) fn sorted_members(self) -> impl Iterator<Item = Member<'d>> {
        let entry = self.entry();
        let permuted = self.table.sorted_names(entry).iter();
        let in_order = if entry.elsewhere == NOWHERE { self.members() } else { Members { position: 0, end: 0, ..self.members() } };
        let table = self.table;
        in_order.names().chain(permuted.copied()).map(move |name| Member { table, name })
    }

    /// The place of the value in the table of its document.
    pub(crate) fn index(self) -> u32 {
        self.index
    }

    /// The places in that table of the value and of all that is in it.
    pub(crate) fn range(self) -> std::ops::Range<u32> {
        self.index..self.entry().next
    }

    /// How many values and names of members stand in it.
    pub(crate) fn count_below(self) -> usize {
        self.entry().next.saturating_sub(self.index + 1) as usize
    }

    /// Whether both stand in the same document.
    pub(crate) fn is_beside(self, other: Node<'_>) -> bool {
        Arc::ptr_eq(self.table, other.table)
    }

    /// Where a value stands that this one holds, by its place in the table; `pointer` leads here.
    pub(crate) fn pointer_behind(self, mut pointer: Pointer, index: u32) -> Option<Pointer> {
        let holds = |node: &Self| (node.index..node.entry().next).contains(&index);
        let mut at = Some(self).filter(holds)?;
        while at.index != index {
            if let Some((name, value)) = at.members().find(|(_, value)| holds(value)) {
                pointer.push_key(name);
                at = value;
            } else {
                let (place, item) = at.items().enumerate().find(|(_, item)| holds(item))?;
                pointer.push_index(place);
                at = item;
            }
        }
        Some(pointer)
    }

    fn entry(self) -> &'d Entry {
        self.table.entry(self.index)
    }
}

/// What [`Node::to_value`] says, without the tree.
impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.kind() {
            Kind::Null => serializer.serialize_unit(),
            Kind::Bool => serializer.serialize_bool(self.as_bool().unwrap_or_default()),
            Kind::Number => self.as_f64().and_then(number_of).serialize(serializer),
            Kind::String => serializer.serialize_str(self.as_str().unwrap_or_default()),
            Kind::Array => serializer.collect_seq(self.items()),
            Kind::Object => serializer.collect_map(self.members()),
        }
    }
}

/// Two values are the same if their canonical forms are: the order of members and the spelling of numbers and strings do not count.
impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        // The same text says the same, canonical or not.
        if self.as_written() == other.as_written() {
            return true;
        }
        if self.as_canonical().is_some() && other.as_canonical().is_some() {
            return false;
        }
        self.kind() == other.kind()
            && match self.kind() {
                // Each has one spelling, and it is another one.
                Kind::Null | Kind::Bool => false,
                Kind::Number => self.as_f64() == other.as_f64(),
                Kind::String => self.as_str() == other.as_str(),
                Kind::Array => self.items().eq(other.items()),
                Kind::Object => self.sorted_members().eq(other.sorted_members()),
            }
    }
}

/// The value as it stands in the document.
impl fmt::Debug for Node<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_written())
    }
}

/// A member of an object: its name and its value.
#[derive(Clone, Copy)]
pub(in crate::encoding) struct Member<'d> {
    table: &'d Arc<Table>,
    name: u32,
}

impl PartialEq for Member<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.name().as_str() == other.name().as_str() && self.value() == other.value()
    }
}

impl<'d> Member<'d> {
    pub(in crate::encoding) fn name(self) -> Node<'d> {
        Node { table: self.table, index: self.name }
    }

    pub(in crate::encoding) fn value(self) -> Node<'d> {
        Node { table: self.table, index: self.name + 1 }
    }

    /// Name, colon and value, where what stands in the document is canonical and nothing stands between.
    pub(in crate::encoding) fn as_canonical(self) -> Option<&'d str> {
        let (name, value) = (self.name().entry(), self.value().entry());
        let adjacent = name.canonical && value.canonical && name.end + 1 == value.start;
        if adjacent { self.table.text.get(name.start as usize..value.end as usize) } else { None }
    }
}

/// The members of an object, in the order of the document.
#[derive(Clone)]
pub struct Members<'d> {
    table: &'d Arc<Table>,
    position: u32,
    end: u32,
}

impl<'d> Members<'d> {
    fn names(mut self) -> impl Iterator<Item = u32> {
        std::iter::from_fn(move || self.next_name())
    }

    fn next_name(&mut self) -> Option<u32> {
        (self.position < self.end).then(|| {
            let name = self.position;
            self.position = self.table.entry(name).next;
            name
        })
    }
}

impl<'d> Iterator for Members<'d> {
    type Item = (&'d str, Node<'d>);

    fn next(&mut self) -> Option<Self::Item> {
        let name = self.next_name()?;
        Some((self.table.content(self.table.entry(name)), Node { table: self.table, index: name + 1 }))
    }
}

/// The items of an array.
#[derive(Clone)]
pub struct Items<'d> {
    table: &'d Arc<Table>,
    position: u32,
    end: u32,
}

impl<'d> Iterator for Items<'d> {
    type Item = Node<'d>;

    fn next(&mut self) -> Option<Self::Item> {
        (self.position < self.end).then(|| {
            let item = Node { table: self.table, index: self.position };
            self.position = item.entry().next;
            item
        })
    }
}

impl Table {
    /// An entry that the parser wrote. Its places are its own, so there always is one.
    pub(super) fn entry(&self, index: u32) -> &Entry {
        const NOTHING: &Entry = &Entry { kind: Kind::Null, canonical: false, start: 0, end: 0, next: u32::MAX, elsewhere: NOWHERE };
        self.entries.get(index as usize).unwrap_or(NOTHING)
    }

    /// The characters of a string.
    pub(super) fn content(&self, entry: &Entry) -> &str {
        match self.decoded_ranges.get(entry.elsewhere as usize) {
            Some((start, end)) => self.decoded.get(*start as usize..*end as usize),
            None => self.text.get(entry.start as usize + 1..(entry.end as usize).saturating_sub(1)),
        }
        .unwrap_or_default()
    }

    /// The names of an object that is listed in `sorted`; of any other entry, none.
    fn sorted_names(&self, entry: &Entry) -> &[u32] {
        let listed = if entry.kind == Kind::Object { self.sorted.get(entry.elsewhere as usize..) } else { None };
        let (count, names) = listed.and_then(<[u32]>::split_first).unwrap_or((&0, &[]));
        names.get(..*count as usize).unwrap_or_default()
    }

    /// Whether a name is this one. Most are told apart by their length.
    #[inline]
    fn is_named(&self, entry: &Entry, name: &str) -> bool {
        if entry.elsewhere != NOWHERE {
            return self.content(entry) == name;
        }
        let (start, end) = (entry.start as usize, entry.end as usize);
        end.wrapping_sub(start) == name.len() + 2 && self.text.as_bytes().get(start + 1..end - 1) == Some(name.as_bytes())
    }

    fn slice(&self, entry: &Entry) -> &str {
        self.text.get(entry.start as usize..entry.end as usize).unwrap_or_default()
    }
}

/// A finite number as a tree holds it: an integer where it is one within ±(2^53−1).
pub(in crate::encoding) fn number_of(value: f64) -> Option<Number> {
    exact_integer(value).map(Number::from).or_else(|| Number::from_f64(value))
}

/// `value` as an integer if it is one within ±(2^53−1); −0 becomes 0.
fn exact_integer(value: f64) -> Option<i64> {
    let bound = MAX_SAFE_INTEGER as f64;
    (value.trunc() == value && (-bound..=bound).contains(&value)).then_some(value as i64)
}
