//! What contexts may define: terms, prefixes, containers, and how they may refer to each other.

use super::{document, refusal, refused, stated};
use crate::encoding::json_ld::{Contexts, Loss, Options, Source, to_rdf, to_rdf_with};
use crate::encoding::rdf::n_quads::{self, Escaping};

/// A property or a datatype that no statement can have, and containers that a term cannot have together.
#[test]
fn terms_that_are_not_sound_are_refused() {
    refused(r#"{"@context": {"a": "urn:x y"}, "@id": "urn:s", "a": "v"}"#, "invalid_iri", "/a");
    refused(r#"{"@context": {"a": "_:b"}, "@id": "urn:s", "a": "v"}"#, "blank_property", "/a");
    refused(r#"{"@context": {"a": {"@id": "urn:a", "@type": "urn:x y"}}, "@id": "urn:s", "a": "v"}"#, "invalid_iri", "/a");
    for (definition, code) in [
        (r#"{"@reverse": "urn:a", "@container": "@list"}"#, "context_invalid"),
        (r#"{"@reverse": "urn:a", "@container": "@language"}"#, "context_invalid"),
        (r#"{"@id": "urn:a", "@container": ["@list", "@set"]}"#, "context_invalid"),
        (r#"{"@id": "urn:a", "@container": ["@language", "@index"]}"#, "context_invalid"),
    ] {
        let error = refusal(&format!(r#"{{"@context": {{"a": {definition}}}, "@id": "urn:s"}}"#));
        assert_eq!(error.code(), code, "{definition}");
    }
}

/// What is wrong with the property is not said of its datatype as well.
#[test]
fn a_term_that_is_not_sound_is_one_loss() {
    let document = document(r#"{"@context": {"a": {"@id": "urn:x y", "@type": "urn:t"}}, "@id": "urn:s", "a": "v"}"#);
    let options = Options { lossless: false, ..Options::default() };
    let statements = to_rdf_with(&Source::Value(document.root()), &Contexts::new(), &options).unwrap();
    let losses: Vec<_> = statements.losses.iter().map(|lost| lost.kind).collect();
    assert_eq!((losses, statements.dataset.quads.len()), (vec![Loss::InvalidIri], 0));
}

/// JSON-LD 1.1 §4.2.1: of a value with a type it is one, and no array.
#[test]
fn a_value_has_one_datatype() {
    let with_type = |datatype: &str| stated(&format!(r#"{{"@id": "urn:s", "urn:p": {{"@value": "x", "@type": {datatype}}}}}"#));
    assert!(with_type(r#""urn:t""#).is_ok());
    for datatype in [r#"["urn:t"]"#, r#"["urn:t", "urn:u"]"#, "[]"] {
        let (code, place) = with_type(datatype).unwrap_err();
        assert_eq!((code, place.as_str()), ("json_ld_invalid", "/urn:p"), "{datatype}");
    }
}

/// JSON-LD 1.1 API §4.2.2, step 19.3.
#[test]
fn containers_that_go_together() {
    let is_valid = |container: &str| {
        stated(&format!(r#"{{"@context": {{"a": {{"@id": "urn:a", "@container": {container}}}}}, "@id": "urn:s", "urn:p": 1}}"#)).is_ok()
    };
    for container in [
        r#""@list""#,
        r#"["@set"]"#,
        r#"["@graph", "@id"]"#,
        r#"["@graph", "@index"]"#,
        r#"["@graph", "@id", "@set"]"#,
        r#"["@set", "@index", "@graph"]"#,
        r#"["@set", "@index"]"#,
        r#"["@set", "@set"]"#,
        r#"["@set", "@graph"]"#,
        r#"["@id", "@set"]"#,
        r#"["@set", "@type"]"#,
        r#"["@language", "@set"]"#,
    ] {
        assert!(is_valid(container), "{container}");
    }
    for container in [
        "[]",
        r#""@value""#,
        r#"["@graph", "@id", "@index"]"#,
        r#"["@graph", "@list"]"#,
        r#"["@graph", "@id", "@list"]"#,
        r#"["@graph", "@id", "@language"]"#,
        r#"["@graph", "@type"]"#,
        r#"["@list", "@set"]"#,
        r#"["@list", "@index"]"#,
        r#"["@language", "@index"]"#,
        r#"["@id", "@index"]"#,
        r#"["@set", "@index", "@id"]"#,
        r#"["@set", "@index", "@language"]"#,
    ] {
        assert!(!is_valid(container), "{container}");
    }
}

#[test]
fn definitions_that_mean_nothing_are_refused() {
    for definition in [
        r#""a": {"@id": "relative"}"#,
        r#""a": {"@id": "urn:a", "other": 1}"#,
        r#""a": {"@id": "urn:a", "@unheard": 1}"#,
        r#""a/b": {"@type": "@id"}"#,
        r#""a": {"@id": "urn:a", "@container": "@index", "@index": "relative"}"#,
        r#""@vocab": "@unheard""#,
        r#""@vocab": "@type""#,
        r#""a": {"@id": "urn:a", "@context": {"b": {"@id": 5}}}"#,
    ] {
        let error = stated(&format!(r#"{{"@context": {{{definition}}}, "@id": "urn:s", "urn:p": 1}}"#)).unwrap_err();
        assert_eq!(error.0, "context_invalid", "{definition}");
    }
    let unknown = r#"{"@context": {"a": {"@id": "urn:a", "@context": "https://example.org/unknown"}}, "@id": "urn:s", "urn:p": 1}"#;
    assert_eq!(stated(unknown).unwrap_err().0, "context_unavailable");
}

/// A prefix is what was defined as one: by nothing but its IRI, with the right last character, or by saying so.
#[test]
fn prefixes_are_those_that_were_meant_to_be() {
    for (definition, predicate) in [
        (r#""urn:p:""#, "urn:p:x"),
        (r#"{"@id": "urn:p:"}"#, "p:x"),
        (r#"{"@id": "urn:p:", "@prefix": true}"#, "urn:p:x"),
        (r#""urn:p""#, "p:x"),
        (r#"{"@id": "urn:p", "@prefix": true}"#, "urn:px"),
    ] {
        let statements = stated(&format!(r#"{{"@context": {{"p": {definition}}}, "@id": "urn:s", "p:x": "v"}}"#)).unwrap();
        assert_eq!(statements, format!("<urn:s> <{predicate}> \"v\" .\n"), "{definition}");
    }
}

#[test]
fn contexts_that_refer_to_each_other_come_to_an_end() {
    let row = |length: usize| {
        let mut contexts = Contexts::new();
        for number in 0..length {
            let next = if number + 1 < length { format!(r#""https://a.example/{}""#, number + 1) } else { r#"{"a": "urn:a"}"#.to_owned() };
            contexts.add(&format!("https://a.example/{number}"), document(&format!(r#"{{"@context": {next}}}"#))).unwrap();
        }
        let text = document(r#"{"@context": "https://a.example/0", "@id": "urn:s", "a": 1}"#);
        to_rdf(&Source::Value(text.root()), &contexts)
            .map(|statements| statements.dataset.quads.len())
            .map_err(|error| (error.code(), format!("{} {}", error.found(), error.expected())))
    };
    assert_eq!(row(16), Ok(1));
    assert_eq!(row(17), Err(("json_ld_limit", "more than 16 contexts that refer to each other".to_owned())));
    let mut contexts = Contexts::new();
    contexts.add("https://a.example/0", document(r#"{"@context": "https://a.example/0"}"#)).unwrap();
    // The context of a term is tried where it is defined; one that refers to itself is not tried without end.
    let own = r#"{"@context": {"t": {"@id": "urn:t", "@context": "https://a.example/1"}, "a": "urn:a"}}"#;
    contexts.add("https://a.example/1", document(own)).unwrap();
    contexts.add("https://a.example/2", document(r#"{"@context": {"t": {"@id": "urn:t", "@context": "https://a.example/3"}}}"#)).unwrap();
    contexts.add("https://a.example/3", document(r#"{"@context": {"a": {"@id": 5}}}"#)).unwrap();
    let code = |number: u32, member: &str| {
        let text = document(&format!(r#"{{"@context": "https://a.example/{number}", "@id": "urn:s", "{member}": {{"{member}": 1}}}}"#));
        to_rdf(&Source::Value(text.root()), &contexts).map(|_| ()).map_err(|error| error.code())
    };
    assert_eq!(code(0, "urn:p"), Err("json_ld_limit"));
    assert_eq!(code(1, "t"), Ok(()));
    assert_eq!(code(2, "urn:p"), Err("context_invalid"));
}

/// The statements of what is not lost.
fn kept(text: &str, base: Option<&str>, contexts: &Contexts) -> Result<String, &'static str> {
    let document = document(text);
    let options = Options { lossless: false, base: base.map(Into::into), ..Options::default() };
    let statements = to_rdf_with(&Source::Value(document.root()), contexts, &options).map_err(|error| error.code())?;
    Ok(n_quads::write(&statements.dataset, Escaping::Current).unwrap())
}

/// What looks like a keyword names nothing (JSON-LD 1.1 API §5.2.2, step 2): neither a value nor an index is a thing without name for it.
#[test]
fn an_id_that_is_none_is_no_thing() {
    let kept = |text: &str| kept(text, None, &Contexts::new()).unwrap();
    assert_eq!(
        kept(r#"{"@context": {"p": {"@id": "urn:p", "@type": "@id"}}, "@id": "urn:s", "p": ["@other", "urn:o"]}"#),
        "<urn:s> <urn:p> <urn:o> .\n"
    );
    let indexed = r#"{"p": {"@id": "urn:p", "@container": "@index", "@index": "q"}, "q": {"@id": "urn:q", "@type": "@id"}}"#;
    let text = |index: &str| format!(r#"{{"@context": {indexed}, "@id": "urn:s", "p": {{"{index}": {{"@id": "urn:o"}}}}}}"#);
    assert_eq!(kept(&text("urn:i")), "<urn:o> <urn:q> <urn:i> .\n<urn:s> <urn:p> <urn:o> .\n");
    assert_eq!(kept(&text("@other")), "<urn:s> <urn:p> <urn:o> .\n");
}

/// An index that is a property stands where the thing stands that it is a property of.
#[test]
fn a_statement_of_an_index_has_its_place() {
    let text = r#"{"@context": {"p": {"@id": "urn:p", "@container": "@index", "@index": "q"}, "q": {"@id": "urn:q", "@type": "@id"}}, "@id": "urn:s", "p": {"urn:i": {"@id": "urn:o"}}}"#;
    let document = document(text);
    let contexts = Contexts::new();
    let statements = to_rdf(&Source::Value(document.root()), &contexts).unwrap();
    let of_index = statements.dataset.quads.iter().position(|quad| &*quad.predicate == "urn:q").unwrap();
    assert_eq!(Source::Value(document.root()).pointer(statements.origins[of_index]).as_str(), "/p/urn:i");
}

/// JSON-LD 1.1 API §4.1.2, step 5.1.2: a context of null brings back the base of the document, however often.
#[test]
fn null_brings_the_base_of_the_document_back() {
    for contexts in [r#"[{"@base": "urn:x:"}, null]"#, r#"[null, {"@base": "https://b.example/"}, null]"#] {
        let text = format!(r#"{{"@context": {contexts}, "@id": "a", "urn:p": 1}}"#);
        let stated = kept(&text, Some("https://a.example/"), &Contexts::new()).unwrap();
        assert!(stated.starts_with("<https://a.example/a> <urn:p>"), "{stated}");
    }
}

/// A context that is named is one of a document of its own (JSON-LD 1.1 API §4.1.2, step 5.2.6): what a term may do with protected names, and how far the context of a type
/// reaches, ends there.
#[test]
fn a_context_that_is_named_begins_anew() {
    let mut contexts = Contexts::new();
    contexts.add("https://a.example/name", document(r#"{"@context": {"name": "urn:other"}}"#)).unwrap();
    contexts.add("https://a.example/null", document(r#"{"@context": [null, {"q": "urn:q"}]}"#)).unwrap();
    let with = |context: &str| {
        let terms = format!(r#"{{"name": {{"@id": "urn:name", "@protected": true}}, "t": {{"@id": "urn:t", "@context": {context}}}}}"#);
        kept(&format!(r#"{{"@context": {terms}, "@id": "urn:s", "t": {{"@id": "urn:o", "name": "x"}}}}"#), None, &contexts)
    };
    assert_eq!(with(r#"{"name": "urn:other"}"#).unwrap(), "<urn:o> <urn:other> \"x\" .\n<urn:s> <urn:t> <urn:o> .\n");
    assert_eq!(with(r#""https://a.example/name""#), Err("context_invalid"));
    // The context of a type holds for what has the type, and within that what was before holds again. What a context that is named takes away does not come back.
    let terms = r#"{"p": {"@id": "urn:p", "@type": "@id"}, "C": {"@id": "urn:C", "@context": "https://a.example/null"}}"#;
    let text = format!(r#"{{"@context": {terms}, "@id": "urn:s", "@type": "C", "q": {{"@id": "urn:o", "p": "urn:x"}}}}"#);
    let of_type = "<urn:s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:C> .\n";
    assert_eq!(kept(&text, None, &contexts).unwrap(), format!("{of_type}<urn:s> <urn:q> <urn:o> .\n"));
    let here = text.replace(r#""https://a.example/null""#, r#"[null, {"q": "urn:q"}]"#);
    assert!(kept(&here, None, &contexts).unwrap().contains("<urn:o> <urn:p> <urn:x>"));
}
