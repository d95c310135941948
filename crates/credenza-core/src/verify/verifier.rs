//! The verifier: evidence and policy, read once, applied to any number of documents.

use super::choice::choose;
use super::code::Code;
use super::embedded::{Inside, MAX_EMBEDDED, Room};
use super::evidence::Evidence;
use super::finding::{Check, Finding, Outcome};
use super::holder;
use super::key_lookup::KnownKeys;
use super::policy::{IssuerBinding, Policy};
use super::proofs::{Proofs, Signature, check_proofs, form_failed};
use super::report::{Report, Verified};
use super::schema;
use super::trusted::{self, Trust};
use super::work::Work;
use crate::credential::{Credential, FormError, Format, Secured, Unsecured, rules};
use crate::did::Did;
use crate::encoding::json::{Document, Node, Pointer};
use crate::encoding::json_ld::Contexts;
use crate::proof::Purpose;
use crate::time::Timestamp;
use std::cell::Cell;
use std::collections::BTreeSet;

/// How far the clocks of a signer and of the verifier may differ.
pub(crate) const CLOCK_SKEW_SECONDS: i64 = 300;

/// Verifies credentials and presentations. Pure: the same document and time give the same report.
///
/// It remembers the keys that it decoded, so one verifier for many documents is faster than one for each. It may be shared between threads.
#[derive(Clone, Debug)]
pub struct Verifier<'a> {
    pub(super) evidence: &'a Evidence,
    pub(crate) policy: &'a Policy,
    pub(super) known_keys: KnownKeys,
}

impl<'a> Verifier<'a> {
    /// A verifier with this evidence and policy.
    pub fn new(evidence: &'a Evidence, policy: &'a Policy) -> Self {
        Self { evidence, policy, known_keys: KnownKeys::default() }
    }

    /// The JSON-LD contexts that it reads statements with.
    pub(super) fn contexts(&self) -> &Contexts {
        self.policy.contexts()
    }

    /// The same verifier with another policy.
    pub(crate) fn with_policy<'b>(&self, policy: &'b Policy) -> Verifier<'b>
    where
        'a: 'b,
    {
        Verifier { policy, evidence: self.evidence, known_keys: self.known_keys.clone() }
    }

    /// Verifies a credential. Total: whatever arrives, a report comes back, with every check in a fixed order.
    ///
    /// A presentation cannot be judged without the request that it answers: use [`Verifier::presentation`].
    pub fn verify(&self, secured: &Secured, now: &Timestamp) -> Report {
        self.verify_within(secured, None, now, &Work::within(self.policy.limits()))
    }

    /// The same where several documents share what may be spent: those of one presentation, by its presenter.
    pub(crate) fn verify_within(&self, secured: &Secured, presenter: Option<&Did>, now: &Timestamp, work: &Work) -> Report {
        let credentials = Cell::new(MAX_EMBEDDED);
        let report = self.judged(secured, now, Room::new(presenter, &credentials, work));
        report.with_identities(&self.policy.identities).within_limits(!work.is_exceeded())
    }

    /// The report on a document that may stand inside another: `room` is what may be judged inside it.
    pub(super) fn judged(&self, secured: &Secured, now: &Timestamp, room: Room<'_>) -> Report {
        match secured.format() {
            Format::Credential => self.credential(secured, now, room),
            Format::Presentation => unjudged(without_request(secured)),
            Format::Unknown => unjudged(of_another_kind()),
            // Whoever moves statements about inside a credential could wrap them in such a one: it stays as wrong there as anything else that is no credential.
            Format::Container if room.is_inside() => unjudged(of_another_kind()),
            _ => unjudged(unsupported_format(secured)),
        }
    }

    /// Verifies many credentials, one report each, in their order: the reports of [`Verifier::verify`] on one after the other, made as they are asked for. What was
    /// worked out for one (contexts, keys) serves the next. Nothing runs beside it: for several processors, share the verifier between threads and call `verify`.
    pub fn batch<'d>(&self, documents: impl IntoIterator<Item = &'d Secured>, now: &Timestamp) -> impl Iterator<Item = Report> {
        documents.into_iter().map(|secured| self.verify(secured, now))
    }

    fn credential(&self, secured: &Secured, now: &Timestamp, room: Room<'_>) -> Report {
        let arrived = Credential::read(secured.document().clone());
        let Proofs { mut findings, signatures } = check_proofs(secured, Purpose::AssertionMethod, self, now, room.share());
        let violations = match &arrived {
            Ok(credential) => rules::of_read(credential, &rules::well_known),
            Err(_) => rules::credential(&Unsecured::new(secured.document().clone()), &rules::well_known),
        };
        findings.extend(form_findings(Code::FormInvalid, &violations, arrived.as_ref().err()));
        let Ok(arrived) = arrived else {
            findings.extend(not_checked([
                Check::IssuerBinding,
                Check::HolderBinding,
                Check::Period,
                Check::Status,
                Check::Trust,
                Check::Element,
            ]));
            return Report::new(findings);
        };
        let undecided = findings.iter().any(|finding| finding.check == Check::Proof && finding.outcome == Outcome::Unknown);
        let binding = self.issuer_binding(&arrived, &signatures, undecided);
        if let Some(other) = signatures.iter().map(|signature| signature.credential(&arrived)).find(|signed| !agree(signed, &arrived)) {
            findings.push(Finding::new(Check::Form, Outcome::Fail, Code::JsonMisleads, Pointer::root()).with("issuer", other.issuer()));
        }
        settle_unknown_proofs(&mut findings, binding.outcome);
        let bound = binding.outcome != Outcome::Fail;
        let reported = self.policy.issuer_binding == IssuerBinding::Reported;
        findings.push(binding);
        findings.push(holder::of_file(signatures.first().map_or(&arrived, |signature| signature.credential(&arrived)), self.policy));
        // The issuer's own signature; another's only where the policy merely reports who signed.
        let index = choose(&signatures, &arrived, self.policy, now, reported).filter(|_| bound);
        let chosen = index.and_then(|index| signatures.into_iter().nth(index));
        let authentic = !findings.iter().any(|finding| matches!(finding.outcome, Outcome::Fail | Outcome::Unknown));
        match chosen.filter(|_| authentic).map(|signature| verified(signature, arrived)) {
            Some(Ok((credential, proof))) => {
                let Inside { credential, embedded, findings: inside } = self.inside(credential, now, room);
                let is_told_apart = inside.iter().all(|finding| finding.check == Check::Embedded);
                findings.extend(inside);
                if !is_told_apart {
                    return unjudged_rest(findings, secured);
                }
                self.judge(findings, credential, secured.document(), &proof, now, room).with_embedded(embedded)
            }
            other => {
                findings.extend(other.and_then(Result::err).map(|error| form_failed(Check::Form, Code::FormInvalid, &error)));
                unjudged_rest(findings, secured)
            }
        }
    }

    /// The questions after the first, asked of what was signed. What it states of the elements is read when the report is asked, unless the policy asks now.
    fn judge(
        &self,
        mut findings: Vec<Finding>,
        credential: Verified<Credential>,
        arrived: &Document,
        proof: &ProofPeriod,
        now: &Timestamp,
        room: Room<'_>,
    ) -> Report {
        findings.extend(period(&credential, proof, now));
        findings.extend(status(&credential));
        findings.extend(schema::findings(&credential, arrived, self.policy, &room.share().schemas));
        let Trust { findings: trust, name } = trusted::judge(&credential, credential.signed_by(), self.policy);
        findings.extend(trust);
        Report::new(findings).with_credential(credential, &self.policy.required, name)
    }

    /// Whether one of the signatures that held is the issuer's. Where one could not be checked, it may be the issuer's own.
    fn issuer_binding(&self, arrived: &Credential, signatures: &[Signature], undecided: bool) -> Finding {
        let finding = |outcome, code| Finding::new(Check::IssuerBinding, outcome, code, Pointer::fixed("/issuer"));
        let named = |finding: Finding| finding.with("issuer", arrived.issuer().as_str());
        let by_issuer = signatures.iter().any(|signature| signature.signer.as_str() == signature.credential(arrived).issuer().as_str());
        match (by_issuer, signatures) {
            (true, _) => named(finding(Outcome::Pass, Code::IssuerBound)),
            (false, []) => finding(Outcome::Skip, Code::NotChecked),
            (false, _) if undecided => finding(Outcome::Skip, Code::NotChecked),
            (false, [first, ..]) => {
                let outcome = if self.policy.issuer_binding == IssuerBinding::Required { Outcome::Fail } else { Outcome::Skip };
                named(finding(outcome, Code::IssuerMismatch)).with("signer", &first.signer)
            }
        }
    }
}

/// The report on a credential that is not known to be authentic: the questions after the first were not asked.
fn unjudged_rest(mut findings: Vec<Finding>, secured: &Secured) -> Report {
    findings.extend(not_checked([Check::Period, Check::Status, Check::Trust, Check::Element]));
    findings.extend(not_checked(schema::is_named_in(secured.document()).then_some(Check::Schema)));
    Report::new(findings)
}

/// Until when a signature lets itself count, and where it stands.
struct ProofPeriod {
    expires: Option<Timestamp>,
    pointer: Pointer,
}

/// The credential as the signature covers it, and until when the signature lets itself count.
fn verified(signature: Signature, arrived: Credential) -> Result<(Verified<Credential>, ProofPeriod), FormError> {
    let proof = ProofPeriod { expires: signature.proof.expires().cloned(), pointer: signature.proof.pointer().clone() };
    let (proven, signer) = signature.into_proven(arrived)?;
    Ok((Verified::new(proven, signer), proof))
}

/// Whether the JSON says of the envelope what was signed. Statements can be moved about in a document and stay the same; whoever reads the JSON would be misled.
pub(super) fn agree(signed: &Credential, arrived: &Credential) -> bool {
    let subjects = |credential: &Credential| {
        let mut ids: Vec<_> = credential.subjects().iter().map(|subject| subject.id.clone()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    let status = |credential: &Credential| credential.status().iter().map(|entry| entry.id.clone()).collect::<BTreeSet<_>>();
    let is_same = std::ptr::eq(signed, arrived);
    is_same
        || (signed.id() == arrived.id()
            && signed.issuer() == arrived.issuer()
            && signed.valid_from() == arrived.valid_from()
            && signed.valid_until() == arrived.valid_until()
            && subjects(signed) == subjects(arrived)
            && status(signed) == status(arrived))
}

/// A proof that cannot be checked leaves Authentic unknown, unless another proof by the issuer (or presenter) verified; it is listed either way.
pub(crate) fn settle_unknown_proofs(findings: &mut [Finding], binding: Outcome) {
    if binding == Outcome::Pass {
        for finding in findings.iter_mut().filter(|finding| finding.check == Check::Proof && finding.outcome == Outcome::Unknown) {
            finding.outcome = Outcome::Skip;
        }
    }
}

/// What is said of a document's form: that it is right, or with `code` everything that is not. `unread` is why its envelope could not be read: mostly one of the
/// violations.
pub(crate) fn form_findings(code: Code, violations: &[FormError], unread: Option<&FormError>) -> Vec<Finding> {
    let further = unread.filter(|error| !violations.contains(error));
    let mut findings: Vec<_> = further.into_iter().chain(violations).map(|error| form_failed(Check::Form, code, error)).collect();
    if findings.is_empty() {
        findings.push(Finding::new(Check::Form, Outcome::Pass, Code::FormOk, Pointer::root()));
    }
    findings
}

/// A presentation of which no request is known: it lacks one, unless there is none that it could answer.
fn without_request(presentation: &Secured) -> Finding {
    let place = Pointer::fixed("/proof");
    let proofs = presentation.proofs();
    if proofs.is_empty() {
        return Finding::new(Check::Proof, Outcome::Fail, Code::PresentationUnsigned, place);
    }
    let challenge = |proof: &Node<'_>| proof.get("challenge").and_then(Node::as_str).is_some_and(|challenge| !challenge.is_empty());
    if !proofs.iter().any(|(_, proof)| challenge(proof)) {
        return Finding::new(Check::Request, Outcome::Fail, Code::ChallengeAbsent, place);
    }
    Finding::new(Check::Form, Outcome::Unknown, Code::RequestMissing, Pointer::root())
}

fn of_another_kind() -> Finding {
    let finding = Finding::new(Check::Form, Outcome::Fail, Code::FormInvalid, Pointer::root()).with("problem", "type_missing");
    finding.with("expected", "a verifiable credential").with("found", "JSON of another kind")
}

/// What is said of a document in a format that is known and not judged, or around documents that were not taken out of it: nothing against them.
pub(crate) fn unsupported_format(secured: &Secured) -> Finding {
    match secured.first_contained() {
        None => {
            Finding::new(Check::Form, Outcome::Unknown, Code::FormatUnsupported, Pointer::root()).with("format", secured.format().name())
        }
        Some((first, count)) => {
            let array = if secured.document().root().is_array() { "yes" } else { "no" };
            Finding::new(Check::Form, Outcome::Unknown, Code::ContainsCredentials, first).with("count", count).with("array", array)
        }
    }
}

/// The report on a document of which one finding says why it is not judged.
fn unjudged(finding: Finding) -> Report {
    let all =
        [Check::Form, Check::Proof, Check::IssuerBinding, Check::HolderBinding, Check::Period, Check::Status, Check::Trust, Check::Element];
    let rest = not_checked(all.into_iter().filter(|check| *check != finding.check));
    Report::new(std::iter::once(finding).chain(rest).collect())
}

pub(crate) fn not_checked(checks: impl IntoIterator<Item = Check>) -> Vec<Finding> {
    checks.into_iter().map(|check| Finding::new(check, Outcome::Skip, Code::NotChecked, Pointer::root())).collect()
}

fn period(credential: &Verified<Credential>, proof: &ProofPeriod, now: &Timestamp) -> Vec<Finding> {
    let mut findings = Vec::with_capacity(1);
    let mut late = |code, pointer, name, limit: &Timestamp| {
        findings.push(Finding::new(Check::Period, Outcome::Fail, code, pointer).with(name, limit).with("now", now));
    };
    let place = Option::unwrap_or_default;
    if let Some(from) = credential.valid_from().filter(|from| now < *from) {
        late(Code::ValidFromFuture, place(credential.valid_from_pointer()), "from", from);
    }
    if let Some(until) = credential.valid_until().filter(|until| now > *until) {
        late(Code::ValidUntilPast, place(credential.valid_until_pointer()), "until", until);
    }
    if let Some(expires) = proof.expires.as_ref().filter(|expires| now > *expires) {
        late(Code::ProofExpired, proof.pointer.clone(), "expires", expires);
    }
    // A signature from the future lies about its date, and with it about every period that its date is compared with.
    if let Some(created) = credential.signed().filter(|created| created.unix_seconds() > now.unix_seconds() + CLOCK_SKEW_SECONDS) {
        late(Code::ProofFromFuture, proof.pointer.clone(), "created", created);
    }
    if findings.is_empty() {
        findings.push(match (credential.valid_until(), credential.valid_until_pointer()) {
            (Some(until), Some(pointer)) => {
                Finding::new(Check::Period, Outcome::Pass, Code::PeriodOk, pointer).with("until", until.as_str())
            }
            _ => Finding::new(Check::Period, Outcome::Pass, Code::NoPeriod, Pointer::root()),
        });
    }
    findings
}

/// Status lists are not read yet: every entry is unknown, which is never valid.
fn status(credential: &Credential) -> Vec<Finding> {
    if credential.status().is_empty() {
        return vec![Finding::new(Check::Status, Outcome::Skip, Code::NoStatus, Pointer::root())];
    }
    let unsupported = |entry: &crate::credential::StatusEntry| {
        Finding::new(Check::Status, Outcome::Unknown, Code::StatusUnsupported, entry.pointer.clone()).with("type", entry.types.join(", "))
    };
    credential.status().iter().map(unsupported).collect()
}
