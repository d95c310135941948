//! What work is counted for: trying costs with the size of what is looked at, telling costs with the size of what is said, and what is not looked at costs nothing.
//!
//! A cost that is not counted is one that a hostile schema or document makes others pay: each of these was, or would have been, a way to keep a verifier busy for minutes.

use super::read_in;
use crate::encoding::json::Document;
use crate::encoding::json_schema::evaluate::Evaluation;
use crate::encoding::json_schema::{MAX_WORK, Schema};
use serde_json::{Map, Value, json};

/// What it costs to tell a problem, whatever it is.
const TELLING: u64 = 40;

fn schema(schema: Value) -> Schema {
    read_in("https://json-schema.org/draft/2019-09/schema", schema).unwrap()
}

/// An array of so many bytes, an even number.
fn array(bytes: usize) -> String {
    format!("[1{} ]", ",1".repeat(bytes / 2 - 2))
}

/// A text of so many bytes, with its quotation marks.
fn text(bytes: usize) -> String {
    format!("\"{}\"", "t".repeat(bytes - 2))
}

fn number(bytes: usize) -> String {
    format!("1.{}", "1".repeat(bytes - 2))
}

fn parsed(text: &str) -> Value {
    Document::parse(text.as_bytes()).unwrap().to_value()
}

/// Members `0`, `1` and so on.
fn object(count: usize, value: &Value) -> Value {
    Value::Object(names(count).into_iter().map(|name| (name, value.clone())).collect())
}

fn names(count: usize) -> Vec<String> {
    (0..count).map(|number| number.to_string()).collect()
}

/// What it costs to decide.
fn trying(schema: &Schema, value: &str) -> u64 {
    let document = Document::parse(value.as_bytes()).unwrap();
    let mut evaluation = Evaluation::new(schema, MAX_WORK);
    evaluation.root(document.root());
    MAX_WORK - evaluation.left()
}

/// What it costs to decide and to tell why.
fn whole(schema: &Schema, value: &str) -> u64 {
    let mut left = MAX_WORK;
    schema.validate_within(Document::parse(value.as_bytes()).unwrap().root(), &mut left);
    MAX_WORK - left
}

#[test]
fn trying_costs_with_the_size_of_what_is_looked_at() {
    let many = |schema: Value| json!({"allOf": vec![schema; 100]});
    let list = |count: usize| Value::from(vec![1; count]).to_string();
    // The schema, and what it costs beyond the one for the whole.
    for (demands, value, cost) in [
        (json!({"type": "number"}), number(160), 0),
        (many(json!(true)), "1".to_owned(), 100),
        (many(json!({})), "1".to_owned(), 100),
        // Read anew by each, sixteen digits at a time.
        (many(json!({"minimum": 0})), number(160), 100 * (1 + 10)),
        // Compared: what is built by its parts, texts as they stand, other kinds not at all.
        (json!({"const": parsed(&array(160))}), array(160), 1 + 9),
        (json!({"const": parsed(&array(160))}), array(1600), 1 + 9),
        (json!({"const": parsed(&array(1600))}), array(160), 1 + 10),
        (json!({"const": {"k": parsed(&text(160))}}), format!("{{\"k\":{}}}", text(160)), 1 + 10),
        (json!({"const": parsed(&text(2560))}), text(2560), 1 + 10),
        (json!({"const": parsed(&text(2560))}), array(2560), 1),
        (json!({"enum": vec!["t"; 100]}), "1".to_owned(), 100),
        // Counted.
        (json!({"minLength": 1}), text(640), 1 + 10),
        (json!({"maxItems": 9999}), array(640), 1 + 10),
        (json!({"minProperties": 1}), "{}".to_owned(), 1),
        (many(json!({"minLength": 1})), "\"\"".to_owned(), 1 + 1),
        (many(json!({"maxLength": 1})), "\"\"".to_owned(), 100 * (1 + 1)),
        // Written anew, and sorted.
        (json!({"uniqueItems": true}), "[]".to_owned(), 1),
        (json!({"uniqueItems": true}), format!("[{}]", text(398)), 1 + 100),
        (json!({"uniqueItems": true}), "{}".to_owned(), 0),
        // Looked for by name.
        (json!({"required": names(10)}), object(10, &json!(1)).to_string(), 10 * 4),
        (json!({"dependentRequired": {"a": ["b"], "c": ["d"]}}), "{}".to_owned(), 2 * 4),
        (json!({"dependentSchemas": {"a": false, "c": false}}), "{}".to_owned(), 2 * 4),
        (json!({"propertyNames": true}), "{}".to_owned(), 0),
        (json!({"propertyNames": true}), r#"{"a":1}"#.to_owned(), 2 + 1),
        (json!({"propertyNames": true}), format!("{{{}:1}}", text(642)), 2 + 10 + 1),
        (json!({"properties": {"a": true}}), object(10, &json!(1)).to_string(), 10),
        (json!({"additionalProperties": true}), object(10, &json!(1)).to_string(), 10 * (1 + 1)),
        (json!({"items": true}), list(10), 10),
        (json!({"items": [true]}), list(10), 10),
        (json!({"contains": true}), list(10), 10),
    ] {
        assert_eq!(trying(&schema(demands.clone()), &value), 1 + cost, "{demands:.60} {value:.60}");
    }
}

#[test]
fn telling_costs_with_the_size_of_what_is_said() {
    let long_enum = || json!(vec![parsed(&text(64)); 10]);
    let long_pattern = || "p".repeat(160);
    let types = |count: usize| json!({"type": vec!["T"; count]}).to_string();
    // The schema, which fails, and what telling so costs beyond deciding it once more.
    for (demands, value, cost) in [
        (json!({"type": "string"}), "1".to_owned(), 0),
        (json!({"type": "string"}), "{}".to_owned(), 0),
        // Described: items are counted, and numbers read.
        (json!({"type": "string"}), number(160), 10),
        (json!({"type": "string"}), array(160), 10),
        (json!({"type": "array"}), text(160), 0),
        (json!(false), "1".to_owned(), 0),
        (json!(false), array(160), 10),
        // Quoted.
        (json!({"enum": long_enum()}), "1".to_owned(), 10),
        (json!({"pattern": long_pattern()}), "\"\"".to_owned(), 10),
        (json!({"required": names(10)}), "{}".to_owned(), 4 * 10),
        (json!({"dependentRequired": {"a": names(10), "b": names(5)}}), "{\"a\":1}".to_owned(), 4 + 4 * 10 + 4 + 4 * 5),
        (json!({"dependentSchemas": {"a": false, "b": true, "c": true}}), "{\"a\":1}".to_owned(), 4 * 3 + 1 + TELLING),
        (json!({"maxLength": 1}), text(640), 10),
        (json!({"uniqueItems": true}), format!("[{},{}]", text(199), text(199)), 401 / 4 + 401 / 16),
        (json!({"contains": {"enum": long_enum()}}), "[]".to_owned(), 10),
        (json!({"contains": {"pattern": long_pattern(), "type": "string"}}), "[]".to_owned(), 10 + 1),
        (json!({"contains": true, "minContains": 2}), "[]".to_owned(), 0),
        (json!({"not": {"enum": [1, parsed(&text(640))]}}), "1".to_owned(), 10),
        (json!({"not": {"type": "number", "minimum": 0}}), "1".to_owned(), 1 + 1),
        // Counted to the end.
        (json!({"items": [true], "additionalItems": false}), array(160), 10 + 10),
        // Compared with the values that say a type: with how many.
        (json!({"anyOf": [{"type": "string"}, {"type": "array"}]}), types(15), 2 * (1 + TELLING) + 16 / 8),
        (json!({"anyOf": [{"type": "string"}, {"type": "array"}]}), types(63), 2 * (1 + TELLING) + 64 / 8),
    ] {
        let schema = schema(demands.clone());
        let decided = trying(&schema, &value);
        assert_eq!(whole(&schema, &value), 2 * decided + TELLING + cost, "{demands:.60} {value:.60}");
    }
    // Names are tried one by one to tell which of them is wrong.
    let schema = schema(json!({"propertyNames": {"pattern": long_pattern()}}));
    let decided = trying(&schema, "{\"a\":1}");
    assert_eq!(whole(&schema, "{\"a\":1}"), 2 * decided + TELLING + 10 + (decided - 1));
}

/// A problem more than are listed says that there are more; nothing behind it has to be looked at.
#[test]
fn what_is_not_told_costs_nothing() {
    let told = 17;
    let text = || json!({"type": "string"});
    let mut first_wrong: Map<String, Value> = names(17).into_iter().map(|name| (name, json!(1))).collect();
    first_wrong.extend((0..30).map(|number| (format!("other {number}"), json!(1))));
    let seventeen: Map<String, Value> = names(17).into_iter().map(|name| (name, text())).collect();
    for (demands, value, cost) in [
        (json!({"items": text()}), Value::from(vec![1; 17]), told * (1 + TELLING) + 35 / 16),
        (json!({"items": text()}), Value::from(vec![1; 1000]), told * (1 + TELLING) + 2001 / 16),
        (json!({"additionalProperties": text()}), object(17, &json!(1)), told * (1 + 1 + TELLING)),
        (json!({"additionalProperties": text()}), object(1000, &json!(1)), told * (1 + 1 + TELLING)),
        // Which members may not be there is told before what is wrong in the others, so all are looked at until there are enough of both.
        (json!({"additionalProperties": false}), object(1000, &json!(1)), told * TELLING + 1000),
        (
            json!({"properties": seventeen, "additionalProperties": false}),
            Value::Object(first_wrong),
            told * (1 + 1 + TELLING) + told * (1 + TELLING),
        ),
    ] {
        let (schema, value) = (schema(demands.clone()), value.to_string());
        let decided = trying(&schema, &value);
        assert_eq!(whole(&schema, &value), 2 * decided + TELLING + cost, "{demands:.60} {value:.60}");
    }
}
