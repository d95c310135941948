//! One award of which every element is stated.

use credenza_core::credential::Uri;
use credenza_core::did::Did;
use credenza_core::micro::*;
use credenza_core::time::Date;

/// Every element stated, so that every path of the reader is there to be disturbed.
pub(crate) fn award(issuer: &Did, learner: &Did) -> MicroCredential {
    let language = Language::parse("en").unwrap();
    let text = |text: &str| Text::new(Language::parse("en").unwrap(), text).unwrap();
    let both = |english: &str, italian: &str| {
        Text::from_entries([(Language::parse("en").unwrap(), english.to_owned()), (Language::parse("it").unwrap(), italian.to_owned())])
            .unwrap()
    };
    let uri = |iri: &str| Uri::parse(iri).unwrap();
    MicroCredential::new(Award {
        id: uri("https://uni.example/courses/titles"),
        language,
        learner: Learner::new(
            Some(learner.clone()),
            Some(PersonName::from_parts("Fiorella", "Inventata").unwrap()),
            Date::parse("1999-12-31").ok(),
            vec![Identifier { kind: IdentifierKind::StudentNumber, value: "0012345".to_owned() }],
        )
        .unwrap(),
        title: both("Evaluating foreign titles", "Valutare titoli esteri"),
        awarding_bodies: vec![
            AwardingBody {
                name: text("Example University"),
                country: Country::parse("IT").unwrap(),
                region: None,
                id: Some(uri(issuer.as_str())),
                url: None,
            },
            AwardingBody {
                name: text("Example Centre"),
                country: Country::parse("DE").unwrap(),
                region: None,
                id: Some(uri("https://centre.example")),
                url: None,
            },
        ],
        date_of_issuing: Date::parse("2026-06-30").unwrap(),
        learning_outcomes: vec![
            LearningOutcome {
                statement: both("Verify an institution's status", "Verificare lo status di un'istituzione"),
                kind: Some(OutcomeKind::Skill),
                esco: vec![uri("http://data.europa.eu/esco/skill/0000")],
            },
            LearningOutcome::new(text("Explain the legal framework")),
        ],
        workload: Workload::new(Ects::from_number(3.0).ok(), Hours::from_number(75.0).ok(), Some(25)).unwrap(),
        level: Level::Stated {
            eqf: EqfLevel::new(6).ok(),
            cycle: Some(Cycle::First),
            national: vec![NationalLevel::Qnq(QnqLevel::parse("6.0").unwrap())],
        },
        assessments: vec![Assessment { kind: AssessmentType::WrittenExamination, description: Some(text("Twenty questions")) }],
        participation: Participation::Blended,
        quality_assurance: vec![QualityAssurance {
            kind: QualityAssuranceKind::Institutional,
            agency: Some(Agency { name: text("Example Agency"), id: None }),
            reference: Some(uri("https://agency.example/report")),
            note: None,
        }],
        prerequisites: Some(text("A bachelor's degree")),
        supervision: Some(Supervision::SupervisedOnSite),
        grade: Some(
            Grade::new(
                "28/30",
                GradingScale { name: text("Thirtieths"), min: Some("18".into()), max: Some("30".into()), pass: Some("18".into()) },
            )
            .unwrap(),
        ),
        stackability: Some(Stackability {
            integration: Integration::Stackable,
            towards: vec![Target { title: text("Master in evaluation"), id: None }],
            part_of: Some(PartOf { title: text("Credential evaluator"), id: None, competences: vec![text("Evaluate titles")] }),
        }),
        further_information: Some(FurtherInformation {
            text: Some(text("Taught in spring")),
            documents: vec![uri("https://uni.example/supplement")],
        }),
        award_kind: AwardKind::Course,
        legal_basis: Some(text("Law 0/0000, art. 0")),
    })
    .unwrap()
}
