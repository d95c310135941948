//! Genuine documents in formats that are not judged, and inside others: known, and neither refused nor accepted. What says that it is a credential is judged as one,
//! whatever else it says.

use crate::case::{Case, Expect};
use crate::fixtures::{badge, badge_with, issued, learner, members, tampered};
use credenza_core::encoding::base64url;
use credenza_core::encoding::json::Value;
use serde_json::json;

use crate::presentations::{presented, request};

const AREA: &str = "wrappings";

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = formats();
    cases.extend(containers());
    cases.extend(pretending());
    cases.extend(answers());
    cases
}

fn case(name: &str, fact: &str, document: Value, expect: Expect) -> Case {
    Case::new(AREA, name, fact, document, expect)
}

fn part(value: &Value) -> String {
    base64url::encode(value.to_string().as_bytes())
}

fn token() -> String {
    let header = part(&json!({"alg": "EdDSA", "typ": "vc+jwt"}));
    format!("{header}.{}.{}", part(&Value::Object(badge())), base64url::encode(&[7; 64]))
}

/// A JSON Web Signature over the badge, with this unprotected header.
fn general_jws(header: &Value) -> Value {
    let protected = part(&json!({"alg": "RS256"}));
    let signature = json!({"protected": protected, "header": header, "signature": base64url::encode(&[7; 64])});
    json!({"payload": Value::Object(badge()).to_string(), "signatures": [signature]})
}

fn older_badge(contexts: Value) -> Value {
    json!({
        "@context": contexts,
        "type": "Assertion",
        "id": "https://uni.example/assertions/1",
        "recipient": {"type": "email", "hashed": false, "identity": "ada@learner.example"},
        "badge": "https://uni.example/badges/1",
        "issuedOn": "2020-01-01T00:00:00Z",
        "verification": {"type": "HostedBadge"}
    })
}

fn formats() -> Vec<Case> {
    let unsupported = |name: &str, fact: &str, document: Value| case(name, fact, document, Expect::undetermined("format_unsupported", ""));
    let jwe = json!({"protected": part(&json!({"alg": "ECDH-ES", "enc": "A256GCM"})), "iv": "AAAA", "ciphertext": "AAAA", "tag": "AAAA"});
    let flattened = {
        let mut jws = general_jws(&json!({}));
        let signature = jws["signatures"][0].take();
        json!({"payload": part(&Value::Object(badge())), "protected": signature["protected"], "signature": signature["signature"]})
    };
    let mut before_contexts = older_badge(json!(null));
    before_contexts.as_object_mut().unwrap().retain(|name, _| !matches!(name.as_str(), "@context" | "type"));
    let mut anchored = older_badge(json!(["https://w3id.org/openbadges/v2", "https://w3id.org/blockcerts/v2"]));
    anchored["signature"] = json!({"type": ["MerkleProof2017", "Extension"], "merkleRoot": "00"});
    vec![
        unsupported("jws", "A JSON Web Signature in JSON, in the general form.", general_jws(&json!({}))),
        unsupported("jws-flattened", "A JSON Web Signature in JSON, in the flattened form.", flattened),
        unsupported(
            "jades",
            "A JSON Web Signature with the unsigned header of JAdES, as Europass seals.",
            general_jws(&json!({"etsiU": []})),
        ),
        unsupported("jwe", "A JSON Web Encryption in JSON, in the flattened form.", jwe),
        unsupported(
            "jwe-compact",
            "A JSON Web Encryption as a token.",
            json!(format!("{}.AAAA.AAAA.AAAA.AAAA", part(&json!({"alg": "dir"})))),
        ),
        unsupported("jwt-in-string", "A JSON Web Token as a JSON string.", json!(token())),
        unsupported("sd-jwt-in-string", "An SD-JWT as a JSON string.", json!(format!("{}~", token()))),
        unsupported("open-badges-2", "An assertion of Open Badges 2.0.", older_badge(json!("https://w3id.org/openbadges/v2"))),
        unsupported("open-badges-1", "An assertion of Open Badges 1.1.", older_badge(json!("https://w3id.org/openbadges/v1"))),
        unsupported("open-badges-1-0", "An assertion of Open Badges 1.0, which had no context.", before_contexts),
        unsupported("blockcerts-2", "A certificate of Blockcerts 2.", anchored),
    ]
}

/// What is inside is neither believed nor refused: it was not taken out.
fn containers() -> Vec<Case> {
    let contains = |name: &str, fact: &str, document: Value, place: &str| {
        case(name, fact, document, Expect::undetermined("contains_credentials", place))
    };
    let export = json!({"profile": {"name": "Ada"}, "credentials": [{"a/b": {"credential": issued()}}, issued()]});
    vec![
        contains("array", "An array of two credentials.", json!([issued(), issued()]), "/0"),
        contains("array-later", "An array with a credential behind something else.", json!([{"a": 1}, issued()]), "/1"),
        contains("export", "The export of a wallet; the place of the first credential is told.", export, "/credentials/0/a~1b/credential"),
        contains(
            "tampered",
            "A tampered credential that was not taken out is no more than any other.",
            json!([tampered(|badge| badge["name"] = json!("x"))]),
            "/0",
        ),
        contains("token", "A JSON Web Token under a name.", json!({"vc": token()}), "/vc"),
        contains("text", "A credential written out in a text.", json!({"credential": issued().to_string()}), "/credential"),
        contains("string", "A credential as a JSON string.", json!(issued().to_string()), ""),
        contains(
            "older-badges",
            "An array of badges of Open Badges 2.0.",
            json!([older_badge(json!("https://w3id.org/openbadges/v2"))]),
            "/0",
        ),
        contains(
            "presentation",
            "A presentation as the VC API wraps it.",
            json!({"verifiablePresentation": presented(vec![issued()], &learner())}),
            "/verifiablePresentation",
        ),
        case(
            "text-of-other-json",
            "A text that is JSON and no credential.",
            json!({"credential": "{\"a\":1}"}),
            Expect::not_authentic("form_invalid", "").problem("type_missing"),
        ),
    ]
}

/// A credential that is refused stays refused whatever is added to it or taken away that its signature needs.
fn pretending() -> Vec<Case> {
    let forged = || tampered(|badge| badge["credentialSubject"]["achievement"]["name"] = json!("Other"));
    let invalid = || Expect::not_authentic("proof_invalid", "/proof").problem("signature_mismatch");
    let other = || Expect::not_authentic("form_invalid", "").problem("type_missing");
    let pretends = |name: &str, fact: &str, added: Value, expect: Expect| {
        let mut document = forged();
        document.as_object_mut().unwrap().extend(members(added));
        case(name, fact, document, expect)
    };
    let stripped = |name: &str, fact: &str, taken: &[&str], added: Value| {
        let mut document = forged();
        let object = document.as_object_mut().unwrap();
        object.retain(|name, _| !taken.contains(&name.as_str()));
        object.extend(members(added));
        case(name, fact, document, other())
    };
    let jades = general_jws(&json!({"etsiU": []}));
    let jwe = json!({"protected": "AAAA", "ciphertext": "AAAA"});
    let badge_2 = json!({"@context": "https://w3id.org/openbadges/v2", "badge": "https://uni.example/badges/1", "recipient": {}});
    let enveloped = json!({"type": ["VerifiableCredential", "EnvelopedVerifiableCredential"]});
    vec![
        pretends("tampered-as-jades", "A tampered credential with the members of a JAdES seal.", jades.clone(), invalid()),
        pretends("tampered-as-jwe", "A tampered credential with the members of an encryption.", jwe, invalid()),
        pretends("tampered-as-enveloped", "A tampered credential that says that it is enveloped too.", enveloped, invalid()),
        pretends(
            "tampered-around-another",
            "A tampered credential with a good one under another name.",
            json!({"credential": issued()}),
            invalid(),
        ),
        pretends(
            "tampered-as-envelope",
            "A tampered credential whose only type is that of an envelope.",
            json!({"type": "EnvelopedVerifiableCredential"}),
            Expect::not_authentic("form_invalid", "/type").problem("type_missing").also(&["proof_invalid"]),
        ),
        stripped(
            "proof-in-jades",
            "No type and no context, a proof and the members of a JAdES seal.",
            &["type", "@context", "credentialSubject"],
            jades.clone(),
        ),
        stripped(
            "subject-in-jades",
            "No type and no context, a subject and the members of a JAdES seal.",
            &["type", "@context", "proof"],
            jades,
        ),
        stripped("proof-in-open-badges-2", "The context of Open Badges 2.0 and a proof.", &["type"], badge_2),
        stripped(
            "proof-around-another",
            "No type and no context, a proof, and a good credential under another name.",
            &["type", "@context"],
            json!({"credential": issued()}),
        ),
    ]
}

/// The same where an answer is asked for.
fn answers() -> Vec<Case> {
    let asked = |name: &str, fact: &str, document: Value, expect: Expect| case(name, fact, document, expect).request(request());
    let good = presented(vec![issued()], &learner());
    let open = |code: &'static str, place: &str| Expect::presented(code, "undetermined", 7, "unknown", &[]).found(place);
    vec![
        asked(
            "answer-in-wrapping",
            "The answer to the request, as the VC API wraps it.",
            json!({"verifiablePresentation": good}),
            open("contains_credentials", "/verifiablePresentation"),
        ),
        asked("answer-as-jws", "An answer as a JSON Web Signature in JSON.", general_jws(&json!({})), open("format_unsupported", "")),
        asked(
            "credential-instead",
            "A bare credential is no answer.",
            issued(),
            Expect::presented("presentation_required", "rejected", 3, "no", &[]).found("/type"),
        ),
        asked(
            "badge-unsigned",
            "A bare badge without a proof is no answer.",
            Value::Object(badge_with(|_| ())),
            Expect::presented("presentation_required", "rejected", 3, "no", &[]).found("/type"),
        ),
    ]
}
