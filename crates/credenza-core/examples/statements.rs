//! States JSON-LD documents as N-Quads, for comparison with other processors.
//!
//! `cargo run -p credenza-core --example statements -- CONTEXTS < DOCUMENTS`: CONTEXTS is a JSON object of context documents by URL, DOCUMENTS one JSON document a
//! line. A line of the output is `{"quads": "…"}`, or `{"code": "…", "message": "…"}` where the document is refused.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    reason = "an example program reads and prints; the core does not"
)]

use credenza_core::encoding::json::{Document, Value};
use credenza_core::encoding::json_ld::{Contexts, Source, to_rdf};
use credenza_core::encoding::rdf::{Dataset, Object, Resource};
use std::error::Error;
use std::io::BufRead as _;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("which contexts?")?;
    let known = Document::parse(&std::fs::read(file)?)?;
    let mut contexts = Contexts::new();
    for (url, context) in known.root().members() {
        contexts.add(url, context.to_document())?;
    }
    for line in std::io::stdin().lock().lines() {
        println!("{}", state(&line?, &contexts));
    }
    Ok(())
}

fn state(text: &str, contexts: &Contexts) -> Value {
    let refused = |code: &str, message: String| {
        Value::Object([("code", code), ("message", &message)].map(|(name, text)| (name.to_owned(), text.into())).into_iter().collect())
    };
    let document = match Document::parse(text.as_bytes()) {
        Ok(document) => document,
        Err(error) => return refused(error.code(), error.to_string()),
    };
    match to_rdf(&Source::Value(document.root()), contexts) {
        Ok(statements) => Value::Object([("quads".to_owned(), n_quads(&statements.dataset).into())].into_iter().collect()),
        Err(error) => refused(error.code(), error.to_string()),
    }
}

fn n_quads(dataset: &Dataset) -> String {
    let resource = |resource: &Resource| match resource {
        Resource::Iri(iri) => format!("<{iri}>"),
        Resource::Blank(blank) => format!("_:b{}", blank.0),
    };
    let mut lines = String::new();
    for quad in &dataset.quads {
        let object = match &quad.object {
            Object::Resource(object) => resource(object),
            Object::Literal(literal) => {
                let value = literal.value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\r', "\\r");
                match &literal.language {
                    Some(tag) => format!("\"{value}\"@{tag}"),
                    None => format!("\"{value}\"^^<{}>", literal.datatype),
                }
            }
        };
        let graph = quad.graph.as_ref().map_or_else(String::new, |graph| format!(" {}", resource(graph)));
        lines.push_str(&format!("{} <{}> {object}{graph} .\n", resource(&quad.subject), quad.predicate));
    }
    lines
}
