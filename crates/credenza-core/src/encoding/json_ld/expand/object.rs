//! Expansion of one object: its contexts, and what its members come to together. JSON-LD 1.1 API §5.1.2, steps 7 to 19.

use super::{Expander, Outcome, Role};
use crate::encoding::iri;
use crate::encoding::json::Node;
use crate::encoding::json_ld::context::{Active, Direction, Mapping, Scope};
use crate::encoding::json_ld::error::{Fault, Loss, Reason};
use crate::encoding::json_ld::expanded::{Item, ListObject, Literal, NodeObject, Property, ValueObject};
use crate::encoding::json_ld::keyword::Keyword;
use crate::encoding::json_ld::source::Origin;
use std::sync::Arc;

/// What an object has been found to hold so far.
#[derive(Default)]
pub(super) struct Parts<'d> {
    /// `Some(None)`: it came to nothing.
    pub(super) id: Option<Option<Arc<str>>>,
    pub(super) types: Option<Vec<(Arc<str>, Origin)>>,
    /// Whether `@type` was one text and no array.
    pub(super) has_one_type: bool,
    /// `Some(None)`: null, or an array of nothing.
    pub(super) value: Option<Option<Literal<'d>>>,
    pub(super) language: Option<Arc<str>>,
    pub(super) direction: Option<Direction>,
    pub(super) index: Option<&'d str>,
    pub(super) list: Option<Vec<Item<'d>>>,
    pub(super) set: Option<Vec<Item<'d>>>,
    pub(super) graph: Option<Vec<Item<'d>>>,
    pub(super) included: Option<Vec<Item<'d>>>,
    pub(super) properties: Vec<Property<'d>>,
    pub(super) reverse: Vec<Property<'d>>,
}

/// The contexts of an object, and whether its value stays JSON.
pub(super) struct Scopes {
    pub(super) active: Arc<Active>,
    /// The one before the contexts of the types: it says what the types are.
    pub(super) outer: Arc<Active>,
    pub(super) is_json: bool,
}

impl<'d> Expander<'_, 'd> {
    /// `node` is the place of the object, or of a value in it where it was put together.
    pub(super) fn object(
        &mut self,
        active: &Arc<Active>,
        role: Role<'_>,
        members: &[(&'d str, Node<'d>)],
        node: Node<'d>,
        from_map: bool,
    ) -> Result<Outcome<'d>, Fault> {
        let scopes = self.scopes(active, role, members, node, from_map)?;
        let mut parts = Parts::default();
        self.members(&mut parts, &scopes, role, members)?;
        self.conclude(parts, role, node)
    }

    /// Steps 7 to 12.
    fn scopes(
        &mut self,
        active: &Arc<Active>,
        role: Role<'_>,
        members: &[(&'d str, Node<'d>)],
        node: Node<'d>,
        from_map: bool,
    ) -> Result<Scopes, Fault> {
        let mut active = active;
        if let Some(previous) = active.previous()
            && !from_map
            && !members.iter().any(|(key, _)| active.keyword(key) == Some(Keyword::Value))
            && !matches!(members, [(key, _)] if active.keyword(key) == Some(Keyword::Id))
        {
            active = previous;
        }
        let mut current = Arc::clone(active);
        if let Some(scoped) = role.term().and_then(|term| term.scoped.as_ref()) {
            current = self.contexts.apply_scoped(&current, scoped, Scope::Property, self.work).map_err(|fault| fault.at(node))?;
        }
        if let Some((_, local)) = members.iter().find(|(key, _)| *key == "@context") {
            current = self.apply_context(&current, *local)?;
        }
        let outer = Arc::clone(&current);
        let mut keys: Vec<_> = members.iter().filter(|(key, _)| outer.keyword(key) == Some(Keyword::Type)).collect();
        keys.sort_by_key(|(key, _)| *key);
        for (_, value) in &keys {
            let mut types: Vec<_> = value.one_or_many().filter_map(|(_, item)| item.as_str()).collect();
            types.sort_unstable();
            for name in types {
                if let Some(scoped) = outer.term(name).and_then(|term| term.scoped.as_ref()) {
                    current = self.contexts.apply_scoped(&current, scoped, Scope::Type, self.work).map_err(|fault| fault.at(*value))?;
                }
            }
        }
        let last = keys.first().and_then(|(_, value)| value.one_or_many().last()).and_then(|(_, item)| item.as_str());
        let is_json = last
            .is_some_and(|name| name == "@json" || current.term(name).is_some_and(|term| term.mapping == Mapping::Keyword(Keyword::Json)));
        Ok(Scopes { active: current, outer, is_json })
    }

    /// Steps 15 to 19: what the members make together.
    fn conclude(&mut self, parts: Parts<'d>, role: Role<'_>, node: Node<'d>) -> Result<Outcome<'d>, Fault> {
        let origin = self.origin(node);
        if parts.value.is_some() {
            return self.conclude_value(parts, role, node, origin);
        }
        if parts.list.is_some() || parts.set.is_some() {
            return self.conclude_collection(parts, role, node, origin);
        }
        let is_bare = parts.graph.is_none() && parts.included.is_none() && parts.properties.is_empty() && parts.reverse.is_empty();
        if is_bare && parts.id.is_none() && parts.types.is_none() && parts.index.is_none() {
            // A language without a text.
            if parts.language.is_some() && parts.direction.is_none() {
                self.lose(Loss::FreeFloating, node)?;
                return Ok(Outcome::Nothing);
            }
            if role.is_top() && parts.language.is_none() && parts.direction.is_none() {
                self.lose(Loss::FreeFloating, node)?;
                return Ok(Outcome::Nothing);
            }
        }
        if is_bare && role.is_top() && parts.id.is_some() && parts.types.is_none() && parts.index.is_none() {
            self.lose(Loss::FreeFloating, node)?;
            return Ok(Outcome::Nothing);
        }
        if parts.language.is_some() || parts.direction.is_some() {
            self.lose(Loss::FreeFloating, node)?;
        }
        Ok(Outcome::One(Item::Node(Box::new(NodeObject {
            has_null_id: matches!(parts.id, Some(None)),
            id: parts.id.flatten(),
            types: parts.types.unwrap_or_default(),
            properties: parts.properties,
            reverse: parts.reverse,
            graph: parts.graph,
            included: parts.included,
            index: parts.index,
            origin,
        }))))
    }

    /// Step 15.
    fn conclude_value(&mut self, parts: Parts<'d>, role: Role<'_>, node: Node<'d>, origin: Origin) -> Result<Outcome<'d>, Fault> {
        let invalid = || Fault::new(Reason::InvalidValueObject, "a value with a type, or a language and a direction, and an index", node);
        let is_tagged = parts.language.is_some() || parts.direction.is_some();
        let has_others = parts.id.is_some()
            || parts.list.is_some()
            || parts.set.is_some()
            || parts.graph.is_some()
            || parts.included.is_some()
            || !parts.properties.is_empty()
            || !parts.reverse.is_empty();
        if has_others || (is_tagged && parts.types.is_some()) {
            return Err(invalid());
        }
        let Some(value) = parts.value.flatten() else {
            self.lose(Loss::NullValue, node)?;
            return Ok(Outcome::Nothing);
        };
        let mut datatype = None;
        if !matches!(value, Literal::Json(_)) {
            if parts.language.is_some() && !matches!(value, Literal::Text(_)) {
                return Err(Fault::new(Reason::InvalidLanguageTaggedValue, "a text where there is a language", node));
            }
            if let Some(types) = parts.types {
                let [(iri, _)] = types.as_slice() else {
                    return Err(Fault::new(Reason::InvalidTypedValue, "one datatype", node));
                };
                if !parts.has_one_type || !iri::is_well_formed(iri) {
                    return Err(Fault::new(Reason::InvalidTypedValue, "the IRI of a datatype", node));
                }
                datatype = Some(Arc::clone(iri));
            }
        }
        if role.is_top() {
            self.lose(Loss::FreeFloating, node)?;
            return Ok(Outcome::Nothing);
        }
        let Parts { language, direction, index, .. } = parts;
        Ok(Outcome::One(Item::Value(ValueObject { value, datatype, language, direction, index, origin })))
    }

    /// Step 17.
    fn conclude_collection(&mut self, parts: Parts<'d>, role: Role<'_>, node: Node<'d>, origin: Origin) -> Result<Outcome<'d>, Fault> {
        let has_others = parts.id.is_some()
            || parts.types.is_some()
            || parts.language.is_some()
            || parts.direction.is_some()
            || parts.graph.is_some()
            || parts.included.is_some()
            || !parts.properties.is_empty()
            || !parts.reverse.is_empty()
            || (parts.list.is_some() && parts.set.is_some());
        if has_others {
            return Err(Fault::new(Reason::InvalidSetOrList, "a @set or @list with at most an @index", node));
        }
        if let Some(items) = parts.set {
            return Ok(Outcome::Many(items));
        }
        if role.is_top() {
            self.lose(Loss::FreeFloating, node)?;
            return Ok(Outcome::Nothing);
        }
        Ok(Outcome::One(Item::List(ListObject { items: parts.list.unwrap_or_default(), index: parts.index, origin })))
    }
}

impl NodeObject<'_> {
    /// Whether there is a graph and nothing else.
    pub(super) fn is_only_graph(&self) -> bool {
        self.graph.is_some()
            && self.id.is_none()
            && !self.has_null_id
            && self.types.is_empty()
            && self.properties.is_empty()
            && self.reverse.is_empty()
            && self.included.is_none()
            && self.index.is_none()
    }
}
