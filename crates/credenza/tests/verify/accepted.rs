//! One credential, and everything that can become of it.

use super::documents::*;
use super::world::World;
use serde_json::json;

/// A world with the university on a list.
fn world() -> World {
    let world = World::new();
    world.json("universities.json", &trusts(&[&did_of(&university_key()), &web_did()]));
    world
}

#[test]
fn accepted() {
    let world = world();
    world.json("award.json", &Issue::new().valid("2026-07-01T09:00:00Z", Some("2031-07-01T09:00:00Z")).signed());
    world.snapshot("accepted", "award.json --trust universities.json");
    assert_eq!(world.verify("award.json --trust universities.json").exit, 0);
}

#[test]
fn accepted_in_full() {
    let world = world();
    world.json("award.json", &Issue::new().to(bound()).signed());
    world.snapshot("accepted-verbose", "award.json --trust universities.json --verbose");
}

#[test]
fn tampered() {
    let world = world();
    let mut award = Issue::new().signed();
    award["credentialSubject"]["achievement"]["creditsAvailable"] = json!(180);
    world.json("award.json", &award);
    world.snapshot("tampered", "award.json --trust universities.json");
    let run = world.verify("award.json --trust universities.json");
    assert_eq!(run.exit, 3);
    for claim in ["Fiorella", "Evaluating", UNIVERSITY, "0042", "180"] {
        assert!(!run.out.contains(claim), "a claim of a document that is not authentic: {claim}");
    }
    let report = world.report("award.json --trust universities.json");
    assert!(report["credential"].is_null() && report["elements"].is_null() && report["issuer"].is_null());
}

#[test]
fn expired() {
    let world = world();
    world.json("award.json", &Issue::new().valid("2026-07-01T09:00:00Z", Some("2026-08-01T09:00:00Z")).signed());
    world.snapshot("expired", "award.json --trust universities.json");
    assert_eq!(world.verify("award.json --trust universities.json").exit, 4);
    let earlier = world.run("verify award.json --trust universities.json --at 2026-08-01");
    assert_eq!(earlier.exit, 4, "the last second of a day stands for the day");
    assert_eq!(world.run("verify award.json --trust universities.json --at 2026-07-31").exit, 0);
}

#[test]
fn not_yet_valid() {
    let world = world();
    world.json("award.json", &Issue::new().valid("2027-01-01T00:00:00+01:00", None).signed());
    world.snapshot("not-yet-valid", "award.json --trust universities.json");
    assert_eq!(world.verify("award.json --trust universities.json").exit, 4);
}

#[test]
fn an_impostor_who_copies_the_name_is_not_shown_under_it() {
    let world = world();
    world.json("award.json", &Issue::new().by(did_of(&stranger_key()), stranger_key()).signed());
    world.snapshot("impostor", "award.json --trust universities.json");
    let run = world.verify("award.json --trust universities.json");
    assert_eq!(run.exit, 6);
    for line in run.out.lines().filter(|line| line.contains(UNIVERSITY)) {
        assert!(line.contains("calls itself") || line.contains("so the issuer says"), "shown as if it were trusted: {line}");
    }
    assert!(!run.err.contains("did:key") && !run.out.contains("trust add did:"), "the hint never offers the DID of the file");
}

#[test]
fn somebody_signs_as_the_university() {
    let world = world();
    let document = Issue::new().signed();
    let mut members = document.as_object().unwrap().clone();
    members.shift_remove("proof");
    world.json("award.json", &sign(members, &did_of(&stranger_key()), &stranger_key(), "assertionMethod", &[]));
    world.snapshot("issuer-mismatch", "award.json --trust universities.json");
    assert_eq!(world.verify("award.json --trust universities.json").exit, 3);
}

#[test]
fn no_trust_source() {
    let world = World::new();
    world.json("award.json", &Issue::new().signed());
    world.snapshot("no-trust-source", "award.json");
    assert_eq!(world.verify("award.json").exit, 7);
    assert_eq!(world.verify("award.json --allow-unknown-issuer").exit, 0);
    let pinned = format!("award.json --issuer {}", did_of(&university_key()));
    assert_eq!(world.verify(&pinned).exit, 0);
    assert!(world.verify(&pinned).out.contains("from the issuer that you asked for"));
    world.snapshot("other-issuer-pinned", &format!("award.json --issuer {}", did_of(&stranger_key())));
    assert_eq!(world.verify(&format!("award.json --issuer {}", did_of(&stranger_key()))).exit, 6);
}

#[test]
fn any_issuer_confirms_nobody() {
    let world = World::new();
    world.json("award.json", &Issue::new().signed());
    world.snapshot("any-issuer", "award.json --allow-unknown-issuer");
}

#[test]
fn compromised() {
    let world = world();
    world.json("award.json", &Issue::new().signed());
    world.json(
        "warning.json",
        &json!({"issuers": [{"id": did_of(&university_key()).as_str(), "name": UNIVERSITY, "ended": "compromised"}]}),
    );
    world.snapshot("compromised", "award.json --trust universities.json --trust warning.json");
    assert_eq!(world.verify("award.json --trust universities.json --trust warning.json").exit, 6);
}

#[test]
fn a_compromised_issuer_stays_refused_when_it_is_asked_for() {
    let world = World::new();
    world.json("award.json", &Issue::new().signed());
    world.json("universities.json", &trusts(&[&did_of(&university_key())]));
    let did = did_of(&university_key());
    assert_eq!(world.verify(&format!("award.json --issuer {did}")).exit, 0);
    assert_eq!(world.run(&format!("trust add {did} --name U --compromised --yes")).exit, 0);
    for options in [format!("--issuer {did}"), format!("--issuer {did} --trust universities.json"), "--allow-unknown-issuer".to_owned()] {
        let run = world.verify(&format!("award.json {options}"));
        assert!(run.exit == 6 && run.out.contains("issuer_compromised"), "{options}: {run:?}");
    }
}

#[test]
fn a_required_element_is_missing() {
    let world = world();
    world.json("award.json", &Issue::new().signed());
    world.snapshot("element-required", "award.json --trust universities.json --require prerequisites --require workload");
    assert_eq!(world.verify("award.json --trust universities.json --require prerequisites").exit, 8);
    assert_eq!(world.verify("award.json --trust universities.json --require awarding-body").exit, 0);
    let unknown = world.verify("award.json --require credits");
    assert!(unknown.exit == 2 && unknown.err.contains("further_information") && unknown.err.contains("mandatory"), "{unknown:?}");
}

#[test]
fn all_eleven_are_required_by_one_word() {
    let world = world();
    let options = "--trust universities.json --require mandatory";
    world.json("award.json", &Issue::new().signed());
    assert_eq!(world.verify(&format!("award.json {options}")).exit, 0, "the optional ones may be absent");
    assert_eq!(world.verify(&format!("award.json {options} --require prerequisites")).exit, 8);
    let lacks = |name: &str, element: &str| {
        let award = Issue::new().signed_after(|document| {
            document["credentialSubject"]["achievement"].as_object_mut().unwrap().shift_remove(name);
        });
        world.json("lacking.json", &award);
        let report = world.report(&format!("lacking.json {options}"));
        let findings = report["findings"].as_array().unwrap();
        let required: Vec<_> = findings.iter().filter(|finding| finding["code"] == "element_required").collect();
        assert_eq!((report["exit"].as_u64(), required.len()), (Some(8), 1), "{report:#}");
        assert_eq!(required[0]["detail"]["element"], element);
        assert_eq!(world.verify("lacking.json --trust universities.json").exit, 0, "where nothing is required, it informs");
    };
    lacks("learningOutcome", "learning_outcomes");
    lacks("mode", "participation");
    lacks("accreditation", "quality_assurance");
    // Nothing that is no micro-credential at all; and a file among others as by itself.
    let bare = Issue::new().signed_after(|document| {
        document["credentialSubject"] =
            json!({"type": ["AchievementSubject"], "achievement": document["credentialSubject"]["achievement"]["id"]});
    });
    world.json("inbox/bare.json", &bare);
    world.json("inbox/full.json", &Issue::new().signed());
    assert_eq!(world.verify(&format!("inbox {options}")).exit, 8);
}

#[test]
fn few_elements() {
    let world = world();
    let award = Issue::new().signed_after(|document| {
        let subject = &mut document["credentialSubject"];
        for name in ["learningOutcome", "mode", "accreditation"] {
            subject["achievement"].as_object_mut().unwrap().shift_remove(name);
        }
        subject["creditsEarned"] = json!(180);
    });
    world.json("award.json", &award);
    world.snapshot("few-elements", "award.json --trust universities.json");
}

#[test]
fn a_bound_credential_as_a_bare_file() {
    let world = world();
    world.json("award.json", &Issue::new().to(bound()).signed());
    assert_eq!(world.verify("award.json --trust universities.json").exit, 0);
    world.snapshot("presentation-required", "award.json --trust universities.json --require-presentation");
    assert_eq!(world.verify("award.json --trust universities.json --require-presentation").exit, 3);
}

#[test]
fn with_and_without_the_did_document() {
    let world = world();
    world.json("award.json", &Issue::new().by(web_did(), university_key()).signed());
    world.snapshot("web-without-evidence", "award.json --trust universities.json");
    assert_eq!(world.verify("award.json --trust universities.json").exit, 7);
    world.json("evidence/did.json", &did_document());
    let index = |obtained: &str| json!([{"id": web_did().as_str(), "file": "did.json", "obtained": obtained}]);
    world.json("evidence/index.json", &index("2026-08-31T08:00:00Z"));
    world.snapshot("web-with-evidence", "award.json --trust universities.json --evidence evidence");
    assert_eq!(world.verify("award.json --trust universities.json --evidence evidence").exit, 0);
    world.json("evidence/index.json", &index("2026-09-02T08:00:00Z"));
    let later = world.verify("award.json --trust universities.json --evidence evidence");
    assert!(later.exit == 7 && later.err.contains("evidence_later"), "{later:?}");
}

#[test]
fn a_did_document_by_itself_is_evidence() {
    let world = World::new();
    world.json("universities.json", &trusts(&[&web_did()]));
    world.json("award.json", &Issue::new().by(web_did(), university_key()).signed());
    world.json("did.json", &did_document());
    let verify = |options: &str| world.run(&format!("verify award.json --trust universities.json {options}"));
    // Whenever this runs, the file is there before that day, and was not yet on the other.
    let later = verify("--at 2190-01-01 --evidence did.json");
    assert_eq!(later.exit, 0, "{later:?}");
    let earlier = verify("--at 2026-07-02 --evidence did.json");
    assert!(earlier.exit == 7 && earlier.err.contains("evidence_later"), "{earlier:?}");
    // Several, and the later place counts.
    let mut other = did_document();
    other["verificationMethod"][0]["publicKeyMultibase"] = json!(stranger_key().public_key().to_multikey());
    world.json("other.json", &other);
    assert_eq!(verify("--at 2190-01-01 --evidence other.json --evidence did.json").exit, 0);
    assert_eq!(verify("--at 2190-01-01 --evidence did.json --evidence other.json").exit, 3);
    for (name, text) in
        [("broken.json", "{"), ("nobody.json", "{}"), ("wrong.json", r#"{"id": "did:web:university.example", "verificationMethod": 1}"#)]
    {
        world.write(name, text);
        let run = verify(&format!("--at 2190-01-01 --evidence {name}"));
        assert!(run.exit == 1 && run.out.is_empty() && run.err.contains(name), "{run:?}");
    }
}

#[test]
fn nothing_is_written_and_no_home_is_needed() {
    let world = world();
    world.json("award.json", &Issue::new().signed());
    assert_eq!(world.verify("award.json --trust universities.json").exit, 0);
    assert!(!world.home().exists(), "verify made a home");
}

#[test]
fn an_own_list_that_cannot_be_read_lets_nothing_succeed() {
    let world = world();
    world.json("award.json", &Issue::new().signed());
    let tampered = Issue::new().signed();
    world.json("tampered.json", &{
        let mut tampered = tampered;
        tampered["name"] = json!("Another title");
        tampered
    });
    // It cannot be looked into. What the others refuse stays refused.
    std::fs::write(world.home(), "in the way").unwrap();
    let run = world.verify("award.json --trust universities.json");
    assert!(run.exit == 1 && run.err.contains("not_a_folder"), "{run:?}");
    assert_eq!(world.verify("tampered.json --trust universities.json").exit, 3);
    // It is there, and damaged: what it says against an issuer would be missed.
    std::fs::remove_file(world.home()).unwrap();
    std::fs::create_dir_all(world.home().join("trust.json")).unwrap();
    let folder = world.verify("award.json --trust universities.json");
    assert!(folder.exit == 1 && folder.err.contains("not_a_file"), "{folder:?}");
    std::fs::remove_dir(world.home().join("trust.json")).unwrap();
    std::fs::write(world.home().join("trust.json"), r#"{"issuers": "all"}"#).unwrap();
    let damaged = world.verify("award.json --trust universities.json");
    assert!(damaged.exit == 1 && damaged.err.contains("trust_list_malformed"), "{damaged:?}");
}
