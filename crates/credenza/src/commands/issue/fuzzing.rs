//! What must hold for any bytes in the place of a file about one learner: see [`crate::fuzzing`].

#![allow(clippy::unwrap_used, clippy::panic, reason = "a broken promise is told by panicking")]

use std::collections::BTreeMap;

use super::learner::values;
use crate::failure::Failure;
use crate::fuzzing::told;

/// A file about one learner, JSON or TOML: a key stands there once, and what it says is said as well by plain JSON.
pub fn learner_file(bytes: &[u8]) {
    let read = match values(bytes) {
        Ok(read) => read,
        Err(detail) => return told(Failure::new("learner_file_malformed").arg("path", "learner.toml").arg("detail", detail)),
    };
    let known: BTreeMap<&str, &str> = read.iter().filter_map(|(key, value)| Some((key.as_str(), value.as_deref()?))).collect();
    assert_eq!(read.iter().map(|(key, _)| key).collect::<std::collections::BTreeSet<_>>().len(), read.len(), "a key has one value");
    match values(&serde_json::to_vec(&known).unwrap()) {
        Ok(again) => {
            let again: BTreeMap<&str, &str> = again.iter().filter_map(|(key, value)| Some((key.as_str(), value.as_deref()?))).collect();
            assert_eq!(again, known);
        }
        Err(detail) => panic!("what was read can't be read as JSON: {detail}"),
    }
}
