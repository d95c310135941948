//! How a credential of the learner's stands: whether it still verifies, until when it counts, and whose name it bears.

use std::fmt::Display;
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
use crate::trust_store::{TrustFileError, TrustStore};

/// Judges credentials for their owner: by the owner's own trust list, as of now.
pub(crate) struct Judge {
    evidence: Evidence,
    policy: Policy,
    now: Timestamp,
    /// Whether there is a trust list that can't be read.
    list_unread: bool,
}

/// The judgement on one credential.
pub(crate) struct Standing {
    pub(crate) report: Report,
    pub(crate) state: CredentialState,
    list_unread: bool,
}

/// What matters to its owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CredentialState {
    /// Genuine and in its period; until then, where the period ends.
    Valid(Option<Timestamp>),
    /// Genuine, its period, or that of its signature, over since then.
    Expired(Timestamp),
    /// Genuine, its period begins then.
    NotYet(Timestamp),
    /// Genuine, and signed at a time that is still to come: a clock is wrong, most often this machine's.
    FromFuture(Timestamp),
    /// Genuine, and does not count now, for a reason that is none of these.
    NotCurrent,
    /// Genuine, but it names a status that can't be checked.
    StatusUnknown,
    /// It does not verify.
    Broken,
    /// Whether it verifies could not be decided.
    Unchecked,
}

impl Judge {
    /// With the trust list of this machine, and the folder of evidence where one is given. A list that can't be read is a warning: nobody is trusted then, and the
    /// learner's own credentials stay at hand.
    ///
    /// # Errors
    /// `no_home`, `clock_wrong`; those of reading the folder.
    pub(crate) fn new(app: &App, evidence: Option<&Path>) -> Result<Self, Failure> {
        let mut judge = Self::of_any_issuer(app)?;
        match TrustStore::at(app.storage(), app.home()?).read() {
            Ok(own) => judge.policy = own.map_or_else(Policy::default, |list| Policy::default().trust(OWN_LIST, list)),
            Err(error) => {
                judge.list_unread = true;
                app.terminal.warning(&app.messages, &unread_list(&app.messages, error));
            }
        }
        if let Some(folder) = evidence {
            judge.evidence = evidence::read(app, &app.storage(), folder, None)?;
        }
        Ok(judge)
    }

    /// Without a trust list: for what is the same whoever is trusted.
    ///
    /// # Errors
    /// `clock_wrong`.
    pub(super) fn of_any_issuer(app: &App) -> Result<Self, Failure> {
        Ok(Self { evidence: Evidence::new(), policy: Policy::default(), now: app.now()?, list_unread: false })
    }

    /// The judgement on what arrived.
    pub(crate) fn judge(&self, secured: &Secured) -> Standing {
        let report = Verifier::new(&self.evidence, &self.policy).verify(secured, &self.now);
        Standing { state: state(&report), report, list_unread: self.list_unread }
    }
}

/// The warning that the learner's own list can't be read, with the reason in its sentence: the hint of the reason is for a file that somebody sent.
fn unread_list(messages: &Messages, error: TrustFileError) -> Failure {
    let failure = Failure::from(error);
    let values: Vec<(&str, &dyn Display)> = failure.args.iter().map(|(name, value)| (*name, value as &dyn Display)).collect();
    let warning = Failure::new("trust_list_unread").arg("reason", messages.text(failure.code, &values));
    match failure.place {
        Some(place) => warning.at(place),
        None => warning,
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
            CredentialState::FromFuture(signed) => day("wallet-state-from-future", signed),
            CredentialState::NotCurrent => messages.text("wallet-state-not-current", &[]),
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
            CredentialState::FromFuture(_) => "from_future",
            CredentialState::NotCurrent => "not_current",
            CredentialState::StatusUnknown => "status_unknown",
            CredentialState::Broken => "not_authentic",
            CredentialState::Unchecked => "unchecked",
        }
    }

    pub(crate) fn tone(&self) -> Tone {
        match self.state {
            CredentialState::Valid(_) if self.distrust().is_none() => Tone::Good,
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
            CredentialState::Expired(_) | CredentialState::NotYet(_) | CredentialState::FromFuture(_) | CredentialState::NotCurrent => {
                (Question::Current, Outcome::Fail)
            }
        };
        self.report.findings_for(question).find(|finding| finding.outcome == wanted)
    }

    /// What the owner's own trust list has against whoever issued it.
    pub(crate) fn distrust(&self) -> Option<&Finding> {
        self.report.findings_for(Question::Trusted).find(|finding| finding.outcome == Outcome::Fail)
    }

    /// What the answer rests on whether the owner trusts whoever issued it; `None` where that was not asked.
    pub(super) fn trust(&self) -> Option<&Finding> {
        let found = self.report.findings_for(Question::Trusted).filter(|finding| finding.outcome != Outcome::Skip);
        self.distrust().or_else(|| found.into_iter().next())
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
            // The list names it and does not lend it its name: a key in other hands, a key that is not listed.
            (None, Some(name)) if self.distrust().is_some() => messages.text("wallet-issuer-refused", &[("name", &name)]),
            (None, Some(name)) if self.list_unread => messages.text("wallet-issuer-list-unread", &[("name", &name)]),
            (None, Some(name)) => messages.text("wallet-issuer-self", &[("name", &name)]),
            (None, None) => credential.issuer().to_string(),
        }
    }

    /// The date of the award, from what was signed; as the document says it where that is not known to be genuine.
    pub(crate) fn date(&self, secured: &Secured) -> Option<Date> {
        collection::awarded(secured).map(|time| time.date())
    }

    /// Why it does not verify, or could not be checked, in one sentence (the other states say it themselves); and what the own list has against its issuer.
    pub(crate) fn reasons(&self, messages: &Messages) -> Vec<String> {
        let says_why = matches!(self.state, CredentialState::Broken | CredentialState::Unchecked | CredentialState::NotCurrent);
        let reason = self.deciding().filter(|_| says_why);
        reason.into_iter().chain(self.distrust()).map(|finding| sentence(messages, finding)).collect()
    }
}

fn state(report: &Report) -> CredentialState {
    match report.answer(Question::Authentic) {
        Answer::No => return CredentialState::Broken,
        Answer::Unknown => return CredentialState::Unchecked,
        Answer::Yes => {}
    }
    match report.answer(Question::Current) {
        Answer::Yes => CredentialState::Valid(report.authentic().and_then(|credential| credential.valid_until()).cloned()),
        Answer::Unknown => CredentialState::StatusUnknown,
        Answer::No => {
            let deciding = report.findings_for(Question::Current).find(|finding| finding.outcome == Outcome::Fail);
            deciding.and_then(out_of_time).unwrap_or(CredentialState::NotCurrent)
        }
    }
}

/// Where a finding on a period says so: with the date that the period has.
fn out_of_time(finding: &Finding) -> Option<CredentialState> {
    let (name, state): (_, fn(Timestamp) -> CredentialState) = match finding.code {
        Code::ValidUntilPast => ("until", CredentialState::Expired),
        Code::ProofExpired => ("expires", CredentialState::Expired),
        Code::ValidFromFuture => ("from", CredentialState::NotYet),
        Code::ProofFromFuture => ("created", CredentialState::FromFuture),
        _ => return None,
    };
    let (_, time) = finding.detail.iter().find(|(found, _)| *found == name)?;
    Timestamp::parse(time).ok().map(state)
}
