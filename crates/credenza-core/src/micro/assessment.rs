//! Elements 9, 10, 13 and 14: how it was assessed and taken part in, under whose eyes, with which grade.

use super::element::Element;
use super::error::ModelError;
use super::text::{Text, check_text};
use super::vocabulary::vocabulary;

vocabulary! {
    /// Element 9, type of assessment. Europass controlled list "learning assessment types".
    AssessmentType, "assessment_type_unknown", {
        /// A written examination.
        WrittenExamination = "written-examination", "http://data.europa.eu/snb/assessment/6e6cb2cc78", "written examination";
        /// An oral examination.
        OralExamination = "oral-examination", "http://data.europa.eu/snb/assessment/d30284d7df", "oral examination";
        /// A practical assessment.
        PracticalAssessment = "practical-assessment", "http://data.europa.eu/snb/assessment/6a4db9f11d", "practical assessment";
        /// Project work.
        ProjectWork = "project-work", "http://data.europa.eu/snb/assessment/795dac4096", "project work";
        /// A portfolio.
        Portfolio = "portfolio", "http://data.europa.eu/snb/assessment/4f03b91c0e", "portfolio";
        /// A marked assignment.
        MarkedAssignment = "marked-assignment", "http://data.europa.eu/snb/assessment/2939dae15f", "marked assignment";
        /// A quiz.
        Quiz = "quiz", "http://data.europa.eu/snb/assessment/b1b68f6735", "quiz";
        /// Continuous evaluation.
        ContinuousEvaluation = "continuous-evaluation", "http://data.europa.eu/snb/assessment/3484bd7e51", "continuous evaluation";
        /// Problem based learning.
        ProblemBasedLearning = "problem-based-learning", "http://data.europa.eu/snb/assessment/c4256a2726", "problem based learning";
        /// An assessed artefact.
        ArtefactAssessment = "artefact-assessment", "http://data.europa.eu/snb/assessment/de4d165a6c", "artefact assessment";
        /// A group's performance.
        GroupPerformance = "group-performance", "http://data.europa.eu/snb/assessment/56539a6507", "group performance";
        /// Assessment by peers.
        PeerAssessment = "peer-assessment", "http://data.europa.eu/snb/assessment/19a2e5e671", "peer assessment";
        /// Review by peers.
        PeerReview = "peer-review", "http://data.europa.eu/snb/assessment/812e3b0ae1", "peer review";
        /// Attendance.
        Attendance = "attendance", "http://data.europa.eu/snb/assessment/7331eb4762", "level of attendance";
    }
}

/// One assessment: its type and, where it helps, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The type.
    pub kind: AssessmentType,
    /// What was asked, against which criteria.
    pub description: Option<Text>,
}

vocabulary! {
    /// Element 10, form of participation in the learning activity. Europass controlled list "modes of learning".
    Participation, "participation_unknown", {
        /// Online.
        Online = "online", "http://data.europa.eu/snb/learning-assessment/920fbb3cbe", "online";
        /// Part online, part in presence.
        Blended = "blended", "http://data.europa.eu/snb/learning-assessment/e92d221e4d", "blended";
        /// In presence.
        Presential = "presential", "http://data.europa.eu/snb/learning-assessment/9191af2ed9", "in presence";
        /// At work.
        WorkBased = "work-based", "http://data.europa.eu/snb/learning-assessment/729f3bed4b", "work based";
        /// In a project.
        ProjectBased = "project-based", "http://data.europa.eu/snb/learning-assessment/7813801c77", "project based";
        /// In a research laboratory.
        ResearchLab = "research-lab", "http://data.europa.eu/snb/learning-assessment/ed4c557045", "research-lab based";
    }
}

vocabulary! {
    /// Element 13, supervision and identity verification during assessment.
    ///
    /// Europass has one code for "supervised with identity verification"; the Annex distinguishes online from on site, so those two are stated by that code
    /// and by one of their own.
    Supervision, "supervision_unknown", {
        /// Unsupervised, no identity verification.
        Unsupervised = "unsupervised", "http://data.europa.eu/snb/supervision-verification/c598449d64", "unsupervised, without identity verification";
        /// Supervised, no identity verification.
        SupervisedWithoutIdentity = "supervised-without-identity", "urn:credenza:micro:supervised-without-identity", "supervised, without identity verification";
        /// Supervised online, identity verified.
        SupervisedOnline = "supervised-online", "urn:credenza:micro:supervised-online", "supervised online, with identity verification";
        /// Supervised on site, identity verified.
        SupervisedOnSite = "supervised-on-site", "urn:credenza:micro:supervised-on-site", "supervised on site, with identity verification";
        /// Supervised, identity verified; where is not said.
        SupervisedWithIdentity = "supervised-with-identity", "http://data.europa.eu/snb/supervision-verification/70be69aaf9", "supervised, with identity verification";
    }
}

/// The scale in which a grade means something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradingScale {
    /// Its name or description: "thirtieths", "A to F".
    pub name: Text,
    /// The lowest grade.
    pub min: Option<String>,
    /// The highest grade.
    pub max: Option<String>,
    /// The lowest grade that passes.
    pub pass: Option<String>,
}

/// Element 14, grade achieved. A grade without its scale says nothing, so there is none without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    value: String,
    scale: GradingScale,
}

impl Grade {
    /// A grade in its scale.
    ///
    /// # Errors
    /// `text_empty`, `text_control_character`.
    pub fn new(value: impl Into<String>, scale: GradingScale) -> Result<Self, ModelError> {
        let value = value.into();
        for text in [Some(&value), scale.min.as_ref(), scale.max.as_ref(), scale.pass.as_ref()].into_iter().flatten() {
            check_text(text).map_err(|error| error.of(Element::Grade))?;
        }
        Ok(Self { value, scale })
    }

    /// The grade as the awarding body writes it: `28/30`, `A`.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Its scale.
    pub fn scale(&self) -> &GradingScale {
        &self.scale
    }
}
