//! Badges in pictures: what a reader must find, and what it must not choose from, unpack, look up or repair.

use std::io::Write as _;

use credenza_core::encoding::baked::{Existing, bake};
use credenza_core::encoding::json::MAX_BYTES;
use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

use crate::case::{Case, Expect, Input};
use crate::fixtures::{issued, tampered};

const AREA: &str = "baked";

/// A PNG of one pixel.
const PNG: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\x0aIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82";
/// How many bytes the signature and the header of a PNG have: where a chunk for a credential goes.
const HEADER: usize = 33;

fn svg(inside: &str) -> Vec<u8> {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:ob=\"https://purl.imsglobal.org/ob/v3p0\"><circle r=\"40\"/>{inside}</svg>")
        .into_bytes()
}

fn element(credential: &str) -> String {
    format!("<ob:credential><![CDATA[{credential}]]></ob:credential>")
}

pub(crate) fn cases() -> Vec<Case> {
    let good = issued().to_string();
    let plain = chunk(b"iTXt", &[b"openbadgecredential\0\0\0\0\0", good.as_bytes()].concat());
    let case = |name: &str, fact: &str, image: Vec<u8>, expect: Expect| Case::new(AREA, name, fact, Input::Bytes(image), expect);
    let refused = |name: &str, fact: &str, image: Vec<u8>, code: &'static str| case(name, fact, image, Expect::unreadable(code, ""));
    vec![
        case("accept-png", "A PNG, the credential in a chunk behind its header.", with(&plain), Expect::accepted()),
        case("accept-png-compressed", "The same, compressed.", with(&compressed(good.as_bytes())), Expect::accepted()),
        case("accept-svg", "An SVG, the credential in an element behind its start tag.", svg(&element(&good)), Expect::accepted()),
        case(
            "accept-svg-script",
            "An SVG with a script, a style and pictures from elsewhere: nothing of it is run or fetched, and nothing of it matters.",
            svg(&format!(
                "<script>document.write('x')</script><style>@import url(https://tracker.example/a)</style>\
                 <image href=\"https://tracker.example/b\"/>{}",
                element(&good)
            )),
            Expect::accepted(),
        ),
        case(
            "accept-svg-document-type",
            "A document type that names a file elsewhere, as drawing programs write it: it is not fetched.",
            [
                &b"<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>"[..],
                &svg(&element(&good)),
            ]
            .concat(),
            Expect::accepted(),
        ),
        case(
            "accept-svg-references",
            "The credential as text with references instead of a section of characters.",
            svg(&escaped(&good)),
            Expect::accepted(),
        ),
        case(
            "tampered",
            "A picture vouches for nothing: the credential in it was changed.",
            bake(PNG, &tampered(|document| document["credentialSubject"]["creditsEarned"] = 180.into()).to_string(), Existing::Refuse)
                .unwrap(),
            Expect::not_authentic("proof_invalid", "/proof"),
        ),
        refused(
            "png-several",
            "Two chunks with the same credential. Readers take the first or the last.",
            with(&[&plain[..], &plain].concat()),
            "several_credentials",
        ),
        refused(
            "png-several-kinds",
            "Behind the chunk with the credential stands another one in a chunk for text of an older kind, under the same keyword. Readers take either.",
            with(
                &[
                    &plain[..],
                    &chunk(
                        b"tEXt",
                        &[
                            b"openbadgecredential\0",
                            tampered(|document| document["credentialSubject"]["creditsEarned"] = 180.into()).to_string().as_bytes(),
                        ]
                        .concat(),
                    ),
                ]
                .concat(),
            ),
            "several_credentials",
        ),
        refused("png-bomb", "Compressed text that grows a thousandfold.", with(&compressed(&vec![b' '; MAX_BYTES + 1])), "baked_too_large"),
        refused(
            "png-bomb-cut",
            "Compressed text that ends too early.",
            with(&chunk(b"iTXt", &deflated_chunk(good.as_bytes(), 9))),
            "png_compression",
        ),
        refused("png-truncated", "The file ends in the middle of the credential.", with(&plain)[..HEADER + 100].to_vec(), "png_truncated"),
        refused(
            "png-checksum",
            "One bit of the credential was changed, and the checksum of the chunk was not.",
            flipped(with(&plain), HEADER + 100),
            "png_checksum",
        ),
        refused(
            "png-not-utf8",
            "The text of the chunk is in another encoding.",
            with(&chunk(b"iTXt", b"openbadgecredential\0\0\0\0\0{\"a\": \"\xe8\"}")),
            "png_not_utf8",
        ),
        refused("png-empty", "A chunk without text.", with(&chunk(b"iTXt", b"openbadgecredential\0\0\0\0\0")), "baked_empty"),
        refused(
            "png-malformed",
            "A chunk that ends before its text begins.",
            with(&chunk(b"iTXt", b"openbadgecredential\0\0\0")),
            "png_malformed",
        ),
        refused(
            "svg-several",
            "Two elements with the same credential, one of them deeper.",
            svg(&format!("{}<g>{}</g>", element(&good), element(&good))),
            "several_credentials",
        ),
        refused(
            "svg-attribute-and-text",
            "One element with a token in its attribute and a credential inside.",
            svg(&element(&good).replace("<ob:credential>", "<ob:credential verify=\"eyJhbGciOiJub25lIn0.e30.\">")),
            "several_credentials",
        ),
        refused(
            "svg-entity-file",
            "An entity that stands for a file of the reader's machine.",
            [&b"<!DOCTYPE svg [<!ENTITY file SYSTEM 'file:///etc/hostname'>]>"[..], &svg(&element(&good))].concat(),
            "svg_declarations",
        ),
        refused(
            "svg-entity-expansion",
            "Entities that grow by being put into each other.",
            [&b"<!DOCTYPE svg [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>"[..], &svg("&c;")].concat(),
            "svg_declarations",
        ),
        refused(
            "svg-entity-unknown",
            "An entity that nothing defines.",
            svg(&format!("<desc>&copyright;</desc>{}", element(&good))),
            "svg_entity",
        ),
        refused("svg-utf16", "An SVG in UTF-16.", utf16(&svg(&element(&good))), "svg_encoding"),
        refused(
            "svg-latin1",
            "An SVG that declares another encoding.",
            [&b"<?xml version='1.0' encoding='ISO-8859-1'?>"[..], &svg(&element(&good))].concat(),
            "svg_encoding",
        ),
        refused(
            "svg-deep",
            "Elements nested a thousand deep.",
            svg(&format!("{}{}", "<g>".repeat(1000), "</g>".repeat(1000))),
            "svg_too_deep",
        ),
        refused(
            "svg-attributes",
            "An element with more than a thousand attributes.",
            svg(&format!("<g{}/>", (0..1001).map(|number| format!(" a{number}=''")).collect::<String>())),
            "svg_too_many_attributes",
        ),
        refused(
            "svg-namespaces",
            "Elements inside each other that declare more than a thousand namespaces.",
            svg(&(0..101).fold(String::new(), |inside, level| {
                let declared: String = (0..10).map(|number| format!(" xmlns:a{level}-{number}='u'")).collect();
                format!("<g{declared}>{inside}</g>")
            })),
            "svg_too_many_namespaces",
        ),
        refused("svg-not-closed", "An element that is not closed.", svg(&format!("<g>{}", element(&good))), "svg_malformed"),
    ]
}

fn with(chunks: &[u8]) -> Vec<u8> {
    [&PNG[..HEADER], chunks, &PNG[HEADER..]].concat()
}

fn chunk(kind: &[u8], content: &[u8]) -> Vec<u8> {
    let mut crc = Crc::new();
    crc.update(kind);
    crc.update(content);
    [&u32::try_from(content.len()).unwrap().to_be_bytes(), kind, content, &crc.sum().to_be_bytes()].concat()
}

fn compressed(text: &[u8]) -> Vec<u8> {
    chunk(b"iTXt", &deflated_chunk(text, 0))
}

/// The content of a chunk with compressed text, of which so many bytes are missing at the end.
fn deflated_chunk(text: &[u8], missing: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(b"openbadgecredential\0\x01\0\0\0".to_vec(), Compression::best());
    encoder.write_all(text).unwrap();
    let mut content = encoder.finish().unwrap();
    content.truncate(content.len() - missing);
    content
}

fn escaped(credential: &str) -> String {
    let text = credential.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;").replace('{', "&#123;").replace('}', "&#x7D;");
    format!("<ob:credential>{text}</ob:credential>")
}

fn flipped(mut image: Vec<u8>, at: usize) -> Vec<u8> {
    image[at] ^= 1;
    image
}

fn utf16(image: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(image).unwrap();
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}
