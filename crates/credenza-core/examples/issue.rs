//! Issue a micro-credential in a program: `cargo run -p credenza-core --example issue > credential.json`.
//!
//! The library draws no randomness and reads no clock: the key, the credential's id and the time come from whoever calls it. Here they are fixed, so that the
//! output is the same every time; a real issuer takes them from its key store, a UUID generator and the clock.

use std::error::Error;

use credenza_core::credential::Uri;
use credenza_core::did::key_method;
use credenza_core::issue::{IssueOptions, Issuer};
use credenza_core::key::SecretKey;
use credenza_core::micro::open_badge::IssuerProfile;
use credenza_core::micro::{
    Assessment, AssessmentType, Award, AwardKind, AwardingBody, Country, Ects, EqfLevel, Language, Learner, LearningOutcome, Level,
    MicroCredential, Participation, PersonName, QualityAssurance, QualityAssuranceKind, Text, Workload,
};
use credenza_core::time::{Date, Timestamp};

#[allow(clippy::print_stdout, reason = "an example is a program of its own")]
fn main() -> Result<(), Box<dyn Error>> {
    println!("{}", issue()?);
    Ok(())
}

/// A signed credential, as the JSON that its learner receives.
///
/// # Errors
/// Whatever the model refuses.
pub(crate) fn issue() -> Result<String, Box<dyn Error>> {
    let (english, italian) = (Language::parse("en")?, Language::parse("it")?);
    let text = |text: &str| Text::new(Language::parse("en")?, text);

    // Who signs. A did:key is a trial identity, because it cannot be rotated: an institution uses a did:web.
    let key = SecretKey::from_seed([7; 32]);
    let profile = IssuerProfile {
        did: key_method::from_public_key(&key.public_key()),
        name: text("Example University")?,
        country: Country::parse("IT")?,
        region: None,
        url: Some(Uri::parse("https://uni.example")?),
    };
    let issuer = Issuer::new(&profile, &key)?;

    // What is awarded: the eleven mandatory elements.
    let body = AwardingBody {
        name: profile.name.clone(),
        country: profile.country,
        region: None,
        id: Some(Uri::parse(profile.did.as_str())?),
        url: profile.url.clone(),
    };
    let award = MicroCredential::new(Award {
        id: Uri::parse("https://uni.example/courses/titles")?,
        language: english.clone(),
        learner: Learner::named(PersonName::from_parts("Fiorella", "Inventata")?).with_birth_date(Date::parse("1999-12-31")?),
        title: Text::from_entries([(english, "Evaluating foreign titles".to_owned()), (italian, "Valutare titoli esteri".to_owned())])?,
        awarding_bodies: vec![body],
        date_of_issuing: Date::parse("2026-06-30")?,
        learning_outcomes: vec![LearningOutcome::new(text("Verify the status of a foreign institution in official sources")?)],
        workload: Workload::new(Some(Ects::from_number(3.0)?), None, Some(25))?,
        level: Level::Stated { eqf: Some(EqfLevel::new(6)?), cycle: None, national: Vec::new() },
        assessments: vec![Assessment { kind: AssessmentType::WrittenExamination, description: None }],
        participation: Participation::Blended,
        quality_assurance: vec![QualityAssurance { kind: QualityAssuranceKind::Institutional, agency: None, reference: None, note: None }],
        prerequisites: None,
        supervision: None,
        grade: None,
        stackability: None,
        further_information: None,
        award_kind: AwardKind::Course,
        legal_basis: None,
    })
    // Every fault is named at once, so that a form can show them all.
    .map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))?;

    let id = Uri::parse("urn:uuid:00000000-0000-8000-8000-000000000001")?;
    let options = IssueOptions::new(id, Timestamp::parse("2026-07-01T09:00:00Z")?);
    Ok(issuer.issue(&award, &options)?.unverified().to_string())
}
