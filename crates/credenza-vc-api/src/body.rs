//! The body of a request, read within its limits.

use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, ORIGIN};
use credenza_core::encoding::json::Document;

use crate::problem::{Cause, Kind, Problem};

/// The longest body that is read, in bytes. A learner's largest real credential has 2 MiB, nearly all of it an image; a presentation of two such fits.
pub(crate) const MAX_BODY: usize = 4 * 1024 * 1024;

/// Reads the document that a request sends.
pub(crate) async fn read(request: Request) -> Result<Document, Problem> {
    check_headers(request.headers())?;
    match to_bytes(request.into_body(), MAX_BODY).await {
        Ok(bytes) => Ok(Document::parse(&bytes)?),
        // The limit is reached, or the connection ended: axum tells them apart only by the error's source.
        Err(error) if is_limit(&error) => Err(too_large()),
        Err(_) => Err(Cause::new(Kind::Other, "body_unreadable").into()),
    }
}

/// What is refused before anything is read.
///
/// A browser sends `Origin` with whatever a page posts: a page that somebody opens must not reach a server on the same machine that signs what it is sent.
fn check_headers(headers: &HeaderMap) -> Result<(), Problem> {
    let header = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if headers.contains_key(ORIGIN) {
        return Err(Problem::new(403, Cause::new(Kind::Other, "origin_refused")));
    }
    if !header(CONTENT_TYPE).is_some_and(is_json) {
        return Err(Problem::new(415, Cause::new(Kind::Other, "media_type_unsupported")));
    }
    let length = header(CONTENT_LENGTH).and_then(|length| length.parse::<u64>().ok());
    if length.is_some_and(|length| length > MAX_BODY as u64) { Err(too_large()) } else { Ok(()) }
}

fn too_large() -> Problem {
    Problem::new(413, Cause::new(Kind::Other, "body_too_large").with("limit", MAX_BODY))
}

fn is_limit(error: &axum::Error) -> bool {
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        if error.to_string().contains("length limit exceeded") {
            return true;
        }
        source = error.source();
    }
    false
}

/// `application/json`, or a media type of that structure (RFC 6839).
fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json"))
}

#[cfg(test)]
mod tests {
    use super::is_json;

    #[test]
    fn json_is_said_in_more_than_one_way() {
        for yes in ["application/json", "Application/JSON; charset=utf-8", "application/ld+json;profile=\"x\"", "application/vc+json"] {
            assert!(is_json(yes), "{yes}");
        }
        for no in ["", "text/plain", "text/json", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonx"] {
            assert!(!is_json(no), "{no}");
        }
    }
}
