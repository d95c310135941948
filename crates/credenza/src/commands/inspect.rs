//! `credenza inspect`.

use crate::app::App;
use crate::cli::Inspect;
use crate::exit::Exit;
use crate::failure::Failure;

pub(crate) fn run(_app: &App, _arguments: &Inspect) -> Result<Exit, Failure> {
    Err(Failure::new("not_built_yet"))
}
