//! The one place where the program writes files.
//!
//! A file is written under a temporary name, brought to the disk, given its name, and the folder is brought to the disk:
//! after a crash at any moment the old file is there or the new one, never a part. Every primitive operation passes through a step counter
//! ([`Step`]), so that the tests can fail or stop the program before each of them.
//!
//! **Invariant**: no other module creates, writes, renames or deletes a file.

mod append;
mod batch;
#[cfg(test)]
pub(crate) mod campaign;
mod error;
mod lock;
mod read;
mod rights;
mod same;
mod step;
mod temporary;
#[cfg(test)]
mod tests;

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

pub(crate) use append::{Append, is_torn, lines, unended};
pub(crate) use batch::MAX_BATCH;
pub(crate) use error::StorageError;
pub(crate) use lock::Lock;
pub(crate) use read::Links;
pub(crate) use rights::Others;
pub(crate) use same::{is_one_file, is_within};
use step::Step;
#[cfg(test)]
pub(crate) use step::{Disk, Fault};

use lock::{LOCK_NAME, Waiting};
use read::regular_file;
use step::{Steps, Verdict};
pub(crate) use temporary::StagedFolder;
use temporary::TemporaryFile;

/// Who may read a file that the program writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Only its owner: 0600.
    Secret,
    /// Everybody whom the user's umask lets: 0644.
    Public,
}

impl Mode {
    #[cfg(unix)]
    fn apply(self, options: &mut OpenOptions) {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(match self {
            Self::Secret => 0o600,
            Self::Public => 0o644,
        });
    }

    #[cfg(not(unix))]
    fn apply(self, _: &mut OpenOptions) {}
}

/// What to do about a file that has the name already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Existing {
    /// Keep it and report [`StorageError::FileExists`], however late it appeared.
    Refuse,
    /// Replace it at one stroke.
    Replace,
}

/// The file system as the program writes it. Clones are the same one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Storage {
    steps: Steps,
    waiting: Waiting,
}

impl Storage {
    /// Writes `bytes` to `path`: wholly or not at all, and on the disk when this returns.
    ///
    /// # Errors
    /// [`StorageError::FileExists`] under [`Existing::Refuse`]; [`StorageError::IsSymlink`] and [`StorageError::NotAFile`] where
    /// `path` is not a regular file (`-o /dev/null` must not replace the device); those of the disk.
    pub(crate) fn write_atomic(&self, path: &Path, bytes: &[u8], mode: Mode, existing: Existing) -> Result<(), StorageError> {
        // `out/` names a folder, whether or not there is one.
        if path.as_os_str().as_encoded_bytes().last().is_some_and(|last| std::path::is_separator(char::from(*last))) {
            return Err(StorageError::NotAFile { path: path.to_path_buf() });
        }
        self.step(Step::Look, path)?;
        match (regular_file(path), existing) {
            (Err(StorageError::FileNotFound { .. }), _) | (Ok(_), Existing::Replace) => {}
            (Ok(_), Existing::Refuse) => return Err(StorageError::FileExists { path: path.to_path_buf() }),
            // That may not even be replaced.
            (Err(error), _) => return Err(error),
        }
        let directory = parent(path);
        let mut temporary = TemporaryFile::create(self, directory, mode)?;
        self.write_all(&mut temporary.file, bytes, path)?;
        self.sync_file(&temporary.file, path)?;
        match existing {
            Existing::Replace => {
                self.rename_unsynced(&temporary.path, path)?;
                temporary.named = true;
            }
            Existing::Refuse => self.name_if_free(&mut temporary, path, mode)?,
        }
        drop(temporary);
        self.sync_directory(directory)
    }

    /// Gives a finished temporary file its name unless the name is taken.
    ///
    /// A hard link fails where the name is taken, with no moment between looking and naming. File systems without hard links (FAT on a
    /// stick) get an empty file that reserves the name and is then replaced: a crash between the two leaves the empty file.
    fn name_if_free(&self, temporary: &mut TemporaryFile<'_>, path: &Path, mode: Mode) -> Result<(), StorageError> {
        self.step(Step::Link, path)?;
        let linked = if self.steps.has_links() { fs::hard_link(&temporary.path, path) } else { Err(ErrorKind::Unsupported.into()) };
        match linked {
            Ok(()) => Ok(()),
            Err(error) if matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::PermissionDenied) => {
                self.step(Step::Reserve, path)?;
                let mut options = OpenOptions::new();
                options.write(true).create_new(true);
                mode.apply(&mut options);
                options.open(path).map_err(|error| StorageError::from_io(path, &error))?;
                self.rename_unsynced(&temporary.path, path)?;
                temporary.named = true;
                Ok(())
            }
            Err(error) => Err(StorageError::from_io(path, &error)),
        }
    }

    /// Renames `from` to `to` in the same folder, in place of what had that name.
    ///
    /// # Errors
    /// Those of the disk; [`StorageError::FileNotFound`] when `from` is gone.
    pub(crate) fn rename(&self, from: &Path, to: &Path) -> Result<(), StorageError> {
        self.rename_unsynced(from, to)?;
        self.sync_directory(parent(to))
    }

    fn rename_unsynced(&self, from: &Path, to: &Path) -> Result<(), StorageError> {
        self.step(Step::Rename, to)?;
        fs::rename(from, to).map_err(|error| StorageError::from_io(to, &error))
    }

    /// Deletes the file at `path`, or the link, never what it points to.
    ///
    /// # Errors
    /// Those of the disk; [`StorageError::FileNotFound`] when it is gone already.
    pub(crate) fn remove(&self, path: &Path) -> Result<(), StorageError> {
        self.step(Step::Unlink, path)?;
        fs::remove_file(path).map_err(|error| StorageError::from_io(path, &error))?;
        self.sync_directory(parent(path))
    }

    /// Makes sure that the folder `path` exists, with the folders above it, each readable by its owner only (0700) if it is new.
    /// Says whether it is new.
    ///
    /// # Errors
    /// [`StorageError::NotAFolder`] where something that is no folder has the name; those of the disk.
    pub(crate) fn create_dir(&self, path: &Path) -> Result<bool, StorageError> {
        if path.is_dir() {
            return Ok(false);
        }
        let above = parent(path);
        if !above.is_dir() {
            self.create_dir(above)?;
        }
        self.step(Step::CreateDirectory, path)?;
        match private_dir_builder().create(path) {
            Ok(()) => {
                self.sync_directory(above)?;
                Ok(true)
            }
            // Another process was quicker.
            Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_dir() => Ok(false),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(StorageError::NotAFolder { path: path.to_path_buf() }),
            Err(error) => Err(StorageError::from_io(path, &error)),
        }
    }

    /// Starts a folder that gets the name `target`, beside which it is prepared, only when it is complete. Where `target` is a link to a folder, the folder that it
    /// leads to is meant: a name can't be given to a link.
    ///
    /// # Errors
    /// Those of the disk.
    pub(crate) fn stage_dir(&self, target: &Path) -> Result<StagedFolder<'_>, StorageError> {
        self.step(Step::Look, target)?;
        let target = match fs::symlink_metadata(target) {
            Ok(found) if found.is_symlink() => fs::canonicalize(target).map_err(|error| StorageError::from_io(target, &error))?,
            _ => target.to_path_buf(),
        };
        let above = parent(&target);
        self.clean(above);
        self.create_dir(above)?;
        StagedFolder::create(self, target)
    }

    /// Whether anything has the name `path`, a link that leads nowhere included.
    ///
    /// # Errors
    /// Where that can't be seen: [`StorageError::FilePermission`] in a folder that may not be looked into, [`StorageError::NotAFolder`] below a file, and those of the disk.
    pub(crate) fn is_there(&self, path: &Path) -> Result<bool, StorageError> {
        self.step(Step::Look, path)?;
        match fs::symlink_metadata(path) {
            Ok(_) => Ok(true),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(StorageError::from_io(path, &error)),
        }
    }

    /// The paths in the folder, sorted by name, without unfinished files and lock files.
    ///
    /// # Errors
    /// [`StorageError::FileNotFound`] where there is no such folder; those of the disk.
    pub(crate) fn list(&self, directory: &Path) -> Result<Vec<PathBuf>, StorageError> {
        self.step(Step::Read, directory)?;
        let io = |error: std::io::Error| StorageError::from_io(directory, &error);
        let mut paths = Vec::new();
        for entry in fs::read_dir(directory).map_err(io)? {
            let path = entry.map_err(io)?.path();
            let hidden = path
                .file_name()
                .and_then(|name| name.to_str())
                .is_some_and(|name| name == LOCK_NAME || name.starts_with(temporary::PREFIX));
            if !hidden {
                paths.push(path);
            }
        }
        paths.sort();
        Ok(paths)
    }

    /// Every operation passes here before it is done.
    fn step(&self, step: Step, path: &Path) -> Result<(), StorageError> {
        match self.steps.take(step, path) {
            Verdict::Proceed => Ok(()),
            Verdict::Stop(error) | Verdict::Tear(error) => Err(error),
        }
    }

    fn write_all(&self, file: &mut File, bytes: &[u8], path: &Path) -> Result<(), StorageError> {
        let (part, fault) = match self.steps.take(Step::Write, path) {
            Verdict::Proceed => (bytes, None),
            Verdict::Stop(error) => return Err(error),
            Verdict::Tear(error) => (bytes.get(..bytes.len() / 2).unwrap_or_default(), Some(error)),
        };
        file.write_all(part).map_err(|error| StorageError::from_io(path, &error))?;
        fault.map_or(Ok(()), Err)
    }

    fn sync_file(&self, file: &File, path: &Path) -> Result<(), StorageError> {
        self.step(Step::SyncFile, path)?;
        file.sync_all().map_err(|error| StorageError::from_io(path, &error))
    }

    /// Without this a crash can forget that a file was created, renamed or deleted, though its bytes are on the disk.
    fn sync_directory(&self, directory: &Path) -> Result<(), StorageError> {
        self.step(Step::SyncDirectory, directory)?;
        if cfg!(unix) {
            let synced = File::open(directory).and_then(|handle| handle.sync_all());
            match synced {
                // Some network and user-space file systems have no such operation.
                Err(error) if matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput) => {}
                other => other.map_err(|error| StorageError::from_io(directory, &error))?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
impl Storage {
    /// A storage on which `fault` happens at the step with index `at`.
    pub(crate) fn faulty(at: usize, fault: Fault) -> Self {
        Self { steps: Steps::planning(at, fault), ..Self::default() }
    }

    /// The same on a file system without hard links.
    pub(crate) fn without_links(self) -> Self {
        self.steps.lose_links();
        self
    }

    /// The steps so far.
    pub(crate) fn steps_taken(&self) -> Vec<Step> {
        self.steps.taken().into_iter().map(|(step, _)| step).collect()
    }

    /// The steps so far, and what each was about.
    pub(crate) fn trace(&self) -> Vec<(Step, PathBuf)> {
        self.steps.taken()
    }
}

/// The folder that `path` is in; `.` for a bare name.
fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

#[cfg(unix)]
fn private_dir_builder() -> DirBuilder {
    use std::os::unix::fs::DirBuilderExt;
    let mut builder = DirBuilder::new();
    builder.mode(0o700);
    builder
}

#[cfg(not(unix))]
fn private_dir_builder() -> DirBuilder {
    DirBuilder::new()
}
