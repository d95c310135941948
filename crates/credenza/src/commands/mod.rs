//! The commands, one file each: what they read, what they ask of the core, what they print.

pub(crate) mod bake;
pub(crate) mod completions;
pub(crate) mod course;
#[cfg(all(test, feature = "wallet"))]
mod declined_test;
pub(crate) mod did;
pub(crate) mod explain;
pub(crate) mod help;
pub(crate) mod inspect;
pub(crate) mod issue;
pub(crate) mod key;
pub(crate) mod man;
#[cfg(feature = "wallet")]
pub(crate) mod present;
pub(crate) mod request;
pub(crate) mod trust;
pub(crate) mod verify;
#[cfg(feature = "wallet")]
pub(crate) mod wallet;
