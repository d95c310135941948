//! Whether the statements of one thing can all be true.

use std::collections::BTreeMap;

use super::statement::{State, Statement, StatementValue};
use crate::encoding::is_same_text;
use crate::micro::{Language, Text};

/// One statement, none, or the contradiction of two.
pub(super) type Said = Result<Option<Statement>, Box<State>>;

/// The one statement that several make of one thing, where no two of them differ: with the texts in all the languages that any of them has, or else the first.
///
/// That two do not differ is not transitive: `Anna` in English differs neither from `Berta` in Italian nor from `Anna` without a language, which differ. So each is
/// compared with all before it, in time linear in their texts.
pub(super) fn agree(all: impl IntoIterator<Item = Said>) -> Said {
    let mut agreed: Option<Agreed> = None;
    let mut first: Option<Statement> = None;
    for said in all {
        let Some(statement) = said? else { continue };
        match (&mut agreed, first.take()) {
            (Some(agreed), _) => agreed.add(statement)?,
            (None, Some(one)) => {
                let mut both = Agreed::default();
                both.add(one)?;
                both.add(statement)?;
                agreed = Some(both);
            }
            (None, None) => first = Some(statement),
        }
    }
    Ok(agreed.map_or(first, Agreed::into_one))
}

/// Statements of which no two differ.
#[derive(Default)]
struct Agreed {
    /// One that has no languages: all others of this kind say the same.
    single: Option<Statement>,
    /// Those in languages, and which of them was the first in each.
    in_languages: Vec<Statement>,
    by_language: BTreeMap<Language, usize>,
}

impl Agreed {
    fn add(&mut self, new: Statement) -> Result<(), Box<State>> {
        if let Some(single) = self.single.take_if(|single| differ(&single.value, &new.value)) {
            return Err(contradictory(single, new));
        }
        let StatementValue::Text(texts) = &new.value else {
            if self.single.is_some() {
                return Ok(());
            }
            if let Some(other) = self.in_languages.iter().find(|other| differ(&other.value, &new.value)) {
                return Err(contradictory(other.clone(), new));
            }
            self.single = Some(new);
            return Ok(());
        };
        let index = self.in_languages.len();
        for (language, text) in texts.iter() {
            let earlier = self.by_language.get(language).and_then(|earlier| self.in_languages.get(*earlier));
            match earlier {
                Some(earlier) if text_in(language, earlier).is_some_and(|other| !is_same_text(other, text)) => {
                    return Err(contradictory(earlier.clone(), new.clone()));
                }
                Some(_) => {}
                None => {
                    self.by_language.insert(language.clone(), index);
                }
            }
        }
        self.in_languages.push(new);
        Ok(())
    }

    fn into_one(self) -> Option<Statement> {
        let Some(first) = self.in_languages.first() else { return self.single };
        let entry = |(language, index): (&Language, &usize)| {
            let text = text_in(language, self.in_languages.get(*index)?)?.to_owned();
            Some((language.clone(), text))
        };
        let texts = Text::as_found(self.by_language.iter().filter_map(entry))?;
        Some(Statement { value: StatementValue::Text(texts), ..first.clone() })
    }
}

fn text_in<'s>(language: &Language, statement: &'s Statement) -> Option<&'s str> {
    match &statement.value {
        StatementValue::Text(texts) => texts.get(language),
        _ => None,
    }
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
