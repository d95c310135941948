//! When two credentials are one: what they say decides, not how it is written.
//!
//! A proof covers values, never white space, the order of members or the spelling of an escape, so whoever gets a credential a second time, through a mail program, a picture
//! or a presentation, has the same credential. Whatever differs in any value, if only in the proof, is another.

use credenza_core::encoding::jcs;
use credenza_core::encoding::json::Document;
use zeroize::Zeroizing;

/// The one form of everything that says the same: of a JSON document its JCS form (RFC 8785), of anything else, such as a token, its bytes without the white space around them. The two never meet,
/// since a JCS form is a document.
pub(crate) fn canonical(credential: &[u8]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(match Document::parse(credential) {
        Ok(document) => jcs::canonicalize(document.root()),
        // Duplicate members, for one: what has no single meaning is only itself.
        Err(_) => credential.trim_ascii().to_vec(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spelling_does_not_count() {
        let plain = canonical(br#"{"a":"\u00e8","b":[1,null]}"#);
        for same in ["{ \"b\": [1.0, null],\r\n \"a\": \"è\" }\n", "{\"b\":[1e0,null],\"a\":\"\\u00E8\"}"] {
            assert_eq!(canonical(same.as_bytes()), plain, "{same}");
        }
        assert_eq!(canonical(b" e30.e30.c2ln\r\n"), canonical(b"e30.e30.c2ln"));
    }

    #[test]
    fn every_value_counts() {
        let texts = [
            r#"{"a":"è","b":[1,2]}"#,
            // The same letter of two characters.
            "{\"a\":\"e\u{300}\",\"b\":[1,2]}",
            r#"{"a":"è","b":[2,1]}"#,
            r#"{"a":"è","b":["1",2]}"#,
            r#"{"a":"è","b":[1,2],"c":null}"#,
            r#"{"a":"è","b":[1,2],"proof":{"proofValue":"z1"}}"#,
            r#"{"a":"è","b":[1,2],"proof":{"proofValue":"z2"}}"#,
            // No document: what a reader takes of it is open.
            r#"{"a":"è","a":"è","b":[1,2]}"#,
            r#"{"a":"è", "a":"è","b":[1,2]}"#,
        ];
        let forms: std::collections::BTreeSet<_> = texts.iter().map(|text| canonical(text.as_bytes()).to_vec()).collect();
        assert_eq!(forms.len(), texts.len());
    }
}
