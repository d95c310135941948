//! What a document does that JSON-LD allows and a reader of credentials may not want.

use super::keyword::Keyword;
use super::source::Origin;
use crate::encoding::json::Node;

/// Something about a document that whoever judges it should know. It is no error.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice<'d> {
    /// The value of the member, or the context.
    pub origin: Origin,
    /// What it is about.
    pub kind: NoticeKind<'d>,
}

/// What a [`Notice`] is about.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum NoticeKind<'d> {
    /// The URL of a context, in the order of the document.
    Context {
        /// The URL, as written.
        url: &'d str,
    },
    /// A context that stands in the document, or a null that takes all contexts away.
    InlineContext {
        /// The context.
        context: Node<'d>,
    },
    /// A member that is named by an absolute, compact or relative IRI, though a term stands for the same one: who reads by terms does not see it.
    IriKey {
        /// The name of the member.
        key: &'d str,
        /// A term for it.
        term: String,
    },
    /// A member that is named by an absolute or compact IRI for which there is no term.
    IriWithoutTerm {
        /// The name of the member.
        key: &'d str,
    },
    /// A member whose name stands for a keyword, by a context in the document.
    InlineAlias {
        /// The name of the member.
        key: &'d str,
        /// What it stands for.
        keyword: Keyword,
    },
    /// A member named by a keyword, though the contexts have another name for it.
    KeywordKey {
        /// The keyword.
        keyword: Keyword,
        /// The name that the contexts have for it.
        alias: String,
    },
    /// A member that makes no statement: its value is null, or empty.
    Silent {
        /// The name of the member.
        key: &'d str,
    },
    /// `@included`, `@reverse`, `@graph`, `@index` or `@nest`, by that name or another.
    Structure {
        /// Which one.
        keyword: Keyword,
    },
}
