//! What lies beside credentials and is clearly none: what an awarding body, a verifier or an operating system leaves in the same folder. Among several inputs
//! it is passed over and counted; given by itself, it is told what it is.
//!
//! In doubt a file is judged: a credential under a wrong name must not go unseen, and one that is broken is an error and no bystander.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::content::{Content, Foreign};
use crate::ledger;

/// What operating systems leave in every folder that somebody looked into.
const OF_SYSTEMS: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];
/// The endings of course files and spreadsheets, and what they are.
const ENDINGS: [(&str, &str); 3] = [("toml", "course"), ("csv", "table"), ("xlsx", "table")];
/// The note that is written beside credentials.
const NOTE: &str = "note-for-learners.txt";

/// What a file is that its name tells from credentials, and that does not begin as one; nothing where it may be one, or cannot be read.
pub(crate) fn by_name(path: &Path) -> Option<&'static str> {
    let name = path.file_name()?.to_string_lossy();
    let ending = path.extension().unwrap_or_default();
    let kind = match () {
        () if OF_SYSTEMS.iter().any(|other| name.eq_ignore_ascii_case(other)) => "system",
        () if name == NOTE => "note",
        () if ending.eq_ignore_ascii_case("ndjson") => "ledger",
        () => ENDINGS.iter().find(|(other, _)| ending.eq_ignore_ascii_case(other))?.1,
    };
    let begins = beginning(path)?;
    // The entries of a ledger are JSON, and say what they are; nothing else here begins with a brace.
    let fits = if kind == "ledger" { ledger::is_ledger(&begins) } else { begins.trim_ascii_start().first() != Some(&b'{') };
    fits.then_some(kind)
}

/// The first bytes of a file. A pipe is not waited for.
fn beginning(path: &Path) -> Option<Vec<u8>> {
    const ENOUGH: u64 = 256;
    let mut bytes = Vec::new();
    let is_file = std::fs::metadata(path).ok()?.is_file();
    File::open(path).ok().filter(|_| is_file)?.take(ENOUGH).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// What a document is that a verifier keeps, and nobody presents. A report stays one that is judged: people do send those for credentials.
pub(crate) fn by_content(content: &Content) -> Option<&'static str> {
    match content {
        Content::Foreign(Foreign::Other(kind)) if is_a_verifiers(kind) => Some(kind),
        _ => None,
    }
}

/// Whether a document of this kind (the names of [`DocumentKind`](crate::document_kind::DocumentKind)) is one that a verifier keeps.
pub(crate) fn is_a_verifiers(kind: &str) -> bool {
    matches!(kind, "did-document" | "trust-list" | "evidence-index" | "request")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_begins_so() {
        let folder = tempfile::tempdir().unwrap();
        let kind = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            by_name(&path)
        };
        assert_eq!(kind(".DS_Store", "\0\0\0\u{1}Bud1"), Some("system"));
        assert_eq!(kind("thumbs.db", ""), Some("system"));
        assert_eq!(kind("course.TOML", "[course]\n"), Some("course"));
        assert_eq!(kind("delivery.csv", "file;name\n"), Some("table"));
        assert_eq!(kind("note-for-learners.txt", "Dear"), Some("note"));
        assert_eq!(kind("issued.ndjson", r#"{"schema":"credenza.ledger/1","id":"#), Some("ledger"));
        for (name, text) in [
            ("award.csv", " {\"@context\""),
            ("Thumbs.db", "{}"),
            ("all.ndjson", "{\"type\": 1}"),
            ("a.json", "{"),
            ("a.txt", "x"),
            ("a", "x"),
        ] {
            assert_eq!(kind(name, text), None, "{name}");
        }
        assert_eq!(by_name(&folder.path().join("missing.csv")), None, "that it is missing is an error");
        std::fs::create_dir(folder.path().join("folder.csv")).unwrap();
        assert_eq!(by_name(&folder.path().join("folder.csv")), None);
    }
}
