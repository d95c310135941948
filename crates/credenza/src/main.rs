//! The command line of Credenza.

mod exit;
mod failure;
mod keys;
#[cfg(feature = "wallet")]
mod passphrase;
#[cfg(feature = "wallet")]
mod sealed;
mod storage;
#[cfg(feature = "wallet")]
mod wallet;

fn main() {}
