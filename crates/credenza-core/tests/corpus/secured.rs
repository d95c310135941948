//! Whatever arrives is judged, twice alike, and nothing is claimed that no signature covers.

use std::sync::LazyLock;

use credenza_core::credential::{Format, Secured};
use credenza_core::did::{Did, key_method, web};
use credenza_core::encoding::jcs::canonicalize;
use credenza_core::encoding::json::{Document, Value};
use credenza_core::key::SecretKey;
use credenza_core::present::Request;
use credenza_core::time::Timestamp;
use credenza_core::trust::{TrustList, TrustedIssuer};
use credenza_core::verify::{Evidence, Policy, Provenance, Verifier, needs};

use crate::sentence::sentence;

/// The takers of part of the test vectors: a university with a did:key, a college with another, an issuer with a did:web.
struct World {
    evidence: Evidence,
    policy: Policy,
    request: Request,
    now: Timestamp,
}

static WORLD: LazyLock<World> = LazyLock::new(|| {
    let key = |seed| SecretKey::from_seed([seed; 32]).public_key();
    let web_did = Did::parse("did:web:uni.example").unwrap();
    let now = Timestamp::parse("2026-08-01T12:00:00Z").unwrap();
    let mut evidence = Evidence::new();
    let document = web::document(&web_did, &[key(5)]).to_value();
    evidence.add_did_document(web_did.clone(), &document, Provenance::Own, Some(now.clone())).unwrap();
    let dids = [key_method::from_public_key(&key(1)), key_method::from_public_key(&key(4)), web_did];
    let list = TrustList::new(dids.map(|did| TrustedIssuer::new(did, "Example University")));
    let policy = Policy::default().trust("list", list);
    World { evidence, policy, request: Request::bare("xjKwxIxRQnqJZkBzBQWQ0g", "employer.example"), now }
});

/// One that lives as long as the process: what it remembers of one document must not show in the report of the next.
static VERIFIER: LazyLock<Verifier<'static>> = LazyLock::new(|| Verifier::new(&WORLD.evidence, &WORLD.policy));

/// A document of any kind.
pub(crate) fn secured(bytes: &[u8]) {
    let World { evidence, policy, request, now } = &*WORLD;
    let arrived = match Secured::parse(bytes) {
        Ok(arrived) => arrived,
        Err(error) => {
            sentence(&error);
            assert!(error.offset <= bytes.len());
            return;
        }
    };
    let _ = needs(&arrived);
    let fresh = Verifier::new(evidence, policy);
    let report = VERIFIER.verify(&arrived, now);
    let value = report.to_value();
    assert_eq!(value.to_string(), fresh.verify(&arrived, now).to_value().to_string(), "the same arguments, another report");
    for finding in report.findings() {
        sentence(finding);
    }

    let authentic = value["answers"]["authentic"] == "yes";
    for claims in ["issuer", "credential", "elements", "award"] {
        assert_eq!(!value[claims].is_null(), authentic, "{claims} of what is authentic, and of nothing else");
    }
    let accepted = value["conclusion"] == "accepted";
    assert_eq!(accepted, value["exit"] == 0);
    assert_eq!(accepted, report.accepted().is_ok());
    // A proof over statements covers what the JSON says, and not the JSON: its claims stand in another order.
    if accepted && arrived.unverified()["proof"]["cryptosuite"] == "eddsa-jcs-2022" {
        // Nothing got lost on the way from the bytes to the claims, and nothing was added.
        let mut expected = arrived.unverified().clone();
        expected.as_object_mut().unwrap().shift_remove("proof");
        assert_eq!(text(&value["credential"]), text(&expected));
    }

    let answer = VERIFIER.presentation(&arrived, request, now).to_value();
    assert_eq!(answer.to_string(), fresh.presentation(&arrived, request, now).to_value().to_string());

    // Another spelling of the same JSON is the same document.
    if matches!(arrived.format(), Format::Jwt | Format::SdJwt | Format::Jwe) {
        return;
    }
    let respelled = Secured::parse(&canonicalize(arrived.document().root()));
    // `1e20` is read: a double. ECMAScript writes it as an integer, and an integer as large is refused.
    assert!(respelled.as_ref().err().is_none_or(|error| error.code() == "number_not_exact"), "a canonical form is JSON");
    if let Ok(respelled) = respelled {
        let again = fresh.verify(&respelled, now).to_value();
        for member in ["conclusion", "exit", "answers"] {
            assert_eq!(again[member], value[member], "{member} of another spelling");
        }
    }
}

fn text(value: &Value) -> String {
    String::from_utf8(canonicalize(Document::from_value(value).unwrap().root())).unwrap()
}
