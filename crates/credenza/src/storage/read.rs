//! Reading with a limit.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{ErrorKind, Read};
use std::path::Path;

use zeroize::Zeroizing;

use super::{Step, Storage, StorageError};

/// How often opening a file is begun again because its name was given to another one meanwhile.
const OPEN_ATTEMPTS: u32 = 100;

/// Whether a symbolic link may stand in place of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Links {
    /// A file of the program's own: a link there was put by somebody else. Only a regular file is read.
    Refuse,
    /// A file that the user named: links, pipes and devices are the user's business.
    Follow,
}

impl Storage {
    /// The bytes of the file at `path`, at most `max` of them. The buffer is wiped when dropped.
    ///
    /// # Errors
    /// [`StorageError::FileTooLarge`] beyond `max`; [`StorageError::IsSymlink`] and [`StorageError::NotAFile`] under [`Links::Refuse`].
    pub(crate) fn read_capped(&self, path: &Path, max: u64, links: Links) -> Result<Zeroizing<Vec<u8>>, StorageError> {
        self.step(Step::Read, path)?;
        let io = |error: std::io::Error| StorageError::from_io(path, &error);
        let file = match links {
            Links::Refuse => open_regular(path)?,
            Links::Follow => File::open(path).map_err(io)?,
        };
        let opened = file.metadata().map_err(io)?;
        if opened.is_dir() {
            return Err(StorageError::NotAFile { path: path.to_path_buf() });
        }
        let too_large = || StorageError::FileTooLarge { path: path.to_path_buf(), limit: max };
        if opened.len() > max {
            return Err(too_large());
        }
        // One allocation of the right size: a growing buffer leaves copies behind that nobody wipes.
        let capacity = usize::try_from(opened.len()).unwrap_or(usize::MAX).saturating_add(1);
        let mut bytes = Zeroizing::new(Vec::with_capacity(capacity));
        file.take(max.saturating_add(1)).read_to_end(&mut bytes).map_err(io)?;
        if bytes.len() as u64 > max {
            return Err(too_large());
        }
        Ok(bytes)
    }
}

/// Opens the regular file that has the name `path` itself.
///
/// The name may be exchanged for a link between looking and opening: what was opened must be what was seen. It is also exchanged by every
/// honest [`Storage::write_atomic`] of another process, so looking starts again until the two agree.
fn open_regular(path: &Path) -> Result<File, StorageError> {
    let io = |error: std::io::Error| StorageError::from_io(path, &error);
    for _ in 0..OPEN_ATTEMPTS {
        let seen = regular_file(path)?;
        let file = File::open(path).map_err(io)?;
        if same_file(&seen, &file.metadata().map_err(io)?) {
            return Ok(file);
        }
    }
    Err(StorageError::FileBusy { path: path.to_path_buf() })
}

/// Opens a file of the program's own to write to, as `options` (which create nothing) say, or makes it; whether it was there.
///
/// As [`open_regular`]: a link that takes its name between looking and opening is not followed, neither to a file nor to where one would be made.
pub(super) fn open_own(path: &Path, options: &OpenOptions) -> Result<(File, bool), StorageError> {
    let io = |error: std::io::Error| StorageError::from_io(path, &error);
    for _ in 0..OPEN_ATTEMPTS {
        match regular_file(path) {
            Ok(seen) => match options.open(path) {
                Ok(file) if same_file(&seen, &file.metadata().map_err(io)?) => return Ok((file, true)),
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(io(error)),
            },
            // Making anew fails where there is a link, wherever it leads.
            Err(StorageError::FileNotFound { .. }) => match options.clone().create_new(true).open(path) {
                Ok(file) => return Ok((file, false)),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(io(error)),
            },
            Err(error) => return Err(error),
        }
    }
    Err(StorageError::FileBusy { path: path.to_path_buf() })
}

/// The metadata of a regular file at `path` itself, links not followed.
pub(super) fn regular_file(path: &Path) -> Result<Metadata, StorageError> {
    let metadata = fs::symlink_metadata(path).map_err(|error| StorageError::from_io(path, &error))?;
    if metadata.is_symlink() {
        return Err(StorageError::IsSymlink { path: path.to_path_buf() });
    }
    if !metadata.is_file() {
        return Err(StorageError::NotAFile { path: path.to_path_buf() });
    }
    Ok(metadata)
}

#[cfg(unix)]
fn same_file(left: &Metadata, right: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    left.dev() == right.dev() && left.ino() == right.ino()
}

#[cfg(not(unix))]
fn same_file(_: &Metadata, right: &Metadata) -> bool {
    right.is_file()
}
