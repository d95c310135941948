//! Running text broken into lines that fit.

use unicode_width::UnicodeWidthStr;

use super::Terminal;

impl Terminal {
    /// `text` with line feeds put in where a line would get wider than the terminal. Line feeds that are there stay.
    pub(crate) fn filled(&self, text: &str) -> String {
        self.filled_under(text, "", "")
    }

    /// The same, the first line after `first` and the others after `rest` (a bullet and its indentation).
    pub(crate) fn filled_under(&self, text: &str, first: &str, rest: &str) -> String {
        let mut lines = Vec::new();
        let mut prefix = first;
        for paragraph in text.lines() {
            let mut line = prefix.to_owned();
            let mut empty = true;
            for word in paragraph.split_whitespace() {
                if !empty && line.width() + 1 + word.width() > self.width {
                    lines.push(std::mem::replace(&mut line, rest.to_owned()));
                    empty = true;
                }
                if !empty {
                    line.push(' ');
                }
                line.push_str(word);
                empty = false;
            }
            lines.push(line);
            prefix = rest;
        }
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::super::capture::Captured;

    #[test]
    fn lines_fit_and_long_words_stay_whole() {
        let captured = Captured::new("");
        let text = format!("{} {} end", "word ".repeat(20), "x".repeat(90));
        let filled = captured.terminal.filled_under(&text, "- ", "  ");
        let lines: Vec<&str> = filled.lines().collect();
        assert!(lines[0].starts_with("- word") && lines[0].len() <= 80 && lines[1].starts_with("  word"));
        assert!(lines.contains(&format!("  {}", "x".repeat(90)).as_str()) && filled.ends_with("  end"));
        assert_eq!(captured.terminal.filled("one\n\ntwo"), "one\n\ntwo");
    }
}
