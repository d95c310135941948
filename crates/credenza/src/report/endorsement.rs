//! What an endorsement says, in the place of the elements of an award.

use credenza_core::quality::{Endorsement, MAX_PARTS};

use super::fields::Field;
use crate::messages::Messages;

/// What it endorses, and in which words: of very many, as many as parts of a credential are told apart.
pub(crate) fn fields(messages: &Messages, endorsement: &Endorsement<'_>) -> Vec<Field> {
    let field = |label: &str, values: &mut dyn Iterator<Item = &str>| {
        let mut shown: Vec<String> = values.take(MAX_PARTS).map(str::to_owned).collect();
        let further = values.count();
        shown.extend((further > 0).then(|| messages.text("verdict-parts-further", &[("count", &further)])));
        (!shown.is_empty()).then(|| Field { label: messages.text(label, &[]), values: shown })
    };
    let endorsed = field("verdict-endorsed", &mut endorsement.endorsed());
    endorsed.into_iter().chain(field("verdict-endorsement-comment", &mut endorsement.comments())).collect()
}

/// The first thing that it endorses, in a line.
pub(crate) fn short(messages: &Messages, endorsement: &Endorsement<'_>) -> Option<String> {
    endorsement.endorsed().next().map(|what| messages.text("verdict-endorses", &[("what", &what)]))
}
