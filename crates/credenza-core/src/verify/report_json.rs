//! The report as JSON: stable, documented in `docs/report.md`.

use serde_json::json;

use super::embedded::Embedded;
use super::finding::{Finding, Question};
use super::report::{Answer, Report, Verified};
use crate::credential::Credential;
use crate::encoding::json::{Map, Value};
use crate::quality::{Elements, Part, State, Statement, StatementValue};

/// The name and version of the format.
pub const REPORT_SCHEMA: &str = "credenza.report/1";

impl Report {
    /// The report as JSON. Its claims come only from bytes that a verified proof covers: `credential` and `elements` are null unless
    /// [`Report::authentic`] has the credential.
    pub fn to_value(&self) -> Value {
        let answers: Map<_, _> =
            Question::ALL.iter().map(|question| (question.name().to_owned(), self.answer(*question).name().into())).collect();
        let mut report = json!({
            "schema": REPORT_SCHEMA,
            "conclusion": self.conclusion().name(),
            "exit": self.verdict() as u8,
            "answers": answers,
            "issuer": self.authentic().map(|credential| issuer(credential, self.trusted_name())),
            "credential": self.authentic().map(|credential| credential.document().to_value()),
            "elements": self.elements().map(elements),
            "award": self.elements().map(|elements| elements.award().iter().map(statement).collect::<Vec<_>>()),
            "findings": self.findings().iter().map(finding).collect::<Vec<_>>(),
        });
        if let Some(members) = report.as_object_mut() {
            if let Some(endorsement) = self.endorsement() {
                let (endorsed, comments): (Vec<_>, Vec<_>) = (endorsement.endorsed().collect(), endorsement.comments().collect());
                members.insert("endorsement".to_owned(), json!({"endorsed": endorsed, "comments": comments}));
            }
            if let Some(parts) = self.elements().map(Elements::parts).filter(|parts| !parts.is_empty()) {
                members.insert("parts".to_owned(), parts.iter().map(part).collect());
            }
            if !self.embedded().is_empty() {
                members.insert("embedded".to_owned(), self.embedded().iter().map(embedded).collect());
            }
        }
        report
    }
}

/// One of several subjects or achievements.
fn part(part: &Part) -> Value {
    json!({
        "pointer": part.pointer.as_str(),
        "elements": elements(&part.elements),
        "award": part.elements.award().iter().map(statement).collect::<Vec<_>>(),
    })
}

/// A credential inside it. What it claims stands in its own report, from what its own signature covers.
fn embedded(embedded: &Embedded) -> Value {
    json!({
        "kind": embedded.kind().name(),
        "pointer": embedded.pointer().as_str(),
        "within": embedded.within(),
        "endorses_its_place": embedded.endorses_its_place().map(Answer::name),
        "report": embedded.report().to_value(),
    })
}

/// The trust list's name and the self-asserted one stand apart: a name is not a DID, and anyone may call itself anything.
fn issuer(credential: &Verified<Credential>, trusted_name: Option<&str>) -> Value {
    json!({
        "id": credential.issuer().as_str(),
        "trusted_name": trusted_name,
        "self_asserted_name": credential.issuer_name(),
        "key": credential.key().to_multikey(),
    })
}

pub(crate) fn finding(finding: &Finding) -> Value {
    let detail: Map<_, _> = finding.detail.iter().map(|(name, value)| ((*name).to_owned(), value.as_str().into())).collect();
    json!({
        "question": finding.check.question().name(),
        "check": finding.check.name(),
        "outcome": finding.outcome.name(),
        "code": finding.code.as_str(),
        "pointer": finding.pointer.as_str(),
        "detail": detail,
    })
}

fn elements(elements: &Elements) -> Value {
    elements.iter().map(|(element, state)| (element.name().to_owned(), self::state(state))).collect::<Map<_, _>>().into()
}

fn state(state: &State) -> Value {
    let mut it = Map::from_iter([("state".to_owned(), Value::from(state.name()))]);
    match state {
        State::Absent => {}
        State::Stated(statements) => {
            it.insert("statements".to_owned(), statements.iter().map(statement).collect());
        }
        State::NotApplicable { reason, pointer } => {
            let value = StatementValue::Text(reason.clone());
            let statement = Statement { role: "reason", value, pointer: pointer.clone(), group: None };
            it.insert("statements".to_owned(), Value::Array(vec![self::statement(&statement)]));
        }
        State::Contradictory { one, other } => {
            it.insert("statements".to_owned(), Value::Array(vec![statement(one), statement(other)]));
        }
    }
    Value::Object(it)
}

fn statement(statement: &Statement) -> Value {
    let value = match &statement.value {
        StatementValue::Plain(text) => json!(text),
        StatementValue::Word(word) => json!({"word": word}),
        StatementValue::Text(texts) => {
            json!({"text": texts.iter().map(|(tag, text)| (tag.to_string(), text.into())).collect::<Map<_, _>>()})
        }
    };
    let mut it = json!({"role": statement.role, "value": value, "pointer": statement.pointer.as_str()});
    if let (Some(members), Some(group)) = (it.as_object_mut(), statement.group) {
        members.insert("group".to_owned(), group.into());
    }
    it
}
