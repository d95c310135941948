//! The recovery key as people hand it over: alone, or among the words and the JSON that it was told with.

use zeroize::Zeroizing;

use crate::sealed::Identity;

/// How it begins, and how many characters follow: 32 bytes and their checksum in Bech32.
const PREFIX: &str = "AGE-SECRET-KEY-1";
const REST: usize = 58;

/// The recovery keys in a text, those whose checksum holds. White space within one counts for nothing (it is copied from paper in groups), nor do the zero bytes
/// and the mark of UTF-16, nor case.
pub(super) fn all_in(text: &str) -> Vec<Identity> {
    // One that is spread over all of the text has room in it.
    let mut letters = Zeroizing::new(String::with_capacity(text.len()));
    letters.extend(text.chars().filter(char::is_ascii_graphic).map(|letter| letter.to_ascii_uppercase()));
    let at = |(start, _): (usize, &str)| letters.get(start..start + PREFIX.len() + REST).and_then(Identity::parse);
    letters.match_indices(PREFIX).filter_map(at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_however_it_is_handed_over() {
        let key = Identity::generate().reveal();
        let grouped = key.as_bytes().chunks(16).map(|part| str::from_utf8(part).unwrap()).collect::<Vec<_>>();
        let utf_16: Vec<u8> = format!("\u{feff}Recovery key  {}\r\n", *key).encode_utf16().flat_map(u16::to_le_bytes).collect();
        for text in [
            key.to_string(),
            key.to_lowercase(),
            format!("\u{feff}{}\r\n", *key),
            format!("{{\n  \"recovery_key\": \"{}\",\n  \"did\": \"did:key:z6Mk\"\n}}\n", *key),
            format!("Recovery key:{}.", *key),
            format!("{}\n", grouped.join(" ")),
            grouped.join("\u{a0}\n"),
            String::from_utf8_lossy(&utf_16).into_owned(),
        ] {
            let found: Vec<_> = all_in(&text).iter().map(|found| found.reveal()).collect();
            assert_eq!(found, std::slice::from_ref(&key), "{text:?}");
        }
    }

    #[test]
    fn of_several_all_are_found_and_a_typing_error_is_none() {
        let (one, two) = (Identity::generate().reveal(), Identity::generate().reveal());
        let text = format!("old: {}\nAGE-SECRET-KEY-1QQ\nnew: {}\n", *one, *two);
        assert_eq!(all_in(&text).iter().map(|found| found.reveal()).collect::<Vec<_>>(), [one.clone(), two]);
        let last = if one.ends_with('Q') { "P" } else { "Q" };
        let cut = one.get(..73).unwrap();
        for text in ["", "AGE-SECRET-KEY-1", &format!("{cut}{last}"), cut] {
            assert!(all_in(text).is_empty(), "{text}");
        }
    }
}
