//! Decentralized identifiers (DID Core 1.0): syntax, documents, did:key, and the addresses and documents of did:web. Nothing here is fetched.

mod document;
mod document_error;
mod error;
mod identifier;
pub mod key_method;
mod method;
pub mod web;

pub use document::{Document, Relationship};
pub use document_error::{DocumentError, DocumentErrorKind};
pub use error::DidError;
pub use identifier::{Did, DidUrl, MAX_DID_BYTES};
pub use method::{MethodKey, VerificationMethod};
