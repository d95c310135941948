//! `credenza present`.

use crate::app::App;
use crate::cli::Present;
use crate::exit::Exit;
use crate::failure::Failure;

pub(crate) fn run(_app: &App, _arguments: &Present) -> Result<Exit, Failure> {
    Err(Failure::new("not_built_yet"))
}
