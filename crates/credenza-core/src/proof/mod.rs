//! Proofs: content and key in, [`Proven`] content out. Finding the key and judging whose it is belong to [`crate::verify`].

mod data_integrity;
pub mod eddsa_jcs_2022;
mod proven;

pub use data_integrity::{Proof, Purpose};
pub use proven::Proven;
