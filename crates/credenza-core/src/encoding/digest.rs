//! Digests.

use sha2::{Digest as _, Sha256};

/// SHA-256 (FIPS 180-4) of `bytes`.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

#[cfg(test)]
mod tests {
    use super::sha256;

    #[test]
    fn of_nothing() {
        assert_eq!(sha256(b"").first_chunk(), Some(&[0xe3, 0xb0, 0xc4, 0x42]));
    }
}
