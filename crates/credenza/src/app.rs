//! What every command works with.

use std::cell::RefCell;
use std::ffi::OsString;
use std::path::PathBuf;

use clap::CommandFactory;
use credenza_core::time::Timestamp;

use crate::cli::{Cli, localise};
use crate::clock;
#[cfg(feature = "wallet")]
use crate::contract::Secret;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::home::home;
use crate::messages::Messages;
#[cfg(feature = "wallet")]
use crate::passphrase::{self, Passphrase, Sources};
use crate::storage::Storage;
use crate::terminal::Terminal;

/// Reads a variable of the environment that names a folder.
pub(crate) type Variables = Box<dyn Fn(&str) -> Option<OsString>>;

/// The words, the terminal, and what was asked of every command alike.
pub(crate) struct App {
    pub(crate) messages: Messages,
    pub(crate) terminal: Terminal,
    /// `--json`: the result as a JSON document.
    pub(crate) json: bool,
    /// `--no-input`: never ask.
    pub(crate) no_input: bool,
    /// `--passphrase-file`.
    pub(crate) passphrase_file: Option<PathBuf>,
    /// The key files that this run has read: no result replaces one.
    pub(crate) key_files: RefCell<Vec<PathBuf>>,
    /// The file system.
    pub(crate) storage: Storage,
    /// The environment, for the folders that it names.
    pub(crate) variable: Variables,
}

impl App {
    /// The directory for what must last; it need not exist yet.
    ///
    /// # Errors
    /// `no_home`.
    pub(crate) fn home(&self) -> Result<PathBuf, Failure> {
        Ok(home(&self.variable)?)
    }

    /// The file system; clones are the same one.
    pub(crate) fn storage(&self) -> Storage {
        self.storage.clone()
    }

    /// Now, as the clock of this machine has it.
    ///
    /// # Errors
    /// `clock_wrong` where that is a year before 1 or after 9999.
    pub(crate) fn now(&self) -> Result<Timestamp, Failure> {
        Timestamp::from_unix(clock::now()).map_err(|_| Failure::new("clock_wrong"))
    }

    /// A passphrase that something is closed with already: from `--passphrase-file`, `CREDENZA_PASSPHRASE`, or asked for with `question`,
    /// a text of the catalogue.
    ///
    /// # Errors
    /// `passphrase_needed`, `passphrase_empty`, `passphrase_not_text`; those of reading the file.
    #[cfg(feature = "wallet")]
    pub(crate) fn passphrase(&self, question: &str) -> Result<Passphrase, Failure> {
        Ok(self.passphrase_sources().obtain(&self.storage(), &mut passphrase::Terminal, &format!("{question} "))?)
    }

    /// The passphrase from `--passphrase-file` or `CREDENZA_PASSPHRASE`, where there is one: nobody is asked.
    ///
    /// # Errors
    /// `passphrase_empty`, `passphrase_not_text`; those of reading the file.
    #[cfg(feature = "wallet")]
    pub(crate) fn passphrase_at_hand(&self) -> Result<Option<Passphrase>, Failure> {
        Ok(self.passphrase_sources().at_hand(&self.storage())?)
    }

    /// A passphrase that something will be closed with: the same ways, on a terminal asked for twice.
    ///
    /// # Errors
    /// Those of [`App::passphrase`]; `passphrases_differ`.
    #[cfg(feature = "wallet")]
    pub(crate) fn new_passphrase(&self, question: &str) -> Result<Passphrase, Failure> {
        self.chosen(&self.passphrase_sources(), question)
    }

    /// The passphrase that takes the place of another: from `file` (`--new-passphrase-file`), `CREDENZA_NEW_PASSPHRASE`, or asked for twice with `question`.
    ///
    /// # Errors
    /// Those of [`App::new_passphrase`].
    #[cfg(feature = "wallet")]
    pub(crate) fn replacing_passphrase(&self, file: Option<&std::path::Path>, question: &str) -> Result<Passphrase, Failure> {
        self.chosen(&Sources::of("--new-passphrase-file", file, Secret::NewPassphrase.variable(), self.no_input), question)
    }

    #[cfg(feature = "wallet")]
    fn chosen(&self, sources: &Sources<'_>, question: &str) -> Result<Passphrase, Failure> {
        let again = format!("{} ", self.messages.text("ask-passphrase-again", &[]));
        Ok(sources.choose(&self.storage(), &mut passphrase::Terminal, &format!("{question} "), &again)?)
    }

    #[cfg(feature = "wallet")]
    fn passphrase_sources(&self) -> Sources<'_> {
        Sources::of("--passphrase-file", self.passphrase_file.as_deref(), Secret::Passphrase.variable(), self.no_input)
    }

    /// The command tree with its words.
    pub(crate) fn command_tree(&self) -> clap::Command {
        localise(Cli::command(), &self.messages)
    }

    /// The command at `path`, ready to render: `["key", "generate"]`.
    ///
    /// # Errors
    /// `usage_unknown_command`.
    pub(crate) fn command(&self, path: &[String]) -> Result<clap::Command, Failure> {
        let mut tree = self.command_tree();
        tree.build();
        let mut here = &tree;
        for name in path {
            here = here.find_subcommand(name).ok_or_else(|| {
                let failure = Failure::new("usage_unknown_command").exit(Exit::Usage).arg("command", tree.get_name());
                failure.arg("subcommand", name).arg("suggested_command", "none")
            })?;
        }
        Ok(here.clone())
    }
}

/// An environment variable that names a folder, as it is.
pub(crate) fn folder_variable(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}

/// An environment variable that is a word (a locale, a wish about colours). What of it is not Unicode is no letter of such a word; it is set all the same.
pub(crate) fn variable(name: &str) -> Option<String> {
    std::env::var_os(name).map(|value| value.to_string_lossy().into_owned())
}

#[cfg(test)]
impl App {
    /// An application in English whose home is `home`, at a terminal in memory at which `typed` will be typed; with `None` nobody can be asked.
    pub(crate) fn in_memory(storage: &Storage, home: &std::path::Path, typed: Option<&str>) -> Self {
        use crate::terminal::capture::Captured;
        let home = home.as_os_str().to_owned();
        Self {
            messages: Messages::new(crate::messages::Language::English),
            terminal: typed.map_or_else(Captured::silent, Captured::new).terminal,
            json: false,
            no_input: typed.is_none(),
            passphrase_file: None,
            key_files: RefCell::default(),
            storage: storage.clone(),
            variable: Box::new(move |name| (name == "CREDENZA_HOME").then(|| home.clone())),
        }
    }

    /// Runs the command of these arguments, as `main` would.
    pub(crate) fn run(&self, arguments: &[&str]) -> Result<Exit, Failure> {
        use clap::Parser;
        let cli = Cli::try_parse_from(std::iter::once(&"credenza").chain(arguments)).unwrap();
        crate::dispatch(self, &cli.command)
    }
}
