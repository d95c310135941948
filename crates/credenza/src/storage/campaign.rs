//! Running an operation once for every step it takes and every way in which that step can go wrong.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::{Fault, Storage};

/// What can go wrong at a step.
const FAULTS: [Fault; 7] = [
    Fault::Crash,
    Fault::Once(ErrorKind::Other),
    Fault::From(ErrorKind::Other),
    Fault::Once(ErrorKind::StorageFull),
    Fault::From(ErrorKind::StorageFull),
    Fault::Once(ErrorKind::ReadOnlyFilesystem),
    Fault::From(ErrorKind::ReadOnlyFilesystem),
];

/// Copies the folder `before` afresh for every step of `operation` and every fault, runs it there, and hands the folder it left to `check`
/// with a label of the case and whether the operation reported success. Returns how many cases there were.
pub(crate) fn every_fault<T, E>(
    before: &Path,
    operation: impl Fn(&Storage, &Path) -> Result<T, E>,
    check: impl Fn(&Path, bool, &str),
) -> usize {
    let rehearsal = copy(before);
    let sound = Storage::default();
    assert!(operation(&sound, rehearsal.path()).is_ok(), "the operation succeeds when nothing goes wrong");
    check(rehearsal.path(), true, "no fault");
    let steps = sound.steps_taken();
    let mut cases = 0;
    for fault in FAULTS {
        for (at, step) in steps.iter().enumerate() {
            let folder = copy(before);
            let succeeded = operation(&Storage::faulty(at, fault), folder.path()).is_ok();
            check(folder.path(), succeeded, &format!("{fault:?} at step {at} of {}, {step:?}", steps.len()));
            cases += 1;
        }
    }
    cases
}

fn copy(from: &Path) -> tempfile::TempDir {
    let to = tempfile::tempdir().unwrap();
    copy_into(from, to.path());
    to
}

fn copy_into(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(&target).unwrap();
            copy_into(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).unwrap();
        }
    }
}
