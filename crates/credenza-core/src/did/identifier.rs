//! The syntax of DIDs and DID URLs (DID Core 1.0 §3.1, §3.2).

use super::DidError;
use crate::encoding::excerpt;
use std::fmt;

/// The longest DID URL that is read, in bytes. A did:jwk with a 4096-bit RSA key has 950.
pub const MAX_DID_BYTES: usize = 2048;

/// A DID such as `did:web:uni.example`. Two DIDs are the same only if their texts are: nothing is normalised.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Did(String);

impl Did {
    /// Reads `did:<method>:<method-specific id>` without path, query or fragment.
    ///
    /// # Errors
    /// [`DidError::TooLong`] or [`DidError::Malformed`].
    pub fn parse(text: &str) -> Result<Self, DidError> {
        refuse_too_long(text)?;
        let end = did_length(text)?;
        if end < text.len() {
            return Err(malformed(text, "a letter, digit, '.', '-', '_', ':' or percent-encoded byte", end));
        }
        Ok(Self(text.to_owned()))
    }

    /// A DID that this crate put together from checked parts.
    pub(super) fn from_trusted(text: String) -> Self {
        debug_assert!(did_length(&text) == Ok(text.len()));
        Self(text)
    }

    /// The name of the method: `web` of `did:web:uni.example`.
    pub fn method(&self) -> &str {
        self.parts().0
    }

    /// What stands behind the method: `uni.example` of `did:web:uni.example`.
    pub fn method_specific_id(&self) -> &str {
        self.parts().1
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn parts(&self) -> (&str, &str) {
        self.0.strip_prefix("did:").and_then(|rest| rest.split_once(':')).unwrap_or_default()
    }
}

impl fmt::Display for Did {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A DID URL such as `did:web:uni.example#key-1`: a DID with an optional path, query and fragment.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DidUrl {
    text: String,
    did: Did,
}

impl DidUrl {
    /// Reads an absolute DID URL. A `#` needs something behind it.
    ///
    /// # Errors
    /// [`DidError::TooLong`] or [`DidError::Malformed`].
    pub fn parse(text: &str) -> Result<Self, DidError> {
        refuse_too_long(text)?;
        let end = did_length(text)?;
        let (did, rest) = text.split_at_checked(end).unwrap_or((text, ""));
        if !(rest.is_empty() || rest.starts_with(['/', '?', '#'])) {
            return Err(malformed(text, "a path, a query or a fragment behind the DID", end));
        }
        let (before_fragment, fragment) = rest.split_once('#').map_or((rest, None), |(before, fragment)| (before, Some(fragment)));
        let wrong = first_not_allowed(before_fragment, is_query_char).map(|offset| end + offset);
        let fragment_start = end + before_fragment.len() + 1;
        let wrong =
            wrong.or_else(|| fragment.and_then(|fragment| first_not_allowed(fragment, is_query_char)).map(|at| fragment_start + at));
        if let Some(offset) = wrong {
            return Err(malformed(text, "a character that a URL may hold", offset));
        }
        if fragment == Some("") {
            return Err(malformed(text, "a fragment behind '#'", fragment_start));
        }
        Ok(Self { text: text.to_owned(), did: Did(did.to_owned()) })
    }

    /// The DID at its start.
    pub fn did(&self) -> Did {
        self.did.clone()
    }

    /// What stands behind the `#`, percent-encoding untouched.
    pub fn fragment(&self) -> Option<&str> {
        self.text.split_once('#').map(|(_, fragment)| fragment)
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for DidUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

/// The length in bytes of the DID at the start of `text`.
fn did_length(text: &str) -> Result<usize, DidError> {
    const SCHEME: &str = "did:";
    let rest = text.strip_prefix(SCHEME).ok_or_else(|| malformed(text, "\"did:\"", 0))?;
    let method = rest.bytes().take_while(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()).count();
    let colon = SCHEME.len() + method;
    if method == 0 {
        return Err(malformed(text, "a method name in lower-case letters and digits", colon));
    }
    if text.as_bytes().get(colon) != Some(&b':') {
        return Err(malformed(text, "':' behind the method name", colon));
    }
    let start = colon + 1;
    let id = text.get(start..).unwrap_or_default();
    let length = first_not_allowed(id, is_id_char).unwrap_or(id.len());
    // The last of the parts between colons may not be empty.
    match id.as_bytes().get(..length).and_then(<[u8]>::last) {
        None | Some(b':') => Err(malformed(text, "a method-specific id that does not end in ':'", start + length)),
        Some(_) => Ok(start + length),
    }
}

/// The offset of the first character that is neither `allowed` nor the start of a percent-encoded byte.
fn first_not_allowed(text: &str, allowed: fn(u8) -> bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut position = 0;
    while let Some(byte) = bytes.get(position) {
        position += match byte {
            b'%' if is_hex_pair(bytes.get(position + 1..position + 3)) => 3,
            byte if allowed(*byte) => 1,
            _ => return Some(position),
        };
    }
    None
}

fn is_hex_pair(digits: Option<&[u8]>) -> bool {
    digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

fn is_id_char(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b':')
}

/// `pchar`, `/` and `?` of RFC 3986, without `%`.
fn is_query_char(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte)
}

fn refuse_too_long(text: &str) -> Result<(), DidError> {
    if text.len() > MAX_DID_BYTES {
        return Err(DidError::TooLong { length: text.len(), limit: MAX_DID_BYTES });
    }
    Ok(())
}

fn malformed(text: &str, expected: &'static str, offset: usize) -> DidError {
    DidError::Malformed { expected, found: excerpt(text), offset }
}

#[cfg(test)]
mod tests {
    use super::{Did, DidUrl, MAX_DID_BYTES};

    #[test]
    fn a_did_has_a_method_and_an_id() {
        for (text, method, id) in [
            ("did:web:uni.example", "web", "uni.example"),
            ("did:web:uni.example%3A8443:dept", "web", "uni.example%3A8443:dept"),
            ("did:example::a", "example", ":a"),
            ("did:3:A-_.9", "3", "A-_.9"),
        ] {
            let did = Did::parse(text).unwrap();
            assert_eq!((did.method(), did.method_specific_id(), did.as_str()), (method, id, text));
        }
    }

    #[test]
    fn what_is_no_did_is_refused_with_its_place() {
        for (text, offset) in [
            ("", 0),
            ("DID:web:a", 0),
            (" did:web:a", 0),
            ("did::a", 4),
            ("did:Web:a", 4),
            ("did:web", 7),
            ("did:wéb:a", 5),
            ("did:web:", 8),
            ("did:web:a:", 10),
            ("did:web:a#b", 9),
            ("did:web:a/b", 9),
            ("did:web:a?b", 9),
            ("did:web:a b", 9),
            ("did:web:a%3", 9),
            ("did:web:a%3g", 9),
            ("did:web:\u{440}\u{430}", 8),
            ("did:web:a\n", 9),
        ] {
            let error = Did::parse(text).unwrap_err();
            assert_eq!(error.code(), "did_malformed", "{text:?}");
            assert!(error.to_string().contains(&format!("at byte {offset}")), "{text:?}: {error}");
        }
        let long = format!("did:web:{}", "a".repeat(MAX_DID_BYTES));
        assert_eq!(Did::parse(&long).unwrap_err().code(), "did_too_long");
    }

    #[test]
    fn a_did_url_has_parts() {
        let url = DidUrl::parse("did:web:uni.example/a?b=c#key-1").unwrap();
        assert_eq!((url.did().as_str(), url.fragment()), ("did:web:uni.example", Some("key-1")));
        let url = DidUrl::parse("did:web:uni.example?b#c?/d%20").unwrap();
        assert_eq!((url.did().as_str(), url.fragment()), ("did:web:uni.example", Some("c?/d%20")));
        assert_eq!(DidUrl::parse("did:web:uni.example").unwrap().fragment(), None);
    }

    #[test]
    fn what_is_no_did_url_is_refused() {
        for text in
            ["#key-1", "key-1", "did:web:a#", "did:web:a#b#c", "did:web:a#b c", "did:web:a~b", "did:web:a/%zz", "did:web:a#\u{202e}"]
        {
            assert_eq!(DidUrl::parse(text).unwrap_err().code(), "did_malformed", "{text:?}");
        }
    }
}
