//! Credentials that stand inside another: endorsements (Open Badges 3.0, `EndorsementCredential`) and the parts of a record (CLR 2.0, `ClrSubject`).

use super::secured::Secured;
use super::unsecured::Unsecured;
use crate::encoding::json::{Document, Node, Pointer};

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
    /// Where it stands in the document that arrived.
    pub(crate) pointer: Pointer,
    /// The identifier of the thing that it stands in.
    pub(crate) within: Option<String>,
    /// What stands there: the credential, or a text that may be a token.
    pub(crate) document: Document,
    /// The place of that in its table, and of all that is in it.
    pub(super) range: std::ops::Range<u32>,
}

impl Embedding {
    pub(super) fn new(kind: EmbeddedKind, pointer: Pointer, within: Option<&str>, found: Node<'_>) -> Self {
        Self { kind, pointer, within: within.map(str::to_owned), document: found.to_document(), range: found.range() }
    }
}

/// Everything that stands inside an object under the names of embedded credentials, in the order of the document; not what stands inside that again.
///
/// Open Badges allows endorsements of a credential, of its achievements and of every profile in it, so they are looked for everywhere. An object can nest as deep as
/// a document may.
pub(crate) fn in_json<'d>(members: impl Iterator<Item = (&'d str, Node<'d>)>, id: Option<&str>) -> Vec<Embedding> {
    let mut found = Vec::new();
    walk(members, id, &mut |kind, within, item| found.push(Embedding::new(kind, Pointer::root(), within, item)));
    found
}

fn walk<'d>(
    members: impl Iterator<Item = (&'d str, Node<'d>)>,
    id: Option<&str>,
    found: &mut dyn FnMut(EmbeddedKind, Option<&str>, Node<'d>),
) {
    for (name, value) in members {
        match EmbeddedKind::of_member(name) {
            Some(kind) => value.one_or_many().for_each(|(_, item)| found(kind, id, item)),
            None => below(value, found),
        }
    }
}

fn below<'d>(value: Node<'d>, found: &mut dyn FnMut(EmbeddedKind, Option<&str>, Node<'d>)) {
    if value.is_object() {
        walk(value.members(), value.get("id").and_then(Node::as_str), found);
    } else {
        value.items().for_each(|item| below(item, found));
    }
}

impl Embedding {
    /// What stands there, as if it had arrived by itself: a text may be a token.
    pub(crate) fn arrived(&self) -> Secured {
        let token = self.document.root().as_str().and_then(|text| Secured::parse(text.as_bytes()).ok());
        token.unwrap_or_else(|| Secured::from_document(self.document.clone()))
    }
}

impl Secured {
    /// The credentials inside it, each with its place, in the order of the document; not those inside these again. NOT VERIFIED: for looking at.
    pub fn embedded(&self) -> Vec<(EmbeddedKind, Pointer, Self)> {
        let found = Unsecured::new(self.document().clone()).embedded();
        found.iter().map(|embedding| (embedding.kind, embedding.pointer.clone(), embedding.arrived())).collect()
    }
}

impl Unsecured {
    /// The credentials inside it, in the order of the document that arrived.
    pub(crate) fn embedded(&self) -> Vec<Embedding> {
        if let Some(graph) = self.graph() {
            return graph.embedded();
        }
        let root = self.as_document().root();
        let members = self.members().filter(|(name, _)| *name != "@context");
        let mut found = in_json(members, self.get("id").and_then(Node::as_str));
        for embedding in &mut found {
            embedding.pointer = embedding.document.root().pointer_below(root);
        }
        found
    }
}
