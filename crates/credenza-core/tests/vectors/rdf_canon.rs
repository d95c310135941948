//! RDFC-1.0: the tests of the working group, all of them, each in every escaping and order that must not matter.

use std::collections::BTreeMap;
use std::path::Path;

use crate::shared::{Outcome, check, equal, read, trial};
use crate::tally::Tally;
use credenza_core::encoding::json::{Value, parse as parse_json};
use credenza_core::encoding::rdf::n_quads::parse;
use credenza_core::encoding::rdfc::{Canonical, CanonicalizationError, Escaping, HashAlgorithm, canonicalize_with};
use libtest_mimic::{Failed, Trial};

/// How many tests of each kind there are: of the form, of the labels, of refusal.
const FORMS: usize = 64;
const LABELS: usize = 21;
const REFUSALS: usize = 1;

pub(crate) fn tests() -> Vec<Trial> {
    vec![trial("rdf_canon::all", "vectors/rdf-canon/tests", all)]
}

fn all(folder: &Path) -> Outcome {
    let manifest = parse_json(&read(&folder.join("manifest.jsonld"))?)?;
    let entries = manifest.get("entries").and_then(Value::as_array).ok_or("no entries")?;
    let mut tally = Tally::default();
    let mut kinds = BTreeMap::new();
    for entry in entries {
        let text = |name: &str| entry.get(name).and_then(Value::as_str);
        let id = text("id").ok_or("no id")?;
        let kind = text("type").ok_or_else(|| format!("{id}: no type"))?;
        *kinds.entry(kind).or_insert(0) += 1;
        let algorithm = match text("hashAlgorithm") {
            None => HashAlgorithm::Sha256,
            Some("SHA384") => HashAlgorithm::Sha384,
            Some(other) => return Err(format!("{id}: unknown hash {other}").into()),
        };
        let input = read(&folder.join(text("action").ok_or_else(|| format!("{id}: no action"))?))?;
        let parsed = parse(std::str::from_utf8(&input)?).map_err(|error| format!("{id}: {error}"))?;
        let found = canonicalize_with(&parsed.dataset, Escaping::Current, algorithm);
        let expected = || read(&folder.join(text("result").unwrap_or("no result")));
        match kind {
            "rdfc:RDFC10EvalTest" => {
                let right = form(&found?, &expected()?, id);
                tally.count(right.is_ok(), true, || format!("{id}: {right:?}"));
            }
            "rdfc:RDFC10MapTest" => {
                let right = labels(&found?, &parsed.labels, &expected()?);
                tally.count(right.is_ok(), true, || format!("{id}: {right:?}"));
            }
            "rdfc:RDFC10NegativeEvalTest" => {
                let code = found.as_ref().map_err(CanonicalizationError::code);
                check(code.is_ok() || code == Err("canonicalization_too_complex"), || format!("{id}: {code:?}"))?;
                tally.count(code.is_ok(), false, || id.to_owned());
            }
            other => return Err(format!("{id}: unknown type {other}").into()),
        }
    }
    equal(kinds.into_values().collect::<Vec<_>>(), vec![FORMS, LABELS, REFUSALS], "tests of each kind")?;
    tally.finish("RDFC-1.0", FORMS + LABELS, REFUSALS)
}

fn form(found: &Canonical, expected: &[u8], id: &str) -> Outcome {
    check(found.n_quads() == expected, || String::from_utf8_lossy(found.n_quads()).into_owned())?;
    // The canonical form is its own canonical form, where the hash is the same.
    if id != "#test075c" {
        let again = parse(std::str::from_utf8(expected)?)?;
        let again = canonicalize_with(&again.dataset, Escaping::Current, HashAlgorithm::Sha256)?;
        check(again.n_quads() == expected, || format!("of itself: {}", String::from_utf8_lossy(again.n_quads())))?;
    }
    Ok(())
}

fn labels(found: &Canonical, names: &[String], expected: &[u8]) -> Outcome {
    let expected = parse_json(expected)?;
    let mut due = BTreeMap::new();
    for (name, label) in expected.as_object().ok_or("no object")? {
        due.insert(name.clone(), label.as_str().ok_or("no label")?.to_owned());
    }
    let name = |number: u32| names.get(number as usize).cloned().ok_or_else(|| Failed::from("a node without name"));
    let mut issued = BTreeMap::new();
    for (blank, number) in found.labels() {
        issued.insert(name(blank.0)?, format!("c14n{number}"));
    }
    equal(issued, due, "labels")
}
