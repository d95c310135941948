//! What a program beside this one needs of it: the issuer's keys, the sentences of the message catalogue, and the way to the terminal. The
//! HTTP server is one.

use std::cell::RefCell;
use std::path::Path;

use clap::{ArgMatches, Command};
use credenza_core::encoding::json::Document;
use credenza_core::key::SecretKey;
use credenza_core::time::Timestamp;

use crate::app::{App, folder_variable, variable};
use crate::cli::localise;
use crate::failure::Failure;
use crate::messages::{Language, Messages, displayed};
use crate::storage::Storage;
use crate::terminal::{Manners, Terminal, safe};

/// The sentences of the message catalogue in English: what programs answer each other. Foreign values in them are made safe for a terminal.
pub struct Catalogue(Messages);

impl Catalogue {
    /// In English.
    pub fn english() -> Self {
        Self(Messages::new(Language::English))
    }

    /// The sentence of a code, with the values that it quotes; none where the catalogue does not have it.
    pub fn sentence(&self, code: &str, values: &[(&'static str, String)]) -> Option<String> {
        self.0.has(code).then(|| self.0.text(code, &displayed(values)))
    }

    /// What to do about a code.
    pub fn hint(&self, code: &str, values: &[(&'static str, String)]) -> Option<String> {
        self.0.hint(code, &displayed(values))
    }
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Catalogue({})", self.0.language().tag())
    }
}

/// A serialised JSON document in which whatever steers a display or hides is written as `\\uXXXX`, as `--json` has it: it parses back to the same values.
pub fn json_escape(document: &str) -> std::borrow::Cow<'_, str> {
    safe::json_escape(document)
}

/// The terminal of a program, in the language of the locale. What it says are sentences of the catalogue, and nothing foreign in them steers a terminal.
pub struct Console {
    messages: Messages,
    terminal: Terminal,
}

impl Console {
    /// In the language of the locale.
    pub fn of_locale() -> Self {
        Self { messages: Messages::new(Language::choose(None, variable)), terminal: Terminal::new(Manners::default(), &variable) }
    }

    /// The arguments of the process, as `tree` takes them. Its words come from the catalogue: `help-<program>`, `help-<program>-<argument>`,
    /// `value-<value name>`.
    ///
    /// # Errors
    /// The exit code that the program ends with, where it was asked for its help or version, or did not understand: it has been said.
    pub fn arguments(&self, tree: Command) -> Result<ArgMatches, u8> {
        let tree = localise(tree, &self.messages);
        let matches = tree.clone().try_get_matches_from(std::env::args_os());
        matches.map_err(|error| crate::refused(&error, &tree, &crate::arguments(), &self.messages) as u8)
    }

    /// A sentence on standard output, at once: a program may wait for it. That nobody reads it is no failure.
    pub fn data(&self, key: &str, values: &[(&'static str, String)]) {
        self.terminal.data(self.messages.text(key, &displayed(values)));
        let _nobody_reads = self.terminal.finish();
    }

    /// A sentence on standard error.
    pub fn remark(&self, key: &str, values: &[(&'static str, String)]) {
        self.terminal.remark(self.messages.text(key, &displayed(values)));
    }

    /// Says on standard error what was refused, its code and place, and what to do about it; the exit code that the program ends with.
    pub fn refused(&self, refused: Refused) -> u8 {
        let failure = Failure { place: refused.place, ..Failure::with(refused.code, refused.values) };
        self.terminal.error(&self.messages, &failure);
        refused.exit
    }
}

impl std::fmt::Debug for Console {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Console({})", self.messages.language().tag())
    }
}

/// Why something was not done: a code of the catalogue with its values, where it is, and the exit code that a program ends with.
#[derive(Debug)]
pub struct Refused {
    /// The stable code.
    pub code: &'static str,
    /// The values that the sentence quotes.
    pub values: Vec<(&'static str, String)>,
    /// Where it is.
    pub place: Option<String>,
    /// The exit code.
    pub exit: u8,
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        Self { code: failure.code, values: failure.args, place: failure.place, exit: failure.exit as u8 }
    }
}

/// The key that `--key` means, ready to sign: the name of a key in the store, or a PKCS#8 PEM file; nothing means the only key in the store.
///
/// Nobody is asked: a passphrase comes from that file, or from `CREDENZA_PASSPHRASE`.
///
/// # Errors
/// The code of whatever is wrong with store, key or passphrase: `key_not_found`, `key_locked_or_damaged`, `passphrase_needed`, …
pub fn signing_key(key: Option<&str>, passphrase_file: Option<&Path>) -> Result<SecretKey, Refused> {
    let app = App {
        messages: Messages::new(Language::English),
        terminal: Terminal::new(Manners { no_input: true, quiet: true, ..Manners::default() }, &variable),
        json: false,
        no_input: true,
        passphrase_file: passphrase_file.map(Path::to_owned),
        key_files: RefCell::default(),
        storage: Storage::default(),
        variable: Box::new(folder_variable),
    };
    Ok(app.signing_key(key)?)
}

/// The URL and the file that `--context URL=FILE` names.
///
/// # Errors
/// `context_argument`, `context_file`; those of the file.
pub fn context(argument: &str) -> Result<(String, Document), Refused> {
    Ok(crate::verification::context(&Storage::default(), argument)?)
}

/// Now, as the clock of this machine has it.
///
/// # Errors
/// `clock_wrong` where that is a year before 1 or after 9999.
pub fn now() -> Result<Timestamp, Refused> {
    Timestamp::from_unix(crate::clock::now()).map_err(|_| Failure::new("clock_wrong").into())
}
