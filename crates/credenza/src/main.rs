//! The command line of Credenza.

mod exit;
mod failure;

fn main() {}
