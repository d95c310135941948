//! Multibase: a text that says by its first character how it encodes bytes (Controlled Identifiers 1.0 §2.4).

use super::{ArrayError, DecodeError, base58, base64url};

/// The bases that verifiable credentials use. Others are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Base {
    /// `z`: base58 with the Bitcoin alphabet.
    Base58Btc,
    /// `u`: base64url without padding.
    Base64Url,
}

impl Base {
    /// The multibase prefix.
    pub fn prefix(self) -> char {
        match self {
            Self::Base58Btc => 'z',
            Self::Base64Url => 'u',
        }
    }
}

/// The multibase form of `bytes`, prefix included.
pub fn encode(base: Base, bytes: &[u8]) -> String {
    match base {
        Base::Base58Btc => base58::encode_behind("z", bytes),
        Base::Base64Url => base64url::encode_behind("u", bytes),
    }
}

/// The base and the bytes of `text`. Offsets in errors count from behind the prefix.
///
/// # Errors
/// [`DecodeError`] for a missing or unsupported prefix and for whatever the base refuses.
pub fn decode(text: &str) -> Result<(Base, Vec<u8>), DecodeError> {
    match split(text)? {
        (base @ Base::Base58Btc, digits) => Ok((base, base58::decode(digits)?)),
        (base @ Base::Base64Url, digits) => Ok((base, base64url::decode(digits)?)),
    }
}

/// The base and the `N` bytes of `text`. A signature or a key in base58btc is read without allocating.
///
/// # Errors
/// [`ArrayError::Length`] for another number of bytes, [`ArrayError::Decode`] for the reasons of [`decode`].
pub fn decode_array<const N: usize>(text: &str) -> Result<(Base, [u8; N]), ArrayError> {
    match split(text)? {
        (base @ Base::Base58Btc, digits) => Ok((base, base58::decode_array(digits)?)),
        (base @ Base::Base64Url, digits) => Ok((base, base64url::decode_array(digits)?)),
    }
}

fn split(text: &str) -> Result<(Base, &str), DecodeError> {
    let mut characters = text.chars();
    match characters.next() {
        None => Err(DecodeError::MultibaseEmpty),
        Some('z') => Ok((Base::Base58Btc, characters.as_str())),
        Some('u') => Ok((Base::Base64Url, characters.as_str())),
        Some(found) => Err(DecodeError::MultibaseUnsupported { found }),
    }
}

#[cfg(test)]
mod tests {
    use super::{Base, decode, decode_array, encode};
    use crate::encoding::ArrayError;

    #[test]
    fn the_prefix_decides() {
        assert_eq!(encode(Base::Base58Btc, b"yes mani !"), "z7paNL19xttacUY");
        assert_eq!([Base::Base58Btc, Base::Base64Url].map(Base::prefix), ['z', 'u']);
        assert_eq!(decode("ueWVzIG1hbmkgIQ").unwrap(), (Base::Base64Url, b"yes mani !".to_vec()));
        assert_eq!(decode("z").unwrap(), (Base::Base58Btc, Vec::new()));
        assert_eq!(decode("").unwrap_err().code(), "multibase_empty");
        for text in ["Z7paNL19xttacUY", "mAAAA", "UAAA=", "🚀"] {
            assert_eq!(decode(text).unwrap_err().code(), "multibase_unsupported", "{text}");
        }
    }

    #[test]
    fn an_array_is_read_in_either_base() {
        for base in [Base::Base58Btc, Base::Base64Url] {
            let text = encode(base, &[7; 32]);
            assert_eq!(decode(&text).unwrap(), (base, vec![7; 32]));
            assert_eq!(decode_array(&text), Ok((base, [7; 32])));
            assert_eq!(decode_array::<64>(&text), Err(ArrayError::Length { expected: 64, found: 32 }));
        }
        for text in ["", "Z7paNL19xttacUY", "z0", "uA"] {
            assert_eq!(decode_array::<64>(text).unwrap_err(), ArrayError::Decode(decode(text).unwrap_err()), "{text}");
        }
    }
}
