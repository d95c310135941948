//! Whose a credential is: what a file shows of that, what a presentation does, and what is said of the parts of a record.

use super::code::Code;
use super::embedded::Embedded;
use super::finding::{Check, Finding, Outcome};
use super::key_lookup::is_resolved;
use super::policy::Policy;
use super::report::Verified;
use crate::credential::{Credential, EmbeddedKind};
use crate::did::Did;
use crate::encoding::json::{Node, Pointer};
use crate::quality::Endorsement;

/// A bare credential shows nothing of its holder; an endorsement has none.
pub(super) fn of_file(arrived: &Credential, policy: &Policy) -> Finding {
    if !policy.require_presentation && Endorsement::of(arrived).is_some() {
        return Finding::new(Check::HolderBinding, Outcome::Skip, Code::HolderOfNone, Pointer::fixed("/credentialSubject"));
    }
    let (code, pointer) = match dids(arrived).next() {
        Some((_, pointer)) => (Code::HolderNotShown, pointer.key("id")),
        None => (Code::HolderUnbound, Pointer::fixed("/credentialSubject")),
    };
    if policy.require_presentation {
        return Finding::new(Check::HolderBinding, Outcome::Fail, Code::PresentationRequired, pointer);
    }
    Finding::new(Check::HolderBinding, Outcome::Skip, code, pointer)
}

/// Every subject that has an id must be the presenter; a credential none of whose subjects has a DID is unbound. A DID of a method that cannot be resolved may be
/// another name of the presenter's key, which nobody can tell.
///
/// An endorsement is about what it endorses: that this is somebody else says nothing against whoever presents it, and nothing for them.
pub(crate) fn of_presented(credential: &Verified<Credential>, presenter: &Did) -> Finding {
    let finding = |outcome, code, pointer: Pointer| Finding::new(Check::HolderBinding, outcome, code, pointer).with("holder", presenter);
    let is_presenters = dids(credential).all(|(did, _)| did == *presenter) && dids(credential).count() == credential.subjects().len();
    if !is_presenters && Endorsement::of(credential).is_some() {
        return finding(Outcome::Unknown, Code::HolderOfNone, Pointer::fixed("/credentialSubject"));
    }
    let mut unresolved = None;
    for (did, pointer) in dids(credential).filter(|(did, _)| did != presenter) {
        if is_resolved(&did) {
            return finding(Outcome::Fail, Code::HolderMismatch, pointer.key("id")).with("subject", did);
        }
        unresolved.get_or_insert((did, pointer));
    }
    if let Some((did, pointer)) = unresolved {
        let finding = finding(Outcome::Unknown, Code::HolderUnresolved, pointer.key("id"));
        return finding.with("method", did.method()).with("subject", did);
    }
    let subject = Pointer::root().key("credentialSubject");
    // A subject without DID, even beside one that is the presenter's, is not tied to the presenter.
    let is_presenter = |id: &str| id == presenter.as_str();
    let all_bound = credential.subjects().iter().all(|subject| subject.id.as_ref().is_some_and(|id| is_presenter(id.as_str())));
    if all_bound { finding(Outcome::Pass, Code::HolderBound, subject) } else { finding(Outcome::Unknown, Code::HolderUnbound, subject) }
}

/// Whether somebody is its holder, where it stands inside another: a part is held, and so is what only stands in the place of an endorsement and is none by what its own issuer
/// signed. (Under contexts that are not known, a type is believed: an endorsement is not the worse for them.)
pub(super) fn is_held(kind: EmbeddedKind, credential: &Credential) -> bool {
    let says_so = credential.types().iter().any(|kind| kind == "EndorsementCredential");
    let subjects = || credential.document().get("credentialSubject").into_iter().flat_map(Node::one_or_many);
    let is_award = || subjects().any(|(_, subject)| subject.get("achievement").is_some());
    (kind == EmbeddedKind::Part && Endorsement::of(credential).is_none()) || !says_so || is_award()
}

/// That a part of a record names a DID which is neither that of the record's subject nor the presenter's. Whoever signs a record, a holder for himself among them, can put
/// anybody's credential into it: what it says of its learner is genuine, and need not be said of the person whom the record is about.
pub(super) fn part_of_another(part: &Embedded, record: &Credential, presenter: Option<&Did>) -> Option<Finding> {
    let credential = part.report().authentic().filter(|credential| is_held(part.kind(), credential))?;
    let is_of_record = |did: &Did| dids(record).any(|(other, _)| other == *did);
    let (other, pointer) = dids(credential).find(|(did, _)| Some(did) != presenter && !is_of_record(did))?;
    let finding = Finding::new(Check::Embedded, Outcome::Skip, Code::PartOfAnother, part.pointer().clone());
    let own = dids(record).map(|(did, _)| did.to_string()).collect::<Vec<_>>();
    let finding = finding.with("kind", part.kind().name()).with("subject", other).with("place", pointer.key("id"));
    Some(if own.is_empty() { finding } else { finding.with("expected", own.join(", ")) })
}

/// The DIDs of its subjects, each with the place of the subject.
fn dids(credential: &Credential) -> impl Iterator<Item = (Did, &Pointer)> {
    credential.subjects().iter().filter_map(|subject| Some((Did::parse(subject.id.as_ref()?.as_str()).ok()?, &subject.pointer)))
}
