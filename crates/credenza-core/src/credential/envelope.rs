//! The envelope of a credential: who says it, of whom, from when to when. VCDM 2.0 §4.

use super::form::{FormError, describe};
use super::uri::Uri;
use crate::encoding::json::{Map, Pointer, Value};
use crate::time::Timestamp;

/// The base context of VCDM 2.0, first in every credential's `@context`. VCDM 2.0 §4.3.
pub const CONTEXT_V2: &str = "https://www.w3.org/ns/credentials/v2";
/// The base context of VCDM 1.1.
pub const CONTEXT_V1: &str = "https://www.w3.org/2018/credentials/v1";
/// The context of Open Badges 3.0 that we write.
pub const CONTEXT_OPEN_BADGES: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

/// A credential of VCDM 2.0: its document without proof, every member kept, and its envelope read.
///
/// It says nothing about who wrote the document: `Verified<Credential>` does.
#[derive(Clone, Debug, PartialEq)]
pub struct Credential {
    document: Map<String, Value>,
    id: Option<Uri>,
    types: Vec<String>,
    issuer: Uri,
    valid_from: Option<Timestamp>,
    valid_until: Option<Timestamp>,
    subjects: Vec<Subject>,
    status: Vec<StatusEntry>,
}

/// One subject of a credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its IRI, where it has one; a DID binds the credential to a holder.
    pub id: Option<Uri>,
    /// Where it stands in the document.
    pub pointer: Pointer,
}

/// One entry of `credentialStatus`. VCDM 2.0 §4.10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusEntry {
    /// Its types.
    pub types: Vec<String>,
    /// Where it stands in the document.
    pub pointer: Pointer,
}

impl Credential {
    /// Reads the envelope of a document without proof.
    ///
    /// # Errors
    /// The first member that VCDM 2.0 does not allow: `context_invalid`, `non_compact`, `type_missing`, `id_invalid`, `issuer_invalid`, `subject_invalid`, `status_invalid`,
    /// `property_type_missing`, a code of [`crate::time`] for dates, `period_reversed`.
    pub fn from_document(mut document: Map<String, Value>) -> Result<Self, FormError> {
        document.shift_remove("proof");
        let root = Pointer::root();
        check_contexts(&document)?;
        check_names(&document)?;
        let types = types(&document, "VerifiableCredential")?;
        let id = match document.get("id") {
            None => None,
            id => Some(uri(id, root.key("id"), "id_invalid")?),
        };
        let issuer = issuer(&document)?;
        let valid_from = read_timestamp(&document, "validFrom", &root)?;
        let valid_until = read_timestamp(&document, "validUntil", &root)?;
        if let (Some(from), Some(until)) = (&valid_from, &valid_until)
            && until < from
        {
            return Err(FormError::new(
                root.key("validUntil"),
                "period_reversed",
                format!("a time after validFrom {from}"),
                until.to_string(),
            ));
        }
        let subjects = subjects(&document)?;
        let status = status_entries(&document)?;
        for property in ["termsOfUse", "evidence", "refreshService", "credentialSchema", "renderMethod"] {
            for (pointer, item) in items(&document, property) {
                if item.get("type").is_none_or(|kind| strings(kind).is_none_or(|kinds| kinds.is_empty())) {
                    return Err(FormError::of_value(pointer.key("type"), "property_type_missing", "a type", item.get("type")));
                }
            }
        }
        Ok(Self { id, types, issuer, valid_from, valid_until, subjects, status, document })
    }

    /// The document, without proof.
    pub fn document(&self) -> &Map<String, Value> {
        &self.document
    }

    /// The document, without proof, to be secured.
    pub fn into_document(self) -> Map<String, Value> {
        self.document
    }

    /// Its IRI.
    pub fn id(&self) -> Option<&Uri> {
        self.id.as_ref()
    }

    /// Its types, `VerifiableCredential` among them.
    pub fn types(&self) -> &[String] {
        &self.types
    }

    /// The issuer's IRI.
    pub fn issuer(&self) -> &Uri {
        &self.issuer
    }

    /// The name that the issuer gives itself: self-asserted, never to be shown as if a trust list said it.
    pub fn issuer_name(&self) -> Option<&str> {
        self.document.get("issuer")?.get("name")?.as_str()
    }

    /// Valid from then on.
    pub fn valid_from(&self) -> Option<&Timestamp> {
        self.valid_from.as_ref()
    }

    /// Valid until then.
    pub fn valid_until(&self) -> Option<&Timestamp> {
        self.valid_until.as_ref()
    }

    /// Its subjects, at least one.
    pub fn subjects(&self) -> &[Subject] {
        &self.subjects
    }

    /// Its status entries.
    pub fn status(&self) -> &[StatusEntry] {
        &self.status
    }

    /// The items of `@context`.
    pub fn contexts(&self) -> &[Value] {
        match self.document.get("@context") {
            Some(Value::Array(items)) => items,
            Some(one) => std::slice::from_ref(one),
            None => &[],
        }
    }
}

/// Refuses members that a JSON-LD reader takes for members of the envelope and a JSON reader overlooks: keywords, the full IRIs of VCDM terms, and the terms that
/// VCDM 1.1 had and 2.0 does not define. A revoked or expired credential must not read as neither because a key was renamed.
fn check_names(document: &Map<String, Value>) -> Result<(), FormError> {
    const VOCABULARY: &str = "https://www.w3.org/2018/credentials#";
    let is_foreign = |name: &&String| {
        (name.starts_with('@') && *name != "@context")
            || name.starts_with(VOCABULARY)
            || matches!(name.as_str(), "issuanceDate" | "expirationDate")
    };
    match document.keys().find(is_foreign) {
        None => Ok(()),
        Some(name) => {
            let expected = "members under the names that VCDM 2.0 gives them";
            Err(FormError::new(Pointer::root().key(name), "non_compact", expected, describe(Some(&Value::from(name.as_str())))))
        }
    }
}

/// Checks `@context`: an array (or the one string) whose first item is the base context; the rest URLs or objects.
pub(crate) fn check_contexts(document: &Map<String, Value>) -> Result<(), FormError> {
    let pointer = Pointer::root().key("@context");
    let contexts = document.get("@context");
    let expected = || format!("an array that begins with {CONTEXT_V2}");
    let error = |pointer, found| Err(FormError::of_value(pointer, "context_invalid", expected(), found));
    match contexts {
        Some(Value::String(only)) if only == CONTEXT_V2 => Ok(()),
        Some(Value::Array(items)) => {
            if items.first().and_then(Value::as_str) != Some(CONTEXT_V2) {
                return error(pointer.index(0), items.first());
            }
            for (index, item) in items.iter().enumerate() {
                let fine = match item {
                    Value::String(url) => Uri::parse(url).is_ok(),
                    Value::Object(_) => true,
                    _ => false,
                };
                if !fine {
                    return Err(FormError::of_value(pointer.index(index), "context_invalid", "a URL or an object", Some(item)));
                }
            }
            Ok(())
        }
        other => error(pointer, other),
    }
}

/// Reads `type`, which must contain `required`.
pub(crate) fn types(document: &Map<String, Value>, required: &str) -> Result<Vec<String>, FormError> {
    let found = document.get("type");
    match found.and_then(strings) {
        Some(types) if types.iter().any(|kind| kind == required) => Ok(types),
        _ => Err(FormError::of_value(Pointer::root().key("type"), "type_missing", format!("types with {required} among them"), found)),
    }
}

/// A string, or an array of strings.
fn strings(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::String(one) => Some(vec![one.clone()]),
        Value::Array(many) => many.iter().map(|item| item.as_str().map(str::to_owned)).collect(),
        _ => None,
    }
}

pub(crate) fn uri(value: Option<&Value>, pointer: Pointer, code: &'static str) -> Result<Uri, FormError> {
    match value.and_then(Value::as_str).map(Uri::parse) {
        Some(Ok(uri)) => Ok(uri),
        _ => Err(FormError::of_value(pointer, code, "an absolute URI", value)),
    }
}

fn issuer(document: &Map<String, Value>) -> Result<Uri, FormError> {
    let pointer = Pointer::root().key("issuer");
    match document.get("issuer") {
        Some(Value::Object(profile)) => uri(profile.get("id"), pointer.key("id"), "issuer_invalid"),
        other => uri(other, pointer, "issuer_invalid"),
    }
}

/// A member that is a date and time with offset, where it is there; `pointer` is where its object stands.
pub(crate) fn read_timestamp(members: &Map<String, Value>, name: &str, pointer: &Pointer) -> Result<Option<Timestamp>, FormError> {
    let expected = "a date and time with offset, such as 2026-06-30T12:00:00Z";
    match members.get(name) {
        None => Ok(None),
        Some(Value::String(text)) => match Timestamp::parse(text) {
            Ok(time) => Ok(Some(time)),
            Err(error) => Err(FormError::new(pointer.key(name), error.code(), expected, describe(members.get(name)))),
        },
        found => Err(FormError::of_value(pointer.key(name), "date_malformed", expected, found)),
    }
}

/// The items of a property that may be one object or an array of them, with their places; whatever is no object comes too.
fn items<'a>(document: &'a Map<String, Value>, name: &str) -> Vec<(Pointer, &'a Value)> {
    let pointer = Pointer::root().key(name);
    match document.get(name) {
        None => Vec::new(),
        Some(Value::Array(many)) => many.iter().enumerate().map(|(index, item)| (pointer.index(index), item)).collect(),
        Some(one) => vec![(pointer, one)],
    }
}

fn subjects(document: &Map<String, Value>) -> Result<Vec<Subject>, FormError> {
    let mut subjects = Vec::new();
    for (pointer, item) in items(document, "credentialSubject") {
        let Some(members) = item.as_object().filter(|members| !members.is_empty()) else {
            return Err(FormError::of_value(pointer, "subject_invalid", "an object with at least one member", Some(item)));
        };
        let id = match members.get("id") {
            None => None,
            id => Some(uri(id, pointer.key("id"), "subject_invalid")?),
        };
        subjects.push(Subject { id, pointer });
    }
    if subjects.is_empty() {
        let found = document.get("credentialSubject");
        return Err(FormError::of_value(Pointer::root().key("credentialSubject"), "subject_invalid", "at least one subject", found));
    }
    Ok(subjects)
}

fn status_entries(document: &Map<String, Value>) -> Result<Vec<StatusEntry>, FormError> {
    let mut entries = Vec::new();
    for (pointer, item) in items(document, "credentialStatus") {
        let types = item.get("type").and_then(strings).filter(|types| !types.is_empty());
        let Some(types) = types else {
            return Err(FormError::of_value(pointer.key("type"), "status_invalid", "a status entry with a type", item.get("type")));
        };
        if let Some(id) = item.get("id") {
            uri(Some(id), pointer.key("id"), "status_invalid")?;
        }
        entries.push(StatusEntry { types, pointer });
    }
    Ok(entries)
}
