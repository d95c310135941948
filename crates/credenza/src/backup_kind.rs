//! What a file is that was given for a backup, before it is opened and after: so that whoever took the wrong file is not told to try other passphrases.
//!
//! What is said of an opened file tells nobody anything about the passphrase: it was the right one.

use crate::document_kind::DocumentKind;
use crate::sealed;
use crate::wallet::BACKUP_MAGIC;

/// A backup of a wallet; one of the first versions is known only when it is opened.
pub(crate) const WALLET_BACKUP: &str = "wallet-backup";
/// A backup of a key, opened.
pub(crate) const KEY_BACKUP: &str = "key-backup";

/// The name of what a file is that is no age file closed with a passphrase, where that is known; none where it is closed with a passphrase, or damaged beyond recognition.
pub(crate) fn kind_of_file(bytes: &[u8]) -> Option<&'static str> {
    if bytes.trim_ascii().is_empty() {
        return Some("empty");
    }
    if bytes.starts_with(BACKUP_MAGIC.as_bytes()) {
        return Some(WALLET_BACKUP);
    }
    match DocumentKind::of(bytes) {
        // `recovery.age`, a credential in a wallet.
        DocumentKind::Encrypted if sealed::is_for_key(bytes) => Some("for-key"),
        DocumentKind::Encrypted | DocumentKind::NotJson(_) => None,
        DocumentKind::SecretKey => Some("secret-key"),
        DocumentKind::Secured(_) => Some("credential"),
        _ => Some("other"),
    }
}

/// The name of what a passphrase opened, where that is known.
pub(crate) fn kind_of_opened(text: &[u8]) -> Option<&'static str> {
    const BEGINNINGS: [(&[u8], &str); 4] = [
        (b"{\"schema\":\"credenza.backup/", WALLET_BACKUP),
        (b"# credenza.key-backup/", KEY_BACKUP),
        (b"# credenza.wallet-secrets/", "wallet-secrets"),
        (b"-----BEGIN PRIVATE", "key"),
    ];
    BEGINNINGS.iter().find(|(beginning, _)| text.starts_with(beginning)).map(|(_, name)| *name)
}
