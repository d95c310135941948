//! Terms and statements in canonical form. RDFC-1.0, appendix A.

use super::TermError;
use crate::encoding::rdf::{Blank, Dataset, Object, Resource, XSD_STRING};
use crate::encoding::{excerpt, is_excluded_from_iris};

/// How the characters of a literal are escaped.
///
/// The forms differ for literals with a tab, a backspace, a form feed, another control character, U+007F, U+FFFE or U+FFFF, and for no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Escaping {
    /// As RDFC-1.0, appendix A has it: `\t \b \n \r \f \" \\`, and `\u` with four uppercase digits for the other control characters, U+007F, U+FFFE and U+FFFF.
    Current,
    /// As libraries of the time of URDNA2015 have it: `\n \r \" \\`, and everything else as it is.
    Older,
}

/// The statements in canonical form, in the order of the dataset, with the number of each blank node behind `_:b`.
///
/// # Errors
/// [`TermError`] for a term that N-Quads cannot hold.
pub fn write(dataset: &Dataset, escaping: Escaping) -> Result<String, TermError> {
    let mut out = Vec::new();
    for quad in &dataset.quads {
        resource(&mut out, &quad.subject)?;
        out.push(b' ');
        iri(&mut out, &quad.predicate)?;
        out.push(b' ');
        match &quad.object {
            Object::Resource(object) => resource(&mut out, object)?,
            Object::Literal(object) => {
                literal(&mut out, &object.value, &object.datatype, object.language.as_deref(), escaping)?;
            }
        }
        out.push(b' ');
        if let Some(graph) = &quad.graph {
            resource(&mut out, graph)?;
            out.push(b' ');
        }
        out.extend_from_slice(b".\n");
    }
    // All that was written is text.
    Ok(String::from_utf8(out).unwrap_or_default())
}

fn resource(out: &mut Vec<u8>, resource: &Resource) -> Result<(), TermError> {
    match resource {
        Resource::Iri(name) => iri(out, name),
        Resource::Blank(Blank(number)) => {
            out.extend_from_slice(format!("_:b{number}").as_bytes());
            Ok(())
        }
    }
}

/// Writes `<name>`.
pub(crate) fn iri(out: &mut Vec<u8>, name: &str) -> Result<(), TermError> {
    if name.bytes().fold(false, |found, byte| found | is_excluded_from_iris(byte)) {
        let found = name.chars().find(|character| u8::try_from(*character).is_ok_and(is_excluded_from_iris)).unwrap_or_default();
        return Err(TermError::IriCharacter { iri: excerpt(name), found });
    }
    out.push(b'<');
    out.extend_from_slice(name.as_bytes());
    out.push(b'>');
    Ok(())
}

/// Writes a literal. Whether the other escaping has another form of it.
pub(crate) fn literal(
    out: &mut Vec<u8>,
    value: &str,
    datatype: &str,
    language: Option<&str>,
    escaping: Escaping,
) -> Result<bool, TermError> {
    out.push(b'"');
    let forms_differ = if value.bytes().fold(false, |found, byte| found | may_be_escaped(byte)) {
        escape(out, value, escaping)
    } else {
        out.extend_from_slice(value.as_bytes());
        false
    };
    out.push(b'"');
    if let Some(tag) = language {
        if !is_language_tag(tag) {
            return Err(TermError::LanguageTag { tag: excerpt(tag) });
        }
        out.push(b'@');
        out.extend_from_slice(tag.as_bytes());
    } else if datatype != XSD_STRING {
        out.extend_from_slice(b"^^");
        iri(out, datatype)?;
    }
    Ok(forms_differ)
}

/// Whether the byte is, or begins, a character that some escaping escapes: U+FFFE and U+FFFF begin with 0xEF.
const fn may_be_escaped(byte: u8) -> bool {
    (byte < b' ') | (byte == b'"') | (byte == b'\\') | (byte == 0x7f) | (byte == 0xef)
}

/// Writes `value` escaped. Whether the other escaping has another form of it.
fn escape(out: &mut Vec<u8>, value: &str, escaping: Escaping) -> bool {
    let mut forms_differ = false;
    for character in value.chars() {
        let short = match character {
            '\n' => b'n',
            '\r' => b'r',
            '"' => b'"',
            '\\' => b'\\',
            '\0'..'\u{20}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}' => {
                forms_differ = true;
                match (escaping, character) {
                    (Escaping::Older, _) => {
                        out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                        continue;
                    }
                    (Escaping::Current, '\t') => b't',
                    (Escaping::Current, '\u{8}') => b'b',
                    (Escaping::Current, '\u{c}') => b'f',
                    (Escaping::Current, _) => {
                        out.extend_from_slice(format!("\\u{:04X}", u32::from(character)).as_bytes());
                        continue;
                    }
                }
            }
            _ => {
                out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                continue;
            }
        };
        out.extend_from_slice(&[b'\\', short]);
    }
    forms_differ
}

/// `LANGTAG` without its `@` (RDF 1.1 N-Quads, grammar).
pub(super) fn is_language_tag(tag: &str) -> bool {
    tag.split('-').enumerate().all(|(index, part)| {
        let is_allowed = |byte: u8| if index == 0 { byte.is_ascii_alphabetic() } else { byte.is_ascii_alphanumeric() };
        !part.is_empty() && part.bytes().all(is_allowed)
    })
}

#[cfg(test)]
mod tests {
    use super::{Escaping, TermError, iri, literal};

    fn written(value: &str, escaping: Escaping) -> (String, bool) {
        let mut out = Vec::new();
        let differ = literal(&mut out, value, super::XSD_STRING, None, escaping).unwrap();
        (String::from_utf8(out).unwrap(), differ)
    }

    #[test]
    fn every_character_is_escaped_as_it_should_be() {
        for character in (0..=0x10ffff).filter_map(char::from_u32) {
            let (current, older) = (written(&character.to_string(), Escaping::Current), written(&character.to_string(), Escaping::Older));
            let short = |letter: char| (format!("\"\\{letter}\""), false);
            let as_it_is = format!("\"{character}\"");
            match character {
                '\n' | '\r' | '"' | '\\' => {
                    let letter = match character {
                        '\n' => 'n',
                        '\r' => 'r',
                        other => other,
                    };
                    assert_eq!((&current, &older), (&short(letter), &short(letter)));
                }
                '\t' => assert_eq!((current, older), (("\"\\t\"".to_owned(), true), (as_it_is, true))),
                '\u{8}' => assert_eq!((current, older), (("\"\\b\"".to_owned(), true), (as_it_is, true))),
                '\u{c}' => assert_eq!((current, older), (("\"\\f\"".to_owned(), true), (as_it_is, true))),
                '\0'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}' => {
                    let long = format!("\"\\u{:04X}\"", character as u32);
                    assert_eq!((current, older), ((long, true), (as_it_is, true)));
                }
                _ => assert_eq!((current, older), ((as_it_is.clone(), false), (as_it_is, false))),
            }
        }
    }

    #[test]
    fn what_could_end_a_term_early_is_refused() {
        for found in (0..=0x20).map(char::from).chain("<>\"{}|^`\\".chars()) {
            let name = format!("urn:é{found}x");
            assert_eq!(iri(&mut Vec::new(), &name), Err(TermError::IriCharacter { iri: name, found }));
        }
        assert_eq!(iri(&mut Vec::new(), "urn:é\u{a0}[x]%20'~"), Ok(()));
        for tag in ["", "-", "en-", "-en", "e1", "en> <urn:x", "en--us", "é", "en us"] {
            let refused = literal(&mut Vec::new(), "x", "", Some(tag), Escaping::Current);
            assert_eq!(refused, Err(TermError::LanguageTag { tag: tag.to_owned() }));
        }
        let mut out = Vec::new();
        literal(&mut out, "x", "", Some("de-CH-1996"), Escaping::Current).unwrap();
        assert_eq!(out, b"\"x\"@de-CH-1996");
    }
}
