//! `credenza key`.

use crate::app::App;
use crate::cli::Key;
use crate::exit::Exit;
use crate::failure::Failure;

pub(crate) fn run(_app: &App, _arguments: &Key) -> Result<Exit, Failure> {
    Err(Failure::new("not_built_yet"))
}
