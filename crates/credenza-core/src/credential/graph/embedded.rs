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
    /// # Errors
    /// Those of [`Graph::read`].
    pub(crate) fn without<'e>(&self, embedded: impl Iterator<Item = &'e Embedding>) -> Result<(Document, Self, Mixed), FormError> {
        let ranges: Vec<_> = embedded.map(|embedding| embedding.range.clone()).collect();
        let mut rest = Dataset { quads: Vec::new(), blanks: self.dataset.blanks };
        let mut origins = Vec::new();
        for (quad, origin) in self.dataset.quads.iter().zip(&self.origins) {
            if inside(&ranges, *origin).is_none() {
                rest.quads.push(quad.clone());
                origins.push(*origin);
            }
        }
        let mixed = self.mixed(&rest, &ranges);
        let (document, graph) = Self::read(&rest, origins, &self.arrived)?;
        Ok((document, graph, mixed))
    }

    fn mixed(&self, rest: &Dataset, ranges: &[Range<u32>]) -> Mixed {
        let own: Vec<&Quad> = rest.quads.iter().filter(|quad| quad.graph.is_none()).collect();
        let stated: BTreeSet<_> = own.iter().map(|quad| (&quad.subject, &quad.predicate, &quad.object)).collect();
        let linked = own.iter().filter(|quad| kind(&quad.predicate).is_none()).filter_map(|quad| Some((&*quad.predicate, thing(quad)?)));
        let things: BTreeSet<_> = own.iter().map(|quad| &quad.subject).chain(linked.clone().map(|(_, thing)| thing)).collect();
        let central: BTreeSet<_> = linked.filter(|(predicate, _)| CENTRAL.contains(predicate)).map(|(_, thing)| thing).collect();
        let endorsers = self.endorsers(ranges);
        let mut mixed = vec![None; ranges.len()];
        for (quad, origin) in self.default_graph() {
            let Some(index) = inside(ranges, origin) else { continue };
            let is_mixed = things.contains(&quad.subject) && !stated.contains(&(&quad.subject, &quad.predicate, &quad.object));
            // An endorser may be named in the outer credential too, as an agency; what it says of itself is its own.
            let is_of_itself = endorsers.contains(&(index, &quad.subject)) && !central.contains(&quad.subject);
            if let Some(place @ None) = mixed.get_mut(index)
                && is_mixed
                && !is_of_itself
                && !is_of_endorsement(quad)
            {
                *place = self.arrived.pointer_of(origin);
            }
        }
        mixed
    }

    /// Whom each of the embedded credentials names as its issuer.
    fn endorsers(&self, ranges: &[Range<u32>]) -> BTreeSet<(usize, &Resource)> {
        let embedding = self.default_graph().filter(|(quad, _)| kind(&quad.predicate).is_some());
        let credentials: BTreeSet<_> = embedding
            .filter_map(|(quad, origin)| Some((ranges.binary_search_by_key(&origin, |range| range.start).ok()?, thing(quad)?)))
            .collect();
        let issuers = self.default_graph().filter(|(quad, _)| &*quad.predicate == ISSUER);
        issuers
            .filter_map(|(quad, origin)| Some((inside(ranges, origin)?, quad)))
            .filter(|(index, quad)| credentials.contains(&(*index, &quad.subject)))
            .filter_map(|(index, quad)| Some((index, thing(quad)?)))
            .collect()
    }

    fn default_graph(&self) -> impl Iterator<Item = (&Quad, u32)> {
        self.dataset.quads.iter().zip(self.origins.iter().copied()).filter(|(quad, _)| quad.graph.is_none())
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
