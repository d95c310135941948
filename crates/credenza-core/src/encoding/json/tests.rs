//! What the parser reads and refuses. The published suites run in `tests/vectors.rs`.

use super::{Document, MAX_BYTES, MAX_DEPTH, MAX_NUMBER_BYTES, MAX_SAFE_INTEGER, Value, parse};
use proptest::prelude::*;
use serde_json::json;
use std::time::Duration;

fn failure(text: impl AsRef<[u8]>) -> (&'static str, String, usize) {
    let error = parse(text.as_ref()).unwrap_err();
    (error.code(), error.pointer.to_string(), error.offset)
}

fn value(text: &str) -> Value {
    parse(text.as_bytes()).unwrap()
}

#[test]
fn every_refusal_has_a_code_and_a_place() {
    for (text, code, pointer, offset) in [
        ("", "json_unexpected_end", "", 0),
        ("  ", "json_unexpected_end", "", 2),
        ("\u{feff}{}", "byte_order_mark", "", 0),
        ("{\u{feff}}", "json_unexpected", "", 1),
        ("nul", "json_unexpected_end", "", 3),
        ("[nulL]", "json_unexpected", "/0", 4),
        ("True", "json_unexpected", "", 0),
        ("{} {}", "trailing_content", "", 3),
        ("1 é", "trailing_content", "", 2),
        ("[1,]", "json_unexpected", "/1", 3),
        ("[1 2]", "json_unexpected", "", 3),
        ("[", "json_unexpected_end", "/0", 1),
        ("[1", "json_unexpected_end", "", 2),
        ("{", "json_unexpected_end", "", 1),
        (r#"{"a"}"#, "json_unexpected", "/a", 4),
        (r#"{"a":}"#, "json_unexpected", "/a", 5),
        (r#"{"a":1,}"#, "json_unexpected", "", 7),
        (r#"{"a":1"#, "json_unexpected_end", "", 6),
        ("{1:1}", "json_unexpected", "", 1),
        ("{'a':1}", "json_unexpected", "", 1),
        (r#"{"a":[0,{"b~/c":x}]}"#, "json_unexpected", "/a/1/b~0~1c", 16),
        (r#"["abc]"#, "json_unexpected_end", "/0", 6),
        ("[\"a\tb\"]", "control_character", "/0", 3),
        ("[\"a\u{0}b\"]", "control_character", "/0", 3),
        (r#"["\x"]"#, "invalid_escape", "/0", 2),
        (r#"["\u12G4"]"#, "invalid_escape", "/0", 2),
        (r#"["\u+123"]"#, "invalid_escape", "/0", 2),
        (r#"["\u12"]"#, "invalid_escape", "/0", 2),
        (r#"["\u12"#, "json_unexpected_end", "/0", 6),
        (r#"["\"#, "json_unexpected_end", "/0", 3),
        (r#"["\uD800"]"#, "lone_surrogate", "/0", 2),
        (r#"["\uDC00"]"#, "lone_surrogate", "/0", 2),
        (r#"["\uD800x"]"#, "lone_surrogate", "/0", 2),
        (r#"["\uD800\n"]"#, "lone_surrogate", "/0", 2),
        (r#"["\uD800\uD800"]"#, "lone_surrogate", "/0", 2),
        (r#"["\uD800A"]"#, "lone_surrogate", "/0", 2),
        (r#"{"\uD800":1}"#, "lone_surrogate", "", 1 + 1),
        ("[01]", "number_malformed", "/0", 1),
        ("[-01]", "number_malformed", "/0", 1),
        ("[-]", "number_malformed", "/0", 1),
        ("[+1]", "json_unexpected", "/0", 1),
        ("[1.]", "number_malformed", "/0", 1),
        ("[1.e1]", "number_malformed", "/0", 1),
        ("[.1]", "json_unexpected", "/0", 1),
        ("[1e]", "number_malformed", "/0", 1),
        ("[1e+]", "number_malformed", "/0", 1),
        ("1e", "json_unexpected_end", "", 2),
        ("[0x1]", "json_unexpected", "", 2),
        ("[1_0]", "json_unexpected", "", 2),
        ("[NaN]", "json_unexpected", "/0", 1),
        ("[1, 1e309]", "number_overflow", "/1", 4),
        ("[-1e309]", "number_overflow", "/0", 1),
        ("[9007199254740992]", "number_not_exact", "/0", 1),
        ("[-9007199254740992]", "number_not_exact", "/0", 1),
        ("[99999999999999999999999]", "number_not_exact", "/0", 1),
        ("[\u{a0}1]", "json_unexpected", "/0", 1),
        ("// a\n1", "json_unexpected", "", 0),
    ] {
        assert_eq!(failure(text), (code, pointer.to_owned(), offset), "{text}");
    }
}

#[test]
fn what_is_refused_is_quoted() {
    for (text, expected) in [
        ("[", vec![("expected", "a JSON value")]),
        ("[x]", vec![("expected", "a JSON value"), ("found", "x")]),
        ("1 é", vec![("found", "é")]),
        ("\u{feff}1", vec![]),
        ("[-x]", vec![("literal", "-x")]),
        ("[1.é]", vec![("literal", "1.é")]),
        ("[-]", vec![("literal", "-]")]),
        (r#"["\q rest"]"#, vec![("found", r"\q res")]),
        (r#"["\q"]"#, vec![("found", r"\q")]),
        (r#"["\u1x"#, vec![("found", r"\u1x")]),
        (r#"["\uD8AB"]"#, vec![("unit", "d8ab")]),
        ("[\"\u{1}\"]", vec![("byte", "0x01")]),
        (r#"{"a":1,"\u0061":2}"#, vec![("name", "a")]),
        ("[9007199254740993]", vec![("literal", "9007199254740993")]),
        ("[1e400]", vec![("literal", "1e400")]),
    ] {
        let error = parse(text.as_bytes()).unwrap_err();
        let place = [("pointer", error.pointer.to_string()), ("offset", error.offset.to_string())];
        let expected: Vec<_> = expected.into_iter().map(|(name, value)| (name, value.to_owned())).chain(place).collect();
        assert_eq!(error.args(), expected, "{text}");
    }
    let quoted = |text: &[u8]| parse(text).unwrap_err().args().into_iter().map(|(_, value)| value).collect::<Vec<_>>();
    assert_eq!(quoted(b"\"\xff\"")[..1], ["0xff"]);
    let deep = "[".repeat(MAX_DEPTH + 1);
    assert_eq!(quoted(deep.as_bytes())[..1], [MAX_DEPTH.to_string()]);
    let long = format!("1.{}", "0".repeat(MAX_NUMBER_BYTES - 1));
    assert_eq!(quoted(long.as_bytes())[..2], [long.len().to_string(), MAX_NUMBER_BYTES.to_string()]);
    assert_eq!(quoted(&vec![b' '; MAX_BYTES + 1])[..2], [(MAX_BYTES + 1).to_string(), MAX_BYTES.to_string()]);
}

/// Two documents that say the same are equal, and are not the same one.
#[test]
fn a_document_is_itself_alone() {
    let (one, other) = (Document::parse(b"[[1],[1]]").unwrap(), Document::parse(b"[[1],[1]]").unwrap());
    assert!(one.is(&one.clone()) && one == other && !one.is(&other));
    let mut items = one.root().items().map(|item| item.to_document());
    let (first, second) = (items.next().unwrap(), items.next().unwrap());
    assert!(first == second && !first.is(&second) && !first.is(&one) && first.is(&one.root().items().next().unwrap().to_document()));
}

#[test]
fn a_second_member_is_found_in_every_spelling_and_at_every_depth() {
    for (text, pointer, offset) in [
        (r#"{"a":1,"a":1}"#, "/a", 7),
        (r#"{"a":1,"b":2,"a":3}"#, "/a", 13),
        (r#"{"a":1,"\u0061":2}"#, "/a", 7),
        (r#"{"\ud83d\ude00":1,"😀":2}"#, "/😀", 18),
        (r#"{"/":1,"\/":2}"#, "/~1", 7),
        (r#"{"":1,"":2}"#, "/", 6),
        (r#"[0,{"x":{"a":1,"a":2}}]"#, "/1/x/a", 15),
    ] {
        assert_eq!(failure(text), ("duplicate_member", pointer.to_owned(), offset), "{text}");
    }
    // Names are compared where their object ends; what is wrong before that is said first.
    assert_eq!(failure(r#"{"a":1,"a":"#), ("json_unexpected_end", "/a".to_owned(), 11));
    // Of several second members, the first one in the document is named.
    assert_eq!(failure(r#"{"b":1,"a":1,"b":2,"a":2,"b":3}"#), ("duplicate_member", "/b".to_owned(), 13));
    // Names are not normalised: these are two.
    assert_eq!(value(r#"{"\u00e9":1,"e\u0301":2}"#).as_object().unwrap().len(), 2);
    assert_eq!(
        parse(br#"{"x":{"a":1,"a":2}}"#).unwrap_err().to_string(),
        "expected every member once, found a second \"a\" (at byte 12, /x/a)"
    );
}

#[test]
fn malformed_utf8_has_a_place_too() {
    for (bytes, code, pointer, offset) in [
        (&b"\xff"[..], "invalid_utf8", "", 0),
        (b"[\"a\", \"\xc3\x28\"]", "invalid_utf8", "/1", 7),
        (b"{\"k\":\"\xe2\x82\"}", "invalid_utf8", "/k", 6),
        (b"[1, \xff]", "invalid_utf8", "/1", 4),
        (b"[12\xff]", "invalid_utf8", "", 3),
        (b"1 \xff", "invalid_utf8", "", 2),
        (b"\"\xed\xa0\x80\"", "invalid_utf8", "", 1),
        (b"\"\xc0\xaf\"", "invalid_utf8", "", 1),
        (b"\"\xf4\x90\x80\x80\"", "invalid_utf8", "", 1),
        (b"\"\\\xff\"", "invalid_utf8", "", 2),
        (b"\"\\u00\xff\"", "invalid_utf8", "", 5),
        (b"tr\xff", "invalid_utf8", "", 2),
        // What comes first is reported.
        (b"[01, \"\xff\"]", "number_malformed", "/0", 1),
        (b"\xff\xfe1\x00", "invalid_utf8", "", 0),
    ] {
        assert_eq!(failure(bytes), (code, pointer.to_owned(), offset), "{bytes:?}");
    }
}

#[test]
fn numbers_with_one_value_are_one_value() {
    for spelling in ["3", "3.0", "30e-1", "0.3e1", "3E0", "3.00e+0", "0.0000000003e10"] {
        assert_eq!(value(spelling), json!(3), "{spelling}");
    }
    for zero in ["0", "-0", "-0.0", "0e5", "-0E-5", "0.000", "1e-400", "-1e-400"] {
        assert_eq!(value(zero), json!(0), "{zero}");
        assert_eq!(value(zero).to_string(), "0", "{zero}");
    }
    assert_eq!(value("9007199254740991"), json!(MAX_SAFE_INTEGER));
    assert_eq!(value("-9007199254740991.0"), json!(-MAX_SAFE_INTEGER));
    // Beyond the safe integers every literal but an integer one is the nearest double.
    assert_eq!(value("9007199254740993.0"), json!(9_007_199_254_740_992.0));
    assert_eq!(value("1e22"), json!(1e22));
    assert_eq!(value("0.1"), json!(0.1));
    assert_eq!(value("1.7976931348623157e308"), json!(f64::MAX));
    assert_eq!(value("5e-324"), json!(5e-324));
}

#[test]
fn strings_keep_every_character() {
    assert_eq!(value(r#""\"\\\/\b\f\n\r\t\u0000\u00e9\ud83d\udE00""#), json!("\"\\/\u{8}\u{c}\n\r\t\u{0}é😀"));
    // Noncharacters, DEL and bidirectional controls are characters; showing them safely is the terminal's business.
    assert_eq!(value("\"\\uffff\u{ffff}\u{fdd0}\u{7f}\u{202e}\""), json!("\u{ffff}\u{ffff}\u{fdd0}\u{7f}\u{202e}"));
    assert_eq!(value("{\"b\":1,\"a\":2}").to_string(), "{\"b\":1,\"a\":2}");
}

#[test]
fn the_limits_are_where_they_are_said_to_be() {
    let nested = |depth: usize| [vec![b'['; depth], vec![b']'; depth]].concat();
    assert!(parse(&nested(MAX_DEPTH)).is_ok());
    assert_eq!(failure(nested(MAX_DEPTH + 1)), ("too_deep", "/0".repeat(MAX_DEPTH), MAX_DEPTH));
    assert_eq!(failure(vec![b'['; 1_000_000]).0, "too_deep");
    assert_eq!(failure("{\"a\":".repeat(1_000_000)).0, "too_deep");

    let mut document = vec![b' '; MAX_BYTES];
    document[0] = b'1';
    assert!(parse(&document).is_ok());
    document.push(b' ');
    assert_eq!(failure(&document), ("too_large", String::new(), 0));

    let fraction = |length: usize| format!("0.{}", "1".repeat(length - 2));
    assert!(parse(fraction(MAX_NUMBER_BYTES).as_bytes()).is_ok());
    assert_eq!(failure(fraction(MAX_NUMBER_BYTES + 1)).0, "number_too_long");
}

#[test]
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "measures the time")]
fn hostile_documents_cost_no_more_than_their_length() {
    let many_members: String = (0..100_000).map(|index| format!("\"{index}\":0,")).collect();
    let started = std::time::Instant::now();
    assert_eq!(failure(format!("{{{many_members}\"99999\":0}}")).0, "duplicate_member");
    assert_eq!(failure("9".repeat(MAX_BYTES)).0, "number_not_exact");
    assert_eq!(failure(format!("0.{}", "9".repeat(MAX_BYTES - 2))).0, "number_too_long");
    assert_eq!(failure(format!("1e{}", "9".repeat(4000))).0, "number_overflow");
    assert_eq!(value(&format!("1e-{}", "9".repeat(4000))), json!(0));
    assert_eq!(value(&format!("[{}0]", "0,".repeat(1_000_000))).as_array().unwrap().len(), 1_000_001);
    let key = "k".repeat(1_000_000);
    let error = parse(format!("{{\"{key}\":1,\"{key}\":2}}").as_bytes()).unwrap_err();
    assert!(error.kind.to_string().len() < 500);
    assert!(started.elapsed() < Duration::from_secs(180), "{:?}", started.elapsed());
}

/// Any JSON value that both parsers must agree on.
fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-MAX_SAFE_INTEGER..=MAX_SAFE_INTEGER).prop_map(Value::from),
        any::<f64>().prop_filter("finite", |number| number.is_finite()).prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 8, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
            proptest::collection::hash_map(".{0,6}", inner, 0..8).prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// `value` with numbers as the parser stores them: as integers where they are.
fn normalised(value: Value) -> Value {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(float) if float.trunc() == float && float.abs() <= MAX_SAFE_INTEGER as f64 => Value::from(float as i64),
            _ => Value::Number(number),
        },
        Value::Array(items) => items.into_iter().map(normalised).collect(),
        Value::Object(members) => Value::Object(members.into_iter().map(|(name, value)| (name, normalised(value))).collect()),
        other => other,
    }
}

/// JSON with one thing changed in it, most often no JSON any more.
fn damaged_json() -> impl Strategy<Value = Vec<u8>> {
    (any_value(), any::<prop::sample::Index>(), prop_oneof![any::<u8>(), proptest::sample::select(&b"\"\\{}[],:0-.eE u\xc3\xff"[..])], 0..3)
        .prop_map(|(value, place, byte, change)| {
            let mut bytes = value.to_string().into_bytes();
            let place = place.index(bytes.len());
            match change {
                0 => bytes[place] = byte,
                1 => bytes.insert(place, byte),
                _ => {
                    bytes.remove(place);
                }
            }
            bytes
        })
}

/// What the other parser takes and this one refuses on purpose.
const STRICTER: [&str; 3] = ["duplicate_member", "number_not_exact", "number_too_long"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn what_serde_json_writes_is_read_as_it_was(value in any_value()) {
        let expected = normalised(value.clone());
        prop_assert_eq!(parse(value.to_string().as_bytes()).unwrap(), expected.clone());
        prop_assert_eq!(parse(serde_json::to_string_pretty(&value).unwrap().as_bytes()).unwrap(), expected);
    }

    #[test]
    #[allow(clippy::disallowed_methods, reason = "the other parser is what ours is compared with")]
    fn agrees_with_serde_json_on_damaged_documents(bytes in damaged_json()) {
        match (parse(&bytes), serde_json::from_slice::<Value>(&bytes)) {
            (Ok(ours), Ok(theirs)) => prop_assert_eq!(ours, normalised(theirs)),
            (Err(_), Err(_)) => {}
            (Err(error), Ok(_)) => prop_assert!(STRICTER.contains(&error.code()), "{}: {:?}", error, String::from_utf8_lossy(&bytes)),
            (Ok(_), Err(error)) => prop_assert!(false, "{}: {:?}", error, String::from_utf8_lossy(&bytes)),
        }
    }

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(prop_oneof![any::<u8>(), proptest::sample::select(&b"\"\\{}[],:01-.eE uDd8\xed\xa0"[..])], 0..40)) {
        if let Err(error) = parse(&bytes) {
            prop_assert!(error.offset <= bytes.len());
            let _ = error.to_string();
        }
    }

    #[test]
    fn the_canonical_form_reads_as_the_same_value(value in any_value()) {
        let document = Document::from_value(&value).unwrap();
        let canonical = crate::encoding::jcs::canonicalize(document.root());
        // Doubles from 2^53 to 10^21 are written as integers by RFC 8785 and refused by the parser as such.
        match parse(&canonical) {
            Ok(again) => prop_assert_eq!(again, document.to_value()),
            Err(error) => prop_assert_eq!(error.code(), "number_not_exact"),
        }
    }
}
