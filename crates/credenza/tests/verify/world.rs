//! A folder to work in, a home, and the program.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::steering::steering;

/// Everything is judged as of then, unless a test says otherwise.
pub(crate) const NOW: &str = "2026-09-01T12:00:00Z";

/// A fresh folder with a home in it.
pub(crate) struct World {
    folder: tempfile::TempDir,
}

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) exit: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl World {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("work")).unwrap();
        Self { folder }
    }

    /// The path of a file in the folder in which the program runs.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("work").join(name)
    }

    pub(crate) fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    pub(crate) fn json(&self, name: &str, value: &Value) {
        self.write(name, serde_json::to_vec_pretty(value).unwrap());
    }

    /// Runs `credenza` with the words of `line`.
    pub(crate) fn run(&self, line: &str) -> Run {
        self.run_with(line, b"")
    }

    /// The same with something on standard input.
    pub(crate) fn run_with(&self, line: &str, input: &[u8]) -> Run {
        self.run_words(&line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>(), input)
    }

    pub(crate) fn run_words(&self, words: &[&str], input: &[u8]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_credenza"));
        command.args(words).current_dir(self.path("")).env_clear().env("CREDENZA_HOME", self.home());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A program that needs no more of its input may close it.
        let _ = child.stdin.take().unwrap().write_all(input);
        let output = child.wait_with_output().unwrap();
        let run = Run {
            exit: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        };
        // Whatever a test is about: nothing that steers a display ever gets out.
        for text in [&run.out, &run.err] {
            assert_eq!(steering(text), None, "{words:?}:\n{text:?}");
            assert!(!text.contains("{$"), "a sentence lacks a value, {words:?}:\n{text}");
        }
        run
    }

    /// Runs the program on a terminal, where nobody answers; what was shown, in which nothing may steer it.
    #[cfg(unix)]
    pub(crate) fn shown(&self, words: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_credenza"));
        command.arg("--no-input").args(words).current_dir(self.path("")).env_clear().env("CREDENZA_HOME", self.home());
        let (_, shown) = crate::pty::on_a_terminal(&mut command);
        assert_eq!(steering(&shown), None, "{words:?}:\n{shown:?}");
        shown
    }

    /// The same on a terminal and into pipes.
    pub(crate) fn everywhere(&self, line: &str) -> Run {
        #[cfg(unix)]
        self.shown(&line.split(' ').collect::<Vec<_>>());
        self.run(line)
    }

    /// Runs `verify` with these words as of [`NOW`].
    pub(crate) fn verify(&self, line: &str) -> Run {
        self.run(&format!("verify --at {NOW} {line}"))
    }

    /// The JSON report of the same.
    pub(crate) fn report(&self, line: &str) -> Value {
        let run = self.verify(&format!("--json {line}"));
        serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{line}: {run:?}"))
    }

    /// Compares what `verify` says to people, in English and Italian, and to programs with the snapshot of that name.
    pub(crate) fn snapshot(&self, name: &str, line: &str) {
        let mut text = String::new();
        for options in ["", "--lang it ", "--json "] {
            let run = self.verify(&format!("{options}{line}"));
            let out = if options.contains("json") { shortened(&run.out, name == "accepted") } else { run.out };
            text += &format!("$ credenza verify {options}{line}\n{out}");
            if !run.err.is_empty() {
                text += &format!("--- standard error\n{}", run.err);
            }
            text += &format!("--- exit {}\n\n", run.exit);
        }
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verify/snapshots").join(format!("{name}.txt"));
        snapbox::assert_data_eq!(text, snapbox::Data::read_from(&path, None).raw());
    }
}

/// The report without the credential and the elements, which one snapshot shows in full.
fn shortened(out: &str, in_full: bool) -> String {
    let Ok(mut value) = serde_json::from_str::<Value>(out) else { return out.to_owned() };
    if in_full {
        return out.to_owned();
    }
    shorten(&mut value);
    format!("{}\n", serde_json::to_string_pretty(&value).unwrap())
}

fn shorten(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members.iter_mut() {
                if matches!(name.as_str(), "credential" | "elements") && member.is_object() {
                    *member = "…".into();
                }
                if name == "findings" {
                    let findings = member.as_array_mut().unwrap();
                    findings.retain(|finding| !matches!(finding["code"].as_str(), Some("element_stated" | "element_absent")));
                }
                shorten(member);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(shorten),
        _ => {}
    }
}
