//! From statements to a document: one spelling for each dataset.

use std::collections::BTreeSet;

use super::terms::{self, Form};
use super::written::{AROUND, NO_QUAD, Written};
use crate::encoding::json::{self, Document};
use crate::encoding::rdf::{self, Dataset, Literal, Object, Quad, Resource};

/// How many values a view may have. A thing that is named from several places stands at each of them, so a hostile graph could unfold without end.
const MAX_VALUES: usize = 100_000;
/// How long a view may be, in bytes: longer than any document that is read. One long text may be named from many places.
const MAX_BYTES: usize = json::MAX_BYTES;
/// How many statements about cells of lists are looked at, those of what turns out to be no list too. A ring of cells may be named from many places.
const MAX_CELLS: usize = 1_000_000;
/// How deep a view may be: each thing may stand in an array, and a document is read to a depth of 128.
const MAX_DEPTH: usize = 48;

const RDF_FIRST: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first";
const RDF_REST: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest";
const RDF_NIL: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil";
const RDF_JSON: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON";
const XSD: &str = "http://www.w3.org/2001/XMLSchema#";
/// What the context of Open Badges writes in its place.
const XSD_OF_OPEN_BADGES: &str = "https://www.w3.org/2001/XMLSchema#";
const PROOF: &str = "https://w3id.org/security#proof";
/// Properties by which one credential holds another.
pub(super) const EMBEDDING: [&str; 3] = [
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsement",
    "https://purl.imsglobal.org/spec/vc/clr/vocab.html#verifiableCredential",
    "https://www.w3.org/2018/credentials#verifiableCredential",
];
const CREDENTIAL: &str = "https://www.w3.org/2018/credentials#VerifiableCredential";

/// Why a dataset cannot be read as a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// No thing in it is a credential of its own, or several are.
    Root,
    /// It unfolds to more than anybody reads.
    TooLarge,
}

/// Reads the credential that a dataset is about, as a document with the names of [`super::terms`].
///
/// The result depends on what the dataset states and on nothing else: members stand in the order of their names, the values of a set in that of their texts.
/// `is_inside` says of the number of a quad whether it comes from a credential that stands inside another; see [`View::root`] for when that is asked.
pub(super) fn read(dataset: &Dataset, is_inside: &dyn Fn(usize) -> bool) -> Result<Written, Unreadable> {
    let is_stated = |(index, quad): (u32, &Quad)| quad.graph.is_none().then_some(index);
    let mut statements: Vec<u32> = (0..NO_QUAD).zip(&dataset.quads).filter_map(is_stated).collect();
    let subject = |index: &u32| dataset.quads.get(*index as usize).map(|quad| &quad.subject);
    // In the order of the dataset where they are about the same thing.
    statements.sort_by_key(subject);
    let mut view =
        View { quads: &dataset.quads, statements: &statements, path: Vec::new(), values: 0, cells: 0, written: Written::default() };
    let root = view.root(is_inside)?;
    view.thing(root, NO_QUAD)?;
    Ok(view.written)
}

struct View<'d> {
    quads: &'d [Quad],
    /// The numbers of the statements of the default graph, sorted by what they are about.
    statements: &'d [u32],
    /// The things around the one under way: a thing within itself is only named.
    path: Vec<&'d Resource>,
    values: usize,
    cells: usize,
    written: Written,
}

impl<'d> View<'d> {
    /// The one credential that no other one holds. (An endorsement names in turn what it endorses, which may be the credential that holds it.)
    ///
    /// A credential inside may say that something holds the outer one. That is no reason to refuse the outer one, so where no one root is found so, what stands inside
    /// says nothing of who holds whom. Only then: otherwise the root does not depend on how the JSON was laid out.
    fn root(&self, is_inside: &dyn Fn(usize) -> bool) -> Result<&'d Resource, Unreadable> {
        let all = || self.quads.iter().enumerate().filter(|(_, quad)| quad.graph.is_none());
        let root = Self::only_root(all().map(|(_, quad)| quad));
        root.or_else(|| Self::only_root(all().filter(|(index, _)| !is_inside(*index)).map(|(_, quad)| quad))).ok_or(Unreadable::Root)
    }

    fn only_root(stated: impl Iterator<Item = &'d Quad> + Clone) -> Option<&'d Resource> {
        let is_credential = |quad: &&Quad| {
            let is_type = &*quad.predicate == rdf::TYPE;
            is_type && matches!(&quad.object, Object::Resource(Resource::Iri(iri)) if &**iri == CREDENTIAL)
        };
        let mut candidates: BTreeSet<_> = stated.clone().filter(is_credential).map(|quad| &quad.subject).collect();
        if candidates.len() > 1 {
            for held in stated.filter(|quad| EMBEDDING.contains(&&*quad.predicate)).filter_map(|quad| quad.object.resource()) {
                candidates.remove(held);
            }
        }
        candidates.pop_first().filter(|_| candidates.is_empty())
    }

    /// The numbers of the statements about a thing, in the order of the dataset.
    fn about(&self, thing: &Resource) -> &'d [u32] {
        let subject = |index: &u32| self.quad(*index).map(|quad| &quad.subject);
        let first = self.statements.partition_point(|index| subject(index) < Some(thing));
        let rest = self.statements.get(first..).unwrap_or_default();
        let count = rest.iter().take_while(|index| subject(index) == Some(thing)).count();
        rest.get(..count).unwrap_or_default()
    }

    fn quad(&self, index: u32) -> Option<&'d Quad> {
        self.quads.get(index as usize)
    }

    fn count(&mut self) -> Result<(), Unreadable> {
        self.values += 1;
        let is_too_large = self.values > MAX_VALUES || self.path.len() > MAX_DEPTH || self.written.text.len() > MAX_BYTES;
        if is_too_large { Err(Unreadable::TooLarge) } else { Ok(()) }
    }

    /// A thing with all that is said of it.
    fn thing(&mut self, thing: &'d Resource, quad: u32) -> Result<(), Unreadable> {
        self.count()?;
        self.path.push(thing);
        let mut types = Vec::new();
        let mut properties = Vec::new();
        for index in self.about(thing) {
            let Some(quad) = self.quad(*index) else { continue };
            match (&*quad.predicate, &quad.object) {
                (rdf::TYPE, Object::Resource(Resource::Iri(iri))) => types.push(terms::kind(iri).unwrap_or(iri)),
                (PROOF, _) => {}
                (predicate, _) => {
                    let (name, form) = terms::property(predicate).unwrap_or((predicate, Form::One));
                    properties.push((name, form, *index));
                }
            }
        }
        self.written.open(b'{', quad);
        if let Resource::Iri(iri) = thing {
            self.written.name("id");
            self.written.string(iri, NO_QUAD);
        }
        if !types.is_empty() {
            types.sort_unstable();
            types.dedup();
            self.written.name("type");
            self.written.open(b'[', NO_QUAD);
            for kind in types {
                self.written.separate();
                self.written.string(kind, NO_QUAD);
            }
            self.written.close(b']');
        }
        // Stable: the statements of a property stay in the order of the dataset.
        properties.sort_by_key(|(name, _, _)| *name);
        for same in properties.chunk_by(|(one, _, _), (other, _, _)| one == other) {
            // Two contexts may give one name to two properties; then the more general form counts, whichever is stated first.
            let Some((name, form, _)) = same.iter().find(|(_, form, _)| *form == Form::Set).or(same.first()) else { continue };
            self.written.name(name);
            self.property(*form, same.iter().map(|(_, _, index)| *index))?;
        }
        self.written.close(b'}');
        self.path.pop();
        Ok(())
    }

    /// The values of one property.
    fn property(&mut self, form: Form, quads: impl Iterator<Item = u32>) -> Result<(), Unreadable> {
        let mut begins = Vec::new();
        let mut texts: Vec<(&'d str, &'d str, u32)> = Vec::new();
        for index in quads {
            let Some(quad) = self.quad(index) else { continue };
            if let Object::Literal(Literal { value, language: Some(language), .. }) = &quad.object
                && form == Form::Texts
            {
                texts.push((language, value, index));
                continue;
            }
            begins.push(self.written.end());
            self.object(form, &quad.object, index)?;
        }
        if !texts.is_empty() {
            begins.push(self.written.end());
            self.by_language(texts);
        }
        self.written.make_set(&begins, matches!(form, Form::Set | Form::Links));
        Ok(())
    }

    fn object(&mut self, form: Form, object: &'d Object, quad: u32) -> Result<(), Unreadable> {
        match object {
            Object::Resource(resource) => self.resource(form, resource, quad),
            Object::Literal(literal) => self.literal(literal, quad),
        }
    }

    fn resource(&mut self, form: Form, resource: &'d Resource, quad: u32) -> Result<(), Unreadable> {
        self.count()?;
        let is_around = self.path.contains(&resource);
        if let Some(items) = self.list(resource)?.filter(|_| !is_around) {
            self.path.push(resource);
            self.written.open(b'[', quad);
            for (index, item) in items {
                self.written.separate();
                self.object(form, item, index)?;
            }
            self.written.close(b']');
            self.path.pop();
            return Ok(());
        }
        match resource {
            _ if !is_around && !self.about(resource).is_empty() => return self.thing(resource, quad),
            Resource::Iri(iri) if matches!(form, Form::Link | Form::Links) => self.written.string(iri, quad),
            Resource::Iri(iri) => self.written.strings(&[("id", iri)], quad),
            Resource::Blank(_) => self.written.strings(&[], quad),
        }
        Ok(())
    }

    /// The items of a well-formed list: each cell says its item and the next, and nothing else.
    fn list(&mut self, head: &'d Resource) -> Result<Option<Vec<(u32, &'d Object)>>, Unreadable> {
        let mut items = Vec::new();
        let mut cell = head;
        loop {
            if matches!(cell, Resource::Iri(iri) if &**iri == RDF_NIL) {
                return Ok(Some(items));
            }
            let statements = self.about(cell);
            self.cells += statements.len();
            if self.cells > MAX_CELLS {
                return Err(Unreadable::TooLarge);
            }
            let Some((item, next)) = self.cell(statements).filter(|_| items.len() <= self.quads.len()) else { return Ok(None) };
            items.push(item);
            cell = next;
        }
    }

    /// The item of a cell of a list, and the next cell. What is stated twice is one statement.
    fn cell(&self, statements: &[u32]) -> Option<((u32, &'d Object), &'d Resource)> {
        let mut distinct: Vec<(u32, &'d Quad)> = Vec::new();
        for index in statements {
            let quad = self.quad(*index)?;
            if !matches!(&*quad.predicate, RDF_FIRST | RDF_REST) {
                return None;
            }
            if !distinct.iter().any(|(_, other)| *other == quad) {
                distinct.push((*index, quad));
            }
            if distinct.len() > 2 {
                return None;
            }
        }
        let [one, other] = <[_; 2]>::try_from(distinct).ok()?;
        let (first, rest) = if &*one.1.predicate == RDF_FIRST { (one, other) } else { (other, one) };
        let is_cell = &*first.1.predicate == RDF_FIRST && &*rest.1.predicate == RDF_REST;
        if is_cell { Some(((first.0, &first.1.object), rest.1.object.resource()?)) } else { None }
    }

    fn literal(&mut self, literal: &Literal, quad: u32) -> Result<(), Unreadable> {
        self.count()?;
        let Literal { value, datatype, language } = literal;
        if let Some(language) = language {
            self.written.strings(&[("@value", value), ("@language", language)], quad);
            return Ok(());
        }
        if let Some(tag) = datatype.strip_prefix(rdf::I18N) {
            let (language, direction) = tag.split_once('_').unwrap_or((tag, ""));
            let members = [("@value", &**value), ("@language", language), ("@direction", direction)];
            let stated: Vec<_> = members.into_iter().filter(|(name, part)| *name == "@value" || !part.is_empty()).collect();
            self.written.strings(&stated, quad);
            return Ok(());
        }
        if &**datatype == RDF_JSON
            && let Ok(json) = Document::parse(value.as_bytes())
        {
            self.written.json(json.root(), quad);
            return Ok(());
        }
        let kind = datatype.strip_prefix(XSD).or_else(|| datatype.strip_prefix(XSD_OF_OPEN_BADGES));
        let is_number =
            matches!(kind, Some("integer" | "double" | "float" | "decimal" | "nonNegativeInteger" | "positiveInteger" | "int" | "long"));
        if is_number && let Some(number) = number(value) {
            self.written.number(number, quad);
        } else if kind == Some("boolean") && matches!(&**value, "true" | "false") {
            self.written.bare(value.as_bytes(), quad);
        } else {
            self.written.string(value, quad);
        }
        Ok(())
    }

    /// A language map; several texts in one language stand in an array, which nobody reads for one.
    fn by_language(&mut self, mut texts: Vec<(&str, &str, u32)>) {
        texts.sort_by_key(|(language, text, _)| (*language, *text));
        texts.dedup_by_key(|(language, text, _)| (*language, *text));
        let first = texts.iter().map(|(_, _, quad)| *quad).min();
        self.written.open(b'{', first.map_or(NO_QUAD, |quad| quad | AROUND));
        for same in texts.chunk_by(|(one, ..), (other, ..)| one == other) {
            let Some((language, ..)) = same.first() else { continue };
            self.written.name(language);
            let mut begins = Vec::new();
            for (_, text, quad) in same {
                begins.push(self.written.end());
                self.written.string(text, *quad);
            }
            self.written.make_set(&begins, false);
        }
        self.written.close(b'}');
    }
}

/// The number that a lexical form means, where it is one that JSON can say.
fn number(lexical: &str) -> Option<f64> {
    // `parse` would also take `inf` and `NaN`.
    let number = lexical.trim().parse::<f64>().ok().filter(|number| number.is_finite())?;
    let is_exact = number.abs() < 9_007_199_254_740_992.0 || lexical.contains(['.', 'e', 'E']);
    is_exact.then_some(number)
}

#[cfg(test)]
mod tests;
