//! Where the result of a command goes.

use std::path::Path;

use credenza_core::encoding::json::Value;

use crate::app::App;
use crate::failure::Failure;
use crate::storage::{Existing, Mode, StorageError};
use crate::terminal::safe::json_escape;

impl App {
    /// Writes a result to the file of `-o`, wholly or not at all; nothing and `-` mean standard output. A file that exists is replaced only
    /// with `force`.
    ///
    /// # Errors
    /// `file_exists`, and the others of the storage; `output_not_text`.
    pub(crate) fn write_result(&self, output: Option<&Path>, force: bool, bytes: &[u8], mode: Mode) -> Result<(), Failure> {
        let Some(path) = output.filter(|path| *path != Path::new("-")) else {
            return self.terminal.result(bytes);
        };
        let existing = if force { Existing::Replace } else { Existing::Refuse };
        self.storage().write_atomic(path, bytes, mode, existing).map_err(|error| match error {
            // `/dev/stdout` is a link, but nobody can put a file in its place.
            StorageError::IsSymlink { path } if path.starts_with("/dev") || path.starts_with("/proc") => {
                StorageError::NotAFile { path }.into()
            }
            error => error.into(),
        })
    }

    /// The same of a JSON document, indented, with what steers a display escaped.
    ///
    /// # Errors
    /// Those of [`App::write_result`].
    pub(crate) fn write_json(&self, output: Option<&Path>, force: bool, value: &Value, mode: Mode) -> Result<(), Failure> {
        // Serialising a `Value` cannot fail: its keys are strings and it writes to memory.
        let document = serde_json::to_string_pretty(value).unwrap_or_default();
        self.write_result(output, force, format!("{}\n", json_escape(&document)).as_bytes(), mode)
    }
}
