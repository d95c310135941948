//! What scripts may rely on, a row a command: the exit codes it can end with, the environment it reads, the files of the program's own it reads and writes.
//!
//! Help, manual pages and documentation are made from this table or tested against it, and a build with assertions stops where a run leaves its row. A
//! command that learns to end in another way gets the code here, and the tests name the pages that have to follow.

use clap::ArgMatches;

use crate::exit::Exit;

/// The contract of one command.
#[derive(Debug)]
pub(crate) struct Contract {
    /// Its words: `key generate`.
    pub(crate) command: &'static str,
    /// How it can end, in the order of the numbers.
    pub(crate) exits: &'static [Exit],
    /// Whether it looks for the home folder: its own files are there, or its output may not go there.
    pub(crate) home: bool,
    /// What it may ask for, and so reads from the environment where it is there.
    pub(crate) secrets: &'static [Secret],
    /// The files of the program's own.
    pub(crate) files: &'static [(File, Access)],
}

/// A file, or a folder of files, whose name the program chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum File {
    /// The signing keys.
    Keys,
    /// The wallet.
    Wallet,
    /// The own trust list.
    TrustList,
    /// The requests that were used up.
    Requests,
    /// What was issued, beside the credentials.
    Ledger,
    /// Which file goes to whom.
    Delivery,
    /// The note for the mail merge.
    Note,
    /// The answers so far of an interview.
    Draft,
}

impl File {
    /// All of them, those in the home folder first.
    pub(crate) const ALL: [Self; 8] =
        [Self::Keys, Self::Wallet, Self::TrustList, Self::Requests, Self::Ledger, Self::Delivery, Self::Note, Self::Draft];

    /// The name: in the home folder, else beside what is written. A folder's ends with `/`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Keys => "keys/",
            Self::Wallet => "wallet/",
            Self::TrustList => "trust.json",
            Self::Requests => "requests/",
            Self::Ledger => "issued.ndjson",
            Self::Delivery => "delivery.csv",
            Self::Note => "note-for-learners.txt",
            Self::Draft => "*.draft",
        }
    }

    /// The name in the catalogue (`files-of-<name>`).
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Keys => "keys",
            Self::Wallet => "wallet",
            Self::TrustList => "trust",
            Self::Requests => "requests",
            Self::Ledger => "ledger",
            Self::Delivery => "delivery",
            Self::Note => "note",
            Self::Draft => "draft",
        }
    }
}

/// What opens or closes something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Secret {
    /// The passphrase of what is opened, or first closed.
    Passphrase,
    /// The one that takes its place.
    NewPassphrase,
    /// That of a backup, where it is another one.
    BackupPassphrase,
    /// The printed key of a wallet.
    RecoveryKey,
}

impl Secret {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [Self::Passphrase, Self::NewPassphrase, Self::BackupPassphrase, Self::RecoveryKey];

    /// The variable that it is taken from.
    pub(crate) fn variable(self) -> &'static str {
        match self {
            Self::Passphrase => "CREDENZA_PASSPHRASE",
            Self::NewPassphrase => "CREDENZA_NEW_PASSPHRASE",
            Self::BackupPassphrase => "CREDENZA_BACKUP_PASSPHRASE",
            Self::RecoveryKey => "CREDENZA_RECOVERY_KEY",
        }
    }

    /// The name, in the catalogue behind `environment-`.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Passphrase => "passphrase",
            Self::NewPassphrase => "new-passphrase",
            Self::BackupPassphrase => "backup-passphrase",
            Self::RecoveryKey => "recovery-key",
        }
    }
}

/// What a command does with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// It reads it.
    Read,
    /// It may write it; whoever does reads it too.
    Write,
}

use Access::{Read, Write};
use Exit::{Done, Failed, InputsDiffer, Locked, NotAuthentic, NotCurrent, NotTrusted, PolicyNotMet, Revoked, Undetermined, Usage};

/// The variables that name the home folder, the first that is set first (`home.rs`).
pub(crate) const HOME: &[&str] = if cfg!(windows) { &["CREDENZA_HOME", "APPDATA"] } else { &["CREDENZA_HOME", "XDG_DATA_HOME", "HOME"] };
/// The variables that choose the language, whatever the command.
pub(crate) const LANGUAGE: &[&str] = &["LC_ALL", "LC_MESSAGES", "LANG"];
/// The variables that decide about colours, whatever the command.
pub(crate) const COLOUR: &[&str] = &["NO_COLOR", "CLICOLOR_FORCE", "TERM"];

/// Every command can do what it was asked, fail (its output, if nothing else), or not be understood.
const ANY: &[Exit] = &[Done, Failed, Usage];
const SEALED: &[Exit] = &[Done, Failed, Usage, Locked];
const KEY: &[Exit] = &[Done, Failed, Usage, Locked, InputsDiffer];
/// What is added may not verify, or may be left undecided.
const ADDS: &[Exit] = &[Done, Failed, Usage, NotAuthentic, Undetermined, Locked];
const COMPARES: &[Exit] = &[Done, Failed, Usage, InputsDiffer];
const RESOLVES: &[Exit] = &[Done, Failed, Usage, Undetermined];
const VERDICT: &[Exit] = &[Done, Failed, Usage, NotAuthentic, NotCurrent, Revoked, NotTrusted, Undetermined, PolicyNotMet];

/// Every command, in the order of the help.
pub(crate) const CONTRACTS: &[Contract] = &[
    row("key generate", SEALED).passphrase().files(&[(File::Keys, Write)]),
    row("key show", KEY).passphrase().files(&[(File::Keys, Read)]),
    row("key backup", KEY).passphrase().files(&[(File::Keys, Read)]),
    row("key restore", KEY).passphrase().files(&[(File::Keys, Write)]),
    row("key passwd", SEALED).secrets(&[Secret::Passphrase, Secret::NewPassphrase]).files(&[(File::Keys, Write)]),
    row("did web", KEY).passphrase().files(&[(File::Keys, Read)]),
    row("did show", RESOLVES),
    row("course new", ANY).home().files(&[(File::Draft, Write)]),
    row("course lint", ANY),
    row("issue", KEY).passphrase().files(&[(File::Keys, Read), (File::Ledger, Write), (File::Delivery, Write), (File::Note, Write)]),
    row("bake", ANY).home(),
    row("wallet init", SEALED).passphrase().files(&[(File::Wallet, Write)]),
    row("wallet did", SEALED).passphrase().files(&[(File::Wallet, Write)]),
    row("wallet add", ADDS).passphrase().files(&[(File::Wallet, Write), (File::TrustList, Read)]),
    row("wallet list", SEALED).passphrase().files(&[(File::Wallet, Read), (File::TrustList, Read)]),
    row("wallet show", SEALED).passphrase().files(&[(File::Wallet, Read), (File::TrustList, Read)]),
    row("wallet export", SEALED).passphrase().files(&[(File::Wallet, Read)]),
    row("wallet remove", SEALED).passphrase().files(&[(File::Wallet, Write)]),
    row("wallet backup", SEALED).passphrase().files(&[(File::Wallet, Read)]),
    row("wallet restore", SEALED)
        .secrets(&[Secret::Passphrase, Secret::BackupPassphrase, Secret::RecoveryKey])
        .files(&[(File::Wallet, Write)]),
    row("wallet recover", SEALED).secrets(&[Secret::NewPassphrase, Secret::RecoveryKey]).files(&[(File::Wallet, Write)]),
    row("wallet passwd", SEALED).secrets(&[Secret::Passphrase, Secret::NewPassphrase]).files(&[(File::Wallet, Write)]),
    row("present", SEALED).passphrase().files(&[(File::Wallet, Read), (File::TrustList, Read)]),
    row("request new", ANY).home(),
    row("verify", VERDICT).home().files(&[(File::TrustList, Read), (File::Requests, Write)]),
    row("trust add", COMPARES).home().files(&[(File::TrustList, Write)]),
    row("trust list", ANY).home().files(&[(File::TrustList, Read)]),
    row("trust remove", ANY).home().files(&[(File::TrustList, Write)]),
    row("trust import", COMPARES).home().files(&[(File::TrustList, Write)]),
    row("trust export", ANY).home().files(&[(File::TrustList, Read)]),
    row("inspect", ANY),
    row("explain", ANY),
    row("completions", ANY),
    row("man", ANY),
    row("help", ANY),
];

const fn row(command: &'static str, exits: &'static [Exit]) -> Contract {
    Contract { command, exits, home: false, secrets: &[], files: &[] }
}

impl Contract {
    const fn home(mut self) -> Self {
        self.home = true;
        self
    }

    /// What is closed with a passphrase is in the home folder.
    const fn passphrase(self) -> Self {
        self.secrets(&[Secret::Passphrase])
    }

    const fn secrets(mut self, secrets: &'static [Secret]) -> Self {
        self.secrets = secrets;
        self.home()
    }

    const fn files(mut self, files: &'static [(File, Access)]) -> Self {
        self.files = files;
        self
    }

    /// The contract of the command with these words.
    pub(crate) fn of(command: &str) -> Option<&'static Self> {
        CONTRACTS.iter().find(|contract| contract.command == command)
    }

    /// The contract of the command that a command line means.
    pub(crate) fn of_matches(matches: &ArgMatches) -> Option<&'static Self> {
        let (mut words, mut here) = (Vec::new(), matches);
        while let Some((name, below)) = here.subcommand() {
            words.push(name);
            here = below;
        }
        Self::of(&words.join(" "))
    }

    /// Whether a run may end so.
    pub(crate) fn allows(&self, exit: Exit) -> bool {
        self.exits.contains(&exit)
    }

    /// Whether a run may read this variable of those that name a folder.
    pub(crate) fn reads(&self, variable: &str) -> bool {
        self.home && HOME.contains(&variable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT_HOME: [File; 4] = [File::Keys, File::Wallet, File::TrustList, File::Requests];

    #[test]
    fn every_row_is_well_formed() {
        for contract in CONTRACTS {
            let command = contract.command;
            assert_eq!(CONTRACTS.iter().filter(|other| other.command == command).count(), 1, "{command}");
            assert!(contract.exits.is_sorted_by(|one, next| one < next), "{command}: each once, in the order of the numbers");
            assert!(ANY.iter().all(|exit| contract.allows(*exit)), "{command}: anything can succeed, fail or be misunderstood");
            assert!(
                contract.home || !contract.files.iter().any(|(file, _)| AT_HOME.contains(file)),
                "{command}: files in a home it does not look for"
            );
            assert!(contract.secrets.is_empty() || contract.allows(Locked), "{command}: a passphrase can be wrong");
        }
    }

    #[test]
    fn every_exit_code_and_every_file_is_some_commands() {
        for exit in Exit::ALL {
            assert!(CONTRACTS.iter().any(|contract| contract.allows(exit)), "{exit:?}");
        }
        for secret in Secret::ALL {
            assert!(CONTRACTS.iter().any(|contract| contract.secrets.contains(&secret)), "{secret:?}");
        }
        for file in File::ALL {
            assert!(CONTRACTS.iter().flat_map(|contract| contract.files).any(|(other, _)| *other == file), "{file:?}");
        }
    }
}
