//! What is expanded: a value, or an object put together from the members of others.

use crate::encoding::json::{Node, Pointer};

/// What is expanded. Cloning copies no text.
#[derive(Clone)]
pub enum Source<'d> {
    /// A value as it stands in its document.
    Value(Node<'d>),
    /// An object with these members, each name once: a document without its proof, or one with another `@context`.
    ///
    /// Apart from the value of `@context` they stand in one document.
    Object(Vec<(&'d str, Node<'d>)>),
}

/// A value of the document, known by its place in the table of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin(pub(super) u32);

impl Origin {
    /// No value of the document.
    pub(super) const NOWHERE: Self = Self(u32::MAX);

    /// Its number in the document.
    pub(crate) fn index(self) -> u32 {
        self.0
    }
}

impl<'d> Source<'d> {
    /// The origin that stands for this value.
    pub fn origin(&self, node: Node<'_>) -> Origin {
        match self.any() {
            Some(any) if any.is_beside(node) => Origin(node.index()),
            // A context from somewhere else.
            _ => Origin::NOWHERE,
        }
    }

    /// Where the value stands, seen from the value or object that was expanded. RFC 6901.
    ///
    /// It is looked for from the top: what asks for it is about to write it for somebody.
    pub fn pointer(&self, origin: Origin) -> Pointer {
        match self {
            Self::Value(node) => node.pointer_behind(Pointer::root(), origin.0).unwrap_or_default(),
            Self::Object(members) => {
                let own = members.iter().filter(|(_, node)| self.any().is_some_and(|any| any.is_beside(*node)));
                let mut places = own.filter_map(|(name, node)| node.pointer_behind(Pointer::root().key(name), origin.0));
                places.next().unwrap_or_else(|| match members.iter().any(|(name, _)| *name == "@context") {
                    true if origin == Origin::NOWHERE => Pointer::fixed("/@context"),
                    _ => Pointer::root(),
                })
            }
        }
    }

    /// A value in the table that the origins count in.
    pub(super) fn any(&self) -> Option<Node<'d>> {
        match self {
            Self::Value(node) => Some(*node),
            Self::Object(members) => members.iter().find(|(name, _)| *name != "@context").or(members.first()).map(|(_, node)| *node),
        }
    }
}
