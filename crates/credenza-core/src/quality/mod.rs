//! What a credential states of the standard elements, and how well.

mod elements;
mod identity;
mod reader;
mod statement;

pub use elements::Elements;
pub use identity::IdentityObject;
pub use statement::{State, Statement, StatementValue};
