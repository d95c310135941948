//! What one input came to, whatever it was.

use credenza_core::encoding::json::{ParseError, Value};
use credenza_core::present::AnswerReport;
use credenza_core::verify::{Answer, Code, Conclusion, Finding, Question, REPORT_SCHEMA, Report, Verdict};
use serde::{Serialize, Serializer};
use serde_json::json;

use super::findings::sentence;
use crate::content::Foreign;
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
    /// A file of another kind: malformed, or unknown; never a pass.
    Foreign(Foreign),
}

impl Judged {
    /// Accepted, rejected or undetermined.
    pub(crate) fn conclusion(&self) -> Conclusion {
        match self {
            Self::Credential(report) => report.conclusion(),
            Self::Presentation(answer) => answer.conclusion(),
            Self::Unread(_) => Conclusion::Rejected,
            Self::Foreign(foreign) if foreign.is_malformed() => Conclusion::Rejected,
            Self::Foreign(_) => Conclusion::Undetermined,
        }
    }

    /// The exit code that it stands for.
    pub(crate) fn exit(&self) -> Exit {
        self.rank().exit()
    }

    /// Whether it is a presentation that was judged without a request: a mistake of the user's, never a success.
    pub(crate) fn lacks_request(&self) -> bool {
        matches!(self, Self::Credential(report) if report.findings().iter().any(|finding| finding.code == Code::RequestMissing))
    }

    /// Whether something in it would have cost more than was allowed, so that it may come to something else where more is.
    pub(crate) fn exceeded_limits(&self) -> bool {
        match self {
            Self::Credential(report) => report.exceeded_limits(),
            Self::Presentation(answer) => answer.exceeded_limits(),
            Self::Unread(_) | Self::Foreign(_) => false,
        }
    }

    /// Where it stands among several.
    pub(crate) fn rank(&self) -> Rank {
        if self.lacks_request() {
            return Rank::Usage;
        }
        let authenticity_unknown = |report: &Report| report.answer(Question::Authentic) == Answer::Unknown;
        let (verdict, unknown) = match self {
            Self::Credential(report) => (report.verdict(), authenticity_unknown(report)),
            Self::Presentation(answer) => {
                (answer.verdict(), std::iter::once(answer.report()).chain(answer.credentials()).any(authenticity_unknown))
            }
            Self::Unread(_) => (Verdict::NotAuthentic, false),
            Self::Foreign(foreign) if foreign.is_malformed() => (Verdict::NotAuthentic, false),
            Self::Foreign(_) => (Verdict::Undetermined, true),
        };
        match verdict {
            Verdict::Accepted => Rank::Done,
            Verdict::NotAuthentic => Rank::NotAuthentic,
            Verdict::Undetermined if unknown => Rank::AuthenticityUnknown,
            Verdict::Undetermined => Rank::OtherwiseUnknown,
            Verdict::Revoked => Rank::Revoked,
            Verdict::NotCurrent => Rank::NotCurrent,
            Verdict::NotTrusted => Rank::NotTrusted,
            Verdict::PolicyNotMet => Rank::PolicyNotMet,
        }
    }

    /// Why it is not accepted, in one sentence; none where it is.
    pub(crate) fn reason(&self, messages: &Messages) -> Option<String> {
        match self {
            Self::Credential(report) => reason(messages, report.verdict(), report.decisive()),
            Self::Presentation(answer) => reason(messages, answer.verdict(), decisive_of(answer)),
            Self::Unread(error) => Some(messages.text(error.code(), &displayed(&error.args()))),
            Self::Foreign(foreign) => Some(messages.text(foreign.code(), &displayed(&foreign.args()))),
        }
    }

    /// The report on something that the core never saw: every check but the form is idle.
    fn of_one_finding(&self, outcome: &str, code: &str, pointer: &str, args: Vec<(&'static str, String)>) -> Value {
        let detail: Value = args.into_iter().map(|(name, value)| (name.to_owned(), Value::from(value))).collect();
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

/// The report as JSON, in the format of the core (docs/report.md).
impl Serialize for Judged {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Credential(report) => report.serialize(serializer),
            Self::Presentation(answer) => answer.serialize(serializer),
            Self::Unread(error) => {
                let args = error.args().into_iter().filter(|(name, _)| *name != "pointer").collect();
                self.of_one_finding("fail", error.code(), error.pointer.as_str(), args).serialize(serializer)
            }
            Self::Foreign(foreign) => {
                let outcome = if foreign.is_malformed() { "fail" } else { "unknown" };
                self.of_one_finding(outcome, foreign.code(), "", foreign.args()).serialize(serializer)
            }
        }
    }
}

/// Why a verdict is not acceptance: the finding that decided, else that nothing could be checked. Never nothing, and never good news.
pub(super) fn reason(messages: &Messages, verdict: Verdict, decisive: Option<&Finding>) -> Option<String> {
    let said = || decisive.map_or_else(|| messages.text(Code::NotChecked.as_str(), &[]), |finding| sentence(messages, finding));
    (verdict != Verdict::Accepted).then(said)
}

/// The finding that decided about a presentation: its own, else that of its first credential that is not accepted in the order of the verdict.
fn decisive_of(answer: &AnswerReport) -> Option<&Finding> {
    if answer.report().answer(Question::Authentic) != Answer::Yes {
        return answer.report().decisive();
    }
    let deciding = answer.credentials().iter().find(|report| report.verdict() == answer.verdict()).and_then(Report::decisive);
    deciding
        .or_else(|| answer.report().findings().iter().find(|finding| finding.code == Code::NoCredentials))
        .filter(|_| answer.verdict() != Verdict::Accepted)
}

/// Where one input stands among several: the exit code of the run is that of the first. A failed operation comes before all, because then not everything was
/// judged, and so does a usage error; then the order of the verdict, in which 7 has two places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    Failed,
    Usage,
    NotAuthentic,
    AuthenticityUnknown,
    Revoked,
    NotCurrent,
    NotTrusted,
    PolicyNotMet,
    OtherwiseUnknown,
    /// A trust list that the user named, or the own one, could not be read. Where the others leave something open, that is the answer; where they accept, it is not.
    ListMissing,
    Done,
}

impl Rank {
    /// Of an input that was not judged.
    pub(crate) fn of_failure(exit: Exit) -> Self {
        if exit == Exit::Usage { Self::Usage } else { Self::Failed }
    }

    /// The exit code.
    pub(crate) fn exit(self) -> Exit {
        match self {
            Self::Failed | Self::ListMissing => Exit::Failed,
            Self::Usage => Exit::Usage,
            Self::NotAuthentic => Exit::NotAuthentic,
            Self::AuthenticityUnknown | Self::OtherwiseUnknown => Exit::Undetermined,
            Self::Revoked => Exit::Revoked,
            Self::NotCurrent => Exit::NotCurrent,
            Self::NotTrusted => Exit::NotTrusted,
            Self::PolicyNotMet => Exit::PolicyNotMet,
            Self::Done => Exit::Done,
        }
    }
}
