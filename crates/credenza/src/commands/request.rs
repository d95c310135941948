//! `credenza request`.

use crate::app::App;
use crate::cli::Request;
use crate::exit::Exit;
use crate::failure::Failure;

pub(crate) fn run(_app: &App, _arguments: &Request) -> Result<Exit, Failure> {
    Err(Failure::new("not_built_yet"))
}
