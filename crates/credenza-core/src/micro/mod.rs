//! The micro-credential: eleven mandatory and five optional standard elements as exact types.
//!
//! Council Recommendation 2022/C 243/02, Annex I. A [`MicroCredential`] is complete: what an awarding body awards. What *any* document states, complete or not,
//! is read by [`crate::quality::Elements`].

mod assessment;
mod awarding_body;
mod context;
mod country;
mod element;
mod error;
mod learner;
mod level;
pub mod open_badge;
mod outcome;
mod quality_assurance;
mod stackability;
mod text;
pub(crate) mod vocabulary;
mod workload;

pub use assessment::{Assessment, AssessmentType, Grade, GradingScale, Participation, Supervision};
pub use awarding_body::{AwardingBody, Country, Region};
pub(crate) use context::Terms;
pub use context::{CONTEXT_DIGEST, inline_context};
pub use element::Element;
pub use error::ModelError;
pub use learner::{Identifier, IdentifierKind, Learner, PersonName};
pub use level::{Cycle, EqfLevel, Level, NationalLevel, QnqArticulation, QnqLevel};
pub use outcome::{LearningOutcome, OutcomeKind};
pub use quality_assurance::{Agency, QualityAssurance, QualityAssuranceKind};
pub use stackability::{AwardKind, FurtherInformation, Integration, PartOf, Stackability, Target};
pub use text::{Language, Text, check_text};
pub use vocabulary::Vocabulary;
pub use workload::{Ects, Hours, Workload};

use crate::credential::Uri;
use crate::time::Date;

/// What is awarded, element by element; [`MicroCredential::new`] checks what spans several of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Award {
    /// The IRI of what is awarded: the course, the same for all its learners.
    pub id: Uri,
    /// The language in which the awarding body writes first; the title is there in it.
    pub language: Language,
    /// 1.
    pub learner: Learner,
    /// 2.
    pub title: Text,
    /// 3 and 4, at least one; the first is the leading one.
    pub awarding_bodies: Vec<AwardingBody>,
    /// 5.
    pub date_of_issuing: Date,
    /// 6, at least one.
    pub learning_outcomes: Vec<LearningOutcome>,
    /// 7.
    pub workload: Workload,
    /// 8.
    pub level: Level,
    /// 9, at least one.
    pub assessments: Vec<Assessment>,
    /// 10.
    pub participation: Participation,
    /// 11, at least one.
    pub quality_assurance: Vec<QualityAssurance>,
    /// 12.
    pub prerequisites: Option<Text>,
    /// 13.
    pub supervision: Option<Supervision>,
    /// 14.
    pub grade: Option<Grade>,
    /// 15.
    pub stackability: Option<Stackability>,
    /// 16.
    pub further_information: Option<FurtherInformation>,
    /// What was taken.
    pub award_kind: AwardKind,
    /// The law or decree under which it is awarded.
    pub legal_basis: Option<Text>,
}

/// A complete micro-credential: every mandatory element is there and none contradicts another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MicroCredential(Award);

impl MicroCredential {
    /// Checks what the types of the elements cannot: that lists are not empty and that elements agree.
    ///
    /// # Errors
    /// Every fault, each said of its element: `title_language`, `awarding_body_missing`, `learning_outcomes_missing`, `level_missing`, `level_inconsistent`,
    /// `assessment_missing`, `quality_assurance_missing`, `part_of_missing`, `competences_missing`, `further_information_empty`.
    pub fn new(award: Award) -> Result<Self, Vec<ModelError>> {
        let mut errors = Vec::new();
        let mut demand = |holds: bool, element, code, expected: &str, found: &str| {
            if !holds {
                errors.push(ModelError::new(code, expected, found).of(element));
            }
        };
        demand(
            award.title.get(&award.language).is_some(),
            Element::Title,
            "title_language",
            "a title in the language of the award",
            award.language.as_str(),
        );
        demand(!award.awarding_bodies.is_empty(), Element::AwardingBody, "awarding_body_missing", "at least one awarding body", "none");
        demand(
            !award.learning_outcomes.is_empty(),
            Element::LearningOutcomes,
            "learning_outcomes_missing",
            "at least one learning outcome",
            "none",
        );
        demand(!award.assessments.is_empty(), Element::Assessment, "assessment_missing", "at least one type of assessment", "none");
        demand(
            !award.quality_assurance.is_empty(),
            Element::QualityAssurance,
            "quality_assurance_missing",
            "at least one quality assurance",
            "none",
        );
        let part_of = award.stackability.as_ref().and_then(|stackability| stackability.part_of.as_ref());
        let is_part = award.level.qnq().is_some_and(|qnq| qnq.articulation() == QnqArticulation::PartOfQualification);
        demand(
            !is_part || part_of.is_some(),
            Element::Stackability,
            "part_of_missing",
            "the broader qualification and its competences, as QNQ sub-articulation 0 requires",
            "no part_of",
        );
        demand(
            part_of.is_none_or(|part| !part.competences.is_empty()),
            Element::Stackability,
            "competences_missing",
            "at least one competence of the broader qualification",
            "none",
        );
        demand(
            award.further_information.as_ref().is_none_or(|further| further.text.is_some() || !further.documents.is_empty()),
            Element::FurtherInformation,
            "further_information_empty",
            "a text or a document",
            "neither",
        );
        errors.extend(award.level.check().err());
        if errors.is_empty() { Ok(Self(award)) } else { Err(errors) }
    }

    /// The elements, to change one and check again.
    pub fn into_award(self) -> Award {
        self.0
    }
}

impl std::ops::Deref for MicroCredential {
    type Target = Award;

    fn deref(&self) -> &Award {
        &self.0
    }
}
