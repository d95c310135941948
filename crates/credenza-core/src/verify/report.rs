//! The report: total, ordered, the same for the same arguments.

use std::sync::OnceLock;

use thiserror::Error;

use super::code::Code;
use super::elements;
use super::embedded::Embedded;
use super::finding::{Check, Finding, Outcome, Question};
use super::identity::{self, LearnerIdentity};
use super::trusted::SignedBy;
use crate::credential::Credential;
use crate::did::Did;
use crate::encoding::json::Pointer;
use crate::key::PublicKey;
use crate::micro::{Element, MicroCredential, ModelError, open_badge};
use crate::proof::Proven;
use crate::quality::{Elements, Endorsement, State};
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

    /// What else the same signature covers in place of this: the statements without those of others.
    pub(super) fn read_again(self, content: T) -> Self {
        Self { proven: self.proven.map(|_| content), ..self }
    }

    pub(super) fn signed_by(&self) -> SignedBy<'_> {
        SignedBy { signer: &self.issuer, key: self.key(), created: self.signed() }
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
///
/// The findings on the elements come last, inform and mostly decide nothing; they are made when somebody asks for them, from the credential that is in the report.
#[derive(Clone, Debug)]
pub struct Report {
    /// All but those on the elements.
    deciding: Vec<Finding>,
    subject: Option<Subject>,
    embedded: Vec<Embedded>,
    exceeded_limits: bool,
    all: OnceLock<Vec<Finding>>,
}

/// The credential that a report is about, where its issuer's signature is known to hold.
#[derive(Clone, Debug)]
struct Subject {
    credential: Verified<Credential>,
    /// The elements that the policy asks for.
    required: Vec<Element>,
    trusted_name: Option<String>,
    elements: OnceLock<Elements>,
}

impl Subject {
    fn elements(&self) -> &Elements {
        self.elements.get_or_init(|| Elements::of(&self.credential))
    }

    /// What two reports must agree on; the rest follows from it.
    fn said(&self) -> (&Verified<Credential>, Option<&str>) {
        (&self.credential, self.trusted_name.as_deref())
    }

    fn lacks_required(&self) -> bool {
        self.required.iter().any(|element| !elements::is_stated(self.elements().state(*element)))
    }
}

impl Report {
    pub(crate) fn new(mut deciding: Vec<Finding>) -> Self {
        // Checks stand in one order whatever the order in which they ran; within a check, the order of the document.
        deciding.sort_by_key(|finding| finding.check);
        Self { deciding, subject: None, embedded: Vec::new(), exceeded_limits: false, all: OnceLock::new() }
    }

    pub(super) fn with_credential(mut self, credential: Verified<Credential>, required: &[Element], trusted_name: Option<String>) -> Self {
        self.subject = Some(Subject { credential, required: required.to_vec(), trusted_name, elements: OnceLock::new() });
        self
    }

    pub(super) fn with_embedded(mut self, embedded: Vec<Embedded>) -> Self {
        self.embedded = embedded;
        self
    }

    /// The same report, with whether nothing would have cost more than the limits of the policy allow.
    pub(crate) fn within_limits(self, is_within: bool) -> Self {
        Self { exceeded_limits: !is_within, ..self }
    }

    /// The same report, with what is found of the identities that the policy demands.
    pub(super) fn with_identities(mut self, demanded: &[LearnerIdentity]) -> Self {
        if demanded.is_empty() {
            return self;
        }
        self.deciding.extend(match &self.subject {
            Some(subject) => identity::findings(&subject.credential, demanded),
            None => vec![Finding::new(Check::Identity, Outcome::Skip, Code::NotChecked, Pointer::root())],
        });
        self.deciding.sort_by_key(|finding| finding.check);
        self
    }

    /// The same report, with this finding in place of all those of a check: what a presentation shows of its holder and a bare file does not.
    pub(crate) fn instead_of(mut self, check: Check, finding: Finding) -> Self {
        self.deciding.retain(|other| other.check != check);
        self.deciding.push(finding);
        self.deciding.sort_by_key(|finding| finding.check);
        self.all = OnceLock::new();
        self
    }

    /// Whether something in the document would have cost more than the policy allows ([`super::Policy::within`]): with more, the report may be another one. A finding says
    /// what was refused for it (`json_ld_limit`), unless it stands inside something that was refused for another reason.
    pub fn exceeded_limits(&self) -> bool {
        self.exceeded_limits
    }

    /// Every finding, in the order of the checks.
    pub fn findings(&self) -> &[Finding] {
        match &self.subject {
            None => &self.deciding,
            Some(subject) => self.all.get_or_init(|| {
                let mut all = self.deciding.clone();
                let (elements, required) = (subject.elements(), &subject.required);
                all.extend(match Endorsement::of(&subject.credential) {
                    Some(_) => elements::of_endorsement(elements, required),
                    None => elements::findings(elements, required, subject.credential.subjects().len()),
                });
                all
            }),
        }
    }

    /// The findings that help to answer a question.
    pub fn findings_for(&self, question: Question) -> impl Iterator<Item = &Finding> {
        let asked = if question == Question::Complete { self.findings() } else { &self.deciding };
        asked.iter().filter(move |finding| finding.check.question() == question)
    }

    /// The answer to a question: no if any check failed, else unknown if any could not be decided (or none was made), else yes.
    pub fn answer(&self, question: Question) -> Answer {
        let mut answer = None;
        for finding in self.findings_for(question) {
            match finding.outcome {
                Outcome::Fail => return Answer::No,
                Outcome::Unknown => answer = Some(Answer::Unknown),
                _ if finding.code == Code::NotChecked => answer = Some(Answer::Unknown),
                _ => _ = answer.get_or_insert(Answer::Yes),
            }
        }
        answer.unwrap_or(Answer::Unknown)
    }

    /// Why the credential is accepted or not: the first of not authentic, authenticity unknown, revoked, not current, not trusted, policy not met, undetermined.
    pub fn verdict(&self) -> Verdict {
        match self.answer(Question::Authentic) {
            Answer::No => return Verdict::NotAuthentic,
            Answer::Unknown => return Verdict::Undetermined,
            Answer::Yes => {}
        }
        if self.answer(Question::Current) == Answer::No {
            return Verdict::NotCurrent;
        }
        let is_unknown = |finding: &Finding| finding.code == Code::IssuerUnknown;
        if self.answer(Question::Trusted) == Answer::No || self.deciding.iter().any(is_unknown) {
            return Verdict::NotTrusted;
        }
        if self.subject.as_ref().is_some_and(Subject::lacks_required) {
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
        match (&self.subject, self.verdict()) {
            (Some(subject), Verdict::Accepted) => Ok(&subject.credential),
            _ => Err(NotAccepted(self.decisive().map_or(Code::NotChecked, |finding| finding.code))),
        }
    }

    /// What the issuer signed, where that is known: also when it is expired, its issuer unknown, or nothing ties it to who presented it.
    ///
    /// That last case is a credential in a presentation that is bound to nobody, or to a DID which cannot be resolved, and an endorsement of somebody else; or one that
    /// states no identity to compare with the one that the policy demands, or two that contradict each other. Authentic is unknown, because its presenter may be anyone,
    /// but what it says of its learner is what the issuer signed, and has to be read to compare it with an identity document.
    pub fn authentic(&self) -> Option<&Verified<Credential>> {
        self.genuine().map(|subject| &subject.credential)
    }

    /// The standard elements, where [`Report::authentic`] has the credential.
    pub fn elements(&self) -> Option<&Elements> {
        self.genuine().map(Subject::elements)
    }

    /// What it endorses and how, where it is an endorsement and [`Report::authentic`] has it.
    pub fn endorsement(&self) -> Option<Endorsement<'_>> {
        Endorsement::of(self.authentic()?)
    }

    /// The credentials inside it, such as endorsements, each judged by itself, in the order of the document; none where [`Report::authentic`] has no credential. No more
    /// than [`super::MAX_EMBEDDED`] are judged.
    ///
    /// None of them decides anything about this one: an endorsement that is not valid is a remark among the findings, and one that is valid makes nothing more
    /// trusted or complete. (Where it cannot be told which statements are whose, [`super::Code::EmbeddedMixed`], this one is not authentic.)
    pub fn embedded(&self) -> &[Embedded] {
        if self.genuine().is_some() { &self.embedded } else { &[] }
    }

    fn genuine(&self) -> Option<&Subject> {
        self.subject.as_ref().filter(|_| self.is_issuers())
    }

    fn is_issuers(&self) -> bool {
        let of_holder = |code: Code| {
            matches!(
                code,
                Code::HolderUnbound | Code::HolderOfNone | Code::HolderUnresolved | Code::IdentityUnknown | Code::IdentityContradictory
            )
        };
        let open = |finding: &Finding| finding.outcome == Outcome::Unknown && !of_holder(finding.code);
        !self
            .findings_for(Question::Authentic)
            .any(|finding| finding.outcome == Outcome::Fail || finding.code == Code::NotChecked || open(finding))
    }

    /// The name under which a trust list of the verifier knows the issuer.
    pub fn trusted_name(&self) -> Option<&str> {
        self.subject.as_ref()?.trusted_name.as_deref()
    }

    /// The finding that decided, for whoever has room for one sentence.
    pub fn decisive(&self) -> Option<&Finding> {
        let find = |question, wanted| self.findings_for(question).find(|finding: &&Finding| finding.outcome == wanted);
        match self.verdict() {
            Verdict::Accepted => None,
            Verdict::NotAuthentic => find(Question::Authentic, Outcome::Fail),
            Verdict::Revoked | Verdict::NotCurrent => find(Question::Current, Outcome::Fail),
            Verdict::NotTrusted => find(Question::Trusted, Outcome::Fail).or_else(|| find(Question::Trusted, Outcome::Unknown)),
            Verdict::PolicyNotMet => self.findings().iter().find(|finding| finding.code == Code::ElementRequired),
            Verdict::Undetermined => Question::ALL
                .into_iter()
                .filter(|question| *question != Question::Complete)
                .find_map(|question| find(question, Outcome::Unknown)),
        }
    }
}

impl PartialEq for Report {
    fn eq(&self, other: &Self) -> bool {
        self.findings() == other.findings()
            && self.embedded == other.embedded
            && self.subject.as_ref().map(Subject::said) == other.subject.as_ref().map(Subject::said)
    }
}
