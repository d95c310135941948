//! Presentations whose statements are signed: what stands in the JSON must be all that the presenter stated of the presentation. VCDM 2.0 §4.13.

use crate::case::{Case, Expect};
use crate::fixtures::{Document, badge, badge_with, did, learner, members, other_learner, set, with_proof};
use crate::stated::{CONTEXT_2020, CREDENTIALS, OF_2020, RDFC, options, proof, stated, with_context};
use crate::statements::AREA;
use credenza_core::encoding::json::Value;
use credenza_core::key::SecretKey;
use serde_json::json;

const CHALLENGE: &str = "xjKwxIxRQnqJZkBzBQWQ0g";
const DOMAIN: &str = "employer.example";
const NAME: &str = "urn:uuid:00000000-0000-8000-8000-000000000021";

/// These credentials, presented by this key in answer to the request.
fn presented(credentials: &[Value], key: &SecretKey) -> Value {
    signed(presentation(credentials, key), RDFC, key)
}

fn presentation(credentials: &[Value], key: &SecretKey) -> Document {
    members(json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiablePresentation"],
        "holder": did(key).as_str(),
        "verifiableCredential": credentials
    }))
}

fn signed(document: Document, suite: &str, key: &SecretKey) -> Value {
    signed_for(document, suite, key, DOMAIN.into())
}

fn signed_for(document: Document, suite: &str, key: &SecretKey, domain: Value) -> Value {
    let mut options = options(suite, key);
    set(&mut options, "created", json!("2026-08-01T09:00:00Z"));
    set(&mut options, "proofPurpose", json!("authentication"));
    set(&mut options, "challenge", CHALLENGE.into());
    set(&mut options, "domain", domain);
    let proof = proof(&document, options, key);
    with_proof(document, proof)
}

pub(crate) fn cases() -> Vec<Case> {
    let request = json!({
        "schema": "credenza.request/1",
        "challenge": CHALLENGE,
        "domain": DOMAIN,
        "issued": "2026-07-25T12:00:00Z",
        "expires": "2026-08-08T12:00:00Z"
    });
    let refused = |code, credentials: usize, pointer: &str| {
        Expect::presented(code, "rejected", 3, "no", &vec!["unknown"; credentials]).found(pointer).with("holder", Value::Null)
    };
    let original = || presented(&[stated(badge())], &learner());
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut document = original();
        change(&mut document);
        document
    };
    let take = |document: &mut Value, name: &str| document.as_object_mut().unwrap().shift_remove(name).unwrap();
    let at = |name: &str| format!("/{}", name.replace('/', "~1"));
    let (holder, shown) = (format!("{CREDENTIALS}holder"), format!("{CREDENTIALS}verifiableCredential"));
    let accepted = || Expect::presented("accept", "accepted", 0, "yes", &["yes"]).with("holder", did(&learner()).as_str().into());
    let case =
        |name: &str, fact: &str, document: Value, expect: Expect| Case::new(AREA, name, fact, document, expect).request(request.clone());
    let misleads = |credentials, pointer: &str| refused("json_misleads", credentials, pointer);
    vec![
        case("accept-presentation", "The learner presents a credential of their own.", original(), accepted()),
        case(
            "presentation-stolen",
            "Somebody presents another's credential as their own.",
            presented(&[stated(badge())], &other_learner()),
            Expect::presented("holder_mismatch", "rejected", 3, "yes", &["no"])
                .found_in(0, "/credentialSubject/id")
                .with("holder", did(&other_learner()).as_str().into()),
        ),
        case(
            "presentation-stolen-2020",
            "The same with Ed25519Signature2020.",
            signed(with_context(presentation(&[stated(badge())], &other_learner()), json!(CONTEXT_2020)), OF_2020, &other_learner()),
            Expect::presented("holder_mismatch", "rejected", 3, "yes", &["no"])
                .found_in(0, "/credentialSubject/id")
                .with("holder", did(&other_learner()).as_str().into()),
        ),
        case(
            "presentation-stolen-unbound",
            "Somebody presents another's credential as their own, and the subject is named by the keyword, so that a reader of JSON takes the credential for one that is bound to nobody.",
            {
                let mut credential = stated(badge());
                let id = take(&mut credential["credentialSubject"], "id");
                credential["credentialSubject"]["@id"] = id;
                presented(&[credential], &other_learner())
            },
            Expect::presented("json_misleads", "rejected", 3, "yes", &["no"])
                .found_in(0, "")
                .with("holder", did(&other_learner()).as_str().into()),
        ),
        case(
            "presentation-holder-renamed",
            "The holder stands under its IRI.",
            changed(&|document| {
                let value = take(document, "holder");
                document[&holder] = json!({"id": value});
            }),
            refused("presentation_malformed", 1, &at(&holder)).problem("non_compact").also(&["non_compact"]),
        ),
        case(
            "presentation-domain-in-nest",
            "A presentation for two verifiers, of whom one was put one level deeper by @nest: the statements are the same, and each would take it for an answer to itself alone.",
            {
                let domains = json!([DOMAIN, "other.example"]);
                let mut document = signed_for(presentation(&[stated(badge())], &learner()), RDFC, &learner(), domains);
                document["proof"]["domain"] = DOMAIN.into();
                document["proof"]["@nest"] = json!({"domain": "other.example"});
                document
            },
            refused("non_compact", 1, "/proof/@nest/domain"),
        ),
        case(
            "presentation-holder-changed",
            "The holder was exchanged.",
            changed(&|document| document["holder"] = did(&other_learner()).as_str().into()),
            refused("proof_invalid", 1, "/proof"),
        ),
        case(
            "presentation-credential-renamed",
            "The credential stands under its IRI: whoever reads the JSON sees a presentation of nothing.",
            changed(&|document| {
                let value = take(document, "verifiableCredential");
                document[&shown] = json!({"@graph": value});
            }),
            refused("presentation_malformed", 0, &at(&shown)).problem("non_compact").also(&["non_compact"]),
        ),
        case(
            "presentation-credential-duplicated",
            "A credential stands there twice.",
            changed(&|document| {
                let credential = document["verifiableCredential"][0].clone();
                document["verifiableCredential"].as_array_mut().unwrap().push(credential);
            }),
            refused("proof_invalid", 2, "/proof"),
        ),
        case(
            "presentation-credential-changed",
            "A claim in the presented credential was changed.",
            changed(&|document| document["verifiableCredential"][0]["credentialSubject"]["creditsEarned"] = json!(180)),
            Expect::presented("proof_invalid", "rejected", 3, "no", &["no"]).found("/proof").with("holder", Value::Null),
        ),
        case(
            "presentation-accept-included",
            "What is said of the presenter was put into an @included.",
            {
                let named = |holder: Value| named_presentation(&[stated(badge())], holder);
                let document = signed(named(json!({"id": did(&learner()).as_str(), "name": "Fiorella Inventata"})), RDFC, &learner());
                let mut changed = document.clone();
                changed["holder"] = json!({"id": did(&learner()).as_str(), "@included": [document["holder"].clone()]});
                changed
            },
            accepted(),
        ),
        case(
            "presentation-credential-hidden",
            "Of two credentials the second, which has expired, was moved to where the presentation is named again: whoever reads the JSON sees the first alone.",
            hidden_in_included(RDFC, "verifiableCredential"),
            misleads(1, "/verifiableCredential"),
        ),
        case(
            "presentation-credential-hidden-2020",
            "The same with Ed25519Signature2020.",
            hidden_in_included(OF_2020, "verifiableCredential"),
            misleads(1, "/verifiableCredential"),
        ),
        case(
            "presentation-credential-hidden-named",
            "The presentation bears the presenter's name: the second credential was moved to where that name stands.",
            {
                let holder = did(&learner());
                let mut document = presentation(&two_credentials(), &learner());
                set(&mut document, "id", holder.as_str().into());
                let mut document = signed(document, RDFC, &learner());
                let second = document["verifiableCredential"].as_array_mut().unwrap().pop().unwrap();
                document["holder"] = json!({"id": holder.as_str(), "type": "VerifiablePresentation", "verifiableCredential": second});
                document
            },
            misleads(1, "/verifiableCredential"),
        ),
        case(
            "presentation-holder-hidden",
            "The holder, who is somebody else, was moved to where the presentation is named again.",
            hidden_in_included(RDFC, "holder"),
            misleads(1, "/holder"),
        ),
        case(
            "presentation-of-two",
            "Two presentations are stated, and which of them is the answer depends on how the JSON is laid out.",
            {
                let other = json!({"id": "urn:uuid:00000000-0000-8000-8000-000000000022", "type": "VerifiablePresentation"});
                let holder = json!({"id": did(&learner()).as_str(), "@included": [other]});
                signed(named_presentation(&[stated(badge())], holder), RDFC, &learner())
            },
            misleads(1, ""),
        ),
    ]
}

fn named_presentation(credentials: &[Value], holder: Value) -> Document {
    let mut document = presentation(credentials, &learner());
    set(&mut document, "id", NAME.into());
    set(&mut document, "holder", holder);
    document
}

/// A credential that is valid, and one that has expired.
fn two_credentials() -> [Value; 2] {
    let expired = stated(badge_with(|document| set(document, "validUntil", json!("2026-07-02T09:00:00Z"))));
    [stated(badge()), expired]
}

/// A presentation of two credentials whose second, or of one whose holder, was moved to another place where the presentation is named.
fn hidden_in_included(suite: &str, member: &str) -> Value {
    let (holder, credentials) =
        if member == "holder" { (other_learner(), vec![stated(badge())]) } else { (learner(), two_credentials().to_vec()) };
    let mut document = named_presentation(&credentials, json!(did(&holder).as_str()));
    set(&mut document, "termsOfUse", json!({"type": "https://terms.example/Private"}));
    if suite == OF_2020 {
        document = with_context(document, json!(CONTEXT_2020));
    }
    let mut document = signed(document, suite, &learner());
    let moved = match member {
        "holder" => document.as_object_mut().unwrap().shift_remove("holder").unwrap(),
        _ => document[member].as_array_mut().unwrap().pop().unwrap(),
    };
    let again = json!({"id": NAME, "type": "VerifiablePresentation", member: moved});
    match member {
        "holder" => document["termsOfUse"]["@included"] = json!([again]),
        _ => document["holder"] = json!({"id": document["holder"], "@included": [again]}),
    }
    document
}
