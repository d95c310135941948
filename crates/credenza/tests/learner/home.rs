//! A learner's machine: a home folder of its own, and the program run in it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

pub const PASSPHRASE: &str = "seven small green tigers";

pub struct Home {
    folder: TempDir,
    passphrase: Option<String>,
    variables: Vec<(&'static str, String)>,
}

pub struct Run {
    pub exit: i32,
    pub out: String,
    pub err: String,
    pub bytes: Vec<u8>,
}

impl Home {
    /// Without a wallet.
    pub fn empty() -> Self {
        Self { folder: TempDir::new().unwrap(), passphrase: Some(PASSPHRASE.to_owned()), variables: Vec::new() }
    }

    /// With a new wallet; its recovery key and DID.
    pub fn new() -> (Self, String, String) {
        let home = Self::empty();
        let made = home.json(&["wallet", "init", "--json"]);
        let text = |name: &str| made[name].as_str().unwrap().to_owned();
        (home, text("recovery_key"), text("did"))
    }

    /// Another machine with the same wallet.
    pub fn twin(&self) -> Self {
        let twin = Self { folder: TempDir::new().unwrap(), passphrase: self.passphrase.clone(), variables: self.variables.clone() };
        copy(&self.path("home"), &twin.path("home"));
        twin
    }

    /// The same machine with another passphrase in the environment, or none.
    pub fn with(mut self, passphrase: Option<&str>) -> Self {
        self.passphrase = passphrase.map(str::to_owned);
        self
    }

    /// The same machine with a variable set.
    pub fn variable(mut self, name: &'static str, value: &str) -> Self {
        self.variables.retain(|(other, _)| *other != name);
        self.variables.push((name, value.to_owned()));
        self
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file beside the wallet; its path as an argument.
    pub fn file(&self, name: &str, bytes: &[u8]) -> String {
        fs::write(self.path(name), bytes).unwrap();
        self.path(name).to_str().unwrap().to_owned()
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, b"")
    }

    /// The program in this home, ready to start.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_credenza"));
        command.args(arguments).arg("--no-input").env_clear().env("CREDENZA_HOME", self.path("home")).current_dir(self.folder.path());
        if let Some(passphrase) = &self.passphrase {
            command.env("CREDENZA_PASSPHRASE", passphrase);
        }
        command.envs(self.variables.iter().map(|(name, value)| (*name, value)));
        command
    }

    pub fn run_with(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut command = self.command(arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // The program may end without reading.
        let _ = child.stdin.take().unwrap().write_all(input);
        let output = child.wait_with_output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let run = Run { exit: output.status.code().unwrap(), out: text(&output.stdout), err: text(&output.stderr), bytes: output.stdout };
        assert!(!run.out.contains("{$") && !run.err.contains("{$"), "a sentence lacks a value, {arguments:?}:\n{}{}", run.out, run.err);
        run
    }

    /// Runs what must succeed.
    pub fn ok(&self, arguments: &[&str]) -> Run {
        let run = self.run(arguments);
        assert_eq!(run.exit, 0, "{arguments:?}\n{}{}", run.out, run.err);
        run
    }

    pub fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.ok(arguments).out).unwrap()
    }

    /// Runs what must fail, with this exit code and this code in the message.
    pub fn fails(&self, exit: i32, code: &str, arguments: &[&str]) -> Run {
        let run = self.run(arguments);
        assert_eq!(run.exit, exit, "{arguments:?}\n{}{}", run.out, run.err);
        assert!(run.err.lines().any(|line| line.trim() == format!("code: {code}")), "{code} not in\n{}", run.err);
        run
    }

    pub fn credential_files(&self) -> Vec<PathBuf> {
        let mut files: Vec<_> = fs::read_dir(self.path("home/wallet/credentials")).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.retain(|path| path.extension().is_some_and(|ending| ending == "age"));
        files.sort();
        files
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

pub fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap()
}
