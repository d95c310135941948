//! From the expanded form to statements. JSON-LD 1.1 API §7 and §8, in one pass: what §7 merges into one node makes the same statements apart.

use super::context::{Direction, Names, Work};
use super::error::Fault;
use super::expand::is_language_tag;
use super::expanded::{Item, ListObject, Literal as Value, NodeObject, Property, ValueObject};
use super::source::Origin;
use super::{Options, RdfDirection, Tie};
use crate::encoding::iri;
use crate::encoding::jcs;
use crate::encoding::rdf::{Blank, Dataset, I18N, Literal, Object, Quad, Resource};
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
    pub(super) ties: Vec<Tie>,
}

impl<'s> Writer<'s> {
    pub(super) fn new(names: &'s Names, options: &'s Options, work: &'s Work) -> Self {
        let dataset = Dataset { quads: Vec::with_capacity(64), blanks: 0 };
        Self { names, options, work, labels: BTreeMap::new(), dataset, origins: Vec::with_capacity(64), ties: Vec::new() }
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
                    let form: Arc<str> = double(number).into();
                    if let Some(other) = rounded_up(number).filter(|other| **other != *form) {
                        self.ties.push(Tie { form: Arc::clone(&form), other: other.into() });
                    }
                    (form, datatype(&names.xsd_double))
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
            let datatype = format!("{I18N}{}_{}", language.as_deref().unwrap_or_default(), direction.as_str());
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
/// Of two forms that are as near, it is the even one: `printf`, which the specification names, rounds so (C, Python), and a processor in JavaScript does not: see
/// [`rounded_up`].
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

/// The form of a number that lies exactly between two of sixteen digits, where the one that is further from zero is taken: `toExponential(15)` of ECMA-262 §21.1.3.2.
///
/// Such a number is m / 2ᵏ with an odd m, and has the digits of m · 5ᵏ: seventeen, of which the last is a five.
fn rounded_up(number: f64) -> Option<String> {
    /// 5ᵏ has seventeen digits then.
    const MAX_POWER: u32 = 24;
    const SEVENTEEN_DIGITS: std::ops::Range<u128> = 10_000_000_000_000_000..100_000_000_000_000_000;
    let magnitude = number.abs();
    if magnitude.fract() == 0.0 {
        return None;
    }
    let power = (1..=MAX_POWER).find(|power| (magnitude * f64::from(1_u32 << power)).fract() == 0.0)?;
    let scaled = magnitude * f64::from(1_u32 << power);
    // All integers below are exact, and an odd one is below it.
    if scaled >= 9_007_199_254_740_992.0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an integer from 0 to 2⁵³")]
    let digits = u128::from(scaled as u64) * 5_u128.pow(power);
    if !SEVENTEEN_DIGITS.contains(&digits) {
        return None;
    }
    let digits = ((digits + 5) / 10).to_string();
    // Nine nines are rounded up by everybody.
    let (first, rest) = digits.split_at_checked(1).filter(|_| digits.len() == 16)?;
    let rest = rest.trim_end_matches('0');
    let sign = if number < 0.0 { "-" } else { "" };
    Some(format!("{sign}{first}.{}E{}", if rest.is_empty() { "0" } else { rest }, 16 - i64::from(power)))
}

#[cfg(test)]
mod tests {
    use super::{double, rounded_up};

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

    /// The other form is what `toExponential(15)` writes, found with a JavaScript engine.
    #[test]
    fn a_number_between_two_forms_has_another_one() {
        for (number, even, up) in [
            (1_234_567_890_123_456.5, "1.234567890123456E15", "1.234567890123457E15"),
            (-1_234_567_890_123_456.5, "-1.234567890123456E15", "-1.234567890123457E15"),
            (2_f64.powi(-24), "5.960464477539062E-8", "5.960464477539063E-8"),
            (1_000_000_000_000_000.5, "1.0E15", "1.000000000000001E15"),
            (1_234_567_890_123_457.5, "1.234567890123458E15", "1.234567890123458E15"),
        ] {
            assert_eq!((double(number).as_str(), rounded_up(number).as_deref()), (even, Some(up)));
        }
        for number in [0.0, 0.5, 5.3, 1.0, 0.1 + 0.2, 1e21, f64::MAX, 5e-324, f64::MIN_POSITIVE, 123_456_789_012_345.5, 2_f64.powi(-25)] {
            assert_eq!(rounded_up(number), None, "{number}");
        }
    }
}
