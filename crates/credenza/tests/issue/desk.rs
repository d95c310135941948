//! A registrar's desk: a folder with a key and a course, and the program to run in it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use credenza_core::key::SecretKey;
use serde_json::Value;
use tempfile::TempDir;

/// A course with every mandatory element, grades in thirtieths and five years of validity.
pub(crate) const COURSE: &str = r#"
language = "it"
id = "https://centre.example/c/1"
title = { it = "Valutazione", en = "Evaluation" }
award_kind = "course"
participation = "blended"
valid_for = "5y"

[[awarding_body]]
name = "Centro Esempio"
country = "IT"

[[learning_outcome]]
statement = "Verificare lo status di un'istituzione"
kind = "skill"

[workload]
ects = 3

[level]
eqf = 6

[[assessment]]
kind = "written-examination"

[[quality_assurance]]
kind = "programme"

[grade]
scale = "Trentesimi"
min = 0
max = 30
pass = 18
"#;

/// Three learners, as a spreadsheet exports them.
pub(crate) const PEOPLE: &str = "Cognome;Nome;Matricola;Data di nascita;Voto;E-mail\r\n\
    Inventata;Fiorella;0000041;1999-12-31;28;fiorella@uni.example\r\n\
    Fittizi;Nicolò;0000042;2000-02-29;30 e lode;nicolo@uni.example\r\n\
    Prova;Zoë;0000043;1998-01-02;18;zoe@uni.example\r\n";

pub(crate) struct Desk {
    folder: TempDir,
}

pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        desk.put("course.toml", COURSE);
        desk.put("key.pem", SecretKey::from_seed([7; 32]).to_pkcs8_pem().as_str());
        desk
    }

    pub(crate) fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub(crate) fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.read(name)).unwrap()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The names in a folder, sorted.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(self.path(folder)).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Runs the program; arguments are separated by single spaces.
    pub(crate) fn run(&self, line: &str) -> Said {
        self.run_with(&line.split(' ').collect::<Vec<_>>())
    }

    /// The program at this desk, ready to start.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_credenza"));
        command.args(arguments).arg("--no-input").current_dir(self.folder.path());
        command.env("CREDENZA_HOME", self.path("home")).env("LC_ALL", "C").env_remove("CREDENZA_PASSPHRASE");
        command
    }

    pub(crate) fn run_with(&self, arguments: &[&str]) -> Said {
        let Output { status, stdout, stderr } = self.command(arguments).output().unwrap();
        let said = Said { code: status.code().unwrap(), out: String::from_utf8(stdout).unwrap(), err: String::from_utf8(stderr).unwrap() };
        assert!(!said.out.contains("{$") && !said.err.contains("{$"), "a sentence lacks a value, {arguments:?}:\n{}{}", said.out, said.err);
        said
    }

    /// Issues `people.csv` to `awards` with the key of the desk, and whatever else is said.
    pub(crate) fn issue(&self, more: &str) -> Said {
        let line = format!("issue course.toml --roster people.csv --key ./key.pem -o awards {more}");
        self.run(line.trim_end())
    }
}

impl Said {
    #[track_caller]
    pub(crate) fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}\n{}", self.out, self.err);
        self
    }

    /// The codes of errors and warnings, in their order.
    pub(crate) fn codes(&self) -> Vec<&str> {
        self.err.lines().filter_map(|line| line.trim().strip_prefix("code: ")).collect()
    }

    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        assert!(self.err.contains(text) || self.out.contains(text), "{text:?} is not in\n{}\n{}", self.out, self.err);
        self
    }
}
