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

/// A file that is no document, and out of which none could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Foreign {
    /// A kind that is not looked into (`pdf`, `zip`).
    Unsupported(&'static str),
    /// A picture without a credential in it, by the name of its format. Only PNG and SVG can have one.
    Bare(&'static str),
    /// A picture that cannot be read, or whose credential cannot.
    Refused(BakedError),
    /// A file of another kind that this program knows: by the name that [`DocumentKind`](crate::document_kind::DocumentKind) has for it, or `empty`.
    Other(&'static str),
}

impl Foreign {
    /// The kinds of files that people have a credential printed in, photographed or packed, and that say what they are in their first bytes.
    fn by_its_beginning(bytes: &[u8]) -> Option<Self> {
        let is_webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Unsupported("pdf")),
            [b'P', b'K', 3, 4, ..] => Some(Self::Unsupported("zip")),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Bare("jpeg")),
            [b'G', b'I', b'F', b'8', ..] => Some(Self::Bare("gif")),
            _ => is_webp.then_some(Self::Bare("webp")),
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
