//! Where statements are signed, those of an endorsement stand among those of the badge: which of them are whose.

use crate::case::{Case, Expect};
use crate::endorsements::{
    ACHIEVEMENT, BADGE, HOLDS, ON_ACHIEVEMENT, accepted, because, by, case, endorsed, endorsement, endorsement_with, holding, inside,
};
use crate::fixtures::{Document, badge_with, college, did, learner, set, university};
use crate::stated::RDFC;
use credenza_core::encoding::json::Value;
use credenza_core::key::SecretKey;
use serde_json::json;

pub(crate) fn cases() -> Vec<Case> {
    let learner_did = did(&learner()).to_string();
    let awards = |it: &mut Document| {
        it["credentialSubject"] =
            json!({"id": learner_did.as_str(), "type": ["EndorsementSubject", "AchievementSubject"], "creditsEarned": 180});
    };
    let without_credits = |endorsement: Value| {
        let badge = badge_with(|badge| {
            badge["credentialSubject"].as_object_mut().unwrap().shift_remove("creditsEarned");
            set(badge, "endorsement", json!([endorsement]));
        });
        by(&university(), RDFC, badge)
    };
    let place = "/endorsement/0/credentialSubject/creditsEarned";
    let renames = endorsement_with(|it| {
        it["credentialSubject"]["name"] = "Bachelor of Evaluation".into();
        it["credentialSubject"]["type"] = json!(["EndorsementSubject", "Achievement"]);
    });
    let moved = |what: fn(&mut Value)| {
        let mut document = holding(RDFC, &[endorsed(RDFC, endorsement(ACHIEVEMENT))]);
        what(&mut document);
        document
    };
    let agency = |endorser: &SecretKey| {
        by(
            &university(),
            RDFC,
            badge_with(|badge| {
                badge["credentialSubject"]["achievement"]["creator"] = json!({"id": did(endorser).as_str(), "type": ["Profile"]});
                badge["credentialSubject"]["achievement"]["endorsement"] = json!([endorsement(ACHIEVEMENT)]);
            }),
        )
    };
    vec![
        case(
            "accept-awards-credits",
            "The endorser gives the learner 180 credits, which the university does not: they are not counted as its word.",
            without_credits(endorsed(RDFC, endorsement_with(awards))),
            accepted(&[inside("/endorsement/0", "accepted", "no")], &["embedded_accepted", "embedded_adds", "endorsement_mismatch"])
                .with("elements", json!({"workload": "absent"})),
        ),
        case(
            "awards-credits-unsigned",
            "The same, and the endorser's signature is missing: the statement may have been moved there out of what the university states.",
            without_credits(Value::Object(endorsement_with(awards))),
            Expect::not_authentic("embedded_mixed", place),
        ),
        case(
            "awards-credits-unsupported-suite",
            "The same, and the endorser's signature cannot be checked.",
            without_credits({
                let mut document = endorsed(RDFC, endorsement_with(awards));
                document["proof"]["cryptosuite"] = "ecdsa-rdfc-2019".into();
                document
            }),
            Expect::undetermined("embedded_mixed", place),
        ),
        case(
            "accept-credits-moved-out",
            "The credits that the endorser gives were moved out to the subject: the endorsement is broken, and the statement, which the university signed, reads as its own.",
            {
                let mut document = without_credits(endorsed(RDFC, endorsement_with(awards)));
                let inner = &mut document["endorsement"][0]["credentialSubject"];
                let credits = inner.as_object_mut().unwrap().shift_remove("creditsEarned").unwrap();
                inner["type"] = json!(["EndorsementSubject", "AchievementSubject"]);
                document["credentialSubject"]["creditsEarned"] = credits;
                document
            },
            accepted(
                &[because(inside("/endorsement/0", "rejected", "unknown"), "proof_invalid")],
                &["embedded_rejected", "embedded_unattributed"],
            ),
        ),
        case(
            "accept-credits-copied-out",
            "The credits that the endorser gives were copied to the subject, and stand in both: what was signed is the same, the endorsement holds, and the statement reads as the university's too.",
            {
                let mut document = without_credits(endorsed(RDFC, endorsement_with(awards)));
                document["credentialSubject"]["creditsEarned"] = json!(180);
                document
            },
            accepted(
                &[inside("/endorsement/0", "accepted", "no")],
                &["embedded_accepted", "embedded_shared", "endorsement_mismatch"],
            )
            .with("elements", json!({"workload": "stated"})),
        ),
        case(
            "accept-credits-moved-out-unsupported-suite",
            "The credits were moved out of an endorsement whose signature cannot be checked, so that nobody can see that it is broken.",
            {
                let mut endorsement = endorsed(RDFC, endorsement_with(awards));
                endorsement["proof"]["cryptosuite"] = "ecdsa-rdfc-2019".into();
                let mut document = without_credits(endorsement);
                let inner = &mut document["endorsement"][0]["credentialSubject"];
                let credits = inner.as_object_mut().unwrap().shift_remove("creditsEarned").unwrap();
                document["credentialSubject"]["creditsEarned"] = credits;
                document
            },
            accepted(
                &[because(inside("/endorsement/0", "undetermined", "unknown"), "suite_unsupported")],
                &["embedded_undetermined", "embedded_unattributed"],
            ),
        ),
        case(
            "accept-renames",
            "The endorser calls the course something else. That makes no contradiction in what the university states.",
            holding(RDFC, &[endorsed(RDFC, renames)]),
            accepted(&[inside(ON_ACHIEVEMENT, "accepted", "yes")], &["embedded_accepted", "embedded_adds"])
                .with("elements", json!({"title": "stated"})),
        ),
        case(
            "moved-in",
            "The credits were moved out of the subject into the endorsement, where the same learner is named: what was signed is the same.",
            moved(|document| {
                let subject = document["credentialSubject"].as_object_mut().unwrap();
                let credits = subject.shift_remove("creditsEarned").unwrap();
                let learner = subject["id"].clone();
                document["credentialSubject"]["achievement"]["endorsement"][0]["issuer"]["parentOrg"] = json!(null);
                document["credentialSubject"]["achievement"]["endorsement"][0].as_object_mut().unwrap().shift_insert(
                    0,
                    "@included".to_owned(),
                    json!([{"id": learner, "type": ["AchievementSubject"], "creditsEarned": credits}]),
                );
                document["credentialSubject"]["achievement"]["endorsement"][0]["issuer"].as_object_mut().unwrap().shift_remove("parentOrg");
            }),
            Expect::not_authentic("embedded_mixed", "/credentialSubject/achievement/endorsement/0/@included/0/creditsEarned"),
        ),
        case(
            "moved-out",
            "What the endorser says of the course was moved out to where the badge describes it: the endorsement is broken, the badge is not.",
            moved(|document| {
                let endorsement = &mut document["credentialSubject"]["achievement"]["endorsement"][0]["credentialSubject"];
                let comment = endorsement.as_object_mut().unwrap().shift_remove("endorsementComment").unwrap();
                document["credentialSubject"]["achievement"]["https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementComment"] =
                    comment;
            }),
            accepted(
                &[because(inside(ON_ACHIEVEMENT, "rejected", "unknown"), "proof_invalid")],
                &["embedded_rejected", "embedded_unattributed"],
            ),
        )
        .original(holding(RDFC, &[endorsed(RDFC, endorsement(ACHIEVEMENT))])),
        case(
            "accept-endorser-is-creator",
            "An endorser whom the badge names too, with an endorsement that is not valid: what it says of itself moves nothing.",
            agency(&college()),
            accepted(
                &[because(inside(ON_ACHIEVEMENT, "rejected", "unknown"), "proof_missing")],
                &["embedded_rejected", "embedded_adds", "embedded_unattributed"],
            ),
        ),
        case(
            "accept-named-as-achievement",
            "The endorsement has the achievement's identifier for its own: what the badge states of the achievement stays.",
            holding(RDFC, &[endorsed(RDFC, named_as_achievement())]),
            accepted(&[inside(ON_ACHIEVEMENT, "accepted", "yes")], &["embedded_accepted", "embedded_adds"])
                .with("elements", json!({"title": "stated"})),
        ),
        case(
            "named-as-achievement-unsigned",
            "The same, and the endorser's signature is missing: what it says of that identifier may have been moved there.",
            holding(RDFC, &[Value::Object(named_as_achievement())]),
            Expect::not_authentic("embedded_mixed", "/credentialSubject/achievement/endorsement/0/type/0"),
        ),
        case(
            "accept-held-by-another",
            "The endorser says that the badge stands inside another credential.",
            holding(RDFC, &[endorsed(RDFC, endorsement_with(|it| {
                it["credentialSubject"]["@included"] = json!([{"id": "urn:x:other", "type": ["Profile"], HOLDS: {"id": BADGE}}]);
            }))]),
            accepted(&[inside(ON_ACHIEVEMENT, "accepted", "yes")], &["embedded_accepted"]),
        ),
        case(
            "status-left-to-endorser",
            "One of two status entries, which the endorser states too, was taken out of the badge: what was signed is the same.",
            {
                let status = |number: usize| json!({"id": format!("https://uni.example/status#{number}"), "type": "BitstringStatusListEntry"});
                let says = endorsement_with(|it| {
                    it["credentialSubject"]["@included"] =
                        json!([{"id": BADGE, "type": ["VerifiableCredential"], "credentialStatus": status(2)}]);
                });
                let badge = badge_with(|badge| {
                    set(badge, "credentialStatus", json!([status(1), status(2)]));
                    badge["credentialSubject"]["achievement"]["endorsement"] = json!([endorsed(RDFC, says)]);
                });
                let mut document = by(&university(), RDFC, badge);
                document["credentialStatus"] = json!([status(1)]);
                document
            },
            Expect::not_authentic("json_misleads", ""),
        ),
        case(
            "two-ends-of-validity",
            "The endorser gives the badge itself another end of validity: there is no telling which one was meant.",
            by(
                &university(),
                RDFC,
                badge_with(|badge| {
                    let longer = endorsement_with(|it| {
                        it["credentialSubject"] = json!({
                            "id": BADGE,
                            "type": ["VerifiableCredential", "EndorsementSubject"],
                            "validUntil": "2099-01-01T00:00:00Z"
                        });
                    });
                    set(badge, "endorsement", json!([endorsed(RDFC, longer)]));
                }),
            ),
            Expect::not_authentic("statements_invalid", "/validUntil"),
        ),
    ]
}

fn named_as_achievement() -> Document {
    endorsement_with(|it| set(it, "id", ACHIEVEMENT.into()))
}
