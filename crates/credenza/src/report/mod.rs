//! The verdict as people read it: the conclusion first, then who says so, what it says, and what was checked.
//!
//! Nothing from a document that is not known to be authentic is shown as a claim, a name that an issuer gives itself is marked as such, and colour never says
//! anything that the words do not.

pub(crate) mod dates;
pub(crate) mod elements;
mod embedded;
pub(crate) mod endorsement;
pub(crate) mod fields;
mod findings;
mod judged;
mod sources;
mod summary;

use credenza_core::present::AnswerReport;
use credenza_core::verify::{Answer, Check, Code, Conclusion, Outcome, Question, Report, Verified};

use crate::app::App;
use crate::messages::displayed;
use crate::sources::Origin;
use crate::terminal::safe::safe;
use crate::terminal::{Line, Tone};

use elements::Issuer;
use fields::paragraph;
pub(crate) use findings::OWN_LIST;
use findings::on_list;
#[cfg(feature = "wallet")]
pub(crate) use findings::{said, sentence};
pub(crate) use judged::{Judged, Rank};
pub(crate) use summary::{Summary, line as summary_line};

/// The name and version of the wrapper around the reports on several inputs.
pub(crate) const REPORTS_SCHEMA: &str = "credenza.reports/1";

/// What a human report says beside the judgement.
pub(crate) struct Occasion<'a> {
    /// The input, and what its judgement was made from.
    pub(crate) origin: Origin<'a>,
    /// The time as of which it was judged, in words, where that is not now.
    pub(crate) judged_at: Option<String>,
    /// Every finding, with place and values.
    pub(crate) verbose: bool,
}

/// Shows the judgement on one input.
pub(crate) fn show(app: &App, judged: &Judged, occasion: &Occasion<'_>) {
    let reason = judged.reason(&app.messages).unwrap_or_else(|| app.messages.text(accepted_as(judged), &[]));
    let mut lines = headline(app, 0, judged.conclusion(), &reason);
    lines.push(Line::new().plain("  ").faint(occasion.origin.file));
    if let Some(time) = &occasion.judged_at {
        lines.push(Line::new().plain("  ").plain(&app.messages.text("verdict-judged-at", &[("time", time)])));
    }
    match judged {
        Judged::Credential(report) => lines.extend(credential(app, report, occasion.verbose)),
        Judged::Presentation(answer) => lines.extend(presentation(app, answer, occasion.verbose)),
        Judged::Unread(error) => lines.extend(unread(app, error.code(), error.pointer.as_str(), &error.args())),
        Judged::Foreign(foreign) => lines.extend(unread(app, foreign.code(), "", &foreign.args())),
    }
    if occasion.verbose {
        lines.push(Line::new());
        lines.extend(sources::lines(app, &occasion.origin));
    }
    for line in lines {
        app.terminal.data(line);
    }
}

/// The symbol and the word for a conclusion, and their tone.
fn word(app: &App, conclusion: Conclusion) -> (&'static str, String, Tone) {
    let (symbol, tone) = findings::symbol(match conclusion {
        Conclusion::Accepted => Answer::Yes,
        Conclusion::Rejected => Answer::No,
        Conclusion::Undetermined => Answer::Unknown,
    });
    (symbol, app.messages.text(&format!("verdict-conclusion-{}", conclusion.name()), &[]), tone)
}

/// The conclusion in one line under an indentation of `depth` columns, with what decided; a long reason goes on under it.
fn headline(app: &App, depth: usize, conclusion: Conclusion, reason: &str) -> Vec<Line> {
    let (symbol, word, tone) = word(app, conclusion);
    let indent = " ".repeat(depth);
    let start = format!("{indent}{symbol} {word}  ");
    let filled = app.terminal.filled_under(&safe(reason), &start, &format!("{indent}  "));
    let line = |text: &str| match text.strip_prefix(start.as_str()) {
        Some(rest) => Line::new().tone(tone, &start).plain(rest),
        None => Line::from(text),
    };
    filled.lines().map(line).collect()
}

/// What an acceptance rests on.
fn accepted_as(judged: &Judged) -> &'static str {
    match judged {
        Judged::Presentation(_) => "verdict-accepted-answer",
        Judged::Credential(report) => accepted_because(report),
        Judged::Unread(_) | Judged::Foreign(_) => "verdict-conclusion-accepted",
    }
}

fn accepted_because(report: &Report) -> &'static str {
    let has = |code| report.findings().iter().any(|finding| finding.code == code);
    match () {
        () if has(Code::IssuerPinned) => "verdict-accepted-pinned",
        () if has(Code::IssuerAllowed) => "verdict-accepted-any",
        () => "verdict-accepted-trusted",
    }
}

/// A report under its conclusion: issuer and claims where it is authentic, then the four questions.
fn credential(app: &App, report: &Report, verbose: bool) -> Vec<Line> {
    let mut lines = vec![Line::new()];
    match (report.authentic(), report.elements()) {
        (Some(credential), Some(elements)) => {
            let standing = standing(report);
            lines.push(title(app, "verdict-heading-issuer"));
            lines.extend(issuer(app, 2, report, credential, verbose));
            lines.push(Line::new());
            lines.push(title(
                app,
                if standing == Issuer::Confirmed { "verdict-heading-claims" } else { "verdict-heading-claims-unconfirmed" },
            ));
            if let Some(endorsement) = report.endorsement() {
                lines.extend(fields::lines(&app.terminal, &endorsement::fields(&app.messages, &endorsement)));
            } else if elements.context_is_known() {
                lines.extend(elements::lines(app, elements, standing));
            } else {
                lines.extend(paragraph(&app.terminal, 2, &app.messages.text("verdict-claims-uninterpreted", &[])));
            }
        }
        _ => lines.extend(paragraph(&app.terminal, 2, &app.messages.text(withheld_because(report), &[]))),
    }
    lines.extend(embedded::lines(app, report, verbose));
    lines.push(Line::new());
    lines.push(title(app, "verdict-heading-questions"));
    lines.extend(findings::lines(app, report, verbose));
    lines
}

/// Why nothing of what it says is shown: it may not be genuine, or it is and belongs to nobody known.
fn withheld_because(report: &Report) -> &'static str {
    let open = report.findings_for(Question::Authentic).filter(|finding| matches!(finding.outcome, Outcome::Fail | Outcome::Unknown));
    let (mut all, mut any) = (true, false);
    for finding in open {
        if matches!(finding.code, Code::FormatUnsupported | Code::ContainsCredentials) {
            return "verdict-claims-withheld-format";
        }
        (all, any) = (all && matches!(finding.check, Check::HolderBinding | Check::Identity), true);
    }
    if all && any { "verdict-claims-withheld-holder" } else { "verdict-claims-withheld" }
}

/// Whether the reader has reason to believe who the issuer is: a list or a pin, and nothing against it. "Any issuer" confirms nobody.
fn standing(report: &Report) -> Issuer {
    let allowed = report.findings().iter().any(|finding| finding.code == Code::IssuerAllowed);
    if report.answer(Question::Trusted) == Answer::Yes && !allowed { Issuer::Confirmed } else { Issuer::Unconfirmed }
}

/// What stands between quotation marks, without any of its own: it must not seem to end before it does.
fn quoted(text: &str) -> String {
    text.replace('"', "\\\"")
}

/// The name that a list of the reader's gives the issuer, else the one that it gives itself, marked; and its DID, which is what counts.
fn issuer(
    app: &App,
    depth: usize,
    report: &Report,
    credential: &Verified<credenza_core::credential::Credential>,
    verbose: bool,
) -> Vec<Line> {
    let messages = &app.messages;
    let own = credential.issuer_name();
    let list = report.findings_for(Question::Trusted).find_map(|finding| finding.detail.iter().find(|(name, _)| *name == "list"));
    let list = list.map(|(_, list)| list.as_str()).unwrap_or_default();
    let mut said = vec![match (report.trusted_name(), standing(report)) {
        (Some(name), Issuer::Confirmed) => messages.text("verdict-issuer-on-list", &[("name", &name), ("list", &on_list(messages, list))]),
        (Some(name), Issuer::Unconfirmed) => messages.text("verdict-issuer-listed-not-trusted", &[("name", &name)]),
        (None, _) => match &own {
            Some(own) => messages.text("verdict-issuer-self-asserted", &[("name", &quoted(own))]),
            None => messages.text("verdict-issuer-nameless", &[]),
        },
    }];
    said.push(credential.issuer().to_string());
    if verbose {
        if let (Some(_), Some(own)) = (report.trusted_name(), &own) {
            said.push(messages.text("verdict-issuer-also-calls-itself", &[("name", &quoted(own))]));
        }
        said.push(messages.text("verdict-issuer-key", &[("fingerprint", &credential.key().fingerprint())]));
        if let Some(signed) = credential.signed() {
            said.push(messages.text("verdict-issuer-signed", &[("time", &dates::time(messages, signed))]));
        }
    }
    said.iter().flat_map(|text| paragraph(&app.terminal, depth, text)).collect()
}

/// The presenter and the request, then every credential under a conclusion of its own.
fn presentation(app: &App, answer: &AnswerReport, verbose: bool) -> Vec<Line> {
    let messages = &app.messages;
    let presenter = match answer.holder() {
        Some(did) => messages.text("verdict-presented-by", &[("did", did)]),
        None => messages.text("verdict-presented-by-unknown", &[]),
    };
    let mut lines = paragraph(&app.terminal, 2, &presenter);
    lines.push(Line::new());
    lines.extend(findings::lines(app, answer.report(), verbose));
    let count = answer.credentials().len();
    if answer.report().answer(Question::Authentic) != Answer::Yes {
        if count > 0 {
            lines.extend(paragraph(&app.terminal, 2, &messages.text("verdict-presented-not-judged", &[("count", &count)])));
        }
        return lines;
    }
    for (index, report) in answer.credentials().iter().enumerate() {
        let number = index + 1;
        lines.push(Line::new());
        lines.push(
            Line::new().tone(Tone::Strong, &messages.text("verdict-presented-credential", &[("number", &number), ("count", &count)])),
        );
        let reason = judged::reason(messages, report.verdict(), report.decisive());
        let reason = reason.unwrap_or_else(|| messages.text(accepted_because(report), &[]));
        lines.extend(headline(app, 0, report.conclusion(), &reason));
        lines.extend(credential(app, report, verbose));
    }
    lines
}

/// The hint for an input that could not be read as a credential at all.
fn unread(app: &App, code: &str, place: &str, args: &[(&'static str, String)]) -> Vec<Line> {
    let mut line = Line::new().plain("  ").faint(&app.messages.text("label-code", &[])).plain(" ").plain(code);
    if !place.is_empty() {
        line = line.faint("  ").faint(&app.messages.text("label-place", &[])).plain(" ").plain(place);
    }
    let hint = app.messages.hint(code, &displayed(args)).map(|hint| format!("{} {hint}", app.messages.text("label-hint", &[])));
    std::iter::once(line).chain(hint.map(|hint| paragraph(&app.terminal, 2, &hint)).unwrap_or_default()).collect()
}

fn title(app: &App, key: &str) -> Line {
    Line::new().tone(Tone::Strong, &app.messages.text(key, &[]))
}
