//! The names of a document of which the JSON is signed.
//!
//! Its members are read under their names, whatever its contexts make of these. So a context of its own that gives a name of the envelope another meaning, or the end of
//! validity another name, would let it say one thing here and another to whoever reads statements.

use super::redefined::Prefixes;
use super::{Part, redefined, redefining};
use crate::credential::inline_context::is_inline_context;
use crate::credential::{FormError, Unsecured, Vocabularies};
use crate::encoding::json::{Document, Node, ParseError, Pointer};
use crate::encoding::json_ld::{Contexts, Options, Source, Statements, Work, to_rdf_within};

const CONTEXT: &str = "@context";

/// Checks the names of a document with contexts of its own, as far as can be told: a context that is not at hand is passed over, and so are names that none defines. What
/// is no JSON-LD is read by nobody as such.
///
/// # Errors
/// `non_compact`, `inline_context_redefines`, `json_ld_limit`.
pub(in crate::proof) fn check(document: &Unsecured, contexts: &Contexts, work: &Work) -> Result<(), FormError> {
    if !document.contexts().any(is_own) {
        return Ok(());
    }
    let at_hand = at_hand(document, contexts)?;
    let context = at_hand.as_ref().map(Document::root).or_else(|| document.get(CONTEXT));
    let others = document.members().filter(|(name, _)| *name != CONTEXT);
    let source = Source::Object(context.map(|context| (CONTEXT, context)).into_iter().chain(others).collect());
    let options = Options { lossless: false, ..Options::default() };
    match to_rdf_within(&source, contexts, &options, work) {
        Ok(Statements { dataset, origins, notices, .. }) => {
            super::check(&source, &dataset, &origins, &notices, Part::Json)?;
            Ok(())
        }
        // What was not looked at to its end may hold anything.
        Err(error) if error.code() == "json_ld_limit" => Err(error.into()),
        Err(error) => {
            check_definitions(document)?;
            // What was protected is not to be redefined, whoever reads it.
            match error.code() {
                "protected_term_redefinition" => Err(redefining(error.pointer().clone(), error.found())),
                _ => Ok(()),
            }
        }
    }
}

fn is_own(context: Node<'_>) -> bool {
    !context.is_string() && !is_inline_context(context)
}

/// The contexts without those that are not at hand, where there are such.
fn at_hand(document: &Unsecured, contexts: &Contexts) -> Result<Option<Document>, ParseError> {
    let is_at_hand = |context: &Node<'_>| context.as_str().is_none_or(|url| contexts.knows(url));
    if document.contexts().all(|context| is_at_hand(&context)) {
        return Ok(None);
    }
    let kept: Vec<_> = document.contexts().filter(is_at_hand).map(Node::as_written).collect();
    Document::parse(format!("[{}]", kept.join(",")).as_bytes()).map(Some)
}

/// The same as far as the definitions alone tell.
fn check_definitions(document: &Unsecured) -> Result<(), FormError> {
    let mut vocabularies = Vocabularies::default();
    for context in document.contexts() {
        match context.as_str() {
            Some(url) => vocabularies.add_url(url),
            None if is_own(context) => redefined::addresses(context, &mut |url| vocabularies.add_url(url)),
            None => vocabularies.add_ours(),
        }
    }
    let mut prefixes = Prefixes::default();
    document.contexts().filter(|context| is_own(*context)).for_each(|context| prefixes.add(context));
    for (index, context) in document.contexts().enumerate().filter(|(_, context)| is_own(*context)) {
        if let Some(name) = redefined::find(context, &prefixes, vocabularies, &|_| false) {
            return Err(redefining(Pointer::fixed("/@context").index(index), name));
        }
    }
    Ok(())
}
