//! What the server reads over the corpus of the fuzz targets, `fuzz/corpus/`: whatever was found to matter to the parsers of the library, as the body of a request and
//! inside of one, and as an address.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail by panicking")]
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "tests read files")]

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use credenza_core::encoding::json::{Value, parse};
use credenza_core::key::SecretKey;
use credenza_core::time::Timestamp;
use credenza_vc_api::service::Service;
use credenza_vc_api::{resolve, router};
use tower::ServiceExt;

fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let mut paths: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() > 3, "{}", folder.display());
    paths.into_iter().map(|path| std::fs::read(path).unwrap()).collect()
}

async fn post(router: &Router, path: &str, body: Vec<u8>) -> (u16, Value) {
    let request = Request::builder().method("POST").uri(path).header("content-type", "application/json").body(Body::from(body)).unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    let answer = to_bytes(response.into_body(), 64 << 20).await.unwrap();
    (status, parse(&answer).unwrap())
}

/// Signed or verified, or a problem with a code: never an error of the server's.
#[test]
fn whatever_a_body_holds_is_answered() {
    let service = Service::new(SecretKey::from_seed([9; 32]), None, false).unwrap();
    let router = router(Arc::new(service.with_clock(|| Ok(Timestamp::parse("2026-11-24T00:00:00Z").unwrap()))));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let addresses = [
        ("/credentials/issue", "credential", 201),
        ("/credentials/verify", "verifiableCredential", 200),
        ("/presentations/verify", "verifiablePresentation", 200),
    ];
    let mut refused = 0;
    for bytes in corpus("secured") {
        for (path, member, done) in addresses {
            let inside = |options: &[u8]| [b"{\"", member.as_bytes(), b"\":", &bytes, b",\"options\":", options, b"}"].concat();
            for body in [bytes.clone(), inside(b"{}"), [b"{\"", member.as_bytes(), b"\":{},\"options\":", &bytes[..], b"}"].concat()] {
                let (status, answer) = runtime.block_on(post(&router, path, body.clone()));
                let shown = String::from_utf8_lossy(&body).into_owned();
                if status != done {
                    assert_eq!(status, 400, "{path}: {answer}\n{shown}");
                    assert!(answer["code"].as_str().is_some_and(|code| !code.is_empty()), "{path}: {answer}\n{shown}");
                    refused += 1;
                }
            }
        }
    }
    assert!(refused > 100, "{refused}");
}

/// A document of the DID that was asked for, or an error with a name.
#[test]
fn whatever_an_address_says_is_answered() {
    let mut resolved = 0;
    for text in corpus("did").iter().filter_map(|bytes| std::str::from_utf8(bytes).ok()) {
        for line in text.lines().chain([text]) {
            let (identifier, query) = line.split_once('?').unwrap_or((line, text));
            let (status, answer) = resolve(identifier, query);
            let errors = ["didResolutionMetadata", "didDereferencingMetadata"].map(|metadata| answer[metadata]["error"].as_str());
            assert_eq!(status, if errors == [None, None] { 200 } else { 400 }, "{line:?}: {answer}");
            if status == 200 {
                resolved += 1;
                let did = identifier.split('#').next().unwrap();
                let id = answer["didDocument"]["id"].as_str().unwrap();
                assert!(id == did || id == identifier, "{line:?}: {answer}");
            }
        }
    }
    assert!(resolved > 0);
}
