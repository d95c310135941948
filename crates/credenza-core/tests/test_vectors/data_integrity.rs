//! Proofs: who signed, what is covered, what was changed since. Data Integrity 1.0; DI-EdDSA 1.0 §3.3.

use crate::case::{Case, Expect};
use crate::fixtures::{
    Document, UNIVERSITY, badge, badge_with, college, did, hash, issued, learner, members, method, options, proof, set, signed,
    signed_with, tampered, trusting, university, with_proof,
};
use credenza_core::encoding::json::Value;
use credenza_core::encoding::multibase::{self, Base};
use credenza_core::key::{SecretKey, Signer as _};
use serde_json::json;

const AREA: &str = "data-integrity";

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = signers();
    cases.extend(contexts());
    cases.extend(missing_and_malformed());
    cases.extend(sets());
    cases.extend(chains());
    cases.extend(proof_options());
    cases.extend(claims());
    cases
}

fn signers() -> Vec<Case> {
    let by_college = || signed(badge(), &college());
    let both =
        json!([{"id": did(&university()).as_str(), "name": UNIVERSITY}, {"id": did(&college()).as_str(), "name": "Example College"}]);
    let mismatch = || Expect::not_authentic("issuer_mismatch", "/issuer");
    let copied = {
        let mut proof = proof(&badge(), options(&university()), &college());
        proof["verificationMethod"] = method(&university()).into();
        with_proof(badge(), proof)
    };
    vec![
        Case::new(AREA, "accept", "The issuer signed, and nothing was changed.", issued(), Expect::accepted()),
        Case::new(AREA, "issuer-mismatch", "A genuine signature by another key than the issuer's.", by_college(), mismatch()),
        Case::new(AREA, "issuer-mismatch-signer-trusted", "The signer is itself trusted, and still not the issuer.", by_college(), mismatch()).policy(trusting(both)),
        Case::new(AREA, "issuer-mismatch-learner", "The learner signed in the issuer's name.", signed(badge(), &learner()), mismatch()),
        Case::new(
            AREA,
            "issuer-mismatch-reported",
            "Where the policy only reports the mismatch, it is authentic, but the issuer's name vouches for nothing.",
            by_college(),
            Expect::authentic("issuer_mismatch", "/issuer", "undetermined", 7, ["yes", "unknown", "no"]),
        )
        .policy(json!({"trust": trusting(json!([{"id": did(&university()).as_str(), "name": UNIVERSITY}]))["trust"], "issuer_binding": "reported"})),
        Case::new(
            AREA,
            "other-key-named-as-issuer",
            "The proof names the issuer's key, and another key signed.",
            copied,
            Expect::not_authentic("proof_invalid", "/proof").problem("signature_mismatch"),
        ),
        Case::new(
            AREA,
            "proof-of-another-document",
            "A genuine proof of the issuer's, moved from another document.",
            with_proof(badge_with(|badge| set(badge, "id", json!("urn:uuid:00000000-0000-8000-8000-000000000099"))), issued()["proof"].clone()),
            Expect::not_authentic("proof_invalid", "/proof").problem("signature_mismatch"),
        ),
    ]
}

fn contexts() -> Vec<Case> {
    let inline = json!({"creditsEarned": "https://evil.example/terms#penaltyPoints"});
    let case = |name: &str, fact: &str, code, change: &dyn Fn(&mut Value)| {
        let pointer = if code == "proof_invalid" { "/proof" } else { "/@context" };
        Case::new(AREA, name, fact, tampered(change), Expect::not_authentic(code, pointer))
    };
    let push = |context: Value| move |document: &mut Value| document["@context"].as_array_mut().unwrap().push(context.clone());
    vec![
        case("context-appended", "A context was appended after signing.", "context_suffix_unsigned", &push(inline.clone())),
        case(
            "context-inline-alias",
            "An inline context was appended that gives a known IRI another name.",
            "context_suffix_unsigned",
            &push(json!({"until": "https://www.w3.org/2018/credentials#validUntil"})),
        ),
        case(
            "context-appended-url",
            "The address of a context was appended after signing.",
            "context_suffix_unsigned",
            &push(json!("https://evil.example/context")),
        ),
        case("context-swapped", "A context was replaced in the document.", "context_mismatch", &|document| {
            document["@context"][1] = json!("https://evil.example/context");
        }),
        case("context-swapped-in-both", "A context was replaced in document and proof.", "proof_invalid", &|document| {
            document["@context"][1] = json!("https://evil.example/context");
            document["proof"]["@context"][1] = json!("https://evil.example/context");
        }),
        case("context-inserted", "A context was put between the signed ones.", "context_mismatch", &|document| {
            document["@context"].as_array_mut().unwrap().insert(1, inline.clone());
        }),
        case("context-removed", "A signed context was removed.", "context_mismatch", &|document| {
            drop(document["@context"].as_array_mut().unwrap().pop())
        }),
        case(
            "context-removed-from-proof",
            "The contexts were removed from the proof, which is to say from what is hashed.",
            "proof_invalid",
            &|document| {
                document["proof"].as_object_mut().unwrap().shift_remove("@context");
            },
        ),
        case("context-emptied-in-proof", "The proof covers no context at all.", "context_suffix_unsigned", &|document| {
            document["proof"]["@context"] = json!([])
        }),
        Case::new(
            AREA,
            "accept-proof-without-context",
            "A proof may leave its context out; the document's is hashed as it stands.",
            {
                let mut proof = options(&university());
                let value = multibase::encode(Base::Base58Btc, &university().sign(&hash(&badge(), &proof)).unwrap());
                set(&mut proof, "proofValue", value.into());
                with_proof(badge(), Value::Object(proof))
            },
            Expect::accepted(),
        ),
    ]
}

fn missing_and_malformed() -> Vec<Case> {
    let missing =
        |name: &str, fact: &str, document: Value| Case::new(AREA, name, fact, document, Expect::not_authentic("proof_missing", "/proof"));
    let malformed = |name: &str, fact: &str, member: &str, value: Option<Value>| {
        let document = tampered(|document| match value {
            Some(value) => document["proof"][member] = value,
            None => drop(document["proof"].as_object_mut().unwrap().shift_remove(member)),
        });
        let expect = Expect::not_authentic("proof_malformed", &format!("/proof/{member}")).problem("proof_malformed");
        Case::new(AREA, name, fact, document, expect)
    };
    let (_, signature) = multibase::decode(issued()["proof"]["proofValue"].as_str().unwrap()).unwrap();
    let base58 = |bytes: &[u8]| Some(Value::from(multibase::encode(Base::Base58Btc, bytes)));
    let without_prefix = Some(Value::from(issued()["proof"]["proofValue"].as_str().unwrap().trim_start_matches('z')));
    let purpose = |name: &str, fact: &str, purpose: &str| {
        let document = signed_with(badge(), &university(), |options| set(options, "proofPurpose", purpose.into()));
        Case::new(AREA, name, fact, document, Expect::not_authentic("purpose_mismatch", "/proof/proofPurpose"))
    };
    let not_an_object = Expect::not_authentic("proof_malformed", "/proof").problem("proof_malformed");
    vec![
        missing("proof-missing", "There is no proof.", Value::Object(badge())),
        missing("proof-null", "The proof is null.", with_proof(badge(), Value::Null)),
        missing("proof-empty-array", "There is an array without proofs.", with_proof(badge(), json!([]))),
        Case::new(AREA, "proof-string", "The proof is a string.", with_proof(badge(), json!("signed")), not_an_object),
        malformed("proof-type-missing", "The proof has no type.", "type", None),
        malformed("proof-type-array", "The type of the proof is an array.", "type", Some(json!(["DataIntegrityProof"]))),
        malformed("proof-suite-missing", "The proof names no cryptosuite.", "cryptosuite", None),
        malformed("proof-method-missing", "The proof names no key.", "verificationMethod", None),
        malformed("proof-method-object", "The proof carries its key.", "verificationMethod", Some(json!({"publicKeyMultibase": "z6Mk"}))),
        malformed("proof-purpose-missing", "The proof has no purpose.", "proofPurpose", None),
        malformed("proof-value-missing", "The proof has no value.", "proofValue", None),
        malformed("proof-value-null", "The value of the proof is null.", "proofValue", Some(Value::Null)),
        malformed("proof-value-empty", "The value of the proof is empty.", "proofValue", Some(json!(""))),
        malformed(
            "proof-value-base64url",
            "The value of the proof is in another base.",
            "proofValue",
            Some(multibase::encode(Base::Base64Url, &signature).into()),
        ),
        malformed("proof-value-without-prefix", "The value of the proof has no multibase prefix.", "proofValue", without_prefix),
        malformed("proof-value-short", "The signature has 63 bytes.", "proofValue", base58(&signature[..63])),
        malformed("proof-value-long", "The signature has 65 bytes.", "proofValue", base58(&[&signature[..], &[0]].concat())),
        malformed("proof-value-not-base58", "The value has a character that base58 has not.", "proofValue", Some(json!("z0OIl"))),
        malformed("proof-domain-number", "A challenge that is no string.", "challenge", Some(json!(7))),
        purpose("purpose-authentication", "A proof for authentication, not for making claims.", "authentication"),
        purpose("purpose-unknown", "A proof for a purpose that nobody knows.", "sealing"),
    ]
}

/// A proof of a suite that is not supported yet.
fn other_suite() -> Value {
    let mut proof = options(&university());
    set(&mut proof, "cryptosuite", json!("ecdsa-rdfc-2019"));
    set(&mut proof, "proofValue", issued()["proof"]["proofValue"].clone());
    Value::Object(proof)
}

fn sets() -> Vec<Case> {
    let good = |key: &SecretKey| proof(&badge(), options(key), key);
    let bad = || {
        let mut proof = good(&college());
        proof["created"] = json!("2026-07-02T09:00:00Z");
        proof
    };
    let of = |proofs: Vec<Value>| with_proof(badge(), Value::Array(proofs));
    let jws = json!({
        "type": "JsonWebSignature2020",
        "created": "2026-07-01T09:00:00Z",
        "verificationMethod": method(&university()),
        "proofPurpose": "assertionMethod",
        "jws": "eyJhbGciOiJFZERTQSIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19..AA"
    });
    let old = json!({
        "type": "RsaSignature2018",
        "created": "2026-07-01T09:00:00Z",
        "verificationMethod": method(&university()),
        "proofPurpose": "assertionMethod",
        "proofValue": issued()["proof"]["proofValue"]
    });
    let unknown = |name: &str, fact: &str, document: Value, pointer: &str| {
        Case::new(AREA, name, fact, document, Expect::undetermined("suite_unsupported", pointer))
    };
    vec![
        Case::new(AREA, "accept-array-of-one", "One proof in an array.", of(vec![good(&university())]), Expect::accepted()),
        Case::new(
            AREA,
            "accept-set",
            "The issuer's proof and a genuine one by somebody else. They do not protect each other, and the report says so.",
            of(vec![good(&college()), good(&university())]),
            Expect::accepted().also(&["proofs_independent"]),
        ),
        Case::new(
            AREA,
            "accept-set-proof-added",
            "Somebody else's proof was put beside the issuer's after the fact. Neither covers the other: the issuer's still holds.",
            of(vec![good(&university()), good(&college())]),
            Expect::accepted().also(&["proofs_independent"]),
        ),
        Case::new(
            AREA,
            "accept-set-proof-removed",
            "Of a set only the issuer's proof is left. That there were others cannot be known.",
            of(vec![good(&university())]),
            Expect::accepted(),
        ),
        Case::new(
            AREA,
            "set-one-bad",
            "One proof of two does not hold: not authentic, however good the other.",
            of(vec![good(&university()), bad()]),
            Expect::not_authentic("proof_invalid", "/proof/1").problem("signature_mismatch"),
        ),
        Case::new(
            AREA,
            "set-without-the-issuer",
            "Two genuine proofs, none by the issuer.",
            of(vec![good(&college()), good(&learner())]),
            Expect::not_authentic("issuer_mismatch", "/issuer"),
        ),
        Case::new(
            AREA,
            "accept-set-with-unknown-suite",
            "A proof of an unsupported suite beside the issuer's good one: accepted, and listed.",
            of(vec![other_suite(), good(&university())]),
            Expect::accepted().also(&["suite_unsupported", "proofs_independent"]),
        ),
        unknown("suite-unknown", "Only a proof of a suite that is not supported yet.", with_proof(badge(), other_suite()), "/proof"),
        unknown("suite-rsa-2018", "Only a proof older than Data Integrity.", with_proof(badge(), old), "/proof"),
        unknown(
            "suite-without-proof-value",
            "What the members of an unsupported proof must be is not known: it is not malformed.",
            with_proof(badge(), jws),
            "/proof",
        ),
        unknown(
            "set-stranger-and-unknown-suite",
            "A genuine proof by a stranger, and one that cannot be checked and may be the issuer's.",
            of(vec![good(&college()), other_suite()]),
            "/proof/1",
        ),
        Case::new(
            AREA,
            "too-many-proofs",
            "More proofs than are checked.",
            of(vec![good(&university()); 17]),
            Expect::not_authentic("too_many_proofs", "/proof"),
        ),
        Case::new(AREA, "accept-most-proofs", "As many proofs as are checked.", of(vec![good(&university()); 16]), Expect::accepted()),
    ]
}

/// A proof by the college that builds on earlier ones: they are part of the document that it signs.
fn building_on(previous: Value, earlier: &[Value]) -> Value {
    let mut options = options(&college());
    set(&mut options, "@context", badge()["@context"].clone());
    set(&mut options, "previousProof", previous);
    let mut document = badge();
    if !earlier.is_empty() {
        set(&mut document, "proof", earlier.to_vec().into());
    }
    let signature = college().sign(&hash(&document, &options)).unwrap();
    set(&mut options, "proofValue", multibase::encode(Base::Base58Btc, &signature).into());
    Value::Object(options)
}

fn chains() -> Vec<Case> {
    let named = |id: &str| {
        let mut options = options(&university());
        set(&mut options, "id", id.into());
        proof(&badge(), options, &university())
    };
    let first = named("urn:uuid:first");
    let second = named("urn:uuid:second");
    let of = |proofs: Vec<Value>| with_proof(badge(), Value::Array(proofs));
    let missing = |name: &str, fact: &str, document: Value, pointer: &str, problem: &str| {
        Case::new(AREA, name, fact, document, Expect::not_authentic("previous_proof_missing", pointer).problem(problem))
    };
    let on_first = building_on(json!("urn:uuid:first"), std::slice::from_ref(&first));
    let changed = {
        let mut changed = first.clone();
        changed["created"] = json!("2026-07-02T09:00:00Z");
        changed
    };
    let number = {
        let mut proof = on_first.clone();
        proof["previousProof"] = json!(7);
        proof
    };
    let twice = json!(["urn:uuid:first", "urn:uuid:first"]);
    vec![
        Case::new(
            AREA,
            "accept-chain",
            "A second proof that builds on the first, named by its id.",
            of(vec![first.clone(), on_first.clone()]),
            Expect::accepted(),
        ),
        Case::new(
            AREA,
            "accept-chain-array",
            "A proof that builds on two others.",
            of(vec![
                first.clone(),
                second.clone(),
                building_on(json!(["urn:uuid:first", "urn:uuid:second"]), &[first.clone(), second.clone()]),
            ]),
            Expect::accepted(),
        ),
        missing(
            "chain-previous-missing",
            "The proof that another builds on was removed.",
            of(vec![second, on_first.clone()]),
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
        missing(
            "chain-previous-named-twice",
            "A proof names its predecessor twice.",
            of(vec![first.clone(), building_on(twice, &[first.clone(), first.clone()])]),
            "/proof/1/previousProof",
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
            "chain-first-changed",
            "The first proof of a chain was changed: neither it nor the second holds.",
            of(vec![changed, on_first.clone()]),
            Expect::not_authentic("proof_invalid", "/proof/0").problem("signature_mismatch"),
        ),
        Case::new(
            AREA,
            "chain-link-removed",
            "The second proof of a chain no longer says that it builds on the first.",
            of(vec![first, {
                let mut proof = on_first;
                proof.as_object_mut().unwrap().shift_remove("previousProof");
                proof
            }]),
            Expect::not_authentic("proof_invalid", "/proof/1").problem("signature_mismatch"),
        ),
    ]
}

fn proof_options() -> Vec<Case> {
    let changed = |name: &str, fact: &str, change: &dyn Fn(&mut Document)| {
        let document = tampered(|document| change(document["proof"].as_object_mut().unwrap()));
        Case::new(AREA, name, fact, document, Expect::not_authentic("proof_invalid", "/proof").problem("signature_mismatch"))
    };
    let expiring = signed_with(badge(), &university(), |options| set(options, "expires", json!("2026-07-15T00:00:00Z")));
    let unexpiring = {
        let mut document = expiring;
        document["proof"].as_object_mut().unwrap().shift_remove("expires");
        document
    };
    vec![
        changed("options-created-changed", "The date of the signature was changed.", &|proof| {
            set(proof, "created", json!("2025-07-01T09:00:00Z"))
        }),
        changed(
            "options-created-same-instant",
            "The date of the signature was written in another offset: the same instant, and not what was signed.",
            &|proof| {
                set(proof, "created", json!("2026-07-01T11:00:00+02:00"));
            },
        ),
        changed("options-created-removed", "The date of the signature was removed.", &|proof| drop(proof.shift_remove("created"))),
        changed("options-member-added", "A member that nobody knows was added to the proof.", &|proof| set(proof, "note", json!("added"))),
        changed("options-nonce-added", "A nonce was added to the proof.", &|proof| set(proof, "nonce", json!("1"))),
        Case::new(
            AREA,
            "options-expires-removed",
            "The end of the signature was removed.",
            unexpiring,
            Expect::not_authentic("proof_invalid", "/proof").problem("signature_mismatch"),
        ),
        Case::new(
            AREA,
            "accept-options-unknown-member",
            "Members of the proof that nobody here knows are covered like the others.",
            signed_with(badge(), &university(), |options| set(options, "note", json!({"a": [1, null]}))),
            Expect::accepted(),
        ),
        Case::new(
            AREA,
            "accept-options-without-created",
            "A proof needs no date.",
            signed_with(badge(), &university(), |options| drop(options.shift_remove("created"))),
            Expect::accepted(),
        ),
    ]
}

/// Claims changed after signing. With proofs over RDF some of these leave the signature valid; with this suite none may.
fn claims() -> Vec<Case> {
    let changed = |name: &str, fact: &str, change: &dyn Fn(&mut Value)| {
        Case::new(AREA, name, fact, tampered(change), Expect::not_authentic("proof_invalid", "/proof").problem("signature_mismatch"))
    };
    let rename = |from: &'static str, to: &'static str| {
        move |document: &mut Value| {
            let members = document.as_object_mut().unwrap();
            let value = members.shift_remove(from).unwrap();
            members.insert(to.to_owned(), value);
        }
    };
    vec![
        changed("claim-changed", "Three credits became 180.", &|document| document["credentialSubject"]["creditsEarned"] = json!(180)),
        changed("claim-numeric-string", "A number became a string.", &|document| {
            document["credentialSubject"]["creditsEarned"] = json!("3")
        }),
        changed("claim-removed", "A member was removed.", &|document| drop(document.as_object_mut().unwrap().shift_remove("validUntil"))),
        changed("claim-added", "A member was added.", &|document| document["credentialSubject"]["licenseNumber"] = json!("1")),
        changed("claim-null-added", "A member was added that is null.", &|document| {
            document["credentialSubject"]["licenseNumber"] = Value::Null
        }),
        changed("claim-empty-array-added", "An empty array was added.", &|document| document["credentialStatus"] = json!([])),
        changed("claim-wrapped", "A value was put into an array.", &|document| {
            let subject = document["credentialSubject"].clone();
            document["credentialSubject"] = json!([subject]);
        }),
        changed("claim-item-duplicated", "An item of an array stands there twice.", &|document| {
            document["type"].as_array_mut().unwrap().push(json!("OpenBadgeCredential"));
        }),
        changed("claim-items-reordered", "The items of an array were reordered.", &|document| {
            document["type"].as_array_mut().unwrap().reverse()
        }),
        changed("claim-full-iri", "A key became the IRI that its term stands for.", &|document| {
            let subject = document["credentialSubject"].as_object_mut().unwrap();
            let credits = subject.shift_remove("creditsEarned").unwrap();
            subject.insert("https://purl.imsglobal.org/spec/vc/ob/vocab.html#creditsEarned".into(), credits);
        }),
        changed("claim-compact-iri", "A key became a compact IRI.", &rename("validUntil", "vc:validUntil")),
        changed("claim-id-keyword", "A node is named by the keyword instead of its alias.", &|document| {
            let subject = document["credentialSubject"].as_object_mut().unwrap();
            let id = subject.shift_remove("id").unwrap();
            subject.insert("@id".into(), id);
        }),
        changed("claim-type-keyword", "A type stands under the keyword instead of its alias.", &|document| {
            let issuer = document["issuer"].as_object_mut().unwrap();
            let kind = issuer.shift_remove("type").unwrap();
            issuer.insert("@type".into(), kind);
        }),
        changed("claim-index", "An @index was added.", &|document| document["credentialSubject"]["@index"] = json!("x")),
        changed("claim-included", "An @included node was added.", &|document| {
            document["credentialSubject"]["@included"] = json!([{"id": "urn:x"}])
        }),
        changed("claim-blank-node", "A node was given the name of a blank node.", &|document| document["issuer"]["@id"] = json!("_:b0")),
        changed("claim-date-respelled", "A date was written in another offset.", &|document| {
            document["validUntil"] = json!("2031-07-01T11:00:00+02:00")
        }),
        changed("claim-holder-swapped", "The learner was swapped for another.", &|document| {
            document["credentialSubject"]["id"] = json!(did(&college()).as_str());
        }),
        changed("claim-issuer-name-changed", "The issuer's name was changed.", &|document| {
            document["issuer"]["name"] = json!("Example Institute")
        }),
        Case::new(
            AREA,
            "accept-members-reordered",
            "The order of members says nothing and is not signed.",
            {
                let mut reversed = members(issued()).into_iter().collect::<Vec<_>>();
                reversed.reverse();
                Value::Object(reversed.into_iter().collect())
            },
            Expect::accepted(),
        ),
    ]
}
