//! Public keys as Multikey texts (Controlled Identifiers 1.0 §2.2.2): base58btc over a multicodec and the key.

use super::{KeyError, PublicKey};
use crate::encoding::digest::hex;
use crate::encoding::multibase::{self, Base};

/// `ed25519-pub` (0xed) as an unsigned varint.
const ED25519_PUBLIC: [u8; 2] = [0xed, 0x01];

impl PublicKey {
    /// Reads `z6Mk…`.
    ///
    /// # Errors
    /// [`KeyError::MultikeyBase`] for another base, [`KeyError::MultikeyPrefix`] without a well-formed multicodec,
    /// [`KeyError::TypeUnsupported`] for another kind of key, [`KeyError::SecretInPublic`] for a secret one, [`KeyError::Encoding`],
    /// and those of [`PublicKey::from_bytes`].
    pub fn from_multikey(text: &str) -> Result<Self, KeyError> {
        // What is no Ed25519 key is read again, at leisure, to say what it is.
        if let Ok((Base::Base58Btc, bytes)) = multibase::decode_array::<34>(text)
            && let [0xed, 0x01, key @ ..] = &bytes
        {
            return Self::from_bytes(key);
        }
        let (base, bytes) = multibase::decode(text)?;
        if base != Base::Base58Btc {
            return Err(KeyError::MultikeyBase { found: base.prefix() });
        }
        let (codec, key) = split_multicodec(&bytes).ok_or_else(|| KeyError::MultikeyPrefix {
            found: if bytes.is_empty() { "nothing".to_owned() } else { hex(bytes.get(..4).unwrap_or(&bytes)) },
        })?;
        match codec {
            0xed => Self::from_bytes(key),
            // The secret keys of the multicodec table.
            0x1300 | 0x1301 | 0x1302 | 0x1305 | 0x1306 | 0x1307 | 0x1308 | 0x1309 | 0x130a => {
                Err(KeyError::SecretInPublic { found: "Multikey" })
            }
            other => Err(KeyError::TypeUnsupported { found: codec_name(other) }),
        }
    }

    /// The Multikey text, `z6Mk…`.
    pub fn to_multikey(&self) -> String {
        let mut bytes = [0; 34];
        for (target, byte) in bytes.iter_mut().zip(ED25519_PUBLIC.into_iter().chain(self.to_bytes())) {
            *target = byte;
        }
        multibase::encode(Base::Base58Btc, &bytes)
    }
}

/// The unsigned varint in front and the rest. A varint has one spelling: no more than nine bytes, and no zero byte at its end.
fn split_multicodec(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut codec = 0;
    for (index, byte) in bytes.iter().take(9).enumerate() {
        codec |= u64::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            let minimal = *byte != 0 || index == 0;
            return minimal.then_some((codec, bytes.get(index + 1..)?));
        }
    }
    None
}

/// The name in the multicodec table of the kinds of key that identifiers use.
fn codec_name(codec: u64) -> String {
    match codec {
        0xe7 => "secp256k1-pub".to_owned(),
        0xea => "bls12_381-g1-pub".to_owned(),
        0xeb => "bls12_381-g2-pub".to_owned(),
        0xec => "x25519-pub".to_owned(),
        0x1200 => "p256-pub".to_owned(),
        0x1201 => "p384-pub".to_owned(),
        0x1202 => "p521-pub".to_owned(),
        0x1203 => "ed448-pub".to_owned(),
        0x1205 => "rsa-pub".to_owned(),
        0xeb51 => "jwk_jcs-pub".to_owned(),
        other => format!("multicodec 0x{other:x}"),
    }
}

#[cfg(test)]
mod tests {
    use super::PublicKey;
    use crate::encoding::multibase::{Base, encode};
    use crate::key::SecretKey;

    fn multikey(prefix: &[u8], key: &[u8]) -> String {
        encode(Base::Base58Btc, &[prefix, key].concat())
    }

    #[test]
    fn a_key_survives() {
        let key = SecretKey::from_seed([7; 32]).public_key();
        assert!(key.to_multikey().starts_with("z6Mk"));
        assert_eq!(PublicKey::from_multikey(&key.to_multikey()).unwrap(), key);
    }

    #[test]
    fn what_is_no_public_ed25519_key_is_refused() {
        let key = SecretKey::from_seed([7; 32]).public_key().to_bytes();
        let mut long = key.to_vec();
        long.push(0);
        for (text, code) in [
            (multikey(&[0xed, 0x01], &key[..31]), "key_length"),
            (multikey(&[0xed, 0x01], &long), "key_length"),
            (multikey(&[0xed, 0x01], &[]), "key_length"),
            (multikey(&[0xed, 0x81, 0x00], &key), "multikey_prefix"),
            (multikey(&[0xed], &[]), "multikey_prefix"),
            (multikey(&[0xff; 12], &key), "multikey_prefix"),
            (multikey(&[], &[]), "multikey_prefix"),
            (multikey(&[0xec, 0x01], &key), "key_type_unsupported"),
            (multikey(&[0x80, 0x24], &key), "key_type_unsupported"),
            (multikey(&[0x80, 0x26], &key), "key_is_secret"),
            (encode(Base::Base64Url, &[&[0xed, 0x01], &key[..]].concat()), "multikey_base"),
            (multikey(&[0xed, 0x01], &[0; 32]), "key_small_order"),
            (String::new(), "multibase_empty"),
            ("z0".to_owned(), "encoding_character"),
            ("6Mk".to_owned(), "multibase_unsupported"),
        ] {
            assert_eq!(PublicKey::from_multikey(&text).unwrap_err().code(), code, "{text}");
        }
        let error = PublicKey::from_multikey(&multikey(&[0x80, 0x24], &key)).unwrap_err();
        assert_eq!(error.to_string(), "expected an Ed25519 key, found p256-pub");
    }
}
