//! A document without its proof.

use super::graph::Graph;
use crate::encoding::jcs::{self, Change};
use crate::encoding::json::{Document, Node, Pointer, Value};
use serde_core::ser::{Serialize, Serializer};
use std::sync::Arc;

/// A document without its proof: what is signed, and what claims are read from. Data Integrity 1.0 §2 ("unsecured document").
///
/// What it canonicalises to and what it answers are one and the same, so nothing can be read from it that was not hashed.
#[derive(Clone)]
pub struct Unsecured {
    document: Document,
    /// What stands in the place of its `@context`, where a proof covers another spelling of it.
    context: Option<Document>,
    /// The statements that it was read from, where those are what a proof covers.
    graph: Option<Arc<Graph>>,
}

impl Unsecured {
    /// The document without its `proof`.
    pub fn new(document: Document) -> Self {
        Self { document, context: None, graph: None }
    }

    /// What a dataset says; `document` was written from it.
    pub(crate) fn of_graph(document: Document, graph: Graph) -> Self {
        Self { document, context: graph.context(), graph: Some(Arc::new(graph)) }
    }

    /// Whether it was read from statements: then its names mean what they say whatever contexts it arrived with, and its arrays are sets.
    pub fn is_graph(&self) -> bool {
        self.graph.is_some()
    }

    /// The statements that it was read from, where it was.
    pub(crate) fn graph(&self) -> Option<&Graph> {
        self.graph.as_deref()
    }

    /// Where a place of it stands in the document that arrived.
    pub(crate) fn arrived(&self, pointer: &Pointer) -> Pointer {
        self.graph.as_ref().map_or_else(|| pointer.clone(), |graph| graph.arrived(pointer))
    }

    /// The same with another `@context`. A document without one stays without.
    pub(crate) fn with_context(self, context: Document) -> Self {
        Self { context: Some(context), ..self }
    }

    /// Whether it is the same view of the same text; two that are not may still say the same.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.document.is(&other.document) && self.context.is_none() && other.context.is_none()
    }

    /// The member of that name; never `proof`.
    pub fn get(&self, name: &str) -> Option<Node<'_>> {
        let member = if name == PROOF { None } else { self.document.root().get(name) };
        if name == CONTEXT { member.map(|arrived| self.context(arrived)) } else { member }
    }

    /// Its members, in the order of the document.
    pub fn members(&self) -> impl Iterator<Item = (&str, Node<'_>)> {
        let members = self.document.root().members().filter(|(name, _)| *name != PROOF);
        members.map(|(name, value)| (name, if name == CONTEXT { self.context(value) } else { value }))
    }

    /// The items of `@context`, one by itself included; none where there is none.
    pub fn contexts(&self) -> impl Iterator<Item = Node<'_>> {
        self.get(CONTEXT).into_iter().flat_map(Node::one_or_many).map(|(_, item)| item)
    }

    /// The document that it is a view of, proof included where it has one.
    pub(crate) fn as_document(&self) -> &Document {
        &self.document
    }

    /// It as a tree.
    pub fn to_value(&self) -> Value {
        // Nothing in it can fail to be a value: names are texts, numbers are finite.
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Its canonical form (RFC 8785), with these proofs in the place of its own; without any, it has none.
    pub(crate) fn canonicalize(&self, proofs: &[Node<'_>]) -> Vec<u8> {
        jcs::canonicalize_changed(self.document.root(), |name| match name {
            PROOF if proofs.is_empty() => Change::Omit,
            PROOF => Change::Items(proofs),
            CONTEXT => self.context.as_ref().map_or(Change::Keep, |context| Change::Value(context.root())),
            _ => Change::Keep,
        })
    }

    fn context<'d>(&'d self, arrived: Node<'d>) -> Node<'d> {
        self.context.as_ref().map_or(arrived, Document::root)
    }
}

/// What [`Unsecured::to_value`] says, without the tree.
impl Serialize for Unsecured {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.members())
    }
}

const PROOF: &str = "proof";
const CONTEXT: &str = "@context";

/// Two are the same if their canonical forms are.
impl PartialEq for Unsecured {
    fn eq(&self, other: &Self) -> bool {
        self.canonicalize(&[]) == other.canonicalize(&[])
    }
}

impl std::fmt::Debug for Unsecured {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&String::from_utf8_lossy(&self.canonicalize(&[])))
    }
}

#[cfg(test)]
mod tests {
    use super::Unsecured;
    use crate::encoding::json::Document;

    fn unsecured(text: &str) -> Unsecured {
        Unsecured::new(Document::parse(text.as_bytes()).unwrap())
    }

    #[test]
    fn two_are_the_same_if_they_say_the_same_without_their_proofs() {
        let one = unsecured(r#"{"@context":["a"],"n":1,"proof":{"type":"x"}}"#);
        assert_eq!(one, unsecured(r#"{"n":1.0, "@context":["a"]}"#));
        assert_ne!(one, unsecured(r#"{"n":2,"@context":["a"]}"#));
        assert_ne!(one, unsecured(r#"{"n":1,"@context":"a"}"#));
    }

    #[test]
    fn the_context_of_a_proof_stands_in_the_place_of_the_documents() {
        let document = Document::parse(br#"{"n":1,"@context":"a","proof":1}"#).unwrap();
        let covered = Unsecured::new(document.clone()).with_context(Document::parse(br#"["a"]"#).unwrap());
        assert_eq!(covered.canonicalize(&[]), br#"{"@context":["a"],"n":1}"#);
        assert_eq!(covered.canonicalize(&[document.root()]), br#"{"@context":["a"],"n":1,"proof":[{"@context":"a","n":1,"proof":1}]}"#);
        assert_eq!(covered.to_value(), serde_json::json!({"n": 1, "@context": ["a"]}));
        assert!(covered.get("proof").is_none() && covered.get("n").is_some() && covered.get("@context").unwrap().is_array());
        assert_eq!(covered.contexts().count(), 1);
        assert!(Unsecured::new(document.clone()).is(&Unsecured::new(document.clone())));
        assert!(!covered.is(&Unsecured::new(document)));
    }
}
