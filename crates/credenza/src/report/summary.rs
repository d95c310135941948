//! Many inputs: one line each, and what they come to.

use credenza_core::encoding::json::Value;
use credenza_core::verify::{Conclusion, Report};
use serde_json::json;
use unicode_width::UnicodeWidthStr;

use super::judged::Rank;
use super::{Judged, elements, embedded, endorsement, word};
use crate::app::App;
use crate::exit::Exit;
use crate::inputs::ENDINGS;
use crate::terminal::Line;

/// The tally of a run over several inputs.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    accepted: u64,
    rejected: u64,
    undetermined: u64,
    failed: u64,
    passed_over: u64,
    /// What was told to be clearly no credential.
    beside: u64,
    rank: Option<Rank>,
}

impl Summary {
    /// The tally of a run that was given folders, with how much in these is not looked at.
    pub(crate) fn of_search(passed_over: u64) -> Self {
        Self { passed_over, ..Self::default() }
    }

    /// Counts a judgement.
    pub(crate) fn judged(&mut self, judged: &Judged) {
        match judged.conclusion() {
            Conclusion::Accepted => self.accepted += 1,
            Conclusion::Rejected => self.rejected += 1,
            Conclusion::Undetermined => self.undetermined += 1,
        }
        self.weigh(judged.rank());
    }

    /// Counts an input that is clearly no credential.
    pub(crate) fn pass_over(&mut self) {
        self.beside += 1;
    }

    /// Whether there was no credential, broken or not: what nobody looked at is not accepted.
    pub(crate) fn is_of_nothing(&self) -> bool {
        self.accepted + self.rejected + self.undetermined + self.failed == 0
    }

    /// Counts an input that could not be read.
    pub(crate) fn failed(&mut self, exit: Exit) {
        self.failed += 1;
        self.weigh(Rank::of_failure(exit));
    }

    /// Counts what another tally counted.
    pub(crate) fn add(&mut self, other: &Self) {
        self.accepted += other.accepted;
        self.rejected += other.rejected;
        self.undetermined += other.undetermined;
        self.failed += other.failed;
        self.passed_over += other.passed_over;
        self.beside += other.beside;
        other.rank.into_iter().for_each(|rank| self.weigh(rank));
    }

    /// Lets something else that the run depended on weigh in.
    pub(crate) fn weigh(&mut self, rank: Rank) {
        self.rank = Some(self.rank.map_or(rank, |worst| worst.min(rank)));
    }

    /// How the run ends.
    pub(crate) fn exit(&self) -> Exit {
        self.rank.map_or(Exit::Done, Rank::exit)
    }

    /// The tally as JSON.
    pub(crate) fn to_value(&self) -> Value {
        json!({
            "accepted": self.accepted,
            "rejected": self.rejected,
            "undetermined": self.undetermined,
            "failed": self.failed,
            "passed_over": self.passed_over + self.beside,
        })
    }

    /// The tally in words.
    pub(crate) fn show(&self, app: &App) {
        let total = self.accepted + self.rejected + self.undetermined;
        let counts: [crate::messages::Value<'_>; 4] =
            [("total", &total), ("accepted", &self.accepted), ("rejected", &self.rejected), ("undetermined", &self.undetermined)];
        let mut text = app.messages.text("verdict-summary", &counts);
        if self.failed > 0 {
            text = format!("{text} {}", app.messages.text("verdict-summary-failed", &[("count", &self.failed)]));
        }
        app.terminal.data("");
        app.terminal.data(text);
        self.passed_over(app).into_iter().for_each(|said| app.terminal.data(said));
    }

    /// How much was not judged, in words; nothing where everything was.
    pub(crate) fn passed_over(&self, app: &App) -> Vec<String> {
        let endings = ENDINGS.map(|ending| format!(".{ending}")).join(", ");
        let said = || app.messages.text("verdict-summary-passed-over", &[("count", &self.passed_over), ("endings", &endings)]);
        let beside = || app.messages.text("verdict-summary-beside", &[("count", &self.beside)]);
        (self.passed_over > 0).then(said).into_iter().chain((self.beside > 0).then(beside)).collect()
    }
}

/// One line for one input: what it is if it is accepted, else why not.
pub(crate) fn line(app: &App, judged: &Judged, file: &str) -> Line {
    let (symbol, said, tone) = word(app, judged.conclusion());
    let widest =
        [Conclusion::Accepted, Conclusion::Rejected, Conclusion::Undetermined].map(|other| word(app, other).1.width()).into_iter().max();
    let gap = " ".repeat(widest.unwrap_or_default().saturating_sub(said.width()) + 2);
    let rest = judged.reason(&app.messages).unwrap_or_else(|| described(app, judged));
    Line::new().tone(tone, symbol).plain(" ").tone(tone, &said).plain(&gap).plain(file).plain("  ").faint(&rest)
}

fn described(app: &App, judged: &Judged) -> String {
    let of = |report: &Report| {
        let endorses = report.endorsement().and_then(|endorsement| endorsement::short(&app.messages, &endorsement));
        let stated = report.elements().map(|elements| elements::short(&app.messages, elements)).unwrap_or_default();
        endorses.into_iter().chain(stated).chain(embedded::warnings(app, report)).collect::<Vec<_>>().join(", ")
    };
    match judged {
        Judged::Credential(report) => of(report),
        Judged::Presentation(answer) => answer.credentials().iter().map(of).collect::<Vec<_>>().join("; "),
        Judged::Unread(_) | Judged::Foreign(_) => String::new(),
    }
}
