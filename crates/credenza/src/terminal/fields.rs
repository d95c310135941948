//! Names and values under each other.

use unicode_width::UnicodeWidthStr;

use super::safe::safe;
use super::{Line, Terminal};

impl Terminal {
    /// One line of data for each pair, the values in one column.
    pub(crate) fn fields(&self, fields: &[(String, String)]) {
        let width = |name: &str| safe(name).width();
        let column = fields.iter().map(|(name, _)| width(name)).max().unwrap_or_default();
        for (name, value) in fields {
            let gap = " ".repeat(column - width(name) + 2);
            self.data(Line::new().faint(name).plain(&gap).plain(value));
        }
    }
}
