//! The Context Processing Algorithm. JSON-LD 1.1 API §4.1.2.

use super::definition::{Active, Direction, Mapping, Scoped, State};
use super::registry::Contexts;
use super::term;
use crate::encoding::iri;
use crate::encoding::json::{Kind, Node};
use crate::encoding::json_ld::Limits;
use crate::encoding::json_ld::error::{Fault, Reason};
use crate::encoding::json_ld::keyword::Keyword;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How a term's own context comes into force. JSON-LD 1.1 §4.1.8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::encoding::json_ld) enum Scope {
    /// The term is a property: its context holds for the values and below, and may redefine what is protected.
    Property,
    /// The term is a type: its context holds for that object alone.
    Type,
}

/// What one document, or several that share them, have left of their [`Limits`].
#[derive(Debug)]
pub(crate) struct Work {
    limits: Limits,
    terms: Cell<usize>,
    iri_bytes: Cell<usize>,
    statements: Cell<usize>,
    statement_bytes: Cell<usize>,
    /// Whether something would have cost more than was left.
    exceeded: Cell<bool>,
}

impl Work {
    /// All of it.
    pub(crate) fn within(limits: Limits) -> Self {
        Self {
            limits,
            terms: Cell::new(limits.terms),
            iri_bytes: Cell::new(limits.bytes / 2),
            statements: Cell::new(limits.statements),
            statement_bytes: Cell::new(limits.bytes),
            exceeded: Cell::new(false),
        }
    }

    /// Whether something would have cost more than was left.
    pub(crate) fn is_exceeded(&self) -> bool {
        self.exceeded.get()
    }

    /// Counts terms that are defined or copied.
    pub(super) fn take(&self, terms: usize) -> Result<(), Fault> {
        self.spend(&self.terms, terms, "terms of contexts", self.limits.terms)
    }

    /// Counts the bytes of an IRI that was made.
    pub(in crate::encoding::json_ld) fn take_bytes(&self, bytes: usize) -> Result<(), Fault> {
        self.spend(&self.iri_bytes, bytes, "bytes of IRIs", self.limits.bytes / 2)
    }

    /// Counts a statement of so many bytes.
    pub(in crate::encoding::json_ld) fn take_statement(&self, bytes: usize) -> Result<(), Fault> {
        self.spend(&self.statements, 1, "statements", self.limits.statements)?;
        self.spend(&self.statement_bytes, bytes, "bytes of statements", self.limits.bytes)
    }

    fn spend(&self, left: &Cell<usize>, cost: usize, what: &'static str, limit: usize) -> Result<(), Fault> {
        let Some(rest) = left.get().checked_sub(cost) else {
            self.exceeded.set(true);
            return Err(Fault::limit(what, limit));
        };
        left.set(rest);
        Ok(())
    }
}

/// How many contexts may refer to each other, and how deep terms may depend on each other. Both recurse.
const MAX_REFERENCES: usize = 16;
pub(super) const MAX_DEPENDENCIES: usize = 32;

/// Where a local context is applied.
#[derive(Clone, Copy)]
pub(super) struct Frame<'f> {
    pub(super) contexts: &'f Contexts,
    pub(super) work: &'f Work,
    /// The URL of the context around, or of the document.
    pub(super) base: Option<&'f Arc<str>>,
    /// The contexts that were referred to on the way here.
    pub(super) remote: Option<&'f Remote<'f>>,
    pub(super) override_protected: bool,
    pub(super) propagate: bool,
    pub(super) validate_scoped: bool,
    /// Whether it stands in the document.
    pub(super) inline: bool,
}

/// The contexts that were referred to, the last one first.
pub(super) struct Remote<'f> {
    url: &'f str,
    before: Option<&'f Self>,
    count: usize,
}

impl Remote<'_> {
    fn contains(&self, url: &str) -> bool {
        let mut here = Some(self);
        while let Some(remote) = here {
            if remote.url == url {
                return true;
            }
            here = remote.before;
        }
        false
    }
}

impl Contexts {
    /// The active context that a local context makes of another one. What was made before is not made again.
    pub(in crate::encoding::json_ld) fn apply(
        &self,
        active: &Arc<Active>,
        local: Node<'_>,
        base: Option<&Arc<str>>,
        inline: bool,
        work: &Work,
    ) -> Result<Arc<Active>, Fault> {
        if local.is_array() {
            // One after the other, so that documents share the beginnings of their lists.
            return local.items().try_fold(Arc::clone(active), |active, item| {
                // Not JSON-LD, but credentials of the field have it, and the processors that they are made with read it so.
                let wrapped = item.get("@context").filter(|_| item.members().count() == 1);
                self.apply(&active, wrapped.unwrap_or(item), base, inline, work)
            });
        }
        let text = local.as_written();
        if let Some(made) = self.cached_text(active, text) {
            return Ok(made);
        }
        let frame =
            Frame { contexts: self, work, base, remote: None, override_protected: false, propagate: true, validate_scoped: true, inline };
        let made = self.make(active, local, frame)?;
        // A relative URL means something else elsewhere.
        Ok(if base.is_none() { self.keep_text(active, text, made) } else { made })
    }

    /// The active context that a term's own context makes of another one.
    pub(in crate::encoding::json_ld) fn apply_scoped(
        &self,
        active: &Arc<Active>,
        scoped: &Scoped,
        scope: Scope,
        work: &Work,
    ) -> Result<Arc<Active>, Fault> {
        if let Some(made) = self.cached_scope(active, scoped, scope) {
            return Ok(made);
        }
        let is_property = scope == Scope::Property;
        let frame = Frame {
            contexts: self,
            work,
            base: scoped.base.as_ref(),
            remote: None,
            override_protected: is_property,
            propagate: is_property,
            validate_scoped: true,
            inline: scoped.inline,
        };
        let made = self.make(active, scoped.local.root(), frame)?;
        Ok(self.keep_scope(active, scoped, scope, made))
    }

    fn make(&self, active: &Arc<Active>, local: Node<'_>, mut frame: Frame<'_>) -> Result<Arc<Active>, Fault> {
        if let Some(propagate) = local.get("@propagate") {
            let invalid = || Fault::new(Reason::InvalidPropagate, "true or false", propagate);
            frame.propagate = propagate.as_bool().ok_or_else(invalid)?;
        }
        frame.work.take(active.state.terms.len())?;
        let mut state = active.state.clone();
        if !frame.propagate && state.previous.is_none() {
            state.previous = Some(Arc::clone(active));
        }
        apply_to(&mut state, local, frame)?;
        Ok(Arc::new(Active::new(self.new_id(), active.depth.saturating_add(1), state)))
    }
}

/// Applies a local context, or each one of an array, to what is being made.
pub(super) fn apply_to(state: &mut State, local: Node<'_>, frame: Frame<'_>) -> Result<(), Fault> {
    match local.kind() {
        Kind::Array => local.items().try_for_each(|item| apply_to(state, item, frame)),
        Kind::Null => nullify(state, local, frame),
        Kind::String => refer(state, local, frame),
        Kind::Object => define(state, local, frame),
        Kind::Bool | Kind::Number => Err(Fault::new(Reason::InvalidLocalContext, "a URL, an object or null", local)),
    }
}

/// Step 5.1.
fn nullify(state: &mut State, local: Node<'_>, frame: Frame<'_>) -> Result<(), Fault> {
    if !frame.override_protected && state.terms.values().any(|term| term.protected) {
        return Err(Fault::new(Reason::InvalidContextNullification, "a context that keeps the protected terms", local));
    }
    let original_base = state.original_base.clone();
    let before = std::mem::replace(state, State { base: original_base.clone(), original_base, ..State::default() });
    // What holds below an object is what held around it.
    state.previous = if frame.propagate { None } else { before.previous };
    Ok(())
}

/// Step 5.2: a context that is known by its URL.
fn refer(state: &mut State, place: Node<'_>, frame: Frame<'_>) -> Result<(), Fault> {
    let reference = place.as_str().unwrap_or_default();
    let resolved;
    let url = match frame.base {
        Some(base) if !iri::is_absolute(reference) => {
            resolved = iri::resolve(base, reference);
            resolved.as_str()
        }
        _ => reference,
    };
    if !iri::is_well_formed(url) {
        return Err(Fault::new(Reason::InvalidLocalContext, "an absolute URL", place));
    }
    if !frame.validate_scoped && frame.remote.is_some_and(|remote| remote.contains(url)) {
        return Ok(());
    }
    let count = frame.remote.map_or(0, |remote| remote.count) + 1;
    if count > MAX_REFERENCES {
        return Err(Fault::limit("contexts that refer to each other", MAX_REFERENCES).because(Reason::ContextOverflow).at(place));
    }
    let (url, document) = frame.contexts.load(url, place)?;
    let invalid = || Fault::quoting(Reason::InvalidRemoteContext, "an object with @context", url, place);
    let local = document.root().get("@context").ok_or_else(invalid)?;
    let remote = Remote { url, before: frame.remote, count };
    let inner = Frame { base: Some(url), remote: Some(&remote), inline: false, override_protected: false, propagate: true, ..frame };
    apply_to(state, local, inner).map_err(|fault| fault.at(place))
}

/// A context object, and the one that it imports.
#[derive(Clone, Copy)]
pub(super) struct Local<'c> {
    own: Node<'c>,
    imported: Option<Node<'c>>,
}

impl<'c> Local<'c> {
    pub(super) fn get(self, name: &str) -> Option<Node<'c>> {
        self.own.get(name).or_else(|| self.imported?.get(name))
    }

    fn members(self) -> impl Iterator<Item = (&'c str, Node<'c>)> {
        let imported = self.imported.into_iter().flat_map(Node::members).filter(move |(name, _)| self.own.get(name).is_none());
        self.own.members().chain(imported)
    }
}

/// Steps 5.5 to 5.13: a context that is an object.
fn define(state: &mut State, own: Node<'_>, frame: Frame<'_>) -> Result<(), Fault> {
    if let Some(version) = own.get("@version")
        && version.as_f64() != Some(1.1)
    {
        return Err(Fault::new(Reason::InvalidVersion, "the number 1.1", version));
    }
    let local = Local { own, imported: own.get("@import").map(|reference| import(reference, frame)).transpose()? };
    if let Some(base) = local.get("@base")
        && frame.remote.is_none()
    {
        set_base(state, base)?;
    }
    if let Some(vocab) = local.get("@vocab") {
        set_vocab(state, vocab, frame.work)?;
    }
    if let Some(language) = local.get("@language") {
        let invalid = || Fault::new(Reason::InvalidDefaultLanguage, "a language tag or null", language);
        state.language = if language.is_null() { None } else { Some(language.as_str().ok_or_else(invalid)?.into()) };
    }
    if let Some(direction) = local.get("@direction") {
        state.direction = parse_direction(direction)?;
    }
    if let Some(propagate) = local.get("@propagate")
        && propagate.as_bool().is_none()
    {
        return Err(Fault::new(Reason::InvalidPropagate, "true or false", propagate));
    }
    let protected = match local.get("@protected") {
        Some(flag) => flag.as_bool().ok_or_else(|| Fault::new(Reason::InvalidProtected, "true or false", flag))?,
        None => false,
    };
    let mut definer = term::Definer { state, local, frame, protected, defined: BTreeMap::new(), depth: 0 };
    local.members().filter(|(name, _)| !is_about_the_context(name)).try_for_each(|(name, place)| definer.define(name, place))
}

fn is_about_the_context(name: &str) -> bool {
    use Keyword::{Base, Direction, Import, Language, Propagate, Protected, Version, Vocab};
    matches!(Keyword::parse(name), Some(Base | Direction | Import | Language | Propagate | Protected | Version | Vocab))
}

/// Step 5.6.
fn import<'f>(place: Node<'_>, frame: Frame<'f>) -> Result<Node<'f>, Fault> {
    let invalid = || Fault::new(Reason::InvalidImport, "the URL of a context", place);
    let reference = place.as_str().ok_or_else(invalid)?;
    let url = match frame.base {
        Some(base) => iri::resolve(base, reference),
        None => reference.to_owned(),
    };
    let (url, document) = frame.contexts.load(&url, place)?;
    let imported = document.root().get("@context").filter(|local| local.is_object());
    let imported = imported.ok_or_else(|| Fault::quoting(Reason::InvalidRemoteContext, "a context that is one object", url, place))?;
    match imported.get("@import") {
        Some(_) => Err(Fault::quoting(Reason::InvalidContextEntry, "an imported context that imports none", url, place)),
        None => Ok(imported),
    }
}

/// Step 5.7.
fn set_base(state: &mut State, place: Node<'_>) -> Result<(), Fault> {
    let invalid = || Fault::new(Reason::InvalidBaseIri, "an IRI or null", place);
    state.base = if place.is_null() {
        None
    } else {
        let reference = place.as_str().ok_or_else(invalid)?;
        match &state.base {
            _ if iri::is_absolute(reference) => Some(reference.into()),
            Some(base) => Some(iri::resolve(base, reference).into()),
            None => return Err(invalid()),
        }
    };
    Ok(())
}

/// Step 5.8.
fn set_vocab(state: &mut State, place: Node<'_>, work: &Work) -> Result<(), Fault> {
    let invalid = || Fault::new(Reason::InvalidVocab, "an IRI, a blank node identifier or null", place);
    if place.is_null() {
        state.vocab = None;
        return Ok(());
    }
    let value = place.as_str().ok_or_else(invalid)?;
    state.vocab = match state.expand_term(value, true).unwrap_or_else(|| state.expand_text(value, true, true)) {
        _ if value.starts_with('@') => return Err(invalid()),
        Mapping::Iri(iri) => {
            work.take_bytes(iri.len())?;
            Some(iri)
        }
        Mapping::Null | Mapping::Keyword(_) => return Err(invalid()),
    };
    Ok(())
}

pub(super) fn parse_direction(place: Node<'_>) -> Result<Option<Direction>, Fault> {
    let direction = place.as_str().and_then(Direction::parse);
    if direction.is_none() && !place.is_null() {
        return Err(Fault::new(Reason::InvalidBaseDirection, "\"ltr\", \"rtl\" or null", place));
    }
    Ok(direction)
}
