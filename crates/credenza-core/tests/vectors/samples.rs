//! Credentials that others have signed: their signatures are judged as the manifest of the samples lists them.

use crate::credentials::below;
use crate::shared::{Outcome, check, read, trial};
use crate::tally::Tally;
use credenza_core::credential::Secured;
use credenza_core::did::Did;
use credenza_core::encoding::json::{Document, Value};
use credenza_core::micro::Element;
use credenza_core::quality::State;
use credenza_core::time::Timestamp;
use credenza_core::verify::{Check, Evidence, Finding, IssuerBinding, Outcome as Found, Policy, Provenance, Verifier};
use libtest_mimic::{Failed, Trial};
use std::collections::BTreeMap;
use std::path::Path;

/// Files whose signature is listed as valid and not found so, with the code that says why.
const EXPLAINED: [(&str, &str); 3] = [
    // Their issuers' DID documents are not among the samples.
    ("ed25519/didWeb/badDidWeb.json", "did_document_missing"),
    ("1edtech/ob30/credential-status-revoked.json", "did_document_missing"),
    // A credential of VCDM 2.0 that brings back `issuanceDate`, under an IRI that is not the one of VCDM 1.1.
    ("twoOIDF-revoked-notExpired-badSchema.json", "inline_context_redefines"),
];

pub(crate) fn tests() -> Vec<Trial> {
    vec![
        trial("samples::signatures_are_judged_as_listed", "samples/manifest.json", signatures_as_listed),
        trial("samples::titles_are_read_under_every_version", "samples/manifest.json", titles_are_read),
    ]
}

/// One class is judged otherwise on purpose: a key that stands in the fragment of an `https` or `urn` name is not believed. Whoever signs chooses that name, so
/// anybody could sign as anybody; the report says that the signature fits that key, and leaves open whose it is.
fn signatures_as_listed(manifest: &Path) -> Outcome {
    let folder = manifest.parent().ok_or("no folder")?;
    let manifest = Document::parse(&read(manifest)?)?.to_value();
    let (evidence, policy) = (evidence(folder)?, policy(folder)?);
    let verifier = Verifier::new(&evidence, &policy);
    let now = Timestamp::parse("2026-11-26T00:00:00Z")?;
    let (mut counts, mut tally) = (Counts::default(), Tally::default());
    let mut wrong = Vec::new();
    for entry in manifest["entries"].as_array().ok_or("no entries")? {
        let name = entry["file"].as_str().ok_or("no file")?;
        let Some(listed) = entry["proofs"].as_array().filter(|proofs| proofs.iter().any(is_ed25519)) else { continue };
        let Ok(secured) = Secured::parse(&read(&folder.join(name))?) else {
            wrong.push(format!("{name}: cannot be read"));
            continue;
        };
        counts.files += 1;
        let report = verifier.verify(&secured, &now);
        let findings: Vec<_> =
            report.findings().iter().filter(|finding| finding.check == Check::Proof && finding.outcome != Found::Skip).collect();
        for (index, proof) in listed.iter().enumerate().filter(|(_, proof)| is_ed25519(proof)) {
            let place = if listed.len() == 1 { "/".to_owned() } else { format!("/proof/{index}") };
            let found = findings.iter().find(|finding| finding.pointer.as_str().starts_with(&place));
            let as_listed = counts.is_as_listed(proof, found.copied());
            let explained = EXPLAINED.iter().any(|(file, code)| name.ends_with(file) && is(found, code));
            let passes = found.is_some_and(|finding| finding.outcome == Found::Pass);
            // What is judged otherwise on purpose is not to be accepted.
            let due = proof["result"] == "VALID" && (passes || !(as_listed || explained));
            tally.count(passes, due, || format!("{name} {place}"));
            if !as_listed && !explained {
                let found: Vec<_> = findings.iter().map(ToString::to_string).collect();
                wrong.push(format!("{name} {place}: listed {}, found {found:?}", proof["result"]));
            }
        }
    }
    println!("samples: {counts:?}");
    check(wrong.is_empty(), || wrong.join("\n"))?;
    check(counts.files > 100, || format!("only {} files", counts.files))?;
    tally.finish("samples: signatures by Ed25519", 117, 42)
}

/// What an authentic badge calls its achievement is its title, whatever version of Open Badges it is written in.
fn titles_are_read(manifest: &Path) -> Outcome {
    let folder = manifest.parent().ok_or("no folder")?;
    let (evidence, policy) = (evidence(folder)?, policy(folder)?);
    let verifier = Verifier::new(&evidence, &policy);
    let now = Timestamp::parse("2026-11-26T00:00:00Z")?;
    let mut versions: BTreeMap<String, usize> = BTreeMap::new();
    for path in below(&folder.join("open-badges/dcc/verifiableCredentials"))? {
        let Ok(secured) = Secured::parse(&read(&path)?) else { continue };
        let document = secured.document().to_value();
        let Some(name) = document["credentialSubject"]["achievement"]["name"].as_str() else { continue };
        let report = verifier.verify(&secured, &now);
        let Some(elements) = report.elements() else { continue };
        let urls = document["@context"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let Some(version) = urls.filter_map(|url| url.strip_prefix("https://purl.imsglobal.org/spec/ob/v3p0/context")).next() else {
            continue;
        };
        *versions.entry(version.to_owned()).or_default() += 1;
        let State::Stated(title) = elements.state(Element::Title) else { return Err(format!("{}: no title", path.display()).into()) };
        check(title.iter().any(|title| title.value.to_string() == name), || format!("{}: {title:?}", path.display()))?;
    }
    println!("samples: titles under {versions:?}");
    check(versions.len() >= 3, || format!("only {versions:?}"))
}

#[derive(Debug, Default)]
struct Counts {
    files: usize,
    valid: usize,
    fits_a_key_that_only_its_own_name_gives: usize,
    not_valid: usize,
}

impl Counts {
    fn is_as_listed(&mut self, proof: &Value, found: Option<&Finding>) -> bool {
        let is_named_by_did = proof["verificationMethod"].as_str().is_some_and(|method| method.starts_with("did:"));
        let fits = found.is_some_and(|finding| finding.detail.contains(&("fits", "yes".to_owned())));
        let outcome = found.map(|finding| finding.outcome);
        match (proof["result"].as_str(), outcome) {
            (Some("VALID"), Some(Found::Pass)) => self.valid += 1,
            (Some("VALID"), Some(Found::Unknown)) if !is_named_by_did && fits => self.fits_a_key_that_only_its_own_name_gives += 1,
            (Some("VALID"), _) | (_, Some(Found::Pass)) => return false,
            // Not valid, for whatever reason.
            _ => self.not_valid += 1,
        }
        true
    }
}

fn is(found: Option<&&Finding>, code: &str) -> bool {
    found.is_some_and(|finding| finding.code.as_str() == code)
}

fn is_ed25519(proof: &Value) -> bool {
    proof["verificationMethod"].is_string() && (proof["type"] == "DataIntegrityProof" || proof["type"] == "Ed25519Signature2020")
}

/// The DID documents that come with the samples.
fn evidence(folder: &Path) -> Result<Evidence, Failed> {
    let mut evidence = Evidence::new();
    for name in ["oidf", "legacy"] {
        let document = Document::parse(&read(&folder.join(format!("open-badges/dcc/dids/{name}/did.json")))?)?.to_value();
        let did = Did::parse(document["id"].as_str().ok_or("no id")?)?;
        evidence.add_did_document(did, &document, Provenance::Own, None)?;
    }
    Ok(evidence)
}

/// No published package has the context of CLR 2.0.1, so whoever wants to read it brings it.
fn policy(folder: &Path) -> Result<Policy, Failed> {
    let clr = Document::parse(&read(&folder.join("open-badges/1edtech/contexts/clr-v2p0-2.0.1.json"))?)?;
    let policy = Policy::default().allow_unknown_issuer().issuer_binding(IssuerBinding::Reported);
    Ok(policy.context("https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json", clr)?)
}
