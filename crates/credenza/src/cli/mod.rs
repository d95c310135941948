//! The command line: its structure only.
//!
//! No help text stands here, and doc comments would become one: the words come from the message catalogue ([`localise()`]),
//! under `help-<command path>` and `help-<command path>-<argument>`.

pub(crate) mod contract;
#[cfg(test)]
mod documented;
mod localise;
mod refusal;
pub(crate) mod standard_input;
mod wallet;

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use credenza_core::proof::Suite;

pub(crate) use localise::localise;
pub(crate) use refusal::refusal;
pub(crate) use wallet::{Present, Wallet};
#[cfg(feature = "wallet")]
pub(crate) use wallet::{
    WalletAdd, WalletBackup, WalletDid, WalletExport, WalletList, WalletPasswd, WalletRecover, WalletRemove, WalletRestore, WalletShow,
};

#[derive(Debug, Parser)]
#[command(name = "credenza", version, disable_help_flag = true, disable_version_flag = true, disable_help_subcommand = true)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

// What every command understands.
#[derive(Clone, Debug, Args)]
pub(crate) struct Global {
    #[arg(long, global = true, value_name = "LANG")]
    pub(crate) lang: Option<Lang>,
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[arg(long, global = true)]
    pub(crate) no_input: bool,
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Colour,
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    #[value(name = "en")]
    English,
    #[value(name = "it")]
    Italian,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    #[default]
    Auto,
    Always,
    Never,
}

// Where the result goes; standard output when nothing is said, unless the command insists.
#[derive(Clone, Debug, Args)]
pub(crate) struct Output {
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long)]
    pub(crate) force: bool,
}

// The same for commands whose result is nothing to show on a terminal.
#[derive(Clone, Debug, Args)]
pub(crate) struct OutputFile {
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(subcommand)]
    Key(Key),
    #[command(subcommand)]
    Did(Did),
    #[command(subcommand)]
    Course(Course),
    Issue(Box<Issue>),
    Bake(Bake),
    #[command(subcommand)]
    Wallet(Wallet),
    Present(Present),
    #[command(subcommand)]
    Request(Request),
    Verify(Box<Verify>),
    #[command(subcommand)]
    Trust(Trust),
    Inspect(Inspect),
    Explain(Explain),
    Completions(Completions),
    Man(Man),
    Help(Help),
}

#[derive(Debug, Subcommand)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) enum Key {
    Generate(KeyGenerate),
    Show(KeyShow),
    Backup(KeyBackup),
    Restore(KeyRestore),
    Passwd(KeyPasswd),
}

#[derive(Debug, Args)]
pub(crate) struct KeyGenerate {
    #[arg(value_name = "NAME", conflicts_with = "output")]
    pub(crate) name: Option<String>,
    // An unprotected PKCS#8 PEM file, for machines that sign unattended.
    #[arg(long)]
    pub(crate) plain: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
pub(crate) struct KeyShow {
    #[arg(value_name = "KEY")]
    pub(crate) key: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct KeyBackup {
    #[arg(value_name = "KEY")]
    pub(crate) key: Option<String>,
    #[command(flatten)]
    pub(crate) output: OutputFile,
}

#[derive(Debug, Args)]
pub(crate) struct KeyRestore {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct KeyPasswd {
    #[arg(value_name = "KEY")]
    pub(crate) key: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(crate) new_passphrase_file: Option<PathBuf>,
    // No passphrase any more: said outright, never by an empty one.
    #[arg(long, conflicts_with = "new_passphrase_file")]
    pub(crate) plain: bool,
}

#[derive(Debug, Subcommand)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) enum Did {
    Web(DidWeb),
    Show(DidShow),
}

#[derive(Debug, Args)]
pub(crate) struct DidWeb {
    #[arg(long, value_name = "DOMAIN")]
    pub(crate) domain: String,
    #[arg(long, value_name = "KEY", required = true)]
    pub(crate) key: Vec<String>,
    // Keys that the document has and the new one has not: said outright, because what they signed no longer verifies.
    #[arg(long)]
    pub(crate) drop_old_keys: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
pub(crate) struct DidShow {
    #[arg(value_name = "DID")]
    pub(crate) did: String,
    #[arg(long, value_name = "OUT")]
    pub(crate) evidence: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) enum Course {
    New(CourseNew),
    Lint(CourseLint),
}

#[derive(Debug, Args)]
pub(crate) struct CourseNew {
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
pub(crate) struct CourseLint {
    #[arg(value_name = "COURSE", required = true)]
    pub(crate) courses: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Issue {
    #[arg(value_name = "COURSE")]
    pub(crate) course: PathBuf,

    // Who is awarded: one learner, described on the command line or in a file, or a whole spreadsheet.
    #[arg(long, value_name = "DID", conflicts_with = "roster")]
    pub(crate) to: Option<String>,
    #[arg(long, value_name = "FILE", conflicts_with = "roster")]
    pub(crate) learner: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) roster: Option<PathBuf>,
    #[arg(long, value_name = "TEXT", conflicts_with = "roster")]
    pub(crate) name: Option<String>,
    #[arg(long, value_name = "TEXT", conflicts_with = "roster")]
    pub(crate) given_name: Option<String>,
    #[arg(long, value_name = "TEXT", conflicts_with = "roster")]
    pub(crate) family_name: Option<String>,
    #[arg(long, value_name = "TEXT", conflicts_with = "roster")]
    pub(crate) student_number: Option<String>,
    #[arg(long, value_name = "DATE", conflicts_with = "roster")]
    pub(crate) birth_date: Option<String>,
    #[arg(long, value_name = "TEXT", conflicts_with = "roster")]
    pub(crate) email: Option<String>,
    #[arg(long, value_name = "TEXT", conflicts_with = "roster")]
    pub(crate) grade: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<String>,

    // Who signs.
    #[arg(long, value_name = "DID")]
    pub(crate) issuer: Option<String>,
    #[arg(long, value_name = "KEY")]
    pub(crate) key: Option<String>,
    #[arg(long, value_name = "OUT")]
    pub(crate) evidence: Option<PathBuf>,
    #[arg(long, value_name = "SUITE", default_value = "eddsa-rdfc-2022")]
    pub(crate) suite: SuiteName,

    // What is written in every award.
    #[arg(long, value_name = "TEXT")]
    pub(crate) run: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub(crate) valid_from: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub(crate) valid_until: Option<String>,

    // How the spreadsheet is read.
    #[arg(long, value_name = "NAME", requires = "roster")]
    pub(crate) encoding: Option<String>,
    #[arg(long, value_name = "CHARACTER", requires = "roster")]
    pub(crate) delimiter: Option<Delimiter>,
    #[arg(long, value_name = "ORDER")]
    pub(crate) date_format: Option<DateFormat>,
    #[arg(long, value_name = "NAME", requires = "roster")]
    pub(crate) sheet: Option<String>,
    #[arg(long, value_name = "COLUMN", requires = "roster")]
    pub(crate) learner_key: Option<String>,
    #[arg(long, value_name = "NONCE")]
    pub(crate) nonce: Option<String>,
    // A DID in the roster without the proof that it is the learner's.
    #[arg(long, requires = "roster")]
    pub(crate) allow_unproven_did: bool,

    // What happens.
    #[arg(long)]
    pub(crate) preview: bool,
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[arg(long, value_name = "FILE", requires = "roster")]
    pub(crate) errors: Option<PathBuf>,
    #[arg(long)]
    pub(crate) ndjson: bool,
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Bake {
    #[arg(value_name = "FILE")]
    pub(crate) credential: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub(crate) image: PathBuf,
    // A credential that the picture carries already.
    #[arg(long)]
    pub(crate) replace: bool,
    #[command(flatten)]
    pub(crate) output: OutputFile,
}

// The ways to sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SuiteName {
    #[value(name = "eddsa-rdfc-2022")]
    EddsaRdfc2022,
    #[value(name = "eddsa-jcs-2022")]
    EddsaJcs2022,
    #[value(name = "Ed25519Signature2020")]
    Ed25519Signature2020,
}

impl From<SuiteName> for Suite {
    fn from(name: SuiteName) -> Self {
        match name {
            SuiteName::EddsaRdfc2022 => Self::EddsaRdfc2022,
            SuiteName::EddsaJcs2022 => Self::EddsaJcs2022,
            SuiteName::Ed25519Signature2020 => Self::Ed25519Signature2020,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Delimiter {
    #[value(name = ";", alias = "semicolon")]
    Semicolon,
    #[value(name = ",", alias = "comma")]
    Comma,
    #[value(name = "tab", alias = "\t")]
    Tab,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DateFormat {
    // 31/12/2025
    Dmy,
    // 12/31/2025
    Mdy,
}

#[derive(Debug, Subcommand)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) enum Request {
    New(RequestNew),
}

#[derive(Debug, Args)]
pub(crate) struct RequestNew {
    #[arg(long, value_name = "DOMAIN")]
    pub(crate) domain: String,
    #[arg(long, value_name = "TEXT")]
    pub(crate) purpose: Option<String>,
    #[arg(long, value_name = "DURATION", default_value = "14d")]
    pub(crate) expires: String,
    #[command(flatten)]
    pub(crate) output: OutputFile,
}

#[derive(Debug, Args)]
pub(crate) struct Verify {
    // Files, directories, `-`; nothing means standard input.
    #[arg(value_name = "FILE")]
    pub(crate) inputs: Vec<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["challenge", "domain"])]
    pub(crate) request: Option<PathBuf>,
    #[arg(long, value_name = "TEXT", requires = "domain")]
    pub(crate) challenge: Option<String>,
    #[arg(long, value_name = "DOMAIN", requires = "challenge")]
    pub(crate) domain: Option<String>,
    #[arg(long, requires = "request")]
    pub(crate) once: bool,
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
    #[arg(long, value_name = "LIST")]
    pub(crate) trust: Vec<PathBuf>,
    #[arg(long, value_name = "DID")]
    pub(crate) issuer: Vec<String>,
    #[arg(long)]
    pub(crate) allow_unknown_issuer: bool,
    #[arg(long)]
    pub(crate) require_presentation: bool,
    #[arg(long, value_name = "ELEMENT")]
    pub(crate) require: Vec<String>,
    // What the verifier knows of the learner: TYPE=VALUE, or a value of any type.
    #[arg(long, value_name = "TEXT")]
    pub(crate) learner_identity: Vec<String>,
    #[arg(long, value_name = "OUT")]
    pub(crate) evidence: Vec<PathBuf>,
    #[arg(long, value_name = "TIME")]
    pub(crate) obtained: Option<String>,
    #[arg(long, value_name = "CONTEXT")]
    pub(crate) context: Vec<String>,
    #[arg(long, value_name = "CONTEXT")]
    pub(crate) schema: Vec<String>,
    #[arg(long)]
    pub(crate) ndjson: bool,
    // Every finding, not only those that matter.
    #[arg(short, long)]
    pub(crate) verbose: bool,
}

#[derive(Debug, Subcommand)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) enum Trust {
    Add(TrustAdd),
    List,
    Remove(TrustRemove),
    Import(TrustImport),
    Export(TrustExport),
}

#[derive(Debug, Args)]
pub(crate) struct TrustAdd {
    #[arg(value_name = "DID")]
    pub(crate) did: String,
    #[arg(long, value_name = "NAME")]
    pub(crate) name: String,
    #[arg(long, value_name = "TIME")]
    pub(crate) from: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub(crate) until: Option<String>,
    #[arg(long, value_name = "TIME", conflicts_with_all = ["until", "compromised"])]
    pub(crate) closed: Option<String>,
    #[arg(long)]
    pub(crate) compromised: bool,
    #[arg(id = "type", long = "type", value_name = "TYPE")]
    pub(crate) types: Vec<String>,
    #[arg(long, value_name = "COUNTRY")]
    pub(crate) country: Option<String>,
    #[arg(long, value_name = "KEY")]
    pub(crate) key: Vec<String>,
    #[arg(long, value_name = "OUT")]
    pub(crate) evidence: Option<PathBuf>,
    #[arg(long)]
    pub(crate) yes: bool,
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct TrustRemove {
    #[arg(value_name = "DID", required_unless_present = "damaged")]
    pub(crate) did: Option<String>,
    // The list itself, where it can't be read.
    #[arg(long, conflicts_with = "did")]
    pub(crate) damaged: bool,
    #[arg(long)]
    pub(crate) yes: bool,
}

#[derive(Debug, Args)]
pub(crate) struct TrustImport {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(long)]
    pub(crate) yes: bool,
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct TrustExport {
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
pub(crate) struct Inspect {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    #[arg(value_name = "CODE")]
    pub(crate) code: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    #[arg(value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(crate) struct Man {
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Help {
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Vec<String>,
}
