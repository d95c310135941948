//! Which of the problems are told: as many as are listed and not one more, the outer before the inner, and of alternatives the one that a value means to be.

use super::{MAX_PROBLEMS, document, problems, read_in, validate};
use crate::encoding::json_schema::Validation;
use serde_json::{Map, Value, json};

fn names(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("n{number}")).collect()
}

fn object(count: usize, value: &Value) -> Value {
    Value::Object(names(count).into_iter().map(|name| (name, value.clone())).collect())
}

#[test]
fn there_are_more_from_one_more_than_are_listed() {
    let text = || json!({"type": "string"});
    let different = |count: usize| json!({"allOf": (0..count).map(|number| json!({"minimum": number + 2})).collect::<Vec<_>>()});
    let with = |mut schema: Value, name: &str, value: Value| {
        schema[name] = value;
        schema
    };
    type Make<'m> = &'m dyn Fn(usize) -> (Value, Value);
    let cases: [(&str, Make<'_>); 10] = [
        ("required", &|count| (json!({"required": names(count)}), json!({}))),
        ("dependentRequired", &|count| (json!({"dependentRequired": {"a": names(count)}}), json!({"a": 1}))),
        ("dependentRequired twice", &|count| {
            (
                json!({"dependentRequired": {"a": names(count - 8), "b": (0..8).collect::<Vec<_>>().iter().map(u8::to_string).collect::<Vec<_>>()}}),
                json!({"a": 1, "b": 1}),
            )
        }),
        ("propertyNames", &|count| (json!({"propertyNames": {"pattern": "^x"}}), object(count, &json!(1)))),
        ("properties", &|count| (json!({"properties": object(count, &text())}), object(count, &json!(1)))),
        ("additionalProperties", &|count| (json!({"additionalProperties": false}), object(count, &json!(1)))),
        ("patternProperties", &|count| (json!({"patternProperties": {"^n": text()}}), object(count, &json!(1)))),
        ("items", &|count| (json!({"items": text()}), json!(vec![1; count]))),
        ("allOf", &|count| (different(count), json!(1))),
        ("two keywords", &|count| (with(json!({"required": names(count - 1)}), "minProperties", json!(1)), json!({}))),
    ];
    for (name, make) in cases {
        for (count, expected) in [(MAX_PROBLEMS - 1, false), (MAX_PROBLEMS, false), (MAX_PROBLEMS + 1, true), (MAX_PROBLEMS + 2, true)] {
            let (schema, value) = make(count);
            let Validation::Invalid { problems, more } = validate(schema, &value) else { panic!("{name}") };
            assert_eq!((problems.len(), more), (count.min(MAX_PROBLEMS), expected), "{name} {count}");
        }
    }
}

#[test]
fn a_member_too_many_is_told_before_what_is_wrong_in_the_others() {
    let schema = json!({"properties": object(20, &json!({"type": "string"})), "additionalProperties": false});
    let mut value: Map<String, Value> = names(20).into_iter().map(|name| (name, json!(1))).collect();
    value.insert("z".to_owned(), json!(1));
    let said = problems(schema, &Value::Object(value));
    let lines: Vec<_> = said.lines().collect();
    assert_eq!(lines.len(), MAX_PROBLEMS);
    assert_eq!(lines[0], "/z additionalProperties : only the members that the schema names; \"z\"");
    assert_eq!(lines[1], "/n0 type /properties/n0: a text; 1");
}

#[test]
fn a_fault_is_told_for_what_it_is() {
    let quoted = |count: usize| (0..count).map(|number| number.to_string()).collect::<Vec<_>>();
    for (schema, value, expected) in [
        // As many as there may be, and one of them wrong.
        (json!({"items": [{"type": "string"}], "additionalItems": false}), json!([1]), "/0 type /items/0: a text; 1".to_owned()),
        (
            json!({"items": [{"type": "string"}], "additionalItems": false}),
            json!([1, 2]),
            " additionalItems : at most 1 item; 2".to_owned(),
        ),
        (json!({"items": false}), json!([1]), " items : at most 0 items; 1".to_owned()),
        // A choice of one is none.
        (json!({"anyOf": [{"type": "string"}]}), json!(1), " type /anyOf/0: a text; 1".to_owned()),
        (json!({"oneOf": [{"const": 2}]}), json!(1), " const /oneOf/0: 2; 1".to_owned()),
        (json!({"anyOf": [{"type": "string"}, {"const": 2}]}), json!(1), " anyOf : a text or 2; 1".to_owned()),
        (json!({"anyOf": [{"type": "string"}, {"type": "string"}]}), json!(1), " anyOf : a text; 1".to_owned()),
        // Of many values the first twelve.
        (json!({"enum": [2]}), json!(1), " enum : 2; 1".to_owned()),
        (json!({"enum": (0..12).collect::<Vec<_>>()}), json!(12), format!(" enum : {} or 11; 12", quoted(11).join(", "))),
        (json!({"enum": (0..13).collect::<Vec<_>>()}), json!(13), format!(" enum : {} or one of 1 others; 13", quoted(12).join(", "))),
        (json!({"enum": (0..20).collect::<Vec<_>>()}), json!(20), format!(" enum : {} or one of 8 others; 20", quoted(12).join(", "))),
    ] {
        assert_eq!(problems(schema.clone(), &value), expected, "{schema}");
    }
}

/// `near` fails once and `far` thrice. What `near` fails in decides whether the value can mean it: by its type, it cannot.
#[test]
fn an_alternative_that_contradicts_the_type_is_not_meant_however_near_it_is() {
    let far = || json!({"required": ["a", "b", "c"]});
    let value = || json!({"type": ["T", "T"], "other": 1, "inner": {"type": "T", "k": 1}});
    for (near, is_meant) in [
        // Its type, or that it has one at all.
        (json!({"properties": {"type": {"contains": {"const": "U"}}}}), false),
        (json!({"properties": {"type": {"const": "U"}}}), false),
        (json!({"properties": {"type": {"enum": ["U"]}}}), false),
        (json!({"properties": {"type": {"items": [{"const": "U"}]}}}), false),
        (json!({"properties": {"type": {"items": [{"pattern": "^U"}]}}}), false),
        (json!({"properties": {"other": true, "inner": true}, "additionalProperties": false}), false),
        (json!({"propertyNames": {"enum": ["other", "inner"]}}), false),
        // The form of its type, and not which.
        (json!({"properties": {"type": {"uniqueItems": true}}}), true),
        (json!({"properties": {"type": {"maxItems": 1}}}), true),
        // Another member, or that there is one.
        (json!({"properties": {"other": {"const": 2}}}), true),
        (json!({"properties": {"other": {"enum": [2, 3]}}}), true),
        (json!({"properties": {"type": true, "inner": true}, "additionalProperties": false}), true),
        (json!({"propertyNames": {"enum": ["type", "inner"]}}), true),
        // The type of something inside.
        (json!({"properties": {"inner": {"properties": {"type": {"const": "U"}}}}}), true),
        (json!({"properties": {"inner": {"properties": {"k": true}, "additionalProperties": false}}}), true),
        (json!({"properties": {"inner": {"propertyNames": {"const": "k"}}}}), true),
    ] {
        for (first, second, place) in [(near.clone(), far(), 0), (far(), near.clone(), 1)] {
            let schema = read_in("https://json-schema.org/draft/2019-09/schema", json!({"anyOf": [first, second]})).unwrap();
            let Validation::Invalid { problems, .. } = schema.validate(document(&value()).root()) else { panic!("{near}") };
            let expected = if is_meant { place } else { 1 - place };
            assert_eq!(problems.len(), if is_meant { 1 } else { 3 }, "{near}");
            assert!(problems.iter().all(|problem| problem.schema.to_string().starts_with(&format!("/anyOf/{expected}"))), "{near}");
        }
    }
}
