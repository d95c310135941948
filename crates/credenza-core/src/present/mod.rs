//! Presentations: the verifier's request, the holder's answer, and the verdict on it.

mod answer;
mod holder;
mod request;

pub use answer::{AnswerReport, MAX_CREDENTIALS, PRESENTATION_SCHEMA};
pub use holder::{Holder, HolderError};
pub use request::{Request, RequestError};
