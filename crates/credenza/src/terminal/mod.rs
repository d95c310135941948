//! The only way out and in: standard output, standard error, and questions to the person at the terminal.
//!
//! Data goes to standard output, everything else to standard error. Every line passes through [`safe`] here, so nothing foreign reaches
//! a terminal raw, whoever wrote the line. Colour goes on afterwards and never says anything that the words do not.

mod ask;
mod fields;
#[cfg(feature = "wallet")]
mod json_array;
mod json_lines;
mod line;
mod progress;
pub(crate) mod safe;
mod stream;
mod wrap;

use std::io::{IsTerminal, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anstream::AutoStream;
use serde::Serialize;

use crate::cli::Colour;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::messages::Messages;

#[cfg(feature = "wallet")]
pub(crate) use json_array::JsonArray;
pub(crate) use json_lines::JsonLines;
pub(crate) use line::{Line, Tone};
use safe::{json_escape, json_shown};
use stream::Stream;

/// What the command line and the environment say about input and output.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Manners {
    /// `--color`.
    pub(crate) colour: Colour,
    /// `--quiet`: no notes, no progress.
    pub(crate) quiet: bool,
    /// `--no-input`: never ask.
    pub(crate) no_input: bool,
}

/// Standard output, standard error and the person in front of them.
pub(crate) struct Terminal {
    out: Mutex<Stream>,
    err: Mutex<Stream>,
    input: Mutex<Box<dyn std::io::BufRead + Send>>,
    bar: Mutex<Option<indicatif::ProgressBar>>,
    asks: bool,
    quiet: bool,
    width: usize,
    /// Whether what is written to standard output is thrown away.
    leads_nowhere: fn() -> bool,
}

/// Lines longer than this are hard to read, however wide the window.
const WIDEST: usize = 100;
/// The width when nobody says how wide the window is.
const USUAL: usize = 80;

impl Terminal {
    /// The terminal of this process. `variable` reads an environment variable (`NO_COLOR`, `CLICOLOR_FORCE`, `TERM`).
    pub(crate) fn new(manners: Manners, variable: &dyn Fn(&str) -> Option<String>) -> Self {
        let (out, err) = (std::io::stdout(), std::io::stderr());
        let (out_shows, err_shows) = (out.is_terminal(), err.is_terminal());
        let width = terminal_size::terminal_size().map_or(USUAL, |(width, _)| usize::from(width.0)).clamp(40, WIDEST);
        let out_colours = stream::colours(manners.colour, out_shows, variable);
        let err_colours = stream::colours(manners.colour, err_shows, variable);
        // An old Windows console has to be told of colours; `AutoStream` does.
        let out: Box<dyn Write + Send> = if out_colours { Box::new(AutoStream::always(out)) } else { Box::new(out) };
        let err: Box<dyn Write + Send> = if err_colours { Box::new(AutoStream::always(err)) } else { Box::new(err) };
        Self {
            out: Mutex::new(Stream::new(out, out_shows, out_colours)),
            err: Mutex::new(Stream::new(err, err_shows, err_colours)),
            input: Mutex::new(Box::new(std::io::BufReader::new(std::io::stdin()))),
            bar: Mutex::new(None),
            asks: !manners.no_input && std::io::stdin().is_terminal(),
            quiet: manners.quiet,
            width,
            leads_nowhere: stream::standard_output_leads_nowhere,
        }
    }

    /// Whether questions can be asked: standard input is a terminal and `--no-input` was not given.
    pub(crate) fn asks(&self) -> bool {
        self.asks
    }

    /// Whether the reader of standard output has gone (a closed pipe): a command that writes much can stop.
    pub(crate) fn reader_gone(&self) -> bool {
        locked(&self.out).closed
    }

    /// A line of data, on standard output.
    pub(crate) fn data(&self, line: impl Into<Line>) {
        locked(&self.out).line(&line.into());
    }

    /// Several lines of our own words (a help text, a report) on standard output: a line feed starts a new line.
    pub(crate) fn text(&self, text: &str) {
        let mut out = locked(&self.out);
        for line in text.lines() {
            out.line(&Line::from(line));
        }
    }

    /// A JSON document on standard output, indented; NDJSON wants [`JsonLines`].
    pub(crate) fn json(&self, value: &impl Serialize) {
        // Serialising cannot fail: keys are strings, and it writes to memory.
        let document = serde_json::to_string_pretty(value).unwrap_or_default();
        locked(&self.out).raw(format!("{}\n", json_escape(&document)).as_bytes());
    }

    /// A result that another program reads, on standard output: byte for byte into a file or a pipe. Shown to a person it is text, made safe: what a
    /// credential that was issued by somebody else holds must not steer the terminal because it was exported without `-o`.
    ///
    /// # Errors
    /// `output_not_text` where a person would be shown bytes that are no text: an encrypted file.
    pub(crate) fn result(&self, bytes: &[u8]) -> Result<(), Failure> {
        let mut out = locked(&self.out);
        if !out.shows {
            out.raw(bytes);
            return Ok(());
        }
        let text = str::from_utf8(bytes).map_err(|_| Failure::new("output_not_text").exit(Exit::Usage))?;
        if serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok() {
            out.raw(json_shown(text).as_bytes());
            return Ok(());
        }
        for line in text.lines() {
            out.line(&Line::from(line));
        }
        Ok(())
    }

    /// Our own text with colours already in it (clap's help), on standard output or standard error.
    pub(crate) fn styled(&self, text: &clap::builder::StyledStr, to_error: bool) {
        let mut stream = locked(if to_error { &self.err } else { &self.out });
        let text = if stream.colour { text.ansi().to_string() } else { text.to_string() };
        stream.raw(text.as_bytes());
    }

    /// A remark on standard error; silent under `--quiet`.
    pub(crate) fn note(&self, line: impl Into<Line>) {
        if !self.quiet {
            self.to_error(&[line.into()]);
        }
    }

    /// A line on standard error, whatever `--quiet` says: what has to be read before a question is answered.
    pub(crate) fn remark(&self, line: impl Into<Line>) {
        self.to_error(&[line.into()]);
    }

    /// A warning on standard error, under the word for it. `--quiet` does not silence it.
    pub(crate) fn warning(&self, messages: &Messages, failure: &Failure) {
        self.to_error(&explained("label-warning", Tone::Unsure, messages, failure));
    }

    /// An error on standard error: the sentence, its code and place, and what to do next.
    pub(crate) fn error(&self, messages: &Messages, failure: &Failure) {
        locked(&self.out).flush();
        self.to_error(&explained("label-error", Tone::Bad, messages, failure));
    }

    /// Everything written reaches its reader, or the failure that stopped it. A reader that has gone is no failure.
    pub(crate) fn finish(&self) -> Result<(), Failure> {
        let mut out = locked(&self.out);
        out.flush();
        locked(&self.err).flush();
        match out.failed.take() {
            Some(reason) => Err(Failure::new("output_failed").arg("reason", reason).exit(Exit::Failed)),
            None => Ok(()),
        }
    }

    /// That what was written so far has left the program for somebody to read. For what is told only once (a new recovery key): before it counts, since
    /// afterwards nobody could tell it again. Unlike at the end of a run, a reader that has gone is a failure here.
    ///
    /// # Errors
    /// `output_failed`; `output_unread` where nobody reads it: a closed pipe, standard output closed or the null device.
    pub(crate) fn deliver(&self) -> Result<(), Failure> {
        let mut out = locked(&self.out);
        out.flush();
        if let Some(reason) = out.failed.take() {
            // It is told here; the end of the run does not tell it again.
            out.closed = true;
            return Err(Failure::new("output_failed").arg("reason", reason));
        }
        if out.closed || (self.leads_nowhere)() { Err(Failure::new("output_unread")) } else { Ok(()) }
    }

    fn to_error(&self, lines: &[Line]) {
        let write = || {
            let mut err = locked(&self.err);
            for line in lines {
                err.line(line);
            }
            err.flush();
        };
        match locked(&self.bar).as_ref() {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }
}

fn explained(label: &str, tone: Tone, messages: &Messages, failure: &Failure) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut sentence = Line::new().tone(tone, &messages.text(label, &[]));
    for (index, part) in messages.sentence(failure).lines().enumerate() {
        if index > 0 {
            lines.push(std::mem::take(&mut sentence));
        }
        sentence = sentence.plain(if index == 0 { " " } else { "  " }).plain(part);
    }
    lines.push(sentence);
    lines.push(Line::new().faint("  ").faint(&messages.text("label-code", &[])).plain(" ").plain(failure.code));
    if let Some(place) = failure.place.as_deref().filter(|place| !place.is_empty()) {
        lines.push(Line::new().faint("  ").faint(&messages.text("label-place", &[])).plain(" ").plain(place));
    }
    if let Some(hint) = messages.hint_for(failure) {
        lines.push(Line::new());
        let mut label = messages.text("label-hint", &[]);
        for part in hint.lines() {
            lines.push(Line::new().tone(Tone::Strong, &label).plain(" ").plain(part));
            label = " ".repeat(label.chars().count());
        }
    }
    lines
}

fn locked<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A thread that panicked while it wrote leaves at worst half a line.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
pub(crate) mod capture;

#[cfg(test)]
mod tests {
    use super::capture::Captured;
    use super::*;
    use crate::messages::Language;

    #[test]
    fn an_error_has_its_sentence_code_place_and_hint() {
        let captured = Captured::new("");
        let failure = Failure::new("file_exists").arg("path", "award\u{1B}[2J.json").at("award.json");
        captured.terminal.error(&Messages::new(Language::English), &failure);
        assert_eq!(
            captured.err(),
            "error: The file award\\u{1B}[2J.json already exists.\n  code: file_exists\n  at: award.json\n\nhint: Choose another name, or pass --force to replace it.\n",
        );
    }

    #[test]
    fn data_and_notes_keep_apart_and_foreign_lines_stay_one_line() {
        let captured = Captured::new("");
        captured.terminal.data("one\ntwo");
        captured.terminal.note("three");
        assert_eq!((captured.out().as_str(), captured.err().as_str()), ("one\\u{A}two\n", "three\n"));
    }

    #[test]
    fn colour_surrounds_the_words_and_never_replaces_them() {
        let captured = Captured::coloured();
        captured.terminal.data(Line::new().tone(Tone::Good, "yes").plain(" it is"));
        assert_eq!(captured.out(), "\u{1B}[32myes\u{1B}[0m it is\n");
    }

    #[test]
    fn a_result_is_bytes_for_a_program_and_safe_text_for_a_person() {
        let json = "{\r\"name\":\t\"a\u{9B}31m\u{202E}\u{7F}è\"}\n";
        let piped = Captured::new("");
        piped.terminal.result(json.as_bytes()).unwrap();
        assert_eq!(piped.out(), json);
        let shown = Captured::shown();
        shown.terminal.result(json.as_bytes()).unwrap();
        assert_eq!(shown.out(), "{ \"name\": \"a\\u009b31m\\u202e\\u007fè\"}\n");
        let text = Captured::shown();
        text.terminal.result(b"# one\x1b[2J\n\ttwo\n").unwrap();
        assert_eq!(text.out(), "# one\\u{1B}[2J\n\\u{9}two\n");
        assert_eq!(Captured::shown().terminal.result(b"\x80age").unwrap_err().code, "output_not_text");
    }

    #[test]
    fn a_closed_pipe_is_quiet_and_a_full_disk_is_not() {
        let gone = Captured::failing(std::io::ErrorKind::BrokenPipe);
        gone.terminal.data("lost");
        assert!(gone.terminal.finish().is_ok() && gone.terminal.reader_gone());
        let full = Captured::failing(std::io::ErrorKind::StorageFull);
        full.terminal.data("lost");
        assert_eq!(full.terminal.finish().unwrap_err().code, "output_failed");
    }

    #[test]
    fn what_is_told_once_must_reach_somebody() {
        let there = Captured::new("");
        there.terminal.data("told");
        assert!(there.terminal.deliver().is_ok());
        let gone = Captured::failing(std::io::ErrorKind::BrokenPipe);
        gone.terminal.data("lost");
        assert_eq!(gone.terminal.deliver().unwrap_err().code, "output_unread");
        let full = Captured::failing(std::io::ErrorKind::StorageFull);
        full.terminal.data("lost");
        assert_eq!(full.terminal.deliver().unwrap_err().code, "output_failed");
        assert!(full.terminal.finish().is_ok(), "it is told once");
        let mut thrown_away = Captured::new("");
        thrown_away.terminal.leads_nowhere = || true;
        assert_eq!(thrown_away.terminal.deliver().unwrap_err().code, "output_unread");
    }
}
