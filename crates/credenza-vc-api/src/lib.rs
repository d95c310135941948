//! A small HTTP server with the endpoints of the W3C's VC API: it issues, verifies and resolves, for programs on the same machine and for the official test suites.
//!
//! | | |
//! |---|---|
//! | `POST /credentials/issue` | `{credential, options: {cryptosuite}}` → 201 `{verifiableCredential}` |
//! | `POST /credentials/verify` | `{verifiableCredential, options: {checks}}` → 200 `{verified, checks, warnings, report}` |
//! | `POST /presentations/verify` | `{verifiablePresentation, options: {challenge, domain}}` → the same |
//! | `GET /1.0/identifiers/{did}` | a did:key, resolved or dereferenced |
//! | `GET /issuer-did` | `{did}` |
//!
//! What is refused is answered with 400 and a problem (RFC 9457) that carries our stable code, a JSON Pointer into the request, and a hint. Unknown is never valid: what
//! cannot be decided is refused, with the code that says so.
//!
//! The server never fetches anything, and knows nobody who calls it: it listens on the loopback interface, and refuses what a web page sends.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail by panicking")
)]

mod body;
mod problem;
mod resolver;
mod routes;
mod server;
pub mod service;

pub use problem::{Cause, Kind, Problem};
pub use resolver::resolve;
pub use routes::router;
pub use server::{MAX_CONNECTIONS, serve};
