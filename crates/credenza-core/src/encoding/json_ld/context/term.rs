//! The Create Term Definition algorithm. JSON-LD 1.1 API §4.2.2.

use super::definition::{Container, Expanded, Mapping, Scoped, State, Term, TypeMapping, split_compact};
use super::processing::{Frame, Local, MAX_DEPENDENCIES, apply_to, parse_direction};
use crate::encoding::iri;
use crate::encoding::json::{Kind, Node};
use crate::encoding::json_ld::error::{Fault, Reason};
use crate::encoding::json_ld::keyword::{Keyword, has_form_of_keyword};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The terms of one local context, on their way into the active one.
pub(super) struct Definer<'f, 's> {
    pub(super) state: &'s mut State,
    pub(super) local: Local<'f>,
    pub(super) frame: Frame<'f>,
    pub(super) protected: bool,
    /// The terms that are defined already (true), or that are being defined.
    pub(super) defined: BTreeMap<&'f str, bool>,
    pub(super) depth: usize,
}

impl<'f> Definer<'f, '_> {
    /// Defines a term, whose definition is `place`, and before it the terms that it is made of.
    pub(super) fn define(&mut self, name: &'f str, place: Node<'f>) -> Result<(), Fault> {
        match self.defined.get(name) {
            Some(true) => return Ok(()),
            Some(false) => return Err(Fault::new(Reason::CyclicIriMapping, "a term that is not made of itself", place)),
            None => {}
        }
        if name.is_empty() {
            return Err(Fault::new(Reason::InvalidTermDefinition, "a term with a name", place));
        }
        if self.depth >= MAX_DEPENDENCIES {
            return Err(Fault::limit("terms that are made of each other", MAX_DEPENDENCIES).because(Reason::ContextOverflow).at(place));
        }
        self.frame.work.take(1)?;
        self.defined.insert(name, false);
        self.depth += 1;
        self.define_new(name, place)?;
        self.depth -= 1;
        self.defined.insert(name, true);
        Ok(())
    }

    fn define_new(&mut self, name: &'f str, place: Node<'f>) -> Result<(), Fault> {
        if Keyword::parse(name).is_some() {
            if name != "@type" || !defines_type(place) {
                return Err(Fault::quoting(Reason::KeywordRedefinition, "a term that is no keyword", name, place));
            }
        } else if has_form_of_keyword(name) {
            return Ok(());
        }
        let previous = self.state.terms.remove(name);
        let term = self.term(name, place)?;
        let guarded = previous.filter(|previous| previous.protected && !self.frame.override_protected);
        let term = match (term, guarded) {
            (Some(term), Some(previous)) if term.says_the_same(&previous) => Some(previous),
            // Also where the new definition would only take the protected one away.
            (_, Some(_)) => {
                return Err(Fault::quoting(Reason::ProtectedTermRedefinition, "a term that is not protected", name, place));
            }
            (term, None) => term.map(|term| Arc::new(term.judged())),
        };
        if let Some(term) = term {
            self.state.terms.insert(name.into(), term);
        }
        Ok(())
    }

    /// Steps 7 to 26. Nothing comes of a definition that names something with the form of a keyword.
    fn term(&mut self, name: &'f str, place: Node<'f>) -> Result<Option<Term>, Fault> {
        let invalid = |expected| Fault::new(Reason::InvalidTermDefinition, expected, place);
        let (id, is_simple) = match place.kind() {
            Kind::Object => (place.get("@id"), false),
            Kind::String => (Some(place), true),
            Kind::Null => (Some(place), false),
            _ => return Err(invalid("an IRI, an object or null")),
        };
        let mut term = Term {
            mapping: Mapping::Null,
            coercion: None,
            container: Container::default(),
            reverse: false,
            prefix: false,
            protected: self.protected,
            language: None,
            direction: None,
            index: None,
            nest: None,
            scoped: None,
            sound: false,
            inline: self.frame.inline,
        };
        if let Some(flag) = place.get("@protected") {
            term.protected = flag.as_bool().ok_or_else(|| Fault::new(Reason::InvalidProtected, "true or false", flag))?;
        }
        if let Some(coercion) = place.get("@type") {
            term.coercion = Some(self.coercion(coercion)?);
        }
        if let Some(reverse) = place.get("@reverse") {
            return self.reverse_term(term, name, place, reverse);
        }
        match id {
            Some(id) if id.as_str() != Some(name) => {
                if !self.map_explicitly(&mut term, name, id, is_simple)? {
                    return Ok(None);
                }
            }
            _ => term.mapping = self.map_by_name(name, place)?,
        }
        if place.is_object() {
            self.qualify(&mut term, name, place)?;
        }
        Ok(Some(term))
    }

    /// Step 12.
    fn coercion(&mut self, place: Node<'f>) -> Result<TypeMapping, Fault> {
        let invalid = || Fault::new(Reason::InvalidTypeMapping, "an IRI, @id, @vocab, @json or @none", place);
        let value = place.as_str().ok_or_else(invalid)?;
        match self.expand(value, true, false)? {
            Mapping::Keyword(Keyword::Id) => Ok(TypeMapping::Id),
            Mapping::Keyword(Keyword::Vocab) => Ok(TypeMapping::Vocab),
            Mapping::Keyword(Keyword::Json) => Ok(TypeMapping::Json),
            Mapping::Keyword(Keyword::None) => Ok(TypeMapping::None),
            Mapping::Iri(iri) if iri::is_absolute(&iri) => Ok(TypeMapping::Iri(iri)),
            _ => Err(invalid()),
        }
    }

    /// Step 13.
    fn reverse_term(&mut self, mut term: Term, name: &'f str, place: Node<'f>, reverse: Node<'f>) -> Result<Option<Term>, Fault> {
        if place.get("@id").is_some() || place.get("@nest").is_some() {
            return Err(Fault::new(Reason::InvalidReverseProperty, "@reverse without @id and @nest", place));
        }
        let invalid = || Fault::new(Reason::InvalidIriMapping, "an IRI", reverse);
        let value = reverse.as_str().ok_or_else(invalid)?;
        if Keyword::parse(value).is_none() && has_form_of_keyword(value) {
            return Ok(None);
        }
        term.mapping = match self.expand(value, true, false)? {
            Mapping::Iri(iri) if iri::is_absolute(&iri) || iri::is_blank(&iri) => Mapping::Iri(iri),
            _ => return Err(invalid()),
        };
        if let Some(container) = place.get("@container")
            && !container.is_null()
        {
            let invalid = || Fault::new(Reason::InvalidReverseProperty, "@set, @index or null", container);
            let keyword = container.as_str().and_then(Keyword::parse).ok_or_else(invalid)?;
            if !matches!(keyword, Keyword::Set | Keyword::Index) {
                return Err(invalid());
            }
            term.container = Container::of(&[keyword]).unwrap_or_default();
        }
        term.reverse = true;
        self.qualify(&mut term, name, place)?;
        Ok(Some(term))
    }

    /// Step 14. False where the definition comes to nothing.
    fn map_explicitly(&mut self, term: &mut Term, name: &'f str, id: Node<'f>, is_simple: bool) -> Result<bool, Fault> {
        if id.is_null() {
            return Ok(true);
        }
        let invalid = || Fault::new(Reason::InvalidIriMapping, "an IRI or a keyword", id);
        let value = id.as_str().ok_or_else(invalid)?;
        if Keyword::parse(value).is_none() && has_form_of_keyword(value) {
            return Ok(false);
        }
        term.mapping = match self.expand(value, true, false)? {
            Mapping::Keyword(Keyword::Context) => return Err(Fault::new(Reason::InvalidKeywordAlias, "a keyword other than @context", id)),
            mapping @ Mapping::Keyword(_) => mapping,
            Mapping::Iri(iri) if iri::is_absolute(&iri) || iri::is_blank(&iri) => Mapping::Iri(iri),
            _ => return Err(invalid()),
        };
        let is_like_iri = split_compact(name).is_some_and(|(_, suffix)| !suffix.is_empty()) || name.contains('/');
        if is_like_iri {
            // A name that is an IRI itself must not stand for another one.
            self.defined.insert(name, true);
            if self.expand(name, true, false)? != term.mapping {
                return Err(invalid());
            }
        } else if is_simple && !name.contains([':', '/']) {
            term.prefix = match &term.mapping {
                Mapping::Iri(iri) => iri.ends_with([':', '/', '?', '#', '[', ']', '@']) || iri::is_blank(iri),
                _ => false,
            };
        }
        Ok(true)
    }

    /// Steps 15 to 18.
    fn map_by_name(&mut self, name: &'f str, place: Node<'f>) -> Result<Mapping, Fault> {
        let invalid = || Fault::quoting(Reason::InvalidIriMapping, "a term with an IRI", name, place);
        if let Some((prefix, suffix)) = split_compact(name) {
            if let Some(definition) = self.local.get(prefix) {
                self.define(prefix, definition)?;
            }
            return match self.state.terms.get(prefix).map(|term| &term.mapping) {
                Some(Mapping::Iri(iri)) => {
                    self.frame.work.take_bytes(iri.len() + suffix.len())?;
                    Ok(Mapping::Iri([iri, suffix].concat().into()))
                }
                Some(_) => Err(invalid()),
                None => Ok(Mapping::Iri(name.into())),
            };
        }
        if name.contains('/') {
            return match self.state.expand_text(name, true, false) {
                Mapping::Iri(iri) if iri::is_absolute(&iri) => {
                    self.frame.work.take_bytes(iri.len())?;
                    Ok(Mapping::Iri(iri))
                }
                _ => Err(invalid()),
            };
        }
        if name == "@type" {
            return Ok(Mapping::Keyword(Keyword::Type));
        }
        let vocab = self.state.vocab.as_ref().ok_or_else(invalid)?;
        self.frame.work.take_bytes(vocab.len() + name.len())?;
        Ok(Mapping::Iri([vocab, name].concat().into()))
    }

    /// Steps 19 to 26: the other members of a definition.
    fn qualify(&mut self, term: &mut Term, name: &'f str, place: Node<'f>) -> Result<(), Fault> {
        let invalid = |expected, place| Fault::new(Reason::InvalidTermDefinition, expected, place);
        if let Some(container) = place.get("@container").filter(|_| !term.reverse) {
            term.container = parse_container(container)?;
            if term.container.contains(Keyword::Type) {
                match term.coercion.get_or_insert(TypeMapping::Id) {
                    TypeMapping::Id | TypeMapping::Vocab => {}
                    _ => return Err(Fault::new(Reason::InvalidTypeMapping, "@id or @vocab for a map by type", place)),
                }
            }
        }
        if let Some(index) = place.get("@index") {
            let value = index.as_str().filter(|_| term.container.contains(Keyword::Index));
            let value = value.ok_or_else(|| invalid("the IRI of a property, and @container with @index", index))?;
            match self.expand(value, true, false)? {
                Mapping::Iri(iri) if iri::is_absolute(&iri) => term.index = Some(value.into()),
                _ => return Err(invalid("the IRI of a property", index)),
            }
        }
        if let Some(local) = place.get("@context") {
            self.validate(local)?;
            term.scoped = Some(Arc::new(Scoped {
                id: self.frame.contexts.new_id(),
                local: local.to_document(),
                base: self.frame.base.cloned(),
                inline: self.frame.inline,
            }));
        }
        if let Some(language) = place.get("@language")
            && place.get("@type").is_none()
        {
            let invalid = || Fault::new(Reason::InvalidLanguageMapping, "a language tag or null", language);
            term.language = Some(if language.is_null() { None } else { Some(language.as_str().ok_or_else(invalid)?.into()) });
        }
        if let Some(direction) = place.get("@direction")
            && place.get("@type").is_none()
        {
            term.direction = Some(parse_direction(direction)?);
        }
        if let Some(nest) = place.get("@nest") {
            let invalid = || Fault::new(Reason::InvalidNest, "a term or @nest", nest);
            let value = nest.as_str().filter(|value| Keyword::parse(value).is_none_or(|keyword| keyword == Keyword::Nest));
            term.nest = Some(value.ok_or_else(invalid)?.into());
        }
        if let Some(prefix) = place.get("@prefix") {
            if name.contains([':', '/']) {
                return Err(invalid("a prefix without colon and slash", place));
            }
            term.prefix = prefix.as_bool().ok_or_else(|| Fault::new(Reason::InvalidPrefix, "true or false", prefix))?;
            if term.prefix && matches!(term.mapping, Mapping::Keyword(_)) {
                return Err(invalid("a prefix that is no keyword", place));
            }
        }
        match place.members().find(|(member, _)| !is_of_definition(member)) {
            Some((member, _)) => Err(Fault::quoting(Reason::InvalidTermDefinition, "the members of a term definition", member, place)),
            None => Ok(()),
        }
    }

    /// Step 21.3: a term's own context is tried where it is defined, so that an error does not wait for the term to be used.
    fn validate(&mut self, local: Node<'f>) -> Result<(), Fault> {
        self.frame.work.take(self.state.terms.len())?;
        let mut state = self.state.clone();
        let frame = Frame { override_protected: true, validate_scoped: false, ..self.frame };
        apply_to(&mut state, local, frame).map_err(|fault| match fault.reason() {
            Reason::Limit | Reason::ContextOverflow | Reason::Unavailable => fault,
            _ => fault.because(Reason::InvalidScopedContext),
        })
    }

    /// IRI expansion while terms are being defined: those that the value is made of come first. JSON-LD 1.1 API §5.2.2.
    fn expand(&mut self, value: &'f str, vocab: bool, relative: bool) -> Result<Expanded, Fault> {
        if let Some(keyword) = Keyword::parse(value) {
            return Ok(Mapping::Keyword(keyword));
        }
        if has_form_of_keyword(value) {
            return Ok(Mapping::Null);
        }
        self.define_dependency(value)?;
        if let Some(expanded) = self.state.expand_term(value, vocab) {
            return Ok(expanded);
        }
        if let Some((prefix, suffix)) = split_compact(value)
            && prefix != "_"
            && !suffix.starts_with("//")
        {
            self.define_dependency(prefix)?;
        }
        let expanded = self.state.expand_text(value, vocab, relative);
        if let Mapping::Iri(iri) = &expanded {
            self.frame.work.take_bytes(iri.len())?;
        }
        Ok(expanded)
    }

    fn define_dependency(&mut self, name: &'f str) -> Result<(), Fault> {
        match self.local.get(name) {
            Some(definition) if self.defined.get(name) != Some(&true) => self.define(name, definition),
            _ => Ok(()),
        }
    }
}

fn defines_type(place: Node<'_>) -> bool {
    let mut members = place.members().peekable();
    members.peek().is_some()
        && members.all(|(name, value)| match name {
            "@container" => value.as_str() == Some("@set"),
            "@protected" => true,
            _ => false,
        })
}

fn is_of_definition(member: &str) -> bool {
    matches!(
        member,
        "@id"
            | "@reverse"
            | "@container"
            | "@context"
            | "@direction"
            | "@index"
            | "@language"
            | "@nest"
            | "@prefix"
            | "@protected"
            | "@type"
    )
}

/// Step 19.
fn parse_container(place: Node<'_>) -> Result<Container, Fault> {
    use Keyword::{Graph, Id, Index, Language, List, Set, Type};
    let invalid = || Fault::new(Reason::InvalidContainerMapping, "a container of JSON-LD 1.1", place);
    let parse = |item: Node<'_>| item.as_str().and_then(Keyword::parse).ok_or_else(invalid);
    let keywords: Vec<Keyword> = place.one_or_many().map(|(_, item)| parse(item)).collect::<Result<_, _>>()?;
    let container = Container::of(&keywords).filter(|container| !container.is_empty()).ok_or_else(invalid)?;
    let count = container.keywords().count();
    let has = |keyword| container.contains(keyword);
    let is_valid = count == 1
        || (has(Graph) && (has(Id) != has(Index)) && container.is_within(&[Graph, Id, Index, Set]))
        || (has(Set) && count == 2 && !has(List) && container.is_within(&[Index, Graph, Id, Type, Language, Set]));
    if is_valid { Ok(container) } else { Err(invalid()) }
}
