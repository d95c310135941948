//! `credenza trust`.

use crate::app::App;
use crate::cli::Trust;
use crate::exit::Exit;
use crate::failure::Failure;

pub(crate) fn run(_app: &App, _arguments: &Trust) -> Result<Exit, Failure> {
    Err(Failure::new("not_built_yet"))
}
