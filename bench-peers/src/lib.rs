//! The peer: `ssi`, in the way that its documentation verifies a credential, and with everything that it needs in memory.
//!
//! It is a library because its code, for any credential with any suite, takes minutes to build: once, not once a program.

#![forbid(unsafe_code)]

use std::collections::HashMap;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use chrono::{DateTime, Utc};
use ssi::claims::VerificationParameters;
use ssi::claims::data_integrity::{AnySuite, from_json_slice};
use ssi::claims::vc::AnyJsonCredential;
use ssi::dids::{DIDKey, DIDResolver, VerificationMethodDIDResolver};
use ssi::json_ld::ContextLoader;
use ssi::verification_methods::AnyMethod;

/// The contexts that the measured documents name: the files that are built into the core, so that both sides read the same.
const CONTEXTS: [(&str, &str); 3] = [
    ("https://www.w3.org/ns/credentials/v2", include_str!("../../crates/credenza-core/src/encoding/json_ld/known/credentials-v2.json")),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        include_str!("../../crates/credenza-core/src/encoding/json_ld/known/open-badges-3.0.3.json"),
    ),
    (
        "https://w3id.org/security/suites/ed25519-2020/v1",
        include_str!("../../crates/credenza-core/src/encoding/json_ld/known/ed25519-2020-v1.json"),
    ),
];

/// A verifier of `ssi` that resolves did:key and loads contexts from memory, where they stand parsed.
pub struct Ssi {
    parameters: VerificationParameters<VerificationMethodDIDResolver<DIDKey, AnyMethod>>,
}

impl Ssi {
    /// One that takes this for the time (RFC 3339).
    ///
    /// # Panics
    /// If it is none.
    pub fn new(now: &str) -> Self {
        let contexts: HashMap<String, String> = CONTEXTS.iter().map(|(url, text)| ((*url).to_owned(), (*text).to_owned())).collect();
        let loader = ContextLoader::empty().with_context_map_from(contexts).expect("the contexts are JSON");
        let now: DateTime<Utc> = now.parse().expect("a time");
        let parameters = VerificationParameters::from_resolver(DIDKey.into_vm_resolver()).with_json_ld_loader(loader).with_date_time(now);
        Self { parameters }
    }

    /// From the bytes of a credential to the verdict: claims and proof.
    ///
    /// # Errors
    /// What is wrong with it, in the words of the library.
    pub fn verify(&self, credential: &[u8]) -> Result<(), String> {
        let credential = from_json_slice::<AnyJsonCredential, AnySuite>(credential).map_err(|error| error.to_string())?;
        match at_once(credential.verify(&self.parameters)) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(invalid)) => Err(invalid.to_string()),
            Err(error) => Err(error.to_string()),
        }
    }
}

/// The value of a future that has nothing to wait for: no executor is measured with it.
fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("everything is in memory"),
    }
}
