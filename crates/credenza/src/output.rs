//! Where the result of a command goes.

use std::path::Path;

use credenza_core::encoding::json::Value;

use crate::app::App;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::storage::{Existing, Mode, StorageError, is_one_file, is_within};
use crate::terminal::safe::json_escape;

/// What the program keeps for itself in the home folder: folders and files that only its own commands change.
const OWN: [&str; 4] = ["keys", "wallet", "requests", "trust.json"];

impl App {
    /// Writes a result to the file of `-o`, wholly or not at all; nothing and `-` mean standard output. A file that exists is replaced only
    /// with `force`; the file of the passphrase and the program's own never are.
    ///
    /// # Errors
    /// `file_exists`, and the others of the storage; `output_is_passphrase`, `output_is_own`; `output_not_text`.
    pub(crate) fn write_result(&self, output: Option<&Path>, force: bool, bytes: &[u8], mode: Mode) -> Result<(), Failure> {
        let Some(path) = output.filter(|path| *path != Path::new("-")) else {
            return self.terminal.result(bytes);
        };
        let existing = if force { Existing::Replace } else { Existing::Refuse };
        if force {
            self.require_foreign(path)?;
        }
        self.storage().write_atomic(path, bytes, mode, existing).map_err(|error| match error {
            // `/dev/stdout` is a link, but nobody can put a file in its place.
            StorageError::IsSymlink { path } if path.starts_with("/dev") || path.starts_with("/proc") => {
                StorageError::NotAFile { path }.into()
            }
            error => error.into(),
        })
    }

    /// That what is replaced is neither what this run has its passphrase from nor a file of the program's own: a slip would cost the keys.
    fn require_foreign(&self, path: &Path) -> Result<(), Failure> {
        let refused = |code| Err(Failure::new(code).arg("path", path.display()).at(path.display()).exit(Exit::Usage));
        if self.passphrase_file.as_deref().is_some_and(|file| is_one_file(path, file)) {
            return refused("output_is_passphrase");
        }
        let is_own = self.home().is_ok_and(|home| OWN.iter().any(|name| is_within(path, &home.join(name))));
        if is_own { refused("output_is_own") } else { Ok(()) }
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
