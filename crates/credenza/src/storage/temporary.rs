//! Files and folders that are being written: their names, and the cleaning up after a run that died.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::{LOCK_NAME, Mode, Step, Storage, StorageError};

/// Every name that is not finished starts with this; [`Storage::list`] does not show them.
pub(super) const PREFIX: &str = ".credenza-tmp-";

/// How many names are tried before giving up. A name is taken only when a dead process had the same id.
const ATTEMPTS: u32 = 1000;

/// A name that this process has not used before, in `directory`.
fn fresh_name(directory: &Path) -> PathBuf {
    static COUNTER: AtomicU64 = AtomicU64::new(0);
    let count = COUNTER.fetch_add(1, Ordering::Relaxed);
    directory.join(format!("{PREFIX}{}-{count}", std::process::id()))
}

/// A temporary file, deleted when dropped unless it was given its name.
///
/// It is locked while its writer lives: [`Storage::clean`] of another process sees by this that it is not abandoned.
pub(super) struct TemporaryFile<'a> {
    storage: &'a Storage,
    pub(super) path: PathBuf,
    pub(super) file: File,
    pub(super) named: bool,
}

impl<'a> TemporaryFile<'a> {
    pub(super) fn create(storage: &'a Storage, directory: &Path, mode: Mode) -> Result<Self, StorageError> {
        let mut last = None;
        for _ in 0..ATTEMPTS {
            let path = fresh_name(directory);
            storage.step(Step::CreateTemporary, &path)?;
            let mut options = OpenOptions::new();
            options.read(true).write(true).create_new(true);
            mode.apply(&mut options);
            match options.open(&path) {
                Ok(file) => {
                    if is_kept(&file, &path) {
                        return Ok(Self { storage, path, file, named: false });
                    }
                    last = Some(StorageError::FileBusy { path });
                }
                Err(error) => {
                    let error = StorageError::from_io(directory, &error);
                    match error {
                        StorageError::FileExists { .. } => last = Some(error),
                        StorageError::FileNotFound { path } => return Err(StorageError::FolderNotFound { path }),
                        error => return Err(error),
                    }
                }
            }
        }
        Err(last.unwrap_or_else(|| StorageError::FileBusy { path: directory.to_path_buf() }))
    }
}

impl Drop for TemporaryFile<'_> {
    fn drop(&mut self) {
        if !self.named && self.storage.step(Step::Unlink, &self.path).is_ok() {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// A folder that is being filled; [`StagedFolder::publish`] gives it its name at one stroke.
///
/// Deleted when dropped before that. Its lock file, held meanwhile, says that it is not abandoned.
pub(crate) struct StagedFolder<'a> {
    storage: &'a Storage,
    path: PathBuf,
    target: PathBuf,
    lock: Option<super::Lock>,
    published: bool,
}

impl<'a> StagedFolder<'a> {
    pub(super) fn create(storage: &'a Storage, target: PathBuf) -> Result<Self, StorageError> {
        let parent = super::parent(&target);
        let mut last = None;
        for _ in 0..ATTEMPTS {
            let path = fresh_name(parent);
            if !storage.create_dir(&path)? {
                last = Some(StorageError::FileExists { path });
                continue;
            }
            let mut staged = Self { storage, path, target: target.clone(), lock: None, published: false };
            match storage.lock(&staged.path) {
                // As for a file, the lock counts only if it was taken before a cleaner's.
                Ok(lock) if staged.path.join(LOCK_NAME).exists() => {
                    staged.lock = Some(lock);
                    return Ok(staged);
                }
                Ok(_) => last = Some(StorageError::FileBusy { path: staged.path.clone() }),
                Err(error @ StorageError::FileNotFound { .. }) => last = Some(error),
                Err(error) => return Err(error),
            }
        }
        Err(last.unwrap_or_else(|| StorageError::FileBusy { path: parent.to_path_buf() }))
    }

    /// Where to write the folder's files.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the folder its name, where nothing or an empty folder may stand.
    ///
    /// # Errors
    /// [`StorageError::FileExists`] where there is a folder that is not empty.
    pub(crate) fn publish(mut self) -> Result<(), StorageError> {
        self.storage.sync_directory(&self.path)?;
        self.storage.step(Step::Rename, &self.target)?;
        fs::rename(&self.path, &self.target).map_err(|error| match error.kind() {
            std::io::ErrorKind::DirectoryNotEmpty => StorageError::FileExists { path: self.target.clone() },
            _ => StorageError::from_io(&self.target, &error),
        })?;
        self.published = true;
        self.storage.sync_directory(super::parent(&self.target))
    }
}

impl Drop for StagedFolder<'_> {
    fn drop(&mut self) {
        if !self.published && self.storage.step(Step::RemoveDirectory, &self.path).is_ok() {
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}

impl Storage {
    /// Deletes what runs that died left unfinished in `directory`. What a living process is writing is locked and stays.
    ///
    /// Best effort: nothing depends on it, so nothing is reported.
    pub(crate) fn clean(&self, directory: &Path) {
        let Ok(entries) = fs::read_dir(directory) else { return };
        for entry in entries.flatten() {
            if entry.file_name().to_str().is_none_or(|name| !name.starts_with(PREFIX)) {
                continue;
            }
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_file() => {
                    let Some(_lock) = lock_abandoned(&path) else { continue };
                    if self.step(Step::Unlink, &path).is_ok() {
                        let _ = fs::remove_file(&path);
                    }
                }
                Ok(kind) if kind.is_dir() => {
                    let Some(_lock) = lock_abandoned(&path.join(LOCK_NAME)) else { continue };
                    if self.step(Step::RemoveDirectory, &path).is_ok() {
                        let _ = fs::remove_dir_all(&path);
                    }
                }
                _ => {}
            }
        }
    }
}

/// Locks a new temporary file, and says whether it is there to be used.
///
/// Between its creation and its locking a cleaner can take it for abandoned. The cleaner holds the lock until it has deleted the file: so either
/// the lock can't be had here, or the file has lost its name, or no cleaner can have the lock any more.
fn is_kept(file: &File, path: &Path) -> bool {
    match file.try_lock() {
        Ok(()) => fs::symlink_metadata(path).is_ok(),
        Err(TryLockError::WouldBlock) => false,
        // Where locks are unknown nobody can clean up either.
        Err(TryLockError::Error(_)) => true,
    }
}

/// The lock of the file at `path` if nobody else holds it: its writer is dead.
fn lock_abandoned(path: &Path) -> Option<File> {
    let file = OpenOptions::new().read(true).write(true).open(path).ok()?;
    file.try_lock().is_ok().then_some(file)
}
