//! `credenza verify` and its neighbours as their users meet them: the program is run, and what it says and how it ends is compared.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

mod accepted;
mod answers;
mod arguments;
mod baked;
mod contexts;
mod documentation;
mod documents;
mod formats;
mod hostile;
mod identity;
mod inside;
#[cfg(target_os = "linux")]
mod memory;
mod mistaken;
mod ndjson;
mod presented;
#[cfg(unix)]
#[path = "../process/pty.rs"]
mod pty;
mod schemas;
mod several;
mod sources;
mod stated;
#[path = "../process/steering.rs"]
mod steering;
mod trust;
mod world;
mod wrapped;
