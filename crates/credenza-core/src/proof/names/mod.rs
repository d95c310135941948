//! The names under which a document says what it states.
//!
//! Statements are read by IRI, so no name can mislead this crate. It can mislead everybody who reads the JSON: a `validUntil` that stands under its IRI is signed and
//! not seen. So a document that names by IRI what a term names, or brings a context that gives another name to something that the verdict reads, is refused.

mod aliases;
mod json;
mod members;
mod redefined;

pub(super) use json::check as check_json;

use std::collections::BTreeSet;

use crate::credential::inline_context::is_inline_context;
use crate::credential::{FormError, Reading, Vocabularies};
use crate::encoding::json::Pointer;
use crate::encoding::json_ld::{Notice, NoticeKind, Origin, Source};
use crate::encoding::rdf::Dataset;
use redefined::Prefixes;

/// What is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A document whose statements are read, if it has any.
    Statements,
    /// A document of which the JSON is read, and no elements where it has a context of its own.
    Json,
    /// The members of a proof.
    Options,
}

/// Checks the names of a document; returns where contexts of its own stand that nobody knows.
///
/// # Errors
/// `non_compact`, `inline_context_redefines`.
pub(super) fn check(
    source: &Source<'_>,
    dataset: &Dataset,
    origins: &[Origin],
    notices: &[Notice<'_>],
    part: Part,
) -> Result<Vec<Pointer>, FormError> {
    let mut inline = Vec::new();
    let mut has_iris = false;
    for Notice { origin, kind } in notices {
        let refuse = |expected: String, found: &str| Err(FormError::new(source.pointer(*origin), "non_compact", expected, found));
        match kind {
            NoticeKind::IriKey { key, term } => return refuse(format!("the name {term}"), key),
            NoticeKind::InlineAlias { key, keyword } => return refuse(keyword.as_str().to_owned(), key),
            NoticeKind::IriWithoutTerm { .. } => has_iris = true,
            NoticeKind::InlineContext { context } if !is_inline_context(*context) => inline.push((*origin, *context)),
            _ => {}
        }
    }
    if part == Part::Options {
        members::check(source, dataset, origins)?;
    }
    if inline.is_empty() && !has_iris {
        return Ok(Vec::new());
    }
    let vocabularies = vocabularies(notices);
    let mut prefixes = Prefixes::default();
    inline.iter().for_each(|(_, context)| prefixes.add(*context));
    // Looked at for every name of every context: hostile documents have many of both.
    let stated: BTreeSet<&str> = dataset.quads.iter().map(|quad| &*quad.predicate).collect();
    for (origin, context) in &inline {
        if let Some(name) = redefined::find(*context, &prefixes, vocabularies, &|iri| stated.contains(iri)) {
            return Err(redefining(source.pointer(*origin), name));
        }
    }
    let reading = match part {
        Part::Statements => Reading::of(dataset, vocabularies),
        Part::Json => Reading::Envelope,
        Part::Options => Reading::Proof,
    };
    aliases::check(source, dataset, origins, reading, vocabularies)?;
    Ok(inline.iter().map(|(origin, _)| source.pointer(*origin)).collect())
}

/// The vocabularies of the contexts that a document names, wherever: who reads JSON does not look at what holds where.
fn vocabularies(notices: &[Notice<'_>]) -> Vocabularies {
    let mut vocabularies = Vocabularies::default();
    for Notice { kind, .. } in notices {
        match kind {
            NoticeKind::Context { url } => vocabularies.add_url(url),
            NoticeKind::InlineContext { context } if is_inline_context(*context) => vocabularies.add_ours(),
            NoticeKind::InlineContext { context } => redefined::addresses(*context, &mut |url| vocabularies.add_url(url)),
            _ => {}
        }
    }
    vocabularies
}

fn redefining(place: Pointer, name: &str) -> FormError {
    FormError::new(place, "inline_context_redefines", "a context without names that are defined already", name)
}
