//! Evidence: documents that a verdict needs and no credential carries, put there by the verifier. A folder with an index, or a DID document by itself.
//!
//! `index.json` is `[{"id": DID, "file": relative path, "obtained": time}]`. A piece that cannot be used costs a warning, and what depends on it stays unknown.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use credenza_core::did::{Did, Document, DocumentError};
use credenza_core::encoding::json::{self, Map, Value};
use credenza_core::time::Timestamp;
use credenza_core::verify::{Evidence, Provenance};
use zeroize::Zeroizing;

use crate::app::App;
use crate::failure::Failure;
use crate::messages::Messages;
use crate::report::dates;
use crate::sources::{Kind, Source, Sources};
use crate::storage::{Links, Storage, StorageError};

/// The index, in the folder.
const INDEX: &str = "index.json";
/// The largest index that is read: some ten thousand pieces.
const MAX_INDEX_BYTES: u64 = 2 << 20;
/// The largest DID document that is read. Real ones have a few kilobytes.
pub(crate) const MAX_PIECE_BYTES: u64 = 1 << 20;
/// The most pieces that an index may list.
const MAX_PIECES: usize = 10_000;

/// A piece that the index lists.
pub(crate) struct Piece {
    pub(crate) id: String,
    pub(crate) file: String,
    obtained: Option<Timestamp>,
}

/// The evidence at `place`, obtained by the verifier: see [`read_all`].
///
/// # Errors
/// Those of [`read_all`].
pub(crate) fn read(app: &App, storage: &Storage, place: &Path, at: Option<&Timestamp>) -> Result<Evidence, Failure> {
    Ok(read_all(app, storage, &[place.to_owned()], Times { at, obtained: None })?.0)
}

/// The evidence in all of these places, each a folder with an index or a DID document, obtained by the verifier. With `times.at`, only what was obtained by then. Of
/// two documents of one DID, that of the later place counts; which one does is told beside. Pieces of an index that cannot be used are warned of.
///
/// # Errors
/// `evidence_not_found`; those of the disk for the index; those of strict JSON; `evidence_index_malformed`, `evidence_too_many`. For a DID document, which was named itself, whatever
/// is wrong with it.
pub(crate) fn read_all(app: &App, storage: &Storage, places: &[PathBuf], times: Times<'_>) -> Result<(Evidence, Sources), Failure> {
    let mut evidence = Kept::default();
    for place in places {
        exists(place)?;
        if place.is_file() {
            add_document(app, storage, place, times, &mut evidence)?;
        } else {
            add_folder(app, storage, place, times, &mut evidence)?;
        }
    }
    Ok((evidence.evidence, evidence.sources))
}

/// Evidence with what it was read from.
#[derive(Default)]
struct Kept {
    evidence: Evidence,
    sources: Sources,
}

impl Kept {
    /// Adds the DID document in `bytes`, read from `file`; one that cannot be used is what the verdict went by, too. `stated` is when it was obtained, where that was said.
    fn add(
        &mut self,
        did: Did,
        (bytes, value): &Read,
        piece: &Piece,
        stated: Option<Timestamp>,
        file: String,
    ) -> Result<(), DocumentError> {
        let source = Source { obtained: stated, ..Source::of(Kind::DidDocument, Some(did.as_str()), file, bytes) };
        self.sources.add_document(&did, source);
        self.evidence.add_did_document(did, value, Provenance::Own, piece.obtained.clone())
    }
}

/// The bytes of a file, and the JSON in them.
type Read = (Zeroizing<Vec<u8>>, Value);

/// When it is judged, and when what does not say it was obtained.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Times<'a> {
    /// As of when it is judged, where that is not now.
    pub(crate) at: Option<&'a Timestamp>,
    /// When a document that stands by itself was obtained, and a piece of which the index does not say it.
    pub(crate) obtained: Option<&'a Timestamp>,
}

/// Whether there is anything at a place: a mistyped one is neither a folder without an index nor a document.
fn exists(place: &Path) -> Result<(), Failure> {
    match place.symlink_metadata() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err(Failure::new("evidence_not_found").arg("path", place.display()).at("--evidence"))
        }
        _ => Ok(()),
    }
}

/// Adds a DID document that stands by itself. Where nobody says when it was obtained, nothing does but that it is there now.
fn add_document(app: &App, storage: &Storage, path: &Path, times: Times<'_>, evidence: &mut Kept) -> Result<(), Failure> {
    let read = named(storage, path)?;
    let id = read.1.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let did = Did::parse(&id).map_err(|error| placed(error.code(), error.args(), path, "/id"))?;
    let piece = Piece { id, file: path.display().to_string(), obtained: Some(times.obtained.cloned().map_or_else(|| app.now(), Ok)?) };
    if let Some(failure) = times.at.and_then(|at| too_late(&app.messages, &piece, at)) {
        app.terminal.warning(&app.messages, &failure);
        return Ok(());
    }
    evidence
        .add(did, &read, &piece, times.obtained.cloned(), path.display().to_string())
        .map_err(|error| placed(error.code(), error.args(), path, error.pointer.as_str()))
}

/// The JSON of a DID document that the user named.
fn named(storage: &Storage, path: &Path) -> Result<Read, Failure> {
    let bytes = storage.read_capped(path, MAX_PIECE_BYTES, Links::Follow)?;
    let value = json::parse(&bytes).map_err(|error| placed(error.code(), error.args(), path, error.pointer.as_str()))?;
    Ok((bytes, value))
}

fn placed(code: &'static str, args: Vec<(&'static str, String)>, path: &Path, pointer: &str) -> Failure {
    let failure = Failure::with(code, args);
    failure.at(format!("{}: {pointer}", path.display()))
}

fn add_folder(app: &App, storage: &Storage, folder: &Path, times: Times<'_>, evidence: &mut Kept) -> Result<(), Failure> {
    let mut pieces = index(storage, folder)?;
    for piece in &mut pieces {
        piece.obtained = piece.obtained.take().or_else(|| times.obtained.cloned());
    }
    for (did, piece) in chosen(app, pieces, times.at) {
        match document(storage, folder, &piece) {
            Ok(read) => {
                let file = folder.join(&piece.file).display().to_string();
                if let Err(error) = evidence.add(did, &read, &piece, piece.obtained.clone(), file) {
                    let place = format!("{}: {}", folder.join(&piece.file).display(), error.pointer);
                    let failure = Failure::with(error.code(), error.args());
                    app.terminal.warning(&app.messages, &failure.at(place));
                }
            }
            Err(failure) => app.terminal.warning(&app.messages, &failure),
        }
    }
    Ok(())
}

/// The DID document of `did` at `place`, for looking at: the file, or the latest piece of the folder.
///
/// # Errors
/// Those of [`read`], and what keeps the piece from being used; `did_document_missing`.
pub(crate) fn did_document(app: &App, storage: &Storage, place: &Path, did: &Did) -> Result<Document, Failure> {
    exists(place)?;
    if place.is_file() {
        let (_, value) = named(storage, place)?;
        return Document::parse(&value, did).map_err(|error| placed(error.code(), error.args(), place, error.pointer.as_str()));
    }
    let folder = place;
    let piece = chosen(app, index(storage, folder)?, None).remove(did);
    let piece = piece.ok_or_else(|| Failure::new("did_document_missing").arg("did", did).at(folder.join(INDEX).display()))?;
    let (_, value) = document(storage, folder, &piece)?;
    Document::parse(&value, did).map_err(|error| {
        let place = format!("{}: {}", folder.join(&piece.file).display(), error.pointer);
        Failure::with(error.code(), error.args()).at(place)
    })
}

/// Of every DID the piece that was obtained last, but not after `at`. Pieces for anything else (status lists) are not used yet.
fn chosen(app: &App, pieces: Vec<Piece>, at: Option<&Timestamp>) -> BTreeMap<Did, Piece> {
    let mut chosen: BTreeMap<Did, Piece> = BTreeMap::new();
    for piece in pieces {
        if let Some(failure) = at.and_then(|at| too_late(&app.messages, &piece, at)) {
            app.terminal.warning(&app.messages, &failure);
            continue;
        }
        let Ok(did) = Did::parse(&piece.id) else { continue };
        if chosen.get(&did).is_none_or(|other| other.obtained <= piece.obtained) {
            chosen.insert(did, piece);
        }
    }
    chosen
}

/// A judgement as of an earlier time may not use what nobody had then.
fn too_late(messages: &Messages, piece: &Piece, at: &Timestamp) -> Option<Failure> {
    match &piece.obtained {
        None => Some(Failure::new("evidence_undated").arg("id", &piece.id)),
        Some(obtained) if obtained > at => {
            let said = |time| dates::time(messages, time);
            Some(Failure::new("evidence_later").arg("id", &piece.id).arg("obtained", said(obtained)).arg("at", said(at)))
        }
        Some(_) => None,
    }
}

fn index(storage: &Storage, folder: &Path) -> Result<Vec<Piece>, Failure> {
    let path = folder.join(INDEX);
    let bytes = storage.read_capped(&path, MAX_INDEX_BYTES, Links::Refuse).map_err(|error| match error {
        StorageError::FileNotFound { .. } if folder.is_dir() => Failure::new("evidence_index_missing").arg("path", folder.display()),
        other => other.into(),
    })?;
    pieces(&bytes, &path)
}

/// The pieces that the bytes of the index at `path` list.
///
/// # Errors
/// Those of strict JSON; `evidence_index_malformed`, `evidence_too_many`.
pub(crate) fn pieces(bytes: &[u8], path: &Path) -> Result<Vec<Piece>, Failure> {
    let value = json::parse(bytes).map_err(|error| placed(error.code(), error.args(), path, error.pointer.as_str()))?;
    let malformed = |pointer: String, expected: &str, found: Option<&Value>| {
        let found = found.map_or_else(|| "nothing".to_owned(), Value::to_string);
        let found: String = found.chars().take(60).collect();
        Failure::new("evidence_index_malformed").arg("expected", expected).arg("found", found).at(format!("{}: {pointer}", path.display()))
    };
    let Value::Array(items) = &value else { return Err(malformed(String::new(), "an array", Some(&value))) };
    if items.len() > MAX_PIECES {
        return Err(Failure::new("evidence_too_many").arg("count", items.len()).arg("limit", MAX_PIECES).at(path.display()));
    }
    let mut pieces = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let empty = Map::new();
        let members = item.as_object().unwrap_or(&empty);
        let text = |name: &str| members.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        let (Some(id), Some(file)) = (text("id"), text("file")) else {
            return Err(malformed(format!("/{index}"), "{\"id\", \"file\"}", Some(item)));
        };
        let obtained = match members.get("obtained") {
            None => None,
            found => match found.and_then(Value::as_str).map(Timestamp::parse) {
                Some(Ok(time)) => Some(time),
                _ => return Err(malformed(format!("/{index}/obtained"), "2026-01-31T12:00:00Z", found)),
            },
        };
        pieces.push(Piece { id: id.to_owned(), file: file.to_owned(), obtained });
    }
    Ok(pieces)
}

/// The JSON of a piece. Its path must stay in the folder: no `..`, nothing absolute, and no link on the way (CWE-22, CWE-59).
fn document(storage: &Storage, folder: &Path, piece: &Piece) -> Result<Read, Failure> {
    let unreadable = |reason: &str| Failure::new("evidence_unreadable").arg("id", &piece.id).arg("reason", reason);
    let outside = || Failure::new("evidence_path").arg("id", &piece.id).arg("file", &piece.file);
    let relative = Path::new(&piece.file);
    // A backslash separates folders on Windows only: the same index must mean the same everywhere.
    if piece.file.contains('\\') || !relative.components().all(|component| matches!(component, Component::Normal(_))) {
        return Err(outside());
    }
    let mut path: PathBuf = folder.to_owned();
    for component in relative.components() {
        path.push(component);
        if path.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink()) {
            return Err(outside());
        }
    }
    let bytes = storage.read_capped(&path, MAX_PIECE_BYTES, Links::Refuse).map_err(|error| {
        let failure: Failure = match error {
            StorageError::IsSymlink { .. } => outside(),
            other => unreadable(&reason(&other)),
        };
        failure.at(path.display())
    })?;
    let value = json::parse(&bytes).map_err(|error| unreadable(error.code()).at(format!("{}: {}", path.display(), error.pointer)))?;
    Ok((bytes, value))
}

/// The operating system's words, else the code.
fn reason(error: &StorageError) -> String {
    use crate::failure::Explain;
    error.args().into_iter().find(|(name, _)| *name == "reason").map_or_else(|| error.code().to_owned(), |(_, reason)| reason)
}
