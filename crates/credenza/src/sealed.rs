//! Files that only a passphrase or a key opens, in the [age format](https://age-encryption.org/v1).
//!
//! **Invariant**: the only module that knows the age crate. Everything it writes opens with the stock age tools.

use std::io::{self, Read, Write};
use std::iter;
use std::str::FromStr;

use age::secrecy::{ExposeSecret, SecretString};
use age::{Decryptor, Encryptor, scrypt, x25519};
use zeroize::Zeroizing;

use crate::passphrase::{MAX_FORMS, Passphrase};

/// The scrypt cost, log2, of everything that the program closes with a passphrase: about 0.4 s and 128 MiB to try one passphrase.
///
/// Pinned: age would measure the machine and choose less on a busy one.
pub(crate) const WORK_FACTOR: u8 = 17;

/// The highest scrypt cost, log2, that is tried: twice our own, and what the age tools choose, 256 MiB. The cost is read from a file that anybody may have made, so it is
/// compared *before* the work begins; a file that asks for 2^40 would otherwise hang the program or exhaust the machine.
pub(crate) const MAX_WORK_FACTOR: u8 = 18;

/// The highest scrypt cost, log2, of all the forms of a passphrase that are tried on one file: eight of our own cost, which is as many as a passphrase can have. On a
/// file that asks for more each, fewer are tried, the likeliest first.
const MAX_WORK: u8 = 20;

/// The longest header that is read, in bytes: some hundred recipients, where our own files have one or two.
///
/// The age crate parses a header anew after each of its lines, so its time grows with the square of their number: a megabyte of empty stanzas, in a backup that
/// somebody sent, would keep it busy for minutes.
const MAX_HEADER: usize = 16 << 10;

/// Whether a file is closed for a key, and no passphrase opens it: by the recipient of its first stanza, on the second line.
pub(crate) fn is_for_key(file: &[u8]) -> bool {
    file.split(|byte| *byte == b'\n').nth(1).is_some_and(|line| line.starts_with(b"-> X25519 "))
}

/// A file did not open: the passphrase or key is another one, or the file is damaged. Which of them is not told, nor known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotOpened;

/// A secret X25519 key that opens what was closed for its [`Recipient`].
#[derive(Clone)]
pub(crate) struct Identity(x25519::Identity);

impl Identity {
    /// A new random one, drawn by the age crate from the operating system.
    pub(crate) fn generate() -> Self {
        Self(x25519::Identity::generate())
    }

    /// Reads the form `AGE-SECRET-KEY-1…`, whose checksum finds typing errors. Lower case and spaces around are accepted.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = Zeroizing::new(text.trim().to_ascii_uppercase());
        x25519::Identity::from_str(&text).ok().map(Self)
    }

    /// The form `AGE-SECRET-KEY-1…`.
    pub(crate) fn reveal(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    /// The public half.
    pub(crate) fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    /// Opens what was closed for this identity.
    ///
    /// # Errors
    /// [`NotOpened`].
    pub(crate) fn open(&self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, NotOpened> {
        open(sealed, &self.0)
    }
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Identity(..)")
    }
}

/// A public X25519 key that files are closed for.
#[derive(Clone)]
pub(crate) struct Recipient(x25519::Recipient);

impl Recipient {
    /// Reads the form `age1…`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        x25519::Recipient::from_str(text).ok().map(Self)
    }

    /// `plaintext`, closed for this recipient.
    ///
    /// # Errors
    /// None are known; the age crate's signature has them.
    pub(crate) fn seal(&self, plaintext: &[u8]) -> io::Result<Vec<u8>> {
        self.seal_with(|writer| writer.write_all(plaintext))
    }

    /// What `content` writes, closed for this recipient. It is enciphered while it is written: there is no copy in the clear.
    ///
    /// # Errors
    /// Those of `content`.
    pub(crate) fn seal_with(&self, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<Vec<u8>> {
        seal(&self.0, content)
    }
}

impl std::fmt::Display for Recipient {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Passphrase {
    /// What `content` writes, closed with this passphrase. It is enciphered while it is written: there is no copy in the clear.
    ///
    /// # Errors
    /// Those of `content`.
    pub(crate) fn seal(&self, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<Vec<u8>> {
        let mut recipient = scrypt::Recipient::new(secret(&self.closing()));
        recipient.set_work_factor(work_factor());
        seal(&recipient, content)
    }

    /// Opens what was closed with this passphrase, in any of the forms in which a person types it ([`Passphrase::forms`]).
    ///
    /// # Errors
    /// [`NotOpened`]; also where the file asks for more work than [`MAX_WORK_FACTOR`].
    pub(crate) fn open(&self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, NotOpened> {
        let open = |form: &Zeroizing<String>| {
            let mut identity = scrypt::Identity::new(secret(form));
            identity.set_max_work_factor(MAX_WORK_FACTOR);
            open(sealed, &identity).ok()
        };
        self.forms().iter().take(tries(sealed)).find_map(open).ok_or(NotOpened)
    }
}

/// How many forms of a passphrase may be tried on a file: by the cost in its first stanza, on the second line. What is no such line does not open anyway.
fn tries(sealed: &[u8]) -> usize {
    let stanza = sealed.split(|byte| *byte == b'\n').nth(1).and_then(|line| std::str::from_utf8(line).ok());
    let cost = stanza.and_then(|line| line.strip_prefix("-> scrypt ")?.split(' ').nth(1)?.parse::<u8>().ok());
    cost.map_or(1, |cost| 1 << MAX_WORK.saturating_sub(cost).min(MAX_FORMS.ilog2() as u8))
}

fn secret(text: &str) -> SecretString {
    SecretString::from(text.to_owned())
}

fn seal(recipient: &dyn age::Recipient, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<Vec<u8>> {
    let encryptor = Encryptor::with_recipients(iter::once(recipient)).map_err(io::Error::other)?;
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed)?;
    content(&mut writer)?;
    writer.finish()?;
    Ok(sealed)
}

fn open(sealed: &[u8], identity: &dyn age::Identity) -> Result<Zeroizing<Vec<u8>>, NotOpened> {
    if !has_short_header(sealed) {
        return Err(NotOpened);
    }
    let decryptor = Decryptor::new_buffered(sealed).map_err(|_| NotOpened)?;
    let mut reader = decryptor.decrypt(iter::once(identity)).map_err(|_| NotOpened)?;
    // The plaintext is shorter than the file: one allocation, so that no copy stays behind.
    let mut plaintext = Zeroizing::new(Vec::with_capacity(sealed.len()));
    reader.read_to_end(&mut plaintext).map_err(|_| NotOpened)?;
    Ok(plaintext)
}

/// Whether the header ends (at the line that starts with `---`) before [`MAX_HEADER`].
fn has_short_header(sealed: &[u8]) -> bool {
    let head = sealed.get(..MAX_HEADER).unwrap_or(sealed);
    head.windows(4).any(|window| window == b"\n---")
}

#[cfg(not(test))]
fn work_factor() -> u8 {
    WORK_FACTOR
}

/// The tests close and open thousands of files; those about the cost itself ask for the pinned one.
#[cfg(test)]
fn work_factor() -> u8 {
    tests::FACTOR.get()
}

/// `plaintext`, closed with exactly these characters, as others do it, and as we did.
#[cfg(test)]
pub(crate) fn sealed_as_it_is(passphrase: &str, plaintext: &[u8]) -> Vec<u8> {
    let mut recipient = scrypt::Recipient::new(secret(passphrase));
    recipient.set_work_factor(work_factor());
    seal(&recipient, |writer| writer.write_all(plaintext)).unwrap()
}

#[cfg(test)]
pub(crate) mod hostile;

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::hostile::{at_once, damaged_versions, hostile_headers};

    use super::*;

    thread_local! {
        pub(super) static FACTOR: Cell<u8> = const { Cell::new(2) };
    }

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(Zeroizing::new(text.to_owned())).unwrap()
    }

    fn header(sealed: &[u8]) -> String {
        String::from_utf8_lossy(sealed).lines().nth(1).unwrap().to_owned()
    }

    #[test]
    fn the_pinned_work_factor_is_written() {
        FACTOR.set(WORK_FACTOR);
        let sealed = passphrase("one").seal(|writer| writer.write_all(b"text")).unwrap();
        assert!(header(&sealed).starts_with("-> scrypt ") && header(&sealed).ends_with(" 17"), "{}", header(&sealed));
        assert_eq!(*passphrase("one").open(&sealed).unwrap(), b"text");
        assert_eq!(passphrase("two").open(&sealed), Err(NotOpened));
    }

    #[test]
    fn what_all_forms_of_a_passphrase_cost_is_bounded() {
        // With a byte order mark, a letter that is composed and one that is not, and a line end: as many forms as there can be.
        let typed = passphrase("\u{FEFF}e\u{301}\u{E8}\n");
        assert_eq!(typed.forms().len(), MAX_FORMS);
        let asking = |cost: &str| format!("age-encryption.org/v1\n-> scrypt c2FsdA {cost}\nbody\n--- mac\n").into_bytes();
        for (cost, expected) in [("1", 8), ("17", 8), ("18", 4), ("19", 2), ("20", 1), ("21", 1), ("255", 1), ("x", 1), ("", 1)] {
            assert_eq!(tries(&asking(cost)), expected, "{cost}");
        }
        assert_eq!((tries(b""), tries(b"age\n-> X25519 abc\n")), (1, 1));
    }

    #[test]
    fn the_highest_cost_opens_and_one_more_does_not() {
        FACTOR.set(MAX_WORK_FACTOR);
        let sealed = passphrase("one").seal(|writer| writer.write_all(b"text")).unwrap();
        assert_eq!(*passphrase("one").open(&sealed).unwrap(), b"text");
        FACTOR.set(MAX_WORK_FACTOR + 1);
        let sealed = passphrase("one").seal(|writer| writer.write_all(b"text")).unwrap();
        at_once("one more", || assert_eq!(passphrase("one").open(&sealed), Err(NotOpened)));
    }

    #[test]
    fn a_header_that_asks_for_endless_work_is_refused_at_once() {
        let sealed = passphrase("one").seal(|writer| writer.write_all(b"text")).unwrap();
        for (case, greedy) in hostile_headers(&sealed) {
            at_once(&case, || assert_eq!(passphrase("one").open(&greedy), Err(NotOpened), "{case}"));
        }
        let identity = Identity::generate();
        let sealed = identity.recipient().seal(b"text").unwrap();
        for (case, greedy) in hostile_headers(&sealed) {
            at_once(&case, || assert_eq!(identity.open(&greedy), Err(NotOpened), "{case}"));
        }
    }

    #[test]
    fn a_header_with_as_many_recipients_as_people_have_opens() {
        let identity = Identity::generate();
        let recipients: Vec<_> = (0..100).map(|_| x25519::Identity::generate().to_public()).chain([identity.0.to_public()]).collect();
        let encryptor = Encryptor::with_recipients(recipients.iter().map(|recipient| recipient as &dyn age::Recipient)).unwrap();
        let mut sealed = Vec::new();
        let mut writer = encryptor.wrap_output(&mut sealed).unwrap();
        writer.write_all(b"text").unwrap();
        writer.finish().unwrap();
        assert_eq!(*identity.open(&sealed).unwrap(), b"text");
    }

    #[test]
    fn what_was_changed_anywhere_does_not_open() {
        let identity = Identity::generate();
        // Longer than one chunk of the format, so that chunks could be cut off or exchanged.
        let long = vec![b'a'; 70_000];
        let sealed = identity.recipient().seal(&long).unwrap();
        assert_eq!(*identity.open(&sealed).unwrap(), long);
        let first_chunk = sealed.len() - long.len() - 16;
        for at in [first_chunk, 65_536 + 16, 65_536, 1] {
            assert_eq!(identity.open(&sealed[..sealed.len() - at]), Err(NotOpened), "cut by {at}");
        }
        let sealed = passphrase("one").seal(|writer| writer.write_all(b"text")).unwrap();
        for (case, bytes) in damaged_versions(&sealed) {
            assert_eq!(passphrase("one").open(&bytes), Err(NotOpened), "{case}");
        }
    }

    #[test]
    fn a_key_opens_what_was_closed_for_it() {
        let identity = Identity::generate();
        let recipient = Recipient::parse(&identity.recipient().to_string()).unwrap();
        let sealed = recipient.seal(b"text").unwrap();
        assert_eq!(*identity.open(&sealed).unwrap(), b"text");
        assert_eq!(Identity::generate().open(&sealed), Err(NotOpened));
        assert_eq!(passphrase("one").open(&sealed), Err(NotOpened));
        let typed = Identity::parse(&format!(" {}\n", identity.reveal().to_lowercase())).unwrap();
        assert_eq!(*typed.open(&sealed).unwrap(), b"text");
        let mut mistyped = identity.reveal().to_string();
        let last = if mistyped.pop() == Some('Q') { 'P' } else { 'Q' };
        mistyped.push(last);
        assert!(Identity::parse(&mistyped).is_none());
        assert_eq!(format!("{identity:?}"), "Identity(..)");
    }
}
