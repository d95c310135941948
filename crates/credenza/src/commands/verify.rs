//! `credenza verify`.

use crate::app::App;
use crate::cli::Verify;
use crate::exit::Exit;
use crate::failure::Failure;

pub(crate) fn run(_app: &App, _arguments: &Verify) -> Result<Exit, Failure> {
    Err(Failure::new("not_built_yet"))
}
