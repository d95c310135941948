//! Sign, hold, present and verify micro-credentials.
