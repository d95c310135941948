//! Pictures that are read, pictures that are refused, and what baking leaves as it was.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

use super::{
    BakedError, Existing, Image, MAX_BADGES, MAX_IMAGE_BYTES, MAX_SVG_ATTRIBUTES, MAX_SVG_DEPTH, MAX_SVG_NAMESPACES, bake, extract,
};
use crate::encoding::json::MAX_BYTES;

const JSON: &str = r#"{"type": ["VerifiableCredential"], "name": "ècco <&> ]]> \"x\""}"#;
const TOKEN: &str = "eyJhbGciOiJFZERTQSJ9.e30.AA-_";
const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><circle r=\"1\"/></svg>\n";

fn chunk(kind: &[u8], content: &[u8]) -> Vec<u8> {
    let mut crc = Crc::new();
    crc.update(kind);
    crc.update(content);
    [&u32::try_from(content.len()).unwrap().to_be_bytes(), kind, content, &crc.sum().to_be_bytes()].concat()
}

/// A picture of one pixel, with these chunks behind its header.
fn png(chunks: &[Vec<u8>]) -> Vec<u8> {
    let mut image = b"\x89PNG\r\n\x1a\n".to_vec();
    image.extend(chunk(b"IHDR", b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0"));
    image.extend(chunks.iter().flatten());
    image.extend(chunk(b"IDAT", &deflated(&[0, 0])));
    image.extend(chunk(b"IEND", b""));
    image
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn plain(text: &[u8]) -> Vec<u8> {
    chunk(b"iTXt", &[b"openbadgecredential\0\0\0\0\0", text].concat())
}

fn compressed(stream: &[u8]) -> Vec<u8> {
    chunk(b"iTXt", &[b"openbadgecredential\0\x01\0en\0badge\0", stream].concat())
}

fn svg(inside: &str) -> Vec<u8> {
    format!("<svg xmlns:ob=\"https://purl.imsglobal.org/ob/v3p0\">{inside}</svg>").into_bytes()
}

fn code(image: &[u8]) -> &'static str {
    let error = extract(image).unwrap_err();
    assert!(!error.to_string().contains(char::is_control), "{error}");
    error.code()
}

fn text(image: &[u8]) -> Option<String> {
    extract(image).unwrap()
}

#[test]
fn the_beginning_tells_the_kind() {
    assert_eq!(Image::of(&png(&[])), Some(Image::Png));
    assert_eq!([Image::Png, Image::Svg].map(Image::name), ["png", "svg"]);
    for head in
        ["", "\u{feff}", "\n ", "<?xml version=\"1.0\"?>", "<!DOCTYPE svg PUBLIC \"a\" \"b\">", &format!("<!--{}-->", "x".repeat(5000))]
    {
        assert_eq!(Image::of(format!("{head}{SVG}").as_bytes()), Some(Image::Svg), "{head}");
    }
    for other in ["", "{}", "<", "<html><svg/></html>", "<!DOCTYPE html><html/>", "\x7fELF", "GIF89a", "%PDF-1.7 <svg>", "text <svg/>"] {
        assert_eq!(Image::of(other.as_bytes()), None, "{other}");
        assert_eq!(extract(other.as_bytes()), Err(BakedError::NotAnImage));
        assert_eq!(bake(other.as_bytes(), JSON, Existing::Replace), Err(BakedError::NotAnImage));
    }
}

#[test]
fn a_picture_without_a_credential_says_nothing() {
    assert_eq!(text(&png(&[])), None);
    assert_eq!(text(&png(&[chunk(b"tEXt", b"Title\0Badge")])), None);
    assert_eq!(text(&png(&[chunk(b"iTXt", b"Title\0\0\0\0\0openbadgecredential"), chunk(b"tEXt", b"openbadgecredential\0{}")])), None);
    assert_eq!(text(SVG.as_bytes()), None);
    // Of another namespace, in a comment, in a section of characters, behind the end.
    for inside in [
        "<credential>{}</credential>",
        "<x:credential xmlns:x=\"https://elsewhere.example\">{}</x:credential>",
        "<g xmlns:ob=\"https://elsewhere.example\"><ob:credential>{}</ob:credential></g>",
        "<ob:Credential>{}</ob:Credential>",
        "<!-- <ob:credential>{}</ob:credential> -->",
        "<![CDATA[<ob:credential>{}</ob:credential>]]>",
    ] {
        assert_eq!(text(&svg(inside)), None, "{inside}");
    }
    let mut behind = png(&[]);
    behind.extend(plain(b"{}"));
    assert_eq!(text(&behind), None);
}

#[test]
fn what_was_baked_is_read_back_and_the_rest_is_untouched() {
    let marked = format!("\u{feff}{SVG}").into_bytes();
    for image in [png(&[chunk(b"tEXt", b"Title\0Badge")]), SVG.as_bytes().to_vec(), marked, svg("<script>alert(1)</script>")] {
        for credential in [JSON, TOKEN, "]]>", "{\"a\":\"]]]]>>\"}", "\u{10ffff}"] {
            let baked = bake(&image, credential, Existing::Refuse).unwrap();
            assert_eq!(text(&baked).as_deref(), Some(credential));
            let added = baked.len() - image.len();
            let at = image.iter().zip(&baked).position(|(one, other)| one != other).unwrap();
            // Every byte of the picture is there, in order, around one piece that is new.
            assert!((0..=at).rev().any(|at| [&baked[..at], &baked[at + added..]].concat() == image));

            assert_eq!(bake(&baked, TOKEN, Existing::Refuse).unwrap_err().code(), "already_baked");
            let again = bake(&baked, TOKEN, Existing::Replace).unwrap();
            assert_eq!(text(&again).as_deref(), Some(TOKEN));
            assert_eq!(again, bake(&image, TOKEN, Existing::Refuse).unwrap());
        }
    }
    assert_eq!(text(&bake(b"<svg/>", JSON, Existing::Refuse).unwrap()).as_deref(), Some(JSON));
    assert_eq!(text(&bake(b"<x:svg a='1' />", TOKEN, Existing::Refuse).unwrap()).as_deref(), Some(TOKEN));
    assert_eq!(text(&bake(SVG.as_bytes(), &format!("\n {JSON}\r\n"), Existing::Refuse).unwrap()).as_deref(), Some(JSON));
}

#[test]
fn baking_refuses_what_could_not_be_read_again() {
    for image in [png(&[]), SVG.as_bytes().to_vec()] {
        assert_eq!(bake(&image, " \n", Existing::Refuse).unwrap_err().code(), "baked_empty");
        assert_eq!(bake(&image, &"x".repeat(MAX_BYTES + 1), Existing::Refuse).unwrap_err().code(), "baked_too_large");
        assert!(bake(&image, &"x".repeat(MAX_BYTES), Existing::Refuse).is_ok());
    }
    for character in ['\0', '\u{1b}', '\u{fffe}', '\u{ffff}'] {
        let credential = format!("{{\"a\": \"{character}\"}}");
        let error = bake(SVG.as_bytes(), &credential, Existing::Refuse).unwrap_err();
        assert_eq!(error, BakedError::NotXml { offset: 7, found: character });
        assert_eq!(text(&bake(&png(&[]), &credential, Existing::Refuse).unwrap()), Some(credential));
    }
}

#[test]
fn several_are_replaced_by_one_and_never_chosen_from() {
    let twice = png(&[plain(b"{\"a\": 1}"), plain(b"{\"a\": 2}")]);
    assert_eq!(extract(&twice), Err(BakedError::SeveralCredentials { offset: 33 + plain(b"{\"a\": 1}").len() }));
    assert_eq!(text(&bake(&twice, JSON, Existing::Replace).unwrap()).as_deref(), Some(JSON));
    // The same credential twice is twice all the same.
    assert_eq!(code(&png(&[plain(b"{}"), plain(b"{}")])), "several_credentials");
    let twice = svg("<ob:credential>{}</ob:credential><g><ob:credential verify=\"a.b.c\"/></g>");
    assert_eq!(code(&twice), "several_credentials");
    assert_eq!(bake(&twice, JSON, Existing::Replace).unwrap(), bake(&svg("<g></g>"), JSON, Existing::Refuse).unwrap());
    assert_eq!(code(&svg("<ob:credential verify=\"a.b.c\">{}</ob:credential>")), "several_credentials");
}

#[test]
fn badges_of_version_2_are_told_apart() {
    let beside = [chunk(b"tEXt", b"openbadgecredential\0{}"), chunk(b"iTXt", b"openbadges\0\0\0\0\0{}")];
    assert!(matches!(extract(&png(&beside)), Err(BakedError::OpenBadges2 { .. })));
    let older = [chunk(b"iTXt", b"openbadges\0\0\0\0\0{}"), chunk(b"tEXt", b"openbadges\0https://issuer.example/badge.json")];
    for one in &older {
        assert_eq!(extract(&png(std::slice::from_ref(one))), Err(BakedError::OpenBadges2 { offset: 33 }));
        assert_eq!(text(&png(&[one.clone(), plain(JSON.as_bytes())])).as_deref(), Some(JSON));
    }
    let older = "<o:assertion xmlns:o=\"http://openbadges.org\" verify=\"https://issuer.example/badge.json\"/>";
    assert_eq!(code(&svg(older)), "open_badges_2");
    assert_eq!(text(&svg(&format!("{older}<ob:credential verify=\"{TOKEN}\"/>"))).as_deref(), Some(TOKEN));
}

#[test]
fn a_png_cut_anywhere_is_truncated() {
    let whole = png(&[plain(JSON.as_bytes())]);
    for end in 8..whole.len() {
        let found = extract(&whole[..end]);
        assert!(matches!(found, Err(BakedError::PngTruncated { offset }) if offset <= end), "{end}: {found:?}");
    }
}

#[test]
fn a_png_with_any_byte_changed_is_refused_or_says_the_same() {
    let whole = png(&[plain(TOKEN.as_bytes()), chunk(b"tEXt", b"Title\0Badge")]);
    for at in 0..whole.len() {
        for mask in [1, 0x20, 0x80] {
            let mut changed = whole.clone();
            changed[at] ^= mask;
            assert!(extract(&changed).is_err(), "byte {at}");
        }
    }
}

#[test]
fn png_errors_name_the_place() {
    let mut crc = png(&[plain(JSON.as_bytes())]);
    crc[60] ^= 1;
    assert_eq!(code(&crc), "png_checksum");
    assert!(matches!(extract(&crc), Err(BakedError::PngChecksum { offset: 33, chunk, .. }) if chunk == "iTXt"));
    let mut long = png(&[]);
    long.splice(33..37, [0x80, 0, 0, 0]);
    assert_eq!(extract(&long).unwrap_err().args()[0], ("offset", "33".to_owned()));
    assert_eq!(code(&long), "png_malformed");
    let no_header = [b"\x89PNG\r\n\x1a\n".to_vec(), plain(b"{}"), chunk(b"IEND", b"")].concat();
    assert_eq!(code(&no_header), "png_malformed");
    for malformed in [
        &b"openbadgecredential"[..],
        b"openbadgecredential\0",
        b"openbadgecredential\0\0",
        b"openbadgecredential\0\0\0en\0x",
        b"openbadgecredential\0\x02\0\0\0{}",
        b"openbadgecredential\0\x01\x01\0\0{}",
    ] {
        assert_eq!(code(&png(&[chunk(b"iTXt", malformed)])), "png_malformed", "{malformed:?}");
    }
    assert_eq!(code(&png(&[plain(b"{\"a\": \"\xff\"}")])), "png_not_utf8");
    assert_eq!(code(&png(&[plain(b" ")])), "baked_empty");
}

#[test]
fn compressed_text_is_read_and_a_bomb_is_not() {
    assert_eq!(text(&png(&[compressed(&deflated(JSON.as_bytes()))])).as_deref(), Some(JSON));
    let most = "x".repeat(MAX_BYTES);
    assert_eq!(text(&png(&[compressed(&deflated(most.as_bytes()))])).map(|text| text.len()), Some(MAX_BYTES));
    assert_eq!(code(&png(&[plain(format!("{most}x").as_bytes())])), "baked_too_large");
    let bomb = png(&[compressed(&deflated(&vec![b' '; 4 * MAX_BYTES]))]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(code(&bomb), "baked_too_large");
    let stream = deflated(JSON.as_bytes());
    for end in 0..stream.len() {
        assert_eq!(code(&png(&[compressed(&stream[..end])])), "png_compression", "{end}");
    }
    assert_eq!(code(&png(&[compressed(&[&stream[..], b"x"].concat())])), "png_compression");
    assert_eq!(code(&png(&[compressed(b"not deflate")])), "png_compression");
}

#[test]
fn enormous_pictures_are_not_looked_into() {
    let mut huge = png(&[]);
    huge.resize(MAX_IMAGE_BYTES + 1, 0);
    assert_eq!(code(&huge), "picture_too_large");
    huge.truncate(MAX_IMAGE_BYTES);
    assert_ne!(extract(&huge).map_err(|error| error.code()), Err("picture_too_large"));
}

#[test]
fn the_text_of_an_svg_is_what_an_xml_reader_makes_of_it() {
    let parted =
        "<ob:credential>\n <![CDATA[{\"a\": \"<]]]]><![CDATA[>\",]]> &quot;b&quot;: &#34;&amp;&#x2F;&quot;}<!-- no --> </ob:credential>";
    assert_eq!(text(&svg(parted)).as_deref(), Some("{\"a\": \"<]]>\", \"b\": \"&/\"}"));
    assert_eq!(text(&svg("<g><metadata><ob:credential verify='&#x61;.b.c'></ob:credential></metadata></g>")).as_deref(), Some("a.b.c"));
    let default = "<svg><credential xmlns='https://purl.imsglobal.org/ob/v3p0'>{}</credential></svg>";
    assert_eq!(text(default.as_bytes()).as_deref(), Some("{}"));
    assert_eq!(text("\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?><svg/>".as_bytes()), None);
    for empty in ["<ob:credential/>", "<ob:credential verify=''> </ob:credential>", "<ob:credential><![CDATA[]]></ob:credential>"] {
        assert_eq!(code(&svg(empty)), "baked_empty", "{empty}");
    }
}

#[test]
fn scripts_and_styles_neither_help_nor_harm() {
    let hostile = "<script>document.title = 'x'</script><style>@import url(https://tracker.example/x)</style><image href='https://tracker.example/y'/>\
                   <foreignObject><iframe src='file:///etc/passwd'/></foreignObject><?php echo 1 ?><g onload='alert(1)'/>";
    assert_eq!(text(&svg(&format!("{hostile}<ob:credential verify=\"{TOKEN}\"/>"))).as_deref(), Some(TOKEN));
}

#[test]
fn entities_and_declarations_are_refused() {
    let svg_with =
        |head: &str, inside: &str| format!("{head}<svg xmlns:ob='https://purl.imsglobal.org/ob/v3p0'>{inside}</svg>").into_bytes();
    let file = svg_with("<!DOCTYPE svg [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>", "<ob:credential>&e;</ob:credential>");
    assert_eq!(code(&file), "svg_declarations");
    let laughs = svg_with("<!DOCTYPE svg [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>", "&b;");
    assert_eq!(code(&laughs), "svg_declarations");
    assert_eq!(code(&svg("<ob:credential>{&nbsp;}</ob:credential>")), "svg_entity");
    assert_eq!(code(&svg("<g title='&copy;'/>")), "svg_entity");
    assert_eq!(code(&svg("&e;")), "svg_entity");
    // A document type that only names a file, as drawing programs write it, says nothing that has to be looked up.
    let public = "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>";
    assert_eq!(text(&svg_with(public, "<ob:credential>{}</ob:credential>")).as_deref(), Some("{}"));
    for reference in ["&#0;", "&#xD800;", "&#x110000;", "&#;", "&#x;", "&;"] {
        let found = code(&svg(&format!("<ob:credential>{reference}</ob:credential>")));
        assert!(matches!(found, "svg_malformed" | "svg_entity"), "{reference}: {found}");
    }
}

#[test]
fn an_svg_that_is_not_well_formed_is_refused() {
    for malformed in [
        "<svg>",
        "<svg><g></svg>",
        "<svg></g>",
        "<svg/><svg/>",
        "<svg/>text",
        "<svg/><![CDATA[x]]>",
        "<svg a='1' a='2'/>",
        "<svg a=1/>",
        "<svg a='1'",
        "<svg><!-- </svg>",
        "<svg><![CDATA[ </svg>",
        "<svg>& </svg>",
        "<svg><?xml version='1.0'?></svg>",
        "<!DOCTYPE svg><!DOCTYPE svg><svg/>",
        "<svg><!DOCTYPE svg></svg>",
        "<svg xmlns:o='https://purl.imsglobal.org/ob/v3p0'><o:credential><g/></o:credential></svg>",
        "<svg xmlns:o='https://purl.imsglobal.org/ob/v3p0'><o:credential verify='a' verify='b'/></svg>",
    ] {
        assert!(matches!(code(malformed.as_bytes()), "svg_malformed" | "not_a_picture"), "{malformed}");
    }
}

#[test]
fn other_encodings_are_refused() {
    for (mark, unit) in
        [(&[0xff, 0xfe][..], u16::to_le_bytes as fn(u16) -> [u8; 2]), (&[0xfe, 0xff], u16::to_be_bytes), (&[], u16::to_le_bytes)]
    {
        let bytes: Vec<u8> = mark.iter().copied().chain(SVG.encode_utf16().flat_map(unit)).collect();
        assert_eq!(code(&bytes), "svg_encoding");
    }
    let declared = "<?xml version='1.0' encoding='ISO-8859-1'?><svg/>";
    assert_eq!(extract(declared.as_bytes()), Err(BakedError::SvgEncoding { offset: 0, found: "ISO-8859-1".to_owned() }));
    assert_eq!(extract(b"<svg>\xe8</svg>"), Err(BakedError::SvgEncoding { offset: 5, found: "0xe8".to_owned() }));
}

#[test]
fn depth_ends_and_width_costs_little() {
    let nested = |depth: usize| format!("<svg>{}{}</svg>", "<g>".repeat(depth), "</g>".repeat(depth));
    assert_eq!(text(nested(MAX_SVG_DEPTH - 1).as_bytes()), None);
    assert_eq!(code(nested(MAX_SVG_DEPTH).as_bytes()), "svg_too_deep");
    assert_eq!(code(nested(1_000_000).as_bytes()), "svg_too_deep");
    // Each of these would be compared with each, were it done by the book: hours.
    let mut wide = with_attributes("xmlns:a", MAX_SVG_NAMESPACES);
    wide.push_str(&"<a999:g/>".repeat(200_000));
    wide.push_str("</svg>");
    assert_eq!(text(wide.as_bytes()), None);
}

#[test]
fn a_chunk_that_is_none_is_refused_where_it_begins() {
    let malformed = |image: &[u8]| match extract(image) {
        Err(BakedError::PngMalformed { offset, expected }) => (offset, expected),
        other => panic!("{other:?}"),
    };
    let begin = b"\x89PNG\r\n\x1a\n".to_vec();
    let header = b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0";
    for first in [chunk(b"IHDR", &header[..12]), chunk(b"IDAT", header)] {
        assert_eq!(malformed(&[&begin[..], &first].concat()), (8, "a header (IHDR)"));
    }
    let behind = [&begin[..], &chunk(b"IHDR", header)].concat();
    assert_eq!(malformed(&[&behind[..], &chunk(b"iT1t", b"")].concat()), (behind.len() + 4, "the type of a chunk, four letters"));
    // 2^31 − 1 bytes may be announced, and are not there; one more may not.
    let announced = |length: u32| [&behind[..], &length.to_be_bytes(), b"iTXt"].concat();
    assert_eq!(code(&announced((1 << 31) - 1)), "png_truncated");
    assert_eq!(malformed(&announced(1 << 31)), (behind.len(), "the length of a chunk, below 2^31"));
}

#[test]
fn what_a_credential_is_written_as() {
    let baked = |credential: &str| String::from_utf8(bake(SVG.as_bytes(), credential, Existing::Refuse).unwrap()).unwrap();
    assert!(baked(TOKEN).contains(&format!("verify=\"{TOKEN}\"")), "a token stands in the attribute");
    assert!(baked(JSON).contains("<![CDATA["), "JSON stands in the element");
    let escaped = svg("<ob:credential>{&quot;a&quot;: &quot;&lt;&gt;&amp;&apos;&#x41;&quot;}</ob:credential>");
    assert_eq!(text(&escaped).as_deref(), Some(r#"{"a": "<>&'A"}"#));
}

#[test]
fn utf_16_is_a_picture_only_where_it_is_one() {
    let utf_16 = |text: &str| [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect::<Vec<_>>();
    assert_eq!(Image::of(&utf_16("<svg/>")), Some(Image::Svg));
    assert_eq!(Image::of(&utf_16("<html></html>")), None);
}

#[test]
fn attributes_are_what_they_are_called() {
    let namespace = "https://purl.imsglobal.org/ob/v3p0";
    let other = format!("<svg xmlnsob=\"{namespace}\" xmlns:ob2=\"{namespace}\"><ob:credential verify=\"{TOKEN}\"/></svg>");
    assert_eq!(text(other.as_bytes()), None, "xmlnsob gives no prefix a meaning");
    let beside = svg(&format!("<ob:credential id=\"x\">{TOKEN}</ob:credential>"));
    assert_eq!(text(&beside).as_deref(), Some(TOKEN), "only verify is the credential");
}

/// The start tag of a picture with so many attributes.
fn with_attributes(name: &str, count: usize) -> String {
    let mut tag = String::from("<svg");
    for number in 0..count {
        write!(tag, " {name}{number}='u'").unwrap();
    }
    tag + ">"
}

#[test]
fn attributes_are_counted() {
    let picture = |count: usize| with_attributes("a", count) + "</svg>";
    assert_eq!(text(picture(MAX_SVG_ATTRIBUTES).as_bytes()), None);
    let refused = extract(picture(MAX_SVG_ATTRIBUTES + 1).as_bytes());
    assert_eq!(refused, Err(BakedError::SvgTooManyAttributes { offset: 0, limit: MAX_SVG_ATTRIBUTES }));
}

#[test]
fn namespaces_are_counted_while_they_are_in_force() {
    let child = |number: usize| format!("<g xmlns:b{number}='u'>");
    let root = with_attributes("xmlns:a", MAX_SVG_NAMESPACES - 1);
    // Each closes before the next one opens.
    let siblings: String = (0..5_000).map(|number| child(number) + "</g>").collect();
    assert_eq!(text(format!("{root}{siblings}</svg>").as_bytes()), None);
    let nested = format!("{root}{}{}</g></g></svg>", child(0), child(1));
    let refused = extract(nested.as_bytes());
    let offset = root.len() + child(0).len();
    assert_eq!(refused, Err(BakedError::SvgTooManyNamespaces { offset, limit: MAX_SVG_NAMESPACES }));
}

#[test]
fn credentials_are_counted_even_where_they_are_taken_out() {
    let element = "<o:credential xmlns:o='https://purl.imsglobal.org/ob/v3p0'/>";
    let svg = |count: usize| format!("<svg>{}</svg>", element.repeat(count));
    assert!(bake(svg(MAX_BADGES).as_bytes(), "{}", Existing::Replace).is_ok());
    let offset = "<svg>".len() + MAX_BADGES * element.len();
    let refused = bake(svg(MAX_BADGES + 1).as_bytes(), "{}", Existing::Replace);
    assert_eq!(refused, Err(BakedError::SeveralCredentials { offset }));
}
