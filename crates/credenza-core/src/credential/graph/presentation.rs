//! Whether the JSON of a presentation shows all that its proof states.
//!
//! The credentials in a presentation are read from the JSON, because each is judged by a proof of its own. But who is named as the holder, and how many credentials
//! there are, is part of what the presenter signed; and a statement about the presentation may be moved to wherever the presentation is named again, where nobody
//! who reads the JSON looks. So whoever only carries the file could drop an expired credential, or the holder, and leave the signature whole.

use std::collections::BTreeSet;

use crate::credential::form::FormError;
use crate::encoding::json::{Document, Node, Pointer};
use crate::encoding::rdf::{self, Dataset, Object, Quad, Resource};

const PRESENTATION: &str = "https://www.w3.org/2018/credentials#VerifiablePresentation";
const HOLDER: &str = "https://www.w3.org/2018/credentials#holder";
const CREDENTIALS: &str = "https://www.w3.org/2018/credentials#verifiableCredential";

/// Compares what is stated of one presentation, in `dataset`, with what stands at the root of its JSON: there is one presentation, with the holder and as many
/// credentials as the JSON shows. The names of the JSON are known to mean what they are stated as.
///
/// # Errors
/// `json_misleads`.
pub(crate) fn check_presentation(dataset: &Dataset, arrived: &Document) -> Result<(), FormError> {
    let misleads = |pointer: Pointer, stated: usize, shown: usize| {
        FormError::new(pointer, "json_misleads", format!("{stated}, as it was signed"), shown.to_string())
    };
    let stated = || dataset.quads.iter().filter(|quad| quad.graph.is_none());
    let presentations: BTreeSet<_> = stated().filter(|quad| is_of_presentation(quad)).map(|quad| &quad.subject).collect();
    if presentations.len() > 1 {
        return Err(misleads(Pointer::root(), presentations.len(), 1));
    }
    for (property, name) in [(HOLDER, "holder"), (CREDENTIALS, "verifiableCredential")] {
        let values: BTreeSet<_> = stated().filter(|quad| &*quad.predicate == property).map(|quad| &quad.object).collect();
        let shown = arrived.root().get(name).into_iter().flat_map(Node::one_or_many).count();
        if values.len() != shown {
            return Err(misleads(Pointer::root().key(name), values.len(), shown));
        }
    }
    Ok(())
}

/// Whether a statement is one that only a presentation has.
fn is_of_presentation(quad: &Quad) -> bool {
    match &*quad.predicate {
        HOLDER | CREDENTIALS => true,
        rdf::TYPE => matches!(&quad.object, Object::Resource(Resource::Iri(iri)) if &**iri == PRESENTATION),
        _ => false,
    }
}
