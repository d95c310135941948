//! The limits, at their boundary: what keeps one is decided, and what is one beyond is open.

use super::{URL, document, problems, said, validate};
use crate::encoding::json_schema::{MAX_DEPTH, MAX_SUBSCHEMAS, MAX_WORK, Schema, Validation};
use serde_json::{Map, Value, json};

const TOO_COMPLEX: &str = "unknown json_schema_too_complex at ";
const DRAFT: &str = "https://json-schema.org/draft/2019-09/schema";

/// So many schemas within each other: `each`, by its number from 1, with a reference to the next beside it, down to the last.
fn nested(count: u32, each: impl Fn(u32) -> Value) -> Value {
    let schema = |number: u32| {
        let mut schema = each(number);
        if number < count {
            schema["$ref"] = format!("#/$defs/{}", number + 1).into();
        }
        schema
    };
    let others: Map<String, Value> = (2..=count).map(|number| (number.to_string(), schema(number))).collect();
    let mut root = schema(1);
    root["$defs"] = others.into();
    root
}

#[test]
fn schemas_are_tried_and_explained_down_to_the_depth_and_no_deeper() {
    let last = |count: u32, demand: Value| nested(count, move |number| if number == count { demand.clone() } else { json!({}) });
    assert_eq!(problems(last(MAX_DEPTH, json!({})), &json!(1)), "valid");
    assert_eq!(problems(last(MAX_DEPTH + 1, json!({})), &json!(1)), TOO_COMPLEX);
    let expected = format!(" minimum /$defs/{MAX_DEPTH}: at least 5; 1");
    assert_eq!(problems(last(MAX_DEPTH, json!({"minimum": 5})), &json!(1)), expected);
    assert_eq!(problems(last(MAX_DEPTH + 1, json!({"minimum": 5})), &json!(1)), TOO_COMPLEX);
    // All fail in the same way, which is one problem; the last that is tried in another, and the first that is not in a third.
    let all = nested(MAX_DEPTH + 1, |number| match number {
        MAX_DEPTH => json!({"type": "array", "minimum": 5}),
        257 => json!({"type": "array", "multipleOf": 3}),
        _ => json!({"type": "array"}),
    });
    assert_eq!(problems(all, &json!(1)), format!(" type : an array; 1\n{expected}"));
}

#[test]
fn a_schema_holds_so_many_and_no_more() {
    let schema = |count: usize| json!({"$defs": (1..count).map(|number| (number.to_string(), json!({}))).collect::<Map<_, _>>()});
    assert_eq!(problems(schema(MAX_SUBSCHEMAS), &json!(1)), "valid");
    assert_eq!(problems(schema(MAX_SUBSCHEMAS + 1), &json!(1)), TOO_COMPLEX);
}

/// References and identifiers of 2048 bytes, and so is the address that they are resolved against; 2,000,000 items that all of them walk past.
#[test]
fn references_are_followed_as_long_and_as_far_as_they_may_be() {
    let open = "unknown json_schema_reference at /$ref";
    for (length, expected) in [(2048, "valid"), (2049, open)] {
        let name = "n".repeat(length - "#/$defs/".len());
        assert_eq!(problems(json!({"$ref": format!("#/$defs/{name}"), "$defs": {name: true}}), &json!(1)), expected, "{length}");
    }
    for (length, expected) in [(2047, "valid"), (2048, "valid"), (2049, open), (3000, open)] {
        let url = format!("https://a.example/{}", "p".repeat(length - "https://a.example/".len()));
        let schema = json!({"$schema": DRAFT, "$ref": "#/$defs/a", "$defs": {"a": true}});
        let schema = Schema::read(&document(&schema), &url).unwrap();
        assert_eq!(said(&schema.validate(document(&json!(1)).root())), expected, "{length}");
    }
    let walking = |last: u32| {
        let mut references = vec![json!({"$ref": "#/places/10000"}); 200];
        references.push(json!({"$ref": format!("#/places/{last}")}));
        json!({"allOf": references, "places": vec![json!({}); 10_001]})
    };
    assert_eq!(problems(walking(0), &json!(1)), "valid");
    assert_eq!(problems(walking(1), &json!(1)), "unknown json_schema_reference at /allOf/200/$ref");
}

/// Neither to try nor to tell may cost the last unit: what is left afterwards is what says that it was enough.
#[test]
fn it_is_open_where_the_last_of_the_work_is_spent() {
    let list = || json!([1, 2, 3]);
    for (schema, value) in [
        (json!(true), list()),
        (json!({}), list()),
        (json!({"type": "array"}), list()),
        (json!({"items": {"type": "number"}}), list()),
        (json!({"items": {"enum": [[], 7, 1, 2, 3]}}), list()),
        (json!({"allOf": [{}, {"minItems": 1}, {"uniqueItems": true}]}), list()),
        (json!({"contains": {"const": 3}}), list()),
        (json!({"propertyNames": {"pattern": "^[a-z]+$"}}), json!({"first": 1, "second": 2})),
        (json!({"patternProperties": {"^f": true}, "additionalProperties": {"const": 2}}), json!({"first": 1, "second": 2})),
        (json!({"dependentRequired": {"first": ["second"], "third": []}}), json!({"first": 1, "second": 2})),
    ] {
        let schema = super::read_in(DRAFT, schema).unwrap();
        let value = document(&value);
        let mut left = MAX_WORK;
        assert_eq!(schema.validate_within(value.root(), &mut left), Validation::Valid);
        let cost = MAX_WORK - left;
        let mut enough = cost + 1;
        assert_eq!((schema.validate_within(value.root(), &mut enough), enough), (Validation::Valid, 1));
        for mut work in 0..=cost {
            assert_eq!(said(&schema.validate_within(value.root(), &mut work)), TOO_COMPLEX);
            assert_eq!(work, 0);
        }
    }
}

#[test]
fn it_is_told_that_there_is_more_where_the_last_of_the_work_is_spent_on_telling() {
    for (schema, decided, whole, found) in [
        (json!(false), 1, " false : what the schema demands; 7", " false : nothing here; 7"),
        (json!({"type": "string"}), 1, " type : what the schema demands; 7", " type : a text; 7"),
        (json!({"allOf": [false]}), 2, " allOf : what the schema demands; 7", " false /allOf/0: nothing here; 7"),
        (json!({"anyOf": [{"type": "string"}, {"const": 8}]}), 4, " anyOf : what the schema demands; 7", " anyOf : a text or 8; 7"),
    ] {
        let schema = super::read_in(DRAFT, schema).unwrap();
        let value = document(&json!(7));
        let mut left = MAX_WORK;
        assert_eq!(said(&schema.validate_within(value.root(), &mut left)), found);
        let cost = MAX_WORK - left;
        for work in 0..=cost + 1 {
            let mut left = work;
            let answer = schema.validate_within(value.root(), &mut left);
            let expected = if work <= decided {
                TOO_COMPLEX
            } else if work <= cost {
                whole
            } else {
                found
            };
            assert_eq!(said(&answer), expected, "{work}");
            assert!(
                matches!(answer, Validation::Unknown(_)) || matches!(answer, Validation::Invalid { more, .. } if more == (work <= cost))
            );
            assert_eq!(left, work.saturating_sub(cost));
        }
    }
}

#[test]
fn a_schema_from_an_address_with_a_fragment_is_that_without() {
    let schema = json!({"$schema": DRAFT, "$ref": format!("{URL}#/$defs/a"), "$defs": {"a": true}});
    let schema = Schema::read(&document(&schema), &format!("{URL}#part")).unwrap();
    assert_eq!(schema.validate(document(&json!(1)).root()), Validation::Valid);
    assert!(matches!(validate(json!({"$ref": "https://a.example/#/$defs/a", "$defs": {"a": true}}), &json!(1)), Validation::Unknown(_)));
}
