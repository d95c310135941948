//! Standard output or standard error: what it can show, and what became of it.

use std::io::{BufWriter, ErrorKind, Write};

use super::line::Line;
use crate::cli::Colour;

/// A stream that remembers that its reader went or its disk filled up, instead of failing at every line.
pub(super) struct Stream {
    writer: BufWriter<Box<dyn Write + Send>>,
    /// A person reads it: every line goes out at once.
    pub(super) shows: bool,
    pub(super) colour: bool,
    /// The reader closed its end: what follows is dropped.
    pub(super) closed: bool,
    /// Why the first write failed, in the system's words.
    pub(super) failed: Option<String>,
}

impl Stream {
    pub(super) fn new(writer: Box<dyn Write + Send>, shows: bool, colour: bool) -> Self {
        Self { writer: BufWriter::new(writer), shows, colour, closed: false, failed: None }
    }

    pub(super) fn line(&mut self, line: &Line) {
        let text = line.rendered(self.colour);
        self.raw(text.as_bytes());
    }

    pub(super) fn raw(&mut self, bytes: &[u8]) {
        if self.closed || self.failed.is_some() {
            return;
        }
        let written = self.writer.write_all(bytes);
        self.note(written);
        if self.shows {
            self.flush();
        }
    }

    pub(super) fn flush(&mut self) {
        if self.closed || self.failed.is_some() {
            return;
        }
        let flushed = self.writer.flush();
        self.note(flushed);
    }

    fn note(&mut self, result: std::io::Result<()>) {
        match result {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::BrokenPipe => self.closed = true,
            Err(error) => self.failed = Some(error.to_string()),
        }
    }
}

/// Whether standard output is the null device. A process that is started without a standard output gets that one in its place.
#[cfg(unix)]
pub(super) fn standard_output_leads_nowhere() -> bool {
    use std::os::fd::AsFd;
    use std::os::unix::fs::{FileTypeExt, MetadataExt};
    let Ok(out) = std::io::stdout().as_fd().try_clone_to_owned() else { return false };
    match (std::fs::File::from(out).metadata(), std::fs::metadata("/dev/null")) {
        (Ok(out), Ok(null)) => {
            // The same device may have another name, in a container or for a service.
            (out.dev(), out.ino()) == (null.dev(), null.ino()) || (out.file_type().is_char_device() && out.rdev() == null.rdev())
        }
        _ => false,
    }
}

#[cfg(not(unix))]
pub(super) fn standard_output_leads_nowhere() -> bool {
    false
}

/// Whether to colour a stream. `--color` decides; under `auto`, `NO_COLOR` (any value but the empty one) forbids, `CLICOLOR_FORCE`
/// (any value but the empty one and `0`) demands, and else a terminal that is not `dumb` gets colour.
pub(super) fn colours(asked: Colour, shows: bool, variable: &dyn Fn(&str) -> Option<String>) -> bool {
    let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    match asked {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto if set("NO_COLOR") => false,
        Colour::Auto if set("CLICOLOR_FORCE") && variable("CLICOLOR_FORCE").as_deref() != Some("0") => true,
        Colour::Auto => shows && variable("TERM").as_deref() != Some("dumb"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flag_outranks_the_environment_and_no_color_outranks_force() {
        let environment = |pairs: &'static [(&'static str, &'static str)]| {
            move |name: &str| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        };
        assert!(!colours(Colour::Auto, true, &environment(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")])));
        assert!(colours(Colour::Always, false, &environment(&[("NO_COLOR", "1")])));
        assert!(colours(Colour::Auto, false, &environment(&[("CLICOLOR_FORCE", "1")])));
        assert!(!colours(Colour::Auto, false, &environment(&[("CLICOLOR_FORCE", "0")])));
        assert!(colours(Colour::Auto, true, &environment(&[("NO_COLOR", "")])));
        assert!(!colours(Colour::Auto, true, &environment(&[("TERM", "dumb")])));
        assert!(!colours(Colour::Never, true, &environment(&[("CLICOLOR_FORCE", "1")])));
    }
}
