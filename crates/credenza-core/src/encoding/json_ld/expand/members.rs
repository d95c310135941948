//! Expansion of the members of an object. JSON-LD 1.1 API §5.1.2, steps 13 and 14.

use super::object::{Parts, Scopes};
use super::value::literal;
use super::{Expander, Outcome, Role};
use crate::encoding::iri;
use crate::encoding::json::{Kind, Node};
use crate::encoding::json_ld::context::{Active, Direction, Mapping, Scope, Term};
use crate::encoding::json_ld::error::{Fault, Loss, Reason};
use crate::encoding::json_ld::expanded::{Item, Literal, Property};
use crate::encoding::json_ld::keyword::{Keyword, has_form_of_keyword};
use crate::encoding::json_ld::notice::NoticeKind;
use std::sync::Arc;

impl<'d> Expander<'_, 'd> {
    pub(super) fn members(
        &mut self,
        parts: &mut Parts<'d>,
        scopes: &Scopes,
        role: Role<'_>,
        members: &[(&'d str, Node<'d>)],
    ) -> Result<(), Fault> {
        let active = &scopes.active;
        let mut nests = Vec::new();
        for (key, value) in members {
            if *key == "@context" {
                continue;
            }
            let term = active.term(key);
            match term.map(|term| &term.mapping) {
                Some(Mapping::Keyword(Keyword::Nest)) => nests.push((*key, *value)),
                Some(Mapping::Keyword(keyword)) => {
                    if term.is_some_and(|term| term.inline) {
                        self.note(*value, NoticeKind::InlineAlias { key, keyword: *keyword });
                    }
                    self.keyword(parts, scopes, role, *keyword, key, *value)?;
                }
                Some(Mapping::Iri(iri)) => self.property(parts, active, key, term, iri, *value)?,
                Some(Mapping::Null) => self.lose_text(Loss::NullTerm, *value, || key)?,
                None => match Keyword::parse(key) {
                    Some(keyword) => {
                        if let Some(alias) = active.alias(keyword) {
                            let alias = alias.to_string();
                            self.note(*value, NoticeKind::KeywordKey { keyword, alias });
                        }
                        if keyword == Keyword::Nest {
                            nests.push((*key, *value));
                        } else {
                            self.keyword(parts, scopes, role, keyword, key, *value)?;
                        }
                    }
                    None => self.member_without_term(parts, active, key, *value)?,
                },
            }
        }
        nests.into_iter().try_for_each(|(key, value)| self.nest(parts, scopes, role, key, value))
    }

    /// A member whose name is an IRI, or nothing that is known.
    fn member_without_term(&mut self, parts: &mut Parts<'d>, active: &Arc<Active>, key: &'d str, value: Node<'d>) -> Result<(), Fault> {
        if has_form_of_keyword(key) {
            return self.lose_text(Loss::NullTerm, value, || key);
        }
        let Mapping::Iri(iri) = active.expand(key, true, false) else { return self.lose_text(Loss::UndefinedTerm, value, || key) };
        if !iri.contains(':') {
            return self.lose_text(Loss::UndefinedTerm, value, || key);
        }
        self.work.take_bytes(iri.len())?;
        if let Some(term) = active.term_of_iri(&iri) {
            let term = term.to_string();
            self.note(value, NoticeKind::IriKey { key, term });
        } else {
            self.note(value, NoticeKind::IriWithoutTerm { key });
        }
        self.property(parts, active, key, None, &iri, value)
    }

    /// Steps 13.5 to 13.14.
    fn property(
        &mut self,
        parts: &mut Parts<'d>,
        active: &Arc<Active>,
        key: &'d str,
        term: Option<&Arc<Term>>,
        iri: &Arc<str>,
        value: Node<'d>,
    ) -> Result<(), Fault> {
        if term.is_none_or(|term| !term.sound) {
            // A term without colon in its IRI is dropped, as a name without term is.
            if !iri.contains(':') {
                return self.lose_text(Loss::UndefinedTerm, value, || key);
            }
            if iri::is_blank(iri) {
                self.lose_text(Loss::BlankProperty, value, || key)?;
            } else if !iri::is_well_formed(iri) {
                self.lose_text(if iri::is_absolute(iri) { Loss::InvalidIri } else { Loss::RelativeIri }, value, || key)?;
            }
        }
        let Some(values) = self.values(active, key, term, value)? else {
            self.note(value, NoticeKind::Silent { key });
            return Ok(());
        };
        if values.is_empty() {
            self.note(value, NoticeKind::Silent { key });
        }
        if term.is_some_and(|term| term.reverse) {
            check_reverse(&values, value)?;
            parts.reverse.push(Property { iri: Arc::clone(iri), values });
        } else {
            parts.properties.push(Property { iri: Arc::clone(iri), values });
        }
        Ok(())
    }

    /// Step 13.4.
    fn keyword(
        &mut self,
        parts: &mut Parts<'d>,
        scopes: &Scopes,
        role: Role<'_>,
        keyword: Keyword,
        key: &'d str,
        value: Node<'d>,
    ) -> Result<(), Fault> {
        let active = &scopes.active;
        if matches!(role, Role::Reverse) {
            return Err(Fault::quoting(Reason::InvalidReversePropertyMap, "properties that refer to the thing", key, value));
        }
        if matches!(keyword, Keyword::Included | Keyword::Reverse | Keyword::Graph | Keyword::Index) {
            self.note(value, NoticeKind::Structure { keyword });
        }
        let is_taken = match keyword {
            Keyword::Id => parts.id.is_some(),
            Keyword::Value => parts.value.is_some(),
            Keyword::Language => parts.language.is_some(),
            Keyword::Direction => parts.direction.is_some(),
            Keyword::Index => parts.index.is_some(),
            Keyword::List => parts.list.is_some(),
            Keyword::Set => parts.set.is_some(),
            Keyword::Graph => parts.graph.is_some(),
            Keyword::Reverse => !parts.reverse.is_empty(),
            _ => false,
        };
        if is_taken {
            return Err(Fault::quoting(Reason::CollidingKeywords, "each keyword once", key, value));
        }
        match keyword {
            Keyword::Id => {
                let invalid = || Fault::new(Reason::InvalidId, "an IRI", value);
                let text = value.as_str().ok_or_else(invalid)?;
                parts.id = Some(self.iri(active, text, false, Loss::RelativeIri, value)?);
            }
            Keyword::Type => self.types(parts, &scopes.outer, value)?,
            Keyword::Graph => parts.graph = Some(self.element(active, Role::Graph, value, false)?.into_items()),
            Keyword::Included => {
                let items = match self.element(active, Role::Top, value, false)? {
                    Outcome::Nothing => return Err(Fault::new(Reason::InvalidIncluded, "node objects", value)),
                    outcome => outcome.into_items(),
                };
                if !items.iter().all(|item| matches!(item, Item::Node(_))) {
                    return Err(Fault::new(Reason::InvalidIncluded, "node objects", value));
                }
                parts.included.get_or_insert_default().extend(items);
            }
            Keyword::Value => {
                parts.value = Some(if scopes.is_json {
                    Some(Literal::Json(value))
                } else if value.is_null() || (value.is_array() && value.items().next().is_none()) {
                    None
                } else {
                    let invalid = || Fault::new(Reason::InvalidValueObjectValue, "a text, number, flag or null", value);
                    Some(literal(value).ok_or_else(invalid)?)
                });
            }
            Keyword::Language => {
                let invalid = || Fault::new(Reason::InvalidLanguageTaggedString, "a language tag", value);
                parts.language = Some(self.language(value.as_str().ok_or_else(invalid)?, value)?);
            }
            Keyword::Direction => {
                let invalid = || Fault::new(Reason::InvalidBaseDirection, "\"ltr\" or \"rtl\"", value);
                parts.direction = Some(value.as_str().and_then(Direction::parse).ok_or_else(invalid)?);
            }
            Keyword::Index => {
                parts.index = Some(value.as_str().ok_or_else(|| Fault::new(Reason::InvalidIndex, "a text", value))?);
            }
            Keyword::List => {
                if role.is_top() {
                    return self.lose(Loss::FreeFloating, value);
                }
                parts.list = Some(self.element(active, role, value, false)?.into_items());
            }
            Keyword::Set => parts.set = Some(self.element(active, role, value, false)?.into_items()),
            Keyword::Reverse => self.reverse(parts, active, value)?,
            _ => self.lose_text(Loss::UndefinedTerm, value, || key)?,
        }
        Ok(())
    }

    /// Step 13.4.4.
    fn types(&mut self, parts: &mut Parts<'d>, outer: &Arc<Active>, value: Node<'d>) -> Result<(), Fault> {
        let is_new = parts.types.is_none();
        parts.has_one_type = is_new && value.is_string();
        let mut types = parts.types.take().unwrap_or_default();
        for (_, item) in value.one_or_many() {
            let invalid = || Fault::new(Reason::InvalidTypeValue, "a type or an array of types", item);
            let text = item.as_str().ok_or_else(invalid)?;
            if outer.expand(text, true, false) == Mapping::Keyword(Keyword::Json) {
                types.push(("@json".into(), self.origin(item)));
            } else if let Some(iri) = self.iri(outer, text, true, Loss::UndefinedType, item)? {
                types.push((iri, self.origin(item)));
            }
        }
        parts.types = Some(types);
        Ok(())
    }

    /// Step 13.4.13.
    fn reverse(&mut self, parts: &mut Parts<'d>, active: &Arc<Active>, value: Node<'d>) -> Result<(), Fault> {
        if value.kind() != Kind::Object {
            return Err(Fault::new(Reason::InvalidReverse, "an object", value));
        }
        let Outcome::One(Item::Node(node)) = self.element(active, Role::Reverse, value, false)? else { return Ok(()) };
        for property in &node.properties {
            check_reverse(&property.values, value)?;
        }
        parts.reverse.extend(node.properties);
        // Twice reversed is not reversed.
        parts.properties.extend(node.reverse);
        Ok(())
    }

    /// Step 14: members that the document only puts one level deeper.
    fn nest(&mut self, parts: &mut Parts<'d>, scopes: &Scopes, role: Role<'_>, key: &'d str, value: Node<'d>) -> Result<(), Fault> {
        self.note(value, NoticeKind::Structure { keyword: Keyword::Nest });
        let term = scopes.active.term(key);
        let active = match term.and_then(|term| term.scoped.as_ref()) {
            Some(scoped) => {
                self.contexts.apply_scoped(&scopes.active, scoped, Scope::Property, self.work).map_err(|fault| fault.at(value))?
            }
            None => Arc::clone(&scopes.active),
        };
        let scopes = Scopes { active, outer: Arc::clone(&scopes.outer), is_json: scopes.is_json };
        for (_, item) in value.one_or_many() {
            let members: Vec<_> = item.members().collect();
            if !item.is_object() || members.iter().any(|(key, _)| scopes.active.keyword(key) == Some(Keyword::Value)) {
                return Err(Fault::new(Reason::InvalidNest, "an object that is no value", item));
            }
            let role = if role.is_top() { Role::Member(key, None) } else { role };
            self.members(parts, &scopes, role, &members)?;
        }
        Ok(())
    }
}

fn check_reverse(values: &[Item<'_>], place: Node<'_>) -> Result<(), Fault> {
    if values.iter().all(|item| matches!(item, Item::Node(_))) {
        return Ok(());
    }
    Err(Fault::new(Reason::InvalidReversePropertyValue, "things that refer to the thing", place))
}
