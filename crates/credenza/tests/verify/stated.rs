//! What a credential states, as people read it: results, names, several subjects.

use super::inside::vector_of;
use super::world::World;

fn world(names: &[&str]) -> World {
    let world = World::new();
    names.iter().for_each(|name| vector_of(&world, "elements", name));
    world
}

#[test]
fn every_result_stands_under_its_own_scale() {
    let world = world(&["accept-two-results-rdfc", "accept-two-results", "accept-result-failed"]);
    world.snapshot("two-results", "accept-two-results-rdfc.json --trust trust.json");
    for line in ["verify --trust trust.json", "inspect"] {
        let run = world.everywhere(&format!("{line} accept-two-results.json"));
        assert!(run.out.contains("100 (Attendance in per cent)") && run.out.contains("C (Final examination)"), "{run:?}");
    }
    let run = world.run("verify --trust trust.json accept-result-failed.json");
    assert!(run.out.contains("3, failed"), "{run:?}");
    let run = world.run("verify --trust trust.json accept-result-failed.json --lang it");
    assert!(run.out.contains("3, non superato"), "{run:?}");
}

#[test]
fn every_subject_stands_under_its_own_heading() {
    let world = world(&["accept-several-subjects-rdfc", "accept-several-subjects", "accept-several-achievements"]);
    world.snapshot("several-subjects", "accept-several-subjects-rdfc.json --trust trust.json");
    for line in ["verify --trust trust.json", "inspect"] {
        let run = world.everywhere(&format!("{line} accept-several-subjects.json"));
        let (all, parts) = run.out.split_once("Subject 1 of 2").unwrap();
        let (one, other) = parts.split_once("Subject 2 of 2").unwrap();
        assert!(one.contains("Ada Esempio") && other.contains("Zoe Zeta"), "{run:?}");
        assert!(!all.contains("Learner") && !parts.contains("Awarding body"), "{run:?}");
    }
    let run = world.run("verify --trust trust.json accept-several-achievements.json");
    assert!(run.out.contains("Achievement 2 of 2") && run.out.contains("Another course"), "{run:?}");
}

#[test]
fn a_name_in_languages_is_told_in_the_readers() {
    let world = world(&["accept-issuer-name-in-languages-rdfc", "accept-contradictory-two-names-rdfc"]);
    let file = "accept-issuer-name-in-languages-rdfc.json";
    for (language, name) in [("en", "Example University"), ("it", "Università di Esempio")] {
        let run = world.run(&format!("verify --trust trust.json --lang {language} {file}"));
        assert!(run.out.lines().any(|line| line.contains("bod") || line.contains("nte")) && run.out.contains(name), "{run:?}");
        let run = world.run(&format!("verify --allow-unknown-issuer --lang {language} {file}"));
        assert!(run.out.contains("\"Example University / Università di Esempio\""), "{run:?}");
    }
    let run = world.run(&format!("inspect {file}"));
    assert!(run.out.contains("Università di Esempio") && run.out.contains("Example University"), "{run:?}");
    let run = world.run_words(
        &["verify", "--trust", "trust.json", "--learner-identity", "name=Zoe Zeta", "accept-contradictory-two-names-rdfc.json"],
        b"",
    );
    assert!(run.exit == 7 && run.out.contains("identity_contradictory") && run.out.contains("Ada Esempio"), "{run:?}");
}
