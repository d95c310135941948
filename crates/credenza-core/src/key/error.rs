//! Why bytes or a text are not a key.

use crate::encoding::{DecodeError, printable};

/// A key that cannot be used. No variant carries a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// Not 32 bytes.
    #[error("expected an Ed25519 public key of 32 bytes, found {found}")]
    Length {
        /// How many bytes there are.
        found: usize,
    },
    /// A second encoding of a point: y ≥ 2^255−19, or x = 0 with its sign bit set (RFC 8032 §5.1.3).
    #[error("expected the canonical encoding of an Ed25519 public key, found another encoding of the same point: {found}")]
    NotCanonical {
        /// The bytes in hexadecimal.
        found: String,
    },
    /// No point of the curve.
    #[error("expected a point of edwards25519, found {found}")]
    NotOnCurve {
        /// The bytes in hexadecimal.
        found: String,
    },
    /// A point of order 1, 2, 4 or 8: signatures by it can be made by anyone.
    #[error("expected a public key of large order, found {found}, for which anyone can sign")]
    SmallOrder {
        /// The bytes in hexadecimal.
        found: String,
    },
    /// A key of another kind than Ed25519.
    #[error("expected an Ed25519 key, found {}", printable(found))]
    TypeUnsupported {
        /// The kind: a name from the multicodec table, or `kty` and `crv` of a JWK.
        found: String,
    },
    /// A secret key where a public key was due. It must count as disclosed.
    #[error("expected a public key, found a secret key in {found}")]
    SecretInPublic {
        /// `JWK` or `Multikey`.
        found: &'static str,
    },
    /// A Multikey in another base than base58btc (Controlled Identifiers 1.0 §2.2.2, DI-EdDSA §2.1.1).
    #[error("expected a Multikey in base58btc ('z'), found {found:?}")]
    MultikeyBase {
        /// The multibase prefix.
        found: char,
    },
    /// A Multikey without a well-formed multicodec in front.
    #[error("expected a multicodec in front of the Multikey, found {found}")]
    MultikeyPrefix {
        /// The first bytes in hexadecimal.
        found: String,
    },
    /// A member of a JWK that is missing or holds something else.
    #[error("expected the JWK member {member:?} to be {expected}, found {}", printable(found))]
    JwkMember {
        /// The member; empty for the JWK itself.
        member: &'static str,
        /// What it should hold.
        expected: &'static str,
        /// What it holds.
        found: String,
    },
    /// A text that is not base58btc or base64url.
    #[error("{0}")]
    Encoding(#[from] DecodeError),
    /// An encrypted private key, which this crate does not open.
    #[error("expected an unencrypted PRIVATE KEY, found an ENCRYPTED PRIVATE KEY")]
    PemEncrypted,
    /// A text without a PEM block (RFC 7468).
    #[error("expected an Ed25519 PRIVATE KEY in PEM, found no PEM block")]
    NoPem,
    /// A PEM block of another kind: a public key, a certificate, a private key in a form that is not PKCS#8.
    #[error("expected a PRIVATE KEY in PEM, found {}", printable(found))]
    PemLabel {
        /// Its label.
        found: String,
    },
    /// More than one private key: which of them should sign is not for us to choose.
    #[error("expected one PRIVATE KEY in PEM, found several private keys")]
    PemSeveral,
    /// A PKCS#8 private key for another algorithm than Ed25519.
    #[error("expected an Ed25519 PRIVATE KEY, found {}", printable(found))]
    PemAlgorithm {
        /// The algorithm's name, or its object identifier where that is not known here.
        found: String,
    },
    /// A `PRIVATE KEY` block that is damaged (RFC 8410 §7, RFC 5958).
    #[error("expected an Ed25519 PRIVATE KEY in PEM, found {}", printable(found))]
    Pem {
        /// What is wrong with it.
        found: String,
    },
}

impl KeyError {
    /// The stable code of the error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Length { .. } => "key_length",
            Self::NotCanonical { .. } => "key_not_canonical",
            Self::NotOnCurve { .. } => "key_not_on_curve",
            Self::SmallOrder { .. } => "key_small_order",
            Self::TypeUnsupported { .. } => "key_type_unsupported",
            Self::SecretInPublic { .. } => "key_is_secret",
            Self::MultikeyBase { .. } => "multikey_base",
            Self::MultikeyPrefix { .. } => "multikey_prefix",
            Self::JwkMember { .. } => "jwk_member",
            Self::Encoding(error) => error.code(),
            Self::PemEncrypted => "key_pem_encrypted",
            Self::NoPem => "key_no_pem",
            Self::PemLabel { .. } => "key_pem_label",
            Self::PemSeveral => "key_pem_several",
            Self::PemAlgorithm { .. } => "key_pem_algorithm",
            Self::Pem { .. } => "key_pem",
        }
    }

    /// The values that a sentence about the error quotes: (name, value). Never a secret.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Length { found } => vec![("found", found.to_string())],
            Self::NotCanonical { found }
            | Self::NotOnCurve { found }
            | Self::SmallOrder { found }
            | Self::TypeUnsupported { found }
            | Self::MultikeyPrefix { found }
            | Self::PemLabel { found }
            | Self::PemAlgorithm { found }
            | Self::Pem { found } => vec![("found", found.clone())],
            Self::SecretInPublic { found } => vec![("found", found.to_string())],
            Self::MultikeyBase { found } => vec![("found", found.to_string())],
            Self::JwkMember { member, expected, found } => {
                vec![("member", member.to_string()), ("expected", expected.to_string()), ("found", found.clone())]
            }
            Self::Encoding(error) => error.args(),
            Self::PemEncrypted | Self::NoPem | Self::PemSeveral => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::KeyError;

    #[test]
    fn what_a_sentence_quotes_steers_no_terminal() {
        let found = || "OKP \u{9b}2J\u{202e}".to_owned();
        for error in [
            KeyError::TypeUnsupported { found: found() },
            KeyError::JwkMember { member: "x", expected: "base64url", found: found() },
            KeyError::Pem { found: found() },
            KeyError::PemLabel { found: found() },
        ] {
            assert!(error.to_string().ends_with("found OKP \\u{9b}2J\\u{202e}"), "{error}");
        }
    }
}
