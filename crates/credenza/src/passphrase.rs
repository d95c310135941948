//! Where a passphrase comes from: a file, the environment, the terminal. Never the command line, which every process on the machine can read.

use std::ffi::OsString;
use std::fmt;
use std::io::{self, Read};
use std::path::Path;

use zeroize::Zeroizing;

use crate::exit::Exit;
use crate::failure::Explain;
use crate::storage::{Links, Storage, StorageError};
use crate::terminal::safe::safe;

/// Longest passphrase file that is read, in bytes: a passphrase, not a mistaken file name.
const MAX_FILE: u64 = 4096;

/// The option by which not a passphrase but the recovery key is handed over.
pub(crate) const RECOVERY_OPTION: &str = "--recovery-file";

/// A passphrase. Wiped when dropped, not shown by `Debug`, never empty.
///
/// Its bytes are used as they came: neither trimmed nor normalised, so that the stock age tools open what it closed.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// `text` as a passphrase.
    ///
    /// # Errors
    /// [`PassphraseError::Empty`].
    pub(crate) fn new(text: Zeroizing<String>) -> Result<Self, PassphraseError> {
        if text.is_empty() { Err(PassphraseError::Empty) } else { Ok(Self(text)) }
    }

    /// The secret itself.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Passphrase(..)")
    }
}

/// Who can ask the user. The terminal does; tests answer by themselves.
pub(crate) trait Prompt {
    /// Shows `text` and reads a line that is not shown.
    ///
    /// # Errors
    /// Where there is no terminal, or it was closed.
    fn ask(&mut self, text: &str) -> io::Result<Zeroizing<String>>;
}

/// The terminal that the program was started from, even if standard input and output go elsewhere.
pub(crate) struct Terminal;

impl Prompt for Terminal {
    fn ask(&mut self, text: &str) -> io::Result<Zeroizing<String>> {
        rpassword::prompt_password(safe(text)).map(Zeroizing::new)
    }
}

/// The ways in which one passphrase may be handed over, in this order: file, environment, terminal.
pub(crate) struct Sources<'a> {
    /// The option that names the file, for the error: `--passphrase-file`.
    pub(crate) option: &'static str,
    /// The file named by that option; `-` is standard input.
    pub(crate) file: Option<&'a Path>,
    /// The variable, for the error: `CREDENZA_PASSPHRASE`.
    pub(crate) variable: &'static str,
    /// That variable's value.
    pub(crate) value: Option<OsString>,
    /// Whether `--no-input` forbids to ask.
    pub(crate) no_input: bool,
}

impl<'a> Sources<'a> {
    /// The sources of a passphrase that is handed over by `option` or in `variable`, read from the environment.
    pub(crate) fn of(option: &'static str, file: Option<&'a Path>, variable: &'static str, no_input: bool) -> Self {
        Self { option, file, variable, value: std::env::var_os(variable), no_input }
    }

    /// A passphrase that something is already closed with, asked for with `question` from the message catalogue.
    ///
    /// # Errors
    /// [`PassphraseError`].
    pub(crate) fn obtain(&self, storage: &Storage, prompt: &mut dyn Prompt, question: &str) -> Result<Passphrase, PassphraseError> {
        match self.at_hand(storage)? {
            Some(passphrase) => Ok(passphrase),
            None => self.ask(prompt, question),
        }
    }

    /// A passphrase that something will be closed with: on a terminal asked for twice, with `question` and `again`.
    ///
    /// # Errors
    /// [`PassphraseError`]; [`PassphraseError::Differ`] where the two answers do.
    pub(crate) fn choose(
        &self,
        storage: &Storage,
        prompt: &mut dyn Prompt,
        question: &str,
        again: &str,
    ) -> Result<Passphrase, PassphraseError> {
        if let Some(passphrase) = self.at_hand(storage)? {
            return Ok(passphrase);
        }
        let passphrase = self.ask(prompt, question)?;
        if self.ask(prompt, again)? != passphrase {
            return Err(PassphraseError::Differ);
        }
        Ok(passphrase)
    }

    /// The passphrase from the file or the environment, where there is one: nobody is asked.
    ///
    /// # Errors
    /// [`PassphraseError`].
    pub(crate) fn at_hand(&self, storage: &Storage) -> Result<Option<Passphrase>, PassphraseError> {
        if let Some(path) = self.file {
            let bytes = if path == Path::new("-") { standard_input()? } else { storage.read_capped(path, MAX_FILE, Links::Follow)? };
            let text = str::from_utf8(&bytes).map_err(|_| PassphraseError::NotText { source: path.display().to_string() })?;
            let line = text.strip_suffix('\n').map_or(text, |line| line.strip_suffix('\r').unwrap_or(line));
            return Passphrase::new(Zeroizing::new(line.to_owned())).map(Some);
        }
        let Some(value) = self.value.clone() else { return Ok(None) };
        let text = value.into_string().map_err(|_| PassphraseError::NotText { source: self.variable.to_owned() })?;
        Passphrase::new(Zeroizing::new(text)).map(Some)
    }

    fn ask(&self, prompt: &mut dyn Prompt, question: &str) -> Result<Passphrase, PassphraseError> {
        let needed = PassphraseError::Needed { option: self.option, variable: self.variable };
        if self.no_input {
            return Err(needed);
        }
        Passphrase::new(prompt.ask(question).map_err(|_| needed)?)
    }
}

fn standard_input() -> Result<Zeroizing<Vec<u8>>, StorageError> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(8192));
    io::stdin().take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(|error| StorageError::from_io(Path::new("-"), &error))?;
    if bytes.len() as u64 > MAX_FILE {
        return Err(StorageError::FileTooLarge { path: "-".into(), limit: MAX_FILE });
    }
    Ok(bytes)
}

/// Why there is no passphrase.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub(crate) enum PassphraseError {
    /// None was handed over and nobody can be asked.
    Needed { option: &'static str, variable: &'static str },
    /// The passphrase has no characters.
    Empty,
    /// The two answers are not the same.
    Differ,
    /// What was handed over is not UTF-8.
    NotText { source: String },
    /// The passphrase file could not be read.
    Storage(StorageError),
}

impl From<StorageError> for PassphraseError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

impl Explain for PassphraseError {
    fn code(&self) -> &'static str {
        match self {
            Self::Needed { option: RECOVERY_OPTION, .. } => "recovery_key_needed",
            Self::Needed { .. } => "passphrase_needed",
            Self::Empty => "passphrase_empty",
            Self::Differ => "passphrases_differ",
            Self::NotText { .. } => "passphrase_not_text",
            Self::Storage(error) => error.code(),
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Needed { option, variable } => vec![("option", (*option).to_owned()), ("variable", (*variable).to_owned())],
            Self::NotText { source } => vec![("source", source.clone())],
            Self::Storage(error) => error.args(),
            Self::Empty | Self::Differ => Vec::new(),
        }
    }

    fn place(&self) -> Option<String> {
        match self {
            Self::Storage(error) => error.place(),
            _ => None,
        }
    }

    fn exit(&self) -> Exit {
        match self {
            Self::Needed { .. } => Exit::Locked,
            Self::Storage(error) => error.exit(),
            Self::Empty | Self::Differ | Self::NotText { .. } => Exit::Usage,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Answers(Vec<&'static str>);

    impl Prompt for Answers {
        fn ask(&mut self, _: &str) -> io::Result<Zeroizing<String>> {
            if self.0.is_empty() {
                return Err(io::ErrorKind::NotFound.into());
            }
            Ok(Zeroizing::new(self.0.remove(0).to_owned()))
        }
    }

    fn sources<'a>(file: Option<&'a Path>, value: Option<&str>, no_input: bool) -> Sources<'a> {
        Sources { option: "--passphrase-file", file, variable: "CREDENZA_PASSPHRASE", value: value.map(OsString::from), no_input }
    }

    fn written(bytes: &[u8]) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), bytes).unwrap();
        file
    }

    #[test]
    fn the_file_comes_before_the_environment_and_that_before_the_terminal() {
        let storage = Storage::default();
        let file = written(b"from the file\r\n");
        let mut answers = Answers(vec!["from the terminal"]);
        let got = sources(Some(file.path()), Some("from the environment"), false).obtain(&storage, &mut answers, "?").unwrap();
        assert_eq!(got.expose(), "from the file");
        let got = sources(None, Some("from the environment"), false).obtain(&storage, &mut answers, "?").unwrap();
        assert_eq!(got.expose(), "from the environment");
        let got = sources(None, None, false).obtain(&storage, &mut answers, "?").unwrap();
        assert_eq!(got.expose(), "from the terminal");
    }

    #[test]
    fn only_one_line_end_is_stripped() {
        let storage = Storage::default();
        for (bytes, expected) in [(&b" a \n\n"[..], " a \n"), (b"a\r", "a\r"), (b"\xc3\xa8", "\u{e8}")] {
            let file = written(bytes);
            let got = sources(Some(file.path()), None, true).obtain(&storage, &mut Answers(vec![]), "?").unwrap();
            assert_eq!(got.expose(), expected);
        }
    }

    #[test]
    fn without_input_the_ways_are_named() {
        let storage = Storage::default();
        let error = sources(None, None, true).obtain(&storage, &mut Answers(vec!["x"]), "?").unwrap_err();
        assert_eq!(error.code(), "passphrase_needed");
        assert_eq!(error.exit(), Exit::Locked);
        assert_eq!(error.args(), [("option", "--passphrase-file".to_owned()), ("variable", "CREDENZA_PASSPHRASE".to_owned())]);
        let no_terminal = sources(None, None, false).obtain(&storage, &mut Answers(vec![]), "?").unwrap_err();
        assert_eq!(no_terminal, error);
    }

    #[test]
    fn a_new_one_is_asked_for_twice_and_is_not_empty() {
        let storage = Storage::default();
        let choose = |answers| sources(None, None, false).choose(&storage, &mut Answers(answers), "?", "again?");
        assert_eq!(choose(vec!["a", "a"]).unwrap().expose(), "a");
        assert_eq!(choose(vec!["a", "b"]).unwrap_err().code(), "passphrases_differ");
        assert_eq!(choose(vec!["", ""]).unwrap_err().code(), "passphrase_empty");
        let file = written(b"\n");
        let error = sources(Some(file.path()), None, true).choose(&storage, &mut Answers(vec![]), "?", "?").unwrap_err();
        assert_eq!(error.code(), "passphrase_empty");
        let file = written(b"\xff");
        let error = sources(Some(file.path()), None, true).choose(&storage, &mut Answers(vec![]), "?", "?").unwrap_err();
        assert_eq!(error.code(), "passphrase_not_text");
        let file = written(&[b'a'; 5000]);
        let error = sources(Some(file.path()), None, true).choose(&storage, &mut Answers(vec![]), "?", "?").unwrap_err();
        assert_eq!(error.code(), "file_too_large");
    }

    #[test]
    fn debug_shows_nothing() {
        let passphrase = Passphrase::new(Zeroizing::new("hunter2".to_owned())).unwrap();
        assert_eq!(format!("{passphrase:?}"), "Passphrase(..)");
    }
}
