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
    /// with `force`; the files of the passphrase and of the key never are, and among the program's own nothing is written.
    ///
    /// # Errors
    /// `file_exists`, and the others of the storage; `output_is_passphrase`, `output_is_key`, `output_is_own`; `output_not_text`.
    pub(crate) fn write_result(&self, output: Option<&Path>, force: bool, bytes: &[u8], mode: Mode) -> Result<(), Failure> {
        let Some(path) = output.filter(|path| *path != Path::new("-")) else {
            return self.terminal.result(bytes);
        };
        let existing = if force { Existing::Replace } else { Existing::Refuse };
        self.require_foreign(path)?;
        self.storage().write_atomic(path, bytes, mode, existing).map_err(|error| match error {
            // `/dev/stdout` is a link, but nobody can put a file in its place.
            StorageError::IsSymlink { path } if path.starts_with("/dev") || path.starts_with("/proc") => {
                StorageError::NotAFile { path }.into()
            }
            error => error.into(),
        })
    }

    /// That what is written is neither what this run has its passphrase or its key from, nor among the program's own files: a slip would cost the keys, and a
    /// new file there would be taken for a damaged one of them.
    ///
    /// # Errors
    /// `output_is_passphrase`, `output_is_key`, `output_is_own`.
    pub(crate) fn require_foreign(&self, path: &Path) -> Result<(), Failure> {
        let refused = |code| Err(Failure::new(code).arg("path", path.display()).at(path.display()).exit(Exit::Usage));
        if self.passphrase_file.as_deref().is_some_and(|file| is_one_file(path, file)) {
            return refused("output_is_passphrase");
        }
        if self.key_files.borrow().iter().any(|file| is_one_file(path, file)) {
            return refused("output_is_key");
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

#[cfg(test)]
mod tests {
    use std::fs;

    use credenza_core::key::SecretKey;

    use super::*;
    use crate::storage::Storage;

    #[test]
    fn the_key_that_signs_is_not_replaced_by_what_it_signs() {
        let home = tempfile::tempdir().unwrap();
        let app = App::in_memory(&Storage::default(), home.path(), None);
        let (key, other, link) = (home.path().join("k.pem"), home.path().join("o.pem"), home.path().join("linked.pem"));
        for (seed, path) in [(1, &key), (2, &other)] {
            fs::write(path, SecretKey::from_seed([seed; 32]).to_pkcs8_pem().as_bytes()).unwrap();
        }
        fs::hard_link(&key, &link).unwrap();
        let text = |path: &Path| path.to_str().unwrap().to_owned();
        for output in [&key, &other, &link] {
            let arguments =
                ["did", "web", "--domain", "uni.example", "--key", &text(&key), "--key", &text(&other), "-o", &text(output), "--force"];
            let failure = app.run(&arguments).unwrap_err();
            assert_eq!((failure.code, failure.exit), ("output_is_key", Exit::Usage));
        }
        assert_eq!(fs::read_to_string(&key).unwrap(), *SecretKey::from_seed([1; 32]).to_pkcs8_pem());
        let output = home.path().join("did.json");
        let arguments = ["did", "web", "--domain", "uni.example", "--key", &text(&key), "-o", &text(&output), "--force"];
        assert_eq!(app.run(&arguments).unwrap(), Exit::Done);
    }

    #[test]
    fn nothing_is_written_among_the_files_of_the_program_not_even_under_a_free_name() {
        let home = tempfile::tempdir().unwrap();
        let app = App::in_memory(&Storage::default(), home.path(), None);
        for folder in ["wallet/credentials", "keys", "requests"] {
            fs::create_dir_all(home.path().join(folder)).unwrap();
        }
        for own in ["wallet/credentials/x.age", "keys/zz.age", "requests/x.json", "trust.json", "./keys/../keys/zz.pem"] {
            for force in [false, true] {
                let path = home.path().join(own);
                let failure = app.write_result(Some(&path), force, b"x", Mode::Secret).unwrap_err();
                assert_eq!((failure.code, failure.exit), ("output_is_own", Exit::Usage), "{own}");
                assert!(!path.exists(), "{own}");
            }
        }
        app.write_result(Some(&home.path().join("backup.age")), false, b"x", Mode::Secret).unwrap();
    }
}
