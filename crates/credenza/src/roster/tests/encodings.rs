//! Encodings that a file does not say.

use super::*;

#[test]
fn utf16_without_its_mark_is_recognised_by_where_its_zeros_stand() {
    let text = "nome;cognome;matricola\r\nNicolò;Neri;1\r\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let refused = |bytes: &[u8], encoding| match read(bytes, "people.csv", &Options { encoding, ..options() }) {
        Err(Unreadable::LooksUtf16 { label }) => Some(label),
        Err(error) => panic!("{error:?}"),
        Ok(roster) => {
            assert_eq!(roster.rows[0].given_name.as_deref(), Some("Nicolò"));
            None
        }
    };
    for (bytes, right, wrong) in [(&little, "utf-16le", "utf-16be"), (&big, "utf-16be", "utf-16le")] {
        assert_eq!(refused(bytes, None), Some(right));
        assert_eq!(refused(bytes, Some("windows-1252")), Some(right));
        assert_eq!(refused(bytes, Some(wrong)), Some(right), "the wrong one was said");
        assert_eq!(refused(bytes, Some(right)), None);
    }
    // A letter that needs both bytes comes first, and ASCII without any other.
    let cyrillic: Vec<u8> = "Имя;nome;matricola\nА;Б;1\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(refused(&cyrillic, None), Some("utf-16be"));
    let ascii: Vec<u8> = "nome;cognome;matricola\nAnna;Neri;1\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(refused(&ascii, None), Some("utf-16be"));
}
