//! From bytes to text, and back for the file of bad rows.

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::delimited::Layout;
use super::problem::Unreadable;

/// How a text was, or is to be, written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TextEncoding {
    encoding: &'static Encoding,
    /// Whether a byte order mark comes first.
    bom: bool,
}

/// A text and how it was read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// The text, without its byte order mark.
    pub(crate) text: String,
    /// How it was read.
    pub(crate) encoding: TextEncoding,
    /// Whether nothing in the file said so: the registrar should look at a few values.
    pub(crate) guessed: bool,
}

/// Labels that people use and the WHATWG table lacks.
const ALIASES: [(&str, &str); 8] = [
    ("mac-roman", "macintosh"),
    ("macroman", "macintosh"),
    ("mac_roman", "macintosh"),
    ("ansi", "windows-1252"),
    ("win-1252", "windows-1252"),
    ("cp-1252", "windows-1252"),
    ("latin-1", "windows-1252"),
    ("utf-8-sig", "utf-8"),
];

/// Reads `bytes`: as `label` says; else as the byte order mark says; else as UTF-8; else as Windows-1252, which reads anything and is a guess.
///
/// # Errors
/// An unknown label, a label that the byte order mark contradicts, or bytes that the encoding does not have.
pub(crate) fn decode(bytes: &[u8], label: Option<&str>) -> Result<Decoded, Unreadable> {
    let said = label.map(|label| by_label(label).ok_or_else(|| Unreadable::EncodingUnknown { label: label.to_string() })).transpose()?;
    let marked = Encoding::for_bom(bytes);
    if let (Some(said), Some((found, _))) = (said, marked)
        && said != found
    {
        return Err(Unreadable::EncodingContradictsBom { said: said.name().to_string(), found: found.name().to_string() });
    }
    let (bom, body) = match marked {
        Some((_, length)) => (true, bytes.get(length..).unwrap_or_default()),
        None => (false, bytes),
    };
    let Some(encoding) = said.or(marked.map(|(encoding, _)| encoding)) else {
        return Ok(match std::str::from_utf8(body) {
            Ok(text) => Decoded { text: text.to_string(), encoding: TextEncoding { encoding: UTF_8, bom }, guessed: false },
            Err(_) => {
                let (text, _) = WINDOWS_1252.decode_without_bom_handling(body);
                Decoded { text: text.into_owned(), encoding: TextEncoding { encoding: WINDOWS_1252, bom }, guessed: true }
            }
        });
    };
    let text = decode_strictly(encoding, body, bytes.len() - body.len())?;
    Ok(Decoded { text, encoding: TextEncoding { encoding, bom }, guessed: false })
}

fn by_label(label: &str) -> Option<&'static Encoding> {
    let label = label.trim().to_ascii_lowercase();
    let known = ALIASES.iter().find(|(alias, _)| *alias == label).map_or(label.as_str(), |(_, known)| known);
    Encoding::for_label_no_replacement(known.as_bytes())
}

fn decode_strictly(encoding: &'static Encoding, body: &[u8], skipped: usize) -> Result<String, Unreadable> {
    if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(body) {
        return Ok(text.into_owned());
    }
    // Once more, stopping at the place.
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut before = String::with_capacity(decoder.max_utf8_buffer_length_without_replacement(body.len()).unwrap_or(body.len()));
    let (result, read) = decoder.decode_to_string_without_replacement(body, &mut before, true);
    let (length, after) = match result {
        DecoderResult::Malformed(length, after) => (usize::from(length), usize::from(after)),
        DecoderResult::InputEmpty | DecoderResult::OutputFull => (0, 0),
    };
    let start = read.saturating_sub(length + after);
    let invalid = body.get(start..read.saturating_sub(after)).unwrap_or_default();
    let row = Layout::of(&before, None).records().last().map_or(1, |record| record.row);
    let ended = before.ends_with(['\n', '\r']);
    Err(Unreadable::BytesInvalid {
        encoding: encoding.name().to_string(),
        row: if ended { row.saturating_add(1) } else { row },
        offset: skipped + start,
        bytes: invalid.iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().join(" "),
    })
}

impl TextEncoding {
    /// UTF-8 with a byte order mark: what spreadsheets recognise when they open a text file.
    pub(crate) const UTF_8_MARKED: Self = Self { encoding: UTF_8, bom: true };

    /// The label of the UTF-16 that a file without its mark is in, if it is: its zeros stand before the letters or behind them, or, where the wrong one of the two
    /// was said, line breaks have changed places.
    pub(crate) fn looks_utf16(self, text: &str) -> Option<&'static str> {
        let swapped = |c: char| matches!(c, '\u{0a00}' | '\u{0d00}');
        match (self.encoding, text.chars().position(|c| c == '\0')) {
            (said, _) if said == UTF_16LE || said == UTF_16BE => {
                let swapped = !self.bom && text.contains(swapped) && !text.contains(['\n', '\r']);
                swapped.then_some(if said == UTF_16LE { "utf-16be" } else { "utf-16le" })
            }
            (_, zero) => zero.map(|place| if place % 2 == 0 { "utf-16be" } else { "utf-16le" }),
        }
    }

    /// Its standard name: `windows-1252`.
    pub(crate) fn name(self) -> &'static str {
        self.encoding.name()
    }

    /// `text` so that [`decode`] reads the same text without being told how: in this encoding where it does, else in UTF-8 with its mark.
    ///
    /// A file of bad rows is handed in by somebody who was told nothing of encodings: in Mac Roman it would be read as Windows-1252, and mangled names signed.
    pub(crate) fn encode_recognisably(self, text: &str) -> Vec<u8> {
        let bytes = self.encode(text);
        let recognised = decode(&bytes, None).is_ok_and(|decoded| decoded.text == text);
        if recognised { bytes } else { Self::UTF_8_MARKED.encode(text) }
    }

    /// `text` in this encoding, its byte order mark first if it has one. A character that the encoding lacks becomes `?`.
    pub(crate) fn encode(self, text: &str) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(text.len() + 3);
        let marked = if self.bom { ["\u{feff}", text].concat() } else { text.to_string() };
        if self.encoding == UTF_16LE {
            bytes.extend(marked.encode_utf16().flat_map(u16::to_le_bytes));
        } else if self.encoding == UTF_16BE {
            bytes.extend(marked.encode_utf16().flat_map(u16::to_be_bytes));
        } else {
            let (encoded, _, lacking) = self.encoding.encode(&marked);
            if lacking {
                let lacks = |c: char| self.encoding.encode(c.encode_utf8(&mut [0; 4])).2;
                let replaced: String = marked.chars().map(|c| if lacks(c) { '?' } else { c }).collect();
                bytes.extend_from_slice(&self.encoding.encode(&replaced).0);
            } else {
                bytes.extend_from_slice(&encoded);
            }
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn reads_every_encoding_that_says_what_it_is() {
        for (bytes, name) in [
            ("Nicolò".as_bytes().to_vec(), "UTF-8"),
            ("\u{feff}Nicolò".as_bytes().to_vec(), "UTF-8"),
            (utf16("\u{feff}Nicolò", true), "UTF-16LE"),
            (utf16("\u{feff}Nicolò", false), "UTF-16BE"),
        ] {
            let decoded = decode(&bytes, None).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding.name(), decoded.guessed), ("Nicolò", name, false));
            assert_eq!(decoded.encoding.encode("Nicolò"), bytes);
        }
    }

    #[test]
    fn windows_1252_is_a_guess() {
        let decoded = decode(b"Nicol\xf2 \x80", None).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding.name(), decoded.guessed), ("Nicolò €", "windows-1252", true));
        assert_eq!(decoded.encoding.encode("Nicolò € 李"), b"Nicol\xf2 \x80 ?");
    }

    #[test]
    fn a_label_overrides() {
        for label in ["macintosh", "mac-roman", "MacRoman"] {
            assert_eq!(decode(b"Nicol\x98", Some(label)).unwrap().text, "Nicolò");
        }
        for label in ["latin1", "latin-1", "ISO-8859-1", "cp1252", "ansi"] {
            let decoded = decode(b"Nicol\xf2", Some(label)).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.guessed), ("Nicolò", false));
        }
        assert_eq!(decode(&utf16("Nicolò", true), Some("utf-16le")).unwrap().text, "Nicolò");
        assert_eq!(decode(&utf16("Nicolò", false), Some("utf-16be")).unwrap().text, "Nicolò");
        assert_eq!(decode("\u{feff}Nicolò".as_bytes(), Some("utf8")).unwrap().text, "Nicolò");
        assert_eq!(decode(b"", Some("klingon")), Err(Unreadable::EncodingUnknown { label: "klingon".into() }));
        assert!(decode(b"", Some("replacement")).is_err());
    }

    #[test]
    fn what_would_not_be_recognised_is_written_as_marked_utf_8() {
        let marked = |text: &str| ["\u{feff}", text].concat().into_bytes();
        for (bytes, label) in [
            (b"Nicol\x98".to_vec(), "macintosh"),
            (utf16("Nicolò", true), "utf-16le"),
            (utf16("Nicolò", false), "utf-16be"),
            (b"Nicol\xf2".to_vec(), "iso-8859-15"),
            (b"\xc0\xee\xf1".to_vec(), "windows-1251"),
        ] {
            let decoded = decode(&bytes, Some(label)).unwrap();
            let written = decoded.encoding.encode_recognisably(&decoded.text);
            assert_eq!(decode(&written, None).unwrap().text, decoded.text, "{label}");
            assert_eq!(written == marked(&decoded.text), label != "iso-8859-15", "{label}");
        }
        // In Mac Roman alone too, where nothing but ASCII is written; and what Windows-1252 lacks is not lost.
        assert_eq!(decode(b"a", Some("macintosh")).unwrap().encoding.encode_recognisably("ab"), b"ab");
        let guessed = decode(b"Nicol\xf2", None).unwrap().encoding;
        assert_eq!(
            (guessed.encode_recognisably("Nicolò €"), guessed.encode_recognisably("ò 李")),
            (b"Nicol\xf2 \x80".to_vec(), marked("ò 李"))
        );
        // Two characters of Windows-1252 that are one of UTF-8.
        assert_eq!(decode(b"a", Some("ansi")).unwrap().encoding.encode_recognisably("Ã²"), marked("Ã²"));
    }

    #[test]
    fn a_mark_that_says_otherwise_is_an_error() {
        let refused = decode("\u{feff}a".as_bytes(), Some("windows-1252"));
        assert_eq!(refused, Err(Unreadable::EncodingContradictsBom { said: "windows-1252".into(), found: "UTF-8".into() }));
    }

    #[test]
    fn invalid_bytes_are_placed() {
        let refused = decode(b"nome;cognome\r\nAnna;Rossi\r\nNicol\xf2;Neri\r\n", Some("utf-8"));
        assert_eq!(refused, Err(Unreadable::BytesInvalid { encoding: "UTF-8".into(), row: 3, offset: 31, bytes: "F2".into() }));
        let refused = decode(b"nome\n\xf2", Some("utf-8"));
        assert!(matches!(refused, Err(Unreadable::BytesInvalid { row: 2, offset: 5, .. })));
        let marked = [b"\xff\xfe".as_slice(), &utf16("nome\n", true), b"a"].concat();
        assert!(matches!(decode(&marked, None), Err(Unreadable::BytesInvalid { row: 2, .. })));
        let lone = [b"\xff\xfe".as_slice(), b"\x00\xd8a\x00"].concat();
        assert!(matches!(decode(&lone, None), Err(Unreadable::BytesInvalid { row: 1, offset: 2, .. })), "{:?}", decode(&lone, None));
    }
}
