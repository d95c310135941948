//! Names in a context of the document's own to which the contexts that it names have given another meaning.

use std::collections::BTreeMap;

use crate::credential::Vocabularies;
use crate::encoding::json::Node;

/// The prefixes that the contexts of a document's own define. One to which they give several meanings has none here: which one holds where is not looked at.
#[derive(Default)]
pub(super) struct Prefixes<'d>(BTreeMap<&'d str, Option<&'d str>>);

impl<'d> Prefixes<'d> {
    /// With those of another context.
    pub(super) fn add(&mut self, context: Node<'d>) {
        context.items().for_each(|item| self.add(item));
        let terms = context.members().filter(|(name, _)| !name.starts_with('@'));
        for (name, meaning) in terms.map(|(name, definition)| (name, iri(definition))) {
            self.0.entry(name).and_modify(|known| *known = known.filter(|_| *known == meaning)).or_insert(meaning);
        }
        if let Some(inner) = context.get("@context") {
            self.add(inner);
        }
    }

    /// An IRI that may be a compact one, by a prefix of the same context or of another one.
    fn expanded(&self, context: Node<'_>, compact: &str) -> String {
        let whole = || {
            let (prefix, suffix) = compact.split_once(':').filter(|(_, suffix)| !suffix.starts_with("//"))?;
            let meaning = match context.get(prefix) {
                Some(definition) => iri(definition)?,
                None => (*self.0.get(prefix)?)?,
            };
            Some([meaning, suffix].concat())
        };
        whole().unwrap_or_else(|| compact.to_owned())
    }
}

/// The first such name, also in the contexts that its terms bring with them.
pub(super) fn find<'d>(
    context: Node<'d>,
    prefixes: &Prefixes<'_>,
    vocabularies: Vocabularies,
    is_stated: &dyn Fn(&str) -> bool,
) -> Option<&'d str> {
    if context.is_array() {
        return context.items().find_map(|item| find(item, prefixes, vocabularies, is_stated));
    }
    // Some documents wrap the context once more.
    let context = context.get("@context").unwrap_or(context);
    let terms = || context.members().filter(|(name, _)| !name.starts_with('@'));
    let redefined = |(name, definition): (&'d str, Node<'d>)| {
        let iri = iri(definition).map(|iri| prefixes.expanded(context, iri));
        vocabularies.are_redefined(name, iri.as_deref(), is_stated).then_some(name)
    };
    let within = |(_, definition): (&'d str, Node<'d>)| find(definition.get("@context")?, prefixes, vocabularies, is_stated);
    terms().find_map(redefined).or_else(|| terms().find_map(within))
}

fn iri(definition: Node<'_>) -> Option<&str> {
    definition.as_str().or_else(|| definition.get("@id")?.as_str())
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

#[cfg(test)]
mod tests {
    use super::Prefixes;
    use crate::encoding::json::Document;

    #[test]
    fn a_prefix_means_what_all_contexts_of_the_document_say() {
        let contexts = r#"[
            {"a": "https://a.example/", "b": {"@id": "https://b.example/", "@context": {"c": "https://c.example/"}}, "d": "https://d.example/"},
            [{"d": "https://other.example/"}, {"@context": {"e": "https://e.example/", "a": "https://a.example/"}}]
        ]"#;
        let document = Document::parse(contexts.as_bytes()).unwrap();
        let mut prefixes = Prefixes::default();
        prefixes.add(document.root());
        let own = Document::parse(br#"{"d": "https://own.example/"}"#).unwrap();
        let none = Document::parse(b"{}").unwrap();
        let expanded = |context: &Document, compact: &str| prefixes.expanded(context.root(), compact);
        for (compact, whole) in [
            ("a:x", "https://a.example/x"),
            ("b:x", "https://b.example/x"),
            ("e:x", "https://e.example/x"),
            // Two meanings are none.
            ("d:x", "d:x"),
            ("f:x", "f:x"),
            ("a://x", "a://x"),
        ] {
            assert_eq!(expanded(&none, compact), whole);
        }
        assert_eq!(expanded(&own, "d:x"), "https://own.example/x");
    }
}
