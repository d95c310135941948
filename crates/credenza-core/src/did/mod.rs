//! Decentralized identifiers (DID Core 1.0): syntax, documents, did:key, and the addresses and documents of did:web. Nothing here is fetched.

mod did;
mod document;
mod document_error;
mod error;
pub mod key_method;
mod method;
pub mod web;

pub use did::{Did, DidUrl, MAX_DID_BYTES};
pub use document::{Document, Relationship};
pub use document_error::{DocumentError, DocumentErrorKind};
pub use error::DidError;
pub use method::{MethodKey, VerificationMethod};
