//! The addresses of the server.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use credenza::host::json_escape;
use credenza_core::encoding::json::{Node, Value};
use serde_json::json;

use crate::body;
use crate::problem::{Cause, Kind, Problem};
use crate::resolver;
use crate::service::Service;

/// How long a request may take, its body included. Whoever sends a byte a second holds a connection no longer than that.
const MAX_TIME: Duration = Duration::from_secs(15);

/// What the answers of a server in conformance mode carry beside the member `conformance`.
const CONFORMANCE: HeaderName = HeaderName::from_static("credenza-conformance");

type Shared = State<Arc<Service>>;

/// The addresses of the server, in front of a service.
pub fn router(service: Arc<Service>) -> Router {
    Router::new()
        .route("/credentials/issue", post(issue))
        .route("/credentials/verify", post(verify))
        .route("/presentations/verify", post(verify_presentation))
        .route("/1.0/identifiers/{did}", get(identifier))
        .route("/issuer-did", get(issuer_did))
        .fallback(|State(service): Shared| async move { refused(&service, &Problem::new(404, Cause::new(Kind::Other, "path_unknown"))) })
        .method_not_allowed_fallback(|State(service): Shared| async move {
            refused(&service, &Problem::new(405, Cause::new(Kind::Other, "method_not_allowed")))
        })
        .with_state(service)
}

async fn issue(State(service): Shared, request: Request) -> Response {
    work(service, request, StatusCode::CREATED, Service::issue_request).await
}

async fn verify(State(service): Shared, request: Request) -> Response {
    work(service, request, StatusCode::OK, Service::verify_request).await
}

async fn verify_presentation(State(service): Shared, request: Request) -> Response {
    work(service, request, StatusCode::OK, Service::presentation_request).await
}

async fn issuer_did(State(service): Shared) -> Response {
    answer(&service, StatusCode::OK, "application/json", json!({"did": service.did().as_str()}))
}

async fn identifier(State(service): Shared, path: Result<Path<String>, PathRejection>, RawQuery(query): RawQuery) -> Response {
    // What is not UTF-8 is no DID.
    let identifier = path.map(|Path(identifier)| identifier).unwrap_or_default();
    let (status, body) = resolver::resolve(&identifier, query.as_deref().unwrap_or_default());
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
    answer(&service, status, "application/ld+json;profile=\"https://w3id.org/did-resolution\"", body)
}

/// Reads the request and has it answered by a thread that may take its time: a signature takes a tenth of a millisecond, four megabytes of JSON many. The thread
/// that waits for sockets does only that.
async fn work(
    service: Arc<Service>,
    request: Request,
    done: StatusCode,
    respond: fn(&Service, Node<'_>) -> Result<Value, Problem>,
) -> Response {
    let outcome = tokio::time::timeout(MAX_TIME, async {
        let document = body::read(request).await?;
        // Work that nobody waits for any more goes on to its end, so it keeps its permit: time-outs can't pile it up.
        let busy = |_| Problem::new(503, Cause::new(Kind::Other, "server_busy"));
        let permit = service.workers().acquire_owned().await.map_err(busy)?;
        let worker = Arc::clone(&service);
        let work = tokio::task::spawn_blocking(move || {
            let outcome = respond(&worker, document.root());
            drop(permit);
            outcome
        });
        work.await.unwrap_or_else(|_| Err(Problem::new(500, Cause::new(Kind::Other, "internal_error"))))
    });
    match outcome.await {
        Ok(Ok(body)) => answer(&service, done, "application/json", body),
        Ok(Err(problem)) => refused(&service, &problem),
        Err(_) => refused(&service, &Problem::new(408, Cause::new(Kind::Other, "request_timeout"))),
    }
}

fn refused(service: &Service, problem: &Problem) -> Response {
    let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    answer(service, status, "application/problem+json", problem.to_value(service.catalogue()))
}

fn answer(service: &Service, status: StatusCode, media_type: &'static str, mut body: Value) -> Response {
    if let (true, Some(members)) = (service.is_conformance(), body.as_object_mut()) {
        members.insert("conformance".to_owned(), true.into());
    }
    // What was sent is quoted, and whoever reads a log or a console sees the answer as it is.
    let mut response = Response::new(Body::from(json_escape(&body.to_string()).into_owned()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if service.is_conformance() {
        headers.insert(CONFORMANCE, HeaderValue::from_static("true"));
    }
    response
}
