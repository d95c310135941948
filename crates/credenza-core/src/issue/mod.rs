//! Awarding: a micro-credential in, a signed credential out.

mod issuer;

pub(crate) use issuer::proof_options;
pub use issuer::{IssueError, IssueOptions, Issuer};
