//! Running an operation once for every step it takes and every way in which that step can go wrong.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Disk, Fault, Step, Storage};

/// What can go wrong at a step.
const FAULTS: [Fault; 7] = [
    Fault::Crash,
    Fault::Once(Disk::Broken),
    Fault::From(Disk::Broken),
    Fault::Once(Disk::Full),
    Fault::From(Disk::Full),
    Fault::Once(Disk::ReadOnly),
    Fault::From(Disk::ReadOnly),
];

/// Copies the folder `before` afresh for every step of `operation` and every fault, runs it there, and hands the folder it left to `check`
/// with whether the operation reported success and a label of the case.
///
/// The operation must take at least `fewest` steps: a campaign that lost its operation would pass without a word. How many points it
/// simulated is printed in one line that `docs/quality.md` is made of, `crash points: <name>: <count>`.
#[track_caller]
pub(crate) fn every_fault<T, E>(
    name: &str,
    fewest: usize,
    before: &Path,
    operation: impl Fn(&Storage, &Path) -> Result<T, E>,
    check: impl Fn(&Path, bool, &str),
) {
    every_fault_on(|storage| storage, name, fewest, before, operation, check);
}

/// The same on a file system of a kind: what `kind` makes of a usual one.
#[track_caller]
pub(crate) fn every_fault_on<T, E>(
    kind: impl Fn(Storage) -> Storage,
    name: &str,
    fewest: usize,
    before: &Path,
    operation: impl Fn(&Storage, &Path) -> Result<T, E>,
    check: impl Fn(&Path, bool, &str),
) {
    let rehearsal = copy(before);
    let sound = kind(Storage::default());
    assert!(operation(&sound, rehearsal.path()).is_ok(), "{name}: the operation succeeds when nothing goes wrong");
    check(rehearsal.path(), true, "no fault");
    lasts(name, &sound.trace());
    let steps = sound.steps_taken();
    assert!(steps.len() >= fewest, "{name}: only {} steps: {steps:?}", steps.len());
    let mut cases = 0;
    for fault in FAULTS {
        for (at, step) in steps.iter().enumerate() {
            let folder = copy(before);
            let storage = kind(Storage::faulty(at, fault));
            let succeeded = operation(&storage, folder.path()).is_ok();
            let case = format!("{name}: {fault:?} at step {at} of {}, {step:?}", steps.len());
            assert!(storage.steps_taken().len() > at, "{case}: it was never reached");
            check(folder.path(), succeeded, &case);
            cases += 1;
        }
    }
    println!("crash points: {name}: {cases}");
}

/// That a machine which loses its power, and with it whatever was not brought to the disk, loses nothing either: bytes are brought to the disk before they get
/// their name, and every change of names is followed by bringing the folder to the disk: a file that was deleted does not come back, and a folder that was made
/// is there. What has a temporary name may be lost, or come back to be cleaned away.
fn lasts(name: &str, trace: &[(Step, PathBuf)]) {
    for (at, (step, path)) in trace.iter().enumerate() {
        let (earlier, later) = (&trace[..at], &trace[at + 1..]);
        match step {
            Step::Link | Step::Rename => {
                let of_it = |wanted: Step| earlier.iter().rposition(|(step, other)| *step == wanted && other == path);
                if let Some(written) = of_it(Step::Write) {
                    assert!(of_it(Step::SyncFile) > Some(written), "{name}: {path:?} gets its name before its bytes are on the disk");
                }
                assert!(is_brought(later, path), "{name}: the name of {path:?} is not brought to the disk");
            }
            Step::Write => {
                assert!(
                    later.iter().any(|(step, other)| *step == Step::SyncFile && other == path),
                    "{name}: what is written to {path:?} is not brought to the disk"
                );
            }
            Step::Reserve | Step::Unlink | Step::CreateDirectory if !is_temporary(path) => {
                assert!(is_brought(later, path), "{name}: {step:?} of {path:?} is not brought to the disk");
            }
            _ => {}
        }
    }
}

/// Whether the folder of `path` is brought to the disk in these steps.
fn is_brought(later: &[(Step, PathBuf)], path: &Path) -> bool {
    later.iter().any(|(step, folder)| *step == Step::SyncDirectory && folder == super::parent(path))
}

fn is_temporary(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(super::temporary::PREFIX))
}

#[test]
#[should_panic(expected = "Unlink of \"a/b\" is not brought to the disk")]
fn a_deletion_that_power_loss_undoes_is_noticed() {
    lasts("removal", &[(Step::SyncDirectory, "a".into()), (Step::Unlink, "a/b".into()), (Step::SyncDirectory, "b".into())]);
}

#[test]
#[should_panic(expected = "CreateDirectory of \"a/b\" is not brought to the disk")]
fn a_folder_that_power_loss_takes_is_noticed() {
    lasts("folder", &[(Step::CreateDirectory, "a/b".into())]);
}

/// A copy of the folder, deleted when dropped.
pub(crate) fn copy(from: &Path) -> tempfile::TempDir {
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

/// Every file below the folder, by its path from there, with its bytes; without locks and unfinished files.
pub(crate) fn files(folder: &Path) -> std::collections::BTreeMap<PathBuf, Vec<u8>> {
    let mut found = std::collections::BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(here) = folders.pop() {
        for entry in fs::read_dir(&here).unwrap().flatten() {
            let path = entry.path();
            if entry.file_name().to_str().is_some_and(|name| name == super::LOCK_NAME || name.starts_with(super::temporary::PREFIX)) {
                continue;
            }
            if entry.file_type().unwrap().is_dir() {
                folders.push(path);
            } else {
                found.insert(path.strip_prefix(folder).unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    found
}
