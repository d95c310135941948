//! What a verdict was made from: the digest of the input, and of each file that the verifier brought beside it, so that whoever writes a decision down can
//! cite exactly what was judged.

use std::collections::BTreeMap;

use credenza_core::credential::Format;
use credenza_core::did::Did;
use credenza_core::encoding::digest::{hex, sha256};
use credenza_core::time::Timestamp;
use credenza_core::verify::needs;
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::content::Content;
use crate::report::OWN_LIST;

/// What a file that was brought is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The DID document of an issuer or presenter.
    DidDocument,
    /// A list of trusted issuers.
    TrustList,
    /// A JSON-LD context.
    Context,
    /// A JSON Schema.
    Schema,
}

impl Kind {
    /// The stable name, also in the catalogue (`source-<name>`).
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::DidDocument => "did-document",
            Self::TrustList => "trust-list",
            Self::Context => "context",
            Self::Schema => "schema",
        }
    }
}

/// A file that was brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    /// What it is.
    pub(crate) kind: Kind,
    /// The DID or URL that it was brought under; a trust list has none.
    pub(crate) id: Option<String>,
    /// The file, as it was named; the own trust list by its name in reports.
    pub(crate) file: String,
    /// The SHA-256 of its bytes.
    pub(crate) sha256: [u8; 32],
    /// When the verifier obtained it, where that was stated.
    pub(crate) obtained: Option<Timestamp>,
}

impl Source {
    /// The file of `bytes`; nobody stated when it was obtained.
    pub(crate) fn of(kind: Kind, id: Option<&str>, file: impl Into<String>, bytes: &[u8]) -> Self {
        Self { kind, id: id.map(str::to_owned), file: file.into(), sha256: sha256(bytes), obtained: None }
    }
}

/// As it stands in a report.
impl Serialize for Source {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("kind", self.kind.name())?;
        members.serialize_entry("id", &self.id)?;
        members.serialize_entry("file", &self.file)?;
        members.serialize_entry("sha256", &hex(&self.sha256))?;
        members.serialize_entry("obtained", &self.obtained.as_ref().map(Timestamp::as_str))?;
        members.end()
    }
}

/// Everything that was brought.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sources {
    /// By DID: a folder may hold thousands, and a verdict asks for one or two.
    documents: BTreeMap<String, Source>,
    /// What every verdict of the run goes by.
    common: Vec<Source>,
}

impl Sources {
    /// Adds the DID document of `did`, in the place of one that was there before.
    pub(crate) fn add_document(&mut self, did: &Did, source: Source) {
        self.documents.insert(did.to_string(), source);
    }

    /// Adds a file that every verdict goes by. Of schemas of one URL the last counts.
    pub(crate) fn add(&mut self, source: Source) {
        if source.kind == Kind::Schema {
            self.common.retain(|other| (other.kind, &other.id) != (source.kind, &source.id));
        }
        self.common.push(source);
    }

    /// Adds all of `other`.
    pub(crate) fn extend(&mut self, other: Self) {
        self.documents.extend(other.documents);
        other.common.into_iter().for_each(|source| self.add(source));
    }

    /// States when all of it was obtained of which nothing says so; the own list is nothing that was obtained.
    pub(crate) fn state(&mut self, obtained: Option<&Timestamp>) {
        let brought = self.common.iter_mut().filter(|source| source.obtained.is_none() && source.file != OWN_LIST);
        brought.for_each(|source| source.obtained = obtained.cloned());
    }

    /// What the verdict on this input goes by: of the DID documents those that its proofs name.
    fn used_for(&self, content: &Content) -> Vec<&Source> {
        let documents = match content {
            Content::Document(document)
                if !self.documents.is_empty() && matches!(document.format(), Format::Credential | Format::Presentation) =>
            {
                needs(document).iter().filter_map(|id| self.documents.get(id)).collect()
            }
            _ => Vec::new(),
        };
        documents.into_iter().chain(&self.common).collect()
    }

    /// The origin of an input: where it stands, its digest, and what its verdict goes by.
    pub(crate) fn origin<'a>(&'a self, content: &Content, file: &'a str, sha256: Option<[u8; 32]>) -> Origin<'a> {
        Origin { file, line: None, sha256, used: self.used_for(content) }
    }
}

/// Where an input stands, and what its verdict is made from.
#[derive(Clone, Debug)]
pub(crate) struct Origin<'a> {
    /// The name of the input.
    pub(crate) file: &'a str,
    /// The line in it, counted from 1, where a line was judged.
    pub(crate) line: Option<u64>,
    /// The SHA-256 of the file, or of the line without what is blank around it; none where it is too long to be looked at.
    pub(crate) sha256: Option<[u8; 32]>,
    /// What was brought, and the verdict goes by.
    pub(crate) used: Vec<&'a Source>,
}

impl Origin<'_> {
    /// The same, of this line.
    #[must_use]
    pub(crate) fn at_line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }
}

/// The members of a report that say so.
impl Serialize for Origin<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("file", self.file)?;
        if let Some(line) = self.line {
            members.serialize_entry("line", &line)?;
        }
        members.serialize_entry("sha256", &self.sha256.map(|digest| hex(&digest)))?;
        members.serialize_entry("evidence", &self.used)?;
        members.end()
    }
}
