//! What every command works with.

use std::path::PathBuf;

use clap::CommandFactory;

use crate::cli::{Cli, localise};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::home::home;
use crate::messages::Messages;
use crate::terminal::Terminal;

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
}

impl App {
    /// The directory for what must last; it need not exist yet.
    ///
    /// # Errors
    /// `no_home`.
    pub(crate) fn home(&self) -> Result<PathBuf, Failure> {
        Ok(home(variable)?)
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

/// An environment variable; one that is not Unicode counts as not set.
pub(crate) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
