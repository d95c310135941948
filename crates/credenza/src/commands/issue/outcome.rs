//! What became of a run's rows, for people and for programs.

use serde_json::{Value, json};

use super::draft::Refusal;
use crate::app::App;
use crate::failure::Failure;
use crate::roster::bad_rows::{self, Refused};
use crate::roster::{Roster, Row};

/// How many errors are told one by one; the file of `--errors` has them all.
const MOST_TOLD: usize = 50;

/// A row that was read without fault and can't be issued all the same.
pub(super) struct Problem<'a> {
    pub(super) row: &'a Row,
    /// The heading as typed.
    pub(super) column: Option<&'a str>,
    pub(super) failure: Failure,
}

impl<'a> Problem<'a> {
    /// A refusal of `row`, with the place that the spreadsheet shows.
    pub(super) fn new(roster: &'a Roster, row: &'a Row, refusal: Refusal) -> Self {
        let column = refusal.column.and_then(|column| roster.columns.heading(column));
        let mut failure = refusal.failure;
        if failure.place.is_none() {
            let number = row.row;
            let within = column.map(|column| [", column ", &format!("{column:?}")].concat()).unwrap_or_default();
            failure.place = Some(format!("row {number}{within}"));
        }
        Self { row, column, failure }
    }
}

/// A row and the credential that it has.
pub(super) struct Given {
    /// None for the one learner of the command line.
    pub(super) row: Option<u32>,
    pub(super) id: String,
    pub(super) file: String,
}

/// What a run did.
#[derive(Default)]
pub(super) struct Outcome {
    /// Signed now; of a dry run, would be.
    pub(super) issued: Vec<Given>,
    /// Signed by an earlier run that was interrupted before it wrote that down.
    pub(super) adopted: Vec<Given>,
    /// Signed by an earlier run.
    pub(super) skipped: Vec<Given>,
    /// Not signed: row, and why.
    pub(super) refused: Vec<(u32, Option<String>, Failure)>,
}

impl Outcome {
    /// The refusals of a roster: those of its cells and those of its rows, in its order.
    pub(super) fn refusing(roster: &Roster, problems: &[Problem<'_>]) -> Vec<(u32, Option<String>, Failure)> {
        let cells = roster.errors.iter().map(|error| (error.row, error.column.clone(), Failure::from(error.clone())));
        let rows = problems.iter().map(|problem| {
            let Failure { code, args, place, exit } = &problem.failure;
            let failure = Failure { code, args: args.clone(), place: place.clone(), exit: *exit };
            (problem.row.row, problem.column.map(str::to_owned), failure)
        });
        let mut refused: Vec<_> = cells.chain(rows).collect();
        refused.sort_by_key(|(row, _, _)| *row);
        refused
    }

    /// The rows that were refused: one with two errors counts once.
    pub(super) fn rows_refused(&self) -> usize {
        let mut rows: Vec<u32> = self.refused.iter().map(|(row, _, _)| *row).collect();
        rows.dedup();
        rows.len()
    }

    /// Tells the refusals, on standard error.
    pub(super) fn tell_refusals(&self, app: &App) {
        for (_, _, failure) in self.refused.iter().take(MOST_TOLD) {
            app.terminal.error(&app.messages, failure);
            app.terminal.remark("");
        }
        if let Some(more) = self.refused.len().checked_sub(MOST_TOLD).filter(|more| *more > 0) {
            app.terminal.remark(app.messages.text("issue-more-errors", &[("count", &more)]));
            app.terminal.remark("");
        }
    }

    /// One line with the counts, on standard error; the whole as JSON on standard output where that was asked for.
    pub(super) fn summarise(&self, app: &App, dry_run: bool) {
        if app.json {
            app.terminal.json(&self.to_value(app, dry_run));
        }
        let key = if dry_run { "issue-summary-dry" } else { "issue-summary" };
        app.terminal.note(app.messages.text(
            key,
            &[
                ("issued", &self.issued.len()),
                ("adopted", &self.adopted.len()),
                ("skipped", &self.skipped.len()),
                ("refused", &self.rows_refused()),
            ],
        ));
    }

    /// The whole as JSON, `credenza.issue/1`, the same of one learner and of a roster:
    ///
    /// - `dry_run`: whether nothing was signed, and `issued` is what would be.
    /// - `issued`, `adopted`, `skipped`: objects with `row` (the spreadsheet's number; `null` for the one learner of the command line), `id` and
    ///   `file` (its name in the output folder, or the path of `--output` of the one learner; empty in a dry run).
    /// - `refused`: objects with `row`, `column` (the heading as typed, or `null`), `code` and `sentence`.
    pub(super) fn to_value(&self, app: &App, dry_run: bool) -> Value {
        let given = |given: &[Given]| {
            let member = |given: &Given| json!({ "row": given.row, "id": given.id, "file": given.file });
            given.iter().map(member).collect::<Vec<_>>()
        };
        let refused = |(row, column, failure): &(u32, Option<String>, Failure)| json!({ "row": row, "column": column, "code": failure.code, "sentence": app.messages.sentence(failure) });
        json!({
            "schema": "credenza.issue/1",
            "dry_run": dry_run,
            "issued": given(&self.issued),
            "adopted": given(&self.adopted),
            "skipped": given(&self.skipped),
            "refused": self.refused.iter().map(refused).collect::<Vec<_>>(),
        })
    }
}

/// The bytes of the file of bad rows.
pub(super) fn bad_rows(app: &App, roster: &Roster, problems: &[Problem<'_>]) -> Vec<u8> {
    let refused = |problem: &'_ Problem<'_>| -> (u32, Option<String>, String) {
        (problem.row.row, problem.column.map(str::to_owned), app.messages.sentence(&problem.failure))
    };
    let told: Vec<_> = problems.iter().map(refused).collect();
    let refused: Vec<Refused<'_>> = problems
        .iter()
        .zip(&told)
        .map(|(problem, (row, column, reason))| Refused {
            row: *row,
            column: column.as_deref(),
            reason: reason.clone(),
            cells: &problem.row.record,
        })
        .collect();
    bad_rows::write(roster, &refused, &|error| app.messages.sentence(&Failure::from(error.clone())))
}
