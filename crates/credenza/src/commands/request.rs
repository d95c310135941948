//! `credenza request new`: what a learner's presentation must answer.

use credenza_core::micro::check_text;
use credenza_core::present::Request;

use crate::app::App;
use crate::cli::{self, RequestNew};
use crate::entropy;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::instant;
use crate::report::dates;
use crate::storage::Mode;
use crate::terminal::{Line, Tone};

/// The longest domain name, with a path behind it for whoever has several offices under one.
const LONGEST_DOMAIN: usize = 253;

pub(crate) fn run(app: &App, arguments: &cli::Request) -> Result<Exit, Failure> {
    match arguments {
        cli::Request::New(arguments) => new(app, arguments),
    }
}

fn new(app: &App, arguments: &RequestNew) -> Result<Exit, Failure> {
    let domain = domain(&arguments.domain)?;
    let seconds = instant::duration(&arguments.expires)?;
    let now = app.now()?;
    let expires = instant::after(&now, seconds)?;
    let mut request = Request::new(entropy::bytes::<16>()?, domain, now, expires.clone());
    if let Some(purpose) = arguments.purpose.as_deref() {
        check_text(purpose).map_err(|error| Failure::of_model(&error, "--purpose").exit(Exit::Usage))?;
        // The learner is shown one line.
        if let Some(breaks) = purpose.chars().find(|c| c.is_control()) {
            let found = format!("U+{:04X}", u32::from(breaks));
            return Err(Failure::new("purpose_of_lines").arg("found", found).at("--purpose").exit(Exit::Usage));
        }
        request = request.with_purpose(purpose);
    }
    let value = request.to_value();
    // The challenge is a secret until it is answered: who knows it can have an answer made for it.
    app.write_json(Some(&arguments.output.output), arguments.output.force, &value, Mode::Secret)?;
    let path = arguments.output.output.display().to_string();
    if path != "-" {
        let note =
            |key: &str| app.terminal.note(app.messages.text(key, &[("path", &path), ("time", &dates::time(&app.messages, &expires))]));
        note("request-written");
        note("request-until");
        note("request-send");
        app.terminal.note(command(&["credenza", "present", "--request", &path, "ID", "-o", "answer.json"]));
        note("request-keep");
        app.terminal.note(command(&["credenza", "verify", "answer.json", "--request", &path]));
    }
    Ok(Exit::Done)
}

/// Whom the answer is for: one word without anything that a display could take for something else.
fn domain(text: &str) -> Result<&str, Failure> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '/' | '_' | '%');
    let fits = !text.is_empty() && text.len() <= LONGEST_DOMAIN && text.chars().all(is_plain);
    if fits { Ok(text) } else { Err(Failure::new("domain_invalid").arg("domain", text).at("--domain").exit(Exit::Usage)) }
}

/// A command to type, on a line of its own.
fn command(words: &[&str]) -> Line {
    Line::new().plain("  ").tone(Tone::Strong, &words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" "))
}

/// The word as a shell takes it for one, whatever stands in it: a name is typed, and nothing in it is carried out.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '/' | '-' | ':' | '@' | '%' | '+' | ',' | '=');
    match () {
        () if !word.is_empty() && word.chars().all(|c| is_plain(c) || (cfg!(windows) && c == '\\')) => word.to_owned(),
        // No name of a file holds this mark there.
        () if cfg!(windows) => format!("\"{word}\""),
        () => format!("'{}'", word.replace('\'', r"'\''")),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_shell_takes_any_name_for_one_word() {
        assert_eq!(quoted("/home/x/new_1.json"), "/home/x/new_1.json");
        for name in [
            "a b.json",
            "$(touch x).json",
            "a'b\"c.json",
            "`x`.json",
            "a\\b",
            "a;b&c|d>e<f",
            "*?[a]",
            "~",
            "#a",
            "!a",
            "{a,b}",
            "perché.json",
            "",
        ] {
            let printed = std::process::Command::new("sh").args(["-c", &format!("printf %s {}", quoted(name))]).output().unwrap();
            assert_eq!(String::from_utf8(printed.stdout).unwrap(), name);
        }
    }
}
