//! Reads N-Quads, strictly: RDF 1.1 N-Quads §7.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::writer::is_language_tag;
use super::{MAX_QUADS, NQuadsError};
use crate::encoding::rdf::{Blank, Dataset, LANG_STRING, Literal, Object, Quad, Resource, XSD_STRING};

/// What a text says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The statements in the order of the text.
    pub dataset: Dataset,
    /// What the text calls each blank node, without `_:`, by the number of the node.
    pub labels: Vec<String>,
}

/// Reads `text`.
///
/// # Errors
/// [`NQuadsError::Unexpected`] for what is not N-Quads, also for a relative IRI; [`NQuadsError::TooManyQuads`] beyond [`MAX_QUADS`].
pub fn parse(text: &str) -> Result<Parsed, NQuadsError> {
    let mut parser = Parser { text, at: 0, known: BTreeSet::new(), blanks: BTreeMap::new(), parsed: Parsed::default() };
    loop {
        parser.skip_space();
        if parser.peek() != Some('\n') && parser.peek() != Some('\r') && parser.peek().is_some() {
            parser.statement()?;
            parser.skip_space();
        }
        match parser.next() {
            Some('\n' | '\r') => {}
            None => break,
            Some(found) => return Err(parser.unexpected_before(found, "the end of the line")),
        }
    }
    parser.parsed.dataset.blanks = u32::try_from(parser.parsed.labels.len()).unwrap_or(u32::MAX);
    Ok(parser.parsed)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    /// One copy of every IRI and tag.
    known: BTreeSet<Arc<str>>,
    blanks: BTreeMap<&'a str, Blank>,
    parsed: Parsed,
}

impl<'a> Parser<'a> {
    fn statement(&mut self) -> Result<(), NQuadsError> {
        if self.parsed.dataset.quads.len() == MAX_QUADS {
            return Err(NQuadsError::TooManyQuads { limit: MAX_QUADS });
        }
        let subject = self.resource("an IRI or a blank node")?;
        self.skip_space();
        let predicate = self.iri("an IRI")?;
        self.skip_space();
        let object =
            if self.peek() == Some('"') { self.literal()? } else { Object::Resource(self.resource("an IRI, a blank node or a literal")?) };
        self.skip_space();
        let graph =
            if self.peek() == Some('.') { None } else { Some(self.resource("the name of a graph or the full stop of the statement")?) };
        self.skip_space();
        self.expect('.', "the full stop of the statement")?;
        self.parsed.dataset.quads.push(Quad { subject, predicate, object, graph });
        Ok(())
    }

    fn resource(&mut self, expected: &'static str) -> Result<Resource, NQuadsError> {
        match self.peek() {
            Some('_') => self.blank().map(Resource::Blank),
            _ => self.iri(expected).map(Resource::Iri),
        }
    }

    /// `BLANK_NODE_LABEL`. A full stop inside it belongs to it, one at its end does not.
    fn blank(&mut self) -> Result<Blank, NQuadsError> {
        self.expect('_', "a blank node")?;
        self.expect(':', "the colon of a blank node")?;
        let rest = self.rest();
        let length = rest.find(|character| !is_label_character(character) && character != '.').unwrap_or(rest.len());
        let label = rest.get(..length).unwrap_or_default().trim_end_matches('.');
        if !label.starts_with(is_label_start) {
            return Err(self.unexpected("the label of a blank node"));
        }
        self.at += label.len();
        if let Some(blank) = self.blanks.get(label) {
            return Ok(*blank);
        }
        // There are at most three in a statement, so the number fits.
        let blank = Blank(u32::try_from(self.parsed.labels.len()).unwrap_or(u32::MAX));
        self.blanks.insert(label, blank);
        self.parsed.labels.push(label.to_owned());
        Ok(blank)
    }

    /// `IRIREF`. The characters that it may not hold may not be escaped in it either: no IRI has them (RFC 3987 §2.2).
    fn iri(&mut self, expected: &'static str) -> Result<Arc<str>, NQuadsError> {
        self.expect('<', expected)?;
        let start = self.at;
        let mut name = String::new();
        loop {
            let before = self.at;
            let character = match self.next() {
                Some('>') => break,
                Some('\\') => self.unicode_escape()?,
                Some(found) => found,
                None => return Err(self.unexpected("the rest of the IRI")),
            };
            if character <= ' ' || "<>\"{}|^`\\".contains(character) {
                self.at = before;
                return Err(self.unexpected("a character of an IRI"));
            }
            name.push(character);
        }
        let scheme = name.split_once(':').map_or("", |(scheme, _)| scheme);
        let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
        if !is_scheme {
            self.at = start;
            return Err(self.unexpected("an IRI with its scheme"));
        }
        Ok(self.shared(&name))
    }

    fn literal(&mut self) -> Result<Object, NQuadsError> {
        let value = self.string()?;
        let (datatype, language) = match self.peek() {
            Some('@') => (LANG_STRING.into(), Some(self.language()?)),
            Some('^') => {
                self.expect('^', "a datatype")?;
                self.expect('^', "the second ^ before a datatype")?;
                let before = self.at;
                let datatype = self.iri("the IRI of a datatype")?;
                if &*datatype == LANG_STRING {
                    self.at = before;
                    return Err(self.unexpected("a datatype of literals without language tag"));
                }
                (datatype, None)
            }
            _ => (XSD_STRING.into(), None),
        };
        let datatype = self.shared(&datatype);
        Ok(Object::Literal(Literal { value: value.into(), datatype, language }))
    }

    /// `STRING_LITERAL_QUOTE`.
    fn string(&mut self) -> Result<String, NQuadsError> {
        self.expect('"', "a literal")?;
        let mut value = String::new();
        loop {
            let character = match self.next() {
                Some('"') => return Ok(value),
                Some('\\') => match self.peek() {
                    Some('u' | 'U') => self.unicode_escape()?,
                    _ => self.short_escape()?,
                },
                Some(found @ ('\n' | '\r')) => return Err(self.unexpected_before(found, "the rest of the literal")),
                Some(found) => found,
                None => return Err(self.unexpected("the rest of the literal")),
            };
            value.push(character);
        }
    }

    /// `ECHAR` behind its backslash.
    fn short_escape(&mut self) -> Result<char, NQuadsError> {
        let character = match self.peek() {
            Some('t') => '\t',
            Some('b') => '\u{8}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('f') => '\u{c}',
            Some(found @ ('"' | '\'' | '\\')) => found,
            _ => return Err(self.unexpected("one of the escapes \\t \\b \\n \\r \\f \\\" \\' \\\\ \\uXXXX \\UXXXXXXXX")),
        };
        self.at += 1;
        Ok(character)
    }

    /// `UCHAR` behind its backslash.
    fn unicode_escape(&mut self) -> Result<char, NQuadsError> {
        const EXPECTED: &str = "\\u with four hexadecimal digits of a character or \\U with eight";
        let length = match self.peek() {
            Some('u') => 4,
            Some('U') => 8,
            _ => return Err(self.unexpected(EXPECTED)),
        };
        let digits = self.rest().get(1..=length).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let character = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        match character {
            Some(character) => {
                self.at += 1 + length;
                Ok(character)
            }
            None => Err(self.unexpected(EXPECTED)),
        }
    }

    /// `LANGTAG`.
    fn language(&mut self) -> Result<Arc<str>, NQuadsError> {
        self.expect('@', "a language tag")?;
        let rest = self.rest();
        let length = rest.find(|character: char| !character.is_ascii_alphanumeric() && character != '-').unwrap_or(rest.len());
        let tag = rest.get(..length).unwrap_or_default();
        if !is_language_tag(tag) {
            return Err(self.unexpected("a language tag"));
        }
        self.at += length;
        Ok(self.shared(tag))
    }

    fn shared(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.known.get(text) {
            return Arc::clone(known);
        }
        let shared: Arc<str> = text.into();
        self.known.insert(Arc::clone(&shared));
        shared
    }

    /// Skips spaces, tabs and a comment.
    fn skip_space(&mut self) {
        let rest = self.rest().trim_start_matches([' ', '\t']);
        let rest = if rest.starts_with('#') { rest.trim_start_matches(|character| character != '\n' && character != '\r') } else { rest };
        self.at = self.text.len() - rest.len();
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let character = self.peek()?;
        self.at += character.len_utf8();
        Some(character)
    }

    fn expect(&mut self, character: char, expected: &'static str) -> Result<(), NQuadsError> {
        if self.peek() != Some(character) {
            return Err(self.unexpected(expected));
        }
        self.at += character.len_utf8();
        Ok(())
    }

    fn unexpected(&self, expected: &'static str) -> NQuadsError {
        let read = self.text.get(..self.at).unwrap_or_default();
        let line = 1 + read.bytes().filter(|byte| *byte == b'\n').count();
        NQuadsError::Unexpected { line, offset: self.at, expected, found: self.peek() }
    }

    /// The same where `found` has been read already.
    fn unexpected_before(&mut self, found: char, expected: &'static str) -> NQuadsError {
        self.at -= found.len_utf8();
        self.unexpected(expected)
    }
}

/// `PN_CHARS_U | [0-9]`: what a label begins with.
fn is_label_start(character: char) -> bool {
    matches!(character, 'A'..='Z' | 'a'..='z' | '0'..='9' | '_' | ':'
        | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}'
        | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}'
        | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

/// `PN_CHARS`.
fn is_label_character(character: char) -> bool {
    is_label_start(character) || matches!(character, '-' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

#[cfg(test)]
mod tests {
    use super::super::{Escaping, NQuadsError, write};
    use super::parse;

    #[test]
    fn what_is_written_is_read_again() {
        let text = "<urn:s> <urn:p> _:b0 .\n_:b0 <urn:p> \"a\\\"b\\n\"@de-CH _:b1 .\n_:b1 <urn:é> \"1\"^^<urn:t> <urn:g> .\n";
        let parsed = parse(text).unwrap();
        assert_eq!((parsed.dataset.quads.len(), parsed.dataset.blanks), (3, 2));
        assert_eq!(write(&parsed.dataset, Escaping::Current).unwrap(), text);
    }

    #[test]
    fn layout_is_free_and_labels_are_kept() {
        let parsed = parse("# first\n\n \t_:a.b<urn:p>_:a.b.#x\r\n_:1:\t<urn:p> \"\\u00e9\\U0001F303\" .").unwrap();
        assert_eq!(parsed.labels, ["a.b", "1:"]);
        let text = write(&parsed.dataset, Escaping::Older).unwrap();
        assert_eq!(text, "_:b0 <urn:p> _:b0 .\n_:b1 <urn:p> \"é🌃\" .\n");
    }

    #[test]
    fn what_is_not_n_quads_is_refused_with_its_place() {
        let cases = [
            ("<urn:s> <urn:p> <urn:o>", 23, "the name of a graph or the full stop of the statement"),
            ("<urn:s> <urn:p> <urn:o> . <urn:s>", 26, "the end of the line"),
            ("<urn:s> <urn:p> .", 16, "an IRI, a blank node or a literal"),
            ("<s> <urn:p> <urn:o> .", 1, "an IRI with its scheme"),
            ("<urn:s> _:p <urn:o> .", 8, "an IRI"),
            ("\"s\" <urn:p> <urn:o> .", 0, "an IRI or a blank node"),
            ("<urn:s> <urn:p> <urn:o> \"g\" .", 24, "the name of a graph or the full stop of the statement"),
            ("<urn:\\u0020> <urn:p> <urn:o> .", 5, "a character of an IRI"),
            ("<urn: > <urn:p> <urn:o> .", 5, "a character of an IRI"),
            ("<urn:", 5, "the rest of the IRI"),
            ("<urn:s> <urn:p> \"\\ud800\" .", 18, "\\u with four hexadecimal digits of a character or \\U with eight"),
            ("<urn:s> <urn:p> \"\\U00110000\" .", 18, "\\u with four hexadecimal digits of a character or \\U with eight"),
            ("<urn:s> <urn:p> \"\\u12é4\" .", 18, "\\u with four hexadecimal digits of a character or \\U with eight"),
            ("<urn:s> <urn:p> \"\\x\" .", 18, "one of the escapes \\t \\b \\n \\r \\f \\\" \\' \\\\ \\uXXXX \\UXXXXXXXX"),
            ("<urn:s> <urn:p> \"a\nb\" .", 18, "the rest of the literal"),
            ("<urn:s> <urn:p> \"a", 18, "the rest of the literal"),
            ("<urn:s> <urn:p> \"a\"@1 .", 20, "a language tag"),
            ("<urn:s> <urn:p> \"a\"@en- .", 20, "a language tag"),
            ("<urn:s> <urn:p> \"a\"^<urn:t> .", 20, "the second ^ before a datatype"),
            (
                "<urn:s> <urn:p> \"a\"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString> .",
                21,
                "a datatype of literals without language tag",
            ),
            ("_: <urn:p> <urn:o> .", 2, "the label of a blank node"),
            ("_:-a <urn:p> <urn:o> .", 2, "the label of a blank node"),
            ("_a <urn:p> <urn:o> .", 1, "the colon of a blank node"),
        ];
        for (text, place, what) in cases {
            let NQuadsError::Unexpected { line, offset, expected, .. } = parse(text).unwrap_err() else { panic!("{text}") };
            assert_eq!((line, offset, expected), (1, place, what), "{text}");
        }
        let many = "<urn:s> <urn:p> <urn:o> .\n".repeat(super::MAX_QUADS + 1);
        assert_eq!(parse(&many).unwrap_err().code(), "too_many_quads");
    }
}
