//! The four questions, each with its answer and the findings under it that matter.

use credenza_core::micro::Element;
use credenza_core::verify::{Answer, Code, Finding, Outcome, Question, Report};

use super::dates::readable;
use super::elements;
use super::fields::paragraph;
use crate::app::App;
use crate::messages::{Messages, displayed};
use crate::terminal::{Line, Tone};

/// The name of the reader's own trust list in reports; the human report calls it by words.
pub(crate) const OWN_LIST: &str = "own";

/// Findings that decide nothing, and that a reader should know all the same.
const REMARKS: [Code; 7] =
    [Code::NoCredentials, Code::HolderUnbound, Code::HolderNotShown, Code::ProofsIndependent, Code::SuiteUnsupported, Code::IssuerClosed, Code::IssuerAllowed];

/// The questions that have findings, with those that matter: all that failed or are not known, remarks, and what passed in one paragraph. `verbose` gives
/// every finding with its place and values.
pub(crate) fn lines(app: &App, report: &Report, verbose: bool) -> Vec<Line> {
    let mut lines = Vec::new();
    for question in Question::ALL {
        let findings: Vec<&Finding> = report.findings_for(question).collect();
        // A presentation's own report has none but those about its authenticity.
        if findings.is_empty() {
            continue;
        }
        lines.push(heading(&app.messages, question, report.answer(question)));
        if verbose {
            lines.extend(findings.iter().flat_map(|finding| in_full(app, finding)));
        } else if findings.iter().all(|finding| finding.code == Code::NotChecked) {
            lines.extend(paragraph(&app.terminal, 6, &app.messages.text("not_checked", &[])));
        } else {
            lines.extend(condensed(app, &findings));
        }
    }
    lines
}

/// The sentence of a finding in the reader's language, its values made readable.
pub(crate) fn sentence(messages: &Messages, finding: &Finding) -> String {
    messages.text(finding.code.as_str(), &displayed(&values(messages, finding)))
}

/// The symbol that goes with an answer, and its tone. The word is always there too.
pub(crate) fn symbol(answer: Answer) -> (&'static str, Tone) {
    match answer {
        Answer::Yes => ("✔", Tone::Good),
        Answer::No => ("✘", Tone::Bad),
        Answer::Unknown => ("?", Tone::Unsure),
    }
}

fn heading(messages: &Messages, question: Question, answer: Answer) -> Line {
    let name = messages.text(&format!("verdict-question-{}", question.name()), &[]);
    let word = messages.text(&format!("verdict-answer-{}", answer.name()), &[]);
    let (symbol, tone) = symbol(answer);
    // An incomplete credential is not a bad one.
    let tone = if question == Question::Complete && tone == Tone::Bad { Tone::Unsure } else { tone };
    Line::new().plain("  ").tone(tone, symbol).plain(" ").tone(Tone::Strong, &format!("{name:13}")).tone(tone, &word)
}

fn condensed(app: &App, findings: &[&Finding]) -> Vec<Line> {
    let mut lines = Vec::new();
    lines.extend(count_of_elements(app, findings));
    let passed: Vec<_> = findings.iter().filter(|finding| is_quiet_pass(finding)).map(|finding| sentence(&app.messages, finding)).collect();
    if !passed.is_empty() {
        lines.extend(paragraph(&app.terminal, 6, &passed.join(" ")));
    }
    for finding in findings {
        if matters(finding) && finding.code != Code::ElementAbsent {
            lines.extend(said(app, finding));
        } else if REMARKS.contains(&finding.code) {
            lines.extend(remark(app, finding));
        }
    }
    lines
}

/// How many mandatory elements are stated, and which are not: one paragraph instead of sixteen findings.
fn count_of_elements(app: &App, findings: &[&Finding]) -> Vec<Line> {
    let mandatory = |finding: &&&Finding| element(finding).is_some_and(Element::is_mandatory) && finding.code != Code::ElementRequired;
    let all: Vec<_> = findings.iter().filter(mandatory).collect();
    if all.is_empty() {
        return Vec::new();
    }
    let (total, stated) = (all.len(), all.iter().filter(|finding| finding.outcome == Outcome::Pass).count());
    let mut text = app.messages.text("verdict-complete-count", &[("stated", &stated), ("total", &total)]);
    let absent = all.iter().filter(|finding| finding.code == Code::ElementAbsent).filter_map(|finding| element(finding));
    let absent: Vec<_> = absent.map(|element| elements::name(&app.messages, element)).collect();
    if !absent.is_empty() {
        let absent = app.messages.text("verdict-complete-absent", &[("elements", &absent.join(", "))]);
        text = format!("{text} {absent} {}", app.messages.text("verdict-complete-informs", &[]));
    }
    paragraph(&app.terminal, 6, &text)
}

fn element(finding: &Finding) -> Option<Element> {
    let (_, name) = finding.detail.iter().find(|(name, _)| *name == "element")?;
    Element::from_name(name)
}

fn matters(finding: &Finding) -> bool {
    matches!(finding.outcome, Outcome::Fail | Outcome::Unknown)
}

/// What passed and is worth a sentence: not the form, not each of the elements.
fn is_quiet_pass(finding: &Finding) -> bool {
    let dull = matches!(finding.code, Code::FormOk | Code::ElementStated | Code::ElementNotApplicable);
    finding.outcome == Outcome::Pass && !dull && !REMARKS.contains(&finding.code)
}

/// A finding that decides: its sentence, code, place and hint.
pub(crate) fn said(app: &App, finding: &Finding) -> Vec<Line> {
    let mut lines = paragraph(&app.terminal, 6, &sentence(&app.messages, finding));
    lines.push(technical(&app.messages, finding));
    lines.extend(both_sides(app, finding));
    lines.extend(hint(app, finding));
    lines
}

fn remark(app: &App, finding: &Finding) -> Vec<Line> {
    let mut lines = paragraph(&app.terminal, 6, &sentence(&app.messages, finding));
    lines.extend(hint(app, finding));
    lines
}

/// Any finding with all that it knows.
fn in_full(app: &App, finding: &Finding) -> Vec<Line> {
    let outcome = app.messages.text(&format!("verdict-outcome-{}", finding.outcome.name()), &[]);
    let mut lines = paragraph(&app.terminal, 6, &format!("{outcome}: {}", sentence(&app.messages, finding)));
    lines.push(technical(&app.messages, finding));
    let details = finding.detail.iter().map(|(name, value)| format!("{name}: {value}"));
    lines.extend(details.flat_map(|detail| faint(paragraph(&app.terminal, 8, &detail))));
    if matters(finding) || REMARKS.contains(&finding.code) {
        lines.extend(hint(app, finding));
    }
    lines
}

fn technical(messages: &Messages, finding: &Finding) -> Line {
    let line = Line::new().faint("      ").faint(&messages.text("label-code", &[])).plain(" ").plain(finding.code.as_str());
    match finding.pointer.as_str() {
        "" => line,
        place => line.faint("  ").faint(&messages.text("label-place", &[])).plain(" ").plain(place),
    }
}

/// What was expected and what was found, where the sentence does not say it.
fn both_sides(app: &App, finding: &Finding) -> Vec<Line> {
    let quoted = Messages::variables(finding.code.as_str());
    let value = |wanted: &str| finding.detail.iter().find(|(name, _)| *name == wanted && !quoted.contains(name)).map(|(_, value)| value);
    let text = match (value("expected"), value("found"), value("problem")) {
        (Some(expected), Some(found), _) => app.messages.text("verdict-expected-found", &[("expected", expected), ("found", found)]),
        (_, _, Some(problem)) => app.messages.text("verdict-problem", &[("problem", problem)]),
        _ => return Vec::new(),
    };
    faint(paragraph(&app.terminal, 6, &text))
}

fn hint(app: &App, finding: &Finding) -> Vec<Line> {
    let hint = app.messages.hint(finding.code.as_str(), &displayed(&values(&app.messages, finding)));
    let hint = hint.map(|hint| format!("{} {hint}", app.messages.text("label-hint", &[])));
    hint.map(|hint| paragraph(&app.terminal, 6, &hint)).unwrap_or_default()
}

fn faint(lines: Vec<Line>) -> Vec<Line> {
    lines.into_iter().map(Line::all_faint).collect()
}

/// The values of a finding as its sentence says them: times and days readable, names of elements and problems in the reader's language.
fn values(messages: &Messages, finding: &Finding) -> Vec<(&'static str, String)> {
    let said = |name: &str, value: &String| match name {
        "from" | "until" | "now" | "when" | "created" | "signed" | "expires" | "document_obtained" if value == "-" => "…".to_owned(),
        "from" | "until" | "now" | "when" | "created" | "signed" | "expires" | "document_obtained" => readable(messages, value),
        "element" => Element::from_name(value).map_or_else(|| value.clone(), |element| elements::name(messages, element)),
        "list" if value == OWN_LIST => messages.text("verdict-own-list", &[]),
        "problem" if messages.has(value) => messages.text(value, &displayed(&finding.detail)),
        _ => value.clone(),
    };
    finding.detail.iter().map(|(name, value)| (*name, said(name, value))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;

    #[test]
    fn every_code_of_the_core_is_explained() {
        // Good news has nothing to do next.
        const NO_HINT: [Code; 13] = [
            Code::FormOk,
            Code::ProofValid,
            Code::IssuerBound,
            Code::HolderBound,
            Code::RequestMatched,
            Code::PeriodOk,
            Code::NoPeriod,
            Code::NoStatus,
            Code::IssuerTrusted,
            Code::IssuerPinned,
            Code::ElementStated,
            Code::ElementNotApplicable,
            Code::NotChecked,
        ];
        for language in [Language::English, Language::Italian] {
            let messages = Messages::new(language);
            for code in Code::ALL {
                assert!(messages.has(code.as_str()), "{code}");
                assert!(messages.hint(code.as_str(), &[]).is_some() || NO_HINT.contains(code), "{code}.hint");
            }
        }
    }

    #[test]
    fn no_sentence_quotes_what_no_finding_knows() {
        const KNOWN: [&str; 28] = [
            "problem", "expected", "found", "format", "suite", "id", "method", "did", "controller", "count", "issuer", "signer", "holder", "subject", "when",
            "created", "from", "until", "now", "expires", "type", "name", "list", "signed", "element", "one", "other", "limit",
        ];
        for code in Code::ALL {
            for variable in Messages::variables(code.as_str()) {
                assert!(KNOWN.contains(&variable), "{code}: ${variable}");
            }
        }
    }
}
