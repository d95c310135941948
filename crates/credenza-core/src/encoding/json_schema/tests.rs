//! What a schema demands, what is said of a document that fails, and what hostile schemas come to.

mod cost;
mod explanations;
mod keywords;
mod limits;

use super::{MAX_PROBLEMS, MAX_SUBSCHEMAS, Obstacle, ObstacleKind, Schema, Validation};
use crate::encoding::json::{Document, Value};
use serde_json::json;

const URL: &str = "https://schema.example/badge.json";

fn document(value: &Value) -> Document {
    Document::from_value(value).unwrap()
}

fn read_in(draft: &str, mut schema: Value) -> Result<Schema, Obstacle> {
    if let Some(members) = schema.as_object_mut() {
        members.entry("$schema").or_insert_with(|| draft.into());
    }
    Schema::read(&document(&schema), URL)
}

fn validate_in(draft: &str, schema: Value, value: &Value) -> Validation {
    match read_in(draft, schema) {
        Ok(schema) => schema.validate(document(value).root()),
        Err(obstacle) => Validation::Unknown(obstacle),
    }
}

fn validate(schema: Value, value: &Value) -> Validation {
    validate_in("https://json-schema.org/draft/2019-09/schema#", schema, value)
}

/// Place, keyword, both sides, one line a problem; `valid`; or code and place of what is in the way.
fn said(validation: &Validation) -> String {
    match validation {
        Validation::Valid => "valid".to_owned(),
        Validation::Unknown(obstacle) => format!("unknown {} at {}", obstacle.kind.code(), obstacle.pointer),
        Validation::Invalid { problems, .. } => {
            let line = |problem: &super::Problem| {
                let super::Problem { pointer, keyword, schema, expected, found } = problem;
                format!("{pointer} {keyword} {schema}: {expected}; {found}")
            };
            problems.iter().map(line).collect::<Vec<_>>().join("\n")
        }
    }
}

fn problems(schema: Value, value: &Value) -> String {
    said(&validate(schema, value))
}

/// As the schemas of Open Badges are built: one or an array, a text or a text by language, types that contain one.
fn badge_schema() -> Value {
    json!({
        "type": "object",
        "properties": {
            "type": {"oneOf": [
                {"type": "array", "minItems": 1, "items": {"type": "string"}, "contains": {"enum": ["OpenBadgeCredential", "AchievementCredential"]}},
                {"type": "string", "enum": ["OpenBadgeCredential"]}
            ]},
            "name": {"oneOf": [{"$ref": "#/$defs/Text"}, {"$ref": "#/$defs/Texts"}]},
            "related": {"oneOf": [
                {"type": "array", "items": {"anyOf": [{"$ref": "#/$defs/Address"}, {"$ref": "#/$defs/Profile"}]}},
                {"anyOf": [{"$ref": "#/$defs/Address"}, {"$ref": "#/$defs/Profile"}]}
            ]},
            "kind": {"anyOf": [{"type": "string", "enum": ["Badge", "Course"]}, {"type": "string", "pattern": "^(ext:)[a-z]+$"}]}
        },
        "required": ["type", "name"],
        "$defs": {
            "Text": {"type": "string"},
            "Texts": {"type": "object", "propertyNames": {"pattern": "^[a-z]{2}$"}, "additionalProperties": {"type": "string"}},
            "Address": {
                "type": "object",
                "properties": {"type": {"contains": {"const": "Address"}}, "country": {"type": "string"}, "street": {"type": "string"}},
                "required": ["type", "country"]
            },
            "Profile": {
                "type": "object",
                "properties": {"type": {"contains": {"const": "Profile"}}, "id": {"type": "string"}, "email": {"type": "string"}, "phone": {"type": "string"}},
                "required": ["type", "id"]
            }
        }
    })
}

#[test]
fn a_document_that_keeps_its_schema_is_valid() {
    let badge = json!({"type": ["VerifiableCredential", "OpenBadgeCredential"], "name": {"en": "Titles", "it": "Titoli"}, "kind": "ext:micro",
        "related": [{"type": ["Address"], "country": "IT"}, {"type": ["Profile"], "id": "did:example:1"}]});
    assert_eq!(problems(badge_schema(), &badge), "valid");
}

#[test]
fn a_problem_of_one_alternative_is_no_cascade() {
    let badge = json!({"type": ["OpenBadgeCredential"], "name": "Titles", "related": [{"type": ["Profile"], "email": 3}]});
    assert_eq!(
        problems(badge_schema(), &badge),
        "/related/0/id required /$defs/Profile: a member \"id\"; nothing\n/related/0/email type /$defs/Profile/properties/email: a text; 3"
    );
    // By its type, though it fails the other one less.
    let badge =
        json!({"type": ["OpenBadgeCredential"], "name": "x", "related": {"type": ["Profile"], "country": "IT", "email": 3, "phone": 4}});
    assert!(problems(badge_schema(), &badge).starts_with("/related/id required /$defs/Profile:"));
    // Of neither type: of the one that it fails least.
    let badge = json!({"type": ["OpenBadgeCredential"], "name": "x", "related": {"type": ["Other"], "id": "x"}});
    assert_eq!(
        problems(badge_schema(), &badge),
        "/related/type contains /$defs/Profile/properties/type: at least 1 item that is \"Profile\"; \"Other\""
    );
}

#[test]
fn what_is_no_alternative_at_all_is_told_all_of_them() {
    let badge = json!({"type": ["OpenBadgeCredential"], "name": 7, "kind": "Diploma"});
    assert_eq!(
        problems(badge_schema(), &badge),
        "/name oneOf /properties/name: a text or an object; 7\n/kind anyOf /properties/kind: \"Badge\" or \"Course\" or a text that matches ^(ext:)[a-z]+$; \"Diploma\""
    );
    let badge = json!({"type": [], "name": {"english": "x"}});
    assert_eq!(
        problems(badge_schema(), &badge),
        "/type minItems /properties/type/oneOf/0: at least 1 item; 0\n\
         /type contains /properties/type/oneOf/0: at least 1 item that is \"OpenBadgeCredential\" or \"AchievementCredential\"; an empty array\n\
         /name/english propertyNames /$defs/Texts: a text that matches ^[a-z]{2}$ as the name of a member; \"english\""
    );
}

#[test]
fn every_keyword_says_what_it_expected_and_found() {
    for (schema, value, expected) in [
        (json!({"type": ["integer", "null"]}), json!(1.5), " type : null or a whole number; 1.5"),
        (json!({"const": {"a": 1}}), json!({"a": 2}), " const : an object; an object"),
        (json!({"minimum": 3}), json!(2), " minimum : at least 3; 2"),
        (json!({"exclusiveMaximum": 3}), json!(3), " exclusiveMaximum : less than 3; 3"),
        (json!({"multipleOf": 0.5}), json!(1.25), " multipleOf : a multiple of 0.5; 1.25"),
        (json!({"maxLength": 2}), json!("\u{1f409}\u{1f409}\u{1f409}"), " maxLength : at most 2 characters; 3"),
        (json!({"minProperties": 1}), json!({}), " minProperties : at least 1 member; 0"),
        (
            json!({"uniqueItems": true}),
            json!([1, {"a": 2}, {"a": 2.0}]),
            " uniqueItems : items that all differ; items 1 and 2, counted from 0, are the same",
        ),
        (
            json!({"dependentRequired": {"a": ["b"]}}),
            json!({"a": 1}),
            "/b dependentRequired : a member \"b\", because there is \"a\"; nothing",
        ),
        (
            json!({"dependentSchemas": {"a": {"required": ["c"]}}}),
            json!({"a": 1}),
            "/c required /dependentSchemas/a: a member \"c\"; nothing",
        ),
        (
            json!({"properties": {"a": true}, "additionalProperties": false}),
            json!({"a": 1, "b/": 2}),
            "/b~1 additionalProperties : only the members that the schema names; \"b/\"",
        ),
        (json!({"patternProperties": {"^x": {"type": "string"}}}), json!({"xy": 2}), "/xy type /patternProperties/^x: a text; 2"),
        (json!({"items": [true], "additionalItems": false}), json!([1, 2, 3]), " additionalItems : at most 1 item; 3"),
        (
            json!({"contains": {"type": "object"}, "minContains": 2, "maxContains": 3}),
            json!([{}]),
            " contains : from 2 to 3 items as the schema demands; an array of 1",
        ),
        (
            json!({"oneOf": [true, {"type": "string"}, true]}),
            json!(1),
            " oneOf : only one of 3 alternatives; those numbered 0 and 2, from 0",
        ),
        (json!({"not": {"const": "x"}}), json!("x"), " not : anything but \"x\"; \"x\""),
        (json!({"not": {"type": "string"}}), json!("x"), " not : anything but what the schema rules out; \"x\""),
        (
            json!({"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": false}),
            json!({"a": 1}),
            "/b required /then: a member \"b\"; nothing",
        ),
        (json!({"if": {"required": ["a"]}, "else": false}), json!({}), " false /else: nothing here; an empty object"),
        (json!({"allOf": [{"required": ["a"]}, {"required": ["a"]}]}), json!({}), "/a required /allOf/0: a member \"a\"; nothing"),
    ] {
        assert_eq!(problems(schema.clone(), &value), expected, "{schema}");
    }
}

#[test]
fn what_cannot_be_decided_is_open_and_what_fails_elsewhere_fails() {
    for (schema, expected) in [
        (json!({"unevaluatedProperties": false}), "unknown json_schema_keyword at /unevaluatedProperties"),
        (json!({"$recursiveRef": "#"}), "unknown json_schema_keyword at /$recursiveRef"),
        (json!({"$ref": "https://other.example/schema.json"}), "unknown json_schema_reference at /$ref"),
        (json!({"$ref": "#/$defs/none"}), "unknown json_schema_reference at /$ref"),
        (json!({"properties": {"a": {"pattern": "(?=x)"}}}), "unknown json_schema_pattern at /properties/a/pattern"),
        (json!({"patternProperties": {"\\1": true}}), "unknown json_schema_pattern at /patternProperties/\\1"),
        (json!({"minLength": -1}), "unknown json_schema_malformed at /minLength"),
        (json!({"type": "text"}), "unknown json_schema_malformed at /type"),
        (json!({"multipleOf": 0}), "unknown json_schema_malformed at /multipleOf"),
        (json!({"properties": {"a": 7}}), "unknown json_schema_malformed at /properties/a"),
        (json!({"allOf": []}), "unknown json_schema_malformed at /allOf"),
        (json!({"prefixItems": [true]}), "unknown json_schema_keyword at /prefixItems"),
        (json!({"$schema": "https://json-schema.org/draft/2099-01/schema"}), "unknown json_schema_dialect at /$schema"),
        (
            json!({"$defs": {"a": {"$schema": "http://json-schema.org/draft-07/schema#"}}, "$ref": "#/$defs/a"}),
            "unknown json_schema_dialect at /$defs/a/$schema",
        ),
        (json!({"$schema": 7}), "unknown json_schema_dialect at /$schema"),
        (json!([]), "unknown json_schema_malformed at "),
        // Either way.
        (json!({"anyOf": [{"pattern": "\\p{L}"}, {"type": "object"}]}), "valid"),
        (json!({"not": {"allOf": [{"unevaluatedItems": false}, {"type": "string"}]}}), "valid"),
        (json!({"unevaluatedProperties": false, "type": "array"}), " type : an array; an object"),
        (
            json!({"oneOf": [{"unevaluatedItems": false}, true, true]}),
            " oneOf : only one of 3 alternatives; those numbered 1 and 2, from 0",
        ),
        (json!({"properties": {"b": {"$ref": "https://other.example/"}}}), "valid"),
    ] {
        assert_eq!(problems(schema.clone(), &json!({"a": "x"})), expected, "{schema}");
    }
    assert_eq!(
        said(&Schema::read(&document(&json!({"type": "object"})), URL).map_or_else(Validation::Unknown, |_| Validation::Valid)),
        "unknown json_schema_dialect at /$schema"
    );
}

#[test]
fn each_draft_has_its_own_keywords_for_items_and_references() {
    let recent = "https://json-schema.org/draft/2020-12/schema";
    let older = "http://json-schema.org/draft-07/schema#";
    let pair = json!([1, 2]);
    assert_eq!(said(&validate_in(recent, json!({"prefixItems": [true], "items": false}), &pair)), " items : at most 1 item; 2");
    assert_eq!(said(&validate_in(recent, json!({"items": [true]}), &pair)), "unknown json_schema_malformed at /items");
    assert_eq!(said(&validate_in(older, json!({"items": [true, {"type": "string"}]}), &pair)), "/1 type /items/1: a text; 2");
    assert_eq!(
        said(&validate_in(older, json!({"dependencies": {"a": ["b"]}}), &json!({"a": 1}))),
        "/b required /dependencies/a: a member \"b\"; nothing"
    );
    // What stands beside a reference counts since 2019-09.
    let beside = json!({"$ref": "#/definitions/any", "type": "string", "definitions": {"any": true}});
    assert_eq!(said(&validate_in(older, beside.clone(), &pair)), "valid");
    assert_eq!(said(&validate_in(recent, beside, &pair)), " type : a text; an array of 2");
}

#[test]
fn references_stay_within_the_document() {
    for reference in [
        "#/$defs/text",
        "#text",
        URL,
        "badge.json#text",
        "https://schema.example/inner.json",
        "inner.json#/$defs/a~1b%25",
        "#/properties/x/items/0",
    ] {
        let schema = json!({
            "$ref": reference,
            "properties": {"x": {"items": [{"type": "string"}]}},
            "$defs": {
                "text": {"type": "string", "$anchor": "text"},
                "inner": {"$id": "inner.json", "type": "string", "$defs": {"a/b%": {"type": "string"}}},
            }
        });
        // The document itself is no text, and recurses without end.
        let expected = if reference == URL { "unknown json_schema_too_complex at " } else { " type " };
        let said = problems(schema, &json!(1));
        assert!(said.starts_with(expected), "{reference}: {said}");
    }
}

#[test]
fn a_schema_or_document_made_to_cost_is_answered() {
    let list = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    let value: Value = Document::parse(list(127).as_bytes()).unwrap().to_value();
    let chain = |links: usize, build: fn(usize) -> Value| {
        let links: serde_json::Map<String, Value> = (0..links).map(|index| (index.to_string(), build(index))).collect();
        json!({"$ref": "#/$defs/0", "$defs": links})
    };
    let long = chain(5000, |index| json!({"$ref": format!("#/$defs/{}", index + 1)}));
    let too_complex = "unknown json_schema_too_complex at ";
    for (schema, expected) in [
        (json!({"$ref": "#"}), too_complex),
        (json!({"allOf": [{"$ref": "#"}, {"$ref": "#"}]}), too_complex),
        (json!({"not": {"$ref": "#"}}), too_complex),
        (long, too_complex),
        (json!({"items": {"anyOf": [{"$ref": "#"}, {"$ref": "#"}], "oneOf": [{"$ref": "#"}, {"$ref": "#"}]}}), too_complex),
        // Deep, and honest.
        (json!({"items": {"$ref": "#"}}), "valid"),
        // Deeper than the limit, as nothing honest is: three schemas for each level.
        (json!({"items": {"allOf": [{"$ref": "#"}]}}), too_complex),
    ] {
        let said = problems(schema.clone(), &value);
        assert_eq!(said, expected, "{}", schema.to_string().chars().take(100).collect::<String>());
    }
    // Wrong at the bottom: as deep to explain as to try.
    let deep = json!({"items": {"oneOf": [{"$ref": "#"}, {"type": "string"}]}, "minItems": 2});
    let bottom = json!({"items": {"allOf": [{"$ref": "#"}]}, "type": ["array", "string"]});
    let shallow = Document::parse(list(80).as_bytes()).unwrap().to_value();
    let said_deep = problems(deep, &shallow);
    assert!(said_deep.starts_with(" minItems : at least 2 items; 1\n/0 minItems : at least 2 items; 1\n/0/0 "), "{said_deep}");
    assert_eq!(problems(bottom, &shallow), format!("{} type : a text or an array; 1", "/0".repeat(80)));
    // References that each walk far, identifiers that grow, what is wrong in a wide schema.
    let far: Vec<Value> = (0..20_000).map(|index| json!({"$ref": format!("#/allOf/{}", 19_999 - index)})).collect();
    assert!(matches!(validate(json!({"allOf": far}), &json!(1)), Validation::Unknown(_)));
    let id = "a".repeat(3000);
    assert_eq!(problems(json!({"$id": id}), &json!(1)), "unknown json_schema_malformed at /$id");
    let wide: serde_json::Map<String, Value> = (0..30_000).map(|index| (index.to_string(), json!({"minLength": -1, "type": 1}))).collect();
    assert_eq!(problems(json!({"properties": wide}), &json!({"29999": 1})), "unknown json_schema_malformed at /properties/29999/minLength");
    let patterns: serde_json::Map<String, Value> = (0..5000).map(|index| (format!("^{index}$"), json!(true))).collect();
    assert_eq!(
        said(&validate(json!({"patternProperties": patterns}), &json!({}))),
        "unknown json_schema_too_complex at /patternProperties/^4096$"
    );
    // Everything required, again and again.
    let names: Vec<String> = (0..2000).map(|number| number.to_string()).collect();
    let members: serde_json::Map<String, Value> = names.iter().map(|name| (name.clone(), json!(1))).collect();
    let again = json!({"allOf": vec![json!({"$ref": "#/$defs/all"}); 5000], "$defs": {"all": {"required": names}}});
    assert_eq!(problems(again, &Value::Object(members)), too_complex);
    let digits = Document::parse(format!("1.{}", "1".repeat(4000)).as_bytes()).unwrap();
    let numbers =
        json!({"allOf": vec![json!({"$ref": "#/$defs/n"}); 20_000], "$defs": {"n": {"exclusiveMinimum": 0, "minimum": 0, "maximum": 9}}});
    assert_eq!(said(&read_in("https://json-schema.org/draft/2020-12/schema", numbers).unwrap().validate(digits.root())), too_complex);
    let wide = json!({"anyOf": (0..MAX_SUBSCHEMAS + 1).map(|_| json!({})).collect::<Vec<_>>()});
    assert_eq!(problems(wide, &json!(1)), too_complex);
    // A pattern that other engines take years for, and texts that are long.
    assert_eq!(
        problems(json!({"pattern": "^(a+)+$"}), &json!("a".repeat(40) + "!")),
        " pattern : a text that matches ^(a+)+$; \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\""
    );
    assert_eq!(problems(json!({"pattern": "(x{50}){40}$"}), &json!("x".repeat(4_000_000))), too_complex);
    assert_eq!(problems(json!({"pattern": "^data:"}), &json!("data:".to_owned() + &"x".repeat(1_000_000))), "valid");
}

/// The first two took 70 and 20 seconds to explain, and more with the product of schema and document.
#[test]
fn to_tell_why_is_paid_from_the_same_work_as_to_decide() {
    let object = |count: usize, first: Value| -> Value {
        let others = (1..count).map(|index| (format!("{index}{}", "n".repeat(200)), json!("v")));
        Value::Object([("a".to_owned(), first)].into_iter().chain(others).collect())
    };
    let mut patterns: serde_json::Map<String, Value> = (0..1000).map(|index| (format!("(x{{50}}){{10}}{index}$"), json!(true))).collect();
    patterns.insert("^a$".to_owned(), json!({"type": "string"}));
    let whole = |keyword: &str| format!(" {keyword} : what the schema demands; an object");
    let required: Vec<String> = (0..2000).map(|index| index.to_string()).collect();
    let numbered: serde_json::Map<String, Value> = (1..2000).map(|index| (index.to_string(), json!(1))).collect();
    let again = |schema: Value| json!({"anyOf": vec![json!({"$ref": "#/$defs/it"}); 5000], "$defs": {"it": schema}});
    for (schema, value, expected) in [
        (json!({"properties": {"a": false}, "patternProperties": patterns}), object(201, json!(1)), "/a false".to_owned()),
        (json!({"anyOf": vec![json!({"properties": {"a": false}}); 5000]}), object(20_000, json!(1)), whole("anyOf")),
        (again(json!({"properties": {"a": false}, "additionalProperties": true})), object(20_000, json!(1)), whole("anyOf")),
        (again(json!({"required": required})), Value::Object(numbered), whole("anyOf")),
        (
            again(json!({"items": {"minLength": 2}})),
            json!(([vec!["x"; 1], vec!["xx"; 3000]].concat())),
            " anyOf : what the schema demands; an array of 3001".to_owned(),
        ),
    ] {
        let schema = read_in("https://json-schema.org/draft/2020-12/schema", schema).unwrap();
        let mut work = super::MAX_WORK / 10;
        let found = schema.validate_within(document(&value).root(), &mut work);
        assert!(matches!(&found, Validation::Invalid { problems, more: true } if !problems.is_empty()), "{}", said(&found));
        assert!(said(&found).starts_with(&expected), "{}", said(&found));
        assert_eq!(work, 0);
        // Nothing is left for another.
        assert!(matches!(schema.validate_within(document(&value).root(), &mut work), Validation::Unknown(_)));
    }
}

#[test]
fn what_is_left_of_the_work_is_for_the_next() {
    let schema = read_in("https://json-schema.org/draft/2020-12/schema", badge_schema()).unwrap();
    let mut work = super::MAX_WORK;
    let first = schema.validate_within(document(&json!({"type": 1})).root(), &mut work);
    let spent = super::MAX_WORK - work;
    assert!(matches!(first, Validation::Invalid { more: false, .. }) && spent > 0 && spent < 10_000, "{spent}");
    assert_eq!(schema.validate_within(document(&json!({"type": 1})).root(), &mut work), first);
    assert_eq!(work, super::MAX_WORK - 2 * spent);
}

#[test]
fn a_document_that_is_wrong_everywhere_has_a_few_problems() {
    let schema = || json!({"items": {"oneOf": [{"type": "string"}, {"type": "object", "required": ["a", "b"]}]}});
    let many = |count: usize| Value::from(vec![json!({}); count]);
    let Validation::Invalid { problems, more } = validate(schema(), &many(1000)) else { panic!("valid") };
    assert!(problems.len() == MAX_PROBLEMS && more);
    let Validation::Invalid { problems, more } = validate(schema(), &many(8)) else { panic!("valid") };
    assert!(problems.len() == MAX_PROBLEMS && !more);
    let names: Vec<String> = (0..100).map(|number| number.to_string()).collect();
    let Validation::Invalid { problems, more } = validate(json!({"required": names}), &json!({})) else { panic!("valid") };
    assert!(problems.len() == MAX_PROBLEMS && more);
}

#[test]
fn format_is_an_annotation() {
    assert_eq!(problems(json!({"format": "date-time", "contentEncoding": "base64"}), &json!("tomorrow")), "valid");
}

#[test]
fn an_obstacle_says_what_it_is() {
    let Validation::Unknown(obstacle) = validate(json!({"unevaluatedItems": false}), &json!([])) else { panic!("decided") };
    assert_eq!((obstacle.kind, obstacle.found.as_str()), (ObstacleKind::Keyword, "\"unevaluatedItems\""));
    assert_eq!(obstacle.to_string(), "expected keywords that are supported");
}
