//! The tests, with one mutant switched on at a time.

use crate::{
    build::{Built, Program},
    listed::{Id, Listed},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Write,
    path::Path,
    process::{Command, Stdio},
    sync::{Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

/// What became of a mutant.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Outcome {
    Caught,
    Missed,
    /// No test comes by.
    Unreached,
    /// A test did not end.
    Timeout,
}

impl Outcome {
    const ALL: [Self; 4] = [Self::Caught, Self::Missed, Self::Unreached, Self::Timeout];

    pub fn word(self) -> &'static str {
        match self {
            Self::Caught => "caught",
            Self::Missed => "missed",
            Self::Unreached => "unreached",
            Self::Timeout => "timeout",
        }
    }

    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.word() == word)
    }
}

/// Some tests of a program that are run together, how long they take without a mutant, and which mutants they reach.
struct Tests<'a> {
    program: &'a Program,
    /// Where their program stands among the others, and they in it.
    number: usize,
    places: Vec<usize>,
    took: Duration,
    reached: BTreeSet<Id>,
}

/// A mutant that runs so many times as long as the tests do hangs.
const PATIENCE: u32 = 10;
const SHORTEST_LIMIT: Duration = Duration::from_secs(10);
/// In kilobytes: what a mutant that fills the memory may have.
const MEMORY: u32 = 3_000_000;
/// Into how many parts the tests of a program are divided at most, to see which mutants each reaches.
const PARTS: usize = 200;
/// The quickest parts that take so long together run first, in one process; the next process has so many times as long.
const FIRST: Duration = Duration::from_millis(50);
const MORE: u32 = 4;

/// Runs the tests for every mutant that `known` does not have yet, `jobs` at a time, and adds each outcome to the file `outcomes` when it is known.
///
/// # Errors
///
/// A test that fails without a mutant, and what could not be run or written.
pub fn run(
    built: &Built,
    listed: &Listed,
    known: BTreeMap<Id, Outcome>,
    outcomes: &Path,
    jobs: usize,
) -> Result<BTreeMap<Id, Outcome>, String> {
    let names = built.programs.iter().map(|program| names(built, program)).collect::<Result<Vec<_>, _>>()?;
    let tests = measure(built, &names, outcomes, jobs)?;
    let wanted: Vec<Id> = built.mutants.iter().copied().filter(|id| !known.contains_key(id)).collect();
    let file =
        fs::OpenOptions::new().create(true).append(true).open(outcomes).map_err(|error| format!("{}: {error}", outcomes.display()))?;
    let total = wanted.len();
    let shared = Mutex::new((known, file, total));
    each(wanted, jobs, |id| {
        let (outcome, by) = outcome(built, &names, &tests, id)?;
        let mut shared = shared.lock().unwrap_or_else(PoisonError::into_inner);
        shared.0.insert(id, outcome);
        shared.2 -= 1;
        let name = listed.get(id).map(|mutant| mutant.name.as_str()).unwrap_or_default();
        writeln!(shared.1, "{}\t{by}\t{name}", outcome.word()).map_err(|error| error.to_string())?;
        if outcome == Outcome::Missed || outcome == Outcome::Unreached {
            println!("{}: {name}", outcome.word());
        }
        if shared.2 % 100 == 0 {
            println!("{} of {total} to go", shared.2);
        }
        Ok(())
    })?;
    Ok(shared.into_inner().unwrap_or_else(PoisonError::into_inner).0)
}

/// Does the work for each of them, so many at a time.
fn each<T: Send>(items: Vec<T>, jobs: usize, work: impl Fn(T) -> Result<(), String> + Sync) -> Result<(), String> {
    let items = Mutex::new(items.into_iter());
    let next = || items.lock().unwrap_or_else(PoisonError::into_inner).next();
    let all = || std::iter::from_fn(next).try_for_each(&work);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs).map(|_| scope.spawn(all)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().unwrap_or_else(|_| Err("a worker panicked".to_owned())))
    })
}

/// The tests of a program.
fn names(built: &Built, program: &Program) -> Result<Vec<String>, String> {
    let output = Command::new(&program.path)
        .arg("--list")
        .current_dir(&built.folder)
        .output()
        .map_err(|error| format!("{}: {error}", program.path.display()))?;
    Ok(String::from_utf8_lossy(&output.stdout).lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect())
}

/// How long the tests run without a mutant, where they have to pass, and which mutants they reach; in the order in which they are tried.
fn measure<'a>(built: &'a Built, names: &[Vec<String>], outcomes: &Path, jobs: usize) -> Result<Vec<Tests<'a>>, String> {
    let mut parts = Vec::new();
    let mut starts = Vec::new();
    for (number, (program, names)) in built.programs.iter().zip(names).enumerate() {
        let timed = |without: &[&str]| -> Result<Duration, String> {
            let start = Instant::now();
            match run_one(built, program, without, "0", Duration::from_secs(600), None)? {
                Ended::Passed => Ok(start.elapsed()),
                _ => Err(format!("{} fails without a mutant: {}", program.name, program.path.display())),
            }
        };
        let (whole, nothing) = (timed(&[])?, timed(&others(names, &[]))?);
        starts.push(nothing);
        // Where most of the time is that of the start, the tests are best run together.
        let count = if nothing * 2 > whole { 1 } else { PARTS };
        let all: Vec<usize> = (0..names.len()).collect();
        parts.extend(all.chunks(names.len().div_ceil(count).max(1)).map(|places| (number, places.to_vec())));
    }
    let tests = Mutex::new(Vec::new());
    each(parts, jobs, |(number, places): (usize, Vec<usize>)| {
        let program = &built.programs[number];
        let reached = outcomes.with_file_name(format!("reached-{number}-{}", places[0]));
        let _ = fs::remove_file(&reached);
        let start = Instant::now();
        // A test that counts allocations fails while it is recorded; it has come by all the same.
        run_one(built, program, &others(&names[number], &places), "record", Duration::from_secs(600), Some(&reached))?;
        let took = start.elapsed().saturating_sub(starts[number]);
        let ids = fs::read_to_string(&reached).unwrap_or_default().lines().filter_map(|line| line.parse().ok()).collect();
        let _ = fs::remove_file(&reached);
        tests.lock().unwrap_or_else(PoisonError::into_inner).push(Tests { program, number, places, took, reached: ids });
        Ok(())
    })?;
    let mut tests = tests.into_inner().unwrap_or_else(PoisonError::into_inner);
    tests.sort_by_key(|tests| (tests.number, tests.took));
    for (index, program) in built.programs.iter().enumerate() {
        let of_it = || tests.iter().filter(|tests| tests.number == index);
        let reached: BTreeSet<Id> = of_it().flat_map(|tests| tests.reached.iter().copied()).collect();
        let took: Duration = of_it().map(|tests| tests.took).sum();
        println!(
            "{}: {} tests, {:.1} s part by part, reach {} mutants",
            program.name,
            names[index].len(),
            took.as_secs_f64(),
            reached.len()
        );
    }
    Ok(tests)
}

/// The tests of a program but for these.
fn others<'a>(names: &'a [String], wanted: &[usize]) -> Vec<&'a str> {
    names.iter().enumerate().filter(|(index, _)| !wanted.contains(index)).map(|(_, name)| name.as_str()).collect()
}

fn outcome<'a>(built: &Built, names: &[Vec<String>], tests: &[Tests<'a>], id: Id) -> Result<(Outcome, &'a str), String> {
    let mut outcome = Outcome::Unreached;
    let reaching: Vec<&Tests<'a>> = tests.iter().filter(|tests| tests.reached.contains(&id)).collect();
    for of_program in reaching.chunk_by(|one, other| one.number == other.number) {
        let mut rest = of_program;
        let mut room = FIRST;
        while let Some(first) = rest.first() {
            let mut took = Duration::ZERO;
            let count = rest.iter().take_while(|tests| {
                took += tests.took;
                took <= room
            });
            let count = count.count().max(1);
            let (now, later) = rest.split_at(count);
            let wanted: Vec<usize> = now.iter().flat_map(|tests| tests.places.iter().copied()).collect();
            let limit = (now.iter().map(|tests| tests.took).sum::<Duration>() * PATIENCE).max(SHORTEST_LIMIT);
            match run_one(built, first.program, &others(&names[first.number], &wanted), &id.to_string(), limit, None)? {
                Ended::Passed => outcome = Outcome::Missed,
                Ended::Failed => return Ok((Outcome::Caught, &first.program.name)),
                Ended::Late => return Ok((Outcome::Timeout, &first.program.name)),
            }
            rest = later;
            room *= MORE;
        }
    }
    Ok((outcome, "-"))
}

enum Ended {
    Passed,
    Failed,
    Late,
}

/// Runs a program without these tests of it.
fn run_one(
    built: &Built,
    program: &Program,
    without: &[&str],
    mutant: &str,
    limit: Duration,
    reached: Option<&Path>,
) -> Result<Ended, String> {
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("ulimit -v {MEMORY}; exec \"$0\" \"$@\"")).arg(&program.path).arg("--exact");
    for name in without {
        command.args(["--skip", name]);
    }
    command.env("CREDENZA_MUTANT", mutant).env("RUST_TEST_THREADS", "1").env("RUST_BACKTRACE", "0");
    command.env("CARGO_MANIFEST_DIR", &built.folder);
    if let Some(reached) = reached {
        command.env("CREDENZA_REACHED", reached);
    }
    let failed = |error| format!("{}: {error}", program.path.display());
    let mut child =
        command.current_dir(&built.folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().map_err(failed)?;
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().map_err(failed)? {
            return Ok(if status.success() { Ended::Passed } else { Ended::Failed });
        }
        if start.elapsed() > limit {
            child.kill().and_then(|()| child.wait()).map_err(failed)?;
            return Ok(Ended::Late);
        }
        thread::sleep(Duration::from_millis(5));
    }
}
