//! SVG: the credential is the one element `credential` of the Open Badges namespace, as text or, a compact token, in its attribute `verify`.
//!
//! What the XML reader does not check is checked here: one root, unique attributes, known entities, an encoding that it can read, a depth that ends. What is
//! remembered on the way is counted (CWE-770): a picture may have two million attributes in one tag, or declare as many namespaces.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::{EscapeError, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::{BakedError, Existing, MAX_BADGES, MAX_SVG_ATTRIBUTES, MAX_SVG_DEPTH, MAX_SVG_NAMESPACES, spliced};

/// The namespace of Open Badges 3.0.
const NAMESPACE: &str = "https://purl.imsglobal.org/ob/v3p0";
/// The element of a credential in it.
const CREDENTIAL: &str = "credential";
/// The namespace of Open Badges 1 and 2, and its element.
const NAMESPACE_2: &str = "http://openbadges.org";
const ASSERTION_2: &str = "assertion";

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// What was found in an SVG.
#[derive(Default)]
struct Found {
    /// The start tag of the root: its bytes in the picture, its name, and whether it is its end as well.
    root: Option<(Range<usize>, String, bool)>,
    badges: Vec<Badge>,
    /// Where the first badge of an older version begins.
    older: Option<usize>,
}

/// One element for a credential.
struct Badge {
    range: Range<usize>,
    /// The attribute `verify`.
    token: String,
    /// The text inside it.
    text: String,
}

/// The text of the one credential, and where its element begins.
pub(super) fn extract(image: &[u8]) -> Result<Option<(String, usize)>, BakedError> {
    let found = read(image)?;
    let mut badges = found.badges.into_iter();
    match (badges.next(), badges.next()) {
        (None, _) => found.older.map_or(Ok(None), |offset| Err(BakedError::OpenBadges2 { offset })),
        (_, Some(second)) => Err(BakedError::SeveralCredentials { offset: second.range.start }),
        (Some(Badge { range, token, text }), None) => match (token.trim_ascii().is_empty(), text.trim_ascii().is_empty()) {
            // Some readers take the attribute and some the text.
            (false, false) => Err(BakedError::SeveralCredentials { offset: range.start }),
            (false, true) => Ok(Some((token, range.start))),
            (true, _) => Ok(Some((text, range.start))),
        },
    }
}

/// The picture with an element for the credential right behind the start tag of its root.
pub(super) fn bake(image: &[u8], credential: &str, existing: Existing) -> Result<Vec<u8>, BakedError> {
    if let Some((offset, found)) = credential.char_indices().find(|(_, c)| !is_xml(*c)) {
        return Err(BakedError::NotXml { offset, found });
    }
    let found = read(image)?;
    if let (Some(first), Existing::Refuse) = (found.badges.first(), existing) {
        return Err(BakedError::AlreadyBaked { offset: first.range.start });
    }
    let cut: Vec<_> = found.badges.into_iter().map(|badge| badge.range).collect();
    // `read` found a root, or the picture would have been refused.
    let (root, name, is_empty) = found.root.unwrap_or_default();
    let element = element(credential);
    if is_empty {
        // `<svg … />` has no inside: its end becomes an end tag of its own.
        let slash = root.end.saturating_sub("/>".len());
        return Ok(spliced(image, slash, format!(">{element}</{name}>").as_bytes(), std::slice::from_ref(&(slash..root.end))));
    }
    Ok(spliced(image, root.end, element.as_bytes(), &cut))
}

/// A token needs no escaping; of JSON, `]]>` would end the section that it stands in.
fn element(credential: &str) -> String {
    let is_token = credential.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~'));
    if is_token {
        return format!("<openbadges:{CREDENTIAL} xmlns:openbadges=\"{NAMESPACE}\" verify=\"{credential}\"/>");
    }
    let parted = credential.replace("]]>", "]]]]><![CDATA[>");
    format!("<openbadges:{CREDENTIAL} xmlns:openbadges=\"{NAMESPACE}\"><![CDATA[{parted}]]></openbadges:{CREDENTIAL}>")
}

/// XML 1.0 §2.2.
fn is_xml(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Whether the first element of these bytes is called `svg`. Nothing else is judged: an SVG that is wrong should be told so.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    if let Some(unit) = utf16(bytes) {
        // Enough to tell it from another document: `<svg` or `<?xml` and, somewhere near, `<svg`.
        let head: Vec<u8> = bytes.chunks_exact(2).take(512).filter_map(|pair| pair.get(unit).copied()).collect();
        return head.windows(4).any(|window| window == b"<svg");
    }
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    if bytes.trim_ascii_start().first() != Some(&b'<') {
        return false;
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => bytes.get(..error.valid_up_to()).and_then(|valid| std::str::from_utf8(valid).ok()).unwrap_or_default(),
    };
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) => return start.local_name().into_inner() == "svg",
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

/// Which of two bytes holds the ASCII in UTF-16, where these bytes are in it.
fn utf16(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [0xff, 0xfe, ..] | [b'<', 0, ..] => Some(0),
        [0xfe, 0xff, ..] | [0, b'<', ..] => Some(1),
        _ => None,
    }
}

/// Reads all of it.
fn read(image: &[u8]) -> Result<Found, BakedError> {
    if utf16(image).is_some() {
        return Err(BakedError::SvgEncoding { offset: 0, found: "UTF-16".to_owned() });
    }
    let marked = if image.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    let text = std::str::from_utf8(image.get(marked..).unwrap_or_default()).map_err(|error| {
        let offset = marked + error.valid_up_to();
        let byte = image.get(offset).copied().unwrap_or_default();
        BakedError::SvgEncoding { offset, found: format!("0x{byte:02x}") }
    })?;
    let mut walk = Walk { marked, ..Walk::default() };
    let mut reader = Reader::from_str(text);
    loop {
        let offset = walk.marked + position(reader.buffer_position());
        let event = reader.read_event().map_err(|error| BakedError::SvgMalformed {
            offset: walk.marked + position(reader.error_position()),
            problem: error.to_string(),
        })?;
        let range = offset..walk.marked + position(reader.buffer_position());
        if matches!(event, Event::Eof) {
            return walk.finish(range.start);
        }
        walk.step(&event, range)?;
    }
}

/// A slice has no offset beyond `usize`.
fn position(offset: u64) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

/// How far the reading has come.
#[derive(Default)]
struct Walk {
    /// How many bytes stand before the text that the reader was given.
    marked: usize,
    depth: usize,
    /// Whether the document type was seen.
    typed: bool,
    /// What each prefix stands for, the innermost meaning last, with the depth of the element that gave it. The prefix of the default namespace is empty.
    prefixes: BTreeMap<String, Vec<(usize, Namespace)>>,
    /// The prefixes that the open elements give a meaning, outermost first.
    given: Vec<(usize, String)>,
    /// The element for a credential that is open, and its depth.
    open: Option<(usize, Badge)>,
    found: Found,
}

/// The namespaces that make a difference.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Namespace {
    OpenBadges3,
    OpenBadges2,
    Other,
}

/// What an element's start tag says.
struct Tag {
    namespace: Namespace,
    local: String,
    verify: String,
}

impl Walk {
    fn step(&mut self, event: &Event<'_>, range: Range<usize>) -> Result<(), BakedError> {
        let malformed = |problem: &str| BakedError::SvgMalformed { offset: range.start, problem: problem.to_owned() };
        match event {
            Event::Start(start) => {
                let tag = self.start(start, &range, false)?;
                if let (Namespace::OpenBadges3, CREDENTIAL) = (tag.namespace, tag.local.as_str()) {
                    self.open = Some((self.depth, Badge { range, token: tag.verify, text: String::new() }));
                }
            }
            Event::Empty(start) => {
                let tag = self.start(start, &range, true)?;
                if let (Namespace::OpenBadges3, CREDENTIAL) = (tag.namespace, tag.local.as_str()) {
                    self.keep(Badge { range, token: tag.verify, text: String::new() })?;
                }
                self.close();
            }
            Event::End(_) => {
                if let Some((_, mut badge)) = self.open.take_if(|(depth, _)| *depth == self.depth) {
                    badge.range.end = range.end;
                    self.keep(badge)?;
                }
                self.close();
            }
            Event::Text(text) if self.depth == 0 && !text.trim_ascii().is_empty() => {
                return Err(malformed("text outside of the root element"));
            }
            Event::CData(_) | Event::GeneralRef(_) if self.depth == 0 => return Err(malformed("text outside of the root element")),
            Event::Text(text) => self.text(text),
            Event::CData(text) => self.text(text),
            Event::GeneralRef(reference) => {
                let character = resolved(reference, range.start)?;
                self.text(character.encode_utf8(&mut [0; 4]));
            }
            Event::Decl(declaration) => {
                if range.start != self.marked {
                    return Err(malformed("an XML declaration that is not the beginning"));
                }
                let encoding = declaration.encoding().and_then(Result::ok).unwrap_or_default();
                // Bytes that mean one thing in that encoding and another in UTF-8.
                if !matches!(encoding.to_ascii_lowercase().as_str(), "" | "utf-8" | "us-ascii") {
                    return Err(BakedError::SvgEncoding { offset: range.start, found: encoding.into_owned() });
                }
            }
            Event::DocType(content) => {
                if std::mem::replace(&mut self.typed, true) || self.found.root.is_some() {
                    return Err(malformed("a document type in the wrong place"));
                }
                // The one that drawing programs write names a file, which is never fetched. Declarations of its own stand in brackets.
                if content.contains('[') {
                    return Err(BakedError::SvgDeclarations { offset: range.start });
                }
            }
            Event::Comment(_) | Event::PI(_) | Event::Eof => {}
        }
        Ok(())
    }

    /// Opens an element.
    fn start(&mut self, start: &BytesStart<'_>, range: &Range<usize>, is_empty: bool) -> Result<Tag, BakedError> {
        let offset = range.start;
        let malformed = |problem: String| BakedError::SvgMalformed { offset, problem };
        if self.depth == 0 && self.found.root.is_some() {
            return Err(malformed("a second root element".to_owned()));
        }
        if self.open.is_some() {
            return Err(malformed("an element inside a credential".to_owned()));
        }
        self.depth += 1;
        if self.depth > MAX_SVG_DEPTH {
            return Err(BakedError::SvgTooDeep { offset, limit: MAX_SVG_DEPTH });
        }
        let name = start.name().into_inner();
        if self.found.root.is_none() {
            self.found.root = Some((range.clone(), name.to_owned(), is_empty));
        }
        let mut verify = String::new();
        let mut seen = BTreeSet::new();
        // The reader's own check compares each attribute with all before it.
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| malformed(error.to_string()))?;
            let key = attribute.key.into_inner();
            if !seen.insert(key) {
                return Err(malformed(format!("the attribute {key} a second time")));
            }
            if seen.len() > MAX_SVG_ATTRIBUTES {
                return Err(BakedError::SvgTooManyAttributes { offset, limit: MAX_SVG_ATTRIBUTES });
            }
            let value = unescape(&attribute.value).map_err(|error| match error {
                EscapeError::UnrecognizedEntity(_, name) => BakedError::SvgEntity { offset, name },
                other => malformed(other.to_string()),
            })?;
            match key.strip_prefix("xmlns") {
                Some("") => self.give("", &value),
                Some(prefix) if prefix.starts_with(':') => self.give(prefix.trim_start_matches(':'), &value),
                _ if key == "verify" => verify = value.into_owned(),
                _ => {}
            }
            if self.given.len() > MAX_SVG_NAMESPACES {
                return Err(BakedError::SvgTooManyNamespaces { offset, limit: MAX_SVG_NAMESPACES });
            }
        }
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let namespace =
            self.prefixes.get(prefix).and_then(|meanings| meanings.last()).map_or(Namespace::Other, |(_, namespace)| *namespace);
        if let (Namespace::OpenBadges2, ASSERTION_2) = (namespace, local) {
            self.found.older.get_or_insert(offset);
        }
        Ok(Tag { namespace, local: local.to_owned(), verify })
    }

    fn give(&mut self, prefix: &str, uri: &str) {
        let namespace = match uri.trim_ascii() {
            NAMESPACE => Namespace::OpenBadges3,
            NAMESPACE_2 => Namespace::OpenBadges2,
            _ => Namespace::Other,
        };
        self.given.push((self.depth, prefix.to_owned()));
        self.prefixes.entry(prefix.to_owned()).or_default().push((self.depth, namespace));
    }

    fn keep(&mut self, badge: Badge) -> Result<(), BakedError> {
        if self.found.badges.len() == MAX_BADGES {
            return Err(BakedError::SeveralCredentials { offset: badge.range.start });
        }
        self.found.badges.push(badge);
        Ok(())
    }

    /// Closes the innermost element.
    fn close(&mut self) {
        while let Some((_, prefix)) = self.given.pop_if(|(depth, _)| *depth == self.depth) {
            // A prefix without meanings goes too: each of a million elements may bring its own.
            if let Entry::Occupied(mut meanings) = self.prefixes.entry(prefix) {
                meanings.get_mut().pop();
                if meanings.get().is_empty() {
                    meanings.remove();
                }
            }
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn text(&mut self, text: &str) {
        if let Some((_, badge)) = &mut self.open {
            badge.text.push_str(text);
        }
    }

    fn finish(self, end: usize) -> Result<Found, BakedError> {
        let malformed = |problem: &str| BakedError::SvgMalformed { offset: end, problem: problem.to_owned() };
        match (self.depth, &self.found.root) {
            (0, Some(_)) => Ok(self.found),
            (0, None) => Err(malformed("no element")),
            _ => Err(malformed("the end inside an element")),
        }
    }
}

/// The character of `&#65;`, `&#x41;` or one of the five entities that XML defines (§4.6).
fn resolved(reference: &BytesRef<'_>, offset: usize) -> Result<char, BakedError> {
    let name: &str = reference;
    if reference.is_char_ref() {
        let malformed = || BakedError::SvgMalformed { offset, problem: format!("the character &{name};") };
        return reference.resolve_char_ref().ok().flatten().ok_or_else(malformed);
    }
    match name {
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "amp" => Ok('&'),
        "apos" => Ok('\''),
        "quot" => Ok('"'),
        _ => Err(BakedError::SvgEntity { offset, name: name.to_owned() }),
    }
}
