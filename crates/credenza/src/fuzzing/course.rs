//! The course file: every fault is placed and told; whatever a sound one says is signed, verified and read back.

use std::path::Path;
use std::sync::LazyLock;

use credenza_core::credential::{Secured, Uri};
use credenza_core::did::{Did, key_method, web};
use credenza_core::issue::{IssueOptions, Issuer};
use credenza_core::key::SecretKey;
use credenza_core::micro::{Learner, PersonName};
use credenza_core::proof::Suite;
use credenza_core::time::{Date, Timestamp};
use credenza_core::verify::{Evidence, Policy, Provenance, Verifier};

use super::told;
use crate::course::{Course, Period};
use crate::messages::{Language, Messages};

static SIGNER: LazyLock<SecretKey> = LazyLock::new(|| SecretKey::from_seed([7; 32]));

thread_local! {
    static MESSAGES: Messages = Messages::new(Language::English);
}

/// A course file.
pub fn course(bytes: &[u8]) {
    match Course::read(bytes) {
        Ok(course) => {
            let _ = (course.advice(), course.digest());
            awarded(&course);
        }
        Err(faults) => {
            assert!(!faults.is_empty(), "refused, and nobody says why");
            let lines = bytes.split(|byte| *byte == b'\n').count();
            for fault in &faults {
                let failure = MESSAGES.with(|messages| fault.failure(Path::new("course.toml"), messages));
                let place = failure.place.as_deref().unwrap();
                let line: Option<usize> = place.split(':').nth(1).map(|line| line.parse().unwrap());
                assert!(line.is_none_or(|line| (1..=lines).contains(&line)), "{place} of {lines} lines");
                told(failure);
            }
        }
    }
}

/// Issues the award to a learner, verifies the bytes as an employer would, and compares.
fn awarded(course: &Course) {
    let date = Date::parse("2026-06-30").unwrap();
    let now = Timestamp::parse("2026-07-01T09:00:00Z").unwrap();
    let own = key_method::from_public_key(&SIGNER.public_key());
    let did: Did = course.issuer_did().filter(|did| web::url(did).is_ok()).unwrap_or(own);
    let profile = course.profile(did.clone()).expect("a course has an awarding body");
    let learner = Learner::named(PersonName::from_parts("Fiorella", "Inventata").unwrap());
    let grade = ["30", "A", "1"].iter().find_map(|grade| course.grade(grade).ok());
    let award = course.award(learner, date, grade, &did).expect("a course that was read can be awarded");

    let issuer = Issuer::new(&profile, &*SIGNER).expect("the key is the issuer's");
    let id = Uri::parse("urn:uuid:00000000-0000-8000-8000-000000000001").unwrap();
    let options = IssueOptions::new(id, now.clone());
    let until = course.valid_for.and_then(|period: Period| period.after(date)).map(|day| format!("{day}T23:59:59Z"));
    let until = until.and_then(|until| Timestamp::parse(&until).ok()).filter(|until| *until > now);
    let options = match until {
        Some(until) => options.valid_until(until),
        None => options,
    };

    let mut evidence = Evidence::new();
    if did.method() == "web" {
        let document = web::document(&did, &[SIGNER.public_key()]).to_value();
        evidence.add_did_document(did.clone(), &document, Provenance::Own, Some(now.clone())).expect("our own document");
    }
    let policy = Policy::default().pin_issuer(did);
    for suite in Suite::ALL {
        let secured = issuer.with_suite(suite).issue(&award, &options).expect("an award can be signed");
        let arrived = Secured::parse(&serde_json::to_vec(secured.unverified()).unwrap()).expect("what we sign can be read");
        let report = Verifier::new(&evidence, &policy).verify(&arrived, &now);
        let findings = || report.findings().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        let credential = report.accepted().unwrap_or_else(|_| panic!("not accepted:\n{}", findings()));
        let read = credential.micro().unwrap_or_else(|errors| panic!("not complete: {errors:?}"));
        // Statements are read in an order of their own.
        if suite == Suite::EddsaJcs2022 {
            assert_eq!(*read, *award, "what was awarded is what is read");
        }
    }
}
