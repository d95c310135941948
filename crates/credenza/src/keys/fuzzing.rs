//! What must hold for any bytes in the place of a key's file: see [`crate::fuzzing`].

#![allow(clippy::unwrap_used, reason = "a broken promise is told by panicking")]

use std::path::Path;

use super::sealed::KeyBackup;
use super::{PublicPart, pem};
use crate::fuzzing::told;

/// A key: PKCS#8 in PEM, the part in the clear, or an opened backup.
pub fn key_file(bytes: &[u8]) {
    match pem(Path::new("key.pem"), bytes) {
        Ok(key) => {
            let again = pem(Path::new("key.pem"), key.to_pkcs8_pem().as_bytes()).unwrap();
            assert!(again.public_key() == key.public_key());
        }
        Err(error) => told(error),
    }
    let _ = PublicPart::decode(bytes);
    if let Some(backup) = KeyBackup::decode(bytes) {
        // The name becomes that of a file.
        assert!(!backup.name.as_str().contains(['/', '\\', '\0', '.']), "{:?}", backup.name);
    }
}
