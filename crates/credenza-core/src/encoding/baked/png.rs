//! PNG: a signature and chunks, each with its length, type and checksum (ISO/IEC 15948 §5). The credential is the text of an `iTXt` chunk (§11.3.4.5).

use std::ops::Range;

use flate2::{Crc, Decompress, FlushDecompress, Status};

use super::{BakedError, Existing, MAX_BADGES, spliced};
use crate::encoding::json::MAX_BYTES;

/// How every PNG begins.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The keyword of Open Badges 3.0.
const KEYWORD: &[u8] = b"openbadgecredential";
/// The keyword of Open Badges 1 and 2, as `iTXt` and, in the oldest, as `tEXt`.
const KEYWORD_2: &[u8] = b"openbadges";
/// The longest chunk that the specification allows, in bytes.
const MAX_CHUNK: usize = (1 << 31) - 1;
/// What a chunk has beside its content: length, type, checksum.
const FRAME: usize = 12;

/// One chunk.
struct Chunk<'i> {
    /// All of it in the picture.
    range: Range<usize>,
    kind: [u8; 4],
    content: &'i [u8],
}

/// The text of the one credential, and where its chunk begins.
pub(super) fn extract(image: &[u8]) -> Result<Option<(String, usize)>, BakedError> {
    let (badges, older) = badges(image)?;
    match badges.as_slice() {
        [one] if &one.kind == b"iTXt" => Ok(Some((text(one)?, one.range.start))),
        // One in a text of an older kind is none by the specification.
        [] | [_] => older.map_or(Ok(None), |offset| Err(BakedError::OpenBadges2 { offset })),
        [_, second, ..] => Err(BakedError::SeveralCredentials { offset: second.range.start }),
    }
}

/// The picture with a chunk for the credential right behind its header.
pub(super) fn bake(image: &[u8], credential: &str, existing: Existing) -> Result<Vec<u8>, BakedError> {
    let (badges, _) = badges(image)?;
    match (badges.first(), existing) {
        (Some(first), Existing::Refuse) => return Err(BakedError::AlreadyBaked { offset: first.range.start }),
        (None, _) | (_, Existing::Replace) => {}
    }
    let mut content = KEYWORD.to_vec();
    // The end of the keyword; not compressed (the specification of baking says so); no language and no translated keyword.
    content.extend_from_slice(&[0, 0, 0, 0, 0]);
    content.extend_from_slice(credential.as_bytes());
    let cut: Vec<_> = badges.into_iter().map(|chunk| chunk.range).collect();
    Ok(spliced(image, SIGNATURE.len() + FRAME + HEADER_BYTES, &framed(*b"iTXt", &content), &cut))
}

/// How many bytes the content of the first chunk has.
const HEADER_BYTES: usize = 13;

/// The chunks that carry a credential, and where the first badge of an older version begins. Reads the whole picture, and so finds it damaged where it is.
fn badges(image: &[u8]) -> Result<(Vec<Chunk<'_>>, Option<usize>), BakedError> {
    let mut badges = Vec::new();
    let mut older = None;
    let mut offset = SIGNATURE.len();
    loop {
        let chunk = chunk(image, offset)?;
        let is_first = offset == SIGNATURE.len();
        if is_first && (&chunk.kind != b"IHDR" || chunk.content.len() != HEADER_BYTES) {
            return Err(BakedError::PngMalformed { offset, expected: "a header (IHDR)" });
        }
        let keyword = chunk.content.split(|byte| *byte == 0).next().unwrap_or_default();
        match &chunk.kind {
            // What stands behind the end is not part of the picture (§5.6); other readers stop here too.
            b"IEND" => return Ok((badges, older)),
            // Only `iTXt` is one by the specification; another reader may take any of them.
            b"iTXt" | b"tEXt" | b"zTXt" if keyword == KEYWORD => {
                if badges.len() == MAX_BADGES {
                    return Err(BakedError::SeveralCredentials { offset });
                }
                offset = chunk.range.end;
                badges.push(chunk);
                continue;
            }
            b"iTXt" | b"tEXt" if keyword == KEYWORD_2 => _ = older.get_or_insert(offset),
            _ => {}
        }
        offset = chunk.range.end;
    }
}

/// The chunk that begins at `offset`.
fn chunk(image: &[u8], offset: usize) -> Result<Chunk<'_>, BakedError> {
    let truncated = BakedError::PngTruncated { offset };
    let rest = image.get(offset..).unwrap_or_default();
    let Some((length, rest)) = rest.split_first_chunk::<4>() else { return Err(truncated) };
    let Some((kind, _)) = rest.split_first_chunk::<4>() else { return Err(truncated) };
    if !kind.iter().all(u8::is_ascii_alphabetic) {
        return Err(BakedError::PngMalformed { offset: offset + 4, expected: "the type of a chunk, four letters" });
    }
    let length = u32::from_be_bytes(*length) as usize;
    if length > MAX_CHUNK {
        return Err(BakedError::PngMalformed { offset, expected: "the length of a chunk, below 2^31" });
    }
    let Some((covered, rest)) = rest.split_at_checked(4 + length) else { return Err(truncated) };
    let Some((found, _)) = rest.split_first_chunk::<4>() else { return Err(truncated) };
    let (expected, found) = (checksum(covered), u32::from_be_bytes(*found));
    if expected != found {
        return Err(BakedError::PngChecksum { offset, chunk: String::from_utf8_lossy(kind).into_owned(), expected, found });
    }
    Ok(Chunk { range: offset..offset + FRAME + length, kind: *kind, content: covered.get(4..).unwrap_or_default() })
}

/// The text of an `iTXt` chunk: keyword, 0, compressed or not, 0 (the only method), language, 0, translated keyword, 0, text.
fn text(chunk: &Chunk<'_>) -> Result<String, BakedError> {
    let offset = chunk.range.start;
    let malformed =
        || BakedError::PngMalformed { offset, expected: "a text with keyword, compression, language and translated keyword (iTXt)" };
    let mut fields = chunk.content.splitn(2, |byte| *byte == 0);
    let (_, rest) = (fields.next(), fields.next().ok_or_else(malformed)?);
    let Some((&[compressed, method], rest)) = rest.split_first_chunk::<2>() else { return Err(malformed()) };
    let mut fields = rest.splitn(3, |byte| *byte == 0);
    let (_, _, text) = (fields.next(), fields.next(), fields.next().ok_or_else(malformed)?);
    let bytes = match (compressed, method) {
        (0, _) => text.to_vec(),
        (1, 0) => inflated(text, offset)?,
        _ => return Err(malformed()),
    };
    String::from_utf8(bytes).map_err(|_| BakedError::NotUtf8 { offset })
}

/// The bytes of a zlib stream, no more of them than a document may have: a few kilobytes can hold a gigabyte of zeros (CWE-409).
fn inflated(compressed: &[u8], offset: usize) -> Result<Vec<u8>, BakedError> {
    const STEP: usize = 65_536;
    let broken = BakedError::PngCompression { offset };
    let mut inflater = Decompress::new(true);
    let mut text = Vec::new();
    loop {
        let (read, written) = (inflater.total_in(), inflater.total_out());
        let Some(rest) = usize::try_from(read).ok().and_then(|read| compressed.get(read..)) else { return Err(broken) };
        text.reserve(STEP);
        let status = inflater.decompress_vec(rest, &mut text, FlushDecompress::None).map_err(|_| broken.clone())?;
        if text.len() > MAX_BYTES {
            return Err(BakedError::CredentialTooLarge { offset, limit: MAX_BYTES });
        }
        match status {
            // Whatever stands behind the stream would be seen by some readers only.
            Status::StreamEnd if inflater.total_in() == compressed.len() as u64 => return Ok(text),
            Status::StreamEnd => return Err(broken),
            Status::Ok | Status::BufError if (inflater.total_in(), inflater.total_out()) != (read, written) => {}
            Status::Ok | Status::BufError => return Err(broken),
        }
    }
}

/// The chunk of that type and content.
fn framed(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    let mut chunk = Vec::with_capacity(content.len() + FRAME);
    // A credential has at most 16 MiB.
    chunk.extend_from_slice(&u32::try_from(content.len()).unwrap_or_default().to_be_bytes());
    chunk.extend_from_slice(&kind);
    chunk.extend_from_slice(content);
    let checksum = checksum(chunk.get(4..).unwrap_or_default());
    chunk.extend_from_slice(&checksum.to_be_bytes());
    chunk
}

/// CRC-32 of type and content (§5.5).
fn checksum(covered: &[u8]) -> u32 {
    let mut checksum = Crc::new();
    checksum.update(covered);
    checksum.sum()
}
