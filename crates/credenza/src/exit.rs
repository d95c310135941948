//! The exit codes: a contract with scripts.

/// How a run ended. `Exit as u8` is the process's exit code.
///
/// 4, 5, 6 and 8 always mean that the credential is *authentic*; 3 and 7 say that it is not, or that this could not be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Exit {
    /// Accepted, or the command did what it was asked.
    Done = 0,
    /// The operation failed (a file, a disk, a spreadsheet with errors), or the user was asked and said no.
    Failed = 1,
    /// The command line was not understood, or something it needs was not said.
    Usage = 2,
    /// Not authentic, or malformed; holder binding included.
    NotAuthentic = 3,
    /// Authentic, outside its validity period.
    NotCurrent = 4,
    /// Authentic, revoked or suspended.
    Revoked = 5,
    /// Authentic, its issuer not trusted.
    NotTrusted = 6,
    /// Something that decides could not be checked.
    Undetermined = 7,
    /// Authentic, but short of what the verifier's policy asks.
    PolicyNotMet = 8,
    /// The wallet or key is locked: wrong passphrase, or none given.
    Locked = 9,
    /// Two inputs that should agree do not.
    InputsDiffer = 10,
}

impl Exit {
    /// All of them, in the order of their numbers.
    pub(crate) const ALL: [Self; 11] = [
        Self::Done,
        Self::Failed,
        Self::Usage,
        Self::NotAuthentic,
        Self::NotCurrent,
        Self::Revoked,
        Self::NotTrusted,
        Self::Undetermined,
        Self::PolicyNotMet,
        Self::Locked,
        Self::InputsDiffer,
    ];
}
