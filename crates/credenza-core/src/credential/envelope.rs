//! The envelope of a credential: who says it, of whom, from when to when. VCDM 2.0 §4, VCDM 1.1 §4 and §5.

use super::form::FormError;
use super::language::language_values;
use super::unsecured::Unsecured;
use super::uri::Uri;
use super::version::Version;
use crate::encoding::json::{Document, Node, Pointer};
use crate::encoding::{describe, quote};
use crate::time::Timestamp;
use std::collections::BTreeSet;

/// The base context of VCDM 2.0, first in the `@context` of its documents. VCDM 2.0 §4.3.
pub const CONTEXT_V2: &str = "https://www.w3.org/ns/credentials/v2";
/// The base context of VCDM 1.1, first in the `@context` of its documents. VCDM 1.1 §4.1.
pub const CONTEXT_V1: &str = "https://www.w3.org/2018/credentials/v1";
/// The context of Open Badges 3.0 that we write.
pub const CONTEXT_OPEN_BADGES: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

/// A credential of VCDM 2.0 or 1.1: its document without proof, every member kept, and its envelope read.
///
/// It says nothing about who wrote the document: `Verified<Credential>` does. Nor is every rule of the data model checked, only what decides how the envelope
/// reads: [`super::rules`] checks them all.
#[derive(Clone, Debug, PartialEq)]
pub struct Credential {
    document: Unsecured,
    version: Version,
    id: Option<Uri>,
    types: Vec<String>,
    issuer: Uri,
    period: Period,
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
    /// Its identifier, where it has one.
    pub id: Option<Uri>,
    /// Its types.
    pub types: Vec<String>,
    /// Where it stands in the document.
    pub pointer: Pointer,
}

impl Credential {
    /// Reads the envelope of a document; a proof in it is passed over.
    ///
    /// # Errors
    /// The first member that the data model does not allow: `context_invalid`, `non_compact`, `type_missing`, `id_invalid`, `issuer_invalid`, `subject_invalid`, `status_invalid`,
    /// `property_type_missing`, a code of [`crate::time`] for dates, `period_reversed`.
    pub fn read(document: Document) -> Result<Self, FormError> {
        Self::from_unsecured(Unsecured::new(document))
    }

    /// The same of what a proof covers; places are those of the document that arrived.
    pub(crate) fn from_unsecured(document: Unsecured) -> Result<Self, FormError> {
        if !document.is_graph() {
            return Self::from_covered(document);
        }
        let mut credential = Self::from_covered(document.clone()).map_err(|error| {
            let place = document.arrived(error.pointer());
            error.at(place)
        })?;
        credential.subjects.iter_mut().for_each(|subject| subject.pointer = document.arrived(&subject.pointer));
        credential.status.iter_mut().for_each(|entry| entry.pointer = document.arrived(&entry.pointer));
        Ok(credential)
    }

    fn from_covered(document: Unsecured) -> Result<Self, FormError> {
        let version = check_contexts(&document)?;
        check_names(&document, version)?;
        let types = types(&document, "VerifiableCredential")?;
        let id = id(&document)?;
        let issuer = issuer(&document)?;
        let period = Period::read(&document, version)?;
        let subjects = subjects(&document)?;
        let status = status_entries(&document)?;
        for property in TYPED {
            if let Some(untyped) = items(&document, property).find_map(|(step, item)| untyped(step, property, item)) {
                return Err(untyped);
            }
        }
        Ok(Self { version, id, types, issuer, period, subjects, status, document })
    }

    /// The document, without proof.
    pub fn document(&self) -> &Unsecured {
        &self.document
    }

    /// The version of the data model that it is written in.
    pub fn version(&self) -> Version {
        self.version
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

    /// The name that the issuer gives itself: self-asserted, never to be shown as if a trust list said it. Where it gives itself several, in other languages or not,
    /// all of them, with ` / ` between them, in the order of [`language_values`]: nobody can tell which one is meant.
    pub fn issuer_name(&self) -> Option<String> {
        let names = language_values(self.document.get("issuer")?.get("name")?);
        let mut seen = BTreeSet::new();
        let texts: Vec<_> = names.into_iter().map(|name| name.text).filter(|text| seen.insert(*text)).collect();
        (!texts.is_empty()).then(|| texts.join(" / "))
    }

    /// Valid from then on: `validFrom`; in VCDM 1.1 `issuanceDate`.
    pub fn valid_from(&self) -> Option<&Timestamp> {
        self.period.from.as_ref().map(|(from, _)| from)
    }

    /// Where [`Credential::valid_from`] stands in the document that arrived.
    pub fn valid_from_pointer(&self) -> Option<Pointer> {
        self.period.from.as_ref().map(|(_, name)| self.document.arrived(&name.pointer()))
    }

    /// Valid until then: `validUntil`; in VCDM 1.1 `expirationDate`.
    pub fn valid_until(&self) -> Option<&Timestamp> {
        self.period.until.as_ref().map(|(until, _)| until)
    }

    /// Where [`Credential::valid_until`] stands in the document that arrived.
    pub fn valid_until_pointer(&self) -> Option<Pointer> {
        self.period.until.as_ref().map(|(_, name)| self.document.arrived(&name.pointer()))
    }

    /// Its subjects, at least one.
    pub fn subjects(&self) -> &[Subject] {
        &self.subjects
    }

    /// Its status entries.
    pub fn status(&self) -> &[StatusEntry] {
        &self.status
    }
}

/// Properties whose every value must say of which type it is.
pub(super) const TYPED: [&str; 5] = ["termsOfUse", "evidence", "refreshService", "credentialSchema", "renderMethod"];

/// From when to when a credential is valid, each date with the name under which it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Period {
    from: Option<(Timestamp, DateName)>,
    until: Option<(Timestamp, DateName)>,
}

/// The members of an envelope that are dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DateName {
    ValidFrom,
    ValidUntil,
    IssuanceDate,
    ExpirationDate,
}

impl DateName {
    const fn pointer(self) -> Pointer {
        Pointer::fixed(match self {
            Self::ValidFrom => "/validFrom",
            Self::ValidUntil => "/validUntil",
            Self::IssuanceDate => "/issuanceDate",
            Self::ExpirationDate => "/expirationDate",
        })
    }

    const fn name(self) -> &'static str {
        match self {
            Self::ValidFrom => "validFrom",
            Self::ValidUntil => "validUntil",
            Self::IssuanceDate => "issuanceDate",
            Self::ExpirationDate => "expirationDate",
        }
    }
}

impl Period {
    /// Reads the dates under the names that the version gives them.
    ///
    /// VCDM 1.1 has two names for each (§A.1: `validFrom` and `validUntil` are reserved and in its context, and found in the wild beside the others). Of two dates the
    /// narrower counts, so that an expired credential never reads as one that is not because a reader looks at the other name.
    pub(super) fn read(document: &Unsecured, version: Version) -> Result<Self, FormError> {
        let date = |name: DateName| {
            let found = read_timestamp(document.get(name.name()), || name.pointer())?;
            Ok::<_, FormError>(found.map(|time| (time, name)))
        };
        let (begin, end) = match version {
            Version::V2 => (DateName::ValidFrom, DateName::ValidUntil),
            Version::V1 => (DateName::IssuanceDate, DateName::ExpirationDate),
        };
        let mut period = Self { from: date(begin)?, until: date(end)? };
        if version == Version::V1 {
            if let Some(from) = date(DateName::ValidFrom)?
                && period.from.as_ref().is_none_or(|(earlier, _)| from.0 > *earlier)
            {
                period.from = Some(from);
            }
            if let Some(until) = date(DateName::ValidUntil)?
                && period.until.as_ref().is_none_or(|(later, _)| until.0 < *later)
            {
                period.until = Some(until);
            }
        }
        match (&period.from, &period.until) {
            (Some((from, _)), Some((until, name))) if until < from => {
                let expected = format!("a time after {} {from}", begin.name());
                Err(FormError::new(name.pointer(), "period_reversed", expected, until.to_string()))
            }
            _ => Ok(period),
        }
    }
}

/// Refuses members that a JSON-LD reader takes for members of the envelope and a JSON reader overlooks: keywords, the full IRIs of VCDM terms, and in 2.0 the terms
/// that VCDM 1.1 had and 2.0 does not define. A revoked or expired credential must not read as neither because a key was renamed.
pub(super) fn check_names(document: &Unsecured, version: Version) -> Result<(), FormError> {
    const VOCABULARY: &str = "https://www.w3.org/2018/credentials#";
    let is_foreign = |name: &&str| {
        (name.starts_with('@') && *name != "@context")
            || name.starts_with(VOCABULARY)
            || (version == Version::V2 && matches!(*name, "issuanceDate" | "expirationDate"))
    };
    match document.members().map(|(name, _)| name).find(is_foreign) {
        None => Ok(()),
        Some(name) => {
            let expected = match version {
                Version::V1 => "members under the names that VCDM 1.1 gives them",
                Version::V2 => "members under the names that VCDM 2.0 gives them",
            };
            Err(FormError::new(Pointer::root().key(name), "non_compact", expected, quote(name)))
        }
    }
}

/// Checks `@context`: an array (or the one string) whose first item is the base context of a version; the rest URLs or objects.
pub(crate) fn check_contexts(document: &Unsecured) -> Result<Version, FormError> {
    let version = Version::of(document)?;
    let is_wrong = |item: &Node<'_>| !item.is_object() && item.as_str().is_none_or(|url| Uri::parse(url).is_err());
    match document.contexts().enumerate().skip(1).find(|(_, item)| is_wrong(item)) {
        None => Ok(version),
        Some((index, item)) => {
            let place = Pointer::fixed("/@context").index(index);
            Err(FormError::of_value(place, "context_invalid", "a URL or an object", Some(item)))
        }
    }
}

/// Reads `type`, which must contain `required`.
pub(crate) fn types(document: &Unsecured, required: &str) -> Result<Vec<String>, FormError> {
    let found = document.get("type");
    match found.and_then(strings) {
        Some(types) if types.iter().any(|kind| kind == required) => Ok(types),
        _ => Err(FormError::of_value(Pointer::fixed("/type"), "type_missing", format!("types with {required} among them"), found)),
    }
}

/// A string, or an array of strings.
pub(super) fn strings(value: Node<'_>) -> Option<Vec<String>> {
    value.one_or_many().map(|(_, item)| item.as_str().map(str::to_owned)).collect()
}

/// An absolute URI; `place` is where it stands.
pub(crate) fn uri(value: Option<Node<'_>>, place: impl FnOnce() -> Pointer, code: &'static str) -> Result<Uri, FormError> {
    match value.and_then(Node::as_str).map(Uri::parse) {
        Some(Ok(uri)) => Ok(uri),
        _ => Err(FormError::of_value(place(), code, "an absolute URI", value)),
    }
}

/// Reads `id`, which need not be there.
pub(super) fn id(document: &Unsecured) -> Result<Option<Uri>, FormError> {
    match document.get("id") {
        None => Ok(None),
        id => uri(id, || Pointer::fixed("/id"), "id_invalid").map(Some),
    }
}

pub(super) fn issuer(document: &Unsecured) -> Result<Uri, FormError> {
    match document.get("issuer") {
        Some(profile) if profile.is_object() => uri(profile.get("id"), || Pointer::fixed("/issuer/id"), "issuer_invalid"),
        other => uri(other, || Pointer::fixed("/issuer"), "issuer_invalid"),
    }
}

/// A date and time with offset, where it is there; `place` is where it stands.
pub(crate) fn read_timestamp(value: Option<Node<'_>>, place: impl FnOnce() -> Pointer) -> Result<Option<Timestamp>, FormError> {
    let expected = "a date and time with offset, such as 2026-06-30T12:00:00Z";
    let Some(found) = value else { return Ok(None) };
    match found.as_str().map(Timestamp::parse) {
        Some(Ok(time)) => Ok(Some(time)),
        Some(Err(error)) => Err(FormError::new(place(), error.code(), expected, describe(value))),
        None => Err(FormError::of_value(place(), "date_malformed", expected, value)),
    }
}

/// The step from a property to one of its values: to an item of an array, or none where the value stands by itself.
#[derive(Clone, Copy)]
pub(super) struct Step(Option<usize>);

impl Step {
    pub(super) fn place(self, property: &str) -> Pointer {
        let pointer = Pointer::root().key(property);
        self.0.map_or(pointer.clone(), |index| pointer.index(index))
    }
}

/// The items of a property that may be one object or an array of them; whatever is no object comes too.
pub(super) fn items<'a>(document: &'a Unsecured, name: &str) -> impl Iterator<Item = (Step, Node<'a>)> {
    document.get(name).into_iter().flat_map(Node::one_or_many).map(|(index, item)| (Step(index), item))
}

/// What is wrong with a value that must say of which type it is, if it does not.
pub(super) fn untyped(step: Step, property: &str, item: Node<'_>) -> Option<FormError> {
    let is_typed = item.get("type").and_then(strings).is_some_and(|kinds| !kinds.is_empty());
    (!is_typed).then(|| FormError::of_value(step.place(property).key("type"), "property_type_missing", "a type", item.get("type")))
}

pub(super) fn subjects(document: &Unsecured) -> Result<Vec<Subject>, FormError> {
    const PROPERTY: &str = "credentialSubject";
    let mut subjects = Vec::with_capacity(1);
    for (step, item) in items(document, PROPERTY) {
        let pointer = match step {
            Step(None) => Pointer::fixed("/credentialSubject"),
            step => step.place(PROPERTY),
        };
        if item.members().next().is_none() {
            return Err(FormError::of_value(pointer, "subject_invalid", "an object with at least one member", Some(item)));
        }
        let id = match item.get("id") {
            None => None,
            id => Some(uri(id, || pointer.key("id"), "subject_invalid")?),
        };
        subjects.push(Subject { id, pointer });
    }
    if subjects.is_empty() {
        return Err(FormError::of_value(Pointer::root().key(PROPERTY), "subject_invalid", "at least one subject", document.get(PROPERTY)));
    }
    Ok(subjects)
}

pub(super) fn status_entries(document: &Unsecured) -> Result<Vec<StatusEntry>, FormError> {
    const PROPERTY: &str = "credentialStatus";
    let mut entries = Vec::new();
    for (step, item) in items(document, PROPERTY) {
        let pointer = step.place(PROPERTY);
        let types = item.get("type").and_then(strings).filter(|types| !types.is_empty());
        let Some(types) = types else {
            return Err(FormError::of_value(pointer.key("type"), "status_invalid", "a status entry with a type", item.get("type")));
        };
        let id = item.get("id").map(|id| uri(Some(id), || pointer.key("id"), "status_invalid")).transpose()?;
        entries.push(StatusEntry { id, types, pointer });
    }
    Ok(entries)
}
