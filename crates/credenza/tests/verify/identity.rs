//! Whose a credential is, by what the verifier knows of the person.

use super::documents::*;
use super::world::World;
use serde_json::json;

#[test]
fn the_learner_is_compared_with_whom_the_verifier_means() {
    let world = World::new();
    let award = Issue::new().signed_after(|document| {
        document["credentialSubject"]["identifier"] = json!([
            {"type": "IdentityObject", "identityType": "emailAddress", "hashed": true, "salt": "Kosher",
             "identityHash": "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399"},
            {"type": "IdentityObject", "identityType": "ext:studentNumber", "hashed": false, "identityHash": "a=b"},
        ]);
    });
    world.json("award.json", &award);
    let judged = |identities: &[&str]| {
        let mut words = vec!["verify", "--at", super::world::NOW, "--allow-unknown-issuer", "award.json"];
        words.extend(identities.iter().flat_map(|identity| ["--learner-identity", identity]));
        world.run_words(&words, b"")
    };
    for same in [
        "email=a@example.com",
        "emailAddress=a@example.com",
        "a@example.com",
        "any=a@example.com",
        "student-number=a=b",
        "student_number=a=b",
        "Student Number=a=b",
        "any=a=b",
    ] {
        let run = judged(&[same]);
        assert!(run.exit == 0 && run.out.contains("this identity"), "{same}: {run:?}");
    }
    for other in ["email=A@example.com", "student-number=a", "b@example.com", "a@example.comKosher"] {
        let run = judged(&[other]);
        assert!(run.exit == 3 && run.out.contains("identity_mismatch") && !run.out.contains("Evaluating"), "{other}: {run:?}");
    }
    // The name as text is one as good as one among the identifiers.
    assert_eq!(judged(&["name=Fiorella Inventata"]).exit, 0);
    assert_eq!(judged(&["name=Ada Esempio"]).exit, 3);
    let open = judged(&["national-id=7"]);
    assert!(open.exit == 7 && open.out.contains("identity_unknown") && open.out.contains("Evaluating"), "{open:?}");
    assert_eq!(judged(&["email=a@example.com", "student-number=a=b"]).exit, 0);
    assert_eq!(judged(&["email=a@example.com", "student-number=0"]).exit, 3);
    for empty in ["", "email=", " "] {
        let run = judged(&[empty]);
        assert!(run.exit == 2 && run.err.contains("identity_empty"), "{run:?}");
    }
    // A misspelt type would make the right learner somebody else.
    for misspelt in ["studentNumber=a=b", "birthdate=2000-01-01", "foo=1", "a=b"] {
        let run = judged(&[misspelt]);
        assert!(run.exit == 2 && run.err.contains("identity_type_unknown") && run.err.contains("any="), "{misspelt}: {run:?}");
    }
    world.snapshot("identity-mismatch", "award.json --allow-unknown-issuer --learner-identity email=b@example.com");
    world.snapshot("identity-unknown", "award.json --allow-unknown-issuer --learner-identity national-id=7");
}
