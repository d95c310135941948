//! `credenza did`.

use crate::app::App;
use crate::cli::Did;
use crate::exit::Exit;
use crate::failure::Failure;

pub(crate) fn run(_app: &App, _arguments: &Did) -> Result<Exit, Failure> {
    Err(Failure::new("not_built_yet"))
}
