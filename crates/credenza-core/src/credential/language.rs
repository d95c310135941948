//! Text that may say in which language it is. VCDM 2.0 §11.1.

use crate::encoding::json::Node;

/// A text, and the language that it says it is in: a string by itself, or a value object (`{"@value": "Università", "@language": "it"}`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LanguageValue<'a> {
    /// The language tag (BCP 47), as it is written; none where it is not said.
    pub language: Option<&'a str>,
    /// The text, never blank.
    pub text: &'a str,
}

/// What a value says in text: a string, a value object, or an array of these, each once. The order is that of languages and texts, because the values of a property
/// have none where statements are signed. Whatever is no text is passed over.
pub fn language_values(value: Node<'_>) -> Vec<LanguageValue<'_>> {
    let mut values: Vec<_> = value.one_or_many().filter_map(|(_, item)| language_value(item)).collect();
    values.sort_unstable();
    values.dedup();
    values
}

fn language_value(value: Node<'_>) -> Option<LanguageValue<'_>> {
    let text = lexical(value).filter(|text| !text.trim().is_empty())?;
    let language = value.get("@language").and_then(Node::as_str).filter(|language| !language.is_empty());
    Some(LanguageValue { language, text })
}

/// The characters of a text: a string, or the `@value` of a value object, of whatever language. Under a default language (`@language` in a context) every text that is
/// signed as a statement has one, codes and identifiers too.
pub(crate) fn lexical(value: Node<'_>) -> Option<&str> {
    value.as_str().or_else(|| value.get("@value").and_then(Node::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::json::Document;

    #[test]
    fn texts_are_read_in_every_form_that_the_data_model_has() {
        let read = |text: &str| {
            let document = Document::parse(text.as_bytes()).unwrap();
            language_values(document.root())
                .iter()
                .map(|value| format!("{}:{}", value.language.unwrap_or("-"), value.text))
                .collect::<Vec<_>>()
                .join(" ")
        };
        for (value, expected) in [
            (r#""a""#, "-:a"),
            (r#"{"@value":"a"}"#, "-:a"),
            (r#"{"@value":"a","@language":"en","@direction":"ltr"}"#, "en:a"),
            (r#"[{"@value":"b","@language":"it"},{"@value":"a","@language":"en"},"c","c"]"#, "-:c en:a it:b"),
            (r#"{"@value":"a","@language":""}"#, "-:a"),
            (r#"[" ",{"@language":"en"},{"@value":1},{"en":"a"},2,null,["a"]]"#, ""),
        ] {
            assert_eq!(read(value), expected, "{value}");
        }
    }
}
