//! Whatever is read must stand under the name that it is read as.

use std::collections::BTreeSet;

use crate::credential::{FormError, Reading, Vocabularies};
use crate::encoding::json::Node;
use crate::encoding::json_ld::{Origin, Source};
use crate::encoding::rdf::{self, Dataset, Literal, Object, Quad, Resource};

/// Checks the names of what is stated.
///
/// # Errors
/// `non_compact`.
pub(super) fn check(
    source: &Source<'_>,
    dataset: &Dataset,
    origins: &[Origin],
    reading: Reading,
    vocabularies: Vocabularies,
) -> Result<(), FormError> {
    let places = Places::of(source);
    for (quad, origin) in dataset.quads.iter().zip(origins) {
        let Some(name) = reading.name_of(quad) else { continue };
        let refuse = |expected: &str, found: &str| {
            let found = if found.is_empty() { "another name" } else { found };
            Err(FormError::new(source.pointer(*origin), "non_compact", format!("the name {expected}"), found))
        };
        let place = places.get(*origin);
        if !place.is_some_and(|place| place.is_named(name, quad) || places.is_by_iri(place, name, quad, vocabularies)) {
            return refuse(name, place.map_or("", Place::name));
        }
        if name == "type"
            && let Some((expected, found)) = place.and_then(|place| other_type(place, quad, reading))
        {
            return refuse(expected, found);
        }
    }
    Ok(())
}

/// The name of a type, and the other one that it stands under.
fn other_type<'d>(place: &Place<'d>, quad: &Quad, reading: Reading) -> Option<(&'static str, &'d str)> {
    /// The second name that Open Badges has for `OpenBadgeCredential`.
    const SECOND: &str = "AchievementCredential";
    let Object::Resource(Resource::Iri(iri)) = &quad.object else { return None };
    let (name, written) = (reading.kind(iri)?, place.value.as_str()?);
    let is_same = written == name || written == &**iri || (name == "OpenBadgeCredential" && written == SECOND);
    (!is_same).then_some((name, written))
}

/// A value, and the last three steps to it, the last one first. A place in an array is a step without a name.
struct Place<'d> {
    value: Node<'d>,
    steps: Steps<'d>,
}

type Steps<'d> = [&'d str; 3];

impl<'d> Place<'d> {
    /// The names of the last steps: a value may stand in an array or list under its name.
    fn names(&self) -> impl Iterator<Item = &'d str> {
        self.steps.into_iter().filter(|step| !matches!(*step, "" | "@list" | "@set"))
    }

    fn name(&self) -> &'d str {
        self.names().next().unwrap_or_default()
    }

    fn is_named(&self, name: &str, quad: &Quad) -> bool {
        let is_name = |step: &str| step == name || (name == "type" && step == "@type");
        // A text of a language map has its language for the last step; with a direction both are in its datatype.
        let is_tagged = |literal: &Literal| literal.language.is_some() || literal.datatype.starts_with(rdf::I18N);
        let is_tagged = matches!(&quad.object, Object::Literal(literal) if is_tagged(literal));
        is_name(self.name()) || (is_tagged && self.names().nth(1).is_some_and(is_name))
    }
}

/// The values of a document by their numbers, found in one walk, because a hostile document has many; and all names of its members.
struct Places<'d> {
    places: Vec<Option<Place<'d>>>,
    names: BTreeSet<&'d str>,
}

impl<'d> Places<'d> {
    fn of(source: &Source<'d>) -> Self {
        let mut places = Self { places: Vec::new(), names: BTreeSet::new() };
        match source {
            Source::Value(node) => places.walk(*node, [""; 3]),
            Source::Object(members) => {
                let own = members.iter().filter(|(name, _)| *name != "@context");
                own.for_each(|(name, value)| places.member(name, *value, [""; 3]));
            }
        }
        places
    }

    fn get(&self, origin: Origin) -> Option<&Place<'d>> {
        self.places.get(origin.index() as usize)?.as_ref()
    }

    /// Whether the property stands under its very IRI, and no name in the document means anything else that the property is read as.
    fn is_by_iri(&self, place: &Place<'d>, name: &str, quad: &Quad, vocabularies: Vocabularies) -> bool {
        let is_iri = &*quad.predicate != rdf::TYPE && place.name() == &*quad.predicate;
        is_iri && vocabularies.meaning_of_name(&quad.predicate).unwrap_or_else(|| !self.names.contains(name))
    }

    fn member(&mut self, name: &'d str, value: Node<'d>, [last, before, _]: Steps<'d>) {
        self.names.insert(name);
        self.walk(value, [name, last, before]);
    }

    fn walk(&mut self, node: Node<'d>, steps: Steps<'d>) {
        let index = node.index() as usize;
        if self.places.len() <= index {
            self.places.resize_with(index + 1, || None);
        }
        if let Some(place) = self.places.get_mut(index) {
            *place = Some(Place { value: node, steps });
        }
        node.members().for_each(|(name, value)| self.member(name, value, steps));
        let [last, before, _] = steps;
        node.items().for_each(|item| self.walk(item, ["", last, before]));
    }
}
