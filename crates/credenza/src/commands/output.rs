//! Where a result goes: a file that is not overwritten unasked, or standard output.

use std::path::{Path, PathBuf};

use crate::app::App;
use crate::cli::Output;
use crate::failure::Failure;
use crate::storage::{Existing, Mode, Storage, StorageError};

/// Whether the result can be written there, as far as can be known before there is one.
///
/// # Errors
/// `file_exists`.
pub(crate) fn check(output: &Output) -> Result<(), Failure> {
    match file(output) {
        Some(path) if !output.force && path.symlink_metadata().is_ok() => Err(StorageError::FileExists { path: path.to_path_buf() }.into()),
        _ => Ok(()),
    }
}

/// Writes the result; says which file it is, if it is one.
///
/// # Errors
/// `file_exists`; those of the disk.
pub(crate) fn write(app: &App, storage: &Storage, output: &Output, bytes: &[u8], mode: Mode) -> Result<Option<PathBuf>, Failure> {
    let Some(path) = file(output) else {
        app.terminal.bytes(bytes);
        return Ok(None);
    };
    let existing = if output.force { Existing::Replace } else { Existing::Refuse };
    storage.write_atomic(path, bytes, mode, existing)?;
    Ok(Some(path.to_path_buf()))
}

fn file(output: &Output) -> Option<&Path> {
    output.output.as_deref().filter(|path| *path != Path::new("-"))
}
