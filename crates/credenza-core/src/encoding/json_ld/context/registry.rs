//! The contexts that are known, and what was made of them, made once.

use super::definition::{Active, Container, Mapping, Scoped, State, Term, TypeMapping};
use super::processing::{Scope, Work};
use crate::encoding::iri;
use crate::encoding::json::{Document, Node};
use crate::encoding::json_ld::Limits;
use crate::encoding::json_ld::error::{Fault, Reason};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use thiserror::Error;

/// The known contexts by URL, and what was made of them. Whoever processes documents shares one: what one document needed is ready for the next.
///
/// Nothing is ever fetched: a context that was not added is [unavailable](crate::encoding::json_ld::JsonLdError::code).
#[derive(Debug)]
pub struct Contexts {
    known: BTreeMap<Arc<str>, Known>,
    cache: RwLock<Cache>,
    next_id: AtomicU64,
    initial: Arc<Active>,
    pub(in crate::encoding::json_ld) names: Names,
    pub(in crate::encoding::json_ld) limits: Limits,
}

/// A context that cannot be added.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ContextsError {
    /// A URL that is not absolute.
    #[error("expected an absolute URL")]
    Url,
    /// A document that is no object with a member `@context`.
    #[error("expected an object with a member @context")]
    NoContext,
    /// A URL whose context is built in.
    #[error("expected the URL of a context that is not built in: nothing replaces those that are")]
    BuiltIn,
}

#[derive(Debug)]
struct Known {
    text: Cow<'static, [u8]>,
    /// Read when first asked for: of some twenty embedded contexts a credential needs two.
    document: OnceLock<Option<Document>>,
}

/// What a context was made into, by the context before it and what was applied to it.
#[derive(Debug, Default)]
struct Cache {
    by_text: BTreeMap<u64, BTreeMap<Box<str>, Arc<Active>>>,
    by_scope: BTreeMap<(u64, u64, Scope), Arc<Active>>,
    weight: usize,
}

/// How much is kept, in bytes. Beyond it everything is forgotten and made again: a flood of documents with contexts of their own must not fill the memory. Those
/// of an Open Badge have 20,000 terms together.
const MAX_WEIGHT: usize = 16 * 1024 * 1024;

/// What a term costs in every context that has it, in bytes: a place in a map and one in a table.
const TERM_WEIGHT: usize = 80;

/// What a byte of a context costs: a definition takes some 300 bytes, and is seldom made of fewer than 20.
const TEXT_WEIGHT: usize = 16;

/// How many contexts on top of each other are kept. Documents of others have up to six; the ways to put a hundred on top of each other have no end.
const MAX_CACHED_DEPTH: u32 = 12;

impl Default for Contexts {
    fn default() -> Self {
        Self::new()
    }
}

impl Contexts {
    /// No context is known.
    pub fn new() -> Self {
        Self {
            known: BTreeMap::new(),
            cache: RwLock::default(),
            next_id: AtomicU64::new(1),
            initial: Arc::new(Active::new(0, 0, State::default())),
            names: Names::new(),
            limits: Limits::default(),
        }
    }

    /// The same contexts, for documents that may cost so much.
    #[must_use]
    pub fn within(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// What one document may cost.
    pub(crate) fn limits(&self) -> Limits {
        self.limits
    }

    /// Makes a context known, in the place of one that had the URL before.
    ///
    /// # Errors
    /// [`ContextsError`] where the URL is not absolute or the document is no object with `@context`. What is in the context is looked at when it is used.
    pub fn add(&mut self, url: &str, document: Document) -> Result<(), ContextsError> {
        if !iri::is_well_formed(url) {
            return Err(ContextsError::Url);
        }
        if document.root().get("@context").is_none() {
            return Err(ContextsError::NoContext);
        }
        self.add_checked(url, document);
        Ok(())
    }

    /// Makes a context known that could be added before.
    pub(crate) fn add_checked(&mut self, url: &str, document: Document) {
        self.insert(url, Known { text: Cow::Borrowed(b""), document: OnceLock::from(Some(document)) });
    }

    /// Makes a context known that is read when it is first used. One that is no JSON is then invalid.
    pub fn add_text(&mut self, url: &str, text: impl Into<Cow<'static, [u8]>>) {
        self.insert(url, Known { text: text.into(), document: OnceLock::new() });
    }

    fn insert(&mut self, url: &str, known: Known) {
        self.known.insert(url.into(), known);
        *self.cache.get_mut().unwrap_or_else(PoisonError::into_inner) = Cache::default();
    }

    /// Whether the context of this URL is known.
    pub fn knows(&self, url: &str) -> bool {
        self.known.contains_key(url)
    }

    /// The URLs of the known contexts, sorted.
    pub fn urls(&self) -> impl Iterator<Item = &str> {
        self.known.keys().map(|url| &**url)
    }

    /// The known context of that URL, with its own copy of the URL; `place` is where it is asked for.
    pub(super) fn load(&self, url: &str, place: Node<'_>) -> Result<(&Arc<str>, &Document), Fault> {
        let unavailable = || Fault::quoting(Reason::Unavailable, "the URL of a known context", url, place);
        let (url, known) = self.known.get_key_value(url).ok_or_else(unavailable)?;
        let document = known.document.get_or_init(|| Document::parse(&known.text).ok());
        let invalid = || Fault::quoting(Reason::InvalidRemoteContext, "a context that is JSON", url, place);
        document.as_ref().map(|document| (url, document)).ok_or_else(invalid)
    }

    /// The context before any other, with this base.
    pub(in crate::encoding::json_ld) fn initial(&self, base: Option<&str>) -> Arc<Active> {
        let Some(base) = base else { return Arc::clone(&self.initial) };
        let base: Arc<str> = base.into();
        let state = State { base: Some(Arc::clone(&base)), original_base: Some(base), ..State::default() };
        Arc::new(Active::new(self.new_id(), 0, state))
    }

    pub(super) fn new_id(&self) -> u64 {
        self.next_id.fetch_add(1, Ordering::Relaxed)
    }

    /// How many contexts were made so far.
    #[cfg(test)]
    pub(in crate::encoding::json_ld) fn made(&self) -> u64 {
        self.next_id.load(Ordering::Relaxed)
    }

    /// What was made of `before` by the context with this text.
    pub(super) fn cached_text(&self, before: &Active, text: &str) -> Option<Arc<Active>> {
        let cache = self.cache.read().unwrap_or_else(PoisonError::into_inner);
        cache.by_text.get(&before.id)?.get(text).cloned()
    }

    /// What was made of `before` by the context of a term.
    pub(super) fn cached_scope(&self, before: &Active, scoped: &Scoped, scope: Scope) -> Option<Arc<Active>> {
        let cache = self.cache.read().unwrap_or_else(PoisonError::into_inner);
        cache.by_scope.get(&(before.id, scoped.id, scope)).cloned()
    }

    /// Keeps what was made, and returns what is kept: another thread may have been first.
    pub(super) fn keep_text(&self, before: &Active, text: &str, made: Arc<Active>) -> Arc<Active> {
        self.keep(made, text.len(), |cache, made| {
            Arc::clone(cache.by_text.entry(before.id).or_default().entry(text.into()).or_insert(made))
        })
    }

    /// The same for the context of a term.
    pub(super) fn keep_scope(&self, before: &Active, scoped: &Scoped, scope: Scope, made: Arc<Active>) -> Arc<Active> {
        let length = scoped.local.root().as_written().len();
        self.keep(made, length, |cache, made| Arc::clone(cache.by_scope.entry((before.id, scoped.id, scope)).or_insert(made)))
    }

    fn keep(&self, made: Arc<Active>, text_length: usize, insert: impl FnOnce(&mut Cache, Arc<Active>) -> Arc<Active>) -> Arc<Active> {
        let weight = made.state.terms.len() * TERM_WEIGHT + text_length * TEXT_WEIGHT + size_of::<Active>();
        if made.depth > MAX_CACHED_DEPTH || weight > MAX_WEIGHT / 8 {
            return made;
        }
        let mut cache = self.cache.write().unwrap_or_else(PoisonError::into_inner);
        if cache.weight + weight > MAX_WEIGHT {
            *cache = Cache::default();
        }
        cache.weight += weight;
        insert(&mut cache, made)
    }

    /// Every term that a known context defines, also in the contexts that its terms bring with them: who decides which IRIs a document may name looks here.
    ///
    /// # Errors
    /// The code of JSON-LD 1.1 API §9 where the context is not known or not valid.
    pub fn definitions(&self, url: &str) -> Result<Vec<Definition>, &'static str> {
        let text = Document::from_value(&crate::encoding::json::Value::from(url)).map_err(|_| "invalid remote context")?;
        let work = Work::within(self.limits);
        let active = self.apply(&self.initial, text.root(), None, true, &work).map_err(|fault| fault.reason().json_ld())?;
        let mut definitions = Vec::new();
        let mut seen = BTreeSet::new();
        let mut waiting = vec![(None::<Arc<str>>, Arc::clone(&self.initial), active)];
        while let Some((scope, before, active)) = waiting.pop() {
            for (name, term) in &active.state.terms {
                if before.state.terms.get(name).is_some_and(|known| Arc::ptr_eq(known, term)) {
                    continue;
                }
                definitions.push(Definition::new(name, term, scope.clone()));
                let Some(scoped) = &term.scoped else { continue };
                if seen.insert(scoped.id)
                    && let Ok(inner) = self.apply_scoped(&active, scoped, Scope::Property, &work)
                {
                    waiting.push((Some(Arc::clone(name)), Arc::clone(&active), inner));
                }
            }
        }
        Ok(definitions)
    }
}

/// A term of a known context.
#[derive(Clone, Debug)]
pub struct Definition {
    /// The term.
    pub term: Arc<str>,
    /// What it stands for.
    pub mapping: Mapping,
    /// What its values are.
    pub coercion: Option<TypeMapping>,
    /// How its values are held together.
    pub container: Container,
    /// Whether it says who refers to the subject, and not what the subject refers to.
    pub reverse: bool,
    /// Whether it may not be redefined.
    pub protected: bool,
    /// The term whose own context defines it; none for the context itself.
    pub scope: Option<Arc<str>>,
}

impl Definition {
    fn new(name: &Arc<str>, term: &Term, scope: Option<Arc<str>>) -> Self {
        Self {
            term: Arc::clone(name),
            mapping: term.mapping.clone(),
            coercion: term.coercion.clone(),
            container: term.container,
            reverse: term.reverse,
            protected: term.protected,
            scope,
        }
    }
}

/// The IRIs that RDF itself brings, shared by all statements.
#[derive(Debug)]
#[allow(missing_docs, reason = "their names say what they are")]
pub(in crate::encoding::json_ld) struct Names {
    pub(in crate::encoding::json_ld) rdf_type: Arc<str>,
    pub(in crate::encoding::json_ld) rdf_first: Arc<str>,
    pub(in crate::encoding::json_ld) rdf_rest: Arc<str>,
    pub(in crate::encoding::json_ld) rdf_nil: Arc<str>,
    pub(in crate::encoding::json_ld) rdf_value: Arc<str>,
    pub(in crate::encoding::json_ld) rdf_language: Arc<str>,
    pub(in crate::encoding::json_ld) rdf_direction: Arc<str>,
    pub(in crate::encoding::json_ld) rdf_lang_string: Arc<str>,
    pub(in crate::encoding::json_ld) rdf_json: Arc<str>,
    pub(in crate::encoding::json_ld) xsd_string: Arc<str>,
    pub(in crate::encoding::json_ld) xsd_boolean: Arc<str>,
    pub(in crate::encoding::json_ld) xsd_integer: Arc<str>,
    pub(in crate::encoding::json_ld) xsd_double: Arc<str>,
}

impl Names {
    fn new() -> Self {
        let rdf = |name: &str| format!("http://www.w3.org/1999/02/22-rdf-syntax-ns#{name}").into();
        let xsd = |name: &str| format!("http://www.w3.org/2001/XMLSchema#{name}").into();
        Self {
            rdf_type: rdf("type"),
            rdf_first: rdf("first"),
            rdf_rest: rdf("rest"),
            rdf_nil: rdf("nil"),
            rdf_value: rdf("value"),
            rdf_language: rdf("language"),
            rdf_direction: rdf("direction"),
            rdf_lang_string: rdf("langString"),
            rdf_json: rdf("JSON"),
            xsd_string: xsd("string"),
            xsd_boolean: xsd("boolean"),
            xsd_integer: xsd("integer"),
            xsd_double: xsd("double"),
        }
    }
}
