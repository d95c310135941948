//! One thing that verification found.

use std::fmt;

use super::code::Code;
use crate::encoding::json::Pointer;

/// The four questions that people ask of a credential, in the order in which they ask them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// Is it what its issuer signed, and its presenter's?
    Authentic,
    /// Is it valid now?
    Current,
    /// Who says so, and do we know them?
    Trusted,
    /// Does it say all that it should?
    Complete,
}

impl Question {
    /// All four, in order.
    pub const ALL: [Self; 4] = [Self::Authentic, Self::Current, Self::Trusted, Self::Complete];

    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Authentic => "authentic",
            Self::Current => "current",
            Self::Trusted => "trusted",
            Self::Complete => "complete",
        }
    }
}

/// The checks, in the order in which a report lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// The document's form.
    Form,
    /// One proof.
    Proof,
    /// Signer and issuer.
    IssuerBinding,
    /// Challenge, domain and time of a presentation.
    Request,
    /// Presenter and subject.
    HolderBinding,
    /// The learner and the person whom the verifier means, where it means one.
    Identity,
    /// Validity period.
    Period,
    /// One status entry.
    Status,
    /// The issuer's standing.
    Trust,
    /// One credential inside this one.
    Embedded,
    /// One schema that the credential names.
    Schema,
    /// One standard element.
    Element,
}

impl Check {
    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Proof => "proof",
            Self::IssuerBinding => "issuer_binding",
            Self::Request => "request",
            Self::HolderBinding => "holder_binding",
            Self::Identity => "identity",
            Self::Period => "period",
            Self::Status => "status",
            Self::Trust => "trust",
            Self::Embedded => "embedded",
            Self::Schema => "schema",
            Self::Element => "element",
        }
    }

    /// The question that it helps to answer.
    pub fn question(self) -> Question {
        match self {
            Self::Form | Self::Proof | Self::IssuerBinding | Self::Request | Self::HolderBinding | Self::Identity => Question::Authentic,
            Self::Period | Self::Status => Question::Current,
            Self::Trust | Self::Embedded => Question::Trusted,
            Self::Schema | Self::Element => Question::Complete,
        }
    }
}

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It holds.
    Pass,
    /// It does not.
    Fail,
    /// It could not be decided. Never a pass.
    Unknown,
    /// It did not apply, or another check made it idle; it decides nothing.
    Skip,
}

impl Outcome {
    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Unknown => "unknown",
            Self::Skip => "skip",
        }
    }
}

/// One check with its outcome, code, place and both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which check.
    pub check: Check,
    /// How it ended.
    pub outcome: Outcome,
    /// What it says.
    pub code: Code,
    /// Where in the document that arrived.
    pub pointer: Pointer,
    /// The values that belong in the sentence: (name, value). They may be hostile; whoever shows them makes them safe.
    pub detail: Vec<(&'static str, String)>,
}

impl Finding {
    pub(crate) fn new(check: Check, outcome: Outcome, code: Code, pointer: Pointer) -> Self {
        Self { check, outcome, code, pointer, detail: Vec::new() }
    }

    #[must_use]
    pub(crate) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.detail.push((name, cut(value.to_string())));
        self
    }
}

/// `fail proof: The signature does not match the document. [proof_invalid] at /proof (method: did:key:…)`
///
/// Foreign values are quoted with Rust's escapes, so that no control character gets through.
impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}: {} [{}]", self.outcome.name(), self.check.name(), self.code.sentence(), self.code)?;
        if !self.pointer.as_str().is_empty() {
            write!(formatter, " at {}", self.pointer.as_str().escape_debug())?;
        }
        for (index, (name, value)) in self.detail.iter().enumerate() {
            write!(formatter, "{}{name}: {}", if index == 0 { " (" } else { ", " }, value.escape_debug())?;
        }
        if self.detail.is_empty() { Ok(()) } else { formatter.write_str(")") }
    }
}

/// How many characters a finding quotes of one value. The longest DID is shorter; a title of 16 MiB must not come back in every finding.
const DETAIL_CHARS: usize = 2048;

fn cut(mut value: String) -> String {
    // A text of so few bytes has no more characters.
    if value.len() <= DETAIL_CHARS {
        return value;
    }
    if let Some((end, _)) = value.char_indices().nth(DETAIL_CHARS) {
        value.truncate(end);
        value.push('…');
    }
    value
}
