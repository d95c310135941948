//! `credenza help [COMMAND]…`: the same page as `--help`.

use crate::app::App;
use crate::cli::Help;
use crate::exit::Exit;
use crate::failure::Failure;

pub(crate) fn run(app: &App, arguments: &Help) -> Result<Exit, Failure> {
    let mut command = app.command(&arguments.command)?;
    app.terminal.styled(&command.render_long_help(), false);
    Ok(Exit::Done)
}
