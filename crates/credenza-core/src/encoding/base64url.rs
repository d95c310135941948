//! Base64url without padding (RFC 4648 §5 as RFC 7515 §2 profiles it).

use super::DecodeError;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

const ENCODING: &str = "base64url";

/// The base64url form of `bytes`, without padding.
pub fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The bytes that `text` stands for. The empty text stands for no bytes.
///
/// # Errors
/// [`DecodeError`] for padding, for a character of another alphabet (`+`, `/`, white space) and for a last character with bits to spare:
/// each would be a second spelling of the same bytes, and a signature over the text would not be one over the bytes.
pub fn decode(text: &str) -> Result<Vec<u8>, DecodeError> {
    if let Some(offset) = text.find('=') {
        return Err(DecodeError::Padding { offset });
    }
    URL_SAFE_NO_PAD.decode(text).map_err(|error| match error {
        base64::DecodeError::InvalidByte(offset, _) => DecodeError::Character { encoding: ENCODING, found: char_at(text, offset), offset },
        base64::DecodeError::InvalidLastSymbol { offset, .. } => DecodeError::TrailingBits { found: char_at(text, offset), offset },
        base64::DecodeError::InvalidLength(_) | base64::DecodeError::InvalidPadding => {
            DecodeError::Length { encoding: ENCODING, length: text.len() }
        }
    })
}

fn char_at(text: &str, offset: usize) -> char {
    text.get(offset..).and_then(|rest| rest.chars().next()).unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};
    use proptest::prelude::*;

    #[test]
    fn a_second_spelling_is_refused() {
        for (text, code) in [
            ("AA==", "encoding_padding"),
            ("AAA=", "encoding_padding"),
            ("=", "encoding_padding"),
            ("A", "encoding_length"),
            ("AAAAA", "encoding_length"),
            ("AB", "encoding_trailing_bits"),
            ("AAB", "encoding_trailing_bits"),
            ("+A", "encoding_character"),
            ("/A", "encoding_character"),
            ("AA\n", "encoding_character"),
            ("A A", "encoding_character"),
            ("é", "encoding_character"),
        ] {
            assert_eq!(decode(text).unwrap_err().code(), code, "{text:?}");
        }
        assert_eq!(decode("").unwrap(), b"");
    }

    proptest! {
        #[test]
        fn bytes_survive(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(decode(&encode(&bytes)).unwrap(), bytes);
        }

        #[test]
        fn every_accepted_text_is_the_only_spelling(text in "[-_A-Za-z0-9]{0,9}") {
            if let Ok(bytes) = decode(&text) {
                prop_assert_eq!(encode(&bytes), text);
            }
        }
    }
}
