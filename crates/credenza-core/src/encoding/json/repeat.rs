//! What stands in a document a second time, or in every document, is not read again.
//!
//! A proof over JSON has the document's `@context` once more (Data Integrity EdDSA Cryptosuites 1.0 §3.3.1). Where that defines terms itself, as ours does, it is most
//! of what there is to read.

use super::document::{Entry, Kind, NOWHERE, Table};
use super::parser;
use std::ops::Range;

/// How long an array or object is, in bytes, to be worth remembering; and how long at most.
///
/// Comparing others with it costs no more than reading them: as far as two texts are the same neither has ended, so whatever is compared is as long as what is the same.
pub(super) const REMEMBERED: Range<u32> = 512..65_536;

/// What there has to be room for where a value is not read but taken from elsewhere.
#[derive(Clone, Copy)]
pub(super) struct Size {
    /// How many values it holds besides itself.
    pub(super) values: usize,
    /// How deep arrays and objects nest in it, at most.
    pub(super) levels: usize,
}

/// An array or object that was read, and all that it holds.
#[derive(Clone)]
pub(super) struct Remembered {
    /// Its text.
    pub(super) text: Range<u32>,
    /// Its entries, its own first.
    pub(super) entries: Range<u32>,
    /// What it holds of [`Table::sorted`].
    pub(super) sorted: Range<u32>,
    pub(super) size: Size,
}

impl Remembered {
    /// Where its text stands in the document.
    pub(super) fn place(&self) -> Range<usize> {
        self.text.start as usize..self.text.end as usize
    }
}

/// An array or object that stands in many documents, letter by letter, and was read beforehand.
pub(crate) struct Familiar {
    table: Table,
    size: Size,
}

impl Familiar {
    /// A value of that text. None where it is no array or object with nothing around it, or where a string in it has escapes, which would have to be decoded in each
    /// document again.
    pub(crate) fn of(text: &[u8]) -> Option<Self> {
        let (table, size) = parser::table(text, None).ok()?;
        let root = table.entries.first().filter(|root| matches!(root.kind, Kind::Object | Kind::Array))?;
        let is_alone = root.start == 0 && root.end as usize == text.len();
        (is_alone && table.decoded_ranges.is_empty()).then_some(Self { table, size })
    }

    pub(super) fn text(&self) -> &[u8] {
        self.table.text.as_bytes()
    }

    pub(super) fn size(&self) -> Size {
        self.size
    }
}

impl Table {
    /// Adds the entries of a value whose text stands again, at `start`. Returns whether that is canonical, as it was before.
    pub(super) fn repeat(&mut self, earlier: &Remembered, start: u32) -> bool {
        let (first, first_sorted) = (self.entries.len(), self.sorted.len());
        self.entries.extend_from_within(earlier.entries.start as usize..earlier.entries.end as usize);
        self.sorted.extend_from_within(earlier.sorted.start as usize..earlier.sorted.end as usize);
        let moved = Moved {
            text: start - earlier.text.start,
            entries: first as u32 - earlier.entries.start,
            sorted: first_sorted as u32 - earlier.sorted.start,
        };
        self.adjust(first, first_sorted, &moved)
    }

    /// The same for a value that was read beforehand.
    pub(super) fn copy(&mut self, familiar: &Familiar, start: u32) -> bool {
        let (first, first_sorted) = (self.entries.len(), self.sorted.len());
        self.entries.extend_from_slice(&familiar.table.entries);
        self.sorted.extend_from_slice(&familiar.table.sorted);
        self.adjust(first, first_sorted, &Moved { text: start, entries: first as u32, sorted: first_sorted as u32 })
    }

    /// Makes entries of what was copied from another place, `first` and behind it; says whether the value stands there in its canonical form.
    fn adjust(&mut self, first: usize, first_sorted: usize, moved: &Moved) -> bool {
        let copied = self.entries.get_mut(first..).unwrap_or_default();
        for entry in copied.iter_mut() {
            entry.start += moved.text;
            entry.end += moved.text;
            entry.next += moved.entries;
            // The decoded content of a string is the same.
            if entry.kind == Kind::Object && entry.elsewhere != NOWHERE {
                entry.elsewhere += moved.sorted;
            }
        }
        let is_canonical = copied.first().is_some_and(|entry: &Entry| entry.canonical);
        // A number of members, then so many names, again and again.
        let mut names = 0;
        for place in self.sorted.get_mut(first_sorted..).unwrap_or_default() {
            if names == 0 {
                names = *place;
            } else {
                *place += moved.entries;
                names -= 1;
            }
        }
        is_canonical
    }
}

/// How far what was copied stands from where it was read.
struct Moved {
    text: u32,
    entries: u32,
    sorted: u32,
}

#[cfg(test)]
mod tests {
    use super::Familiar;
    use crate::encoding::jcs;
    use crate::encoding::json::{Document, MAX_DEPTH, MAX_VALUES, Node};

    fn parsed(text: &str) -> Document {
        Document::parse(text.as_bytes()).unwrap()
    }

    /// Everything that there is to know of a value, however it was read.
    fn all_of(node: Node<'_>) -> String {
        let members = node.members().map(|(name, value)| format!("{name:?}:{}{}", all_of(node.get(name).unwrap()), value.as_written()));
        let items = node.items().map(all_of);
        let inside: Vec<_> = members.chain(items).collect();
        let canonical = String::from_utf8(jcs::canonicalize(node)).unwrap();
        format!("{:?}{:?}{}{canonical}{inside:?}", node.kind(), node.as_str(), node.as_written())
    }

    /// Members in order and out of order, more of them than are walked, escapes in names and texts, spaces.
    fn values() -> Vec<String> {
        let long = "x".repeat(520);
        let many: Vec<_> = (0..40).map(|index| format!("\"name {}\":{{\"b\":[{index}],\"a\":null}}", index * 7 % 40)).collect();
        vec![
            format!("[\"{long}\"]"),
            format!("{{{}}}", many.join(",")),
            format!("{{\"b\\u0062\":\"\\n{long}\",\"a\\n\":[1.50, true,{{\"z\":\"\\/\",\"\\u0079\":{{}}}}], \"c\":[]}}"),
            format!("[[{{\"@context\":{{{}}}}}],{{\"z\":1,\"y\":\"é{long}\"}}]", many.join(" , ")),
        ]
    }

    #[test]
    fn what_is_repeated_is_what_is_read() {
        for value in values() {
            let alone = all_of(parsed(&value).root());
            let document = parsed(&format!(
                "{{\"o\":{{\"q\":1,\"p\":0}},\"a\":{value},\"\\u0001\":\"\\t\",\"d\":[{value},{{\"c\":{value},\"b\":1}},[2]],\"e\":3}}"
            ));
            let root = document.root();
            let found: Vec<_> =
                [root.get("a"), root.get("d").unwrap().items().next(), root.get("d").unwrap().items().nth(1).unwrap().get("c")]
                    .into_iter()
                    .map(Option::unwrap)
                    .collect();
            for (node, place) in found.iter().zip(["/a", "/d/0", "/d/1/c"]) {
                assert_eq!(all_of(*node), alone);
                assert_eq!(node.pointer_below(root).as_str(), place);
                assert_eq!(parsed(node.as_written()), node.to_document());
                // A member that is looked for is its own, and not that of the text before.
                for (name, member) in node.members() {
                    assert_eq!(node.get(name).unwrap().pointer_below(root), member.pointer_below(root));
                }
            }
            assert_eq!(root.get("d").unwrap().items().count(), 3);
            assert_eq!(root.get("e").unwrap().as_u64(), Some(3));
        }
    }

    /// What was read beforehand takes the same room as what is read.
    #[test]
    fn no_limit_is_stepped_over_by_what_is_familiar() {
        let familiar = Familiar::of(br#"{"b":{"z":[],"y":{}},"a":[1,[2,["x"]]]}"#).unwrap();
        let text = std::str::from_utf8(familiar.text()).unwrap();
        assert_eq!((familiar.size().values, familiar.size().levels), (9, 3));
        let both = |text: String| {
            let (known, unknown) = (Document::parse_with(text.as_bytes(), Some(&familiar)), Document::parse(text.as_bytes()));
            assert_eq!(known.as_ref().map(Document::to_value), unknown.as_ref().map(Document::to_value));
            unknown.map_err(|error| error.code())
        };
        let at = |depth: usize| format!("{}{text}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(both(at(MAX_DEPTH - 4)).is_ok());
        assert_eq!(both(at(MAX_DEPTH - 3)).unwrap_err(), "too_deep");
        let behind = |zeros: usize| format!("[{}{text}]", "0,".repeat(zeros));
        assert!(Document::parse_with(behind(MAX_VALUES - 11).as_bytes(), Some(&familiar)).is_ok());
        let error = |familiar| Document::parse_with(behind(MAX_VALUES - 10).as_bytes(), familiar).map(|_| ()).unwrap_err();
        assert_eq!(error(Some(&familiar)), error(None));
        assert_eq!(error(None).code(), "too_many_values");
    }

    #[test]
    fn what_is_familiar_stands_alone_and_needs_no_decoding() {
        for text in [&br#""x""#[..], b" {}", b"{} ", br#"["\n"]"#, br#"{"\u0061":1}"#, b"{", b""] {
            assert!(Familiar::of(text).is_none(), "{}", text.escape_ascii());
        }
        assert!(Familiar::of(b"[]").is_some());
    }

    /// One byte more or another one, and it is another value.
    #[test]
    fn only_the_same_text_is_repeated() {
        for value in values() {
            let other = value.replacen("x", "y", 1).replacen("null", "true", 1);
            let document = parsed(&format!("[{value},{other},{value}]"));
            let items: Vec<_> = document.root().items().map(all_of).collect();
            assert_eq!(items, [&value, &other, &value].map(|value| all_of(parsed(value).root())));
        }
    }

    /// The limits hold for what is repeated: the fault is the same where nothing can be, because the first differs from the second.
    #[test]
    fn no_limit_is_stepped_over() {
        let error = |text: String| Document::parse(text.as_bytes()).map(|_| ()).unwrap_err();
        let nested = |levels: usize, letter: &str| format!("{}\"{}\"{}", "[".repeat(levels), letter.repeat(600), "]".repeat(levels));
        for levels in [1, 60, 126] {
            let room = MAX_DEPTH - levels - 1;
            let with = |letter: &str, outer: usize| {
                format!("[{},{}{}{}]", nested(levels, letter), "[".repeat(outer), nested(levels, "x"), "]".repeat(outer))
            };
            assert!(Document::parse(with("x", room).as_bytes()).is_ok());
            assert_eq!(error(with("x", room + 1)), error(with("y", room + 1)));
            assert_eq!(error(with("x", room + 1)).code(), "too_deep");
        }
        // A value that holds the same one twice is as deep as the deeper of them, and is repeated itself.
        let twice = |letter: &str| format!("[{},{}{}{}]", nested(60, letter), "[".repeat(30), nested(60, letter), "]".repeat(30));
        let holding = |letter: &str, outer: usize| format!("[{},{}{}{}]", twice(letter), "[".repeat(outer), twice("x"), "]".repeat(outer));
        let room = MAX_DEPTH - 92;
        assert!(Document::parse(holding("x", room).as_bytes()).is_ok());
        assert_eq!(error(holding("x", room + 1)), error(holding("y", room + 1)));
        assert_eq!(error(holding("x", room + 1)).code(), "too_deep");
        let full = |letter: &str, zeros: usize| {
            let value = |letter: &str| format!("[\"{}\"{}]", letter.repeat(600), ",0".repeat(1_000));
            format!("[{}{},{}]", value(letter), ",0".repeat(zeros), value("x"))
        };
        // Each of the two has 1,002 values, the whole is one.
        let room = MAX_VALUES - 2 * 1_002 - 1;
        assert!(Document::parse(full("x", room).as_bytes()).is_ok());
        assert_eq!(error(full("x", room + 1)), error(full("y", room + 1)));
    }
}
