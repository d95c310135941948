//! Sign, hold, present and verify micro-credentials.

pub mod encoding;
pub mod key;
pub mod time;
