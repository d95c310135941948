//! What bytes are, at a first look: a document, a picture with one in it, or none.

use credenza_core::credential::Secured;
use credenza_core::encoding::baked::{self, BakedError, Image};
use credenza_core::encoding::json::ParseError;
use credenza_core::verify::Code;

/// What bytes hold.
pub(crate) enum Content {
    /// A document, not believed.
    Document(Secured),
    /// Not JSON with one meaning.
    Unread(ParseError),
    /// A file of another kind.
    Foreign(Foreign),
}

impl Content {
    /// What these bytes are; of a picture, what is baked into it.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        match Secured::parse(bytes) {
            Ok(document) => Self::Document(document),
            Err(error) => match (Image::of(bytes), Foreign::by_its_beginning(bytes)) {
                (Some(image), _) => baked_into(bytes, image),
                (None, Some(foreign)) => Self::Foreign(foreign),
                (None, None) => Self::Unread(error),
            },
        }
    }
}

fn baked_into(bytes: &[u8], image: Image) -> Content {
    match baked::extract(bytes) {
        Ok(Some(text)) => Secured::parse(text.as_bytes()).map_or_else(Content::Unread, Content::Document),
        Ok(None) => Content::Foreign(Foreign::Bare(image.name())),
        Err(error) => Content::Foreign(Foreign::Refused(error)),
    }
}

/// What a text is that is no JSON, and that people have a credential in: a page that shows one, an older Europass document, what a program wrote in base64.
fn by_its_text(bytes: &[u8]) -> Option<&'static str> {
    // With these begin, in base64: `{"`, `{` and a line, `[{`, what gzip made.
    const IN_BASE64: [&[u8]; 5] = [b"eyJ", b"ewo", b"ew0", b"W3s", b"H4sI"];
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii();
    let begins = |wanted: &[u8]| text.get(..wanted.len()).is_some_and(|start| start.eq_ignore_ascii_case(wanted));
    if begins(b"<!doctype html") || begins(b"<html") {
        return Some("html");
    }
    if matches!(text, [b'<', second, ..] if second.is_ascii_alphabetic() || matches!(second, b'?' | b'!')) {
        return Some("xml");
    }
    let is_base64 =
        |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_' | b'=') || byte.is_ascii_whitespace();
    (IN_BASE64.iter().any(|start| text.starts_with(start)) && text.iter().all(is_base64)).then_some("base64")
}

/// A file that is no document, and out of which none could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Foreign {
    /// A kind that is not looked into (`pdf`, `zip`, `gzip`, `html`, `xml`, `base64`).
    Unsupported(&'static str),
    /// A picture without a credential in it, by the name of its format. Only PNG and SVG can have one.
    Bare(&'static str),
    /// A picture that cannot be read, or whose credential cannot.
    Refused(BakedError),
    /// A file of another kind that this program knows: by the name that [`DocumentKind`](crate::document_kind::DocumentKind) has for it, or `empty`.
    Other(&'static str),
}

/// The brands of pictures that telephones take (ISO/IEC 23008-12, HEIF; AV1 Image File Format).
const HEIC: [&[u8]; 6] = [b"heic", b"heix", b"heim", b"mif1", b"msf1", b"avif"];

impl Foreign {
    /// The kinds of files that people have a credential printed in, photographed or packed, and that say what they are in their first bytes.
    fn by_its_beginning(bytes: &[u8]) -> Option<Self> {
        let is_webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
        let is_heic = bytes.get(4..8) == Some(b"ftyp") && bytes.get(8..12).is_some_and(|brand| HEIC.contains(&brand));
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Unsupported("pdf")),
            [b'P', b'K', 3, 4, ..] => Some(Self::Unsupported("zip")),
            [0x1f, 0x8b, ..] => Some(Self::Unsupported("gzip")),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Bare("jpeg")),
            [b'G', b'I', b'F', b'8', ..] => Some(Self::Bare("gif")),
            _ if is_webp => Some(Self::Bare("webp")),
            _ if is_heic => Some(Self::Bare("heic")),
            _ => by_its_text(bytes).map(Self::Unsupported),
        }
    }

    /// The stable code.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Unsupported(_) => Code::FormatUnsupported.as_str(),
            Self::Bare(_) => "picture_bare",
            Self::Refused(error) => error.code(),
            Self::Other(_) => "file_of_another_kind",
        }
    }

    /// The values that its sentence quotes.
    pub(crate) fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Unsupported(format) => vec![("format", (*format).to_owned())],
            Self::Bare(format) => vec![("format", (*format).to_owned())],
            Self::Refused(error) => error.args(),
            Self::Other(kind) => vec![("kind", (*kind).to_owned())],
        }
    }

    /// Whether it is wrong. The others may hold what we do not see: a code to scan, a badge of an older kind.
    pub(crate) fn is_malformed(&self) -> bool {
        match self {
            Self::Refused(error) => !matches!(error, BakedError::OpenBadges2 { .. }),
            Self::Other(_) => true,
            Self::Unsupported(_) | Self::Bare(_) => false,
        }
    }
}
