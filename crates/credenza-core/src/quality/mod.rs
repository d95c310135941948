//! What a credential states of the standard elements: whether at all, and whether it contradicts itself.

mod agreement;
mod elements;
mod endorsement;
mod identity;
mod learner;
mod reader;
mod results;
mod statement;

pub use elements::{Elements, MAX_PARTS, Part};
pub use endorsement::Endorsement;
pub use identity::IdentityObject;
pub use statement::{State, Statement, StatementValue};
