//! Pictures with credentials in them: what was put in comes out, and the picture stays what it was.

use credenza_core::encoding::baked::{BakedError, Existing, Image, bake, extract};

use crate::sentence::sentence;

/// What is baked where a picture can be read.
const TEXTS: [&str; 3] = [r#"{"a": "]]>&<\u0000"}"#, "eyJhbGciOiJFZERTQSJ9.e30.AA-_", "]]>]]>]]"];

/// Bytes as a picture, and as a text to be baked into it and into others.
pub(crate) fn baked(bytes: &[u8]) {
    let read = extract(bytes);
    match &read {
        Err(error) => {
            sentence(error);
            assert_eq!(*error == BakedError::NotAnImage, Image::of(bytes).is_none());
        }
        Ok(Some(text)) => assert!(!text.is_empty() && text.trim_ascii() == text),
        Ok(None) => {}
    }
    let pictures: [&[u8]; 3] = [bytes, b"<svg a='1'><g/></svg>", b"<svg/>"];
    let given = String::from_utf8_lossy(bytes);
    for picture in pictures {
        for text in TEXTS.into_iter().chain([given.as_ref()]) {
            for existing in [Existing::Refuse, Existing::Replace] {
                round(picture, text, existing);
            }
        }
    }
}

fn round(picture: &[u8], text: &str, existing: Existing) {
    match bake(picture, text, existing) {
        Err(error) => _ = sentence(&error),
        Ok(baked) => {
            assert_eq!(extract(&baked).unwrap().as_deref(), Some(text.trim_ascii()), "what was baked comes out");
            if extract(picture) == Ok(None) {
                assert!(is_inserted(picture, &baked), "the picture is what it was");
            }
            assert!(matches!(bake(&baked, "x", Existing::Refuse), Err(BakedError::AlreadyBaked { .. })));
            let again = bake(&baked, text, Existing::Replace).unwrap();
            assert_eq!(extract(&again).unwrap().as_deref(), Some(text.trim_ascii()));
        }
    }
}

/// Whether `baked` is `picture` with one piece put into it, or put in place of the slash of an element without inside.
fn is_inserted(picture: &[u8], baked: &[u8]) -> bool {
    let before = picture.iter().zip(baked).take_while(|(one, other)| one == other).count();
    let behind = picture.iter().rev().zip(baked.iter().rev()).take_while(|(one, other)| one == other).count();
    before + behind + "/>".len() >= picture.len()
}
