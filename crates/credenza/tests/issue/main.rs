//! `credenza course` and `credenza issue` as a registrar meets them: the program is run, and what it says, writes and ends with is looked at.

#![allow(clippy::print_stdout, reason = "how often the program was killed is counted elsewhere")]
#![allow(clippy::disallowed_methods, reason = "tests prepare and read files")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "a test that cannot go on stops")]

mod again;
mod course;
mod desk;
mod dids;
mod example;
#[cfg(unix)]
mod hostile;
#[cfg(unix)]
#[path = "../process/kill.rs"]
mod kill;
#[cfg(unix)]
mod killed;
mod lines;
#[cfg(target_os = "linux")]
mod memory;
mod one;
#[cfg(unix)]
#[path = "../process/pty.rs"]
mod pty;
mod rows;
#[path = "../process/steering.rs"]
mod steering;
