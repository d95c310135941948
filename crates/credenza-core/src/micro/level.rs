//! Element 8: at which level.

use std::fmt;

use super::element::Element;
use super::error::ModelError;
use super::text::{Text, check_text};
use super::vocabulary::vocabulary;
use crate::credential::Uri;

/// A level of the European Qualifications Framework, 1 to 8. Council Recommendation 2017/C 189/03, Annex II.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EqfLevel(u8);

impl EqfLevel {
    const IRI: &'static str = "http://data.europa.eu/snb/eqf/";

    /// A level.
    ///
    /// # Errors
    /// `eqf_out_of_range`.
    pub fn new(level: u8) -> Result<Self, ModelError> {
        if (1..=8).contains(&level) {
            Ok(Self(level))
        } else {
            Err(ModelError::new("eqf_out_of_range", "an EQF level from 1 to 8", level.to_string()).of(Element::Level))
        }
    }

    /// The level's number.
    pub fn number(self) -> u8 {
        self.0
    }

    /// Its IRI in the European authority list.
    pub fn iri(self) -> String {
        format!("{}{}", Self::IRI, self.0)
    }

    /// The level of that IRI.
    pub fn from_iri(iri: &str) -> Option<Self> {
        match iri.strip_prefix(Self::IRI)?.as_bytes() {
            [digit @ b'1'..=b'8'] => Some(Self(digit - b'0')),
            _ => None,
        }
    }
}

impl fmt::Display for EqfLevel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

vocabulary! {
    /// A cycle of the Qualifications Framework of the European Higher Education Area. Paris Communiqué 2018, Appendix III.
    Cycle, "cycle_unknown", {
        /// Short cycle.
        Short = "short", "urn:credenza:micro:qf-ehea-short-cycle", "short cycle";
        /// First cycle (bachelor).
        First = "first", "urn:credenza:micro:qf-ehea-first-cycle", "first cycle";
        /// Second cycle (master).
        Second = "second", "urn:credenza:micro:qf-ehea-second-cycle", "second cycle";
        /// Third cycle (doctorate).
        Third = "third", "urn:credenza:micro:qf-ehea-third-cycle", "third cycle";
    }
}

vocabulary! {
    /// What kind of qualification a level of the Italian framework (QNQ) stands for: its sub-articulation.
    QnqArticulation, "qnq_articulation_unknown", {
        /// 0: one or more competences of a broader qualification; what a micro-credential is.
        PartOfQualification = "0", "urn:credenza:micro:qnq-0", "competences of a broader qualification";
        /// 1: a qualification without direct access to the next level of formal learning.
        WithoutAccess = "1", "urn:credenza:micro:qnq-1", "without direct access to the next level";
        /// 2: a qualification with direct access to the next level of formal learning.
        WithAccess = "2", "urn:credenza:micro:qnq-2", "with direct access to the next level";
        /// 3: specialising a type 1 or 2 or a vocational training qualification, without direct access.
        SpecialisingWithoutAccess = "3", "urn:credenza:micro:qnq-3", "specialising, without direct access";
        /// 4: specialising a type 1 or 2 or a vocational training qualification, with direct access.
        SpecialisingWithAccess = "4", "urn:credenza:micro:qnq-4", "specialising, with direct access";
        /// 5: an international qualification outside the national repository.
        International = "5", "urn:credenza:micro:qnq-5", "international, outside the national repository";
    }
}

/// A level of the Italian *Quadro nazionale delle qualificazioni*, written level and sub-level: `6.0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct QnqLevel {
    level: u8,
    articulation: QnqArticulation,
}

impl QnqLevel {
    /// The eight levels in the European list of national frameworks (QDR), where each has an opaque code.
    const IRIS: [&'static str; 8] = [
        "http://data.europa.eu/snb/qdr/c_d7b593f0",
        "http://data.europa.eu/snb/qdr/c_5af633b3",
        "http://data.europa.eu/snb/qdr/c_2151e983",
        "http://data.europa.eu/snb/qdr/c_c160a2a0",
        "http://data.europa.eu/snb/qdr/c_334b891b",
        "http://data.europa.eu/snb/qdr/c_f875790f",
        "http://data.europa.eu/snb/qdr/c_0d55867f",
        "http://data.europa.eu/snb/qdr/c_34a78e36",
    ];

    /// A level with its sub-articulation.
    ///
    /// # Errors
    /// `qnq_malformed`.
    pub fn new(level: u8, articulation: QnqArticulation) -> Result<Self, ModelError> {
        if (1..=8).contains(&level) { Ok(Self { level, articulation }) } else { Err(Self::malformed(&format!("{level}.{articulation}"))) }
    }

    /// From its written form, `6.0`.
    ///
    /// # Errors
    /// `qnq_malformed`.
    pub fn parse(text: &str) -> Result<Self, ModelError> {
        use super::vocabulary::Vocabulary;
        let [level @ b'1'..=b'8', b'.', articulation] = text.as_bytes() else { return Err(Self::malformed(text)) };
        let articulation = QnqArticulation::from_word(&char::from(*articulation).to_string()).map_err(|_| Self::malformed(text))?;
        Ok(Self { level: level - b'0', articulation })
    }

    /// The level, 1 to 8, referenced to the same EQF level.
    pub fn level(self) -> u8 {
        self.level
    }

    /// The sub-articulation.
    pub fn articulation(self) -> QnqArticulation {
        self.articulation
    }

    /// The IRI of the level (without its sub-articulation, for which no list exists).
    pub fn iri(self) -> &'static str {
        Self::IRIS.get(usize::from(self.level) - 1).copied().unwrap_or_default()
    }

    fn malformed(found: &str) -> ModelError {
        ModelError::new("qnq_malformed", "a QNQ level 1 to 8 and a sub-articulation 0 to 5, such as 6.0", found).of(Element::Level)
    }
}

impl fmt::Display for QnqLevel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.level, self.articulation)
    }
}

/// A level in a national framework.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NationalLevel {
    /// Italy's framework.
    Qnq(QnqLevel),
    /// Any other framework.
    Other {
        /// The framework's short name: `NQF-IE`, `DQR`.
        framework: String,
        /// The level as that framework writes it.
        level: String,
        /// The level's IRI, where there is one.
        iri: Option<Uri>,
    },
}

impl NationalLevel {
    /// The name under which Italy's framework is stated.
    pub const QNQ: &'static str = "QNQ";

    /// The framework's short name.
    pub fn framework(&self) -> &str {
        match self {
            Self::Qnq(_) => Self::QNQ,
            Self::Other { framework, .. } => framework,
        }
    }

    /// The level as its framework writes it.
    pub fn notation(&self) -> String {
        match self {
            Self::Qnq(level) => level.to_string(),
            Self::Other { level, .. } => level.clone(),
        }
    }

    pub(super) fn check(&self) -> Result<(), ModelError> {
        if let Self::Other { framework, level, .. } = self {
            for text in [framework, level] {
                check_text(text).map_err(|error| error.of(Element::Level))?;
            }
            if framework == Self::QNQ {
                return Err(QnqLevel::malformed(level));
            }
        }
        Ok(())
    }
}

/// Element 8, level and cycle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Level {
    /// At these levels; at least one of the three is there.
    Stated {
        /// EQF level.
        eqf: Option<EqfLevel>,
        /// QF-EHEA cycle.
        cycle: Option<Cycle>,
        /// Levels in national frameworks.
        national: Vec<NationalLevel>,
    },
    /// Declared not applicable, with the reason: not the same as saying nothing.
    NotApplicable(Text),
}

impl Level {
    /// The level in Italy's framework, where stated.
    pub fn qnq(&self) -> Option<QnqLevel> {
        let Self::Stated { national, .. } = self else { return None };
        national.iter().find_map(|level| if let NationalLevel::Qnq(qnq) = level { Some(*qnq) } else { None })
    }

    pub(super) fn check(&self) -> Result<(), ModelError> {
        let Self::Stated { eqf, cycle, national } = self else { return Ok(()) };
        if eqf.is_none() && cycle.is_none() && national.is_empty() {
            let expected = "an EQF level, a cycle or a national level, or that none applies";
            return Err(ModelError::new("level_missing", expected, "none").of(Element::Level));
        }
        for level in national {
            level.check()?;
        }
        let qnq = |level: &NationalLevel| if let NationalLevel::Qnq(qnq) = level { Some(*qnq) } else { None };
        if let Some(eqf) = eqf
            && let Some(qnq) = national.iter().filter_map(qnq).find(|qnq| qnq.level() != eqf.number())
        {
            return Err(ModelError::new(
                "level_inconsistent",
                format!("QNQ level {eqf}, which is referenced to EQF {eqf}"),
                qnq.to_string(),
            )
            .of(Element::Level));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_qnq_level_reads_back_and_nothing_else_is_one() {
        assert_eq!(QnqLevel::parse("6.0").unwrap().to_string(), "6.0");
        assert_eq!(QnqLevel::parse("8.5").unwrap().articulation(), QnqArticulation::International);
        for bad in ["6", "0.1", "9.0", "6.6", "6.00", "6,0", ""] {
            assert_eq!(QnqLevel::parse(bad).unwrap_err().code(), "qnq_malformed", "{bad}");
        }
    }

    #[test]
    fn levels_that_contradict_each_other_are_refused() {
        let level =
            Level::Stated { eqf: EqfLevel::new(7).ok(), cycle: None, national: vec![NationalLevel::Qnq(QnqLevel::parse("6.0").unwrap())] };
        assert_eq!(level.check().unwrap_err().code(), "level_inconsistent");
        assert_eq!(Level::Stated { eqf: None, cycle: None, national: vec![] }.check().unwrap_err().code(), "level_missing");
    }

    #[test]
    fn eqf_iris_read_back() {
        for number in 1..=8 {
            let level = EqfLevel::new(number).unwrap();
            assert_eq!(EqfLevel::from_iri(&level.iri()), Some(level));
        }
        assert_eq!(EqfLevel::from_iri("http://data.europa.eu/snb/eqf/9"), None);
        assert_eq!(EqfLevel::from_iri("http://data.europa.eu/snb/eqf/66"), None);
    }
}
