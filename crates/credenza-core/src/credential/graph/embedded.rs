//! Credentials inside one that is signed as statements.
//!
//! The statements of an embedded credential stand among those of the outer one, and where both are about the same thing nothing in the dataset says who said what:
//! an endorsement of an achievement that gives it a level would give the outer credential that level. So what the JSON has inside an embedded credential is not read
//! as the outer one's. That alone would let whoever holds the file hide a statement by moving it in there; then the embedded credential's own signature breaks, and
//! [`Mixed`] says that something may have been moved. See `docs/adr/0016-credentials-inside-credentials.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::view::EMBEDDING;
use super::{Embedding, Graph};
use crate::credential::EmbeddedKind;
use crate::credential::form::FormError;
use crate::encoding::json::{Document, Node};
use crate::encoding::rdf::{self, Dataset, Object, Quad, Resource};

const ENDORSEMENT: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsement";
const ENDORSEMENT_JWT: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementJwt";
/// What an endorsement says of what it endorses because it is one.
const ENDORSEMENT_SUBJECT: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#EndorsementSubject";
const ENDORSEMENT_COMMENT: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementComment";
const ISSUER: &str = "https://www.w3.org/2018/credentials#issuer";
/// The properties whose values a credential is about: its issuer, its subjects, what was achieved.
const CENTRAL: [&str; 6] = [
    ISSUER,
    "https://www.w3.org/2018/credentials#credentialSubject",
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievement",
    // In Open Badges 3.0.0, and in 3.0.1 and 3.0.2.
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#Achievement",
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievement-0",
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

/// The values of a document that stand as credentials inside it, by their places in its table, in their order; not those inside these again.
pub(super) fn ranges(dataset: &Dataset, origins: &[u32], arrived: &Document) -> Vec<Range<u32>> {
    let stated = dataset.quads.iter().zip(origins).filter(|(quad, _)| quad.graph.is_none() && kind(&quad.predicate).is_some());
    let mut ranges: Vec<_> = stated.filter_map(|(_, origin)| Some(arrived.node_of(*origin)?.range())).collect();
    keep_outermost(&mut ranges, Range::clone);
    ranges
}

fn keep_outermost<T>(found: &mut Vec<T>, range: impl Fn(&T) -> Range<u32>) {
    found.sort_by_key(|one| range(one).start);
    let mut end = 0;
    found.retain(|one| {
        let range = range(one);
        let is_outermost = range.start >= end;
        end = end.max(range.end);
        is_outermost
    });
}

/// What an embedded credential states of things that the outer one is about too, beside what makes an endorsement one: the first statement of each sort, by the
/// value that it comes from ([`Graph::place_of`]). The first two are not stated by the outer credential.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Mixed {
    /// It may have been moved there out of what the outer credential states, to hide it.
    pub(crate) of_others: Option<u32>,
    /// An endorser's description of itself, which the outer credential names too.
    pub(crate) of_itself: Option<u32>,
    /// The outer credential states it as well, where this value is: it may have been copied there. What kind of thing something is does not count, both often say it.
    pub(crate) of_both: Option<u32>,
}

impl Graph {
    /// The credentials inside this one, in the order of the document that arrived; not those inside these again.
    pub(crate) fn embedded(&self) -> Vec<Embedding> {
        let mut found: Vec<Embedding> = self.default_graph().filter_map(|(quad, origin)| self.embedding(quad, origin)).collect();
        keep_outermost(&mut found, |embedding| embedding.range.clone());
        found
    }

    fn embedding(&self, quad: &Quad, origin: u32) -> Option<Embedding> {
        let node = self.arrived.node_of(origin)?;
        let within = match &quad.subject {
            Resource::Iri(iri) => Some(Arc::clone(iri)),
            Resource::Blank(_) => None,
        };
        Some(Embedding::new(kind(&quad.predicate)?, within, node))
    }

    /// This credential without what only these embedded ones state, and, for each of them, what of that is about things of its own.
    ///
    /// Wherever they stand in the JSON, statements about an embedded credential and those that make its subject an endorsed one are no part of it: moving them out
    /// breaks the embedded credential and changes nothing else. An embedded credential can give itself the name of a thing of the outer one; then what the outer one
    /// states of that thing stays.
    ///
    /// # Errors
    /// Those of [`Graph::read`].
    pub(crate) fn without<'e>(&self, embedded: impl Iterator<Item = &'e Embedding>) -> Result<(Document, Self, Vec<Mixed>), FormError> {
        let ranges: Vec<_> = embedded.map(|embedding| embedding.range.clone()).collect();
        let name = self.name();
        let links = Links::of(self, name.as_ref(), &ranges);
        let (mut rest, mut origins) = (Dataset { quads: Vec::new(), blanks: self.dataset.blanks }, Vec::new());
        let mut theirs: Vec<(usize, &Quad, u32)> = Vec::new();
        for (quad, origin) in self.dataset.quads.iter().zip(&self.origins) {
            let is_of_embedded = links.embedded.contains(&quad.subject) && !links.own.contains(&quad.subject);
            if is_of_embedded || (links.endorsed.contains(&quad.subject) && is_of_endorsement(quad)) {
                continue;
            }
            match inside(&ranges, *origin) {
                Some(index) => theirs.push((index, quad, *origin)),
                None => {
                    rest.quads.push(quad.clone());
                    origins.push(*origin);
                }
            }
        }
        let mixed = links.mixed(&rest, &origins, &theirs, ranges.len());
        let (document, graph) = Self::read(&rest, origins, &self.arrived)?;
        Ok((document, graph, mixed))
    }

    /// The thing that is the credential, where it has a name.
    fn name(&self) -> Option<Resource> {
        self.written.root().get("id").and_then(Node::as_str).map(|id| Resource::Iri(id.into()))
    }

    fn default_graph(&self) -> impl Iterator<Item = (&Quad, u32)> {
        self.dataset.quads.iter().zip(self.origins.iter().copied()).filter(|(quad, _)| quad.graph.is_none())
    }
}

impl Links<'_> {
    /// What each of the embedded credentials, whose statements are given by their numbers, says of things of the outer one.
    fn mixed(&self, rest: &Dataset, origins: &[u32], theirs: &[(usize, &Quad, u32)], count: usize) -> Vec<Mixed> {
        let own = || rest.quads.iter().filter(|quad| quad.graph.is_none());
        let placed = rest.quads.iter().zip(origins).filter(|(quad, _)| quad.graph.is_none());
        let stated: BTreeMap<_, _> = placed.map(|(quad, origin)| ((&quad.subject, &quad.predicate, &quad.object), *origin)).collect();
        let linked = own().filter(|quad| kind(&quad.predicate).is_none()).filter_map(|quad| quad.object.resource());
        let things: BTreeSet<_> = own().map(|quad| &quad.subject).chain(linked).collect();
        let mut mixed = vec![Mixed::default(); count];
        for (index, quad, origin) in theirs.iter().filter(|(_, quad, _)| quad.graph.is_none() && !is_of_endorsement(quad)) {
            let Some(mixed) = mixed.get_mut(*index).filter(|_| things.contains(&quad.subject)) else { continue };
            let is_of_itself = self.endorsers.contains(&(*index, &quad.subject)) && !self.central.contains(&quad.subject);
            let (place, origin) = match stated.get(&(&quad.subject, &quad.predicate, &quad.object)) {
                Some(_) if &*quad.predicate == rdf::TYPE => continue,
                Some(own) => (&mut mixed.of_both, own),
                None if is_of_itself => (&mut mixed.of_itself, origin),
                None => (&mut mixed.of_others, origin),
            };
            place.get_or_insert(*origin);
        }
        mixed
    }
}

/// What the statements say of embedded credentials, wherever they stand.
struct Links<'g> {
    /// They themselves.
    embedded: BTreeSet<&'g Resource>,
    /// The outer credential, and what it names otherwise than as an embedded credential.
    own: BTreeSet<&'g Resource>,
    /// What they stand in, of endorsements.
    endorsed: BTreeSet<&'g Resource>,
    /// Whom each names as its issuer, by its number.
    endorsers: BTreeSet<(usize, &'g Resource)>,
    /// What the outer credential is about.
    central: BTreeSet<&'g Resource>,
}

impl<'g> Links<'g> {
    fn of(graph: &'g Graph, name: Option<&'g Resource>, ranges: &[Range<u32>]) -> Self {
        let quads = || graph.default_graph();
        let numbered = |origin: &u32| ranges.binary_search_by_key(origin, |range| range.start).ok();
        let embedding = || quads().filter(|(quad, _)| kind(&quad.predicate).is_some());
        let embedded: BTreeSet<_> =
            embedding().filter(|(_, origin)| numbered(origin).is_some()).filter_map(|(quad, _)| quad.object.resource()).collect();
        let of_endorsements = embedding().filter(|(quad, _)| kind(&quad.predicate) == Some(EmbeddedKind::Endorsement));
        let endorsed = of_endorsements.filter(|(_, origin)| numbered(origin).is_some()).map(|(quad, _)| &quad.subject).collect();
        let issuers = quads().filter(|(quad, _)| &*quad.predicate == ISSUER && embedded.contains(&quad.subject));
        let endorsers = issuers.filter_map(|(quad, origin)| Some((inside(ranges, origin)?, quad.object.resource()?))).collect();
        let outside = || quads().filter(|(_, origin)| inside(ranges, *origin).is_none());
        let linked = outside().filter(|(quad, _)| kind(&quad.predicate).is_none()).filter_map(|(quad, _)| quad.object.resource());
        let own: BTreeSet<_> = linked.chain(name).collect();
        let stated = outside().filter(|(quad, _)| !embedded.contains(&quad.subject) || own.contains(&quad.subject));
        let central =
            stated.filter(|(quad, _)| CENTRAL.contains(&&*quad.predicate)).filter_map(|(quad, _)| quad.object.resource()).collect();
        Self { embedded, own, endorsed, endorsers, central }
    }
}

/// Which of these values, in their order, holds the one that a statement comes from. The statement that embeds a credential comes from the very value.
pub(super) fn inside(ranges: &[Range<u32>], origin: u32) -> Option<usize> {
    let index = ranges.partition_point(|range| range.start < origin).checked_sub(1)?;
    ranges.get(index).filter(|range| range.contains(&origin)).map(|_| index)
}

fn is_of_endorsement(quad: &Quad) -> bool {
    let is_type = |object: &Object| matches!(object, Object::Resource(Resource::Iri(iri)) if &**iri == ENDORSEMENT_SUBJECT);
    match &*quad.predicate {
        ENDORSEMENT_COMMENT => true,
        rdf::TYPE => is_type(&quad.object),
        _ => false,
    }
}
