//! Credentials inside a credential: each is judged as a document of its own, and decides nothing about the one that it stands in.

use std::cell::Cell;
use std::sync::Arc;

use super::code::Code;
use super::finding::{Check, Finding, Outcome, Question};
use super::holder;
use super::report::{Answer, Conclusion, Report, Verified};
use super::verifier::{Verifier, agree};
use super::work::{Share, Work};
use crate::credential::{Credential, EmbeddedKind, Embedding, Unsecured};
use crate::did::Did;
use crate::encoding::json::{Node, Pointer};
use crate::quality::Endorsement;
use crate::time::Timestamp;

/// How many credentials inside one file are judged, at any depth: each costs as much as a file of its own. A record of studies holds some dozens.
pub const MAX_EMBEDDED: usize = 64;

/// How deep credentials inside credentials are judged: the parts of a record, and the endorsements of those. What is deeper is counted.
pub const MAX_EMBEDDED_DEPTH: usize = 2;

/// A credential inside another, with the report on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Embedded {
    kind: EmbeddedKind,
    pointer: Pointer,
    within: Option<Arc<str>>,
    report: Report,
}

impl Embedded {
    /// What it is there for.
    pub fn kind(&self) -> EmbeddedKind {
        self.kind
    }

    /// Where it stands, in the document that arrived.
    pub fn pointer(&self) -> &Pointer {
        &self.pointer
    }

    /// The identifier of the thing that it stands in, as the outer credential's signature covers it.
    pub fn within(&self) -> Option<&str> {
        self.within.as_deref()
    }

    /// The report on it, as on a file of its own; its places are counted from the credential.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The same, where the file that it stands in was presented: what has a holder is held to the presenter as if it were presented by itself. Whoever makes a record for himself
    /// and puts another's credential into it shows no more than whoever presents that.
    fn presented_by(mut self, presenter: Option<&Did>) -> Self {
        let credential = self.report.authentic().filter(|credential| holder::is_held(self.kind, credential));
        if let Some(binding) = credential.zip(presenter).map(|(credential, presenter)| holder::of_presented(credential, presenter)) {
            self.report = self.report.instead_of(Check::HolderBinding, binding);
        }
        self
    }

    /// Whether it endorses the thing that it stands in: its every subject is that thing (Open Badges 3.0, `EndorsementSubject`). Unknown where it is not known to be
    /// genuine, is no endorsement under contexts that are known, or does not name what it endorses; none where it does not stand under an endorsement's property.
    pub fn endorses_its_place(&self) -> Option<Answer> {
        if self.kind != EmbeddedKind::Endorsement {
            return None;
        }
        let credential = self.report.authentic().filter(|credential| Endorsement::of(credential).is_some());
        let Some((credential, within)) = credential.zip(self.within()) else { return Some(Answer::Unknown) };
        let named = |wanted: &dyn Fn(&str) -> bool| {
            credential.subjects().iter().all(|subject| subject.id.as_ref().is_some_and(|id| wanted(id.as_str())))
        };
        Some(match () {
            () if named(&|id| id == within) => Answer::Yes,
            () if named(&|_| true) => Answer::No,
            () => Answer::Unknown,
        })
    }

    /// What an endorser says in words (`endorsementComment`), where that is known to be genuine and contexts that are known give the name its meaning.
    pub fn comment(&self) -> Option<&str> {
        self.report.endorsement()?.comments().next()
    }
}

/// What may still be judged inside one file.
#[derive(Clone, Copy)]
pub(super) struct Room<'r> {
    depth: usize,
    /// Who presented the file, where that is known.
    presenter: Option<&'r Did>,
    /// How many credentials, at all depths together.
    credentials: &'r Cell<usize>,
    work: &'r Work,
}

impl<'r> Room<'r> {
    /// The room of a file; `credentials` counts down from [`MAX_EMBEDDED`].
    pub(super) fn new(presenter: Option<&'r Did>, credentials: &'r Cell<usize>, work: &'r Work) -> Self {
        Self { depth: 0, presenter, credentials, work }
    }

    /// Whether this is the room of something inside a file, and not of the file itself.
    pub(super) fn is_inside(self) -> bool {
        self.depth > 0
    }

    /// What may still be spent here.
    pub(super) fn share(self) -> &'r Share {
        if self.is_inside() { &self.work.inside } else { &self.work.itself }
    }

    fn deeper(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }

    /// Takes the room for one more credential, if there is any.
    fn take(self) -> bool {
        let left = self.credentials.get();
        self.credentials.set(left.saturating_sub(1));
        left > 0 && self.share().proofs.can_hash()
    }
}

/// A credential with what stands inside it.
pub(super) struct Inside {
    /// What its issuer states, without what only those inside it do.
    pub(super) credential: Verified<Credential>,
    pub(super) embedded: Vec<Embedded>,
    /// What there is to say of them. One on the form says that the outer credential cannot be told from them.
    pub(super) findings: Vec<Finding>,
}

impl Verifier<'_> {
    /// Judges the credentials inside an authentic one.
    pub(super) fn inside(&self, credential: Verified<Credential>, now: &Timestamp, room: Room<'_>) -> Inside {
        let found = credential.document().embedded();
        if found.is_empty() {
            return Inside { credential, embedded: Vec::new(), findings: Vec::new() };
        }
        let (embedded, unjudged) = self.judge_embedded(credential.document(), &found, now, room);
        let mut of_statements = Vec::new();
        let credential = own_words(credential, &found, &embedded, &mut of_statements);
        let mut findings = Vec::new();
        // Whose words the statements are is settled: a part that is another's than the presenter's is as genuine as before.
        let presented = |one: Embedded| {
            let another = part_of_another(&one, &credential, room.presenter);
            let one = one.presented_by(room.presenter);
            findings.extend(said_of(&one, &credential));
            findings.extend(another);
            one
        };
        let embedded = embedded.into_iter().map(presented).collect();
        findings.extend(unjudged);
        findings.extend(of_statements);
        Inside { credential, embedded, findings }
    }

    /// The reports on as many as are judged, and what is said of the others.
    fn judge_embedded(&self, outer: &Unsecured, found: &[Embedding], now: &Timestamp, room: Room<'_>) -> (Vec<Embedded>, Option<Finding>) {
        let unjudged = |embedding: &Embedding, code, limit: usize| {
            let finding = Finding::new(Check::Embedded, Outcome::Skip, code, outer.place_of(embedding));
            finding.with("count", found.len()).with("limit", limit)
        };
        let room = room.deeper();
        if room.depth > MAX_EMBEDDED_DEPTH {
            let finding = found.first().map(|first| unjudged(first, Code::EmbeddedTooDeep, MAX_EMBEDDED_DEPTH));
            return (Vec::new(), finding);
        }
        let policy = self.policy.inside();
        let inner = self.with_policy(&policy);
        let mut embedded = Vec::new();
        for embedding in found {
            if !room.take() {
                return (embedded, Some(unjudged(embedding, Code::EmbeddedTooMany, MAX_EMBEDDED)));
            }
            let report = inner.judged(&embedding.arrived(), now, room);
            let Embedding { kind, within, .. } = embedding;
            embedded.push(Embedded { kind: *kind, pointer: outer.place_of(embedding), within: within.clone(), report });
        }
        (embedded, None)
    }
}

/// What the issuer of the outer credential states. Where statements are signed, those that only a credential inside it makes are that one's.
///
/// A part of a record that is not known to be genuine is the word of whoever signed the record; an endorsement is never the word of whom it endorses.
fn own_words(outer: Verified<Credential>, found: &[Embedding], embedded: &[Embedded], findings: &mut Vec<Finding>) -> Verified<Credential> {
    let Some(graph) = outer.document().graph() else { return outer };
    let judged = |index: usize| (index, embedded.get(index).map_or(Answer::Unknown, |one| one.report.answer(Question::Authentic)));
    let others = found.iter().enumerate().map(|(index, embedding)| (embedding, judged(index)));
    let others: Vec<_> =
        others.filter(|(embedding, (_, authentic))| *authentic == Answer::Yes || embedding.kind == EmbeddedKind::Endorsement).collect();
    let read = graph.without(others.iter().map(|(embedding, _)| *embedding)).and_then(|(document, graph, mixed)| {
        let own = Credential::from_unsecured(Unsecured::of_graph(document, graph))?;
        Ok((own, mixed))
    });
    let Some((own, mixed)) = read.ok().filter(|(own, _)| agree(own, &outer) && is_same_status(own, &outer)) else {
        findings.push(Finding::new(Check::Form, Outcome::Fail, Code::JsonMisleads, Pointer::root()));
        return outer;
    };
    let told = |code, origin: u32| graph.place_of(origin).map(|place| Finding::new(Check::Embedded, Outcome::Skip, code, place));
    for ((embedding, (index, authentic)), mixed) in others.iter().zip(mixed) {
        let judged = embedded.get(*index);
        let is_judged = judged.is_some();
        // Whoever signed both made the statement, whichever of the two it was.
        let is_by_another = |one: &Embedded| one.report.authentic().is_none_or(|inner| inner.signer() != outer.signer());
        findings.extend(mixed.of_both.filter(|_| judged.is_some_and(is_by_another)).and_then(|origin| told(Code::EmbeddedShared, origin)));
        // To say more of the same learner is what a part is for.
        if embedding.kind == EmbeddedKind::Part {
            continue;
        }
        if let Some(origin) = mixed.of_others {
            // Its own signature covers it, so it is its signer's. Without one it may have been moved there out of what the outer credential states.
            let outcome = match authentic {
                Answer::Yes => {
                    findings.extend(told(Code::EmbeddedAdds, origin));
                    continue;
                }
                Answer::No => Outcome::Fail,
                Answer::Unknown => Outcome::Unknown,
            };
            findings.extend(graph.place_of(origin).map(|place| Finding::new(Check::Form, outcome, Code::EmbeddedMixed, place)));
            if is_judged {
                continue;
            }
            // One of those that are not judged says it for all: there may be any number.
            break;
        }
        findings.extend(mixed.of_itself.filter(|_| is_judged).and_then(|origin| told(Code::EmbeddedAdds, origin)));
        if *authentic != Answer::Yes && is_judged {
            // What it said may stand among the issuer's statements, which were signed together with it; that it was taken out of it is not noticed here.
            findings.push(Finding::new(Check::Embedded, Outcome::Skip, Code::EmbeddedUnattributed, outer.document().place_of(embedding)));
        }
    }
    outer.read_again(own)
}

/// Whether both name the same entries of status, with all that is said of these: an endorser neither adds one nor is the only one to state one.
fn is_same_status(own: &Credential, all: &Credential) -> bool {
    let status = |credential: &Credential| credential.document().get("credentialStatus").map(Node::to_document);
    status(own) == status(all)
}

/// What there is to say of one of them. It decides nothing about the outer credential: who signed that has not signed what others think of it.
fn said_of(embedded: &Embedded, outer: &Verified<Credential>) -> Vec<Finding> {
    let finding = |code| {
        let finding = Finding::new(Check::Embedded, Outcome::Skip, code, embedded.pointer.clone());
        finding.with("kind", embedded.kind.name())
    };
    let report = &embedded.report;
    let mut judged = finding(match report.conclusion() {
        Conclusion::Accepted => Code::EmbeddedAccepted,
        Conclusion::Rejected => Code::EmbeddedRejected,
        Conclusion::Undetermined => Code::EmbeddedUndetermined,
    });
    if let Some(credential) = report.authentic() {
        judged = judged.with("issuer", credential.issuer());
    }
    if let Some(decisive) = report.decisive() {
        judged = judged.with("reason", decisive.code);
    }
    let mut findings = vec![judged];
    let Some(credential) = report.authentic() else { return findings };
    if embedded.kind != EmbeddedKind::Endorsement {
        return findings;
    }
    if Endorsement::of(credential).is_none() {
        findings.push(finding(Code::EndorsementUnknown));
    } else if embedded.endorses_its_place() != Some(Answer::Yes) {
        let subjects = credential.subjects().iter().map(|subject| subject.id.as_ref().map_or("-", |id| id.as_str()));
        let found = subjects.collect::<Vec<_>>().join(", ");
        findings.push(finding(Code::EndorsementMismatch).with("expected", embedded.within().unwrap_or("-")).with("found", found));
    }
    if credential.signer() == outer.signer() {
        findings.push(finding(Code::EndorsementByIssuer).with("issuer", credential.signer()));
    }
    findings
}

/// That a part of a record names a DID which is neither that of the record's subject nor the presenter's. Whoever signs a record, a holder for himself among them, can put
/// anybody's credential into it: what it says of its learner is genuine, and need not be said of the person whom the record is about.
fn part_of_another(part: &Embedded, record: &Credential, presenter: Option<&Did>) -> Option<Finding> {
    let credential = part.report.authentic().filter(|credential| holder::is_held(part.kind, credential))?;
    let is_of_record = |did: &Did| holder::dids(record).any(|(other, _)| other == *did);
    let (other, pointer) = holder::dids(credential).find(|(did, _)| Some(did) != presenter && !is_of_record(did))?;
    let finding = Finding::new(Check::Embedded, Outcome::Skip, Code::PartOfAnother, part.pointer.clone());
    let own = holder::dids(record).map(|(did, _)| did.to_string()).collect::<Vec<_>>();
    let finding = finding.with("kind", part.kind.name()).with("subject", other).with("place", pointer.key("id"));
    Some(if own.is_empty() { finding } else { finding.with("expected", own.join(", ")) })
}
