//! Sign, hold, present and verify micro-credentials: W3C Verifiable Credentials 2.0, Open Badges 3.0, and the European standard elements.
//!
//! What this crate does **not** do: it opens no file and no socket, reads no clock, draws no randomness, starts no thread, logs nothing, and does not panic on
//! input. The time, entropy, keys and evidence are arguments; the same arguments give the same report.
//!
//! # Issue
//!
//! ```
//! use credenza_core::{issue::{IssueOptions, Issuer}, key::SecretKey, time::Timestamp, credential::Uri};
//! # use credenza_core::{did::key_method, micro::*, time::Date};
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let language = Language::parse("en")?;
//! # let text = |text: &str| Text::new(language.clone(), text);
//! # let signer = SecretKey::from_seed([7; 32]);
//! # let body = AwardingBody { name: text("Example University")?, country: Country::parse("IT")?, region: None, id: None, url: None };
//! # let award = MicroCredential::new(Award {
//! #     id: Uri::parse("https://uni.example/courses/titles")?, language: language.clone(),
//! #     learner: Learner::named(PersonName::from_parts("Fiorella", "Inventata")?), title: text("Evaluating foreign titles")?,
//! #     awarding_bodies: vec![body.clone()], date_of_issuing: Date::parse("2026-06-30")?,
//! #     learning_outcomes: vec![LearningOutcome::new(text("Verify the status of a foreign institution in official sources")?)],
//! #     workload: Workload::new(Some(Ects::from_number(3.0)?), None, Some(25))?,
//! #     level: Level::Stated { eqf: Some(EqfLevel::new(6)?), cycle: None, national: vec![] },
//! #     assessments: vec![Assessment { kind: AssessmentType::WrittenExamination, description: None }], participation: Participation::Blended,
//! #     quality_assurance: vec![QualityAssurance { kind: QualityAssuranceKind::Institutional, agency: None, reference: None, note: None }],
//! #     prerequisites: None, supervision: None, grade: None, stackability: None, further_information: None, award_kind: AwardKind::Course, legal_basis: None,
//! # }).map_err(|errors| errors[0].clone())?;
//! # let did = key_method::from_public_key(&signer.public_key());
//! # let profile = open_badge::IssuerProfile { did, name: body.name.clone(), country: body.country, region: None, url: None };
//! # let now = Timestamp::parse("2026-07-01T09:00:00Z")?;
//! # let id = Uri::parse("urn:uuid:00000000-0000-8000-8000-000000000001")?;
//! let issuer = Issuer::new(&profile, &signer)?;                                  // DID and key checked once
//! let secured = issuer.issue(&award, &IssueOptions::new(id, now.clone()))?;
//! # let bytes = serde_json::to_vec(secured.unverified())?;
//! # use credenza_core::{credential::{Credential, Secured}, verify::{Evidence, Policy, Verified, Verifier}, trust::{TrustList, TrustedIssuer}};
//! # let evidence = Evidence::new();
//! # let policy = Policy::default().trust("mine", TrustList::new([TrustedIssuer::new(profile.did.clone(), "Example University")]));
//! # let bytes = &bytes[..];
//!
//! // Verify, anywhere else, offline.
//! let verifier = Verifier::new(&evidence, &policy);
//! let report = verifier.verify(&Secured::parse(bytes)?, &now);                   // total: every check, in a fixed order
//! for finding in report.findings() { println!("{finding}"); }
//! let credential: &Verified<Credential> = report.accepted()?;                    // only verification makes one
//! let elements = credential.elements();                                          // of any credential
//! let micro = credential.micro().map_err(|errors| errors[0].clone())?;           // when it is complete
//! # assert_eq!(*micro, *award);
//! # assert!(elements.context_is_known());
//! # Ok(()) }
//! ```
//!
//! # Where things are
//!
//! The modules are layers; each uses only those below it: [`present`] · [`issue`], [`verify`] · [`trust`] · [`quality`], [`proof`] · [`micro`] · [`credential`] ·
//! [`did`] · [`key`] · [`time`] · [`encoding`].

pub mod credential;
pub mod did;
pub mod encoding;
pub mod issue;
pub mod key;
pub mod micro;
pub mod present;
pub mod proof;
pub mod quality;
pub mod time;
pub mod trust;
pub mod verify;
