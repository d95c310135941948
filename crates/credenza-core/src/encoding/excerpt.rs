//! What an error quotes of the input.

/// How many characters an error quotes of a text at most: a 16 MiB string must not come back in a message.
const EXCERPT_CHARS: usize = 80;

/// The beginning of `text`, with `…` where something was left out.
pub(crate) fn excerpt(text: &str) -> String {
    match text.char_indices().nth(EXCERPT_CHARS) {
        None => text.to_owned(),
        Some((end, _)) => {
            let mut quoted = text.get(..end).unwrap_or_default().to_owned();
            quoted.push('…');
            quoted
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{EXCERPT_CHARS, excerpt};

    #[test]
    fn only_long_texts_are_cut_and_never_inside_a_character() {
        let exact = "é".repeat(EXCERPT_CHARS);
        assert_eq!(excerpt(&exact), exact);
        assert_eq!(excerpt(&format!("{exact}é")), format!("{exact}…"));
    }
}
