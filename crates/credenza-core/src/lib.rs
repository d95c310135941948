//! Sign, hold, present and verify micro-credentials.

pub mod did;
pub mod encoding;
pub mod key;
pub mod time;
