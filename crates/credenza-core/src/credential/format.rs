//! Which format a document is in. See `docs/adr/0020-known-and-not-judged.md`.

use super::envelope::{CONTEXT_V1, CONTEXT_V2};
use crate::encoding::json::{self, Document, Node};

/// Which format a document is in, as far as a first look tells.
///
/// It is the strictest that the document can be read as: what says that it is a credential or presentation, or has a proof or subjects as these have, is never
/// taken for one of those that are not judged. Else whoever holds a credential that is refused could add a few members, and it would be left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A credential of VCDM 2.0 or 1.1 with embedded proof.
    Credential,
    /// A presentation of VCDM 2.0 or 1.1 with embedded proof.
    Presentation,
    /// An enveloped credential or presentation of VCDM 2.0 (§4.12), which is not judged yet.
    Enveloped,
    /// A compact JSON Web Token, by itself or as a JSON string, which is not judged yet.
    Jwt,
    /// An SD-JWT, which is not judged yet.
    SdJwt,
    /// A JSON Web Signature in JSON (RFC 7515 §7.2), which is not judged yet.
    JwsJson,
    /// One with the unsigned header of JAdES (ETSI TS 119 182-1 §5.3), as Europass seals credentials; it is not judged yet.
    Jades,
    /// A JSON Web Encryption (RFC 7516), compact or in JSON: nobody but its recipient can look into it.
    Jwe,
    /// A badge of Open Badges 1 or 2, which the website of its issuer vouches for.
    OpenBadges2,
    /// A certificate of Blockcerts 1 or 2, which a chain of blocks vouches for.
    Blockcerts2,
    /// JSON of another kind around credentials or presentations ([`Secured::contained`](super::Secured::contained)): an export, an answer of a server, an array.
    Container,
    /// JSON of another kind.
    Unknown,
}

impl Format {
    /// The stable name, as reports give it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Credential => "vc+ld+json",
            Self::Presentation => "vp+ld+json",
            Self::Enveloped => "enveloped",
            Self::Jwt => "vc+jwt",
            Self::SdJwt => "sd-jwt",
            Self::JwsJson => "jws-json",
            Self::Jades => "jades",
            Self::Jwe => "jwe",
            Self::OpenBadges2 => "open-badges-2",
            Self::Blockcerts2 => "blockcerts-2",
            Self::Container => "container",
            Self::Unknown => "unknown",
        }
    }

    /// The format of a JSON document.
    pub(super) fn of(document: Node<'_>) -> Self {
        match Self::by_itself(document) {
            None if is_secured_itself(document) => Self::Unknown,
            None if contains_any(document) => Self::Container,
            format => format.unwrap_or(Self::Unknown),
        }
    }

    /// The format of a value by what it says of itself, whatever is inside it.
    fn by_itself(value: Node<'_>) -> Option<Self> {
        if let Some(text) = value.as_str() {
            return Self::of_token(text);
        }
        if !value.is_object() {
            return None;
        }
        let is = |name: &str, wanted: &str| mentions(value, name, |text| text == wanted);
        if is("type", "VerifiablePresentation") {
            return Some(Self::Presentation);
        }
        if is("type", "VerifiableCredential") {
            return Some(Self::Credential);
        }
        if is_envelope(value) && !is_secured_itself(value) {
            return Some(Self::Enveloped);
        }
        if is("@context", CONTEXT_V2) || is("@context", CONTEXT_V1) {
            return Some(Self::Credential);
        }
        if is_secured_itself(value) { None } else { jose(value).or_else(|| older_badge(value)) }
    }

    /// The format of a text without white space around it, if it is shaped like a token.
    pub(super) fn of_token(text: &str) -> Option<Self> {
        if !text.starts_with("eyJ") || text.len() > json::MAX_BYTES {
            return None;
        }
        let is_base64url = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        let token = text.split('~').next()?;
        if !token.split('.').all(is_base64url) {
            return None;
        }
        match (token.split('.').count(), text.contains('~')) {
            (3, false) => Some(Self::Jwt),
            (3, true) => Some(Self::SdJwt),
            // RFC 7516 §7.1.
            (5, false) => Some(Self::Jwe),
            _ => None,
        }
    }
}

/// The outermost documents of a known format inside another, in its order; it itself where it is of one. A value nests no deeper than the parser reads.
pub(super) fn contained<'d>(document: Node<'d>) -> Vec<Node<'d>> {
    let mut found = Vec::new();
    walk(document, &mut |node| {
        found.push(node);
        true
    });
    found
}

fn contains_any(document: Node<'_>) -> bool {
    !walk(document, &mut |_| false)
}

/// Hands over the outermost until `take` returns false; whether it never did.
fn walk<'d>(value: Node<'d>, take: &mut dyn FnMut(Node<'d>) -> bool) -> bool {
    if Format::by_itself(value).is_some() || is_in_writing(value) {
        return take(value);
    }
    value.members().all(|(_, member)| walk(member, take)) && value.items().all(|item| walk(item, take))
}

/// Whether it is a text that is such a document when read, as exports of data bases have it.
fn is_in_writing(value: Node<'_>) -> bool {
    let text = value.as_str().filter(|text| text.trim_start().starts_with('{'));
    text.and_then(|text| Document::parse(text.as_bytes()).ok()).is_some_and(|document| Format::by_itself(document.root()).is_some())
}

/// Whether it has what only a credential or presentation with embedded proof has.
fn is_secured_itself(value: Node<'_>) -> bool {
    let is_there = |name: &str| value.get(name).is_some_and(|member| !member.is_null());
    is_there("proof") || is_there("credentialSubject")
}

fn is_envelope(value: Node<'_>) -> bool {
    mentions(value, "type", |text| matches!(text, "EnvelopedVerifiableCredential" | "EnvelopedVerifiablePresentation"))
}

/// What JOSE makes in JSON: RFC 7515 §7.2, RFC 7516 §7.2, each in the general and the flattened form.
fn jose(value: Node<'_>) -> Option<Format> {
    let is_text = |object: Node<'_>, name: &str| object.get(name).is_some_and(Node::is_string);
    if is_text(value, "ciphertext") && (is_text(value, "protected") || value.get("recipients").is_some_and(Node::is_array)) {
        return Some(Format::Jwe);
    }
    if !is_text(value, "payload") {
        return None;
    }
    let is_signature = |object: &Node<'_>| is_text(*object, "signature") && is_text(*object, "protected");
    let general = || value.get("signatures").into_iter().flat_map(Node::items);
    let mut signatures = general().chain([value]).filter(is_signature).peekable();
    signatures.peek()?;
    let has_jades = |signature: Node<'_>| signature.get("header").and_then(|header| header.get("etsiU")).is_some();
    Some(if signatures.any(has_jades) { Format::Jades } else { Format::JwsJson })
}

/// Badges from before Open Badges 3.0, the first of which had no context.
fn older_badge(value: Node<'_>) -> Option<Format> {
    let has = |name: &str| value.get(name).is_some();
    let is_blockcert = mentions(value, "@context", |url| url.starts_with("https://w3id.org/blockcerts/"))
        || value.get("signature").is_some_and(|signature| mentions(signature, "type", |kind| kind == "MerkleProof2017"));
    if is_blockcert {
        return Some(Format::Blockcerts2);
    }
    let is_badge = mentions(value, "@context", |url| matches!(url, "https://w3id.org/openbadges/v1" | "https://w3id.org/openbadges/v2"))
        || (has("badge") && has("recipient"));
    is_badge.then_some(Format::OpenBadges2)
}

/// Whether a member is such a text, or an array with one.
fn mentions(value: Node<'_>, name: &str, wanted: impl Fn(&str) -> bool) -> bool {
    let items = value.get(name).into_iter().flat_map(Node::one_or_many);
    items.into_iter().any(|(_, item)| item.as_str().is_some_and(&wanted))
}
