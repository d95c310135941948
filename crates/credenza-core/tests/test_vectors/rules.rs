//! The rules of the data model on the form of credentials and presentations, whoever signed them. VCDM 2.0 §4 and §5, VCDM 1.1 §4 and §5.

use crate::case::{Case, Expect};
use crate::fixtures::Document;
use credenza_core::encoding::json::Value;
use serde_json::json;

const AREA: &str = "rules";
const V1: &str = "https://www.w3.org/2018/credentials/v1";
const V2: &str = "https://www.w3.org/ns/credentials/v2";
const ENVELOPE: &str = "EnvelopedVerifiableCredential";

pub(crate) fn cases() -> Vec<Case> {
    [version_2(), language_values(), related_resources(), version_1(), presentations(), envelopes()].into_iter().flatten().collect()
}

/// The smallest credential of VCDM 2.0.
fn credential() -> Document {
    crate::fixtures::members(json!({
        "@context": [V2],
        "type": ["VerifiableCredential"],
        "issuer": "did:example:university",
        "credentialSubject": {"id": "did:example:learner"}
    }))
}

/// The smallest credential of VCDM 1.1.
fn older() -> Document {
    crate::fixtures::members(json!({
        "@context": [V1],
        "type": ["VerifiableCredential"],
        "issuer": "did:example:university",
        "issuanceDate": "2026-07-01T09:00:00Z",
        "credentialSubject": {"id": "did:example:learner"}
    }))
}

fn with(mut document: Document, changes: &[(&str, Value)]) -> Document {
    for (name, value) in changes {
        document.insert((*name).to_owned(), value.clone());
    }
    document
}

fn without(mut document: Document, name: &str) -> Document {
    document.shift_remove(name);
    document
}

type Violation = (&'static str, &'static str);

fn case(name: &str, fact: &str, rules: &'static str, document: Document, violations: &[Violation]) -> Case {
    Case::new(AREA, name, fact, document, Expect::violations(violations)).rules(rules)
}

fn version_2() -> Vec<Case> {
    let is = |name: &str, fact: &str, changes: &[(&str, Value)], violations: &[Violation]| {
        case(name, fact, "credential", with(credential(), changes), violations)
    };
    vec![
        is("accept", "The smallest credential of VCDM 2.0.", &[], &[]),
        is(
            "accept-inline-context",
            "An inline context, and one inside an object, as older fixtures have it.",
            &[(
                "@context",
                json!([V2, {"Course": "https://uni.example/terms#Course"}, {"@context": {"x": "https://uni.example/terms#x"}}]),
            )],
            &[],
        ),
        is(
            "accept-far-future",
            "Valid from a day in the far future, with a fraction and another offset.",
            &[("validFrom", json!("2126-02-26T01:02:58.447-06:00"))],
            &[],
        ),
        is(
            "accept-one-instant",
            "Valid until the very instant from which it is valid.",
            &[("validFrom", json!("2026-07-01T09:00:00Z")), ("validUntil", json!("2026-07-01T11:00:00+02:00"))],
            &[],
        ),
        is(
            "accept-status-without-id",
            "A status entry needs no id.",
            &[("credentialStatus", json!({"type": "BitstringStatusListEntry"}))],
            &[],
        ),
        is(
            "accept-dids-as-ids",
            "A schema, a status entry and a service named by DIDs.",
            &[
                ("credentialSchema", json!([{"id": "did:example:schema", "type": "JsonSchema"}])),
                ("credentialStatus", json!({"id": "did:example:status", "type": "BitstringStatusListEntry"})),
                ("refreshService", json!({"id": "did:example:refresh", "type": "VerifiableCredentialRefreshService2021"})),
            ],
            &[],
        ),
        is(
            "everything-at-once",
            "Of a document that is wrong in many ways each is listed.",
            &[
                ("@context", json!([V2, 7])),
                ("type", json!([])),
                ("id", json!(["urn:uuid:1"])),
                ("issuer", Value::Null),
                ("validFrom", json!("2026-07-01")),
                ("credentialSubject", json!([])),
                ("credentialStatus", json!({"id": "did:example:status"})),
                ("evidence", json!("a photograph")),
            ],
            &[
                ("context_invalid", "/@context/1"),
                ("type_missing", "/type"),
                ("id_invalid", "/id"),
                ("issuer_invalid", "/issuer"),
                ("date_malformed", "/validFrom"),
                ("subject_invalid", "/credentialSubject"),
                ("status_invalid", "/credentialStatus/type"),
                ("property_type_missing", "/evidence/type"),
            ],
        ),
        is(
            "context-of-both",
            "The base contexts of both versions.",
            &[("@context", json!([V2, V1]))],
            &[("context_invalid", "/@context/1")],
        ),
        is("context-array", "A context is an array.", &[("@context", json!([V2, []]))], &[("context_invalid", "/@context/1")]),
        is(
            "context-no-url",
            "A context has a space in its address.",
            &[("@context", json!([V2, "https ://uni.example/context"]))],
            &[("context_invalid", "/@context/1")],
        ),
        is("issuer-array", "The issuer is an empty array.", &[("issuer", json!([]))], &[("issuer_invalid", "/issuer")]),
        is(
            "issuer-without-id",
            "The issuer has a name and no id.",
            &[("issuer", json!({"name": "U"}))],
            &[("issuer_invalid", "/issuer/id")],
        ),
        is(
            "terms-without-type",
            "The second of two terms of use has no type.",
            &[("termsOfUse", json!([{"type": "Odrl"}, {"id": "https://uni.example/terms"}]))],
            &[("property_type_missing", "/termsOfUse/1/type")],
        ),
        is(
            "refresh-type-number",
            "The type of a service is a number.",
            &[("refreshService", json!({"type": 7}))],
            &[("property_type_missing", "/refreshService/type")],
        ),
        is(
            "schema-without-id",
            "A schema has no id.",
            &[("credentialSchema", json!({"type": "JsonSchema"}))],
            &[("property_id_invalid", "/credentialSchema/id")],
        ),
        is(
            "schema-id-number",
            "The id of a schema is a number.",
            &[("credentialSchema", json!({"type": "JsonSchema", "id": 7}))],
            &[("property_id_invalid", "/credentialSchema/id")],
        ),
        is(
            "schema-empty",
            "A schema has neither type nor id.",
            &[("credentialSchema", json!({}))],
            &[("property_type_missing", "/credentialSchema/type"), ("property_id_invalid", "/credentialSchema/id")],
        ),
        is(
            "evidence-id-no-url",
            "The id of evidence is no URL.",
            &[("evidence", json!({"type": "Evidence", "id": "photograph.png"}))],
            &[("property_id_invalid", "/evidence/id")],
        ),
        is(
            "dates-of-1",
            "A date under its name in VCDM 1.1.",
            &[("issuanceDate", json!("2026-07-01T09:00:00Z"))],
            &[("non_compact", "/issuanceDate")],
        ),
    ]
}

fn language_values() -> Vec<Case> {
    let named = |name: &str, fact: &str, value: Value, violations: &[Violation]| {
        case(name, fact, "credential", with(credential(), &[("name", value)]), violations)
    };
    let described = |name: &str, fact: &str, value: Value, violations: &[Violation]| {
        let issuer = json!({"id": "did:example:university", "description": value});
        case(name, fact, "credential", with(credential(), &[("issuer", issuer)]), violations)
    };
    vec![
        named(
            "accept-name-languages",
            "A name in three languages, one of them with a direction.",
            json!(["Titoli esteri", {"@value": "Foreign titles", "@language": "en"}, {"@value": "ألقاب", "@language": "ar", "@direction": "rtl"}]),
            &[],
        ),
        named("name-number", "A name is a number.", json!(7), &[("language_value_invalid", "/name")]),
        named(
            "name-extra-member",
            "A name with a member that a text cannot have.",
            json!([{"@value": "Foreign titles", "@language": "en", "url": "did:example:x"}]),
            &[("language_value_invalid", "/name/0/url")],
        ),
        named(
            "name-without-value",
            "A name has a language and no text.",
            json!({"@language": "en"}),
            &[("language_value_invalid", "/name/@value")],
        ),
        named(
            "name-language-malformed",
            "A language tag is none.",
            json!({"@value": "Foreign titles", "@language": "not a language"}),
            &[("language_value_invalid", "/name/@language")],
        ),
        named(
            "name-direction-unknown",
            "A direction is neither ltr nor rtl.",
            json!({"@value": "Foreign titles", "@direction": "up"}),
            &[("language_value_invalid", "/name/@direction")],
        ),
        described(
            "issuer-description-extra-member",
            "The description of the issuer has a member that a text cannot have.",
            json!({"@value": "A university", "id": "did:example:x"}),
            &[("language_value_invalid", "/issuer/description/id")],
        ),
    ]
}

/// The digests are those of the VCDM 2.0 context of 20 July 2024, and of nothing.
fn related_resources() -> Vec<Case> {
    const SRI: &str = "sha384-NSOcNpmdIVUxIJGvGUoe22FjTWrXiaXlsZ8q6912LdnR3KraQO2n75Ica4wK4Qeg";
    const MULTIBASE: &str = "uJKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k";
    const OF_NOTHING: &str = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    let related = |name: &str, fact: &str, value: Value, violations: &[Violation]| {
        case(name, fact, "credential", with(credential(), &[("relatedResource", value)]), violations)
    };
    vec![
        related("accept-digest-sri", "A known context by digestSRI.", json!({"id": V2, "digestSRI": SRI}), &[]),
        related(
            "accept-digest-multibase",
            "A known context by digestMultibase, the digest by itself.",
            json!({"id": V2, "digestMultibase": MULTIBASE}),
            &[],
        ),
        related(
            "accept-digest-multihash",
            "A known context by digestMultibase, a multihash.",
            json!([{"id": V2, "digestMultibase": "uEiAkoYyQ6YVtUmER8pN24wLZcLK9EBguM5WZlbAgfXBDuQ"}]),
            &[],
        ),
        related(
            "accept-digest-strongest",
            "Of several digests the strongest counts.",
            json!({"id": V2, "digestSRI": format!("{OF_NOTHING} {SRI}?ct=application/ld+json")}),
            &[],
        ),
        related(
            "accept-digest-of-unknown",
            "What nobody knows has only the form of a digest.",
            json!({"id": "https://uni.example/image.png", "digestSRI": OF_NOTHING}),
            &[],
        ),
        related("related-string", "A resource is a string.", json!([V2]), &[("related_resource_invalid", "/relatedResource/0")]),
        related(
            "related-without-id",
            "A resource has no id.",
            json!([{"digestMultibase": MULTIBASE}]),
            &[("related_resource_invalid", "/relatedResource/0/id")],
        ),
        related(
            "related-repeated",
            "A resource is listed twice.",
            json!([{"id": V2, "digestSRI": SRI}, {"id": V2, "digestMultibase": MULTIBASE}]),
            &[("related_resource_repeated", "/relatedResource/1/id")],
        ),
        related("related-without-digest", "A resource has no digest.", json!({"id": V2}), &[("digest_missing", "/relatedResource")]),
        related(
            "digest-sri-wrong",
            "A known resource has another digest.",
            json!({"id": V2, "digestSRI": OF_NOTHING}),
            &[("digest_mismatch", "/relatedResource/digestSRI")],
        ),
        related(
            "digest-multibase-wrong",
            "A known resource has another digest, though its digestSRI is right.",
            json!({"id": V2, "digestSRI": SRI, "digestMultibase": "uM4RgWQc3RUDtjJCSgTJtTfvpZ7SPEg_LNO0ESlovQC0"}),
            &[("digest_mismatch", "/relatedResource/digestMultibase")],
        ),
        related(
            "digest-sri-length",
            "A digest is not as long as its algorithm makes it.",
            json!({"id": "https://uni.example/image.png", "digestSRI": OF_NOTHING.replace("256", "384")}),
            &[("digest_malformed", "/relatedResource/digestSRI")],
        ),
        related(
            "digest-multibase-hex",
            "A digest in a base that no reader expects.",
            json!({"id": "https://uni.example/image.png", "digestMultibase": "f00"}),
            &[("digest_malformed", "/relatedResource/digestMultibase")],
        ),
    ]
}

fn version_1() -> Vec<Case> {
    let is = |name: &str, fact: &str, changes: &[(&str, Value)], violations: &[Violation]| {
        case(name, fact, "credential", with(older(), changes), violations)
    };
    vec![
        is("v1-accept", "The smallest credential of VCDM 1.1.", &[], &[]),
        is("v1-accept-expiring", "It expires.", &[("expirationDate", json!("2031-07-01T09:00:00Z"))], &[]),
        is("v1-accept-language-map", "VCDM 1.1 leaves names to other contexts.", &[("name", json!({"en": "Foreign titles"}))], &[]),
        case(
            "v1-issuance-missing",
            "It does not say when it was issued.",
            "credential",
            without(older(), "issuanceDate"),
            &[("date_missing", "/issuanceDate")],
        ),
        is("v1-issuance-null", "The date of issuance is null.", &[("issuanceDate", Value::Null)], &[("date_malformed", "/issuanceDate")]),
        is(
            "v1-without-offset",
            "A date without offset from UTC is twenty-six hours wide.",
            &[("expirationDate", json!("2031-07-01T09:00:00"))],
            &[("date_offset_missing", "/expirationDate")],
        ),
        is(
            "v1-reversed",
            "It expires before it was issued.",
            &[("expirationDate", json!("2026-06-30T09:00:00Z"))],
            &[("period_reversed", "/expirationDate")],
        ),
        is(
            "v1-reserved-end",
            "The reserved name says an earlier end than the common one.",
            &[("expirationDate", json!("2031-07-01T09:00:00Z")), ("validUntil", json!("2026-06-30T09:00:00Z"))],
            &[("period_reversed", "/validUntil")],
        ),
        is(
            "v1-status-without-id",
            "A status entry has an id in VCDM 1.1.",
            &[("credentialStatus", json!({"type": "X"}))],
            &[("status_invalid", "/credentialStatus/id")],
        ),
        is(
            "v1-refresh-without-id",
            "So has a service.",
            &[("refreshService", json!({"type": "X"}))],
            &[("property_id_invalid", "/refreshService/id")],
        ),
        is(
            "v1-subject-string",
            "The subject is a string.",
            &[("credentialSubject", json!("did:example:learner"))],
            &[("subject_invalid", "/credentialSubject")],
        ),
    ]
}

fn presentations() -> Vec<Case> {
    let empty = || crate::fixtures::members(json!({"@context": [V2], "type": ["VerifiablePresentation"]}));
    let is = |name: &str, fact: &str, changes: &[(&str, Value)], violations: &[Violation]| {
        case(name, fact, "presentation", with(empty(), changes), violations)
    };
    let envelope = json!({"@context": V2, "type": ENVELOPE, "id": "data:application/vc+jwt,eyJ.e30.x"});
    vec![
        is("presentation-accept-empty", "A presentation of nothing, by nobody.", &[], &[]),
        is(
            "presentation-accept",
            "A credential, an older one and an envelope, held by someone who is an object.",
            &[("holder", json!({"id": "did:example:learner"})), ("verifiableCredential", json!([credential(), older(), envelope]))],
            &[],
        ),
        case(
            "presentation-without-type",
            "It does not say that it is one.",
            "presentation",
            without(empty(), "type"),
            &[("type_missing", "/type")],
        ),
        is("presentation-holder-name", "The holder is no URL.", &[("holder", json!("Fiorella"))], &[("holder_invalid", "/holder")]),
        is("presentation-holder-without-id", "The holder has no id.", &[("holder", json!({}))], &[("holder_invalid", "/holder/id")]),
        is(
            "presentation-of-a-string",
            "A credential is a string.",
            &[("verifiableCredential", json!("did:example:x"))],
            &[("presented_credential_invalid", "/verifiableCredential")],
        ),
        is(
            "presentation-of-a-bad-one",
            "What is wrong with the second credential has its place in the presentation.",
            &[("verifiableCredential", json!([credential(), with(credential(), &[("issuer", Value::Null)])]))],
            &[("issuer_invalid", "/verifiableCredential/1/issuer")],
        ),
        is(
            "presentation-of-a-bad-envelope",
            "An envelope in it is empty.",
            &[("verifiableCredential", json!({"@context": V2, "type": ENVELOPE, "id": "data:application/vc+jwt,"}))],
            &[("envelope_invalid", "/verifiableCredential/id")],
        ),
    ]
}

fn envelopes() -> Vec<Case> {
    let envelope = || crate::fixtures::members(json!({"@context": V2, "type": ENVELOPE, "id": "data:application/vc+jwt,eyJ.e30.x"}));
    let is = |name: &str, fact: &str, changes: &[(&str, Value)], violations: &[Violation]| {
        case(name, fact, ENVELOPE, with(envelope(), changes), violations)
    };
    vec![
        is("envelope-accept", "An envelope around a token.", &[], &[]),
        is("envelope-context-empty", "It has no context.", &[("@context", json!([]))], &[("context_invalid", "/@context/0")]),
        is(
            "envelope-context-older",
            "Its context is that of VCDM 1.1, which had no envelopes.",
            &[("@context", json!([V1]))],
            &[("context_invalid", "/@context")],
        ),
        is("envelope-id-token", "Its id is the token itself.", &[("id", json!("eyJ.e30.x"))], &[("envelope_invalid", "/id")]),
        is("envelope-id-without-type", "Its id has no media type.", &[("id", json!("data:,eyJ.e30.x"))], &[("envelope_invalid", "/id")]),
        case(
            "envelope-without-type",
            "It does not say that it is one.",
            ENVELOPE,
            without(envelope(), "type"),
            &[("type_missing", "/type")],
        ),
        is(
            "envelope-type-other",
            "It says that it is a credential.",
            &[("type", json!("VerifiableCredential"))],
            &[("type_missing", "/type")],
        ),
    ]
}
