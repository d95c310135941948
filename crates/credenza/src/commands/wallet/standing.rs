//! How a credential of the learner's stands: whether it still verifies, until when it counts, and whose name it bears.

use std::path::Path;

use credenza_core::credential::{Secured, language_values};
use credenza_core::micro::{Element, Language};
use credenza_core::quality::{State, StatementValue};
use credenza_core::time::{Date, Timestamp};
use credenza_core::verify::{Answer, Code, Evidence, Finding, Outcome, Policy, Question, Report, Verifier};

use super::collection;
use crate::app::App;
use crate::evidence;
use crate::failure::Failure;
use crate::messages::Messages;
use crate::report::{OWN_LIST, dates, sentence};
use crate::terminal::Tone;
use crate::trust_store::TrustStore;

/// Judges credentials for their owner: by the owner's own trust list, as of now.
pub(crate) struct Judge {
    evidence: Evidence,
    policy: Policy,
    now: Timestamp,
}

/// The judgement on one credential.
pub(crate) struct Standing {
    pub(crate) report: Report,
    pub(crate) state: CredentialState,
}

/// What matters to its owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CredentialState {
    /// Genuine and in its period; until then, where the period ends.
    Valid(Option<Timestamp>),
    /// Genuine, its period over since then.
    Expired(Timestamp),
    /// Genuine, its period begins then.
    NotYet(Timestamp),
    /// Genuine, but it names a status that can't be checked.
    StatusUnknown,
    /// It does not verify.
    Broken,
    /// Whether it verifies could not be decided.
    Unchecked,
}

impl Judge {
    /// With the trust list of this machine, and the folder of evidence where one is given.
    ///
    /// # Errors
    /// `no_home`, `clock_wrong`; those of reading the list and the folder.
    pub(crate) fn new(app: &App, evidence: Option<&Path>) -> Result<Self, Failure> {
        let own = TrustStore::at(app.storage(), app.home()?).read()?;
        let policy = own.map_or_else(Policy::default, |list| Policy::default().trust(OWN_LIST, list));
        let evidence = match evidence {
            Some(folder) => evidence::read(app, &app.storage(), folder, None)?,
            None => Evidence::new(),
        };
        Ok(Self { evidence, policy, now: app.now()? })
    }

    /// The judgement on what arrived.
    pub(crate) fn judge(&self, secured: &Secured) -> Standing {
        let report = Verifier::new(&self.evidence, &self.policy).verify(secured, &self.now);
        Standing { state: state(&report, &self.now), report }
    }
}

impl Standing {
    /// In a few words.
    pub(crate) fn words(&self, messages: &Messages) -> String {
        let day = |key: &str, time: &Timestamp| messages.text(key, &[("date", &dates::day(messages, time.date()))]);
        match &self.state {
            CredentialState::Valid(None) => messages.text("wallet-state-valid", &[]),
            CredentialState::Valid(Some(until)) => day("wallet-state-valid-until", until),
            CredentialState::Expired(since) => day("wallet-state-expired", since),
            CredentialState::NotYet(from) => day("wallet-state-not-yet", from),
            CredentialState::StatusUnknown => messages.text("wallet-state-status-unknown", &[]),
            CredentialState::Broken => messages.text("wallet-state-broken", &[]),
            CredentialState::Unchecked => messages.text("wallet-state-unchecked", &[]),
        }
    }

    /// The stable name of the state.
    pub(crate) fn name(&self) -> &'static str {
        match self.state {
            CredentialState::Valid(_) => "valid",
            CredentialState::Expired(_) => "expired",
            CredentialState::NotYet(_) => "not_yet_valid",
            CredentialState::StatusUnknown => "status_unknown",
            CredentialState::Broken => "not_authentic",
            CredentialState::Unchecked => "unchecked",
        }
    }

    pub(crate) fn tone(&self) -> Tone {
        match self.state {
            CredentialState::Valid(_) => Tone::Good,
            CredentialState::Broken => Tone::Bad,
            _ => Tone::Unsure,
        }
    }

    /// The code that decided, where the credential is not simply valid.
    pub(crate) fn code(&self) -> Option<Code> {
        self.deciding().map(|finding| finding.code)
    }

    /// What the state rests on, where the credential is not simply valid.
    pub(crate) fn deciding(&self) -> Option<&Finding> {
        let (question, wanted) = match self.state {
            CredentialState::Valid(_) => return None,
            CredentialState::Broken => (Question::Authentic, Outcome::Fail),
            CredentialState::Unchecked => (Question::Authentic, Outcome::Unknown),
            CredentialState::StatusUnknown => (Question::Current, Outcome::Unknown),
            CredentialState::Expired(_) | CredentialState::NotYet(_) => (Question::Current, Outcome::Fail),
        };
        self.report.findings_for(question).find(|finding| finding.outcome == wanted)
    }

    /// Whether a verifier would refuse it whatever it trusts.
    pub(crate) fn is_refused(&self) -> bool {
        !matches!(self.state, CredentialState::Valid(_) | CredentialState::StatusUnknown | CredentialState::Unchecked)
    }

    /// The title, from what was signed where that is known to be genuine.
    pub(crate) fn title(&self, messages: &Messages, secured: &Secured) -> String {
        let stated = self.report.elements().and_then(|elements| match elements.state(Element::Title) {
            State::Stated(statements) => statements.first(),
            _ => None,
        });
        let title = stated.map(|statement| match (&statement.value, Language::parse(messages.language().tag())) {
            (StatementValue::Text(text), Ok(language)) => text.best(&language).to_owned(),
            (value, _) => value.to_string(),
        });
        let title = title.or_else(|| collection::title(secured).map(str::to_owned));
        title.unwrap_or_else(|| messages.text("wallet-untitled", &[("format", &secured.format().name())]))
    }

    /// Who issued it: under the name that the owner's trust list has, else under the name that the issuer gives itself, marked so.
    pub(crate) fn issuer(&self, messages: &Messages, secured: &Secured) -> String {
        let Some(credential) = self.report.authentic() else {
            let issuer = secured.document().root().get("issuer");
            let names = issuer.and_then(|issuer| issuer.get("name")).map(language_values).unwrap_or_default();
            let id = || issuer.and_then(|issuer| issuer.get("id").unwrap_or(issuer).as_str());
            let name = names.first().map(|name| name.text).or_else(id);
            return name.map_or_else(
                || messages.text("wallet-issuer-none", &[]),
                |name| messages.text("wallet-issuer-unverified", &[("name", &name)]),
            );
        };
        match (self.report.trusted_name(), credential.issuer_name()) {
            (Some(name), _) if self.report.answer(Question::Trusted) == Answer::Yes => name.to_owned(),
            (Some(name), _) => messages.text("wallet-issuer-listed", &[("name", &name)]),
            (None, Some(name)) => messages.text("wallet-issuer-self", &[("name", &name)]),
            (None, None) => credential.issuer().to_string(),
        }
    }

    /// The date of the award, from what was signed; as the document says it where that is not known to be genuine.
    pub(crate) fn date(&self, secured: &Secured) -> Option<Date> {
        collection::awarded(secured).map(|time| time.date())
    }

    /// Why it does not verify, or could not be checked, in one sentence; the other states say it themselves.
    pub(crate) fn reason(&self, messages: &Messages) -> Option<String> {
        let unsettled = matches!(self.state, CredentialState::Broken | CredentialState::Unchecked);
        self.deciding().filter(|_| unsettled).map(|finding| sentence(messages, finding))
    }
}

fn state(report: &Report, now: &Timestamp) -> CredentialState {
    match report.answer(Question::Authentic) {
        Answer::No => return CredentialState::Broken,
        Answer::Unknown => return CredentialState::Unchecked,
        Answer::Yes => {}
    }
    let credential = report.authentic();
    let until = credential.and_then(|credential| credential.valid_until()).cloned();
    let from = credential.and_then(|credential| credential.valid_from()).cloned();
    match (report.answer(Question::Current), from, until) {
        (Answer::Yes, _, until) => CredentialState::Valid(until),
        (Answer::Unknown, _, _) => CredentialState::StatusUnknown,
        (Answer::No, Some(from), _) if *now < from => CredentialState::NotYet(from),
        (Answer::No, _, Some(until)) if until < *now => CredentialState::Expired(until),
        // The signature itself let its time run out.
        (Answer::No, _, _) => CredentialState::Expired(now.clone()),
    }
}
