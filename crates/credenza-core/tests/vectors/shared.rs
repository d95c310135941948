//! Where the vectors lie, and tests that say so when they are not there.

use libtest_mimic::{Failed, Trial};
use std::path::{Path, PathBuf};

/// The outcome of a test: `Err` with what differs.
pub(crate) type Outcome = Result<(), Failed>;

/// The folder `CREDENZA_SHARED`, by default `shared` beside the workspace. Where it is named it has to be there: a name that is misspelt would leave out every vector.
pub(crate) fn shared() -> PathBuf {
    let Some(named) = std::env::var_os("CREDENZA_SHARED").map(PathBuf::from) else {
        return Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    };
    assert!(named.is_dir(), "CREDENZA_SHARED names no folder: {}", named.display());
    named
}

/// The test `name` over the file or folder `path` of the shared folder; ignored if it is not there.
pub(crate) fn trial(name: &'static str, path: &'static str, run: fn(&Path) -> Outcome) -> Trial {
    let place = shared().join(path);
    let missing = !place.exists();
    Trial::test(name, move || run(&place)).with_ignored_flag(missing)
}

/// The bytes of `path`.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failed> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// The files in `folder`, sorted: (name, bytes).
pub(crate) fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, Failed> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        files.push((name, read(&path)?));
    }
    files.sort();
    Ok(files)
}

/// Nothing if `condition` holds, else the failure `message`.
pub(crate) fn check(condition: bool, message: impl FnOnce() -> String) -> Outcome {
    if condition { Ok(()) } else { Err(message().into()) }
}

/// Fails unless both are equal.
pub(crate) fn equal<T: PartialEq + std::fmt::Debug>(found: T, expected: T, what: impl std::fmt::Display) -> Outcome {
    check(found == expected, || format!("{what}: expected {expected:?}, found {found:?}"))
}

/// The bytes of hexadecimal digits.
pub(crate) fn unhex(digits: &str) -> Result<Vec<u8>, Failed> {
    let digits: Vec<u8> = digits.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    digits
        .chunks(2)
        .map(|pair| {
            let pair = std::str::from_utf8(pair)?;
            Ok(u8::from_str_radix(pair, 16)?)
        })
        .collect()
}
