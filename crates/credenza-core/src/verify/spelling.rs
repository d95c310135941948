//! Whether the JSON that arrived is the spelling that its statements are read in.
//!
//! Statements survive every change to the JSON that leaves them as they are: a member moved into `@included` or to another place where the same thing is named, a full
//! IRI for a term, `null` or an empty array where nothing is stated, a text for a number. A schema sees nothing but spelling, so whoever holds such a file could spell
//! it until it keeps one that what was signed does not keep.

use crate::credential::Unsecured;
use crate::encoding::jcs;
use crate::encoding::json::{Document, Node};

/// Whether the two are the same, but for the order of members and values, for one value in an array or by itself, and for `@context` and `proof` of the whole.
///
/// So of what a schema can see, that alone is the holder's choice. A name or type that no known context has is read as its IRI; the spelling of that is what follows the
/// last `#`, `/` or `:`.
pub(super) fn is_as_read(arrived: &Document, read: &Unsecured) -> bool {
    let own = |(name, _): &(&str, Node<'_>)| !matches!(*name, "@context" | "proof");
    object(arrived.root().members().filter(own), Side::Arrived) == object(read.members().filter(own), Side::Read)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Arrived,
    Read,
}

impl Side {
    fn name(self, name: &str) -> &str {
        if self == Self::Read { name.rsplit(['#', '/', ':']).next().unwrap_or(name) } else { name }
    }
}

/// One text for all spellings of an object that count as the same.
fn object<'d>(members: impl Iterator<Item = (&'d str, Node<'d>)>, side: Side) -> Vec<u8> {
    let mut members: Vec<_> = members.map(|(name, value)| (side.name(name), values(value, name == "type", side))).collect();
    members.sort_unstable();
    let mut text = vec![b'{'];
    for (name, values) in members {
        jcs::write_string(name, &mut text);
        text.extend_from_slice(&values);
    }
    text.push(b'}');
    text
}

/// The values of a member, or of an array in an array.
fn values(member: Node<'_>, are_types: bool, side: Side) -> Vec<u8> {
    let mut values: Vec<_> = member.one_or_many().map(|(_, value)| one(value, are_types, side)).collect();
    values.sort_unstable();
    let mut text = vec![b'['];
    for value in values {
        text.extend_from_slice(&value);
        text.push(b',');
    }
    text.push(b']');
    text
}

fn one(value: Node<'_>, is_type: bool, side: Side) -> Vec<u8> {
    if value.is_object() {
        return object(value.members(), side);
    }
    if value.is_array() {
        return values(value, is_type, side);
    }
    match value.as_str().filter(|_| is_type) {
        Some(name) => {
            let mut text = Vec::new();
            jcs::write_string(side.name(name), &mut text);
            text
        }
        None => jcs::canonicalize(value),
    }
}

#[cfg(test)]
mod tests {
    use super::is_as_read;
    use crate::credential::Unsecured;
    use crate::encoding::json::Document;

    #[test]
    fn only_order_and_arrays_of_one_are_free() {
        let parsed = |text: &str| Document::parse(text.as_bytes()).unwrap();
        let read = Unsecured::new(parsed(
            r#"{"id":"urn:c","type":["A","https://x.example/c.json#B"],"subject":{"credits":3,"tag":["a","b"],"https://x.example/level":"6"}}"#,
        ));
        let subject =
            |subject: &str| parsed(&format!(r#"{{"@context":"x","type":["B","A"],"id":"urn:c","subject":{subject},"proof":{{}}}}"#));
        for same in [r#"{"tag":["b","a"],"level":"6","credits":3.0}"#, r#"[{"credits":[3],"level":["6"],"tag":["a","b"]}]"#] {
            assert!(is_as_read(&subject(same), &read), "{same}");
        }
        for other in [
            r#"{"credits":"3","level":"6","tag":["a","b"]}"#,
            r#"{"credits":3,"level":6,"tag":["a","b"]}"#,
            r#"{"credits":3,"level":"6","tag":["a","b"],"name":null}"#,
            r#"{"credits":3,"level":"6","tag":["a","b"],"name":[]}"#,
            r#"{"credits":3,"level":"6","tag":["a","b","b"]}"#,
            r#"{"credits":3,"level":"6","tag":[["a","b"]]}"#,
            r#"{"credits":3,"tag":["a","b"]}"#,
            r#"{"credits":3,"https://x.example/level":"6","tag":["a","b"]}"#,
            r#"{"credits":3,"level":"6","tag":["a","b"],"@context":"y"}"#,
            r#"{"credits":3,"level":"6","tag":["a","b"],"@included":[{"id":"urn:c"}]}"#,
            r#"{"@nest":{"credits":3},"level":"6","tag":["a","b"]}"#,
            r#"[{"credits":3,"level":"6"},{"tag":["a","b"]}]"#,
        ] {
            assert!(!is_as_read(&subject(other), &read), "{other}");
        }
        assert!(!is_as_read(&parsed(r#"{"@id":"urn:c","type":["A","B"],"subject":{"credits":3,"level":"6","tag":["a","b"]}}"#), &read));
    }
}
