//! The keywords of a schema, as they are tried on a value.

use std::collections::BTreeMap;

use super::ObstacleKind;
use super::decimal::Decimal;
use super::pattern::Pattern;
use crate::encoding::json::{Document, Kind, Node};

/// The number of a subschema in its schema.
pub(super) type Id = u32;

/// What is in the way of an answer. Its place is a number until somebody asks: of a hundred thousand, each pointer would be looked for in a wide schema.
#[derive(Clone, Debug)]
pub(super) struct Hurdle {
    pub(super) kind: ObstacleKind,
    /// In the table of the schema's document.
    pub(super) place: u32,
    pub(super) found: String,
}

/// One schema within a schema, or the whole.
#[derive(Clone, Debug)]
pub(super) struct Subschema {
    /// Its place in the table of the schema's document.
    pub(super) place: u32,
    pub(super) demands: Demands,
}

/// What a schema demands.
#[derive(Clone, Debug)]
pub(super) enum Demands {
    /// `true`: nothing.
    Nothing,
    /// `false`: the impossible.
    Impossible,
    /// All of these.
    All(Vec<Keyword>),
}

/// One keyword with its value; several, where they only mean something together.
#[derive(Clone, Debug)]
pub(super) enum Keyword {
    /// `type`.
    Type(Types),
    /// `enum`: an array.
    Enum(Document),
    Const(Document),
    /// `minimum`, `maximum` and their exclusive kin.
    Bound(Bound),
    MultipleOf(f64, Decimal),
    /// `minLength` and its kin: how many of something there are.
    Count(Count),
    Pattern(Pattern),
    UniqueItems,
    Required(Vec<Box<str>>),
    /// `dependentRequired`; in draft 7 `dependencies`.
    DependentRequired(Vec<(Box<str>, Vec<Box<str>>)>),
    DependentSchemas(Vec<(Box<str>, Id)>),
    /// `properties`, `patternProperties` and `additionalProperties`.
    Members {
        named: BTreeMap<Box<str>, Id>,
        patterns: Vec<(Pattern, Id)>,
        additional: Option<Id>,
    },
    PropertyNames(Id),
    /// `items` and `additionalItems`, or `prefixItems` and `items`.
    Items {
        first: Vec<Id>,
        rest: Option<(&'static str, Id)>,
    },
    /// `contains`, `minContains`, `maxContains`.
    Contains {
        schema: Id,
        least: u64,
        most: Option<u64>,
    },
    AllOf(Vec<Id>),
    AnyOf(Vec<Id>),
    OneOf(Vec<Id>),
    Not(Id),
    /// `if`, `then` and `else`.
    If {
        condition: Id,
        then: Option<Id>,
        otherwise: Option<Id>,
    },
    Ref(Id),
    /// What is in the way of an answer, by its number.
    Obstacle(u32),
}

impl Keyword {
    /// Whether it holds other schemas that are tried.
    pub(super) fn holds_schemas(&self) -> bool {
        matches!(
            self,
            Self::DependentSchemas(_)
                | Self::Members { .. }
                | Self::PropertyNames(_)
                | Self::Items { .. }
                | Self::Contains { .. }
                | Self::AllOf(_)
                | Self::AnyOf(_)
                | Self::OneOf(_)
                | Self::Not(_)
                | Self::If { .. }
                | Self::Ref(_)
        )
    }

    /// The name under which a problem is reported.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Type(_) => "type",
            Self::Enum(_) => "enum",
            Self::Const(_) => "const",
            Self::Bound(bound) => bound.name,
            Self::MultipleOf(..) => "multipleOf",
            Self::Count(count) => count.name,
            Self::Pattern(_) => "pattern",
            Self::UniqueItems => "uniqueItems",
            Self::Required(_) => "required",
            Self::DependentRequired(_) => "dependentRequired",
            Self::DependentSchemas(_) => "dependentSchemas",
            Self::Members { .. } => "additionalProperties",
            Self::PropertyNames(_) => "propertyNames",
            Self::Items { .. } => "items",
            Self::Contains { .. } => "contains",
            Self::AllOf(_) => "allOf",
            Self::AnyOf(_) => "anyOf",
            Self::OneOf(_) => "oneOf",
            Self::Not(_) => "not",
            Self::If { .. } => "if",
            Self::Ref(_) => "$ref",
            Self::Obstacle(_) => "",
        }
    }
}

/// Types, as bits. An integer is a number without a fraction, however it is written. JSON Schema Validation 2020-12 §6.1.1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Types(u8);

impl Types {
    const NAMES: [(&'static str, &'static str); 7] = [
        ("null", "null"),
        ("boolean", "true or false"),
        ("integer", "a whole number"),
        ("number", "a number"),
        ("string", "a text"),
        ("array", "an array"),
        ("object", "an object"),
    ];

    /// The same with the type of that name, if there is one.
    pub(super) fn with(self, name: &str) -> Option<Self> {
        let position = Self::NAMES.iter().position(|(known, _)| *known == name)?;
        Some(Self(self.0 | 1 << position))
    }

    pub(super) fn contain(self, value: Node<'_>) -> bool {
        let has = |name| Self::default().with(name).is_some_and(|types| types.0 & self.0 != 0);
        match value.kind() {
            Kind::Null => has("null"),
            Kind::Bool => has("boolean"),
            Kind::Number => has("number") || has("integer") && value.as_f64().is_some_and(|number| number.trunc() == number),
            Kind::String => has("string"),
            Kind::Array => has("array"),
            Kind::Object => has("object"),
        }
    }

    /// In words, one by one.
    pub(super) fn words(self) -> impl Iterator<Item = &'static str> {
        Self::NAMES.iter().enumerate().filter(move |(position, _)| self.0 & 1 << position != 0).map(|(_, (_, words))| *words)
    }
}

/// A limit to a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound {
    pub(super) name: &'static str,
    pub(super) limit: f64,
}

impl Bound {
    pub(super) fn holds(self, number: f64) -> bool {
        match self.name {
            "minimum" => number >= self.limit,
            "maximum" => number <= self.limit,
            "exclusiveMinimum" => number > self.limit,
            _ => number < self.limit,
        }
    }

    pub(super) fn words(self) -> &'static str {
        match self.name {
            "minimum" => "at least",
            "maximum" => "at most",
            "exclusiveMinimum" => "more than",
            _ => "less than",
        }
    }
}

/// A limit to how many characters, items or members there are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Count {
    pub(super) name: &'static str,
    pub(super) limit: u64,
}

impl Count {
    /// How many of what it counts there are; none where it counts something else.
    pub(super) fn count(self, value: Node<'_>) -> Option<u64> {
        let count = match (self.name, value.kind()) {
            // Characters are Unicode code points.
            ("minLength" | "maxLength", Kind::String) => value.as_str().unwrap_or_default().chars().count(),
            ("minItems" | "maxItems", Kind::Array) => value.items().count(),
            ("minProperties" | "maxProperties", Kind::Object) => value.members().count(),
            _ => return None,
        };
        u64::try_from(count).ok()
    }

    pub(super) fn holds(self, count: u64) -> bool {
        if self.name.starts_with("min") { count >= self.limit } else { count <= self.limit }
    }

    pub(super) fn words(self) -> (&'static str, &'static str) {
        let side = if self.name.starts_with("min") { "at least" } else { "at most" };
        let what = match self.name {
            "minLength" | "maxLength" => "character",
            "minItems" | "maxItems" => "item",
            _ => "member",
        };
        (side, what)
    }
}
