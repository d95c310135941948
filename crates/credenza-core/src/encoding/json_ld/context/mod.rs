//! Contexts: what the names of a document mean. JSON-LD 1.1 API §4.

mod definition;
mod processing;
mod registry;
mod term;

pub(super) use definition::{Active, Term};
pub use definition::{Container, Direction, Mapping, TypeMapping};
pub(super) use processing::Scope;
pub(crate) use processing::Work;
pub(super) use registry::Names;
pub use registry::{Contexts, ContextsError, Definition};
