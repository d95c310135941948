//! From statements to a document: one spelling for each dataset.

use std::collections::BTreeMap;

use super::terms::{self, Form};
use crate::encoding::jcs::{write_number, write_string};
use crate::encoding::json::{Document, Pointer};
use crate::encoding::rdf::{self, Dataset, Literal, Object, Quad, Resource};

/// How many values a view may have. A thing that is named from several places stands at each of them, so a hostile graph could unfold without end.
const MAX_VALUES: usize = 100_000;
/// How deep a view may be: each thing may stand in an array, and a document is read to a depth of 128.
const MAX_DEPTH: usize = 48;

const RDF_FIRST: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first";
const RDF_REST: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest";
const RDF_NIL: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil";
const RDF_JSON: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON";
const XSD: &str = "http://www.w3.org/2001/XMLSchema#";
/// What the context of Open Badges writes in its place.
const XSD_OF_OPEN_BADGES: &str = "https://www.w3.org/2001/XMLSchema#";
const I18N: &str = "https://www.w3.org/ns/i18n#";
const PROOF: &str = "https://w3id.org/security#proof";
/// Properties by which one credential holds another.
pub(super) const EMBEDDING: [&str; 3] = [
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsement",
    "https://purl.imsglobal.org/spec/vc/clr/vocab.html#verifiableCredential",
    "https://www.w3.org/2018/credentials#verifiableCredential",
];
const CREDENTIAL: &str = "https://www.w3.org/2018/credentials#VerifiableCredential";

/// Why a dataset cannot be read as a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// No thing in it is a credential of its own, or several are.
    Root,
    /// It unfolds to more than anybody reads.
    TooLarge,
}

/// A value of the view: its text, what it is made of, and where it stands in the document that arrived.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    text: String,
    /// The number of the quad that it comes from.
    quad: Option<usize>,
    inner: Inner,
}

#[derive(Clone, Debug, Default)]
enum Inner {
    #[default]
    Scalar,
    Array(Vec<Item>),
    Object(Vec<(String, Item)>),
}

impl Item {
    fn scalar(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    fn string(value: &str) -> Self {
        let mut text = Vec::with_capacity(value.len() + 2);
        write_string(value, &mut text);
        Self::scalar(String::from_utf8(text).unwrap_or_default())
    }

    /// An object of strings that are no statements of their own.
    fn value_object(members: &[(&str, &str)]) -> Self {
        Self::object(members.iter().map(|(name, value)| ((*name).to_owned(), Self::string(value))).collect())
    }

    fn object(mut members: Vec<(String, Self)>) -> Self {
        let mut text = String::from("{");
        for (name, item) in &mut members {
            if text.len() > 1 {
                text.push(',');
            }
            text.push_str(&Self::string(name).text);
            text.push(':');
            text.push_str(&std::mem::take(&mut item.text));
        }
        text.push('}');
        Self { text, quad: None, inner: Inner::Object(members) }
    }

    fn array(mut items: Vec<Self>) -> Self {
        let mut text = String::from("[");
        for item in &mut items {
            if text.len() > 1 {
                text.push(',');
            }
            text.push_str(&std::mem::take(&mut item.text));
        }
        text.push(']');
        Self { text, quad: None, inner: Inner::Array(items) }
    }

    fn from(mut self, quad: usize) -> Self {
        self.quad = Some(quad);
        self
    }

    /// The text, which the item no longer needs.
    pub(super) fn take_text(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// The quad of the deepest value on the way to `pointer` that comes from one, and the steps that are left from there.
    pub(super) fn locate<'p>(&self, pointer: &'p Pointer) -> (Option<usize>, &'p str) {
        let mut rest = pointer.as_str();
        let mut at = self;
        let mut found = (None, rest);
        while let Some(steps) = rest.strip_prefix('/') {
            let (step, after) = steps.find('/').map_or((steps, ""), |end| steps.split_at(end));
            let next = match &at.inner {
                Inner::Scalar => None,
                Inner::Array(items) => step.parse::<usize>().ok().and_then(|index| items.get(index)),
                Inner::Object(members) => {
                    let name = step.replace("~1", "/").replace("~0", "~");
                    members.iter().find(|(other, _)| *other == name).map(|(_, item)| item)
                }
            };
            let Some(next) = next else { break };
            (at, rest) = (next, after);
            if at.quad.is_some() {
                found = (at.quad, rest);
            }
        }
        found
    }
}

/// Reads the credential that a dataset is about, as a document with the names of [`super::terms`].
///
/// The result depends on what the dataset states and on nothing else: members stand in the order of their names, the values of a set in that of their texts.
pub(super) fn read(dataset: &Dataset) -> Result<Item, Unreadable> {
    let mut view = View { statements: BTreeMap::new(), quads: &dataset.quads, path: Vec::new(), values: 0 };
    for (index, quad) in dataset.quads.iter().enumerate().filter(|(_, quad)| quad.graph.is_none()) {
        view.statements.entry(&quad.subject).or_default().push(index);
    }
    let root = view.root()?;
    view.thing(root)
}

struct View<'d> {
    quads: &'d [Quad],
    /// The statements of the default graph, by what they are about.
    statements: BTreeMap<&'d Resource, Vec<usize>>,
    /// The things around the one under way: a thing within itself is only named.
    path: Vec<&'d Resource>,
    values: usize,
}

impl<'d> View<'d> {
    /// The one credential that no other one holds. (An endorsement names in turn what it endorses, which may be the credential that holds it.)
    fn root(&self) -> Result<&'d Resource, Unreadable> {
        let all = self.quads.iter().filter(|quad| quad.graph.is_none());
        let is_credential = |quad: &&Quad| {
            let is_type = &*quad.predicate == rdf::TYPE;
            is_type && matches!(&quad.object, Object::Resource(Resource::Iri(iri)) if &**iri == CREDENTIAL)
        };
        let mut candidates: Vec<_> = all.clone().filter(is_credential).map(|quad| &quad.subject).collect();
        candidates.sort_unstable();
        candidates.dedup();
        if let [only] = candidates.as_slice() {
            return Ok(only);
        }
        let held = all.filter(|quad| EMBEDDING.contains(&&*quad.predicate)).filter_map(named);
        let held: Vec<_> = held.collect();
        candidates.retain(|candidate| !held.contains(candidate));
        match candidates.as_slice() {
            [only] => Ok(only),
            _ => Err(Unreadable::Root),
        }
    }

    fn count(&mut self) -> Result<(), Unreadable> {
        self.values += 1;
        if self.values > MAX_VALUES || self.path.len() > MAX_DEPTH { Err(Unreadable::TooLarge) } else { Ok(()) }
    }

    /// A thing with all that is said of it.
    fn thing(&mut self, thing: &'d Resource) -> Result<Item, Unreadable> {
        self.count()?;
        self.path.push(thing);
        let statements = self.statements.get(thing).cloned().unwrap_or_default();
        let mut types = Vec::new();
        let mut properties: BTreeMap<&'d str, (Form, Vec<usize>)> = BTreeMap::new();
        for index in statements {
            let Some(quad) = self.quads.get(index) else { continue };
            match (&*quad.predicate, &quad.object) {
                (rdf::TYPE, Object::Resource(Resource::Iri(iri))) => types.push(terms::kind(iri).unwrap_or(iri)),
                (PROOF, _) => {}
                (predicate, _) => {
                    let (name, form) = terms::property(predicate).unwrap_or((predicate, Form::One));
                    properties.entry(name).or_insert((form, Vec::new())).1.push(index);
                }
            }
        }
        let mut members = Vec::with_capacity(properties.len() + 2);
        if let Resource::Iri(iri) = thing {
            members.push(("id".to_owned(), Item::string(iri)));
        }
        if !types.is_empty() {
            types.sort_unstable();
            types.dedup();
            members.push(("type".to_owned(), Item::array(types.into_iter().map(Item::string).collect())));
        }
        for (name, (form, quads)) in properties {
            members.push((name.to_owned(), self.property(form, &quads)?));
        }
        self.path.pop();
        Ok(Item::object(members))
    }

    /// The values of one property.
    fn property(&mut self, form: Form, quads: &[usize]) -> Result<Item, Unreadable> {
        let mut values = Vec::with_capacity(quads.len());
        let mut texts: Vec<(&'d str, Item)> = Vec::new();
        for index in quads {
            let Some(quad) = self.quads.get(*index) else { continue };
            match &quad.object {
                Object::Resource(resource) => values.push(self.resource(form, resource)?.from(*index)),
                Object::Literal(Literal { value, language: Some(language), .. }) if form == Form::Texts => {
                    texts.push((language, Item::string(value).from(*index)));
                }
                Object::Literal(literal) => values.push(self.literal(literal)?.from(*index)),
            }
        }
        if !texts.is_empty() {
            values.push(by_language(texts));
        }
        values.sort_by(|one, other| one.text.cmp(&other.text));
        values.dedup_by(|one, other| one.text == other.text);
        let is_one = values.len() == 1 && !matches!(form, Form::Set | Form::Links);
        Ok(if is_one { values.pop().unwrap_or_default() } else { Item::array(values) })
    }

    fn resource(&mut self, form: Form, resource: &'d Resource) -> Result<Item, Unreadable> {
        self.count()?;
        let is_around = self.path.contains(&resource);
        if let Some(items) = self.list(resource).filter(|_| !is_around) {
            self.path.push(resource);
            let items: Result<Vec<_>, _> = items.into_iter().map(|(index, item)| Ok(self.listed(form, item)?.from(index))).collect();
            self.path.pop();
            return items.map(Item::array);
        }
        match resource {
            _ if self.statements.contains_key(resource) && !is_around => self.thing(resource),
            Resource::Iri(iri) if matches!(form, Form::Link | Form::Links) => Ok(Item::string(iri)),
            Resource::Iri(iri) => Ok(Item::value_object(&[("id", iri)])),
            Resource::Blank(_) => Ok(Item::object(Vec::new())),
        }
    }

    fn listed(&mut self, form: Form, object: &'d Object) -> Result<Item, Unreadable> {
        match object {
            Object::Resource(resource) => self.resource(form, resource),
            Object::Literal(literal) => self.literal(literal),
        }
    }

    /// The items of a well-formed list: each cell says its item and the next, and nothing else.
    fn list(&self, head: &'d Resource) -> Option<Vec<(usize, &'d Object)>> {
        let mut items = Vec::new();
        let mut cell = head;
        loop {
            if matches!(cell, Resource::Iri(iri) if &**iri == RDF_NIL) {
                return Some(items);
            }
            let [one, other] = self.statements.get(cell)?.as_slice() else { return None };
            let (one, other) = ((*one, self.quads.get(*one)?), (*other, self.quads.get(*other)?));
            let (first, rest) = if &*one.1.predicate == RDF_FIRST { (one, other) } else { (other, one) };
            let is_cell = &*first.1.predicate == RDF_FIRST && &*rest.1.predicate == RDF_REST;
            if !is_cell || items.len() > self.quads.len() {
                return None;
            }
            items.push((first.0, &first.1.object));
            cell = named(rest.1)?;
        }
    }

    fn literal(&mut self, literal: &Literal) -> Result<Item, Unreadable> {
        self.count()?;
        let Literal { value, datatype, language } = literal;
        if let Some(language) = language {
            return Ok(Item::value_object(&[("@value", value), ("@language", language)]));
        }
        if let Some(tag) = datatype.strip_prefix(I18N) {
            let (language, direction) = tag.split_once('_').unwrap_or((tag, ""));
            let members = [("@value", &**value), ("@language", language), ("@direction", direction)];
            let stated: Vec<_> = members.into_iter().filter(|(name, part)| *name == "@value" || !part.is_empty()).collect();
            return Ok(Item::value_object(&stated));
        }
        if &**datatype == RDF_JSON {
            let json = Document::parse(value.as_bytes()).map(|document| document.root().as_written().to_owned());
            return Ok(json.map_or_else(|_| Item::string(value), Item::scalar));
        }
        Ok(match datatype.strip_prefix(XSD).or_else(|| datatype.strip_prefix(XSD_OF_OPEN_BADGES)) {
            Some("boolean") if matches!(&**value, "true" | "false") => Item::scalar(value.to_string()),
            Some("integer" | "double" | "float" | "decimal" | "nonNegativeInteger" | "positiveInteger" | "int" | "long") => {
                number(value).map_or_else(|| Item::string(value), Item::scalar)
            }
            _ => Item::string(value),
        })
    }
}

fn named(quad: &Quad) -> Option<&Resource> {
    match &quad.object {
        Object::Resource(resource) => Some(resource),
        Object::Literal(_) => None,
    }
}

/// A language map; several texts in one language stand in an array, which nobody reads for one.
fn by_language(mut texts: Vec<(&str, Item)>) -> Item {
    texts.sort_by(|(one, text), (other, further)| (one, &text.text).cmp(&(other, &further.text)));
    texts.dedup_by(|(one, text), (other, further)| one == other && text.text == further.text);
    let mut members: Vec<(String, Item)> = Vec::with_capacity(texts.len());
    let mut texts = texts.into_iter().peekable();
    while let Some((language, text)) = texts.next() {
        let mut same = vec![text];
        while let Some((_, further)) = texts.next_if(|(other, _)| *other == language) {
            same.push(further);
        }
        let value = if same.len() == 1 { same.pop().unwrap_or_default() } else { Item::array(same) };
        members.push((language.to_owned(), value));
    }
    Item::object(members)
}

/// The JSON number of a lexical form, where it is one that JSON can say.
fn number(lexical: &str) -> Option<String> {
    // `parse` would also take `inf` and `NaN`.
    let number = lexical.trim().parse::<f64>().ok().filter(|number| number.is_finite())?;
    let is_exact = number.abs() < 9_007_199_254_740_992.0 || lexical.contains(['.', 'e', 'E']);
    let mut text = Vec::new();
    write_number(number, &mut text);
    String::from_utf8(text).ok().filter(|_| is_exact)
}

#[cfg(test)]
mod tests {
    use super::{Unreadable, read};
    use crate::encoding::json::Pointer;
    use crate::encoding::rdf::{self, Blank, Dataset, Literal, Object, Quad, Resource};

    const TYPE: &str = rdf::TYPE;
    const V: &str = "https://www.w3.org/2018/credentials#";
    const B: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";

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
        read(&dataset(statements)).unwrap().take_text()
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
        assert_eq!(read(&dataset).unwrap().take_text(), text(&CREDENTIAL));
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
    fn a_place_leads_back_to_its_statement() {
        let item = read(&dataset(&CREDENTIAL)).unwrap();
        let locate = |place: &'static str| {
            let pointer = Pointer::fixed(place);
            let (quad, rest) = item.locate(&pointer);
            (quad, rest.to_owned())
        };
        assert_eq!(locate("/credentialSubject/achievement/title/de"), (Some(6), String::new()));
        assert_eq!(locate("/credentialSubject/achievement/tag/0"), (Some(7), String::new()));
        assert_eq!(locate("/credentialSubject/id"), (Some(3), "/id".to_owned()));
        assert_eq!(locate("/nothing"), (None, "/nothing".to_owned()));
    }
}
