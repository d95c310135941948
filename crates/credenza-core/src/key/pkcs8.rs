//! Secret keys as PKCS#8 in PEM (RFC 5958, RFC 7468, RFC 8410).

use super::{KeyError, SecretKey};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::{DecodePrivateKey as _, PrivateKeyInfoRef};
use zeroize::Zeroizing;

/// The DER in front of the 32 secret bytes: `SEQUENCE { 0, SEQUENCE { 1.3.101.112 }, OCTET STRING { OCTET STRING { …` (RFC 8410 §7).
const DER_PREFIX: [u8; 16] = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

const PRIVATE: &str = "PRIVATE KEY";
const ENCRYPTED: &str = "ENCRYPTED PRIVATE KEY";

/// id-Ed25519 (RFC 8410 §3).
const ED25519: &str = "1.3.101.112";

/// Other algorithms whose private keys people have in PKCS#8 (RFC 8410 §3, RFC 3279 §2.3, RFC 5480 §2.1), and what they are called.
const ALGORITHMS: [(&str, &str); 6] = [
    ("1.3.101.110", "X25519"),
    ("1.3.101.111", "X448"),
    ("1.3.101.113", "Ed448"),
    ("1.2.840.113549.1.1.1", "RSA"),
    ("1.2.840.113549.1.1.10", "RSA-PSS"),
    ("1.2.840.10045.2.1", "EC"),
];

impl SecretKey {
    /// Reads an unencrypted `PRIVATE KEY` block, version 1 or 2. A public key inside must be the one of the secret key.
    ///
    /// What stands around the block is passed over, and white space in it counts nowhere, as RFC 7468 §2 lets a parser do: certificates and public keys may
    /// stand beside the key, another private key may not.
    ///
    /// # Errors
    /// [`KeyError::NoPem`], [`KeyError::PemLabel`], [`KeyError::PemSeveral`]; [`KeyError::PemEncrypted`] for an encrypted key, [`KeyError::PemAlgorithm`] for one
    /// of another algorithm, [`KeyError::Pem`] for one that is damaged.
    pub fn from_pkcs8_pem(pem: &str) -> Result<Self, KeyError> {
        let damaged = |found: &str| KeyError::Pem { found: found.to_owned() };
        let block = private_block(pem)?;
        let text = block.ok_or_else(|| damaged("a block without its end"))?;
        let mut base64 = Zeroizing::new(Vec::with_capacity(text.len()));
        base64.extend(text.bytes().filter(|byte| !byte.is_ascii_whitespace()));
        // Room for all of it from the start: growing would leave copies behind.
        let mut der = Zeroizing::new(Vec::with_capacity(base64.len()));
        STANDARD.decode_vec(&*base64, &mut der).map_err(|_| damaged("a block that is not base64"))?;
        let info = PrivateKeyInfoRef::try_from(der.as_slice()).map_err(|_| damaged("a block that is not PKCS#8"))?;
        let algorithm = info.algorithm.oid.to_string();
        if algorithm != ED25519 {
            let known = ALGORITHMS.iter().find(|(identifier, _)| *identifier == algorithm);
            return Err(KeyError::PemAlgorithm { found: known.map_or(algorithm, |(_, name)| (*name).to_owned()) });
        }
        SigningKey::from_pkcs8_der(&der).map(Self).map_err(|error| KeyError::Pem { found: error.to_string() })
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

/// The text of the only private key among the PEM blocks; none where it does not end.
fn private_block(pem: &str) -> Result<Option<&str>, KeyError> {
    let mut found = None;
    let mut encrypted = false;
    let mut other: Option<&str> = None;
    for (label, text) in blocks(pem) {
        let is_private = label.ends_with(PRIVATE);
        if is_private && (found.is_some() || encrypted || other.is_some_and(|other| other.ends_with(PRIVATE))) {
            return Err(KeyError::PemSeveral);
        }
        match label {
            PRIVATE => found = Some(text),
            ENCRYPTED => encrypted = true,
            // A private key says more about what was meant than the certificate in front of it.
            label if is_private || other.is_none() => other = Some(label),
            _ => {}
        }
    }
    match (found, encrypted, other) {
        (Some(text), _, _) => Ok(text),
        (None, true, _) => Err(KeyError::PemEncrypted),
        (None, false, Some(label)) => Err(KeyError::PemLabel { found: crate::encoding::excerpt(label) }),
        (None, false, None) => Err(KeyError::NoPem),
    }
}

/// The PEM blocks in their order: label and text, none where the block does not end.
fn blocks(pem: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    // Each beginning cuts off the block before it, so the whole costs no more than the text is long.
    pem.split("-----BEGIN ").skip(1).filter_map(|block| {
        let (label, rest) = block.split_once("-----")?;
        let text = rest.split_once("-----END ").and_then(|(text, end)| end.strip_prefix(label)?.starts_with("-----").then_some(text));
        Some((label, text))
    })
}

#[cfg(test)]
mod tests {
    use super::{KeyError, STANDARD, SecretKey};
    use base64::Engine as _;
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
    fn what_is_around_a_block_and_white_space_in_it_count_for_nothing() {
        let pem = RFC_8410_VERSION_1;
        let body = pem.lines().nth(1).unwrap();
        let (start, rest) = body.split_at(20);
        let certificate = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";
        let public = "-----BEGIN PUBLIC KEY-----\nMAA=\n-----END PUBLIC KEY-----\n";
        for text in [
            format!("{pem}\n"),
            format!("\u{feff}{pem}"),
            pem.replace('\n', "\r\n"),
            pem.replace('\n', "\r"),
            pem.replace('\n', "  \n\t"),
            pem.replace('\n', ""),
            pem.replace(body, &format!("{start}\n\n{rest}")),
            format!("Bag Attributes\n  localKeyID: 01\n{pem}and behind it"),
            format!("{pem}{certificate}{certificate}"),
            format!("{certificate}{pem}"),
            format!("{public}{pem}"),
        ] {
            assert_eq!(SecretKey::from_pkcs8_pem(&text).unwrap().to_pkcs8_pem().as_str(), pem, "{text:?}");
        }
    }

    #[test]
    fn of_two_private_keys_none_is_chosen() {
        let pem = RFC_8410_VERSION_1;
        for label in ["PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY"] {
            let other = pem.replace("PRIVATE KEY", label);
            for text in [format!("{pem}{other}"), format!("{other}{pem}")] {
                assert_eq!(SecretKey::from_pkcs8_pem(&text).unwrap_err().code(), "key_pem_several", "{label}");
            }
        }
    }

    #[test]
    fn a_key_for_another_algorithm_is_named() {
        for (oid, name) in [
            (&[0x2b, 0x65, 0x6e][..], "X25519"),
            (&[0x2b, 0x65, 0x71], "Ed448"),
            (&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01], "RSA"),
            (&[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01], "EC"),
            (&[0x2a, 0x03], "1.2.3"),
        ] {
            let length = u8::try_from(oid.len()).unwrap();
            let mut der = vec![0x30, length + 11, 0x02, 0x01, 0x00, 0x30, length + 2, 0x06, length];
            der.extend(oid);
            der.extend([0x04, 0x02, 0x04, 0x00]);
            let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(der));
            assert_eq!(SecretKey::from_pkcs8_pem(&pem).unwrap_err(), KeyError::PemAlgorithm { found: name.to_owned() });
        }
    }

    #[test]
    fn other_blocks_are_named() {
        let cut = RFC_8410_VERSION_2.get(..100).unwrap();
        let spoilt = RFC_8410_VERSION_1.replace("MC4C", "M*4C");
        for (pem, code, found) in [
            ("", "key_no_pem", "no PEM block"),
            ("-----BEGIN ", "key_no_pem", "no PEM block"),
            ("-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n", "key_pem_label", "PUBLIC KEY"),
            ("-----BEGIN OPENSSH PRIVATE KEY-----\n", "key_pem_label", "OPENSSH PRIVATE KEY"),
            (
                "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n-----BEGIN EC PRIVATE KEY-----\n-----END EC PRIVATE KEY-----\n",
                "key_pem_label",
                "EC PRIVATE KEY",
            ),
            ("-----BEGIN ENCRYPTED PRIVATE KEY-----\n-----END ENCRYPTED PRIVATE KEY-----\n", "key_pem_encrypted", "ENCRYPTED"),
            (cut, "key_pem", "without its end"),
            (&spoilt, "key_pem", "not base64"),
            ("-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n", "key_pem", "not PKCS#8"),
        ] {
            let error = SecretKey::from_pkcs8_pem(pem).unwrap_err();
            assert_eq!(error.code(), code);
            assert!(error.to_string().contains(found), "{error}");
        }
    }
}
