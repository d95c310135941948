//! Base64url without padding (RFC 4648 §5 as RFC 7515 §2 profiles it).
//!
//! The crate below is strict, and fast enough to stay: 2,800 characters, a whole credential, take it a thirtieth of the time of one signature check
//! (`benches/speed`). The tests compare it with the standard, read bit by bit.

use super::{ArrayError, DecodeError};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

const ENCODING: &str = "base64url";

/// The base64url form of `bytes`, without padding.
pub fn encode(bytes: &[u8]) -> String {
    encode_behind("", bytes)
}

/// `prefix` and behind it the base64url form of `bytes`.
pub(super) fn encode_behind(prefix: &str, bytes: &[u8]) -> String {
    let mut text = String::with_capacity(prefix.len() + bytes.len().div_ceil(3) * 4);
    text.push_str(prefix);
    URL_SAFE_NO_PAD.encode_string(bytes, &mut text);
    text
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

/// The `N` bytes that `text` stands for.
///
/// # Errors
/// [`ArrayError::Length`] for another number of bytes, [`ArrayError::Decode`] for the reasons of [`decode`].
pub fn decode_array<const N: usize>(text: &str) -> Result<[u8; N], ArrayError> {
    decode(text)?.try_into().map_err(|bytes: Vec<u8>| ArrayError::Length { expected: N, found: bytes.len() })
}

fn char_at(text: &str, offset: usize) -> char {
    text.get(offset..).and_then(|rest| rest.chars().next()).unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};
    use crate::encoding::DecodeError;
    use proptest::prelude::*;

    /// Decodes bit by bit, straight from RFC 4648 §5: what is refused and why must not depend on how the fast decoder goes about it.
    fn oracle(text: &str) -> Result<Vec<u8>, &'static str> {
        const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        if text.contains('=') {
            return Err("encoding_padding");
        }
        let mut bits = Vec::new();
        let mut unknown = false;
        for character in text.chars() {
            let value = ALPHABET.find(character);
            unknown |= value.is_none();
            bits.extend((0..6).rev().map(|bit| value.unwrap_or(0) >> bit & 1));
        }
        let spare = bits.len() % 8;
        match (unknown, spare) {
            (true, _) => Err("encoding_character"),
            (_, 6) => Err("encoding_length"),
            _ if bits[bits.len() - spare..].contains(&1) => Err("encoding_trailing_bits"),
            _ => Ok(bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |byte, bit| byte << 1 | *bit as u8)).collect()),
        }
    }

    /// The crate looks at the length before the characters: where both are wrong, either may be named.
    fn agree(text: &str) {
        match (decode(text), oracle(text)) {
            (Err(DecodeError::Length { .. }), Err("encoding_character")) => assert_eq!(text.len() % 4, 1, "{text:?}"),
            (ours, oracle) => assert_eq!(ours.map_err(|error| error.code()), oracle, "{text:?}"),
        }
    }

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

    #[test]
    fn every_text_of_two_characters_and_every_last_one_of_three_is_read_as_the_standard_says() {
        for first in 0..=0x7f_u8 {
            agree(&char::from(first).to_string());
            for second in 0..=0x7f_u8 {
                let text = [first, second].map(char::from).iter().collect::<String>();
                agree(&text);
                agree(&format!("A{text}"));
                agree(&format!("AAA{text}"));
            }
        }
    }

    proptest! {
        #[test]
        fn texts_are_read_as_the_standard_says(text in "[-_A-Za-z0-9]{0,200}", wrong in "[-_A-Za-z0-9+/= é]{0,8}") {
            agree(&text);
            agree(&(text + &wrong));
        }

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
