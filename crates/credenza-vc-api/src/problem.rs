//! What is refused, and why. RFC 9457; VCDM 2.0 §7.1 for the types.

use credenza::host::Catalogue;
use credenza_core::credential::FormError;
use credenza_core::encoding::json::{ParseError, Pointer, Value};
use credenza_core::verify::{Check, Finding};
use serde_json::Map;

/// What sort of problem it is: the `type` of RFC 9457, in the words of VCDM 2.0 §7.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// No JSON, or not JSON with one meaning.
    Parsing,
    /// A value that its specification does not allow.
    Malformed,
    /// A signature that does not hold, or cannot be checked.
    Cryptographic,
    /// A value outside its range: a validity that is over.
    Range,
    /// Anything else.
    Other,
}

impl Kind {
    fn uri(self) -> &'static str {
        match self {
            Self::Parsing => "https://www.w3.org/TR/vc-data-model#PARSING_ERROR",
            Self::Malformed => "https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR",
            Self::Cryptographic => "https://www.w3.org/TR/vc-data-model#CRYPTOGRAPHIC_SECURITY_ERROR",
            Self::Range => "https://www.w3.org/TR/vc-data-model#RANGE_ERROR",
            Self::Other => "about:blank",
        }
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// The sort.
    pub kind: Kind,
    /// The stable code, under which the catalogue has a sentence.
    pub code: &'static str,
    /// The values that the sentence quotes.
    pub values: Vec<(&'static str, String)>,
    /// Both sides, in plain English.
    pub detail: Option<String>,
    /// Where in the request.
    pub pointer: Option<Pointer>,
}

impl Cause {
    /// A cause that the code says all of.
    pub fn new(kind: Kind, code: &'static str) -> Self {
        Self { kind, code, values: Vec::new(), detail: None, pointer: None }
    }

    /// The same, quoting a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    /// The same, at a place in the request.
    #[must_use]
    pub fn at(mut self, pointer: Pointer) -> Self {
        self.pointer = Some(pointer);
        self
    }

    /// What is wrong with the form of a document that stands at `place` in the request.
    pub fn of_form(error: &FormError, place: &Pointer) -> Self {
        let detail = format!("expected {}, found {}", error.expected(), error.found());
        let cause = Self::new(Kind::Malformed, error.code()).with("expected", error.expected()).with("found", error.found());
        Self { detail: Some(detail), ..cause.at(below(place, error.pointer())) }
    }

    /// What verification found of a document that stands at `place` in the request.
    pub fn of_finding(finding: &Finding, place: &Pointer) -> Self {
        let kind = match finding.check {
            Check::Form => Kind::Malformed,
            Check::Proof | Check::IssuerBinding | Check::HolderBinding | Check::Identity | Check::Request => Kind::Cryptographic,
            Check::Period => Kind::Range,
            Check::Status | Check::Trust | Check::Embedded | Check::Schema | Check::Element => Kind::Other,
        };
        let pointer = Some(below(place, &finding.pointer));
        Self { kind, code: finding.code.as_str(), values: finding.detail.clone(), detail: Some(finding.to_string()), pointer }
    }

    pub(crate) fn to_value(&self, catalogue: &Catalogue) -> Map<String, Value> {
        let mut values = self.values.clone();
        // The code of a particular problem stands for its sentence.
        for (_, value) in values.iter_mut().filter(|(name, _)| *name == "problem") {
            if let Some(sentence) = catalogue.sentence(value, &self.values) {
                *value = sentence;
            }
        }
        let mut it = Map::new();
        it.insert("type".to_owned(), self.kind.uri().into());
        it.insert("title".to_owned(), catalogue.sentence(self.code, &values).unwrap_or_else(|| self.code.to_owned()).into());
        let mut put = |name: &str, value: Option<String>| value.map(|value| it.insert(name.to_owned(), value.into()));
        put("detail", self.detail.clone());
        put("code", Some(self.code.to_owned()));
        put("pointer", self.pointer.as_ref().map(Pointer::to_string));
        put("hint", catalogue.hint(self.code, &values));
        it
    }
}

/// The same place, counted from the root of the request.
fn below(outer: &Pointer, inner: &Pointer) -> Pointer {
    inner.within(outer)
}

/// An answer that refuses: its status, and everything that is wrong, the first of which gives the problem its title.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    status: u16,
    /// Never empty.
    causes: Vec<Cause>,
    /// Whether something was to be verified, and is not.
    unverified: bool,
    report: Option<Box<Value>>,
}

impl Problem {
    /// A problem with one cause.
    pub fn new(status: u16, cause: Cause) -> Self {
        Self { status, causes: vec![cause], unverified: false, report: None }
    }

    /// A request that is not as it must be, in all these ways; `None` where there is none.
    pub fn of(causes: Vec<Cause>) -> Option<Self> {
        (!causes.is_empty()).then_some(Self { status: 400, causes, unverified: false, report: None })
    }

    /// The same, of something that was to be verified.
    #[must_use]
    pub fn unverified(self) -> Self {
        Self { unverified: true, ..self }
    }

    /// The same, with the report of the verification.
    #[must_use]
    pub fn with_report(self, report: Value) -> Self {
        Self { report: Some(Box::new(report)), ..self }
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// What is wrong, at least one thing.
    pub fn causes(&self) -> &[Cause] {
        &self.causes
    }

    /// The body of the answer.
    pub(crate) fn to_value(&self, catalogue: &Catalogue) -> Value {
        let causes: Vec<_> = self.causes.iter().map(|cause| cause.to_value(catalogue)).collect();
        let mut it = causes.first().cloned().unwrap_or_default();
        it.insert("status".to_owned(), self.status.into());
        if self.unverified {
            it.insert("verified".to_owned(), false.into());
        }
        it.insert("errors".to_owned(), causes.into_iter().map(Value::Object).collect());
        if let Some(report) = &self.report {
            it.insert("report".to_owned(), (**report).clone());
        }
        Value::Object(it)
    }
}

impl From<Cause> for Problem {
    fn from(cause: Cause) -> Self {
        Self::new(400, cause)
    }
}

impl From<ParseError> for Problem {
    fn from(error: ParseError) -> Self {
        let cause = Cause::new(Kind::Parsing, error.code()).at(error.pointer.clone());
        Cause { values: error.args(), detail: Some(error.to_string()), ..cause }.into()
    }
}
