//! The verdict on a presentation.

use serde_core::ser::{Serialize, SerializeMap, Serializer};

use super::request::Request;
use crate::credential::{FormError, Format, Secured, Unsecured, check_contexts, read_uri, rules, types};
use crate::did::Did;
use crate::encoding::json::{Node, Pointer, Value};
use crate::proof::{Proof, Purpose};
use crate::time::Timestamp;
use crate::verify::{
    Answer, CLOCK_SKEW_SECONDS, Check, Code, Conclusion, Each, Finding, Outcome, Question, Report, Share, Signature, Verdict, Verifier,
    Work, check_proofs, form_findings, holder_binding, not_checked, settle_unknown_proofs, unsupported_format,
};

/// The name and version of the format of a presentation's report.
pub const PRESENTATION_SCHEMA: &str = "credenza.presentation-report/1";

/// How many credentials of one presentation are judged; nobody shows more in one answer, and each costs as much as a file of its own.
pub const MAX_CREDENTIALS: usize = 256;

/// The verdict on a presentation: one report of its own, and one for each credential in it, holder binding included.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerReport {
    report: Report,
    credentials: Vec<Report>,
    holder: Option<Did>,
}

impl AnswerReport {
    /// The report on the presentation itself: form, proof, request.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The reports on the credentials, in their order.
    pub fn credentials(&self) -> &[Report] {
        &self.credentials
    }

    /// Whether something in it would have cost more than the policy allows; see [`Report::exceeded_limits`].
    pub fn exceeded_limits(&self) -> bool {
        std::iter::once(&self.report).chain(&self.credentials).any(Report::exceeded_limits)
    }

    /// Who presented, where that is known to be authentic.
    pub fn holder(&self) -> Option<&Did> {
        self.holder.as_ref().filter(|_| self.report.answer(Question::Authentic) == Answer::Yes)
    }

    /// The verdict on the whole, presentation and credentials taken together: the first that applies of not authentic, authenticity unknown, revoked, not
    /// current, not trusted, policy not met, undetermined. So 4, 5, 6 and 8 say that everything in it is authentic. A presentation without credentials is
    /// not accepted (policy not met), however genuine; whoever only wants to know who controls a DID asks for [`AnswerReport::holder`].
    pub fn verdict(&self) -> Verdict {
        const ORDER: [Verdict; 5] =
            [Verdict::Revoked, Verdict::NotCurrent, Verdict::NotTrusted, Verdict::PolicyNotMet, Verdict::Undetermined];
        let authentic = |wanted| {
            let reports = std::iter::once(&self.report).chain(&self.credentials);
            reports.into_iter().any(|report| report.answer(Question::Authentic) == wanted)
        };
        if authentic(Answer::No) {
            return Verdict::NotAuthentic;
        }
        if authentic(Answer::Unknown) {
            return Verdict::Undetermined;
        }
        // An answer with nothing in it is genuine, and answers nothing.
        if self.credentials.is_empty() {
            return Verdict::PolicyNotMet;
        }
        let verdicts: Vec<_> = self.credentials.iter().map(Report::verdict).collect();
        ORDER.into_iter().find(|verdict| verdicts.contains(verdict)).unwrap_or(Verdict::Accepted)
    }

    /// Accepted, rejected or undetermined, as the verdict says; issuers that no list names are undetermined, as in [`Report::conclusion`].
    pub fn conclusion(&self) -> Conclusion {
        match self.verdict() {
            Verdict::Accepted => Conclusion::Accepted,
            Verdict::Undetermined => Conclusion::Undetermined,
            Verdict::NotTrusted if self.credentials.iter().all(|report| report.conclusion() != Conclusion::Rejected) => {
                Conclusion::Undetermined
            }
            _ => Conclusion::Rejected,
        }
    }

    /// The report as JSON. Who writes it down serialises the report itself, without this tree.
    pub fn to_value(&self) -> Value {
        // Nothing in it can fail to be a value: the names are texts.
        serde_json::to_value(self).unwrap_or_default()
    }
}

/// What [`AnswerReport::to_value`] says.
impl Serialize for AnswerReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("schema", PRESENTATION_SCHEMA)?;
        members.serialize_entry("conclusion", self.conclusion().name())?;
        members.serialize_entry("exit", &(self.verdict() as u8))?;
        members.serialize_entry("authentic", self.report.answer(Question::Authentic).name())?;
        members.serialize_entry("holder", &self.holder().map(Did::as_str))?;
        members.serialize_entry("findings", &Each(self.report.findings()))?;
        members.serialize_entry("credentials", &self.credentials)?;
        members.end()
    }
}

impl Verifier<'_> {
    /// Verifies a presentation as the answer to a request. Total, like [`Verifier::verify`].
    pub fn presentation(&self, presentation: &Secured, request: &Request, now: &Timestamp) -> AnswerReport {
        if presentation.format() != Format::Presentation {
            return not_a_presentation(presentation);
        }
        let form = Form::read(presentation);
        let share = Share::within(self.policy.limits());
        let checked = check_proofs(presentation, Purpose::Authentication, self, now, &share);
        let mut findings = checked.findings;
        let violations = rules::presentation(&Unsecured::new(presentation.document().clone()), &rules::well_known);
        findings.extend(form_findings(Code::PresentationMalformed, &violations, form.as_ref().err()));
        let Ok(form) = form else {
            findings.extend(not_checked([Check::Request, Check::HolderBinding]));
            let report = Report::new(findings).within_limits(!share.is_exceeded());
            return AnswerReport { report, credentials: Vec::new(), holder: None };
        };
        if form.credentials.is_empty() {
            let place = Pointer::root().key("verifiableCredential");
            findings.push(Finding::new(Check::Form, Outcome::Skip, Code::NoCredentials, place));
        }
        // The presenter is the one whose key signed; a `holder` that says otherwise is contradicted below.
        let presenter = checked.signatures.first().map(|signature| signature.signer.clone());
        match checked.signatures.as_slice() {
            [] => findings.extend(not_checked([Check::Request])),
            signatures => {
                for signature in signatures {
                    findings.extend(answers_request(&signature.proof, request, now));
                    findings.extend(holder_signed(form.holder.as_deref(), &signature.signer));
                }
                findings.extend(signers_differ(signatures));
            }
        }
        let mismatched = findings.iter().any(|finding| finding.check == Check::HolderBinding && finding.outcome == Outcome::Fail);
        if presenter.is_some() && !mismatched {
            settle_unknown_proofs(&mut findings, Outcome::Pass);
        }
        let report = Report::new(findings).within_limits(!share.is_exceeded());
        let proven = presenter.clone().filter(|_| report.answer(Question::Authentic) == Answer::Yes);
        let policy = self.policy.clone().without_presentation();
        let inner = self.with_policy(&policy);
        let work = Work::within(self.policy.limits());
        let judge = |(pointer, found): (Pointer, Node<'_>)| {
            inner.presented(&Secured::from_document(found.to_document()), &pointer, proven.as_ref(), now, &work)
        };
        let credentials = form.credentials.into_iter().map(judge).collect();
        AnswerReport { report, credentials, holder: presenter }
    }

    /// One credential of a presentation, all of which share what may be spent; its places are counted from its own root, as in a file of its own.
    fn presented(&self, secured: &Secured, pointer: &Pointer, presenter: Option<&Did>, now: &Timestamp, work: &Work) -> Report {
        let report = self.verify_within(secured, presenter, now, work);
        let binding = match (presenter, report.authentic()) {
            (None, _) => Finding::new(Check::HolderBinding, Outcome::Skip, Code::NotChecked, Pointer::root()),
            (Some(_), None) => Finding::new(Check::HolderBinding, Outcome::Skip, Code::NotChecked, Pointer::root()),
            (Some(presenter), Some(credential)) => holder_binding(credential, presenter),
        };
        report.instead_of(Check::HolderBinding, binding.with("place", pointer))
    }
}

/// The envelope of a presentation. VCDM 2.0 §4.13.
struct Form<'a> {
    holder: Option<String>,
    credentials: Vec<(Pointer, Node<'a>)>,
}

impl<'a> Form<'a> {
    fn read(presentation: &'a Secured) -> Result<Self, FormError> {
        let document = Unsecured::new(presentation.document().clone());
        check_contexts(&document)?;
        types(&document, "VerifiablePresentation")?;
        if let Some(id) = document.get("id") {
            read_uri(Some(id), || Pointer::fixed("/id"), "id_invalid")?;
        }
        let holder = match document.get("holder") {
            None => None,
            Some(holder) if holder.is_object() => Some(read_uri(holder.get("id"), || Pointer::fixed("/holder/id"), "holder_invalid")?),
            holder => Some(read_uri(holder, || Pointer::fixed("/holder"), "holder_invalid")?),
        };
        let pointer = Pointer::fixed("/verifiableCredential");
        let presented = presentation.document().root().get("verifiableCredential").into_iter().flat_map(Node::one_or_many);
        let place = |index: Option<usize>| index.map_or_else(|| pointer.clone(), |index| pointer.index(index));
        let credentials: Vec<_> = presented.map(|(index, found)| (place(index), found)).collect();
        if credentials.len() > MAX_CREDENTIALS {
            let expected = format!("at most {MAX_CREDENTIALS} credentials");
            return Err(FormError::new(pointer, "too_many_credentials", expected, credentials.len().to_string()));
        }
        if let Some((pointer, item)) = credentials.iter().find(|(_, item)| !item.is_object()) {
            return Err(FormError::of_value(pointer.clone(), "presented_credential_invalid", "a credential", Some(*item)));
        }
        Ok(Self { holder: holder.map(|holder| holder.as_str().to_owned()), credentials })
    }
}

fn not_a_presentation(document: &Secured) -> AnswerReport {
    let form = match document.format() {
        Format::Credential | Format::Presentation | Format::Unknown => {
            Finding::new(Check::Form, Outcome::Fail, Code::PresentationRequired, Pointer::root().key("type"))
        }
        _ => unsupported_format(document),
    };
    let findings = std::iter::once(form).chain(not_checked([Check::Proof, Check::Request, Check::HolderBinding])).collect();
    AnswerReport { report: Report::new(findings), credentials: Vec::new(), holder: None }
}

/// Challenge and domain must be exactly the request's, and the answer made in its time. A set of domains is refused even if the right one is in it: the answer
/// would be good for another verifier too.
fn answers_request(proof: &Proof, request: &Request, now: &Timestamp) -> Vec<Finding> {
    let fail = |code, name: &str| Finding::new(Check::Request, Outcome::Fail, code, proof.pointer().key(name));
    let mut findings = Vec::new();
    match proof.challenge() {
        // An empty challenge would be answered by everything that ever answered one.
        Some(found) if found != request.challenge() || found.is_empty() => {
            findings.push(fail(Code::ChallengeMismatch, "challenge").with("expected", request.challenge()).with("found", found));
        }
        Some(_) => {}
        None => findings.push(fail(Code::ChallengeAbsent, "challenge")),
    }
    match proof.domains().as_slice() {
        [] => findings.push(fail(Code::DomainAbsent, "domain").with("expected", request.domain())),
        domains if request.domain().is_empty() || domains != [request.domain()] => {
            findings.push(fail(Code::DomainMismatch, "domain").with("expected", request.domain()).with("found", domains.join(", ")));
        }
        _ => {}
    }
    findings.extend(made_in_time(proof, request, now));
    if let Some(expires) = proof.expires().filter(|expires| now > *expires) {
        findings.push(fail(Code::ProofExpired, "expires").with("expires", expires).with("now", now));
    }
    if findings.is_empty() {
        findings.push(
            Finding::new(Check::Request, Outcome::Pass, Code::RequestMatched, proof.pointer().clone()).with("domain", request.domain()),
        );
    }
    if let Some((_, until)) = request.window().filter(|(_, until)| now.unix_seconds() > until.unix_seconds() + CLOCK_SKEW_SECONDS) {
        // Whoever holds the key can write any date, so "in time" rests on the presenter's word once the time is over.
        let finding = Finding::new(Check::Request, Outcome::Skip, Code::RequestEnded, proof.pointer().key("created"));
        findings.push(finding.with("until", until).with("now", now));
    }
    findings
}

/// What is wrong with the date of an answer. A request without a time sets no bounds; no answer is made in the future.
fn made_in_time(proof: &Proof, request: &Request, now: &Timestamp) -> Option<Finding> {
    let fail = |code| Finding::new(Check::Request, Outcome::Fail, code, proof.pointer().key("created"));
    let Some(made) = proof.created() else { return request.window().map(|_| fail(Code::CreatedAbsent)) };
    if let Some((from, until)) = request.window() {
        let earliest = from.unix_seconds() - CLOCK_SKEW_SECONDS;
        if !(earliest..=until.unix_seconds()).contains(&made.unix_seconds()) {
            let finding = fail(Code::RequestWindow).with("created", made);
            return Some(finding.with("from", from).with("until", until).with("now", now));
        }
    }
    let is_future = made.unix_seconds() > now.unix_seconds() + CLOCK_SKEW_SECONDS;
    is_future.then(|| fail(Code::ProofFromFuture).with("created", made).with("now", now))
}

/// Who signs is the holder; a `holder` that says otherwise is contradicted.
fn holder_signed(holder: Option<&str>, signer: &Did) -> Option<Finding> {
    let holder = holder.filter(|holder| *holder != signer.as_str())?;
    let finding = Finding::new(Check::HolderBinding, Outcome::Fail, Code::HolderNamedDiffers, Pointer::root().key("holder"));
    Some(finding.with("signer", signer).with("holder", holder))
}

/// An answer is one person's: who of several presents it, nobody could say.
fn signers_differ(signatures: &[Signature]) -> Option<Finding> {
    let (first, rest) = signatures.split_first()?;
    let other = rest.iter().find(|signature| signature.signer != first.signer)?;
    let finding = Finding::new(Check::HolderBinding, Outcome::Fail, Code::SignersDiffer, Pointer::root().key("proof"));
    Some(finding.with("signer", &first.signer).with("other", &other.signer))
}
