//! The report: total, ordered, the same for the same arguments.

use thiserror::Error;

use super::code::Code;
use super::finding::{Check, Finding, Outcome, Question};
use crate::credential::Credential;
use crate::did::Did;
use crate::key::PublicKey;
use crate::micro::{Element, MicroCredential, ModelError, open_badge};
use crate::proof::Proven;
use crate::quality::{Elements, State};
use crate::time::Timestamp;

/// The answer to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// It could not be decided.
    Unknown,
}

impl Answer {
    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }
}

/// What the report comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conclusion {
    /// Everything that decides holds.
    Accepted,
    /// Something that decides does not hold.
    Rejected,
    /// Something that decides could not be checked.
    Undetermined,
}

impl Conclusion {
    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Undetermined => "undetermined",
        }
    }
}

/// Why a credential is not accepted: the first that applies, in this order, which is not the order of the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Verdict {
    /// Accepted.
    Accepted = 0,
    /// Not authentic, or malformed; holder binding included.
    NotAuthentic = 3,
    /// Authenticity, or anything else that decides, could not be checked.
    Undetermined = 7,
    /// Authentic, but revoked or suspended.
    Revoked = 5,
    /// Authentic, but outside its validity period.
    NotCurrent = 4,
    /// Authentic, but its issuer is not trusted.
    NotTrusted = 6,
    /// Authentic, but short of what the policy asks.
    PolicyNotMet = 8,
}

/// A value that only verification makes: what a genuine signature by the issuer covers.
#[derive(Clone, Debug, PartialEq)]
pub struct Verified<T> {
    proven: Proven<T>,
    issuer: Did,
}

impl<T> Verified<T> {
    pub(super) fn new(proven: Proven<T>, issuer: Did) -> Self {
        Self { proven, issuer }
    }

    /// The key that signed.
    pub fn key(&self) -> &PublicKey {
        self.proven.key()
    }

    /// When the signer says it signed.
    pub fn signed(&self) -> Option<&Timestamp> {
        self.proven.created()
    }

    /// The DID that signed, which is the issuer's (under [`super::IssuerBinding::Reported`] it may not be).
    pub fn signer(&self) -> &Did {
        &self.issuer
    }
}

impl<T> std::ops::Deref for Verified<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.proven.content()
    }
}

impl Verified<Credential> {
    /// What it states of the standard elements, complete or not.
    pub fn elements(&self) -> Elements {
        Elements::of(self)
    }

    /// The complete micro-credential, where it is one.
    ///
    /// # Errors
    /// What keeps it from being one, elements that are stated twice and differently among it.
    pub fn micro(&self) -> Result<MicroCredential, Vec<ModelError>> {
        let contradiction = |(element, state): (Element, &State)| match state {
            State::Contradictory { one, other } => {
                let error = ModelError::new("element_contradictory", one.value.to_string(), other.value.to_string());
                Some(error.of(element).at(other.pointer.clone()))
            }
            _ => None,
        };
        let contradictions: Vec<_> = self.elements().iter().filter_map(contradiction).collect();
        if contradictions.is_empty() { open_badge::read(self) } else { Err(contradictions) }
    }
}

/// The report says no, and [`Report::accepted`] was asked for the credential.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("not accepted: {}", .0.sentence())]
pub struct NotAccepted(
    /// The first code that decided.
    pub Code,
);

/// Everything that verification found, in a fixed order, with the answers that follow from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    findings: Vec<Finding>,
    credential: Option<Verified<Credential>>,
    elements: Option<Elements>,
    trusted_name: Option<String>,
}

impl Report {
    pub(crate) fn new(findings: Vec<Finding>) -> Self {
        let mut report = Self { findings, credential: None, elements: None, trusted_name: None };
        // Checks stand in one order whatever the order in which they ran; within a check, the order of the document.
        report.findings.sort_by_key(|finding| finding.check);
        report
    }

    pub(super) fn with_credential(mut self, credential: Verified<Credential>, elements: Elements, trusted_name: Option<String>) -> Self {
        self.credential = Some(credential);
        self.elements = Some(elements);
        self.trusted_name = trusted_name;
        self
    }

    /// The same report, with this finding in place of all those of a check: what a presentation shows of its holder and a bare file does not.
    pub(crate) fn instead_of(mut self, check: Check, finding: Finding) -> Self {
        self.findings.retain(|other| other.check != check);
        self.findings.push(finding);
        self.findings.sort_by_key(|finding| finding.check);
        self
    }

    /// Every finding, in the order of the checks.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The findings that help to answer a question.
    pub fn findings_for(&self, question: Question) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.check.question() == question)
    }

    /// The answer to a question: no if any check failed, else unknown if any could not be decided (or none was made), else yes.
    pub fn answer(&self, question: Question) -> Answer {
        let outcomes: Vec<_> = self.findings_for(question).map(|finding| (finding.outcome, finding.code)).collect();
        if outcomes.iter().any(|(outcome, _)| *outcome == Outcome::Fail) {
            Answer::No
        } else if outcomes.is_empty() || outcomes.iter().any(|(outcome, code)| *outcome == Outcome::Unknown || *code == Code::NotChecked) {
            Answer::Unknown
        } else {
            Answer::Yes
        }
    }

    /// Why the credential is accepted or not: the first of not authentic, authenticity unknown, revoked, not current, not trusted, policy not met, undetermined.
    pub fn verdict(&self) -> Verdict {
        let has = |code: Code| self.findings.iter().any(|finding| finding.code == code);
        match self.answer(Question::Authentic) {
            Answer::No => return Verdict::NotAuthentic,
            Answer::Unknown => return Verdict::Undetermined,
            Answer::Yes => {}
        }
        if self.answer(Question::Current) == Answer::No {
            return Verdict::NotCurrent;
        }
        if self.answer(Question::Trusted) == Answer::No || has(Code::IssuerUnknown) {
            return Verdict::NotTrusted;
        }
        if has(Code::ElementRequired) {
            return Verdict::PolicyNotMet;
        }
        if [Question::Current, Question::Trusted].into_iter().any(|question| self.answer(question) == Answer::Unknown) {
            return Verdict::Undetermined;
        }
        Verdict::Accepted
    }

    /// Accepted, rejected or undetermined. An issuer that no list names is undetermined, though its verdict is [`Verdict::NotTrusted`].
    pub fn conclusion(&self) -> Conclusion {
        match self.verdict() {
            Verdict::Accepted => Conclusion::Accepted,
            Verdict::Undetermined => Conclusion::Undetermined,
            Verdict::NotTrusted if self.answer(Question::Trusted) == Answer::Unknown => Conclusion::Undetermined,
            _ => Conclusion::Rejected,
        }
    }

    /// The credential, if it is accepted. It borrows from the report, which stays.
    ///
    /// # Errors
    /// [`NotAccepted`] with the first code that decided.
    pub fn accepted(&self) -> Result<&Verified<Credential>, NotAccepted> {
        match (&self.credential, self.verdict()) {
            (Some(credential), Verdict::Accepted) => Ok(credential),
            _ => Err(NotAccepted(self.decisive().map_or(Code::NotChecked, |finding| finding.code))),
        }
    }

    /// What the issuer signed, where that is known: also when it is expired, its issuer unknown, or nothing ties it to who presented it.
    ///
    /// That last case is an unbound credential in a presentation: Authentic is unknown, because its presenter may be anyone, but what it says of its learner is
    /// what the issuer signed, and has to be read to compare it with an identity document.
    pub fn authentic(&self) -> Option<&Verified<Credential>> {
        self.credential.as_ref().filter(|_| self.is_issuers())
    }

    /// The standard elements, where [`Report::authentic`] has the credential.
    pub fn elements(&self) -> Option<&Elements> {
        self.elements.as_ref().filter(|_| self.is_issuers())
    }

    fn is_issuers(&self) -> bool {
        let open = |finding: &Finding| finding.outcome == Outcome::Unknown && finding.code != Code::HolderUnbound;
        !self
            .findings_for(Question::Authentic)
            .any(|finding| finding.outcome == Outcome::Fail || finding.code == Code::NotChecked || open(finding))
    }

    /// The name under which a trust list of the verifier knows the issuer.
    pub fn trusted_name(&self) -> Option<&str> {
        self.trusted_name.as_deref()
    }

    /// The finding that decided, for whoever has room for one sentence.
    pub fn decisive(&self) -> Option<&Finding> {
        let deciding = |question| move |finding: &&Finding| finding.check.question() == question;
        let outcome = |wanted| move |finding: &&Finding| finding.outcome == wanted;
        let find = |question, wanted| self.findings.iter().filter(deciding(question)).find(outcome(wanted));
        match self.verdict() {
            Verdict::Accepted => None,
            Verdict::NotAuthentic => find(Question::Authentic, Outcome::Fail),
            Verdict::Revoked | Verdict::NotCurrent => find(Question::Current, Outcome::Fail),
            Verdict::NotTrusted => find(Question::Trusted, Outcome::Fail).or_else(|| find(Question::Trusted, Outcome::Unknown)),
            Verdict::PolicyNotMet => self.findings.iter().find(|finding| finding.code == Code::ElementRequired),
            Verdict::Undetermined => Question::ALL
                .into_iter()
                .filter(|question| *question != Question::Complete)
                .find_map(|question| find(question, Outcome::Unknown)),
        }
    }
}
