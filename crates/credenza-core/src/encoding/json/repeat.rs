//! What stands in a document a second time is not read again.
//!
//! A proof over JSON has the document's `@context` once more (Data Integrity EdDSA Cryptosuites 1.0 §3.3.1). Where that defines terms itself, as ours does, it is most
//! of what there is to read.

use super::document::{Entry, Kind, NOWHERE, Table};
use std::ops::Range;

/// How long an array or object is, in bytes, to be worth remembering; and how long at most.
///
/// Comparing others with it costs no more than reading them: as far as two texts are the same neither has ended, so whatever is compared is as long as what is the same.
pub(super) const REMEMBERED: Range<u32> = 512..65_536;

/// An array or object that was read, and all that it holds.
#[derive(Clone)]
pub(super) struct Remembered {
    /// Its text.
    pub(super) text: Range<u32>,
    /// Its entries, its own first.
    pub(super) entries: Range<u32>,
    /// What it holds of [`Table::sorted`].
    pub(super) sorted: Range<u32>,
    /// How many values it holds.
    pub(super) values: usize,
    /// How deep arrays and objects nest in it, at most.
    pub(super) levels: usize,
}

impl Table {
    /// Adds the entries of a value whose text stands again, at `start`. Returns whether that is canonical, as it was before.
    pub(super) fn repeat(&mut self, earlier: &Remembered, start: u32) -> bool {
        let first = self.entries.len();
        let text = start - earlier.text.start;
        let entries = first as u32 - earlier.entries.start;
        let sorted = self.sorted.len() as u32 - earlier.sorted.start;
        self.entries.extend_from_within(earlier.entries.start as usize..earlier.entries.end as usize);
        let added = self.entries.get_mut(first..).unwrap_or_default();
        for entry in added.iter_mut() {
            entry.start += text;
            entry.end += text;
            entry.next += entries;
            // The decoded content of a string is the same.
            if entry.kind == Kind::Object && entry.elsewhere != NOWHERE {
                entry.elsewhere += sorted;
            }
        }
        let is_canonical = added.first().is_some_and(|entry: &Entry| entry.canonical);
        let mut from = earlier.sorted.start as usize;
        while from < earlier.sorted.end as usize {
            let count = self.sorted.get(from).copied().unwrap_or_default();
            self.sorted.push(count);
            let names = from + 1..from + 1 + count as usize;
            self.sorted.extend_from_within(names.clone());
            let added = self.sorted.len() - names.len();
            self.sorted.iter_mut().skip(added).for_each(|name| *name += entries);
            from = names.end;
        }
        is_canonical
    }
}

#[cfg(test)]
mod tests {
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
