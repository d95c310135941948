//! A copy of the project with its mutants behind switches, and its test programs.

use crate::{
    listed::{Genre, Id, Listed},
    switched::{self, SWITCH, Switched},
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// How often the mutants that do not compile are taken out before that is given up.
const ROUNDS: usize = 30;

const CHECK: [&str; 2] = ["check", "--lib"];

/// A test program.
#[derive(Clone, Debug)]
pub struct Program {
    pub name: String,
    pub path: PathBuf,
}

/// What was built.
pub struct Built {
    /// In the order in which they were asked for.
    pub programs: Vec<Program>,
    /// The mutants that stand behind a switch.
    pub mutants: BTreeSet<Id>,
    /// Those that do not compile.
    pub unviable: BTreeSet<Id>,
    /// Where the tests are to be run.
    pub folder: PathBuf,
}

/// Copies the project from `from` to `to`, puts the mutants behind switches, and builds these tests of `package` (`--lib`, or the name of one).
///
/// # Errors
///
/// What could not be read, written or built.
pub fn build(from: &Path, to: &Path, package: &str, tests: &[String], listed: &Listed) -> Result<Built, String> {
    copy(from, to)?;
    let library = format!("crates/{package}/src/lib.rs");
    let mut out = Out::default();
    for _ in 0..ROUNDS {
        let mut files: BTreeMap<String, Switched> = BTreeMap::new();
        for (file, mutants) in listed.by_file() {
            let mutants: Vec<_> = mutants.into_iter().filter(|(id, _)| !out.has(*id)).collect();
            let switched =
                switched::switch(&read(&from.join(file))?, &mutants, &out.constant).map_err(|error| format!("{file}: {error}"))?;
            write(&to.join(file), &switched.text)?;
            out.unviable.extend(&switched.unviable);
            files.insert(file.to_owned(), switched);
        }
        write(&to.join(&library), &(read(&from.join(&library))? + SWITCH))?;

        // To check costs much less than to build.
        let mut messages = cargo(to, package, &CHECK)?;
        let mut errors = errors(&messages);
        if errors.is_empty() {
            out.try_arms(from, to, package, listed, &files)?;
            messages = cargo(to, package, &test_arguments(tests))?;
            errors = self::errors(&messages);
        }
        if errors.is_empty() {
            let mutants = files.into_values().flat_map(|file| file.mutants.into_keys()).collect();
            return Ok(Built {
                programs: programs(&messages, tests)?,
                mutants,
                unviable: out.unviable,
                folder: to.join("crates").join(package),
            });
        }
        let mut is_new = false;
        for error in &errors {
            is_new |= out.take(error, &files);
        }
        if !is_new {
            return Err(errors.into_iter().map(|error| error.text).collect());
        }
        eprintln!("{} errors; {} mutants are unviable, {} not behind a switch", errors.len(), out.unviable.len(), out.unswitched.len());
    }
    Err(format!("after {ROUNDS} rounds the switches still do not compile"))
}

/// What is taken out, because it does not compile.
#[derive(Default)]
struct Out {
    /// These would not compile without a switch either.
    unviable: BTreeSet<Id>,
    /// These may, without a switch.
    unswitched: BTreeSet<Id>,
    /// Functions that something constant calls.
    constant: BTreeSet<String>,
}

impl Out {
    fn has(&self, id: Id) -> bool {
        self.unviable.contains(&id) || self.unswitched.contains(&id)
    }

    /// Tries the arms one at a time that could not all be taken from their matches at once. To the compiler an arm with a guard may as well be missing, so a match that
    /// has no arm for some value with it has none without it.
    fn try_arms(
        &mut self,
        from: &Path,
        to: &Path,
        package: &str,
        listed: &Listed,
        files: &BTreeMap<String, Switched>,
    ) -> Result<(), String> {
        for (id, mutant) in listed.iter().filter(|(_, mutant)| mutant.genre == Genre::MatchArm) {
            let Some(switched) = files.get(&mutant.file).filter(|_| self.unswitched.contains(&id)) else { continue };
            let alone = switched::switch(&read(&from.join(&mutant.file))?, &[(id, mutant)], &self.constant)?;
            write(&to.join(&mutant.file), &alone.text)?;
            let errors = errors(&cargo(to, package, &CHECK)?);
            write(&to.join(&mutant.file), &switched.text)?;
            if !errors.is_empty() && errors.iter().all(|error| error.code == OPEN_MATCH) {
                self.unswitched.remove(&id);
                self.unviable.insert(id);
            }
        }
        Ok(())
    }

    /// Takes out what an error is about. Whether that is anything new.
    fn take(&mut self, error: &CompileError, files: &BTreeMap<String, Switched>) -> bool {
        if let Some(function) = &error.constant {
            return self.constant.insert(function.clone());
        }
        let mut is_new = false;
        for span in &error.spans {
            let Some(file) = files.get(&span.file) else { continue };
            // What a mutant puts there is of the wrong type, and would be without a switch.
            match file.mistake(span.from, span.column) {
                Some(id) => is_new |= self.unviable.insert(id),
                None => {
                    for (id, _) in file.mutants.iter().filter(|(_, lines)| lines.range(span.from..=span.to).next().is_some()) {
                        is_new |= self.unswitched.insert(*id);
                    }
                }
            }
        }
        is_new
    }
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a file, where it says something else; its time is what cargo looks at.
fn write(path: &Path, text: &str) -> Result<(), String> {
    if fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes()) {
        return Ok(());
    }
    let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, text));
    written.map_err(|error| format!("{}: {error}", path.display()))
}

/// Copies every file that git knows or would take, and removes what is not among them any more.
fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(from)
        .output()
        .map_err(|error| format!("git: {error}"))?;
    let mut kept = BTreeSet::new();
    for name in String::from_utf8_lossy(&listed.stdout).split('\0').filter(|name| !name.is_empty() && !name.starts_with("mutants/")) {
        let (source, target) = (from.join(name), to.join(name));
        // A file that git knows and that is gone.
        let Ok(bytes) = fs::read(&source) else { continue };
        if !fs::read(&target).is_ok_and(|present| present == bytes) {
            let written = target.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&target, bytes));
            written.map_err(|error| format!("{}: {error}", target.display()))?;
        }
        kept.insert(target);
    }
    let left = |error: std::io::Error| format!("{}: {error}", to.display());
    for entry in fs::read_dir(to).map_err(left)? {
        let path = entry.map_err(left)?.path();
        if !path.ends_with("target") {
            clear(&path, &kept).map_err(left)?;
        }
    }
    Ok(())
}

/// Removes every file there that is not among these: an earlier copy had it.
fn clear(path: &Path, kept: &BTreeSet<PathBuf>) -> std::io::Result<()> {
    if !path.is_dir() {
        return if kept.contains(path) { Ok(()) } else { fs::remove_file(path) };
    }
    for entry in fs::read_dir(path)? {
        clear(&entry?.path(), kept)?;
    }
    Ok(())
}

fn test_arguments(tests: &[String]) -> Vec<&str> {
    let chosen = tests.iter().flat_map(|test| if test == "--lib" { vec!["--lib"] } else { vec!["--test", test] });
    ["test", "--no-run"].into_iter().chain(chosen).collect()
}

/// What cargo prints of a build, a message a line.
fn cargo(folder: &Path, package: &str, arguments: &[&str]) -> Result<Vec<Value>, String> {
    let mut command = Command::new("cargo");
    command.args(arguments).args(["--quiet", "--locked", "--profile", "mutants", "--message-format", "json", "--package", package]);
    // It is built once and run thousands of times. What a switch leaves unused or never reached is no mistake here.
    command.env("CARGO_PROFILE_MUTANTS_OPT_LEVEL", "2");
    command.env("RUSTFLAGS", "--cap-lints=allow -Aarithmetic_overflow -Aunconditional_panic");
    command.env("CARGO_TARGET_DIR", folder.join("target"));
    let output = command.current_dir(folder).stderr(Stdio::inherit()).output().map_err(|error| format!("cargo: {error}"))?;
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).map_err(|error| format!("cargo: {error}")))
        .collect()
}

/// Something constant calls a function that is not.
const NOT_CONSTANT: &str = "E0015";
/// A match that has no arm for some value.
const OPEN_MATCH: &str = "E0004";

/// An error of the compiler.
struct CompileError {
    text: String,
    /// `E0308`, for example, or nothing.
    code: String,
    spans: Vec<Span>,
    /// The function that is called where only a constant one may be.
    constant: Option<String>,
}

/// Where an error is: lines, and the column of its beginning, from 1.
struct Span {
    file: String,
    from: usize,
    to: usize,
    column: usize,
}

fn errors(messages: &[Value]) -> Vec<CompileError> {
    let is_error = |message: &&Value| message["reason"] == "compiler-message" && message["message"]["level"] == "error";
    messages.iter().filter(is_error).filter_map(|message| error(&message["message"])).collect()
}

fn error(message: &Value) -> Option<CompileError> {
    let text = message["rendered"].as_str().unwrap_or_default().to_owned();
    let spans = message["spans"].as_array().filter(|spans| !spans.is_empty())?;
    let span = |span: &Value| {
        let number = |name: &str| span[name].as_u64().unwrap_or_default() as usize;
        Span {
            file: span["file_name"].as_str().unwrap_or_default().to_owned(),
            from: number("line_start"),
            to: number("line_end"),
            column: number("column_start"),
        }
    };
    let spans = spans.iter().filter(|span| span["is_primary"] == true).map(span).collect();
    // A switch in something constant is left out like any other mutant; a function whose `const` was taken away gets it back.
    let name = || Some(message["message"].as_str()?.split('`').nth(1)?.rsplit("::").next()?.to_owned());
    let code = message["code"]["code"].as_str().unwrap_or_default().to_owned();
    let constant = if code == NOT_CONSTANT { name().filter(|name| name != "is_on") } else { None };
    Some(CompileError { text, code, spans, constant })
}

/// The test programs that were built, in the order of the tests.
fn programs(messages: &[Value], tests: &[String]) -> Result<Vec<Program>, String> {
    let built = |test: &String| {
        let is_it = |message: &&Value| {
            let target = &message["target"];
            let is_kind = |kind: &str| target["kind"].as_array().is_some_and(|kinds| kinds.iter().any(|other| other == kind));
            message["executable"].is_string()
                && if test == "--lib" { is_kind("lib") } else { is_kind("test") && target["name"] == test.as_str() }
        };
        let message = messages.iter().find(is_it).ok_or_else(|| format!("{test} was not built"))?;
        let name = test.trim_start_matches('-').to_owned();
        Ok(Program { name, path: PathBuf::from(message["executable"].as_str().unwrap_or_default()) })
    };
    tests.iter().map(built).collect()
}
