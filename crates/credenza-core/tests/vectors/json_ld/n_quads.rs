//! N-Quads as the suite writes them. RDF 1.1 N-Quads.

use credenza_core::encoding::rdf::{Dataset, Object, Resource};
use libtest_mimic::Failed;
use std::collections::BTreeSet;

/// A statement: its parts in order.
pub(super) type Line = Vec<Part>;

/// A part of a statement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// An IRI or a literal.
    Named(String),
    Blank(String),
}

/// The statements of a dataset.
pub(super) fn write(dataset: &Dataset) -> BTreeSet<Line> {
    let resource = |resource: &Resource| match resource {
        Resource::Iri(iri) => Part::Named(format!("<{iri}>")),
        Resource::Blank(blank) => Part::Blank(format!("b{}", blank.0)),
    };
    let line = |quad: &credenza_core::encoding::rdf::Quad| {
        let object = match &quad.object {
            Object::Resource(object) => resource(object),
            Object::Literal(literal) => {
                let tag = literal.language.as_ref().map_or_else(|| format!("^^<{}>", literal.datatype), |tag| format!("@{tag}"));
                Part::Named(format!("{:?}{tag}", literal.value))
            }
        };
        let mut line = vec![resource(&quad.subject), Part::Named(format!("<{}>", quad.predicate)), object];
        line.extend(quad.graph.as_ref().map(resource));
        line
    };
    dataset.quads.iter().map(line).collect()
}

/// The statements of a file.
pub(super) fn parse(text: &str) -> Result<BTreeSet<Line>, Failed> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).map(parse_line).collect()
}

fn parse_line(line: &str) -> Result<Line, Failed> {
    let mut parts = Vec::new();
    let mut rest = line;
    loop {
        rest = rest.trim_start();
        let wrong = || Failed::from(format!("no N-Quads: {line}"));
        if rest == "." {
            return Ok(parts);
        } else if let Some(behind) = rest.strip_prefix("_:") {
            let (name, behind) = behind.split_once(' ').ok_or_else(wrong)?;
            parts.push(Part::Blank(name.to_owned()));
            rest = behind;
        } else if rest.starts_with('<') {
            let (iri, behind) = rest.split_once('>').ok_or_else(wrong)?;
            parts.push(Part::Named(format!("{}>", unescape(iri)?)));
            rest = behind;
        } else if let Some(behind) = rest.strip_prefix('"') {
            let (value, behind) = literal(behind).ok_or_else(wrong)?;
            let end = behind.find(' ').unwrap_or(behind.len());
            let (tag, behind) = behind.split_at(end);
            let tag = if tag.is_empty() { "^^<http://www.w3.org/2001/XMLSchema#string>" } else { tag };
            parts.push(Part::Named(format!("{:?}{tag}", unescape(value)?)));
            rest = behind;
        } else {
            return Err(wrong());
        }
    }
}

/// The literal up to its closing quotation mark, and what follows it.
fn literal(text: &str) -> Option<(&str, &str)> {
    let mut escaped = false;
    let end = text.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    })?;
    let (value, behind) = text.split_at_checked(end)?;
    Some((value, behind.strip_prefix('"')?))
}

fn unescape(text: &str) -> Result<String, Failed> {
    let mut unescaped = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            unescaped.push(character);
            continue;
        }
        let digits = match characters.next() {
            Some('t') => Err('\t'),
            Some('b') => Err('\u{8}'),
            Some('n') => Err('\n'),
            Some('r') => Err('\r'),
            Some('f') => Err('\u{c}'),
            Some(same @ ('"' | '\'' | '\\')) => Err(same),
            Some('u') => Ok(4),
            Some('U') => Ok(8),
            other => return Err(format!("no escape: {other:?}").into()),
        };
        unescaped.push(match digits {
            Err(character) => character,
            Ok(count) => {
                let digits: String = characters.by_ref().take(count).collect();
                char::from_u32(u32::from_str_radix(&digits, 16)?).ok_or("no character")?
            }
        });
    }
    Ok(unescaped)
}
