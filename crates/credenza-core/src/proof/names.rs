//! The names under which a document says what it states.
//!
//! Statements are read by IRI, so no name can mislead this crate. It can mislead everybody who reads the JSON: a `validUntil` that stands under its IRI is signed and
//! not seen. So a document that names by IRI what a term names, or brings a context that gives another name to something that the verdict reads, is refused.

use crate::credential::{FormError, names_in_statements as known};
use crate::encoding::json::{Node, Pointer};
use crate::encoding::json_ld::{Notice, NoticeKind, Origin, Source};
use crate::encoding::rdf::{self, Dataset, Object, Resource};
use crate::micro;

/// Checks the names of a document; returns where contexts of its own stand that nobody knows.
///
/// # Errors
/// `non_compact`, `inline_context_redefines`.
pub(super) fn check(source: &Source<'_>, dataset: &Dataset, origins: &[Origin], notices: &[Notice<'_>]) -> Result<Vec<Pointer>, FormError> {
    let has_open_badges = notices.iter().any(|notice| matches!(notice.kind, NoticeKind::Context { url } if known::is_open_badges(url)));
    let mut inline_contexts = Vec::new();
    for Notice { origin, kind } in notices {
        let refuse = |code, expected: String, found: &str| Err(FormError::new(source.pointer(*origin), code, expected, found));
        match kind {
            NoticeKind::IriKey { key, term } => return refuse("non_compact", format!("the name {term}"), key),
            NoticeKind::InlineAlias { key, keyword } => return refuse("non_compact", keyword.as_str().to_owned(), key),
            NoticeKind::InlineContext { context } if !micro::is_inline_context(*context) => {
                if let Some(name) = redefined(*context, has_open_badges) {
                    return refuse("inline_context_redefines", "a context without names that are defined already".to_owned(), name);
                }
                inline_contexts.push(source.pointer(*origin));
            }
            _ => {}
        }
    }
    if !inline_contexts.is_empty() {
        check_aliases(source, dataset, origins)?;
    }
    Ok(inline_contexts)
}

/// A name in a context of the document's own to which the known contexts have given another meaning.
fn redefined<'d>(context: Node<'d>, has_open_badges: bool) -> Option<&'d str> {
    // Some documents wrap the context once more.
    let context = context.get("@context").unwrap_or(context);
    let iri = |definition: Node<'d>| definition.as_str().or_else(|| definition.get("@id")?.as_str());
    let mut terms = context.members().filter(|(name, _)| !name.starts_with('@'));
    terms.find(|(name, definition)| known::is_redefined(name, iri(*definition), has_open_badges)).map(|(name, _)| name)
}

/// Whatever the verdict reads must stand under the name that the known contexts have for it.
fn check_aliases(source: &Source<'_>, dataset: &Dataset, origins: &[Origin]) -> Result<(), FormError> {
    let steps = last_steps(source);
    for (quad, origin) in dataset.quads.iter().zip(origins) {
        let name = match (&*quad.predicate, &quad.object) {
            (rdf::TYPE, Object::Resource(Resource::Iri(iri))) => known::kind(iri).map(|_| "type"),
            (predicate, _) => known::property(predicate),
        };
        let Some(name) = name else { continue };
        // The value may stand in an array or a language map under its name.
        let is_name = |step: &&str| *step == name || (name == "type" && *step == "@type");
        let is_named = steps.get(origin.index() as usize).is_some_and(|steps| steps.iter().any(is_name));
        if !is_named {
            let pointer = source.pointer(*origin);
            return Err(FormError::new(pointer, "non_compact", format!("the name {name}"), "another name, by a context in the document"));
        }
    }
    Ok(())
}

/// The last three steps to a value, the last one first. A place in an array is a step without a name.
type Steps<'d> = [&'d str; 3];

/// The last steps to each value of a document, by its number: found in one walk, because a hostile document has many values.
fn last_steps<'d>(source: &Source<'d>) -> Vec<Steps<'d>> {
    let mut found = Vec::new();
    match source {
        Source::Value(node) => walk(*node, [""; 3], &mut found),
        Source::Object(members) => {
            members.iter().filter(|(name, _)| *name != "@context").for_each(|(name, value)| walk(*value, [name, "", ""], &mut found));
        }
    }
    found
}

fn walk<'d>(node: Node<'d>, steps: Steps<'d>, found: &mut Vec<Steps<'d>>) {
    let index = node.index() as usize;
    if found.len() <= index {
        found.resize(index + 1, [""; 3]);
    }
    if let Some(place) = found.get_mut(index) {
        *place = steps;
    }
    let [last, before, _] = steps;
    node.members().for_each(|(name, value)| walk(value, [name, last, before], found));
    node.items().for_each(|item| walk(item, ["", last, before], found));
}
