//! The JSON Canonicalization Scheme (RFC 8785), from the text of a document without a tree in between.
//!
//! Parsing has already found which values stand in the document in their canonical form: these are copied as they are, whole subtrees at once. The rest is put
//! together member by member.

use super::json::{Kind, Member, Node, plain_run};
use std::cmp::Ordering;

/// The canonical form of a value: UTF-8, members sorted by UTF-16 code units, numbers as ECMAScript writes them, nothing between the tokens.
///
/// The form is exact: two documents have the same form only if they say the same. (Integers that a double cannot hold were refused when it was read.)
pub fn canonicalize(node: Node<'_>) -> Vec<u8> {
    let mut form = Vec::with_capacity(node.as_written().len());
    write(node, &mut form);
    form
}

/// Appends the canonical form of a value. It recurses no deeper than documents nest ([`super::json::MAX_DEPTH`]).
pub fn write(node: Node<'_>, form: &mut Vec<u8>) {
    if let Some(written) = node.as_canonical() {
        form.extend_from_slice(written.as_bytes());
        return;
    }
    match node.kind() {
        Kind::Object => {
            let mut object = ObjectWriter::begin(form);
            for member in node.sorted_members() {
                object.member(member);
            }
            object.end();
        }
        Kind::Array => write_array(node.items(), form),
        Kind::String => write_string(node.as_str().unwrap_or_default(), form),
        Kind::Number => write_number(node.as_f64().unwrap_or_default(), form),
        // These have one spelling each.
        Kind::Null | Kind::Bool => {}
    }
}

/// The canonical form of an object that is like another one but for some members; `change` says what stands in the place of each: by its name, the value.
///
/// A member of the document stays where it is in the order, so no sorting is needed.
pub(crate) fn canonicalize_changed<'d>(node: Node<'d>, change: impl Fn(&str) -> Change<'d>) -> Vec<u8> {
    let mut form = Vec::with_capacity(node.as_written().len());
    let mut object = ObjectWriter::begin(&mut form);
    for member in node.sorted_members() {
        match change(member.name().as_str().unwrap_or_default()) {
            Change::Keep => object.member(member),
            Change::Omit => {}
            Change::Value(value) => {
                object.name(member);
                write(value, object.form);
            }
            Change::Items(items) => {
                object.name(member);
                write_array(items.iter().copied(), object.form);
            }
        }
    }
    object.end();
    form
}

/// What stands in the place of a member.
pub(crate) enum Change<'d> {
    /// The member as it is.
    Keep,
    /// Nothing.
    Omit,
    /// Another value.
    Value(Node<'d>),
    /// An array of these.
    Items(&'d [Node<'d>]),
}

/// An object under way, its members in canonical order.
struct ObjectWriter<'f> {
    form: &'f mut Vec<u8>,
    separator: u8,
}

impl<'f> ObjectWriter<'f> {
    fn begin(form: &'f mut Vec<u8>) -> Self {
        Self { form, separator: b'{' }
    }

    fn member(&mut self, member: Member<'_>) {
        match member.as_canonical() {
            Some(written) => {
                self.separate();
                self.form.extend_from_slice(written.as_bytes());
            }
            None => {
                self.name(member);
                write(member.value(), self.form);
            }
        }
    }

    fn name(&mut self, member: Member<'_>) {
        self.separate();
        write(member.name(), self.form);
        self.form.push(b':');
    }

    fn separate(&mut self) {
        self.form.push(self.separator);
        self.separator = b',';
    }

    fn end(self) {
        if self.separator == b'{' {
            self.form.push(b'{');
        }
        self.form.push(b'}');
    }
}

fn write_array<'d>(items: impl Iterator<Item = Node<'d>>, form: &mut Vec<u8>) {
    form.push(b'[');
    for (index, item) in items.enumerate() {
        if index > 0 {
            form.push(b',');
        }
        write(item, form);
    }
    form.push(b']');
}

/// RFC 8785 §3.2.2.2: only what JSON must escape is escaped, in the shortest way.
pub(crate) fn write_string(text: &str, form: &mut Vec<u8>) {
    form.push(b'"');
    let mut rest = text.as_bytes();
    loop {
        let (plain, special) = rest.split_at_checked(plain_run(rest)).unwrap_or((rest, &[]));
        form.extend_from_slice(plain);
        let Some((byte, behind)) = special.split_first() else { break };
        match byte {
            b'"' => form.extend_from_slice(b"\\\""),
            b'\\' => form.extend_from_slice(b"\\\\"),
            0x08 => form.extend_from_slice(b"\\b"),
            b'\t' => form.extend_from_slice(b"\\t"),
            b'\n' => form.extend_from_slice(b"\\n"),
            0x0c => form.extend_from_slice(b"\\f"),
            b'\r' => form.extend_from_slice(b"\\r"),
            control => {
                let digit = |value: u8| char::from_digit(u32::from(value), 16).map_or(b'0', |digit| digit as u8);
                form.extend_from_slice(&[b'\\', b'u', b'0', b'0', digit(control >> 4), digit(control & 0xf)]);
            }
        }
        rest = behind;
    }
    form.push(b'"');
}

/// RFC 8785 §3.2.2.3: as ECMAScript writes the double.
pub(crate) fn write_number(value: f64, form: &mut Vec<u8>) {
    form.extend_from_slice(ryu_js::Buffer::new().format_finite(value).as_bytes());
}

/// The order of member names, in UTF-8: by UTF-16 code units (RFC 8785 §3.2.3).
///
/// UTF-8 orders as code points do. UTF-16 differs in one way: the characters from U+10000 on begin with a surrogate and so come before U+E000 to U+FFFF. In the first
/// byte in which two names differ, these begin with 0xEE or 0xEF, and those with 0xF0 or more.
pub(crate) fn compare_names(one: &[u8], other: &[u8]) -> Ordering {
    match one.iter().zip(other).find(|(one, other)| one != other) {
        None => one.len().cmp(&other.len()),
        Some((one, other)) => name_rank(*one).cmp(&name_rank(*other)),
    }
}

/// Where a byte of a name stands among those that may stand in its place.
pub(crate) fn name_rank(byte: u8) -> u8 {
    if matches!(byte, 0xee | 0xef) { byte + 0x10 } else { byte }
}

#[cfg(test)]
mod tests {
    use super::{canonicalize, compare_names};
    use crate::encoding::json::{Document, Value};
    use proptest::prelude::*;

    fn canonical(text: &str) -> String {
        String::from_utf8(canonicalize(Document::parse(text.as_bytes()).unwrap().root())).unwrap()
    }

    #[test]
    fn members_are_sorted_by_utf16_code_units() {
        assert_eq!(canonical("{\"\u{fb33}\":1,\"\u{1f600}\":2,\"a\":3}"), "{\"a\":3,\"\u{1f600}\":2,\"\u{fb33}\":1}");
        assert_eq!(canonical(r#"{"\\a":1,"\u005c":2}"#), r#"{"\\":2,"\\a":1}"#);
    }

    #[test]
    fn numbers_are_written_as_ecmascript_does() {
        assert_eq!(canonical("[3.0, -0, -0.0, 1e21, 1e-7, 0.000001, 5e-324, 10, -7]"), "[3,0,0,1e+21,1e-7,0.000001,5e-324,10,-7]");
    }

    #[test]
    fn what_is_canonical_already_stays_and_nothing_else_does() {
        for (text, form) in [
            (r#"{"a":1,"b":{"c":[true,null,"x"]}}"#, r#"{"a":1,"b":{"c":[true,null,"x"]}}"#),
            (r#"{"b":{"z":1,"y":2},"a":1}"#, r#"{"a":1,"b":{"y":2,"z":1}}"#),
            (r#"{"a" :1}"#, r#"{"a":1}"#),
            (r#"{"a": 1}"#, r#"{"a":1}"#),
            (r#"{ "a":1}"#, r#"{"a":1}"#),
            (r#"{"a":1 }"#, r#"{"a":1}"#),
            (r#"{"a":1, "b":2}"#, r#"{"a":1,"b":2}"#),
            ("[ ]", "[]"),
            ("{ }", "{}"),
            ("[1 ,2]", "[1,2]"),
            ("[1, 2]", "[1,2]"),
            ("[ 1]", "[1]"),
            ("[1\n]", "[1]"),
            (r#"["\/\u00e9\u0001\n\"\\"]"#, r#"["/é\u0001\n\"\\"]"#),
            (r#"{"\u0061":1,"\n":"\n"}"#, r#"{"\n":"\n","a":1}"#),
            (r#"[1.0,-0,"x"]"#, r#"[1,0,"x"]"#),
            (" 1 ", "1"),
        ] {
            assert_eq!(canonical(text), form, "{text}");
        }
    }

    fn json() -> impl Strategy<Value = Value> {
        let text = || prop_oneof!["[a-c]{0,2}", any::<String>(), "[\u{0}-\u{40}\u{e000}-\u{e002}\u{ffff}\u{10000}\u{10ffff}\"\\\\]{0,4}"];
        let number = prop_oneof![
            any::<i32>().prop_map(Value::from),
            any::<f64>().prop_filter("finite", |number| number.is_finite()).prop_map(Value::from),
            any::<u64>().prop_map(f64::from_bits).prop_filter("finite", |number| number.is_finite()).prop_map(Value::from)
        ];
        let leaf = prop_oneof![Just(Value::Null), any::<bool>().prop_map(Value::from), number, text().prop_map(Value::from)];
        leaf.prop_recursive(5, 60, 8, move |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                proptest::collection::vec((text(), inner), 0..6).prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn names_are_ordered_as_their_utf16(one in "[a-c\u{7f}-\u{81}\u{d7ff}\u{e000}\u{ffff}\u{10000}\u{10ffff}]{0,4}", other in "[a-c\u{d7ff}\u{e000}\u{ffff}\u{10000}\u{10ffff}]{0,4}") {
            prop_assert_eq!(compare_names(one.as_bytes(), other.as_bytes()), one.encode_utf16().cmp(other.encode_utf16()));
        }

        /// Two published crates agree with ours, from the compact and from the indented form; and the form is its own.
        #[test]
        fn published_crates_agree(value in json()) {
            for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
                let Ok(document) = Document::parse(text.as_bytes()) else { return Err(TestCaseError::reject("an integer beyond 2^53")) };
                let form = canonicalize(document.root());
                prop_assert_eq!(String::from_utf8_lossy(&form), String::from_utf8(serde_json_canonicalizer::to_vec(&document.to_value()).unwrap()).unwrap());
                prop_assert_eq!(String::from_utf8_lossy(&form), serde_jcs::to_string(&document.to_value()).unwrap());
                // Doubles from 2^53 to 10^21 are written as integers by RFC 8785 and refused by the parser as such.
                match Document::parse(&form) {
                    Ok(again) => {
                        prop_assert_eq!(&again, &document);
                        prop_assert_eq!(canonicalize(again.root()), form);
                    }
                    Err(error) => prop_assert_eq!(error.code(), "number_not_exact"),
                }
            }
        }
    }
}
