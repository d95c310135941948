//! What a signature over statements covers, as a document.
//!
//! A proof that signs RDF signs statements, not the JSON that arrived: a member may have been renamed to its IRI, moved to another place where the same thing is
//! named, given twice, or put in another order, and the signature still holds. So nothing is read from that JSON. The credential is read from the dataset that
//! was hashed, which is written out here under the names of the contexts that we know, in one spelling.

mod embedded;
mod terms;
mod view;

use std::fmt;

use super::embedded::Embedding;
use super::form::FormError;
use crate::encoding::json::{Document, Pointer};
use crate::encoding::rdf::Dataset;
use view::Unreadable;

pub(crate) use terms::names;

/// A dataset as a document, with the way back from its places to those of the document that arrived.
#[derive(Clone)]
pub(crate) struct Graph {
    places: view::Item,
    origins: Vec<u32>,
    arrived: Document,
    /// The dataset; empty where no credential stands inside, because then nobody asks for it again.
    dataset: Dataset,
}

impl Graph {
    /// Reads the credential that a dataset is about. `origins` names, for each quad, the value of `arrived` that it comes from. Returned is the document, with the
    /// `@context` of the one that arrived.
    ///
    /// # Errors
    /// `graph_without_root`, `graph_too_large`.
    pub(crate) fn read(dataset: &Dataset, origins: Vec<u32>, arrived: &Document) -> Result<(Document, Self), FormError> {
        let error = |code, expected: &str, found: &str| FormError::new(Pointer::root(), code, expected, found);
        let mut places = view::read(dataset).map_err(|unreadable| match unreadable {
            Unreadable::Root => error("graph_without_root", "statements about one credential", "none, or several that are not part of one"),
            Unreadable::TooLarge => error("graph_too_large", "statements that unfold to a document", "too many, or too deep"),
        })?;
        let document = Document::parse(places.take_text().as_bytes())?;
        let document = match arrived.root().get("@context") {
            Some(context) => document.with_member("@context", &context.to_document())?,
            None => document,
        };
        let dataset = if embedded::is_in(dataset) { dataset.clone() } else { Dataset::default() };
        Ok((document, Self { places, origins, arrived: arrived.clone(), dataset }))
    }

    /// Where a place of the document that was read stands in the one that arrived.
    pub(crate) fn arrived(&self, pointer: &Pointer) -> Pointer {
        let (quad, rest) = self.places.locate(pointer);
        let origin = quad.and_then(|quad| self.origins.get(quad)).and_then(|origin| self.arrived.pointer_of(*origin));
        origin.map_or_else(|| pointer.clone(), |origin| origin.join(rest))
    }
}

impl fmt::Debug for Graph {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Graph")
    }
}
