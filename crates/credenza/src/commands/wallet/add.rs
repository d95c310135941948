//! `wallet add`: puts credentials into the wallet.
//!
//! No passphrase is asked for: the wallet takes credentials while it is closed. Where one is at hand (a file, the environment) the wallet is opened, once, and
//! then it can be said at once which credentials it had; else that comes out when it is next opened, and one of two is dropped.

use std::collections::HashSet;

use credenza_core::did::Did;
use credenza_core::encoding::digest::sha256;
use credenza_core::verify::Question;
use serde_json::{Value, json};

use super::collection::subjects;
use super::intake::{self, Arrived, Found};
use super::standing::CredentialState;
use super::{Judge, Standing};
use crate::app::App;
use crate::cli::WalletAdd;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::report::fields::paragraph;
use crate::terminal::{JsonArray, Line, Tone};
use crate::wallet::{Added, Unlocked, Wallet, canonical};

/// How many refusals, and how many credentials that were there already, are told one by one: a small file can have millions of them.
const MOST_TOLD: usize = 50;

/// How many DIDs of others one credential is said to be tied to: it can name a million.
const MOST_DIDS: usize = 4;

/// How many credentials are remembered, each with 32 bytes, so that one that comes twice is known. Behind them it is kept twice until the wallet is next opened.
const MOST_SEEN: usize = 100_000;

/// What became of one credential.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Added,
    /// Its damaged file is whole again.
    Repaired,
    /// The wallet had it, or it came twice.
    Duplicate,
}

/// Whereto.
enum Target {
    Closed(Wallet),
    Open(Box<Unlocked>),
}

pub(super) fn run(app: &App, arguments: &WalletAdd) -> Result<Exit, Failure> {
    let wallet = app.wallet()?;
    wallet.require()?;
    let judge = Judge::new(app, arguments.evidence.as_deref())?;
    let target = match app.passphrase_at_hand()? {
        Some(passphrase) => Target::Open(Box::new(app.open(&wallet, &passphrase)?)),
        None => Target::Closed(wallet),
    };
    let values = app.json.then(|| app.terminal.json_array());
    let mut intake = Intake { app, judge, dids: target.dids()?, target, seen: HashSet::new(), values, counts: Counts::default() };
    let mut passed_over = 0;
    let read = intake::each(app, &arguments.files, &mut passed_over, &mut |found| intake.take(found));
    intake.finish();
    // Nobody may take it for added.
    if passed_over > 0 {
        app.terminal.remark(app.messages.text("wallet-passed-over", &[("count", &passed_over)]));
    }
    read?;
    Ok(intake.counts.exit())
}

/// How many there were of each kind.
#[derive(Default)]
struct Counts {
    added: usize,
    duplicates: usize,
    refused: usize,
    /// Kept, and not authentic.
    broken: usize,
    /// Kept, and nobody could tell whether they are.
    unchecked: usize,
}

impl Counts {
    fn weigh(&mut self, state: &CredentialState) {
        match state {
            CredentialState::Broken => self.broken += 1,
            CredentialState::Unchecked => self.unchecked += 1,
            // Genuine. Whether it counts today, and for whom, is for whoever it is shown to.
            _ => {}
        }
    }

    /// What was good is in, and so is what does not verify: a script can tell.
    fn exit(&self) -> Exit {
        match self {
            Self { refused: 1.., .. } => Exit::Failed,
            Self { broken: 1.., .. } => Exit::NotAuthentic,
            Self { unchecked: 1.., .. } => Exit::Undetermined,
            _ => Exit::Done,
        }
    }
}

/// Credentials on their way into the wallet.
struct Intake<'a> {
    app: &'a App,
    judge: Judge,
    /// The DIDs of the wallet.
    dids: Vec<String>,
    target: Target,
    seen: HashSet<[u8; 32]>,
    /// Where `--json` was given.
    values: Option<JsonArray<'a>>,
    counts: Counts,
}

impl Intake<'_> {
    /// Keeps a credential, or counts a refusal, and says so.
    fn take(&mut self, found: Found) -> Result<(), Failure> {
        match found.content {
            Ok(arrived) => {
                let (outcome, came_before) = self.keep(&arrived.bytes)?;
                let is_duplicate = outcome == Outcome::Duplicate;
                let count = if is_duplicate { &mut self.counts.duplicates } else { &mut self.counts.added };
                *count += 1;
                let is_told = !is_duplicate || *count <= MOST_TOLD;
                // What came before was judged then.
                if !is_told && came_before {
                    return Ok(());
                }
                let standing = self.judge.judge(&arrived.secured);
                self.counts.weigh(&standing.state);
                if !is_told {
                    return Ok(());
                }
                let elsewhere = self.bound_elsewhere(&arrived);
                match &mut self.values {
                    Some(values) => values.push(&value(self.app, &found.place, outcome, &arrived, &standing, &elsewhere)),
                    None => say(self.app, &found.place, outcome, &arrived, &standing, &elsewhere),
                }
            }
            Err(failure) => {
                self.counts.refused += 1;
                if self.counts.refused > MOST_TOLD {
                    return Ok(());
                }
                if let Some(values) = &mut self.values {
                    values.push(&json!({ "file": found.place, "outcome": "refused", "code": failure.code }));
                }
                self.app.terminal.error(&self.app.messages, &at(failure, &found.place));
            }
        }
        Ok(())
    }

    /// The first DIDs that a credential is tied to and the wallet has no key for: it cannot be presented from here.
    fn bound_elsewhere(&self, arrived: &Arrived) -> Vec<Did> {
        subjects(&arrived.secured)
            .into_iter()
            .filter(|subject| self.dids.iter().all(|did| did != subject.as_str()))
            .take(MOST_DIDS)
            .collect()
    }

    /// What became of it, and whether it came before in this run.
    fn keep(&mut self, bytes: &[u8]) -> Result<(Outcome, bool), Failure> {
        let digest = sha256(&canonical(bytes));
        if self.seen.contains(&digest) {
            return Ok((Outcome::Duplicate, true));
        }
        let outcome = self.target.add(bytes)?;
        if self.seen.len() < MOST_SEEN {
            self.seen.insert(digest);
        }
        Ok((outcome, false))
    }

    /// Says how many were not told one by one, also where the run could not go on.
    fn finish(&mut self) {
        let (app, counts) = (self.app, &self.counts);
        let untold = [("duplicate", "wallet-more-duplicates", counts.duplicates), ("refused", "wallet-more-refused", counts.refused)];
        for (outcome, key, count) in untold {
            let Some(more) = count.checked_sub(MOST_TOLD).filter(|more| *more > 0) else { continue };
            if let Some(values) = &mut self.values {
                values.push(&json!({ "outcome": outcome, "more": more }));
            }
            app.terminal.remark(app.messages.text(key, &[("count", &more)]));
        }
        if let Some(values) = self.values.take() {
            values.end();
        }
        for (key, count) in [("wallet-kept-broken", counts.broken), ("wallet-kept-unchecked", counts.unchecked)] {
            if count > 0 {
                app.terminal.remark(app.messages.text(key, &[("count", &count)]));
            }
        }
        if counts.added > 0 && matches!(self.target, Target::Closed(_)) {
            app.terminal.note(app.messages.text("wallet-added-closed", &[]));
        }
    }
}

impl Target {
    /// The DIDs that it has keys for.
    fn dids(&self) -> Result<Vec<String>, Failure> {
        Ok(match self {
            Self::Closed(wallet) => wallet.holders()?.into_iter().map(|holder| holder.did).collect(),
            Self::Open(unlocked) => unlocked.holders().iter().map(|holder| holder.did.clone()).collect(),
        })
    }

    fn add(&self, bytes: &[u8]) -> Result<Outcome, Failure> {
        Ok(match self {
            Self::Closed(wallet) => {
                wallet.add(bytes)?;
                Outcome::Added
            }
            Self::Open(unlocked) => match unlocked.add(bytes)? {
                Added::New => Outcome::Added,
                Added::Repaired => Outcome::Repaired,
                Added::Duplicate => Outcome::Duplicate,
            },
        })
    }
}

/// `added  Title: how it stands`, and the file.
fn say(app: &App, place: &str, outcome: Outcome, arrived: &Arrived, standing: &Standing, elsewhere: &[Did]) {
    let messages = &app.messages;
    let (key, tone) = match outcome {
        Outcome::Added => ("wallet-outcome-added", Tone::Good),
        Outcome::Repaired => ("wallet-outcome-repaired", Tone::Good),
        Outcome::Duplicate => ("wallet-outcome-duplicate", Tone::Faint),
    };
    let title = standing.title(messages, &arrived.secured);
    app.terminal.data(Line::new().tone(tone, &messages.text(key, &[])).plain("  ").tone(Tone::Strong, &title));
    app.terminal.data(Line::new().plain("  ").tone(standing.tone(), &standing.words(messages)));
    for line in standing.reasons(messages).iter().flat_map(|reason| paragraph(&app.terminal, 2, reason)) {
        app.terminal.data(line);
    }
    for did in elsewhere {
        app.terminal.data(Line::new().plain("  ").tone(Tone::Unsure, &messages.text("wallet-bound-elsewhere", &[("did", did)])));
    }
    let from = if arrived.unpacked { "wallet-from-presentation" } else { "wallet-from" };
    app.terminal.data(Line::new().plain("  ").faint(&messages.text(from, &[("file", &place)])));
}

fn value(app: &App, place: &str, outcome: Outcome, arrived: &Arrived, standing: &Standing, elsewhere: &[Did]) -> Value {
    json!({
        "file": place,
        "outcome": match outcome {
            Outcome::Added => "added",
            Outcome::Repaired => "repaired",
            Outcome::Duplicate => "duplicate",
        },
        "title": standing.title(&app.messages, &arrived.secured),
        "state": standing.name(),
        "code": standing.code().map(|code| code.as_str()),
        "trusted": standing.report.answer(Question::Trusted).name(),
        "trusted_code": standing.trust().map(|finding| finding.code.as_str()),
        "bound_elsewhere": elsewhere.iter().map(Did::as_str).collect::<Vec<_>>(),
        "taken_out_of_presentation": arrived.unpacked,
    })
}

/// The failure, with the place where it has none.
fn at(failure: Failure, place: &str) -> Failure {
    if failure.place.is_some() { failure } else { failure.at(place) }
}
