//! Every request that the official suites sent to a server that passes them all, sent to ours: the class of the status must be the recorded one.
//!
//! The records are other people's data and stay outside the repository: in `CREDENZA_SHARED`, by default `../shared` beside the workspace. Where a file is missing,
//! its test is reported as ignored, by name.
//!
//! The recorded server issued under a key of its own. What is to be issued is sent in our server's name, as a suite does that has asked for it (`GET /issuer-did`), and
//! what comes back is verified here; what is to be verified is sent as it is recorded, signed by others.

#![allow(clippy::disallowed_methods, reason = "tests read files and the environment")]
#![allow(clippy::print_stdout, reason = "a harness of its own prints")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use credenza_core::encoding::json::{Value, parse};
use credenza_core::key::SecretKey;
use credenza_core::time::Timestamp;
use credenza_vc_api::router;
use credenza_vc_api::service::Service;
use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::json;
use tower::ServiceExt;

/// A suite: its file, how many of its records match, hold an enveloped token (which is not judged yet), and are answered otherwise for a reason of ours. Nothing differs.
struct Suite {
    name: &'static str,
    matched: usize,
    enveloped: usize,
    otherwise: usize,
}

const SUITES: [Suite; 6] = [
    Suite { name: "vc-data-model-2.0-test-suite", matched: 151, enveloped: 9, otherwise: 2 },
    Suite { name: "vc-di-eddsa-test-suite", matched: 41, enveloped: 0, otherwise: 0 },
    Suite { name: "vc-di-ed25519signature2020-test-suite", matched: 29, enveloped: 0, otherwise: 0 },
    Suite { name: "vc-api-issuer-test-suite", matched: 26, enveloped: 0, otherwise: 0 },
    Suite { name: "vc-api-verifier-test-suite", matched: 51, enveloped: 0, otherwise: 0 },
    Suite { name: "did-key-test-suite", matched: 11, enveloped: 0, otherwise: 0 },
];

/// Requests that the recorded server granted and ours refuses, by the code of our answer, with the reason.
const OTHERWISE: [(&str, &str); 1] = [(
    "period_reversed",
    "a credential that ends before it begins: the suite lets a server refuse it on issue or on verify; the recorded one signs it, ours does not",
)];

fn main() {
    let arguments = Arguments::from_args();
    let tests = SUITES.iter().map(|suite| {
        let place = shared().join("vectors/recorded").join(format!("{}.jsonl", suite.name));
        let missing = !place.exists();
        Trial::test(suite.name, move || replay(suite, &place)).with_ignored_flag(missing)
    });
    let conclusion = libtest_mimic::run(&arguments, tests.collect());
    let mut lines = LINES.lock().unwrap().clone();
    lines.sort();
    lines.iter().for_each(|line| println!("{line}"));
    conclusion.exit();
}

/// Kept until the tests are through: the harness writes its own lines while they run.
static LINES: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn shared() -> PathBuf {
    let Some(named) = std::env::var_os("CREDENZA_SHARED").map(PathBuf::from) else {
        return Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    };
    // A name that is misspelt would leave out every record.
    assert!(named.is_dir(), "CREDENZA_SHARED names no folder: {}", named.display());
    named
}

fn replay(suite: &Suite, place: &Path) -> Result<(), Failed> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let records: Vec<Value> = std::fs::read_to_string(place)?.lines().map(|line| parse(line.as_bytes()).unwrap()).collect();
    let clock = || Ok(Timestamp::parse("2026-11-24T00:00:00Z").unwrap());
    let service = Arc::new(Service::new(SecretKey::from_seed([9; 32]), None, true).unwrap().with_clock(clock));
    let server = Server { did: service.did().to_string(), router: router(service), recorded_did: recorded_did(&records) };
    let mut tally: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (number, record) in records.iter().enumerate() {
        let (class, said) = runtime.block_on(server.compare(record));
        tally.entry(class).or_default().push(format!("{number}: {said}"));
    }
    let count = |class: &str| tally.get(class).map_or(0, Vec::len);
    LINES.lock().unwrap().push(format!(
        "recorded: {}: {} of {} match, {} enveloped left out, {} refused with reason, {} differ",
        suite.name,
        count("matched"),
        records.len(),
        count("enveloped"),
        count("otherwise"),
        count("different"),
    ));
    let found = ["matched", "enveloped", "otherwise", "different"].map(count);
    let due = [suite.matched, suite.enveloped, suite.otherwise, 0];
    if found == due { Ok(()) } else { Err(format!("found {found:?}, due {due:?}; {tally:#?}").into()) }
}

/// The issuer of what the recorded server issued.
fn recorded_did(records: &[Value]) -> Option<String> {
    let issuer = records.iter().find_map(|record| record["response"]["verifiableCredential"]["issuer"].as_str());
    issuer.map(str::to_owned)
}

struct Server {
    router: Router,
    did: String,
    recorded_did: Option<String>,
}

impl Server {
    /// The class of a record, and what is to be said of it.
    async fn compare(&self, record: &Value) -> (&'static str, String) {
        let (method, path, due) =
            (record["method"].as_str().unwrap(), record["path"].as_str().unwrap(), record["status"].as_u64().unwrap());
        let mut body = record["request"].to_string();
        if path == "/credentials/issue"
            && let Some(recorded) = &self.recorded_did
        {
            body = body.replace(recorded, &self.did);
        }
        let (status, answer) = self.send(method, path, &body).await;
        let said = format!("{method} {path}: {status} for {due}, {}", answer["code"].as_str().unwrap_or("-"));
        let is_success = |status: u64| (200..300).contains(&status);
        // Only these two refuse; a suite takes 404 and 500 for a fault of the server, and a success that lists errors for none.
        let is_proper = is_success(u64::from(status)) || matches!(status, 400 | 422);
        let lists_errors = is_success(u64::from(status)) && answer.get("errors").is_some();
        let code = answer["code"].as_str().unwrap_or_default();
        if answer["conformance"] != json!(true) || !is_proper || lists_errors {
            return ("different", format!("{said}: {answer}"));
        }
        if is_success(due) == is_success(u64::from(status)) {
            return match self.looks_right(path, record, &answer).await {
                Ok(()) => ("matched", said),
                Err(problem) => ("different", format!("{said}: {problem}")),
            };
        }
        if !is_success(due) {
            return ("different", format!("{said}: {answer}"));
        }
        // The answer must say that the format is the reason, not anything else.
        let is_enveloped = body.contains("\"EnvelopedVerifiable") || record["request"]["options"].get("envelope").is_some();
        if is_enveloped && matches!(code, "format_unsupported" | "envelope_unavailable") {
            return ("enveloped", said);
        }
        if OTHERWISE.iter().any(|(other, _)| *other == code) {
            return ("otherwise", said);
        }
        ("different", format!("{said}: {answer}"))
    }

    /// What more than the status can be asked of an answer.
    async fn looks_right(&self, path: &str, record: &Value, answer: &Value) -> Result<(), String> {
        if path.starts_with("/1.0/identifiers/") {
            let mut answer = answer.clone();
            answer.as_object_mut().unwrap().shift_remove("conformance");
            return if answer == record["response"] { Ok(()) } else { Err(format!("{answer} for {}", record["response"])) };
        }
        if let Some(issued) = answer.get("verifiableCredential") {
            let body = json!({"verifiableCredential": issued, "options": {"checks": ["proof"]}}).to_string();
            let (status, answer) = self.send("POST", "/credentials/verify", &body).await;
            // What expired years ago is issued all the same, and then only its period is wrong.
            let is_over =
                status == 400 && answer["code"] == "valid_until_past" && answer["errors"].as_array().is_some_and(|it| it.len() == 1);
            return if is_over || (status == 200 && answer["verified"] == json!(true)) {
                Ok(())
            } else {
                Err(format!("{issued}: {status} {answer}"))
            };
        }
        let refused = answer.get("code").is_some();
        let explains = ["type", "title", "status", "detail", "hint"].iter().filter(|name| answer.get(**name).is_some()).count() >= 4;
        if !refused || (explains && !answer["errors"].as_array().unwrap().is_empty()) { Ok(()) } else { Err(answer.to_string()) }
    }

    async fn send(&self, method: &str, path: &str, body: &str) -> (u16, Value) {
        let request = Request::builder().method(method).uri(path).header("content-type", "application/json");
        let request = request.body(Body::from(if method == "GET" { String::new() } else { body.to_owned() })).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        assert_eq!(response.headers().get("credenza-conformance").map(|value| value.as_bytes()), Some(&b"true"[..]));
        (status, parse(&to_bytes(response.into_body(), usize::MAX).await.unwrap()).unwrap())
    }
}
