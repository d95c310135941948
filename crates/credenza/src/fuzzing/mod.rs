//! What must hold for any bytes that a person may hand to the program: one function a kind of file, for `fuzz/` and for the test over its corpus.
//!
//! Each takes the file's bytes, returns nothing, and panics only where a promise is broken that it asserts. What the library beside reads (documents, requests,
//! trust files) is held to its promises in `credenza-core/tests/corpus/`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a broken promise is told by panicking"
)]

mod course;
mod delivery;
mod evidence;
mod foreign_text;
mod ledger;
mod roster;
#[cfg(test)]
mod tests;
mod workbook;

pub use course::course;
pub use delivery::delivery;
pub use evidence::evidence;
pub use foreign_text::foreign_text;
pub use ledger::ledger;
pub use roster::roster;
#[cfg(test)]
pub(crate) use workbook::packed;
pub use workbook::workbook;

pub use crate::commands::issue::fuzzing::learner_file;
#[cfg(feature = "wallet")]
pub use crate::commands::wallet::fuzzing::wallet_add;
#[cfg(feature = "wallet")]
pub use crate::keys::fuzzing::key_file;
#[cfg(feature = "wallet")]
pub use crate::wallet::fuzzing::{recovery_key, wallet_file};

use std::cell::RefCell;
use std::collections::HashMap;

use crate::failure::Failure;
use crate::messages::{Language, Messages};

thread_local! {
    static MESSAGES: [Messages; 2] = [Messages::new(Language::English), Messages::new(Language::Italian)];
    /// The values that the sentence of a code quotes: looked up once, the catalogue is long.
    static QUOTED: RefCell<HashMap<&'static str, Vec<&'static str>>> = RefCell::default();
}

/// What is wrong with a file has a sentence and a hint in both languages, and each value that they quote is there.
pub(crate) fn told(failure: impl Into<Failure>) {
    let failure = failure.into();
    let missing = |name: &&'static str| !failure.args.iter().any(|(given, _)| given == name);
    QUOTED.with_borrow_mut(|quoted| {
        let names = quoted.entry(failure.code).or_insert_with(|| Messages::variables(failure.code));
        assert!(!names.iter().any(missing), "{failure:?}");
    });
    MESSAGES.with(|languages| {
        for messages in languages {
            assert!(messages.has(failure.code), "{failure:?}");
            assert!(
                !messages.sentence(&failure).is_empty() && messages.hint_for(&failure).is_some_and(|hint| !hint.is_empty()),
                "{failure:?}"
            );
        }
    });
}
