//! Whether two paths lead to one file.

use std::fs;
use std::path::{Path, PathBuf};

/// Whether `one` and `other` lead to the same file, or would if it were made: by another spelling, a link to the file or to a folder above it.
pub(crate) fn is_one_file(one: &Path, other: &Path) -> bool {
    resolved(one) == resolved(other) || is_linked(one, other)
}

/// Whether `path` leads to `folder` or to something in it, or would if it were made.
pub(crate) fn is_within(path: &Path, folder: &Path) -> bool {
    resolved(path).starts_with(resolved(folder))
}

/// The path without links and detours, as far as it is there.
fn resolved(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    for above in absolute.ancestors() {
        if let (Ok(found), Ok(rest)) = (fs::canonicalize(above), absolute.strip_prefix(above)) {
            // Joining nothing would add a separator.
            return if rest.as_os_str().is_empty() { found } else { found.join(rest) };
        }
    }
    absolute
}

/// Two names of one file.
#[cfg(unix)]
fn is_linked(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (fs::metadata(one), fs::metadata(other)) {
        (Ok(one), Ok(other)) => (one.dev(), one.ino()) == (other.dev(), other.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_linked(_: &Path, _: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_every_path_to_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("a")).unwrap();
        fs::write(path("a/file"), "").unwrap();
        fs::write(path("a/other"), "").unwrap();
        assert!(is_one_file(&path("a/file"), &path("a/../a/./file")));
        assert!(!is_one_file(&path("a/file"), &path("a/other")));
        // Neither is there yet, nor the folder.
        assert!(is_one_file(&path("b/c/new"), &path("a/../b/c/new")));
        assert!(!is_one_file(&path("b/new"), &path("a/new")));
        assert!(is_within(&path("a/../a/new"), &path("a")) && is_within(&path("a/other"), &path("a/other")));
        assert!(!is_within(&path("ab/new"), &path("a")) && !is_within(&path("a"), &path("a/other")));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(path("a"), path("link")).unwrap();
            assert!(is_one_file(&path("link/file"), &path("a/file")));
            assert!(is_within(&path("link/new"), &path("a")) && is_within(&path("a/new"), &path("link")));
            assert!(is_one_file(&path("link/b/new"), &path("a/b/new")));
            fs::hard_link(path("a/file"), path("again")).unwrap();
            assert!(is_one_file(&path("again"), &path("a/file")));
        }
    }
}
