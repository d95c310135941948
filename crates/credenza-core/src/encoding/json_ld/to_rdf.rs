//! From the expanded form to statements. JSON-LD 1.1 API §7 and §8, in one pass: what §7 merges into one node makes the same statements apart.

use super::context::{Direction, Names, Work};
use super::error::Fault;
use super::expand::is_language_tag;
use super::expanded::{Item, ListObject, Literal as Value, NodeObject, Property, ValueObject};
use super::source::Origin;
use super::{Options, RdfDirection};
use crate::encoding::iri;
use crate::encoding::jcs;
use crate::encoding::rdf::{Blank, Dataset, Literal, Object, Quad, Resource};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Statements under way.
pub(super) struct Writer<'s> {
    names: &'s Names,
    options: &'s Options,
    work: &'s Work,
    labels: BTreeMap<Arc<str>, Blank>,
    pub(super) dataset: Dataset,
    pub(super) origins: Vec<Origin>,
}

impl<'s> Writer<'s> {
    pub(super) fn new(names: &'s Names, options: &'s Options, work: &'s Work) -> Self {
        let dataset = Dataset { quads: Vec::with_capacity(64), blanks: 0 };
        Self { names, options, work, labels: BTreeMap::new(), dataset, origins: Vec::with_capacity(64) }
    }

    pub(super) fn items(&mut self, items: &[Item<'_>], graph: Option<&Resource>) -> Result<(), Fault> {
        for item in items {
            match item {
                Item::Node(node) => {
                    self.node(node, graph)?;
                }
                // Something in a graph that nothing refers to. A list makes no statements there, and a value neither.
                Item::Value(_) | Item::List(_) => {}
            }
        }
        Ok(())
    }

    /// The statements about a thing, and the thing. Nothing where its identifier can stand in no statement.
    fn node(&mut self, node: &NodeObject<'_>, graph: Option<&Resource>) -> Result<Option<Resource>, Fault> {
        let subject = self.subject(node);
        if let Some(subject) = &subject {
            for (iri, origin) in &node.types {
                if let Some(object) = self.resource(iri) {
                    self.quad(subject, &self.names.rdf_type, Object::Resource(object), graph, *origin)?;
                }
            }
        }
        for Property { iri, values } in &node.properties {
            let can_be_said = self.is_property(iri);
            for value in values {
                let object = self.object(value, graph)?;
                if let (Some(subject), Some((object, origin)), true) = (&subject, object, can_be_said) {
                    self.quad(subject, iri, object, graph, origin)?;
                }
            }
        }
        for Property { iri, values } in &node.reverse {
            let can_be_said = self.is_property(iri);
            for value in values {
                let object = self.object(value, graph)?;
                if let (Some(object), Some((Object::Resource(subject), origin)), true) = (&subject, object, can_be_said) {
                    self.quad(&subject, iri, Object::Resource(object.clone()), graph, origin)?;
                }
            }
        }
        if let (Some(items), Some(name)) = (&node.graph, &subject) {
            self.items(items, Some(name))?;
        }
        if let Some(items) = &node.included {
            self.items(items, graph)?;
        }
        Ok(subject)
    }

    fn object(&mut self, item: &Item<'_>, graph: Option<&Resource>) -> Result<Option<(Object, Origin)>, Fault> {
        Ok(match item {
            Item::Node(node) => self.node(node, graph)?.map(|resource| (Object::Resource(resource), node.origin)),
            Item::Value(value) => self.value(value, graph)?.map(|object| (object, value.origin)),
            Item::List(list) => Some((Object::Resource(self.list(list, graph)?), list.origin)),
        })
    }

    /// List Conversion, §8.5.
    fn list(&mut self, list: &ListObject<'_>, graph: Option<&Resource>) -> Result<Resource, Fault> {
        let nil = Resource::Iri(Arc::clone(&self.names.rdf_nil));
        let mut first = None;
        let mut previous: Option<Resource> = None;
        for item in &list.items {
            let cell = Resource::Blank(self.blank());
            if let Some(previous) = &previous {
                self.quad(previous, &self.names.rdf_rest, Object::Resource(cell.clone()), graph, list.origin)?;
            }
            if let Some((object, origin)) = self.object(item, graph)? {
                self.quad(&cell, &self.names.rdf_first, object, graph, origin)?;
            }
            first.get_or_insert_with(|| cell.clone());
            previous = Some(cell);
        }
        if let Some(previous) = &previous {
            self.quad(previous, &self.names.rdf_rest, Object::Resource(nil.clone()), graph, list.origin)?;
        }
        Ok(first.unwrap_or(nil))
    }

    /// Object to RDF Conversion, §8.4, from step 4 on.
    fn value(&mut self, value: &ValueObject<'_>, graph: Option<&Resource>) -> Result<Option<Object>, Fault> {
        let names = self.names;
        let well_formed = |iri: &Arc<str>| self.options.lossless || iri::is_well_formed(iri);
        if value.datatype.as_ref().is_some_and(|iri| !well_formed(iri)) {
            return Ok(None);
        }
        if !self.options.lossless && value.language.as_ref().is_some_and(|tag| !is_language_tag(tag)) {
            return Ok(None);
        }
        let datatype = |default: &Arc<str>| Arc::clone(value.datatype.as_ref().unwrap_or(default));
        let (text, datatype): (Arc<str>, Arc<str>) = match value.value {
            Value::Json(node) => {
                let form = String::from_utf8(jcs::canonicalize(node)).unwrap_or_default();
                (form.into(), Arc::clone(&names.rdf_json))
            }
            Value::Bool(flag) => (if flag { "true" } else { "false" }.into(), datatype(&names.xsd_boolean)),
            Value::Number(number) => {
                let is_double = number.fract() != 0.0 || number.abs() >= 1e21 || value.datatype.as_ref() == Some(&names.xsd_double);
                if is_double {
                    (double(number).into(), datatype(&names.xsd_double))
                } else {
                    // Minus zero is zero.
                    (format!("{:.0}", number + 0.0).into(), datatype(&names.xsd_integer))
                }
            }
            Value::Text(text) => match (value.direction, &value.datatype) {
                (Some(direction), None) if self.options.direction != RdfDirection::None => {
                    return self.directed(text, direction, value, graph).map(Some);
                }
                _ => (text.into(), datatype(if value.language.is_some() { &names.rdf_lang_string } else { &names.xsd_string })),
            },
        };
        let language = value.language.clone();
        Ok(Some(Object::Literal(Literal { value: text, datatype, language })))
    }

    /// Step 13: a text with a base direction.
    fn directed(&mut self, text: &str, direction: Direction, value: &ValueObject<'_>, graph: Option<&Resource>) -> Result<Object, Fault> {
        let language = value.language.as_ref().map(|tag| tag.to_ascii_lowercase());
        let literal = |text: &str, datatype: Arc<str>| Object::Literal(Literal { value: text.into(), datatype, language: None });
        if self.options.direction == RdfDirection::I18nDatatype {
            let datatype = format!("https://www.w3.org/ns/i18n#{}_{}", language.as_deref().unwrap_or_default(), direction.as_str());
            self.work.take_bytes(datatype.len())?;
            return Ok(literal(text, datatype.into()));
        }
        let names = self.names;
        let compound = Resource::Blank(self.blank());
        let string = || Arc::clone(&names.xsd_string);
        self.quad(&compound, &names.rdf_value, literal(text, string()), graph, value.origin)?;
        if let Some(language) = &language {
            self.quad(&compound, &names.rdf_language, literal(language, string()), graph, value.origin)?;
        }
        self.quad(&compound, &names.rdf_direction, literal(direction.as_str(), string()), graph, value.origin)?;
        Ok(Object::Resource(compound))
    }

    fn subject(&mut self, node: &NodeObject<'_>) -> Option<Resource> {
        match &node.id {
            Some(id) => self.resource(id),
            None if node.has_null_id => None,
            None => Some(Resource::Blank(self.blank())),
        }
    }

    fn resource(&mut self, id: &Arc<str>) -> Option<Resource> {
        if iri::is_blank(id) {
            if let Some(blank) = self.labels.get(id) {
                return Some(Resource::Blank(*blank));
            }
            let blank = self.blank();
            self.labels.insert(Arc::clone(id), blank);
            return Some(Resource::Blank(blank));
        }
        (self.options.lossless || iri::is_well_formed(id)).then(|| Resource::Iri(Arc::clone(id)))
    }

    fn is_property(&self, iri: &str) -> bool {
        self.options.lossless || iri::is_well_formed(iri)
    }

    fn blank(&mut self) -> Blank {
        let blank = Blank(self.dataset.blanks);
        self.dataset.blanks = self.dataset.blanks.saturating_add(1);
        blank
    }

    fn quad(
        &mut self,
        subject: &Resource,
        predicate: &Arc<str>,
        object: Object,
        graph: Option<&Resource>,
        origin: Origin,
    ) -> Result<(), Fault> {
        let object_bytes = match &object {
            Object::Resource(resource) => length(resource),
            Object::Literal(literal) => literal.value.len() + literal.datatype.len(),
        };
        self.work.take_statement(length(subject) + predicate.len() + object_bytes + graph.map_or(0, length))?;
        let quad = Quad { subject: subject.clone(), predicate: Arc::clone(predicate), object, graph: graph.cloned() };
        self.dataset.quads.push(quad);
        self.origins.push(origin);
        Ok(())
    }
}

fn length(resource: &Resource) -> usize {
    match resource {
        Resource::Iri(iri) => iri.len(),
        Resource::Blank(_) => 8,
    }
}

/// The canonical form of a double as JSON-LD writes it: at most sixteen digits, which is one less than some doubles need. JSON-LD 1.1 API §8.6.
///
/// Zero has no sign here, as in the canonical form of JSON (RFC 8785 §3.2.2.3) and in every processor written in JavaScript: a signature must not depend on it.
fn double(number: f64) -> String {
    let number = if number == 0.0 { 0.0 } else { number };
    let form = format!("{number:.15E}");
    let (mantissa, exponent) = form.split_once('E').unwrap_or((&form, "0"));
    let trimmed = mantissa.trim_end_matches('0');
    let digit = if trimmed.ends_with('.') { "0" } else { "" };
    format!("{trimmed}{digit}E{exponent}")
}

#[cfg(test)]
mod tests {
    use super::double;

    #[test]
    fn doubles_have_one_form() {
        for (number, form) in [
            (5.3, "5.3E0"),
            (0.0, "0.0E0"),
            (-0.0, "0.0E0"),
            (1.0, "1.0E0"),
            (-1e-7, "-1.0E-7"),
            (1e21, "1.0E21"),
            (100.0, "1.0E2"),
            (0.1 + 0.2, "3.0E-1"),
            (f64::MAX, "1.797693134862316E308"),
            (5e-324, "4.940656458412465E-324"),
        ] {
            assert_eq!(double(number), form);
        }
    }
}
