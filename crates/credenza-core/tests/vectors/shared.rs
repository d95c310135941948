//! Where the vectors lie, and tests that say so when they are not there.

use libtest_mimic::{Failed, Trial};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// The outcome of a test: `Err` with what differs.
pub(crate) type Outcome = Result<(), Failed>;

/// The folder `CREDENZA_SHARED`, by default `shared` beside the workspace.
pub(crate) fn shared() -> PathBuf {
    std::env::var_os("CREDENZA_SHARED").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from)
}

/// The test `name` over the file or folder `path` of the shared folder; ignored if it is not there.
pub(crate) fn trial(name: &'static str, path: &'static str, run: fn(&Path) -> Outcome) -> Trial {
    let place = shared().join(path);
    let missing = !place.exists();
    Trial::test(name, move || run(&place)).with_ignored_flag(missing)
}

/// The bytes of `path`.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failed> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// The files in `folder`, sorted: (name, bytes).
pub(crate) fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, Failed> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        files.push((name, read(&path)?));
    }
    files.sort();
    Ok(files)
}

/// Nothing if `condition` holds, else the failure `message`.
pub(crate) fn check(condition: bool, message: impl FnOnce() -> String) -> Outcome {
    if condition { Ok(()) } else { Err(message().into()) }
}

/// Fails unless both are equal.
pub(crate) fn equal<T: PartialEq + std::fmt::Debug>(found: T, expected: T, what: impl std::fmt::Display) -> Outcome {
    check(found == expected, || format!("{what}: expected {expected:?}, found {found:?}"))
}

/// The bytes of hexadecimal digits.
pub(crate) fn unhex(digits: &str) -> Result<Vec<u8>, Failed> {
    let digits: Vec<u8> = digits.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    digits
        .chunks(2)
        .map(|pair| {
            let pair = std::str::from_utf8(pair)?;
            Ok(u8::from_str_radix(pair, 16)?)
        })
        .collect()
}

/// The lines of all tallies, kept until the tests are through: the harness writes its own while they run.
static TALLIES: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Verdicts on the cases of a suite, against those that are due.
pub(crate) struct Tally {
    suite: &'static str,
    accepted: usize,
    refused: usize,
    false_accepts: Vec<String>,
    false_rejects: Vec<String>,
}

impl Tally {
    pub(crate) fn new(suite: &'static str) -> Self {
        Self { suite, accepted: 0, refused: 0, false_accepts: Vec::new(), false_rejects: Vec::new() }
    }

    /// Counts a case; `case` says which one it is, should the verdict be wrong.
    pub(crate) fn count(&mut self, accepted: bool, due: bool, case: impl FnOnce() -> String) {
        match (accepted, due) {
            (true, true) => self.accepted += 1,
            (false, false) => self.refused += 1,
            (true, false) => self.false_accepts.push(case()),
            (false, true) => self.false_rejects.push(case()),
        }
    }

    /// Puts the line on record, and fails if a verdict was wrong or if these are not as many cases as there should be.
    pub(crate) fn finish(self, accepted: usize, refused: usize) -> Outcome {
        let (wrongly_in, wrongly_out) = (self.false_accepts.len(), self.false_rejects.len());
        let line = format!(
            "vectors: {}: {} accepted as due, {} refused as due, {wrongly_in} false accepts, {wrongly_out} false rejects",
            self.suite, self.accepted, self.refused
        );
        TALLIES.lock().map_err(|error| error.to_string())?.push(line);
        equal(self.false_accepts, Vec::new(), "false accepts")?;
        equal(self.false_rejects, Vec::new(), "false rejects")?;
        equal((self.accepted, self.refused), (accepted, refused), "accepted and refused")
    }
}

/// Prints the lines of all tallies, for whoever reports on the suites.
pub(crate) fn print_tallies() {
    let mut lines = TALLIES.lock().map(|lines| lines.clone()).unwrap_or_default();
    lines.sort();
    lines.iter().for_each(|line| println!("{line}"));
}
