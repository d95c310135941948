//! Trust: whom the verifier believes, for what, and at what time.

mod list;

pub use list::{Ended, Standing, TrustList, TrustListError, TrustedIssuer};
