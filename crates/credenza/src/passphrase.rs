//! Where a passphrase comes from: a file, the environment, the terminal. Never the command line, which every process on the machine can read.

use std::ffi::OsString;
use std::fmt;
use std::io::{self, Read};
use std::path::Path;

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::exit::Exit;
use crate::failure::Explain;
use crate::storage::{Links, Storage, StorageError};
use crate::terminal::safe::safe;

/// Longest passphrase file that is read, in bytes: a passphrase, not a mistaken file name.
const MAX_FILE: u64 = 4096;

/// The option by which not a passphrase but the recovery key is handed over.
pub(crate) const RECOVERY_OPTION: &str = "--recovery-file";

/// What editors put in front of a text in UTF-8, and nobody sees or types.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// A passphrase. Wiped when dropped, not shown by `Debug`, never empty.
///
/// Its characters are neither trimmed nor changed, but an `è` is one character or two, as keyboard and editor have it, and a file or a variable may end in
/// a line end, which nobody types: what is closed is closed with one form, which every other machine writes too, and so do people who open it with the
/// stock age tools.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Passphrase(Zeroizing<String>);

/// How many forms a passphrase can have: four, with and without a line end.
pub(crate) const MAX_FORMS: usize = 8;

impl Passphrase {
    /// `text` as a passphrase.
    ///
    /// # Errors
    /// [`PassphraseError::Empty`].
    pub(crate) fn new(text: Zeroizing<String>) -> Result<Self, PassphraseError> {
        if unmarked(line(&text)).is_empty() { Err(PassphraseError::Empty { source: None }) } else { Ok(Self(text)) }
    }

    /// The form that files are closed with: without a byte order mark and the line end, composed (NFC).
    pub(crate) fn closing(&self) -> Zeroizing<String> {
        composed(unmarked(line(&self.0)))
    }

    /// The forms that may open a file, each once: the one that files are closed with, as it came, without a byte order mark, decomposed (NFD); first without
    /// the line end, then with it: files were closed with one that stood in a variable. For most passphrases these are one, or two; never more than [`MAX_FORMS`].
    pub(crate) fn forms(&self) -> Vec<Zeroizing<String>> {
        let mut forms = Vec::new();
        let as_is = |text: &str| rewritten(text, |text, form| form.push_str(text));
        for text in [line(&self.0), &self.0] {
            let bare = unmarked(text);
            for form in [composed(bare), as_is(text), as_is(bare), rewritten(bare, |text, form| form.extend(text.nfd()))] {
                if !forms.contains(&form) {
                    forms.push(form);
                }
            }
        }
        forms
    }
}

/// `text` without one line end.
fn line(text: &str) -> &str {
    text.strip_suffix('\n').map_or(text, |line| line.strip_suffix('\r').unwrap_or(line))
}

fn unmarked(text: &str) -> &str {
    text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text)
}

fn composed(text: &str) -> Zeroizing<String> {
    rewritten(text, |text, form| form.extend(text.nfc()))
}

/// `text` in another form. There is room for the longest from the start (a character decomposes into three times its bytes at most, Unicode Standard Annex #15
/// §9): growing would leave copies behind.
fn rewritten(text: &str, write: impl Fn(&str, &mut String)) -> Zeroizing<String> {
    let mut form = Zeroizing::new(String::with_capacity(text.len().saturating_mul(3)));
    write(text, &mut form);
    form
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
        let Some(HandedOver { bytes, source }) = self.handed_over(storage)? else { return Ok(None) };
        let text = str::from_utf8(&bytes).map_err(|_| PassphraseError::NotText { source: source.clone() })?;
        let passphrase = Passphrase::new(Zeroizing::new(text.to_owned()));
        passphrase.map(Some).map_err(|_| PassphraseError::Empty { source: Some(source) })
    }

    /// The text in which a recovery key stands: whatever was handed over, in UTF-8 or UTF-16, or what is typed.
    ///
    /// # Errors
    /// [`PassphraseError`]; none on its form.
    pub(crate) fn text_with_key(
        &self,
        storage: &Storage,
        prompt: &mut dyn Prompt,
        question: &str,
    ) -> Result<Zeroizing<String>, PassphraseError> {
        match self.handed_over(storage)? {
            // The key itself is ASCII; of what is not UTF-8 around it nothing is needed.
            Some(HandedOver { bytes, .. }) => Ok(Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned())),
            None => self.typed(prompt, question),
        }
    }

    /// What the file or the variable holds. A variable that is set to nothing hands nothing over.
    fn handed_over(&self, storage: &Storage) -> Result<Option<HandedOver>, PassphraseError> {
        if let Some(path) = self.file {
            let bytes = if path == Path::new("-") { standard_input()? } else { storage.read_capped(path, MAX_FILE, Links::Follow)? };
            return Ok(Some(HandedOver { bytes, source: format!("{} {}", self.option, path.display()) }));
        }
        let value = self.value.clone().filter(|value| !value.is_empty());
        Ok(value.map(|value| HandedOver { bytes: Zeroizing::new(value.into_encoded_bytes()), source: self.variable.to_owned() }))
    }

    fn ask(&self, prompt: &mut dyn Prompt, question: &str) -> Result<Passphrase, PassphraseError> {
        Passphrase::new(self.typed(prompt, question)?)
    }

    fn typed(&self, prompt: &mut dyn Prompt, question: &str) -> Result<Zeroizing<String>, PassphraseError> {
        let needed = PassphraseError::Needed { option: self.option, variable: self.variable };
        if self.no_input {
            return Err(needed);
        }
        prompt.ask(question).map_err(|error| match error.kind() {
            // Somebody was asked, and ended the input (Ctrl-D).
            io::ErrorKind::UnexpectedEof => PassphraseError::Ended { question: question.trim_end().to_owned() },
            _ => needed,
        })
    }
}

/// What a file or a variable hands over, and which of them did: `--passphrase-file FILE`, `CREDENZA_PASSPHRASE`.
struct HandedOver {
    bytes: Zeroizing<Vec<u8>>,
    source: String,
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
    /// The passphrase has no characters; `source` is what handed it over, none where it was typed.
    Empty { source: Option<String> },
    /// The input ended before the question was answered.
    Ended { question: String },
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
            Self::Empty { .. } => "passphrase_empty",
            Self::Ended { .. } => "input_ended",
            Self::Differ => "passphrases_differ",
            Self::NotText { .. } => "passphrase_not_text",
            Self::Storage(error) => error.code(),
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Needed { option, variable } => vec![("option", (*option).to_owned()), ("variable", (*variable).to_owned())],
            Self::NotText { source } => vec![("source", source.clone())],
            // Fluent selects by it, so it is always there.
            Self::Empty { source } => vec![("source", source.clone().unwrap_or_else(|| "none".to_owned()))],
            Self::Ended { question } => vec![("question", question.clone())],
            Self::Storage(error) => error.args(),
            Self::Differ => Vec::new(),
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
            Self::Empty { .. } | Self::Differ | Self::NotText { .. } => Exit::Usage,
            Self::Ended { .. } => Exit::Failed,
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
        assert_eq!(got.closing().as_str(), "from the file");
        let got = sources(None, Some("from the environment"), false).obtain(&storage, &mut answers, "?").unwrap();
        assert_eq!(got.closing().as_str(), "from the environment");
        let got = sources(None, None, false).obtain(&storage, &mut answers, "?").unwrap();
        assert_eq!(got.closing().as_str(), "from the terminal");
    }

    #[test]
    fn only_one_line_end_is_stripped() {
        let storage = Storage::default();
        for (bytes, expected) in [(&b" a \n\n"[..], " a \n"), (b"a\r", "a\r"), (b"\xc3\xa8", "\u{e8}")] {
            let file = written(bytes);
            let got = sources(Some(file.path()), None, true).obtain(&storage, &mut Answers(vec![]), "?").unwrap();
            assert_eq!(got.closing().as_str(), expected);
        }
    }

    /// Files were closed with the line end of a variable (`CREDENZA_PASSPHRASE=$'abc\n'`): they open, and what is closed now opens for who types it.
    #[test]
    fn a_line_end_in_a_variable_locks_nobody_out() {
        let handed = sources(None, Some("abc\n"), true).at_hand(&Storage::default()).unwrap().unwrap();
        let older = crate::sealed::sealed_as_it_is("abc\n", b"secret");
        assert_eq!(handed.open(&older).unwrap().as_slice(), b"secret");
        assert_eq!(handed.open(&crate::sealed::sealed_as_it_is("abc", b"secret")).unwrap().as_slice(), b"secret");
        assert_eq!(handed.closing().as_str(), "abc");
        let file = written(b"abc\n");
        let from_file = sources(Some(file.path()), None, true).at_hand(&Storage::default()).unwrap().unwrap();
        assert_eq!(from_file.open(&older).unwrap().as_slice(), b"secret");
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
        assert_eq!(choose(vec!["a", "a"]).unwrap().closing().as_str(), "a");
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
    fn an_empty_one_says_where_it_came_from_and_an_empty_variable_is_none() {
        let storage = Storage::default();
        for bytes in [&b"\n"[..], b"", b"\xef\xbb\xbf\r\n"] {
            let file = written(bytes);
            let error = sources(Some(file.path()), None, true).at_hand(&storage).unwrap_err();
            assert_eq!((error.code(), error.exit()), ("passphrase_empty", Exit::Usage));
            assert_eq!(error.args(), [("source", format!("--passphrase-file {}", file.path().display()))]);
        }
        assert_eq!(sources(None, Some(""), true).at_hand(&storage), Ok(None));
        let error = sources(None, None, false).obtain(&storage, &mut Answers(vec![""]), "?").unwrap_err();
        assert_eq!(error.args(), [("source", "none".to_owned())]);
    }

    #[test]
    fn who_ends_the_input_is_not_sent_to_a_terminal() {
        struct Ends;
        impl Prompt for Ends {
            fn ask(&mut self, _: &str) -> io::Result<Zeroizing<String>> {
                Err(io::ErrorKind::UnexpectedEof.into())
            }
        }
        let error = sources(None, None, false).obtain(&Storage::default(), &mut Ends, "Which? ").unwrap_err();
        assert_eq!((error.code(), error.args()), ("input_ended", vec![("question", "Which?".to_owned())]));
    }

    #[test]
    fn it_is_written_in_one_form_and_opens_what_was_closed_with_any() {
        let forms = |text: &str| Passphrase::new(Zeroizing::new(text.to_owned())).unwrap().forms();
        let texts = |text: &str| forms(text).iter().map(|form| form.to_string()).collect::<Vec<_>>();
        assert_eq!(texts("seven tigers"), ["seven tigers"]);
        assert_eq!(texts("perch\u{e9}"), ["perch\u{e9}", "perche\u{301}"]);
        assert_eq!(texts("perche\u{301}"), ["perch\u{e9}", "perche\u{301}"]);
        assert_eq!(texts("\u{feff}a"), ["a", "\u{feff}a"]);
        assert_eq!(texts(" a\n"), [" a", " a\n"]);
        assert_eq!(texts("a\r\n"), ["a", "a\r\n"]);
        assert_eq!(texts("\u{feff}\u{e9}\n"), ["\u{e9}", "\u{feff}\u{e9}", "e\u{301}", "\u{e9}\n", "\u{feff}\u{e9}\n", "e\u{301}\n"]);
        // U+1D160 is among those that grow most.
        for form in forms("\u{1d160}\u{1d160}\u{1f82}\u{fdfa}") {
            assert!(form.capacity() == 3 * "\u{1d160}\u{1d160}\u{1f82}\u{fdfa}".len(), "the buffer did not grow");
        }
    }

    #[test]
    fn debug_shows_nothing() {
        let passphrase = Passphrase::new(Zeroizing::new("hunter2".to_owned())).unwrap();
        assert_eq!(format!("{passphrase:?}"), "Passphrase(..)");
    }
}
