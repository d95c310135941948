//! Multibase: a text that says by its first character how it encodes bytes (Controlled Identifiers 1.0 §2.4).

use super::{DecodeError, base58, base64url};

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
    let digits = match base {
        Base::Base58Btc => base58::encode(bytes),
        Base::Base64Url => base64url::encode(bytes),
    };
    format!("{}{digits}", base.prefix())
}

/// The base and the bytes of `text`. Offsets in errors count from behind the prefix.
///
/// # Errors
/// [`DecodeError`] for a missing or unsupported prefix and for whatever the base refuses.
pub fn decode(text: &str) -> Result<(Base, Vec<u8>), DecodeError> {
    let mut characters = text.chars();
    match characters.next() {
        None => Err(DecodeError::MultibaseEmpty),
        Some('z') => Ok((Base::Base58Btc, base58::decode(characters.as_str())?)),
        Some('u') => Ok((Base::Base64Url, base64url::decode(characters.as_str())?)),
        Some(found) => Err(DecodeError::MultibaseUnsupported { found }),
    }
}

#[cfg(test)]
mod tests {
    use super::{Base, decode, encode};

    #[test]
    fn the_prefix_decides() {
        assert_eq!(encode(Base::Base58Btc, b"yes mani !"), "z7paNL19xttacUY");
        assert_eq!(decode("ueWVzIG1hbmkgIQ").unwrap(), (Base::Base64Url, b"yes mani !".to_vec()));
        assert_eq!(decode("z").unwrap(), (Base::Base58Btc, Vec::new()));
        assert_eq!(decode("").unwrap_err().code(), "multibase_empty");
        for text in ["Z7paNL19xttacUY", "mAAAA", "UAAA=", "🚀"] {
            assert_eq!(decode(text).unwrap_err().code(), "multibase_unsupported", "{text}");
        }
    }
}
