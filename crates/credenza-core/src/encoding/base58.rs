//! Base58 with the Bitcoin alphabet (`base58btc`), as multibase, Multikey and Data Integrity proofs write it.
//!
//! A text is a number in base 58, most significant digit first, and each `1` in front of it is a zero byte in front of the number's bytes: every value has
//! exactly one spelling. Both directions take a machine word at a time instead of a digit: ten digits are a number below 2^59, five one below 2^30.

use super::{ArrayError, DecodeError};

/// The longest text that [`decode`] reads, in characters. Decoding base58 takes time quadratic in the length,
/// so a 16 MiB "signature" would take hours. The longest value in use, a post-quantum signature, has 6,400.
pub const MAX_LENGTH: usize = 8 * 1024;

const ENCODING: &str = "base58btc";

const ALPHABET: [u8; 58] = *b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// What [`DIGITS`] holds for a byte outside the alphabet. No digit has its highest bit.
const NO_DIGIT: u8 = 0x80;

/// The digit that a byte stands for.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler, which refuses an index out of bounds")]
const DIGITS: [u8; 256] = {
    let mut digits = [NO_DIGIT; 256];
    let mut digit = 0;
    while digit < ALPHABET.len() {
        digits[ALPHABET[digit] as usize] = digit as u8;
        digit += 1;
    }
    digits
};

const FIVE_DIGITS: u64 = 58 * 58 * 58 * 58 * 58;
const TEN_DIGITS: u64 = FIVE_DIGITS * FIVE_DIGITS;

/// Sizes up to that of a signature need no memory but the stack: 96 digits are less than 9 words of 64 bits, 64 bytes less than 18 groups of five digits.
const STACK_DIGITS: usize = 96;
const STACK_WORDS: usize = 9;
const STACK_BYTES: usize = 64;
const STACK_GROUPS: usize = 18;

/// The base58btc form of `bytes`, without a multibase prefix.
pub fn encode(bytes: &[u8]) -> String {
    encode_behind("", bytes)
}

/// `prefix` and behind it the base58btc form of `bytes`.
pub(super) fn encode_behind(prefix: &str, bytes: &[u8]) -> String {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    let number = bytes.get(zeros..).unwrap_or_default();
    let mut text = Vec::with_capacity(prefix.len() + zeros + groups_of(number.len()) * 5);
    text.extend_from_slice(prefix.as_bytes());
    text.extend(std::iter::repeat_n(b'1', zeros));
    if number.len() <= STACK_BYTES {
        write_digits(number, &mut [0; STACK_GROUPS], &mut text);
    } else {
        write_digits(number, &mut vec![0; groups_of(number.len())], &mut text);
    }
    // Prefix and alphabet are text, so this cannot fail.
    String::from_utf8(text).unwrap_or_default()
}

/// The bytes that `text` stands for. The empty text stands for no bytes.
///
/// # Errors
/// [`DecodeError::Character`] for a character outside the alphabet, [`DecodeError::TooLong`] beyond [`MAX_LENGTH`].
pub fn decode(text: &str) -> Result<Vec<u8>, DecodeError> {
    read(text, |zeros, words| {
        let mut bytes = vec![0; zeros + length(words)];
        write_bytes(words, &mut bytes);
        bytes
    })
}

/// The `N` bytes that `text` stands for. For a signature or a key nothing is allocated.
///
/// # Errors
/// [`ArrayError::Length`] for another number of bytes, [`ArrayError::Decode`] for the reasons of [`decode`].
pub fn decode_array<const N: usize>(text: &str) -> Result<[u8; N], ArrayError> {
    read(text, |zeros, words| {
        let found = zeros + length(words);
        let mut bytes = [0; N];
        write_bytes(words, &mut bytes);
        if found == N { Ok(bytes) } else { Err(ArrayError::Length { expected: N, found }) }
    })?
}

/// Hands to `then` the number of zero bytes in front, and the number behind them in words, the least significant first, without zero words at the end.
fn read<T>(text: &str, then: impl FnOnce(usize, &[u64]) -> T) -> Result<T, DecodeError> {
    if text.len() > MAX_LENGTH {
        return Err(DecodeError::TooLong { encoding: ENCODING, length: text.len(), limit: MAX_LENGTH });
    }
    let digits = text.as_bytes();
    let zeros = digits.iter().take_while(|digit| **digit == b'1').count();
    let digits = digits.get(zeros..).unwrap_or_default();
    let (mut stack, mut heap);
    let words = if digits.len() <= STACK_DIGITS {
        stack = [0; STACK_WORDS];
        read_digits(digits, &mut stack)
    } else {
        // A digit is less than 6 bits.
        heap = vec![0; (digits.len() * 6).div_ceil(64)];
        read_digits(digits, &mut heap)
    };
    words.map(|words| then(zeros, words)).ok_or_else(|| no_digit(text))
}

/// The number in base 58 in as many of the `words` as it needs, the least significant first, or `None` if there is something else among the digits.
fn read_digits<'w>(digits: &[u8], words: &'w mut [u64]) -> Option<&'w [u64]> {
    let (first, rest) = digits.split_at(digits.len() % 10);
    let (tens, _) = rest.as_chunks::<10>();
    let mut seen = 0;
    let mut carry = value(first, &mut seen);
    let mut used = 0;
    let mut tens = tens.iter();
    loop {
        if carry != 0 {
            *words.get_mut(used)? = carry;
            used += 1;
        }
        let Some(ten) = tens.next() else { break };
        let [a, b, c, d, e, low @ ..] = ten;
        // Two halves side by side: a processor works on both at once.
        carry = value(&[*a, *b, *c, *d, *e], &mut seen) * FIVE_DIGITS + value(low, &mut seen);
        for word in words.iter_mut().take(used) {
            let product = u128::from(*word) * u128::from(TEN_DIGITS) + u128::from(carry);
            *word = product as u64;
            carry = (product >> 64) as u64;
        }
    }
    if seen & NO_DIGIT == 0 { words.get(..used) } else { None }
}

/// The value of up to ten digits. What is none leaves its mark in `seen`.
#[inline(always)]
fn value(digits: &[u8], seen: &mut u8) -> u64 {
    digits.iter().fold(0, |value, byte| {
        let digit = DIGITS.get(usize::from(*byte)).copied().unwrap_or(NO_DIGIT);
        *seen |= digit;
        value * 58 + u64::from(digit)
    })
}

/// How many bytes a number has, written without zero bytes in front.
fn length(words: &[u64]) -> usize {
    words.len() * 8 - words.last().map_or(0, |last| last.leading_zeros() as usize / 8)
}

/// Writes a number to the end of `bytes`, the most significant byte first.
fn write_bytes(words: &[u64], bytes: &mut [u8]) {
    for (target, word) in bytes.rchunks_mut(8).zip(words) {
        if let Ok(target) = <&mut [u8; 8]>::try_from(&mut *target) {
            *target = word.to_be_bytes();
        } else {
            for (target, byte) in target.iter_mut().rev().zip(word.to_le_bytes()) {
                *target = byte;
            }
        }
    }
}

/// How many groups of five digits `bytes` bytes need at most. A group is more than 29 bits.
fn groups_of(bytes: usize) -> usize {
    (bytes * 8).div_ceil(29)
}

/// Appends the digits of a number that begins with no zero byte. `groups` are as many zeros as [`groups_of`] says or more.
fn write_digits(number: &[u8], groups: &mut [u32], text: &mut Vec<u8>) {
    let (first, rest) = number.split_at(number.len() % 4);
    let (fours, _) = rest.as_chunks::<4>();
    let mut carry = first.iter().fold(0, |value, byte| value << 8 | u64::from(*byte));
    let mut used = 0;
    let mut fours = fours.iter();
    loop {
        while carry != 0 {
            let Some(group) = groups.get_mut(used) else { break };
            *group = (carry % FIVE_DIGITS) as u32;
            carry /= FIVE_DIGITS;
            used += 1;
        }
        let Some(four) = fours.next() else { break };
        carry = u64::from(u32::from_be_bytes(*four));
        for group in groups.iter_mut().take(used) {
            let sum = u64::from(*group) << 32 | carry;
            *group = (sum % FIVE_DIGITS) as u32;
            carry = sum / FIVE_DIGITS;
        }
    }
    let groups = groups.get(..used).unwrap_or_default();
    let Some((highest, rest)) = groups.split_last() else { return };
    text.extend(digits(*highest).into_iter().skip_while(|digit| *digit == b'1'));
    let start = text.len();
    text.resize(start + rest.len() * 5, b'1');
    let (places, _) = text.get_mut(start..).unwrap_or_default().as_chunks_mut::<5>();
    for (place, group) in places.iter_mut().zip(rest.iter().rev()) {
        *place = digits(*group);
    }
}

/// The five digits of a group, found side by side as far as they do not need each other.
#[inline(always)]
fn digits(group: u32) -> [u8; 5] {
    let (high, low) = (group / (58 * 58), group % (58 * 58));
    [high / 58 / 58, high / 58 % 58, high % 58, low / 58, low % 58].map(|digit| ALPHABET.get(digit as usize).copied().unwrap_or_default())
}

/// The error for the first character outside the alphabet.
fn no_digit(text: &str) -> DecodeError {
    let is_digit = |character: char| character.is_ascii() && ALPHABET.contains(&(character as u8));
    let (offset, found) = text.char_indices().find(|(_, character)| !is_digit(*character)).unwrap_or((0, char::REPLACEMENT_CHARACTER));
    DecodeError::Character { encoding: ENCODING, found, offset }
}

#[cfg(test)]
mod tests {
    use super::{MAX_LENGTH, decode, decode_array, encode};
    use crate::encoding::ArrayError;
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

    #[test]
    fn the_longest_texts_are_those_of_another_crate() {
        for digit in ["1", "2", "z"] {
            let text = digit.repeat(MAX_LENGTH);
            let bytes = decode(&text).unwrap();
            assert_eq!(bytes, bs58::decode(&text).into_vec().unwrap());
            assert_eq!(encode(&bytes), text);
        }
    }

    #[test]
    fn the_greatest_and_least_numbers_of_every_length_are_those_of_another_crate() {
        for length in 0..200 {
            for zeros in [0, 1, 8] {
                for first in [1, 0x39, 0x3a, 0xff] {
                    for rest in [0, 0xff] {
                        let mut bytes = vec![0; zeros];
                        bytes.extend([first].into_iter().chain(std::iter::repeat(rest)).take(length));
                        let text = bs58::encode(&bytes).into_string();
                        assert_eq!(encode(&bytes), text);
                        assert_eq!(decode(&text).unwrap(), bytes);
                    }
                }
            }
        }
        for digits in 0..200 {
            for digit in ["2", "z"] {
                let text = digit.repeat(digits);
                assert_eq!(decode(&text).unwrap(), bs58::decode(&text).into_vec().unwrap());
            }
        }
    }

    #[test]
    fn an_array_has_its_length_or_is_refused() {
        let text = |length: usize| encode(&vec![0x2a; length]);
        assert_eq!(decode_array::<64>(&text(64)), Ok([0x2a; 64]));
        for (length, zeros) in [(63, 0), (65, 0), (0, 0), (200, 0), (0, 64), (64, 1), (63, 1)] {
            let result = decode_array::<64>(&format!("{}{}", "1".repeat(zeros), text(length)));
            let found = length + zeros;
            assert_eq!(result.err(), (found != 64).then_some(ArrayError::Length { expected: 64, found }));
        }
        assert_eq!(decode_array::<0>(""), Ok([]));
        assert!(matches!(decode_array::<64>("0"), Err(ArrayError::Decode(error)) if error.code() == "encoding_character"));
    }

    /// What the published crate answers, in our terms: the bytes, or the place and character of the first wrong one.
    fn oracle(text: &str) -> Result<Vec<u8>, (usize, char)> {
        bs58::decode(text).into_vec().map_err(|error| match error {
            bs58::decode::Error::InvalidCharacter { index, .. } | bs58::decode::Error::NonAsciiCharacter { index } => {
                (index, text.get(index..).unwrap().chars().next().unwrap())
            }
            other => panic!("{text}: {other}"),
        })
    }

    fn ours(text: &str) -> Result<Vec<u8>, (usize, char)> {
        decode(text).map_err(|error| match error {
            crate::encoding::DecodeError::Character { offset, found, .. } => (offset, found),
            other => panic!("{text}: {other}"),
        })
    }

    proptest! {
        #[test]
        fn bytes_are_written_as_another_crate_does(zeros in 0_usize..40, bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let bytes = [vec![0; zeros], bytes].concat();
            let text = encode(&bytes);
            prop_assert_eq!(&text, &bs58::encode(&bytes).into_string());
            prop_assert_eq!(decode_array::<34>(&text).ok().map(Vec::from), (bytes.len() == 34).then(|| bytes.clone()));
            prop_assert_eq!(decode(&text).unwrap(), bytes);
        }

        #[test]
        fn the_bytes_of_a_signature_are_read_into_an_array(bytes: [u8; 64], zeros in 0_usize..64) {
            for zeros in [0, zeros] {
                let mut bytes = bytes;
                bytes[..zeros].fill(0);
                prop_assert_eq!(decode_array(&bs58::encode(&bytes).into_string()), Ok(bytes));
            }
        }

        #[test]
        fn digits_are_read_as_another_crate_does(text in "1{0,9}[1-9A-HJ-NP-Za-km-z]{0,280}") {
            let bytes = ours(&text);
            prop_assert_eq!(&bytes, &oracle(&text));
            prop_assert_eq!(encode(&bytes.unwrap()), text, "the only spelling");
        }

        #[test]
        fn wrong_characters_are_found_where_another_crate_finds_them(text in "1{0,3}[1-9A-Za-z]{0,60}", rest in "\\PC{0,3}[1-9A-Za-z]{0,60}") {
            for text in [text.clone(), text + &rest] {
                prop_assert_eq!(ours(&text), oracle(&text));
            }
        }
    }
}
