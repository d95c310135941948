//! What must hold for any bytes in the place of a wallet's file: see [`crate::fuzzing`].

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a broken promise is told by panicking")]

use std::path::Path;
use std::sync::LazyLock;

use zeroize::Zeroizing;

use super::BACKUP_MAGIC;
use super::backup::Backup;
use super::envelope::Envelope;
use super::has_recovery_key;
use super::public::PublicPart;
use super::recovery_key;
use super::secrets::Secrets;
use crate::backup_kind::{kind_of_file, kind_of_opened};
use crate::fuzzing::told;
use crate::passphrase::Passphrase;
use crate::sealed::{Identity, MAX_WORK_FACTOR, Recipient};

/// A key for this purpose only; the corpus has files that it opens.
const IDENTITY: &str = "AGE-SECRET-KEY-1KKY9X3F59U5AYXZKSY5CX2DHCVCTUNLXN55EF30LSJYESQCG6HLSG9KYR9";

static KEY: LazyLock<Identity> = LazyLock::new(|| Identity::parse(IDENTITY).unwrap());
static PASSPHRASE: LazyLock<Passphrase> = LazyLock::new(|| Passphrase::new(Zeroizing::new("a long sentence".to_owned())).unwrap());

/// Any file of a wallet, still sealed or already opened: the one in the clear, the secrets, a credential, the recovery file, a backup.
pub fn wallet_file(bytes: &[u8]) {
    if let Ok(part) = PublicPart::decode(bytes) {
        assert!(PublicPart::decode(&part.encode().unwrap()).is_ok_and(|again| again == part));
    }
    if let Ok(secrets) = Secrets::decode(bytes) {
        let text = secrets.encode().unwrap();
        let Ok(again) = Secrets::decode(&text) else { panic!("what we write can be read") };
        assert!(*again.encode().unwrap() == *text);
        assert!(!secrets.holders.is_empty());
    }
    let path = Path::new("backup.age");
    for ways in [None, Some("0")] {
        if let Err(error) = Backup::decode(bytes, ways, path) {
            told(error);
        }
    }
    if let Ok(envelope) = Envelope::of(bytes) {
        assert!(bytes.starts_with(BACKUP_MAGIC.as_bytes()));
        if let Ok((content, _)) = envelope.recover(&KEY) {
            assert!(content.len() < bytes.len());
        }
    }
    let opened = KEY.open(bytes);
    if let Ok(plaintext) = &opened {
        assert!(plaintext.len() < bytes.len());
    }
    if opened.is_err() {
        assert!(Secrets::open_recovery(&KEY, bytes).is_err());
    }
    // Whoever took the wrong file is told so, and nobody who took the right one.
    let kind = kind_of_file(bytes);
    let _ = kind_of_opened(bytes);
    if is_worth_a_passphrase(bytes) && PASSPHRASE.open(bytes).is_ok() {
        assert_eq!(kind, None);
    }
}

/// Whether a passphrase is tried: on a file that asks for one, unless it asks at a cost that is allowed and slow, up to three seconds a try. What is *not* allowed is
/// refused before the work begins, and is tried.
fn is_worth_a_passphrase(bytes: &[u8]) -> bool {
    let header = String::from_utf8_lossy(bytes.get(..4096).unwrap_or(bytes)).into_owned();
    let mut stanzas = header.lines().filter(|line| line.starts_with("-> scrypt")).peekable();
    let slow = |line: &str| {
        let cost = line.rsplit(' ').next().and_then(|cost| cost.parse::<u32>().ok());
        cost.is_none_or(|cost| (6..=u32::from(MAX_WORK_FACTOR)).contains(&cost))
    };
    stanzas.peek().is_some() && !stanzas.any(slow)
}

/// The text of a recovery key, as a person copies it from paper: alone or among other words.
pub fn recovery_key(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let found = recovery_key::all_in(&text);
    assert_eq!(has_recovery_key(&text), !found.is_empty());
    let recipient = |key: &Identity| key.recipient().to_string();
    for key in &found {
        // One key has one text.
        let again = recovery_key::all_in(&key.reveal());
        assert!(again.len() == 1 && again.iter().all(|again| recipient(again) == recipient(key)));
        assert!(Recipient::parse(&recipient(key)).is_some());
    }
    for key in text.split_whitespace().filter_map(Identity::parse) {
        assert!(found.iter().any(|found| recipient(found) == recipient(&key)), "{text:?}");
    }
}
