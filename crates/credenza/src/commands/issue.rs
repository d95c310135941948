//! `credenza issue`.

use crate::app::App;
use crate::cli::Issue;
use crate::exit::Exit;
use crate::failure::Failure;

pub(crate) fn run(_app: &App, _arguments: &Issue) -> Result<Exit, Failure> {
    Err(Failure::new("not_built_yet"))
}
