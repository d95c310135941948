//! Strict JSON and its canonical form, against two published implementations and the published reader.

use credenza_core::encoding::jcs::canonicalize;
use credenza_core::encoding::json::{Document, Node, Value};

use crate::sentence::sentence;

/// What a lenient reader accepts and this one refuses, each for its reason: see `json::ParseErrorKind`.
const STRICTER: [&str; 5] = ["duplicate_member", "number_not_exact", "number_too_long", "too_large", "too_many_values"];

/// How many values of a document are looked at one by one: each is compared whole, and they nest.
const LOOKED_AT: usize = 300;

/// JSON, or not.
pub(crate) fn jcs(bytes: &[u8]) {
    let theirs = serde_json::from_slice::<Value>(bytes);
    let document = match Document::parse(bytes) {
        Ok(document) => document,
        Err(error) => {
            sentence(&error);
            assert!(error.offset <= bytes.len());
            assert!(theirs.is_err() || STRICTER.contains(&error.code()), "refused, and should not be: {error}");
            return;
        }
    };
    match theirs {
        Ok(theirs) => oracles(document.root(), &theirs),
        // The published reader stops one level earlier.
        Err(error) => assert!(error.to_string().starts_with("recursion limit exceeded"), "accepted, and should not be: {error}"),
    }
    written_again(&document);
    let tree = document.to_value();
    let mut left = LOOKED_AT;
    values(document.root(), &document, &tree, &mut left);
}

/// The canonical form is what the published crates make of what the published reader read.
fn oracles(node: Node<'_>, theirs: &Value) {
    let ours = String::from_utf8(canonicalize(node)).unwrap();
    for (name, oracle) in [("serde_json_canonicalizer", serde_json_canonicalizer::to_vec(theirs)), ("serde_jcs", serde_jcs::to_vec(theirs))]
    {
        assert_eq!(ours, String::from_utf8(oracle.unwrap()).unwrap(), "{name}");
    }
}

/// The canonical form is read as the same document, and is its own canonical form; so is the tree, written out.
fn written_again(document: &Document) {
    let canonical = canonicalize(document.root());
    match Document::parse(&canonical) {
        Ok(again) => {
            assert_eq!(canonicalize(again.root()), canonical, "canonicalising twice is canonicalising once");
            assert!(again == *document, "equal forms, and not equal");
            assert_eq!(again.root().as_written().as_bytes(), canonical);
        }
        // `1e20` is read: a double. ECMAScript writes it as an integer, and an integer as large is refused.
        Err(error) => assert!(error.code() == "number_not_exact", "a canonical form is JSON: {error}"),
    }
    let tree = Document::from_value(&document.to_value()).expect("a tree is JSON");
    assert!(tree == *document && canonicalize(tree.root()) == canonical, "the tree says something else");
}

/// Every value is found by name and by pointer, and means by itself what it means in its place.
fn values(node: Node<'_>, document: &Document, tree: &Value, left: &mut usize) {
    let Some(fewer) = left.checked_sub(1) else { return };
    *left = fewer;
    let pointer = node.pointer_below(document.root());
    let value = node.to_value();
    assert_eq!(tree.pointer(pointer.as_str()), Some(&value), "{pointer:?}");
    oracles(node, &value);
    match Document::parse(node.as_written().as_bytes()) {
        Ok(alone) => assert!(alone == node.to_document() && alone.to_value() == value, "{:?}", node.as_written()),
        Err(error) => panic!("{error}: {:?}", node.as_written()),
    }
    for (name, member) in node.members() {
        assert!(node.get(name) == Some(member), "{name:?}");
        values(member, document, tree, left);
    }
    node.items().for_each(|item| values(item, document, tree, left));
}
