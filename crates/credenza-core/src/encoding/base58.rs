//! Base58 with the Bitcoin alphabet (`base58btc`), as multibase, Multikey and Data Integrity proofs write it.

use super::DecodeError;

/// The longest text that [`decode`] reads, in characters. Decoding base58 takes time quadratic in the length,
/// so a 16 MiB "signature" would take hours. The longest value in use, a post-quantum signature, has 6,400.
pub const MAX_LENGTH: usize = 8 * 1024;

const ENCODING: &str = "base58btc";

/// The base58btc form of `bytes`, without a multibase prefix.
pub fn encode(bytes: &[u8]) -> String {
    bs58::encode(bytes).into_string()
}

/// The bytes that `text` stands for. The empty text stands for no bytes.
///
/// # Errors
/// [`DecodeError::Character`] for a character outside the alphabet, [`DecodeError::TooLong`] beyond [`MAX_LENGTH`].
pub fn decode(text: &str) -> Result<Vec<u8>, DecodeError> {
    if text.len() > MAX_LENGTH {
        return Err(DecodeError::TooLong { encoding: ENCODING, length: text.len(), limit: MAX_LENGTH });
    }
    bs58::decode(text).into_vec().map_err(|error| match error {
        bs58::decode::Error::InvalidCharacter { index, .. } | bs58::decode::Error::NonAsciiCharacter { index } => {
            let found = text.get(index..).and_then(|rest| rest.chars().next()).unwrap_or(char::REPLACEMENT_CHARACTER);
            DecodeError::Character { encoding: ENCODING, found, offset: index }
        }
        _ => DecodeError::Length { encoding: ENCODING, length: text.len() },
    })
}

#[cfg(test)]
mod tests {
    use super::{MAX_LENGTH, decode, encode};
    use proptest::prelude::*;

    #[test]
    fn what_is_not_base58_is_refused_with_its_place() {
        for (text, code) in
            [("0", "encoding_character"), ("2I", "encoding_character"), ("2é", "encoding_character"), ("2 ", "encoding_character")]
        {
            assert_eq!(decode(text).unwrap_err().code(), code, "{text}");
        }
        let error = decode("22é2").unwrap_err();
        assert_eq!(error.to_string(), "expected a character of the base58btc alphabet, found 'é' at byte 2");
        assert_eq!(decode(&"2".repeat(MAX_LENGTH + 1)).unwrap_err().code(), "encoding_too_long");
        assert!(decode(&"z".repeat(MAX_LENGTH)).is_ok());
    }

    proptest! {
        #[test]
        fn bytes_survive(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(decode(&encode(&bytes)).unwrap(), bytes);
        }

        #[test]
        fn every_accepted_text_is_the_only_spelling(text in "[1-9A-Za-z]{0,60}") {
            if let Ok(bytes) = decode(&text) {
                prop_assert_eq!(encode(&bytes), text);
            }
        }
    }
}
