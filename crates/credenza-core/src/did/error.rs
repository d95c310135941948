//! Why a DID cannot be used for what was asked.

use super::Relationship;
use crate::key::KeyError;

/// A DID, or a verification method named by one, that cannot be used. Texts quoted are foreign and may be hostile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DidError {
    /// A text that is no DID or DID URL.
    #[error("expected {expected} at byte {offset} of the DID, found {found:?}")]
    Malformed {
        /// What was due.
        expected: &'static str,
        /// The whole text.
        found: String,
        /// Where it was due, in bytes.
        offset: usize,
    },
    /// A DID longer than [`MAX_DID_BYTES`](super::MAX_DID_BYTES).
    #[error("expected a DID of at most {limit} bytes, found {length}")]
    TooLong {
        /// How long it is.
        length: usize,
        /// How long it may be.
        limit: usize,
    },
    /// A DID of another method than the one asked for.
    #[error("expected a DID of the method {expected}, found {found}")]
    MethodUnsupported {
        /// The method asked for.
        expected: &'static str,
        /// The method found.
        found: String,
    },
    /// A did:key of another kind of key than Ed25519.
    #[error("expected a did:key with an Ed25519 key, found {found}")]
    KeyTypeUnsupported {
        /// The kind of key.
        found: String,
    },
    /// A did:key whose key is malformed.
    #[error("the key of the DID: {0}")]
    Key(#[from] KeyError),
    /// A did:web host that is no DNS name in lower case.
    #[error("expected a host name ({expected}), found {found:?}")]
    WebHost {
        /// The rule that is broken.
        expected: &'static str,
        /// The host.
        found: String,
    },
    /// A did:web with an IP address, which names no institution (did:web §3.1).
    #[error("expected a host name, found the IP address {found:?}")]
    WebIpAddress {
        /// The host.
        found: String,
    },
    /// A did:web with a user name in front of the host, which makes `bank.example@evil.example` look like the former.
    #[error("expected a host name without user name, found {found:?}")]
    WebUserinfo {
        /// The user name and host.
        found: String,
    },
    /// A did:web port that is no number from 1 to 65535.
    #[error("expected a port from 1 to 65535, found {found:?}")]
    WebPort {
        /// The port.
        found: String,
    },
    /// A did:web path segment that is empty, leads elsewhere (`..`) or holds a separator.
    #[error("expected a path segment of letters, digits, '.', '-' and '_', found {found:?}")]
    WebPath {
        /// The segment.
        found: String,
    },
    /// A verification method that the document does not have.
    #[error("expected the verification method {id:?} in the document of {document}, found none")]
    MethodNotFound {
        /// The verification method.
        id: String,
        /// The DID of the document.
        document: String,
    },
    /// A verification method that the document has, but not for this purpose.
    #[error("expected {id:?} to be authorised for {expected}, found {}", list(found))]
    MethodNotAuthorized {
        /// The verification method.
        id: String,
        /// The relationship asked for.
        expected: Relationship,
        /// The relationships it is listed under.
        found: Vec<Relationship>,
    },
    /// A verification method whose controller is not the subject of the document (Controlled Identifiers 1.0 §3.3).
    #[error("expected {id:?} to be controlled by {expected}, found {found}")]
    MethodControllerMismatch {
        /// The verification method.
        id: String,
        /// The DID of the document.
        expected: String,
        /// The controller.
        found: String,
    },
}

impl DidError {
    /// The stable code of the error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Malformed { .. } => "did_malformed",
            Self::TooLong { .. } => "did_too_long",
            Self::MethodUnsupported { .. } => "did_method_unsupported",
            Self::KeyTypeUnsupported { .. } => "did_key_type_unsupported",
            Self::Key(error) => error.code(),
            Self::WebHost { .. } => "did_web_host",
            Self::WebIpAddress { .. } => "did_web_ip_address",
            Self::WebUserinfo { .. } => "did_web_userinfo",
            Self::WebPort { .. } => "did_web_port",
            Self::WebPath { .. } => "did_web_path",
            Self::MethodNotFound { .. } => "method_not_found",
            Self::MethodNotAuthorized { .. } => "method_not_authorized",
            Self::MethodControllerMismatch { .. } => "method_controller_mismatch",
        }
    }

    /// The values that a sentence about the error quotes: (name, value).
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Malformed { expected, found, offset } => {
                vec![("expected", expected.to_string()), ("found", found.clone()), ("offset", offset.to_string())]
            }
            Self::TooLong { length, limit } => vec![("length", length.to_string()), ("limit", limit.to_string())],
            Self::MethodUnsupported { expected, found } | Self::WebHost { expected, found } => {
                vec![("expected", expected.to_string()), ("found", found.clone())]
            }
            Self::KeyTypeUnsupported { found }
            | Self::WebIpAddress { found }
            | Self::WebUserinfo { found }
            | Self::WebPort { found }
            | Self::WebPath { found } => vec![("found", found.clone())],
            Self::Key(error) => error.args(),
            Self::MethodNotFound { id, document } => vec![("id", id.clone()), ("document", document.clone())],
            Self::MethodNotAuthorized { id, expected, found } => {
                vec![("id", id.clone()), ("expected", expected.to_string()), ("found", list(found))]
            }
            Self::MethodControllerMismatch { id, expected, found } => {
                vec![("id", id.clone()), ("expected", expected.clone()), ("found", found.clone())]
            }
        }
    }
}

fn list(relationships: &[Relationship]) -> String {
    match relationships {
        [] => "no authorisation".to_owned(),
        some => some.iter().map(|relationship| relationship.as_str()).collect::<Vec<_>>().join(", "),
    }
}
