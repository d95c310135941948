//! Awarding: a micro-credential in, a signed credential out.

mod document;
mod issuer;
mod secure;

pub use document::{SignError, Signing, sign_credential};
pub use issuer::{IssueError, IssueOptions, Issuer};
pub(crate) use secure::ProofOptions;
