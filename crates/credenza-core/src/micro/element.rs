//! The names of the standard elements.

use std::fmt;

/// The sixteen standard elements that describe a micro-credential. Council Recommendation 2022/C 243/02, Annex I.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Element {
    /// 1: identification of the learner.
    Learner,
    /// 2: title of the micro-credential.
    Title,
    /// 3: country or region of the issuer.
    Country,
    /// 4: awarding body, one or several.
    AwardingBody,
    /// 5: date of issuing.
    DateOfIssuing,
    /// 6: learning outcomes.
    LearningOutcomes,
    /// 7: notional workload, in ECTS wherever possible.
    Workload,
    /// 8: level, and cycle where applicable.
    Level,
    /// 9: type of assessment.
    Assessment,
    /// 10: form of participation in the learning activity.
    Participation,
    /// 11: type of quality assurance.
    QualityAssurance,
    /// 12, optional: prerequisites needed to enrol.
    Prerequisites,
    /// 13, optional: supervision and identity verification during assessment.
    Supervision,
    /// 14, optional: grade achieved.
    Grade,
    /// 15, optional: integration and stackability options.
    Stackability,
    /// 16, optional: further information.
    FurtherInformation,
}

impl Element {
    /// All sixteen, in the order of the Annex: eleven mandatory, five optional.
    pub const ALL: [Self; 16] = [
        Self::Learner,
        Self::Title,
        Self::Country,
        Self::AwardingBody,
        Self::DateOfIssuing,
        Self::LearningOutcomes,
        Self::Workload,
        Self::Level,
        Self::Assessment,
        Self::Participation,
        Self::QualityAssurance,
        Self::Prerequisites,
        Self::Supervision,
        Self::Grade,
        Self::Stackability,
        Self::FurtherInformation,
    ];

    /// Whether the Annex demands it.
    pub fn is_mandatory(self) -> bool {
        self <= Self::QualityAssurance
    }

    /// The stable name, in snake case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Learner => "learner",
            Self::Title => "title",
            Self::Country => "country",
            Self::AwardingBody => "awarding_body",
            Self::DateOfIssuing => "date_of_issuing",
            Self::LearningOutcomes => "learning_outcomes",
            Self::Workload => "workload",
            Self::Level => "level",
            Self::Assessment => "assessment",
            Self::Participation => "participation",
            Self::QualityAssurance => "quality_assurance",
            Self::Prerequisites => "prerequisites",
            Self::Supervision => "supervision",
            Self::Grade => "grade",
            Self::Stackability => "stackability",
            Self::FurtherInformation => "further_information",
        }
    }

    /// The element of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|element| element.name() == name)
    }
}

impl fmt::Display for Element {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eleven_are_mandatory_and_names_read_back() {
        assert_eq!(Element::ALL.iter().filter(|element| element.is_mandatory()).count(), 11);
        for element in Element::ALL {
            assert_eq!(Element::from_name(element.name()), Some(element));
        }
        assert_eq!(Element::from_name("diploma"), None);
    }
}
