//! Verdicts against those that are due: how many must be accepted and how many refused, and how many were, wrongly.

use std::collections::BTreeMap;
use std::sync::Mutex;

use libtest_mimic::Failed;

/// Verdicts on the cases of a suite, or of a class of ours.
#[derive(Default)]
pub(crate) struct Tally {
    accepted: usize,
    refused: usize,
    false_accepts: Vec<String>,
    false_rejects: Vec<String>,
}

/// All tallies by their names, kept until the tests are through: the harness writes lines of its own while they run.
static TALLIES: Mutex<BTreeMap<String, Tally>> = Mutex::new(BTreeMap::new());

impl Tally {
    /// Counts a case; `case` says which one it is, should the verdict be wrong.
    pub(crate) fn count(&mut self, accepted: bool, due: bool, case: impl FnOnce() -> String) {
        match (accepted, due) {
            (true, true) => self.accepted += 1,
            (false, false) => self.refused += 1,
            (true, false) => self.false_accepts.push(case()),
            (false, true) => self.false_rejects.push(case()),
        }
    }

    /// Puts it on record as that of this suite, and fails if a verdict was wrong or if these are not as many cases as there should be.
    pub(crate) fn finish(self, suite: &str, accepted: usize, refused: usize) -> Result<(), Failed> {
        let (wrong, found) = ((self.false_accepts.clone(), self.false_rejects.clone()), (self.accepted, self.refused));
        TALLIES.lock().map_err(|error| error.to_string())?.insert(suite.to_owned(), self);
        if wrong != (Vec::new(), Vec::new()) {
            return Err(format!("{suite}: false accepts and false rejects: {wrong:?}").into());
        }
        if found == (accepted, refused) {
            return Ok(());
        }
        Err(format!("{suite}: {accepted} must be accepted and {refused} refused, found {found:?}").into())
    }
}

/// Counts a case of a class whose cases are tests of their own: each fails by itself.
pub(crate) fn count_in(class: &str, accepted: bool, due: bool, case: &str) {
    if let Ok(mut tallies) = TALLIES.lock() {
        tallies.entry(class.to_owned()).or_default().count(accepted, due, || case.to_owned());
    }
}

/// Prints a line for each tally, for whoever reports on them; `whose` are the vectors: `ours`, `published`.
pub(crate) fn print_tallies(whose: &str) {
    for (name, tally) in TALLIES.lock().iter().flat_map(|tallies| tallies.iter()) {
        let (wrongly_in, wrongly_out) = (tally.false_accepts.len(), tally.false_rejects.len());
        let (to_accept, to_refuse) = (tally.accepted + wrongly_out, tally.refused + wrongly_in);
        println!(
            "{whose}: {name}: {to_accept} must be accepted, {to_refuse} must be refused, {wrongly_in} false accepts, {wrongly_out} false rejects"
        );
    }
}
