//! What there is to look at: files, the files of folders, standard input, or lines.

use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use credenza_core::credential::Format;
use credenza_core::encoding::baked::MAX_IMAGE_BYTES;
use credenza_core::encoding::digest::sha256;
use credenza_core::encoding::json::{MAX_BYTES, ParseError, ParseErrorKind, Pointer};

use crate::bystander;
use crate::content::{Content, Foreign};
use crate::document_kind::DocumentKind;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lines::LONGEST_LINE;
use crate::storage::{Links, Storage, StorageError};

/// The endings of the files that a folder is searched for: documents, and pictures that one may be baked into.
pub(crate) const ENDINGS: [&str; 7] = ["json", "jsonld", "jwt", "sdjwt", "vc", "png", "svg"];

/// What the arguments mean.
#[derive(Debug, Default)]
pub(crate) struct Inputs {
    /// Each, or why there is none.
    pub(crate) inputs: Vec<Result<Input, Failure>>,
    /// How much else lies in the folders, and is not looked at: files of other endings, and folders. Nobody may take it for checked.
    pub(crate) passed_over: u64,
    /// Files that were named among others and are clearly no credentials, and what they are.
    pub(crate) beside: Vec<(PathBuf, &'static str)>,
}

/// One input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    /// Standard input.
    Standard,
    /// A file.
    File(PathBuf),
}

/// The inputs that the arguments mean: a folder stands for its files of these endings ([`ENDINGS`]) in the order of their names, not for those of folders inside it; `-` or nothing is
/// standard input. Of several arguments those are set apart that are clearly no credentials. A folder is searched without what is hidden in it; one that cannot be listed, or has none, is a failure in the place of its files.
///
/// # Errors
/// `input_missing` where standard input is meant and a person sits at it.
pub(crate) fn gather(storage: &Storage, arguments: &[PathBuf]) -> Result<Inputs, Failure> {
    if arguments.is_empty() && io::stdin().is_terminal() {
        return Err(Failure::new("input_missing").exit(Exit::Usage));
    }
    if arguments.is_empty() {
        return Ok(Inputs { inputs: vec![Ok(Input::Standard)], ..Inputs::default() });
    }
    let mut found = Inputs::default();
    for path in arguments {
        if path.as_os_str() == "-" {
            found.inputs.push(Ok(Input::Standard));
        } else if path.is_dir() {
            search(storage, path, &mut found);
        } else if let Some(kind) = bystander::by_name(path).filter(|_| arguments.len() > 1) {
            found.beside.push((path.clone(), kind));
        } else {
            found.inputs.push(Ok(Input::File(path.clone())));
        }
    }
    Ok(found)
}

fn search(storage: &Storage, folder: &Path, found: &mut Inputs) {
    let is_hidden = |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let paths = match storage.list(folder) {
        Ok(paths) => paths,
        Err(error) => return found.inputs.push(Err(error.into())),
    };
    let has_ending = |path: &Path| path.extension().is_some_and(|found| ENDINGS.iter().any(|ending| found.eq_ignore_ascii_case(ending)));
    let (wanted, others): (Vec<_>, Vec<_>) = paths.into_iter().filter(|path| !is_hidden(path)).partition(|path| has_ending(path));
    found.passed_over += others.len() as u64;
    if wanted.is_empty() {
        found.inputs.push(Err(nothing_to_check(&folder.display().to_string()).at(folder.display())));
    }
    found.inputs.extend(wanted.into_iter().map(regular));
}

/// The failure that at `place` there is nothing to judge.
pub(crate) fn nothing_to_check(place: &str) -> Failure {
    Failure::new("nothing_to_check").arg("path", place).arg("endings", format!(".{}", ENDINGS.join(", .")))
}

/// A pipe that somebody left in an inbox would be waited for, for ever.
fn regular(path: PathBuf) -> Result<Input, Failure> {
    match fs::metadata(&path) {
        Ok(metadata) if !metadata.is_file() => Err(StorageError::NotAFile { path }.into()),
        Ok(_) => Ok(Input::File(path)),
        Err(error) => Err(StorageError::from_io(&path, &error).into()),
    }
}

impl Input {
    /// Its name, as it was given; `-` for standard input.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Standard => "-".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// Its bytes, at most one more than a picture with a document in it may have.
    ///
    /// # Errors
    /// Those of the disk.
    pub(crate) fn bytes(&self, storage: &Storage) -> Result<Vec<u8>, Failure> {
        let limit = MAX_IMAGE_BYTES as u64 + 1;
        match self {
            Self::Standard => {
                let mut bytes = Vec::new();
                let read = io::stdin().lock().take(limit).read_to_end(&mut bytes);
                read.map_err(|error| StorageError::from_io(Path::new("-"), &error))?;
                Ok(bytes)
            }
            Self::File(path) => match storage.read_capped(path, limit, Links::Follow) {
                Ok(mut bytes) => Ok(std::mem::take(&mut *bytes)),
                Err(error) => Err(error.into()),
            },
        }
    }

    /// What it holds, and the SHA-256 of its bytes; none where they are too many to be looked at.
    ///
    /// # Errors
    /// Those of the disk.
    pub(crate) fn content_and_digest(&self, storage: &Storage) -> Result<(Content, Option<[u8; 32]>), Failure> {
        match self.bytes(storage) {
            Ok(bytes) => Ok((content_of_file(&bytes), Some(sha256(&bytes)))),
            // A document that is far too large is malformed, as one with a byte too many is; the disk did not fail.
            Err(failure) if failure.code == "file_too_large" => Ok((too_large(MAX_BYTES + 1, MAX_BYTES), None)),
            Err(failure) => Err(failure),
        }
    }

    /// Its bytes as they come, and how many there will be, where that is known.
    ///
    /// # Errors
    /// Those of the disk.
    pub(crate) fn open(&self) -> Result<(Box<dyn Read + Send>, Option<u64>), Failure> {
        match self {
            Self::Standard => Ok((Box::new(io::stdin()), None)),
            Self::File(path) => {
                let file = fs::File::open(path).map_err(|error| StorageError::from_io(path, &error))?;
                let length = file.metadata().ok().filter(fs::Metadata::is_file).map(|metadata| metadata.len());
                Ok((Box::new(file), length))
            }
        }
    }

    /// The failure that `error` is, met while this was read.
    pub(crate) fn failed(&self, error: &io::Error) -> Failure {
        StorageError::from_io(Path::new(&self.name()), error).into()
    }
}

/// What a file is; one of another kind that is known by its name, so that whoever took the wrong file is told which it is.
pub(crate) fn content_of_file(bytes: &[u8]) -> Content {
    match Content::of(bytes) {
        Content::Document(document) if !matches!(document.format(), Format::Unknown | Format::Container) => Content::Document(document),
        Content::Foreign(foreign) => Content::Foreign(foreign),
        // It was not looked into.
        Content::Unread(error) if matches!(error.kind, ParseErrorKind::TooLarge { .. }) => Content::Unread(error),
        unknown => DocumentKind::of_another(bytes).map_or(unknown, |kind| Content::Foreign(Foreign::Other(kind))),
    }
}

/// What this line of an input is; nothing if it is blank. One that is longer than [`LONGEST_LINE`] is not looked at.
pub(crate) fn content_of_line(line: &[u8]) -> Option<Content> {
    if line.len() > LONGEST_LINE {
        return Some(too_large(line.len(), LONGEST_LINE));
    }
    let line = line.trim_ascii();
    (!line.is_empty()).then(|| Content::of(line))
}

/// The SHA-256 of what [`content_of_line`] looks at; none of what it does not.
pub(crate) fn digest_of_line(line: &[u8]) -> Option<[u8; 32]> {
    (line.len() <= LONGEST_LINE).then(|| sha256(line.trim_ascii()))
}

fn too_large(bytes: usize, limit: usize) -> Content {
    let kind = ParseErrorKind::TooLarge { bytes, limit };
    Content::Unread(ParseError { pointer: Pointer::root(), offset: 0, kind })
}
