//! The registrar's day: every row of a roster becomes a credential, once.
//!
//! Everything is checked before anything is signed (`docs/adr/0004-roster-errors.md`). What is signed follows the order of `docs/adr/0003-ledger.md`: a file is on
//! the disk before its line is in the ledger; both go to the disk in batches.

mod plan;

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use credenza_core::did::Did;
use credenza_core::time::Timestamp;

use super::draft::{Draft, Terms};
use super::note;
use super::one::file_of;
use super::outcome::{Given, Outcome, bad_rows};
use super::place::{DELIVERY, Place};
use super::rows;
use super::signatory::{self, Signatory, Signer};
use crate::app::App;
use crate::cli::Issue;
use crate::course::Course;
use crate::delivery::{self, Addressee, Delivery};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::ledger::{Award, Entry, Ledger, LedgerNotice};
use crate::roster::bad_rows::is_one as is_bad_rows;
use crate::roster::{self, Roster, Row};
use crate::storage::{Append, Existing, Links, MAX_BATCH, Mode, Storage, StorageError};

use plan::{Fate, Plan};

/// The ending of the files of credentials.
const SUFFIX: &str = ".json";
/// The largest file of bad rows that is known again: those of the largest roster, each with its reasons in front.
const MAX_BAD_ROWS_BYTES: u64 = 4 * roster::MAX_BYTES;

pub(super) fn run(app: &App, arguments: &Issue, course: &Course, path: &Path) -> Result<Exit, Failure> {
    let now = app.now()?;
    let terms = Terms::of(arguments, course, &now)?;
    let place = if arguments.dry_run && arguments.output.is_none() { None } else { Some(Place::of(arguments)?) };
    if let Some(file) = arguments.errors.as_deref().filter(|file| !arguments.force && file.symlink_metadata().is_ok()) {
        return Err(StorageError::FileExists { path: file.to_path_buf() }.into());
    }
    let roster = rows::read(app, arguments, path, &now)?;
    if let Some(file) = &arguments.errors {
        check_earlier(&app.storage(), file, &roster)?;
    }
    for notice in roster.notices.iter().cloned() {
        app.terminal.warning(&app.messages, &notice.into());
        app.terminal.remark("");
    }
    let run = Run { app, arguments, course, terms, roster: &roster, now, storage: app.storage() };
    match place {
        Some(place) if !arguments.dry_run => run.sign(&place),
        place => run.rehearse(place.as_ref()),
    }
}

/// Checks that what would be replaced or removed as an earlier file of bad rows is one: with a slip in the name it might be a key, or a letter to the dean.
///
/// # Errors
/// `issue_errors_foreign`; those of the disk.
fn check_earlier(storage: &Storage, file: &Path, roster: &Roster) -> Result<(), Failure> {
    let ours = match storage.read_capped(file, MAX_BAD_ROWS_BYTES, Links::Refuse) {
        Ok(bytes) => is_bad_rows(&bytes, roster.format.delimiter),
        Err(StorageError::FileNotFound { .. }) => true,
        Err(StorageError::FileTooLarge { .. }) => false,
        Err(error) => return Err(error.into()),
    };
    if ours { Ok(()) } else { Err(Failure::new("issue_errors_foreign").arg("file", file.display()).at(file.display())) }
}

struct Run<'a> {
    app: &'a App,
    arguments: &'a Issue,
    course: &'a Course,
    terms: Terms,
    roster: &'a Roster,
    now: Timestamp,
    storage: Storage,
}

impl<'a> Run<'a> {
    /// Everything but the signing: no key is opened, nothing is written but the file of bad rows.
    fn rehearse(&self, place: Option<&Place>) -> Result<Exit, Failure> {
        let did = signatory::did_without_key(self.app, self.arguments, self.course)?;
        let (ledger, torn) = match place {
            Some(place) => place.read_ledger(&self.storage)?,
            None => (Ledger::default(), None),
        };
        self.warn(torn);
        let plan = Plan::make(self, &did, &ledger)?;
        if let Some(place) = place {
            // What a run could not add to is told now; without a key nothing more can be made of what is found.
            plan.rehearse(self, place, &ledger)?;
        }
        let mut outcome = plan.outcome(self.roster);
        outcome.issued =
            plan.fates.iter().filter(|(_, fate)| matches!(fate, Fate::Issue(_))).map(|(row, fate)| given(row, fate, "")).collect();
        outcome.tell_refusals(self.app);
        self.write_bad_rows(&plan)?;
        outcome.summarise(self.app, true);
        Ok(if outcome.refused.is_empty() { Exit::Done } else { Exit::Failed })
    }

    fn sign(&self, place: &Place) -> Result<Exit, Failure> {
        // The passphrase is asked for before the ledger is locked: a question under a lock makes every other run wait.
        let signatory = Signatory::load(self.app, self.arguments, self.course)?;
        let signer = signatory.signer()?;
        // A run that issues nothing leaves nothing, not even an empty ledger: only the file of bad rows that was asked for.
        if !self.app.storage().is_there(&place.ledger())? {
            let ledger = Ledger::default();
            let mut plan = Plan::make(self, signer.did(), &ledger)?;
            plan.reconcile(self, &signer, place, &ledger)?;
            self.earlier_deliveries(place)?;
            self.stop_if_refused(&plan)?;
            if plan.fates.is_empty() {
                let outcome = plan.outcome(self.roster);
                outcome.tell_refusals(self.app);
                self.write_bad_rows(&plan)?;
                return self.finish(&outcome);
            }
        }
        self.storage.create_dir(place.folder())?;
        self.storage.clean(place.folder());
        let mut lines = place.open_ledger(&self.storage)?;
        let (mut ledger, torn) = place.read_ledger(&self.storage)?;
        self.warn(torn.into_iter().chain(ledger.course_notice(&self.award(signer.did()), &self.course.digest())));
        // Before anything is signed: what the table says can't be told afterwards if it can't be read.
        let earlier = self.earlier_deliveries(place)?;
        let mut plan = Plan::make(self, signer.did(), &ledger)?;
        plan.reconcile(self, &signer, place, &ledger)?;
        self.stop_if_refused(&plan)?;
        // A run that adds nothing to the file of lines does not even make it.
        let mut credentials = if plan.issues() { place.open_lines(&self.storage)? } else { None };
        let mut outcome = plan.outcome(self.roster);
        outcome.tell_refusals(self.app);
        self.write_bad_rows(&plan)?;
        let is_intact = self.tell_audit(place, &plan, &ledger);
        let names = self.names(place, &plan)?;
        let award = self.award(signer.did());
        self.adopt(&plan, &award, &mut lines, &mut ledger, &mut outcome)?;
        self.issue(place, &plan, &names, &signer, &mut Books { lines: &mut lines, credentials: credentials.as_mut() }, &mut outcome)?;
        self.deliver(place, &plan, &names, earlier)?;
        let exit = self.finish(&outcome)?;
        // A script that sends what stands there would send what is not genuine.
        Ok(if is_intact { exit } else { Exit::Failed })
    }

    fn warn(&self, notices: impl IntoIterator<Item = LedgerNotice>) {
        for notice in notices {
            self.app.terminal.warning(&self.app.messages, &notice.into());
            self.app.terminal.remark("");
        }
    }

    /// Says what became of the rows.
    fn finish(&self, outcome: &Outcome) -> Result<Exit, Failure> {
        outcome.summarise(self.app, false);
        match (outcome.rows_refused(), &self.arguments.errors) {
            (0, _) => Ok(Exit::Done),
            (refused, file) => {
                let file = file.as_deref().unwrap_or(Path::new("")).display();
                let issued = outcome.issued.len() + outcome.adopted.len() + outcome.skipped.len();
                Err(Failure::new("rows_refused").arg("refused", refused).arg("issued", issued).arg("file", file))
            }
        }
    }

    /// Without `--errors` one bad row stops all: the others would be gone from the screen before anyone has read which it was.
    fn stop_if_refused(&self, plan: &Plan<'_>) -> Result<(), Failure> {
        let outcome = plan.outcome(self.roster);
        if self.header_is_wrong() {
            outcome.tell_refusals(self.app);
            return Err(Failure::new("header_refused_nothing_issued"));
        }
        if self.arguments.errors.is_some() || outcome.refused.is_empty() {
            return Ok(());
        }
        outcome.tell_refusals(self.app);
        outcome.summarise(self.app, false);
        Err(Failure::new("rows_refused_nothing_issued").arg("refused", outcome.rows_refused()))
    }

    /// A header that cannot be understood stops everything: no row below it was read, so a file of bad rows would hold none of the learners.
    fn header_is_wrong(&self) -> bool {
        self.roster.errors.iter().any(|error| error.row == self.roster.format.header_row)
    }

    fn award<'s>(&'s self, issuer: &'s Did) -> Award<'s> {
        Award { issuer: issuer.as_str(), course: self.course.id.as_str(), run: &self.terms.run }
    }

    fn write_bad_rows(&self, plan: &Plan<'_>) -> Result<(), Failure> {
        let Some(file) = &self.arguments.errors else { return Ok(()) };
        if self.header_is_wrong() {
            return Ok(());
        }
        if self.roster.errors.is_empty() && plan.problems.is_empty() {
            // One of an earlier run would be taken for that of this one.
            let earlier = self.arguments.force && file.symlink_metadata().is_ok_and(|there| there.is_file());
            return if earlier { Ok(self.storage.remove(file)?) } else { Ok(()) };
        }
        let existing = if self.arguments.force { Existing::Replace } else { Existing::Refuse };
        Ok(self.storage.write_atomic(file, &bad_rows(self.app, self.roster, &plan.problems), Mode::Secret, existing)?)
    }

    /// A file that was sent and tidied away, or changed by hand, is told and left alone. Whether none was changed.
    fn tell_audit(&self, place: &Place, plan: &Plan<'_>, ledger: &Ledger) -> bool {
        let audit = place.audit(&self.storage, &plan.skipped(ledger));
        let is_intact = audit.altered.is_empty();
        let warnings =
            [("issued_files_missing", audit.missing), ("issued_files_altered", audit.altered), ("issued_elsewhere", audit.elsewhere)];
        for (code, files) in warnings {
            if !files.is_empty() {
                let different: BTreeSet<&str> = files.iter().map(String::as_str).collect();
                let mut shown: Vec<&str> = different.iter().copied().take(5).collect();
                shown.extend((different.len() > 5).then_some("…"));
                let failure = Failure::new(code).arg("count", files.len()).arg("files", shown.join(", "));
                if code == "issued_files_altered" {
                    self.app.terminal.error(&self.app.messages, &failure);
                } else {
                    self.app.terminal.warning(&self.app.messages, &failure);
                }
                self.app.terminal.remark("");
            }
        }
        is_intact
    }

    /// The file of each row that gets one, in the order of the plan.
    fn names(&self, place: &Place, plan: &Plan<'_>) -> Result<Vec<String>, Failure> {
        let Place::Folder(_) = place else {
            return Ok(plan.fates.iter().map(|_| place.file().to_owned()).collect());
        };
        let full: Vec<_> = plan.fates.iter().map(|(row, _)| row.full_name()).collect();
        let learners: Vec<Addressee<'_>> = plan
            .fates
            .iter()
            .zip(&full)
            .map(|((row, fate), name)| Addressee { row: row.row, name: name.as_deref(), already: fate.file() })
            .collect();
        Ok(delivery::file_names(&learners, SUFFIX, &place.names(&self.storage)?))
    }

    /// Writes the lines of credentials that an interrupted run left without.
    fn adopt(
        &self,
        plan: &Plan<'_>,
        award: &Award<'_>,
        lines: &mut Append<'_>,
        ledger: &mut Ledger,
        outcome: &mut Outcome,
    ) -> Result<(), Failure> {
        for (row, fate) in &plan.fates {
            let Fate::Adopt { file, bytes, signed, .. } = fate else { continue };
            let entry = Entry::new(award, row, &self.course.digest(), file, bytes, signed);
            lines.line(entry.render().as_bytes())?;
            ledger.insert(entry)?;
            outcome.adopted.push(given(row, fate, file));
        }
        Ok(lines.sync()?)
    }

    fn issue(
        &self,
        place: &Place,
        plan: &Plan<'_>,
        names: &[String],
        signer: &Signer<'_>,
        books: &mut Books<'_, '_>,
        outcome: &mut Outcome,
    ) -> Result<(), Failure> {
        let rows: Vec<_> = plan.fates.iter().zip(names).filter(|((_, fate), _)| matches!(fate, Fate::Issue(_))).collect();
        let label = self.app.messages.text("issue-progress", &[]);
        let progress = self.app.terminal.progress(&label, rows.len() as u64);
        let (award, digest) = (self.award(signer.did()), self.course.digest());
        for batch in rows.chunks(MAX_BATCH) {
            let mut files: Vec<(&str, Vec<u8>)> = Vec::with_capacity(batch.len());
            for ((row, fate), name) in batch {
                let Fate::Issue(_) = fate else { continue };
                // What was planned without fault comes out the same.
                let draft = Draft::new(self.course, &self.terms, signer.did(), row, &self.now).map_err(|refusals| {
                    let refusal = refusals.into_iter().next();
                    refusal.map_or_else(|| Failure::new("rows_refused_nothing_issued").arg("refused", 1), |refusal| refusal.failure)
                })?;
                let secured = signer.issue(&draft, &self.now)?;
                let bytes = match &books.credentials {
                    None => file_of(secured.unverified()),
                    Some(_) => secured.as_text().as_bytes().to_vec(),
                };
                files.push((name.as_str(), bytes));
            }
            match &mut books.credentials {
                None => self.storage.write_new(place.folder(), &files, Mode::Secret)?,
                Some(credentials) => {
                    for (_, bytes) in &files {
                        credentials.line(bytes)?;
                    }
                    credentials.sync()?;
                }
            }
            for (((row, fate), name), (_, bytes)) in batch.iter().zip(&files) {
                let entry = Entry::new(&award, row, &digest, name, bytes, &self.now);
                books.lines.line(entry.render().as_bytes())?;
                outcome.issued.push(given(row, fate, name));
            }
            books.lines.sync()?;
            progress.advance(batch.len() as u64);
        }
        Ok(())
    }

    /// The lines of the table for the mail merge that is there; none where somebody made another table of it.
    ///
    /// # Errors
    /// Those of the disk: a table that can't be read is not an empty one.
    fn earlier_deliveries(&self, place: &Place) -> Result<Option<Vec<Delivery>>, Failure> {
        let Place::Folder(folder) = place else { return Ok(Some(Vec::new())) };
        match self.storage.read_capped(&folder.join(DELIVERY), roster::MAX_BYTES, Links::Refuse) {
            Ok(bytes) => Ok(delivery::lines(&bytes)),
            Err(StorageError::FileNotFound { .. }) => Ok(Some(Vec::new())),
            Err(error) => Err(error.into()),
        }
    }

    /// The note for learners, unless it is there: what the registrar made of it is the registrar's.
    fn leave_note(&self, folder: &Path) -> Result<(), Failure> {
        let path = folder.join(note::FILE);
        let (text, other) = note::texts(&self.app.messages, self.course);
        match self.storage.write_atomic(&path, text.as_bytes(), Mode::Public, Existing::Refuse) {
            Err(StorageError::FileExists { .. }) => {}
            written => return Ok(written?),
        }
        let ours = self.storage.read_capped(&path, note::MAX_BYTES, Links::Refuse);
        if !ours.is_ok_and(|bytes| *bytes == text.as_bytes() || *bytes == other.as_bytes()) {
            self.app.terminal.warning(&self.app.messages, &Failure::new("note_changed").arg("file", note::FILE).at(path.display()));
            self.app.terminal.remark("");
        }
        Ok(())
    }

    /// The table for the mail merge and the note that goes with it.
    fn deliver(&self, place: &Place, plan: &Plan<'_>, names: &[String], earlier: Option<Vec<Delivery>>) -> Result<(), Failure> {
        let Place::Folder(folder) = place else { return Ok(()) };
        if plan.fates.is_empty() {
            return Ok(());
        }
        self.leave_note(folder)?;
        let path = folder.join(DELIVERY);
        let now: HashSet<&str> = names.iter().map(String::as_str).collect();
        // What another roster brought into this folder stays in the table; a table that somebody made another one of stays as it is.
        let Some(earlier) = earlier else {
            self.app.terminal.warning(&self.app.messages, &Failure::new("delivery_changed").arg("file", DELIVERY).at(path.display()));
            return Ok(());
        };
        let kept = earlier.into_iter().filter(|line| !now.contains(line.file.as_str()));
        let current = plan.fates.iter().zip(names).map(|((row, _), file)| Delivery {
            row: row.row,
            name: row.full_name().unwrap_or_default().into_owned(),
            email: row.email.clone().unwrap_or_default(),
            file: file.clone(),
        });
        let deliveries: Vec<Delivery> = kept.chain(current).collect();
        self.storage.write_atomic(&path, &delivery::table(&deliveries), Mode::Secret, Existing::Replace)?;
        Ok(())
    }
}

/// The files that a run appends to.
struct Books<'a, 's> {
    lines: &'a mut Append<'s>,
    /// The credentials themselves, where they are lines of one file.
    credentials: Option<&'a mut Append<'s>>,
}

fn given(row: &Row, fate: &Fate, file: &str) -> Given {
    Given { row: Some(row.row), id: fate.id().to_owned(), file: file.to_owned() }
}
