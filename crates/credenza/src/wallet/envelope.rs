//! A file that two things open, a passphrase and the recovery key, each alone.
//!
//! The age format has no such file: beside a passphrase nothing else may open one. So three of its files stand in one, behind a line that says how long the first two are:
//!
//! ```text
//! credenza.backup/2 LENGTH LENGTH
//! the content key, closed with the passphrase
//! the content key behind a seal, closed for the recovery key
//! the content, closed for the content key
//! ```
//!
//! A content key is drawn for each file; it is an age identity, so the stock tools open all three. The content has the digest of everything before it: a change to the way that is not taken is found too.
//! Nobody but an opened wallet can make the seal (as in `recovery.age`): otherwise whoever knows the recipient could pass off a file of their own making.

use std::io::{self, Write};

use credenza_core::encoding::digest::{hex, sha256};
use zeroize::Zeroizing;

use super::secrets::{Key, Unreadable, mac, seal_key};
use crate::passphrase::Passphrase;
use crate::sealed::{Identity, Recipient};

/// How every version begins.
pub(crate) const MAGIC: &str = "credenza.backup/";

const VERSION: &str = "2";

/// Largest of the first two files that is read, in bytes. Ours have some hundred.
const MAX_WAY: usize = 16 << 10;

/// Longest first line that is looked at, in bytes.
const MAX_LINE: usize = 64;

const SEAL: &str = "# credenza.backup-key/2 ";

/// The three files in one, none of them opened.
pub(super) struct Envelope<'a> {
    version: &'a str,
    /// Everything before the content.
    ways: &'a [u8],
    by_passphrase: &'a [u8],
    by_recovery_key: &'a [u8],
    content: &'a [u8],
}

/// Whom the envelope is closed for, beside the passphrase.
pub(super) struct RecoveryWay<'a> {
    pub(super) recipient: &'a Recipient,
    pub(super) seal_key: &'a Key,
}

/// What `content` writes, closed both ways. It is handed the digest that belongs into it.
pub(super) fn seal(
    passphrase: &Passphrase,
    recovery: &RecoveryWay<'_>,
    content: impl FnOnce(&str, &mut dyn Write) -> io::Result<()>,
) -> io::Result<Vec<u8>> {
    let key = Identity::generate();
    let text = key.reveal();
    let by_passphrase = passphrase.seal(|writer| writeln!(writer, "{}", *text))?;
    let sealed = Zeroizing::new(format!("{SEAL}{}\n{}\n", seal_of(recovery.seal_key, &text), *text));
    let by_recovery_key = recovery.recipient.seal(sealed.as_bytes())?;
    let mut file = first_line(VERSION, by_passphrase.len(), by_recovery_key.len()).into_bytes();
    file.extend_from_slice(&by_passphrase);
    file.extend_from_slice(&by_recovery_key);
    let digest = hex(&sha256(&file));
    file.extend_from_slice(&key.recipient().seal_with(|writer| content(&digest, writer))?);
    Ok(file)
}

impl<'a> Envelope<'a> {
    /// Takes a file apart.
    ///
    /// # Errors
    /// [`Unreadable::Version`] where it names a later version and is not made as this one.
    pub(super) fn of(file: &'a [u8]) -> Result<Self, Unreadable> {
        let head = file.get(..MAX_LINE).unwrap_or(file);
        let end = head.iter().position(|byte| *byte == b'\n').ok_or(Unreadable::Damaged)?;
        let line = file.get(..=end).and_then(|line| str::from_utf8(line).ok()).ok_or(Unreadable::Damaged)?;
        let mut words = line.strip_prefix(MAGIC).ok_or(Unreadable::Damaged)?.split_ascii_whitespace();
        let version = words.next().unwrap_or_default();
        Self::taken_apart(file, line, version, words).ok_or_else(|| {
            let is_later = version.parse::<u32>().is_ok_and(|version| version > 2);
            if is_later { Unreadable::Version(version.to_owned()) } else { Unreadable::Damaged }
        })
    }

    fn taken_apart(file: &'a [u8], line: &str, version: &'a str, mut words: impl Iterator<Item = &'a str>) -> Option<Self> {
        let mut length = || words.next()?.parse::<usize>().ok().filter(|length| *length <= MAX_WAY);
        let (first, second) = (length()?, length()?);
        // A number has one spelling: no byte may change unseen.
        if first_line(version, first, second) != line {
            return None;
        }
        let (ways, content) = file.split_at_checked(line.len() + first + second)?;
        let (by_passphrase, by_recovery_key) = ways.get(line.len()..)?.split_at_checked(first)?;
        Some(Self { version, ways, by_passphrase, by_recovery_key, content })
    }

    /// The content, and the digest that must stand in it.
    pub(super) fn open(&self, passphrase: &Passphrase) -> Result<(Zeroizing<Vec<u8>>, String), Unreadable> {
        let text = passphrase.open(self.by_passphrase).ok();
        self.opened_by(text.and_then(|text| Identity::parse(str::from_utf8(&text).ok()?)))
    }

    /// The same with the recovery key.
    pub(super) fn recover(&self, recovery: &Identity) -> Result<(Zeroizing<Vec<u8>>, String), Unreadable> {
        self.opened_by(self.key_by(recovery))
    }

    fn key_by(&self, recovery: &Identity) -> Option<Identity> {
        let sealed = recovery.open(self.by_recovery_key).ok()?;
        let (seal, text) = str::from_utf8(&sealed).ok()?.strip_prefix(SEAL)?.split_once('\n')?;
        let text = text.strip_suffix('\n')?;
        // The file's maker does not see how long this comparison takes; there is no oracle to protect.
        (seal == seal_of(&seal_key(recovery), text)).then(|| Identity::parse(text))?
    }

    fn opened_by(&self, key: Option<Identity>) -> Result<(Zeroizing<Vec<u8>>, String), Unreadable> {
        let content = key.and_then(|key| key.open(self.content).ok());
        match (content, self.version) {
            (Some(content), VERSION) => Ok((content, hex(&sha256(self.ways)))),
            // What opens as this version is of this version: a disk changed the number.
            (Some(_), _) | (None, VERSION) => Err(Unreadable::Damaged),
            (None, later) if later.parse::<u32>().is_ok_and(|version| version > 2) => Err(Unreadable::Version(later.to_owned())),
            (None, _) => Err(Unreadable::Damaged),
        }
    }
}

fn first_line(version: &str, first: usize, second: usize) -> String {
    format!("{MAGIC}{version} {first} {second}\n")
}

/// Beside the seal of a recovery file, which begins otherwise: neither passes for the other.
fn seal_of(key: &Key, text: &str) -> String {
    hex(&*mac(key, Zeroizing::new(format!("{SEAL}{text}")).as_bytes()))
}

/// The lengths of the line, of the first two files and of the content.
#[cfg(test)]
pub(super) fn lengths(file: &[u8]) -> [usize; 4] {
    let Ok(envelope) = Envelope::of(file) else { panic!("no envelope") };
    let (first, second) = (envelope.by_passphrase.len(), envelope.by_recovery_key.len());
    [envelope.ways.len() - first - second, first, second, envelope.content.len()]
}

/// A file with these parts, whatever they are.
#[cfg(test)]
pub(super) fn put_together(by_passphrase: &[u8], by_recovery_key: &[u8], content: &[u8]) -> Vec<u8> {
    [first_line(VERSION, by_passphrase.len(), by_recovery_key.len()).as_bytes(), by_passphrase, by_recovery_key, content].concat()
}
