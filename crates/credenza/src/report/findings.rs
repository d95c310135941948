//! The four questions, each with its answer and the findings under it that matter.

use credenza_core::micro::Element;
use credenza_core::verify::{Answer, Code, Finding, Outcome, Question, Report};

use super::dates::readable;
use super::elements;
use super::fields::paragraph;
use crate::app::App;
use crate::messages::{Messages, displayed};
use crate::terminal::safe::safe;
use crate::terminal::{Line, Tone};

/// The name of the reader's own trust list in reports; the human report calls it by words.
pub(crate) const OWN_LIST: &str = "own";

/// Findings that decide nothing, and that a reader should know all the same.
const REMARKS: [Code; 11] = [
    Code::RequestEnded,
    Code::NoCredentials,
    Code::HolderUnbound,
    Code::HolderNotShown,
    Code::KeyExpiredSince,
    Code::ProofsIndependent,
    Code::ProofsChained,
    Code::SuiteUnsupported,
    Code::IssuerClosed,
    Code::IssuerAllowed,
    Code::SchemaViolatedFurther,
];

/// The questions that have findings, with those that matter: all that failed or are not known, remarks, and what passed in one paragraph. Of a document that is
/// not authentic nothing more is said: its dates and names are only claims. `verbose` gives every finding with its place and values.
pub(crate) fn lines(app: &App, report: &Report, verbose: bool) -> Vec<Line> {
    let mut lines = Vec::new();
    let authentic = report.answer(Question::Authentic) == Answer::Yes;
    for question in Question::ALL {
        let findings: Vec<&Finding> = report.findings_for(question).collect();
        // A presentation's own report has none but those about its authenticity.
        if findings.is_empty() {
            continue;
        }
        lines.push(heading(&app.messages, question, report.answer(question)));
        if verbose {
            lines.extend(findings.iter().flat_map(|finding| in_full(app, finding)));
        } else if question == Question::Authentic || authentic {
            lines.extend(condensed(app, &findings, authentic));
        } else if findings.iter().all(|finding| finding.code == Code::NotChecked) {
            lines.extend(paragraph(&app.terminal, 6, &app.messages.text("not_checked", &[])));
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

fn condensed(app: &App, findings: &[&Finding], authentic: bool) -> Vec<Line> {
    let mut lines = Vec::new();
    lines.extend(count_of_elements(app, findings));
    let mut passed: Vec<String> = Vec::new();
    for finding in findings.iter().filter(|finding| is_quiet_pass(finding)) {
        let sentences = std::iter::once(sentence(&app.messages, finding)).chain(keys_as_of(&app.messages, finding));
        // Of two good signatures it is said once.
        passed.extend(sentences.filter(|sentence| !passed.contains(sentence)).collect::<Vec<_>>());
    }
    if !passed.is_empty() {
        lines.extend(paragraph(&app.terminal, 6, &passed.join(" ")));
    }
    for finding in findings {
        if matters(finding) && finding.code != Code::ElementAbsent {
            lines.extend(said(app, finding));
        } else if authentic && REMARKS.contains(&finding.code) {
            lines.extend(remark(app, finding));
        }
    }
    lines
}

/// Of which day the keys are that a signature was checked with, where those may change without a trace.
fn keys_as_of(messages: &Messages, finding: &Finding) -> Option<String> {
    let (_, obtained) =
        finding.detail.iter().find(|(name, _)| *name == "document_obtained").filter(|_| finding.code == Code::ProofValid)?;
    Some(messages.text("verdict-keys-as-of", &[("when", &readable(messages, obtained))]))
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
    let (mark, tone) = match (finding.outcome, finding.check.question()) {
        (Outcome::Fail, Question::Complete) => ("✘", Tone::Unsure),
        (Outcome::Fail, _) => ("✘", Tone::Bad),
        _ => ("?", Tone::Unsure),
    };
    let mut lines = marked(app, mark, tone, &sentence(&app.messages, finding));
    lines.push(technical(&app.messages, finding));
    lines.extend(both_sides(app, finding));
    lines.extend(hint(app, finding));
    lines
}

pub(super) fn remark(app: &App, finding: &Finding) -> Vec<Line> {
    let mut lines = marked(app, "!", Tone::Unsure, &sentence(&app.messages, finding));
    lines.extend(hint(app, finding));
    lines
}

/// A paragraph with a mark in front of it.
fn marked(app: &App, mark: &str, tone: Tone, text: &str) -> Vec<Line> {
    let mut lines = app.terminal.filled_under(&safe(text), "        ", "        ");
    lines.drain(..lines.len().min(8));
    let first = |line: &str| Line::new().plain("      ").tone(tone, mark).plain(" ").plain(line);
    lines.lines().enumerate().map(|(index, line)| if index == 0 { first(line) } else { Line::from(line) }).collect()
}

/// Any finding with all that it knows.
fn in_full(app: &App, finding: &Finding) -> Vec<Line> {
    let outcome = app.messages.text(&format!("verdict-outcome-{}", finding.outcome.name()), &[]);
    let mut lines = marked(app, "-", Tone::Plain, &format!("{outcome}: {}", sentence(&app.messages, finding)));
    lines.push(technical(&app.messages, finding));
    let details = finding.detail.iter().map(|(name, value)| format!("{name}: {value}"));
    lines.extend(details.flat_map(|detail| faint(paragraph(&app.terminal, 8, &detail))));
    if matters(finding) || REMARKS.contains(&finding.code) {
        lines.extend(hint(app, finding));
    }
    lines
}

fn technical(messages: &Messages, finding: &Finding) -> Line {
    let line = Line::new().faint("        ").faint(&messages.text("label-code", &[])).plain(" ").plain(finding.code.as_str());
    match finding.pointer.as_str() {
        "" => line,
        place => line.faint("  ").faint(&messages.text("label-place", &[])).plain(" ").plain(place),
    }
}

/// What was expected and what was found, where the sentence does not say it.
fn both_sides(app: &App, finding: &Finding) -> Vec<Line> {
    let mut quoted = Messages::variables(finding.code.as_str());
    // The sentence on a problem is part of a sentence that quotes it.
    if let Some((_, problem)) = finding.detail.iter().find(|(name, _)| *name == "problem" && quoted.contains(name)) {
        quoted.extend(Messages::variables(problem));
    }
    let value = |wanted: &str| finding.detail.iter().find(|(name, _)| *name == wanted && !quoted.contains(name)).map(|(_, value)| value);
    // Two long identifiers say nothing to most readers, so the sentence leaves them out.
    let identifiers = match finding.code {
        Code::HolderMismatch | Code::HolderUnresolved => Some(("verdict-holder-subject", "holder", "subject")),
        Code::HolderNamedDiffers => Some(("verdict-signer-holder", "signer", "holder")),
        Code::SignersDiffer => Some(("verdict-two-signers", "signer", "other")),
        _ => None,
    };
    if let Some((key, one, two)) = identifiers
        && let (Some(first), Some(second)) = (value(one), value(two))
    {
        return faint(paragraph(&app.terminal, 8, &app.messages.text(key, &[(one, first), (two, second)])));
    }
    let text = match (value("expected"), value("found"), value("problem")) {
        (Some(expected), Some(found), _) => app.messages.text("verdict-expected-found", &[("expected", expected), ("found", found)]),
        // A code is said in words; that the signature does not match was just said.
        (_, _, Some(problem)) if problem == "signature_mismatch" || problem == finding.code.as_str() => return Vec::new(),
        (_, _, Some(problem)) if app.messages.has(problem) => app.messages.text(problem, &displayed(&finding.detail)),
        (_, _, Some(problem)) if problem.contains(' ') => app.messages.text("verdict-problem", &[("problem", problem)]),
        _ => return Vec::new(),
    };
    faint(paragraph(&app.terminal, 8, &text))
}

fn hint(app: &App, finding: &Finding) -> Vec<Line> {
    // In a presentation nothing of it is shown, so there is nothing to compare.
    let presented = finding.code == Code::HolderUnbound && finding.outcome == Outcome::Unknown;
    let hint = if presented {
        Some(app.messages.text("verdict-unbound-presented", &[]))
    } else {
        app.messages.hint(finding.code.as_str(), &displayed(&values(&app.messages, finding)))
    };
    let hint = hint.map(|hint| format!("{} {hint}", app.messages.text("label-hint", &[])));
    hint.map(|hint| paragraph(&app.terminal, 8, &hint)).unwrap_or_default()
}

fn faint(lines: Vec<Line>) -> Vec<Line> {
    lines.into_iter().map(Line::all_faint).collect()
}

/// The values of a finding as its sentence says them: times and days readable, names of elements and problems in the reader's language.
fn values(messages: &Messages, finding: &Finding) -> Vec<(&'static str, String)> {
    let said = |name: &str, value: &String| match name {
        "from" | "until" | "signed" if value == "-" => "…".to_owned(),
        // A selector of the sentence on a country that is not stated.
        "found" if value == "-" && finding.code == Code::IssuerOutsideCountry => "none".to_owned(),
        "from" | "until" | "now" | "when" | "created" | "signed" | "expires" | "document_obtained" | "obtained" => {
            readable(messages, value)
        }
        "element" => Element::from_name(value).map_or_else(|| value.clone(), |element| elements::name(messages, element)),
        "list" => on_list(messages, value),
        "problem" if messages.has(value) => messages.text(value, &displayed(&finding.detail)),
        _ => value.clone(),
    };
    let mut values: Vec<_> = finding.detail.iter().map(|(name, value)| (*name, said(name, value))).collect();
    values.extend(period(messages, finding).map(|period| ("period", period)));
    values
}

/// From when to when a list trusts an issuer.
fn period(messages: &Messages, finding: &Finding) -> Option<String> {
    let time = |wanted: &str| {
        let (_, value) = finding.detail.iter().find(|(name, _)| *name == wanted)?;
        Some((value != "-").then(|| readable(messages, value)))
    };
    Some(match (time("from")?, time("until")?) {
        (Some(from), Some(until)) => messages.text("verdict-period-between", &[("from", &from), ("until", &until)]),
        (Some(from), None) => messages.text("verdict-period-from", &[("from", &from)]),
        (None, Some(until)) => messages.text("verdict-period-until", &[("until", &until)]),
        (None, None) => messages.text("verdict-period-never", &[]),
    })
}

/// Where a list places an issuer: "on your own list", "on the list of that name".
pub(super) fn on_list(messages: &Messages, list: &str) -> String {
    if list == OWN_LIST { messages.text("verdict-on-own-list", &[]) } else { messages.text("verdict-on-list", &[("list", &list)]) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;

    #[test]
    fn every_code_of_the_core_is_explained() {
        // Good news has nothing to do next.
        const NO_HINT: [Code; 21] = [
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
            Code::OlderEscaping,
            Code::OlderSuiteName,
            Code::RoundedUp,
            Code::InlineContext,
            Code::MethodWithoutFragment,
            Code::IdentityMatched,
            Code::EmbeddedAccepted,
            Code::SchemaKept,
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
        const KNOWN: [&str; 35] = [
            "array",
            "dated_by",
            "period",
            "protected",
            "obtained",
            "problem",
            "expected",
            "found",
            "format",
            "suite",
            "id",
            "method",
            "did",
            "controller",
            "count",
            "issuer",
            "signer",
            "holder",
            "subject",
            "when",
            "created",
            "from",
            "until",
            "now",
            "expires",
            "type",
            "name",
            "list",
            "signed",
            "element",
            "one",
            "other",
            "limit",
            "keyword",
            "schema_place",
        ];
        for code in Code::ALL {
            for variable in Messages::variables(code.as_str()) {
                assert!(KNOWN.contains(&variable), "{code}: ${variable}");
            }
        }
    }
}
