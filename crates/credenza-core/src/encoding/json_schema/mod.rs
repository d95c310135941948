//! JSON Schema: whether a document has the form that a schema demands, and if not, what is wrong where. Drafts 2020-12, 2019-09 and 7.
//!
//! The answer has three values. A keyword that demands something and is not known here, a reference that leads out of the schema, a pattern that has no counterpart in
//! our engine leave the answer [open](Validation::Unknown) wherever it depends on them; nothing is passed over. What does not depend on them is still decided: a document
//! that fails elsewhere fails.
//!
//! `format` is an annotation, as the drafts have it by default, and so are `contentEncoding` and its companions: a document does not fail here that any validator which
//! keeps to the draft lets pass.
//!
//! Schemas and documents are hostile. Work and depth are bounded ([`MAX_WORK`], [`MAX_DEPTH`]); beyond the bound the answer is open.

mod compile;
mod decimal;
mod evaluate;
mod explain;
mod keyword;
mod pattern;
mod references;
#[cfg(test)]
mod tests;

use crate::encoding::json::{Document, Node, Pointer};
use keyword::Subschema;

pub use explain::{MAX_PROBLEMS, Problem};

/// How much is tried on one document, telling what is wrong with it included, in units of some fifty nanoseconds: a fifth of a second. The largest sample of an Open Badge, 16 KB, needs eight thousand.
pub const MAX_WORK: u64 = 4_000_000;
/// How deep schemas are tried within schemas, each in a value or on the same one. A reference to itself has no end; a badge needs some twenty.
pub const MAX_DEPTH: u32 = 256;
/// How many schemas a schema may hold. That of Open Badges has a thousand.
pub const MAX_SUBSCHEMAS: usize = 50_000;

/// The drafts that schemas may be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Draft {
    /// Draft 7.
    Draft7,
    /// Draft 2019-09.
    Draft2019,
    /// Draft 2020-12.
    Draft2020,
}

impl Draft {
    /// By the `$schema` of a schema. JSON Schema 2020-12 §8.1.1.
    fn of(schema: &str) -> Option<Self> {
        match schema.strip_suffix('#').unwrap_or(schema) {
            "https://json-schema.org/draft/2020-12/schema" => Some(Self::Draft2020),
            "https://json-schema.org/draft/2019-09/schema" => Some(Self::Draft2019),
            "http://json-schema.org/draft-07/schema" => Some(Self::Draft7),
            _ => None,
        }
    }
}

/// A schema, read once and ready for any number of documents.
#[derive(Clone, Debug)]
pub struct Schema {
    document: Document,
    subschemas: Vec<Subschema>,
    obstacles: Vec<keyword::Hurdle>,
}

/// Why it cannot be said whether a document has the form that a schema demands.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.kind.sentence())]
pub struct Obstacle {
    /// What kind of obstacle.
    pub kind: ObstacleKind,
    /// Where it stands in the schema.
    pub pointer: Pointer,
    /// What stands there, in short. It may be hostile.
    pub found: String,
}

impl Obstacle {
    fn too_complex() -> Self {
        Self { kind: ObstacleKind::TooComplex, pointer: Pointer::root(), found: String::new() }
    }
}

/// What keeps a schema from being applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ObstacleKind {
    /// The schema does not say in which draft it is written, or in one that is not known.
    Dialect,
    /// A keyword that demands something and is not known.
    Keyword,
    /// A reference to another document, or to what is not there.
    Reference,
    /// A pattern that is none, or has no counterpart.
    Pattern,
    /// A keyword with a value that it cannot have.
    Malformed,
    /// It takes more work, or goes deeper, than anything honest.
    TooComplex,
}

impl ObstacleKind {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Dialect => "json_schema_dialect",
            Self::Keyword => "json_schema_keyword",
            Self::Reference => "json_schema_reference",
            Self::Pattern => "json_schema_pattern",
            Self::Malformed => "json_schema_malformed",
            Self::TooComplex => "json_schema_too_complex",
        }
    }

    fn sentence(self) -> &'static str {
        match self {
            Self::Dialect => "expected a $schema of draft 2020-12, 2019-09 or 7",
            Self::Keyword => "expected keywords that are supported",
            Self::Reference => "expected references within the schema",
            Self::Pattern => "expected a pattern that can be looked for",
            Self::Malformed => "expected a value that the keyword can have",
            Self::TooComplex => "expected a schema that takes less work",
        }
    }
}

/// What a document comes to under a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Validation {
    /// It has the form that the schema demands.
    Valid,
    /// It has not.
    Invalid {
        /// What is wrong, in the order of the document: at least one, at most [`MAX_PROBLEMS`].
        problems: Vec<Problem>,
        /// Whether there are more.
        more: bool,
    },
    /// It cannot be said.
    Unknown(Obstacle),
}

impl Schema {
    /// Reads a schema; `url` is where it was obtained, against which its references resolve unless its `$id` says otherwise.
    ///
    /// # Errors
    /// An [`Obstacle`] where the schema as a whole cannot be applied: it is in no known draft, neither an object nor `true` or `false`, or too large. Any other obstacle
    /// lies in its way when a document is [validated](Self::validate).
    pub fn read(document: &Document, url: &str) -> Result<Self, Obstacle> {
        compile::compile(document, url)
    }

    /// Whether the document, or the value in one, has the form that the schema demands. Places are counted from that value.
    pub fn validate(&self, instance: Node<'_>) -> Validation {
        self.validate_within(instance, &mut { MAX_WORK })
    }

    /// The same with so much work to spend, of which what is left stays: for several schemas and documents that may cost no more together than one. Both to decide and to
    /// tell why are paid from it. Where it runs out before it is decided, the answer is open; afterwards, the problems that were found until then are told.
    pub fn validate_within(&self, instance: Node<'_>, work: &mut u64) -> Validation {
        let mut evaluation = evaluate::Evaluation::new(self, *work);
        let answer = match evaluation.root(instance) {
            (evaluate::Verdict::Valid, _) => Validation::Valid,
            (evaluate::Verdict::Invalid, failed) => explain::explain(&mut evaluation, failed, instance),
            (evaluate::Verdict::Unknown(number), _) => Validation::Unknown(self.obstacle(number)),
        };
        *work = evaluation.left();
        answer
    }

    fn obstacle(&self, number: u32) -> Obstacle {
        match self.obstacles.get(number as usize) {
            Some(hurdle) => {
                let pointer = self.document.pointer_of(hurdle.place).unwrap_or_default();
                Obstacle { kind: hurdle.kind, pointer, found: hurdle.found.clone() }
            }
            None => Obstacle::too_complex(),
        }
    }
}
