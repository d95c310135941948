//! The verdict: a secured document, the verifier's evidence and policy, and the time in; a total report out.

mod choice;
mod code;
mod elements;
mod embedded;
mod evidence;
mod finding;
mod identity;
mod key_lookup;
mod needs;
mod policy;
mod proofs;
mod report;
mod report_json;
mod schema;
mod spelling;
mod trusted;
mod verifier;
mod work;

pub use code::Code;
pub use embedded::{Embedded, MAX_EMBEDDED, MAX_EMBEDDED_DEPTH};
pub use evidence::{Evidence, Provenance};
pub use finding::{Check, Finding, Outcome, Question};
pub use identity::LearnerIdentity;
pub use needs::needs;
pub use policy::{IssuerBinding, Policy};
pub use proofs::MAX_PROOFS;
pub(crate) use proofs::check_proofs;
pub use report::{Answer, Conclusion, NotAccepted, Report, Verdict, Verified};
pub use report_json::REPORT_SCHEMA;
pub(crate) use report_json::finding as finding_value;
pub use schema::{MAX_SCHEMAS, SchemaError};
pub(crate) use verifier::CLOCK_SKEW_SECONDS;
pub use verifier::Verifier;
pub(crate) use verifier::{form_findings, not_checked, settle_unknown_proofs};
pub(crate) use work::{Share, Work};
