//! That standard input is asked for once: it can be read once, and what comes second would find it empty.

use std::any::TypeId;
use std::path::PathBuf;

use clap::{ArgMatches, Command};

use crate::exit::Exit;
use crate::failure::Failure;

/// Arguments whose `-` is standard output.
const OUTPUTS: [&str; 2] = ["output", "errors"];

/// That at most one of the files that are read is `-`.
///
/// # Errors
/// `standard_input_twice`.
pub(crate) fn check(tree: &Command, matches: &ArgMatches) -> Result<(), Failure> {
    let mut names = Vec::new();
    let (mut tree, mut matches) = (Some(tree), Some(matches));
    while let (Some(command), Some(given)) = (tree, matches) {
        for argument in command.get_arguments() {
            let reads = argument.get_value_parser().type_id() == TypeId::of::<PathBuf>() && !OUTPUTS.contains(&argument.get_id().as_str());
            // A global option stands among the matches of every command on the way.
            if !reads || (argument.is_global_set() && given.subcommand().is_some()) {
                continue;
            }
            let values = given.try_get_raw(argument.get_id().as_str()).ok().flatten().into_iter().flatten();
            names.extend(values.filter(|value| *value == "-").map(|_| named(argument)));
        }
        let next = given.subcommand();
        tree = next.and_then(|(name, _)| command.find_subcommand(name));
        matches = next.map(|(_, matches)| matches);
    }
    match names.as_slice() {
        [first, second, ..] => Err(Failure::new("standard_input_twice").arg("first", first).arg("second", second).exit(Exit::Usage)),
        _ => Ok(()),
    }
}

/// `--passphrase-file -`, or just `-`.
fn named(argument: &clap::Arg) -> String {
    argument.get_long().map_or_else(|| "-".to_owned(), |long| format!("--{long} -"))
}
