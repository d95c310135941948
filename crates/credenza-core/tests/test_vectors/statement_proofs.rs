//! Proofs over statements: their options and values, sets, chains. Data Integrity 1.0 §4; Data Integrity EdDSA Cryptosuites 1.0 §3.2, §A.1.

use crate::case::{Case, Expect};
use crate::fixtures::{Document, badge, badge_with, college, set, university, with_proof};
use crate::stated::{CARELESS, OF_2020, RDFC, badge_of_2020, options, proof, proof_in, stated, typed};
use crate::statements::AREA;
use credenza_core::encoding::json::Value;
use credenza_core::key::SecretKey;
use serde_json::json;

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = signers();
    cases.extend(proof_options());
    cases.extend(sets());
    cases.extend(chains());
    cases
}

pub(crate) fn invalid(pointer: &str) -> Expect {
    Expect::not_authentic("proof_invalid", pointer).problem("signature_mismatch")
}

/// The badge, signed by the university with other proof options: the signature covers them.
pub(crate) fn stated_with(change: impl FnOnce(&mut Document)) -> Value {
    let mut options = options(RDFC, &university());
    change(&mut options);
    let proof = proof(&badge(), options, &university());
    with_proof(badge(), proof)
}

/// The proof of the badge, changed after signing.
pub(crate) fn changed(change: impl FnOnce(&mut Document)) -> Value {
    let mut document = stated(badge());
    change(document["proof"].as_object_mut().unwrap());
    document
}

fn signers() -> Vec<Case> {
    let by = |suite: &str, document: Document, key: &SecretKey| {
        let proof = proof(&document, options(suite, key), key);
        with_proof(document, proof)
    };
    let mismatch = || Expect::not_authentic("issuer_mismatch", "/issuer");
    vec![
        Case::new(
            AREA,
            "issuer-mismatch",
            "A genuine signature by another key than the issuer's.",
            by(RDFC, badge(), &college()),
            mismatch(),
        ),
        Case::new(
            AREA,
            "issuer-mismatch-2020",
            "The same with Ed25519Signature2020.",
            by(OF_2020, badge_of_2020(), &college()),
            mismatch(),
        ),
        Case::new(
            AREA,
            "other-key-named-as-issuer",
            "The proof names the issuer's key, and another key signed.",
            with_proof(badge(), proof(&badge(), options(RDFC, &university()), &college())),
            invalid("/proof"),
        ),
        Case::new(
            AREA,
            "proof-of-another-document",
            "A genuine proof of the issuer's, moved from another document.",
            with_proof(
                badge_with(|badge| set(badge, "id", json!("urn:uuid:00000000-0000-8000-8000-000000000099"))),
                stated(badge())["proof"].clone(),
            ),
            invalid("/proof"),
        ),
        Case::new(
            AREA,
            "proof-of-another-suite",
            "A proof of the older suite that says it were one of the newer.",
            {
                let mut document = by(OF_2020, badge_of_2020(), &university());
                document["proof"]["type"] = json!("DataIntegrityProof");
                document["proof"]["cryptosuite"] = RDFC.into();
                document
            },
            invalid("/proof"),
        ),
    ]
}

fn proof_options() -> Vec<Case> {
    let careless = {
        let mut options = options(RDFC, &university());
        set(&mut options, "note", json!("kept by nobody"));
        let proof = proof_in(CARELESS, &badge(), options, &university());
        with_proof(badge(), proof)
    };
    let undefined = || Expect::not_authentic("undefined_term", "/proof/note");
    // The statements stay the same, and the signature whole.
    let moved = |mut document: Value, name: &str, into: &dyn Fn(Document) -> (&'static str, Value)| {
        let proof = document["proof"].as_object_mut().unwrap();
        let value = proof.shift_remove(name).unwrap();
        let (place, holder) = into(Document::from_iter([(name.to_owned(), value)]));
        set(proof, place, holder);
        document
    };
    let nest = |members: Document| ("@nest", Value::Object(members));
    let hidden = |place: &str| Expect::not_authentic("non_compact", place);
    let expires = |options: &mut Document| set(options, "expires", json!("2026-07-15T00:00:00Z"));
    let of_2020 = |change: &dyn Fn(&mut Document)| {
        let (badge, mut options) = (badge_of_2020(), options(OF_2020, &university()));
        change(&mut options);
        let proof = proof(&badge, options, &university());
        with_proof(badge, proof)
    };
    vec![
        Case::new(
            AREA,
            "options-undefined-term",
            "A member of the proof that no context defines, dropped by the library that signed.",
            careless,
            undefined(),
        ),
        Case::new(
            AREA,
            "options-undefined-term-added",
            "A member that no context defines was added to the proof.",
            changed(|proof| set(proof, "note", json!("added"))),
            undefined(),
        ),
        Case::new(
            AREA,
            "options-created-changed",
            "The date of the signature was changed.",
            changed(|proof| set(proof, "created", json!("2025-07-01T09:00:00Z"))),
            invalid("/proof"),
        ),
        Case::new(
            AREA,
            "options-created-removed",
            "The date of the signature was removed.",
            changed(|proof| drop(proof.shift_remove("created"))),
            invalid("/proof"),
        ),
        Case::new(
            AREA,
            "options-created-renamed",
            "The date of the signature stands under its IRI: the statements are the same.",
            changed(|proof| {
                let created = proof.shift_remove("created").unwrap();
                set(proof, "http://purl.org/dc/terms/created", typed(&created));
            }),
            Expect::not_authentic("non_compact", "/proof/http:~1~1purl.org~1dc~1terms~1created"),
        ),
        Case::new(
            AREA,
            "options-created-in-nest",
            "The date of the signature was put one level deeper by @nest, where nobody who reads proofs looks: the statements are the same.",
            moved(stated(badge()), "created", &nest),
            hidden("/proof/@nest/created"),
        ),
        Case::new(
            AREA,
            "options-expires-in-nest",
            "The end of a signature that no longer lets itself count was put one level deeper by @nest.",
            moved(stated_with(expires), "expires", &nest),
            hidden("/proof/@nest/expires"),
        ),
        Case::new(
            AREA,
            "options-expires-in-nest-2020",
            "The same with Ed25519Signature2020.",
            moved(of_2020(&expires), "expires", &nest),
            hidden("/proof/@nest/expires"),
        ),
        Case::new(
            AREA,
            "options-expires-in-included",
            "The end of the signature was moved to where the proof is named again, in an @included.",
            {
                let named = stated_with(|options| {
                    set(options, "id", json!("urn:uuid:00000000-0000-8000-8000-000000000031"));
                    expires(options);
                });
                moved(named, "expires", &|mut members| {
                    set(&mut members, "id", json!("urn:uuid:00000000-0000-8000-8000-000000000031"));
                    set(&mut members, "type", json!("DataIntegrityProof"));
                    ("@included", json!([members]))
                })
            },
            hidden("/proof/@included/0/expires"),
        ),
        Case::new(
            AREA,
            "options-nonce-added",
            "A nonce was added to the proof.",
            changed(|proof| set(proof, "nonce", json!("1"))),
            invalid("/proof"),
        ),
        Case::new(
            AREA,
            "options-expires-removed",
            "The end of the signature was removed.",
            {
                let mut document = stated_with(|options| set(options, "expires", json!("2026-07-15T00:00:00Z")));
                document["proof"].as_object_mut().unwrap().shift_remove("expires");
                document
            },
            invalid("/proof"),
        ),
        Case::new(
            AREA,
            "options-expired",
            "A signature that no longer lets itself count.",
            stated_with(|options| set(options, "expires", json!("2026-07-15T00:00:00Z"))),
            Expect::authentic("proof_expired", "/proof", "rejected", 4, ["no", "yes", "no"]),
        ),
        Case::new(
            AREA,
            "options-expires-null",
            "The end of a signature that has none was added as null.",
            changed(|proof| set(proof, "expires", Value::Null)),
            Expect::not_authentic("proof_malformed", "/proof/expires"),
        ),
        Case::new(
            AREA,
            "purpose-authentication",
            "A proof for authentication, not for making claims.",
            stated_with(|options| set(options, "proofPurpose", json!("authentication"))),
            Expect::not_authentic("purpose_mismatch", "/proof/proofPurpose"),
        ),
        Case::new(
            AREA,
            "options-context-ignored",
            "A context in the proof has no say: that of the document was signed.",
            changed(|proof| set(proof, "@context", json!({"created": "urn:x:created"}))),
            Expect::accepted(),
        )
        .original(stated(badge())),
    ]
}

fn sets() -> Vec<Case> {
    let good = |key: &SecretKey| proof(&badge(), options(RDFC, key), key);
    let of = |proofs: Vec<Value>| with_proof(badge(), Value::Array(proofs));
    let bad = || {
        let mut proof = good(&college());
        proof["created"] = json!("2026-07-02T09:00:00Z");
        proof
    };
    let both = || {
        let (document, key) = (badge_of_2020(), university());
        let proofs = [RDFC, OF_2020].map(|suite| proof(&document, options(suite, &key), &key));
        with_proof(document, proofs.to_vec().into())
    };
    vec![
        Case::new(
            AREA,
            "accept-set",
            "One document with a proof of each of the two suites.",
            both(),
            Expect::accepted().also(&["proofs_independent"]),
        ),
        Case::new(
            AREA,
            "accept-set-proof-added",
            "Somebody else's proof was put beside the issuer's.",
            of(vec![good(&university()), good(&college())]),
            Expect::accepted().also(&["proofs_independent"]),
        )
        .original(stated(badge())),
        Case::new(
            AREA,
            "accept-set-proof-removed",
            "Of a set only the issuer's proof is left.",
            of(vec![good(&university())]),
            Expect::accepted(),
        )
        .original(of(vec![good(&college()), good(&university())])),
        Case::new(
            AREA,
            "set-one-bad",
            "One proof of two does not hold: not authentic, however good the other.",
            of(vec![good(&university()), bad()]),
            invalid("/proof/1"),
        ),
        Case::new(
            AREA,
            "set-without-the-issuer",
            "The issuer's proof was removed from a set.",
            of(vec![good(&college())]),
            Expect::not_authentic("issuer_mismatch", "/issuer"),
        ),
        Case::new(AREA, "proof-removed", "The only proof was removed.", of(vec![]), Expect::not_authentic("proof_missing", "/proof")),
    ]
}

/// A proof by this key that builds on earlier ones: they are part of the document that it signs.
fn building_on(key: &SecretKey, id: Option<&str>, previous: Value, earlier: &[Value]) -> Value {
    let mut options = options(RDFC, key);
    if let Some(id) = id {
        set(&mut options, "id", id.into());
    }
    set(&mut options, "previousProof", previous);
    let mut document = badge();
    if !earlier.is_empty() {
        set(&mut document, "proof", earlier.to_vec().into());
    }
    proof(&document, options, key)
}

fn chains() -> Vec<Case> {
    const FIRST: &str = "urn:uuid:00000000-0000-8000-8000-0000000000f1";
    const SECOND: &str = "urn:uuid:00000000-0000-8000-8000-0000000000f2";
    let of = |proofs: Vec<Value>| with_proof(badge(), Value::Array(proofs));
    let named = |id: &str| {
        let mut options = options(RDFC, &university());
        set(&mut options, "id", id.into());
        proof(&badge(), options, &university())
    };
    let first = named(FIRST);
    let on_first = building_on(&college(), None, FIRST.into(), std::slice::from_ref(&first));
    let of_2020 = {
        let document = badge_of_2020();
        let mut first = options(OF_2020, &university());
        set(&mut first, "id", FIRST.into());
        let first = proof(&document, first, &university());
        let mut second = options(OF_2020, &college());
        set(&mut second, "previousProof", FIRST.into());
        let mut covered = document.clone();
        set(&mut covered, "proof", json!([first]));
        let second = proof_in(CARELESS, &covered, second, &college());
        with_proof(document, json!([first, second]))
    };
    let mut unlinked = on_first.clone();
    unlinked.as_object_mut().unwrap().shift_remove("previousProof");
    let mut number = on_first.clone();
    number["previousProof"] = json!(7);
    let mut changed = first.clone();
    changed["created"] = json!("2026-07-02T09:00:00Z");
    let missing = |name: &str, fact: &str, document: Value, pointer: &str, problem: &str| {
        Case::new(AREA, name, fact, document, Expect::not_authentic("previous_proof_missing", pointer).problem(problem))
    };
    let cycle = {
        let half = building_on(&university(), Some(FIRST), SECOND.into(), &[]);
        let other = building_on(&university(), Some(SECOND), FIRST.into(), std::slice::from_ref(&half));
        of(vec![half, other])
    };
    vec![
        Case::new(
            AREA,
            "accept-chain",
            "A second proof that builds on the first, named by its id.",
            of(vec![first.clone(), on_first.clone()]),
            Expect::accepted().also(&["proofs_chained"]),
        ),
        Case::new(
            AREA,
            "chain-2020",
            "A chain of Ed25519Signature2020, whose context has no name for what a proof builds on: the signature does not cover it.",
            of_2020,
            Expect::not_authentic("undefined_term", "/proof/1/previousProof"),
        ),
        missing(
            "chain-previous-missing",
            "The proof that another builds on was removed.",
            of(vec![named(SECOND), on_first.clone()]),
            "/proof/1/previousProof",
            "missing",
        ),
        missing(
            "chain-previous-repeated",
            "Two proofs bear the id that another builds on.",
            of(vec![first.clone(), first.clone(), on_first.clone()]),
            "/proof/2/previousProof",
            "repeated",
        ),
        Case::new(
            AREA,
            "chain-previous-not-a-string",
            "The id of the previous proof is a number.",
            of(vec![first.clone(), number]),
            Expect::not_authentic("proof_malformed", "/proof/1/previousProof").problem("proof_malformed"),
        ),
        Case::new(
            AREA,
            "chain-cyclic",
            "Two proofs that build on each other: neither can have been there first.",
            cycle,
            invalid("/proof/0"),
        ),
        Case::new(
            AREA,
            "chain-first-changed",
            "The first proof of a chain was changed: neither it nor the second holds.",
            of(vec![changed, on_first]),
            invalid("/proof/0"),
        ),
        Case::new(
            AREA,
            "chain-link-removed",
            "The second proof of a chain no longer says that it builds on the first.",
            of(vec![first, unlinked]),
            invalid("/proof/1"),
        ),
    ]
}
