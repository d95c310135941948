//! Signatures over statements: contexts that came later or mean something else, what no context defines, and what takes too much work. JSON-LD 1.1; RDFC-1.0 §7.1.

use crate::case::{Case, Expect};
use crate::fixtures::{Document, badge, badge_with, options as jcs_options, set, university, with_proof};
use crate::stated::{RDFC, carelessly, stated, with_context};
use crate::statements::{AREA, OPEN_BADGES, append, changed, refused, same, take};
use credenza_core::encoding::json::Value;
use serde_json::json;

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = contexts();
    cases.extend(lost());
    cases.extend(heavy());
    cases
}

fn contexts() -> Vec<Case> {
    let appended = |name: &str, fact: &str, context: Value| same(name, fact, &append(context));
    let inline = |name: &str, fact: &str, context: Value| appended(name, fact, context).also(&["inline_context"]);
    let with_range = badge_with(|badge| {
        badge["credentialSubject"]["achievement"]["resultDescription"] = json!([{
            "id": "urn:x:result", "type": ["ResultDescription"], "name": "Grade", "resultType": "LetterGrade", "valueMax": "A", "valueMin": "F"
        }]);
    });
    let swap = |document: &mut Value| {
        let result = &mut document["credentialSubject"]["achievement"]["resultDescription"][0];
        let (least, most) = (take(result, "valueMin"), take(result, "valueMax"));
        result["valueMin"] = most;
        result["valueMax"] = least;
    };
    let swapped = json!({"valueMin": format!("{OPEN_BADGES}valueMax"), "valueMax": format!("{OPEN_BADGES}valueMin")});
    // Every name that the badge takes from Open Badges, two of them with the meanings exchanged.
    let substitute = {
        let mut context = swapped.clone();
        for (name, local) in [
            ("OpenBadgeCredential", "OpenBadgeCredential"),
            ("Profile", "Profile"),
            ("Address", "Address"),
            ("addressCountryCode", "CountryCode"),
            ("AchievementSubject", "AchievementSubject"),
            ("Achievement", "Achievement"),
            ("achievementType", "achievementType"),
            ("narrative", "narrative"),
            ("ResultDescription", "ResultDescription"),
            ("resultType", "resultType"),
        ] {
            context[name] = format!("{OPEN_BADGES}{local}").into();
        }
        for (name, local) in
            [("address", "address"), ("achievement", "achievement"), ("criteria", "Criteria"), ("resultDescription", "resultDescription")]
        {
            context[name] = json!({"@id": format!("{OPEN_BADGES}{local}"), "@type": "@id"});
        }
        context["creditsEarned"] =
            json!({"@id": format!("{OPEN_BADGES}creditsEarned"), "@type": "https://www.w3.org/2001/XMLSchema#float"});
        context
    };
    let substituted = changed(&with_range, &|document| {
        document["@context"][1] = substitute.clone();
        swap(document);
    });
    vec![
        Case::new(
            AREA,
            "context-appended-unknown",
            "The address of a context that nobody knows was appended.",
            changed(&badge(), &append(json!("https://evil.example/context"))),
            Expect::undetermined("context_unavailable", "/@context/2"),
        ),
        Case::new(
            AREA,
            "context-unknown",
            "Signed under a context that is not at hand. It may well exist.",
            with_proof(with_context(badge(), json!("https://other.example/context")), stated(badge())["proof"].clone()),
            Expect::undetermined("context_unavailable", "/@context/2"),
        ),
        appended(
            "accept-context-appended-known",
            "The address of a known context was appended.",
            json!("https://www.w3.org/ns/credentials/examples/v2"),
        ),
        inline(
            "accept-context-appended-harmless",
            "A context was appended whose names nobody uses.",
            json!({"remark": "https://uni.example/terms#remark"}),
        ),
        refused(
            "context-redefines",
            "A context was appended that gives the credits another meaning.",
            "inline_context_redefines",
            "/@context/2",
            &append(json!({"creditsEarned": "https://evil.example/terms#penaltyPoints"})),
        ),
        refused(
            "context-redefines-envelope",
            "A context was appended that gives the end of validity another meaning.",
            "inline_context_redefines",
            "/@context/2",
            &append(json!({"validUntil": "https://evil.example/terms#reviewed"})),
        ),
        Case::new(
            AREA,
            "context-redefines-protected",
            "A context was appended that gives a protected name another meaning.",
            changed(&badge(), &append(json!({"name": "https://evil.example/terms#nickname"}))),
            Expect::not_authentic("statements_invalid", "/@context/2/name").problem("protected_term_redefinition"),
        ),
        Case::new(
            AREA,
            "context-term-swap",
            "Two names and their meanings were exchanged, by a context in the document: the best mark reads as the worst.",
            changed(&with_range, &|document| {
                document["@context"].as_array_mut().unwrap().insert(1, swapped.clone());
                swap(document);
            }),
            Expect::not_authentic("inline_context_redefines", "/@context/1"),
        ),
        Case::new(
            AREA,
            "context-substituted",
            "A context in the document took the place of the one of Open Badges, two names with their meanings exchanged.",
            substituted,
            Expect::not_authentic("non_compact", "/credentialSubject/achievement/resultDescription/0/valueMin"),
        ),
        Case::new(
            AREA,
            "context-removed",
            "The context of Open Badges was removed: its names mean nothing.",
            changed(&badge(), &|document| drop(document["@context"].as_array_mut().unwrap().pop())),
            Expect::not_authentic("undefined_type", "/type/1"),
        ),
    ]
}

/// What no statement says, so that no signature covers it. The first proofs are genuine ones of libraries that drop it.
fn lost() -> Vec<Case> {
    let lost = |name: &str, fact: &str, document: Document, code, pointer: &str| {
        Case::new(AREA, name, fact, carelessly(document), Expect::not_authentic(code, pointer))
    };
    let subject = |change: &dyn Fn(&mut Value)| badge_with(|badge| change(&mut badge["credentialSubject"]));
    vec![
        lost(
            "undefined-term",
            "A member whose name no context defines.",
            subject(&|subject| subject["creditsWorth"] = json!(180)),
            "undefined_term",
            "/credentialSubject/creditsWorth",
        ),
        refused(
            "undefined-term-added",
            "A member whose name no context defines was added after signing.",
            "undefined_term",
            "/credentialSubject/creditsWorth",
            &|document| {
                document["credentialSubject"]["creditsWorth"] = json!(180);
            },
        ),
        lost(
            "undefined-type",
            "A type that no context defines.",
            subject(&|subject| subject["type"] = json!(["AchievementSubject", "Doctor"])),
            "undefined_type",
            "/credentialSubject/type/1",
        ),
        lost(
            "relative-type",
            "A type that is a relative address.",
            subject(&|subject| subject["type"] = json!(["AchievementSubject", "./doctor"])),
            "undefined_type",
            "/credentialSubject/type/1",
        ),
        lost(
            "relative-id",
            "A thing that is named by a relative address.",
            subject(&|subject| subject["achievement"]["id"] = json!("courses/titles")),
            "relative_iri",
            "/credentialSubject/achievement/id",
        ),
        Case::new(
            AREA,
            "null-value",
            "A value object without value was added.",
            changed(&badge(), &|document| document["credentialSubject"]["licenseNumber"] = json!({"@value": null})),
            Expect::not_authentic("statements_invalid", "/credentialSubject/licenseNumber").problem("null_value"),
        ),
    ]
}

fn heavy() -> Vec<Case> {
    let clique = |nodes: usize| {
        let node = |one: usize| {
            let others: Vec<_> = (0..nodes).filter(|other| *other != one).map(|other| json!({"id": format!("_:n{other}")})).collect();
            json!({"id": format!("_:n{one}"), "urn:knows": others})
        };
        let nodes: Vec<_> = (0..nodes).map(node).collect();
        let document = badge_with(|badge| badge["credentialSubject"]["urn:knows"] = nodes.into());
        let mut proof = jcs_options(&university());
        set(&mut proof, "cryptosuite", RDFC.into());
        set(&mut proof, "proofValue", stated(badge())["proof"]["proofValue"].clone());
        with_proof(document, Value::Object(proof))
    };
    let case = |name: &str, fact: &str, nodes| {
        Case::new(
            AREA,
            name,
            fact,
            clique(nodes),
            Expect::not_authentic("canonicalization_too_complex", "").problem("canonicalization_too_complex"),
        )
    };
    vec![
        case("clique-of-8", "Eight things without names, each of which knows all others: telling them apart takes too much work.", 8),
        case("clique-of-40", "The same with forty.", 40),
    ]
}
