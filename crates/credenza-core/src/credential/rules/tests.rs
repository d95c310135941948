use super::*;
use crate::encoding::json::Document;
use serde_json::{Value, json};

fn unsecured(value: &Value) -> Unsecured {
    Unsecured::new(Document::from_value(value).unwrap())
}

fn codes(value: &Value) -> Vec<&'static str> {
    credential(&unsecured(value), &well_known).iter().map(FormError::code).collect()
}

#[test]
fn no_more_is_listed_than_somebody_reads() {
    let mut document = json!({
        "@context": [CONTEXT_V2], "type": "VerifiableCredential", "issuer": "did:example:u", "credentialSubject": {"id": "did:example:l"},
    });
    for property in TYPED.into_iter().chain(["relatedResource", "name"]) {
        document[property] = vec![json!(7); 10_000].into();
        assert_eq!(codes(&document).len(), MAX_VIOLATIONS, "{property}");
        document.as_object_mut().unwrap().shift_remove(property);
    }
    assert!(codes(&document).is_empty());
    let presented = json!({"@context": [CONTEXT_V2], "type": "VerifiablePresentation", "verifiableCredential": vec![Value::Null; 10_000]});
    assert_eq!(presentation(&unsecured(&presented), &well_known).len(), MAX_VIOLATIONS);
}

#[test]
fn what_is_known_is_an_argument() {
    let mut document = json!({
        "@context": [CONTEXT_V2], "type": "VerifiableCredential", "issuer": "did:example:u", "credentialSubject": {"id": "did:example:l"},
        "relatedResource": {"id": "https://uni.example/a", "digestSRI": "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg=="},
    });
    let known = |_: &str| vec![Digests::of(b"something"), Digests::of(b"")];
    assert!(credential(&unsecured(&document), &known).is_empty());
    let other = |url: &str| vec![Digests::of(url.as_bytes())];
    assert_eq!(credential(&unsecured(&document), &other)[0].code(), "digest_mismatch");
    document["relatedResource"]["digestSRI"] =
        json!(["sha256-47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU", "md5-1B2M2Y8AsgTpgAmY7PhCfg=="]);
    assert_eq!(credential(&unsecured(&document), &known)[0].pointer().as_str(), "/relatedResource/digestSRI/1");
}

#[test]
fn a_credential_that_keeps_the_rules_is_read() {
    for version in [Version::V1, Version::V2] {
        let document = unsecured(&json!({
            "@context": version.context(), "type": "VerifiableCredential", "issuer": {"id": "did:example:u"},
            "credentialSubject": [{"id": "did:example:l"}, {"name": "x"}], (if version == Version::V1 { "issuanceDate" } else { "validFrom" }): "2026-07-01T09:00:00Z",
        }));
        assert_eq!(credential(&document, &well_known), []);
        let read = Credential::from_unsecured(document).unwrap();
        assert_eq!((read.version(), read.valid_from().unwrap().as_str(), read.valid_until()), (version, "2026-07-01T09:00:00Z", None));
    }
}

#[test]
fn of_two_dates_of_version_1_the_narrower_counts() {
    let read = |dates: Value| {
        let mut document = json!({
            "@context": [CONTEXT_V1], "type": "VerifiableCredential", "issuer": "did:example:u", "credentialSubject": {"id": "did:example:l"},
        });
        for (name, date) in dates.as_object().unwrap() {
            document[name] = date.clone();
        }
        Credential::from_unsecured(unsecured(&document))
    };
    let wide = json!({"issuanceDate": "2026-01-01T00:00:00Z", "expirationDate": "2030-01-01T00:00:00Z"});
    let mut narrow = wide.clone();
    narrow["validFrom"] = json!("2027-01-01T00:00:00Z");
    narrow["validUntil"] = json!("2028-01-01T00:00:00Z");
    let credential = read(narrow.clone()).unwrap();
    assert_eq!(
        (credential.valid_from().unwrap().as_str(), credential.valid_until().unwrap().as_str()),
        ("2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z")
    );
    narrow["validFrom"] = json!("2025-01-01T00:00:00Z");
    narrow["validUntil"] = json!("2031-01-01T00:00:00Z");
    let credential = read(narrow).unwrap();
    assert_eq!(
        (credential.valid_from().unwrap().as_str(), credential.valid_until().unwrap().as_str()),
        ("2026-01-01T00:00:00Z", "2030-01-01T00:00:00Z")
    );
    assert_eq!(read(json!({"validUntil": 7})).unwrap_err().code(), "date_malformed");
    // Nothing but the date decides nothing: a reader of claims is lenient where the rules are not.
    assert!(read(json!({})).unwrap().valid_from().is_none());
}

#[test]
fn of_a_credential_that_was_read_the_rest_of_the_rules_is_all() {
    let base = |version: Version| {
        let date = if version == Version::V1 { "issuanceDate" } else { "validFrom" };
        json!({
            "@context": [version.context()], "type": "VerifiableCredential", "issuer": "did:example:u",
            "credentialSubject": {"id": "did:example:l"}, (date): "2026-07-01T09:00:00Z",
        })
    };
    let changes = [
        (Version::V2, "@context", json!([CONTEXT_V2, CONTEXT_V1])),
        (Version::V1, "issuanceDate", Value::Null),
        (Version::V1, "credentialStatus", json!({"type": "T"})),
        (Version::V1, "refreshService", json!({"type": "T"})),
        (Version::V2, "credentialSchema", json!({"type": "JsonSchema"})),
        (Version::V2, "name", json!(7)),
        (Version::V2, "issuer", json!({"id": "did:example:u", "description": [7]})),
        (Version::V2, "relatedResource", json!({"id": "https://uni.example/a"})),
    ];
    for (version, name, value) in changes {
        let mut document = base(version);
        if value.is_null() {
            document.as_object_mut().unwrap().shift_remove(name);
        } else {
            document[name] = value;
        }
        let all = credential(&unsecured(&document), &well_known);
        let read = Credential::from_unsecured(unsecured(&document)).unwrap();
        assert!(!all.is_empty(), "{document}");
        assert_eq!(of_read(&read, &well_known), all, "{document}");
    }
}
