//! IRIs: what is one, and what a reference means at a base. RFC 3987, RFC 3986 §5.2.

/// Whether a text begins with a scheme, and so is no relative reference. RFC 3986 §3.1.
pub(super) fn is_absolute(text: &str) -> bool {
    match text.split_once(':') {
        Some((scheme, _)) => is_scheme(scheme),
        None => false,
    }
}

/// Whether a text is an absolute IRI that a statement can carry: a scheme, none of the characters that no IRI has, at most one fragment. RFC 3987 §2.2.
pub(super) fn is_well_formed(text: &str) -> bool {
    let is_excluded = |byte: u8| is_excluded_from_iris(byte) | (byte == 0x7f);
    is_absolute(text)
        && !text.bytes().fold(false, |found, byte| found | is_excluded(byte))
        && text.bytes().filter(|byte| *byte == b'#').count() < 2
}

/// Whether no IRI has that byte: what `IRIREF` excludes (RDF 1.1 N-Quads, grammar). Without a branch, so that a loop looks at many bytes at once.
pub(crate) const fn is_excluded_from_iris(byte: u8) -> bool {
    (byte <= b' ')
        | (byte == b'<')
        | (byte == b'>')
        | (byte == b'"')
        | (byte == b'{')
        | (byte == b'}')
        | (byte == b'|')
        | (byte == b'^')
        | (byte == b'`')
        | (byte == b'\\')
}

/// Whether a text is the identifier of a blank node. JSON-LD 1.1 §4.5.1.
pub(super) fn is_blank(text: &str) -> bool {
    text.starts_with("_:")
}

fn is_scheme(text: &str) -> bool {
    text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

/// The five parts of a reference. RFC 3986, appendix B.
struct Parts<'t> {
    scheme: Option<&'t str>,
    authority: Option<&'t str>,
    path: &'t str,
    query: Option<&'t str>,
    fragment: Option<&'t str>,
}

impl<'t> Parts<'t> {
    fn of(text: &'t str) -> Self {
        let (rest, fragment) = split(text, '#');
        let (rest, query) = split(rest, '?');
        let (scheme, rest) = match rest.split_once(':') {
            Some((scheme, behind)) if is_scheme(scheme) => (Some(scheme), behind),
            _ => (None, rest),
        };
        let (authority, path) = match rest.strip_prefix("//") {
            Some(behind) => {
                let end = behind.find('/').unwrap_or(behind.len());
                let (authority, path) = behind.split_at(end);
                (Some(authority), path)
            }
            None => (None, rest),
        };
        Self { scheme, authority, path, query, fragment }
    }
}

fn split(text: &str, separator: char) -> (&str, Option<&str>) {
    text.split_once(separator).map_or((text, None), |(before, behind)| (before, Some(behind)))
}

/// The IRI that `reference` stands for at `base`. RFC 3986 §5.2.2.
pub(super) fn resolve(base: &str, reference: &str) -> String {
    let (base, reference) = (Parts::of(base), Parts::of(reference));
    let (scheme, authority, path, query) = if reference.scheme.is_some() {
        (reference.scheme, reference.authority, without_dots(reference.path), reference.query)
    } else if reference.authority.is_some() {
        (base.scheme, reference.authority, without_dots(reference.path), reference.query)
    } else if reference.path.is_empty() {
        (base.scheme, base.authority, base.path.to_owned(), reference.query.or(base.query))
    } else if reference.path.starts_with('/') {
        (base.scheme, base.authority, without_dots(reference.path), reference.query)
    } else {
        (base.scheme, base.authority, without_dots(&merged(&base, reference.path)), reference.query)
    };
    let mut iri = String::new();
    if let Some(scheme) = scheme {
        iri.push_str(scheme);
        iri.push(':');
    }
    if let Some(authority) = authority {
        iri.push_str("//");
        iri.push_str(authority);
    }
    iri.push_str(&path);
    for (separator, part) in [('?', query), ('#', reference.fragment)] {
        if let Some(part) = part {
            iri.push(separator);
            iri.push_str(part);
        }
    }
    iri
}

/// RFC 3986 §5.2.3.
fn merged(base: &Parts<'_>, path: &str) -> String {
    if base.authority.is_some() && base.path.is_empty() {
        return format!("/{path}");
    }
    let folder = base.path.rfind('/').and_then(|slash| base.path.get(..=slash)).unwrap_or_default();
    format!("{folder}{path}")
}

/// RFC 3986 §5.2.4, in one pass: a segment is kept, is nothing, or takes the one before it away.
fn without_dots(path: &str) -> String {
    let absolute = path.starts_with('/');
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.strip_prefix('/').unwrap_or(path).split('/').peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            "." => {}
            ".." => {
                kept.pop();
            }
            _ => {
                kept.push(segment);
                continue;
            }
        }
        if is_last {
            kept.push("");
        }
    }
    let mut text = if absolute { "/".to_owned() } else { String::new() };
    text.push_str(&kept.join("/"));
    text
}

#[cfg(test)]
mod tests {
    use super::{is_absolute, is_well_formed, resolve};

    #[test]
    fn the_examples_of_rfc_3986_5_4() {
        for (reference, iri) in [
            ("g:h", "g:h"),
            ("g", "http://a/b/c/g"),
            ("1g:h", "http://a/b/c/1g:h"),
            ("é:h", "http://a/b/c/é:h"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q#s"),
            ("g#s", "http://a/b/c/g#s"),
            ("g?y#s", "http://a/b/c/g?y#s"),
            (";x", "http://a/b/c/;x"),
            ("g;x?y#s", "http://a/b/c/g;x?y#s"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"),
            ("./", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../..", "http://a/"),
            ("../../g", "http://a/g"),
            ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"),
            ("/../g", "http://a/g"),
            ("g.", "http://a/b/c/g."),
            ("..g", "http://a/b/c/..g"),
            ("./../g", "http://a/b/g"),
            ("./g/.", "http://a/b/c/g/"),
            ("g/./h", "http://a/b/c/g/h"),
            ("g/../h", "http://a/b/c/h"),
            ("g;x=1/../y", "http://a/b/c/y"),
            ("g?y/../x", "http://a/b/c/g?y/../x"),
            ("g#s/../x", "http://a/b/c/g#s/../x"),
        ] {
            assert_eq!(resolve("http://a/b/c/d;p?q", reference), iri, "{reference}");
        }
    }

    #[test]
    fn what_is_an_iri() {
        for text in ["http://example.org/é", "urn:uuid:1", "did:key:z6Mk", "a:", "tag:x"] {
            assert!(is_absolute(text) && is_well_formed(text), "{text}");
        }
        for text in ["", "x", ":x", "1a:x", "_:b0", "/a:b", "a b:c"] {
            assert!(!is_absolute(text), "{text}");
        }
        for text in ["http://example.org/a b", "http://a/#b#c", "http://a/<>", "http://a/\u{7f}", "urn:\n"] {
            assert!(is_absolute(text) && !is_well_formed(text), "{text}");
        }
    }
}
