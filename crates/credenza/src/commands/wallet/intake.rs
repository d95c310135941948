//! What the files hold that `wallet add` is given: credentials, each with its bytes.

use std::io::Read;
use std::path::{Path, PathBuf};

use credenza_core::credential::{Format, Secured};
use credenza_core::encoding::baked::{self, Image};
use credenza_core::encoding::json::{ParseError, Value};
use zeroize::Zeroizing;

use crate::app::App;
use crate::failure::Failure;
use crate::storage::{Links, StorageError};

/// Largest file that is read, in bytes: one of many credentials, a line each, may be larger than a credential can be.
const MAX_FILE: u64 = 256 << 20;

/// The endings of files that are taken from a folder; what else lies there (a table, a picture without a credential) is passed over.
const ENDINGS: [&str; 9] = ["json", "jsonld", "ndjson", "jsonl", "jwt", "sdjwt", "vc", "png", "svg"];

/// A credential that arrived, or why there is none.
pub(super) struct Found {
    /// Where: a file, `-`, with a line or an index in it.
    pub(super) place: String,
    pub(super) content: Result<Arrived, Failure>,
}

/// A credential, not believed.
pub(super) struct Arrived {
    /// As it came, byte for byte; of a picture, what was baked into it; taken out of a presentation, its JSON written anew.
    pub(super) bytes: Vec<u8>,
    pub(super) secured: Secured,
    /// Whether it was taken out of a presentation.
    pub(super) unpacked: bool,
}

/// Everything in the files, folders (not those inside them) and standard input that `paths` name, in their order.
pub(super) fn read(app: &App, paths: &[PathBuf]) -> Vec<Found> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() && *path != Path::new("-") {
            match files_in(app, path) {
                Ok(files) => files.iter().for_each(|file| found.extend(read_file(app, file, Pictures::PassOver))),
                Err(failure) => found.push(Found { place: path.display().to_string(), content: Err(failure) }),
            }
        } else {
            found.extend(read_file(app, path, Pictures::Refuse));
        }
    }
    found
}

fn files_in(app: &App, folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let wanted = |path: &PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
        // Pipes and devices would be waited for; the user did not name them.
        ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) && path.is_file()
    };
    let files: Vec<PathBuf> = app.storage().list(folder)?.into_iter().filter(wanted).collect();
    if files.is_empty() { Err(Failure::new("folder_empty").arg("path", folder.display())) } else { Ok(files) }
}

/// What to do about a picture without a credential.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pictures {
    /// It was named: say so.
    Refuse,
    /// It lies in a folder: pass over it.
    PassOver,
}

fn read_file(app: &App, path: &Path, pictures: Pictures) -> Vec<Found> {
    let place = path.display().to_string();
    match bytes(app, path) {
        Ok(bytes) if Image::of(&bytes).is_some() => match baked::extract(&bytes) {
            Ok(Some(text)) => taken_apart(&place, text.as_bytes()),
            Ok(None) if pictures == Pictures::PassOver => Vec::new(),
            Ok(None) => vec![Found { place, content: Err(Failure::new("picture_bare")) }],
            Err(error) => vec![Found { place, content: Err(Failure::with(error.code(), error.args())) }],
        },
        Ok(bytes) => taken_apart(&place, &bytes),
        Err(error) => vec![Found { place, content: Err(error.into()) }],
    }
}

fn bytes(app: &App, path: &Path) -> Result<Zeroizing<Vec<u8>>, StorageError> {
    if path != Path::new("-") {
        return app.storage().read_capped(path, MAX_FILE, Links::Follow);
    }
    let mut bytes = Zeroizing::new(Vec::new());
    std::io::stdin().take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(|error| StorageError::from_io(path, &error))?;
    if bytes.len() as u64 > MAX_FILE { Err(StorageError::FileTooLarge { path: path.to_path_buf(), limit: MAX_FILE }) } else { Ok(bytes) }
}

/// One document, or one in each line where it is not one (NDJSON).
fn taken_apart(place: &str, bytes: &[u8]) -> Vec<Found> {
    let whole = Secured::parse(bytes);
    let lines: Vec<(usize, &[u8])> =
        bytes.split(|byte| *byte == b'\n').enumerate().filter(|(_, line)| !line.trim_ascii().is_empty()).collect();
    match whole {
        Ok(secured) => documents(place, bytes, secured),
        // The first line is a document by itself: so are the others meant to be.
        Err(_) if lines.len() > 1 && lines.first().is_some_and(|(_, line)| Secured::parse(line).is_ok()) => {
            let line = |(index, line): (usize, &[u8])| {
                let place = format!("{place}:{}", index + 1);
                match Secured::parse(line) {
                    Ok(secured) => documents(&place, line.strip_suffix(b"\r").unwrap_or(line), secured),
                    Err(error) => vec![unreadable(&place, &error)],
                }
            };
            lines.into_iter().flat_map(line).collect()
        }
        Err(error) => vec![unreadable(place, &error)],
    }
}

fn documents(place: &str, bytes: &[u8], secured: Secured) -> Vec<Found> {
    let place = place.to_owned();
    match secured.format() {
        Format::Unknown => vec![Found { content: Err(Failure::new("not_a_credential").at(&place)), place }],
        Format::Presentation => presented(&place, &secured),
        _ => vec![Found { content: Ok(Arrived { bytes: bytes.to_vec(), secured, unpacked: false }), place }],
    }
}

/// The credentials in a presentation, which some issuers wrap them in. Their signatures cover the content, not how it is written, so they stay what they were.
fn presented(place: &str, presentation: &Secured) -> Vec<Found> {
    let inside = match presentation.unverified().get("verifiableCredential") {
        None => &[],
        Some(Value::Array(many)) => many.as_slice(),
        Some(one) => std::slice::from_ref(one),
    };
    if inside.is_empty() {
        return vec![Found { place: place.to_owned(), content: Err(Failure::new("presentation_empty").at(place)) }];
    }
    let one = |(index, value): (usize, &Value)| {
        let place = format!("{place}#{}", index + 1);
        // A token stands as a string.
        let bytes = value.as_str().map_or_else(|| value.to_string(), str::to_owned).into_bytes();
        match Secured::parse(&bytes) {
            Ok(secured) if !matches!(secured.format(), Format::Unknown | Format::Presentation) => {
                Found { place, content: Ok(Arrived { bytes, secured, unpacked: true }) }
            }
            Ok(_) => Found { content: Err(Failure::new("not_a_credential").at(&place)), place },
            Err(error) => unreadable(&place, &error),
        }
    };
    inside.iter().enumerate().map(one).collect()
}

fn unreadable(place: &str, error: &ParseError) -> Found {
    let pointer = error.pointer.as_str();
    let at = if pointer.is_empty() { place.to_owned() } else { format!("{place} {pointer}") };
    let failure = Failure::with(error.code(), error.args());
    Found { place: place.to_owned(), content: Err(failure.at(at)) }
}
