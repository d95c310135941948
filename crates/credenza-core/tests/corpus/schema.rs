//! A schema and a document: whatever they are, the answer comes, and what a failing document is told is few, in its place and about itself.

use credenza_core::encoding::json::{Document, Node};
use credenza_core::encoding::json_schema::{MAX_PROBLEMS, Schema, Validation};
use serde_json::json;

use crate::sentence::sentence;

/// A schema, a line feed, and the document that is held to it; without a line feed the schema is held to itself.
pub(crate) fn schema(bytes: &[u8]) {
    let split = bytes.iter().position(|byte| *byte == b'\n');
    let (schema, instance) = split.map_or((bytes, bytes), |at| (&bytes[..at], &bytes[at + 1..]));
    let (Ok(document), Ok(instance)) = (Document::parse(schema), Document::parse(instance)) else { return };
    let schema = match Schema::read(&document, "https://schema.example/") {
        Ok(schema) => schema,
        Err(obstacle) => return drop(sentence(&obstacle)),
    };
    let answer = schema.validate(instance.root());
    assert_eq!(answer, schema.validate(instance.root()), "the same question has the same answer");
    explained(&answer, &document, instance.root());
    contrary(&answer, &document, instance.root());
}

fn explained(answer: &Validation, schema: &Document, instance: Node<'_>) {
    match answer {
        Validation::Valid => {}
        Validation::Unknown(obstacle) => drop(sentence(obstacle)),
        Validation::Invalid { problems, .. } => {
            assert!(!problems.is_empty() && problems.len() <= MAX_PROBLEMS);
            let (value, schema) = (instance.to_value(), schema.to_value());
            for problem in problems {
                let place = problem.pointer.as_str();
                // Of a member that is missing or may not be there, the object is there.
                let parent = place.rsplit_once('/').map_or("", |(parent, _)| parent);
                assert!(value.pointer(place).or_else(|| value.pointer(parent)).is_some(), "{place}");
                assert!(schema.pointer(problem.schema.as_str()).is_some(), "{}", problem.schema);
                assert!(!problem.expected.is_empty());
            }
        }
    }
}

/// `not` turns the answer round, `allOf` with itself does not change it; nothing that is open becomes decided.
fn contrary(answer: &Validation, schema: &Document, instance: Node<'_>) {
    let stated = schema.root().get("$schema").map(Node::to_value);
    // With an identifier or references of its own, the schema means something else in another place.
    let text = schema.root().as_written();
    if !schema.root().is_object() || text.contains("\"$") && stated.is_none() || text.matches("\"$").count() > 1 || text.contains("\\u") {
        return;
    }
    let inner = schema.to_value();
    let wrapped = |keyword: &str, inner| {
        let document = Document::from_value(&json!({"$schema": stated, keyword: inner})).ok()?;
        Some(Schema::read(&document, "https://schema.example/").ok()?.validate(instance))
    };
    let kind = |answer: &Validation| match answer {
        Validation::Valid => Some(true),
        Validation::Invalid { .. } => Some(false),
        Validation::Unknown(_) => None,
    };
    // What takes nearly all the work or depth that there is may take too much when more stands around it.
    if let Some(decided) = wrapped("not", inner.clone()).as_ref().and_then(kind) {
        assert!(kind(answer).is_none_or(|answer| answer != decided), "not {answer:?}");
    }
    if let Some(decided) = wrapped("allOf", json!([inner, inner])).as_ref().and_then(kind) {
        assert!(kind(answer).is_none_or(|answer| answer == decided), "allOf {answer:?}");
    }
}
