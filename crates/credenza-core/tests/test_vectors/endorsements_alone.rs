//! Endorsements in files of their own. An endorsement is no award: none of the elements is asked of it, and nobody has to be its holder.

use crate::case::{Case, Expect};
use crate::endorsements::{ACHIEVEMENT, case, endorsed, endorsement, endorsement_with};
use crate::fixtures::{badge, did, university};
use crate::stated::RDFC;
use credenza_core::encoding::json::Value;
use serde_json::json;

pub(crate) fn cases() -> Vec<Case> {
    let expect = || {
        Expect::authentic("accept", "", "accepted", 0, ["yes", "yes", "unknown"])
            .without_code()
            .with("elements", json!({"title": "absent", "learner": "absent", "awarding_body": "absent"}))
    };
    let alone = |name: &str, fact: &str, document: Value, expect: Expect| case(name, fact, document, expect);
    let endorses = |also: &[&str]| expect().also(also);
    let award =
        endorsement_with(|document| document["credentialSubject"]["achievement"] = badge()["credentialSubject"]["achievement"].clone());
    let mut cases: Vec<_> = [RDFC, "eddsa-jcs-2022"]
        .map(|suite| {
            let document = endorsed(suite, endorsement(ACHIEVEMENT));
            alone(
                &format!("accept-alone-{suite}"),
                "An endorsement by itself.",
                document,
                endorses(&["holder_of_none", "endorsement_states_none"]),
            )
        })
        .into();
    let of_somebody = endorsed(RDFC, endorsement(did(&university()).as_str()));
    cases.push(alone(
        "accept-alone-of-did",
        "An endorsement of an issuer by itself: nobody has to show that it is theirs.",
        of_somebody,
        endorses(&["holder_of_none"]),
    ));
    let stated = Expect::accepted().with("elements", json!({"title": "stated"})).also(&["element_stated"]);
    cases.push(alone(
        "accept-alone-award",
        "What states an achievement is an award, whatever else it calls itself.",
        endorsed("eddsa-jcs-2022", award),
        stated,
    ));
    cases
}
