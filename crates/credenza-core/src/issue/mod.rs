//! Awarding: a micro-credential in, a signed credential out.

mod issuer;

pub use issuer::{IssueError, IssueOptions, Issuer};
pub(crate) use issuer::proof_options;
