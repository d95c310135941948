//! Where Credenza keeps what must last: keys, the wallet, the trust list.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::exit::Exit;
use crate::failure::Explain;

/// No directory is known to keep anything in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoHome;

impl Explain for NoHome {
    fn code(&self) -> &'static str {
        "no_home"
    }

    fn exit(&self) -> Exit {
        Exit::Usage
    }
}

/// The directory: `CREDENZA_HOME`, else `$XDG_DATA_HOME/credenza`, else `~/.local/share/credenza`; on Windows `%APPDATA%\credenza`.
///
/// It need not exist yet. `variable` reads an environment variable, as it is: a path that is not Unicode names a folder like any other, and passing it over
/// would take another wallet and another trust list.
///
/// # Errors
/// [`NoHome`] when the environment names none of them.
pub(crate) fn home(variable: impl Fn(&str) -> Option<OsString>) -> Result<PathBuf, NoHome> {
    let path = |name: &str| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(home) = path("CREDENZA_HOME") {
        return Ok(home);
    }
    let data = if cfg!(windows) {
        path("APPDATA")
    } else {
        // The XDG base directory specification: a relative path is invalid and ignored.
        let xdg = path("XDG_DATA_HOME").filter(|path| path.is_absolute());
        xdg.or_else(|| path("HOME").map(|home| home.join(".local").join("share")))
    };
    data.map(|data| data.join("credenza")).ok_or(NoHome)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(pairs: &[(&str, &str)]) -> Result<PathBuf, NoHome> {
        home(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value)))
    }

    #[test]
    fn the_first_that_is_named_wins() {
        assert_eq!(at(&[("CREDENZA_HOME", "here"), ("HOME", "/home/ada")]), Ok("here".into()));
        assert_eq!(at(&[]), Err(NoHome));
    }

    #[cfg(unix)]
    #[test]
    fn xdg_then_the_home_directory() {
        assert_eq!(at(&[("XDG_DATA_HOME", "/data"), ("HOME", "/home/ada")]), Ok("/data/credenza".into()));
        assert_eq!(
            at(&[("XDG_DATA_HOME", "data"), ("CREDENZA_HOME", ""), ("HOME", "/home/ada")]),
            Ok("/home/ada/.local/share/credenza".into())
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_whose_name_is_not_unicode_is_not_passed_over_for_the_next() {
        use std::os::unix::ffi::OsStringExt;
        let odd = OsString::from_vec(b"/data/lav\xe0".to_vec());
        for (name, below) in [("CREDENZA_HOME", ""), ("XDG_DATA_HOME", "credenza"), ("HOME", ".local/share/credenza")] {
            let found = home(|asked| if asked == name { Some(odd.clone()) } else { (asked == "HOME").then(|| "/home/ada".into()) });
            assert_eq!(found, Ok(PathBuf::from(&odd).join(below)), "{name}");
        }
    }
}
