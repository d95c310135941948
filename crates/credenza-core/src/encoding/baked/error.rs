//! Why a credential cannot be read out of a picture, or put into one.

use std::fmt;

use crate::encoding::printable;

/// A picture that is refused. Offsets are in bytes from the start of the picture. The values quoted come from it and may be hostile.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum BakedError {
    /// Neither a PNG nor an SVG.
    NotAnImage,
    /// A picture larger than [`MAX_IMAGE_BYTES`](super::MAX_IMAGE_BYTES).
    ImageTooLarge {
        /// How large it is.
        bytes: usize,
        /// How large it may be.
        limit: usize,
    },
    /// A PNG that ends inside a chunk, or before its last one.
    PngTruncated {
        /// Where the chunk begins that is not all there.
        offset: usize,
    },
    /// A PNG that breaks its specification (ISO/IEC 15948) where it matters here.
    PngMalformed {
        /// Where.
        offset: usize,
        /// What should stand there.
        expected: &'static str,
    },
    /// A chunk of a PNG whose checksum does not match its bytes.
    PngChecksum {
        /// Where the chunk begins.
        offset: usize,
        /// The type of the chunk, four letters.
        chunk: String,
        /// The checksum of the bytes.
        expected: u32,
        /// The checksum that stands there.
        found: u32,
    },
    /// The compressed text of a chunk cannot be inflated.
    PngCompression {
        /// Where the chunk begins.
        offset: usize,
    },
    /// The text of a chunk is not UTF-8.
    NotUtf8 {
        /// Where the chunk begins.
        offset: usize,
    },
    /// An SVG that is not in UTF-8.
    SvgEncoding {
        /// Where the first byte stands that is not, or the declaration that says so.
        offset: usize,
        /// The encoding, as far as it can be told.
        found: String,
    },
    /// An SVG that is not well-formed XML.
    SvgMalformed {
        /// Where.
        offset: usize,
        /// What is wrong, in English.
        problem: String,
    },
    /// An SVG with declarations of its own in the document type, which would have to be carried out to know what it says.
    SvgDeclarations {
        /// Where the document type begins.
        offset: usize,
    },
    /// A reference to an entity that XML does not define.
    SvgEntity {
        /// Where.
        offset: usize,
        /// The name of the entity.
        name: String,
    },
    /// Elements nested deeper than [`MAX_SVG_DEPTH`](super::MAX_SVG_DEPTH).
    SvgTooDeep {
        /// Where.
        offset: usize,
        /// How deep they may nest.
        limit: usize,
    },
    /// An element with more attributes than [`MAX_SVG_ATTRIBUTES`](super::MAX_SVG_ATTRIBUTES).
    SvgTooManyAttributes {
        /// Where the element begins.
        offset: usize,
        /// How many it may have.
        limit: usize,
    },
    /// More declarations of namespaces in force than [`MAX_SVG_NAMESPACES`](super::MAX_SVG_NAMESPACES).
    SvgTooManyNamespaces {
        /// Where the element begins that makes them too many.
        offset: usize,
        /// How many there may be.
        limit: usize,
    },
    /// More than one credential: readers differ in which they take.
    SeveralCredentials {
        /// Where the second one begins.
        offset: usize,
    },
    /// A credential larger than [`MAX_BYTES`](crate::encoding::json::MAX_BYTES), or one that inflates to more.
    CredentialTooLarge {
        /// Where it begins.
        offset: usize,
        /// How large it may be.
        limit: usize,
    },
    /// The place of the credential is empty.
    Empty {
        /// Where it begins.
        offset: usize,
    },
    /// A badge of Open Badges 1 or 2, which is not judged, and no credential.
    OpenBadges2 {
        /// Where it begins.
        offset: usize,
    },
    /// The picture carries a credential already.
    AlreadyBaked {
        /// Where it begins.
        offset: usize,
    },
    /// A character in the credential that no XML document may hold (XML 1.0 §2.2).
    NotXml {
        /// Where it stands in the credential.
        offset: usize,
        /// The character.
        found: char,
    },
}

impl BakedError {
    /// The stable code of the error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAnImage => "not_a_picture",
            Self::ImageTooLarge { .. } => "picture_too_large",
            Self::PngTruncated { .. } => "png_truncated",
            Self::PngMalformed { .. } => "png_malformed",
            Self::PngChecksum { .. } => "png_checksum",
            Self::PngCompression { .. } => "png_compression",
            Self::NotUtf8 { .. } => "png_not_utf8",
            Self::SvgEncoding { .. } => "svg_encoding",
            Self::SvgMalformed { .. } => "svg_malformed",
            Self::SvgDeclarations { .. } => "svg_declarations",
            Self::SvgEntity { .. } => "svg_entity",
            Self::SvgTooDeep { .. } => "svg_too_deep",
            Self::SvgTooManyAttributes { .. } => "svg_too_many_attributes",
            Self::SvgTooManyNamespaces { .. } => "svg_too_many_namespaces",
            Self::SeveralCredentials { .. } => "several_credentials",
            Self::CredentialTooLarge { .. } => "baked_too_large",
            Self::Empty { .. } => "baked_empty",
            Self::OpenBadges2 { .. } => "open_badges_2",
            Self::AlreadyBaked { .. } => "already_baked",
            Self::NotXml { .. } => "not_xml",
        }
    }

    /// The values that a sentence about the error quotes: (name, value).
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let at = |offset: &usize| ("offset", offset.to_string());
        match self {
            Self::NotAnImage => Vec::new(),
            Self::ImageTooLarge { bytes, limit } => vec![("bytes", bytes.to_string()), ("limit", limit.to_string())],
            Self::PngMalformed { offset, expected } => vec![at(offset), ("expected", (*expected).to_owned())],
            Self::PngChecksum { offset, chunk, expected, found } => {
                vec![at(offset), ("chunk", chunk.clone()), ("expected", format!("{expected:08x}")), ("found", format!("{found:08x}"))]
            }
            Self::SvgEncoding { offset, found } => vec![at(offset), ("found", found.clone())],
            Self::SvgMalformed { offset, problem } => vec![at(offset), ("problem", problem.clone())],
            Self::SvgEntity { offset, name } => vec![at(offset), ("name", name.clone())],
            Self::SvgTooDeep { offset, limit }
            | Self::SvgTooManyAttributes { offset, limit }
            | Self::SvgTooManyNamespaces { offset, limit }
            | Self::CredentialTooLarge { offset, limit } => {
                vec![at(offset), ("limit", limit.to_string())]
            }
            Self::NotXml { offset, found } => vec![at(offset), ("found", format!("U+{:04X}", u32::from(*found)))],
            Self::PngTruncated { offset }
            | Self::PngCompression { offset }
            | Self::NotUtf8 { offset }
            | Self::SvgDeclarations { offset }
            | Self::SeveralCredentials { offset }
            | Self::Empty { offset }
            | Self::OpenBadges2 { offset }
            | Self::AlreadyBaked { offset } => vec![at(offset)],
        }
    }
}

impl fmt::Display for BakedError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnImage => formatter.write_str("expected a PNG or an SVG, found something else"),
            Self::ImageTooLarge { bytes, limit } => write!(formatter, "expected a picture of at most {limit} bytes, found {bytes}"),
            Self::PngTruncated { offset } => write!(formatter, "expected a whole PNG, found its end in the chunk at byte {offset}"),
            Self::PngMalformed { offset, expected } => write!(formatter, "expected {expected} at byte {offset} of the PNG"),
            Self::PngChecksum { offset, chunk, expected, found } => {
                let chunk = printable(chunk);
                write!(formatter, "expected the checksum {expected:08x} of the chunk {chunk} at byte {offset}, found {found:08x}")
            }
            Self::PngCompression { offset } => write!(formatter, "expected a compressed text in the chunk at byte {offset}"),
            Self::NotUtf8 { offset } => write!(formatter, "expected UTF-8 in the chunk at byte {offset}"),
            Self::SvgEncoding { offset, found } => {
                write!(formatter, "expected an SVG in UTF-8, found {} at byte {offset}", printable(found))
            }
            Self::SvgMalformed { offset, problem } => {
                write!(formatter, "expected well-formed XML at byte {offset}: {}", printable(problem))
            }
            Self::SvgDeclarations { offset } => {
                write!(formatter, "expected a document type without declarations of its own at byte {offset}")
            }
            Self::SvgEntity { offset, name } => {
                write!(formatter, "expected an entity that XML defines at byte {offset}, found {}", printable(name))
            }
            Self::SvgTooDeep { offset, limit } => {
                write!(formatter, "expected at most {limit} elements inside each other, found more at byte {offset}")
            }
            Self::SvgTooManyAttributes { offset, limit } => {
                write!(formatter, "expected an element with at most {limit} attributes, found more at byte {offset}")
            }
            Self::SvgTooManyNamespaces { offset, limit } => {
                write!(formatter, "expected at most {limit} declarations of namespaces in force, found more at byte {offset}")
            }
            Self::SeveralCredentials { offset } => write!(formatter, "expected one credential, found a second at byte {offset}"),
            Self::CredentialTooLarge { offset, limit } => {
                write!(formatter, "expected a credential of at most {limit} bytes, found more at byte {offset}")
            }
            Self::Empty { offset } => write!(formatter, "expected a credential at byte {offset}, found nothing"),
            Self::OpenBadges2 { offset } => {
                write!(formatter, "expected a credential of Open Badges 3, found a badge of version 1 or 2 at byte {offset}")
            }
            Self::AlreadyBaked { offset } => {
                write!(formatter, "expected a picture without a credential, found one at byte {offset}")
            }
            Self::NotXml { offset, found } => {
                write!(formatter, "expected characters that XML allows, found U+{:04X} at byte {offset}", u32::from(*found))
            }
        }
    }
}

impl std::error::Error for BakedError {}
