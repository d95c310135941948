//! Documents to verify, made from fixed seeds: the same bytes in every run. All names are fictional.

use credenza_core::credential::{Secured, Uri};
use credenza_core::did::{Did, key_method, web};
use credenza_core::encoding::json::{Document, Map, Value};
use credenza_core::issue::{IssueOptions, Issuer};
use credenza_core::key::SecretKey;
use credenza_core::micro::open_badge::IssuerProfile;
use credenza_core::micro::*;
use credenza_core::present::{Holder, Request};
use credenza_core::proof::eddsa_jcs_2022;
use credenza_core::time::{Date, Timestamp};
use serde_json::json;

pub(crate) const UNIVERSITY: &str = "University of Example";

pub(crate) fn time(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

pub(crate) fn university_key() -> SecretKey {
    SecretKey::from_seed([1; 32])
}

pub(crate) fn learner_key() -> SecretKey {
    SecretKey::from_seed([2; 32])
}

pub(crate) fn stranger_key() -> SecretKey {
    SecretKey::from_seed([3; 32])
}

pub(crate) fn did_of(key: &SecretKey) -> Did {
    key_method::from_public_key(&key.public_key())
}

pub(crate) fn web_did() -> Did {
    web::from_domain("university.example").unwrap()
}

/// `did.json` of the university, with its own key.
pub(crate) fn did_document() -> Value {
    web::document(&web_did(), &[university_key().public_key()]).to_value()
}

/// A plain trust list that names these DIDs.
pub(crate) fn trusts(dids: &[&Did]) -> Value {
    json!({"issuers": dids.iter().map(|did| json!({"id": did.as_str(), "name": UNIVERSITY})).collect::<Vec<_>>()})
}

fn texts(english: &str, italian: &str) -> Text {
    let language = |tag| Language::parse(tag).unwrap();
    Text::from_entries([(language("en"), english.to_owned()), (language("it"), italian.to_owned())]).unwrap()
}

/// An award that states every element but the prerequisites, to a learner known by name and number.
pub(crate) fn award() -> Award {
    Award {
        id: Uri::parse("https://university.example/courses/foreign-titles").unwrap(),
        language: Language::parse("en").unwrap(),
        learner: unbound(),
        title: texts("Evaluating foreign titles", "Valutare i titoli esteri"),
        awarding_bodies: vec![AwardingBody {
            name: texts(UNIVERSITY, "Università di Esempio"),
            country: Country::parse("IT").unwrap(),
            region: None,
            id: None,
            url: None,
        }],
        date_of_issuing: Date::parse("2026-06-30").unwrap(),
        learning_outcomes: vec![LearningOutcome {
            statement: texts(
                "Verify the status of a foreign institution in official sources",
                "Verificare lo stato di un'istituzione estera in fonti ufficiali",
            ),
            kind: Some(OutcomeKind::Skill),
            esco: vec![],
        }],
        workload: Workload::new(Some(Ects::from_number(1.5).unwrap()), Some(Hours::from_number(37.5).unwrap()), Some(25)).unwrap(),
        level: Level::Stated {
            eqf: Some(EqfLevel::new(6).unwrap()),
            cycle: Some(Cycle::First),
            national: vec![NationalLevel::Qnq(QnqLevel::parse("6.0").unwrap())],
        },
        assessments: vec![Assessment { kind: AssessmentType::WrittenExamination, description: Some(texts("three cases", "tre casi")) }],
        participation: Participation::Blended,
        quality_assurance: vec![QualityAssurance {
            kind: QualityAssuranceKind::Institutional,
            agency: Some(Agency { name: texts("Agency of Example", "Agenzia di Esempio"), id: None }),
            reference: Some(Uri::parse("https://agency.example/report").unwrap()),
            note: None,
        }],
        prerequisites: None,
        supervision: Some(Supervision::SupervisedOnSite),
        grade: Some(
            Grade::new("28/30", GradingScale { name: texts("thirtieths", "trentesimi"), min: None, max: None, pass: None }).unwrap(),
        ),
        stackability: Some(Stackability {
            integration: Integration::Stackable,
            towards: vec![],
            part_of: Some(PartOf {
                title: texts("Credential evaluator", "Valutatore di titoli"),
                id: None,
                competences: vec![texts("Institutions and their status", "Le istituzioni e il loro stato")],
            }),
        }),
        further_information: None,
        award_kind: AwardKind::Course,
        legal_basis: None,
    }
}

pub(crate) fn unbound() -> Learner {
    let number = Identifier { kind: IdentifierKind::StudentNumber, value: "0042".to_owned() };
    Learner::new(None, Some(PersonName::from_parts("Fiorella", "Inventata").unwrap()), None, vec![number]).unwrap()
}

pub(crate) fn bound() -> Learner {
    Learner::new(Some(did_of(&learner_key())), Some(PersonName::from_parts("Fiorella", "Inventata").unwrap()), None, vec![]).unwrap()
}

/// What is to be issued, and by whom.
pub(crate) struct Issue {
    pub(crate) award: Award,
    pub(crate) did: Did,
    pub(crate) key: SecretKey,
    pub(crate) from: &'static str,
    pub(crate) until: Option<&'static str>,
}

impl Issue {
    /// An award by the university, to a learner without key, without end.
    pub(crate) fn new() -> Self {
        let key = university_key();
        Self { award: award(), did: did_of(&key), key, from: "2026-07-01T09:00:00Z", until: None }
    }

    pub(crate) fn to(mut self, learner: Learner) -> Self {
        self.award.learner = learner;
        self
    }

    pub(crate) fn by(mut self, did: Did, key: SecretKey) -> Self {
        (self.did, self.key) = (did, key);
        self
    }

    pub(crate) fn valid(mut self, from: &'static str, until: Option<&'static str>) -> Self {
        (self.from, self.until) = (from, until);
        self
    }

    /// The signed credential.
    pub(crate) fn signed(self) -> Value {
        self.with_issuer(|issuer, award, options| issuer.issue(award, options).unwrap().unverified().clone())
    }

    /// The credential with anything changed before it is signed.
    pub(crate) fn signed_after(self, change: impl FnOnce(&mut Map<String, Value>)) -> Value {
        let (did, key) = (self.did.clone(), self.key.clone());
        let draft = self.with_issuer(|issuer, award, options| issuer.draft(award, options).unwrap().document().to_value());
        let Value::Object(mut document) = draft else { panic!("no object") };
        change(&mut document);
        sign(document, &did, &key, "assertionMethod", &[])
    }

    fn with_issuer<T>(self, make: impl FnOnce(&Issuer<'_>, &MicroCredential, &IssueOptions) -> T) -> T {
        let body = self.award.awarding_bodies[0].clone();
        let profile = IssuerProfile { did: self.did, name: body.name, country: body.country, region: None, url: None };
        let award = MicroCredential::new(self.award).unwrap();
        let id = Uri::parse("urn:uuid:00000000-0000-8000-8000-000000000001").unwrap();
        let mut options = IssueOptions::new(id, time("2026-07-01T09:00:00Z")).valid_from(time(self.from));
        if let Some(until) = self.until {
            options = options.valid_until(time(until));
        }
        make(&Issuer::new(&profile, &self.key).unwrap(), &award, &options)
    }
}

/// Any document with a proof of any purpose.
pub(crate) fn sign(mut document: Map<String, Value>, did: &Did, key: &SecretKey, purpose: &str, more: &[(&str, &str)]) -> Value {
    let method = format!("{did}#{}", key.public_key().to_multikey());
    let mut options = json!({
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": "2026-07-01T09:00:00Z",
        "verificationMethod": method,
        "proofPurpose": purpose,
    });
    for (name, value) in more {
        options[*name] = (*value).into();
    }
    let table = |value: &Value| Document::from_value(value).unwrap();
    let proof = eddsa_jcs_2022::sign(&table(&Value::Object(document.clone())), table(&options).root(), &[], key).unwrap();
    document.insert("proof".to_owned(), proof.to_value());
    Value::Object(document)
}

/// The employer's request of a fixed challenge, open for two weeks from 30 August.
pub(crate) fn request() -> Request {
    Request::new([7; 16], "employer.example", time("2026-08-30T12:00:00Z"), time("2026-09-13T12:00:00Z"))
        .with_purpose("Application as evaluator")
}

/// An answer to `request` by the holder of `key`, made on 31 August.
pub(crate) fn answer(key: &SecretKey, credentials: &[Value], request: &Request) -> Value {
    let credentials: Vec<_> =
        credentials.iter().map(|credential| Secured::from_document(Document::from_value(credential).unwrap())).collect();
    let answer = Holder::new(key).present(&credentials, request, &time("2026-08-31T12:00:00Z")).unwrap();
    answer.unverified().clone()
}
