//! Whether the learner of a credential is the person whom the verifier means.

use super::code::Code;
use super::finding::{Check, Finding, Outcome};
use super::report::Verified;
use crate::credential::Credential;
use crate::encoding::json::Pointer;
use crate::quality::IdentityObject;

/// What the verifier knows of a person: a name, an e-mail address, a number, and which of these it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LearnerIdentity {
    kind: Option<String>,
    value: String,
}

impl LearnerIdentity {
    /// An identity of any type.
    pub fn any(value: impl Into<String>) -> Self {
        Self { kind: None, value: value.into() }
    }

    /// An identity of that `identityType` (Open Badges 3.0, `IdentifierTypeEnum`), such as `emailAddress`.
    pub fn of_type(kind: impl Into<String>, value: impl Into<String>) -> Self {
        Self { kind: Some(kind.into()), value: value.into() }
    }

    fn may_be(&self, object: &IdentityObject) -> bool {
        self.kind.is_none() || self.kind.as_deref() == object.kind()
    }
}

/// One finding for each identity that the verifier demands, from what was signed.
pub(super) fn findings(credential: &Verified<Credential>, demanded: &[LearnerIdentity]) -> Vec<Finding> {
    let problem = if credential.subjects().len() > 1 { Code::SeveralSubjects } else { Code::ContextUnknown };
    let objects = IdentityObject::of(credential).ok_or(problem);
    demanded.iter().map(|identity| finding(identity, objects.as_deref().map_err(|problem| *problem))).collect()
}

fn finding(identity: &LearnerIdentity, objects: Result<&[IdentityObject], Code>) -> Finding {
    let place = Pointer::fixed("/credentialSubject");
    let made = |outcome, code, pointer: Pointer| {
        let kind = identity.kind.as_deref().unwrap_or("any");
        Finding::new(Check::Identity, outcome, code, pointer).with("type", kind)
    };
    let objects = match objects {
        Ok(objects) => objects,
        Err(problem) => return made(Outcome::Unknown, Code::IdentityUnknown, place).with("problem", problem),
    };
    let candidates: Vec<_> = objects.iter().filter(|object| identity.may_be(object)).collect();
    if let Some(same) = candidates.iter().find(|object| object.is(&identity.value) == Some(true)) {
        // Who is said to have two names is not known to have this one.
        if let Some(other) = objects.iter().find(|other| other.contradicts(same, &identity.value)) {
            return made(Outcome::Unknown, Code::IdentityContradictory, other.pointer().clone()).with("method", other.method());
        }
        let finding = made(Outcome::Pass, Code::IdentityMatched, same.pointer().clone());
        return finding.with("found_type", same.kind().unwrap_or_default()).with("method", same.method());
    }
    // One that cannot be compared may be the very one.
    if let Some(open) = candidates.iter().find(|object| object.is(&identity.value).is_none()) {
        return made(Outcome::Unknown, Code::IdentityUnknown, open.pointer().clone()).with("method", open.method());
    }
    match candidates.first() {
        None => made(Outcome::Unknown, Code::IdentityUnknown, place),
        Some(other) => made(Outcome::Fail, Code::IdentityMismatch, other.pointer().clone())
            .with("expected", &identity.value)
            .with("found", other.stated().unwrap_or_default())
            .with("method", other.method()),
    }
}
