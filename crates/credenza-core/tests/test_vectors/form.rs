//! Documents that are signed, and are not what the data model demands; and formats that are not judged yet. VCDM 2.0 §4.

use crate::case::{Case, Expect, Input};
use crate::fixtures::{Document, badge, badge_with, issued, members, set, signed, university, with_proof};
use credenza_core::encoding::base64url;
use credenza_core::encoding::json::Value;
use serde_json::json;

const AREA: &str = "form";

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = malformed();
    cases.extend(accepted());
    cases.extend(formats());
    cases
}

/// Each is signed by its issuer, so that nothing but its form is wrong.
fn malformed() -> Vec<Case> {
    let case = |name: &str, fact: &str, problem: &str, pointer: &str, change: &dyn Fn(&mut Document)| {
        let document = signed(badge_with(change), &university());
        Case::new(AREA, name, fact, document, Expect::not_authentic("form_invalid", pointer).problem(problem))
    };
    let member = |name: &'static str, value: Value| move |badge: &mut Document| set(badge, name, value.clone());
    let without = |name: &'static str| move |badge: &mut Document| drop(badge.shift_remove(name));
    let v2 = "https://www.w3.org/ns/credentials/v2";
    vec![
        case("context-missing", "There is no @context.", "context_invalid", "/@context", &without("@context")),
        case(
            "context-other-first",
            "Another context stands first.",
            "context_invalid",
            "/@context/0",
            &member("@context", json!(["https://uni.example/context", v2])),
        ),
        case("context-number", "A context is a number.", "context_invalid", "/@context/1", &member("@context", json!([v2, 7]))),
        case(
            "context-relative",
            "A context is no URL.",
            "context_invalid",
            "/@context/1",
            &member("@context", json!([v2, "context.json"])),
        ),
        case(
            "status-full-iri",
            "A status entry stands under the IRI of its term, where a reader of JSON would overlook it.",
            "non_compact",
            "/https:~1~1www.w3.org~12018~1credentials#credentialStatus",
            &member(
                "https://www.w3.org/2018/credentials#credentialStatus",
                json!({"id": "https://uni.example/status/1#7", "type": "BitstringStatusListEntry"}),
            ),
        ),
        case(
            "type-keyword",
            "A JSON-LD keyword beside the term that stands for it.",
            "non_compact",
            "/@type",
            &member("@type", json!("Other")),
        ),
        case(
            "expiration-date",
            "The end of validity as VCDM 1.1 called it, which 2.0 does not define.",
            "non_compact",
            "/expirationDate",
            &member("expirationDate", json!("2026-07-01T09:00:00Z")),
        ),
        case("type-missing", "There is no type.", "type_missing", "/type", &without("type")),
        case(
            "type-other",
            "VerifiableCredential is not among the types.",
            "type_missing",
            "/type",
            &member("type", json!(["OpenBadgeCredential"])),
        ),
        case("type-number", "A type is a number.", "type_missing", "/type", &member("type", json!(["VerifiableCredential", 7]))),
        case("id-null", "The id is null.", "id_invalid", "/id", &member("id", Value::Null)),
        case("id-array", "The id is an array.", "id_invalid", "/id", &member("id", json!(["urn:uuid:1"]))),
        case("id-relative", "The id is no URL.", "id_invalid", "/id", &member("id", json!("credentials/1"))),
        case("issuer-missing", "There is no issuer.", "issuer_invalid", "/issuer", &without("issuer")),
        case("issuer-null", "The issuer is null.", "issuer_invalid", "/issuer", &member("issuer", Value::Null)),
        case(
            "issuer-id-null",
            "The id of the issuer is null.",
            "issuer_invalid",
            "/issuer/id",
            &member("issuer", json!({"id": null, "name": "Example University"})),
        ),
        case("issuer-no-url", "The issuer is no URL.", "issuer_invalid", "/issuer", &member("issuer", json!("Example University"))),
        case("subject-missing", "There is no subject.", "subject_invalid", "/credentialSubject", &without("credentialSubject")),
        case(
            "subject-empty",
            "The subject is an empty object.",
            "subject_invalid",
            "/credentialSubject",
            &member("credentialSubject", json!({})),
        ),
        case(
            "subject-none",
            "There is an empty array of subjects.",
            "subject_invalid",
            "/credentialSubject",
            &member("credentialSubject", json!([])),
        ),
        case("subject-second-empty", "One of two subjects is empty.", "subject_invalid", "/credentialSubject/1", &|badge| {
            let subject = badge["credentialSubject"].clone();
            set(badge, "credentialSubject", json!([subject, {}]));
        }),
        case("subject-id-array", "The id of the subject is an array.", "subject_invalid", "/credentialSubject/id", &|badge| {
            badge["credentialSubject"]["id"] = json!(["did:example:a"]);
        }),
        case(
            "status-without-type",
            "A status entry has no type.",
            "status_invalid",
            "/credentialStatus/type",
            &member("credentialStatus", json!({"id": "https://uni.example/status/1#7"})),
        ),
        case(
            "status-id-relative",
            "The id of a status entry is no URL.",
            "status_invalid",
            "/credentialStatus/1/id",
            &member("credentialStatus", json!([{"type": "BitstringStatusListEntry"}, {"type": "BitstringStatusListEntry", "id": "7"}])),
        ),
        case(
            "evidence-without-type",
            "Evidence has no type.",
            "property_type_missing",
            "/evidence/0/type",
            &member("evidence", json!([{"id": "https://uni.example/evidence"}])),
        ),
    ]
}

fn accepted() -> Vec<Case> {
    let case = |name: &str, fact: &str, change: &dyn Fn(&mut Document)| {
        Case::new(AREA, name, fact, signed(badge_with(change), &university()), Expect::accepted())
    };
    vec![
        case("accept-issuer-string", "The issuer is only a DID.", &|badge| {
            let id = badge["issuer"]["id"].clone();
            set(badge, "issuer", id);
        }),
        case("accept-without-id", "A credential needs no id.", &|badge| drop(badge.shift_remove("id"))),
        case("accept-unbound", "A subject without DID: nothing ties the credential to a key of the learner's.", &|badge| {
            badge["credentialSubject"].as_object_mut().unwrap().shift_remove("id");
        }),
        case("accept-unknown-properties", "Properties that nobody here knows are signed and kept.", &|badge| {
            set(badge, "https://uni.example/terms#colour", json!({"deep": [null, 1.5, {"a": "b"}]}));
        }),
        case("accept-evidence", "Evidence with a type.", &|badge| {
            set(badge, "evidence", json!([{"type": ["Evidence"], "narrative": "A thesis"}]))
        }),
        Case::new(
            AREA,
            "status-unsupported",
            "Status lists are not read yet: whether it was revoked is unknown, which is never valid.",
            signed(
                badge_with(|badge| {
                    let entry = json!({
                        "type": "BitstringStatusListEntry",
                        "statusPurpose": "revocation",
                        "statusListIndex": "7",
                        "statusListCredential": "https://uni.example/status/1"
                    });
                    set(badge, "credentialStatus", entry);
                }),
                &university(),
            ),
            Expect::authentic("status_unsupported", "/credentialStatus", "undetermined", 7, ["unknown", "yes", "no"]),
        ),
        Case::new(
            AREA,
            "status-second-unsupported",
            "Every status entry counts, whatever stands first.",
            signed(
                badge_with(|badge| {
                    set(badge, "credentialStatus", json!([{"type": "ExampleStatus"}, {"type": "BitstringStatusListEntry"}]))
                }),
                &university(),
            ),
            Expect::authentic("status_unsupported", "/credentialStatus/0", "undetermined", 7, ["unknown", "yes", "no"]),
        ),
    ]
}

fn formats() -> Vec<Case> {
    let unsupported =
        |name: &str, fact: &str, input: Input| Case::new(AREA, name, fact, input, Expect::undetermined("format_unsupported", ""));
    let part = |value: Value| base64url::encode(value.to_string().as_bytes());
    let header = part(json!({"alg": "EdDSA", "typ": "vc+jwt"}));
    let jwt = format!("{header}.{}.{}", part(Value::Object(badge())), base64url::encode(&[7; 64]));
    let none = format!("{}.{}.", part(json!({"alg": "none"})), part(Value::Object(badge())));
    let mut version_1 = badge();
    version_1["@context"][0] = json!("https://www.w3.org/2018/credentials/v1");
    let enveloped = json!({
        "@context": "https://www.w3.org/ns/credentials/v2",
        "type": "EnvelopedVerifiableCredential",
        "id": format!("data:application/vc+jwt,{jwt}")
    });
    let mut proof = issued()["proof"].clone();
    proof["challenge"] = "xjKwxIxRQnqJZkBzBQWQ0g".into();
    vec![
        Case::new(
            AREA,
            "version-1-1",
            "The contexts of VCDM 1.1 and the members of 2.0: it lacks the date that 1.1 demands.",
            signed(version_1, &university()),
            Expect::not_authentic("form_invalid", "/issuanceDate").problem("date_missing"),
        ),
        unsupported("enveloped", "An enveloped credential.", enveloped.into()),
        unsupported("jwt", "A credential as a JSON Web Token.", Input::Bytes(jwt.clone().into_bytes())),
        unsupported("jwt-alg-none", "A token without signature is not judged either, and never accepted.", Input::Bytes(none.into_bytes())),
        unsupported(
            "sd-jwt",
            "A credential as an SD-JWT.",
            Input::Bytes(format!("{jwt}~{}~", part(json!(["salt", "name", "x"]))).into_bytes()),
        ),
        Case::new(
            AREA,
            "other-json",
            "JSON that is no credential.",
            json!({"title": "Evaluating foreign titles"}),
            Expect::not_authentic("form_invalid", "").problem("type_missing"),
        ),
        Case::new(
            AREA,
            "presentation-without-request",
            "A presentation is never judged without the request that it answers.",
            with_proof(
                members(
                    json!({"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiablePresentation"], "verifiableCredential": [issued()]}),
                ),
                proof,
            ),
            Expect::undetermined("request_missing", ""),
        ),
    ]
}
