//! The values of a member, however they are held together. JSON-LD 1.1 API §5.1.2, steps 13.6 to 13.12.

use super::{Expander, Outcome, Role};
use crate::encoding::json::Node;
use crate::encoding::json_ld::context::{Active, Mapping, Scope, Term, TypeMapping};
use crate::encoding::json_ld::error::{Fault, Loss, Reason};
use crate::encoding::json_ld::expanded::{Item, ListObject, Literal, NodeObject, Property, ValueObject};
use crate::encoding::json_ld::keyword::Keyword;
use std::sync::Arc;

impl<'d> Expander<'_, 'd> {
    /// The values of a member; nothing where it has a value that comes to nothing.
    pub(super) fn values(
        &mut self,
        active: &Arc<Active>,
        key: &'d str,
        term: Option<&Arc<Term>>,
        value: Node<'d>,
    ) -> Result<Option<Vec<Item<'d>>>, Fault> {
        let Some(term) = term else { return self.plain_values(active, key, None, value) };
        if term.coercion == Some(TypeMapping::Json) {
            let json = Literal::Json(value);
            let object =
                ValueObject { value: json, datatype: None, language: None, direction: None, index: None, origin: self.origin(value) };
            return Ok(Some(vec![Item::Value(object)]));
        }
        let has = |keyword| term.container.contains(keyword);
        let mut values = if value.is_object() && has(Keyword::Language) {
            self.language_map(active, term, value)?
        } else if value.is_object() && (has(Keyword::Index) || has(Keyword::Type) || has(Keyword::Id)) {
            self.map(active, key, term, value)?
        } else {
            match self.plain_values(active, key, Some(term), value)? {
                Some(values) => values,
                None => return Ok(None),
            }
        };
        if has(Keyword::List) && (value.is_array() || !matches!(values.as_slice(), [Item::List(_)])) {
            values = vec![Item::List(ListObject { items: values, index: None, origin: self.origin(value) })];
        }
        if has(Keyword::Graph) && !has(Keyword::Id) && !has(Keyword::Index) {
            if values.iter().any(|item| !matches!(item, Item::Node(_))) {
                self.lose(Loss::FreeFloating, value)?;
            }
            values = values.into_iter().map(graph).collect();
        }
        Ok(Some(values))
    }

    fn plain_values(
        &mut self,
        active: &Arc<Active>,
        key: &'d str,
        term: Option<&Arc<Term>>,
        value: Node<'d>,
    ) -> Result<Option<Vec<Item<'d>>>, Fault> {
        Ok(match self.element(active, Role::Member(key, term), value, false)? {
            Outcome::Nothing => None,
            outcome => Some(outcome.into_items()),
        })
    }

    /// Step 13.7.
    fn language_map(&mut self, active: &Arc<Active>, term: &Term, map: Node<'d>) -> Result<Vec<Item<'d>>, Fault> {
        let direction = term.direction.unwrap_or_else(|| active.direction());
        let mut values = Vec::new();
        for (tag, node) in map.members() {
            let is_none = tag == "@none" || active.keyword(tag) == Some(Keyword::None);
            for (_, item) in node.one_or_many().filter(|(_, item)| !item.is_null()) {
                let invalid = || Fault::new(Reason::InvalidLanguageMapValue, "a text, an array of texts or null", item);
                let value = Literal::Text(item.as_str().ok_or_else(invalid)?);
                let language = if is_none { None } else { Some(self.language(tag, item)?) };
                let origin = self.origin(item);
                values.push(Item::Value(ValueObject { value, datatype: None, language, direction, index: None, origin }));
            }
        }
        Ok(values)
    }

    /// Step 13.8: a map by index, identifier or type.
    fn map(&mut self, active: &Arc<Active>, key: &'d str, term: &Arc<Term>, map: Node<'d>) -> Result<Vec<Item<'d>>, Fault> {
        let has = |keyword| term.container.contains(keyword);
        let property = term.index.as_deref().filter(|index| *index != "@index");
        let mut values = Vec::new();
        for (index, node) in map.members() {
            let inner = self.map_context(active, term, index, node)?;
            let expanded = active.expand(index, true, false);
            let is_none = expanded == Mapping::Keyword(Keyword::None);
            // What the maps hold has an identifier or a type of the outer context.
            let inner_term = if Arc::ptr_eq(&inner, active) { Some(term) } else { inner.term(key) };
            let mut items = Vec::new();
            for (_, item) in node.one_or_many() {
                items.extend(self.element(&inner, Role::Member(key, inner_term), item, true)?.into_items());
            }
            for mut item in items {
                if has(Keyword::Graph) && !is_graph(&item) {
                    if !matches!(item, Item::Node(_)) {
                        self.lose(Loss::FreeFloating, node)?;
                    }
                    item = graph(item);
                }
                if is_none {
                    // The map says nothing of it.
                } else if has(Keyword::Index) {
                    match property {
                        Some(property) => self.add_index_property(active, &mut item, property, index, node)?,
                        None => set_index(&mut item, index),
                    }
                } else if let Item::Node(object) = &mut item {
                    if has(Keyword::Id) && object.id.is_none() {
                        object.id = self.iri(active, index, false, Loss::RelativeIri, node)?;
                    } else if has(Keyword::Type)
                        && let Some(iri) = self.iri(active, index, true, Loss::UndefinedType, node)?
                    {
                        object.types.insert(0, (iri, self.origin(node)));
                    }
                }
                values.push(item);
            }
        }
        Ok(values)
    }

    /// Steps 13.8.3.1 to 13.8.3.3: the context of what a map holds.
    fn map_context(&mut self, active: &Arc<Active>, term: &Term, index: &str, node: Node<'d>) -> Result<Arc<Active>, Fault> {
        let by_type = term.container.contains(Keyword::Type);
        if !by_type && !term.container.contains(Keyword::Id) {
            return Ok(Arc::clone(active));
        }
        let outer = active.previous().unwrap_or(active);
        match outer.term(index).and_then(|term| term.scoped.as_ref()) {
            Some(scoped) if by_type => self.contexts.apply_scoped(outer, scoped, Scope::Type, self.work).map_err(|fault| fault.at(node)),
            _ => Ok(Arc::clone(outer)),
        }
    }

    /// Step 13.8.3.7.2: the index is the value of a property.
    fn add_index_property(
        &mut self,
        active: &Arc<Active>,
        item: &mut Item<'d>,
        property: &str,
        index: &'d str,
        node: Node<'d>,
    ) -> Result<(), Fault> {
        let invalid = || Fault::quoting(Reason::InvalidValueObject, "a thing, where an index is the value of a property", index, node);
        let Item::Node(object) = item else { return Err(invalid()) };
        let term = active.term(property);
        let Mapping::Iri(iri) = active.expand(property, true, false) else { return Err(invalid()) };
        let coercion = term.and_then(|term| term.coercion.as_ref());
        let origin = self.origin(node);
        let value = match coercion {
            Some(TypeMapping::Id | TypeMapping::Vocab) => {
                let id = self.iri(active, index, coercion == Some(&TypeMapping::Vocab), Loss::RelativeIri, node)?;
                Item::Node(Box::new(NodeObject { has_null_id: id.is_none(), id, origin, ..NodeObject::default() }))
            }
            coercion => {
                let datatype = match coercion {
                    Some(TypeMapping::Iri(iri)) => Some(Arc::clone(iri)),
                    _ => None,
                };
                let (mut language, mut direction) = (None, None);
                if datatype.is_none() {
                    let tag = match term.and_then(|term| term.language.as_ref()) {
                        Some(own) => own.as_ref(),
                        None => active.language(),
                    };
                    language = tag.map(|tag| self.language(tag, node)).transpose()?;
                    direction = term.and_then(|term| term.direction).unwrap_or_else(|| active.direction());
                }
                Item::Value(ValueObject { value: Literal::Text(index), datatype, language, direction, index: None, origin })
            }
        };
        object.properties.insert(0, Property { iri, values: vec![value] });
        Ok(())
    }
}

fn set_index<'d>(item: &mut Item<'d>, index: &'d str) {
    let place = match item {
        Item::Node(node) => &mut node.index,
        Item::Value(value) => &mut value.index,
        Item::List(list) => &mut list.index,
    };
    place.get_or_insert(index);
}

/// Whether it is a graph object: a graph, and at most an identifier and an index. JSON-LD 1.1 §9.4.
fn is_graph(item: &Item<'_>) -> bool {
    match item {
        Item::Node(node) => {
            node.graph.is_some()
                && node.types.is_empty()
                && node.properties.is_empty()
                && node.reverse.is_empty()
                && node.included.is_none()
        }
        _ => false,
    }
}

/// A graph of one thing. A value in it is said of nothing.
fn graph(item: Item<'_>) -> Item<'_> {
    let origin = match &item {
        Item::Node(node) => node.origin,
        Item::Value(value) => value.origin,
        Item::List(list) => list.origin,
    };
    Item::Node(Box::new(NodeObject { graph: Some(vec![item]), origin, ..NodeObject::default() }))
}
