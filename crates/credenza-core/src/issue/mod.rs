//! Awarding: a micro-credential in, a signed credential out.

mod issuer;
mod secure;

pub use issuer::{IssueError, IssueOptions, Issuer};
pub(crate) use secure::ProofOptions;
