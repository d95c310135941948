//! The request file: what was read writes back and reads the same, and no challenge can be guessed.

use credenza_core::present::Request;

use crate::sentence::sentence;

/// A request file.
pub(crate) fn request(bytes: &[u8]) {
    let request = match Request::parse(bytes) {
        Ok(request) => request,
        Err(error) => return drop(sentence(&error)),
    };
    let written = serde_json::to_vec(&request.to_value()).unwrap();
    assert_eq!(Request::parse(&written).as_ref(), Ok(&request));
    let (issued, expires) = request.window().expect("a request file says from when to when");
    assert!(issued < expires && request.challenge().len() >= 22 && !request.domain().trim().is_empty());
}
