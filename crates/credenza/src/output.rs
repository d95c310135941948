//! Where the result of a command goes.

use std::path::Path;

use crate::app::App;
use crate::failure::Failure;
use crate::storage::{Existing, Mode};

impl App {
    /// Writes a result to the file of `-o`, wholly or not at all; nothing and `-` mean standard output. A file that exists is replaced only
    /// with `force`.
    ///
    /// # Errors
    /// `file_exists`, and the others of the storage.
    pub(crate) fn write_result(&self, output: Option<&Path>, force: bool, bytes: &[u8], mode: Mode) -> Result<(), Failure> {
        let Some(path) = output.filter(|path| *path != Path::new("-")) else {
            self.terminal.bytes(bytes);
            return Ok(());
        };
        let existing = if force { Existing::Replace } else { Existing::Refuse };
        Ok(self.storage().write_atomic(path, bytes, mode, existing)?)
    }
}
