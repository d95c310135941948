//! Digests, and the digits that stand for them.

use sha2::{Digest as _, Sha256};

/// SHA-256 (FIPS 180-4) of `bytes`.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// `bytes` as hexadecimal digits in lower case, two a byte: how a digest is written down.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| DIGITS.get(usize::from(value & 0xF)).map(|digit| char::from(*digit));
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).flatten().collect()
}

/// The beginning that many texts share, and the state of SHA-256 after it: what follows it is all that has to be hashed.
pub(crate) struct Beginning {
    bytes: Vec<u8>,
    state: Sha256,
}

impl Beginning {
    pub(crate) fn new(bytes: Vec<u8>) -> Self {
        Self { state: Sha256::new_with_prefix(&bytes), bytes }
    }

    /// SHA-256 of `bytes`, whether they begin so or not.
    pub(crate) fn sha256(&self, bytes: &[u8]) -> [u8; 32] {
        match bytes.strip_prefix(self.bytes.as_slice()) {
            Some(rest) => self.state.clone().chain_update(rest).finalize().into(),
            None => sha256(bytes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Beginning, hex, sha256};

    #[test]
    fn a_known_beginning_changes_nothing() {
        let text: Vec<u8> = (0..=255).collect();
        for known in 0..text.len() {
            let beginning = Beginning::new(text[..known].to_vec());
            for end in [0, known.saturating_sub(1), known, known + 1, text.len()] {
                assert_eq!(beginning.sha256(&text[..end]), sha256(&text[..end]), "{end} bytes, {known} known");
            }
            assert_eq!(beginning.sha256(&text[1..]), sha256(&text[1..]));
        }
    }

    #[test]
    fn digits_are_lower_case_and_two_a_byte() {
        assert_eq!(hex(&[0x00, 0x0a, 0xf0, 0xff]), "000af0ff");
        assert_eq!(hex(&[]), "");
        for byte in 0..=255 {
            assert_eq!(hex(&[byte]), format!("{byte:02x}"));
        }
    }

    #[test]
    fn of_nothing() {
        assert_eq!(sha256(b"").first_chunk(), Some(&[0xe3, 0xb0, 0xc4, 0x42]));
    }
}
