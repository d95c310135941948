//! What the server does, without HTTP: a request as JSON in, an answer as JSON or a [`Problem`] out.

mod issue;
mod options;
mod verify;

use std::sync::Arc;

use credenza::host::{Catalogue, Refused, now};
use credenza_core::credential::rules::{Digests, well_known};
use credenza_core::did::{Did, DidUrl, key_method, web};
use credenza_core::encoding::json::{Document, Node, Pointer};
use credenza_core::encoding::json_ld::ContextsError;
use credenza_core::key::SecretKey;
use credenza_core::time::Timestamp;
use credenza_core::verify::{Evidence, IssuerBinding, Policy, Provenance};
use tokio::sync::Semaphore;

use crate::problem::{Cause, Kind, Problem};

/// A server's key, name and manners.
#[derive(Debug)]
pub struct Service {
    key: SecretKey,
    did: Did,
    method: DidUrl,
    conformance: bool,
    /// What it verifies by, with the contexts that it issues under too.
    policy: Policy,
    /// The DID document of its own, where the DID does not say the key.
    evidence: Evidence,
    catalogue: Catalogue,
    workers: Arc<Semaphore>,
    clock: Clock,
}

/// What tells the time.
pub type Clock = fn() -> Result<Timestamp, Refused>;

impl Service {
    /// A service that issues with this key: as the key's did:key, or as `did`, a did:web whose document names the key as `credenza did web` writes it.
    ///
    /// `conformance` accepts what the official suites do and nobody else should: a signature by another than the issuer, credentials presented by another than
    /// their subject. Every answer says so.
    ///
    /// # Errors
    /// `did_unsuitable`.
    pub fn new(key: SecretKey, did: Option<Did>, conformance: bool) -> Result<Self, Refused> {
        let public_key = key.public_key();
        let own = key_method::from_public_key(&public_key);
        let did = did.unwrap_or_else(|| own.clone());
        let unsuitable = || Refused { code: "did_unsuitable", values: vec![("did", did.to_string())], place: None, exit: 2 };
        if did != own && did.method() != "web" {
            return Err(unsuitable());
        }
        let method = DidUrl::parse(&format!("{did}#{}", public_key.to_multikey())).map_err(|_| unsuitable())?;
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        let binding = if conformance { IssuerBinding::Reported } else { IssuerBinding::Required };
        // Whom an answer trusts is for its reader: the server only says whether a document is what its issuer signed.
        let policy = Policy::default().allow_unknown_issuer().issuer_binding(binding);
        let workers = Arc::new(Semaphore::new(cores));
        let mut evidence = Evidence::new();
        if did != own {
            evidence
                .add_did_document(did.clone(), &web::document(&did, &[public_key]).to_value(), Provenance::Own, None)
                .map_err(|_| unsuitable())?;
        }
        Ok(Self { key, did, method, conformance, policy, evidence, catalogue: Catalogue::english(), workers, clock: now })
    }

    /// The same service, to which a JSON-LD context is known under its URL beside the built-in ones. Whoever starts it vouches for that context.
    ///
    /// # Errors
    /// `context_file`.
    pub fn with_context(mut self, url: &str, document: Document) -> Result<Self, Refused> {
        let wrong =
            |error: ContextsError| Refused { code: "context_file", values: vec![("reason", error.to_string())], place: None, exit: 2 };
        self.policy = self.policy.context(url, document).map_err(wrong)?;
        Ok(self)
    }

    /// The same service by another clock than the machine's.
    #[must_use]
    pub fn with_clock(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// The DID that it issues as.
    pub fn did(&self) -> &Did {
        &self.did
    }

    /// Whether it is for test suites, and not for deciding about people.
    pub fn is_conformance(&self) -> bool {
        self.conformance
    }

    pub(crate) fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// One permit for each request that is worked on at once.
    pub(crate) fn workers(&self) -> Arc<Semaphore> {
        Arc::clone(&self.workers)
    }

    fn time(&self) -> Result<Timestamp, Problem> {
        (self.clock)().map_err(|refused| Problem::new(500, Cause::new(Kind::Other, refused.code)))
    }
}

/// The object under a name in the request, and its place.
fn member<'d>(request: Node<'d>, name: &'static str) -> Result<(Node<'d>, Pointer), Problem> {
    let pointer = Pointer::root().key(name);
    match request.get(name).filter(|found| found.is_object()) {
        Some(found) => Ok((found, pointer)),
        None => Err(Cause::new(Kind::Malformed, "body_member_missing").with("member", name).at(pointer).into()),
    }
}

/// The resources that this server knows without fetching anything.
fn known(url: &str) -> Vec<Digests> {
    well_known(url)
}
