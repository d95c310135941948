//! Labelled values in two columns.

use unicode_width::UnicodeWidthStr;

use crate::terminal::safe::safe;
use crate::terminal::{Line, Terminal};

/// A label and what stands beside it, one paragraph a value.
pub(crate) struct Field {
    pub(crate) label: String,
    pub(crate) values: Vec<String>,
}

/// The lines of the fields: labels in one column, values beside them, wrapped under themselves. So whatever a value says, no line of it begins where a line of
/// ours does.
pub(crate) fn lines(terminal: &Terminal, fields: &[Field]) -> Vec<Line> {
    let column = fields.iter().map(|field| field.label.width()).max().unwrap_or_default();
    let rest = " ".repeat(column + 4);
    let mut lines = Vec::new();
    for field in fields {
        let mut label = format!("  {}{}  ", field.label, " ".repeat(column - field.label.width()));
        for value in &field.values {
            // First made safe, then wrapped: wrapping would make a space of a line separator.
            for line in terminal.filled_under(&safe(value), &rest, &rest).lines() {
                let shown = line.strip_prefix(rest.as_str()).unwrap_or(line);
                lines.push(Line::new().faint(&label).plain(shown));
                label.clone_from(&rest);
            }
        }
    }
    lines
}

/// A paragraph under an indentation of `depth` columns.
pub(crate) fn paragraph(terminal: &Terminal, depth: usize, text: &str) -> Vec<Line> {
    let indent = " ".repeat(depth);
    terminal.filled_under(&safe(text), &indent, &indent).lines().map(Line::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::capture::Captured;

    #[test]
    fn a_value_stays_in_its_column() {
        let captured = Captured::new("");
        let long = format!("{}\u{2028}\u{2714} ACCEPTED", "word ".repeat(30));
        let fields = [
            Field { label: "Città".into(), values: vec!["one\nTitle  two".into(), long] },
            Field { label: "T".into(), values: vec!["x".into()] },
        ];
        for line in lines(&captured.terminal, &fields) {
            captured.terminal.data(line);
        }
        let out = captured.out();
        assert!(out.starts_with("  Città  one\\u{A}Title two\n         word word"), "{out}");
        assert!(out.contains("\\u{2028}✔ ACCEPTED") && out.ends_with("  T      x\n"), "{out}");
        assert!(out.lines().all(|line| line.starts_with("  ") && line.width() <= 80), "{out}");
    }
}
