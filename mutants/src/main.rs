//! Mutation testing in one build: all the mutants that cargo-mutants lists stand in the code at once, each behind a switch, and the tests are run with one switched on
//! at a time. `scripts/mutants` calls it, and gives what cannot stand behind a switch to cargo-mutants itself.
//!
//! `credenza-mutants PROJECT LIST OUT JOBS TEST…`: the project, the list (`cargo mutants --list --json`), the folder that gets the results, how many at a time,
//! the tests (`--lib`, or the name of one). In OUT are then `outcomes.tsv` (outcome, the test that noticed, mutant), which a later run goes on from, and `single.txt`,
//! those that have to be tried one by one.

mod build;
mod listed;
mod run;
mod switched;

use listed::Listed;
use run::Outcome;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

const PACKAGE: &str = "credenza-core";

fn main() -> ExitCode {
    match mutate() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn mutate() -> Result<(), String> {
    let mut arguments = std::env::args().skip(1);
    let mut argument = |name: &str| arguments.next().ok_or_else(|| format!("{name} is missing"));
    let project = PathBuf::from(argument("PROJECT")?);
    let list = PathBuf::from(argument("LIST")?);
    let out = PathBuf::from(argument("OUT")?);
    let jobs = argument("JOBS")?.parse().map_err(|error| format!("JOBS: {error}"))?;
    let tests: Vec<String> = arguments.collect();
    // The tests run elsewhere.
    let out = fs::canonicalize(&out).map_err(|error| format!("{}: {error}", out.display()))?;

    let listed = Listed::read(&list)?;
    let built = build::build(&project, &out.join("switched"), PACKAGE, &tests, &listed)?;
    let single: Vec<&str> = listed
        .iter()
        .filter(|(id, _)| !built.mutants.contains(id) && !built.unviable.contains(id))
        .map(|(_, mutant)| mutant.name.as_str())
        .collect();
    println!("{} mutants behind switches, {} unviable, {} to be tried one by one", built.mutants.len(), built.unviable.len(), single.len());
    write(&out.join("single.txt"), &lines(single))?;
    write(
        &out.join("unviable.txt"),
        &lines(built.unviable.iter().filter_map(|id| listed.get(*id)).map(|mutant| mutant.name.as_str()).collect()),
    )?;

    let outcomes = out.join("outcomes.tsv");
    let known = known(&outcomes, &listed);
    let found = run::run(&built, &listed, known, &outcomes, jobs)?;
    for outcome in [Outcome::Caught, Outcome::Missed, Outcome::Unreached, Outcome::Timeout] {
        let names: Vec<&str> = found
            .iter()
            .filter(|(_, other)| **other == outcome)
            .filter_map(|(id, _)| listed.get(*id))
            .map(|mutant| mutant.name.as_str())
            .collect();
        write(&out.join(format!("{}.txt", outcome.word())), &lines(names))?;
    }
    Ok(())
}

fn lines(names: Vec<&str>) -> String {
    names.into_iter().flat_map(|name| [name, "\n"]).collect()
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Which of these mutants an earlier run saw noticed. Those that were not may be by now.
fn known(outcomes: &Path, listed: &Listed) -> BTreeMap<u32, Outcome> {
    let text = fs::read_to_string(outcomes).unwrap_or_default();
    let found: BTreeMap<&str, Outcome> = text
        .lines()
        .filter_map(|line| line.split_once('\t').and_then(|(word, rest)| Some((rest.split_once('\t')?.1, Outcome::of_word(word)?))))
        .collect();
    listed
        .iter()
        .filter_map(|(id, mutant)| Some((id, *found.get(mutant.name.as_str())?)))
        .filter(|(_, outcome)| matches!(outcome, Outcome::Caught | Outcome::Timeout))
        .collect()
}
