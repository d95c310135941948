//! Who else than its owner may use a file.

use std::path::Path;

use super::Storage;

/// What a file's rights say of everybody but its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Others {
    /// Nobody else may read or change it.
    KeptOut,
    /// Some may; the rights, as in `0644`.
    LetIn(u32),
    /// Not known: the file cannot be looked at, or rights are told in another way here.
    Unknown,
}

impl Storage {
    /// What the rights of the file at `path`, links followed, say of others.
    #[cfg(unix)]
    pub(crate) fn others(&self, path: &Path) -> Others {
        use std::os::unix::fs::PermissionsExt;
        let Ok(metadata) = std::fs::metadata(path) else { return Others::Unknown };
        match metadata.permissions().mode() & 0o7777 {
            mode if mode & 0o077 == 0 => Others::KeptOut,
            mode => Others::LetIn(mode),
        }
    }

    /// What the rights of the file at `path`, links followed, say of others.
    #[cfg(not(unix))]
    pub(crate) fn others(&self, _: &Path) -> Others {
        Others::Unknown
    }
}
