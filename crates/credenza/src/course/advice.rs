//! What would make a course file better. Advice stops nothing; how good the outcomes are is judged elsewhere.

use std::collections::BTreeSet;

use credenza_core::micro::{Element, Language, Level, Text};

use super::Course;
use crate::failure::Explain;

/// More outcomes than a reader takes in for a small volume of learning.
const MANY_OUTCOMES: usize = 12;

/// A suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Advice {
    /// Optional elements that the file does not describe.
    ElementsMissing { elements: Vec<Element> },
    /// Texts that lack a language which the title has.
    LanguageMissing { language: String, keys: Vec<String> },
    /// Every text is in one language.
    OneLanguage { language: String },
    /// One outcome is rarely all that was learned.
    OneOutcome,
    /// So many that nobody reads them.
    ManyOutcomes { count: usize },
    /// An outcome that only repeats the title.
    OutcomeIsTitle { key: String },
    /// An outcome that stands there twice.
    OutcomeRepeated { key: String, first: String },
    /// Outcomes without kind.
    OutcomeKindMissing { keys: Vec<String> },
    /// Credits without the hours that one stands for.
    HoursPerCreditMissing,
    /// Quality assurance that nobody can look up.
    QualityUnsupported { key: String },
    /// A QF-EHEA cycle or national level would say more than the EQF level alone.
    CycleMissing,
}

impl Explain for Advice {
    fn code(&self) -> &'static str {
        match self {
            Self::ElementsMissing { .. } => "advice_elements_missing",
            Self::LanguageMissing { .. } => "advice_language_missing",
            Self::OneLanguage { .. } => "advice_one_language",
            Self::OneOutcome => "advice_one_outcome",
            Self::ManyOutcomes { .. } => "advice_many_outcomes",
            Self::OutcomeIsTitle { .. } => "advice_outcome_is_title",
            Self::OutcomeRepeated { .. } => "advice_outcome_repeated",
            Self::OutcomeKindMissing { .. } => "advice_outcome_kind_missing",
            Self::HoursPerCreditMissing => "advice_hours_per_credit_missing",
            Self::QualityUnsupported { .. } => "advice_quality_unsupported",
            Self::CycleMissing => "advice_cycle_missing",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::ElementsMissing { elements } => {
                vec![("elements", elements.iter().map(|element| element.name()).collect::<Vec<_>>().join(", "))]
            }
            Self::LanguageMissing { language, keys } => vec![("language", language.clone()), ("keys", keys.join(", "))],
            Self::OneLanguage { language } => vec![("language", language.clone())],
            Self::ManyOutcomes { count } => vec![("count", count.to_string())],
            Self::OutcomeIsTitle { key } | Self::QualityUnsupported { key } => vec![("key", key.clone())],
            Self::OutcomeRepeated { key, first } => vec![("key", key.clone()), ("first", first.clone())],
            Self::OutcomeKindMissing { keys } => vec![("keys", keys.join(", "))],
            Self::OneOutcome | Self::HoursPerCreditMissing | Self::CycleMissing => Vec::new(),
        }
    }
}

pub(super) fn advice(course: &Course) -> Vec<Advice> {
    let mut advice = languages(course);
    advice.extend(outcomes(course));
    if course.workload.credits().is_some() && course.workload.hours_per_credit().is_none() {
        advice.push(Advice::HoursPerCreditMissing);
    }
    if matches!(&course.level, Level::Stated { cycle: None, national, .. } if national.is_empty()) {
        advice.push(Advice::CycleMissing);
    }
    for (index, quality) in course.quality_assurance.iter().enumerate() {
        if quality.agency.is_none() && quality.reference.is_none() {
            advice.push(Advice::QualityUnsupported { key: numbered("quality_assurance", index) });
        }
    }
    let optional = [
        (Element::Prerequisites, course.prerequisites.is_some()),
        (Element::Supervision, course.supervision.is_some()),
        (Element::Grade, course.grading.is_some()),
        (Element::Stackability, course.stackability.is_some()),
        (Element::FurtherInformation, course.further_information.is_some()),
    ];
    let elements: Vec<Element> = optional.into_iter().filter(|(_, stated)| !stated).map(|(element, _)| element).collect();
    if !elements.is_empty() {
        advice.push(Advice::ElementsMissing { elements });
    }
    advice
}

fn languages(course: &Course) -> Vec<Advice> {
    let texts = texts(course);
    let of = |text: &Text| text.iter().map(|(language, _)| language.clone()).collect::<BTreeSet<Language>>();
    let all: BTreeSet<Language> = texts.iter().flat_map(|(_, text)| of(text)).collect();
    if all.len() == 1 {
        return vec![Advice::OneLanguage { language: course.language.to_string() }];
    }
    let lacking = |language: &Language| {
        let keys: Vec<String> = texts.iter().filter(|(_, text)| text.get(language).is_none()).map(|(key, _)| key.clone()).collect();
        (!keys.is_empty()).then(|| Advice::LanguageMissing { language: language.to_string(), keys })
    };
    all.iter().filter_map(lacking).collect()
}

/// Every text that a reader of another language would miss, with its key.
fn texts(course: &Course) -> Vec<(String, &Text)> {
    let mut texts = vec![("title".to_owned(), &course.title)];
    texts.extend(course.awarding_bodies.iter().enumerate().map(|(index, body)| (numbered("awarding_body", index) + ".name", &body.name)));
    let outcomes = course.learning_outcomes.iter().enumerate();
    texts.extend(outcomes.map(|(index, outcome)| (numbered("learning_outcome", index) + ".statement", &outcome.statement)));
    let assessments = course.assessments.iter().enumerate();
    texts.extend(assessments.filter_map(|(index, it)| Some((numbered("assessment", index) + ".description", it.description.as_ref()?))));
    let optional = [("legal_basis", &course.legal_basis), ("prerequisites", &course.prerequisites)];
    texts.extend(optional.into_iter().filter_map(|(key, text)| Some((key.to_owned(), text.as_ref()?))));
    if let Some(text) = course.further_information.as_ref().and_then(|further| further.text.as_ref()) {
        texts.push(("further_information.text".to_owned(), text));
    }
    texts
}

fn outcomes(course: &Course) -> Vec<Advice> {
    let outcomes = &course.learning_outcomes;
    let key = |index| numbered("learning_outcome", index);
    let same = |left: &Text, right: &Text| {
        let (left, right) = (left.best(&course.language), right.best(&course.language));
        left.trim().to_lowercase() == right.trim().to_lowercase()
    };
    let mut advice = Vec::new();
    match outcomes.len() {
        1 => advice.push(Advice::OneOutcome),
        count if count > MANY_OUTCOMES => advice.push(Advice::ManyOutcomes { count }),
        _ => {}
    }
    for (index, outcome) in outcomes.iter().enumerate() {
        if same(&outcome.statement, &course.title) {
            advice.push(Advice::OutcomeIsTitle { key: key(index) });
        }
        if let Some(first) = outcomes.iter().take(index).position(|first| same(&first.statement, &outcome.statement)) {
            advice.push(Advice::OutcomeRepeated { key: key(index), first: key(first) });
        }
    }
    let without: Vec<String> =
        outcomes.iter().enumerate().filter(|(_, outcome)| outcome.kind.is_none()).map(|(index, _)| key(index)).collect();
    if !without.is_empty() {
        advice.push(Advice::OutcomeKindMissing { keys: without });
    }
    advice
}

fn numbered(table: &str, index: usize) -> String {
    format!("{table}[{}]", index + 1)
}
