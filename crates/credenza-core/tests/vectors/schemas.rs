//! Credentials of others against the JSON Schemas that Open Badges publishes.

use std::collections::BTreeMap;
use std::path::Path;

use crate::shared::{Outcome, check, equal, files, read, trial};
use credenza_core::encoding::json::{Document, Node, Value};
use credenza_core::encoding::json_schema::{MAX_PROBLEMS, Schema, Validation};
use libtest_mimic::{Failed, Trial};
use serde_json::json;

/// The schema of the class of a credential, by its types. A badge may be called either way.
const CLASSES: [(&str, &str); 3] = [
    ("OpenBadgeCredential", "ob_v3p0_achievementcredential_schema.json"),
    ("AchievementCredential", "ob_v3p0_achievementcredential_schema.json"),
    ("EndorsementCredential", "ob_v3p0_endorsementcredential_schema.json"),
];

pub(crate) fn tests() -> Vec<Trial> {
    vec![
        trial("schemas::those_of_open_badges_are_read_whole", "samples/open-badges/schemas/v3_0", read_whole),
        trial("schemas::samples_are_compared_with_theirs", "samples/manifest.json", samples_compared),
    ]
}

fn schemas(folder: &Path) -> Result<BTreeMap<String, Schema>, Failed> {
    let each = files(folder)?.into_iter().map(|(name, bytes)| {
        let url = format!("https://purl.imsglobal.org/spec/ob/v3p0/schema/json/{name}");
        Ok((name, Schema::read(&Document::parse(&bytes)?, &url)?))
    });
    each.collect()
}

/// Every part of them is tried on something here, and nothing in them leaves an answer open.
fn read_whole(folder: &Path) -> Outcome {
    let schemas = schemas(folder)?;
    equal(schemas.len(), 5, "schemas")?;
    let object = json!({
        "@context": [], "type": [{}], "issuer": {"image": []}, "credentialSubject": {"achievement": {"result": [{}]}}, "imsx_codeMajor": 7, "credential": 7
    });
    let values = [object, json!([]), json!("")].map(|value| value.to_string());
    for (name, schema) in &schemas {
        for value in &values {
            let validation = schema.validate(Document::parse(value.as_bytes())?.root());
            check(matches!(validation, Validation::Invalid { .. }), || format!("{name}, {value}: {validation:?}"))?;
        }
    }
    Ok(())
}

fn samples_compared(manifest: &Path) -> Outcome {
    let folder = manifest.parent().ok_or("no folder")?;
    let schemas = schemas(&folder.join("open-badges/schemas/v3_0"))?;
    let manifest = Document::parse(&read(manifest)?)?.to_value();
    let (mut kept, mut violated, mut keywords) = (0, 0, BTreeMap::new());
    for entry in manifest["entries"].as_array().ok_or("no entries")? {
        let name = entry["file"].as_str().ok_or("no file")?;
        let Ok(document) = Document::parse(&read(&folder.join(name))?) else { continue };
        let Some(schema) = class(document.root()).and_then(|name| schemas.get(name)) else { continue };
        match schema.validate(document.root()) {
            Validation::Valid => kept += 1,
            Validation::Invalid { problems, more } => {
                violated += 1;
                let value = document.to_value();
                // A few of them, each in a place that is there, or below one.
                check(!problems.is_empty() && (problems.len() == MAX_PROBLEMS || !more), || format!("{name}: {problems:?}"))?;
                for problem in &problems {
                    let place = problem.pointer.as_str();
                    let parent = place.rsplit_once('/').map_or("", |(parent, _)| parent);
                    check(value.pointer(place).is_some() || value.pointer(parent).is_some_and(Value::is_object), || {
                        format!("{name}: {place}")
                    })?;
                    *keywords.entry(problem.keyword).or_insert(0) += 1;
                }
            }
            Validation::Unknown(obstacle) => return Err(format!("{name}: {obstacle} {obstacle:?}").into()),
        }
    }
    println!("schemas of Open Badges 3.0: {kept} samples keep theirs, {violated} do not: {keywords:?}");
    // Another validator says the same of each.
    equal((kept, violated), (55, 62), "samples that keep their schema, and that do not")
}

fn class(credential: Node<'_>) -> Option<&'static str> {
    let types = credential.get("type")?;
    let is = |class: &str| types.one_or_many().any(|(_, kind)| kind.as_str() == Some(class));
    CLASSES.iter().find(|(class, _)| is(class)).map(|(_, schema)| *schema)
}
