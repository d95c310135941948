//! The fourth question: which of the standard elements it states.

use super::code::Code;
use super::finding::{Check, Finding, Outcome};
use crate::encoding::json::Pointer;
use crate::micro::Element;
use crate::quality::{Elements, State};

/// Whether the policy's demand for an element is met.
pub(super) fn is_stated(state: &State) -> bool {
    matches!(state, State::Stated(_) | State::NotApplicable { .. })
}

/// What is found of the elements of an endorsement, which are those of no award: it states none, whatever is demanded.
pub(super) fn of_endorsement(elements: &Elements, required: &[Element]) -> Vec<Finding> {
    let none = Finding::new(Check::Element, Outcome::Unknown, Code::EndorsementStatesNone, Pointer::fixed("/type"));
    std::iter::once(none).chain(lacking(elements, required)).collect()
}

/// What is demanded and not stated.
fn lacking(elements: &Elements, required: &[Element]) -> impl Iterator<Item = Finding> {
    required
        .iter()
        .filter(|element| !is_stated(elements.state(**element)))
        .map(|element| Finding::new(Check::Element, Outcome::Fail, Code::ElementRequired, Pointer::root()).with("element", element.name()))
}

/// What is found of the elements of a credential with so many subjects. Of several, or of several achievements, what one of them states is no statement of the credential,
/// and what one of them lacks is not lacking.
pub(super) fn findings(elements: &Elements, required: &[Element], subjects: usize) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !elements.context_is_known() {
        findings.push(Finding::new(Check::Element, Outcome::Unknown, Code::ContextUnknown, Pointer::fixed("/@context")));
    }
    let is_one = elements.context_is_known() && elements.parts().is_empty();
    findings.extend(elements.iter().filter(|_| is_one).map(|(element, state)| found(element, state)));
    findings.extend(lacking(elements, required));
    if subjects > 1 {
        let place = Pointer::fixed("/credentialSubject");
        findings.push(Finding::new(Check::Element, Outcome::Unknown, Code::SeveralSubjects, place).with("count", subjects));
    } else if !elements.parts().is_empty() {
        let place = Pointer::fixed("/credentialSubject");
        let finding = Finding::new(Check::Element, Outcome::Unknown, Code::SeveralAchievements, place);
        findings.push(finding.with("count", elements.count_of_parts()));
    }
    findings
}

fn found(element: Element, state: &State) -> Finding {
    let finding = |outcome, code, pointer: Pointer| Finding::new(Check::Element, outcome, code, pointer).with("element", element.name());
    match state {
        State::Stated(statements) => {
            let pointer = statements.first().map_or_else(Pointer::root, |statement| statement.pointer.clone());
            finding(Outcome::Pass, Code::ElementStated, pointer)
        }
        State::NotApplicable { pointer, .. } => finding(Outcome::Pass, Code::ElementNotApplicable, pointer.clone()),
        State::Contradictory { one, other } => finding(Outcome::Fail, Code::ElementContradictory, one.pointer.clone())
            .with("one", &one.value)
            .with("other", &other.value)
            .with("other_place", &other.pointer),
        State::Absent => {
            let outcome = if element.is_mandatory() { Outcome::Fail } else { Outcome::Skip };
            finding(outcome, Code::ElementAbsent, Pointer::root())
        }
    }
}
