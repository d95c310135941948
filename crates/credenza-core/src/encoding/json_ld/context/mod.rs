//! Contexts: what the names of a document mean. JSON-LD 1.1 API §4.

mod definition;
mod processing;
mod registry;
mod term;

pub use definition::{Container, Direction, Mapping, TypeMapping};
pub(super) use definition::{Active, Term};
pub(super) use processing::{Scope, Work};
pub use registry::{Contexts, ContextsError, Definition};
pub(super) use registry::Names;
