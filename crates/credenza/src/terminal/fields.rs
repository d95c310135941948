//! Names and values under each other.

use unicode_width::UnicodeWidthStr;

use super::safe::safe;
use super::{Line, Terminal};

impl Terminal {
    /// One line of data for each pair, the values in one column.
    pub(crate) fn fields(&self, fields: &[(String, String)]) {
        for line in lines(fields) {
            self.data(line);
        }
    }

    /// The same on standard error, whatever `--quiet` says: what has to be read before a question is answered.
    pub(crate) fn remarks(&self, fields: &[(String, String)]) {
        for line in lines(fields) {
            self.remark(line);
        }
    }
}

fn lines(fields: &[(String, String)]) -> Vec<Line> {
    let width = |name: &str| safe(name).width();
    let column = fields.iter().map(|(name, _)| width(name)).max().unwrap_or_default();
    let line = |(name, value): &(String, String)| Line::new().faint(name).plain(&" ".repeat(column - width(name) + 2)).plain(value);
    fields.iter().map(line).collect()
}
