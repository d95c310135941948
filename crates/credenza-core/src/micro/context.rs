//! The inline JSON-LD context of a micro-credential.
//!
//! Open Badges has no term for most of the European elements; these are mapped to the European Learning Model by a small context that every credential carries
//! itself: no server can vanish, nobody can change it later. It is the same bytes in every credential and known by digest. See `docs/adr/0001-inline-context.md`.

use crate::credential::CONTEXT_V2;
use crate::encoding::digest::sha256;
use crate::encoding::jcs;
use std::sync::OnceLock;

use crate::encoding::json::Value;

/// SHA-256 of the JCS form of [`inline_context`].
#[rustfmt::skip]
pub const CONTEXT_DIGEST: [u8; 32] = [
    0x48, 0xf9, 0x11, 0xd1, 0xf0, 0xd9, 0xa1, 0xd8, 0x2d, 0x66, 0x37, 0xc7, 0xf2, 0x9b, 0x22, 0xe8,
    0x84, 0xb8, 0xeb, 0x85, 0xe2, 0x08, 0x2b, 0x63, 0x85, 0x65, 0x84, 0x99, 0x09, 0xcd, 0x0a, 0xc3,
];

const SOURCE: &str = include_str!("context.json");

/// The context as a JSON value; parsed once a process, because every credential that is issued carries it.
pub fn inline_context() -> Value {
    static PARSED: OnceLock<Value> = OnceLock::new();
    PARSED.get_or_init(|| crate::encoding::json::parse(SOURCE.as_bytes()).unwrap_or_default()).clone()
}

/// The contexts of Open Badges 3.0 under all the addresses at which 1EdTech publishes them.
const OPEN_BADGES: [&str; 5] = [
    "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.0.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
];

/// Which terms the contexts of a credential define, where they are contexts that we know.
///
/// Under any other list a term may mean anything: a foreign context may have mapped `creditsEarned` to something else (the term-swap attack,
/// w3c/vc-data-integrity#272).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Terms {
    /// Open Badges only.
    OpenBadges,
    /// Open Badges and the European elements of our inline context.
    European,
}

impl Terms {
    /// The terms of exactly these contexts, in this order.
    pub(crate) fn of(contexts: &[Value]) -> Option<Self> {
        let is_open_badges = |context: &Value| context.as_str().is_some_and(|url| OPEN_BADGES.contains(&url));
        let is_ours = |context: &Value| context.is_object() && sha256(&jcs::canonicalize(context)) == CONTEXT_DIGEST;
        match contexts {
            [first, second, rest @ ..] if first == CONTEXT_V2 && is_open_badges(second) => match rest {
                [] => Some(Self::OpenBadges),
                [third] if is_ours(third) => Some(Self::European),
                _ => None,
            },
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_that_of_the_context() {
        assert_eq!(sha256(&jcs::canonicalize(&inline_context())), CONTEXT_DIGEST);
    }
}
