//! From the name of a key to the key: did:key, did:web with the document supplied, and everything else. DID Core 1.0; Controlled Identifiers 1.0.

use crate::case::{Case, Expect};
use crate::fixtures::{
    UNIVERSITY, badge, badge_by, did, options, proof, set, signed, signed_with, trusting, university, web_key, with_proof,
};
use credenza_core::encoding::json::Value;
use credenza_core::encoding::multibase::{self, Base};
use serde_json::json;

const AREA: &str = "did";
const WEB: &str = "did:web:uni.example";

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = did_key();
    cases.extend(did_web());
    cases.extend(presented());
    cases
}

fn did_key() -> Vec<Case> {
    let place = "/proof/verificationMethod";
    let named = |method: &str| signed_with(badge(), &university(), |options| set(options, "verificationMethod", method.into()));
    let university = did(&university());
    let unknown =
        |name: &str, fact: &str, method: &str, code| Case::new(AREA, name, fact, named(method), Expect::undetermined(code, place));
    let wrong = |name: &str, fact: &str, method: String| {
        Case::new(AREA, name, fact, named(&method), Expect::not_authentic("method_not_found", place))
    };
    vec![
        Case::new(
            AREA,
            "accept-key-without-fragment",
            "A did:key without fragment names a document, which has one key: accepted, and said.",
            named(university.as_str()),
            Expect::accepted().also(&["method_without_fragment"]),
        ),
        wrong(
            "key-other-fragment",
            "The fragment names another key than the DID.",
            format!("{university}#{}", web_key().public_key().to_multikey()),
        ),
        wrong(
            "key-with-query",
            "A DID URL with a query is another name.",
            format!("{university}?versionId=1#{}", university.method_specific_id()),
        ),
        unknown("https-key", "A key behind an https address is not at hand.", "https://uni.example/keys#z6Mk", "key_unknown"),
        unknown("relative-key", "A relative reference names nobody's key.", "#key-1", "key_unknown"),
        unknown("method-unsupported", "A DID method that is not supported yet.", "did:example:abc#key-1", "did_method_unsupported"),
        unknown("method-jwk", "did:jwk is not supported yet.", "did:jwk:eyJrdHkiOiJPS1AifQ#0", "did_method_unsupported"),
        Case::new(
            AREA,
            "https-issuer",
            "An https issuer whose key is a fragment of its address: fragments are keys of did:key only.",
            {
                let document = badge_by("https://uni.example/issuer");
                let mut options = options(&crate::fixtures::university());
                set(&mut options, "verificationMethod", format!("https://uni.example/issuer#{}", university.method_specific_id()).into());
                let proof = proof(&document, options, &crate::fixtures::university());
                with_proof(document, proof)
            },
            Expect::undetermined("key_unknown", place),
        ),
        Case::new(
            AREA,
            "https-issuer-key-signer",
            "An https issuer, and a did:key that signs: nothing ties one to the other.",
            signed(badge_by("https://uni.example/issuer"), &crate::fixtures::university()),
            Expect::not_authentic("issuer_mismatch", "/issuer"),
        ),
    ]
}

fn method_id() -> String {
    format!("{WEB}#key-1")
}

fn by_web() -> Value {
    signed_with(badge_by(WEB), &web_key(), |options| set(options, "verificationMethod", method_id().into()))
}

fn by_web_undated() -> Value {
    signed_with(badge_by(WEB), &web_key(), |options| {
        set(options, "verificationMethod", method_id().into());
        options.shift_remove("created");
    })
}

fn policy() -> Value {
    trusting(json!([{"id": WEB, "name": UNIVERSITY}]))
}

fn verification_method() -> Value {
    json!({"id": method_id(), "type": "Multikey", "controller": WEB, "publicKeyMultibase": web_key().public_key().to_multikey()})
}

fn web_document(method: Value) -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": WEB,
        "verificationMethod": [method],
        "assertionMethod": [method_id()]
    })
}

fn own(document: Value) -> Value {
    json!({"id": WEB, "document": document, "provenance": "own", "obtained": "2026-07-20T00:00:00Z"})
}

fn did_web() -> Vec<Case> {
    let place = "/proof/verificationMethod";
    let base = |name: &str, fact: &str, expect| Case::new(AREA, name, fact, by_web(), expect).policy(policy());
    let of = |credential: Value, name: &str, fact: &str, change: &dyn Fn(&mut Value), expect| {
        let mut document = web_document(verification_method());
        change(&mut document);
        Case::new(AREA, name, fact, credential, expect).policy(policy()).evidence(own(document))
    };
    let with = |name: &str, fact: &str, change: &dyn Fn(&mut Value), expect| of(by_web(), name, fact, change, expect);
    let undated = |name: &str, fact: &str, change: &dyn Fn(&mut Value), expect| of(by_web_undated(), name, fact, change, expect);
    let method = |member: &'static str, value: Value| move |document: &mut Value| document["verificationMethod"][0][member] = value.clone();
    let unreadable = || Expect::undetermined("did_document_invalid", place);
    let neutral_element = [&[0xed, 0x01, 1][..], &[0; 31]].concat();
    let weak = multibase::encode(Base::Base58Btc, &neutral_element);
    vec![
        base("accept-web", "A did:web issuer whose document the verifier obtained.", Expect::accepted())
            .evidence(own(web_document(verification_method()))),
        base("web-document-missing", "The issuer's DID document is not at hand.", Expect::undetermined("did_document_missing", place)),
        base(
            "web-document-of-a-later-day",
            "The verifier obtained the document after the time for which the verdict is asked.",
            Expect::undetermined("did_document_missing", place),
        )
        .evidence({
            let mut later = own(web_document(verification_method()));
            later["obtained"] = json!("2026-08-02T00:00:00Z");
            later
        }),
        base(
            "web-document-outdated",
            "The document at hand is older than the signature and does not have its key, which may have been added since.",
            Expect::undetermined("did_document_outdated", place),
        )
        .evidence({
            let mut old = own(web_document(json!({
                "id": format!("{WEB}#key-0"), "type": "Multikey", "controller": WEB,
                "publicKeyMultibase": university().public_key().to_multikey()
            })));
            old["document"]["assertionMethod"] = json!([format!("{WEB}#key-0")]);
            old["obtained"] = json!("2026-06-01T00:00:00Z");
            old
        }),
        with(
            "web-document-of-another",
            "The document at hand is another DID's.",
            &|document| document["id"] = json!("did:web:other.example"),
            unreadable(),
        ),
        with(
            "web-document-duplicate-method",
            "Two keys bear one name.",
            &|document| {
                let mut method = document["verificationMethod"][0].clone();
                method["publicKeyMultibase"] = json!(crate::fixtures::college().public_key().to_multikey());
                document["verificationMethod"].as_array_mut().unwrap().push(method);
            },
            unreadable(),
        ),
        with("web-document-weak-key", "A key in the document is of small order.", &method("publicKeyMultibase", json!(weak)), unreadable()),
        with(
            "web-document-secret-key",
            "The document discloses a secret key.",
            &|document| {
                let key = web_key().public_key().to_jwk();
                let method = document["verificationMethod"][0].as_object_mut().unwrap();
                method.shift_remove("publicKeyMultibase");
                method.insert("type".into(), json!("JsonWebKey"));
                method.insert("publicKeyJwk".into(), json!({"kty": key["kty"], "crv": key["crv"], "x": key["x"], "d": key["x"]}));
            },
            unreadable(),
        ),
        with(
            "web-method-not-found",
            "The document does not have the key that signed.",
            &|document| {
                document["verificationMethod"][0]["id"] = json!(format!("{WEB}#key-2"));
                document["assertionMethod"] = json!([format!("{WEB}#key-2")]);
            },
            Expect::not_authentic("method_not_found", place),
        ),
        with(
            "web-method-not-authorized",
            "The key is there for authentication only.",
            &|document| {
                let members = document.as_object_mut().unwrap();
                let methods = members.shift_remove("assertionMethod").unwrap();
                members.insert("authentication".to_owned(), methods);
            },
            Expect::not_authentic("method_not_authorized", place),
        ),
        with(
            "web-method-listed-only",
            "The key is there, and authorised for nothing.",
            &|document| {
                document.as_object_mut().unwrap().shift_remove("assertionMethod");
            },
            Expect::not_authentic("method_not_authorized", place),
        ),
        with(
            "web-controller-mismatch",
            "The key in the document is controlled by another.",
            &method("controller", json!("did:web:other.example")),
            Expect::not_authentic("controller_mismatch", place),
        ),
        with(
            "web-key-revoked",
            "The key was revoked, after it signed: whoever has it now can write any date.",
            &method("revoked", json!("2026-07-15T00:00:00Z")),
            Expect::not_authentic("key_revoked", place),
        ),
        with(
            "web-key-expired",
            "The key had expired when it signed.",
            &method("expires", json!("2026-06-01T00:00:00Z")),
            Expect::not_authentic("key_expired", place),
        ),
        with(
            "accept-web-key-expired-later",
            "The key expired after it signed; that it signed before is only its own word, and the report says so.",
            &method("expires", json!("2026-07-15T00:00:00Z")),
            Expect::accepted().also(&["key_expired_since"]),
        ),
        with(
            "accept-web-key-expires",
            "The key will expire, and has not.",
            &method("expires", json!("2027-01-01T00:00:00Z")),
            Expect::accepted(),
        ),
        undated(
            "accept-web-key-expires-undated",
            "The key will expire; the signature has no date, and was made before now.",
            &method("expires", json!("2027-01-01T00:00:00Z")),
            Expect::accepted(),
        ),
        undated(
            "web-key-expired-undated",
            "The key has expired, and a signature without date does not say that it is older.",
            &method("expires", json!("2026-07-15T00:00:00Z")),
            Expect::not_authentic("key_expired", place),
        ),
        with(
            "accept-web-key-revoked-later",
            "The key will be withdrawn at a time that is announced, and still counts.",
            &method("revoked", json!("2027-01-01T00:00:00Z")),
            Expect::accepted(),
        ),
        with(
            "web-key-type-unsupported",
            "The key is of a kind that is not supported yet.",
            &|document| {
                let method = document["verificationMethod"][0].as_object_mut().unwrap();
                method.shift_remove("publicKeyMultibase");
                method.insert("type".into(), json!("JsonWebKey"));
                method.insert("publicKeyJwk".into(), json!({"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}));
            },
            Expect::undetermined("key_type_unsupported", place),
        ),
        with(
            "accept-web-relative-references",
            "Names inside the document may be relative to its DID.",
            &|document| {
                document["verificationMethod"][0]["id"] = json!("#key-1");
                document["assertionMethod"] = json!(["#key-1"]);
            },
            Expect::accepted(),
        ),
        with(
            "accept-web-embedded-method",
            "A key embedded where it is authorised.",
            &|document| {
                document["assertionMethod"] = json!([document["verificationMethod"][0]]);
                document.as_object_mut().unwrap().shift_remove("verificationMethod");
            },
            Expect::accepted(),
        ),
        with(
            "accept-web-2020-method",
            "An Ed25519VerificationKey2020.",
            &method("type", json!("Ed25519VerificationKey2020")),
            Expect::accepted(),
        ),
        with(
            "web-other-key",
            "The document has another key under that name.",
            &method("publicKeyMultibase", json!(crate::fixtures::college().public_key().to_multikey())),
            Expect::not_authentic("proof_invalid", "/proof").problem("signature_mismatch"),
        ),
    ]
}

/// Documents that came with the credential: anyone may have made them.
fn presented() -> Vec<Case> {
    let place = "/proof/verificationMethod";
    let piece =
        json!({"id": WEB, "document": web_document(verification_method()), "provenance": "presented", "obtained": "2026-07-31T00:00:00Z"});
    let vouched = trusting(json!([{"id": WEB, "name": UNIVERSITY, "keys": [web_key().public_key().to_multikey()]}]));
    let other_key = trusting(json!([{"id": WEB, "name": UNIVERSITY, "keys": [university().public_key().to_multikey()]}]));
    let case = |name: &str, fact: &str, policy: Value, expect| {
        Case::new(AREA, name, fact, by_web(), expect).policy(policy).evidence(piece.clone())
    };
    let unvouched = || Expect::undetermined("did_document_unvouched", place);
    vec![
        case(
            "web-presented-unvouched",
            "The document came with the credential, and the trust list names the DID but not its key.",
            policy(),
            unvouched(),
        ),
        case("web-presented-other-key", "The trust list names another key of that DID.", other_key, unvouched()),
        case(
            "web-presented-any-issuer",
            "Who accepts any issuer still has no reason to believe a document that was brought along.",
            json!({"allow_unknown_issuer": true}),
            unvouched(),
        ),
        case(
            "web-presented-pinned-did",
            "Naming the issuer's DID does not vouch for a key that was brought along.",
            json!({"pinned": [WEB]}),
            unvouched(),
        ),
        case(
            "accept-web-presented-vouched",
            "The trust list names the key in the document that was brought along.",
            vouched,
            Expect::accepted(),
        ),
        Case::new(
            AREA,
            "accept-web-own-over-presented",
            "A forged document that was brought along does not displace the verifier's own.",
            by_web(),
            Expect::accepted(),
        )
        .policy(policy())
        .evidence(own(web_document(verification_method())))
        .evidence({
            let mut forged = piece.clone();
            forged["document"]["verificationMethod"][0]["publicKeyMultibase"] =
                json!(crate::fixtures::college().public_key().to_multikey());
            forged
        }),
    ]
}
