//! Absolute IRIs.

use std::fmt;

use super::form::FormError;
use crate::encoding::display::{Effect, effect};
use crate::encoding::is_excluded_from_iris;
use crate::encoding::json::Pointer;

/// An absolute IRI: scheme, colon, something, and no character that RFC 3987 §2.2 forbids.
///
/// VCDM 2.0 §4 says "URL" where it means this; DIDs and URNs are among them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uri(String);

impl Uri {
    /// Reads an IRI.
    ///
    /// # Errors
    /// `uri_malformed`.
    pub fn parse(text: &str) -> Result<Self, FormError> {
        if is_absolute_iri(text) { Ok(Self(text.to_owned())) } else { Err(Self::malformed(text)) }
    }

    /// The IRI as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn malformed(found: &str) -> FormError {
        FormError::new(Pointer::root(), "uri_malformed", "an absolute URI such as https://uni.example/course or did:web:uni.example", found)
    }
}

impl fmt::Display for Uri {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn is_absolute_iri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let mut letters = scheme.bytes();
    let scheme_is_right = letters.next().is_some_and(|b| b.is_ascii_alphabetic())
        && letters.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    let has_authority = ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
    let rest_is_right = if has_authority {
        rest.strip_prefix("//").is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['/', '?', '#']))
    } else {
        !rest.is_empty()
    };
    scheme_is_right && rest_is_right && percent_signs_are_escapes(rest) && characters_are_allowed(rest)
}

fn percent_signs_are_escapes(text: &str) -> bool {
    let mut parts = text.split('%').skip(1).map(str::as_bytes);
    parts.all(|part| matches!(part, [high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit()))
}

fn characters_are_allowed(text: &str) -> bool {
    // Most IRIs are ASCII; what is forbidden of it is quickly said.
    let is_forbidden_byte = |byte: u8| is_excluded_from_iris(byte) | (byte == 0x7f);
    if text.is_ascii() { !text.bytes().fold(false, |found, byte| found | is_forbidden_byte(byte)) } else { !text.chars().any(is_forbidden) }
}

/// What no IRI may contain: controls, space, delimiters, the bidirectional formatting that RFC 3987 §4.1 excludes, and what is outside its `ucschar` (§2.2): tags,
/// specials, noncharacters.
fn is_forbidden(c: char) -> bool {
    let excluded = matches!(
        effect(c),
        Some(
            Effect::Control
                | Effect::Separator
                | Effect::Direction
                | Effect::DirectionMark
                | Effect::Tag
                | Effect::Special
                | Effect::Noncharacter
        )
    );
    excluded || c.is_whitespace() || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`' | '\u{fffc}' | '\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_is_judged_as_all_characters_are() {
        for character in (0..=0x7f_u8).map(char::from) {
            assert_eq!(characters_are_allowed(&character.to_string()), !is_forbidden(character), "{character:?}");
        }
    }

    #[test]
    fn only_absolute_iris_pass() {
        for good in ["https://uni.example", "urn:uuid:1", "did:key:z6Mk", "https://uni.example/corsi/è?a=%20#b", "data:,x", "HTTP://a"] {
            assert!(Uri::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "course",
            "/course",
            ":x",
            "1a:b",
            "https:",
            "https://",
            "https:///x",
            "urn:a b",
            "urn:%zz",
            "urn:%2",
            "urn:\u{202e}x",
            "urn:\u{61c}x",
            "urn:\u{e0041}x",
            "urn:\u{fdd0}x",
            "urn:\u{fffd}x",
            "a<b:c",
        ] {
            assert_eq!(Uri::parse(bad).unwrap_err().code(), "uri_malformed", "{bad}");
        }
    }
}
