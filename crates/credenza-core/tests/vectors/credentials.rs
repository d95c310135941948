//! Credentials of others: Open Badges samples and the fixtures of the VCDM 2.0 suite. None may panic, none may be accepted (their suites are not supported, or
//! they are not signed), and what they state of the standard elements is read.

use crate::shared::{Outcome, check, equal, read, trial};
use credenza_core::credential::{Credential, Secured, Version};
use credenza_core::encoding::json::{Document, Value, parse};
use credenza_core::micro::Element;
use credenza_core::present::Request;
use credenza_core::quality::{Elements, State};
use credenza_core::time::Timestamp;
use credenza_core::verify::{Conclusion, Evidence, IssuerBinding, Policy, Verifier, needs};
use libtest_mimic::{Failed, Trial};
use std::path::{Path, PathBuf};

pub(crate) fn tests() -> Vec<Trial> {
    vec![
        trial("vcdm_2_0::none_is_accepted", "vectors/vc-data-model-2.0/tests", none_is_accepted),
        trial("open_badges::elements_are_read", "samples/open-badges", elements_are_read),
        trial("open_badges::an_unknown_context_hides_the_elements", "samples/open-badges/1edtech/ob30/complete.json", unknown_context),
    ]
}

/// Under the most lenient policy there is.
fn none_is_accepted(folder: &Path) -> Outcome {
    let (evidence, policy) = (Evidence::new(), Policy::default().allow_unknown_issuer().issuer_binding(IssuerBinding::Reported));
    let verifier = Verifier::new(&evidence, &policy);
    let now = Timestamp::parse("2026-07-01T00:00:00Z")?;
    let request = Request::bare("3182bdea-63d9-11ea-b6de-3b7c1404d57f", "jobs.example.com");
    let mut judged = 0;
    for path in below(folder)? {
        let Ok(secured) = Secured::parse(&read(&path)?) else { continue };
        judged += 1;
        let report = verifier.verify(&secured, &now);
        check(report.conclusion() != Conclusion::Accepted && report.accepted().is_err(), || format!("{} was accepted", path.display()))?;
        let answer = verifier.presentation(&secured, &request, &now);
        check(answer.conclusion() != Conclusion::Accepted, || format!("{} was accepted as a presentation", path.display()))?;
        // Everything a report can be asked for is there, and is the same the second time.
        equal(report.to_value().to_string(), verifier.verify(&secured, &now).to_value().to_string(), path.display())?;
        equal(answer.to_value()["exit"].clone(), Value::from(answer.verdict() as u8), path.display())?;
        let _ = (needs(&secured), report.findings().iter().map(ToString::to_string).collect::<Vec<_>>());
    }
    check(judged > 100, || format!("only {judged} documents"))
}

/// What plain Open Badges state: some two things at once, and none anything of the elements for which Open Badges has no term.
fn elements_are_read(folder: &Path) -> Outcome {
    let mut read_documents = 0;
    for path in below(folder)? {
        // Samples that are wrong on purpose may lack anything.
        if path.to_string_lossy().contains("-err-") {
            continue;
        }
        let Ok(document) = Document::parse(&read(&path)?) else { continue };
        let Ok(credential) = Credential::read(document) else { continue };
        let elements = Elements::of(&credential);
        if !elements.context_is_known() || !credential.types().iter().any(|kind| kind == "OpenBadgeCredential") {
            continue;
        }
        read_documents += 1;
        let achieved = credential.document().get("credentialSubject").and_then(|subject| subject.get("achievement")).is_some();
        for (element, state) in elements.iter() {
            let expected: &[&str] = match element {
                // VCDM 1.1 has another name for it.
                Element::DateOfIssuing if credential.version() == Version::V1 => &["stated", "absent"],
                // One is of nothing.
                Element::Title if !achieved => &["absent"],
                Element::Title | Element::DateOfIssuing => &["stated"],
                // Open Badges requires a DID or an identifier of the learner, and a name of the issuer, and the samples do not always obey.
                Element::Learner | Element::AwardingBody | Element::Country | Element::Grade => &["stated", "absent"],
                // In some, 36 credits are available and 42 were earned.
                Element::Workload => &["stated", "absent", "contradictory"],
                _ => &["absent"],
            };
            check(expected.contains(&state.name()), || format!("{}: {element} is {state:?}", path.display()))?;
        }
    }
    check(read_documents > 10, || format!("only {read_documents} documents"))
}

/// The most complete sample names the context of the extensions too; every element that it states is read. Beside a context that is not known, none is.
fn unknown_context(path: &Path) -> Outcome {
    let mut document = parse(&read(path)?)?;
    let elements = Elements::of(&Credential::read(Document::from_value(&document)?)?);
    document["@context"].as_array_mut().ok_or("no contexts")?.push("https://other.example/context".into());
    let unknown = Elements::of(&Credential::read(Document::from_value(&document)?)?);
    check(!unknown.context_is_known(), || "its contexts are known".to_owned())?;
    check(unknown.iter().all(|(_, state)| *state == State::Absent), || "an element was read".to_owned())?;
    for element in [Element::Learner, Element::Title, Element::Country, Element::AwardingBody, Element::DateOfIssuing, Element::Grade] {
        equal(elements.state(element).name(), "stated", element)?;
    }
    equal(elements.state(Element::Workload).name(), "contradictory", "36 credits available, 42 earned")
}

/// Every file below a folder, sorted.
pub(crate) fn below(folder: &Path) -> Result<Vec<PathBuf>, Failed> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { files.extend(below(&path)?) } else { files.push(path) }
    }
    files.sort();
    Ok(files)
}
