//! A look through a workbook before its reader sees it.
//!
//! That reader (calamine) keeps the strings, the styles and the list of the sheets of a workbook without a limit, makes room for as many strings as a number in the
//! file says, and copies a style's font and format for each cell format that names them: three kilobytes can become gigabytes (CWE-409, CWE-770). So what it would
//! keep is weighed first, by the same XML reader set up in the same way. Every part is weighed, whatever it is called: which of them are read is for the workbook to
//! say. What is weighed is never less than what would be kept.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, BufReader, Cursor, Read, copy, sink};

use quick_xml::Reader;
use quick_xml::events::Event;

use super::MAX_CELLS;
use super::problem::Unreadable;

/// What a workbook may unpack to, in bytes. Ten thousand learners take a few megabytes; a workbook of 40 kB can unpack to gigabytes.
pub(super) const MAX_UNPACKED: u64 = 256 * 1024 * 1024;
/// How many parts a workbook may have. A sheet takes one or two; each is remembered by its name.
pub(super) const MAX_PARTS: usize = 10_000;
/// What may be kept of a workbook beside its cells, in bytes: a million different texts take a hundred megabytes.
pub(super) const MAX_KEPT: u64 = 128 * 1024 * 1024;
/// The longest text of a cell, in bytes of XML. Spreadsheets keep 32,767 characters, each of which may be written as a reference.
pub(super) const MAX_TEXT: u64 = 1024 * 1024;
/// The longest tag, or text between two tags, in bytes. Nothing but a picture that has no `<` in it comes near.
const MAX_STRETCH: u64 = 16 * 1024 * 1024;
/// How deep elements may nest. Sheets nest six deep, drawings a few dozen; each level is remembered until it closes.
const MAX_DEPTH: usize = 1_000;

/// What was seen in a workbook that is worth knowing before it is read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    /// Whether there are formulas in it.
    pub(super) formulas: bool,
}

/// Looks through the whole workbook.
///
/// # Errors
/// A workbook that is broken, unpacks to too much, has too many parts, or of which too much would be kept.
pub(super) fn screen(bytes: &[u8]) -> Result<Seen, Unreadable> {
    let damaged = |detail: String| Unreadable::WorkbookDamaged { detail };
    check_parts(bytes)?;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(error.to_string()))?;
    let meter = Meter { unpacked: Cell::new(0), stretch: Cell::new(0) };
    let mut weight = Weight::default();
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|error| damaged(error.to_string()))?;
        let name = file.name().map(|name| name.to_string()).unwrap_or_default();
        let mut file = Metered { file, meter: &meter };
        let weighed = weigh(&mut file, &mut weight);
        // Behind an error its reader does not go on, but what is there has to unpack all the same.
        let drained = copy(&mut file, &mut sink());
        if meter.unpacked.get() > MAX_UNPACKED {
            return Err(Unreadable::TooLarge { limit: MAX_UNPACKED });
        }
        if weighed.is_err() || weight.total() > MAX_KEPT {
            return Err(Unreadable::WorkbookHeavy { part: name, limit: MAX_KEPT });
        }
        drained.map_err(|error| damaged(error.to_string()))?;
    }
    Ok(weight.seen)
}

/// Counts the parts where they are listed, before anyone makes room for as many as are announced.
fn check_parts(bytes: &[u8]) -> Result<(), Unreadable> {
    /// How an entry of the list begins, and its 64-bit end with its length and the number of entries (APPNOTE 4.3.12, 4.3.14).
    const ENTRY: &[u8] = b"PK\x01\x02";
    const END: &[u8] = b"PK\x06\x06";
    const LONGEST_END: u64 = 1024 * 1024;
    let listed = bytes.windows(ENTRY.len()).filter(|window| *window == ENTRY).count();
    let number = |end: &[u8], at: usize| end.get(at..)?.first_chunk::<8>().map(|bytes| u64::from_le_bytes(*bytes));
    let announces_more = |at: usize| {
        let end = bytes.get(at..).unwrap_or_default();
        let is_end = number(end, 4).is_some_and(|length| length <= LONGEST_END);
        is_end && number(end, 32).is_some_and(|announced| announced > MAX_PARTS as u64)
    };
    let mut ends = bytes.windows(END.len()).enumerate().filter(|(_, window)| *window == END);
    if listed > MAX_PARTS || ends.any(|(at, _)| announces_more(at)) {
        return Err(Unreadable::WorkbookManyParts { limit: MAX_PARTS });
    }
    Ok(())
}

/// How much has been unpacked, of all parts and since the last piece of XML.
struct Meter {
    unpacked: Cell<u64>,
    stretch: Cell<u64>,
}

/// A part that ends where too much of it has been unpacked: sizes that an archive declares can lie.
struct Metered<'m, R> {
    file: R,
    meter: &'m Meter,
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        let Meter { unpacked, stretch } = self.meter;
        unpacked.set(unpacked.get() + read as u64);
        stretch.set(stretch.get() + read as u64);
        if unpacked.get() > MAX_UNPACKED {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(read)
    }
}

/// More would be kept than may be.
struct TooHeavy;

/// Weighs one part, as far as it is XML.
fn weigh<R: Read>(file: &mut Metered<'_, R>, weight: &mut Weight) -> Result<(), TooHeavy> {
    let meter = file.meter;
    let mut reader = Reader::from_reader(BufReader::new(Stretch { file }));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.check_comments = false;
    config.expand_empty_elements = true;
    let mut part = Part::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        meter.stretch.set(0);
        let before = reader.buffer_position();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => break,
            Ok(event) => part.take(&event, before, reader.buffer_position(), weight)?,
            Err(_) if meter.stretch.get() > MAX_STRETCH => return Err(TooHeavy),
            Err(_) => break,
        }
    }
    part.finish(reader.buffer_position(), weight);
    Ok(())
}

/// A part that ends where one piece of its XML is too long.
struct Stretch<'f, 'm, R> {
    file: &'f mut Metered<'m, R>,
}

impl<R: Read> Read for Stretch<'_, '_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        if self.file.meter.stretch.get() > MAX_STRETCH {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(read)
    }
}

/// What would be kept of all parts, in bytes.
#[derive(Default)]
struct Weight {
    kept: u64,
    sheets: u64,
    /// The longest relationship: its target is kept for each sheet that names it.
    longest_relationship: u64,
    seen: Seen,
}

impl Weight {
    fn total(&self) -> u64 {
        self.kept.saturating_add(self.sheets.saturating_mul(self.longest_relationship))
    }
}

/// How far the reading of a part has come.
#[derive(Default)]
struct Part {
    depth: usize,
    /// The elements whose text is collected, by their names as written, and where they begin. Whatever stands inside them, they go on to the end tag of that name.
    open: BTreeMap<String, u64>,
    /// The longest name of a font and the longest format: both are copied for each cell format that refers to them.
    longest_font: u64,
    longest_format: u64,
}

impl Part {
    /// Takes one piece of XML, from the byte `before` to the byte `after`.
    fn take(&mut self, event: &Event<'_>, before: u64, after: u64, weight: &mut Weight) -> Result<(), TooHeavy> {
        match event {
            Event::Start(start) => {
                self.depth += 1;
                let length = after.saturating_sub(before);
                let local = start.local_name();
                weight.seen.formulas |= local.as_ref() == "f";
                match local.as_ref() {
                    // Room is made for as many as are announced.
                    "sst" if announced(start) > MAX_CELLS as u64 => return Err(TooHeavy),
                    "si" | "t" | "is" | "v" | "f" | "definedName" => {
                        _ = self.open.entry(start.name().as_ref().to_owned()).or_insert(before)
                    }
                    // What a style takes with its borders, and again while the list grows.
                    "xf" => weight.kept += 512 + self.longest_font + self.longest_format,
                    "numFmt" => {
                        self.longest_format = self.longest_format.max(length);
                        weight.kept += 256 + length;
                    }
                    "name" => {
                        self.longest_font = self.longest_font.max(length);
                        weight.kept += length;
                    }
                    "font" | "fill" | "border" => weight.kept += 256,
                    "srgbClr" | "sysClr" => weight.kept += 16,
                    "sheet" => {
                        weight.sheets += 1;
                        weight.kept += 256 + 4 * length;
                    }
                    "Relationship" => {
                        weight.longest_relationship = weight.longest_relationship.max(length);
                        weight.kept += 256 + 3 * length;
                    }
                    _ => {}
                }
            }
            Event::End(end) => {
                self.depth = self.depth.saturating_sub(1);
                if let Some((name, start)) = self.open.remove_entry(end.name().as_ref()) {
                    keep(&name, after.saturating_sub(start), weight);
                }
            }
            _ => {}
        }
        // The strings of the workbook may be long together; of a cell's text each is short.
        let too_long = |(name, start): (&String, &u64)| local(name) != "si" && after.saturating_sub(*start) > MAX_TEXT;
        if self.depth > MAX_DEPTH || weight.total() > MAX_KEPT || self.open.iter().any(too_long) {
            return Err(TooHeavy);
        }
        Ok(())
    }

    /// What was never closed was collected too.
    fn finish(self, end: u64, weight: &mut Weight) {
        for (name, start) in &self.open {
            keep(name, end.saturating_sub(*start), weight);
        }
    }
}

/// Of the texts, those of the list of strings and of names are kept.
fn keep(name: &str, length: u64, weight: &mut Weight) {
    match local(name) {
        "si" => weight.kept += 64 + length,
        "definedName" => weight.kept += 128 + 2 * length,
        _ => {}
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The largest number in a tag.
fn announced(tag: &str) -> u64 {
    let numbers = tag.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    numbers.map(|digits| digits.parse().unwrap_or(u64::MAX)).max().unwrap_or_default()
}
