//! Proofs: content and key in, [`Proven`] content out. Finding the key and judging whose it is belong to [`crate::verify`].

mod data_integrity;
pub mod eddsa_jcs_2022;
mod error;
mod names;
mod proven;
mod spent;
mod statements;
mod suite;

pub use data_integrity::{Proof, Purpose};
pub use error::SuiteError;
pub use proven::Proven;
pub(crate) use spent::Spent;
pub use suite::{Opened, Remarks, Sealed, SecureError, Suite};
