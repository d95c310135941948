//! Who says so, and does the verifier know them?

use crate::case::{Case, Expect};
use crate::fixtures::{
    UNIVERSITY, badge, badge_by, badge_with, college, did, issued, options, proof, set, signed, signed_with, trusting, university,
    with_proof,
};
use credenza_core::encoding::json::Value;
use serde_json::json;

const AREA: &str = "trust";

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = standing();
    cases.extend(sets());
    cases.extend(strangers());
    cases.extend(demands());
    cases
}

/// The university as a trust list names it.
fn entry(more: Value) -> Value {
    let mut entry = json!({"id": did(&university()).as_str(), "name": UNIVERSITY});
    entry.as_object_mut().unwrap().extend(crate::fixtures::members(more));
    entry
}

fn untrusted(code: &'static str) -> Expect {
    Expect::authentic(code, "/issuer", "rejected", 6, ["yes", "no", "no"])
}

fn standing() -> Vec<Case> {
    let case =
        |name: &str, fact: &str, more: Value, expect| Case::new(AREA, name, fact, issued(), expect).policy(trusting(json!([entry(more)])));
    let named = |expect: Expect| expect.with("trusted_name", UNIVERSITY.into());
    let key = university().public_key().to_multikey();
    let other_key = college().public_key().to_multikey();
    vec![
        case("accept", "The issuer is on the list, under the list's name.", json!({}), named(Expect::accepted())),
        case("accept-name-of-the-list", "The list's name stands, not the one that the issuer gives itself.", json!({"name": "Example University, Rome"}), {
            Expect::accepted().with("trusted_name", "Example University, Rome".into())
        }),
        case("accept-in-period", "The signature falls into the listed period.", json!({"from": "2026-01-01T00:00:00Z", "until": "2027-01-01T00:00:00Z"}), named(Expect::accepted())),
        case("outside-period-before", "Signed before the issuer was trusted.", json!({"from": "2026-07-15T00:00:00Z"}), untrusted("issuer_outside_period")),
        case("outside-period-after", "Signed after the issuer was trusted.", json!({"until": "2026-07-01T09:00:00Z"}), untrusted("issuer_outside_period")),
        case("outside-country", "Trusted for another country.", json!({"country": "DE"}), untrusted("issuer_outside_country")),
        Case::new(
            AREA,
            "outside-country-context-unknown",
            "Under contexts that are not known, no country is stated.",
            signed(badge_with(|badge| badge["@context"][1] = json!("https://evil.example/context")), &university()),
            Expect::authentic("issuer_outside_country", "/issuer", "rejected", 6, ["yes", "no", "unknown"]),
        )
        .policy(trusting(json!([entry(json!({"country": "IT"}))]))),
        case("accept-country", "Trusted for this country.", json!({"country": "IT"}), named(Expect::accepted())),
        case("outside-types", "Trusted for another kind of credential.", json!({"types": ["DiplomaCredential"]}), untrusted("issuer_outside_types")),
        case("accept-types", "Trusted for this kind of credential.", json!({"types": ["DiplomaCredential", "OpenBadgeCredential"]}), named(Expect::accepted())),
        case("accept-types-second-name", "Trusted for this kind of credential, under its other name in Open Badges.", json!({"types": ["AchievementCredential"]}), named(Expect::accepted())),
        case("key-not-listed", "The list names another key of the issuer's.", json!({"keys": [other_key]}), untrusted("issuer_key_not_listed")),
        case("accept-key-listed", "The list names the key that signed.", json!({"keys": [other_key, key]}), named(Expect::accepted())),
        case("closed-before", "The issuer had closed when it signed.", json!({"ended": "closed", "until": "2026-06-30T00:00:00Z"}), untrusted("issuer_outside_period")),
        case("accept-closed-after", "The issuer closed after it signed; that date is only its own word, and the report says so.", json!({"ended": "closed", "until": "2026-07-15T00:00:00Z"}), {
            named(Expect::accepted()).also(&["issuer_closed"])
        }),
        case("compromised", "The issuer's key is in other hands, whatever date it writes.", json!({"ended": "compromised", "until": "2026-07-15T00:00:00Z"}), untrusted("issuer_compromised")),
        Case::new(AREA, "outside-period-without-date", "A signature without date, and a credential without dates: no period covers it.", signed_with(
            badge_with(|badge| drop(badge.shift_remove("validFrom"))),
            &university(),
            |options| drop(options.shift_remove("created")),
        ), untrusted("issuer_outside_period"))
        .policy(trusting(json!([entry(json!({"from": "2026-01-01T00:00:00Z"}))]))),
        Case::new(AREA, "compromised-outweighs", "One list trusts the issuer, another calls it compromised.", issued(), untrusted("issuer_compromised")).policy(json!({
            "trust": [{"source": "old", "issuers": [entry(json!({}))]}, {"source": "new", "issuers": [entry(json!({"ended": "compromised"}))]}]
        })),
        Case::new(
            AREA,
            "compromised-outweighs-period",
            "One list names the issuer for another time, another calls it compromised: that is the reason given.",
            issued(),
            untrusted("issuer_compromised").also(&["issuer_outside_period"]),
        )
        .policy(json!({"trust": [
            {"source": "old", "issuers": [entry(json!({"from": "2026-07-15T00:00:00Z"}))]},
            {"source": "new", "issuers": [entry(json!({"ended": "compromised"}))]}
        ]})),
        Case::new(AREA, "compromised-outweighs-pin", "Naming the issuer does not help where a list calls it compromised.", issued(), untrusted("issuer_compromised")).policy(json!({
            "trust": [{"source": "list", "issuers": [entry(json!({"ended": "compromised"}))]}], "pinned": [did(&university()).as_str()]
        })),
    ]
}

/// The issuer signed twice, and its list covers one of the signatures. A set has no order.
fn sets() -> Vec<Case> {
    let dated = |created: &str| {
        let mut options = options(&university());
        set(&mut options, "created", created.into());
        proof(&badge(), options, &university())
    };
    let (early, late) = (dated("2026-07-01T09:00:00Z"), dated("2026-07-20T09:00:00Z"));
    let future = dated("2026-09-01T09:00:00Z");
    let case = |name: &str, fact: &str, proofs: [&Value; 2], more: Value| {
        let expect = Expect::accepted().with("trusted_name", UNIVERSITY.into()).also(&["proofs_independent"]);
        Case::new(AREA, name, fact, with_proof(badge(), json!(proofs)), expect).policy(trusting(json!([entry(more)])))
    };
    let until = || json!({"until": "2026-07-15T00:00:00Z"});
    vec![
        case("accept-set-early-first", "Of two signatures by the issuer the first falls into the listed period.", [&early, &late], until()),
        case("accept-set-early-last", "Of two signatures by the issuer the second falls into the listed period.", [&late, &early], until()),
        case(
            "accept-set-future-first",
            "Of two signatures by the issuer the first is dated in the future, the other is good.",
            [&future, &early],
            json!({}),
        ),
        case(
            "accept-set-future-last",
            "Of two signatures by the issuer the second is dated in the future, the other is good.",
            [&early, &future],
            json!({}),
        ),
    ]
}

fn strangers() -> Vec<Case> {
    let unknown =
        || Expect::authentic("issuer_unknown", "/issuer", "undetermined", 6, ["yes", "unknown", "no"]).with("trusted_name", Value::Null);
    let by_college = || signed(badge_by(did(&college()).as_str()), &college());
    vec![
        Case::new(AREA, "unknown-issuer", "A genuine signature by somebody whom no list names.", by_college(), unknown()),
        Case::new(
            AREA,
            "impostor",
            "A stranger that calls itself by a trusted name, in the same letters.",
            signed(
                {
                    let mut badge = badge_by(did(&college()).as_str());
                    badge["issuer"]["name"] = json!(UNIVERSITY);
                    badge["issuer"]["legalName"] = json!({"en": UNIVERSITY});
                    badge
                },
                &college(),
            ),
            unknown(),
        ),
        Case::new(
            AREA,
            "impostor-trusted-url",
            "A stranger that names the trusted issuer's DID as its site and as its other identifier.",
            signed(
                {
                    let mut badge = badge_by(did(&college()).as_str());
                    badge["issuer"]["url"] = json!(did(&university()).as_str());
                    badge["issuer"]["otherIdentifier"] = json!([{"type": "IdentifierEntry", "identifier": did(&university()).as_str(), "identifierType": "identifier"}]);
                    badge
                },
                &college(),
            ),
            unknown(),
        ),
        Case::new(AREA, "no-trust-source", "The verifier has not said whom it trusts.", issued(), {
            Expect::authentic("no_trust_source", "/issuer", "undetermined", 7, ["yes", "unknown", "no"])
        })
        .policy(json!({})),
        Case::new(AREA, "empty-list", "A list without issuers is a list.", issued(), unknown()).policy(trusting(json!([]))),
        Case::new(AREA, "accept-any-issuer", "The verifier accepts any issuer; no list lends it a name.", by_college(), Expect::accepted().with("trusted_name", Value::Null))
            .policy(json!({"allow_unknown_issuer": true})),
        Case::new(AREA, "any-issuer-but-outside-period", "Accepting any issuer does not override a list that names it for another time.", issued(), untrusted("issuer_outside_period"))
            .policy(json!({"trust": [{"source": "list", "issuers": [entry(json!({"from": "2026-07-15T00:00:00Z"}))]}], "allow_unknown_issuer": true})),
        Case::new(AREA, "accept-pinned", "The verifier named this issuer.", by_college(), Expect::accepted()).policy(json!({"pinned": [did(&college()).as_str()]})),
        Case::new(AREA, "pinned-but-key-not-listed", "Naming the issuer does not help where a list names other keys of it: its domain may have been taken over.", issued(), untrusted("issuer_key_not_listed").with("trusted_name", Value::Null)).policy(json!({
            "trust": [{"source": "list", "issuers": [entry(json!({"keys": [college().public_key().to_multikey()]}))]}], "pinned": [did(&university()).as_str()]
        })),
        Case::new(AREA, "pinned-but-outside-period", "Naming the issuer does not lift the time for which a list trusts it.", issued(), untrusted("issuer_outside_period")).policy(json!({
            "trust": [{"source": "list", "issuers": [entry(json!({"from": "2026-07-15T00:00:00Z"}))]}], "pinned": [did(&university()).as_str()]
        })),
        Case::new(AREA, "not-pinned", "The verifier named another issuer, though a list trusts this one.", issued(), untrusted("issuer_not_pinned")).policy({
            let mut policy = crate::fixtures::policy();
            policy["pinned"] = json!([did(&college()).as_str()]);
            policy
        }),
    ]
}

fn demands() -> Vec<Case> {
    let required = |element: &str| {
        let mut policy = crate::fixtures::policy();
        policy["required"] = json!([element]);
        policy
    };
    let unmet = || Expect::authentic("element_required", "", "rejected", 8, ["yes", "yes", "no"]);
    vec![
        Case::new(AREA, "element-required", "The verifier asks for learning outcomes, and the badge states none.", issued(), unmet())
            .policy(required("learning_outcomes")),
        Case::new(AREA, "accept-element-required", "The verifier asks for the workload, and it is stated.", issued(), Expect::accepted())
            .policy(required("workload")),
        Case::new(
            AREA,
            "element-required-contradictory",
            "The workload that the verifier asks for is stated twice, differently.",
            signed(badge_with(|badge| badge["credentialSubject"]["achievement"]["creditsAvailable"] = json!(180)), &university()),
            unmet(),
        )
        .policy(required("workload")),
        Case::new(AREA, "presentation-required", "Only a presentation would do, and this is a bare file.", issued(), {
            Expect::not_authentic("presentation_required", "/credentialSubject/id")
        })
        .policy({
            let mut policy = crate::fixtures::policy();
            policy["require_presentation"] = json!(true);
            policy
        }),
        Case::new(
            AREA,
            "presentation-required-unbound",
            "A bare file that is bound to nobody does no better.",
            {
                let mut badge = badge();
                let mut subject = badge["credentialSubject"].clone();
                subject.as_object_mut().unwrap().shift_remove("id");
                set(&mut badge, "credentialSubject", subject);
                signed(badge, &university())
            },
            Expect::not_authentic("presentation_required", "/credentialSubject"),
        )
        .policy({
            let mut policy = crate::fixtures::policy();
            policy["require_presentation"] = json!(true);
            policy
        }),
    ]
}
