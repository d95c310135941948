//! What is measured with: keys, signatures, credentials by one issuer and by many.

use credenza_core::credential::Uri;
use credenza_core::did::{Did, key_method};
use credenza_core::encoding::json::{Document, Value};
use credenza_core::encoding::json_ld::Contexts;
use credenza_core::issue::{IssueOptions, Issuer};
use credenza_core::key::SecretKey;
use credenza_core::micro::open_badge::IssuerProfile;
use credenza_core::micro::*;
use credenza_core::proof::Suite;
use credenza_core::time::{Date, Timestamp};
use credenza_core::trust::{TrustList, TrustedIssuer};
use credenza_core::verify::{Evidence, Policy};
use serde_json::json;

/// How many issuers "many" are.
const ISSUERS: usize = 1_000;

pub(crate) struct Fixtures {
    pub(crate) signer: SecretKey,
    pub(crate) profile: IssuerProfile,
    pub(crate) award: MicroCredential,
    pub(crate) options: IssueOptions,
    pub(crate) now: Timestamp,
    pub(crate) evidence: Evidence,
    /// One credential, as its learner receives it: 7.5 KB, because our own context stands in the document and again in the proof.
    pub(crate) credential: Vec<u8>,
    /// A plain Open Badge of the size that most credentials have, 2.2 KB, by the same issuer.
    pub(crate) badge: Vec<u8>,
    /// A credential of ours and the badge, signed by what they state.
    pub(crate) stated: [Vec<u8>; 2],
    /// The badge, signed by what it states with the suite before Data Integrity, whose context it names as its third.
    pub(crate) badge_2020: Vec<u8>,
    /// Different credentials of the one issuer.
    pub(crate) one: Crowd,
    /// Different credentials of many issuers, no two neighbours by the same.
    pub(crate) many: Crowd,
}

/// Credentials, and a policy that trusts all who issued them.
pub(crate) struct Crowd {
    pub(crate) credentials: Vec<Vec<u8>>,
    pub(crate) policy: Policy,
    pub(crate) profiles: usize,
}

impl Fixtures {
    pub(crate) fn new(credentials: usize) -> Self {
        let signer = signer(0);
        let profile = profile(&signer);
        let one = crowd(credentials, 1);
        Self {
            award: award(&profile, 0),
            options: options(0),
            now: Timestamp::parse("2026-08-01T12:00:00Z").unwrap(),
            evidence: Evidence::new(),
            credential: one.credentials[0].clone(),
            badge: badge(&profile.did, &signer, Suite::EddsaJcs2022),
            stated: [issued(&profile, &signer, 0, Suite::EddsaRdfc2022), badge(&profile.did, &signer, Suite::EddsaRdfc2022)],
            badge_2020: badge(&profile.did, &signer, Suite::Ed25519Signature2020),
            many: crowd(credentials, ISSUERS.min(credentials)),
            one,
            signer,
            profile,
        }
    }
}

fn crowd(credentials: usize, issuers: usize) -> Crowd {
    let signers: Vec<SecretKey> = (0..issuers).map(signer).collect();
    let profiles: Vec<IssuerProfile> = signers.iter().map(profile).collect();
    let issue = |index: usize| {
        let (profile, signer) = (&profiles[index % issuers], &signers[index % issuers]);
        issued(profile, signer, index, Suite::EddsaJcs2022)
    };
    let trusted = profiles.iter().map(|profile| TrustedIssuer::new(profile.did.clone(), "Example University"));
    let policy = Policy::default().trust("mine", TrustList::new(trusted));
    Crowd { credentials: (0..credentials).map(issue).collect(), policy, profiles: issuers }
}

fn issued(profile: &IssuerProfile, signer: &SecretKey, index: usize, suite: Suite) -> Vec<u8> {
    let issuer = Issuer::new(profile, signer).unwrap().with_suite(suite);
    issuer.issue(&award(profile, index), &options(index)).unwrap().unverified().to_string().into_bytes()
}

fn badge(issuer: &Did, signer: &SecretKey, suite: Suite) -> Vec<u8> {
    let narrative = "Pass the written examination, forty questions on the sources, and defend two assessments before the board. ".repeat(5);
    let mut badge = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": "urn:uuid:00000000-0000-8000-8000-000000000001",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Evaluating foreign titles",
        "issuer": {
            "id": issuer.as_str(), "type": ["Profile"], "name": "Example University", "url": "https://uni.example",
            "address": {"type": ["Address"], "addressCountryCode": "IT"}
        },
        "validFrom": "2026-07-01T09:00:00Z",
        "validUntil": "2031-07-01T09:00:00Z",
        "credentialSubject": {
            "id": issuer.as_str(), "type": ["AchievementSubject"], "creditsEarned": 3,
            "achievement": {
                "id": "https://uni.example/courses/titles", "type": ["Achievement"], "achievementType": "MicroCredential",
                "name": "Evaluating foreign titles", "description": "A course for those who decide on the recognition of foreign titles",
                "criteria": {"narrative": narrative},
                "alignment": [{
                    "type": ["Alignment"], "targetFramework": "European Qualifications Framework", "targetName": "EQF level 6",
                    "targetCode": "6", "targetUrl": "http://data.europa.eu/snb/eqf/6"
                }]
            }
        }
    });
    let mut options = json!({
        "type": "DataIntegrityProof", "cryptosuite": suite.name(), "created": "2026-07-01T09:00:00Z",
        "verificationMethod": key_method::method_id(&signer.public_key()), "proofPurpose": "assertionMethod"
    });
    if suite == Suite::Ed25519Signature2020 {
        badge["@context"].as_array_mut().unwrap().push(json!("https://w3id.org/security/suites/ed25519-2020/v1"));
        options["type"] = json!(suite.name());
        options.as_object_mut().unwrap().shift_remove("cryptosuite");
    }
    let table = |value: &Value| Document::from_value(value).unwrap();
    let proof = suite.sign(&table(&badge), table(&options).root(), &[], &Contexts::known(), signer).unwrap();
    badge["proof"] = proof.to_value();
    badge.to_string().into_bytes()
}

/// Secrets for measuring; a real one is drawn at random.
fn signer(index: usize) -> SecretKey {
    let mut seed = [7; 32];
    seed[..8].copy_from_slice(&(index as u64).to_le_bytes());
    SecretKey::from_seed(seed)
}

fn profile(signer: &SecretKey) -> IssuerProfile {
    let did = key_method::from_public_key(&signer.public_key());
    IssuerProfile { did, name: text("Example University"), country: Country::parse("IT").unwrap(), region: None, url: None }
}

fn options(index: usize) -> IssueOptions {
    let id = Uri::parse(&format!("urn:uuid:00000000-0000-8000-8000-{index:012}")).unwrap();
    IssueOptions::new(id, Timestamp::parse("2026-07-01T09:00:00Z").unwrap())
}

fn award(issuer: &IssuerProfile, learner: usize) -> MicroCredential {
    let both = |english: &str, italian: &str| {
        Text::from_entries([("en", english), ("it", italian)].map(|(tag, text)| (Language::parse(tag).unwrap(), text.to_owned()))).unwrap()
    };
    MicroCredential::new(Award {
        id: Uri::parse("https://uni.example/courses/titles").unwrap(),
        language: Language::parse("en").unwrap(),
        learner: Learner::named(PersonName::from_parts("Fiorella", format!("Inventata {learner}")).unwrap())
            .with_birth_date(Date::parse("1999-12-31").unwrap()),
        title: both("Evaluating foreign titles", "Valutare titoli esteri"),
        awarding_bodies: vec![AwardingBody {
            name: issuer.name.clone(),
            country: issuer.country,
            region: None,
            id: Some(Uri::parse(issuer.did.as_str()).unwrap()),
            url: None,
        }],
        date_of_issuing: Date::parse("2026-06-30").unwrap(),
        learning_outcomes: vec![
            LearningOutcome::new(both("Verify the status of a foreign institution", "Verificare lo status di un'istituzione estera")),
            LearningOutcome::new(text("Explain the legal framework of recognition")),
        ],
        workload: Workload::new(Some(Ects::from_number(3.0).unwrap()), None, Some(25)).unwrap(),
        level: Level::Stated { eqf: Some(EqfLevel::new(6).unwrap()), cycle: None, national: Vec::new() },
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
    .unwrap()
}

fn text(text: &str) -> Text {
    Text::new(Language::parse("en").unwrap(), text).unwrap()
}
