//! `credenza wallet`.

use crate::app::App;
use crate::cli::Wallet;
use crate::exit::Exit;
use crate::failure::Failure;

pub(crate) fn run(_app: &App, _arguments: &Wallet) -> Result<Exit, Failure> {
    Err(Failure::new("not_built_yet"))
}
