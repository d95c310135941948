//! did:web: the address and the document of a DID that a web server answers for. Fetching is not done here.

use super::{Did, DidError, Document, Relationship};
use crate::encoding::excerpt;
use crate::key::PublicKey;

const LONGEST_HOST: usize = 253;
const LONGEST_LABEL: usize = 63;

/// The DID of a domain with optional port and path: `uni.example`, `uni.example:8443`, `uni.example/dept`. Capitals in the host are lowered, as DNS
/// does not tell them apart; a domain with other letters than ASCII is to be given in its `xn--` form.
///
/// # Errors
/// [`DidError`]: `did_web_host`, `did_web_ip_address`, `did_web_userinfo`, `did_web_port` or `did_web_path`.
pub fn from_domain(domain: &str) -> Result<Did, DidError> {
    if domain.contains("://") {
        return Err(DidError::WebHost { expected: "a domain without scheme", found: excerpt(domain) });
    }
    let (authority, path) = domain.split_once('/').map_or((domain, None), |(authority, path)| (authority, Some(path)));
    let (host, port) = split_authority(authority)?;
    let host = host.to_ascii_lowercase();
    check_host(&host)?;
    let mut id = host;
    if let Some(port) = port {
        check_port(port)?;
        id = format!("{id}%3A{port}");
    }
    for segment in path.into_iter().flat_map(|path| path.split('/')) {
        check_segment(segment)?;
        id = format!("{id}:{segment}");
    }
    Did::parse(&format!("did:web:{id}"))
}

/// The address of the document: `https://uni.example/.well-known/did.json`, or `https://uni.example/dept/did.json` for a DID with a path.
///
/// # Errors
/// [`DidError::MethodUnsupported`] for another method, and those of [`from_domain`].
pub fn url(did: &Did) -> Result<String, DidError> {
    if did.method() != "web" {
        return Err(DidError::MethodUnsupported { expected: "web", found: did.method().to_owned() });
    }
    let mut parts = did.method_specific_id().split(':');
    let encoded = parts.next().unwrap_or_default();
    let authority = percent_decode(encoded);
    let (host, port) = split_authority(&authority)?;
    check_host(host)?;
    // `%75ni.example` would be a second DID for `uni.example`, and one that nobody can read.
    if encoded.matches('%').count() > usize::from(port.is_some()) {
        return Err(DidError::WebHost { expected: "percent-encoding for the colon of the port only", found: excerpt(encoded) });
    }
    let mut url = format!("https://{host}");
    if let Some(port) = port {
        check_port(port)?;
        url = format!("{url}:{port}");
    }
    let mut segments = parts.peekable();
    if segments.peek().is_none() {
        url.push_str("/.well-known");
    }
    for segment in segments {
        check_segment(segment)?;
        url = format!("{url}/{segment}");
    }
    Ok(url + "/did.json")
}

/// The document of `did` that lists each of `keys` as the Multikey `<did>#<multikey>`, for making claims and for authentication. A key given
/// twice is listed once.
pub fn document(did: &Did, keys: &[PublicKey]) -> Document {
    Document::of_keys(did, keys, &[Relationship::AssertionMethod, Relationship::Authentication])
}

fn split_authority(authority: &str) -> Result<(&str, Option<&str>), DidError> {
    if authority.contains('@') {
        return Err(DidError::WebUserinfo { found: excerpt(authority) });
    }
    if authority.contains(['[', ']']) {
        return Err(DidError::WebIpAddress { found: excerpt(authority) });
    }
    Ok(authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port))))
}

fn check_host(host: &str) -> Result<(), DidError> {
    let wrong = |expected| Err(DidError::WebHost { expected, found: excerpt(host) });
    if !host.is_ascii() {
        return wrong("ASCII; other letters in their xn-- form");
    }
    if host.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return wrong("lower case");
    }
    if host.len() > LONGEST_HOST || host.split('.').any(|label| label.is_empty() || label.len() > LONGEST_LABEL) {
        return wrong("labels of 1 to 63 characters, 253 in all");
    }
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    if !host.bytes().all(allowed) || host.split('.').any(|label| label.starts_with('-') || label.ends_with('-')) {
        return wrong("letters, digits and inner hyphens");
    }
    // Browsers and resolvers read every host whose last label is a number as an IPv4 address, `0x7f.1` included.
    let last = host.rsplit('.').next().unwrap_or_default();
    let hexadecimal = last.strip_prefix("0x").is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    if hexadecimal || last.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DidError::WebIpAddress { found: excerpt(host) });
    }
    Ok(())
}

fn check_port(port: &str) -> Result<(), DidError> {
    let digits = !port.starts_with('0') && port.bytes().all(|byte| byte.is_ascii_digit());
    if digits && port.parse::<u16>().is_ok() { Ok(()) } else { Err(DidError::WebPort { found: excerpt(port) }) }
}

/// A segment may hold percent-encoded bytes, but not ones that end it, lead out of it or cannot be shown.
fn check_segment(segment: &str) -> Result<(), DidError> {
    let decoded = percent_decode(segment);
    let wrong = matches!(decoded.as_str(), "" | "." | "..")
        || decoded.contains(['/', '\\', '?', '#', '%', char::REPLACEMENT_CHARACTER])
        || decoded.chars().any(|character| character.is_control() || character.is_whitespace())
        || segment.bytes().any(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'%')));
    if wrong { Err(DidError::WebPath { found: excerpt(segment) }) } else { Ok(()) }
}

/// Percent-encoding undone; bytes that are not UTF-8 become U+FFFD, which no caller accepts.
fn percent_decode(text: &str) -> String {
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.as_bytes();
    while let Some((byte, rest)) = bytes.split_first() {
        let digits = rest.first_chunk::<2>().filter(|_| *byte == b'%');
        let escaped = digits.and_then(|[high, low]| {
            let value = char::from(*high).to_digit(16)? << 4 | char::from(*low).to_digit(16)?;
            u8::try_from(value).ok()
        });
        decoded.push(escaped.unwrap_or(*byte));
        bytes = if escaped.is_some() { rest.get(2..).unwrap_or_default() } else { rest };
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{document, from_domain, url};
    use crate::did::{Did, Document, Relationship};
    use crate::key::SecretKey;

    #[test]
    fn a_domain_has_a_did_and_the_did_an_address() {
        for (domain, did, address) in [
            ("uni.example", "did:web:uni.example", "https://uni.example/.well-known/did.json"),
            ("Uni.Example", "did:web:uni.example", "https://uni.example/.well-known/did.json"),
            ("uni.example:8443", "did:web:uni.example%3A8443", "https://uni.example:8443/.well-known/did.json"),
            ("uni.example/dept", "did:web:uni.example:dept", "https://uni.example/dept/did.json"),
            ("uni.example:3000/a/B_c", "did:web:uni.example%3A3000:a:B_c", "https://uni.example:3000/a/B_c/did.json"),
            ("xn--mnchen-3ya.example", "did:web:xn--mnchen-3ya.example", "https://xn--mnchen-3ya.example/.well-known/did.json"),
            ("localhost:8443", "did:web:localhost%3A8443", "https://localhost:8443/.well-known/did.json"),
        ] {
            let made = from_domain(domain).unwrap();
            assert_eq!(made.as_str(), did);
            assert_eq!(url(&made).unwrap(), address);
        }
        assert_eq!(url(&Did::parse("did:web:uni.example:a%20b").unwrap()).unwrap_err().code(), "did_web_path");
        assert_eq!(url(&Did::parse("did:web:uni.example:caf%C3%A9").unwrap()).unwrap(), "https://uni.example/caf%C3%A9/did.json");
    }

    #[test]
    fn what_is_no_domain_is_refused() {
        for (domain, code) in [
            ("", "did_web_host"),
            ("https://uni.example", "did_web_host"),
            ("uni..example", "did_web_host"),
            ("uni.example.", "did_web_host"),
            ("-uni.example", "did_web_host"),
            ("uni_a.example", "did_web_host"),
            ("m\u{fc}nchen.example", "did_web_host"),
            ("\u{443}ni.example", "did_web_host"),
            ("uni example", "did_web_host"),
            ("127.0.0.1", "did_web_ip_address"),
            ("2130706433", "did_web_ip_address"),
            ("0x7f.1", "did_web_ip_address"),
            ("uni.0x7F", "did_web_ip_address"),
            ("[::1]", "did_web_ip_address"),
            ("[::1]:80", "did_web_ip_address"),
            ("bank.example@evil.example", "did_web_userinfo"),
            ("uni.example:", "did_web_port"),
            ("uni.example:0", "did_web_port"),
            ("uni.example:080", "did_web_port"),
            ("uni.example:65536", "did_web_port"),
            ("uni.example:+80", "did_web_port"),
            ("uni.example:80:81", "did_web_port"),
            ("uni.example/", "did_web_path"),
            ("uni.example//a", "did_web_path"),
            ("uni.example/../a", "did_web_path"),
            ("uni.example/a:b", "did_web_path"),
            ("uni.example/a?b", "did_web_path"),
            ("uni.example/%2e%2e", "did_web_path"),
        ] {
            assert_eq!(from_domain(domain).unwrap_err().code(), code, "{domain}");
        }
        assert_eq!(from_domain(&format!("{}.example", "a".repeat(64))).unwrap_err().code(), "did_web_host");
    }

    #[test]
    fn a_did_that_leads_elsewhere_has_no_address() {
        for (did, code) in [
            ("did:key:z6Mk", "did_method_unsupported"),
            ("did:web:Uni.example", "did_web_host"),
            ("did:web:uni.example%2Fa", "did_web_host"),
            ("did:web:uni%2Eexample%00", "did_web_host"),
            ("did:web:%75ni.example", "did_web_host"),
            ("did:web:uni.example%3A8%30", "did_web_host"),
            ("did:web:bank.example%40evil.example", "did_web_userinfo"),
            ("did:web:bank.example%3A80%40evil.example", "did_web_userinfo"),
            ("did:web:%5B%3A%3A1%5D", "did_web_ip_address"),
            ("did:web:127.0.0.1", "did_web_ip_address"),
            ("did:web:uni.example%3A", "did_web_port"),
            ("did:web:uni.example:..:a", "did_web_path"),
            ("did:web:uni.example:%2e%2E:a", "did_web_path"),
            ("did:web:uni.example:a%2Fb", "did_web_path"),
            ("did:web:uni.example:a%5cb", "did_web_path"),
            ("did:web:uni.example:%ff", "did_web_path"),
            ("did:web:uni.example:%252e", "did_web_path"),
            ("did:web:uni.example::a", "did_web_path"),
        ] {
            assert_eq!(url(&Did::parse(did).unwrap()).unwrap_err().code(), code, "{did}");
        }
    }

    #[test]
    fn the_document_lists_every_key_once() {
        let did = from_domain("uni.example").unwrap();
        let [old, new] = [1, 2].map(|seed| SecretKey::from_seed([seed; 32]).public_key());
        let document = document(&did, &[old, new, old]);
        assert_eq!(document.methods().len(), 2);
        assert_eq!(Document::parse(&document.to_value(), &did).unwrap(), document);
        let id = format!("{did}#{}", new.to_multikey());
        assert!(document.method(&id, Relationship::Authentication).is_ok());
        assert_eq!(document.method(&id, Relationship::CapabilityInvocation).unwrap_err().code(), "method_not_authorized");
    }
}
