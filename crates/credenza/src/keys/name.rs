//! What a key is called, and how a command is told which key.

use std::path::PathBuf;

use super::KeyStoreError;

/// Longest name, in characters.
const MAX_LENGTH: usize = 64;

/// Names that Windows gives to devices whatever follows the dot.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The name of a key in the store: lower-case letters, digits, `-` and `_`, starting with a letter or digit, so that it is a file name
/// everywhere, and the same one where case does not count.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct KeyName(String);

impl KeyName {
    /// Checks `text`.
    ///
    /// # Errors
    /// [`KeyStoreError::NameInvalid`].
    pub(crate) fn parse(text: &str) -> Result<Self, KeyStoreError> {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let mut bytes = text.bytes();
        let numbered_device =
            (text.starts_with("com") || text.starts_with("lpt")) && text.len() == 4 && text.ends_with(|c: char| c.is_ascii_digit());
        let valid = text.len() <= MAX_LENGTH
            && bytes.next().is_some_and(allowed)
            && bytes.all(|byte| allowed(byte) || byte == b'-' || byte == b'_')
            && !DEVICES.contains(&text)
            && !numbered_device;
        if valid { Ok(Self(text.to_owned())) } else { Err(KeyStoreError::NameInvalid { name: text.to_owned() }) }
    }

    /// The name.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a user wrote where a key is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum KeyArgument {
    /// A key of the store.
    Name(KeyName),
    /// A file that holds a key.
    File(PathBuf),
}

impl KeyArgument {
    /// What holds a path separator or ends in `.pem` or `.age` is a file, everything else a name.
    ///
    /// # Errors
    /// [`KeyStoreError::NameInvalid`].
    pub(crate) fn parse(text: &str) -> Result<Self, KeyStoreError> {
        if text.contains(['/', '\\']) || text.ends_with(".pem") || text.ends_with(".age") {
            Ok(Self::File(PathBuf::from(text)))
        } else {
            KeyName::parse(text).map(Self::Name)
        }
    }
}

/// As the user wrote it.
impl std::fmt::Display for KeyArgument {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Name(name) => formatter.write_str(name.as_str()),
            Self::File(path) => path.display().fmt(formatter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::Explain;

    #[test]
    fn a_name_is_a_file_name_everywhere() {
        for name in ["registrar", "uni-2027", "a", "0_1", "console", "com10"] {
            assert_eq!(KeyName::parse(name).unwrap().as_str(), name);
        }
        for name in ["", "-a", "_a", "A", "a.b", "a b", "..", "nul", "com1", "lpt9", "\u{e9}", "a\n", &"a".repeat(65)] {
            assert_eq!(KeyName::parse(name).unwrap_err().code(), "key_name_invalid", "{name}");
        }
    }

    #[test]
    fn a_file_is_told_from_a_name() {
        assert_eq!(KeyArgument::parse("registrar").unwrap(), KeyArgument::Name(KeyName("registrar".to_owned())));
        for file in ["./registrar", "key.pem", "/etc/credenza/key", "C:\\key", "key.age"] {
            assert_eq!(KeyArgument::parse(file).unwrap(), KeyArgument::File(PathBuf::from(file)));
        }
        assert!(KeyArgument::parse("Registrar").is_err());
    }
}
