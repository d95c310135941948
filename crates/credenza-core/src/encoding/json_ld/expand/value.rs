//! Value Expansion. JSON-LD 1.1 API §5.3.

use super::Expander;
use crate::encoding::iri;
use crate::encoding::json::{Kind, Node};
use crate::encoding::json_ld::context::{Active, Term, TypeMapping};
use crate::encoding::json_ld::error::{Fault, Loss};
use crate::encoding::json_ld::expanded::{Item, Literal, NodeObject, ValueObject};
use std::sync::Arc;

impl<'d> Expander<'_, 'd> {
    /// The item that a text, number or flag is, as a value of the term.
    pub(super) fn value(&mut self, active: &Active, term: Option<&Arc<Term>>, node: Node<'d>) -> Result<Item<'d>, Fault> {
        let coercion = term.and_then(|term| term.coercion.as_ref());
        let text = node.as_str();
        if let Some(text) = text {
            let vocab = match coercion {
                Some(TypeMapping::Id) => Some(false),
                Some(TypeMapping::Vocab) => Some(true),
                _ => None,
            };
            if let Some(vocab) = vocab {
                let id = self.iri(active, text, vocab, Loss::RelativeIri, node)?;
                return Ok(Item::Node(Box::new(NodeObject {
                    has_null_id: id.is_none(),
                    id,
                    origin: self.origin(node),
                    ..NodeObject::default()
                })));
            }
        }
        let Some(value) = literal(node) else { return Ok(Item::Node(Box::default())) };
        let datatype = match coercion {
            Some(TypeMapping::Iri(iri)) => {
                if term.is_some_and(|term| !term.sound) && !iri::is_well_formed(iri) {
                    self.lose(Loss::InvalidIri, node)?;
                }
                Some(Arc::clone(iri))
            }
            _ => None,
        };
        let (mut language, mut direction) = (None, None);
        if text.is_some() && datatype.is_none() {
            language = match term.and_then(|term| term.language.as_ref()) {
                Some(own) => own.as_ref(),
                None => active.language(),
            }
            .map(|tag| self.language(tag, node))
            .transpose()?;
            direction = term.and_then(|term| term.direction).unwrap_or_else(|| active.direction());
        }
        Ok(Item::Value(ValueObject { value, datatype, language, direction, index: None, origin: self.origin(node) }))
    }

    /// A language tag as it is compared. It is in lower case where documents are signed: the processor that signs most of them writes it so.
    pub(super) fn language(&mut self, tag: &str, node: Node<'d>) -> Result<Arc<str>, Fault> {
        if !is_language_tag(tag) {
            self.lose_text(Loss::InvalidLanguage, node, || tag)?;
        }
        if self.options.lowercase_languages && tag.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Ok(tag.to_ascii_lowercase().into());
        }
        Ok(tag.into())
    }
}

/// A text, number or flag.
pub(super) fn literal(node: Node<'_>) -> Option<Literal<'_>> {
    match node.kind() {
        Kind::String => node.as_str().map(Literal::Text),
        Kind::Number => node.as_f64().map(Literal::Number),
        Kind::Bool => node.as_bool().map(Literal::Bool),
        Kind::Null | Kind::Array | Kind::Object => None,
    }
}

/// Whether a text has the form of a language tag. RDF 1.1 Turtle §6.5 (LANGTAG).
pub(in crate::encoding::json_ld) fn is_language_tag(text: &str) -> bool {
    text.split('-').enumerate().all(|(place, part)| {
        (1..=8).contains(&part.len())
            && part.bytes().all(|byte| if place == 0 { byte.is_ascii_alphabetic() } else { byte.is_ascii_alphanumeric() })
    })
}
