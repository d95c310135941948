//! Credentials as issuers sign them.

use credenza_core::credential::{Secured, Uri};
use credenza_core::did::{Did, key_method};
use credenza_core::encoding::json::{Document, Map, Value};
use credenza_core::issue::{IssueOptions, Issuer};
use credenza_core::key::SecretKey;
use credenza_core::micro::*;
use credenza_core::proof::eddsa_jcs_2022;
use credenza_core::time::{Date, Timestamp};

/// The seed of the issuer of most credentials here.
pub const ISSUER: u8 = 7;

pub struct Course<'a> {
    pub title: &'a str,
    pub day: &'a str,
    pub holder: Option<&'a str>,
    pub until: Option<&'a str>,
    /// A did:web that signs, in place of the did:key of its key.
    pub issuer: Option<&'a str>,
}

pub fn issuer_did(seed: u8) -> Did {
    key_method::from_public_key(&SecretKey::from_seed([seed; 32]).public_key())
}

impl Course<'_> {
    pub fn new(title: &str) -> Course<'_> {
        Course { title, day: "2026-06-30", holder: None, until: None, issuer: None }
    }

    /// The credential for Fiorella Inventata, as the bytes of a file.
    pub fn award(&self) -> Vec<u8> {
        self.award_by(ISSUER)
    }

    pub fn award_by(&self, seed: u8) -> Vec<u8> {
        let secured = self.secured(seed);
        let mut bytes = serde_json::to_vec_pretty(secured.unverified()).unwrap();
        bytes.push(b'\n');
        bytes
    }

    /// The same on one line.
    pub fn line(&self) -> Vec<u8> {
        self.secured(ISSUER).unverified().to_string().into_bytes()
    }

    fn secured(&self, seed: u8) -> Secured {
        let language = Language::parse("en").unwrap();
        let text = |text: &str| Text::new(language.clone(), text).unwrap();
        let signer = SecretKey::from_seed([seed; 32]);
        let name = text("University of Example");
        let country = Country::parse("IT").unwrap();
        let mut learner = Learner::named(PersonName::from_parts("Fiorella", "Inventata").unwrap());
        learner = learner.with_birth_date(Date::parse("2001-02-03").unwrap());
        if let Some(holder) = self.holder {
            learner = learner.with_did(Did::parse(holder).unwrap());
        }
        let award = MicroCredential::new(Award {
            id: Uri::parse("https://uni.example/courses/titles").unwrap(),
            language: language.clone(),
            learner,
            title: text(self.title),
            awarding_bodies: vec![AwardingBody { name: name.clone(), country, region: None, id: None, url: None }],
            date_of_issuing: Date::parse(self.day).unwrap(),
            learning_outcomes: vec![LearningOutcome::new(text("Verify the status of a foreign institution in official sources"))],
            workload: Workload::new(Some(Ects::from_number(3.0).unwrap()), None, Some(25)).unwrap(),
            level: Level::Stated { eqf: Some(EqfLevel::new(6).unwrap()), cycle: None, national: vec![] },
            assessments: vec![Assessment { kind: AssessmentType::WrittenExamination, description: None }],
            participation: Participation::Blended,
            quality_assurance: vec![QualityAssurance {
                kind: QualityAssuranceKind::Institutional,
                agency: None,
                reference: None,
                note: None,
            }],
            prerequisites: None,
            supervision: None,
            grade: None,
            stackability: None,
            further_information: None,
            award_kind: AwardKind::Course,
            legal_basis: None,
        });
        let profile = open_badge::IssuerProfile {
            did: self.issuer.map_or_else(|| issuer_did(seed), |did| Did::parse(did).unwrap()),
            name,
            country,
            region: None,
            url: None,
        };
        let issued = Timestamp::parse(&format!("{}T09:00:00Z", self.day)).unwrap();
        let mut options = IssueOptions::new(Uri::parse("urn:uuid:00000000-0000-8000-8000-000000000001").unwrap(), issued);
        if let Some(until) = self.until {
            options = options.valid_until(Timestamp::parse(until).unwrap());
        }
        Issuer::new(&profile, &signer).unwrap().issue(&award.unwrap(), &options).unwrap()
    }
}

/// A credential with this title whoever objects: our own issuing refuses what steers a terminal, another's may not.
pub fn hostile(title: &str, issuer_name: &str) -> Vec<u8> {
    changed("harmless", |document| {
        document["name"] = title.into();
        document["issuer"]["name"] = issuer_name.into();
        document["issuer"].as_object_mut().unwrap().remove("legalName");
        let achievement = document["credentialSubject"]["achievement"].as_object_mut().unwrap();
        achievement.insert("name".to_owned(), title.into());
        achievement.remove("title");
    })
}

/// A credential with this title, changed before its issuer signed the JSON.
pub fn changed(title: &str, change: impl FnOnce(&mut Value)) -> Vec<u8> {
    signed(title, change, "2026-06-30T09:00:00Z", None)
}

/// A credential without a period, signed at one time, whose signature may end at another.
pub fn signed_at(created: &str, expires: Option<&str>) -> Vec<u8> {
    signed("Timed", |document| drop(document.as_object_mut().unwrap().remove("validFrom")), created, expires)
}

fn signed(title: &str, change: impl FnOnce(&mut Value), created: &str, expires: Option<&str>) -> Vec<u8> {
    let signer = SecretKey::from_seed([ISSUER; 32]);
    let did = issuer_did(ISSUER);
    let mut document: Value = serde_json::from_slice(&Course::new(title).award()).unwrap();
    document.as_object_mut().unwrap().remove("proof");
    change(&mut document);
    let Value::Object(mut document) = document else { panic!("no object") };
    let member = |name: &str, value: &str| (name.to_owned(), Value::from(value));
    let mut options = Map::from_iter([
        member("type", "DataIntegrityProof"),
        member("cryptosuite", eddsa_jcs_2022::NAME),
        member("created", created),
        member("verificationMethod", &format!("{did}#{}", signer.public_key().to_multikey())),
        member("proofPurpose", "assertionMethod"),
    ]);
    options.extend(expires.map(|expires| member("expires", expires)));
    let table = |members: Map<String, Value>| Document::from_value(&Value::Object(members)).unwrap();
    let proof = eddsa_jcs_2022::sign(&table(document.clone()), table(options).root(), &[], &signer).unwrap();
    document.insert("proof".to_owned(), proof.to_value());
    serde_json::to_vec(&document).unwrap()
}
