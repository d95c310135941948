//! Published test vectors: JSON, JCS, multibase, Ed25519, JWK, DIDs, Data Integrity, JSON-LD; and credentials of others.
//!
//! The vectors are other people's data and stay outside the repository: in `CREDENZA_SHARED`, by default `../shared` beside the workspace. Where a
//! folder is missing, its tests are reported as ignored, by name.

#![allow(clippy::disallowed_methods, reason = "tests read files and the environment; the core does not")]
#![allow(clippy::print_stdout, reason = "a harness of its own prints")]
#![allow(clippy::indexing_slicing, reason = "a test may fail by panicking")]

#[path = "vectors/baked.rs"]
mod baked;
#[path = "vectors/contexts.rs"]
mod contexts;
#[path = "vectors/credentials.rs"]
mod credentials;
#[path = "vectors/data_integrity.rs"]
mod data_integrity;
#[path = "vectors/dids.rs"]
mod dids;
#[path = "vectors/ed25519.rs"]
mod ed25519;
#[path = "vectors/json.rs"]
mod json;
#[path = "vectors/json_ld.rs"]
mod json_ld;
#[path = "vectors/rdf_canon.rs"]
mod rdf_canon;
#[path = "vectors/samples.rs"]
mod samples;
#[path = "vectors/schemas.rs"]
mod schemas;
#[path = "vectors/shared.rs"]
mod shared;
#[path = "vectors/tally.rs"]
mod tally;

use libtest_mimic::Arguments;

fn main() {
    let arguments = Arguments::from_args();
    let suites = [
        json::tests(),
        baked::tests(),
        ed25519::tests(),
        dids::tests(),
        data_integrity::tests(),
        credentials::tests(),
        json_ld::tests(),
        rdf_canon::tests(),
        contexts::tests(),
        samples::tests(),
        schemas::tests(),
    ];
    let tests = suites.into_iter().flatten().collect();
    let conclusion = libtest_mimic::run(&arguments, tests);
    tally::print_tallies("published");
    conclusion.exit();
}
