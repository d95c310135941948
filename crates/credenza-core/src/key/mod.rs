//! Keys: Ed25519 public and secret keys, their JWK, Multikey and PKCS#8 forms, and the joint for signing elsewhere.

mod ed25519;
mod error;
mod jwk;
mod multikey;
mod pkcs8;
mod signer;

pub use ed25519::{PublicKey, SIGNATURE_LENGTH, SecretKey, SignatureError};
pub use error::KeyError;
pub use signer::{Signer, SignerError};
