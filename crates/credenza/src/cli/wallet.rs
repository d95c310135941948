//! The learner's part of the command line. A build without the wallet understands it too, and says that it has none.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Output, OutputFile, SuiteName};

#[derive(Debug, Subcommand)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) enum Wallet {
    Init,
    Did(WalletDid),
    Add(WalletAdd),
    List(WalletList),
    Show(WalletShow),
    Export(WalletExport),
    Remove(WalletRemove),
    Backup(WalletBackup),
    Restore(WalletRestore),
    Recover(WalletRecover),
    Passwd(WalletPasswd),
}

#[derive(Debug, Args)]
pub(crate) struct WalletDid {
    #[arg(long = "for", value_name = "ISSUER", requires = "nonce")]
    pub(crate) issuer: Option<String>,
    #[arg(long, value_name = "NONCE", requires = "issuer")]
    pub(crate) nonce: Option<String>,
    #[arg(long)]
    pub(crate) new: bool,
    #[arg(long, value_name = "DID", requires = "issuer", conflicts_with = "new")]
    pub(crate) did: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct WalletAdd {
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    #[arg(long, value_name = "OUT")]
    pub(crate) evidence: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct WalletList {
    #[arg(long, value_name = "OUT")]
    pub(crate) evidence: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct WalletShow {
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[arg(long, value_name = "OUT")]
    pub(crate) evidence: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct WalletExport {
    #[arg(value_name = "ID", required = true)]
    pub(crate) ids: Vec<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
pub(crate) struct WalletRemove {
    #[arg(value_name = "ID", required_unless_present = "damaged")]
    pub(crate) ids: Vec<String>,
    // What does not open, instead of credentials.
    #[arg(long, conflicts_with = "ids")]
    pub(crate) damaged: bool,
    #[arg(long)]
    pub(crate) yes: bool,
}

#[derive(Debug, Args)]
pub(crate) struct WalletBackup {
    #[command(flatten)]
    pub(crate) output: OutputFile,
}

#[derive(Debug, Args)]
pub(crate) struct WalletRestore {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub(crate) backup_passphrase_file: Option<PathBuf>,
    // Instead of the backup's passphrase.
    #[arg(long, conflicts_with = "backup_passphrase_file")]
    pub(crate) recovery_key: bool,
    #[arg(long, value_name = "FILE", conflicts_with = "backup_passphrase_file")]
    pub(crate) recovery_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct WalletRecover {
    #[arg(long, value_name = "FILE")]
    pub(crate) recovery_file: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) new_passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct WalletPasswd {
    #[arg(long, value_name = "FILE")]
    pub(crate) new_passphrase_file: Option<PathBuf>,
    // Instead of a passphrase: a recovery key in place of one that was lost or seen.
    #[arg(long, conflicts_with = "new_passphrase_file")]
    pub(crate) new_recovery_key: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Present {
    #[arg(value_name = "ID", required = true)]
    pub(crate) ids: Vec<String>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["challenge", "domain"])]
    pub(crate) request: Option<PathBuf>,
    #[arg(long, value_name = "TEXT", requires = "domain")]
    pub(crate) challenge: Option<String>,
    #[arg(long, value_name = "DOMAIN", requires = "challenge")]
    pub(crate) domain: Option<String>,
    #[arg(long, value_name = "OUT")]
    pub(crate) evidence: Option<PathBuf>,
    #[arg(long, value_name = "SUITE", default_value = "eddsa-jcs-2022")]
    pub(crate) suite: SuiteName,
    #[arg(long)]
    pub(crate) yes: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}
