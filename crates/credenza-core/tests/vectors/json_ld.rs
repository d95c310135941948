//! The tests of *JSON-LD 1.1 Processing Algorithms and API*: expansion and statements, one test an entry of the manifests.

#[path = "json_ld/compare.rs"]
mod compare;
#[path = "json_ld/n_quads.rs"]
mod n_quads;
#[path = "json_ld/skipped.rs"]
mod skipped;

use crate::shared::{Outcome, check, equal, read, shared};
use crate::tally::count_in;
use credenza_core::encoding::json::{Document, Value, parse};
use credenza_core::encoding::json_ld::{Contexts, JsonLdError, Options, RdfDirection, Source, expand, to_rdf_with};
use libtest_mimic::{Failed, Trial};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

const FOLDER: &str = "vectors/json-ld-api/tests";
const BASE: &str = "https://w3c.github.io/json-ld-api/tests/";

/// What an entry of a manifest asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Algorithm {
    Expand,
    ToRdf,
}

pub(crate) fn tests() -> Vec<Trial> {
    let folder = shared().join(FOLDER);
    let mut trials = Vec::new();
    for (algorithm, name) in [(Algorithm::Expand, "expand"), (Algorithm::ToRdf, "toRdf")] {
        let manifest = folder.join(format!("{name}-manifest.jsonld"));
        match std::fs::read(&manifest).ok().and_then(|bytes| parse(&bytes).ok()) {
            Some(manifest) => {
                for entry in manifest["sequence"].as_array().into_iter().flatten() {
                    trials.push(trial(algorithm, name, entry.clone(), folder.clone()));
                }
            }
            None => trials.push(Trial::test(format!("json_ld_api::{name}"), || Ok(())).with_ignored_flag(true)),
        }
    }
    trials.push(
        Trial::test("json_ld_api::skipped_tests_are_in_the_manifests", {
            let folder = folder.clone();
            move || skips_exist(&folder)
        })
        .with_ignored_flag(!folder.exists()),
    );
    trials
}

fn trial(algorithm: Algorithm, name: &str, entry: Value, folder: PathBuf) -> Trial {
    let id = entry["@id"].as_str().unwrap_or_default().trim_start_matches('#').to_owned();
    let skipped = skipped::reason(name, &id).is_some();
    Trial::test(format!("json_ld_api::{name}::{id}"), move || run(algorithm, &entry, &folder)).with_ignored_flag(skipped)
}

/// A skip of a test that is not there hides nothing and says something wrong.
fn skips_exist(folder: &Path) -> Outcome {
    for (name, id, _) in skipped::SKIPPED {
        let manifest = parse(&read(&folder.join(format!("{name}-manifest.jsonld")))?)?;
        let has = manifest["sequence"].as_array().into_iter().flatten().any(|entry| entry["@id"] == format!("#{id}").as_str());
        check(has, || format!("{name} has no test {id}"))?;
    }
    Ok(())
}

/// All files of the suite, by the URLs that they have there.
static CONTEXTS: LazyLock<Contexts> = LazyLock::new(|| {
    let mut contexts = Contexts::new();
    for name in ["expand", "expand/c031", "toRdf", "toRdf/c031"] {
        let Ok(entries) = std::fs::read_dir(shared().join(FOLDER).join(name)) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.extension().is_some_and(|extension| extension == "jsonld")
                && let Ok(bytes) = read(&path)
            {
                let file = path.file_name().unwrap_or_default().to_string_lossy();
                contexts.add_text(&format!("{BASE}{name}/{file}"), bytes);
            }
        }
    }
    contexts
});

fn run(algorithm: Algorithm, entry: &Value, folder: &Path) -> Outcome {
    let input = entry["input"].as_str().ok_or("no input")?;
    let document = Document::parse(&read(&folder.join(input))?).map_err(|error| error.to_string())?;
    let option = &entry["option"];
    let base = option["base"].as_str().map_or_else(|| format!("{BASE}{input}"), str::to_owned);
    let context = match option["expandContext"].as_str() {
        Some(file) => Some(Document::parse(&read(&folder.join(file))?).map_err(|error| error.to_string())?),
        None => None,
    };
    let direction = match option["rdfDirection"].as_str() {
        Some("i18n-datatype") => RdfDirection::I18nDatatype,
        Some("compound-literal") => RdfDirection::CompoundLiteral,
        _ => RdfDirection::None,
    };
    let options = Options { base: Some(Arc::from(base)), context, direction, lowercase_languages: false, lossless: false };
    let source = Source::Value(document.root());
    let expected = entry["expect"].as_str();
    let error_code = entry["expectErrorCode"].as_str();
    match algorithm {
        Algorithm::Expand => {
            let found = expand(&source, &CONTEXTS, &options).map(|expansion| expansion.to_value());
            let Some(found) = refusal(found, error_code)? else { return Ok(()) };
            let expected = parse(&read(&folder.join(expected.ok_or("no expectation")?))?)?;
            check(compare::same(&found, &expected), || format!("found {found:#}\nexpected {expected:#}"))
        }
        Algorithm::ToRdf => {
            let found = to_rdf_with(&source, &CONTEXTS, &options).map(|statements| n_quads::write(&statements.dataset));
            let Some(found) = refusal(found, error_code)? else { return Ok(()) };
            let Some(expected) = expected else { return Ok(()) };
            let expected = n_quads::parse(std::str::from_utf8(&read(&folder.join(expected))?)?)?;
            check(compare::isomorphic(&found, &expected), || format!("found {found:#?}\nexpected {expected:#?}"))
        }
    }
}

/// The result, where one is due; nothing where an error was due and came.
fn refusal<T>(found: Result<T, JsonLdError>, due: Option<&str>) -> Result<Option<T>, Failed> {
    count_in("JSON-LD 1.1 API", found.is_ok(), due.is_none(), due.unwrap_or_default());
    match (found, due) {
        (Ok(found), None) => Ok(Some(found)),
        (Err(error), Some(code)) => equal(error.json_ld_code(), code, error.to_string()).map(|()| None),
        (Ok(_), Some(code)) => Err(format!("accepted, but {code} was due").into()),
        (Err(error), None) => Err(error.to_string().into()),
    }
}
