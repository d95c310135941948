//! The learner's commands, as a learner runs them: keep credentials, find them again, present them, and lose neither a file nor a passphrase for good.
#![cfg(feature = "wallet")]
#![allow(missing_docs, unreachable_pub, reason = "a test")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail by panicking")]
#![allow(clippy::print_stdout, reason = "how often the program was killed is counted elsewhere")]

mod award;
mod home;
mod intake;
mod keys;
#[cfg(unix)]
#[path = "../process/kill.rs"]
mod kill;
#[cfg(unix)]
mod killed;
mod life;
#[cfg(target_os = "linux")]
mod machine;
mod present;
mod processes;
#[cfg(unix)]
#[path = "../process/pty.rs"]
mod pty;
mod refusals;
mod safety;
mod standing;
#[path = "../process/steering.rs"]
mod steering;
