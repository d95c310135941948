//! `credenza completions SHELL`: the script that lets a shell complete the commands, in the catalogue's language.

use crate::app::App;
use crate::cli::Completions;
use crate::exit::Exit;
use crate::failure::Failure;

pub(crate) fn run(app: &App, arguments: &Completions) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    let mut tree = app.command_tree();
    let name = tree.get_name().to_owned();
    clap_complete::generate(arguments.shell, &mut tree, name, &mut script);
    app.terminal.result(&script)?;
    Ok(Exit::Done)
}
