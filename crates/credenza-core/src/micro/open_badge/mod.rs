//! A micro-credential as an Open Badge 3.0, and back.
//!
//! Each element stands where Open Badges has a slot for it *and*, through [`crate::micro::inline_context`], as the European element. [`read()`] reads the European
//! form and loses nothing that [`write()`] wrote.

mod read;
mod write;

pub use read::read;
pub use write::{CredentialDates, IssuerProfile, write};

/// The type of an Open Badge. Open Badges 3.0 §B.1.1.
pub const TYPE: &str = "OpenBadgeCredential";

/// The European credit system in the Europass list of credit systems.
pub(crate) const ECTS: &str = "http://data.europa.eu/snb/education-credit/6fcec5c5af";
/// The Europass code that both kinds of supervision with identity verification share.
pub(crate) const SUPERVISED_WITH_IDENTITY: &str = "http://data.europa.eu/snb/supervision-verification/70be69aaf9";
