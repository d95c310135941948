//! Why a file could not be read or written.

use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use crate::failure::Explain;

/// A failed file operation: what went wrong, at which path, and the operating system's own words where it had any.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub(crate) enum StorageError {
    /// There is a file already, and nobody said to replace it.
    FileExists { path: PathBuf },
    /// There is no such file or folder.
    FileNotFound { path: PathBuf },
    /// The folder that a file would be written to is not there.
    FolderNotFound { path: PathBuf },
    /// The operating system does not let this user read or write there.
    FilePermission { path: PathBuf, reason: String },
    /// No room left, or the quota is used up.
    DiskFull { path: PathBuf, reason: String },
    /// The file system is mounted read-only.
    ReadOnly { path: PathBuf, reason: String },
    /// A link stands where the program expects a file of its own: following it could read or overwrite something else.
    IsSymlink { path: PathBuf },
    /// A folder, device or pipe stands where a file was expected.
    NotAFile { path: PathBuf },
    /// Something else stands where a folder was expected.
    NotAFolder { path: PathBuf },
    /// Larger than the program is prepared to read; `limit` in bytes.
    FileTooLarge { path: PathBuf, limit: u64 },
    /// Another run of the program is writing this file.
    FileBusy { path: PathBuf },
    /// Anything else that the operating system reports.
    Io { path: PathBuf, reason: String },
}

impl StorageError {
    /// Sorts what the operating system reported about `path`.
    pub(crate) fn from_io(path: &Path, error: &Error) -> Self {
        let path = path.to_path_buf();
        let reason = error.to_string();
        match error.kind() {
            ErrorKind::AlreadyExists => Self::FileExists { path },
            ErrorKind::NotFound => Self::FileNotFound { path },
            ErrorKind::PermissionDenied => Self::FilePermission { path, reason },
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull { path, reason },
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path, reason },
            ErrorKind::IsADirectory => Self::NotAFile { path },
            ErrorKind::NotADirectory => Self::NotAFolder { path },
            _ => Self::Io { path, reason },
        }
    }

    /// The path that the error is about.
    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::FileExists { path }
            | Self::FileNotFound { path }
            | Self::FolderNotFound { path }
            | Self::FilePermission { path, .. }
            | Self::DiskFull { path, .. }
            | Self::ReadOnly { path, .. }
            | Self::IsSymlink { path }
            | Self::NotAFile { path }
            | Self::NotAFolder { path }
            | Self::FileTooLarge { path, .. }
            | Self::FileBusy { path }
            | Self::Io { path, .. } => path,
        }
    }
}

impl Explain for StorageError {
    fn code(&self) -> &'static str {
        match self {
            Self::FileExists { .. } => "file_exists",
            Self::FileNotFound { .. } => "file_not_found",
            Self::FolderNotFound { .. } => "folder_not_found",
            Self::FilePermission { .. } => "file_permission",
            Self::DiskFull { .. } => "disk_full",
            Self::ReadOnly { .. } => "read_only",
            Self::IsSymlink { .. } => "is_symlink",
            Self::NotAFile { .. } => "not_a_file",
            Self::NotAFolder { .. } => "not_a_folder",
            Self::FileTooLarge { .. } => "file_too_large",
            Self::FileBusy { .. } => "file_busy",
            Self::Io { .. } => "file_io",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        let mut args = vec![("path", self.path().display().to_string())];
        match self {
            Self::FilePermission { reason, .. }
            | Self::DiskFull { reason, .. }
            | Self::ReadOnly { reason, .. }
            | Self::Io { reason, .. } => args.push(("reason", reason.clone())),
            Self::FileTooLarge { limit, .. } => args.push(("limit", limit.to_string())),
            _ => {}
        }
        args
    }

    fn place(&self) -> Option<String> {
        Some(self.path().display().to_string())
    }
}
