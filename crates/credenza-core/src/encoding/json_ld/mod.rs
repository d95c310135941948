//! JSON-LD 1.1: what a document says, by IRIs and not by names. W3C Recommendations *JSON-LD 1.1* and *JSON-LD 1.1 Processing Algorithms and API*.
//!
//! [`to_rdf()`] is the way in: it expands a document under known contexts and states it as a [`Dataset`], or refuses it where a statement would be missing. Most
//! of the work of a JSON-LD processor is to read contexts, and they are nearly always the same few: [`Contexts`] keeps what was made of them.
//!
//! What is not here: fetching, framing, compaction, the processing mode `json-ld-1.0`, generalised RDF, HTML.

mod context;
mod error;
mod expand;
mod expanded;
mod keyword;
mod known;
mod limits;
mod notice;
mod source;
#[cfg(test)]
mod tests;
mod to_rdf;

pub(crate) use context::Work;
pub use context::{Container, Contexts, ContextsError, Definition, Direction, Mapping, TypeMapping};
pub use error::{JsonLdError, Loss};
pub use expand::Lost;
pub use expanded::{Item, ListObject, Literal, NodeObject, Property, ValueObject};
pub use keyword::Keyword;
pub use limits::Limits;
pub use notice::{Notice, NoticeKind};
pub use source::{Origin, Source};

use super::json::{Document, Value};
use super::rdf::Dataset;
use std::sync::Arc;

/// How a base direction is said in RDF. JSON-LD 1.1 API §9.3, `rdfDirection`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RdfDirection {
    /// Not at all: it is lost. For the published tests; what is signed never goes this way.
    None,
    /// By a datatype that names language and direction.
    I18nDatatype,
    /// By a thing with a value, a language and a direction.
    CompoundLiteral,
}

/// How a document is processed. The default is how credentials are; the rest is there for the published tests of JSON-LD and for comparison with other processors.
#[derive(Clone, Debug)]
pub struct Options {
    /// What relative references are resolved against; none leaves them relative.
    pub base: Option<Arc<str>>,
    /// A context that comes before those of the document.
    pub context: Option<Document>,
    /// How a base direction is said.
    pub direction: RdfDirection,
    /// Whether language tags are taken in lower case, as jsonld.js does: they are part of what is signed.
    pub lowercase_languages: bool,
    /// Whether the first loss is an error. Otherwise the losses are in the result.
    pub lossless: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { base: None, context: None, direction: RdfDirection::I18nDatatype, lowercase_languages: true, lossless: true }
    }
}

/// What a document states.
#[derive(Clone, Debug)]
pub struct Statements<'d> {
    /// The statements. One may be there twice, as the document may make it twice.
    pub dataset: Dataset,
    /// Where in the document each statement is made: the value that is its object, or its subject where the document says it in reverse.
    /// [`Source::pointer`] turns it into a JSON Pointer.
    pub origins: Vec<Origin>,
    /// What else there is to know about the document.
    pub notices: Vec<Notice<'d>>,
    /// What is lost; nothing where losses are errors.
    pub losses: Vec<Lost>,
    /// The numbers in it that are as near to one form as to another.
    pub ties: Vec<Tie>,
}

/// The forms of a number that is exactly between the two, of which processors of JSON-LD write one or the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The one in the dataset, which is even.
    pub form: Arc<str>,
    /// The one that is further from zero.
    pub other: Arc<str>,
}

/// The expanded form of a document.
#[derive(Clone, Debug)]
pub struct Expansion<'d> {
    /// Its items.
    pub items: Vec<Item<'d>>,
    /// What else there is to know about the document.
    pub notices: Vec<Notice<'d>>,
    /// What is lost; nothing where losses are errors.
    pub losses: Vec<Lost>,
}

impl Expansion<'_> {
    /// The expanded form as JSON.
    pub fn to_value(&self) -> Value {
        expanded::to_value(&self.items)
    }
}

/// States a credential, or anything that is secured as one: nothing of it is lost, and nothing is relative to where it was found.
///
/// # Errors
/// [`JsonLdError`]: the document or a context is no JSON-LD, a context is not known, or something would be lost.
pub fn to_rdf<'d>(source: &Source<'d>, contexts: &Contexts) -> Result<Statements<'d>, JsonLdError> {
    to_rdf_with(source, contexts, &Options::default())
}

/// States a document. JSON-LD 1.1 API §8.
///
/// # Errors
/// As [`to_rdf()`].
pub fn to_rdf_with<'d>(source: &Source<'d>, contexts: &Contexts, options: &Options) -> Result<Statements<'d>, JsonLdError> {
    to_rdf_within(source, contexts, options, &Work::within(contexts.limits))
}

/// The same, as far as what is left of `work` goes.
///
/// # Errors
/// As [`to_rdf()`].
pub(crate) fn to_rdf_within<'d>(
    source: &Source<'d>,
    contexts: &Contexts,
    options: &Options,
    work: &Work,
) -> Result<Statements<'d>, JsonLdError> {
    let mut expander = expand::Expander::new(source, contexts, options, work);
    let items = expander.document(source).map_err(|fault| fault.into_error(source))?;
    let mut writer = to_rdf::Writer::new(&contexts.names, options, work);
    writer.items(&items, None).map_err(|fault| fault.into_error(source))?;
    let expand::Expander { losses, notices, .. } = expander;
    Ok(Statements { dataset: writer.dataset, origins: writer.origins, notices, losses, ties: writer.ties })
}

/// Expands a document. JSON-LD 1.1 API §5.
///
/// # Errors
/// As [`to_rdf()`].
pub fn expand<'d>(source: &Source<'d>, contexts: &Contexts, options: &Options) -> Result<Expansion<'d>, JsonLdError> {
    let work = Work::within(contexts.limits);
    let mut expander = expand::Expander::new(source, contexts, options, &work);
    let items = expander.document(source).map_err(|fault| fault.into_error(source))?;
    let expand::Expander { losses, notices, .. } = expander;
    Ok(Expansion { items, notices, losses })
}
