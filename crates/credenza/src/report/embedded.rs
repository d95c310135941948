//! What stands inside a credential: endorsements and other credentials, each with the verdict on itself.

use credenza_core::credential::EmbeddedKind;
use credenza_core::encoding::json::Pointer;
use credenza_core::verify::{Answer, Check, Code, Conclusion, Embedded, Finding, Report};

use super::fields::paragraph;
use super::{accepted_because, elements, findings, headline, issuer, judged, quoted, title, withheld_because};
use crate::app::App;
use crate::terminal::{Line, Tone};

/// Findings on one of them that are told with it.
const OF_ONE: [Code; 6] = [
    Code::EmbeddedRejected,
    Code::EmbeddedUnattributed,
    Code::EndorsementMismatch,
    Code::EndorsementByIssuer,
    Code::EndorsementUnknown,
    Code::PartOfAnother,
];
/// Findings on all of them together.
const OF_ALL: [Code; 4] = [Code::EmbeddedAdds, Code::EmbeddedShared, Code::EmbeddedTooMany, Code::EmbeddedTooDeep];

/// Everything that stands inside, under a heading of its own; nothing where nothing does.
pub(super) fn lines(app: &App, report: &Report, verbose: bool) -> Vec<Line> {
    if report.embedded().is_empty() {
        return Vec::new();
    }
    let mut lines = vec![Line::new(), title(app, "verdict-heading-embedded")];
    lines.extend(listed(app, report, &Pointer::root(), verbose));
    lines
}

/// How many of what stands inside do not hold, and how many others are another's: what a reader of one line has to know.
pub(super) fn warnings(app: &App, report: &Report) -> impl Iterator<Item = String> {
    let mut all = Vec::new();
    collect(report, &mut all);
    let rejected = |embedded: &Embedded| embedded.report().conclusion() == Conclusion::Rejected;
    let misplaced = |embedded: &Embedded| embedded.endorses_its_place() == Some(Answer::No);
    let (bad, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, embedded)| rejected(embedded) || misplaced(embedded));
    let is_anothers = |(outer, embedded): &&(&Report, &Embedded)| found(outer).any(|finding| is_part_of_another(finding, embedded));
    let counts = [("verdict-embedded-short", bad.len()), ("verdict-embedded-another-short", rest.iter().filter(is_anothers).count())];
    counts.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| app.messages.text(key, &[("count", &count)]))
}

/// All that stands inside, at any depth, each with the report on what it stands in.
fn collect<'r>(report: &'r Report, all: &mut Vec<(&'r Report, &'r Embedded)>) {
    for embedded in report.embedded() {
        all.push((report, embedded));
        collect(embedded.report(), all);
    }
}

fn is_part_of_another(finding: &Finding, embedded: &Embedded) -> bool {
    finding.code == Code::PartOfAnother && finding.pointer == *embedded.pointer()
}

/// One after the other, what stands inside it again behind it; places are those in the file.
fn listed(app: &App, report: &Report, outer: &Pointer, verbose: bool) -> Vec<Line> {
    let mut lines = Vec::new();
    for embedded in report.embedded() {
        let place = embedded.pointer().within(outer);
        lines.extend(one(app, report, embedded, &place, verbose));
        lines.extend(listed(app, embedded.report(), &place, verbose));
    }
    let of_all = found(report).filter(|finding| OF_ALL.contains(&finding.code));
    lines.extend(of_all.flat_map(|finding| findings::remark(app, finding)));
    lines
}

fn found(report: &Report) -> impl Iterator<Item = &Finding> {
    report.findings().iter().filter(|finding| finding.check == Check::Embedded)
}

fn one(app: &App, outer: &Report, embedded: &Embedded, place: &Pointer, verbose: bool) -> Vec<Line> {
    let (messages, report) = (&app.messages, embedded.report());
    let kind = messages.text(&format!("verdict-embedded-{}", embedded.kind().name()), &[]);
    let mut lines = vec![Line::new().plain("  ").tone(Tone::Strong, &kind).plain("  ").faint(place.as_str())];
    let because = match accepted_because(report) {
        "verdict-accepted-any" => "verdict-accepted-any",
        _ => "verdict-embedded-accepted",
    };
    let reason = judged::reason(messages, report.verdict(), report.decisive()).unwrap_or_else(|| messages.text(because, &[]));
    lines.extend(headline(app, 4, report.conclusion(), &reason));
    match (report.authentic(), report.elements()) {
        (Some(credential), Some(stated)) => {
            lines.extend(issuer(app, 6, report, credential, verbose));
            if embedded.kind() == EmbeddedKind::Endorsement {
                lines.extend(paragraph(&app.terminal, 6, &messages.text(stands_in(embedded), &[])));
            } else {
                let short = elements::short(messages, stated).join(", ");
                lines.extend(
                    Some(short).filter(|short| !short.is_empty()).into_iter().flat_map(|short| paragraph(&app.terminal, 6, &short)),
                );
            }
            if let Some(comment) = embedded.comment() {
                let said = messages.text("verdict-embedded-comment", &[("comment", &quoted(comment))]);
                lines.extend(paragraph(&app.terminal, 6, &said));
            }
        }
        _ => {
            let withheld = match withheld_because(report) {
                of_holder @ "verdict-claims-withheld-holder" => of_holder,
                _ => "verdict-embedded-withheld",
            };
            lines.extend(paragraph(&app.terminal, 6, &messages.text(withheld, &[])));
        }
    }
    let of_one = found(outer).filter(|finding| finding.pointer == *embedded.pointer() && OF_ONE.contains(&finding.code));
    lines.extend(of_one.flat_map(|finding| findings::remark(app, finding)));
    lines
}

/// What an endorsement stands in, by its place.
fn stands_in(embedded: &Embedded) -> &'static str {
    let place = embedded.pointer().as_str();
    let steps: Vec<_> = place.split('/').skip(1).filter(|step| step.parse::<usize>().is_err()).collect();
    match steps.as_slice() {
        ["endorsement" | "endorsementJwt"] => "verdict-embedded-on-credential",
        ["issuer", "endorsement" | "endorsementJwt"] => "verdict-embedded-on-issuer",
        ["credentialSubject", "achievement", "endorsement" | "endorsementJwt"] => "verdict-embedded-on-achievement",
        _ => "verdict-embedded-on-other",
    }
}
