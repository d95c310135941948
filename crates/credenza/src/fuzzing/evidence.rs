//! The index of a folder of evidence.

use std::path::Path;

use super::told;
use crate::evidence::pieces;

/// An `index.json`.
pub fn evidence(bytes: &[u8]) {
    match pieces(bytes, Path::new("evidence/index.json")) {
        Ok(pieces) => assert!(pieces.iter().all(|piece| !piece.id.is_empty() && !piece.file.is_empty())),
        Err(failure) => told(failure),
    }
}
