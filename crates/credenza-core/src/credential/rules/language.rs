//! Names and descriptions: strings, or values with language and direction. VCDM 2.0 §4.6 and §11.1.

use oxilangtag::LanguageTag;

use super::violations::Violations;
use crate::credential::{FormError, Unsecured};
use crate::encoding::json::{Node, Pointer};

const CODE: &str = "language_value_invalid";

/// Checks `name` and `description` of a credential and of its issuer.
pub(super) fn check(document: &Unsecured, found: &mut Violations) {
    for (property, own, issuers) in [("name", "/name", "/issuer/name"), ("description", "/description", "/issuer/description")] {
        check_values(document.get(property), own, found);
        check_values(document.get("issuer").and_then(|issuer| issuer.get(property)), issuers, found);
    }
}

fn check_values(value: Option<Node<'_>>, place: &'static str, found: &mut Violations) {
    for (index, item) in value.into_iter().flat_map(Node::one_or_many) {
        if found.is_full() {
            return;
        }
        if !item.is_string()
            && let Err(error) = check_value(item, &index.into_iter().fold(Pointer::fixed(place), |place, index| place.index(index)))
        {
            found.push(error);
        }
    }
}

fn check_value(value: Node<'_>, place: &Pointer) -> Result<(), FormError> {
    if !value.is_object() {
        return Err(FormError::of_value(place.clone(), CODE, "a string, or an object with @value", Some(value)));
    }
    // Any other member would be a claim about a text, which a text cannot carry: JSON-LD refuses the value or loses the claim.
    if let Some((name, member)) = value.members().find(|(name, _)| !matches!(*name, "@value" | "@language" | "@direction")) {
        return Err(FormError::of_value(place.key(name), CODE, "only @value, @language and @direction", Some(member)));
    }
    let text = value.get("@value");
    if !text.is_some_and(Node::is_string) {
        return Err(FormError::of_value(place.key("@value"), CODE, "a string", text));
    }
    let language = value.get("@language");
    if language.is_some_and(|tag| tag.as_str().is_none_or(|tag| LanguageTag::parse(tag).is_err())) {
        return Err(FormError::of_value(place.key("@language"), CODE, "a language tag such as en or it-IT", language));
    }
    let direction = value.get("@direction");
    if direction.is_some_and(|direction| !matches!(direction.as_str(), Some("ltr" | "rtl"))) {
        return Err(FormError::of_value(place.key("@direction"), CODE, "ltr or rtl", direction));
    }
    Ok(())
}
