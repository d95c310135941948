//! The Expansion Algorithm. JSON-LD 1.1 API §5.1.

mod containers;
mod members;
mod object;
mod value;

pub(super) use value::is_language_tag;

use super::Options;
use super::context::{Active, Contexts, Mapping, Scope, Term, Work};
use super::error::{Fault, Loss};
use super::expanded::{Item, ListObject};
use super::keyword::Keyword;
use super::notice::{Notice, NoticeKind};
use super::source::{Origin, Source};
use crate::encoding::iri;
use crate::encoding::json::{Kind, Node};
use std::sync::Arc;

/// How many contexts of its own a document may have. Real ones have one or two.
const MAX_INLINE_CONTEXTS: usize = 64;

/// A loss that was met where losses are only written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost {
    /// What is lost.
    pub kind: Loss,
    /// The value, or the value of the member.
    pub origin: Origin,
}

/// Expansion under way.
pub(super) struct Expander<'s, 'd> {
    contexts: &'s Contexts,
    options: &'s Options,
    any: Option<Node<'d>>,
    work: &'s Work,
    inline_contexts: usize,
    pub(super) losses: Vec<Lost>,
    pub(super) notices: Vec<Notice<'d>>,
}

/// What a value is the value of: the active property of the specification.
#[derive(Clone, Copy)]
enum Role<'r> {
    /// It stands at the top.
    Top,
    /// It stands in a `@graph`.
    Graph,
    /// It is a `@reverse`.
    Reverse,
    /// It belongs to a member of that name, which the context around it may define.
    Member(&'r str, Option<&'r Arc<Term>>),
}

impl<'r> Role<'r> {
    fn term(self) -> Option<&'r Arc<Term>> {
        match self {
            Self::Member(_, term) => term,
            _ => None,
        }
    }

    fn is_top(self) -> bool {
        matches!(self, Self::Top | Self::Graph)
    }
}

/// What a value expands to.
enum Outcome<'d> {
    Nothing,
    One(Item<'d>),
    Many(Vec<Item<'d>>),
}

impl<'d> Outcome<'d> {
    fn into_items(self) -> Vec<Item<'d>> {
        match self {
            Self::Nothing => Vec::new(),
            Self::One(item) => vec![item],
            Self::Many(items) => items,
        }
    }
}

impl<'s, 'd> Expander<'s, 'd> {
    pub(super) fn new(source: &Source<'d>, contexts: &'s Contexts, options: &'s Options, work: &'s Work) -> Self {
        Self { contexts, options, any: source.any(), work, inline_contexts: 0, losses: Vec::new(), notices: Vec::new() }
    }

    /// The expanded form of a document. §5.1.2 and the end of §9.1.
    pub(super) fn document(&mut self, source: &Source<'d>) -> Result<Vec<Item<'d>>, Fault> {
        let base = self.options.base.as_ref();
        let mut active = self.contexts.initial(base.map(|base| &**base));
        if let Some(context) = &self.options.context {
            let local = context.root();
            active = self.contexts.apply(&active, local.get("@context").unwrap_or(local), base, false, self.work)?;
        }
        let outcome = match source {
            Source::Value(node) => self.element(&active, Role::Top, *node, false)?,
            Source::Object(members) => match self.any {
                Some(any) => self.object(&active, Role::Top, members, any, false)?,
                None => Outcome::Nothing,
            },
        };
        let mut items = outcome.into_items();
        // An object with nothing but a graph is the document's default graph.
        if let [Item::Node(node)] = items.as_mut_slice()
            && node.is_only_graph()
            && let Some(graph) = node.graph.take()
        {
            return Ok(graph);
        }
        Ok(items)
    }

    fn element(&mut self, active: &Arc<Active>, role: Role<'_>, node: Node<'d>, from_map: bool) -> Result<Outcome<'d>, Fault> {
        match node.kind() {
            Kind::Null => Ok(Outcome::Nothing),
            Kind::Array => self.array(active, role, node, from_map),
            Kind::Object => self.object(active, role, &node.members().collect::<Vec<_>>(), node, from_map),
            Kind::Bool | Kind::Number | Kind::String => self.scalar(active, role, node),
        }
    }

    fn array(&mut self, active: &Arc<Active>, role: Role<'_>, node: Node<'d>, from_map: bool) -> Result<Outcome<'d>, Fault> {
        let is_list = role.term().is_some_and(|term| term.container.contains(Keyword::List));
        let mut items = Vec::new();
        for node in node.items() {
            match self.element(active, role, node, from_map)? {
                Outcome::Nothing => {}
                Outcome::One(item) => items.push(item),
                Outcome::Many(inner) if is_list => {
                    items.push(Item::List(ListObject { items: inner, index: None, origin: self.origin(node) }));
                }
                Outcome::Many(inner) => items.extend(inner),
            }
        }
        Ok(Outcome::Many(items))
    }

    fn scalar(&mut self, active: &Arc<Active>, role: Role<'_>, node: Node<'d>) -> Result<Outcome<'d>, Fault> {
        let Role::Member(name, term) = role else {
            self.lose(Loss::FreeFloating, node)?;
            return Ok(Outcome::Nothing);
        };
        match term.and_then(|term| term.scoped.as_ref()) {
            Some(scoped) => {
                let active = self.contexts.apply_scoped(active, scoped, Scope::Property, self.work).map_err(|fault| fault.at(node))?;
                self.value(&active, active.term(name), node)
            }
            None => self.value(active, term, node),
        }
        .map(Outcome::One)
    }

    /// The IRI that a text of the document stands for, for a statement; a relative one, or one that comes to nothing, is a loss.
    fn iri(&mut self, active: &Active, text: &str, vocab: bool, loss: Loss, node: Node<'d>) -> Result<Option<Arc<str>>, Fault> {
        if vocab
            && let Some(term) = active.term(text)
            && let Mapping::Iri(iri) = &term.mapping
            && term.sound
        {
            return Ok(Some(Arc::clone(iri)));
        }
        match active.expand(text, vocab, true) {
            Mapping::Iri(iri) => {
                self.work.take_bytes(iri.len())?;
                if !iri::is_well_formed(&iri) && !iri::is_blank(&iri) {
                    self.lose(if iri::is_absolute(&iri) { Loss::InvalidIri } else { loss }, node)?;
                }
                Ok(Some(iri))
            }
            Mapping::Keyword(_) | Mapping::Null => {
                self.lose(loss, node)?;
                Ok(None)
            }
        }
    }

    /// The active context after a `@context` of the document.
    fn apply_context(&mut self, active: &Arc<Active>, local: Node<'d>) -> Result<Arc<Active>, Fault> {
        self.note_context(local)?;
        self.contexts.apply(active, local, self.options.base.as_ref(), true, self.work)
    }

    fn note_context(&mut self, context: Node<'d>) -> Result<(), Fault> {
        match context.kind() {
            Kind::Array => context.items().try_for_each(|item| self.note_context(item)),
            Kind::String => {
                self.note(context, NoticeKind::Context { url: context.as_str().unwrap_or_default() });
                Ok(())
            }
            _ => {
                self.inline_contexts += 1;
                if self.inline_contexts > MAX_INLINE_CONTEXTS {
                    return Err(Fault::limit("contexts in the document", MAX_INLINE_CONTEXTS));
                }
                self.note(context, NoticeKind::InlineContext { context });
                context.get("@context").map_or(Ok(()), |inner| self.note_context(inner))
            }
        }
    }

    fn note(&mut self, node: Node<'_>, kind: NoticeKind<'d>) {
        let origin = self.origin(node);
        self.notices.push(Notice { origin, kind });
    }

    /// Refuses, or writes down, that something will be missing in the statements.
    fn lose(&mut self, kind: Loss, node: Node<'_>) -> Result<(), Fault> {
        self.lose_text(kind, node, || node.as_written())
    }

    fn lose_text<'t>(&mut self, kind: Loss, node: Node<'_>, text: impl FnOnce() -> &'t str) -> Result<(), Fault> {
        if self.options.lossless {
            return Err(Fault::loss(kind, text(), node));
        }
        self.losses.push(Lost { kind, origin: self.origin(node) });
        Ok(())
    }

    fn origin(&self, node: Node<'_>) -> Origin {
        match self.any {
            Some(any) if any.is_beside(node) => Origin(node.index()),
            _ => Origin::NOWHERE,
        }
    }
}
