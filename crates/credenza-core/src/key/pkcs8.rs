//! Secret keys as PKCS#8 in PEM (RFC 5958, RFC 7468, RFC 8410).

use super::{KeyError, SecretKey};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::DecodePrivateKey as _;
use zeroize::Zeroizing;

/// The DER in front of the 32 secret bytes: `SEQUENCE { 0, SEQUENCE { 1.3.101.112 }, OCTET STRING { OCTET STRING { …` (RFC 8410 §7).
const DER_PREFIX: [u8; 16] = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

impl SecretKey {
    /// Reads an unencrypted `PRIVATE KEY` block, version 1 or 2. A public key inside must be the one of the secret key.
    ///
    /// # Errors
    /// [`KeyError::PemEncrypted`] for an encrypted key, [`KeyError::Pem`] for everything else.
    pub fn from_pkcs8_pem(pem: &str) -> Result<Self, KeyError> {
        match label(pem) {
            Some("PRIVATE KEY") => {}
            Some("ENCRYPTED PRIVATE KEY") => return Err(KeyError::PemEncrypted),
            Some(other) => return Err(KeyError::Pem { found: crate::encoding::excerpt(other) }),
            None => return Err(KeyError::Pem { found: "no PEM block".to_owned() }),
        }
        SigningKey::from_pkcs8_pem(pem).map(Self).map_err(|error| KeyError::Pem { found: error.to_string() })
    }

    /// A `PRIVATE KEY` block of version 1, without the public key: the form that every tool reads.
    pub fn to_pkcs8_pem(&self) -> Zeroizing<String> {
        let mut der = Zeroizing::new([0; 48]);
        for (target, byte) in der.iter_mut().zip(DER_PREFIX.iter().chain(self.seed().iter())) {
            *target = *byte;
        }
        // 48 bytes are 64 characters, one line of PEM (RFC 7468 §2).
        let line = Zeroizing::new(STANDARD.encode(der.as_slice()));
        Zeroizing::new(["-----BEGIN PRIVATE KEY-----\n", line.as_str(), "\n-----END PRIVATE KEY-----\n"].concat())
    }
}

/// The label of the first PEM block.
fn label(pem: &str) -> Option<&str> {
    let (_, rest) = pem.split_once("-----BEGIN ")?;
    rest.split_once("-----").map(|(label, _)| label)
}

#[cfg(test)]
mod tests {
    use super::SecretKey;
    use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
    use ed25519_dalek::pkcs8::{EncodePrivateKey as _, KeypairBytes};

    /// RFC 8410 §10.3.
    const RFC_8410_VERSION_1: &str =
        "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n";
    const RFC_8410_VERSION_2: &str = "-----BEGIN PRIVATE KEY-----\nMHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\noB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrB\nZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PRIVATE KEY-----\n";

    #[test]
    fn the_example_of_the_rfc_is_read_and_written_back() {
        let key = SecretKey::from_pkcs8_pem(RFC_8410_VERSION_1).unwrap();
        assert_eq!(key.to_pkcs8_pem().as_str(), RFC_8410_VERSION_1);
        assert_eq!(SecretKey::from_pkcs8_pem(RFC_8410_VERSION_2).unwrap().seed(), key.seed());
    }

    #[test]
    fn the_form_is_the_one_of_another_encoder() {
        let key = SecretKey::from_seed([9; 32]);
        let other = KeypairBytes { secret_key: [9; 32], public_key: None }.to_pkcs8_pem(LineEnding::LF).unwrap();
        assert_eq!(key.to_pkcs8_pem().as_str(), other.as_str());
        let with_public_key = key.0.to_pkcs8_pem(LineEnding::LF).unwrap();
        assert_eq!(SecretKey::from_pkcs8_pem(&with_public_key).unwrap().seed(), key.seed());
    }

    #[test]
    fn a_public_key_of_another_secret_is_refused() {
        let foreign = SecretKey::from_seed([1; 32]).public_key().to_bytes();
        let pair = KeypairBytes { secret_key: [9; 32], public_key: Some(ed25519_dalek::pkcs8::PublicKeyBytes(foreign)) };
        let pem = pair.to_pkcs8_pem(LineEnding::LF).unwrap();
        assert_eq!(SecretKey::from_pkcs8_pem(&pem).unwrap_err().code(), "key_pem");
    }

    #[test]
    fn other_blocks_are_named() {
        for (pem, code, found) in [
            ("", "key_pem", "no PEM block"),
            ("-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n", "key_pem", "PUBLIC KEY"),
            ("-----BEGIN ENCRYPTED PRIVATE KEY-----\n-----END ENCRYPTED PRIVATE KEY-----\n", "key_pem_encrypted", "ENCRYPTED"),
            (RFC_8410_VERSION_2.get(..100).unwrap(), "key_pem", "PRIVATE KEY"),
        ] {
            let error = SecretKey::from_pkcs8_pem(pem).unwrap_err();
            assert_eq!(error.code(), code);
            assert!(error.to_string().contains(found), "{error}");
        }
    }
}
