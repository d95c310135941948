//! Reads Rust source as far as the catalogue's tests need it: string literals, identifiers and punctuation, each with its line;
//! comments, attributes and test code left out.

/// A piece of source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// An identifier, keyword or number.
    Word(String),
    /// A string literal (plain, raw, byte or C), its escapes undone as far as white space goes.
    Text(String),
    /// Any other character.
    Mark(char),
}

/// A token and the line it begins on.
pub(super) type Placed = (usize, Token);

/// The tokens of a source file without comments, attributes and items under `#[cfg(test)]`; and the names of `#[cfg(test)]` modules in
/// files of their own.
pub(super) fn shipped(source: &str) -> (Vec<Placed>, Vec<String>) {
    without_tests(&tokens(source))
}

/// All tokens of a source file, comments left out.
pub(super) fn tokens(source: &str) -> Vec<Placed> {
    let mut reader = Reader { rest: source, line: 1 };
    let mut tokens = Vec::new();
    while let Some(next) = reader.peek() {
        let line = reader.line;
        let token = if next.is_whitespace() {
            reader.take(1);
            continue;
        } else if reader.rest.starts_with("//") {
            let end = reader.rest.find('\n').unwrap_or(reader.rest.len());
            reader.advance(end);
            continue;
        } else if reader.rest.starts_with("/*") {
            reader.block_comment();
            continue;
        } else if let Some(text) = reader.text() {
            Token::Text(text)
        } else if reader.character_literal() {
            continue;
        } else if next.is_alphanumeric() || next == '_' {
            Token::Word(reader.word())
        } else {
            reader.take(1);
            Token::Mark(next)
        };
        tokens.push((line, token));
    }
    tokens
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Moves on by `bytes`.
    fn advance(&mut self, bytes: usize) -> String {
        let (taken, rest) = self.rest.split_at(bytes);
        self.line += taken.matches('\n').count();
        self.rest = rest;
        taken.to_owned()
    }

    /// Moves on by `count` characters.
    fn take(&mut self, count: usize) -> String {
        let bytes = self.rest.chars().take(count).map(char::len_utf8).sum();
        self.advance(bytes)
    }

    fn word(&mut self) -> String {
        let end = self.rest.find(|next: char| !(next.is_alphanumeric() || next == '_')).unwrap_or(self.rest.len());
        self.advance(end)
    }

    /// Block comments nest.
    fn block_comment(&mut self) {
        let mut depth = 0;
        loop {
            if self.rest.starts_with("/*") {
                depth += 1;
                self.take(2);
            } else if self.rest.starts_with("*/") {
                depth -= 1;
                self.take(2);
            } else if self.take(1).is_empty() {
                return;
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// A string literal, if one begins here: `"…"`, `r#"…"#`, with the prefixes `b` and `c`.
    fn text(&mut self) -> Option<String> {
        let prefix = self.rest.find(|next: char| !matches!(next, 'b' | 'c' | 'r'))?;
        let (letters, after) = self.rest.split_at(prefix);
        if !matches!(letters, "" | "b" | "c" | "r" | "br" | "cr") {
            return None;
        }
        let raw = letters.ends_with('r');
        let hashes = if raw { after.len() - after.trim_start_matches('#').len() } else { 0 };
        if !after.get(hashes..).is_some_and(|after| after.starts_with('"')) {
            return None;
        }
        self.advance(prefix + hashes + 1);
        if raw {
            let close = format!("\"{}", "#".repeat(hashes));
            let end = self.rest.find(&close).unwrap_or(self.rest.len());
            let text = self.advance(end);
            self.advance(close.len().min(self.rest.len()));
            return Some(text);
        }
        let mut text = String::new();
        loop {
            match self.take(1).as_str() {
                "" | "\"" => return Some(text),
                "\\" => match self.take(1).as_str() {
                    "n" | "r" | "t" | "\n" => text.push(' '),
                    "u" => {
                        // The letters of an escape are not letters of the text.
                        while !matches!(self.take(1).as_str(), "}" | "") {}
                        text.push('\u{FFFD}');
                    }
                    "x" => {
                        self.take(2);
                        text.push('\u{FFFD}');
                    }
                    other => text.push_str(other),
                },
                other => text.push_str(other),
            }
        }
    }

    /// Passes a character literal (`'a'`, `'\''`, `b'"'`), if one begins here; a lifetime (`'a`) is none.
    fn character_literal(&mut self) -> bool {
        let prefix = usize::from(self.rest.starts_with("b'"));
        let Some(inside) = self.rest.get(prefix..).and_then(|rest| rest.strip_prefix('\'')) else { return false };
        let mut characters = inside.chars();
        match characters.next() {
            Some('\\') => {
                self.take(prefix + 3);
                while !matches!(self.take(1).as_str(), "'" | "") {}
                true
            }
            Some(_) if characters.next() == Some('\'') => {
                self.take(prefix + 3);
                true
            }
            _ => false,
        }
    }
}

fn without_tests(tokens: &[Placed]) -> (Vec<Placed>, Vec<String>) {
    let (mut kept, mut files) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        let inner = is(tokens, at, '#') && is(tokens, at + 1, '!') && is(tokens, at + 2, '[');
        if inner || (is(tokens, at, '#') && is(tokens, at + 1, '[')) {
            let open = at + 1 + usize::from(inner);
            let end = closing(tokens, open);
            // Or for `fuzz/`, as `any(test, feature = "fuzzing")`.
            let condition = names(&tokens[open..end]);
            let test = !inner && condition.first() == Some(&"cfg") && condition.contains(&"test") && !condition.contains(&"not");
            at = end + 1;
            if test {
                let (after, module) = item(tokens, at);
                files.extend(module);
                at = after;
            }
            continue;
        }
        kept.push(tokens[at].clone());
        at += 1;
    }
    (kept, files)
}

/// Past the item that begins at `at`; and its name, where it is a module in a file of its own.
fn item(tokens: &[Placed], mut at: usize) -> (usize, Option<String>) {
    // Further attributes of the same item.
    while is(tokens, at, '#') {
        at = closing(tokens, at + 1) + 1;
    }
    let start = at;
    while at < tokens.len() {
        match &tokens[at].1 {
            Token::Mark(';') => {
                let words = names(&tokens[start..at]);
                let module = words.iter().position(|word| *word == "mod").and_then(|index| words.get(index + 1));
                return (at + 1, module.map(|name| (*name).to_owned()));
            }
            Token::Mark('{') => return (closing(tokens, at) + 1, None),
            Token::Mark('(' | '[') => at = closing(tokens, at) + 1,
            _ => at += 1,
        }
    }
    (at, None)
}

fn is(tokens: &[Placed], at: usize, mark: char) -> bool {
    tokens.get(at).is_some_and(|(_, token)| *token == Token::Mark(mark))
}

/// The index of the bracket that closes the one at `open`.
pub(super) fn closing(tokens: &[Placed], open: usize) -> usize {
    let mut depth = 0usize;
    for (index, (_, token)) in tokens.iter().enumerate().skip(open) {
        match token {
            Token::Mark('(' | '[' | '{') => depth += 1,
            Token::Mark(')' | ']' | '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return index;
        }
    }
    tokens.len()
}

fn names(tokens: &[Placed]) -> Vec<&str> {
    tokens.iter().filter_map(|(_, token)| if let Token::Word(word) = token { Some(word.as_str()) } else { None }).collect()
}

/// How many words a literal says: pieces between white space that hold a letter once the `{…}` of a format string are gone.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().filter(|piece| without_placeholders(piece).chars().any(char::is_alphabetic)).count()
}

/// `piece` without its `{…}`; a brace that does not close within it hides nothing.
fn without_placeholders(piece: &str) -> String {
    let mut bare = piece.to_owned();
    while let Some(close) = bare.find('}') {
        let open = bare.get(..close).and_then(|before| before.rfind('{')).unwrap_or(close);
        bare.replace_range(open..=close, "");
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<String> {
        shipped(source).0.into_iter().filter_map(|(_, token)| if let Token::Text(text) = token { Some(text) } else { None }).collect()
    }

    #[test]
    fn only_shipped_literals_are_seen() {
        let source = r####"
            //! "a doc comment here"
            /* "outer /* "nested comment here" */ still a comment" */
            #[error("an attribute says this")]
            fn f<'a>(x: &'a str) -> char { let q = '"'; let e = '\''; let b = b'"'; let u = '\u{22}'; "one \" two"; r#"raw " text"#; b"bytes"; 'x' }
            #[cfg(test)]
            #[derive(Debug)]
            mod tests { fn g() { "not shipped at all"; } }
            #[cfg(test)] mod elsewhere;
            #[cfg(any(test, feature = "fuzzing"))] pub mod targets;
            #[cfg(not(test))] fn everyday() {}
            const S: &str = "line\none \u{41}bc";
        "####;
        assert_eq!(texts(source), ["one \" two", "raw \" text", "bytes", "line one \u{FFFD}bc"]);
        assert_eq!(shipped(source).1, ["elsewhere", "targets"]);
        assert_eq!(tokens("a\n\"b\nc\"\nd").into_iter().map(|(line, _)| line).collect::<Vec<_>>(), [1, 2, 4]);
    }

    #[test]
    fn words_are_counted_without_placeholders() {
        for (text, count) in [
            ("{name} {value:>8} of", 1),
            ("{}: {}", 0),
            ("file not found", 3),
            ("a_code", 1),
            ("- * -", 0),
            ("{{x}} is it", 2),
            ("{{this is hidden}}", 3),
        ] {
            assert_eq!(words(text), count, "{text}");
        }
    }
}
