//! The report as JSON: stable, documented in `docs/report.md`.

use serde_core::ser::{Serialize, SerializeMap, Serializer};

use super::embedded::Embedded;
use super::finding::{Finding, Question};
use super::report::{Answer, Report, Verified};
use crate::credential::Credential;
use crate::encoding::json::Value;
use crate::micro::Text;
use crate::quality::{Elements, Endorsement, Part, State, Statement, StatementValue};

/// The name and version of the format.
pub const REPORT_SCHEMA: &str = "credenza.report/1";

impl Report {
    /// The report as JSON. Its claims come only from bytes that a verified proof covers: `credential` and `elements` are null unless
    /// [`Report::authentic`] has the credential. Who writes it down serialises the report itself, without this tree.
    pub fn to_value(&self) -> Value {
        // Nothing in it can fail to be a value: the names are texts.
        serde_json::to_value(self).unwrap_or_default()
    }
}

/// What [`Report::to_value`] says.
impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let elements = self.elements();
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("schema", REPORT_SCHEMA)?;
        members.serialize_entry("conclusion", self.conclusion().name())?;
        members.serialize_entry("exit", &(self.verdict() as u8))?;
        members.serialize_entry("answers", &Answers(self))?;
        members.serialize_entry("issuer", &self.authentic().map(|credential| Issuer(credential, self.trusted_name())))?;
        members.serialize_entry("credential", &self.authentic().map(|credential| credential.document()))?;
        members.serialize_entry("elements", &elements.map(Json))?;
        members.serialize_entry("award", &elements.map(|elements| Each(elements.award())))?;
        members.serialize_entry("findings", &Each(self.findings()))?;
        if let Some(endorsement) = self.endorsement() {
            members.serialize_entry("endorsement", &Json(&endorsement))?;
        }
        if let Some(parts) = elements.map(Elements::parts).filter(|parts| !parts.is_empty()) {
            members.serialize_entry("parts", &Each(parts))?;
        }
        if !self.embedded().is_empty() {
            members.serialize_entry("embedded", &Each(self.embedded()))?;
        }
        members.end()
    }
}

/// A part of a report, as it stands in one.
pub(crate) struct Json<T>(T);

/// All of these, as they stand in a report.
pub(crate) struct Each<'a, T>(pub(crate) &'a [T]);

impl<'a, T> Serialize for Each<'a, T>
where
    Json<&'a T>: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(Json))
    }
}

struct Answers<'a>(&'a Report);

impl Serialize for Answers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Question::ALL.iter().map(|question| (question.name(), self.0.answer(*question).name())))
    }
}

/// A credential's issuer, and the trust list's name for it. That and the self-asserted one stand apart: a name is not a DID, and anyone may call itself anything.
struct Issuer<'a>(&'a Verified<Credential>, Option<&'a str>);

impl Serialize for Issuer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(credential, trusted_name) = self;
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("id", credential.issuer().as_str())?;
        members.serialize_entry("trusted_name", trusted_name)?;
        members.serialize_entry("self_asserted_name", &credential.issuer_name())?;
        members.serialize_entry("key", &credential.key().to_multikey())?;
        members.end()
    }
}

impl Serialize for Json<&Finding> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(finding) = self;
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("question", finding.check.question().name())?;
        members.serialize_entry("check", finding.check.name())?;
        members.serialize_entry("outcome", finding.outcome.name())?;
        members.serialize_entry("code", finding.code.as_str())?;
        members.serialize_entry("pointer", finding.pointer.as_str())?;
        members.serialize_entry("detail", &Detail(&finding.detail))?;
        members.end()
    }
}

struct Detail<'a>(&'a [(&'static str, String)]);

impl Serialize for Detail<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl Serialize for Json<&Elements> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(element, state)| (element.name(), Json(state))))
    }
}

impl Serialize for Json<&State> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("state", self.0.name())?;
        match self.0 {
            State::Absent => {}
            State::Stated(statements) => members.serialize_entry("statements", &Each(statements))?,
            State::NotApplicable { reason, pointer } => {
                let value = StatementValue::Text(reason.clone());
                let statement = Statement { role: "reason", value, pointer: pointer.clone(), group: None };
                members.serialize_entry("statements", &[Json(&statement)])?;
            }
            State::Contradictory { one, other } => members.serialize_entry("statements", &[Json(one), Json(other)])?,
        }
        members.end()
    }
}

impl Serialize for Json<&Statement> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("role", self.0.role)?;
        members.serialize_entry("value", &Json(&self.0.value))?;
        members.serialize_entry("pointer", self.0.pointer.as_str())?;
        if let Some(group) = self.0.group {
            members.serialize_entry("group", &group)?;
        }
        members.end()
    }
}

impl Serialize for Json<&StatementValue> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            StatementValue::Plain(text) => serializer.serialize_str(text),
            StatementValue::Word(word) => serializer.collect_map([("word", word)]),
            StatementValue::Text(texts) => serializer.collect_map([("text", Json(texts))]),
        }
    }
}

impl Serialize for Json<&Text> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(tag, text)| (tag.as_str(), text)))
    }
}

/// One of several subjects or achievements.
impl Serialize for Json<&Part> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Part { pointer, elements } = self.0;
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("pointer", pointer.as_str())?;
        members.serialize_entry("elements", &Json(elements))?;
        members.serialize_entry("award", &Each(elements.award()))?;
        members.end()
    }
}

impl Serialize for Json<&Endorsement<'_>> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(Some(2))?;
        members.serialize_entry("endorsed", &self.0.endorsed().collect::<Vec<_>>())?;
        members.serialize_entry("comments", &self.0.comments().collect::<Vec<_>>())?;
        members.end()
    }
}

/// A credential inside it. What it claims stands in its own report, from what its own signature covers.
impl Serialize for Json<&Embedded> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(embedded) = self;
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("kind", embedded.kind().name())?;
        members.serialize_entry("pointer", embedded.pointer().as_str())?;
        members.serialize_entry("within", &embedded.within())?;
        members.serialize_entry("endorses_its_place", &embedded.endorses_its_place().map(Answer::name))?;
        members.serialize_entry("report", embedded.report())?;
        members.end()
    }
}
