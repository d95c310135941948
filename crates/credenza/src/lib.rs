//! The command line of Credenza, as a library: so that the parsers of what a person hands it can be fuzzed and mutated from outside.
//!
//! It is no interface for programs: they use `credenza-core`. Beside [`main`] there is only what the HTTP server shares with it, [`host`].
// What only the wallet uses is idle without it; dead code is looked for in the build that has everything.
#![cfg_attr(not(feature = "wallet"), allow(dead_code, reason = "parts that only the wallet uses"))]

mod app;
#[cfg(feature = "wallet")]
mod backup_kind;
mod bystander;
mod cli;
mod clock;
mod commands;
mod content;
mod contract;
mod course;
mod delivery;
mod document_kind;
mod entropy;
mod evidence;
mod exit;
mod failure;
#[cfg(any(test, feature = "fuzzing"))]
pub mod fuzzing;
mod home;
pub mod host;
mod inputs;
mod instant;
mod keys;
mod ledger;
mod lines;
mod messages;
mod output;
#[cfg(feature = "wallet")]
mod passphrase;
mod report;
mod requests;
mod roster;
#[cfg(feature = "wallet")]
mod sealed;
mod secret_form;
mod signing_key;
mod sources;
mod storage;
mod terminal;
mod threads;
mod trust_store;
mod verification;
#[cfg(feature = "wallet")]
mod wallet;

use std::cell::RefCell;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use app::{App, folder_variable, variable};
use cli::{Cli, Command, Lang};
use contract::Contract;
use exit::Exit;
use failure::Failure;
use messages::{Language, Messages};
use storage::Storage;
use terminal::{Manners, Terminal};

/// Runs the command that the process was started with, and ends in its exit code.
pub fn main() -> ExitCode {
    let arguments = arguments();
    // Before the command line is parsed: its help and its refusals have a language too.
    let messages = Messages::new(Language::choose(Language::asked_in(&arguments), variable));
    let exit = match parsed(&mut command()) {
        Ok(parsed) => started(parsed, messages),
        Err(_) => unstarted(&arguments, messages),
    };
    ExitCode::from(exit as u8)
}

/// The arguments of the process without its name; what is not Unicode in them is replaced.
fn arguments() -> Vec<String> {
    std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned()).collect()
}

/// The name that the process was started under is its caller's choice and would stand in the usage line.
fn command() -> clap::Command {
    Cli::command().bin_name("credenza")
}

/// A command line that clap understood, what its command may do, and whether it asks for what cannot be.
struct Parsed {
    cli: Cli,
    contract: Option<&'static Contract>,
    possible: Result<(), Failure>,
}

fn parsed(tree: &mut clap::Command) -> Result<Parsed, clap::Error> {
    let matches = tree.try_get_matches_from_mut(std::env::args_os())?;
    let cli = Cli::from_arg_matches(&matches)?;
    Ok(Parsed { cli, contract: Contract::of_matches(&matches), possible: cli::standard_input::check(tree, &matches) })
}

/// clap did not come to a command: it stops again at a tree that has the words to say why. They cost more than most commands do, so the first
/// tree had none.
fn unstarted(arguments: &[String], messages: Messages) -> Exit {
    let tree = cli::localise(command(), &messages);
    match parsed(&mut tree.clone()) {
        Ok(parsed) => started(parsed, messages),
        Err(error) => refused(&error, &tree, arguments, &messages),
    }
}

fn started(Parsed { cli, contract, possible }: Parsed, messages: Messages) -> Exit {
    let global = cli.global;
    let messages = match global.lang.map(Language::from) {
        Some(language) if language != messages.language() => Messages::new(language),
        _ => messages,
    };
    let manners = Manners { colour: global.color, quiet: global.quiet, no_input: global.no_input };
    let language = messages.language();
    let storage = Storage::default().on_waiting(move |path| {
        let sentence = Messages::new(language).text("files-waiting", &[("path", &path.display())]);
        Terminal::new(manners, &variable).note(sentence);
    });
    let app = App {
        messages,
        terminal: Terminal::new(manners, &variable),
        json: global.json,
        no_input: global.no_input,
        passphrase_file: global.passphrase_file,
        key_files: RefCell::default(),
        storage,
        variable: Box::new(move |name| {
            debug_assert!(contract.is_some_and(|contract| contract.reads(name)), "{contract:?} reads {name}");
            folder_variable(name)
        }),
    };
    let exit = possible.and_then(|()| dispatch(&app, &cli.command)).unwrap_or_else(|failure| failed(&app, &failure));
    let exit = match app.terminal.finish() {
        Ok(()) => exit,
        Err(failure) => failed(&app, &failure),
    };
    debug_assert!(contract.is_some_and(|contract| contract.allows(exit)), "{contract:?} ends with {exit:?}");
    exit
}

fn dispatch(app: &App, command: &Command) -> Result<Exit, Failure> {
    match command {
        Command::Key(arguments) => commands::key::run(app, arguments),
        Command::Did(arguments) => commands::did::run(app, arguments),
        Command::Bake(arguments) => commands::bake::run(app, arguments),
        Command::Course(arguments) => commands::course::run(app, arguments),
        Command::Issue(arguments) => commands::issue::run(app, arguments),
        #[cfg(feature = "wallet")]
        Command::Wallet(arguments) => commands::wallet::run(app, arguments),
        #[cfg(feature = "wallet")]
        Command::Present(arguments) => commands::present::run(app, arguments),
        #[cfg(not(feature = "wallet"))]
        Command::Wallet(_) | Command::Present(_) => Err(Failure::new("wallet_unsupported")),
        Command::Request(arguments) => commands::request::run(app, arguments),
        Command::Verify(arguments) => commands::verify::run(app, arguments),
        Command::Trust(arguments) => commands::trust::run(app, arguments),
        Command::Inspect(arguments) => commands::inspect::run(app, arguments),
        Command::Explain(arguments) => commands::explain::run(app, arguments),
        Command::Completions(arguments) => commands::completions::run(app, arguments),
        Command::Man(arguments) => commands::man::run(app, arguments),
        Command::Help(arguments) => commands::help::run(app, arguments),
    }
}

fn failed(app: &App, failure: &Failure) -> Exit {
    app.terminal.error(&app.messages, failure);
    failure.exit
}

/// clap stopped: it was asked for help or the version, or it did not understand.
fn refused(error: &clap::Error, tree: &clap::Command, arguments: &[String], messages: &Messages) -> Exit {
    let terminal = Terminal::new(Manners::default(), &variable);
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            terminal.styled(&error.render(), false);
            terminal.finish().map_or_else(
                |failure| {
                    terminal.error(messages, &failure);
                    failure.exit
                },
                |()| Exit::Done,
            )
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            terminal.styled(&error.render(), true);
            Exit::Usage
        }
        _ => {
            let failure = cli::refusal(error, tree, arguments);
            terminal.error(messages, &failure);
            failure.exit
        }
    }
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::English => Self::English,
            Lang::Italian => Self::Italian,
        }
    }
}
