//! The command line of Credenza.

mod exit;
mod failure;
mod roster;

fn main() {}
