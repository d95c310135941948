//! Where a run's credentials go, and what is there already: a folder with a file for each, or one file of lines ([`file_of_lines`]). The ledger lies beside them.

mod file_of_lines;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use credenza_core::encoding::json;

use super::note;
use crate::app::App;
use crate::cli::Issue;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::ledger::{Entry, Ledger, LedgerNotice, is_whole_line};
use crate::storage::{Append, Links, Mode, Storage, StorageError};

/// The ledger's name.
pub(super) const LEDGER: &str = "issued.ndjson";
/// The name of the table for the mail merge.
pub(super) const DELIVERY: &str = "delivery.csv";
/// The largest ledger that is read, for it is held in memory: that of the longest roster (200 000 rows) with 1.3 KiB a line, where a line without
/// long values takes about 0.7.
const MAX_LEDGER_BYTES: u64 = 256 << 20;
/// The largest file that could be a credential of ours.
const MAX_CREDENTIAL_BYTES: u64 = 1 << 20;

/// Where the credentials of a run go.
pub(super) enum Place {
    /// A file for each.
    Folder(PathBuf),
    /// A line for each, in the file of this name.
    Lines { folder: PathBuf, file: String },
}

/// A credential that is there and in no ledger.
pub(super) struct Unlisted {
    /// Its file.
    pub(super) file: String,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
}

/// What became of the files that a ledger names.
#[derive(Default)]
pub(super) struct Audit {
    pub(super) missing: Vec<String>,
    pub(super) altered: Vec<String>,
    /// In another file than the one that this run writes.
    pub(super) elsewhere: Vec<String>,
}

/// Whether the path has the ending of a file that holds credentials.
fn names_a_file(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ["json", "ndjson", "jsonl"].iter().any(|file| ending.eq_ignore_ascii_case(file)))
}

impl Place {
    /// The place that the command line names.
    ///
    /// # Errors
    /// `issue_output_missing`, `issue_output_is_file`, `issue_output_is_ledger`, as usage errors; `not_a_file` where a folder is in the way of a file, or the other way round.
    pub(super) fn of(arguments: &Issue) -> Result<Self, Failure> {
        let missing = || Failure::new("issue_output_missing").exit(Exit::Usage);
        let output = arguments.output.as_deref().filter(|path| *path != Path::new("-")).ok_or_else(missing)?;
        if !arguments.ndjson {
            return match output.metadata() {
                Ok(metadata) if !metadata.is_dir() => Err(StorageError::NotAFolder { path: output.to_path_buf() }.into()),
                // Whoever names a file of lines forgot to ask for lines; a folder of that name, with a ledger of its own, would sign for everyone again.
                Err(_) if names_a_file(output) => Err(Failure::new("issue_output_is_file").arg("file", output.display()).exit(Exit::Usage)),
                _ => Ok(Self::Folder(output.to_path_buf())),
            };
        }
        let file = output.file_name().and_then(|name| name.to_str()).ok_or_else(missing)?.to_owned();
        if file == LEDGER {
            return Err(Failure::new("issue_output_is_ledger").arg("file", file).exit(Exit::Usage));
        }
        let folder = output.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Ok(Self::Lines { folder: folder.to_path_buf(), file })
    }

    pub(super) fn folder(&self) -> &Path {
        match self {
            Self::Folder(folder) | Self::Lines { folder, .. } => folder,
        }
    }

    /// The name of the file of lines.
    pub(super) fn file(&self) -> &str {
        match self {
            Self::Folder(_) => "",
            Self::Lines { file, .. } => file,
        }
    }

    /// What the credentials are in: the folder, or the file of lines.
    pub(super) fn output(&self) -> PathBuf {
        match self {
            Self::Folder(folder) => folder.clone(),
            Self::Lines { folder, file } => folder.join(file),
        }
    }

    pub(super) fn ledger(&self) -> PathBuf {
        self.folder().join(LEDGER)
    }

    /// The ledger, open and locked.
    ///
    /// # Errors
    /// Those of the disk; `file_busy` while another run has it open.
    pub(super) fn open_ledger<'s>(&self, storage: &'s Storage) -> Result<Append<'s>, StorageError> {
        storage.open_append(&self.ledger(), Mode::Secret, is_whole_line)
    }

    /// The file of lines, open to add to it; none for a folder. [`Place::unlisted`] has said before that it is one of ours.
    ///
    /// # Errors
    /// Those of the disk; `file_busy` while another run has it open.
    pub(super) fn open_lines<'s>(&self, storage: &'s Storage) -> Result<Option<Append<'s>>, StorageError> {
        match self {
            Self::Folder(_) => Ok(None),
            Self::Lines { folder, file } => storage.open_append(&folder.join(file), Mode::Secret, is_whole_line).map(Some),
        }
    }

    /// What was issued before, as the ledger says. A run that signs has opened the ledger before, so that no other one can add to it.
    ///
    /// # Errors
    /// Those of the ledger and of the disk.
    pub(super) fn read_ledger(&self, storage: &Storage) -> Result<(Ledger, Option<LedgerNotice>), Failure> {
        let path = self.ledger();
        let bytes = match storage.read_capped(&path, MAX_LEDGER_BYTES, Links::Refuse) {
            Ok(bytes) => bytes,
            Err(StorageError::FileNotFound { .. }) => return Ok((Ledger::default(), None)),
            Err(error) => return Err(error.into()),
        };
        Ledger::parse(&bytes).map_err(|error| {
            let mut failure = Failure::from(error);
            failure.place = Some(format!("{}: {}", path.display(), failure.place.unwrap_or_default()));
            failure
        })
    }

    /// The credentials that no line of the ledger names, by id: what a run wrote that was interrupted, or somebody else's files. An id can have several,
    /// where somebody copied a file; which of them was given to the learner only the registrar knows.
    ///
    /// # Errors
    /// Those of the disk; `issue_output_foreign` for a file of lines that is not one of ours.
    pub(super) fn unlisted(&self, app: &App, ledger: &Ledger) -> Result<HashMap<String, Vec<Unlisted>>, Failure> {
        let storage = app.storage();
        let found = match self {
            Self::Folder(folder) => self.unlisted_files(&storage, folder, ledger)?,
            Self::Lines { folder, file } => file_of_lines::unlisted(&storage, &folder.join(file), file, ledger)?,
        };
        let mut by_id: HashMap<String, Vec<Unlisted>> = HashMap::new();
        for unlisted in found {
            let id = json::parse(&unlisted.bytes).ok().and_then(|value| Some(value.get("id")?.as_str()?.to_owned()));
            if let Some(id) = id {
                by_id.entry(id).or_default().push(unlisted);
            }
        }
        Ok(by_id)
    }

    fn unlisted_files(&self, storage: &Storage, folder: &Path, ledger: &Ledger) -> Result<Vec<Unlisted>, Failure> {
        let listed: HashSet<&str> = ledger.entries().iter().map(Entry::file).collect();
        let mut found = Vec::new();
        for file in self.names(storage)?.into_iter().filter(|name| name.ends_with(".json") && !listed.contains(name.as_str())) {
            match storage.read_capped(&folder.join(&file), MAX_CREDENTIAL_BYTES, Links::Refuse) {
                Ok(mut bytes) => found.push(Unlisted { file, bytes: std::mem::take(&mut *bytes) }),
                // Nothing that a run of ours left.
                Err(StorageError::FileTooLarge { .. } | StorageError::IsSymlink { .. } | StorageError::NotAFile { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(found)
    }

    /// The names in the folder; none where there is no folder yet.
    ///
    /// # Errors
    /// Those of the disk.
    pub(super) fn names(&self, storage: &Storage) -> Result<Vec<String>, Failure> {
        let paths = match storage.list(self.folder()) {
            Ok(paths) => paths,
            Err(StorageError::FileNotFound { .. }) => Vec::new(),
            Err(error) => return Err(error.into()),
        };
        let name = |path: &PathBuf| Some(path.file_name()?.to_str()?.to_owned());
        let own = |name: &String| name != LEDGER && name != DELIVERY && name != note::FILE;
        Ok(paths.iter().filter_map(name).filter(own).collect())
    }

    /// Whether the files that the ledger names for these credentials are there as they were issued.
    pub(super) fn audit(&self, storage: &Storage, entries: &[&Entry]) -> Audit {
        let mut audit = Audit::default();
        let folder = match self {
            Self::Folder(folder) => folder,
            Self::Lines { folder, file } => return file_of_lines::audit(storage, &folder.join(file), file, entries),
        };
        for entry in entries {
            match storage.read_capped(&folder.join(entry.file()), MAX_CREDENTIAL_BYTES, Links::Refuse) {
                Ok(bytes) if entry.is_of(&bytes) => {}
                Err(StorageError::FileNotFound { .. }) => audit.missing.push(entry.file().to_owned()),
                _ => audit.altered.push(entry.file().to_owned()),
            }
        }
        audit
    }
}
