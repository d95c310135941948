//! The credential as an envelope: W3C Verifiable Credentials Data Model 2.0, and 1.1.

mod embedded;
mod envelope;
mod form;
mod format;
mod graph;
pub(crate) mod inline_context;
mod language;
pub mod rules;
mod secured;
mod unsecured;
mod uri;
mod version;

pub use embedded::EmbeddedKind;
pub(crate) use embedded::{Embedding, in_json};
pub use envelope::{CONTEXT_OPEN_BADGES, CONTEXT_V1, CONTEXT_V2, Credential, StatusEntry, Subject};
pub(crate) use envelope::{check_contexts, read_timestamp, types, uri as read_uri};
pub use form::FormError;
pub use format::Format;
pub(crate) use graph::{Graph, Reading, Vocabularies, check_presentation};
pub(crate) use language::lexical;
pub use language::{LanguageValue, language_values};
pub use secured::Secured;
pub use unsecured::Unsecured;
pub use uri::Uri;
pub use version::Version;
