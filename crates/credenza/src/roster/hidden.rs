//! The rows of a sheet that are hidden: a filter does not take them out, and calamine does not tell them from the others.

use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::MAX_ROWS;

/// The numbers, as the spreadsheet shows them, of the hidden rows of the sheet at `index` in the workbook's list; none where they are not found. The workbook has been
/// screened.
pub(super) fn rows(bytes: &[u8], index: usize) -> Vec<u32> {
    find(bytes, index).unwrap_or_default()
}

fn find(bytes: &[u8], index: usize) -> Option<Vec<u32>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let (mut sheets, mut reference) = (0, None);
    starts(archive.by_name("xl/workbook.xml").ok()?, |start| {
        if start.local_name().as_ref() == "sheet" {
            if sheets == index {
                reference = attribute(start, "id");
            }
            sheets += 1;
        }
    });
    let (reference, mut target) = (reference?, None);
    starts(archive.by_name("xl/_rels/workbook.xml.rels").ok()?, |start| {
        if start.local_name().as_ref() == "Relationship" && attribute(start, "Id").as_ref() == Some(&reference) {
            target = attribute(start, "Target");
        }
    });
    let target = target?;
    let part = target.strip_prefix('/').map_or_else(|| ["xl/", &target].concat(), str::to_owned);
    let (mut hidden, mut next) = (Vec::new(), 1_u32);
    starts(archive.by_name(&part).ok()?, |start| {
        if start.local_name().as_ref() == "row" {
            let row = attribute(start, "r").and_then(|row| row.parse().ok()).unwrap_or(next);
            next = row.saturating_add(1);
            if row <= MAX_ROWS && attribute(start, "hidden").is_some_and(|hidden| hidden == "1" || hidden == "true") {
                hidden.push(row);
            }
        }
    });
    hidden.sort_unstable();
    hidden.dedup();
    Some(hidden)
}

/// Hands every start tag of a part to `look`, as far as it is XML.
fn starts(part: impl Read, mut look: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    while let Some(event) = next(&mut reader, &mut buffer) {
        if let Event::Start(start) | Event::Empty(start) = event {
            look(&start);
        }
    }
}

fn next<'b>(reader: &mut Reader<impl BufRead>, buffer: &'b mut Vec<u8>) -> Option<Event<'b>> {
    buffer.clear();
    reader.read_event_into(buffer).ok().filter(|event| !matches!(event, Event::Eof))
}

/// The value of the attribute of that name, whatever its prefix. Those that are asked for hold no references.
fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    for attribute in start.attributes().with_checks(false).flatten() {
        if attribute.key.local_name().as_ref() == name {
            return Some(attribute.value.into_owned());
        }
    }
    None
}
