//! Statements as N-Quads.

use std::collections::BTreeSet;

use credenza_core::encoding::rdf::n_quads::{self, Parsed};
use credenza_core::encoding::rdfc::{Escaping, canonicalize};

use crate::sentence::sentence;

/// A text.
pub(crate) fn n_quads(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Parsed { dataset, labels } = match n_quads::parse(text) {
        Ok(parsed) => parsed,
        Err(error) => return drop(sentence(&error)),
    };
    assert_eq!(labels.len(), dataset.blanks as usize);
    assert_eq!(labels.iter().collect::<BTreeSet<_>>().len(), labels.len(), "two nodes of one name");
    match n_quads::write(&dataset, Escaping::Current) {
        Ok(written) => {
            let again = n_quads::parse(&written).expect("what we write can be read");
            assert_eq!(again.dataset, dataset);
        }
        Err(error) => drop(sentence(&error)),
    }
    match canonicalize(&dataset, Escaping::Current) {
        Ok(canonical) => {
            let form = std::str::from_utf8(canonical.n_quads()).expect("the canonical form is text");
            let again = n_quads::parse(form).expect("the canonical form can be read").dataset;
            assert_eq!(canonicalize(&again, Escaping::Current).expect("and has one").n_quads(), canonical.n_quads());
        }
        Err(error) => drop(sentence(&error)),
    }
}
