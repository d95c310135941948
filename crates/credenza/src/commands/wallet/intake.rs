//! What the files hold that `wallet add` is given: credentials, each with its bytes, one after the other and never all at once.

use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use credenza_core::credential::{Format, Secured};
use credenza_core::encoding::baked::{self, Image, MAX_IMAGE_BYTES};
use credenza_core::encoding::json::{MAX_BYTES, ParseError, ParseErrorKind, Pointer};

use crate::app::App;
use crate::bystander;
use crate::content::{Content, Foreign};
use crate::document_kind::DocumentKind;
use crate::failure::Failure;
use crate::inputs::{ENDINGS, Input, content_of_file};
use crate::ledger::is_ledger;
use crate::lines::{Block, Blocks};
use crate::storage::StorageError;

/// Largest file that is read, in bytes: one of many credentials, a line each, may be larger than a credential can be.
const MAX_FILE: u64 = 256 << 20;

/// Whether files of that ending are taken from a folder; what else lies there (a table, a picture without a credential) is passed over.
fn is_taken(ending: &str) -> bool {
    ENDINGS.contains(&ending) || matches!(ending, "ndjson" | "jsonl")
}

/// A credential that arrived, or why there is none.
pub(super) struct Found {
    /// Where: a file, `-`, with a line or an index in it.
    pub(super) place: String,
    pub(super) content: Result<Arrived, Failure>,
}

/// A credential, not believed.
pub(super) struct Arrived {
    /// As it came, byte for byte; of a picture, what was baked into it; taken out of another document, as it stands there.
    pub(super) bytes: Vec<u8>,
    pub(super) secured: Secured,
    /// Whether it was taken out of a presentation or another document.
    pub(super) unpacked: bool,
}

/// Who takes what is found, as it is found; a failure of theirs ends the reading.
type Taker<'t> = dyn FnMut(Found) -> Result<(), Failure> + 't;

/// Hands over everything in the files, folders (not those inside them) and standard input that `paths` name, in their order. What can't be read is found too.
///
/// Memory is needed for one document and what is in it, whatever the size of a file. Counts in `passed_over` what else lies in the folders.
///
/// # Errors
/// Those of `take`.
pub(super) fn each(app: &App, paths: &[PathBuf], passed_over: &mut usize, take: &mut Taker<'_>) -> Result<(), Failure> {
    for path in paths {
        if path.is_dir() && *path != Path::new("-") {
            match files_in(app, path, passed_over) {
                Ok(files) => files.iter().try_for_each(|file| read_file(file, Pictures::PassOver, take))?,
                Err(failure) => take(Found { place: path.display().to_string(), content: Err(failure) })?,
            }
        } else {
            read_file(path, Pictures::Refuse, take)?;
        }
    }
    Ok(())
}

/// The files of a folder that may hold credentials. Hidden ones are nobody's: `._award.json` is what another system keeps of `award.json`.
fn files_in(app: &App, folder: &Path, passed_over: &mut usize) -> Result<Vec<PathBuf>, Failure> {
    let is_hidden = |path: &PathBuf| path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    let wanted = |path: &PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
        // Pipes and devices would be waited for, and the user did not name them. What can't be looked at is tried, and its error told.
        let may_be_file = || path.metadata().map_or_else(|error| error.kind() != ErrorKind::NotFound, |metadata| metadata.is_file());
        ending.is_some_and(|ending| is_taken(&ending)) && may_be_file() && !lies_beside(path)
    };
    let seen = app.storage().list(folder)?.into_iter().filter(|path| !is_hidden(path));
    let (files, others): (Vec<PathBuf>, Vec<PathBuf>) = seen.partition(wanted);
    *passed_over += others.len();
    if files.is_empty() {
        Err(Failure::new("folder_empty").arg("path", folder.display()).arg("endings", format!(".{}", ENDINGS.join(", ."))))
    } else {
        Ok(files)
    }
}

/// Largest file of another kind that is known for one in a folder, in bytes. What is larger is read, and called by its name.
const MAX_OTHER: u64 = 1 << 20;

/// Whether a file is what the program itself puts beside credentials, or publishes with them: a ledger, a DID document, a trust list, a request, a report. Nothing else: what might be a credential that is damaged, or a
/// key that lies in the wrong place, is told.
fn lies_beside(path: &Path) -> bool {
    let Ok((reader, Some(length))) = Input::File(path.to_path_buf()).open() else { return false };
    let mut head = Vec::new();
    let most = if length <= MAX_OTHER { MAX_OTHER } else { 64 };
    if reader.take(most).read_to_end(&mut head).is_err() {
        return false;
    }
    is_ledger(&head)
        || (length <= MAX_OTHER && DocumentKind::of_another(&head).is_some_and(|kind| kind == "report" || bystander::is_a_verifiers(kind)))
}

/// What to do about a picture without a credential.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pictures {
    /// It was named: say so.
    Refuse,
    /// It lies in a folder: pass over it.
    PassOver,
}

fn read_file(path: &Path, pictures: Pictures, take: &mut Taker<'_>) -> Result<(), Failure> {
    let input = if path == Path::new("-") { Input::Standard } else { Input::File(path.to_path_buf()) };
    let place = input.name();
    let too_large = || StorageError::FileTooLarge { path: path.to_path_buf(), limit: MAX_FILE }.into();
    let failure = match input.open() {
        // Known before anything of it is taken in.
        Ok((_, Some(length))) if length > MAX_FILE => too_large(),
        Ok((reader, _)) => match taken_apart(&place, Limited { reader, left: MAX_FILE }, pictures, take) {
            Ok(()) => return Ok(()),
            Err(Stop::Failed(failure)) => return Err(failure),
            Err(Stop::Unreadable(error)) if error.kind() == ErrorKind::FileTooLarge => too_large(),
            Err(Stop::Unreadable(error)) => input.failed(&error),
        },
        Err(failure) => failure,
    };
    take(Found { place, content: Err(failure) })
}

/// Why the reading of a file came to an end before the file did.
#[derive(Debug)]
enum Stop {
    /// It could not be read further.
    Unreadable(io::Error),
    /// Who takes what is found has failed.
    Failed(Failure),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error)
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// A reader that fails where there is more than it may give. One that just ended there would make the beginning of a line pass for the line.
struct Limited<R> {
    reader: R,
    left: u64,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // At the end a byte more is asked for, to know whether there is one; none of those before it is lost by that.
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).clamp(1, buffer.len().max(1));
        let read = self.reader.read(buffer.get_mut(..most).unwrap_or_default())?;
        self.left = self.left.checked_sub(read as u64).ok_or(ErrorKind::FileTooLarge)?;
        Ok(read)
    }
}

/// A picture, one document, or one in each line where it is not one (NDJSON).
fn taken_apart(place: &str, mut reader: impl Read, pictures: Pictures, take: &mut Taker<'_>) -> Result<(), Stop> {
    let mut head = Vec::new();
    // A byte too many: of what has that, this is not all.
    reader.by_ref().take(MAX_BYTES as u64 + 1).read_to_end(&mut head)?;
    if let Some(image) = Image::of(&head) {
        reader.by_ref().take((MAX_IMAGE_BYTES - MAX_BYTES) as u64).read_to_end(&mut head)?;
        let foreign = match baked::extract(&head) {
            Ok(Some(text)) => return text_taken_apart(place, text.as_bytes(), io::empty(), take),
            Ok(None) if pictures == Pictures::PassOver => return Ok(()),
            Ok(None) => Foreign::Bare(image.name()),
            Err(error) => Foreign::Refused(error),
        };
        return Ok(refused(place, &foreign, take)?);
    }
    text_taken_apart(place, &head, reader, take)
}

/// One document in `head`, or one in each line of that and of what follows.
fn text_taken_apart(place: &str, head: &[u8], rest: impl Read, take: &mut Taker<'_>) -> Result<(), Stop> {
    match parsed(head) {
        Ok(secured) => Ok(documents(place, head, secured, take)?),
        // A key, a page, a photograph, given by mistake: its first line would only be told not to be JSON.
        Err(error) => match content_of_file(head) {
            Content::Foreign(foreign) if foreign != Foreign::Other(DocumentKind::Lines.name()) => Ok(refused(place, &foreign, take)?),
            _ => lines(place, &error, head.chain(rest), take),
        },
    }
}

fn refused(place: &str, foreign: &Foreign, take: &mut Taker<'_>) -> Result<(), Failure> {
    take(Found { place: place.to_owned(), content: Err(Failure::with(foreign.code(), foreign.args())) })
}

/// The document in these bytes. Of one that is longer than any can be they may be the beginning, and the beginning of a token looks like a token.
fn parsed(bytes: &[u8]) -> Result<Secured, ParseError> {
    if bytes.len() > MAX_BYTES {
        let kind = ParseErrorKind::TooLarge { bytes: bytes.len(), limit: MAX_BYTES };
        return Err(ParseError { pointer: Pointer::root(), offset: 0, kind });
    }
    Secured::parse(bytes)
}

/// A document a line. `whole` is why they are not one together; that is what is wrong where the first line is no document either.
fn lines(place: &str, whole: &ParseError, reader: impl Read, take: &mut Taker<'_>) -> Result<(), Stop> {
    let (mut blocks, mut block) = (Blocks::keeping(MAX_BYTES + 1, reader), Block::default());
    let mut begun = false;
    while blocks.next(&mut block)? {
        for (number, line) in block.lines().filter(|(_, line)| !line.trim_ascii().is_empty()) {
            let place_of_line = format!("{place}:{number}");
            match parsed(line) {
                Ok(secured) => documents(&place_of_line, line.strip_suffix(b"\r").unwrap_or(line), secured, take)?,
                Err(error) if begun => take(unreadable(&place_of_line, &error))?,
                // Were the first line a document by itself, the others would be meant to be.
                Err(_) => return Ok(take(unreadable(place, whole))?),
            }
            begun = true;
        }
    }
    // Nothing but white space.
    if begun { Ok(()) } else { Ok(take(unreadable(place, whole))?) }
}

fn documents(place: &str, bytes: &[u8], secured: Secured, take: &mut Taker<'_>) -> Result<(), Failure> {
    if matches!(secured.format(), Format::Unknown | Format::Container) {
        // A file of this program may hold credentials too, and is called by its name.
        if let Some(kind) = DocumentKind::of_another(bytes) {
            return refused(place, &Foreign::Other(kind), take);
        }
    }
    match secured.format() {
        Format::Presentation | Format::Container => inside(place, &secured, take),
        _ => take(Found { place: place.to_owned(), content: kept(place, secured, Some(bytes)) }),
    }
}

/// The credentials in a presentation, which some issuers wrap them in, and in the exports of other wallets, where presentations may stand too. Their signatures cover
/// the content, not how it is written, so they stay what they were.
fn inside(place: &str, outer: &Secured, take: &mut Taker<'_>) -> Result<(), Failure> {
    let mut is_empty = true;
    for (index, one) in outer.contained().enumerate() {
        is_empty = false;
        let place = format!("{place}#{}", index + 1);
        // A presentation presents credentials, and no presentations.
        if one.format() == Format::Presentation && outer.format() == Format::Container {
            inside(&place, &one, take)?;
        } else {
            take(Found { content: kept(&place, one, None), place })?;
        }
    }
    if is_empty { take(Found { place: place.to_owned(), content: Err(Failure::new("presentation_empty").at(place)) }) } else { Ok(()) }
}

/// A credential, in the bytes that it came in where it came by itself.
fn kept(place: &str, secured: Secured, bytes: Option<&[u8]>) -> Result<Arrived, Failure> {
    match secured.format() {
        Format::Unknown | Format::Container | Format::Presentation => return Err(Failure::new("not_a_credential").at(place)),
        // Nobody knows what it is, not even whether it is a credential.
        Format::Jwe => return Err(Failure::new("format_unsupported").arg("format", Format::Jwe.name()).at(place)),
        _ => {}
    }
    // A token may stand as a string.
    let text = || secured.document().root().as_str().unwrap_or_else(|| secured.as_text()).as_bytes();
    let came_by_itself = bytes.filter(|bytes| !bytes.trim_ascii_start().starts_with(b"\""));
    Ok(Arrived { bytes: came_by_itself.unwrap_or_else(text).to_vec(), unpacked: bytes.is_none(), secured })
}

fn unreadable(place: &str, error: &ParseError) -> Found {
    let pointer = error.pointer.as_str();
    let at = if pointer.is_empty() { place.to_owned() } else { format!("{place} {pointer}") };
    let failure = Failure::with(error.code(), error.args());
    Found { place: place.to_owned(), content: Err(failure.at(at)) }
}

/// Everything in a file of these bytes that was named.
#[cfg(any(test, feature = "fuzzing"))]
pub(super) fn found_in(reader: impl Read) -> Vec<Found> {
    let mut found = Vec::new();
    let end = taken_apart("file", reader, Pictures::Refuse, &mut |one| {
        found.push(one);
        Ok(())
    });
    debug_assert!(end.is_ok(), "memory can be read");
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found in these bytes where `limit` of them may be read: places, and why there is none; and whether there was more.
    fn found(limit: usize, bytes: &[u8]) -> (Vec<(String, Option<&'static str>)>, bool) {
        let mut found = Vec::new();
        let reader = Limited { reader: bytes, left: limit as u64 };
        let end = taken_apart("f", reader, Pictures::Refuse, &mut |one| {
            found.push((one.place, one.content.err().map(|failure| failure.code)));
            Ok(())
        });
        let is_longer = matches!(end, Err(Stop::Unreadable(error)) if error.kind() == ErrorKind::FileTooLarge);
        (found, is_longer)
    }

    #[test]
    fn the_beginning_of_a_line_never_passes_for_the_line() {
        let token = "eyJhbGciOiJFZERTQSJ9.e30.c2ln";
        let is_credential = |text: &str| matches!(Secured::parse(text.as_bytes()), Ok(one) if !matches!(one.format(), Format::Unknown));
        assert!(is_credential(token) && is_credential(token.strip_suffix('n').unwrap()), "a token that was cut is one");
        let blank = [b" ".repeat((1 << 20) - 1), b"\n".to_vec()].concat().repeat(MAX_BYTES >> 20);
        let bytes = [&blank[..], format!("{token}\n{token}").as_bytes()].concat();
        let lines = |numbers: &[usize]| numbers.iter().map(|number| (format!("f:{number}"), None)).collect::<Vec<_>>();
        assert_eq!(found(bytes.len(), &bytes), (lines(&[17, 18]), false));
        for missing in [1, 2, token.len() - 1, token.len()] {
            assert_eq!(found(bytes.len() - missing, &bytes), (lines(&[17]), true), "{missing}");
        }
    }

    /// A token is kept as such, and what is taken out as it stood.
    #[test]
    fn what_is_taken_out_keeps_its_bytes() {
        let token = "eyJhbGciOiJFZERTQSJ9.e30.c2ln";
        let credential = "{ \"type\":  [\"VerifiableCredential\"] }";
        let written = credential.replace('"', "\\\"");
        for (text, expected) in [
            (format!("\"{token}\""), token),
            (format!("{{\"vc\":\"{token}\"}}"), token),
            (format!("[{credential}]"), credential),
            (format!("[\"{written}\"]"), credential),
        ] {
            let found: Vec<_> = found_in(text.as_bytes()).into_iter().map(|one| one.content.map(|arrived| arrived.bytes)).collect();
            assert!(matches!(found.as_slice(), [Ok(bytes)] if bytes == expected.as_bytes()), "{text}");
        }
    }

    #[test]
    fn what_one_takes_is_one_document_or_one_a_line() {
        let token = "eyJhbGciOiJFZERTQSJ9.e30.c2ln";
        type Expected = &'static [(&'static str, Option<&'static str>)];
        let cases: [(&str, Expected); 20] = [
            (token, &[("f", None)]),
            ("", &[("f", Some("file_of_another_kind"))]),
            (" \n\n", &[("f", Some("file_of_another_kind"))]),
            ("{}", &[("f", Some("not_a_credential"))]),
            ("{\n", &[("f", Some("json_unexpected_end"))]),
            ("x\n{}", &[("f", Some("json_unexpected"))]),
            ("\n{}\n \nx\r\n", &[("f:2", Some("not_a_credential")), ("f:4", Some("json_unexpected"))]),
            (
                "{\"type\":[\"VerifiablePresentation\"],\"verifiableCredential\":[1,{}]}\n\n\n",
                &[("f#1", Some("not_a_credential")), ("f#2", Some("not_a_credential"))],
            ),
            // Taken out of what is around it; presentations too, but not presentations out of these.
            ("[{\"vc\":\"eyJhbGciOiJFZERTQSJ9.e30.c2ln\"},{\"a\":[\"eyJhbGciOiJFZERTQSJ9.e30.c2ln\"]}]", &[("f#1", None), ("f#2", None)]),
            (
                "{\"a\":{\"type\":\"VerifiablePresentation\",\"verifiableCredential\":[{\"type\":\"VerifiableCredential\"},{\"type\":\"VerifiablePresentation\"}]}}",
                &[("f#1#1", None), ("f#1#2", Some("not_a_credential"))],
            ),
            ("{\"payload\":\"e30\",\"protected\":\"e30\",\"signature\":\"c2ln\"}", &[("f", None)]),
            ("{\"ciphertext\":\"e30\",\"protected\":\"e30\"}", &[("f", Some("format_unsupported"))]),
            ("eyJhbGciOiJkaXIifQ.e30.e30.e30.e30", &[("f", Some("format_unsupported"))]),
            ("eyJhbGciOiJFZERTQSJ9", &[("f", Some("format_unsupported"))]),
            ("{\"issuers\":[]}", &[("f", Some("file_of_another_kind"))]),
            // What stands beside credentials makes no list, index or key of them.
            ("{\"issuers\":[],\"a\":\"eyJhbGciOiJFZERTQSJ9.e30.c2ln\"}", &[("f#1", None)]),
            ("[{\"id\":\"1\",\"file\":\"a\",\"vc\":\"eyJhbGciOiJFZERTQSJ9.e30.c2ln\"}]", &[("f#1", None)]),
            ("[\"eyJhbGciOiJFZERTQSJ9.e30.c2ln\",{\"privateKeyMultibase\":\"z\"}]", &[("f#1", None)]),
            ("[{\"type\":\"VerifiableCredential\",\"name\":\"-----BEGIN PRIVATE KEY-----\"}]", &[("f#1", None)]),
            (
                "{\"type\":\"VerifiableCredential\",\"name\":\"-----BEGIN PRIVATE KEY-----\"}\n{\"type\":\"VerifiableCredential\"}",
                &[("f:1", None), ("f:2", None)],
            ),
        ];
        for (text, expected) in cases {
            let expected: Vec<_> = expected.iter().map(|(place, code)| ((*place).to_owned(), *code)).collect();
            assert_eq!(found(1000, text.as_bytes()), (expected, false), "{text:?}");
        }
    }
}
