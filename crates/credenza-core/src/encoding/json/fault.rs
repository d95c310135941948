//! An error while the parser still returns from its calls.

use super::{ParseError, ParseErrorKind, Pointer};

/// The error is boxed: it is rare, and a small result is what every call returns.
pub(super) type Parsed<T> = Result<T, Box<Fault>>;

/// An error on its way up: the path is collected while the calls return, so that a document without errors pays nothing for it.
pub(super) struct Fault {
    offset: usize,
    kind: ParseErrorKind,
    /// Innermost step first.
    path: Vec<Step>,
}

pub(super) enum Step {
    Key(String),
    Index(usize),
}

impl Fault {
    pub(super) fn at(offset: usize, kind: ParseErrorKind) -> Box<Self> {
        Box::new(Self { offset, kind, path: Vec::new() })
    }

    pub(super) fn inside(mut self: Box<Self>, step: Step) -> Box<Self> {
        self.path.push(step);
        self
    }

    pub(super) fn into_error(self) -> ParseError {
        let mut pointer = Pointer::root();
        for step in self.path.iter().rev() {
            match step {
                Step::Key(name) => pointer.push_key(name),
                Step::Index(index) => pointer.push_index(*index),
            }
        }
        ParseError { pointer, offset: self.offset, kind: self.kind }
    }
}
