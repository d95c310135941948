//! Why a document is not JSON-LD, or would lose something on its way to statements.

use super::source::Source;
use crate::encoding::json::{Document, Node, Pointer};
use crate::encoding::{excerpt, printable};
use thiserror::Error;

/// A document that is not JSON-LD that this crate reads. Texts quoted from the document are cut to a readable length and may be hostile.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("at `{}`: {}: expected {}, found {}", printable(pointer.as_str()), reason.json_ld(), printable(expected), printable(found))]
pub struct JsonLdError {
    pointer: Pointer,
    reason: Reason,
    expected: &'static str,
    found: String,
}

impl JsonLdError {
    /// The stable code, in snake case.
    pub fn code(&self) -> &'static str {
        self.reason.code()
    }

    /// The code that JSON-LD 1.1 API §9 gives to the error; of what it has no code for, ours.
    pub fn json_ld_code(&self) -> &'static str {
        self.reason.json_ld()
    }

    /// Where. RFC 6901. The place of a context that was referred to by URL is that of the URL.
    pub fn pointer(&self) -> &Pointer {
        &self.pointer
    }

    /// What was expected, in plain English.
    pub fn expected(&self) -> &str {
        self.expected
    }

    /// What was found instead.
    pub fn found(&self) -> &str {
        &self.found
    }
}

/// Something that the document says and its statements would not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Loss {
    /// A member whose name no context maps.
    UndefinedTerm,
    /// A type that no context maps and that is no absolute IRI.
    UndefinedType,
    /// A member whose name a context maps to nothing, or to something with the form of a keyword.
    NullTerm,
    /// A relative reference where an IRI is due, with no base to resolve it.
    RelativeIri,
    /// A text that begins as an absolute IRI and has characters that no IRI has.
    InvalidIri,
    /// A value that is said of nothing.
    FreeFloating,
    /// A value object whose `@value` is null.
    NullValue,
    /// A language tag that is not well-formed (BCP 47).
    InvalidLanguage,
    /// A property that is a blank node.
    BlankProperty,
}

impl Loss {
    /// The stable code, in snake case.
    pub fn code(self) -> &'static str {
        match self {
            Self::UndefinedTerm => "undefined_term",
            Self::UndefinedType => "undefined_type",
            Self::NullTerm => "null_term",
            Self::RelativeIri => "relative_iri",
            Self::InvalidIri => "invalid_iri",
            Self::FreeFloating => "free_floating_value",
            Self::NullValue => "null_value",
            Self::InvalidLanguage => "invalid_language_tag",
            Self::BlankProperty => "blank_property",
        }
    }

    fn expected(self) -> &'static str {
        match self {
            Self::UndefinedTerm => "a term that the context defines",
            Self::UndefinedType => "a type that the context defines, or an absolute IRI",
            Self::NullTerm => "a term that the context maps to an IRI",
            Self::RelativeIri => "an absolute IRI",
            Self::InvalidIri => "a well-formed IRI",
            Self::FreeFloating => "a value that is said of something",
            Self::NullValue => "a value",
            Self::InvalidLanguage => "a well-formed language tag",
            Self::BlankProperty => "a property with an IRI",
        }
    }
}

/// What is wrong: a loss, a limit, or an error of JSON-LD 1.1 API §9.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    Loss(Loss),
    Limit,
    CollidingKeywords,
    ContextOverflow,
    CyclicIriMapping,
    InvalidBaseDirection,
    InvalidBaseIri,
    InvalidContainerMapping,
    InvalidContextEntry,
    InvalidContextNullification,
    InvalidDefaultLanguage,
    InvalidId,
    InvalidImport,
    InvalidIncluded,
    InvalidIndex,
    InvalidIriMapping,
    InvalidKeywordAlias,
    InvalidLanguageMapValue,
    InvalidLanguageMapping,
    InvalidLanguageTaggedString,
    InvalidLanguageTaggedValue,
    InvalidLocalContext,
    InvalidNest,
    InvalidPrefix,
    InvalidPropagate,
    InvalidProtected,
    InvalidRemoteContext,
    InvalidReverse,
    InvalidReverseProperty,
    InvalidReversePropertyMap,
    InvalidReversePropertyValue,
    InvalidScopedContext,
    InvalidSetOrList,
    InvalidTermDefinition,
    InvalidTypeMapping,
    InvalidTypeValue,
    InvalidTypedValue,
    InvalidValueObject,
    InvalidValueObjectValue,
    InvalidVersion,
    InvalidVocab,
    KeywordRedefinition,
    ProtectedTermRedefinition,
    Unavailable,
}

impl Reason {
    fn code(self) -> &'static str {
        match self {
            Self::Loss(loss) => loss.code(),
            Self::Limit | Self::ContextOverflow => "json_ld_limit",
            Self::Unavailable => "context_unavailable",
            Self::ProtectedTermRedefinition => "protected_term_redefinition",
            Self::CyclicIriMapping
            | Self::InvalidBaseIri
            | Self::InvalidContainerMapping
            | Self::InvalidContextEntry
            | Self::InvalidContextNullification
            | Self::InvalidDefaultLanguage
            | Self::InvalidImport
            | Self::InvalidIriMapping
            | Self::InvalidKeywordAlias
            | Self::InvalidLanguageMapping
            | Self::InvalidLocalContext
            | Self::InvalidPrefix
            | Self::InvalidPropagate
            | Self::InvalidProtected
            | Self::InvalidRemoteContext
            | Self::InvalidReverseProperty
            | Self::InvalidScopedContext
            | Self::InvalidTermDefinition
            | Self::InvalidTypeMapping
            | Self::InvalidVersion
            | Self::InvalidVocab
            | Self::KeywordRedefinition => "context_invalid",
            _ => "json_ld_invalid",
        }
    }

    pub(super) fn json_ld(self) -> &'static str {
        match self {
            Self::Loss(loss) => loss.code(),
            Self::Limit => "json_ld_limit",
            Self::CollidingKeywords => "colliding keywords",
            Self::ContextOverflow => "context overflow",
            Self::CyclicIriMapping => "cyclic IRI mapping",
            Self::InvalidBaseDirection => "invalid base direction",
            Self::InvalidBaseIri => "invalid base IRI",
            Self::InvalidContainerMapping => "invalid container mapping",
            Self::InvalidContextEntry => "invalid context entry",
            Self::InvalidContextNullification => "invalid context nullification",
            Self::InvalidDefaultLanguage => "invalid default language",
            Self::InvalidId => "invalid @id value",
            Self::InvalidImport => "invalid @import value",
            Self::InvalidIncluded => "invalid @included value",
            Self::InvalidIndex => "invalid @index value",
            Self::InvalidIriMapping => "invalid IRI mapping",
            Self::InvalidKeywordAlias => "invalid keyword alias",
            Self::InvalidLanguageMapValue => "invalid language map value",
            Self::InvalidLanguageMapping => "invalid language mapping",
            Self::InvalidLanguageTaggedString => "invalid language-tagged string",
            Self::InvalidLanguageTaggedValue => "invalid language-tagged value",
            Self::InvalidLocalContext => "invalid local context",
            Self::InvalidNest => "invalid @nest value",
            Self::InvalidPrefix => "invalid @prefix value",
            Self::InvalidPropagate => "invalid @propagate value",
            Self::InvalidProtected => "invalid @protected value",
            Self::InvalidRemoteContext => "invalid remote context",
            Self::InvalidReverse => "invalid @reverse value",
            Self::InvalidReverseProperty => "invalid reverse property",
            Self::InvalidReversePropertyMap => "invalid reverse property map",
            Self::InvalidReversePropertyValue => "invalid reverse property value",
            Self::InvalidScopedContext => "invalid scoped context",
            Self::InvalidSetOrList => "invalid set or list object",
            Self::InvalidTermDefinition => "invalid term definition",
            Self::InvalidTypeMapping => "invalid type mapping",
            Self::InvalidTypeValue => "invalid type value",
            Self::InvalidTypedValue => "invalid typed value",
            Self::InvalidValueObject => "invalid value object",
            Self::InvalidValueObjectValue => "invalid value object value",
            Self::InvalidVersion => "invalid @version value",
            Self::InvalidVocab => "invalid vocab mapping",
            Self::KeywordRedefinition => "keyword redefinition",
            Self::ProtectedTermRedefinition => "protected term redefinition",
            Self::Unavailable => "loading remote context failed",
        }
    }
}

/// An error under way: its place is a value somewhere, in the document or in a context.
#[derive(Debug)]
pub(super) struct Fault(Box<Detail>);

#[derive(Debug)]
struct Detail {
    reason: Reason,
    expected: &'static str,
    found: String,
    place: Option<Document>,
}

impl Fault {
    /// A fault of this value.
    pub(super) fn new(reason: Reason, expected: &'static str, place: Node<'_>) -> Self {
        Self::quoting(reason, expected, place.as_written(), place)
    }

    /// A fault at this value, about a text.
    pub(super) fn quoting(reason: Reason, expected: &'static str, found: &str, place: Node<'_>) -> Self {
        Self(Box::new(Detail { reason, expected, found: excerpt(found), place: Some(place.to_document()) }))
    }

    pub(super) fn loss(loss: Loss, found: &str, place: Node<'_>) -> Self {
        Self::quoting(Reason::Loss(loss), loss.expected(), found, place)
    }

    /// More of something than there may be: a fault of the document as a whole, or [at](Self::at) a place.
    pub(super) fn limit(what: &'static str, limit: usize) -> Self {
        Self(Box::new(Detail { reason: Reason::Limit, expected: what, found: format!("more than {limit}"), place: None }))
    }

    pub(super) fn reason(&self) -> Reason {
        self.0.reason
    }

    /// The same fault with another reason.
    pub(super) fn because(mut self, reason: Reason) -> Self {
        self.0.reason = reason;
        self
    }

    /// The fault at a value of the document, where its own place is in a context that the document only refers to.
    pub(super) fn at(mut self, node: Node<'_>) -> Self {
        if self.0.place.as_ref().is_none_or(|place| !place.root().is_beside(node)) {
            self.0.place = Some(node.to_document());
        }
        self
    }

    pub(super) fn into_error(self, source: &Source<'_>) -> JsonLdError {
        let Detail { reason, expected, found, place } = *self.0;
        let pointer = place.map(|place| source.pointer(source.origin(place.root()))).unwrap_or_default();
        JsonLdError { pointer, reason, expected, found }
    }
}
