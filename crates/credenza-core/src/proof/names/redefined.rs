//! Names in a context of the document's own to which the contexts that it names have given another meaning.

use crate::credential::Vocabularies;
use crate::encoding::json::Node;

/// The first such name, also in the contexts that its terms bring with them.
pub(super) fn find<'d>(context: Node<'d>, vocabularies: Vocabularies, is_stated: &dyn Fn(&str) -> bool) -> Option<&'d str> {
    if context.is_array() {
        return context.items().find_map(|item| find(item, vocabularies, is_stated));
    }
    // Some documents wrap the context once more.
    let context = context.get("@context").unwrap_or(context);
    let terms = || context.members().filter(|(name, _)| !name.starts_with('@'));
    let redefined = |(name, definition): (&'d str, Node<'d>)| {
        let iri = iri(definition).map(|iri| expanded(context, iri));
        vocabularies.are_redefined(name, iri.as_deref(), is_stated).then_some(name)
    };
    let within = |(_, definition): (&'d str, Node<'d>)| find(definition.get("@context")?, vocabularies, is_stated);
    terms().find_map(redefined).or_else(|| terms().find_map(within))
}

fn iri(definition: Node<'_>) -> Option<&str> {
    definition.as_str().or_else(|| definition.get("@id")?.as_str())
}

/// An IRI that may be a compact one, by a prefix of the same context.
fn expanded(context: Node<'_>, iri: &str) -> String {
    let whole = || {
        let (prefix, suffix) = iri.split_once(':').filter(|(_, suffix)| !suffix.starts_with("//"))?;
        Some([self::iri(context.get(prefix)?)?, suffix].concat())
    };
    whole().unwrap_or_else(|| iri.to_owned())
}

/// Every text in a context of the document's own that may be the address of another one.
pub(super) fn addresses(context: Node<'_>, add: &mut dyn FnMut(&str)) {
    if let Some(text) = context.as_str() {
        add(text);
    }
    context.items().for_each(|item| addresses(item, add));
    context.members().filter(|(name, _)| matches!(*name, "@context" | "@import")).for_each(|(_, inner)| addresses(inner, add));
    let terms = context.members().filter(|(name, _)| !name.starts_with('@'));
    terms.filter_map(|(_, definition)| definition.get("@context")).for_each(|inner| addresses(inner, add));
}
