//! The note that goes to learners with their credentials: what it is, how to keep it, how to have it checked.

use crate::course::Course;
use crate::messages::Messages;

/// The note's name, in the folder of the credentials.
pub(super) const FILE: &str = "note-for-learners.txt";

/// The largest file that could be the note as it was written here.
pub(super) const MAX_BYTES: u64 = 1 << 20;

/// The note in both languages, that of `messages` first; and the other way round, as a run in the other language wrote it.
pub(super) fn texts(messages: &Messages, course: &Course) -> (String, String) {
    let second = Messages::new(messages.language().other());
    let in_one = |messages: &Messages| {
        let best = |text: &credenza_core::micro::Text| match credenza_core::micro::Language::parse(messages.language().tag()) {
            Ok(language) => text.best(&language).to_owned(),
            Err(_) => String::new(),
        };
        let body = course.awarding_bodies.first().map(|body| best(&body.name)).unwrap_or_default();
        messages.text("issue-note", &[("title", &best(&course.title)), ("body", &body)])
    };
    let (first, second) = (in_one(messages), in_one(&second));
    let joined = |upper: &str, lower: &str| format!("{upper}\n\n{}\n\n{lower}\n", "-".repeat(72));
    (joined(&first, &second), joined(&second, &first))
}
