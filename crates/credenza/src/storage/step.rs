//! The steps that files pass through, counted, so that tests can fail or stop the program at each of them.

#[cfg(not(test))]
use std::path::Path;

use super::StorageError;

/// One primitive operation on the file system: the program may die, or the disk may fail, before any of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// See what has a name.
    Look,
    /// Open and read a file, or the end of one that is open.
    Read,
    /// Create a temporary file.
    CreateTemporary,
    /// Create a file under its final name, empty, to reserve the name where the file system knows no hard links.
    Reserve,
    /// Write bytes to an open file. A fault here leaves half of them.
    Write,
    /// Bring a file's bytes to the disk.
    SyncFile,
    /// Give a finished temporary file its name, unless the name is taken.
    Link,
    /// Give a finished file or folder its name, in place of what had it.
    Rename,
    /// Bring a folder's entries to the disk.
    SyncDirectory,
    /// Delete a file.
    Unlink,
    /// Create a folder.
    CreateDirectory,
    /// Delete an abandoned folder.
    RemoveDirectory,
    /// Take a lock.
    Lock,
    /// Open a file to append to it.
    OpenAppend,
    /// Cut a torn last line off.
    Truncate,
}

/// What the step counter says to a step.
#[cfg_attr(not(test), expect(dead_code, reason = "only the counter of the tests stops a step or tears it"))]
pub(super) enum Verdict {
    /// Do it.
    Proceed,
    /// Do not do it, report this.
    Stop(StorageError),
    /// Write half of the bytes, then report this.
    Tear(StorageError),
}

/// The step counter. Outside tests it is nothing and always says [`Verdict::Proceed`].
#[cfg(not(test))]
#[derive(Clone, Debug, Default)]
pub(super) struct Steps;

#[cfg(not(test))]
impl Steps {
    pub(super) fn take(&self, _step: Step, _path: &Path) -> Verdict {
        Verdict::Proceed
    }

    /// Whether to try a hard link: the file system says itself if it has none.
    pub(super) fn has_links(&self) -> bool {
        true
    }
}

#[cfg(test)]
pub(super) use counting::Steps;
#[cfg(test)]
pub(crate) use counting::{Disk, Fault};

#[cfg(test)]
mod counting {
    use std::io::Error;
    use std::path::{Path, PathBuf};
    use std::sync::{Arc, Mutex};

    use super::{Step, StorageError, Verdict};

    /// What a disk reports.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum Disk {
        /// EIO: it is broken.
        Broken,
        /// ENOSPC: it is full. Reading goes on.
        Full,
        /// EROFS: it is mounted read-only. Reading goes on.
        ReadOnly,
    }

    impl Disk {
        /// The error of the operating system, as it would come.
        fn error(self) -> Error {
            #[cfg(unix)]
            return Error::from_raw_os_error(match self {
                Self::Broken => 5,
                Self::Full => 28,
                Self::ReadOnly => 30,
            });
            #[cfg(not(unix))]
            Error::from(match self {
                Self::Broken => std::io::ErrorKind::Other,
                Self::Full => std::io::ErrorKind::StorageFull,
                Self::ReadOnly => std::io::ErrorKind::ReadOnlyFilesystem,
            })
        }

        fn hinders(self, step: Step) -> bool {
            self == Self::Broken || !matches!(step, Step::Look | Step::Read)
        }
    }

    /// What goes wrong at the chosen step.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum Fault {
        /// That step fails so, the next ones succeed.
        Once(Disk),
        /// That step and every later one fail so: a disk that stays full or read-only.
        From(Disk),
        /// The process is gone: nothing is done from that step on, not even the cleaning up.
        Crash,
    }

    #[derive(Debug, Default)]
    struct State {
        taken: Vec<(Step, PathBuf)>,
        plan: Option<(usize, Fault)>,
        /// A file system without hard links: FAT on a stick.
        linkless: bool,
    }

    /// The step counter of the tests; clones count together.
    #[derive(Clone, Debug, Default)]
    pub(in crate::storage) struct Steps(Arc<Mutex<State>>);

    impl Steps {
        pub(in crate::storage) fn planning(at: usize, fault: Fault) -> Self {
            Self(Arc::new(Mutex::new(State { plan: Some((at, fault)), ..State::default() })))
        }

        pub(in crate::storage) fn lose_links(&self) {
            self.0.lock().unwrap().linkless = true;
        }

        pub(in crate::storage) fn has_links(&self) -> bool {
            !self.0.lock().unwrap().linkless
        }

        pub(in crate::storage) fn taken(&self) -> Vec<(Step, PathBuf)> {
            self.0.lock().unwrap().taken.clone()
        }

        pub(in crate::storage) fn take(&self, step: Step, path: &Path) -> Verdict {
            let mut state = self.0.lock().unwrap();
            let now = state.taken.len();
            state.taken.push((step, path.to_owned()));
            let Some((at, fault)) = state.plan else { return Verdict::Proceed };
            let disk = match fault {
                Fault::Once(disk) if now == at => disk,
                Fault::From(disk) if now >= at && disk.hinders(step) => disk,
                Fault::Crash if now >= at => Disk::Broken,
                _ => return Verdict::Proceed,
            };
            let error = StorageError::from_io(path, &disk.error());
            if step == Step::Write && now == at { Verdict::Tear(error) } else { Verdict::Stop(error) }
        }
    }
}
