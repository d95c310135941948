//! A line to print: words, and the tone they are said in.

use std::borrow::Cow;

use super::safe::safe;

/// How a piece of a line is said. The words carry the meaning; the tone only colours them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tone {
    /// As it is.
    #[default]
    Plain,
    /// A heading.
    Strong,
    /// Of less weight.
    Faint,
    /// Passed.
    Good,
    /// Failed.
    Bad,
    /// Not known.
    Unsure,
}

impl Tone {
    fn sequence(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Strong => "\u{1B}[1m",
            Self::Faint => "\u{1B}[2m",
            Self::Good => "\u{1B}[32m",
            Self::Bad => "\u{1B}[1;31m",
            Self::Unsure => "\u{1B}[33m",
        }
    }
}

/// One line, made safe piece by piece as it is built.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    pieces: Vec<(Tone, String)>,
}

impl Line {
    /// An empty line.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// The line with `text` at its end, as it is.
    #[must_use]
    pub(crate) fn plain(self, text: &str) -> Self {
        self.tone(Tone::Plain, text)
    }

    /// The line with `text` at its end, of less weight.
    #[must_use]
    pub(crate) fn faint(self, text: &str) -> Self {
        self.tone(Tone::Faint, text)
    }

    /// The line with `text` at its end, in a tone.
    #[must_use]
    pub(crate) fn tone(mut self, tone: Tone, text: &str) -> Self {
        self.pieces.push((tone, safe(text).into_owned()));
        self
    }

    /// The same line, of less weight in all its pieces.
    #[must_use]
    pub(crate) fn all_faint(mut self) -> Self {
        for (tone, _) in &mut self.pieces {
            *tone = Tone::Faint;
        }
        self
    }

    /// The line as bytes for a terminal, its line feed included.
    pub(super) fn rendered(&self, colour: bool) -> String {
        let mut out = String::new();
        for (tone, text) in &self.pieces {
            let sequence = if colour { tone.sequence() } else { "" };
            out.push_str(sequence);
            out.push_str(text);
            out.push_str(if sequence.is_empty() { "" } else { "\u{1B}[0m" });
        }
        out.push('\n');
        out
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Self::new().plain(text)
    }
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Self::new().plain(&text)
    }
}

impl From<&String> for Line {
    fn from(text: &String) -> Self {
        Self::new().plain(text)
    }
}

impl From<Cow<'_, str>> for Line {
    fn from(text: Cow<'_, str>) -> Self {
        Self::new().plain(&text)
    }
}
