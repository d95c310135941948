//! JSON Pointer (RFC 6901): the place in a document.

use std::borrow::Cow;
use std::fmt;

/// A place in a JSON document. The root prints as the empty text, its member `a/b` as `/a~1b`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Pointer(Cow<'static, str>);

impl Pointer {
    /// The whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// A place that is known beforehand, as RFC 6901 §5 writes it.
    pub(crate) const fn fixed(pointer: &'static str) -> Self {
        Self(Cow::Borrowed(pointer))
    }

    /// The member `name` of the object here.
    #[must_use]
    pub fn key(&self, name: &str) -> Self {
        let mut pointer = String::with_capacity(self.0.len() + 1 + name.len());
        pointer.push_str(&self.0);
        push_key(&mut pointer, name);
        Self(Cow::Owned(pointer))
    }

    /// The item `index`, counted from 0, of the array here.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(Cow::Owned(format!("{}/{index}", self.0)))
    }

    /// The same place, in a document that stands at `outer` in another.
    #[must_use]
    pub fn within(&self, outer: &Self) -> Self {
        Self(Cow::Owned(format!("{}{}", outer.0, self.0)))
    }

    /// The pointer as RFC 6901 §5 writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The place that these steps, written as RFC 6901 §5 does, lead to from here.
    pub(crate) fn join(mut self, steps: &str) -> Self {
        self.0.to_mut().push_str(steps);
        self
    }

    pub(super) fn push_key(&mut self, name: &str) {
        push_key(self.0.to_mut(), name);
    }

    pub(super) fn push_index(&mut self, index: usize) {
        let pointer = self.0.to_mut();
        pointer.push('/');
        pointer.push_str(&index.to_string());
    }
}

fn push_key(pointer: &mut String, name: &str) {
    pointer.push('/');
    if !name.contains(['~', '/']) {
        pointer.push_str(name);
        return;
    }
    for character in name.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Pointer;
    use serde_json::json;

    #[test]
    fn names_are_escaped_so_that_the_pointer_leads_back() {
        let document = json!({"a/b": {"m~n": ["x", {"": 7, "~1": 8}]}});
        let place = Pointer::root().key("a/b").key("m~n").index(1);
        assert_eq!(place.to_string(), "/a~1b/m~0n/1");
        assert_eq!(document.pointer(place.key("").as_str()), Some(&json!(7)));
        assert_eq!(document.pointer(place.key("~1").as_str()), Some(&json!(8)));
        assert_eq!(document.pointer(Pointer::root().as_str()), Some(&document));
    }
}
