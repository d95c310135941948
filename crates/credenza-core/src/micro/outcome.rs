//! Element 6: what the learner knows, can do, answers for.

use super::text::Text;
use super::vocabulary::vocabulary;
use crate::credential::Uri;

vocabulary! {
    /// What kind of learning outcome. EQF (Council Recommendation 2017/C 189/03, Annex II); Europass lists codes for the first two only.
    OutcomeKind, "outcome_kind_unknown", {
        /// Facts, principles, theories, practices.
        Knowledge = "knowledge", "http://data.europa.eu/snb/skill-type/knowledge", "knowledge";
        /// The ability to apply knowledge and use know-how.
        Skill = "skill", "http://data.europa.eu/snb/skill-type/skill", "skill";
        /// The ability to act autonomously and with responsibility.
        ResponsibilityAndAutonomy = "responsibility-and-autonomy", "urn:credenza:micro:responsibility-and-autonomy", "responsibility and autonomy";
    }
}

/// One learning outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LearningOutcome {
    /// What the learner is able to do: verb, object, context.
    pub statement: Text,
    /// Its kind, where stated.
    pub kind: Option<OutcomeKind>,
    /// The ESCO skills it relates to.
    pub esco: Vec<Uri>,
}

impl LearningOutcome {
    /// An outcome of which only the statement is known.
    pub fn new(statement: Text) -> Self {
        Self { statement, kind: None, esco: Vec::new() }
    }
}
