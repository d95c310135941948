//! The command line of Credenza.

mod exit;
mod failure;
mod storage;

fn main() {}
