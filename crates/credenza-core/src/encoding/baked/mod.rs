//! Credentials baked into pictures (Open Badges 3.0 §5.3): read out of a PNG or an SVG, and put into one.
//!
//! A picture is a wrapping. Nothing that it shows is signed, so nothing is read from it but the credential, which is judged like any other. A picture in which two
//! readers would find two credentials is refused, and so is one that is damaged: a changed length would hide a chunk from one reader and not from another.

mod error;
mod png;
mod svg;
#[cfg(test)]
mod tests;

pub use error::BakedError;

use crate::encoding::json::MAX_BYTES;

/// The largest picture that is looked into, in bytes: one of [`MAX_BYTES`] with a credential of as many in it. Badges are drawn with kilobytes.
pub const MAX_IMAGE_BYTES: usize = 2 * MAX_BYTES;

/// How deep the elements of an SVG may nest. Drawing programs write a few dozen; each level is remembered until it closes.
pub const MAX_SVG_DEPTH: usize = 256;

/// How many attributes an element of an SVG may have, declarations of namespaces included. Drawing programs write a few dozen; each is remembered until the tag
/// ends, to find one that stands there twice.
pub const MAX_SVG_ATTRIBUTES: usize = 1_000;

/// How many declarations of namespaces may be in force at one place of an SVG. Drawing programs write ten; each is remembered until its element closes.
pub const MAX_SVG_NAMESPACES: usize = 1_000;

/// How many credentials in one picture are looked at. More than one is refused anyway, or taken out by [`Existing::Replace`].
const MAX_BADGES: usize = 1_000;

/// A kind of picture that can carry a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Image {
    /// Portable Network Graphics.
    Png,
    /// Scalable Vector Graphics.
    Svg,
}

impl Image {
    /// The kind of these bytes, from how they begin; none where they are no picture that can carry a credential.
    ///
    /// An SVG is one whose first element has the local name `svg`, in UTF-8 or UTF-16 (which is recognised and then refused).
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match () {
            () if bytes.starts_with(png::SIGNATURE) => Some(Self::Png),
            () if svg::is_svg(bytes) => Some(Self::Svg),
            () => None,
        }
    }

    /// The stable name: `png` or `svg`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }
}

/// What to do about a credential that a picture carries already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// Refuse, with [`BakedError::AlreadyBaked`].
    Refuse,
    /// Put the new one in its place.
    Replace,
}

/// The credential in a picture, as its text: JSON, or a compact token. White space around it is left out. None where the picture carries none.
///
/// # Errors
/// [`BakedError`]: no picture; one that is too large or damaged; one with several credentials, or with markup that its reader would have to look up or expand; one
/// with a badge of Open Badges 2.0 and no other.
pub fn extract(image: &[u8]) -> Result<Option<String>, BakedError> {
    let found = match kind(image)? {
        Image::Png => png::extract(image)?,
        Image::Svg => svg::extract(image)?,
    };
    let Some((text, offset)) = found else { return Ok(None) };
    match text.trim_ascii() {
        "" => Err(BakedError::Empty { offset }),
        trimmed if trimmed.len() > MAX_BYTES => Err(BakedError::CredentialTooLarge { offset, limit: MAX_BYTES }),
        trimmed if trimmed.len() == text.len() => Ok(Some(text)),
        trimmed => Ok(Some(trimmed.to_owned())),
    }
}

/// The picture with the credential in it: JSON, or a compact token, white space around it left out. Every other byte of the picture stays what it was.
///
/// Whether the text is a credential is not looked at.
///
/// # Errors
/// [`BakedError`]: those of [`extract`] for the picture; [`BakedError::AlreadyBaked`] under [`Existing::Refuse`]; [`BakedError::Empty`] and
/// [`BakedError::CredentialTooLarge`] for the text, and for an SVG [`BakedError::NotXml`], where it has a character that no XML document may hold.
pub fn bake(image: &[u8], credential: &str, existing: Existing) -> Result<Vec<u8>, BakedError> {
    let kind = kind(image)?;
    let credential = credential.trim_ascii();
    if credential.is_empty() {
        return Err(BakedError::Empty { offset: 0 });
    }
    if credential.len() > MAX_BYTES {
        return Err(BakedError::CredentialTooLarge { offset: 0, limit: MAX_BYTES });
    }
    match kind {
        Image::Png => png::bake(image, credential, existing),
        Image::Svg => svg::bake(image, credential, existing),
    }
}

fn kind(image: &[u8]) -> Result<Image, BakedError> {
    if image.len() > MAX_IMAGE_BYTES {
        return Err(BakedError::ImageTooLarge { bytes: image.len(), limit: MAX_IMAGE_BYTES });
    }
    Image::of(image).ok_or(BakedError::NotAnImage)
}

/// The picture without the bytes of `cut` (ascending, apart), and with `inserted` in it before the byte `at`, which is in none of them.
fn spliced(image: &[u8], at: usize, inserted: &[u8], cut: &[std::ops::Range<usize>]) -> Vec<u8> {
    let mut made = Vec::with_capacity(image.len() + inserted.len());
    let mut put = |from: usize, to: usize| made.extend_from_slice(image.get(from..to).unwrap_or_default());
    let mut from = 0;
    let mut ranges = cut.iter().peekable();
    while let Some(range) = ranges.next_if(|range| range.end <= at) {
        put(from, range.start);
        from = range.end;
    }
    put(from, at);
    made.extend_from_slice(inserted);
    let mut put = |from: usize, to: usize| made.extend_from_slice(image.get(from..to).unwrap_or_default());
    from = at;
    for range in ranges {
        put(from, range.start);
        from = range.end;
    }
    put(from, image.len());
    made
}
