//! Labelled values in two columns.

use unicode_width::UnicodeWidthStr;

use crate::terminal::safe::safe;
use crate::terminal::{Line, Terminal};

/// A label and what stands beside it, one paragraph a value.
pub(crate) struct Field {
    pub(crate) label: String,
    pub(crate) values: Vec<String>,
}

/// Labels wider than this go on in a second line, so that enough is left for the values.
const WIDEST_LABEL: usize = 24;

/// The lines of the fields: labels in one column, values beside them, both wrapped under themselves. So whatever a value says, no line of it begins where a line
/// of ours does.
pub(crate) fn lines(terminal: &Terminal, fields: &[Field]) -> Vec<Line> {
    let labels: Vec<Vec<String>> = fields.iter().map(|field| label_lines(&field.label)).collect();
    let column = labels.iter().flatten().map(|line| line.width()).max().unwrap_or_default();
    let indent = " ".repeat(column + 4);
    let mut lines = Vec::new();
    for (field, label) in fields.iter().zip(&labels) {
        let mut label = label.iter();
        // First made safe, then wrapped: wrapping would make a space of a line separator.
        let filled = field.values.iter().map(|value| terminal.filled_under(&safe(value), &indent, &indent)).collect::<Vec<_>>().join("\n");
        for line in filled.lines() {
            lines.push(beside(label.next(), column).plain(line.strip_prefix(indent.as_str()).unwrap_or(line)));
        }
        lines.extend(label.map(|line| beside(Some(line), 0)));
    }
    lines
}

/// A line that begins with a line of a label, filled up to the column.
fn beside(label: Option<&String>, column: usize) -> Line {
    let label = label.map(String::as_str).unwrap_or_default();
    let gap = if column == 0 { String::new() } else { " ".repeat(column.saturating_sub(label.width()) + 2) };
    Line::new().faint(&format!("  {label}{gap}"))
}

fn label_lines(label: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in label.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= WIDEST_LABEL => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
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

    #[test]
    fn a_long_label_has_two_lines() {
        let captured = Captured::new("");
        let field = Field { label: "Supervisione e verifica dell'identità".into(), values: vec!["x".into()] };
        for line in lines(&captured.terminal, &[field]) {
            captured.terminal.data(line);
        }
        assert_eq!(captured.out(), "  Supervisione e verifica  x\n  dell'identità\n");
    }
}
