//! The options of a request.

use credenza_core::encoding::json::{Node, Pointer};
use credenza_core::proof::Suite;

use crate::problem::{Cause, Kind, Problem};

/// The member `options` of a request.
#[derive(Clone, Copy)]
pub(super) struct Options<'d>(Option<Node<'d>>);

impl<'d> Options<'d> {
    pub(super) fn read(request: Node<'d>) -> Result<Self, Problem> {
        match request.get("options") {
            Some(options) if !options.is_object() => Err(malformed(Pointer::root().key("options"))),
            options => Ok(Self(options)),
        }
    }

    /// The string under a name.
    pub(super) fn text(self, name: &str) -> Result<Option<&'d str>, Problem> {
        match self.0.and_then(|options| options.get(name)) {
            None => Ok(None),
            Some(value) => value.as_str().map(Some).ok_or_else(|| malformed(place(name))),
        }
    }

    /// The suite that is asked for.
    pub(super) fn suite(self) -> Result<Suite, Problem> {
        let problem =
            |code, name: &'static str, value: &str| Problem::from(Cause::new(Kind::Other, code).with(name, value).at(place(name)));
        if let Some(envelope) = self.text("envelope")? {
            return Err(problem("envelope_unavailable", "envelope", envelope));
        }
        if self.0.is_some_and(|options| options.get("credentialStatus").is_some()) {
            return Err(Cause::new(Kind::Other, "status_unavailable").at(place("credentialStatus")).into());
        }
        let (name, member) = match (self.text("cryptosuite")?, self.text("type")?) {
            (None, None | Some("DataIntegrityProof")) => return Ok(Suite::default()),
            (Some(name), None | Some("DataIntegrityProof")) => (name, "cryptosuite"),
            (None, Some(name)) => (name, "type"),
            (Some(_), Some(_)) => return Err(malformed(place("type"))),
        };
        // Each stands under the member that its proofs have it in.
        let is_there = |suite: &Suite| (*suite == Suite::Ed25519Signature2020) == (member == "type");
        Suite::parse(name).filter(is_there).ok_or_else(|| {
            let available = Suite::ALL.map(Suite::name).join(", ");
            Cause::new(Kind::Cryptographic, "suite_unavailable").with("suite", name).with("available", available).at(place(member)).into()
        })
    }

    /// Whether the status is to be checked: unless `checks` says what is, and leaves it out.
    pub(super) fn checks_status(self) -> Result<bool, Problem> {
        let Some(checks) = self.0.and_then(|options| options.get("checks")) else { return Ok(true) };
        let mut asked = false;
        for (_, check) in checks.one_or_many() {
            let check = check.as_str().ok_or_else(|| malformed(place("checks")))?;
            asked |= matches!(check, "status" | "credentialStatus");
        }
        Ok(asked)
    }
}

fn place(name: &str) -> Pointer {
    Pointer::root().key("options").key(name)
}

fn malformed(place: Pointer) -> Problem {
    Cause::new(Kind::Malformed, "options_malformed").at(place).into()
}
