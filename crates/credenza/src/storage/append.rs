//! Files that grow by whole lines: ledgers.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::read::open_own;
use super::{Mode, Step, Storage, StorageError};

/// How much is read at a time, from the end backwards, to find the last line break.
const TAIL: u64 = 4096;

/// The lines in `bytes` without their line breaks, the last one whether it has a break or not. An editor under Windows may have made two characters of each break.
pub(crate) fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let whole = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let lines = whole.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    lines.take(if bytes.is_empty() { 0 } else { usize::MAX })
}

/// What follows the last line break of `bytes`: a line that a dying run did not finish, or one whose break an editor took away.
pub(crate) fn unended(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    bytes.get(end..).unwrap_or_default()
}

/// Whether an unended line is one that a dying run began to write, of lines that begin with `start`: so much of it reached the disk, or zeros in its place.
pub(crate) fn is_torn(unended: &[u8], start: &[u8]) -> bool {
    let written = unended.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let written = unended.get(..written).unwrap_or_default();
    written.starts_with(start) || start.starts_with(written)
}

/// A ledger open for appending, locked against every other run until dropped.
pub(crate) struct Append<'a> {
    storage: &'a Storage,
    file: File,
    path: PathBuf,
    /// Behind the last line that counts: its break, if it has one.
    length: u64,
    end: End,
}

/// How the lines that are there end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// With a line break, or there are none.
    Ended,
    /// With a whole line that lacks its break.
    Unended,
    /// With a part of a line, behind the length.
    Torn,
}

impl Storage {
    /// Opens the ledger at `path`, or starts it. Nothing that is there is touched before a line is added.
    ///
    /// What follows the last line break counts as a line if `is_whole` says so of it; else the first line that is added takes its place.
    ///
    /// Open it before reading what it says: another run can't add to it any more then.
    ///
    /// # Errors
    /// [`StorageError::FileBusy`] while another run has it open.
    pub(crate) fn open_append(&self, path: &Path, mode: Mode, is_whole: fn(&[u8]) -> bool) -> Result<Append<'_>, StorageError> {
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
        self.step(Step::Read, path)?;
        let length = end_of_last_line(&mut file).map_err(io)?;
        file.seek(SeekFrom::Start(length)).map_err(io)?;
        let mut last = Vec::new();
        file.read_to_end(&mut last).map_err(io)?;
        let (length, end) = match () {
            () if last.is_empty() => (length, End::Ended),
            () if is_whole(&last) => (length.saturating_add(last.len() as u64), End::Unended),
            () => (length, End::Torn),
        };
        Ok(Append { storage: self, file, path: path.to_path_buf(), length, end })
    }

    /// Appends one line to the ledger at `path`, of lines that end with a full stop, and brings it to the disk.
    ///
    /// # Errors
    /// As [`Storage::open_append`] and [`Append::line`].
    #[cfg(test)]
    pub(crate) fn append_line(&self, path: &Path, line: &[u8], mode: Mode) -> Result<(), StorageError> {
        let mut append = self.open_append(path, mode, |last| last.ends_with(b"."))?;
        append.line(line)?;
        append.sync()
    }
}

impl Append<'_> {
    /// Appends `line` (which must not hold a line break) and a line break; before the first one a torn line is cut off, and a line without its break gets it.
    /// It is safe only after [`Append::sync`].
    ///
    /// # Errors
    /// Those of writing. What was written of the line is cut off again.
    pub(crate) fn line(&mut self, line: &[u8]) -> Result<(), StorageError> {
        if self.end == End::Torn {
            self.cut()?;
            self.end = End::Ended;
        }
        let mut whole = Vec::with_capacity(line.len().saturating_add(2));
        if self.end == End::Unended {
            whole.push(b'\n');
        }
        whole.extend_from_slice(line);
        whole.push(b'\n');
        if let Err(error) = self.storage.write_all(&mut self.file, &whole, &self.path) {
            // If this fails too, the next run cuts the torn line off.
            let _ = self.cut();
            return Err(error);
        }
        self.length = self.length.saturating_add(whole.len() as u64);
        self.end = End::Ended;
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
