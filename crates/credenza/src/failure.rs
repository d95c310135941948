//! What a command reports when it cannot do what it was asked.
//!
//! An error carries no sentence: it has a stable code, the values that belong in the sentence, and a place.
//! The sentence and its hint are the message `<code>` and its attribute `.hint` in the message catalogue.

use credenza_core::credential::FormError;
use credenza_core::micro::ModelError;

use crate::exit::Exit;

/// An error that the message catalogue can put into words.
pub(crate) trait Explain {
    /// The stable code, in snake case: `file_exists`, `wrong_passphrase`. It is also the key of the sentence in the catalogue.
    fn code(&self) -> &'static str;

    /// The values that the sentence quotes: (name in the sentence, value). Values may be hostile: the terminal makes them safe.
    fn args(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    /// Where it is: a path, a JSON Pointer, `row 3, column "birth_date"`.
    fn place(&self) -> Option<String> {
        None
    }

    /// The exit code that this error ends the run with.
    fn exit(&self) -> Exit {
        Exit::Failed
    }
}

/// An error on its way to the user.
#[derive(Debug)]
pub(crate) struct Failure {
    /// The stable code.
    pub(crate) code: &'static str,
    /// The values that the sentence quotes.
    pub(crate) args: Vec<(&'static str, String)>,
    /// Where it is.
    pub(crate) place: Option<String>,
    /// The exit code.
    pub(crate) exit: Exit,
}

impl Failure {
    /// A failure of `code`, with exit code 1 and no values.
    pub(crate) fn new(code: &'static str) -> Self {
        Self { code, args: Vec::new(), place: None, exit: Exit::Failed }
    }

    /// A failure of `code` that quotes `args`: an error of the core, which knows its code and its values but no sentence.
    pub(crate) fn with(code: &'static str, args: Vec<(&'static str, String)>) -> Self {
        Self { args, ..Self::new(code) }
    }

    /// What the core refuses of something that the user knows as `key`.
    pub(crate) fn of_form(error: &FormError, key: impl ToString) -> Self {
        Self::of_value(error.code(), key, error.expected(), error.found())
    }

    /// What the model refuses of a value that the user knows as `key`.
    pub(crate) fn of_model(error: &ModelError, key: impl ToString) -> Self {
        Self::of_value(error.code(), key, error.expected(), error.found())
    }

    fn of_value(code: &'static str, key: impl ToString, expected: &str, found: &str) -> Self {
        let args = [("key", key.to_string()), ("expected", expected.to_owned()), ("found", found.to_owned())];
        Self::with(code, args.into())
    }

    /// The same, quoting `value` under `name`.
    #[must_use]
    pub(crate) fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// The same, at `place`.
    #[must_use]
    pub(crate) fn at(mut self, place: impl ToString) -> Self {
        self.place = Some(place.to_string());
        self
    }

    /// The same, ending the run with `exit`.
    #[must_use]
    pub(crate) fn exit(mut self, exit: Exit) -> Self {
        self.exit = exit;
        self
    }
}

impl<E: Explain> From<E> for Failure {
    fn from(error: E) -> Self {
        Self { code: error.code(), args: error.args(), place: error.place(), exit: error.exit() }
    }
}
