//! How a message names a JSON value.

use super::json::{Kind, Node};

/// Names a value by its kind; a scalar is quoted up to a length that fits a line.
pub(crate) fn describe(value: Option<Node<'_>>) -> String {
    let Some(value) = value else { return "nothing".to_owned() };
    match value.kind() {
        Kind::Array if value.items().next().is_none() => "an empty array".to_owned(),
        Kind::Array => format!("an array of {}", value.items().count()),
        Kind::Object if value.members().next().is_none() => "an empty object".to_owned(),
        Kind::Object => "an object".to_owned(),
        Kind::String => quote(value.as_str().unwrap_or_default()),
        Kind::Null | Kind::Bool | Kind::Number => value.to_value().to_string(),
    }
}

/// A text in quotation marks, cut to a length that fits a line.
pub(crate) fn quote(text: &str) -> String {
    const QUOTED: usize = 60;
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("\"{}…\"", text.get(..end).unwrap_or_default()),
        None => format!("\"{text}\""),
    }
}
