//! The request: what a presentation must answer, so that it cannot be reused elsewhere or later.

use thiserror::Error;

use crate::encoding::base64url;
use crate::encoding::describe;
use crate::encoding::json::{Document, Map, Node, ParseError, Pointer, Value};
use crate::encoding::printable;
use crate::time::Timestamp;

/// Why a request cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RequestError {
    /// It is not strict JSON.
    #[error(transparent)]
    Json(#[from] ParseError),
    /// A member is missing or not of its form.
    #[error("at `{}`: expected {}, found {}", printable(pointer.as_str()), printable(expected), printable(found))]
    Form {
        /// Where.
        pointer: Pointer,
        /// What was expected.
        expected: String,
        /// What was found.
        found: String,
    },
}

impl RequestError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Json(error) => error.code(),
            Self::Form { .. } => "request_malformed",
        }
    }

    /// Where.
    pub fn pointer(&self) -> &Pointer {
        match self {
            Self::Json(error) => &error.pointer,
            Self::Form { pointer, .. } => pointer,
        }
    }
}

/// A verifier's request for a presentation. Data Integrity 1.0 §2.1: `challenge` and `domain` bind the answer to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    challenge: String,
    domain: String,
    purpose: Option<String>,
    window: Option<(Timestamp, Timestamp)>,
}

impl Request {
    /// The name and version of the file format.
    pub const SCHEMA: &'static str = "credenza.request/1";
    /// The fewest characters of a challenge: 128 random bits in base64url.
    const CHALLENGE_LENGTH: usize = 22;

    /// A request made from 128 random bits, which the caller provides; answers count if they were made from `issued` to `expires`.
    pub fn new(entropy: [u8; 16], domain: impl Into<String>, issued: Timestamp, expires: Timestamp) -> Self {
        Self { challenge: base64url::encode(&entropy), domain: domain.into(), purpose: None, window: Some((issued, expires)) }
    }

    /// A request known only by challenge and domain, such as another system's; the time of the answer is not checked.
    pub fn bare(challenge: impl Into<String>, domain: impl Into<String>) -> Self {
        Self { challenge: challenge.into(), domain: domain.into(), purpose: None, window: None }
    }

    /// The same, saying what the answer is wanted for.
    #[must_use]
    pub fn with_purpose(mut self, purpose: impl Into<String>) -> Self {
        self.purpose = Some(purpose.into());
        self
    }

    /// What only an answer to this request contains.
    pub fn challenge(&self) -> &str {
        &self.challenge
    }

    /// Whom the answer is for.
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// What the answer is wanted for, in the verifier's words.
    pub fn purpose(&self) -> Option<&str> {
        self.purpose.as_deref()
    }

    /// From when to when an answer may be made.
    pub fn window(&self) -> Option<(&Timestamp, &Timestamp)> {
        self.window.as_ref().map(|(issued, expires)| (issued, expires))
    }

    /// Reads a request file.
    ///
    /// # Errors
    /// See [`RequestError`]. A challenge shorter than 128 bits is refused: it could be guessed.
    pub fn parse(bytes: &[u8]) -> Result<Self, RequestError> {
        let document = Document::parse(bytes)?;
        let value = document.root();
        let root = Pointer::root();
        let form = |name: &str, expected: &str| RequestError::Form {
            pointer: root.key(name),
            expected: expected.to_owned(),
            found: describe(value.get(name)),
        };
        let text = |name: &str| value.get(name).and_then(Node::as_str).filter(|text| !text.trim().is_empty());
        let time =
            |name: &str| text(name).and_then(|text| Timestamp::parse(text).ok()).ok_or_else(|| form(name, "a date and time with offset"));
        if text("schema") != Some(Self::SCHEMA) {
            return Err(form("schema", &format!("\"{}\"", Self::SCHEMA)));
        }
        let challenge = text("challenge").filter(|challenge| challenge.len() >= Self::CHALLENGE_LENGTH);
        let (issued, expires) = (time("issued")?, time("expires")?);
        if expires <= issued {
            return Err(form("expires", "a time after issued"));
        }
        if value.get("purpose").is_some_and(|purpose| !purpose.is_string()) {
            return Err(form("purpose", "a string"));
        }
        Ok(Self {
            challenge: challenge.ok_or_else(|| form("challenge", "a string of at least 22 characters"))?.to_owned(),
            domain: text("domain").ok_or_else(|| form("domain", "a string"))?.to_owned(),
            purpose: text("purpose").map(str::to_owned),
            window: Some((issued, expires)),
        })
    }

    /// The request as the JSON of a request file.
    pub fn to_value(&self) -> Value {
        let mut members = Map::new();
        let mut put = |name: &str, value: Option<&str>| {
            if let Some(value) = value {
                members.insert(name.to_owned(), value.into());
            }
        };
        put("schema", Some(Self::SCHEMA));
        put("challenge", Some(&self.challenge));
        put("domain", Some(&self.domain));
        put("purpose", self.purpose.as_deref());
        put("issued", self.window().map(|(issued, _)| issued.as_str()));
        put("expires", self.window().map(|(_, expires)| expires.as_str()));
        Value::Object(members)
    }
}
