//! The command line of Credenza.

#[allow(dead_code, unused_imports, reason = "the issue command is not there yet")]
mod delivery;
mod exit;
mod failure;
#[allow(dead_code, unused_imports, reason = "the issue command is not there yet")]
mod ledger;
#[allow(dead_code, unused_imports, reason = "the issue command is not there yet")]
mod roster;

fn main() {}
