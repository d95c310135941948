//! What is refused and where, what is noticed, what one document may cost.

use super::{Contexts, JsonLdError, Keyword, Limits, Loss, Mapping, NoticeKind, Options, Source, TypeMapping, expand, to_rdf, to_rdf_with};
use crate::encoding::json::{Document, MAX_DEPTH};
use crate::encoding::rdf::{Object, Resource};

const URL: &str = "https://example.org/context";

/// A context of the kinds that credentials have: protected, with types that bring terms along.
const CONTEXT: &str = r#"{"@context": {
    "@version": 1.1, "@protected": true, "id": "@id", "type": "@type",
    "ex": "https://example.org/#", "Unprotected": {"@id": "ex:Unprotected", "@protected": false},
    "Course": {"@id": "ex:Course", "@context": {"@version": 1.1, "@protected": true,
        "name": "ex:name", "credits": {"@id": "ex:credits", "@type": "https://example.org/#number"},
        "teacher": {"@id": "ex:teacher", "@type": "@id"}, "raw": {"@id": "ex:raw", "@type": "@json"},
        "part": {"@id": "ex:part", "@container": "@list"},
        "room": {"@id": "ex:room", "@context": {"floor": "ex:floor", "name": "ex:roomName"}}}}
}}"#;

fn contexts() -> Contexts {
    let mut contexts = Contexts::new();
    contexts.add(URL, document(CONTEXT)).unwrap();
    contexts
}

fn document(text: &str) -> Document {
    Document::parse(text.as_bytes()).unwrap()
}

/// A course with these members besides its context and type.
fn course(members: &str) -> String {
    format!(r#"{{"@context": "{URL}", "type": "Course", {members}}}"#)
}

fn refusal(text: &str) -> JsonLdError {
    let document = document(text);
    to_rdf(&Source::Value(document.root()), &contexts()).map(|statements| statements.dataset).expect_err(text)
}

#[track_caller]
fn refused(text: &str, code: &str, pointer: &str) {
    let error = refusal(text);
    assert_eq!((error.code(), error.pointer().as_str()), (code, pointer), "{error}");
}

#[test]
fn what_would_be_lost_is_refused_where_it_stands() {
    refused(&course(r#""name": "x", "unheardOf": 1"#), "undefined_term", "/unheardOf");
    refused(&course(r#""room": {"floor": 1, "credits": 1}"#), "undefined_term", "/room/credits");
    refused(&course(r#""teacher": {"type": "Teacher", "id": "did:example:1"}"#), "undefined_type", "/teacher/type");
    refused(&course(r#""teacher": {"type": ["Course", "Teacher"]}"#), "undefined_type", "/teacher/type/1");
    refused(&course(r#""id": "courses/1""#), "relative_iri", "/id");
    refused(&course(r#""teacher": "teachers/1""#), "relative_iri", "/teacher");
    refused(&course(r#""teacher": "https://example.org/a b""#), "invalid_iri", "/teacher");
    refused(&course(r#""teacher": {"id": "@ignored"}"#), "relative_iri", "/teacher/id");
    refused(&course(r#""name": {"@value": "x", "@language": "not a tag"}"#), "invalid_language_tag", "/name/@language");
    refused(&course(r#""name": {"@value": null}"#), "null_value", "/name");
    refused(&course(r#""@ignored": 1"#), "null_term", "/@ignored");
    refused(&course(r#""_:property": 1"#), "blank_property", "/_:property");
    refused(&course(r#""https://example.org/a b": 1"#), "invalid_iri", "/https:~1~1example.org~1a b");
    refused(r#"["x"]"#, "free_floating_value", "/0");
    refused(&format!(r#"{{"@context": "{URL}", "id": "urn:x"}}"#), "free_floating_value", "");
    refused(&format!(r#"{{"@context": ["{URL}", {{"nothing": null}}], "nothing": 1}}"#), "null_term", "/nothing");
    // A datatype that the context makes of a prefix that it does not define is an IRI all the same.
    assert!(to_rdf(&Source::Value(document(&course(r#""credits": "3""#)).root()), &contexts()).is_ok());
}

#[test]
fn a_loss_says_what_it_should_have_been() {
    for (members, expected) in [
        (r#""unheardOf": 1"#, "a term that the context defines"),
        (r#""teacher": {"type": "Teacher"}"#, "a type that the context defines, or an absolute IRI"),
        (r#""@ignored": 1"#, "a term that the context maps to an IRI"),
        (r#""id": "courses/1""#, "an absolute IRI"),
        (r#""teacher": "https://example.org/a b""#, "a well-formed IRI"),
        (r#""name": {"@value": null}"#, "a value"),
        (r#""name": {"@value": "x", "@language": "not a tag"}"#, "a well-formed language tag"),
        (r#""_:property": 1"#, "a property with an IRI"),
    ] {
        assert_eq!(refusal(&course(members)).expected(), expected, "{members}");
    }
    assert_eq!(refusal(r#"["x"]"#).expected(), "a value that is said of something");
}

/// A datatype that no statement can have, and containers that a term cannot have together.
#[test]
fn terms_that_are_not_sound_are_refused() {
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

/// The place in an object whose members are given one by one: that of the context, where that is at fault and comes from elsewhere.
#[test]
fn places_in_an_object_of_members() {
    let document = document(r#"{"@context": "https://example.org/unknown", "a": {"@context": "https://example.org/other"}}"#);
    let place = |names: &[&str]| {
        let members = document.root().members().filter(|(name, _)| names.contains(name)).collect();
        to_rdf(&Source::Object(members), &contexts()).map(|_| ()).unwrap_err().pointer().to_string()
    };
    assert_eq!(place(&["@context", "a"]), "/@context");
    assert_eq!(place(&["@context"]), "/@context");
    let source = Source::Object(vec![("a", document.root())]);
    assert_eq!(source.pointer(super::Origin::NOWHERE).as_str(), "");
    let source = Source::Object(document.root().members().collect());
    assert_eq!(source.pointer(super::Origin::NOWHERE).as_str(), "/@context");
}

#[test]
fn contexts_are_refused_where_they_stand() {
    refused(r#"{"@context": "https://example.org/other", "a": 1}"#, "context_unavailable", "/@context");
    assert_eq!(refusal(r#"{"@context": "https://example.org/other", "a": 1}"#).found(), "https://example.org/other");
    refused(&format!(r#"{{"@context": ["{URL}", 5]}}"#), "context_invalid", "/@context/1");
    refused(&format!(r#"{{"@context": ["{URL}", "no url"]}}"#), "context_invalid", "/@context/1");
    refused(&format!(r#"{{"@context": ["{URL}", {{"type": "@id"}}]}}"#), "protected_term_redefinition", "/@context/1/type");
    refused(&format!(r#"{{"@context": ["{URL}", {{"type": "@unheardOf"}}]}}"#), "protected_term_redefinition", "/@context/1/type");
    refused(&format!(r#"{{"@context": ["{URL}", {{"id": {{"@reverse": "ex:x"}}}}]}}"#), "protected_term_redefinition", "/@context/1/id");
    refused(&format!(r#"{{"@context": ["{URL}", null]}}"#), "context_invalid", "/@context/1");
    let nested = r#""teacher": {"@context": {"type": "https://example.org/#other"}, "type": "x"}"#;
    refused(&course(nested), "protected_term_redefinition", "/teacher/@context/type");
    // In the way of JSON-LD the context of a type does not hold below it, so its names may be used anew there.
    refused(&course(r#""teacher": {"name": "x"}"#), "undefined_term", "/teacher/name");
}

#[test]
fn a_context_wrapped_in_an_array_is_read_as_in_the_field() {
    let text = format!(r#"{{"@context": ["{URL}", {{"@context": {{"note": "ex:note"}}}}], "note": "x"}}"#);
    let wrapped = document(&text);
    assert_eq!(to_rdf(&Source::Value(wrapped.root()), &contexts()).unwrap().dataset.quads.len(), 1);
}

#[test]
fn every_statement_leads_back_to_its_value() {
    let text = course(r#""id": "urn:c", "name": "n", "part": ["p", {"id": "urn:q", "type": "Course", "raw": [1, {"b": 2, "a": 1}]}]"#);
    let document = document(&text);
    let source = Source::Value(document.root());
    let contexts = contexts();
    let statements = to_rdf(&source, &contexts).unwrap();
    assert_eq!(statements.dataset.quads.len(), statements.origins.len());
    let places: Vec<_> = statements
        .dataset
        .quads
        .iter()
        .zip(&statements.origins)
        .map(|(quad, origin)| {
            let object = match &quad.object {
                Object::Literal(literal) => literal.value.to_string(),
                Object::Resource(Resource::Iri(iri)) => iri.to_string(),
                Object::Resource(Resource::Blank(_)) => "_".to_owned(),
            };
            (object, source.pointer(*origin).to_string())
        })
        .collect();
    for (object, place) in [
        ("https://example.org/#Course", "/type"),
        ("n", "/name"),
        ("p", "/part/0"),
        ("urn:q", "/part/1"),
        ("https://example.org/#Course", "/part/1/type"),
        (r#"[1,{"a":1,"b":2}]"#, "/part/1/raw"),
        ("_", "/part"),
    ] {
        assert!(places.contains(&(object.to_owned(), place.to_owned())), "{object} at {place}: {places:?}");
    }
}

#[test]
fn an_object_put_together_from_members_is_read_as_one() {
    let secured = document(&course(r#""name": "n", "proof": 1, "credits": "3""#));
    let other = document(&format!(r#"["{URL}"]"#));
    let mut members: Vec<_> = secured.root().members().filter(|(name, _)| !matches!(*name, "proof" | "@context")).collect();
    members.insert(0, ("@context", other.root()));
    let source = Source::Object(members.clone());
    let contexts = contexts();
    let statements = to_rdf(&source, &contexts).unwrap();
    let places: Vec<_> = statements.origins.iter().map(|origin| source.pointer(*origin).to_string()).collect();
    assert_eq!(places, ["/type", "/name", "/credits"]);
    members.push(("unheardOf", secured.root().get("proof").unwrap()));
    let source = Source::Object(members.clone());
    assert_eq!(to_rdf(&source, &contexts).map(|_| ()).unwrap_err().pointer().as_str(), "/unheardOf");
    let wrong = document(r#"["https://example.org/other"]"#);
    members[0] = ("@context", wrong.root());
    let error = to_rdf(&Source::Object(members), &contexts).map(|_| ()).unwrap_err();
    assert_eq!((error.code(), error.pointer().as_str()), ("context_unavailable", "/@context"));
}

/// The notices of a document: kind and place.
fn notices(text: &str) -> Vec<(String, String)> {
    let document = document(text);
    let source = Source::Value(document.root());
    let contexts = contexts();
    let statements = to_rdf(&source, &contexts).unwrap();
    let describe = |kind: &NoticeKind<'_>| match kind {
        NoticeKind::Context { url } => format!("context {url}"),
        NoticeKind::InlineContext { context } => format!("inline {}", context.as_written()),
        NoticeKind::IriKey { key, term } => format!("iri {key} is {term}"),
        NoticeKind::InlineAlias { key, keyword } => format!("alias {key} is {}", keyword.as_str()),
        NoticeKind::KeywordKey { keyword, alias } => format!("keyword {} is {alias}", keyword.as_str()),
        NoticeKind::Silent { key } => format!("silent {key}"),
        NoticeKind::Structure { keyword } => format!("structure {}", keyword.as_str()),
    };
    statements.notices.iter().map(|notice| (describe(&notice.kind), source.pointer(notice.origin).to_string())).collect()
}

#[track_caller]
fn noticed(text: &str, expected: &[(&str, &str)]) {
    let expected: Vec<_> = expected.iter().map(|(kind, place)| ((*kind).to_owned(), (*place).to_owned())).collect();
    assert_eq!(notices(text), expected);
}

#[test]
fn names_that_hide_a_term_are_noticed() {
    let context = ("context https://example.org/context", "/@context");
    noticed(&course(r#""name": "n""#), &[context]);
    noticed(&course(r#""ex:name": "n""#), &[context, ("iri ex:name is name", "/ex:name")]);
    let full = "/https:~1~1example.org~1#name";
    noticed(&course(r#""https://example.org/#name": "n""#), &[context, ("iri https://example.org/#name is name", full)]);
    noticed(&course(r#""@id": "urn:x""#), &[context, ("keyword @id is id", "/@id")]);
    noticed(&course(r#""name": null"#), &[context, ("silent name", "/name")]);
    noticed(&course(r#""name": [null]"#), &[context, ("silent name", "/name")]);
    noticed(&course(r#""name": [], "teacher": {"@set": []}"#), &[context, ("silent name", "/name"), ("silent teacher", "/teacher")]);
    let inline = r#"{"uid":"@id","v":"https://example.org/#"}"#;
    let text = format!(r#"{{"@context": ["{URL}", {inline}], "type": "Course", "v:name": "n", "uid": "urn:x"}}"#);
    noticed(
        &text,
        &[
            ("context https://example.org/context", "/@context/0"),
            (&format!("inline {inline}"), "/@context/1"),
            ("iri v:name is name", "/v:name"),
            ("alias uid is @id", "/uid"),
        ],
    );
    let structures =
        r#""@included": [{"id": "urn:i", "type": "Course", "name": "i"}], "@reverse": {"ex:r": {"id": "urn:r"}}, "@index": "i""#;
    let expected = [context, ("structure @included", "/@included"), ("structure @reverse", "/@reverse"), ("structure @index", "/@index")];
    noticed(&course(structures), &expected);
}

#[test]
fn a_second_document_processes_no_context() {
    let contexts = contexts();
    let text = format!(r#"{{"@context": ["{URL}", {{"note": "ex:note"}}], "type": "Course", "room": {{"floor": 1}}, "note": "n"}}"#);
    let (first, second) = (document(&text), document(&text));
    to_rdf(&Source::Value(first.root()), &contexts).unwrap();
    let before = contexts.made();
    let statements = to_rdf(&Source::Value(second.root()), &contexts).unwrap();
    assert_eq!(statements.dataset.quads.len(), 4);
    assert_eq!(contexts.made(), before);
}

#[test]
fn where_losses_are_only_written_down_the_rest_is_stated() {
    let document = document(&course(r#""name": "n", "unheardOf": 1, "teacher": "t""#));
    let source = Source::Value(document.root());
    let options = Options { lossless: false, ..Options::default() };
    let statements = to_rdf_with(&source, &contexts(), &options).unwrap();
    assert_eq!(statements.dataset.quads.len(), 2);
    let losses: Vec<_> = statements.losses.iter().map(|lost| (lost.kind, source.pointer(lost.origin).to_string())).collect();
    assert_eq!(losses, [(Loss::UndefinedTerm, "/unheardOf".to_owned()), (Loss::RelativeIri, "/teacher".to_owned())]);
}

#[test]
fn every_term_of_a_known_context_is_listed() {
    let definitions = contexts().definitions(URL).unwrap();
    let find = |term: &str, scope: Option<&str>| {
        definitions.iter().find(|definition| &*definition.term == term && definition.scope.as_deref() == scope).unwrap()
    };
    assert_eq!(find("type", None).mapping, Mapping::Keyword(Keyword::Type));
    assert_eq!(find("raw", Some("Course")).coercion, Some(TypeMapping::Json));
    assert!(find("part", Some("Course")).container.contains(Keyword::List));
    assert_eq!(find("name", Some("room")).mapping, Mapping::Iri("https://example.org/#roomName".into()));
    assert!(contexts().definitions("https://example.org/other").is_err());
}

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
    refused(&format!(r#"{{"@context":{{{}}}}}"#, terms.join(",")), "json_ld_limit", "/@context/t32");
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
