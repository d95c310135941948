//! Digests of resources, as `digestSRI` and `digestMultibase` write them.

use sha2::{Digest as _, Sha256, Sha384, Sha512};

use crate::encoding::base64url;
use crate::encoding::json::Node;
use crate::encoding::multibase;

/// The digests of one content of a resource. One URL may have had several: a context is corrected, and credentials that cite the older one stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digests {
    /// SHA-256 of its bytes.
    pub sha256: [u8; 32],
    /// SHA-384 of its bytes.
    pub sha384: [u8; 48],
    /// SHA-512 of its bytes.
    pub sha512: [u8; 64],
}

/// The digests of every known content of the resource at a URL; none where it is not known.
pub type Known<'a> = &'a dyn Fn(&str) -> Vec<Digests>;

impl Digests {
    /// The digests of these bytes.
    pub fn of(content: &[u8]) -> Self {
        Self { sha256: Sha256::digest(content).into(), sha384: Sha384::digest(content).into(), sha512: Sha512::digest(content).into() }
    }

    pub(super) fn has(&self, digest: &Digest) -> bool {
        match digest {
            Digest::Sha256(bytes) => *bytes == self.sha256,
            Digest::Sha384(bytes) => *bytes == self.sha384,
            Digest::Sha512(bytes) => *bytes == self.sha512,
        }
    }
}

/// One digest that a credential states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Digest {
    Sha256([u8; 32]),
    Sha384([u8; 48]),
    Sha512([u8; 64]),
}

impl Digest {
    /// By its length in bytes.
    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let of_256 = || bytes.try_into().map(Self::Sha256);
        of_256().or_else(|_| bytes.try_into().map(Self::Sha384)).or_else(|_| bytes.try_into().map(Self::Sha512)).ok()
    }

    fn strength(&self) -> usize {
        match self {
            Self::Sha256(_) => 256,
            Self::Sha384(_) => 384,
            Self::Sha512(_) => 512,
        }
    }

    /// Reads `digestSRI`: digests with their algorithms, one of the strongest of which must match (Subresource Integrity §3.3.3); options behind `?` are passed over.
    pub(super) fn parse_sri(text: &str) -> Option<Vec<Self>> {
        let mut digests = text.split_ascii_whitespace().map(parse_one_sri).collect::<Option<Vec<_>>>()?;
        let strongest = digests.iter().map(Self::strength).max()?;
        digests.retain(|digest| digest.strength() == strongest);
        Some(digests)
    }

    /// Reads `digestMultibase`: a multihash (Controlled Identifiers 1.0 §2.5), or the digest by itself, as the first implementations and the official suite write it.
    pub(super) fn parse_multibase(text: &str) -> Option<Vec<Self>> {
        let (_, bytes) = multibase::decode(text).ok()?;
        let digest = match bytes.as_slice() {
            [0x12, 0x20, digest @ ..] if digest.len() == 32 => Self::from_bytes(digest),
            [0x20, 0x30, digest @ ..] if digest.len() == 48 => Self::from_bytes(digest),
            [0x13, 0x40, digest @ ..] if digest.len() == 64 => Self::from_bytes(digest),
            digest => Self::from_bytes(digest),
        };
        digest.map(|digest| vec![digest])
    }
}

/// Whether what `name` (`digestSRI`, `digestMultibase`) states is a digest of this content. Of several one is enough; what is malformed is a digest of nothing.
pub(crate) fn states_digest(stated: Node<'_>, name: &str, content: &Digests) -> bool {
    let parse = if name == "digestSRI" { Digest::parse_sri } else { Digest::parse_multibase };
    let mut texts = stated.one_or_many().map(|(_, text)| text.as_str().and_then(parse));
    texts.any(|digests| digests.is_some_and(|digests| digests.iter().any(|digest| content.has(digest))))
}

/// One digest of `digestSRI`, in base64 of either alphabet, as Subresource Integrity §3.5 has it.
fn parse_one_sri(text: &str) -> Option<Digest> {
    let (algorithm, rest) = text.split_once('-')?;
    let digits: String = rest.split('?').next()?.trim_end_matches('=').replace('+', "-").replace('/', "_");
    let digest = Digest::from_bytes(&base64url::decode(&digits).ok()?)?;
    (algorithm.strip_prefix("sha")? == digest.strength().to_string()).then_some(digest)
}

/// The base context of VCDM 2.0: as it is published (24 February 2025), and as it was on 20 July 2024, which the official suite and older credentials cite.
///
/// What is known by digest alone; whoever has further resources at hand knows them by [`Digests::of`].
pub fn well_known(url: &str) -> Vec<Digests> {
    if url == crate::credential::CONTEXT_V2 { vec![PUBLISHED_V2, V2_OF_JULY_2024] } else { Vec::new() }
}

/// Of the context as it is published.
const PUBLISHED_V2: Digests = Digests {
    sha256: [
        0x59, 0x95, 0x5c, 0xed, 0x66, 0x97, 0xd6, 0x1e, 0x03, 0xf2, 0xb2, 0x55, 0x6f, 0xeb, 0xe5, 0x30, 0x8a, 0xb1, 0x68, 0x42, 0x84, 0x6f,
        0x5b, 0x58, 0x6d, 0x7f, 0x1f, 0x7a, 0xde, 0xc9, 0x27, 0x34,
    ],
    sha384: [
        0x97, 0xf1, 0xeb, 0x8e, 0x50, 0x42, 0x35, 0x6c, 0x80, 0x5f, 0xdd, 0x61, 0xaf, 0xa2, 0xc5, 0x57, 0x66, 0x37, 0x85, 0xe0, 0x79, 0x4d,
        0xca, 0xfa, 0x21, 0xe1, 0x38, 0xfd, 0x38, 0xde, 0xf1, 0x8c, 0xb3, 0x60, 0x13, 0x3c, 0x22, 0x1a, 0xa3, 0x1d, 0x68, 0x96, 0xa6, 0xbf,
        0x3e, 0x65, 0xb6, 0x14,
    ],
    sha512: [
        0x5d, 0x55, 0x45, 0x2b, 0xd2, 0xdc, 0xf8, 0xa2, 0x9f, 0x5a, 0x29, 0x04, 0x73, 0xeb, 0x24, 0x2b, 0x1c, 0x5f, 0xb7, 0x7d, 0x4e, 0x68,
        0xf1, 0xa0, 0xaa, 0x87, 0xba, 0xa4, 0xdb, 0xa2, 0x69, 0x48, 0x52, 0xd6, 0x5e, 0xc6, 0x3d, 0x48, 0xac, 0x04, 0xa9, 0x9d, 0x95, 0x6f,
        0x9f, 0x71, 0x53, 0xb9, 0x40, 0x6f, 0x84, 0xd2, 0xd0, 0x4c, 0x74, 0x86, 0x9b, 0x02, 0xc2, 0x39, 0xa1, 0xd8, 0x13, 0x05,
    ],
};

/// Of the context as it was on 20 July 2024.
const V2_OF_JULY_2024: Digests = Digests {
    sha256: [
        0x24, 0xa1, 0x8c, 0x90, 0xe9, 0x85, 0x6d, 0x52, 0x61, 0x11, 0xf2, 0x93, 0x76, 0xe3, 0x02, 0xd9, 0x70, 0xb2, 0xbd, 0x10, 0x18, 0x2e,
        0x33, 0x95, 0x99, 0x95, 0xb0, 0x20, 0x7d, 0x70, 0x43, 0xb9,
    ],
    sha384: [
        0x35, 0x23, 0x9c, 0x36, 0x99, 0x9d, 0x21, 0x55, 0x31, 0x20, 0x91, 0xaf, 0x19, 0x4a, 0x1e, 0xdb, 0x61, 0x63, 0x4d, 0x6a, 0xd7, 0x89,
        0xa5, 0xe5, 0xb1, 0x9f, 0x2a, 0xeb, 0xdd, 0x76, 0x2d, 0xd9, 0xd1, 0xdc, 0xaa, 0xda, 0x40, 0xed, 0xa7, 0xef, 0x92, 0x1c, 0x6b, 0x8c,
        0x0a, 0xe1, 0x07, 0xa0,
    ],
    sha512: [
        0xcb, 0x13, 0x36, 0xdf, 0xa8, 0x67, 0x0d, 0x80, 0xd0, 0x33, 0x44, 0xb3, 0xb0, 0xcc, 0x25, 0xfa, 0xf4, 0xd4, 0x52, 0x01, 0x82, 0x3c,
        0x35, 0xf3, 0x9b, 0xb1, 0xaf, 0xe5, 0xa9, 0xf9, 0x11, 0xf6, 0x15, 0xff, 0x4e, 0xc8, 0x0e, 0xc5, 0xf2, 0xf8, 0x9e, 0x33, 0xd1, 0x4e,
        0x96, 0xbe, 0xc8, 0xbe, 0x78, 0xe3, 0x8d, 0xf3, 0x5b, 0x91, 0x8c, 0x9c, 0xd5, 0xf3, 0xb3, 0x44, 0x9b, 0xd6, 0xc8, 0x8f,
    ],
};
