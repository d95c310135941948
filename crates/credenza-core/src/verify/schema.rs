//! Whether a credential has the form that its own schemas demand. VCDM 2.0 §4.11, VC JSON Schema 1.0, Open Badges 3.0 §B.1.
//!
//! Which schemas those are is read from what was signed. What is held to them is the JSON that arrived, because that is what schemas are about. Of a signature over
//! statements that is one of many spellings of what was signed, and whoever holds the file chose it: it keeps a schema only where it is the one that those are read in.
//! These findings are about the document's form, inform the fourth question, and decide nothing about who signed what.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

use thiserror::Error;

use super::code::Code;
use super::finding::{Check, Finding, Outcome};
use super::policy::Policy;
use super::report::Verified;
use super::spelling;
use crate::credential::rules::{Digests, states_digest};
use crate::credential::{Credential, Uri};
use crate::encoding::json::{Document, Node, ParseError, Pointer};
use crate::encoding::json_schema::{Obstacle, Schema, Validation};

/// How many of the schemas that a credential names are looked at. Real credentials have one or two.
pub const MAX_SCHEMAS: usize = 8;

/// Types of `credentialSchema` that say: the credential keeps the JSON Schema at `id`. `JsonSchemaCredential` is another thing, a schema within a credential.
///
/// The context of 1EdTech's type is one of extensions, whose names statements do not stand under: from those its IRI is read.
const TYPES: [&str; 3] = [
    "JsonSchema",
    "1EdTechJsonSchemaValidator2019",
    "https://purl.imsglobal.org/spec/vccs/v1p0/context.json#1EdTechJsonSchemaValidator2019",
];

const PROPERTY: &str = "credentialSchema";

/// A schema that the verifier has at hand.
#[derive(Clone, Debug)]
pub(super) struct KnownSchema {
    pub(super) url: String,
    digests: Digests,
    schema: Result<Arc<Schema>, Obstacle>,
}

/// The same bytes under the same URL.
impl PartialEq for KnownSchema {
    fn eq(&self, other: &Self) -> bool {
        self.url == other.url && self.digests == other.digests
    }
}

/// A file that cannot be taken for a schema.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SchemaError {
    /// A URL that is not absolute.
    #[error("expected an absolute URL")]
    Url,
    /// Bytes that are not JSON with one meaning.
    #[error(transparent)]
    Json(#[from] ParseError),
    /// JSON that is neither an object nor `true` or `false`.
    #[error("expected a JSON Schema: an object, or true or false")]
    NoSchema,
}

impl KnownSchema {
    /// Reads the schema that was obtained at `url`. What is not supported in it is said when a credential is held to it.
    pub(super) fn read(url: &str, bytes: &[u8]) -> Result<Self, SchemaError> {
        Uri::parse(url).map_err(|_| SchemaError::Url)?;
        let document = Document::parse(bytes)?;
        if !document.root().is_object() && document.root().as_bool().is_none() {
            return Err(SchemaError::NoSchema);
        }
        let schema = Schema::read(&document, url).map(Arc::new);
        Ok(Self { url: url.to_owned(), digests: Digests::of(bytes), schema })
    }
}

/// What is found of each schema that the credential names; nothing where it names none. `arrived` is the document with its proof, `work` what may be spent on all.
pub(super) fn findings(credential: &Verified<Credential>, arrived: &Document, policy: &Policy, work: &Cell<u64>) -> Vec<Finding> {
    let Some(entries) = credential.document().get(PROPERTY) else { return Vec::new() };
    let mut comparison = Comparison { credential, arrived, work, answers: BTreeMap::new(), is_as_read: None };
    let mut findings = Vec::new();
    for (number, (index, entry)) in entries.one_or_many().enumerate() {
        let place = Pointer::fixed("/credentialSchema");
        let place = credential.document().arrived(&index.map_or_else(|| place.clone(), |index| place.index(index)));
        if number == MAX_SCHEMAS {
            let finding = Finding::new(Check::Schema, Outcome::Unknown, Code::TooManySchemas, Pointer::fixed("/credentialSchema"));
            findings.push(finding.with("limit", MAX_SCHEMAS).with("count", entries.items().count()));
            break;
        }
        findings.extend(judged(entry, &place, &mut comparison, policy));
    }
    findings
}

/// Whether a document names schemas that were not looked at, because it is not known to be authentic.
pub(super) fn is_named_in(arrived: &Document) -> bool {
    arrived.root().get(PROPERTY).is_some()
}

/// A document and the schemas that it was held to.
struct Comparison<'c> {
    credential: &'c Verified<Credential>,
    arrived: &'c Document,
    work: &'c Cell<u64>,
    /// By URL: a schema that is named twice is compared once.
    answers: BTreeMap<String, Validation>,
    is_as_read: Option<bool>,
}

impl Comparison<'_> {
    /// The answer of a schema, and whether it was given before.
    fn with(&mut self, url: &str, schema: &Schema) -> (Validation, bool) {
        if let Some(answer) = self.answers.get(url) {
            return (answer.clone(), true);
        }
        let mut work = self.work.get();
        let answer = schema.validate_within(self.arrived.root(), &mut work);
        self.work.set(work);
        self.answers.insert(url.to_owned(), answer.clone());
        (answer, false)
    }

    /// Whether what was compared has the form of what was signed: always where JSON was signed.
    fn is_as_read(&mut self) -> bool {
        let read = self.credential.document();
        *self.is_as_read.get_or_insert_with(|| !read.is_graph() || spelling::is_as_read(self.arrived, read))
    }
}

fn judged(entry: Node<'_>, place: &Pointer, comparison: &mut Comparison<'_>, policy: &Policy) -> Vec<Finding> {
    let open = |code, pointer| Finding::new(Check::Schema, Outcome::Unknown, code, pointer);
    let types: Vec<_> = entry.get("type").into_iter().flat_map(Node::one_or_many).filter_map(|(_, kind)| kind.as_str()).collect();
    if !types.iter().any(|kind| TYPES.contains(kind)) {
        return vec![open(Code::SchemaTypeUnsupported, place.key("type")).with("type", types.join(", "))];
    }
    let url = entry.get("id").and_then(Node::as_str).unwrap_or_default();
    let open = |code, pointer| open(code, pointer).with("id", url);
    let Some(known) = policy.schemas.iter().find(|known| known.url == url) else {
        return vec![open(Code::SchemaMissing, place.key("id"))];
    };
    // Another text than the one that the issuer means says nothing of the credential, good or bad.
    for name in ["digestSRI", "digestMultibase"] {
        if let Some(digest) = entry.get(name)
            && !states_digest(digest, name, &known.digests)
        {
            let found = digest.as_str().unwrap_or_default();
            return vec![open(Code::SchemaDigestMismatch, place.key(name)).with("found", found)];
        }
    }
    let obstructed = |obstacle: &Obstacle| {
        let finding = open(Code::SchemaUnsupported, place.clone()).with("problem", obstacle.kind.code());
        finding.with("found", &obstacle.found).with("schema_place", &obstacle.pointer)
    };
    let schema = match &known.schema {
        Ok(schema) => schema,
        Err(obstacle) => return vec![obstructed(obstacle)],
    };
    match comparison.with(url, schema) {
        (Validation::Valid, _) if !comparison.is_as_read() => vec![open(Code::SchemaOtherForm, place.clone())],
        (Validation::Valid, _) => vec![Finding::new(Check::Schema, Outcome::Pass, Code::SchemaKept, place.clone()).with("id", url)],
        (Validation::Unknown(obstacle), _) => vec![obstructed(&obstacle)],
        // The problems were told where it was named first.
        (Validation::Invalid { .. }, true) => Vec::new(),
        (Validation::Invalid { problems, more }, false) => {
            let mut findings: Vec<_> = problems
                .into_iter()
                .map(|problem| {
                    let finding = Finding::new(Check::Schema, Outcome::Fail, Code::SchemaViolated, problem.pointer);
                    let finding = finding.with("id", url).with("keyword", problem.keyword).with("schema_place", problem.schema);
                    finding.with("expected", problem.expected).with("found", problem.found)
                })
                .collect();
            if more {
                let finding = Finding::new(Check::Schema, Outcome::Skip, Code::SchemaViolatedFurther, place.clone());
                findings.push(finding.with("id", url).with("limit", findings.len()));
            }
            findings
        }
    }
}
