//! What keywords let pass, refuse and leave open: at their limits, with what is open inside them, and in the drafts that have them.

use super::{problems, said, validate_in};
use crate::encoding::json::Document;
use serde_json::json;

const RECENT: &str = "https://json-schema.org/draft/2020-12/schema";
const OLDER: &str = "http://json-schema.org/draft-07/schema#";

/// The answer in a word.
fn answer(said: &str) -> &str {
    match said.split_once(' ') {
        None => said,
        Some(("unknown", _)) => "unknown",
        Some(_) => "invalid",
    }
}

#[test]
fn a_limit_is_kept_by_what_is_at_it_unless_it_excludes_that() {
    for (keyword, below, at, above, words) in [
        ("minimum", "invalid", "valid", "valid", "at least"),
        ("maximum", "valid", "valid", "invalid", "at most"),
        ("exclusiveMinimum", "invalid", "invalid", "valid", "more than"),
        ("exclusiveMaximum", "valid", "invalid", "invalid", "less than"),
    ] {
        for (value, expected) in [(6.5, below), (7.0, at), (7.5, above)] {
            let said = problems(json!({keyword: 7}), &json!(value));
            assert_eq!(answer(&said), expected, "{keyword} 7, {value}");
            if expected == "invalid" {
                assert_eq!(said, format!(" {keyword} : {words} 7; {value}"));
            }
        }
        assert_eq!(problems(json!({keyword: 7}), &json!("8")), "valid", "{keyword}");
    }
    for (least, most, below, at, above) in [
        ("minLength", "maxLength", json!("a"), json!("é🐉"), json!("abc")),
        ("minItems", "maxItems", json!([1]), json!([1, 1]), json!([1, 1, 1])),
        ("minProperties", "maxProperties", json!({"a": 1}), json!({"a": 1, "b": 1}), json!({"a": 1, "b": 1, "c": 1})),
    ] {
        for (keyword, answers) in [(least, ["invalid", "valid", "valid"]), (most, ["valid", "valid", "invalid"])] {
            for (value, expected) in [&below, &at, &above].into_iter().zip(answers) {
                assert_eq!(answer(&problems(json!({keyword: 2}), value)), expected, "{keyword} 2, {value}");
            }
        }
    }
}

#[test]
fn items_differ_by_what_they_say_and_not_by_how_they_are_written() {
    for (items, expected) in [
        (r"[]", "valid"),
        (r"[1]", "valid"),
        (r#"[1, 2, true, "1", [1], [2], {"a": 1}, {"a": 2}]"#, "valid"),
        (r"[2, 1, 2]", "invalid"),
        (r"[1, 1.0]", "invalid"),
        (r#"[{"a": 1, "b": 2}, {"b": 2, "a": 1}]"#, "invalid"),
        (r#"["a", "\u0061"]"#, "invalid"),
        (r#""aa""#, "valid"),
    ] {
        let schema = super::read_in(RECENT, json!({"uniqueItems": true})).unwrap();
        let said = said(&schema.validate(Document::parse(items.as_bytes()).unwrap().root()));
        assert_eq!(answer(&said), expected, "{items}");
    }
    assert_eq!(problems(json!({"uniqueItems": false}), &json!([1, 1])), "valid");
}

#[test]
fn a_type_that_is_named_twice_is_named() {
    for (types, value, expected) in [
        (json!(["string", "string"]), json!("a"), "valid"),
        (json!(["string", "null", "string"]), json!(null), "valid"),
        (json!(["string", "null", "string"]), json!("a"), "valid"),
        (json!(["string", "string"]), json!(1), "invalid"),
        (json!("integer"), json!(1.0), "valid"),
        (json!("integer"), json!(1.5), "invalid"),
        (json!("number"), json!(1.5), "valid"),
    ] {
        assert_eq!(answer(&problems(json!({"type": types}), &value)), expected, "{types} {value}");
    }
}

/// `?` is an item that may be one or not; `+` is one, `-` is none.
#[test]
fn items_that_are_open_are_counted_both_ways() {
    let item = json!({"anyOf": [{"const": "+"}, {"allOf": [{"const": "?"}, {"unevaluatedItems": false}]}]});
    for (least, most, items, expected) in [
        (None, None, "", "invalid"),
        (None, None, "-", "invalid"),
        (None, None, "-+", "valid"),
        (None, None, "?", "unknown"),
        (None, None, "?+", "valid"),
        (Some(0), None, "", "valid"),
        (Some(0), None, "?", "valid"),
        (Some(2), None, "+-", "invalid"),
        (Some(2), None, "++", "valid"),
        (Some(2), None, "?-", "invalid"),
        (Some(2), None, "?+", "unknown"),
        (Some(2), None, "??", "unknown"),
        (Some(2), None, "?++", "valid"),
        (Some(3), None, "?+", "invalid"),
        (None, Some(1), "+", "valid"),
        (None, Some(1), "++", "invalid"),
        (None, Some(1), "?+", "unknown"),
        (None, Some(1), "??", "unknown"),
        (None, Some(1), "?++", "invalid"),
        (None, Some(2), "?+", "valid"),
        (None, Some(2), "?++", "unknown"),
        (Some(0), Some(0), "?", "unknown"),
        (Some(0), Some(0), "-", "valid"),
        (Some(0), Some(0), "+", "invalid"),
        (Some(2), Some(3), "?++", "valid"),
        (Some(2), Some(3), "??++", "unknown"),
        (Some(2), Some(3), "?+", "unknown"),
        (Some(3), Some(2), "?++", "invalid"),
        (Some(3), Some(2), "", "invalid"),
    ] {
        let mut schema = json!({"contains": item});
        for (name, limit) in [("minContains", least), ("maxContains", most)] {
            schema.as_object_mut().unwrap().extend(limit.map(|limit: u64| (name.to_owned(), json!(limit))));
        }
        let value = items.chars().map(String::from).collect::<Vec<_>>();
        let said = problems(schema, &json!(value));
        assert_eq!(answer(&said), expected, "from {least:?} to {most:?} of {items}");
        // What is in the way is that of an item, and not that it would take too long.
        assert!(expected != "unknown" || said.ends_with("at /contains/anyOf/1/allOf/1/unevaluatedItems"), "{said}");
    }
}

#[test]
fn a_keyword_means_something_in_the_drafts_that_have_it() {
    let keyword = |name: &str| format!("unknown json_schema_keyword at /{name}");
    let lacking = |name: &str, place: &str| format!("/b required /{name}{place}: a member \"b\"; nothing");
    let malformed = |place: &str| format!("unknown json_schema_malformed at {place}");
    for (schema, recent, older) in [
        (
            json!({"dependentRequired": {"a": ["b"]}}),
            "/b dependentRequired : a member \"b\", because there is \"a\"; nothing".to_owned(),
            keyword("dependentRequired"),
        ),
        (json!({"dependentSchemas": {"a": {"required": ["b"]}}}), lacking("dependentSchemas", "/a"), keyword("dependentSchemas")),
        (json!({"dependencies": {"a": {"required": ["b"]}}}), keyword("dependencies"), lacking("dependencies", "/a")),
        (json!({"dependencies": {"b": ["c"]}}), keyword("dependencies"), "valid".to_owned()),
        // Without `contains`, which these belong to.
        (json!({"minContains": 2}), "valid".to_owned(), keyword("minContains")),
        (json!({"maxContains": 0}), "valid".to_owned(), keyword("maxContains")),
        (json!({"enum": {"a": 1}}), malformed("/enum"), malformed("/enum")),
        (json!({"enum": "a"}), malformed("/enum"), malformed("/enum")),
        (json!({"enum": []}), " enum : nothing; an object".to_owned(), " enum : nothing; an object".to_owned()),
        (json!({"$ref": 7}), malformed("/$ref"), malformed("/$ref")),
        (json!({"$ref": {"type": "object"}}), malformed("/$ref"), malformed("/$ref")),
    ] {
        assert_eq!(said(&validate_in(RECENT, schema.clone(), &json!({"a": 1}))), recent, "{schema}");
        assert_eq!(said(&validate_in(OLDER, schema.clone(), &json!({"a": 1}))), older, "{schema}");
    }
}

/// In draft 7 a place is named by an `$id` that is a fragment. JSON Schema draft 7 §8.2.3.
#[test]
fn an_identifier_with_a_fragment_names_a_place_of_its_own_document_in_draft_7() {
    for (draft, id, reference, expected) in [
        (OLDER, "#text", "#text", " type /definitions/it: a text; 1"),
        (OLDER, super::URL, "#/definitions/it", " type /definitions/it: a text; 1"),
        (OLDER, "badge.json#text", "#text", " type /definitions/it: a text; 1"),
        (OLDER, "#text", "#other", "unknown json_schema_reference at /allOf/0/$ref"),
        (OLDER, "other.json#text", "other.json#text", "unknown json_schema_reference at /allOf/0/$ref"),
        (OLDER, "other.json#text", "#/definitions/it", " type /definitions/it: a text; 1"),
        (RECENT, "#text", "#text", "unknown json_schema_reference at /allOf/0/$ref"),
        (RECENT, "other.json#", "other.json", " type /definitions/it: a text; 1"),
    ] {
        let schema = json!({"allOf": [{"$ref": reference}], "definitions": {"it": {"$id": id, "type": "string"}}});
        assert_eq!(said(&validate_in(draft, schema, &json!(1))), expected, "{id} {reference}");
    }
    // What such a name means elsewhere is not known, so a value that is a text is not thereby valid.
    for (draft, id, expected) in [
        (OLDER, "#text", "valid"),
        (OLDER, "other.json#text", "unknown json_schema_malformed at /definitions/it/$id"),
        (RECENT, "#text", "unknown json_schema_malformed at /definitions/it/$id"),
        (RECENT, "badge.json#text", "unknown json_schema_malformed at /definitions/it/$id"),
        (RECENT, "other.json#", "valid"),
    ] {
        let schema = json!({"allOf": [{"$ref": "#/definitions/it"}], "definitions": {"it": {"$id": id, "type": "string"}}});
        assert_eq!(said(&validate_in(draft, schema, &json!("a"))), expected, "{id}");
    }
}

/// RFC 6901 §4: a number without leading zeros.
#[test]
fn an_index_in_a_reference_is_written_in_one_way() {
    for (index, expected) in [
        ("0", "valid"),
        ("1", "invalid"),
        ("10", "invalid"),
        ("01", "unknown"),
        ("00", "unknown"),
        ("-1", "unknown"),
        ("11", "unknown"),
        ("", "unknown"),
    ] {
        let mut places = vec![json!(false); 11];
        places[0] = json!(true);
        let schema = json!({"$ref": format!("#/places/{index}"), "places": places});
        assert_eq!(answer(&problems(schema, &json!(1))), expected, "{index}");
    }
}
