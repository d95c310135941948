//! Judges one vector file, from what it says.

use std::collections::BTreeSet;

use credenza_core::credential::{Secured, Unsecured, rules};
use credenza_core::did::Did;
use credenza_core::encoding::baked::{Image, extract};
use credenza_core::encoding::base64url;
use credenza_core::encoding::json::{Document, Value, parse};
use credenza_core::micro::Element;
use credenza_core::present::Request;
use credenza_core::time::Timestamp;
use credenza_core::trust::TrustList;
use credenza_core::verify::{
    Check, Evidence, Finding, IssuerBinding, LearnerIdentity, Outcome, Policy, Provenance, Question, Report, Verifier,
};
use serde_json::json;

/// Nothing if the file's document comes to what the file expects, else what differs. `judged` is told whether it was accepted, and whether it is to be.
pub(crate) fn run(file: &[u8], judged: &dyn Fn(bool, bool)) -> Result<(), String> {
    let vector = parse(file).map_err(|error| error.to_string())?;
    let expect = &vector["expect"];
    for member in ["name", "fact", "class"] {
        vector[member].as_str().filter(|text| !text.is_empty()).ok_or_else(|| format!("no {member}"))?;
    }
    let due = vector["class"] == "accept";
    let judged = |accepted: bool| judged(accepted, due);
    if let Some(rules) = vector.get("rules") {
        return judge_rules(&vector, rules.as_str().ok_or("rules")?, &judged);
    }
    same("class", &Value::from(expect["conclusion"] == "accepted"), &Value::from(due))?;
    if !due {
        same("class", &vector["class"], &expect["code"])?;
    }

    let mut bytes = input(&vector)?;
    if Image::of(&bytes).is_some() {
        bytes = match extract(&bytes) {
            Ok(text) => text.ok_or("no credential in the picture")?.into_bytes(),
            Err(error) => {
                judged(false);
                no_raw_controls(&error.to_string())?;
                same("code", &error.code().into(), &expect["code"])?;
                return same("exit", &3.into(), &expect["exit"]);
            }
        };
    }
    let arrived = match Secured::parse(&bytes) {
        Ok(arrived) => arrived,
        Err(error) => {
            judged(false);
            no_raw_controls(&error.to_string())?;
            same("code", &error.code().into(), &expect["code"])?;
            same("pointer", &error.pointer.as_str().into(), &expect["pointer"])?;
            return same("exit", &3.into(), &expect["exit"]);
        }
    };
    let (evidence, policy) = (evidence(&vector["evidence"])?, policy(&vector["policy"])?);
    let verifier = Verifier::new(&evidence, &policy);
    let now = time(&vector["now"])?;
    match vector.get("request") {
        None => {
            let report = verifier.verify(&arrived, &now);
            judged(report.accepted().is_ok());
            judge_credential(&report, expect)?;
            let Some(original) = vector.get("original") else { return Ok(()) };
            let original = Secured::parse(original.to_string().as_bytes()).map_err(|error| error.to_string())?;
            same_claims(&report.to_value(), &verifier.verify(&original, &now).to_value())
        }
        Some(request) => {
            let answer = verifier.presentation(&arrived, &request_of(request)?, &now);
            let value = answer.to_value();
            judged(value["conclusion"] == "accepted");
            for member in ["conclusion", "exit", "authentic"] {
                same(member, &value[member], &expect[member])?;
            }
            let credentials: Value =
                answer.credentials().iter().map(|report| Value::from(report.answer(Question::Authentic).name())).collect();
            same("credentials", &credentials, &expect["credentials"])?;
            if let Some(holder) = expect.get("holder") {
                same("holder", &value["holder"], holder)?;
            }
            if let Some(embedded) = expect.get("embedded") {
                same_embedded(answer.credentials().first().ok_or("no credentials")?, embedded)?;
            }
            let reports: Vec<_> = std::iter::once(answer.report()).chain(answer.credentials()).collect();
            let place = expect.get("credential").and_then(Value::as_u64).map_or(0, |index| index as usize + 1);
            let decisive = reports.get(place).ok_or("no such credential")?;
            judge_findings(&reports.iter().flat_map(|report| report.findings()).collect::<Vec<_>>(), decisive.findings(), expect)
        }
    }
}

/// Holds the document to the rules of the data model and nothing else.
fn judge_rules(vector: &Value, rules: &str, judged: &dyn Fn(bool)) -> Result<(), String> {
    let arrived = Document::parse(&input(vector)?).map_err(|error| error.to_string())?;
    let document = Unsecured::new(arrived);
    let violations = match rules {
        "credential" => rules::credential(&document, &rules::well_known),
        "presentation" => rules::presentation(&document, &rules::well_known),
        kind => rules::enveloped(&document, kind),
    };
    judged(violations.is_empty());
    let found: Value =
        violations.iter().map(|error| json!({"code": error.code(), "pointer": error.pointer().as_str()})).collect::<Vec<_>>().into();
    same("violations", &found, &vector["expect"]["violations"])?;
    let class = violations.first().map_or("accept", |error| error.code());
    same("class", &class.into(), &vector["class"])?;
    for error in &violations {
        no_raw_controls(&error.to_string())?;
    }
    Ok(())
}

fn input(vector: &Value) -> Result<Vec<u8>, String> {
    if let Some(document) = vector.get("document") {
        return Ok(document.to_string().into_bytes());
    }
    if let Some(bytes) = vector["bytes_base64url"].as_str() {
        return base64url::decode(bytes).map_err(|error| error.to_string());
    }
    let parts = vector["parts"].as_array().ok_or("neither document nor bytes nor parts")?;
    let repeat = |part: &Value| Some(part["text"].as_str()?.repeat(part["times"].as_u64()? as usize));
    Ok(parts.iter().map(repeat).collect::<Option<String>>().ok_or("malformed parts")?.into_bytes())
}

fn judge_credential(report: &Report, expect: &Value) -> Result<(), String> {
    let value = report.to_value();
    for member in ["conclusion", "exit", "answers"] {
        same(member, &value[member], &expect[member])?;
    }
    same("accepted()", &report.accepted().is_ok().into(), &(expect["conclusion"] == "accepted").into())?;
    // Nothing is claimed about bytes that no proof covers.
    let authentic = expect["answers"]["authentic"] == "yes" || expect["claims"] == true;
    same(
        "claims",
        &(!value["credential"].is_null() && !value["elements"].is_null() && !value["issuer"].is_null()).into(),
        &authentic.into(),
    )?;
    if let Some(name) = expect.get("trusted_name") {
        same("trusted_name", &value["issuer"]["trusted_name"], name)?;
    }
    for (element, state) in expect["elements"].as_object().into_iter().flatten() {
        same(element, &value["elements"][element]["state"], state)?;
    }
    for (element, statements) in expect["statements"].as_object().into_iter().flatten() {
        same(element, &placeless(value["elements"][element]["statements"].clone()), &none_is_null(statements))?;
    }
    if let Some(findings) = expect["schema"].as_array() {
        same_schema(report, findings)?;
    }
    if let Some(embedded) = expect.get("embedded") {
        same_embedded(report, embedded)?;
    }
    // Of all that is wrong, this is what a reader with room for one sentence is told.
    same(
        "decisive",
        &report.decisive().map_or(Value::Null, |finding| finding.code.as_str().into()),
        expect.get("code").unwrap_or(&Value::Null),
    )?;
    judge_findings(&report.findings().iter().collect::<Vec<_>>(), report.findings(), expect)
}

/// What is found of the schemas that the credential names is this and no more, with as much of each finding as is expected.
fn same_schema(report: &Report, expected: &[Value]) -> Result<(), String> {
    let found: Vec<_> = report.findings().iter().filter(|finding| finding.check == Check::Schema).collect();
    let said = |finding: &Finding, name: &str| match name {
        "code" => finding.code.as_str().into(),
        "pointer" => finding.pointer.as_str().into(),
        detail => finding.detail.iter().find(|(name, _)| *name == detail).map(|(_, value)| Value::from(value.as_str())).unwrap_or_default(),
    };
    for (finding, expected) in found.iter().zip(expected) {
        for (name, value) in expected.as_object().into_iter().flatten() {
            same(&format!("schema: {name} of {finding}"), &said(finding, name), value)?;
        }
    }
    if found.len() == expected.len() { Ok(()) } else { Err(format!("schema: {} findings, found: {}", expected.len(), list(&found))) }
}

/// What stands inside it is what the file lists, in this order.
fn same_embedded(report: &Report, expected: &Value) -> Result<(), String> {
    let value = report.to_value();
    let found: Vec<_> = report
        .embedded()
        .iter()
        .zip(value["embedded"].as_array().into_iter().flatten())
        .map(|(embedded, value)| {
            let mut listed = json!({"conclusion": value["report"]["conclusion"]});
            for member in ["kind", "pointer", "endorses_its_place"] {
                listed[member] = value[member].clone();
            }
            if let Some(decisive) = embedded.report().decisive() {
                listed["code"] = decisive.code.as_str().into();
            }
            listed
        })
        .collect();
    same("embedded", &found.into(), expected)
}

/// Whoever changed the document changed nothing that is claimed. Places may be other ones, and so may the list of contexts.
fn same_claims(found: &Value, original: &Value) -> Result<(), String> {
    for member in ["conclusion", "exit", "answers", "issuer", "credential", "elements"] {
        same(member, &placeless(found[member].clone()), &placeless(original[member].clone()))?;
    }
    if original["credential"].is_null() { Err("the original claims nothing".to_owned()) } else { Ok(()) }
}

/// An element without statements has no list of them.
fn none_is_null(statements: &Value) -> Value {
    if statements.as_array().is_some_and(Vec::is_empty) { Value::Null } else { statements.clone() }
}

fn placeless(mut claims: Value) -> Value {
    match &mut claims {
        Value::Object(members) => {
            members.retain(|name, _| name != "pointer" && name != "@context");
            members.values_mut().for_each(|value| *value = placeless(value.take()));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = placeless(item.take())),
        _ => {}
    }
    claims
}

/// The finding that decides is there, and nothing else went wrong: one file, one failure.
fn judge_findings(all: &[&Finding], decisive: &[Finding], expect: &Value) -> Result<(), String> {
    for finding in all {
        no_raw_controls(&finding.to_string())?;
    }
    let also: BTreeSet<_> = expect["also"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    for code in &also {
        all.iter().find(|finding| finding.code.as_str() == *code).ok_or_else(|| format!("{code} is not listed"))?;
    }
    let wrong =
        |finding: &&&Finding| matches!(finding.outcome, Outcome::Fail | Outcome::Unknown) && finding.check.question() != Question::Complete;
    let code = expect.get("code").and_then(Value::as_str);
    if let Some(other) =
        all.iter().filter(wrong).find(|finding| Some(finding.code.as_str()) != code && !also.contains(finding.code.as_str()))
    {
        return Err(format!("something else is wrong: {other}"));
    }
    let Some(code) = code else { return Ok(()) };
    let found = decisive.iter().find(|finding| finding.code.as_str() == code && finding.outcome != Outcome::Pass);
    let found = found.ok_or_else(|| format!("{code} was not found; found: {}", list(all)))?;
    same("pointer", &found.pointer.as_str().into(), &expect["pointer"])?;
    match expect.get("problem") {
        None => Ok(()),
        problem => {
            let stated = found.detail.iter().find(|(name, _)| *name == "problem").map(|(_, value)| Value::from(value.as_str()));
            same("problem", &stated.unwrap_or_default(), problem.unwrap_or(&Value::Null))
        }
    }
}

fn list(findings: &[&Finding]) -> String {
    findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// A finding's sentence and an error's are one line that steers no terminal.
fn no_raw_controls(sentence: &str) -> Result<(), String> {
    let steers = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}');
    match sentence.chars().find(|c| steers(*c)) {
        None => Ok(()),
        Some(c) => Err(format!("{c:?} in {sentence:?}")),
    }
}

fn policy(value: &Value) -> Result<Policy, String> {
    let mut policy = Policy::default();
    let items = |name: &str| value[name].as_array().into_iter().flatten();
    for list in items("trust") {
        let issuers = serde_json::json!({"issuers": list["issuers"]}).to_string();
        let issuers = TrustList::parse(issuers.as_bytes()).map_err(|error| error.to_string())?;
        policy = policy.trust(list["source"].as_str().ok_or("no source")?, issuers);
    }
    for identity in items("learner_identities") {
        let value = identity["value"].as_str().ok_or("no value")?;
        policy = policy.learner_identity(match identity["type"].as_str() {
            Some(kind) => LearnerIdentity::of_type(kind, value),
            None => LearnerIdentity::any(value),
        });
    }
    for schema in items("schemas") {
        let (url, text) = (schema["url"].as_str().ok_or("no url")?, schema["text"].as_str().ok_or("no text")?);
        policy = policy.schema(url, text.as_bytes()).map_err(|error| error.to_string())?;
    }
    for did in items("pinned") {
        policy = policy.pin_issuer(did_of(did)?);
    }
    for element in items("required") {
        policy = policy.require_element(element.as_str().and_then(Element::from_name).ok_or("no such element")?);
    }
    if value["allow_unknown_issuer"] == true {
        policy = policy.allow_unknown_issuer();
    }
    if value["require_presentation"] == true {
        policy = policy.require_presentation();
    }
    if value["issuer_binding"] == "reported" {
        policy = policy.issuer_binding(IssuerBinding::Reported);
    }
    Ok(policy)
}

fn evidence(value: &Value) -> Result<Evidence, String> {
    let mut evidence = Evidence::new();
    for piece in value.as_array().into_iter().flatten() {
        let provenance = if piece["provenance"] == "own" { Provenance::Own } else { Provenance::Presented };
        let obtained = piece.get("obtained").map(time).transpose()?;
        // One that cannot be read is evidence too.
        let _ = evidence.add_did_document(did_of(&piece["id"])?, &piece["document"], provenance, obtained);
    }
    Ok(evidence)
}

fn request_of(value: &Value) -> Result<Request, String> {
    if value.get("schema").is_some() {
        return Request::parse(value.to_string().as_bytes()).map_err(|error| error.to_string());
    }
    let text = |name: &str| value[name].as_str().unwrap_or_default();
    Ok(Request::bare(text("challenge"), text("domain")))
}

fn did_of(value: &Value) -> Result<Did, String> {
    Did::parse(value.as_str().unwrap_or_default()).map_err(|error| error.to_string())
}

fn time(value: &Value) -> Result<Timestamp, String> {
    Timestamp::parse(value.as_str().unwrap_or_default()).map_err(|error| error.to_string())
}

fn same(what: &str, found: &Value, expected: &Value) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{what}: expected {expected}, found {found}")) }
}
