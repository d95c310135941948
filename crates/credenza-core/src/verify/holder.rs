//! Whose a credential is: what a file shows of that, and what a presentation does.

use super::code::Code;
use super::finding::{Check, Finding, Outcome};
use super::key_lookup::is_resolved;
use super::policy::Policy;
use crate::credential::{Credential, EmbeddedKind};
use crate::did::Did;
use crate::encoding::json::Pointer;
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
pub(crate) fn of_presented(credential: &Credential, presenter: &Did) -> Finding {
    let finding = |outcome, code, pointer: Pointer| Finding::new(Check::HolderBinding, outcome, code, pointer).with("holder", presenter);
    let subject = Pointer::fixed("/credentialSubject");
    let is_presenter = |id: &str| id == presenter.as_str();
    if credential.subjects().iter().all(|subject| subject.id.as_ref().is_some_and(|id| is_presenter(id.as_str()))) {
        return finding(Outcome::Pass, Code::HolderBound, subject);
    }
    if Endorsement::of(credential).is_some() {
        return finding(Outcome::Unknown, Code::HolderOfNone, subject);
    }
    let mut unresolved = None;
    for (did, pointer) in dids(credential).filter(|(did, _)| did != presenter) {
        if is_resolved(&did) {
            return finding(Outcome::Fail, Code::HolderMismatch, pointer.key("id")).with("subject", did);
        }
        unresolved.get_or_insert((did, pointer));
    }
    match unresolved {
        Some((did, pointer)) => {
            let finding = finding(Outcome::Unknown, Code::HolderUnresolved, pointer.key("id"));
            finding.with("method", did.method()).with("subject", did)
        }
        // A subject without DID, even beside one that is the presenter's, is not tied to the presenter.
        None => finding(Outcome::Unknown, Code::HolderUnbound, subject),
    }
}

/// Whether somebody is its holder, where it stands inside another: a part is held, and so is what only stands in the place of an endorsement and is none by what its own issuer
/// signed. (There a type is believed under contexts that are not known too: an endorsement is not the worse for them.)
pub(super) fn is_held(kind: EmbeddedKind, credential: &Credential) -> bool {
    match kind {
        EmbeddedKind::Part => Endorsement::of(credential).is_none(),
        EmbeddedKind::Endorsement => Endorsement::by_names(credential).is_none(),
    }
}

/// The DIDs of its subjects, each with the place of the subject.
pub(super) fn dids(credential: &Credential) -> impl Iterator<Item = (Did, &Pointer)> {
    credential.subjects().iter().filter_map(|subject| Some((Did::parse(subject.id.as_ref()?.as_str()).ok()?, &subject.pointer)))
}
