//! RDF datasets: what a JSON-LD document says, whatever names and order it says it in. RDF 1.1 Concepts and Abstract Syntax.

use std::sync::Arc;

/// The property that says of which type a thing is. RDF Schema 1.1 §3.3.
pub(crate) const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
/// The datatype of texts in a language. RDF 1.1 Concepts §3.3.
pub(crate) const LANG_STRING: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString";
/// The datatype of plain texts. RDF 1.1 Concepts §3.3.
pub(crate) const XSD_STRING: &str = "http://www.w3.org/2001/XMLSchema#string";
/// How the datatypes of texts with a base direction begin; language and direction follow. JSON-LD 1.1 §10.3.
pub(crate) const I18N: &str = "https://www.w3.org/ns/i18n#";

pub mod n_quads;

/// What a statement can be about: a thing with an IRI, or a thing without. RDF 1.1 Concepts §3.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Resource {
    /// An absolute IRI, as written.
    Iri(Arc<str>),
    /// A thing without IRI.
    Blank(Blank),
}

/// A blank node, known by a number that means something in its own dataset only. RDF 1.1 Concepts §3.4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Blank(pub u32);

/// A literal. RDF 1.1 Concepts §3.3.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Literal {
    /// The lexical form.
    pub value: Arc<str>,
    /// The IRI of the datatype.
    pub datatype: Arc<str>,
    /// The language tag, of a literal of datatype `rdf:langString`.
    pub language: Option<Arc<str>>,
}

/// What a statement says of its subject.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Object {
    /// A thing.
    Resource(Resource),
    /// A value.
    Literal(Literal),
}

impl Object {
    /// The thing, where it is one.
    pub fn resource(&self) -> Option<&Resource> {
        match self {
            Self::Resource(resource) => Some(resource),
            Self::Literal(_) => None,
        }
    }
}

/// One statement, in the default graph or in a named one. RDF 1.1 Concepts §4.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quad {
    /// What it is about.
    pub subject: Resource,
    /// The IRI of the property.
    pub predicate: Arc<str>,
    /// Its value.
    pub object: Object,
    /// The name of the graph; none for the default graph.
    pub graph: Option<Resource>,
}

/// Statements in the order in which they were found; one may be there twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dataset {
    /// The statements.
    pub quads: Vec<Quad>,
    /// How many blank nodes there are: their numbers are less than this.
    pub blanks: u32,
}
