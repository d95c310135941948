//! What is to be done with each row, decided before anything is done.

use std::collections::{HashMap, HashSet};

use credenza_core::credential::{Secured, Unsecured, Uri};
use credenza_core::did::Did;
use credenza_core::encoding::json::Value;
use credenza_core::time::Timestamp;
use credenza_core::verify::{Policy, Verifier};

use super::Run;
use crate::commands::issue::did_proof::{self, Demand};
use crate::commands::issue::draft::{Draft, Refusal};
use crate::commands::issue::outcome::{Given, Outcome, Problem};
use crate::commands::issue::place::{Place, Unlisted};
use crate::commands::issue::signatory::Signer;
use crate::failure::Failure;
use crate::ledger::{Award, Decision, Entry, Found, Ledger, Reconciled, UnlistedFileDiffers};
use crate::roster::{Column, Roster, Row};

/// What is to be done with a row.
pub(super) enum Fate {
    /// Sign it. It is drafted again then: two hundred thousand drafts, each with what the course says, would take gigabytes.
    Issue(Uri),
    /// It was signed by a run that was interrupted: write the ledger's line.
    Adopt { id: String, file: String, bytes: Vec<u8>, signed: Timestamp },
    /// It was issued.
    Skip { id: String, file: String },
}

impl Fate {
    pub(super) fn id(&self) -> &str {
        match self {
            Self::Issue(id) => id.as_str(),
            Self::Adopt { id, .. } | Self::Skip { id, .. } => id,
        }
    }

    /// The file that is there already.
    pub(super) fn file(&self) -> Option<&str> {
        match self {
            Self::Issue(_) => None,
            Self::Adopt { file, .. } | Self::Skip { file, .. } => Some(file),
        }
    }
}

/// Every row's fate, and the rows that have none.
pub(super) struct Plan<'a> {
    pub(super) fates: Vec<(&'a Row, Fate)>,
    pub(super) problems: Vec<Problem<'a>>,
}

impl<'a> Plan<'a> {
    /// Decides from roster, course and ledger alone.
    ///
    /// # Errors
    /// None: what is wrong with a row is in [`Plan::problems`].
    pub(super) fn make(run: &Run<'a>, issuer: &Did, ledger: &Ledger) -> Result<Self, Failure> {
        let award = Award { issuer: issuer.as_str(), course: run.course.id.as_str(), run: &run.terms.run };
        let demand = Demand { nonce: run.arguments.nonce.as_deref(), optional: run.arguments.allow_unproven_did, issuer };
        let mut plan = Self { fates: Vec::with_capacity(run.roster.rows.len()), problems: Vec::new() };
        for row in &run.roster.rows {
            match plan.fate(run, &award, &demand, issuer, row, ledger) {
                Ok(fate) => plan.fates.push((row, fate)),
                Err(refusals) => plan.problems.extend(refusals.into_iter().map(|refusal| Problem::new(run.roster, row, refusal))),
            }
        }
        Ok(plan)
    }

    fn fate(
        &self,
        run: &Run<'a>,
        award: &Award<'_>,
        demand: &Demand<'_>,
        issuer: &Did,
        row: &Row,
        ledger: &Ledger,
    ) -> Result<Fate, Vec<Refusal>> {
        match ledger.decide(award, row) {
            Decision::Unchanged(entry) => Ok(Fate::Skip { id: entry.id().to_owned(), file: entry.file().to_owned() }),
            Decision::Changed(changes) => Err(changes
                .into_iter()
                .map(|change| Refusal { column: Column::named(change.field), failure: Failure { place: None, ..Failure::from(change) } })
                .collect()),
            Decision::ZerosDiffer(differ) => {
                Err(vec![Refusal { column: Some(differ.column), failure: Failure { place: None, ..Failure::from(differ) } }])
            }
            Decision::New => {
                let drafted = Draft::new(run.course, &run.terms, issuer, row, &run.now);
                match (drafted, did_proof::check(row, demand, &run.now)) {
                    (Ok(draft), Ok(())) => Ok(Fate::Issue(draft.id)),
                    (drafted, proof) => Err(drafted.err().unwrap_or_default().into_iter().chain(proof.err()).collect()),
                }
            }
        }
    }

    /// Looks for rows that an interrupted run signed without writing that down, and whether one of its credentials was moved away.
    ///
    /// # Errors
    /// Those of the disk and of [`Plan::check_torn`].
    pub(super) fn reconcile(&mut self, run: &Run<'a>, signer: &Signer<'_>, place: &Place, ledger: &Ledger) -> Result<(), Failure> {
        let unlisted = place.unlisted(run.app, ledger)?;
        let lost = lost(ledger, &unlisted);
        if !unlisted.is_empty() {
            self.take_over(run, signer, unlisted)?;
        }
        self.check_torn(lost, place)
    }

    fn take_over(&mut self, run: &Run<'a>, signer: &Signer<'_>, mut unlisted: HashMap<String, Vec<Unlisted>>) -> Result<(), Failure> {
        let (evidence, policy) = (signer.evidence(), Policy::default());
        let verifier = Verifier::new(&evidence, &policy);
        let mut kept = Vec::with_capacity(self.fates.len());
        for (row, fate) in std::mem::take(&mut self.fates) {
            let found = match &fate {
                Fate::Issue(id) => unlisted.remove(id.as_str()).map(|found| (id, found)),
                _ => None,
            };
            let Some((id, mut found)) = found else {
                kept.push((row, fate));
                continue;
            };
            if found.len() > 1 {
                let files: Vec<&str> = found.iter().map(|unlisted| unlisted.file.as_str()).collect();
                let failure = Failure::new("unlisted_files_same_id").arg("files", files.join(", ")).arg("id", id);
                self.problems.push(Problem::new(run.roster, row, Refusal { column: None, failure }));
                continue;
            }
            let Some(found) = found.pop() else { continue };
            match judged(run, &verifier, signer, row, id, found)? {
                Ok(fate) => kept.push((row, fate)),
                Err((file, authentic)) => {
                    let differs = UnlistedFileDiffers { row: row.row, file, id: id.to_string(), authentic };
                    self.problems.push(Problem::new(run.roster, row, Refusal { column: None, failure: differs.into() }));
                }
            }
        }
        self.fates = kept;
        Ok(())
    }

    /// What [`Plan::reconcile`] asks of the torn line, where there is no key to judge files with.
    ///
    /// # Errors
    /// Those of the disk and of [`Plan::check_torn`].
    pub(super) fn rehearse(&self, run: &Run<'a>, place: &Place, ledger: &Ledger) -> Result<(), Failure> {
        let unlisted = place.unlisted(run.app, ledger)?;
        self.check_torn(lost(ledger, &unlisted), place)
    }

    /// Refuses to add a line to a ledger whose last one breaks off behind the id of a credential that is `lost`: with the first line that is added the broken one is
    /// gone, and with it all that is known of that credential. Whose it is makes no difference: where this roster does not sign it again, the next one would.
    ///
    /// # Errors
    /// `ledger_torn_line_moved`, for the run.
    fn check_torn(&self, lost: Option<&str>, place: &Place) -> Result<(), Failure> {
        let Some(id) = lost.filter(|_| self.fates.iter().any(|(_, fate)| !matches!(fate, Fate::Skip { .. }))) else { return Ok(()) };
        let row = self.fates.iter().find(|(_, fate)| fate.id() == id).map_or("none".to_owned(), |(row, _)| row.row.to_string());
        let failure = Failure::new("ledger_torn_line_moved").arg("row", row).arg("id", id).arg("output", place.output().display());
        Err(failure.at(place.ledger().display()))
    }

    /// Whether anything is to be signed.
    pub(super) fn issues(&self) -> bool {
        self.fates.iter().any(|(_, fate)| matches!(fate, Fate::Issue(_)))
    }

    /// What is known before anything is signed.
    pub(super) fn outcome(&self, roster: &Roster) -> Outcome {
        let skipped = self.fates.iter().filter_map(|(row, fate)| match fate {
            Fate::Skip { id, file } => Some(Given { row: Some(row.row), id: id.clone(), file: file.clone() }),
            _ => None,
        });
        Outcome { skipped: skipped.collect(), refused: Outcome::refusing(roster, &self.problems), ..Outcome::default() }
    }

    /// The ledger's entries of rows that were issued before.
    pub(super) fn skipped<'l>(&self, ledger: &'l Ledger) -> Vec<&'l Entry> {
        let ids: HashSet<&str> =
            self.fates.iter().filter(|(_, fate)| matches!(fate, Fate::Skip { .. })).map(|(_, fate)| fate.id()).collect();
        ledger.entries().iter().filter(|entry| ids.contains(entry.id())).collect()
    }
}

/// The id in a last line of the ledger that breaks off, if its credential is neither in the ledger nor without a line beside it.
fn lost<'l>(ledger: &'l Ledger, unlisted: &HashMap<String, Vec<Unlisted>>) -> Option<&'l str> {
    let there = |id: &str| unlisted.contains_key(id) || ledger.entries().iter().any(|entry| entry.id() == id);
    ledger.torn().filter(|id| !there(id))
}

/// What a file with the row's id is: the credential that an earlier run signed, or the file and whether its proof is genuine.
fn judged(
    run: &Run<'_>,
    verifier: &Verifier<'_>,
    signer: &Signer<'_>,
    row: &Row,
    id: &Uri,
    found: Unlisted,
) -> Result<Result<Fate, (String, bool)>, Failure> {
    let Ok(secured) = Secured::parse(&found.bytes) else { return Ok(Err((found.file, false))) };
    let report = verifier.verify(&secured, &run.now);
    let genuine = report.authentic().filter(|credential| credential.signer() == signer.did());
    let signed = genuine.and_then(|credential| credential.signed().cloned());
    let same_content = match (genuine, &signed) {
        (Some(credential), Some(signed)) => {
            // As it would have been drafted then: what neither row nor command line says was said by the day of that run.
            match Draft::new(run.course, &run.terms.of_earlier_run(credential), signer.did(), row, signed) {
                Ok(then) => {
                    let drafted = signer.draft(&then, signed)?;
                    content(drafted.document()) == content(&Unsecured::new(secured.document().clone()))
                }
                Err(_) => false,
            }
        }
        _ => false,
    };
    // It was found under the id of the draft.
    let id = id.as_str();
    match (Found { id: Some(id), authentic: genuine.is_some(), same_content }.reconcile(id), signed) {
        (Reconciled::Adopt, Some(signed)) => Ok(Ok(Fate::Adopt { id: id.to_owned(), file: found.file, bytes: found.bytes, signed })),
        _ => Ok(Err((found.file, genuine.is_some()))),
    }
}

/// What a document says, whatever suite signed it: one of them adds a context of its own.
fn content(document: &Unsecured) -> Value {
    Value::Object(
        document.members().filter(|(name, _)| *name != "@context").map(|(name, value)| (name.to_owned(), value.to_value())).collect(),
    )
}
