//! What one document may cost, to the byte.

use super::{contexts, document, refusal, refused};
use crate::encoding::json::MAX_DEPTH;
use crate::encoding::json_ld::{Contexts, Limits, Options, Source, expand, to_rdf};

#[test]
fn the_deepest_document_is_read() {
    // Two levels of the document for one of recursion and the other way round.
    for (open, close) in [(r#"{"https://example.org/#p":"#, "}"), (r#"{"https://example.org/#p":["#, "]}"), (r#"{"@list":["#, "]}")] {
        let levels = MAX_DEPTH / open.matches(['{', '[']).count() - 1;
        let text = format!(r#"{{"https://example.org/#p":{}1{}}}"#, open.repeat(levels), close.repeat(levels));
        let document = document(&text);
        assert!(to_rdf(&Source::Value(document.root()), &contexts()).is_ok(), "{open}");
    }
    // Contexts inside contexts, each tried where it is defined.
    let levels = MAX_DEPTH / 2 - 2;
    let text = format!(r#"{{"@context":{}{{}}{}}}"#, r#"{"t":{"@id":"urn:t","@context":"#.repeat(levels), "}}".repeat(levels));
    let document = document(&text);
    assert!(expand(&Source::Value(document.root()), &contexts(), &Options { lossless: false, ..Options::default() }).is_ok());
}

#[test]
fn what_would_cost_too_much_is_refused() {
    // A prefix of a megabyte on many keys.
    let keys: String = (0..1000).map(|number| format!(r#","p:{number}":1"#)).collect();
    refused(&format!(r#"{{"@context":{{"p":"urn:{}:"}},"@id":"urn:x"{keys}}}"#, "p".repeat(1 << 20)), "json_ld_limit", "");
    // A long property with many values: short here, long as statements.
    let values = vec!["1"; 1000].join(",");
    refused(&format!(r#"{{"urn:{}":[{values}]}}"#, "p".repeat(1 << 20)), "json_ld_limit", "");
    // Too many statements.
    refused(&format!(r#"{{"urn:p":[{}]}}"#, vec!["1"; 100_001].join(",")), "json_ld_limit", "");
    // Terms that are made of each other without end.
    let terms: Vec<_> = (0..1000).map(|number| format!(r#""t{number}":"t{}:x""#, number + 1)).collect();
    let endless = format!(r#"{{"@context":{{{}}}}}"#, terms.join(","));
    refused(&endless, "json_ld_limit", "/@context/t32");
    assert_eq!((refusal(&endless).found(), refusal(&endless).expected()), ("more than 32", "terms that are made of each other"));
    // Every object has a context of its own.
    let objects = vec![r#"{"@context":{"a":"urn:a"},"a":1}"#; 65].join(",");
    refused(&format!("[{objects}]"), "json_ld_limit", "");
    let most = document(&format!("[{}]", vec![r#"{"@context":{"a":"urn:a"},"a":1}"#; 64].join(",")));
    assert_eq!(to_rdf(&Source::Value(most.root()), &contexts()).unwrap().dataset.quads.len(), 64);
    // Every object copies many terms.
    let terms: String =
        (0..2000).map(|number| format!(r#","t{number}":"urn:t{number}","T{number}":{{"@id":"urn:T{number}","@context":{{}}}}"#)).collect();
    let objects: Vec<_> = (0..2000).map(|number| format!(r#"{{"@type":"T{number}","t0":1}}"#)).collect();
    refused(&format!(r#"{{"@context":{{"a":"urn:a"{terms}}},"a":[{}]}}"#, objects.join(",")), "json_ld_limit", "");
}

/// Contexts are kept until they are too many together, and none that is too large by itself.
#[test]
fn contexts_are_kept_within_bounds() {
    // A context of so many bytes, and so many terms, that differs from others by its number.
    let text = |number: usize, bytes: usize, terms: usize| {
        let terms: String = (0..terms).map(|term| format!(r#","t{term}":"urn:t""#)).collect();
        let rest = bytes.saturating_sub(terms.len() + 40);
        format!(r#"{{"@context":{{"n{number}":"urn:{}"{terms}}},"@id":"urn:s","urn:p":1}}"#, "x".repeat(rest))
    };
    let is_kept = |contexts: &Contexts, text: &str| {
        let document = document(text);
        let made = |contexts: &Contexts| {
            let before = contexts.made();
            to_rdf(&Source::Value(document.root()), contexts).unwrap();
            contexts.made() - before
        };
        made(contexts);
        made(contexts) == 0
    };
    // An eighth of 16 MiB at 16 a byte, or at 80 a term.
    for (bytes, terms, kept) in [(120_000, 0, true), (140_000, 0, false), (90_000, 5_000, true), (110_000, 6_000, false)] {
        assert_eq!(is_kept(&Contexts::new(), &text(0, bytes, terms)), kept, "{bytes} bytes, {terms} terms");
    }
    // Of 100,000 bytes each, as many as 16 MiB have room for; then the first ones are made anew.
    let contexts = Contexts::new();
    let made_again = |contexts: &Contexts, number: usize| {
        let document = document(&text(number, 100_000, 0));
        let before = contexts.made();
        to_rdf(&Source::Value(document.root()), contexts).unwrap();
        contexts.made() > before
    };
    assert!((0..10).all(|number| made_again(&contexts, number)));
    assert!((0..10).all(|number| !made_again(&contexts, number)), "ten have room");
    assert!((10..12).all(|number| made_again(&contexts, number)));
    assert!(made_again(&contexts, 0), "twelve have not");
}

/// What a statement counts for: its IRIs, its text and its datatype, a blank node for eight bytes.
#[test]
fn limits_are_where_they_are_said_to_be() {
    let costs = |text: &str, limits: Limits| {
        let document = document(text);
        to_rdf(&Source::Value(document.root()), &Contexts::new().within(limits)).map(|statements| statements.dataset.quads.len())
    };
    let string = "http://www.w3.org/2001/XMLSchema#string".len();
    let integer = "http://www.w3.org/2001/XMLSchema#integer".len();
    for (members, statements, bytes) in [
        (r#""@id":"urn:s","urn:pp":"x""#, 1, 5 + 6 + 1 + string),
        (r#""@id":"urn:s","urn:pp":{"@id":"urn:ooo"}"#, 1, 5 + 6 + 7),
        (r#""@id":"urn:s","urn:pp":{"urn:q":{"@id":"urn:ooo"}}"#, 2, 5 + 6 + 8 + 8 + 5 + 7),
        (r#""@id":"urn:s","@graph":[{"@id":"urn:ss","urn:pp":{"@id":"urn:ooo"}}]"#, 1, 6 + 6 + 7 + 5),
        (r#""@id":"urn:s","urn:pp":[1,20]"#, 2, 2 * (5 + 6 + integer) + 1 + 2),
    ] {
        // A long text beside it, for all else that is bounded with it.
        let (text, statements) = (format!(r#"{{{members},"urn:l":"{}"}}"#, "x".repeat(100)), statements + 1);
        let (text, bytes) = (text.as_str(), bytes + 5 + 5 + 100 + string);
        let limits = Limits { bytes, statements, ..Limits::default() };
        assert_eq!(costs(text, limits).unwrap(), statements, "{text}");
        let error = |limits| costs(text, limits).unwrap_err();
        let error_of_bytes = error(Limits { bytes: bytes - 1, ..limits });
        assert_eq!((error_of_bytes.code(), error_of_bytes.expected()), ("json_ld_limit", "bytes of statements"), "{text}");
        assert_eq!(error_of_bytes.found(), format!("more than {}", bytes - 1));
        assert_eq!(error(Limits { statements: statements - 1, ..limits }).expected(), "statements", "{text}");
    }
    // Of IRIs that are read or made, half as many bytes.
    let prefixed = r#"{"@context":{"p":"urn:p:"},"@id":"urn:s","p:long":{"@id":"urn:o"}}"#;
    let bytes = 2 * ("urn:p:".len() + "urn:p:long".len() + "urn:s".len() + "urn:o".len());
    assert_eq!(costs(prefixed, Limits { bytes, ..Limits::default() }).unwrap(), 1);
    assert_eq!(costs(prefixed, Limits { bytes: bytes - 1, ..Limits::default() }).unwrap_err().expected(), "bytes of IRIs");
    let error = costs(prefixed, Limits { bytes: bytes - 1, ..Limits::default() }).unwrap_err();
    assert_eq!(error.found(), format!("more than {}", (bytes - 1) / 2));
    // Terms that are defined count, used or not: what the first costs whose statement would be too long.
    for (definitions, iris) in [
        (r#""p":"urn:p:","p:xyz":{"@type":"@id"}"#, "urn:p:".len() + "urn:p:xyz".len()),
        (r#""@vocab":"urn:v:","xyz":{"@type":"@id"}"#, "urn:v:".len() + "urn:v:xyz".len()),
    ] {
        let text = format!(r#"{{"@context":{{{definitions}}},"@id":"urn:s","urn:pp":12345678901}}"#);
        let bytes = 2 * (iris + "urn:s".len() + "urn:pp".len());
        let expected = |bytes| costs(&text, Limits { bytes, ..Limits::default() }).unwrap_err().expected().to_owned();
        assert_eq!(expected(bytes - 1), "bytes of IRIs", "{definitions}");
        assert_eq!(expected(bytes), "bytes of statements", "{definitions}");
    }
    let one_term = r#"{"@context":{"p":"urn:p:"},"@id":"urn:s","p:long":1}"#;
    assert!(costs(one_term, Limits { terms: 1, ..Limits::default() }).is_ok());
    assert_eq!(costs(one_term, Limits { terms: 0, ..Limits::default() }).unwrap_err().expected(), "terms of contexts");
}

#[test]
fn many_members_and_long_names_are_linear() {
    let keys: Vec<_> = (0..50_000).map(|number| format!(r#""urn:{number}":1"#)).collect();
    let document = document(&format!("{{{}}}", keys.join(",")));
    assert_eq!(to_rdf(&Source::Value(document.root()), &contexts()).unwrap().dataset.quads.len(), 50_000);
}
