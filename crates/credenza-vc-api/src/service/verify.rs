//! Verifying: the rules of the data model, then the verdict of the core, and what of it counts here.

use credenza_core::credential::{FormError, Format, Secured, Unsecured, rules};
use credenza_core::encoding::json::{Node, Pointer, Value};
use credenza_core::present::Request;
use credenza_core::verify::{Check, Code, Finding, Outcome, Question, Report, Verifier};
use serde_json::json;

use super::options::Options;
use super::{Service, known, member};
use crate::problem::{Cause, Kind, Problem};

impl Service {
    /// `{verifiableCredential, options}` → `{verified, checks, warnings, report}`.
    pub(crate) fn verify_request(&self, request: Node<'_>) -> Result<Value, Problem> {
        let verify = || {
            let (credential, place) = member(request, "verifiableCredential")?;
            let status = Options::read(request)?.checks_status()?;
            let document = credential.to_document();
            let unsecured = Unsecured::new(document.clone());
            keeps_rules(credential, &unsecured, "EnvelopedVerifiableCredential", &place, || rules::credential(&unsecured, &known))?;
            let report = Verifier::new(&self.evidence, &self.policy).verify(&Secured::from_document(document), &self.time()?);
            let mut judged = Judged { status, ..Judged::default() };
            judged.add(&report, &place, |_| false);
            judged.answer(&self.catalogue, report.to_value())
        };
        verify().map_err(Problem::unverified)
    }

    /// `{verifiablePresentation, options: {challenge, domain}}` → `{verified, checks, warnings, report}`.
    pub(crate) fn presentation_request(&self, request: Node<'_>) -> Result<Value, Problem> {
        let verify = || {
            let (presentation, place) = member(request, "verifiablePresentation")?;
            let options = Options::read(request)?;
            let status = options.checks_status()?;
            let document = presentation.to_document();
            let unsecured = Unsecured::new(document.clone());
            keeps_rules(presentation, &unsecured, "EnvelopedVerifiablePresentation", &place, || rules::presentation(&unsecured, &known))?;
            let secured = Secured::from_document(document.clone());
            if secured.format() == Format::Enveloped {
                let cause = Cause::new(Kind::Cryptographic, Code::FormatUnsupported.as_str()).with("format", secured.format().name());
                return Err(cause.at(place).into());
            }
            let (challenge, domain) = match (options.text("challenge")?, options.text("domain")?) {
                (Some(challenge), Some(domain)) if !challenge.is_empty() && !domain.is_empty() => (challenge, domain),
                _ => return Err(Cause::new(Kind::Malformed, "challenge_missing").at(Pointer::root().key("options")).into()),
            };
            let request = Request::bare(challenge, domain);
            let answer = Verifier::new(&self.evidence, &self.policy).presentation(&secured, &request, &self.time()?);
            let mut judged = Judged { status, ..Judged::default() };
            judged.add(answer.report(), &place, |_| false);
            let presented = document.root().get("verifiableCredential").into_iter().flat_map(Node::one_or_many);
            for (report, (index, _)) in answer.credentials().iter().zip(presented) {
                let place = place.key("verifiableCredential");
                let place = index.map_or_else(|| place.clone(), |index| place.index(index));
                // The suites present credentials about did:example:subject, which nobody can be.
                judged.add(report, &place, |finding| self.conformance && finding.check == Check::HolderBinding);
            }
            judged.answer(&self.catalogue, answer.to_value())
        };
        verify().map_err(Problem::unverified)
    }
}

/// Holds a document to the rules of the data model: its own, or those of an envelope, where it says that it is one.
fn keeps_rules(
    found: Node<'_>,
    document: &Unsecured,
    envelope: &str,
    place: &Pointer,
    own: impl FnOnce() -> Vec<FormError>,
) -> Result<(), Problem> {
    let is_envelope = found.get("type").into_iter().flat_map(Node::one_or_many).any(|(_, kind)| kind.as_str() == Some(envelope));
    let violations = if is_envelope { rules::enveloped(document, envelope) } else { own() };
    Problem::of(violations.iter().map(|error| Cause::of_form(error, place)).collect()).map_or(Ok(()), Err)
}

/// What is worth a warning of what stands inside a document: it decides nothing about it.
const OF_INSIDE: [Code; 3] = [Code::EmbeddedRejected, Code::EndorsementUnknown, Code::PartOfAnother];

/// What reports come to, for an answer that is yes or no.
#[derive(Default)]
struct Judged {
    /// Whether a status that could not be checked refuses.
    status: bool,
    refusals: Vec<Cause>,
    warnings: Vec<Cause>,
}

impl Judged {
    /// Takes what a report on the document at `place` says of its authenticity and validity. What is `relaxed` only warns.
    fn add(&mut self, report: &Report, place: &Pointer, relaxed: impl Fn(&Finding) -> bool) {
        let mut proven = false;
        for finding in report.findings() {
            proven |= finding.code == Code::ProofValid;
            let decides = matches!(finding.check.question(), Question::Authentic | Question::Current);
            let is_bad = matches!(finding.outcome, Outcome::Fail | Outcome::Unknown);
            let not_asked = finding.check == Check::Status && finding.outcome == Outcome::Unknown && !self.status;
            if decides && is_bad && !not_asked && !relaxed(finding) {
                self.refusals.push(Cause::of_finding(finding, place));
            } else if decides && (is_bad || finding.code == Code::IssuerMismatch) {
                self.warnings.push(Cause::of_finding(finding, place));
            }
        }
        self.warn_of_inside(report, place);
        // A report without a proof that holds has said why; should it not have, nothing is verified all the same.
        if !proven && self.refusals.is_empty() {
            self.refusals.push(Cause::new(Kind::Cryptographic, Code::ProofMissing.as_str()).at(place.key("proof")));
        }
    }

    /// Takes what is to be said of what stands inside, at any depth.
    fn warn_of_inside(&mut self, report: &Report, place: &Pointer) {
        let said = report.findings().iter().filter(|finding| OF_INSIDE.contains(&finding.code));
        self.warnings.extend(said.map(|finding| Cause::of_finding(finding, place)));
        for embedded in report.embedded() {
            self.warn_of_inside(embedded.report(), &embedded.pointer().within(place));
        }
    }

    fn answer(self, catalogue: &credenza::host::Catalogue, report: Value) -> Result<Value, Problem> {
        if let Some(problem) = Problem::of(self.refusals) {
            return Err(problem.with_report(report));
        }
        let checks = if self.status { json!(["proof", "status"]) } else { json!(["proof"]) };
        let warnings: Value = self.warnings.iter().map(|cause| Value::Object(cause.to_value(catalogue))).collect();
        Ok(json!({"verified": true, "checks": checks, "warnings": warnings, "report": report}))
    }
}
