//! What a signature over statements covers, as a document.
//!
//! A proof that signs RDF signs statements, not the JSON that arrived: a member may have been renamed to its IRI, moved to another place where the same thing is
//! named, given twice, or put in another order, and the signature still holds. So nothing is read from that JSON. The credential is read from the dataset that
//! was hashed, which is written out here under the names of the contexts that we know, in one spelling.

mod embedded;
mod names;
mod presentation;
mod terms;
mod view;
mod written;

use std::cell::OnceCell;
use std::fmt;

use super::embedded::Embedding;
use super::form::FormError;
use crate::encoding::json::{Document, Node, Pointer};
use crate::encoding::rdf::Dataset;
use view::Unreadable;
use written::{AROUND, NO_QUAD, Written};

pub(crate) use names::{Reading, Vocabularies};
pub(crate) use presentation::check_presentation;

const CONTEXT: &str = "@context";

/// A dataset as a document, with the way back from its places to those of the document that arrived.
#[derive(Clone)]
pub(crate) struct Graph {
    written: Document,
    /// By the numbers of the values in `written`.
    quads: Vec<u32>,
    /// By the numbers of the quads.
    origins: Vec<u32>,
    arrived: Document,
    /// The dataset; empty where no credential stands inside, because then nobody asks for it again.
    dataset: Dataset,
}

impl Graph {
    /// Reads the credential that a dataset is about. `origins` names, for each quad, the value of `arrived` that it comes from. Returned is the document; its
    /// `@context` is [`Graph::context`].
    ///
    /// # Errors
    /// `graph_without_root`, `graph_too_large`.
    pub(crate) fn read(dataset: &Dataset, origins: Vec<u32>, arrived: &Document) -> Result<(Document, Self), FormError> {
        let error = |code, expected: &str, found: &str| FormError::new(Pointer::root(), code, expected, found);
        let inside = OnceCell::new();
        let is_inside = |quad: usize| {
            let ranges = inside.get_or_init(|| embedded::ranges(dataset, &origins, arrived));
            origins.get(quad).is_some_and(|origin| embedded::inside(ranges, *origin).is_some())
        };
        let Written { mut text, quads } = view::read(dataset, &is_inside).map_err(|unreadable| match unreadable {
            Unreadable::Root => error("graph_without_root", "statements about one credential", "none, or several that are not part of one"),
            Unreadable::TooLarge => error("graph_too_large", "statements that unfold to a document", "too many, or too deep"),
        })?;
        // A place for the context: at the end, where it moves no number. There is always a type before it.
        if arrived.root().get(CONTEXT).is_some() {
            text.pop();
            text.extend_from_slice(b",\"@context\":null}");
        }
        let written = Document::parse(&text)?;
        let dataset = if embedded::is_in(dataset) { dataset.clone() } else { Dataset::default() };
        Ok((written.clone(), Self { written, quads, origins, arrived: arrived.clone(), dataset }))
    }

    /// The `@context` of the document that arrived.
    pub(crate) fn context(&self) -> Option<Document> {
        self.arrived.root().get(CONTEXT).map(Node::to_document)
    }

    /// Where a place of the document that was read stands in the one that arrived: the place of the deepest statement on the way there, and the steps that are left.
    pub(crate) fn arrived(&self, pointer: &Pointer) -> Pointer {
        let mut found = None;
        let mut rest = pointer.as_str();
        let mut at = self.written.root();
        while let Some(steps) = rest.strip_prefix('/') {
            let (step, after) = steps.find('/').map_or((steps, ""), |end| steps.split_at(end));
            let next = match step.parse() {
                Ok(index) if at.is_array() => at.items().nth(index),
                _ => at.get(&step.replace("~1", "/").replace("~0", "~")),
            };
            let Some(next) = next else { break };
            (at, rest) = (next, after);
            if let Some(origin) = self.origin(at) {
                found = Some((origin, rest));
            }
        }
        let place = found.and_then(|(origin, rest)| Some(self.place(origin)?.join(rest)));
        place.unwrap_or_else(|| pointer.clone())
    }

    fn origin(&self, value: Node<'_>) -> Option<Origin> {
        let quad = *self.quads.get(value.index() as usize).filter(|quad| **quad != NO_QUAD)?;
        let value = *self.origins.get((quad & !AROUND) as usize)?;
        Some(if quad & AROUND == 0 { Origin::At(value) } else { Origin::Around(value) })
    }

    /// Where the value that a statement comes from stands in the document that arrived.
    pub(crate) fn place_of(&self, value: u32) -> Option<Pointer> {
        self.arrived.pointer_of(value)
    }

    fn place(&self, origin: Origin) -> Option<Pointer> {
        match origin {
            Origin::At(value) => self.place_of(value),
            Origin::Around(value) => {
                let within = self.place_of(value)?;
                let (around, _) = within.as_str().rsplit_once('/')?;
                Some(Pointer::root().join(around))
            }
        }
    }
}

/// Where a value of the view comes from: a value of the document that arrived, or what stands around one.
#[derive(Clone, Copy)]
enum Origin {
    At(u32),
    Around(u32),
}

impl fmt::Debug for Graph {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Graph")
    }
}
