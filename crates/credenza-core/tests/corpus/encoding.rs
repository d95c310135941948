//! base58, base64url and multibase: one value has one spelling. Published crates say which.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use credenza_core::encoding::{base58, base64url, multibase};

use crate::sentence::sentence;

/// Bytes to write, and the same as a text to read.
pub(crate) fn encoding(bytes: &[u8]) {
    let in58 = base58::encode(bytes);
    assert_eq!(in58, bs58::encode(bytes).into_string());
    let in64 = base64url::encode(bytes);
    assert_eq!(in64, URL_SAFE_NO_PAD.encode(bytes));
    if in58.len() <= base58::MAX_LENGTH {
        assert_eq!(base58::decode(&in58).as_deref(), Ok(bytes));
    }
    assert_eq!(base64url::decode(&in64).as_deref(), Ok(bytes));

    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if text.len() <= base58::MAX_LENGTH {
        match (base58::decode(text), bs58::decode(text).into_vec()) {
            (Ok(ours), theirs) => {
                assert_eq!(base58::encode(&ours), text, "a second spelling");
                assert_eq!(theirs.ok(), Some(ours));
            }
            (Err(error), theirs) => {
                sentence(&error);
                assert!(theirs.is_err(), "refused, and should not be: {error}");
            }
        }
    }
    match (base64url::decode(text), URL_SAFE_NO_PAD.decode(text)) {
        (Ok(ours), theirs) => {
            assert_eq!(base64url::encode(&ours), text, "a second spelling");
            assert_eq!(theirs.ok(), Some(ours));
        }
        (Err(error), theirs) => {
            sentence(&error);
            assert!(theirs.is_err(), "refused, and should not be: {error}");
        }
    }
    match multibase::decode(text) {
        Ok((base, bytes)) => assert_eq!(multibase::encode(base, &bytes), text, "a second spelling"),
        Err(error) => {
            sentence(&error);
        }
    }
}
