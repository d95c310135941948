//! What a document states, element by element, in the reader's language.

use credenza_core::micro::{self, Element, QnqLevel, Text};
use credenza_core::quality::{Elements, State, Statement, StatementValue};

use super::dates::readable;
use super::fields::{self, Field};
use crate::app::App;
use crate::messages::{Language, Messages};
use crate::terminal::{Line, Tone};

/// Whether the reader has reason to believe who the issuer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Issuer {
    /// A list of the reader's names it, or the reader did.
    Confirmed,
    /// It is whoever it says it is: names that it gives itself are marked.
    Unconfirmed,
}

/// What is stated, in the order of the standard; of several subjects or achievements first what is stated of all, then each under a heading.
pub(crate) fn lines(app: &App, elements: &Elements, issuer: Issuer) -> Vec<Line> {
    let (messages, count) = (&app.messages, elements.count_of_parts());
    let mut lines = fields::lines(&app.terminal, &fields(messages, elements, issuer));
    let key = if elements.are_parts_subjects() { "verdict-part-subject" } else { "verdict-part-achievement" };
    for (index, part) in elements.parts().iter().enumerate() {
        let number = index + 1;
        lines.push(Line::new());
        lines.push(Line::new().plain("  ").tone(Tone::Strong, &messages.text(key, &[("number", &number), ("count", &count)])));
        lines.extend(fields::lines(&app.terminal, &fields_of_part(messages, &part.elements, elements, issuer)));
    }
    let further = count - elements.parts().len();
    if further > 0 {
        lines.extend(fields::paragraph(&app.terminal, 2, &messages.text("verdict-parts-further", &[("count", &further)])));
    }
    lines
}

/// The elements that are stated, each with its name and what is stated, in the order of the standard. Absent ones are left out.
pub(crate) fn fields(messages: &Messages, elements: &Elements, issuer: Issuer) -> Vec<Field> {
    fields_of(messages, elements, |_| true, issuer)
}

/// The same of one subject or achievement among several: what is not stated of all of them.
pub(crate) fn fields_of_part(messages: &Messages, part: &Elements, all: &Elements, issuer: Issuer) -> Vec<Field> {
    fields_of(messages, part, |element| *all.state(element) == State::Absent, issuer)
}

fn fields_of(messages: &Messages, elements: &Elements, is_shown: impl Fn(Element) -> bool, issuer: Issuer) -> Vec<Field> {
    let field = |(element, state)| {
        let values = values(messages, element, state, issuer);
        (!values.is_empty()).then(|| Field { label: name(messages, element), values })
    };
    let award = elements.award().iter().map(|statement| {
        let said = value(messages, statement);
        messages.text(&format!("role-{}", statement.role), &[("value", &said)])
    });
    let award = Field { label: messages.text("verdict-award", &[]), values: award.collect() };
    elements
        .iter()
        .filter(|(element, _)| is_shown(*element))
        .filter_map(field)
        .chain(Some(award).filter(|award| !award.values.is_empty()))
        .collect()
}

/// The name of an element.
pub(crate) fn name(messages: &Messages, element: Element) -> String {
    messages.text(&format!("element-{element}"), &[])
}

/// The title and the learner's name, where they are stated: what tells one credential from another in a list.
pub(crate) fn short(messages: &Messages, elements: &Elements) -> Vec<String> {
    let stated = |element, role: &str| match elements.state(element) {
        State::Stated(statements) => statements.iter().find(|statement| statement.role == role).map(|statement| value(messages, statement)),
        _ => None,
    };
    [stated(Element::Title, "title"), stated(Element::Learner, "name")].into_iter().flatten().collect()
}

fn values(messages: &Messages, element: Element, state: &State, issuer: Issuer) -> Vec<String> {
    match state {
        State::Absent => Vec::new(),
        State::NotApplicable { reason, .. } => {
            vec![messages.text("element-value-not-applicable", &[("reason", &best(messages.language(), reason))])]
        }
        State::Contradictory { one, other } => {
            vec![messages.text("element-value-contradictory", &[("one", &value(messages, one)), ("other", &value(messages, other))])]
        }
        State::Stated(statements) => {
            let mut paragraphs = paragraphs(messages, element, statements);
            // The awarding body is the name that an impostor copies.
            if element == Element::AwardingBody && issuer == Issuer::Unconfirmed {
                for paragraph in &mut paragraphs {
                    *paragraph = messages.text("verdict-self-asserted", &[("value", paragraph)]);
                }
            }
            paragraphs
        }
    }
}

fn paragraphs(messages: &Messages, element: Element, statements: &[Statement]) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut group = None;
    for statement in statements {
        let said = value(messages, statement);
        // Only a DID stands for a key; any other identifier of a subject is a name like others, of a person or a body.
        let is_other = statement.role == "did" && !said.starts_with("did:");
        let key = if is_other { "verdict-subject".to_owned() } else { format!("role-{}", statement.role) };
        let said = messages.text(&key, &[("value", &said)]);
        let joint = joint(element, statement.role).filter(|_| group == statement.group);
        group = statement.group;
        match (joint, paragraphs.last_mut()) {
            (Some((before, after)), Some(last)) => {
                last.push_str(before);
                last.push_str(&said);
                last.push_str(after);
            }
            _ => paragraphs.push(said),
        }
    }
    paragraphs
}

/// How a statement continues the one before it; one that does not begins a paragraph of its own.
fn joint(element: Element, role: &str) -> Option<(&'static str, &'static str)> {
    match (element, role) {
        (Element::Workload | Element::Level, _) | (_, "agency" | "reference") => Some((", ", "")),
        (_, "result_status" | "achieved_level") => Some((", ", "")),
        (_, "kind" | "scale") => Some((" (", ")")),
        (Element::Assessment | Element::QualityAssurance, "description") => Some((": ", "")),
        _ => None,
    }
}

/// A value in the reader's language, without what its role adds.
fn value(messages: &Messages, statement: &Statement) -> String {
    match (&statement.value, statement.role) {
        (StatementValue::Word(word), _) => messages.text(&format!("word-{word}"), &[]),
        (StatementValue::Text(text), _) => best(messages.language(), text),
        (StatementValue::Plain(plain), "date" | "birth_date") => readable(messages, plain),
        (StatementValue::Plain(plain), "country") => country(messages, plain),
        (StatementValue::Plain(plain), "national") => national(messages, plain),
        (StatementValue::Plain(plain), "credits") => number(messages, plain),
        (StatementValue::Plain(plain), "hours") => hours(messages, plain),
        (StatementValue::Plain(plain), "result_status") => status(messages, plain),
        (StatementValue::Plain(plain), _) => plain.clone(),
    }
}

/// The text in the reader's language, else in the next best, on one line.
fn best(language: Language, text: &Text) -> String {
    let best = match micro::Language::parse(language.tag()) {
        Ok(language) => text.best(&language),
        Err(_) => text.iter().next().map(|(_, text)| text).unwrap_or_default(),
    };
    // The model lets a text have lines; here one field is one paragraph. Other controls stay, and are shown as escapes.
    best.replace(['\n', '\t'], " ")
}

fn country(messages: &Messages, code: &str) -> String {
    let key = format!("country-{}", code.to_ascii_lowercase());
    if messages.has(&key) { format!("{} ({code})", messages.text(&key, &[])) } else { code.to_owned() }
}

/// What became of a result, in words. Open Badges 3.0 §B.1 (`ResultStatusType`).
fn status(messages: &Messages, status: &str) -> String {
    let key = match status {
        "Completed" => "result-status-completed",
        "Enrolled" => "result-status-enrolled",
        "Failed" => "result-status-failed",
        "InProgress" => "result-status-in-progress",
        "OnHold" => "result-status-on-hold",
        "Provisional" => "result-status-provisional",
        "Withdrew" => "result-status-withdrew",
        other => return other.to_owned(),
    };
    messages.text(key, &[])
}

/// A decimal number as the reader's language writes it.
fn number(messages: &Messages, number: &str) -> String {
    match messages.language() {
        Language::English => number.to_owned(),
        Language::Italian => number.replace('.', ","),
    }
}

/// Hours and minutes as a number of hours, where that is a short one: `37:30` is 37.5 hours.
fn hours(messages: &Messages, text: &str) -> String {
    let parts = text.split_once(':').and_then(|(hours, minutes)| Some((hours, minutes.parse::<u32>().ok()?)));
    match parts {
        Some((hours, minutes)) if minutes < 60 && minutes % 6 == 0 => number(messages, &format!("{hours}.{}", minutes / 6)),
        _ => text.to_owned(),
    }
}

/// `QNQ 6.0`, with what its second figure means.
fn national(messages: &Messages, level: &str) -> String {
    let articulation = level.strip_prefix("QNQ ").and_then(|notation| QnqLevel::parse(notation).ok()).map(QnqLevel::articulation);
    match articulation {
        Some(articulation) => format!("{level} ({})", messages.text(&format!("word-{articulation}"), &[])),
        None => level.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use credenza_core::micro::{
        AssessmentType, AwardKind, Cycle, Integration, OutcomeKind, Participation, QnqArticulation, QualityAssuranceKind, Supervision,
        Vocabulary,
    };

    use super::*;

    fn words<V: Vocabulary>() -> Vec<&'static str> {
        V::ALL.iter().map(|member| member.word()).collect()
    }

    #[test]
    fn every_word_of_every_vocabulary_is_in_the_catalogue() {
        let all = [
            words::<AssessmentType>(),
            words::<AwardKind>(),
            words::<Cycle>(),
            words::<Integration>(),
            words::<OutcomeKind>(),
            words::<Participation>(),
            words::<QnqArticulation>(),
            words::<QualityAssuranceKind>(),
            words::<Supervision>(),
        ]
        .concat();
        let unique: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(unique.len(), all.len(), "two vocabularies share a word, which could then mean only one of them");
        let messages = Messages::new(Language::English);
        for word in &all {
            assert!(messages.has(&format!("word-{word}")), "{word}");
        }
        for stale in Messages::keys().into_iter().filter_map(|key| key.strip_prefix("word-")) {
            assert!(all.contains(&stale), "word-{stale} is in no vocabulary");
        }
    }

    #[test]
    fn every_role_is_in_the_catalogue_and_no_other() {
        const ROLES: [&str; 38] = [
            "achieved_level",
            "result_status",
            "further_results",
            "award_kind",
            "legal_basis",
            "name",
            "birth_date",
            "student_number",
            "national_id",
            "email",
            "did",
            "title",
            "country",
            "date",
            "outcome",
            "kind",
            "credits",
            "hours",
            "eqf",
            "cycle",
            "national",
            "type",
            "description",
            "mode",
            "agency",
            "reference",
            "supervision",
            "grade",
            "scale",
            "integration",
            "part_of",
            "competence",
            "towards",
            "document",
            "reason",
            "not_applicable",
            "identifier",
            "hashed_identifier",
        ];
        let mut found: Vec<_> = Messages::keys().into_iter().filter_map(|key| key.strip_prefix("role-")).collect();
        found.sort_unstable();
        let mut roles = ROLES.to_vec();
        roles.sort_unstable();
        assert_eq!(found, roles);
    }

    #[test]
    fn countries_and_levels_are_said_in_words() {
        let messages = Messages::new(Language::Italian);
        assert_eq!(country(&messages, "IT"), "Italia (IT)");
        assert_eq!(country(&messages, "ZW"), "ZW");
        assert_eq!(national(&messages, "QNQ 6.0"), "QNQ 6.0 (competenze di una qualificazione più ampia)");
        assert_eq!(national(&messages, "DQR 6"), "DQR 6");
    }
}
