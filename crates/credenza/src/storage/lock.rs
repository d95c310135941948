//! One run at a time.

use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::read::open_own;
use super::{Mode, Step, Storage, StorageError};

/// The name of the file that [`Storage::lock`] locks.
pub(super) const LOCK_NAME: &str = ".lock";

/// How often a lock that another run holds is tried before it is said that it is waited for, and how long lies between: a second together. Whoever holds one derives
/// a key, which takes less.
const TRIES: u32 = 50;
const BETWEEN: Duration = Duration::from_millis(20);

/// An advisory lock, held until dropped or until the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

/// Says which folder's lock is waited for.
type Say = dyn Fn(&Path) + Send + Sync;

/// What is said, once a lock, when another run keeps this one waiting.
#[derive(Clone, Default)]
pub(super) struct Waiting(Option<Arc<Say>>);

impl fmt::Debug for Waiting {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Waiting(..)")
    }
}

impl Storage {
    /// The same, calling `say` with the folder whose lock is waited for.
    #[must_use]
    pub(crate) fn on_waiting(self, say: impl Fn(&Path) + Send + Sync + 'static) -> Self {
        Self { waiting: Waiting(Some(Arc::new(say))), ..self }
    }

    /// Waits until no other process holds the lock of `directory`, and takes it.
    ///
    /// Ask the user for everything *before*: a prompt under a lock makes every other run wait.
    ///
    /// # Errors
    /// Those of the disk; [`StorageError::Io`] where the file system knows no locks.
    pub(crate) fn lock(&self, directory: &Path) -> Result<Lock, StorageError> {
        let path = directory.join(LOCK_NAME);
        self.step(Step::Lock, &path)?;
        let io = |error: std::io::Error| StorageError::from_io(&path, &error);
        let mut options = OpenOptions::new();
        options.read(true).write(true);
        Mode::Secret.apply(&mut options);
        let (file, _) = open_own(&path, &options)?;
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(Lock { _file: file }),
                Err(TryLockError::WouldBlock) => std::thread::sleep(BETWEEN),
                Err(TryLockError::Error(error)) => return Err(io(error)),
            }
        }
        if let Waiting(Some(say)) = &self.waiting {
            say(directory);
        }
        file.lock().map_err(io)?;
        Ok(Lock { _file: file })
    }
}
