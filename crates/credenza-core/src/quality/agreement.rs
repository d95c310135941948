//! Whether two statements of one thing can both be true.

use super::statement::{State, Statement, StatementValue};
use crate::encoding::is_same_text;

/// One statement, none, or the contradiction of two.
pub(super) type Said = Result<Option<Statement>, Box<State>>;

/// The one statement that several make of one thing: the first of them, where none says anything else.
pub(super) fn agree(all: impl IntoIterator<Item = Said>) -> Said {
    let mut agreed: Option<Statement> = None;
    for said in all {
        match (agreed.take(), said?) {
            (Some(one), Some(other)) if differ(&one.value, &other.value) => return Err(contradictory(one, other)),
            (one, other) => agreed = one.or(other),
        }
    }
    Ok(agreed)
}

pub(super) fn contradictory(one: Statement, other: Statement) -> Box<State> {
    Box::new(State::Contradictory { one, other })
}

/// Whether both cannot be true. A text in one language says nothing against one in another; one without a language has to be one of those with theirs.
pub(super) fn differ(one: &StatementValue, other: &StatementValue) -> bool {
    use StatementValue::{Plain, Text};
    match (one, other) {
        (Plain(one), Plain(other)) => !is_same_text(one, other),
        (Text(one), Text(other)) => one.iter().any(|(language, text)| other.get(language).is_some_and(|other| !is_same_text(text, other))),
        (Plain(plain), Text(texts)) | (Text(texts), Plain(plain)) => !texts.iter().any(|(_, text)| is_same_text(text, plain)),
        (one, other) => one != other,
    }
}
