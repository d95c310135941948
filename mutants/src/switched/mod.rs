//! A source file with all its mutants in it, each behind a switch: `a == b` becomes `((a == b) != crate::mutant_switch::is_on(7))`.
//!
//! Only text is inserted, never a line, so that what the compiler says of a line is said of the same line of the original.

mod function;
mod operator;
#[cfg(test)]
mod tests;
mod text;
mod visitor;

use crate::listed::{Id, Mutant};
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::Visit;
use visitor::Visitor;

/// The module that a switched crate is given: which mutant is on, from the environment.
pub const SWITCH: &str = include_str!("switch.txt");

/// A file with the switches in it.
pub struct Switched {
    pub text: String,
    /// Which mutants are in it, and on which lines of it they are; the others cannot stand behind a switch.
    pub mutants: BTreeMap<Id, BTreeSet<usize>>,
    /// Those that are not in it, because they are no Rust.
    pub unviable: BTreeSet<Id>,
}

impl Switched {
    /// The mutant whose own expression stands in this line and column, from 1, and not what it takes the place of.
    pub fn mistake(&self, line: usize, column: usize) -> Option<Id> {
        let text = self.text.lines().nth(line.checked_sub(1)?)?;
        let (at, _) = text.char_indices().nth(column.checked_sub(1)?)?;
        let (before, behind) = text.split_at(at);
        let (id, mistake) = before.rsplit_once(IS_ON)?.1.split_once(THEN)?;
        let is_returned = mistake.starts_with(RETURN) && !mistake.contains(RETURNED);
        let is_operand = mistake.is_empty() && behind.strip_prefix(operator::OPERAND).is_some_and(|behind| behind.starts_with(" }"));
        if is_returned || is_operand { id.parse().ok() } else { None }
    }
}

/// What stands before the number of a mutant, and after it.
const IS_ON: &str = "if crate::mutant_switch::is_on(";
const THEN: &str = ") { ";
/// What stands before what a function gives back instead, and after it.
const RETURN: &str = "return ";
const RETURNED: &str = "; } ";

/// Puts the mutants of a file behind switches. The functions in `constant` stay `const`, and so without mutants.
///
/// # Errors
///
/// What is wrong with a file that is not Rust.
pub fn switch(source: &str, mutants: &[(Id, &Mutant)], constant: &BTreeSet<String>) -> Result<Switched, String> {
    let file = syn::parse_file(source).map_err(|error| error.to_string())?;
    let mut visitor = Visitor::new(source, mutants, constant);
    visitor.visit_file(&file);
    let text = text::apply(source, visitor.edits);
    Ok(Switched { text, mutants: visitor.placed, unviable: visitor.unviable })
}
