//! Credentials that stand inside another: endorsements (Open Badges 3.0, `EndorsementCredential`) and the parts of a record (CLR 2.0, `ClrSubject`).

use super::secured::Secured;
use super::unsecured::Unsecured;
use crate::encoding::json::{Document, Node, Pointer};
use std::sync::Arc;

/// What a credential inside another is there for, by the property that it stands under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EmbeddedKind {
    /// Somebody says something of the thing that it stands in: `endorsement`, `endorsementJwt`.
    Endorsement,
    /// The record that it stands in is made of it: `verifiableCredential`.
    Part,
}

impl EmbeddedKind {
    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Endorsement => "endorsement",
            Self::Part => "part",
        }
    }

    /// What stands under a member of that name.
    fn of_member(name: &str) -> Option<Self> {
        match name {
            "endorsement" | "endorsementJwt" => Some(Self::Endorsement),
            "verifiableCredential" => Some(Self::Part),
            _ => None,
        }
    }
}

/// A credential inside another, not believed: it has a signature of its own, and that of the outer one says only that it was put there.
#[derive(Clone, Debug)]
pub(crate) struct Embedding {
    pub(crate) kind: EmbeddedKind,
    /// The identifier of the thing that it stands in: one text for all that stand in it, which may be long and they many.
    pub(crate) within: Option<Arc<str>>,
    /// What stands there: the credential, or a text that may be a token.
    pub(crate) document: Document,
    /// The place of that in its table, and of all that is in it.
    pub(super) range: std::ops::Range<u32>,
}

impl Embedding {
    pub(super) fn new(kind: EmbeddedKind, within: Option<Arc<str>>, found: Node<'_>) -> Self {
        Self { kind, within, document: found.to_document(), range: found.range() }
    }
}

/// Everything that stands inside an object under the names of embedded credentials, in the order of the document; not what stands inside that again. `members` are
/// those of `object` that are looked into.
///
/// Open Badges allows endorsements of a credential, of its achievements and of every profile in it, so they are looked for everywhere. An object can nest as deep as
/// a document may.
pub(crate) fn in_json<'d>(object: Node<'d>, members: impl Iterator<Item = (&'d str, Node<'d>)>) -> Vec<Embedding> {
    let mut found = Vec::new();
    walk(object, members, &mut found);
    found
}

fn walk<'d>(object: Node<'d>, members: impl Iterator<Item = (&'d str, Node<'d>)>, found: &mut Vec<Embedding>) {
    let mut within = None;
    for (name, value) in members {
        if let Some(kind) = EmbeddedKind::of_member(name) {
            let within = within.get_or_insert_with(|| object.get("id").and_then(Node::as_str).map(Arc::from));
            found.extend(value.one_or_many().map(|(_, item)| Embedding::new(kind, within.clone(), item)));
        } else {
            below(value, found);
        }
    }
}

fn below(value: Node<'_>, found: &mut Vec<Embedding>) {
    if value.is_object() {
        walk(value, value.members(), found);
    } else {
        value.items().for_each(|item| below(item, found));
    }
}

impl Embedding {
    /// What stands there, as if it had arrived by itself: a text may be a token.
    pub(crate) fn arrived(&self) -> Secured {
        Secured::inside(self.document.clone())
    }
}

impl Secured {
    /// The first credentials inside it, as many as `limit`, each with its place, in the order of the document; and how many there are in all. Not those inside these
    /// again. NOT VERIFIED: for looking at.
    pub fn embedded(&self, limit: usize) -> (Vec<(EmbeddedKind, Pointer, Self)>, usize) {
        let outer = Unsecured::new(self.document().clone());
        let found = outer.embedded();
        let first = found.iter().take(limit).map(|embedding| (embedding.kind, outer.place_of(embedding), embedding.arrived()));
        (first.collect(), found.len())
    }
}

impl Unsecured {
    /// The credentials inside it, in the order of the document that arrived.
    pub(crate) fn embedded(&self) -> Vec<Embedding> {
        if let Some(graph) = self.graph() {
            return graph.embedded();
        }
        in_json(self.as_document().root(), self.members().filter(|(name, _)| *name != "@context"))
    }

    /// Where one of them stands, in the document that arrived. Looked for among all that stands before it: not to be asked of as many as there are.
    pub(crate) fn place_of(&self, embedding: &Embedding) -> Pointer {
        let place = match self.graph() {
            Some(graph) => graph.place_of(embedding.range.start),
            None => self.as_document().pointer_of(embedding.range.start),
        };
        place.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Arc, Unsecured};
    use crate::encoding::json::Document;

    /// A long name with many things inside is held once.
    #[test]
    fn all_in_one_thing_share_its_name() {
        let document =
            Document::parse(br#"{"id":"urn:x:1","endorsement":[1,2],"b":{"id":"urn:x:2","endorsement":3},"endorsementJwt":"a.b.c"}"#)
                .unwrap();
        let found = Unsecured::new(document).embedded();
        let names: Vec<_> = found.iter().map(|embedding| embedding.within.as_ref().unwrap()).collect();
        let [first, second, other, last] = names.as_slice() else { panic!("{names:?}") };
        assert!(Arc::ptr_eq(first, second) && Arc::ptr_eq(first, last));
        assert_eq!((&***first, &***other), ("urn:x:1", "urn:x:2"));
    }
}
