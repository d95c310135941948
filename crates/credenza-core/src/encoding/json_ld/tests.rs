//! What is refused and where, what is noticed, what contexts may define, what one document may cost.

mod limits;
mod terms;

use super::{Contexts, JsonLdError, Keyword, Loss, Mapping, NoticeKind, Options, Source, TypeMapping, to_rdf, to_rdf_with};
use crate::encoding::json::Document;
use crate::encoding::rdf::n_quads::{self, Escaping};
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

/// The statements of a document under its own context, as N-Quads; the code of the refusal instead.
fn stated(text: &str) -> Result<String, (&'static str, String)> {
    let document = document(text);
    let statements = to_rdf(&Source::Value(document.root()), &contexts()).map_err(|error| (error.code(), error.pointer().to_string()))?;
    Ok(n_quads::write(&statements.dataset, Escaping::Current).unwrap())
}

#[test]
fn each_keyword_stands_once() {
    for (keyword, value) in [
        ("@value", r#""x""#),
        ("@language", r#""en""#),
        ("@direction", r#""ltr""#),
        ("@index", r#""i""#),
        ("@list", r#"["x"]"#),
        ("@set", r#"["x"]"#),
        ("@graph", r#"[{"@id": "urn:x", "urn:p": 1}]"#),
        ("@reverse", r#"{"urn:p": {"@id": "urn:x", "urn:q": 1}}"#),
        ("@id", r#""urn:x""#),
    ] {
        let beside = if matches!(keyword, "@language" | "@direction") { r#""@value": "x", "# } else { "" };
        let text = format!(
            r#"{{"@context": {{"again": "{keyword}"}}, "@id": "urn:s", "urn:p": {{{beside}"{keyword}": {value}, "again": {value}}}}}"#
        );
        let error = refusal(&text);
        assert_eq!((error.code(), error.expected()), ("json_ld_invalid", "each keyword once"), "{keyword}");
        assert_eq!(error.pointer().as_str(), "/urn:p/again");
    }
}

/// Maps whose keys say something. JSON-LD 1.1 §4.6.
#[test]
fn keys_of_maps_are_stated() {
    let by_index = |property: &str, key: &str| {
        stated(&format!(
            r#"{{"@context": {{"m": {{"@id": "urn:m", "@container": "@index", "@index": "prop"}}, "prop": {property}, "word": "urn:word"}},
                "@id": "urn:s", "m": {{"{key}": {{"@id": "urn:x"}}}}}}"#
        ))
    };
    let of = |object: &str| Ok(format!("<urn:s> <urn:m> <urn:x> .\n<urn:x> <urn:prop> {object} .\n"));
    let sorted = |statements: Result<String, (&'static str, String)>| {
        statements.map(|text| {
            let mut lines: Vec<_> = text.lines().collect();
            lines.sort_unstable();
            lines.into_iter().flat_map(|line| [line, "\n"]).collect::<String>()
        })
    };
    assert_eq!(sorted(by_index(r#""urn:prop""#, "word")), of("\"word\""));
    assert_eq!(sorted(by_index(r#"{"@id": "urn:prop", "@type": "@vocab"}"#, "word")), of("<urn:word>"));
    assert_eq!(sorted(by_index(r#"{"@id": "urn:prop", "@type": "@id"}"#, "urn:word")), of("<urn:word>"));
    assert_eq!(by_index(r#"{"@id": "urn:prop", "@type": "@id"}"#, "word"), Err(("relative_iri", "/m/word".to_owned())));
    assert_eq!(sorted(by_index(r#"{"@id": "urn:prop", "@type": "urn:date"}"#, "word")), of("\"word\"^^<urn:date>"));
    // The context that a key has as a type is in force; the one that it has as an identifier is not.
    let keyed = |container: &str| {
        stated(&format!(
            r#"{{"@context": {{"m": {{"@id": "urn:m", "@container": "{container}"}}, "urn:t": {{"@id": "urn:t", "@context": {{"x": "urn:x"}}}}}},
                "@id": "urn:s", "m": {{"urn:t": {{"x": 1}}}}}}"#
        ))
    };
    assert!(keyed("@type").is_ok());
    assert_eq!(keyed("@id"), Err(("undefined_term", "/m/urn:t/x".to_owned())));
}

/// What is in a container of graphs is a graph. In a map, what is one already and nothing else stays what it is. JSON-LD 1.1 API §5.1.2, steps 13.8.3.7.1 and 13.11.
#[test]
fn containers_of_graphs_hold_graphs() {
    let quads = |container: &str, value: &str| {
        let text = format!(r#"{{"@context": {{"g": {{"@id": "urn:g", "@container": {container}}}}}, "@id": "urn:s", "g": {value}}}"#);
        stated(&text).map(|text| {
            let mut lines: Vec<_> = text.lines().map(|line| format!("{line}\n")).collect();
            lines.sort_unstable();
            lines.concat()
        })
    };
    let (graph, map) = (r#""@graph""#, r#"["@graph", "@index"]"#);
    let inner = |graph: u32| format!("<urn:a> <urn:p> \"v\" _:b{graph} .\n<urn:s> <urn:g> _:b0 .\n");
    assert_eq!(quads(graph, r#"{"@id": "urn:x"}"#).unwrap(), "<urn:s> <urn:g> _:b0 .\n");
    assert_eq!(quads(graph, r#"{"@id": "urn:a", "urn:p": "v"}"#).unwrap(), inner(0));
    assert_eq!(quads(graph, r#"{"@graph": [{"@id": "urn:a", "urn:p": "v"}]}"#).unwrap(), inner(1), "a graph in a graph");
    assert_eq!(quads(map, r#"{"i": {"@id": "urn:x"}}"#).unwrap(), "<urn:s> <urn:g> _:b0 .\n");
    assert_eq!(quads(map, r#"{"i": {"@id": "urn:a", "urn:p": "v"}}"#).unwrap(), inner(0));
    assert_eq!(quads(map, r#"{"i": {"@graph": [{"@id": "urn:a", "urn:p": "v"}]}}"#).unwrap(), inner(0));
    // A graph that anything is said of is a thing in a graph.
    let (begin, end) = (r#"{"i": {"@graph": [{"@id": "urn:a", "urn:p": "v"}], "#, "}}");
    for said in [r#""urn:q": "w""#, r#""@type": "urn:t""#, r#""@reverse": {"urn:q": {"@id": "urn:x"}}"#] {
        let quads = quads(map, &format!("{begin}{said}{end}")).unwrap();
        assert_eq!(quads.lines().count(), 3, "{quads}");
        assert!(quads.contains(r#"<urn:a> <urn:p> "v" _:b1 ."#), "{quads}");
    }
    assert_eq!(quads(map, r#"{"i": "text"}"#).unwrap_err().0, "free_floating_value");
}

#[test]
fn a_thing_has_no_language() {
    for keyword in [r#""@language": "en""#, r#""@direction": "ltr""#] {
        let text = format!(r#"{{"@id": "urn:s", "urn:p": {{"@id": "urn:x", "urn:q": 1, {keyword}}}}}"#);
        assert!(stated(&text).is_err(), "{text}");
    }
}

#[test]
fn language_tags_have_their_form() {
    let tagged = |tag: &str, options: &Options| {
        let document = document(&format!(r#"{{"@id": "urn:s", "urn:p": {{"@value": "x", "@language": "{tag}"}}}}"#));
        let statements = to_rdf_with(&Source::Value(document.root()), &contexts(), options).map_err(|error| error.code())?;
        Ok(n_quads::write(&statements.dataset, Escaping::Current).unwrap())
    };
    let as_written = Options { lowercase_languages: false, ..Options::default() };
    assert_eq!(tagged("EN-gb", &Options::default()), Ok("<urn:s> <urn:p> \"x\"@en-gb .\n".to_owned()));
    assert_eq!(tagged("EN-gb", &as_written), Ok("<urn:s> <urn:p> \"x\"@EN-gb .\n".to_owned()));
    for tag in ["en-1a", "sl-rozaj-biske1"] {
        assert!(tagged(tag, &Options::default()).is_ok(), "{tag}");
    }
    for tag in ["e1", "1e-gb", "en_gb", "", "abcdefghi", "en-"] {
        assert_eq!(tagged(tag, &Options::default()), Err("invalid_language_tag"), "{tag}");
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
        NoticeKind::IriWithoutTerm { key } => format!("iri {key} without term"),
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
    let expected = [
        context,
        ("structure @included", "/@included"),
        ("structure @reverse", "/@reverse"),
        ("iri ex:r without term", "/@reverse/ex:r"),
        ("structure @index", "/@index"),
    ];
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
