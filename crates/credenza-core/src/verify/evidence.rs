//! What the verifier has at hand: documents that a verdict needs and no credential carries.

use std::collections::BTreeMap;

use crate::did::{Did, Document, DocumentError};
use crate::encoding::json::Value;
use crate::time::Timestamp;

/// How a piece of evidence came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// The verifier fetched it or placed it there.
    Own,
    /// It came with the credential: anyone may have made it. It counts only where a trust list names its key.
    Presented,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct DidEvidence {
    pub(super) document: Result<Document, String>,
    pub(super) provenance: Provenance,
    pub(super) obtained: Option<Timestamp>,
}

/// Evidence by DID. Own evidence is never displaced by presented evidence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    documents: BTreeMap<Did, DidEvidence>,
}

impl Evidence {
    /// No evidence: enough for credentials of did:key issuers.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the DID document of `did`. One that cannot be read is kept as such, so that a report can say so.
    ///
    /// `obtained` says when the verifier obtained it, and is ignored for presented evidence, whose bearer could write anything.
    ///
    /// # Errors
    /// What is wrong with the document; the caller may go on.
    pub fn add_did_document(
        &mut self,
        did: Did,
        document: &Value,
        provenance: Provenance,
        obtained: Option<Timestamp>,
    ) -> Result<(), DocumentError> {
        let parsed = Document::parse(document, &did);
        let error = parsed.as_ref().err().cloned();
        let obtained = obtained.filter(|_| provenance == Provenance::Own);
        let evidence = DidEvidence { document: parsed.map_err(|error| error.to_string()), provenance, obtained };
        let displaced =
            provenance == Provenance::Own || self.documents.get(&did).is_none_or(|known| known.provenance == Provenance::Presented);
        if displaced {
            self.documents.insert(did, evidence);
        }
        error.map_or(Ok(()), Err)
    }

    pub(super) fn did_document(&self, did: &Did) -> Option<&DidEvidence> {
        self.documents.get(did)
    }
}
