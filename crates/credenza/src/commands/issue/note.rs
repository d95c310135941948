//! The note that goes to learners with their credentials: what it is, how to keep it, how to have it checked.

use crate::course::Course;
use crate::messages::Messages;

/// The note's name, in the folder of the credentials.
pub(super) const FILE: &str = "note-for-learners.txt";

/// The note in both languages, that of `messages` first.
pub(super) fn text(messages: &Messages, course: &Course) -> String {
    let second = Messages::new(messages.language().other());
    let in_one = |messages: &Messages| {
        let best = |text: &credenza_core::micro::Text| match credenza_core::micro::Language::parse(messages.language().tag()) {
            Ok(language) => text.best(&language).to_owned(),
            Err(_) => String::new(),
        };
        let body = course.awarding_bodies.first().map(|body| best(&body.name)).unwrap_or_default();
        messages.text("issue-note", &[("title", &best(&course.title)), ("body", &body)])
    };
    format!("{}\n\n{}\n\n{}\n", in_one(messages), "-".repeat(72), in_one(&second))
}
