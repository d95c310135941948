//! A terminal in memory, for tests.

use std::io::{Cursor, ErrorKind, Write};
use std::sync::{Arc, Mutex};

use super::Terminal;
use super::stream::Stream;

/// A [`Terminal`] whose output can be read and whose input was typed beforehand.
pub(crate) struct Captured {
    pub(crate) terminal: Terminal,
    out: Sink,
    err: Sink,
}

impl Captured {
    /// A plain terminal at which `typed` will be typed.
    pub(crate) fn new(typed: &str) -> Self {
        Self::built(typed, true, false, None)
    }

    /// A terminal that shows colour.
    pub(crate) fn coloured() -> Self {
        Self::built("", true, true, None)
    }

    /// A terminal that a person looks at.
    pub(crate) fn shown() -> Self {
        let captured = Self::new("");
        captured.terminal.out.lock().unwrap().shows = true;
        captured
    }

    /// A terminal with nobody to ask.
    pub(crate) fn silent() -> Self {
        Self::built("", false, false, None)
    }

    /// A terminal whose standard output fails.
    pub(crate) fn failing(kind: ErrorKind) -> Self {
        Self::built("", false, false, Some(kind))
    }

    pub(crate) fn out(&self) -> String {
        self.terminal.finish().unwrap();
        self.out.text()
    }

    pub(crate) fn err(&self) -> String {
        self.terminal.finish().unwrap();
        self.err.text()
    }

    fn built(typed: &str, asks: bool, colour: bool, fails: Option<ErrorKind>) -> Self {
        let (out, err) = (Sink { fails, ..Sink::default() }, Sink::default());
        let terminal = Terminal {
            out: Mutex::new(Stream::new(Box::new(out.clone()), false, colour)),
            err: Mutex::new(Stream::new(Box::new(err.clone()), false, colour)),
            input: Mutex::new(Box::new(Cursor::new(typed.as_bytes().to_vec()))),
            bar: Mutex::new(None),
            asks,
            quiet: false,
            width: 80,
            leads_nowhere: || false,
        };
        Self { terminal, out, err }
    }
}

#[derive(Clone, Default)]
struct Sink {
    bytes: Arc<Mutex<Vec<u8>>>,
    fails: Option<ErrorKind>,
}

impl Sink {
    fn text(&self) -> String {
        String::from_utf8(self.bytes.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if let Some(kind) = self.fails {
            return Err(kind.into());
        }
        self.bytes.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
