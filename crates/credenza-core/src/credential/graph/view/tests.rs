//! Statements become members under the names that are known, whatever order and however often they stand.

use super::{AROUND, NO_QUAD, Unreadable, Written};
use crate::encoding::json::Document;
use crate::encoding::rdf::{self, Blank, Dataset, Literal, Object, Quad, Resource};

const TYPE: &str = rdf::TYPE;
const V: &str = "https://www.w3.org/2018/credentials#";
const B: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";

fn read(dataset: &Dataset) -> Result<Written, Unreadable> {
    super::read(dataset, &|_| false)
}

/// `_:n` is a blank node, `"text"` a string, `"text"^xsd` a literal of XML Schema, `"text"@en` one in a language, everything else an IRI.
fn resource(text: &str) -> Resource {
    match text.strip_prefix("_:") {
        Some(number) => Resource::Blank(Blank(number.parse().unwrap())),
        None => Resource::Iri(text.into()),
    }
}

fn object(text: &str) -> Object {
    let Some(quoted) = text.strip_prefix('"') else { return Object::Resource(resource(text)) };
    let (value, suffix) = quoted.rsplit_once('"').unwrap();
    let (datatype, language) = match suffix.split_at_checked(1) {
        Some(("^", name)) => (format!("{}{name}", super::XSD), None),
        Some(("@", tag)) => (rdf::LANG_STRING.to_owned(), Some(tag.into())),
        _ => (format!("{}string", super::XSD), None),
    };
    Object::Literal(Literal { value: value.into(), datatype: datatype.as_str().into(), language })
}

fn dataset(statements: &[(&str, &str, &str)]) -> Dataset {
    let quad = |(subject, predicate, value): &(&str, &str, &str)| {
        let predicate = predicate.replace("v:", V).replace("b:", B).replace("elm:", "http://data.europa.eu/snb/model/elm/");
        let value = value.replace("v:", V).replace("b:", B);
        Quad { subject: resource(subject), predicate: predicate.as_str().into(), object: object(&value), graph: None }
    };
    Dataset { quads: statements.iter().map(quad).collect(), blanks: 9 }
}

fn text(statements: &[(&str, &str, &str)]) -> String {
    String::from_utf8(read(&dataset(statements)).unwrap().text).unwrap()
}

const CREDENTIAL: [(&str, &str, &str); 8] = [
    ("urn:c", TYPE, "v:VerifiableCredential"),
    ("urn:c", TYPE, "b:OpenBadgeCredential"),
    ("urn:c", "v:issuer", "did:example:1"),
    ("urn:c", "v:credentialSubject", "_:1"),
    ("_:1", "b:achievement", "_:2"),
    ("_:2", "b:creditsAvailable", "\"3\"^float"),
    ("_:2", "http://purl.org/dc/terms/title", "\"Titel\"@de"),
    ("_:2", "https://schema.org/keywords", "\"b\""),
];

#[test]
fn statements_stand_under_the_names_of_the_known_contexts() {
    assert_eq!(
        text(&CREDENTIAL),
        r#"{"id":"urn:c","type":["OpenBadgeCredential","VerifiableCredential"],"credentialSubject":{"achievement":{"creditsAvailable":3,"tag":["b"],"title":{"de":"Titel"}}},"issuer":"did:example:1"}"#
    );
}

#[test]
fn the_datatypes_of_open_badges_are_those_of_xml_schema() {
    let mut dataset = dataset(&CREDENTIAL);
    let Object::Literal(credits) = &mut dataset.quads[5].object else { panic!("no literal") };
    credits.datatype = format!("{}float", super::XSD_OF_OPEN_BADGES).as_str().into();
    assert_eq!(read(&dataset).unwrap(), read(&self::dataset(&CREDENTIAL)).unwrap());
}

#[test]
fn order_repetition_and_numbers_of_blank_nodes_change_nothing() {
    let mut other: Vec<_> = CREDENTIAL.iter().rev().chain(&CREDENTIAL).copied().collect();
    for statement in &mut other {
        let renamed = |text| match text {
            "_:1" => "_:7",
            "_:2" => "_:3",
            same => same,
        };
        *statement = (renamed(statement.0), statement.1, renamed(statement.2));
    }
    assert_eq!(text(&CREDENTIAL), text(&other));
}

#[test]
fn a_thing_is_read_wherever_it_is_described() {
    let mut statements = CREDENTIAL.to_vec();
    statements.extend([("did:example:1", "https://schema.org/name", "\"Body\""), ("urn:other", "v:issuer", "did:example:1")]);
    assert!(text(&statements).contains(r#""issuer":{"id":"did:example:1","name":"Body"}"#));
}

#[test]
fn a_thing_within_itself_is_only_named() {
    let mut statements = CREDENTIAL.to_vec();
    statements.extend([("_:2", "b:related", "_:1"), ("_:2", "b:creator", "urn:c")]);
    let text = text(&statements);
    assert!(text.contains(r#""related":[{}]"#) && text.contains(r#""creator":{"id":"urn:c"}"#), "{text}");
}

#[test]
fn a_list_keeps_its_order_and_a_list_within_itself_ends() {
    let rdf = |name: &str| format!("http://www.w3.org/1999/02/22-rdf-syntax-ns#{name}");
    let (first, rest, nil) = (rdf("first"), rdf("rest"), rdf("nil"));
    let mut statements = CREDENTIAL.to_vec();
    statements.extend([
        ("_:2", "b:allowedValue", "_:4"),
        ("_:4", first.as_str(), "\"z\""),
        ("_:4", rest.as_str(), "_:5"),
        ("_:5", first.as_str(), "\"a\""),
        ("_:5", rest.as_str(), nil.as_str()),
    ]);
    assert!(text(&statements).contains(r#""allowedValue":["z","a"]"#));
    let twice: Vec<_> = statements.iter().chain(&statements[CREDENTIAL.len()..]).copied().collect();
    assert_eq!(text(&twice), text(&statements));
    *statements.last_mut().unwrap() = ("_:5", rest.as_str(), "_:4");
    assert!(text(&statements).contains(r#""allowedValue":{"#));
    let itself = [("_:2", "b:allowedValue", "_:4"), ("_:4", first.as_str(), "_:4"), ("_:4", rest.as_str(), nil.as_str())];
    assert!(text(&[&CREDENTIAL[..], &itself].concat()).contains(r#""allowedValue":[{}]"#));
}

#[test]
fn one_credential_is_the_one_that_is_meant() {
    let inner = [("_:3", TYPE, "v:VerifiableCredential"), ("urn:c", "b:endorsement", "_:3")];
    assert!(text(&[&CREDENTIAL[..], &inner].concat()).starts_with(r#"{"id":"urn:c""#));
    let beside = [("_:3", TYPE, "v:VerifiableCredential")];
    assert_eq!(read(&dataset(&[&CREDENTIAL[..], &beside].concat())).unwrap_err(), Unreadable::Root);
    assert_eq!(read(&dataset(&[])).unwrap_err(), Unreadable::Root);
}

#[test]
fn things_that_name_each_other_do_not_unfold_without_end() {
    let ids: Vec<String> = (0..40).map(|index| format!("urn:x:{index}")).collect();
    let names: Vec<String> = (0..40).map(|index| format!("urn:p:{index}")).collect();
    let mut statements = CREDENTIAL.to_vec();
    for one in &ids {
        statements.extend(ids.iter().zip(&names).map(|(other, name)| (one.as_str(), name.as_str(), other.as_str())));
    }
    statements.push(("_:2", "b:related", "urn:x:0"));
    assert_eq!(read(&dataset(&statements)).unwrap_err(), Unreadable::TooLarge);
}

#[test]
fn a_long_text_named_from_many_places_and_a_ring_of_cells_end_soon() {
    let text = format!("\"{}\"", "L".repeat(300_000));
    let ids: Vec<String> = (0..16).map(|index| format!("urn:n:{index}")).collect();
    let mut statements = CREDENTIAL.to_vec();
    statements.push(("_:2", "b:related", "urn:n:0"));
    for (one, next) in ids.iter().zip(ids.iter().skip(1)) {
        statements.extend([(one.as_str(), "urn:p:a", next.as_str()), (one.as_str(), "urn:p:b", next.as_str())]);
    }
    statements.push((ids.last().unwrap(), "urn:p:v", text.as_str()));
    assert_eq!(read(&dataset(&statements)).unwrap_err(), Unreadable::TooLarge);

    let rdf = |name: &str| format!("http://www.w3.org/1999/02/22-rdf-syntax-ns#{name}");
    let (first, rest) = (rdf("first"), rdf("rest"));
    let cells: Vec<String> = (0..2_000).map(|index| format!("urn:l:{index}")).collect();
    let mut statements = CREDENTIAL.to_vec();
    for (index, cell) in cells.iter().enumerate() {
        let next = &cells[(index + 1) % cells.len()];
        statements.extend([(cell.as_str(), first.as_str(), "\"x\""), (cell.as_str(), rest.as_str(), next.as_str())]);
    }
    statements.extend(cells.iter().map(|cell| ("_:2", "b:related", cell.as_str())));
    assert_eq!(read(&dataset(&statements)).unwrap_err(), Unreadable::TooLarge);
}

#[test]
fn a_place_leads_back_to_its_statement() {
    let mut statements = CREDENTIAL.to_vec();
    statements.push(("_:2", "https://schema.org/keywords", "\"a\""));
    let mut dataset = dataset(&statements);
    // JSON within, before something else: what is in it counts.
    let json = Literal { value: r#"{"a":[1,{"b":2}]}"#.into(), datatype: super::RDF_JSON.into(), language: None };
    dataset.quads.push(Quad { predicate: "urn:json".into(), object: Object::Literal(json), ..dataset.quads[7].clone() });
    dataset.quads.push(Quad { predicate: "urn:z".into(), ..dataset.quads[7].clone() });
    let Written { text, quads } = read(&dataset).unwrap();
    let document = Document::parse(&text).unwrap();
    let quad = |place: &str| {
        let node = place.split('/').skip(1).fold(document.root(), |node, step| match step.parse() {
            Ok(index) => node.items().nth(index).unwrap(),
            Err(_) => node.get(step).unwrap(),
        });
        quads[node.index() as usize]
    };
    assert_eq!(quads.len(), document.root().count_below() + 1);
    for (place, expected) in [
        ("", NO_QUAD),
        ("/id", NO_QUAD),
        ("/credentialSubject", 3),
        ("/credentialSubject/achievement", 4),
        ("/credentialSubject/achievement/title", AROUND | 6),
        ("/credentialSubject/achievement/title/de", 6),
        ("/credentialSubject/achievement/tag/0", 8),
        ("/credentialSubject/achievement/tag/1", 7),
        ("/credentialSubject/achievement/urn:json", 9),
        ("/credentialSubject/achievement/urn:z", 10),
    ] {
        assert_eq!(quad(place), expected, "{place}");
    }
}
