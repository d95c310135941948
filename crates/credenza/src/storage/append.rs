//! Files that grow by whole lines: ledgers.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::read::open_own;
use super::{Mode, Step, Storage, StorageError};

/// How much is read at a time, from the end backwards, to find the last line break.
const TAIL: u64 = 4096;

/// The whole lines of a ledger's bytes, without their line breaks.
///
/// What follows the last line break is a line that a dying run did not finish: nobody was told that it is there, so it is not.
pub(crate) fn complete_lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let end = bytes.iter().rposition(|byte| *byte == b'\n').unwrap_or(0);
    let whole = bytes.get(..end).unwrap_or_default();
    whole.split(|byte| *byte == b'\n').take(if bytes.contains(&b'\n') { usize::MAX } else { 0 })
}

/// A ledger open for appending, locked against every other run until dropped.
pub(crate) struct Append<'a> {
    storage: &'a Storage,
    file: File,
    path: PathBuf,
    length: u64,
}

impl Storage {
    /// Opens the ledger at `path`, or starts it; a torn last line is cut off.
    ///
    /// Open it before reading what it says: another run can't add to it any more then.
    ///
    /// # Errors
    /// [`StorageError::FileBusy`] while another run has it open.
    pub(crate) fn open_append(&self, path: &Path, mode: Mode) -> Result<Append<'_>, StorageError> {
        let io = |error: std::io::Error| StorageError::from_io(path, &error);
        self.step(Step::OpenAppend, path)?;
        let mut options = OpenOptions::new();
        options.read(true).append(true);
        mode.apply(&mut options);
        let (mut file, existed) = open_own(path, &options)?;
        if !existed {
            self.sync_directory(super::parent(path))?;
        }
        self.step(Step::Lock, path)?;
        file.try_lock().map_err(|error| match error {
            TryLockError::WouldBlock => StorageError::FileBusy { path: path.to_path_buf() },
            TryLockError::Error(error) => io(error),
        })?;
        let length = end_of_last_line(&mut file).map_err(io)?;
        let mut append = Append { storage: self, file, path: path.to_path_buf(), length };
        if append.file.metadata().map_err(io)?.len() > length {
            append.cut()?;
        }
        Ok(append)
    }

    /// Appends one line to the ledger at `path` and brings it to the disk.
    ///
    /// # Errors
    /// As [`Storage::open_append`] and [`Append::line`].
    #[cfg(test)]
    pub(crate) fn append_line(&self, path: &Path, line: &[u8], mode: Mode) -> Result<(), StorageError> {
        let mut append = self.open_append(path, mode)?;
        append.line(line)?;
        append.sync()
    }
}

impl Append<'_> {
    /// Appends `line` (which must not hold a line break) and a line break. It is safe only after [`Append::sync`].
    ///
    /// # Errors
    /// Those of writing. What was written of the line is cut off again.
    pub(crate) fn line(&mut self, line: &[u8]) -> Result<(), StorageError> {
        let mut whole = Vec::with_capacity(line.len().saturating_add(1));
        whole.extend_from_slice(line);
        whole.push(b'\n');
        if let Err(error) = self.storage.write_all(&mut self.file, &whole, &self.path) {
            // If this fails too, the next run cuts the torn line off.
            let _ = self.cut();
            return Err(error);
        }
        self.length = self.length.saturating_add(whole.len() as u64);
        Ok(())
    }

    /// Brings every line so far to the disk.
    ///
    /// # Errors
    /// Those of the disk.
    pub(crate) fn sync(&mut self) -> Result<(), StorageError> {
        self.storage.sync_file(&self.file, &self.path)
    }

    fn cut(&mut self) -> Result<(), StorageError> {
        self.storage.step(Step::Truncate, &self.path)?;
        self.file.set_len(self.length).map_err(|error| StorageError::from_io(&self.path, &error))
    }
}

/// The offset behind the last line break of `file`.
fn end_of_last_line(file: &mut File) -> std::io::Result<u64> {
    let mut end = file.metadata()?.len();
    while end > 0 {
        let start = end.saturating_sub(TAIL);
        file.seek(SeekFrom::Start(start))?;
        let mut chunk = Vec::new();
        Read::by_ref(file).take(end - start).read_to_end(&mut chunk)?;
        if let Some(position) = chunk.iter().rposition(|byte| *byte == b'\n') {
            return Ok(start + position as u64 + 1);
        }
        end = start;
    }
    Ok(0)
}
