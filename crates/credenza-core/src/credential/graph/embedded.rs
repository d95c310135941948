//! Credentials inside one that is signed as statements.
//!
//! The statements of an embedded credential stand among those of the outer one, and where both are about the same thing nothing in the dataset says who said what:
//! an endorsement of an achievement that gives it a level would give the outer credential that level. So what the JSON has inside an embedded credential is not read
//! as the outer one's. That alone would let whoever holds the file hide a statement by moving it in there; then the embedded credential's own signature breaks, and
//! [`Mixed`] says that something may have been moved. See `docs/adr/0016-credentials-inside-credentials.md`.

use std::collections::BTreeSet;
use std::ops::Range;

use super::view::EMBEDDING;
use super::{Embedding, Graph};
use crate::credential::EmbeddedKind;
use crate::credential::form::FormError;
use crate::encoding::json::{Document, Pointer};
use crate::encoding::rdf::{self, Dataset, Object, Quad, Resource};

const ENDORSEMENT: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsement";
const ENDORSEMENT_JWT: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementJwt";
/// What an endorsement says of what it endorses because it is one.
const ENDORSEMENT_SUBJECT: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#EndorsementSubject";
const ENDORSEMENT_COMMENT: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementComment";
const ISSUER: &str = "https://www.w3.org/2018/credentials#issuer";
/// The properties whose values a credential is about: its issuer, its subjects, what was achieved.
const CENTRAL: [&str; 4] = [
    ISSUER,
    "https://www.w3.org/2018/credentials#credentialSubject",
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievement",
    "https://purl.imsglobal.org/spec/vc/clr/vocab.html#achievement",
];

/// What a property of the outer credential embeds.
fn kind(predicate: &str) -> Option<EmbeddedKind> {
    match predicate {
        ENDORSEMENT | ENDORSEMENT_JWT => Some(EmbeddedKind::Endorsement),
        _ => EMBEDDING.contains(&predicate).then_some(EmbeddedKind::Part),
    }
}

/// Whether anything is embedded in what these statements describe.
pub(super) fn is_in(dataset: &Dataset) -> bool {
    dataset.quads.iter().any(|quad| kind(&quad.predicate).is_some())
}

/// Statements that embedded credentials make of things which the outer one describes too, beside those that make an endorsement one: by the number of the embedded
/// credential, the place of the first.
pub(crate) type Mixed = Vec<Option<Pointer>>;

impl Graph {
    /// The credentials inside this one, in the order of the document that arrived; not those inside these again.
    pub(crate) fn embedded(&self) -> Vec<Embedding> {
        let mut found: Vec<Embedding> = self.default_graph().filter_map(|(quad, origin)| self.embedding(quad, origin)).collect();
        found.sort_by_key(|embedding| embedding.range.start);
        let mut end = 0;
        found.retain(|embedding| {
            let is_outermost = embedding.range.start >= end;
            end = end.max(embedding.range.end);
            is_outermost
        });
        found
    }

    fn embedding(&self, quad: &Quad, origin: u32) -> Option<Embedding> {
        let node = self.arrived.node_of(origin)?;
        let within = match &quad.subject {
            Resource::Iri(iri) => Some(&**iri),
            Resource::Blank(_) => None,
        };
        Some(Embedding::new(kind(&quad.predicate)?, self.arrived.pointer_of(origin)?, within, node))
    }

    /// This credential without what only these embedded ones state, and what of that is about things of its own.
    ///
    /// Wherever they stand in the JSON, statements about an embedded credential and those that make its subject an endorsed one are no part of it: moving them out
    /// breaks the embedded credential and changes nothing else. What an endorser says of itself is: the outer credential may name it too, and reads the same either way.
    ///
    /// # Errors
    /// Those of [`Graph::read`].
    pub(crate) fn without<'e>(&self, embedded: impl Iterator<Item = &'e Embedding>) -> Result<(Document, Self, Mixed), FormError> {
        let ranges: Vec<_> = embedded.map(|embedding| embedding.range.clone()).collect();
        let links = Links::of(self, &ranges);
        let (mut rest, mut origins) = (Dataset { quads: Vec::new(), blanks: self.dataset.blanks }, Vec::new());
        let mut mixed: Vec<(usize, &Quad, u32)> = Vec::new();
        for (quad, origin) in self.dataset.quads.iter().zip(&self.origins) {
            let inside = inside(&ranges, *origin);
            let is_of_itself = |index| links.endorsers.contains(&(index, &quad.subject)) && !links.central.contains(&quad.subject);
            if links.embedded.contains(&quad.subject) || (links.endorsed.contains(&quad.subject) && is_of_endorsement(quad)) {
                continue;
            }
            match inside.filter(|index| quad.graph.is_some() || !is_of_itself(*index)) {
                Some(index) => mixed.push((index, quad, *origin)),
                None => {
                    rest.quads.push(quad.clone());
                    origins.push(*origin);
                }
            }
        }
        let places = self.mixed(&rest, &mixed, ranges.len());
        let (document, graph) = Self::read(&rest, origins, &self.arrived)?;
        Ok((document, graph, places))
    }

    /// Of the statements of each embedded credential, the place of the first that is about something of the outer one, and that the outer one does not make.
    fn mixed(&self, rest: &Dataset, inside: &[(usize, &Quad, u32)], count: usize) -> Mixed {
        let own = || rest.quads.iter().filter(|quad| quad.graph.is_none());
        let stated: BTreeSet<_> = own().map(|quad| (&quad.subject, &quad.predicate, &quad.object)).collect();
        let linked = own().filter(|quad| kind(&quad.predicate).is_none()).filter_map(thing);
        let things: BTreeSet<_> = own().map(|quad| &quad.subject).chain(linked).collect();
        let mut mixed = vec![None; count];
        for (index, quad, origin) in inside.iter().filter(|(_, quad, _)| quad.graph.is_none() && !is_of_endorsement(quad)) {
            let is_mixed = things.contains(&quad.subject) && !stated.contains(&(&quad.subject, &quad.predicate, &quad.object));
            if let Some(place @ None) = mixed.get_mut(*index)
                && is_mixed
            {
                *place = self.arrived.pointer_of(*origin);
            }
        }
        mixed
    }

    fn default_graph(&self) -> impl Iterator<Item = (&Quad, u32)> {
        self.dataset.quads.iter().zip(self.origins.iter().copied()).filter(|(quad, _)| quad.graph.is_none())
    }
}

/// What the statements say of embedded credentials, wherever they stand.
struct Links<'g> {
    /// They themselves.
    embedded: BTreeSet<&'g Resource>,
    /// What they stand in, of endorsements.
    endorsed: BTreeSet<&'g Resource>,
    /// Whom each names as its issuer, by its number.
    endorsers: BTreeSet<(usize, &'g Resource)>,
    /// What the outer credential is about.
    central: BTreeSet<&'g Resource>,
}

impl<'g> Links<'g> {
    fn of(graph: &'g Graph, ranges: &[Range<u32>]) -> Self {
        let quads = || graph.default_graph();
        let numbered = |origin: &u32| ranges.binary_search_by_key(origin, |range| range.start).ok();
        let embedding = || quads().filter(|(quad, _)| kind(&quad.predicate).is_some());
        let embedded: BTreeSet<_> =
            embedding().filter(|(_, origin)| numbered(origin).is_some()).filter_map(|(quad, _)| thing(quad)).collect();
        let of_endorsements = embedding().filter(|(quad, _)| kind(&quad.predicate) == Some(EmbeddedKind::Endorsement));
        let endorsed = of_endorsements.filter(|(_, origin)| numbered(origin).is_some()).map(|(quad, _)| &quad.subject).collect();
        let issuers = quads().filter(|(quad, _)| &*quad.predicate == ISSUER && embedded.contains(&quad.subject));
        let endorsers = issuers.filter_map(|(quad, origin)| Some((inside(ranges, origin)?, thing(quad)?))).collect();
        let own = quads().filter(|(quad, origin)| inside(ranges, *origin).is_none() && !embedded.contains(&quad.subject));
        let central = own.filter(|(quad, _)| CENTRAL.contains(&&*quad.predicate)).filter_map(|(quad, _)| thing(quad)).collect();
        Self { embedded, endorsed, endorsers, central }
    }
}

/// Which of these values, in their order, holds the one that a statement comes from. The statement that embeds a credential comes from the very value.
fn inside(ranges: &[Range<u32>], origin: u32) -> Option<usize> {
    let index = ranges.partition_point(|range| range.start < origin).checked_sub(1)?;
    ranges.get(index).filter(|range| range.contains(&origin)).map(|_| index)
}

fn thing(quad: &Quad) -> Option<&Resource> {
    match &quad.object {
        Object::Resource(resource) => Some(resource),
        Object::Literal(_) => None,
    }
}

fn is_of_endorsement(quad: &Quad) -> bool {
    let is_type = |object: &Object| matches!(object, Object::Resource(Resource::Iri(iri)) if &**iri == ENDORSEMENT_SUBJECT);
    match &*quad.predicate {
        ENDORSEMENT_COMMENT => true,
        rdf::TYPE => is_type(&quad.object),
        _ => false,
    }
}
