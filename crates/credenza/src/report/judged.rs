//! What one input came to, whatever it was.

use credenza_core::encoding::json::{ParseError, Value};
use credenza_core::present::AnswerReport;
use credenza_core::verify::{Code, Conclusion, Finding, Question, REPORT_SCHEMA, Report, Verdict};
use serde_json::json;

use super::findings::sentence;
use crate::exit::Exit;
use crate::messages::{Messages, displayed};

/// The judgement on one input.
pub(crate) enum Judged {
    /// A credential, or something in its place that was judged like one.
    Credential(Report),
    /// A presentation, as the answer to a request.
    Presentation(AnswerReport),
    /// Not JSON with one meaning: malformed, so not authentic.
    Unread(ParseError),
    /// A file of another kind that may hold a credential (`png`, `svg`, `pdf`): unknown, never a pass.
    Foreign(&'static str),
}

impl Judged {
    /// Accepted, rejected or undetermined.
    pub(crate) fn conclusion(&self) -> Conclusion {
        match self {
            Self::Credential(report) => report.conclusion(),
            Self::Presentation(answer) => answer.conclusion(),
            Self::Unread(_) => Conclusion::Rejected,
            Self::Foreign(_) => Conclusion::Undetermined,
        }
    }

    /// The exit code that it stands for.
    pub(crate) fn exit(&self) -> Exit {
        let verdict = match self {
            Self::Credential(report) => report.verdict(),
            Self::Presentation(answer) => answer.verdict(),
            Self::Unread(_) => Verdict::NotAuthentic,
            Self::Foreign(_) => Verdict::Undetermined,
        };
        match verdict {
            Verdict::Accepted => Exit::Done,
            Verdict::NotAuthentic => Exit::NotAuthentic,
            Verdict::Undetermined => Exit::Undetermined,
            Verdict::Revoked => Exit::Revoked,
            Verdict::NotCurrent => Exit::NotCurrent,
            Verdict::NotTrusted => Exit::NotTrusted,
            Verdict::PolicyNotMet => Exit::PolicyNotMet,
        }
    }

    /// Why it is not accepted, in one sentence; none where it is.
    pub(crate) fn reason(&self, messages: &Messages) -> Option<String> {
        match self {
            Self::Credential(report) => report.decisive().map(|finding| sentence(messages, finding)),
            Self::Presentation(answer) => decisive_of(answer).map(|finding| sentence(messages, finding)),
            Self::Unread(error) => Some(messages.text(error.code(), &displayed(&error.args()))),
            Self::Foreign(format) => Some(messages.text(Code::FormatUnsupported.as_str(), &[("format", format)])),
        }
    }

    /// The report as JSON, in the format of the core (docs/report.md).
    pub(crate) fn to_value(&self) -> Value {
        match self {
            Self::Credential(report) => report.to_value(),
            Self::Presentation(answer) => answer.to_value(),
            Self::Unread(error) => {
                let detail = error
                    .args()
                    .into_iter()
                    .filter(|(name, _)| *name != "pointer")
                    .map(|(name, value)| (name.to_owned(), serde_json::Value::from(value)));
                self.of_one_finding("fail", error.code(), error.pointer.as_str(), detail.collect())
            }
            Self::Foreign(format) => self.of_one_finding("unknown", Code::FormatUnsupported.as_str(), "", json!({"format": format})),
        }
    }

    /// The report on something that the core never saw: every check but the form is idle.
    fn of_one_finding(&self, outcome: &str, code: &str, pointer: &str, detail: Value) -> Value {
        let authentic = if outcome == "fail" { "no" } else { "unknown" };
        let answers = Question::ALL.iter().map(|question| {
            let answer = if *question == Question::Authentic { authentic } else { "unknown" };
            (question.name().to_owned(), Value::from(answer))
        });
        json!({
            "schema": REPORT_SCHEMA,
            "conclusion": self.conclusion().name(),
            "exit": self.exit() as u8,
            "answers": answers.collect::<Value>(),
            "issuer": null,
            "credential": null,
            "elements": null,
            "findings": [{
                "question": Question::Authentic.name(),
                "check": "form",
                "outcome": outcome,
                "code": code,
                "pointer": pointer,
                "detail": detail,
            }],
        })
    }
}

/// The finding that decided about a presentation: its own, else that of its first credential that is not accepted in the order of the verdict.
pub(crate) fn decisive_of(answer: &AnswerReport) -> Option<&Finding> {
    if answer.report().answer(Question::Authentic) != credenza_core::verify::Answer::Yes {
        return answer.report().decisive();
    }
    answer.credentials().iter().find(|report| report.verdict() == answer.verdict()).and_then(Report::decisive)
}

/// The exit code of several inputs: a failed operation first, because then not everything was judged, and a usage error; then the order of the verdict.
pub(crate) fn worst(exits: impl IntoIterator<Item = Exit>) -> Exit {
    const ORDER: [Exit; 9] = [
        Exit::Failed,
        Exit::Usage,
        Exit::NotAuthentic,
        Exit::Undetermined,
        Exit::Revoked,
        Exit::NotCurrent,
        Exit::NotTrusted,
        Exit::PolicyNotMet,
        Exit::Done,
    ];
    let rank = |exit: &Exit| ORDER.iter().position(|other| other == exit).unwrap_or_default();
    exits.into_iter().min_by_key(rank).unwrap_or(Exit::Done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_comes_first() {
        assert_eq!(worst([]), Exit::Done);
        assert_eq!(worst([Exit::Done, Exit::NotTrusted, Exit::NotCurrent]), Exit::NotCurrent);
        assert_eq!(worst([Exit::Undetermined, Exit::NotAuthentic, Exit::Done]), Exit::NotAuthentic);
        assert_eq!(worst([Exit::NotAuthentic, Exit::Failed]), Exit::Failed);
    }
}
