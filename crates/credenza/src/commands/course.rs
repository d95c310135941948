//! `credenza course`.

use crate::app::App;
use crate::cli::Course;
use crate::exit::Exit;
use crate::failure::Failure;

pub(crate) fn run(_app: &App, _arguments: &Course) -> Result<Exit, Failure> {
    Err(Failure::new("not_built_yet"))
}
