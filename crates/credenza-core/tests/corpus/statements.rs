//! From a document to its statements to their canonical form: nothing depends on how the document is spelled, and the form is its own form.

use credenza_core::encoding::jcs;
use credenza_core::encoding::json::Document;
use credenza_core::encoding::json_ld::{Contexts, Source, to_rdf};
use credenza_core::encoding::rdf::{Dataset, n_quads};
use credenza_core::encoding::rdfc::{Canonical, Escaping, canonicalize};

use crate::sentence::sentence;

/// A JSON-LD document, or not.
pub(crate) fn statements(bytes: &[u8]) {
    let Ok(document) = Document::parse(bytes) else { return };
    let Some(dataset) = stated(&document) else { return };
    let Some(canonical) = form(&dataset, Escaping::Current) else { return };
    let text = std::str::from_utf8(canonical.n_quads()).expect("canonical N-Quads are UTF-8");

    // Read again, its statements are those, each once, and its form is itself.
    let again = n_quads::parse(text).expect("canonical N-Quads are N-Quads").dataset;
    assert_eq!(again.quads.len(), text.lines().count());
    same(&canonical, &again, "the form of the form");

    // A dataset is a set.
    let mut turned = dataset.clone();
    turned.quads.reverse();
    turned.quads.extend(dataset.quads.first().cloned());
    same(&canonical, &turned, "the statements in another order, one of them twice");

    if let Some(older) = form(&dataset, Escaping::Older) {
        assert_eq!(older.n_quads() == canonical.n_quads(), !canonical.has_other_form(), "whether there is an older form");
        assert_eq!(older.has_other_form(), canonical.has_other_form());
    }

    // `1e20` is read: a double. ECMAScript writes it as an integer, and an integer as large is refused.
    let Ok(respelled) = Document::parse(&jcs::canonicalize(document.root())) else { return };
    let respelled = stated(&respelled).expect("another spelling of the same JSON is refused");
    same(&canonical, &respelled, "another spelling of the same JSON");
}

fn stated(document: &Document) -> Option<Dataset> {
    let (source, tree) = (Source::Value(document.root()), document.to_value());
    match to_rdf(&source, &Contexts::known()) {
        Ok(stated) => {
            assert_eq!(stated.dataset.quads.len(), stated.origins.len(), "each statement comes from somewhere");
            assert!(stated.losses.is_empty(), "nothing is lost");
            for origin in &stated.origins {
                assert!(tree.pointer(source.pointer(*origin).as_str()).is_some(), "a place of the document");
            }
            Some(stated.dataset)
        }
        Err(error) => {
            sentence(&error);
            assert!(tree.pointer(error.pointer().as_str()).is_some(), "a place of the document: {error}");
            None
        }
    }
}

fn form(dataset: &Dataset, escaping: Escaping) -> Option<Canonical> {
    canonicalize(dataset, escaping).map_err(|error| sentence(&error)).ok()
}

/// Where the nodes come in another order the work may differ, and with it whether it is too much; the form may not.
fn same(canonical: &Canonical, dataset: &Dataset, what: &str) {
    if let Some(form) = form(dataset, Escaping::Current) {
        assert_eq!(String::from_utf8_lossy(form.n_quads()), String::from_utf8_lossy(canonical.n_quads()), "{what}");
    }
}
