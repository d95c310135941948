//! Writing a document member by member, straight into its text.

use super::Node;
use crate::encoding::jcs::{write_number, write_string};

/// The members of an object under way. Each method writes one member, in the order of the calls; the names are the writer's own and each stands once.
pub(crate) struct ObjectWriter<'t> {
    text: &'t mut Vec<u8>,
    separator: u8,
}

/// The text of an object with the members that `members` writes.
pub(crate) fn object(members: impl FnOnce(&mut ObjectWriter<'_>)) -> Vec<u8> {
    // Most documents of ours have 4 to 8 KB.
    let mut text = Vec::with_capacity(8 * 1024);
    write_object(&mut text, members);
    text
}

/// The text of an object with one member more at its end, which it does not have yet; `value` is JSON.
pub(crate) fn with_member(object: Node<'_>, name: &str, value: &[u8]) -> Vec<u8> {
    let members = object.as_written().strip_suffix('}').unwrap_or_default();
    let mut text = Vec::with_capacity(members.len() + name.len() + value.len() + 5);
    text.extend_from_slice(members.as_bytes());
    if object.members().next().is_some() {
        text.push(b',');
    }
    write_string(name, &mut text);
    text.push(b':');
    text.extend_from_slice(value);
    text.push(b'}');
    text
}

/// The text of an object with another value under a name that it has; `value` is JSON.
pub(crate) fn with_value(object: Node<'_>, name: &str, value: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(object.as_written().len() + value.len());
    let mut separator = b'{';
    for (member, found) in object.members() {
        text.push(separator);
        write_string(member, &mut text);
        text.push(b':');
        text.extend_from_slice(if member == name { value } else { found.as_written().as_bytes() });
        separator = b',';
    }
    text.push(b'}');
    text
}

fn write_object(text: &mut Vec<u8>, members: impl FnOnce(&mut ObjectWriter<'_>)) {
    let mut writer = ObjectWriter { text, separator: b'{' };
    members(&mut writer);
    if writer.separator == b'{' {
        writer.text.push(b'{');
    }
    writer.text.push(b'}');
}

impl ObjectWriter<'_> {
    /// A string.
    pub(crate) fn text(&mut self, name: &str, value: &str) {
        self.name(name);
        write_string(value, self.text);
    }

    /// A string, where there is one.
    pub(crate) fn text_if(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(name, value);
        }
    }

    /// A number.
    pub(crate) fn number(&mut self, name: &str, value: f64) {
        self.name(name);
        write_number(value, self.text);
    }

    /// `true` or `false`.
    pub(crate) fn flag(&mut self, name: &str, value: bool) {
        self.name(name);
        self.text.extend_from_slice(if value { b"true" } else { b"false" });
    }

    /// An object.
    pub(crate) fn object(&mut self, name: &str, members: impl FnOnce(&mut ObjectWriter<'_>)) {
        self.name(name);
        write_object(self.text, members);
    }

    /// An array of strings; nothing where there are none.
    pub(crate) fn texts<'v>(&mut self, name: &str, values: impl IntoIterator<Item = &'v str>) {
        self.array(name, values, |text, value| write_string(value, text));
    }

    /// An array of objects; nothing where there are none.
    pub(crate) fn objects<V>(
        &mut self,
        name: &str,
        values: impl IntoIterator<Item = V>,
        mut members: impl FnMut(&mut ObjectWriter<'_>, V),
    ) {
        self.array(name, values, |text, value| write_object(text, |object| members(object, value)));
    }

    /// A value that is JSON already.
    pub(crate) fn json(&mut self, name: &str, value: &str) {
        self.name(name);
        self.text.extend_from_slice(value.as_bytes());
    }

    fn array<V>(&mut self, name: &str, values: impl IntoIterator<Item = V>, mut write: impl FnMut(&mut Vec<u8>, V)) {
        let mut values = values.into_iter().peekable();
        if values.peek().is_none() {
            return;
        }
        self.name(name);
        let mut separator = b'[';
        for value in values {
            self.text.push(separator);
            write(self.text, value);
            separator = b',';
        }
        self.text.push(b']');
    }

    fn name(&mut self, name: &str) {
        self.text.push(self.separator);
        self.separator = b',';
        write_string(name, self.text);
        self.text.push(b':');
    }
}

#[cfg(test)]
mod tests {
    use super::{object, with_member};
    use crate::encoding::json::Document;

    #[test]
    fn members_stand_in_the_order_of_the_calls_and_empty_arrays_are_left_out() {
        let text = object(|it| {
            it.text("b", "a\"\n");
            it.text_if("absent", None);
            it.number("number", 1.5);
            it.flag("flag", true);
            it.texts("none", []);
            it.objects("objects", [1.0, 2.0], |it, value| it.number("n", value));
            it.object("empty", |_| {});
            it.json("a", "[null]");
        });
        let expected = r#"{"b":"a\"\n","number":1.5,"flag":true,"objects":[{"n":1},{"n":2}],"empty":{},"a":[null]}"#;
        assert_eq!(String::from_utf8(text).unwrap(), expected);
        assert_eq!(object(|_| {}), b"{}");
    }

    #[test]
    fn a_member_is_put_at_the_end_of_any_object() {
        for (before, after) in [("{}", r#"{"n":1}"#), ("{ }", r#"{ "n":1}"#), (r#" {"a":2} "#, r#"{"a":2,"n":1}"#)] {
            let document = Document::parse(before.as_bytes()).unwrap();
            assert_eq!(String::from_utf8(with_member(document.root(), "n", b"1")).unwrap(), after);
        }
    }
}
