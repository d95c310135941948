//! What a file is, at a first look that believes nothing.

use credenza_core::credential::{Format, Secured};
use credenza_core::encoding::json::{Document, ParseError, Value};
use credenza_core::present::{PRESENTATION_SCHEMA, Request};
use credenza_core::verify::REPORT_SCHEMA;

use crate::content::{Content, Foreign};
use crate::report::REPORTS_SCHEMA;
use crate::secret_form;

/// What a file is.
pub(crate) enum DocumentKind {
    /// A credential or presentation in one of the formats that are known, or JSON around some.
    Secured(Secured),
    /// A verifier's request.
    Request(Value),
    /// A plain trust file.
    TrustList(Value),
    /// A DID document.
    DidDocument(Value),
    /// The index of a folder of evidence.
    EvidenceIndex(Value),
    /// A report of this program.
    Report(Value),
    /// JSON of another kind.
    Json(Value),
    /// A secret key: nothing of it is shown.
    SecretKey,
    /// A file that age closed.
    Encrypted,
    /// A picture out of which no credential could be read, or a file of a kind that is not looked into.
    Foreign(Foreign),
    /// A document in each line (NDJSON).
    Lines,
    /// None of these.
    NotJson(ParseError),
}

impl DocumentKind {
    /// What these bytes are.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let begins = |wanted: &str| bytes.trim_ascii_start().starts_with(wanted.as_bytes());
        if begins("age-encryption.org/") || begins("-----BEGIN AGE") || begins("credenza.backup/") {
            return Self::Encrypted;
        }
        match Content::of(bytes) {
            Content::Foreign(foreign) => Self::Foreign(foreign),
            // Before the secrets: a line may be a credential that speaks of one.
            Content::Unread(_) if is_in_lines(bytes) => Self::Lines,
            Content::Unread(_) if secret_form::is_in_text(bytes) => Self::SecretKey,
            Content::Unread(error) => Self::NotJson(error),
            Content::Document(document) => match document.format() {
                // What this program writes may hold credentials, as an export of another may. Whatever else stands beside credentials makes of them no
                // list and no key.
                Format::Container => Self::by_schema(document.unverified().clone()).unwrap_or(Self::Secured(document)),
                Format::Unknown => Self::of_json(document.unverified().clone()),
                _ => Self::Secured(document),
            },
        }
    }

    /// The name of what these bytes are, if that is a kind known here and can be no credential or presentation: what is given by mistake for one.
    pub(crate) fn of_another(bytes: &[u8]) -> Option<&'static str> {
        if bytes.trim_ascii().is_empty() {
            return Some("empty");
        }
        match Self::of(bytes) {
            Self::Secured(_) | Self::Json(_) | Self::Foreign(_) | Self::NotJson(_) => None,
            known => Some(known.name()),
        }
    }

    fn of_json(value: Value) -> Self {
        if secret_form::is_in_json(&value) {
            return Self::SecretKey;
        }
        let value = match Self::by_schema(value) {
            Ok(known) => return known,
            Err(value) => value,
        };
        if value.get("id").and_then(Value::as_str).is_some_and(|id| id.starts_with("did:"))
            && ["verificationMethod", "assertionMethod"].iter().any(|name| value.get(name).is_some())
        {
            return Self::DidDocument(value);
        }
        if value.get("issuers").is_some_and(Value::is_array) {
            return Self::TrustList(value);
        }
        let is_piece = |item: &Value| item.get("id").is_some() && item.get("file").is_some();
        match value.as_array() {
            Some(items) if !items.is_empty() && items.iter().all(is_piece) => Self::EvidenceIndex(value),
            _ => Self::Json(value),
        }
    }

    /// What names its own schema; any other value comes back.
    fn by_schema(value: Value) -> Result<Self, Value> {
        match value.get("schema").and_then(Value::as_str) {
            Some(Request::SCHEMA) => Ok(Self::Request(value)),
            Some(REPORT_SCHEMA | PRESENTATION_SCHEMA | REPORTS_SCHEMA) => Ok(Self::Report(value)),
            _ => Err(value),
        }
    }

    /// Whether a secret key stands in what holds credentials too: then the whole is not shown.
    pub(crate) fn holds_secret(&self) -> bool {
        match self {
            Self::Secured(document) if document.format() == Format::Container => secret_form::is_in_json(document.unverified()),
            Self::Request(value) | Self::Report(value) => secret_form::is_in_json(value),
            _ => false,
        }
    }

    /// The stable name.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Secured(document) => match document.format() {
                Format::Credential => "credential",
                Format::Presentation => "presentation",
                Format::Jwt => "jwt",
                Format::Unknown => "json",
                other => other.name(),
            },
            Self::Request(_) => "request",
            Self::TrustList(_) => "trust-list",
            Self::DidDocument(_) => "did-document",
            Self::EvidenceIndex(_) => "evidence-index",
            Self::Report(_) => "report",
            Self::Json(_) => "json",
            Self::SecretKey => "secret-key",
            Self::Encrypted => "encrypted",
            Self::Foreign(Foreign::Unsupported(format)) => format,
            Self::Foreign(_) => "picture",
            Self::Lines => "lines",
            Self::NotJson(_) => "not-json",
        }
    }
}

/// Whether the first two lines that are not blank are a JSON object each.
fn is_in_lines(bytes: &[u8]) -> bool {
    let mut lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let is_object = |line: &[u8]| line.starts_with(b"{") && Document::parse(line).is_ok();
    lines.next().is_some_and(is_object) && lines.next().is_some_and(is_object)
}
