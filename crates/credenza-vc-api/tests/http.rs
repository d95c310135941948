//! What the server answers, in process.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail by panicking"
)]
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "tests start programs and read files")]

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use credenza_core::did::{Did, key_method};
use credenza_core::encoding::json::{Document, Value, parse};
use credenza_core::key::SecretKey;
use credenza_core::proof::eddsa_jcs_2022;
use credenza_core::time::Timestamp;
use credenza_vc_api::router;
use credenza_vc_api::service::Service;
use serde_json::json;
use tower::ServiceExt;

const V1: &str = "https://www.w3.org/2018/credentials/v1";
const V2: &str = "https://www.w3.org/ns/credentials/v2";

fn key() -> SecretKey {
    SecretKey::from_seed([9; 32])
}

fn did(key: &SecretKey) -> Did {
    key_method::from_public_key(&key.public_key())
}

fn service(conformance: bool) -> Service {
    Service::new(key(), None, conformance).unwrap().with_clock(|| Ok(Timestamp::parse("2026-11-24T00:00:00Z").unwrap()))
}

fn server() -> Router {
    router(Arc::new(service(false)))
}

fn conformance_server() -> Router {
    router(Arc::new(service(true)))
}

/// Status and body of an answer to these bytes.
fn send(router: &Router, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> (u16, Value) {
    let (status, text) = text(router, path, headers, body);
    (status, parse(text.as_bytes()).unwrap())
}

/// The same, with the body as it is written.
fn text(router: &Router, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> (u16, String) {
    let mut request = Request::builder().method("POST").uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(body.into()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let response = router.clone().oneshot(request).await.unwrap();
        let (status, is_said) = (response.status().as_u16(), response.headers().contains_key("credenza-conformance"));
        let problem = response.headers()["content-type"] == "application/problem+json";
        let text = String::from_utf8(to_bytes(response.into_body(), usize::MAX).await.unwrap().into()).unwrap();
        assert_eq!(parse(text.as_bytes()).unwrap().get("conformance").is_some(), is_said);
        assert_eq!(problem, status >= 400);
        (status, text)
    })
}

fn post(router: &Router, path: &str, body: &Value) -> (u16, Value) {
    send(router, path, &[("content-type", "application/json")], body.to_string())
}

/// The status and code of an answer.
fn code(answer: (u16, Value)) -> (u16, String) {
    let code = answer.1["code"].as_str().unwrap_or("-").to_owned();
    (answer.0, code)
}

fn credential(issuer: &Did) -> Value {
    json!({"@context": [V2], "type": ["VerifiableCredential"], "issuer": issuer.as_str(), "credentialSubject": {"id": did(&learner()).as_str()}})
}

fn learner() -> SecretKey {
    SecretKey::from_seed([7; 32])
}

/// The document with a proof of this key.
fn signed(mut document: Value, key: &SecretKey, purpose: &str, answers: Option<(&str, &str)>) -> Value {
    let mut options = json!({
        "type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022", "created": "2026-11-23T00:00:00Z",
        "verificationMethod": key_method::method_id(&key.public_key()), "proofPurpose": purpose,
    });
    if let Some((challenge, domain)) = answers {
        options["challenge"] = challenge.into();
        options["domain"] = domain.into();
    }
    let (unsigned, options) = (Document::from_value(&document).unwrap(), Document::from_value(&options).unwrap());
    document["proof"] = eddsa_jcs_2022::sign(&unsigned, options.root(), &[], key).unwrap().to_value();
    document
}

#[test]
fn what_is_issued_verifies() {
    let server = server();
    let suites = [
        json!({}),
        json!({"cryptosuite": "eddsa-rdfc-2022"}),
        json!({"cryptosuite": "eddsa-jcs-2022"}),
        json!({"type": "Ed25519Signature2020"}),
    ];
    for (version, options) in [V2, V1].into_iter().flat_map(|version| suites.iter().map(move |options| (version, options))) {
        let mut unsigned = credential(&did(&key()));
        unsigned["@context"] = json!([version]);
        if version != V2 {
            unsigned["issuanceDate"] = json!("2026-11-23T00:00:00Z");
        }
        let (status, answer) = post(&server, "/credentials/issue", &json!({"credential": unsigned, "options": options}));
        assert_eq!(status, 201, "{answer}");
        let issued = &answer["verifiableCredential"];
        assert_eq!(issued["proof"]["verificationMethod"], key_method::method_id(&key().public_key()));
        let (status, answer) = post(&server, "/credentials/verify", &json!({"verifiableCredential": issued}));
        assert_eq!((status, &answer["verified"], &answer["warnings"]), (200, &json!(true), &json!([])), "{answer}");
        let mut tampered = issued.clone();
        tampered["credentialSubject"]["id"] = "did:example:other".into();
        let (status, answer) = post(&server, "/credentials/verify", &json!({"verifiableCredential": tampered}));
        assert_eq!((status, &answer["verified"]), (400, &json!(false)));
    }
}

#[test]
fn only_what_may_be_signed_is_signed() {
    let server = server();
    let issue = |credential: Value, options: Value| {
        code(post(&server, "/credentials/issue", &json!({"credential": credential, "options": options})))
    };
    let own = || credential(&did(&key()));
    let with = |name: &str, value: Value| {
        let mut credential = own();
        credential[name] = value;
        credential
    };
    assert_eq!(issue(credential(&did(&learner())), json!({})), (400, "key_not_of_issuer".to_owned()));
    assert_eq!(issue(json!("a credential"), json!({})), (400, "body_member_missing".to_owned()));
    assert_eq!(issue(with("issuer", Value::Null), json!({})), (400, "issuer_invalid".to_owned()));
    assert_eq!(issue(with("proof", json!({})), json!({})), (400, "already_signed".to_owned()));
    assert_eq!(issue(own(), json!({"cryptosuite": "ecdsa-rdfc-2019"})), (400, "suite_unavailable".to_owned()));
    assert_eq!(issue(own(), json!({"type": "RsaSignature2018"})), (400, "suite_unavailable".to_owned()));
    assert_eq!(issue(own(), json!({"cryptosuite": "Ed25519Signature2020"})), (400, "suite_unavailable".to_owned()));
    assert_eq!(issue(with("undefinedTerm", json!("x")), json!({})), (400, "undefined_term".to_owned()));
    assert_eq!(issue(own(), json!({"cryptosuite": 7})), (400, "options_malformed".to_owned()));
    assert_eq!(issue(own(), json!([])), (400, "options_malformed".to_owned()));
    assert_eq!(issue(own(), json!({"envelope": "vc+jwt"})), (400, "envelope_unavailable".to_owned()));
    assert_eq!(issue(own(), json!({"credentialStatus": {"type": "BitstringStatusListEntry"}})), (400, "status_unavailable".to_owned()));
    // The sentence quotes what it is about.
    let lost = post(&server, "/credentials/issue", &json!({"credential": with("undefinedTerm", json!("x"))}));
    assert!(!lost.1["title"].as_str().unwrap().contains('{') && lost.1["detail"].as_str().unwrap().contains("undefinedTerm"), "{}", lost.1);
    // The conformance switch does not let anyone sign in another's name.
    let answer = post(&conformance_server(), "/credentials/issue", &json!({"credential": credential(&did(&learner()))}));
    assert_eq!(code(answer), (400, "key_not_of_issuer".to_owned()));
}

#[test]
fn a_problem_names_everything_with_its_place() {
    let mut wrong = credential(&did(&key()));
    wrong["type"] = json!([]);
    wrong["validFrom"] = json!("soon");
    let (status, answer) = post(&server(), "/credentials/issue", &json!({"credential": wrong}));
    assert_eq!(
        (status, &answer["status"], &answer["code"], &answer["pointer"]),
        (400, &json!(400), &json!("type_missing"), &json!("/credential/type"))
    );
    assert_eq!(answer["type"], "https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR");
    assert_eq!(answer["detail"], "expected types with VerifiableCredential among them, found an empty array");
    let errors: Vec<_> = answer["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| (error["code"].as_str().unwrap(), error["pointer"].as_str().unwrap()))
        .collect();
    assert_eq!(errors, [("type_missing", "/credential/type"), ("date_malformed", "/credential/validFrom")]);
    assert!(answer["hint"].is_string() && answer.get("verified").is_none());
}

/// Whatever was sent is quoted, and an answer is also read by people: in a log, in a console.
#[test]
fn nothing_that_steers_a_display_comes_back_as_it_is() {
    let hostile = "a\u{1B}]0;\u{9B}2J\u{7F}\u{85}\u{202E}\u{2066}\u{200B}\u{FEFF}\u{E0041}";
    let named = |mut document: Value| {
        document["issuer"] = json!(hostile);
        document["name"] = json!({hostile: hostile, "@value": 1});
        document[hostile] = json!(hostile);
        document
    };
    let valid = signed(credential(&did(&learner())), &learner(), "assertionMethod", None);
    let bodies = [
        ("/credentials/issue", json!({"credential": named(credential(&did(&key()))), "options": {hostile: hostile}})),
        ("/credentials/issue", json!({hostile: hostile})),
        ("/credentials/verify", json!({"verifiableCredential": named(valid.clone()), "options": {hostile: hostile}})),
        ("/credentials/verify", json!({"verifiableCredential": {"type": [hostile], "proof": {"type": hostile, "cryptosuite": hostile}}})),
        (
            "/presentations/verify",
            json!({"verifiablePresentation": {"type": ["VerifiablePresentation"], hostile: hostile, "verifiableCredential": [named(valid)]}}),
        ),
    ];
    let mut quoted = 0;
    for (path, body) in bodies {
        let (_, text) = text(&server(), path, &[("content-type", "application/json")], body.to_string());
        let hidden: Vec<_> = credenza_core::encoding::display::hidden(&text).collect();
        assert_eq!(hidden, [], "{path}: {text}");
        quoted += text.matches("\\u202e").count();
    }
    assert!(quoted > 3, "{quoted}");
}

#[test]
fn a_did_web_knows_itself_and_no_other() {
    let did = |domain: &str| Did::parse(&format!("did:web:{domain}")).unwrap();
    let server = |domain: &str| {
        let service = Service::new(key(), Some(did(domain)), false).unwrap();
        router(Arc::new(service.with_clock(|| Ok(Timestamp::parse("2026-11-24T00:00:00Z").unwrap()))))
    };
    let (own, other, did) = (server("uni.example"), server("other.example"), did("uni.example"));
    let (status, issued) = post(&own, "/credentials/issue", &json!({"credential": credential(&did)}));
    assert_eq!(status, 201, "{issued}");
    let request = json!({"verifiableCredential": issued["verifiableCredential"]});
    let (status, answer) = post(&own, "/credentials/verify", &request);
    assert_eq!((status, &answer["verified"]), (200, &json!(true)), "{answer}");
    assert_eq!(code(post(&other, "/credentials/verify", &request)), (400, "did_document_missing".to_owned()));
}

#[test]
fn another_signer_is_refused_unless_the_server_is_for_suites() {
    let foreign = signed(credential(&Did::parse("did:web:uni.example").unwrap()), &learner(), "assertionMethod", None);
    let request = json!({"verifiableCredential": foreign});
    assert_eq!(code(post(&server(), "/credentials/verify", &request)), (400, "issuer_mismatch".to_owned()));
    let (status, answer) = post(&conformance_server(), "/credentials/verify", &request);
    assert_eq!(
        (status, &answer["conformance"], &answer["warnings"][0]["code"]),
        (200, &json!(true), &json!("issuer_mismatch")),
        "{answer}"
    );
}

#[test]
fn an_unknown_status_is_not_valid_unless_only_the_proof_is_asked_for() {
    let mut revocable = credential(&did(&key()));
    revocable["credentialStatus"] = json!({"type": "BitstringStatusListEntry", "statusPurpose": "revocation"});
    let revocable = signed(revocable, &key(), "assertionMethod", None);
    let verify = |options: Value| post(&server(), "/credentials/verify", &json!({"verifiableCredential": revocable, "options": options}));
    for options in [json!({}), json!({"checks": ["proof", "status"]}), json!({"checks": "credentialStatus"})] {
        assert_eq!(code(verify(options)), (400, "status_unsupported".to_owned()));
    }
    let (status, answer) = verify(json!({"checks": ["proof"]}));
    assert_eq!(
        (status, &answer["checks"], &answer["warnings"][0]["code"]),
        (200, &json!(["proof"]), &json!("status_unsupported")),
        "{answer}"
    );
    assert_eq!(answer["warnings"][0]["pointer"], "/verifiableCredential/credentialStatus");
    assert_eq!(code(verify(json!({"checks": [7]}))), (400, "options_malformed".to_owned()));
}

#[test]
fn a_validity_that_is_over_is_no_matter_of_options() {
    let mut expired = credential(&did(&key()));
    expired["validUntil"] = json!("2026-11-23T23:59:59Z");
    let request = json!({"verifiableCredential": signed(expired, &key(), "assertionMethod", None), "options": {"checks": ["proof"]}});
    let (status, answer) = post(&conformance_server(), "/credentials/verify", &request);
    assert_eq!(
        (status, &answer["code"], &answer["type"]),
        (400, &json!("valid_until_past"), &json!("https://www.w3.org/TR/vc-data-model#RANGE_ERROR"))
    );
}

#[test]
fn a_presentation_answers_its_request_and_is_its_subjects() {
    let presented = |presenter: &SecretKey| {
        let inner = signed(credential(&did(&key())), &key(), "assertionMethod", None);
        let presentation = json!({"@context": [V2], "type": ["VerifiablePresentation"], "verifiableCredential": [inner]});
        signed(presentation, presenter, "authentication", Some(("a challenge", "uni.example")))
    };
    let verify = |router: &Router, presenter: &SecretKey, options: Value| {
        post(router, "/presentations/verify", &json!({"verifiablePresentation": presented(presenter), "options": options}))
    };
    let right = || json!({"challenge": "a challenge", "domain": "uni.example"});
    let (status, answer) = verify(&server(), &learner(), right());
    assert_eq!((status, &answer["verified"]), (200, &json!(true)), "{answer}");
    let thief = SecretKey::from_seed([8; 32]);
    assert_eq!(code(verify(&server(), &thief, right())), (400, "holder_mismatch".to_owned()));
    let (status, answer) = verify(&conformance_server(), &thief, right());
    assert_eq!((status, &answer["warnings"][0]["code"]), (200, &json!("holder_mismatch")), "{answer}");
    assert_eq!(answer["warnings"][0]["pointer"], "/verifiablePresentation/verifiableCredential/0/credentialSubject/id");
    for (options, expected) in [
        (json!({}), "challenge_missing"),
        (json!({"challenge": "", "domain": ""}), "challenge_missing"),
        (json!({"challenge": "another", "domain": "uni.example"}), "challenge_mismatch"),
        (json!({"challenge": "a challenge", "domain": "other.example"}), "domain_mismatch"),
    ] {
        assert_eq!(code(verify(&conformance_server(), &learner(), options)), (400, expected.to_owned()));
    }
}

#[test]
fn a_request_keeps_its_limits() {
    let server = server();
    let json_type = ("content-type", "application/json");
    let send = |headers: &[(&str, &str)], body: Vec<u8>| code(send(&server, "/credentials/issue", headers, body));
    assert_eq!(send(&[], b"{}".to_vec()), (415, "media_type_unsupported".to_owned()));
    assert_eq!(send(&[("content-type", "text/plain")], b"{}".to_vec()), (415, "media_type_unsupported".to_owned()));
    assert_eq!(send(&[json_type, ("origin", "https://evil.example")], b"{}".to_vec()), (403, "origin_refused".to_owned()));
    assert_eq!(send(&[json_type, ("content-length", "4194305")], b"{}".to_vec()), (413, "body_too_large".to_owned()));
    assert_eq!(send(&[json_type], vec![b' '; 4 * 1024 * 1024 + 1]), (413, "body_too_large".to_owned()));
    assert_eq!(send(&[json_type], b"{\"a\":1,\"\\u0061\":2}".to_vec()), (400, "duplicate_member".to_owned()));
    assert_eq!(send(&[json_type], "[".repeat(100_000).into_bytes()).0, 400);
    assert_eq!(send(&[json_type], vec![0xff]).0, 400);
    assert_eq!(send(&[json_type], Vec::new()).0, 400);
    assert_eq!(send(&[json_type], b"7".to_vec()), (400, "body_member_missing".to_owned()));
}

#[test]
fn other_addresses_and_methods_are_problems_too() {
    let get = |path: &str, method: &str| {
        let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let response = server().oneshot(request).await.unwrap();
            let status = response.status().as_u16();
            (status, parse(&to_bytes(response.into_body(), usize::MAX).await.unwrap()).unwrap())
        })
    };
    assert_eq!(code(get("/", "GET")), (404, "path_unknown".to_owned()));
    assert_eq!(code(get("/credentials/issue", "GET")), (405, "method_not_allowed".to_owned()));
    assert_eq!(get("/issuer-did", "GET"), (200, json!({"did": did(&key()).as_str()})));
    assert_eq!(get("/1.0/identifiers/%ff", "GET").0, 400);
}

#[test]
fn every_code_has_its_sentence_and_its_hint() {
    let catalogue = credenza::host::Catalogue::english();
    let mut codes = 0;
    for source in [
        include_str!("../src/body.rs"),
        include_str!("../src/routes/mod.rs"),
        include_str!("../src/service/mod.rs"),
        include_str!("../src/service/options.rs"),
        include_str!("../src/service/issue.rs"),
        include_str!("../src/service/verify.rs"),
    ] {
        for (_, rest) in source.match_indices("Cause::new(Kind::").map(|(at, found)| (at, &source[at + found.len()..])) {
            let Some(code) = rest.split_once(", \"").filter(|(kind, _)| kind.len() < 20).and_then(|(_, rest)| rest.split('"').next())
            else {
                continue;
            };
            codes += 1;
            assert!(catalogue.sentence(code, &[]).is_some() && catalogue.hint(code, &[]).is_some(), "{code}");
        }
    }
    assert!(codes >= 15, "only {codes} codes were found");
}

/// A context that the server was started with, and no other, is known on issuing and on verifying.
#[test]
fn a_context_that_it_was_given_is_known() {
    let url = "https://terms.example/v1";
    let mut credential = credential(&did(&key()));
    credential["@context"].as_array_mut().unwrap().push(url.into());
    credential["credentialSubject"]["favourite"] = "tea".into();
    let context = Document::from_value(&json!({"@context": {"favourite": "https://terms.example/#favourite"}})).unwrap();
    let with = router(Arc::new(service(false).with_context(url, context.clone()).unwrap()));
    let (status, issued) = post(&with, "/credentials/issue", &json!({"credential": credential}));
    assert_eq!(status, 201, "{issued}");
    let body = json!({"verifiableCredential": issued["verifiableCredential"]});
    assert_eq!(post(&with, "/credentials/verify", &body).0, 200);
    assert_eq!(code(post(&server(), "/credentials/verify", &body)).1, "context_unavailable");
    assert!(post(&server(), "/credentials/issue", &json!({"credential": credential})).0 >= 400);
    // Nothing takes the place of a built-in one.
    assert_eq!(service(false).with_context(V2, context).unwrap_err().code, "context_file");
}
