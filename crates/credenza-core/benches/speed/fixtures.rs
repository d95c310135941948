//! What is measured with: keys, signatures, credentials by one issuer and by many.

use credenza_core::credential::Uri;
use credenza_core::did::key_method;
use credenza_core::issue::{IssueOptions, Issuer};
use credenza_core::key::SecretKey;
use credenza_core::micro::open_badge::IssuerProfile;
use credenza_core::micro::*;
use credenza_core::time::{Date, Timestamp};
use credenza_core::trust::{TrustList, TrustedIssuer};
use credenza_core::verify::{Evidence, Policy};

/// How many issuers "many" are.
const ISSUERS: usize = 1_000;

pub(crate) struct Fixtures {
    pub(crate) signer: SecretKey,
    pub(crate) profile: IssuerProfile,
    pub(crate) award: MicroCredential,
    pub(crate) options: IssueOptions,
    pub(crate) now: Timestamp,
    pub(crate) evidence: Evidence,
    /// One credential, as its learner receives it.
    pub(crate) credential: Vec<u8>,
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
        let secured = Issuer::new(profile, signer).unwrap().issue(&award(profile, index), &options(index)).unwrap();
        secured.unverified().to_string().into_bytes()
    };
    let trusted = profiles.iter().map(|profile| TrustedIssuer::new(profile.did.clone(), "Example University"));
    let policy = Policy::default().trust("mine", TrustList::new(trusted));
    Crowd { credentials: (0..credentials).map(issue).collect(), policy, profiles: issuers }
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
